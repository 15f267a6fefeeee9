"""`add` removed, joined or read something when it made a draft of a file.

What it does: goes through a draft of `mars-i18n add` from top to bottom, with a finding for each thing that was
removed, joined, changed, or read as a heading, a list, a footnote or a table, its page, and how sure that is: certain,
likely, or a guess.

Why: a PDF says where its letters are, not what they mean, and Markdown has not all that a Word file has. Only somebody
who knows the text can say whether it was read right.

Wrong:
    page 2, likely: a word broken at a line end was joined
    before: gov- ernment
    after: government

Right:
    before: government
    after: government
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.model import Location
from mars_i18n.plugins.imported_files import CERTAINTIES
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Message
    from mars_i18n.model import Severity
    from mars_i18n.plugins.imported_files import ImportedFile, Remark

severity: Severity = "info"
remedy = translatable(
    "Compare that line of the draft with the page of the file, and correct it where it was read wrong."
)


def check(file: ImportedFile) -> Iterator[Fault]:
    """Yield a fault for each remark on the draft, but for words that it has lost."""
    for one in file.remarks:
        if not one.remark.loss:
            yield Fault(
                _describe(one.remark),
                evidence=(("before", one.remark.before), ("after", one.remark.after)),
                location=Location(file.path, one.line),
            )


def _describe(remark: Remark) -> Message:
    sure = CERTAINTIES[remark.certainty]
    if remark.page:
        return message("page {page}: {what} ({certainty})", page=remark.page, what=remark.about, certainty=sure)
    return message("{what} ({certainty})", what=remark.about, certainty=sure)
