"""The glossary and the link map of a project, read from their files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.messages import documentation_page, locate_message, message, stack_messages
from mars_i18n.project import GLOSSARY, LINKS
from mars_i18n.text.encoding import decode_text
from mars_i18n.text.segments.markup import blank_tags
from mars_i18n.text.segments.remarks.remark_kinds import Terms
from mars_i18n.text.terms.glossary import read_glossary, terms_in
from mars_i18n.text.terms.links import LinkRow, read_links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.messages import Message
    from mars_i18n.model import Term
    from mars_i18n.project import Project
    from mars_i18n.text.segments.source_messages import SourceMessage


def parse_terms(project: Project, data: bytes | None) -> tuple[Term, ...]:
    """The terms in the bytes of glossary.tsv, none where there is no such file. Raises MarsError, a line a fault."""
    if data is None:
        return ()
    text, _ = decode_text(data, GLOSSARY, project.configuration.encoding)
    terms, faults = read_glossary(text, project.languages)
    if faults:
        listed = stack_messages(locate_message(f"{GLOSSARY}:{line}", what) for line, what in faults)
        raise MarsError(
            listed,
            _describe_file("reference/glossary.md"),
        )
    return terms


def _describe_file(page: str) -> Message:
    return message(
        "{page} describes the file. Spreadsheets can save it as tab-separated text.", page=documentation_page(page)
    )


def with_terms(messages: Sequence[SourceMessage], terms: tuple[Term, ...], language: str) -> tuple[SourceMessage, ...]:
    """The messages, each with a note for its translators on the terms that it holds: ``Keep: MARS · OECD → OCDE``."""
    if not terms:
        return tuple(messages)
    return tuple(_with_note(message, terms, language) for message in messages)


def _with_note(message: SourceMessage, terms: tuple[Term, ...], language: str) -> SourceMessage:
    if message.language == language:
        return message
    text = blank_tags(message.msgid)
    written = {
        one.term.term: (text[one.offset : one.offset + one.length], one.term)
        for one in terms_in(text, terms, message.language)
    }
    kept = [term.term for _, term in written.values() if term.keep]
    forms = {said: term.in_language(language) for said, term in written.values() if not term.keep}
    given = [(written_as, best[0]) for written_as, best in forms.items() if best and best[0] != written_as]
    if not kept and not given:
        return message
    return replace(message, notes=(*message.notes, Terms(tuple(kept), tuple(given))))


def parse_link_rows(project: Project, data: bytes | None) -> tuple[LinkRow, ...]:
    """The rows in the bytes of links.tsv, none where there is no such file. Raises MarsError, a line a fault."""
    if data is None:
        return ()
    text, _ = decode_text(data, LINKS, project.configuration.encoding)
    rows, faults = read_links(text, project.languages)
    if faults:
        listed = stack_messages(locate_message(f"{LINKS}:{line}", what) for line, what in faults)
        raise MarsError(
            listed,
            _describe_file("guides/links.md"),
        )
    return rows
