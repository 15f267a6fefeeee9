"""Pictures that are drawn for an issue: the cover of its e-book, and the image that goes with a shared link."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

from mars_i18n.messages import Message
from mars_i18n.outputs.images.fitting import encode_photograph
from mars_i18n.outputs.images.sizes import image_kind
from mars_i18n.outputs.images.widths import BOOK_WIDTH
from mars_i18n.outputs.page.documents import date_line, images_in_order, title_of
from mars_i18n.outputs.page.language_tags import direction
from mars_i18n.outputs.typst.compile import compile_pdf, kit
from mars_i18n.outputs.typst.drawable import picture
from mars_i18n.outputs.typst.fonts import Repertoire, set_on_one_line

if TYPE_CHECKING:
    from mars_i18n.plugins.editions import Edition

_DOTS = 144  # two pixels a point: 1200 pixels of width
_MAIN = "card.typ"


def draw_card(edition: Edition, card: Literal["cover", "share"]) -> bytes:
    """An image of 1200 × 1600 pixels ("cover") or 1200 × 630 ("share"); no bytes where typst is not installed.

    A cover with a picture is a JPEG, if Pillow is installed, all others are PNG.
    Raises MarsError where a template of the project is broken.
    """
    if find_spec("typst") is None:
        return b""
    tools = kit(edition.template_folders)
    repertoire = Repertoire(tools.repertoire(), strict=True)
    name, image = _first_picture(edition) if card == "cover" else ("", b"")
    data = {
        "card": card,
        "language": edition.language,
        "direction": direction(edition.language),
        "project": set_on_one_line(edition.project, repertoire),
        "title": set_on_one_line(title_of(edition), repertoire),
        "date": next(filter(None, (date_line(document, edition) for document in edition.documents)), ""),
        "draft": edition.draft,
        "picture": name,
        "words": {"draft": edition.words("Draft")},
    }
    drawn = compile_pdf(tools, data, {name: image} if name else {}, 0, _MAIN, _DOTS)
    return encode_photograph(drawn) if name else drawn


def _first_picture(edition: Edition) -> tuple[str, bytes]:
    """A name and the bytes of the first image that can be drawn and is no icon; empty where there is none."""
    for path in images_in_order(edition):
        data = edition.fitted_image(path, BOOK_WIDTH) or b""
        found = picture(data) if image_kind(data) in {"jpeg", "png"} else None
        if found is not None and not isinstance(found, Message) and not found.small and 0.3 < found.ratio < 2:
            return f"picture.{found.kind}", data
    return "", b""
