"""`export` and `import`: catalogues as the files of other tools, and what comes back from them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.catalogues.exchange._file import ExchangeFile, entry_id
from mars_i18n.catalogues.exchange._table import source_language
from mars_i18n.errors import MarsError
from mars_i18n.model import Catalogue
from mars_i18n.project import Project, read_bytes, write_if_changed
from mars_i18n.text.segments.remarks.entries import source_language_of
from mars_i18n.workflow.issue.reading import read_catalogue, read_issue, synced
from mars_i18n.workflow.issue.unreadable import LeftOut
from mars_i18n.workflow.receive import Received, receive_catalogue
from mars_i18n.workflow.records.sent import remember_sent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from mars_i18n.model import Entry

KIND = "catalogues.exchange"


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written: of which issue and language, where, and how many entries it holds."""

    issue: str
    language: str
    path: Path
    entries: int


def hold_format(name: str) -> None:
    """Raise MarsError where there is no format of that name, or its extra is not installed."""
    if name not in plugins.names(KIND):
        raise MarsError(f"there is no format {name!r}", f"They are: {', '.join(plugins.names(KIND))}.")
    if extra := plugins.describe(KIND, name).lacking:
        raise MarsError(
            f"the format {name} needs the extra {extra!r}", f'Install it: pip install "mars-i18n[{extra}]".'
        )


def holds_memory(name: str) -> bool:
    """Whether a format holds a translation memory, not a catalogue."""
    return plugins.describe(KIND, name).memory


def exchange_file(project: Project, issue: str, language: str, *, unfinished: bool = False) -> ExchangeFile:
    """The entries of an issue's catalogue that are a translator's, as `sync` would write them; only those not done.

    Texts that are in the language already, and stand as they are, are left out.
    """
    (found,) = project.issues([issue])
    catalogue = synced(project, read_issue(project, found), language, read_catalogue(project, language, issue))
    entries = tuple(
        entry
        for entry in catalogue.entries
        if entry.msgid and not entry.obsolete and not _own(entry, language) and not (unfinished and entry.done)
    )
    default = next((code for code in project.languages if code != language), language)
    return ExchangeFile(issue, source_language(entries, default), language, project.locale(language), entries)


def _own(entry: Entry, language: str) -> bool:
    return entry.msgstr == entry.msgid and not entry.fuzzy and source_language_of(entry)[0] == language


def export(  # noqa: PLR0913 - what, of what, how, and where to
    project: Project,
    wanted: Iterable[str],
    languages: Iterable[str],
    form: str,
    out: Path,
    *,
    unfinished: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> Iterator[Exported]:
    """Write a file an issue and language, <issue>.<language>.<extension>. Raises MarsError, also for what is lost."""
    hold_format(form)
    plugin, chosen, left_out = plugins.describe(KIND, form), tuple(languages), LeftOut()
    for issue in project.issues(wanted):
        progress(issue.name)
        for language in chosen:
            file = ExchangeFile(issue.name, "", language, "", ())
            with left_out.unreadable():
                file = exchange_file(project, issue.name, language, unfinished=unfinished)
            if not file.entries:
                continue
            data = plugins.result(plugin, f"{issue.name} ({language})", bytes, plugin.module.write, file)
            if not plugin.memory:
                _hold_lossless(_read_with(plugin, data, form), file, form)
            path = out / f"{issue.name}.{language}{plugin.module.extension}"
            write_if_changed(path, data)
            remember_sent(project, issue.name, language, file.entries)
            yield Exported(issue.name, language, path, len(file.entries))
    left_out.tell()


def _hold_lossless(again: ExchangeFile, file: ExchangeFile, form: str) -> None:
    """Law 4 at run time: what is written reads back, or the loss is said."""
    for ours, theirs in zip(file.entries, again.entries, strict=True):
        if (ours.key, ours.msgstr, ours.fuzzy, ours.translator) != (
            theirs.key,
            theirs.msgstr,
            theirs.fuzzy,
            theirs.translator,
        ):
            raise MarsError(
                f"{file.issue} ({file.language}): {form} would change the entry {ours.msgid[:60]!r}",
                "Choose another format; po, xliff and csv hold most.",
            )


def format_of(data: bytes, path: Path, wanted: str = "") -> str:
    """The format of a file: the wanted one, or the one that it looks like. Raises MarsError where it is none."""
    if wanted:
        hold_format(wanted)
        return wanted
    found = [name for name in plugins.names(KIND) if _recognises(plugins.describe(KIND, name), data, path)]
    if not found:
        raise MarsError(
            f"{path}: this looks like none of {', '.join(plugins.names(KIND))}",
            "A PO file is taken in by `mars-i18n receive`; name the format of another with --format.",
        )
    hold_format(found[0])
    return found[0]


def _recognises(plugin: plugins.Plugin, data: bytes, path: Path) -> bool:
    return plugins.result(plugin, str(path), bool, plugin.module.recognises, data)


def _read_with(plugin: plugins.Plugin, data: bytes, path: str) -> ExchangeFile:
    return plugins.result(plugin, path, ExchangeFile, plugin.module.read, data, path)


def take_in(project: Project, path: Path, form: str = "", issue: str = "", language: str = "") -> Received:
    """Merge a file that came back into the catalogue that it was made from, as `receive` does with a PO file.

    Entries are known by their ids, so that a source which the tool changed does no harm. Raises MarsError; nothing is
    then written.
    """
    data = read_bytes(path)
    file = _read_with(plugins.describe(KIND, format_of(data, path, form)), data, str(path))
    code = language or _language(project, file, path)
    name = issue or _issue(project, file, code, path)
    ours = exchange_file(project, name, code)
    stored = read_catalogue(project, code, name)
    every = (*ours.entries, *(stored.entries if stored else ()))
    known = {entry_id(entry): entry for entry in every}
    texts: dict[str, set[str]] = {}  # source → the ids of entries with it
    for identity, entry in known.items():
        texts.setdefault(entry.msgid, set()).add(identity)
    entries = tuple(
        _returned(entry, _sent(known, texts, entry, identity))
        for entry, identity in zip(file.entries, file.ids or ("",) * len(file.entries), strict=True)
    )
    theirs = Catalogue(code, entries, stored.header if stored else (), stored.comment if stored else ())
    return receive_catalogue(project, path, theirs, name, code)


def _sent(known: dict[str, Entry], texts: dict[str, set[str]], entry: Entry, identity: str) -> Entry | None:
    """The entry that was sent: by its id, or by its text where the id says another one, as in a table half sorted.

    A text that stands in one place only is known without its context too.
    """
    by_id, by_text = known.get(identity), known.get(entry_id(entry))
    alike = texts.get(entry.msgid, set())
    if by_text is None and len(alike) == 1:
        by_text = known[next(iter(alike))]
    return by_id if by_text is None or (by_id is not None and by_id.msgid == entry.msgid) else by_text


def _returned(entry: Entry, sent: Entry | None) -> Entry:
    """An entry as it came back, in the words of the one that was sent."""
    if sent is None:
        return entry
    return replace(sent, msgstr=entry.msgstr, fuzzy=entry.fuzzy, translator=entry.translator, obsolete=False)


def _language(project: Project, file: ExchangeFile, path: Path) -> str:
    if file.language in project.languages:
        return file.language
    for part in path.name.lower().replace(" ", ".").split("."):
        if part in project.languages:
            return part
    told = f"it says {file.locale!r}" if file.locale else "it does not say its language"
    raise MarsError(
        f"{path}: {told}; the project's languages are {', '.join(project.languages)}",
        f"Name the language: mars-i18n import --language es {path.name}",
    )


def _issue(project: Project, file: ExchangeFile, language: str, path: Path) -> str:
    names = [one.name for one in project.issues()]
    if file.issue in names:
        return file.issue
    ids = {*file.ids, *map(entry_id, file.entries)}
    hits = {name: sum(entry_id(one) in ids for one in exchange_file(project, name, language).entries) for name in names}
    best = max(hits, key=hits.__getitem__, default="")
    if best and hits[best]:
        return best
    raise MarsError(
        f"{path}: no issue of the project has these texts",
        f"Name the issue: mars-i18n import --issue {names[0] if names else '2025-05'} {path.name}",
    )
