"""`export` and `import`: catalogues as the files of other tools, and what comes back from them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.catalogues.entry_ids import entry_id, split_sent_id
from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.model import Catalogue
from mars_i18n.plugins.kinds import ExchangeFile
from mars_i18n.project import Project, read_bytes, write_if_changed
from mars_i18n.text.merging.sent_state import SentState
from mars_i18n.text.segments.figure_messages import is_figure
from mars_i18n.text.segments.remarks.entries import main_source_language, source_language_of
from mars_i18n.workflow.issue.open_issue import OpenIssue
from mars_i18n.workflow.issue.unreadable import SkippedCatalogues
from mars_i18n.workflow.translators.receive import Received, receive_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from mars_i18n.model import Entry, Setting
    from mars_i18n.workflow.issue.open_project import OpenProject

KIND = "catalogues.exchange"
MEMORY = "tmx"  # the format of the files in memory/


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written: of which issue and language, where, and how many entries it holds."""

    issue: str
    language: str
    path: Path
    entries: int


def require_format(name: str) -> None:
    """Raise MarsError where there is no format of that name, or its extra is not installed."""
    if name not in plugins.names(KIND):
        raise MarsError(
            message("unknown format: {name}", name=repr(name)),
            message("The formats are: {names}.", names=tuple(plugins.names(KIND))),
        )
    plugins.describe(KIND, name).require_extra()


def holds_memory(name: str) -> bool:
    """Whether a format holds a translation memory, not a catalogue."""
    return plugins.describe(KIND, name).memory


def memory_as_tmx(opened: OpenProject, path: Path, form: str) -> bytes:
    """A translation memory in any format, as a project keeps it. Raises MarsError where it cannot be read."""
    data, plugin = read_bytes(path), plugins.describe(KIND, form)
    if form == MEMORY:
        return data
    file = _read_with(plugin, data, str(path), opened.project.configuration.exchange)
    tmx = plugins.describe(KIND, MEMORY)
    return plugins.result(tmx, str(path), bytes, tmx.function("write", ()), file)


def exchange_file(issue: OpenIssue, language: str, *, unfinished: bool = False) -> ExchangeFile:
    """The entries of an issue's catalogue that need a translator, as `sync` would write them.

    With `unfinished`, only those that are not done. Texts that are in the language already, and stay as they are, are
    left out.
    """
    project = issue.opened.project
    entries = tuple(
        entry
        for entry in issue.update_catalogue(language).entries
        if entry.msgid and not entry.obsolete and not _is_own_text(entry, language) and not (unfinished and entry.done)
    )
    default = next((code for code in project.languages if code != language), language)
    return ExchangeFile(
        issue=issue.name,
        source_language=main_source_language(entries, default),
        language=language,
        locale=project.locale(language),
        entries=entries,
        words=project.configuration.comments_in(language),
    )


def _is_own_text(entry: Entry, language: str) -> bool:
    return entry.msgstr == entry.msgid and not entry.fuzzy and source_language_of(entry)[0] == language


def export(  # noqa: PLR0913 - what, of what, how, and where to
    opened: OpenProject,
    wanted: Iterable[str],
    languages: Iterable[str],
    form: str,
    out: Path,
    *,
    unfinished: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> Iterator[Exported]:
    """Write a file an issue and language, <issue>.<language>.<extension>. Raises MarsError, also for what is lost."""
    require_format(form)
    plugin, chosen, skipped = plugins.describe(KIND, form), tuple(languages), SkippedCatalogues()
    settings = opened.project.configuration.exchange
    for found in opened.issues(wanted):
        progress(found.name)
        issue = OpenIssue(opened, found)
        for language in chosen:
            file = ExchangeFile(issue.name, "", language, "", ())
            with skipped.skip_unreadable():
                file = exchange_file(issue, language, unfinished=unfinished)
            if plugin.memory:  # figures are in none
                file = replace(file, entries=tuple(one for one in file.entries if not is_figure(one)))
            if not file.entries:
                continue
            data = plugins.result(plugin, f"{issue.name} ({language})", bytes, plugin.function("write", settings), file)
            if not plugin.memory:
                _require_lossless(_read_with(plugin, data, form, settings), file, form)
            path = out / f"{issue.name}.{language}{plugin.module.extension}"
            write_if_changed(path, data)
            yield Exported(issue.name, language, path, len(file.entries))
    skipped.require_none()


def _require_lossless(again: ExchangeFile, file: ExchangeFile, form: str) -> None:
    """Law 4 at run time: what is written reads back, or the loss is reported."""
    if len(again.entries) != len(file.entries):
        raise MarsError(
            message(
                "{form} reads {read} of {total} entries back",
                form=form,
                read=len(again.entries),
                total=len(file.entries),
            ),
            message("Choose another format; xliff and csv keep the most."),
            at=f"{file.issue} ({file.language})",
        )
    for ours, theirs in zip(file.entries, again.entries, strict=True):
        if (ours.key, ours.msgstr, ours.fuzzy, ours.translator) != (
            theirs.key,
            theirs.msgstr,
            theirs.fuzzy,
            theirs.translator,
        ):
            raise MarsError(
                message("{form} would change the entry {text}", form=form, text=repr(ours.msgid[:60])),
                message("Choose another format; xliff and csv keep the most."),
                at=f"{file.issue} ({file.language})",
            )


def format_of(data: bytes, path: Path, wanted: str = "") -> str:
    """The format of a file: the wanted one, or the one that it looks like. Raises MarsError where it is none."""
    if wanted:
        require_format(wanted)
        return wanted
    found = [name for name in plugins.names(KIND) if _recognises(plugins.describe(KIND, name), data, path)]
    if not found:
        raise MarsError(
            message("the format of this file was not recognised"),
            message(
                "Give it with --format: {names}. For a PO file, run `mars-i18n receive`.",
                names=tuple(plugins.names(KIND)),
            ),
            at=path,
        )
    require_format(found[0])
    return found[0]


def _recognises(plugin: plugins.Plugin, data: bytes, path: Path) -> bool:
    return plugins.result(plugin, str(path), bool, plugin.module.recognises, data)


def _read_with(plugin: plugins.Plugin, data: bytes, path: str, settings: Iterable[Setting]) -> ExchangeFile:
    return plugins.result(plugin, path, ExchangeFile, plugin.function("read", settings), data, path)


def import_file(opened: OpenProject, path: Path, form: str = "", issue: str = "", language: str = "") -> Received:
    """Merge a file that came back into the catalogue that it was made from, as `receive` does with a PO file.

    Entries are known by their ids, so that a source which the tool changed does no harm. Raises MarsError; nothing is
    then written.
    """
    data = read_bytes(path)
    plugin, settings = plugins.describe(KIND, format_of(data, path, form)), opened.project.configuration.exchange
    file = _read_with(plugin, data, str(path), settings)
    code = language or _detect_language(opened.project, file, path)
    with opened.lock():
        found = _find_issue(opened, file, code, path, issue)
        stored = found.load_catalogue(code).require_readable()
        theirs = _restore_catalogue(file, code, exchange_file(found, code), stored)
        sent = SentState(frozenset(state for _, state in map(split_sent_id, file.ids)))
        return receive_catalogue(found, path, theirs, code, sent)


def _restore_catalogue(file: ExchangeFile, language: str, ours: ExchangeFile, stored: Catalogue | None) -> Catalogue:
    """What came back in a file, as the catalogue that it was made from, with what the tool changed."""
    every = (*ours.entries, *(stored.entries if stored else ()))
    known = {entry_id(entry): entry for entry in every}
    texts: dict[str, set[str]] = {}  # source → the ids of entries with it
    for identity, entry in known.items():
        texts.setdefault(entry.msgid, set()).add(identity)
    entries = tuple(
        _restore_entry(entry, _find_sent(known, texts, entry, split_sent_id(identity)[0]))
        for entry, identity in zip(file.entries, file.ids or ("",) * len(file.entries), strict=True)
    )
    return Catalogue(language, entries, stored.header if stored else (), stored.comment if stored else ())


def _find_sent(known: dict[str, Entry], texts: dict[str, set[str]], entry: Entry, identity: str) -> Entry | None:
    """The entry that was sent: by its id, or by its text where the id says another one, as in a table half sorted.

    A text that is in one place only is found without its context too.
    """
    by_id, by_text = known.get(identity), known.get(entry_id(entry))
    alike = texts.get(entry.msgid, set())
    if by_text is None and len(alike) == 1:
        by_text = known[next(iter(alike))]
    return by_id if by_text is None or (by_id is not None and by_id.msgid == entry.msgid) else by_text


def _restore_entry(entry: Entry, sent: Entry | None) -> Entry:
    """An entry as it came back, in the words of the one that was sent."""
    if sent is None:
        return entry
    return replace(sent, msgstr=entry.msgstr, fuzzy=entry.fuzzy, translator=entry.translator, obsolete=False)


def _detect_language(project: Project, file: ExchangeFile, path: Path) -> str:
    if file.language in project.languages:
        return file.language
    for part in path.name.lower().replace(" ", ".").split("."):
        if part in project.languages:
            return part
    why = message("it does not name its language")
    if file.locale:
        why = message("its language is {language}", language=repr(file.locale))
    raise MarsError(
        message("{why}; the project's languages are {languages}", why=why, languages=tuple(project.languages)),
        message("Give the language: mars-i18n import --language es {file}", file=path.name),
        at=path,
    )


def _find_issue(opened: OpenProject, file: ExchangeFile, language: str, path: Path, wanted: str) -> OpenIssue:
    """The wanted issue, or the one that a file names, or the one that most of its entries are in. Raises MarsError."""
    names = [one.name for one in opened.issues()]
    name = wanted or (file.issue if file.issue in names else "")
    if name:
        return OpenIssue(opened, opened.issues([name])[0])
    ids = {*(split_sent_id(one)[0] for one in file.ids), *map(entry_id, file.entries)}
    best, most = None, 0
    for found in opened.issues():
        issue = OpenIssue(opened, found)
        hits = sum(entry_id(one) in ids for one in exchange_file(issue, language).entries)
        if hits > most:
            best, most = issue, hits
    if best is not None:
        return best
    raise MarsError(
        message("no issue of the project has these texts"),
        message(
            "Give the issue: mars-i18n import --issue {issue} {file}",
            issue=names[0] if names else "2025-05",
            file=path.name,
        ),
        at=path,
    )
