"""The issue as a PDF for readers of paper and of screens: tagged, in its language, accepted by typst as PDF/UA-1.

The fonts come with the package or with the project's templates/pdf/fonts/, never from the machine, so the same
edition gives the same bytes everywhere.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from mars_i18n.errors import MarsError
from mars_i18n.messages import Message, message
from mars_i18n.model import Artefact
from mars_i18n.outputs.images.hero import with_heroes
from mars_i18n.outputs.images.pictures import not_shown, why_lacking
from mars_i18n.outputs.images.widths import PRINT_WIDTH
from mars_i18n.outputs.look.labels import PAGE_LABELS
from mars_i18n.outputs.look.paper import PAPER, paper_of
from mars_i18n.outputs.page.documents import first_day, title_of
from mars_i18n.outputs.page.front_matter import issue_authors
from mars_i18n.outputs.page.language_tags import direction
from mars_i18n.outputs.page.resolve import resolve
from mars_i18n.outputs.pdf.blocks import DocumentWriter
from mars_i18n.outputs.typst.compile import Kit, compile_pdf, kit
from mars_i18n.outputs.typst.drawable import picture
from mars_i18n.outputs.typst.fonts import Repertoire, set_on_one_line, unseen
from mars_i18n.outputs.typst.typeset import TypesettingStoppedError
from mars_i18n.outputs.typst.typst_words import template_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.outputs.pdf.inline import Piece
    from mars_i18n.plugins.editions import Edition

needs = ("pdf", "typst")
body = ("date", "title", "summary", "text", "code", "notes at end")
apart = ("language", "title", "contents of three levels", "alternative texts", "opening pictures", "links counted")
labels = PAGE_LABELS
options = (PAPER,)
# Code points of a segment, and of an issue, that are broken into lines with a view to the whole paragraph, which takes
# typst seven times as long as a line after the other.
_LONGEST, _MOST = 20_000, 2_000_000


def render(edition: Edition) -> Iterator[Artefact]:
    """The PDF, at ``<issue>.pdf``. Raises MarsError where a template or font of the project is broken."""
    from typst import TypstError

    tools = kit(edition.template_folders)
    written = _Writing(edition, tools)
    try:
        data = compile_pdf(tools, written.data(), written.files, _seconds(edition))
    except TypesettingStoppedError:
        raise
    except (TypstError, MarsError):
        # A letter and its marks that no font joins after all, wherever it is set: then marks are shown by their code
        # points. A template that is broken fails again.
        written = _Writing(edition, tools, strict=True)
        data = compile_pdf(tools, written.data(), written.files, _seconds(edition))
    yield Artefact(f"{edition.issue}.pdf", data, notes=tuple(_notes(written)))


def _notes(written: _Writing) -> Iterator[Message]:
    """What the editor should know: images that are shown by their words alone, characters that no font has."""
    yield from written.notes
    lacking = [char for char in written.repertoire.lacking if not unseen(char)]
    if lacking:
        first = tuple(f"{char} (U+{ord(char):04X})" for char in lacking[:5])
        more = (message("{number} more", number=len(lacking) - 5),) if len(lacking) > 5 else ()
        yield message(
            "the PDF has no font for {characters}: put one that has them into templates/pdf/fonts/",
            characters=(*first, *more),
        )


class _Writing:
    """An edition on its way to the template, with the images it shows and notes on what it cannot."""

    def __init__(self, edition: Edition, tools: Kit, *, strict: bool = False) -> None:
        self.edition, self.tools = edition, tools
        self.repertoire = Repertoire(tools.repertoire(), strict=strict)
        self.files: dict[str, bytes] = {}
        self.notes: dict[Message, None] = {}
        self._names: dict[str, str] = {}

    def data(self) -> dict[str, Any]:
        """What the template is given, as data.json."""
        edition = self.edition = with_heroes(self.edition)
        issue = resolve(edition, "read", "left out")
        documents, level, longest, length = [], 1, 0, 0
        for part in issue.parts:
            writer = DocumentWriter(edition, part, self.repertoire, self._image, issue.targets, level)
            documents.append(writer.data())
            level, longest, length = writer.level, max(longest, writer.longest), length + writer.length
        region = edition.locale.replace("-", "_").partition("_")[2]
        return {
            "issue": edition.issue,
            "language": edition.language,
            "region": region.upper() if re.fullmatch(r"[A-Za-z]{2}", region) else "",
            "direction": direction(edition.language),
            "paper": paper_of(edition, "pdf"),
            "authors": [set_on_one_line(name, self.repertoire) for name in issue_authors(edition)],
            "project": set_on_one_line(edition.project, self.repertoire),
            "title": set_on_one_line(title_of(edition), self.repertoire),
            "summary": _summary(documents),
            "date": issue.date,
            "draft": edition.draft,
            "contents": issue.has_contents,
            "words": template_words(edition),
            "said": {
                word: set_on_one_line(edition.words(word), self.repertoire) for word in sorted(self.tools.words())
            },
            "plain_lines": longest > _LONGEST or length > _MOST,
            "documents": documents,
        }

    def _image(self, address: str, alt: str, title: str) -> Piece:
        alt, title = set_on_one_line(alt, self.repertoire), set_on_one_line(title, self.repertoire)
        data = self.edition.fitted_image(address, PRINT_WIDTH) if address else None
        found = picture(data) if data is not None else why_lacking(address)
        if isinstance(found, Message):
            self.notes[not_shown(address, found)] = None
        if data is None or isinstance(found, Message):
            return {"is": "unseen", "alt": alt, "title": title}
        if not alt:
            note = message("image {image} has no alternative text; the PDF marks it as decoration", image=address[:80])
            self.notes[note] = None
        if address not in self._names:
            self._names[address] = f"of-the-issue/{len(self._names) + 1}.{found.kind}"  # no folder of the project's
            self.files[self._names[address]] = data
        shape = {"ratio": round(found.ratio, 3), "small": found.small}
        return {"is": "image", "file": self._names[address], "alt": alt, "title": title, **shape}


def _summary(documents: list[dict[str, Any]]) -> str:
    """The words of the first summary, for the file's description."""

    def words(pieces: list[Piece]) -> str:
        return "".join(piece if isinstance(piece, str) else words(piece.get("in", [])) for piece in pieces)

    return words(documents[0]["summary"]).replace("\u200b", "") if documents else ""


def _seconds(edition: Edition) -> int:
    """The first day of the issue's date, in seconds since 1970; 0 without one."""
    day = first_day(edition)
    return max(0, int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())) if day else 0
