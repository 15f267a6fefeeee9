"""Every link of the documentation into this repository leads to a file, and to a heading where it names one."""

import re

import pytest
from modules import ROOT

FENCE = re.compile(r"^ *(```+|~~~+).*?^ *\1 *$", re.MULTILINE | re.DOTALL)
OURS = re.compile(
    r"https://(?:github\.com/mars-i18n/mars-i18n/blob|raw\.githubusercontent\.com/mars-i18n/mars-i18n)/main/"
)
PAGES = sorted(
    [
        ROOT / "README.md",
        ROOT / "CHANGELOG.md",
        *ROOT.glob(".github/*.md"),
        *ROOT.glob("docs/*.md"),
        *ROOT.glob("docs/[!b]*/**/*.md"),
        *ROOT.glob("templates/*.md"),
    ]
)


def links_of(text):
    """The addresses of the links and images of a Markdown text, those of code left out."""
    prose = re.sub(r"`[^`\n]*`", "", FENCE.sub("", text))
    return re.findall(r"\]\(<?([^)\s>]+)>?(?: [^)]*)?\)", prose)


def anchors_of(text):
    """The anchors that GitHub gives to the headings of a page."""
    headings = re.findall(r"^#+ +(.+?) *$", FENCE.sub("", text), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", re.sub(r"\[(.*?)\]\(.*?\)", r"\1", one).lower()).replace(" ", "-") for one in headings
    }


def broken_links(page):
    for address in links_of(page.read_text(encoding="utf-8")):
        link = OURS.sub(f"{ROOT}/", address)
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors_of(target.read_text(encoding="utf-8"))):
            yield address


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_into_the_repository_leads_somewhere(page):
    assert list(broken_links(page)) == []


def test_a_link_that_leads_nowhere_is_found(tmp_path):
    page = tmp_path / "page.md"
    ours = "https://github.com/mars-i18n/mars-i18n/blob/main/"
    page.write_text(
        f"# A title\n[a](page.md) [b](#a-title) [c](none.md) [d](#no-title) `[e](x.md)` [g]({ours}README.md)"
        f" [h]({ours}NONE.md)\n```\n[f](x)\n```\n"
    )
    assert list(broken_links(page)) == ["none.md", "#no-title", f"{ours}NONE.md"]


def test_the_page_of_the_package_index_has_absolute_links_alone():
    links = links_of((ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(links) > 10
    assert [link for link in links if not link.startswith("https://")] == []


def test_the_index_leads_to_every_page_of_the_documentation():
    index = ROOT / "docs" / "sources" / "index.md"
    linked = {(index.parent / link).resolve() for link in links_of(index.read_text(encoding="utf-8"))}
    assert [page.name for page in ROOT.glob("docs/sources/*/*.md") if page not in linked] == []
