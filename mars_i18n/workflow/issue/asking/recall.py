"""What a new issue need not have translated again: texts that other issues of the project hold, filled in by `sync`."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from mars_i18n.model import UNDETERMINED, Entry
from mars_i18n.project import TEMPLATES, Project, cache_folder
from mars_i18n.suggesters.adapted_values import Regional, adapt_translation
from mars_i18n.suggesters.memory import CatalogueSource, Memory
from mars_i18n.text.merging.former_messages import rewrite_former_text
from mars_i18n.text.merging.merge import Recollection
from mars_i18n.text.merging.similarity import find_difference
from mars_i18n.text.segments.markup import strip_tags, tag_faults
from mars_i18n.text.segments.remarks import write_remark
from mars_i18n.text.segments.remarks.entries import is_heading
from mars_i18n.text.segments.remarks.remark_kinds import (
    AlsoInMemory,
    AssembledFromSentences,
    TakenFromMemory,
    TakenFromSimilar,
)
from mars_i18n.text.sentences.splitting import split
from mars_i18n.workflow.issue.stored import UNREADABLE
from mars_i18n.workflow.records.memory_files import memory_sources, shown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from mars_i18n.model import Catalogue
    from mars_i18n.plugins.kinds import Unit
    from mars_i18n.suggesters.memory import Remembered
    from mars_i18n.text.segments.source_messages import SourceMessage
    from mars_i18n.workflow.issue.asking.asked_memory import AskedMemory
    from mars_i18n.workflow.issue.stored import StoredCatalogues

    Elsewhere = tuple[tuple[str, str], tuple[tuple[str, str], ...]]

_FEWEST = 2  # sentences
_LONGEST = 20_000  # code points of a text that is looked up sentence by sentence
FEWEST_WORDS = 3  # of a text that similar ones are searched for


def recollection(memory: AskedMemory, project: Project, language: str, *, asks_again: bool = False) -> Recollection:
    """What the project's catalogues know of messages without a translation, and of sentences that came.

    One translation in the same context (msgctxt, heading or not, source language) comes as translated, with its origin
    in a translator comment; in another context, of several, or without a tag of the text, as fuzzy, the others as
    comments. A paragraph whose sentences are all known from others comes as fuzzy, and so does the translation of a
    similar text, where the text is new, or with `asks_again`. The memory is asked for when it is needed.
    """

    def sentence(text: str) -> str:
        return memory.sentence(text, language)

    def former(message: SourceMessage) -> tuple[Remembered, ...]:
        """What is remembered of the text as earlier versions wrote it, in today's form."""
        return tuple(
            replace(one, msgstr=text)
            for msgid in message.former
            for one in memory.exact(msgid, language)
            if (text := rewrite_former_text(msgid, one.msgstr, message)) is not None
        )

    def recall(message: SourceMessage) -> Entry | None:
        found = memory.exact(message.msgid, language) or former(message)
        if not found:
            return _of_sentences(message, language, sentence)
        heading = bool(message.places) and is_heading(message.places[0])
        alike = [
            one
            for one in found
            if one.context == message.context
            and one.heading == heading
            and one.source_language in {"", message.language}  # «mayor» is not “mayor”
        ]
        best = (alike or list(found))[0]
        others = dict.fromkeys((one.issue, one.msgstr) for one in found if one.msgstr != best.msgstr)
        sure = bool(alike) and not others and not tag_faults(message.msgid, best.msgstr)
        comments = [write_remark(TakenFromMemory(best.issue))]
        comments += [write_remark(AlsoInMemory(name, " ".join(text.split()))) for name, text in others]
        return Entry(
            message.msgid,
            best.msgstr,
            message.context,
            fuzzy=not sure,
            previous="" if sure else message.msgid,
            translator=tuple(comments),
        )

    def similar(message: SourceMessage) -> Entry | None:
        return _from_similar(message, language, memory, project)

    return Recollection(recall, sentence, similar, asks_again)


def _from_similar(message: SourceMessage, language: str, memory: AskedMemory, project: Project) -> Entry | None:
    """A fuzzy entry with the translation of the most similar text, and where that is from; what differs is put in.

    None for a figure and for a text of less than three words, which are like any other.
    """
    least = project.configuration.near
    if not least or message.figure or len(strip_tags(message.msgid).split()) < FEWEST_WORDS:
        return None
    source = "" if message.language == UNDETERMINED else message.language
    found = memory.near(message.msgid, language, least, source)
    if not found:
        return None
    (near,) = found
    adapted = adapt_translation(
        near.text,
        near.msgstr,
        message.msgid,
        Regional(message.language, project.locales.get(message.language, message.language)),
        Regional(language, project.locale(language)),
    )
    difference = find_difference(near.text, message.msgid)
    remark = write_remark(TakenFromSimilar(near.percent, near.issue, difference, adapted is not None))
    text = near.msgstr if adapted is None else adapted
    return Entry(message.msgid, text, message.context, fuzzy=True, previous=near.text, translator=(remark,))


def _of_sentences(message: SourceMessage, language: str, known: Callable[[str], str]) -> Entry | None:
    """A fuzzy entry put together of known sentences, where all of a paragraph are known."""
    if len(message.msgid) > _LONGEST or message.language == language:
        return None
    sentences = [one.strip() for one in split(message.msgid, message.language)]
    if len(sentences) < _FEWEST:
        return None
    texts: list[str] = []
    for one in sentences:
        if not (text := known(one)):
            return None
        texts.append(text)
    text = " ".join(texts)
    if tag_faults(message.msgid, text):
        return None
    remark = write_remark(AssembledFromSentences())
    return Entry(message.msgid, text, message.context, fuzzy=True, previous=message.msgid, translator=(remark,))


def open_memory(project: Project, catalogues: StoredCatalogues, *, in_process: bool = False) -> Memory:
    """The project's memory, up to date with its catalogues; in a file, unless it is to be `in_process`."""
    memory = Memory(None if in_process else memory_path(project))
    memory.update(_sources(project, catalogues))
    return memory


def find_elsewhere(memory: AskedMemory, units: Sequence[Unit]) -> tuple[Elsewhere, ...]:
    """What other issues have for the texts of these units: ((language, msgid), ((issue, msgstr), …)) where any has."""
    found = []
    for unit in units:
        if unit.entry.done and unit.language != unit.source_language:
            others = memory.exact(unit.source, unit.language)
            alike = tuple((one.issue, one.msgstr) for one in others if one.context == unit.entry.context)
            found += [((unit.language, unit.source), alike)] if alike else []
    return tuple(found)


def memory_path(project: Project) -> Path:
    """The file of a project's memory, in the cache folder."""
    return cache_folder(project) / "memory.sqlite"


def issue_source(catalogues: StoredCatalogues, project: Project, language: str, name: str) -> CatalogueSource:
    """A catalogue of an issue as the memory takes it in; its stamp is the digest of the file's bytes."""
    path = shown_name(project.catalogue_shown(language, name))
    read = partial(_read_catalogue, catalogues, language, name)
    return CatalogueSource(path, language, shown_name(name), catalogues.stamp(language, name), read)


def _sources(project: Project, catalogues: StoredCatalogues) -> Iterator[CatalogueSource]:
    for language in project.languages:
        for name in project.catalogue_names(language):
            if name != TEMPLATES:
                source = issue_source(catalogues, project, language, name)
                if source.stamp and (source.stamp != UNREADABLE or project.catalogue_path(language, name).is_file()):
                    yield source
    yield from memory_sources(project)


def _read_catalogue(catalogues: StoredCatalogues, language: str, name: str) -> Catalogue | None:
    """A catalogue, or None where it cannot be read: the memory is then without it, and `check` says why."""
    return catalogues.read(language, name).catalogue
