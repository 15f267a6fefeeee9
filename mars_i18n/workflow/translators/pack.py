"""`pack`: all that a translator needs for a language, in one zip: catalogues, memory, glossary and a guide."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mars_i18n import plugins
from mars_i18n.catalogues import glossaries, po
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.model import UNDETERMINED, Catalogue
from mars_i18n.plugins.kinds import ExchangeFile
from mars_i18n.project import write_if_changed
from mars_i18n.text.merging.sent_state import HEADER, describe_sent
from mars_i18n.text.segments.remarks.entries import main_source_language, source_language_of
from mars_i18n.workflow.issue.open_issue import OpenIssue
from mars_i18n.workflow.issue.unreadable import SkippedCatalogues
from mars_i18n.workflow.records.memory_files import memory_sources
from mars_i18n.workflow.translators.exchange import KIND
from mars_i18n.workflow.translators.quote import IssueQuote, add_quotes, quote_issue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mars_i18n.messages import Message
    from mars_i18n.model import Entry, Setting, Term
    from mars_i18n.workflow.issue.open_project import OpenProject

Tool = Literal["poedit", "omegat", "weblate"]
TOOLS: tuple[Tool, ...] = ("poedit", "omegat", "weblate")
GUIDES = Path(__file__).parent / "guides"
_GUIDE = {"es": "guia.html", "pt": "guia.html", "en": "guide.html"}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can say
_EMPTY = ("omegat/", "tm/", "glossary/", "target/", "dictionary/")  # OmegaT opens no project without them


@dataclass(frozen=True, slots=True)
class Packed:
    """A zip that was written: its language, its issues, the names in it, and what was left out and why."""

    language: str
    path: Path
    issues: tuple[str, ...]
    files: tuple[str, ...]
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class _Load:
    """What goes into a pack of one language, before it takes a tool's form."""

    language: str
    locale: str
    source: str  # the language that most words are translated from
    catalogues: tuple[tuple[str, Catalogue], ...]  # (issue, as sync would write it today)
    memory: tuple[Entry, ...]
    terms: tuple[Term, ...]
    title: str
    words: str  # the language that the translator reads
    settings: tuple[Setting, ...]  # of exchange formats
    quote: IssueQuote


def pack(  # noqa: PLR0913, PLR0917 - what, of what, for what, and where to
    opened: OpenProject,
    wanted: Iterable[str],
    languages: Iterable[str],
    tool: Tool,
    out: Path,
    progress: Callable[[str], None] = lambda _: None,
) -> Iterator[Packed]:
    """Write a zip a language of the wanted issues (all where none is named) for a tool; same project, same bytes.

    Raises MarsError where a source, a catalogue or the glossary cannot be read, or the zip cannot be written.
    """
    project, issues = opened.project, []
    for found in opened.issues(wanted):
        progress(found.name)
        issues.append(OpenIssue(opened, found))
    skipped = SkippedCatalogues()
    for language in languages:
        made, quotes = [], []
        before: set[str] = set()
        for issue in issues:
            with skipped.skip_unreadable():
                made.append((issue.name, issue.update_catalogue(language)))
                quotes.append(quote_issue(issue, language, before))
        if not made:
            continue
        every = [entry for _, catalogue in made for entry in catalogue.entries if not entry.obsolete]
        others = [entry for entry in every if source_language_of(entry)[0] != language]
        default = next((code for code in project.languages if code != language), UNDETERMINED)
        load = _Load(
            language=language,
            locale=project.locale(language),
            source=main_source_language(others, default),
            catalogues=tuple(made),
            memory=_collect_memory(opened, language),
            terms=opened.terms,
            title=project.configuration.title,
            words=project.configuration.comments_in(language),
            settings=project.configuration.exchange,
            quote=add_quotes(quotes, ""),
        )
        files, notes = _packed_files(load, tool)
        names = tuple(issue for issue, _ in made)
        name = f"{names[0] if len(names) == 1 else 'issues'}.{language}.{tool}"
        path = out / f"{name}.zip"
        write_if_changed(path, _zip_files({f"{name}/{inner}": data for inner, data in files.items()}))
        yield Packed(language, path, names, tuple(files), tuple(notes))
    skipped.require_none()


def _collect_memory(opened: OpenProject, language: str) -> tuple[Entry, ...]:
    """Every finished translation into a language; of a text in several issues, that of the last one.

    Those of memory/*.tmx come first, so that the project's own replace them.
    """
    found: dict[tuple[str, str], Entry] = {}
    elsewhere = (source.read() for source in memory_sources(opened.project) if source.language == language)
    own = (opened.load_catalogue(language, issue.name).catalogue for issue in opened.issues())
    for catalogue in filter(None, chain(elsewhere, own)):
        for entry in catalogue.entries:
            if entry.done and entry.msgid and entry.msgid != entry.msgstr and not entry.plural:
                found[entry.key] = entry
    return tuple(found.values())


def _packed_files(load: _Load, tool: Tool) -> tuple[dict[str, bytes], list[Message]]:
    """(name in the zip → its bytes, notes). A folder's name ends in a slash."""
    notes: list[Message] = []
    inside = {"omegat": "source/"}.get(tool, "")
    files = {f"{inside}{issue}.po": po.serialise(_add_sent(catalogue)) for issue, catalogue in load.catalogues}
    if (memory := _write_tmx(load, notes)) is not None:
        files["tm/memory.tmx" if tool == "omegat" else "memory.tmx"] = memory
    if load.terms:
        name, data = _write_glossary(load, tool)
        files[name] = data
    if tool == "omegat":
        files |= {"omegat.project": _render("omegat.project.j2", load, tool), **dict.fromkeys(_EMPTY, b"")}
    guide = load.words if load.words in _GUIDE else "en"
    if guide != load.words:
        notes.append(message("the guide is in English: there is none in {language}", language=repr(load.words)))
    files[_GUIDE[guide]] = _render(f"{guide}.html.j2", load, tool, files)
    return files, notes


def _add_sent(catalogue: Catalogue) -> Catalogue:
    """The catalogue with a header that says which version it is, for `receive`."""
    return replace(catalogue, header=(*catalogue.header, (HEADER, describe_sent(catalogue.entries))))


def _write_tmx(load: _Load, notes: list[Message]) -> bytes | None:
    if not load.memory:
        return None
    memories = [one for one in (plugins.describe(KIND, name) for name in plugins.names(KIND)) if one.memory]
    if not memories:
        notes.append(message("there is no translation memory: this installation cannot write TMX"))
        return None
    file = ExchangeFile("memory", load.source, load.language, load.locale, load.memory)
    plugin = min(memories, key=lambda one: not one.ours)
    return plugins.result(
        plugin,
        message("the memory of {language}", language=load.language),
        bytes,
        plugin.function("write", load.settings),
        file,
    )


def _write_glossary(load: _Load, tool: Tool) -> tuple[str, bytes]:
    if tool == "omegat":
        return "glossary/glossary.txt", glossaries.tab_separated(load.terms, load.language)
    if tool == "weblate":
        return "glossary.tbx", glossaries.tbx(load.terms, load.source, load.language, load.locale.replace("_", "-"))
    return "glossary.csv", glossaries.comma_separated(load.terms, load.source, load.language)


def _render(template: str, load: _Load, tool: Tool, files: Mapping[str, bytes] | None = None) -> bytes:
    import jinja2

    from mars_i18n.outputs.look.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        loader=jinja2.FileSystemLoader(GUIDES), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    )
    catalogues = [f"{'source/' if tool == 'omegat' else ''}{issue}.po" for issue, _ in load.catalogues]
    text = environment.get_template(template).render(
        tool=tool,
        load=load,
        memory=any(name.endswith("memory.tmx") for name in files or ()),
        glossary=bool(load.terms),
        catalogues=catalogues,
        locale=load.locale.replace("_", "-"),
        bands=tuple((band, amount) for band, amount in load.quote.bands if amount.segments),
    )
    return (text.strip() + "\n").encode()


def _zip_files(files: Mapping[str, bytes]) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_STORED if name.endswith("/") else zipfile.ZIP_DEFLATED
            part.external_attr = (0o40755 << 16 | 0x10) if name.endswith("/") else 0o100644 << 16
            archive.writestr(part, files[name])
    return result.getvalue()
