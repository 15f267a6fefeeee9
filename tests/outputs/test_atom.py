"""The Atom feeds, held to the grammar of RFC 4287 (Appendix B), which lies beside this file."""

from pathlib import Path

import pytest
from books import STRESS
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from outputs_editions import SOURCE, archive, edition

from mars_i18n.outputs import feed

ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))
BASE = "https://example.org/n/"


def feeds(*editions, **options):
    return {one.path: one.data for one in feed.archive(archive(feed, *editions, **options))}


def root_of(*editions, **options):
    root = etree.fromstring(feeds(*editions, **options)["es/feed.xml"])
    GRAMMAR.assertValid(root)
    # what the RFC asks for in words, not in its grammar: 4.1.1, 4.1.2 and 4.2.6
    entries = root.findall(f"{ATOM}entry")
    assert len({one.findtext(f"{ATOM}id") for one in (root, *entries)}) == len(entries) + 1
    assert all(one.findtext(f"{ATOM}id").startswith("urn:uuid:") for one in (root, *entries))
    return root


def issue(name="may", **options):
    return edition(issue=name, draft=False, **options)


def test_a_feed_holds_finished_issues_newest_first():
    july = issue("july", source=SOURCE.replace("2025-05/2025-06", "2025-07/2025-08"))
    root = root_of(issue(), july, edition(issue="draft"), issue("english", language="en"))
    links = [one.find(f"{ATOM}link").get("href") for one in root.findall(f"{ATOM}entry")]
    assert links == ["july/index.html", "may/index.html"]
    assert root.findtext(f"{ATOM}updated") == "2025-07-01T12:00:00Z"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "es-CO"


def test_a_language_without_finished_issues_has_an_empty_feed():
    made = feeds(edition())
    assert sorted(made) == ["en/feed.xml", "es/feed.xml", "pt/feed.xml"]
    assert not root_of(edition()).findall(f"{ATOM}entry")


@pytest.mark.parametrize(
    ("base", "page", "own"), [("", "may/", "feed.xml"), (BASE, f"{BASE}es/may/", f"{BASE}es/feed.xml")]
)
def test_links_and_images_lead_from_the_page_of_the_issue(base, page, own):
    root = root_of(issue(base_url=base), base_url=base)
    assert [one.get("href") for one in root.findall(f"{ATOM}link") if one.get("rel") == "self"] == [own]
    content = root.find(f"{ATOM}entry/{ATOM}content")
    assert content.get("{http://www.w3.org/XML/1998/namespace}base") == page
    assert ('src="https://example.org/n/es/may/pump.svg"' if base else 'src="pump.svg"') in content.text


def test_an_entry_has_its_summary_and_its_whole_text():
    entry = root_of(issue()).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Agua y luz"
    assert entry.findtext(f"{ATOM}summary") == "Una carta desde el valle."
    assert "<h2 " in (content := entry.findtext(f"{ATOM}content"))
    assert "As of May." in content


def test_raw_html_of_the_sources_is_whole_and_runs_nothing():
    content = root_of(issue(source=STRESS)).findtext(f"{ATOM}entry/{ATOM}content")
    assert not any(one in content for one in ("<script", "onclick", "onerror", 'javascript:alert(1)"', "<svg"))
    etree.fromstring(f"<div>{content}</div>")


@given(st.text(st.characters() | st.sampled_from("<>&\"'\x00\x0b\ufffe\u202e]/"), max_size=40))
def test_any_title_and_any_name_leave_a_valid_feed(text):
    root = root_of(issue(name=text or "x", translations={"Water & light": text, "A heading": text}), project=text)
    assert len(root.findall(f"{ATOM}entry")) == 1


def test_an_edition_has_no_file_of_its_own_and_the_bytes_are_the_same_each_time():
    assert list(feed.render(issue())) == []
    assert feeds(issue()) == feeds(issue())
