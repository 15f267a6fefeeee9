"""Finished files read again and held against the edition that they were made from."""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mars_i18n import plugins
from mars_i18n.messages import message
from mars_i18n.project import read_bytes
from mars_i18n.readback.expected import expect
from mars_i18n.readback.ledger import compare
from mars_i18n.readback.readers import readings, why_not_read_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mars_i18n.messages import Message
    from mars_i18n.plugins.kinds import Edition
    from mars_i18n.readback.ledger import Ledger
    from mars_i18n.readback.read_output import ReadOutput


@dataclass(frozen=True, slots=True)
class OutputReadBack:
    """What was read of one output of one edition: a ledger for each of its parts, or why it was not read back."""

    issue: str
    language: str
    output: str
    ledgers: tuple[Ledger, ...] = ()
    not_read: str = ""

    @property
    def faults(self) -> tuple[Message, ...]:
        """Every difference in a sentence, after the names of the output and the language."""
        about = f"{self.output} in {self.language}"
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
            return {"not_read_back": self.not_read}
        return {
            one.part: {
                "segments": one.segments,
                "digest": one.digest,
                "exceptions": [difference.sentence for difference in one.differences],
            }
            for one in self.ledgers
        }


def read_back(edition: Edition, outputs: Iterable[str], out: Path) -> Iterator[OutputReadBack]:
    """Read the files of an edition below the build folder `out` and compare them; outputs made on request are not sent.

    One output at a time is in memory. Never raises for what is in a file: that is a difference.
    """
    expected = expect(edition)
    folder = out / edition.language / edition.issue
    for name in outputs:
        output = plugins.describe("outputs", name)
        if output.on_request:
            continue
        reason = why_not_read_back(name) if output.ours else f"the output {name} has no reader"
        if reason:
            yield OutputReadBack(edition.issue, edition.language, name, not_read=reason)
            continue
        read = readings(name, _Files(folder), edition.issue)
        ledgers = tuple(compare(expected, one, output.body, output.apart, _existing(one, folder)) for one in read)
        yield OutputReadBack(edition.issue, edition.language, name, ledgers)


class _Files(dict[str, bytes]):
    """The files of a folder by their paths, each read when it is asked for; those of source/ are known by name."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        for path in sorted((folder / "source").glob("*")) if (folder / "source").is_dir() else ():
            if path.is_file():
                self[f"source/{path.name}"] = read_bytes(path)

    def __missing__(self, name: str) -> bytes:
        path = self._path(name)
        if not path.is_file():
            raise KeyError(name)
        return read_bytes(path)

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or self._path(str(name)).is_file()

    def _path(self, name: str) -> Path:
        """Where a file is; what lies above the folder is found even if the folder itself is not there."""
        return self.folder.parent / name[3:] if name.startswith("../") else self.folder / name


def _existing(reading: ReadOutput, folder: Path) -> frozenset[str]:
    """Those relative addresses of a reading that lead to a file that is there."""
    base = "source" if reading.part == "source" else ""
    addresses = [*(one.address for one in reading.links), *(one.address for one in reading.images)]
    paths = {one.partition("#")[0].partition("?")[0] for one in addresses}
    relative = {one for one in paths if one and ":" not in one.partition("/")[0] and not one.startswith("/")}
    return frozenset(one for one in relative if (folder / normpath(join(base, unquote(one)))).exists())


def records_of(read: Iterable[OutputReadBack]) -> dict[str, dict[str, dict[str, object]]]:
    """Language → output → what a release keeps."""
    records: dict[str, dict[str, dict[str, object]]] = {}
    for one in read:
        records.setdefault(one.language, {})[one.output] = one.record
    return records
