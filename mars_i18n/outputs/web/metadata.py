"""What a page says of itself to search engines and to those who share it: schema.org and Open Graph."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from markupsafe import Markup

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.outputs.images.sizes import kind_and_size
from mars_i18n.outputs.images.widths import WEB_WIDTH
from mars_i18n.outputs.page.documents import images_in_order, title_of
from mars_i18n.outputs.page.front_matter import issue_authors, summary_of
from mars_i18n.outputs.page.urls import outward, public_address
from mars_i18n.outputs.typst.cards import draw_card

if TYPE_CHECKING:
    from mars_i18n.plugins.editions import Edition

LARGE = 600  # pixels of width, from which those who share a page show an image large, not as a stamp
SHARE_IMAGE = "share.png"


def publication_date(edition: Edition) -> str:
    """The date of an issue as its masthead says: "2025-05", "2025-05-27"; empty where it has none."""
    return next((one.masthead.start for one in edition.documents if one.masthead), "")


@dataclass(frozen=True, slots=True)
class ShareImage:
    """The image that goes with a link to a page: its public address, width and height; `data` where it was drawn."""

    address: str = ""
    width: int = 0
    height: int = 0
    data: bytes = b""


def share_image(edition: Edition) -> ShareImage:
    """The first image of an issue that is large enough, else a card with its title; none without a public address.

    Those who share a page show neither SVG nor what lies at no full address. Raises MarsError where a template of the
    project is broken.
    """
    if not edition.base_url:
        return ShareImage()
    found = ShareImage()
    for path in images_in_order(edition):
        kind, width, height = kind_and_size(edition.fitted_image(path, WEB_WIDTH) or b"")
        if kind and width > found.width:
            found = ShareImage(outward(path, public_address(edition)), width, height)
        if found.width >= LARGE:
            return found
    if edition.draft or not (data := draw_card(edition, "share")):
        return found
    _, width, height = kind_and_size(data)
    return ShareImage(outward(SHARE_IMAGE, public_address(edition)), width, height, data)


def open_graph(edition: Edition, image: ShareImage) -> list[tuple[str, str]]:
    """(property, content) of the Open Graph (https://ogp.me), in the order in which it names them."""
    regions = dict(edition.locales)
    others = [regions.get(language, language) for language, _ in edition.alternates if language != edition.language]
    properties = [
        ("og:title", title_of(edition)),
        ("og:type", "article"),
        ("og:url", public_address(edition)),
        ("og:image", image.address),
        ("og:image:width", str(image.width or "")),
        ("og:image:height", str(image.height or "")),
        ("og:description", summary_of(edition)),
        ("og:site_name", edition.project),
        ("og:locale", edition.locale),
        *(("og:locale:alternate", language) for language in others),
        ("article:published_time", publication_date(edition)),
    ]
    return [(name, content) for name, content in properties if content]


def linked_data(edition: Edition, image: ShareImage) -> Markup:
    """The page as a schema.org Article in JSON-LD, safe inside a script element."""
    data = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": title_of(edition),
        "description": summary_of(edition),
        "inLanguage": edition.locale.replace("_", "-"),
        "datePublished": publication_date(edition),
        "author": [{"@type": "Person", "name": name} for name in issue_authors(edition)],
        "url": public_address(edition),
        "image": image.address,
        "isPartOf": {"@type": "Periodical", "name": edition.project} if edition.project else "",
    }
    text = json.dumps({key: value for key, value in data.items() if value}, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(safe)  # noqa: S704 - no mark is left in it that HTML would read
