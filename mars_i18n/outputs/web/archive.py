"""The archive of all issues: the order of the issues, and the map of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from mars_i18n.outputs.page.urls import issue_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mars_i18n.plugins.editions import Archive, EditionRecord


_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""


def newest_first(records: Iterable[EditionRecord]) -> list[list[EditionRecord]]:
    """The editions of each issue, the newest issue first, by date and then by name."""
    issues: dict[str, list[EditionRecord]] = {}
    for record in records:
        issues.setdefault(record.issue, []).append(record)
    return sorted(issues.values(), key=lambda group: (group[0].texts["published"], group[0].issue), reverse=True)


def preferred_edition(group: Sequence[EditionRecord], languages: Sequence[str]) -> EditionRecord:
    """The edition in the first of these languages that has one, else the first."""
    return next((one for code in languages for one in group if one.language == code), group[0])


def site_map(archive: Archive) -> str:
    """sitemap.xml (https://www.sitemaps.org): indexes and finished pages, each with those in other languages.

    Drafts are left out.
    """
    indexes = [(language, f"{archive.base_url}{language}/") for language in archive.languages]
    rows = [_HEAD, *_urls([*indexes, ("x-default", archive.base_url)])]
    for group in newest_first(one for one in archive.records if not one.draft):
        addresses = {one.language: issue_address(archive.base_url, one.language, one.issue) for one in group}
        default = preferred_edition(group, archive.languages[:1]).language
        rows += _urls([*addresses.items(), ("x-default", addresses[default])])
    return "".join([*rows, "</urlset>\n"])


def _urls(links: list[tuple[str, str]]) -> Iterator[str]:
    """Each address but that of x-default, which names another, with all of them as its alternates."""
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(url)}/>\n'
        for language, url in links
    )
    for language, url in links:
        if language != "x-default":
            yield f"<url>\n<loc>{escape(url)}</loc>\n{alternates}</url>\n"
