"""Contract tests, for authors of plugins: each function raises AssertionError with what the module does wrong.

In a test of your own, with pytest or without::

    from mars_i18n.plugins.testing import assert_check
    from mars_extra import loud

    def test_loud_keeps_the_contract():
        assert_check("translation", loud, [Unit(Entry("A book", "Un libro"), "en", "es", "may", "es.po")])

Ours pass the same functions. What a function asks of a kind beyond its Protocol is that it gives the same twice, gives
what the rest of mars-i18n can take, and keeps the laws that its Protocol names.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from mars_i18n.model import Artefact, Block, Document, Gap, VisibleWord, segments_of
from mars_i18n.plugins.contract import (
    contract_faults,
    require_sound_artefact,
    require_sound_fault,
    require_sound_record,
)
from mars_i18n.plugins.editions import EditionRecord
from mars_i18n.plugins.kinds import CALLED_WITH_SETTINGS, ExchangeFile, Fault, Unit
from mars_i18n.plugins.word_accounts import account_for_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from types import ModuleType

    from mars_i18n.model import Entry, Finding, Setting
    from mars_i18n.plugins.editions import Archive, Edition

_OPENING = ("What it does:", "Why:")  # paragraphs that the page of a check has
_PLACED = frozenset(
    {"source", "catalogue", "imported"}
)  # kinds of checks that are given whole files, and so say where a fault is


def assert_contract(kind: str, module: ModuleType) -> None:
    """The module has the names, functions and values of its kind: "formats", "checks.source", "outputs", …"""
    faults = list(contract_faults(kind, module))
    assert not faults, f"{module.__name__}: {'; '.join(faults)}"
    assert (module.__doc__ or "").strip(), f"{module.__name__} has no docstring, which is its page"


def _function(kind: str, module: ModuleType, name: str, settings: Sequence[Setting]) -> Callable[..., Any]:
    """A function of a plugin as mars-i18n calls it: with the settings, where it declares options."""
    found: Callable[..., Any] = getattr(module, name)
    given = getattr(module, "options", ()) and name in CALLED_WITH_SETTINGS[kind]
    return partial(found, settings=tuple(settings)) if given else found


def assert_format(
    module: ModuleType, data: bytes, path: str, settings: Sequence[Setting] = (), *, name: str = ""
) -> Document:
    """A file of the format is read and rebuilt byte for byte (law 1), and no word of it is lost (law 8).

    Gives the document, to look into.

    `name` is that of its entry point, where it is not the name of the module.
    """
    assert_contract("formats", module)
    parse = _function("formats", module, "parse", settings)
    assert PurePosixPath(path).suffix.lower() in module.extensions, f"{path} has none of {module.extensions}"
    document = parse(data, path)
    assert isinstance(document, Document), f"parse gave {type(document).__name__}, not Document"
    name = name or module.__name__.rpartition(".")[2].replace("_", "-")
    assert document.format == name, f"Document.format is {document.format!r}, not its name, {name!r}"
    assert document.path == path, "Document.path is not the path that it was given"
    assert all(isinstance(part, Gap | Block) for part in document.parts), "a part is neither Gap nor Block"
    assert module.rebuild(document) == data, "rebuild(parse(data)) is not data"
    if not document.package:
        assert document.raw.encode(document.encoding) == data, "the raw parts, joined, are not the file"
    assert parse(data, path) == document, "parse gives something else the second time"
    for segment in segments_of(document):
        assert segment.location.path == path, "a segment is located in another file"
        assert min(segment.location.line, segment.location.column) >= 1, "lines and columns count from 1"
    _assert_no_word_is_lost(module, document)
    return document


def _assert_no_word_is_lost(module: ModuleType, document: Document) -> None:
    assert hasattr(module, "visible_words"), "it has no `visible_words`: nothing proves that `parse` loses no word"
    words = list(module.visible_words(document))
    assert all(isinstance(one, VisibleWord) for one in words), "visible_words gave something else than VisibleWord"
    assert words == sorted(words, key=lambda one: one.offset), "visible_words are not in the order of their offsets"
    for one in words:
        assert document.raw.startswith(one.word, one.offset), f"{one.word!r} is not at {one.offset} of the raw text"
    for passage in account_for_words(document, words).left_out:
        raise AssertionError(f"{passage.location.line}: {passage.words!r} is in no segment, tag or gap with a reason")


def assert_check(kind: str, module: ModuleType, inputs: Iterable[object]) -> list[Fault]:
    """A check of a kind (one of `CHECK_KINDS`: "source", "translation", …) on inputs of that. Gives the faults."""
    assert_contract(f"checks.{kind}", module)
    page = module.__doc__ or ""
    for opening in _OPENING:
        assert opening in page, f"its page has no paragraph {opening!r}"
    assert module.remedy.endswith((".", "?")), "`remedy` is not a sentence"
    severities = {module.severity, *getattr(module, "others", ())}  # all that its Protocol lets it declare
    every: list[Fault] = []
    for given in inputs:
        found = list(module.check(given))
        assert found == list(module.check(given)), "it finds something else the second time"
        for one in found:
            unit, fault = one if kind == "issue" else (None, one)
            assert unit is None or isinstance(unit, Unit), f"it gave {type(unit).__name__}, not Unit"
            assert isinstance(fault, Fault), f"it gave {type(fault).__name__}, not Fault"
            _assert_sound(require_sound_fault, fault, severities)
            _assert_marks_words(fault, given if isinstance(given, Unit) else unit)
            assert kind not in _PLACED or fault.location, f"a fault of a check of kind {kind} has no location: {fault}"
            every.append(fault)
    return every


def _assert_sound(require: Callable[..., None], *given: object) -> None:
    try:
        require(*given)
    except (TypeError, ValueError) as error:
        raise AssertionError(str(error)) from error


def _assert_marks_words(fault: Fault, unit: Unit | None) -> None:
    text = fault.text or ((unit.source if fault.in_source else unit.target) if unit else "")
    assert not text or fault.offset + fault.length <= len(text), f"a fault marks words beyond its text: {fault}"


def assert_output(module: ModuleType, edition: Edition, archive: Archive | None = None) -> list[Artefact]:
    """An output of an edition, and of an archive where it makes one. Gives the files, to look into.

    What the output records of the edition is added to the archive.
    """
    assert_contract("outputs", module)
    made = list(module.render(edition))
    assert made == list(module.render(edition)), "the same edition gives other bytes"
    _assert_files(made)
    if archive is not None and hasattr(module, "archive"):
        texts = module.record(edition)
        _assert_sound(require_sound_record, texts)
        assert texts == module.record(edition), "the same edition gives another record"
        made_of = EditionRecord(edition.issue, edition.language, edition.locale, edition.draft, dict(texts))
        archive = replace(archive, records=(*archive.records, made_of))
        shared = list(module.archive(archive))
        assert shared == list(module.archive(archive)), "the same archive gives other bytes"
        _assert_files(shared)
        made += shared
    return made


def _assert_files(made: Sequence[Artefact]) -> None:
    for one in made:
        assert isinstance(one, Artefact), f"it gave {type(one).__name__}, not Artefact"
        _assert_sound(require_sound_artefact, one)
    paths = [one.path for one in made]
    assert len(set(paths)) == len(paths), "two files have one path"


def assert_report(module: ModuleType, findings: Sequence[Finding], settings: Sequence[Setting] = ()) -> str:
    """A report of findings, of one, and of none. Gives that of all, to look into."""
    assert_contract("reports", module)
    render = _function("reports", module, "render", settings)
    for some in (findings, findings[:1], ()):
        text = render(some)
        assert isinstance(text, str), f"render gave {type(text).__name__}, not str"
        assert not text or text.endswith("\n"), "a report does not end in a newline"
        assert render(some) == text, "the same findings give another report"
    return str(render(findings))


def assert_exchange(module: ModuleType, file: ExchangeFile, settings: Sequence[Setting] = ()) -> bytes:
    """An exchange format writes entries and reads them back (law 4). Gives the file, to look into."""
    assert_contract("catalogues.exchange", module)
    write, read = (_function("catalogues.exchange", module, name, settings) for name in ("write", "read"))
    data = write(file)
    assert isinstance(data, bytes), f"write gave {type(data).__name__}, not bytes"
    assert module.recognises(data) is True, "it does not recognise its own file"
    for other in (b"", b"\xff\xfe\x00", b"prose\n", b"<html></html>"):
        assert module.recognises(other) is False, f"it takes {other!r} for its own"
    again = read(data, f"a{module.extension}")
    assert isinstance(again, ExchangeFile), f"read gave {type(again).__name__}, not ExchangeFile"
    memory = getattr(module, "memory", False)
    ours = [_kept_of(one, memory=memory) for one in file.entries if one.done or not memory]
    theirs = [_kept_of(one, memory=memory) for one in again.entries]
    assert theirs == ours, "the entries that it reads are not those that it wrote"
    return data


def _kept_of(entry: Entry, *, memory: bool) -> tuple[object, ...]:
    """What a format must keep of an entry: of a memory, the pair of texts."""
    return (entry.msgid, entry.msgstr) if memory else (*entry.key, entry.msgstr, entry.fuzzy, entry.translator)


def assert_engine(
    module: ModuleType, texts: Sequence[str], source: str, target: str, settings: Sequence[Setting] = ()
) -> list[str]:
    """A draft engine translates texts one for one. Gives the drafts, to look into. Raises MarsError where it cannot."""
    assert_contract("suggesters.engines", module)
    find_pairs, translate = (_function("suggesters.engines", module, name, settings) for name in ("pairs", "translate"))
    pairs = find_pairs()
    assert isinstance(pairs, frozenset), f"pairs gave {type(pairs).__name__}, not frozenset"
    assert (source, target) in pairs, f"it does not translate from {source} to {target}"
    drafts = list(translate(texts, source, target))
    assert len(drafts) == len(texts), f"it gave {len(drafts)} texts for {len(texts)}"
    assert all(isinstance(one, str) for one in drafts), "a draft is not text"
    return drafts
