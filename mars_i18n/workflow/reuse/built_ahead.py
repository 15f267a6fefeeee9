"""What a worker made of an issue for `build`, as values that the command keeps and writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from mars_i18n.workflow.building.made_files import MadeLanguage
    from mars_i18n.workflow.issue.files_beside import ReadBeside
    from mars_i18n.workflow.reuse.asked_questions import Answered
    from mars_i18n.workflow.reuse.judged_issues import JudgedIssue


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """What an output recorded of an edition, as it is kept: of a long text, its digest."""

    output: str
    language: str
    locale: str
    draft: bool
    texts: tuple[tuple[str, str], ...]
    long_texts: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class BuiltAhead:
    """What `build` would write of an issue: by its language, what is `made` of each that is not refused.

    `records` are what outputs record for all issues together, their long texts by their digests in `long_texts`;
    `read` and `asked` are what was asked of the files beside the sources and of the memory.
    """

    judged: JudgedIssue
    is_judged_anew: bool
    made: dict[str, MadeLanguage]
    records: tuple[KeptRecord, ...]
    long_texts: dict[bytes, str]
    read: ReadBeside
    asked: Answered
