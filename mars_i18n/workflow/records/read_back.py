"""Finished files read again and held against the edition that they were made from."""

from __future__ import annotations

from dataclasses import replace
from posixpath import join, normpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from mars_i18n import plugins
from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.plugins.read_output import ReadOutput
from mars_i18n.project import read_bytes
from mars_i18n.readback.expected import expect
from mars_i18n.readback.expected_opening import picture_texts
from mars_i18n.readback.ledger import Ledger, compare, compare_places, compare_proven, digest_of
from mars_i18n.readback.readers import PROOFS, missing_file, readings, why_not_read_back
from mars_i18n.readback.readers.source import settings_of
from mars_i18n.workflow.records.template_labels import file_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from mars_i18n.messages import Message, Wording
    from mars_i18n.model import Document, Setting
    from mars_i18n.plugins.editions import Edition
    from mars_i18n.readback.compare_added import FileLabels
    from mars_i18n.readback.expected import Expected


@dataclass(frozen=True, slots=True)
class OutputReadBack:
    """What was read of one output of one edition: a ledger for each of its parts, or why it was not read back."""

    issue: str
    language: str
    output: str
    ledgers: tuple[Ledger, ...] = ()
    not_read: Wording = ""

    @property
    def faults(self) -> tuple[Message, ...]:
        """Every difference in a sentence, after the names of the output and the language."""
        about = message("{output} in {language}", output=self.output, language=self.language)
        if self.not_read:
            return (message("{about} was not read back: {reason}", about=about, reason=self.not_read),)
        return tuple(
            message("{about} is not what the catalogue says: {difference}", about=about, difference=one.sentence)
            for ledger in self.ledgers
            for one in ledger.differences
        )

    @property
    def record(self) -> dict[str, object]:
        """What a release keeps of it: per part, the count of segments, a digest of what was read, the exceptions."""
        if self.not_read:
            return {"not_read_back": str(self.not_read)}
        return {
            one.part: {
                "segments": one.segments,
                "digest": one.digest,
                "exceptions": [str(difference.sentence) for difference in one.differences],
            }
            for one in self.ledgers
        }


def read_back(
    edition: Edition, outputs: Iterable[str], out: Path, *, listing: bool = False
) -> Iterator[OutputReadBack]:
    """Read the files of an edition below the build folder `out` and compare them; outputs made on request are not sent.

    One output at a time is in memory. Never raises for what is in a file: that is a difference. `listing` keeps what
    segments were read.
    """
    expected = expect(edition)
    folder = out / edition.language / edition.issue
    for name in outputs:
        output = plugins.describe("outputs", name)
        if output.on_request:
            continue
        done = OutputReadBack(edition.issue, edition.language, name)
        proven = None if listing else _prove(edition, output, folder, expected)
        if proven is not None:
            yield replace(done, ledgers=(proven,))
            continue
        marks = settings_of(edition.documents)
        read = _read(output, folder, edition.issue, edition.language, marks, edition.documents)
        if isinstance(read, tuple):
            labels = file_labels(output, edition)
            yield replace(done, ledgers=_compare(expected, read, output, folder, labels, listing=listing))
        else:
            yield replace(done, not_read=read)


def _prove(edition: Edition, output: plugins.Plugin, folder: Path, expected: Expected) -> Ledger | None:
    """The ledger of files that are proven to say their edition; None where they must be read to know what they say."""
    if not output.ours or output.name not in PROOFS:
        return None
    proven = PROOFS[output.name](_Files(folder), edition.documents)
    if proven is None:
        return None
    made = compare_proven(expected, proven, output.body, output.apart, _existing(proven.reading, folder))
    return None if made.differences else made


def _compare(  # noqa: PLR0913 - what is compared, with what, and how
    expected: Expected,
    read: Iterable[ReadOutput],
    output: plugins.Plugin,
    folder: Path,
    labels: FileLabels | None,
    *,
    listing: bool,
) -> tuple[Ledger, ...]:
    ledgers: list[Ledger] = []
    first: ReadOutput | None = None
    for one in read:
        files = _existing(one, folder)
        alike = first is not None and one.blocks is first.blocks and one.links is first.links
        if alike and not ledgers[0].differences:
            ledgers.append(compare_places(expected, one, output.body, output.apart, files, ledgers[0]))
            continue
        first = first or one
        ledgers.append(compare(expected, one, output.body, output.apart, files, labels=labels, listing=listing))
    return tuple(ledgers)


def compare_with_record(
    language: str, issue: str, record: Mapping[str, Mapping[str, Any]], out: Path, formats: Sequence[Setting]
) -> Iterator[Message]:
    """What files say otherwise than a release has recorded, where their edition can no longer be made.

    `record` holds for each output what OutputReadBack.record gives; `formats` are the project's settings of these. Only
    what the texts are is compared, as a whole.
    """
    for name, parts in record.items():
        about = message("{output} in {language}", output=name, language=language)
        if name not in plugins.names("outputs"):
            yield message("{about} was not read back: there is no output of that name here", about=about)
            continue
        read = _read(plugins.describe("outputs", name), out / language / issue, issue, language, formats)
        if not isinstance(read, tuple):
            yield message("{about} was not read back: {reason}", about=about, reason=read)
            continue
        for one in read:
            if one.part == name and one.faults:  # a missing file is a difference of files
                continue
            known = parts.get(one.part, {})
            for fault in one.faults:
                yield message("{about}: {fault}", about=about, fault=fault)
            if not one.faults and isinstance(known, dict) and known.get("digest") not in {None, digest_of(one)}:
                yield message("{about}: {part} does not say what was released", about=about, part=one.part)


def _read(  # noqa: PLR0913, PLR0917 - files, and what is known of them
    output: plugins.Plugin,
    folder: Path,
    issue: str,
    language: str,
    formats: Sequence[Setting],
    documents: Sequence[Document] = (),
) -> tuple[ReadOutput, ...] | Wording:
    """What the files of an output say, or why it cannot be read back here."""
    files = _Files(folder)
    if output.ours:
        return why_not_read_back(output.name) or readings(output.name, files, issue, formats, documents)
    if output.read_back is None:
        return message(
            "the output {name} of {package} has no reader. Leave it out, with --output and the names of the others, or "
            "ask its authors for the function `read_back`",
            name=output.name,
            package=output.distribution,
        )
    try:
        return tuple(plugins.results(output, f"{issue} ({language})", ReadOutput, output.read_back, files, issue))
    except MarsError as error:
        return missing_file(output.name, files.missing[-1]) if files.missing else error.what


class _Files(dict[str, bytes]):
    """The files of a folder by their paths, each read when it is asked for; those of source/ are known by name.

    `missing` are those that were asked for and are not there.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.missing: list[str] = []
        paths: Sequence[Path] = sorted((folder / "source").glob("*")) if (folder / "source").is_dir() else ()
        self._sources = {f"source/{path.name}": path for path in paths if path.is_file()}

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __missing__(self, name: str) -> bytes:
        path = self._path(name)
        if not path.is_file():
            self.missing.append(name)
            raise KeyError(name)
        return read_bytes(path)

    def __contains__(self, name: object) -> bool:
        return self._path(str(name)).is_file()

    def _path(self, name: str) -> Path:
        """Where a file is; what lies above the folder is found even if the folder itself is not there."""
        return self.folder.parent / name[3:] if name.startswith("../") else self.folder / name


def _existing(reading: ReadOutput, folder: Path) -> frozenset[str]:
    """Those relative addresses of a reading that lead to a file that is there."""
    base = "source" if reading.part == "source" else ""
    addresses = [*(one.address for one in reading.links), *(one.address for one in reading.images)]
    paths = {one.partition("#")[0].partition("?")[0] for one in addresses}
    relative = {one for one in paths if one and ":" not in one.partition("/")[0] and not one.startswith("/")}
    return frozenset(one for one in relative if _exists(folder, normpath(join(base, unquote(one)))))


def _exists(folder: Path, path: str) -> bool:
    try:
        return (folder / path).exists()
    except (OSError, ValueError):  # no file can have such a name
        return False


def without_later_pictures(
    read: OutputReadBack, edition: Edition, record: Mapping[str, Mapping[str, Any]]
) -> OutputReadBack:
    """What was read, without opening pictures that no file of a release ever had, as its `record` of an output says.

    An earlier version did not show the picture that front matter names. A part that says what it said when it was
    released, and lacked nothing then, lacks none now.
    """
    texts = {" ".join(text.split()) for one in edition.documents for text in picture_texts(one, edition.image)}
    ledgers = []
    for ledger in read.ledgers:
        known = record.get(ledger.part, {})
        whole = known.get("digest") == ledger.digest and not known.get("exceptions")
        kept = (
            one
            for one in ledger.differences
            if "alternative text" not in {one.kind, one.about} or " ".join(one.text.split()) not in texts
        )
        ledgers.append(replace(ledger, differences=tuple(kept)) if texts and whole else ledger)
    return replace(read, ledgers=tuple(ledgers))


def list_parts(language: str, output: str, record: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    """What was read of an output, as OutputReadBack.record has it, a row for each part, for programs."""
    about = {"language": language, "output": output}
    if "not_read_back" in record:
        yield {**about, "part": None, "segments": None, "digest": None, "differences": [record["not_read_back"]]}
        return
    for part, read in record.items():
        values = {"segments": read["segments"], "digest": read["digest"], "differences": list(read["exceptions"])}
        yield {**about, "part": part, **values}


def records_of(read: Iterable[OutputReadBack]) -> dict[str, dict[str, dict[str, object]]]:
    """Language → output → what a release keeps."""
    records: dict[str, dict[str, dict[str, object]]] = {}
    for one in read:
        records.setdefault(one.language, {})[one.output] = one.record
    return records
