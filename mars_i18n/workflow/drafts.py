"""Machine drafts for what is missing: off unless asked for, always fuzzy, and marked as a machine's."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message, plural_message
from mars_i18n.text.segments.remarks import write_remark
from mars_i18n.text.segments.remarks.entries import draft_digest, source_language_of
from mars_i18n.text.segments.remarks.remark_kinds import MachineDraft
from mars_i18n.text.terms.protection import Protected, protect, restore
from mars_i18n.workflow.issue.catalogue_writing import MadeCatalogue
from mars_i18n.workflow.issue.open_issue import OpenIssue
from mars_i18n.workflow.issue.unreadable import SkippedCatalogues, UnreadableCatalogueError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mars_i18n.messages import Wording
    from mars_i18n.model import Entry, Setting
    from mars_i18n.workflow.issue.open_project import OpenProject

KIND = "suggesters.engines"
_BATCH = 100  # texts that one process is given
_RELATED = frozenset({("es", "pt"), ("pt", "es")})  # so near that a machine is better from one than from English


@dataclass(frozen=True, slots=True)
class Drafted:
    """What became of a catalogue: drafts made, texts that no pair of languages serves, texts that came back damaged."""

    issue: str
    language: str
    path: str
    made: int
    unserved: int
    damaged: int


def draft(
    opened: OpenProject,
    wanted: Iterable[str],
    languages: Iterable[str],
    engine: str,
    progress: Callable[[Wording], None] = lambda _: None,
) -> Iterator[Drafted]:
    """Fill what is missing in the wanted issues with an engine's drafts, catalogue by catalogue, each written whole.

    A text goes into Portuguese from its finished Spanish where there is one, and the other way round, else from its
    source. Raises MarsError where the engine is unknown, not installed, or fails: what was not written is untouched.
    """
    if engine not in plugins.names(KIND):
        raise MarsError(
            message("unknown engine: {engine}", engine=repr(engine)),
            message("The engines are: {engines}.", engines=", ".join(plugins.names(KIND))),
        )
    plugin, chosen = plugins.describe(KIND, engine), tuple(languages)
    plugin.require_extra()
    find_pairs = plugin.function("pairs", opened.project.configuration.engines)
    pairs = plugins.result(plugin, message("its language pairs"), frozenset, find_pairs)
    skipped = SkippedCatalogues()
    with opened.lock(progress):
        for found in opened.issues(wanted):
            issue = OpenIssue(opened, found)
            for language in chosen:
                progress(f"{issue.name} {language}")
                with skipped.skip_unreadable():
                    yield _draft_catalogue(issue, language, engine, pairs)
    skipped.require_none()


def _draft_catalogue(issue: OpenIssue, language: str, engine: str, pairs: frozenset[tuple[str, str]]) -> Drafted:
    project = issue.opened.project
    catalogue = issue.update_catalogue(language)
    catalogues = {language: catalogue}
    for code in project.languages:
        with suppress(UnreadableCatalogueError):  # drafts then come from the source
            catalogues.setdefault(code, issue.update_catalogue(code))
    missing = [entry for entry in catalogue.entries if entry.msgid and not entry.obsolete and not entry.msgstr]
    finished = {code: {one.key: one.msgstr for one in old.entries if one.done} for code, old in catalogues.items()}
    groups: dict[tuple[str, str], list[tuple[Entry, str]]] = defaultdict(list)
    unserved = 0
    for entry in missing:
        found = _choose_pair(entry, (language, project.locale(language)), finished, pairs)
        if found is None:
            unserved += 1
        else:
            groups[found[0]].append((entry, found[1]))
    made: dict[tuple[str, str], str] = {}
    for (source, target), texts in groups.items():
        made |= _translate(issue.opened, engine, source, target, texts)

    def make() -> MadeCatalogue:
        today = issue.update_catalogue(language)
        entries = tuple(_add_draft(entry, made.get(entry.key, ""), engine) for entry in today.entries)
        return MadeCatalogue(replace(today, entries=entries))

    if made:
        issue.update(language, make)
    damaged = len(missing) - unserved - len(made)
    return Drafted(issue.name, language, catalogue.path, len(made), unserved, damaged)


def _choose_pair(
    entry: Entry,
    wanted: tuple[str, str],
    finished: dict[str, dict[tuple[str, str], str]],
    pairs: frozenset[tuple[str, str]],
) -> tuple[tuple[str, str], str] | None:
    """The pair of languages to draft an entry with, and the text to draft from; None where there is none.

    `wanted` are the language and its locale; `finished` the translations of each language by key.
    """
    language, locale = wanted
    original = source_language_of(entry)[0]
    texts = {original: entry.msgid}
    for code, translations in finished.items():
        if entry.key in translations:
            texts.setdefault(code, translations[entry.key])
    order = sorted(texts, key=lambda code: ((code, language) not in _RELATED, code != original))
    for code in order:
        for target in (locale, language):
            if (code, target) in pairs and ((code, language) in _RELATED or code == original):
                return (code, target), texts[code]
    return None


def _translate(
    opened: OpenProject, engine: str, source: str, target: str, texts: list[tuple[Entry, str]]
) -> dict[tuple[str, str], str]:
    ready = [protect(text, opened.terms, source) for _, text in texts]
    settings = opened.project.configuration.engines
    answers: list[str] = []
    for start in range(0, len(ready), _BATCH):
        batch = [one.html for one in ready[start : start + _BATCH]]
        answers += _ask_engine(engine, batch, (source, target), settings)
    made = {}
    for (entry, _), given, answer in zip(texts, ready, answers, strict=True):
        text = _accept_answer(given, answer)
        if text:
            made[entry.key] = text
    return made


def _ask_engine(engine: str, texts: list[str], pair: tuple[str, str], settings: Iterable[Setting]) -> list[str]:
    """What an engine makes of texts, one for one. Raises MarsError that names it, whatever it does."""
    plugin, about = (
        plugins.describe(KIND, engine),
        plural_message(
            "{count} text from {source} to {target}",
            "{count} texts from {source} to {target}",
            len(texts),
            source=pair[0],
            target=pair[1],
        ),
    )
    answers = plugins.results(plugin, about, str, plugin.function("translate", settings), texts, *pair)
    if len(answers) != len(texts):
        raise MarsError(
            message(
                "{engine} returned {answers} texts for {texts}",
                engine=plugin.title,
                answers=len(answers),
                texts=len(texts),
            ),
            message("Nothing was written."),
        )
    return answers


def _accept_answer(given: Protected, answer: str) -> str:
    text = restore(given, answer)
    return "" if text == given.msgid and any(map(str.islower, text)) else text


def _add_draft(entry: Entry, text: str, engine: str) -> Entry:
    if not text or entry.msgstr:
        return entry
    remark = write_remark(MachineDraft(engine, draft_digest(text)))
    return replace(entry, msgstr=text, fuzzy=True, previous="", translator=(*entry.translator, remark))
