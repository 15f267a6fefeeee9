"""Every link inside the built archive leads to something that is there, in every language."""

import re
from urllib.parse import unquote, urldefrag

import pytest


@pytest.fixture
def site(mars):
    mars.write("sources/pump.png", b"\x89PNG")
    letter = (mars.root / "sources/letter.md").read_text()
    mars.write("sources/letter.md", f"{letter}\n![A pump](pump.png)\n\nNote.[^1]\n\n[^1]: Yes.\n")
    mars.write("sources/july.md", "---\ntitle: July\ndate: 2025-07\nlanguage: en\n---\n\n## One\n\nText.\n")
    mars("sync")
    for issue in ("letter", "july"):
        for language in ("es", "en", "pt"):
            mars.translate(language, issue)
    configuration = mars.root / "mars-i18n.toml"
    configuration.write_text(configuration.read_text() + '[checks]\nselect = ["missing-translation", "needs-work"]\n')
    result = mars("build", "--output", "web,feed,text")
    assert result.code == 0, result.err
    return mars.root / "build"


def links(path):
    text = re.sub(r"<style>.*?</style>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for address in re.findall(r'(?:href|src)="([^"]*)"', text):
        if not re.match(r"[a-z]+:", address):
            yield urldefrag(address.replace("&amp;", "&"))


def test_every_link_leads_somewhere(site):
    pages = sorted(site.rglob("*.html"))
    assert len(pages) == 2 * 3 + 3 + 1
    for page in pages:
        for address, fragment in links(page):
            target = (page.parent / unquote(address)).resolve() if address else page
            assert target.is_file(), f"{page.relative_to(site)}: {address}"
            if fragment:
                assert f'id="{fragment}"' in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_a_reader_comes_from_the_top_to_each_issue_and_back(site, language):
    index = site / language / "index.html"
    assert index in [(site / address).resolve() for address, _ in links(site / "index.html")]
    issues = {(index.parent / address).resolve() for address, _ in links(index)}
    for issue in ("letter", "july"):
        page = site / language / issue / "index.html"
        assert page in issues
        assert index in [(page.parent / address).resolve() for address, _ in links(page)]
