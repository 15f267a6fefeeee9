"""What became of an issue that was built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from mars_i18n import plugins
    from mars_i18n.errors import MarsError
    from mars_i18n.messages import Wording
    from mars_i18n.workflow.issue.assessment import Assessment
    from mars_i18n.workflow.records.read_back import OutputReadBack


@dataclass(frozen=True, slots=True)
class Built:
    """What became of an issue in one language, or of all (no names). `files` are absolute; none where refused."""

    issue: str
    language: str
    ready: bool
    reason: Wording
    files: tuple[Path, ...] = ()
    notes: tuple[Wording, ...] = ()
    unreadable: MarsError | None = None
    assessment: Assessment | None = None  # None of all, and of one that was built before
    left_out: tuple[str, ...] = ()  # the ordered outputs that are not built, as the language is not ready
    failures: tuple[plugins.PluginError, ...] = ()  # of outputs that are not ours; the other outputs are made
    read_back: tuple[OutputReadBack, ...] = ()  # what the finished files say; of all issues together, at the end
    digests: tuple[bytes, ...] = ()  # of the bytes of the files, in their order
    whole: bool = True  # every file that the pages need was found and copied
