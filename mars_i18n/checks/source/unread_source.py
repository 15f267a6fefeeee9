"""A file in sources/ is read by nobody.

What it does: reports a file with text that no format reads, that lies deeper than the folder of its issue, or in which
no text is found; a symbolic link that leads to no file; and an image or a file of data that no document shows or links
to. Hidden files, locks and backups of programs are left alone.

Why: its text would be in no catalogue and on no page, and nobody would know.

Wrong:
    unread: annex.adoc (no format)

    # Letter

Wrong:
    unread: map.png (image)

    # Letter

Right:
    ![The map](map.png)
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.model import Location
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Message
    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import SourceIssue, UnreadSource

severity: Severity = "error"
others: tuple[Severity, ...] = ("warning",)
remedy = translatable(
    "Save it as Markdown, HTML or plain text in sources/<issue>/, delete it, or name it in [sources] ignore of the "
    "configuration."
)


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each file that nobody reads."""
    for file in issue.unread:
        yield Fault(
            _say(file),
            evidence=(("words", PurePosixPath(file.path).name),),
            location=Location(file.path, 1),
            severity="warning" if file.why in {"blank", "image", "data"} else None,
        )


def _say(file: UnreadSource) -> Message:
    if file.why == "no format":
        if ending := PurePosixPath(file.path).suffix:
            return message("its text is not read: no format reads {ending}", ending=ending)
        return message("its text is not read: its name has no ending that names a format")
    if file.why == "too deep":
        return message("its text is not read: only files directly in the folder of an issue are")
    if file.why == "no text":
        return message("no text was found in it")
    if file.why == "blank":
        return message("it is empty")
    if file.why == "broken link":
        return message("it is a symbolic link that leads to no file")
    if file.why == "no file":
        return message("it is a pipe, a socket or a device, and no file")
    return message("no document shows it or links to it")
