"""Words of a file are in neither the draft that `add` made of it nor the report on that.

What it does: holds each draft, with all that its report says was removed or changed, against the words of the file as
another reader gives them, before it is written. Words that are only in the file are reported, and words that are only
in the draft.

Why: a paragraph that an import loses is missed by nobody until a reader looks for it.

Wrong:
    before: Bring water and boots.
    after: Bring water.

Right:
    before: Bring water and boots.
    after: Bring water and boots.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import translatable
from mars_i18n.model import Location
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.imported_files import ImportedFile

severity: Severity = "warning"
remedy = translatable(
    "Look for these words in the file, and write into the draft what it lacks. The file was read wrong: please report "
    "that, with the file if you may."
)


def check(file: ImportedFile) -> Iterator[Fault]:
    """Yield a fault for the words that only the file has, and one for those that only the draft has."""
    for one in file.remarks:
        if one.remark.loss:
            yield Fault(
                one.remark.about,
                evidence=(("before", one.remark.before), ("after", one.remark.after)),
                location=Location(file.path, one.line),
            )
