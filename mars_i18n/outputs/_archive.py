"""The archive of all issues: in what order they stand, and the map of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from mars_i18n.outputs._metadata import address_of, published

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mars_i18n.plugins import Archive, Edition


_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""


def newest_first(editions: Iterable[Edition]) -> list[list[Edition]]:
    """The editions of each issue, the newest issue first, by date and then by name."""
    issues: dict[str, list[Edition]] = {}
    for edition in editions:
        issues.setdefault(edition.issue, []).append(edition)
    return sorted(issues.values(), key=lambda group: (published(group[0]), group[0].issue), reverse=True)


def preferred(group: Sequence[Edition], language: str) -> Edition:
    """The edition in a language, else in the archive's default one, else the first."""
    wanted = (language, group[0].default_language)
    return next((one for code in wanted for one in group if one.language == code), group[0])


def site_map(archive: Archive) -> str:
    """sitemap.xml (https://www.sitemaps.org), each finished page with those in other languages; drafts are left out."""
    rows = [_HEAD]
    for group in newest_first(one for one in archive.editions if not one.draft):
        links = [(one.language, address_of(one)) for one in group]
        default = preferred(group, "")
        links.append(("x-default", address_of(default)))
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(url)}/>\n'
            for language, url in links
        )
        rows += [f"<url>\n<loc>{escape(address_of(one))}</loc>\n{alternates}</url>\n" for one in group]
    return "".join([*rows, "</urlset>\n"])
