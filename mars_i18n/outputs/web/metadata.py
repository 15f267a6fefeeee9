"""What a page says of itself to search engines and to those who share it: schema.org and Open Graph."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from markupsafe import Markup

from mars_i18n.outputs.page.documents import asset_paths, title_of
from mars_i18n.outputs.page.front_matter import summary_of
from mars_i18n.outputs.page.urls import outward, public_address

if TYPE_CHECKING:
    from mars_i18n.plugins.editions import Edition

_SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".webp")  # those who share a page show no SVG


def publication_date(edition: Edition) -> str:
    """The date of an issue as its masthead says: "2025-05", "2025-05-27"; empty where it has none."""
    return next((one.masthead.start for one in edition.documents if one.masthead), "")


def cover_of(edition: Edition) -> str:
    """The public address of the first image of an issue that others can show; empty where there is none."""
    found = [path for path in asset_paths(edition) if path.lower().endswith(_SHOWN)]
    return outward(found[0], public_address(edition)) if found and edition.base_url else ""


def open_graph(edition: Edition) -> list[tuple[str, str]]:
    """(property, content) of the Open Graph (https://ogp.me), in the order in which it names them."""
    regions = dict(edition.locales)
    others = [regions.get(language, language) for language, _ in edition.alternates if language != edition.language]
    properties = [
        ("og:title", title_of(edition)),
        ("og:type", "article"),
        ("og:url", public_address(edition)),
        ("og:image", cover_of(edition)),
        ("og:description", summary_of(edition)),
        ("og:site_name", edition.project),
        ("og:locale", edition.locale),
        *(("og:locale:alternate", language) for language in others),
        ("article:published_time", publication_date(edition)),
    ]
    return [(name, content) for name, content in properties if content]


def linked_data(edition: Edition) -> Markup:
    """The page as a schema.org Article in JSON-LD, safe inside a script element."""
    data = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": title_of(edition),
        "description": summary_of(edition),
        "inLanguage": edition.locale.replace("_", "-"),
        "datePublished": publication_date(edition),
        "url": public_address(edition),
        "image": cover_of(edition),
        "isPartOf": {"@type": "Periodical", "name": edition.project} if edition.project else "",
    }
    text = json.dumps({key: value for key, value in data.items() if value}, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(safe)  # noqa: S704 - no mark is left in it that HTML would read
