"""In CI a release gets its issue from a tag, and what cannot run is said."""

import pytest


def test_a_missing_extra_is_an_error_where_its_output_is_named_and_a_note_where_it_is_a_check(mars, monkeypatch):
    from mars_i18n.checks.translation import accent_typo
    from mars_i18n.plugins import loading
    from mars_i18n.workflow import check

    def no_extra(name):
        return None if name in {"typst", "simplemma"} else object()

    loading.describe.cache_clear()
    monkeypatch.setattr(accent_typo, "needs", ("spelling", "simplemma"), raising=False)
    monkeypatch.setattr(loading, "find_spec", no_extra)
    monkeypatch.setattr(check, "find_spec", no_extra)
    result = mars("release", "--output", "web,pdf")
    assert (result.code, 'pip install "mars-i18n[pdf]"' in result.err) == (2, True)
    mars("sync")
    assert 'not run: accent-typo. Install the extra: pip install "mars-i18n[spelling]"' in mars("check").err
    loading.describe.cache_clear()


TAGS = [
    ("letter", "letter", 1),
    ("letter-r2", "letter", 2),
    ("refs/tags/letter", "letter", 1),
    ("letter-r3-r2", "letter-r3", 2),
    ("letter-r3", "letter-r3", 1),
    *((tag, "", 0) for tag in ("", "v1", "letter-r0", "letter-r", "letter-r1x", "Letter", "letter-r99999", "letter-2")),
]


@pytest.mark.parametrize(("tag", "issue", "number"), TAGS)
def test_a_tag_names_an_issue_and_its_release(mars, tag, issue, number):
    from mars_i18n.errors import MarsError
    from mars_i18n.project import open_project
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.release import issue_of_tag

    mars.write("sources/letter-r3.md", "Water.\n")
    opened = OpenProject(open_project(mars.root))
    if issue:
        assert issue_of_tag(opened, tag) == (issue, number)
    else:
        with pytest.raises(MarsError, match="names no issue"):
            issue_of_tag(opened, tag)


def test_a_tag_that_is_empty_is_exit_2_and_releases_nothing(mars):
    """An unset variable must not release every issue."""
    mars("sync")
    assert mars("release", "--tag", "").code == 2
    assert mars("release", "--tag", "v1").code == 2
    assert mars("release", "letter", "--tag", "letter").code == 2
