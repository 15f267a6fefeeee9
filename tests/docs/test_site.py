"""The documentation is a site in three languages: each link leads somewhere, nothing comes from the network."""

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

pytestmark = pytest.mark.slow("builds the site with Sphinx")
DOCS = Path(__file__).parents[2] / "docs"
LOADED = {"img": "src", "script": "src", "link": "href"}


class Page(HTMLParser):
    """The ids of a page, its links, and what it loads."""

    def __init__(self, path):
        super().__init__()
        self.ids, self.links, self.loads, self.language = set(), [], [], None
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.ids |= {found[name] for name in ("id", "name") if found.get(name)}
        if tag == "html":
            self.language = found.get("lang")
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        if tag in LOADED and found.get(LOADED[tag]) and found.get("rel") != "canonical":
            self.loads.append(found[LOADED[tag]])


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder of the site, built by the command of `make docs`."""
    folder = tmp_path_factory.mktemp("site") / "docs"
    command = [sys.executable, str(DOCS / "site" / "build.py"), str(folder)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def pages(site):
    return {path: Page(path) for path in site.rglob("*.html")}


def test_each_page_is_there_in_each_language_and_says_so(site, pages):
    names = {path.relative_to(DOCS / "sources").with_suffix(".html") for path in DOCS.glob("sources/**/*.md")}
    names.discard(Path("readme.html"))  # the page of the repository and of the package index
    assert len(names) > 20
    for language in ("en", "es", "pt"):
        assert [name for name in names if (site / language / name) not in pages] == []
        assert pages[site / language / "index.html"].language.startswith(language)


def test_each_link_and_anchor_leads_somewhere(pages):
    lost, followed = [], 0
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            followed += 1
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.exists() or (
                parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids
            ):
                lost.append((path.name, link))
    assert lost == []
    assert followed > 1000


def test_nothing_that_a_page_loads_is_on_the_network_and_all_of_it_is_there(pages):
    for path, page in pages.items():
        for address in page.loads:
            assert not urlsplit(address).netloc, (path, address)
            assert (path.parent / unquote(urlsplit(address).path)).exists(), (path, address)


def test_the_pages_of_checks_and_commands_are_in_the_language_of_their_readers(site):
    text = (site / "es" / "reference" / "checks.html").read_text(encoding="utf-8")
    assert "Las verificaciones" in text
    assert "Qué hacer:" in text
    for language, words in {
        "en": "Show this message",
        "es": "Muestra este mensaje",
        "pt": "Mostra esta mensagem",
    }.items():
        text = (site / language / "reference" / "commands.html").read_text(encoding="utf-8")
        assert text.count(words) > 10
        assert language == "en" or "Show this message" not in text


@pytest.mark.parametrize(("language", "word"), [("en", "Search"), ("es", "Búsqueda"), ("pt", "Buscar")])
def test_the_words_of_the_site_itself_are_in_the_language_of_the_page(site, language, word):
    text = (site / language / "index.html").read_text(encoding="utf-8")
    assert f'placeholder="{word}"' in text
