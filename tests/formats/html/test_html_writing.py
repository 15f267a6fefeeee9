"""Translations in a page: how they are written in text and attributes, in its encoding, with its language."""

import pytest

from mars_i18n.formats import html
from mars_i18n.formats.html.encoding import decode_page
from mars_i18n.model import Catalogue, Entry, segments_of
from mars_i18n.text.segments.localise import localise
from mars_i18n.text.segments.markup import to_msgid


def in_portuguese(page, own="", **translations):
    document = html.parse(page if isinstance(page, bytes) else page.encode(), "p.html")
    entries = tuple(Entry(msgid.replace("_", " "), msgstr) for msgid, msgstr in translations.items())
    return html.rebuild(localise(document, Catalogue("pt", entries), own or "pt", "pt_BR"))


@pytest.mark.parametrize(
    ("before", "translation", "after"),
    [
        ("<img alt='a'>", 'l\'été "dit"', "<img alt='l&#39;&#xE9;t&#xE9; \"dit\"'>"),
        ('<img alt="a">', 'o "mar" & o sol', '<img alt="o &quot;mar&quot; &amp; o sol">'),
        ("<img alt=a src=b>", "mar", "<img alt=mar src=b>"),
        ("<img alt=a src=b>", "o mar", '<img alt="o mar" src=b>'),
        ("<p>a</p>", "1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ("<p>a</p>&nbsp;", "a\u00a0b", "<p>a&nbsp;b</p>&nbsp;"),
        ("<title>a</title>", "<mar>", "<title>&lt;mar&gt;</title>"),
        ("<p title='a'>", "mar", "<p title='mar'>"),
    ],
)
def test_a_translation_is_escaped_for_its_place(before, translation, after):
    assert in_portuguese(before, a=translation) == after.encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ntitle: a\n---\n<p>x", '---\ntitle: "o mar: \\"é\\""\n---\n<p>x'),
        ("---\ntitle: 'a'\n---\n<p>x", "---\ntitle: 'o mar: \"é\"'\n---\n<p>x"),
        ('+++\ntitle = "a"\n+++\n<p>x', '+++\ntitle = "o mar: \\"é\\""\n+++\n<p>x'),
        ("---\r\nlang: en\r\n---\r\n<p>x", "---\r\nlang: pt\r\n---\r\n<p>x"),
    ],
)
def test_a_value_of_front_matter_is_written_as_yaml_or_toml_and_never_as_html(before, after):
    assert in_portuguese(before, a='o mar: "é"') == after.encode()


def test_front_matter_that_is_broken_is_reported_with_its_line():
    assert html.parse(b"---\ntitle: [x\n---\n<p>y</p>", "p.html").unreadable[0].location.line == 3


def test_a_page_in_ascii_stays_one():
    assert in_portuguese("<p>Se&ntilde;or</p>", Señor="José €") == b"<p>Jos&#xE9; &#x20AC;</p>"


def test_a_character_that_the_encoding_lacks_is_a_reference_and_others_are_bytes():
    page = b"<meta charset=iso-8859-1><p>sea</p>\xff"
    assert in_portuguese(page, sea="mar\u00e9 \u2192") == b"<meta charset=iso-8859-1><p>mar\xe9 &#x2192;</p>\xff"


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"\xef\xbb\xbfabc", "utf-8", "\ufeffabc"),
        (b"\xff\xfea\0", "utf-16-le", "\ufeffa"),
        (b"<meta charset='utf-8'>\xc3\xa9", "utf-8", "<meta charset='utf-8'>é"),
        (b"<meta content='text/html; charset=latin1'>\xe9", "cp1252", "<meta content='text/html; charset=latin1'>é"),
        (b"\xc3\xa9", "utf-8", "é"),
        (b"\xe9\x81", "cp1252", "é\udc81"),
        (b"<meta charset=nonsense>\xc3\xa9", "utf-8", "<meta charset=nonsense>é"),
        (b"<meta charset=base64>\xc3\xa9", "utf-8", "<meta charset=base64>é"),
        (b"<meta charset=utf-16>\xc3\xa9", "utf-8", "<meta charset=utf-16>é"),
        (b"abc", "ascii", "abc"),
        ("<meta charset=gb2312>你好镕".encode("gbk"), "gb18030", "<meta charset=gb2312>你好镕"),
        ("<meta charset=shift_jis>①".encode("cp932"), "cp932", "<meta charset=shift_jis>①"),
        ("<meta charset=iso-8859-9>ş€".encode("cp1254"), "cp1254", "<meta charset=iso-8859-9>ş€"),
    ],
)
def test_the_encoding_is_that_of_the_mark_the_charset_utf_8_or_windows(data, encoding, text):
    assert decode_page(data) == (text, encoding)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<html lang="en">', '<html lang="pt">'),
        ("<html lang=en-US>", "<html lang=pt-BR>"),
        ('<html lang="en" xml:lang="en">', '<html lang="pt" xml:lang="pt">'),
        ('<meta property="og:locale" content="en_US">', '<meta property="og:locale" content="pt_BR">'),
        ("<html>", '<html lang="pt">'),
        ('<html class="a">', '<html lang="pt" class="a">'),
        ('<html lang="en"><p lang="en">a<p lang="es">b', '<html lang="pt"><p lang="pt">a<p lang="es">b'),
        ("<p>a", "<p>a"),
    ],
)
def test_the_language_that_a_page_declares_follows_its_translation(before, after):
    assert in_portuguese(before) == after.encode()


def test_a_page_in_its_own_language_is_the_page():
    document = html.parse(b"<html><p>a</p></html>", "p.html")
    from dataclasses import replace

    own = replace(document, language="pt")
    assert html.rebuild(localise(own, Catalogue("pt"), "pt", "pt_BR")) == b"<html><p>a</p></html>"


def test_what_outlook_shows_is_translated_with_its_twin():
    page = "<!--[if mso]><center>Go</center><![endif]--><a href=x>Go</a>"
    assert in_portuguese(page, Go="Vai") == b"<!--[if mso]><center>Vai</center><![endif]--><a href=x>Vai</a>"


def test_references_in_an_attribute_are_resolved_once():
    """What earlier versions made of them is known, so that finished catalogues keep their texts."""
    page = html.parse(b'<p><img src="a.png" alt="Write &amp;amp; or &amp;lt;"> here</p>', "a.html")
    (alternative,) = [one for one in segments_of(page) if one.attribute == "alt"]
    assert to_msgid(alternative.parts) == "Write &amp; or &lt;"
    assert alternative.former == ("Write & or <",)
