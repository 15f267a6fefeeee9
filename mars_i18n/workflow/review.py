"""What an editor signs off: every segment of an issue beside its translation, with its state, faults and notes."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from mars_i18n.messages import ENGLISH, message, render_message
from mars_i18n.model import Segment, segments_of
from mars_i18n.plugins.editions import Reviewed
from mars_i18n.text.segments.markup import parse_translation, tag_faults, to_msgid
from mars_i18n.text.segments.remarks import read_remark
from mars_i18n.text.segments.remarks.comments import read_comment
from mars_i18n.text.segments.remarks.remark_kinds import Occurrences, TagMeaning, TakenFromMemory
from mars_i18n.text.segments.source_messages import tag_meanings
from mars_i18n.translations import FOLDER, load_translations
from mars_i18n.workflow.check import CheckOrder, apply_baseline, check_issues
from mars_i18n.workflow.records.manifest import read_releases, text_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mars_i18n.messages import Translations
    from mars_i18n.model import Block, Catalogue, Document, Entry, Finding
    from mars_i18n.workflow.issue.open_issue import OpenIssue

    Review = tuple[tuple[str, tuple[Reviewed, ...]], ...]  # (path of a document, its rows)


def reviewer(issue: OpenIssue) -> Callable[[str, Catalogue], Review]:
    """A function from a language and its catalogue to the review of an issue; the checks run at its first call."""
    opened = issue.opened

    @cache
    def findings() -> list[Finding]:
        order = CheckOrder(opened.project.languages)
        return apply_baseline(opened, check_issues(opened, [issue], order), order, [issue.name])

    def review(language: str, catalogue: Catalogue) -> Review:
        releases = read_releases(opened.project, issue.name)
        released = frozenset(releases[-1].texts.get(language, ())) if releases else None
        entries = {entry.key: entry for entry in catalogue.entries if not entry.obsolete}
        mine = [one for one in findings() if one.language in {language, None}]
        documents = issue.read.documents
        return tuple((one.path, tuple(_rows(one, entries, mine, language, released))) for one in documents)

    return review


def _rows(
    document: Document,
    entries: dict[tuple[str, str], Entry],
    findings: Sequence[Finding],
    language: str,
    released: frozenset[str] | None,
) -> Iterator[Reviewed]:
    translations = load_translations(language, FOLDER)
    pairs = [(block, segment) for block in document.blocks for segment in segments_of(block) if segment.translate]
    of_source = _by_segment([one for one in findings if one.language is None], document, pairs)
    of_text: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.language and finding.source is not None:
            of_text[finding.context, finding.source].append(finding)
    own_notes = _OwnNotes(segment for _, segment in pairs)
    for number, (block, segment) in enumerate(pairs):
        msgid = to_msgid(segment.parts)
        entry = entries.get((segment.context, msgid))
        if entry is None:
            continue
        faults = [*of_source.get(number, ()), *of_text.get(entry.key, ())]
        yield Reviewed(
            block=block,
            source=segment,
            translation=_translation(entry, segment, language),
            state=_state(entry, segment, language),
            faults=tuple((one.severity, render_message(one.message, translations)) for one in faults),
            faults_language="en" if translations is ENGLISH else language,
            notes=(
                *own_notes.of(entry, segment),
                *(_describe_comment(line, translations) for line in entry.translator),
            ),
            previous=entry.previous,
            changed=released is not None and text_digest(msgid, entry.msgstr) not in released,
        )


class _OwnNotes:
    """The notes for translators of each segment, without the one on its place: the page shows that.

    The entry of a text that is there often has the notes of every place; a segment is shown its own, and what is said
    of the text. Else the rows of n places would have n notes each.
    """

    def __init__(self, segments: Iterable[Segment]) -> None:
        self._of_places: dict[tuple[str, str], set[str]] = defaultdict(set)  # what people wrote beside each text
        for segment in segments:
            if segment.notes:
                self._of_places[segment.context, to_msgid(segment.parts)].update(map(_on_one_line, segment.notes))
        self._read: dict[tuple[str, str], tuple[dict[TagMeaning | str, int], list[int]]] = {}

    def of(self, entry: Entry, segment: Segment) -> tuple[str, ...]:
        """The lines of an entry that are shown with a segment of its text, in their order."""
        if entry.key not in self._read:
            self._read[entry.key] = self._read_lines(entry)
        numbers, shared = self._read[entry.key]
        said: list[TagMeaning | str] = [*map(_on_one_line, segment.notes), *tag_meanings(segment)]
        shown = sorted({*shared, *(numbers[one] for one in said if one in numbers)})
        return tuple(entry.extracted[number] for number in shown)

    def _read_lines(self, entry: Entry) -> tuple[dict[TagMeaning | str, int], list[int]]:
        """(the number of each line that is of a place, by what it says; the numbers of the others)."""
        numbers: dict[TagMeaning | str, int] = {}
        shared = []
        for number, line in enumerate(entry.extracted):
            remark = read_remark(line)
            if isinstance(remark, TagMeaning):
                numbers[remark] = number
            elif line in self._of_places.get(entry.key, ()):
                numbers[line] = number
            elif not isinstance(remark, Occurrences):
                shared.append(number)
        return numbers, shared


def _on_one_line(note: str) -> str:
    return " ".join(note.split())


def _describe_comment(line: str, translations: Translations) -> str:
    """A comment of translators as a reader of the page reads it: where a translation is from, in their language."""
    comment = read_comment(line)
    if isinstance(comment, TakenFromMemory):
        return render_message(message("from the translation memory, {issue}", issue=comment.issue), translations)
    return line


def _state(entry: Entry, segment: Segment, language: str) -> str:
    if segment.language == language and entry.msgstr == entry.msgid:
        return "source"
    if not entry.msgstr:
        return "missing"
    return "needs work" if entry.fuzzy else "translated"


def _translation(entry: Entry, segment: Segment, language: str) -> Segment | None:
    """The translation as a segment with the source's links and images; without them where its tags are broken."""
    if not entry.msgstr:
        return None
    source = () if tag_faults(entry.msgid, entry.msgstr) else segment.parts
    return replace(segment, parts=parse_translation(entry.msgstr, source), language=language, state="translated")


def _by_segment(
    findings: Sequence[Finding], document: Document, pairs: Sequence[tuple[Block, Segment]]
) -> dict[int, list[Finding]]:
    """Findings of a source by the number of the segment that they are in: the last one that begins before them."""
    starts = [(segment.location.line, segment.location.column) for _, segment in pairs]
    order = sorted(range(len(starts)), key=starts.__getitem__)
    ordered = [starts[number] for number in order]
    found: dict[int, list[Finding]] = defaultdict(list)
    for one in findings:
        if one.location.path == document.path and order:
            at = bisect_right(ordered, (one.location.line, one.location.column))
            found[order[max(at - 1, 0)]].append(one)
    return found
