"""What documentation and changelogs write on purpose is no fault of a source; the fault beside it is one."""

import pytest

from mars_i18n.checks.running import CheckSettings, run_on_sources
from mars_i18n.formats import markdown
from mars_i18n.plugins.kinds import SourceIssue
from mars_i18n.text.segments.source_messages import locate_segments
from mars_i18n.workflow.issue.reading import identify_languages

_PROSE = "You place the order at the counter, and you wait until somebody calls your number"
CASES = [
    ("missing-final-stop", f"{_PROSE}. 🍔🍔", False),
    ("missing-final-stop", f"{_PROSE}. 🕵️ ✨", False),
    ("missing-final-stop", f"{_PROSE} 🍔", True),
    ("source-spacing", "The change is in src,doc: the wording of the first page is now clearer.", False),
    ("source-spacing", "The change is in sources,documents and the wording of the first page.", True),
    ("inconsistent-term", "The AbortController is new.\n\nAn abort-controller ends a request.", False),
    ("inconsistent-term", "The AbortController is new.\n\nThe abortController ends a request.", False),
    ("inconsistent-term", "A micro-framework is small.\n\nThis microframework is small, too.", True),
    ("misread-instruction", "---\ntitle: A letter\nlanguages: [ja]\n---\n\nThe well is open again.", False),
    ("misread-instruction", "---\ntitle: A letter\nlangage: ja\n---\n\nThe well is open again.", True),
]


@pytest.mark.parametrize(("check", "source", "is_fault"), CASES)
def test_a_manner_of_documentation_is_silent_and_the_fault_beside_it_is_not(check, source, is_fault):
    document = locate_segments(identify_languages(markdown.parse(source.encode(), "sources/a.md"), ("es", "en", "pt")))
    assert bool(run_on_sources(SourceIssue("a", (document,)), CheckSettings(select=(check,)))) is is_fault
