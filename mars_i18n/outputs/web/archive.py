"""The archive of all issues: the order of the issues, and the map of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.outputs.page.urls import issue_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mars_i18n.plugins.editions import Archive, EditionRecord


_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""


@dataclass(frozen=True, slots=True)
class ArchivedIssue:
    """An issue in its languages, and the address of each below the build folder, ending in a slash."""

    editions: tuple[EditionRecord, ...]
    addresses: tuple[tuple[str, str], ...]  # (language, address)


def newest_first(records: Iterable[EditionRecord]) -> list[ArchivedIssue]:
    """The editions of each issue, the newest issue first, by date and then by name."""
    issues: dict[str, list[EditionRecord]] = {}
    for record in records:
        issues.setdefault(record.issue, []).append(record)
    groups = sorted(issues.values(), key=lambda group: (group[0].texts["published"], group[0].issue), reverse=True)
    return [
        ArchivedIssue(tuple(group), tuple((one.language, issue_address("", one.language, one.issue)) for one in group))
        for group in groups
    ]


def preferred_edition(editions: Sequence[EditionRecord], languages: Sequence[str]) -> EditionRecord:
    """The edition in the first of these languages that has one, else the first."""
    return next((one for code in languages for one in editions if one.language == code), editions[0])


def site_map(archive: Archive, issues: Iterable[ArchivedIssue]) -> str:
    """sitemap.xml (https://www.sitemaps.org): indexes and finished pages, each with those in other languages.

    Drafts are left out.
    """
    indexes = [(language, f"{archive.base_url}{language}/") for language in archive.languages]
    rows = [_HEAD, *_urls([*indexes, ("x-default", archive.base_url)])]
    for issue in issues:
        if finished := [one for one in issue.editions if not one.draft]:
            addresses = {language: f"{archive.base_url}{address}" for language, address in issue.addresses}
            default = preferred_edition(finished, archive.languages[:1])
            links = [(one.language, addresses[one.language]) for one in finished]
            rows += _urls([*links, ("x-default", addresses[default.language])])
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
