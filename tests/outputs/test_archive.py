"""The archive of all issues: an index a language, a feed a language, a map of the site, pages that are found."""

import json
import re
from functools import cache

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st
from mails import png
from outputs_editions import SOURCE, archive, edition

from mars_i18n.outputs import feed, web

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://example.org/news/"
LATER = SOURCE.replace("2025-05/2025-06", "2025-07/2025-08")
DONE = {"draft": False, "base_url": BASE, "project": "Valley"}


def files(module, *editions, **options):
    made = module.archive(archive(module, *editions, **options))
    return {one.path: one.data.decode() for one in made if not one.path.startswith("theme/fonts/")}


def page(**options):
    return next(iter(web.render(edition(**{**DONE, **options})))).data.decode()


def test_each_language_has_an_index_in_its_own_words():
    made = files(web, edition(**DONE), edition(language="en", issue="july", source=LATER, **DONE))
    assert set(made) == {"index.html", "es/index.html", "en/index.html", "pt/index.html"}
    assert 'href="../en/july/index.html"' in made["es/index.html"]
    assert 'href="en/july/index.html"' in made["index.html"]
    assert 'lang="pt"' in made["pt/index.html"]
    assert "Todas as edições" in made["pt/index.html"]
    for name, text in made.items():
        assert text.index("july") < text.index("may/index.html"), name


def test_the_site_map_holds_finished_pages_with_their_languages():
    made = files(web, edition(**DONE), edition(language="en", **{**DONE, "draft": True}), base_url=BASE)
    root = ElementTree.fromstring(made["sitemap.xml"])
    shown = [one.text for one in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert shown == [f"{BASE}es/", f"{BASE}en/", f"{BASE}pt/", f"{BASE}es/may/"]
    assert f'hreflang="x-default" href="{BASE}"' in made["sitemap.xml"]
    assert f'hreflang="x-default" href="{BASE}es/may/"' in made["sitemap.xml"]
    assert "sitemap.xml" not in files(web, edition())


def test_a_page_describes_itself_to_others():
    locales = (("es", "es_CO"), ("en", "en_US"))
    html = page(source=SOURCE.replace("pump.svg", "pump.png"), locales=locales, image={"pump.png": png(700, 400)}.get)
    graph = dict(re.findall(r'<meta property="([^"]+)" content="([^"]*)">', html))
    assert graph["og:title"] == "Agua y luz"
    assert graph["og:image"] == f"{BASE}es/may/pump.png"
    assert (graph["og:image:width"], graph["og:image:height"]) == ("700", "400")
    assert '<meta name="twitter:card" content="summary_large_image">' in html
    assert graph["og:locale"] == "es_CO"
    assert graph["og:locale:alternate"] == "en_US"
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])
    assert (data["inLanguage"], data["datePublished"], data["url"]) == ("es-CO", "2025-05", f"{BASE}es/may/")


def test_a_draft_is_not_for_search_engines():
    html = page(draft=True)
    assert '<meta name="robots" content="noindex">' in html
    assert "ld+json" not in html


MARKS = ("</script>", "<!--", "]]>", *"a<>\"'&/\u2028\x00\x0b]-!\n")
HOSTILE = st.lists(st.sampled_from(MARKS), max_size=8).map("".join)


@cache
def count_scripts():
    return page().count("</script>")


@given(HOSTILE)
def test_no_title_breaks_out_of_its_place(title):
    html = page(translations={"Water & light": title or "x"}, project=title)
    assert html.count("</script>") == count_scripts()
    json.loads(re.search(r'ld\+json">(.*?)</script>', html, re.DOTALL)[1])
    made = files(feed, edition(**DONE, translations={"Water & light": title or "x"}), project=title or "x")
    for text in made.values():
        ElementTree.fromstring(text)


def test_the_feed_of_each_language_lists_its_finished_issues_newest_first():
    may, july = edition(**DONE), edition(issue="july", source=LATER, **DONE)
    draft = edition(language="pt", **{**DONE, "draft": True})
    made = files(feed, may, july, draft, base_url=BASE)
    assert set(made) == {"es/feed.xml", "en/feed.xml", "pt/feed.xml"}
    root = ElementTree.fromstring(made["es/feed.xml"])
    assert [one.text for one in root.iter(f"{ATOM}updated")] == [
        "2025-07-01T12:00:00Z",
        "2025-07-01T12:00:00Z",
        "2025-05-01T12:00:00Z",
    ]
    assert not list(ElementTree.fromstring(made["pt/feed.xml"]).iter(f"{ATOM}entry"))


@pytest.mark.parametrize("base", [BASE, ""])
def test_a_feed_has_what_rfc_4287_asks_for(base):
    made = files(feed, edition(**{**DONE, "base_url": base}), base_url=base)
    root = ElementTree.fromstring(made["es/feed.xml"])
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "es-CO"
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (only,) = element.findall(f"{ATOM}{name}")
            assert only.text
        assert element.findall(f"{ATOM}link")
    assert root.findall(f"{ATOM}author")
    identities = [one.text for one in root.iter(f"{ATOM}id")]
    assert len(set(identities)) == len(identities)
    assert all(one.startswith("urn:uuid:") for one in identities)
    (content,) = root.iter(f"{ATOM}content")
    assert "<strong>" in content.text
    assert made == files(feed, edition(**{**DONE, "base_url": base}), base_url=base)


def test_pages_name_the_feed_only_where_one_is_made():
    assert 'href="../feed.xml"' in page(outputs=("web", "feed"))
    assert "feed.xml" not in page()


PICTURE = {"pump.png": png(700, 400)}.get
PICTURED = {**DONE, "source": SOURCE.replace("pump.svg", "pump.png"), "image": PICTURE}


def test_the_archive_shows_summary_picture_and_files_of_each_issue():
    outputs = ("web", "pdf", "docx", "feed")
    index = files(web, edition(**PICTURED), outputs=outputs)["es/index.html"]
    assert '<p class="about" lang="es">Una carta desde el valle.</p>' in index
    assert '<img src="../es/may/pump.png" alt="" width="700" height="400">' in index
    assert '<li><a href="../es/may/may.pdf">PDF</a></li>' in index
    assert '<li><a href="../es/may/may.docx">Word</a></li>' in index
    assert "may.epub" not in index
    assert '<a href="../es/feed.xml" type="application/atom+xml">Suscribirse' in index
    assert 'class="cover"' not in files(web, edition(**DONE))["es/index.html"]


def test_a_page_offers_the_files_that_are_made_beside_it():
    assert '<li><a href="may.pdf">PDF</a></li>' in page(outputs=("web", "pdf"))
    assert "may.pdf" not in page(outputs=("web",))


def test_pages_have_an_icon_the_project_its_own(tmp_path):
    assert '<link rel="icon" href="data:image/svg+xml,' in page()
    assert "%3EV%3C/text" in page(project="«Valley»")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/favicon.png").write_bytes(png())
    assert '<link rel="icon" href="../../theme/favicon.png">' in page(template_folders=(str(tmp_path),))


@pytest.mark.parametrize(("headings", "folded"), [(5, False), (9, True)])
def test_long_contents_are_folded(headings, folded):
    html = page(source="".join(f"## Part {one}\n\nText.\n\n" for one in range(headings)), translations={})
    assert ("<details open>" in html) != folded
    assert ("<details>" in html) == folded
