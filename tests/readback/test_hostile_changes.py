"""Files that were changed in ways nobody planned: what a reader of them meets is reported, and nothing crashes."""

import io
import re
import zipfile
from dataclasses import replace
from email import message_from_bytes, policy

import pytest
from planted import FIRST, SECOND, built, files_of, found, plant, whole

from mars_i18n.readback.readers.web import read_page_html

PARAGRAPH = re.compile(rf"<p([^<>]*)>{re.escape(SECOND)}</p>")


def page(change):
    """The differences of the web page with a change of its text."""
    before = files_of("web")["index.html"].decode()
    after = change(before)
    assert after != before
    return found("web", whole(), {"index.html": after.encode() if isinstance(after, str) else after})


def package(name, change, also=()):
    """The differences of a book or a document of Word, whose files `change` maps from a name and its bytes."""
    ((path, data),) = files_of(name).items()
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        kept = {one: change(one, old.read(one)) for one in old.namelist()}
        assert any(kept[one] != old.read(one) for one in kept) or also
        for one, inner in kept.items():
            if inner is not None:
                new.writestr(one, inner)
        for one, inner in also:
            new.writestr(one, inner)
    return found(name, whole(), {path: target.getvalue()})


HIDDEN = {
    "in a comment": rf"<!-- <p>{SECOND}</p> -->",
    "by the attribute hidden": rf"<p hidden>{SECOND}</p>",
    "by its own style": rf'<p style="display: none">{SECOND}</p>',
    "by a style sheet": rf'<style>.gone {{ color: red; display:none }}</style><p class="gone">{SECOND}</p>',
    "by a compound selector": rf'<style>p.gone.far {{ display:none }}</style><p class="far gone">{SECOND}</p>',
    "within another": rf"<style>.a>.b p{{display:none}}</style><div class=a><div class=b><p>{SECOND}</p></div></div>",
    "on every screen": rf'<style>@media screen {{ #gone {{ visibility: hidden }} }}</style><p id="gone">{SECOND}</p>',
    "by a stronger rule": rf"<style>#x {{ display:none }} p {{ display:block }}</style><p id=x>{SECOND}</p>",
    "in white on white": rf'<p style="color: #FFF">{SECOND}</p>',
    "in the colour of its box": rf'<div style="background:#123456"><p style="color:rgb(18, 52, 87)">{SECOND}</p></div>',
    "in no colour": rf'<p style="color: transparent">{SECOND}</p>',
    "in no size": rf'<div style="font-size:0"><p>{SECOND}</p></div>',
    "in no strength": rf'<p style="opacity: 0">{SECOND}</p>',
    "by an attribute": rf"<style>p[data-far] {{ display:none }}</style><p data-far>{SECOND}</p>",
    "by an attribute's value": rf"<style>[role='x'] > p {{ display:none }}</style><div role=x><p>{SECOND}</p></div>",
    "left of the screen": rf'<p style="position:absolute; left:-9999px">{SECOND}</p>',
    "above the screen": rf"<style>.up {{ position: fixed; top: -200vh }}</style><p class=up>{SECOND}</p>",
    "before its line": rf'<p style="text-indent: -999em">{SECOND}</p>',
    "cut to nothing": rf'<p style="clip-path: inset(50%)">{SECOND}</p>',
    "cut to a dot": rf'<p style="position:absolute; clip: rect(1px, 1px, 1px, 1px)">{SECOND}</p>',
    "in a script": rf"<script>{SECOND}</script>",
    "in a template": rf"<template><p>{SECOND}</p></template>",
}


@pytest.mark.parametrize("how", HIDDEN)
def test_a_text_of_a_page_that_nobody_sees_is_missing(how):
    assert ("missing", SECOND) in page(lambda text: PARAGRAPH.sub(HIDDEN[how].replace("\\", r"\\"), text))


def test_what_a_style_sheet_hides_on_some_screens_alone_is_shown():
    sheet = "<style>/* .a{display:none} */ @media print { p { display: none } } .b:empty { display: none }</style>"
    assert [one.text for one in read_page_html(f"{sheet}<p>One</p><p class=a>Two</p>", "x").blocks] == ["One", "Two"]


SHOWN = (
    "<style>p:not(:focus){clip-path:inset(50%)} p:hover{position:absolute; left:-9999px}</style><p>One</p>",
    "<style>p{left:-9999px; text-indent:-1em; clip-path:inset(5%)} p[title=y]{display:none}</style><p title=x>One</p>",
    '<style>[title]{display:none} p[title="a b"]{display:block}</style><p title="a b">One</p>',
    "<style>p{color:white} div{background:black}</style><div><p>One</p></div>",
    "<style>p{color:white} div{background:var(--dark)}</style><div><p>One</p></div>",
    "<div style='background:#000 url(a.png)'><p style='color:#000'>One</p></div>",
    "<div style='color:#fff'><p style='color:inherit;background:#333'>One</p></div>",
    "<style>.a p{display:none} .a p.b{display:block}</style><div class=a><p class=b>One</p></div>",
    "<style>.a{display:none} .a:not(.c){display:block}</style><p class=a>One</p>",
    "<style>.a > p{display:none}</style><div class=a><div><p>One</p></div></div>",
    "<style>p + p{display:none} p[title^=y]{display:none} p:hover{opacity:0}</style><p title=x>One</p>",
    "<style media=print>p{display:none}</style><p>One</p>",
    "<table style='font-size:0'><td style='font-size:13px'>One</td></table>",
    "<style>p{display:none!important} p{display:block!important}</style><p>One</p>",
    "<div style='color:#fff'><a href=x>One</a></div>",
    "<p style='color:#767676'>One</p>",
)


@pytest.mark.parametrize("html", SHOWN)
def test_what_a_reader_sees_is_read_whatever_its_style(html):
    assert [one.text for one in read_page_html(html, "x").blocks] == ["One"]


def test_a_text_of_a_book_that_its_style_sheet_hides_is_missing():
    hide = b"p { color: #fff !important }"

    def change(name, data):
        return data + hide if name.endswith(".css") else data

    assert "missing" in {kind for kind, _ in package("epub", change)}


CHANGED = {
    "a letter that looks alike": lambda text: text.replace("school", "sch\u043eol"),
    "a digit of another script": lambda text: text.replace("2021", "202\u0661"),
    "a raised digit": lambda text: text.replace("2021", "202\u00b9"),
    "letters turned around": lambda text: text.replace("since 2021", "since \u202e1202\u202c"),
    "an accent of its own": lambda text: text.replace("school", "scho\u0301ol"),
}


@pytest.mark.parametrize("what", CHANGED)
@pytest.mark.parametrize("name", ["web", "email", "epub", "docx", "feed", "source"])
def test_other_characters_are_reported(what, name):
    fault = type("Fault", (), {"change": staticmethod(CHANGED[what]), "in_pdf": None})
    assert SECOND in {text for _, text in found(name, whole(), plant(fault, name))}


def test_characters_that_nobody_sees_are_harmless():
    assert page(lambda text: text.replace("has had its", "has\u200b had\u2060 its")) == []


@pytest.mark.parametrize(
    "element",
    ['<base href="https://example.net/">', '<meta http-equiv="refresh" content="0;url=https://example.net/">'],
)
def test_a_page_that_leads_elsewhere_as_a_whole_is_reported(element):
    assert ("unreadable", "") in page(lambda text: text.replace("<head>", f"<head>{element}"))


def test_a_page_in_another_encoding_is_reported():
    assert [kind for kind, _ in page(lambda text: text.encode("utf-16"))] == ["unreadable"]
    assert [kind for kind, _ in page(lambda text: text.replace("utf-8", "windows-1252"))] == ["unreadable"]


@pytest.mark.parametrize("name", ["epub", "docx"])
def test_a_package_that_has_a_file_twice_is_reported(name):
    inner = {"epub": "mimetype", "docx": "word/document.xml"}[name]
    with pytest.warns(UserWarning, match="Duplicate"):
        assert [kind for kind, _ in package(name, lambda _, data: data, [(inner, b"x")])] == ["unreadable"]


def test_a_word_file_without_what_word_opens_it_by_is_reported():
    for lost in ("[Content_Types].xml", "_rels/.rels"):
        assert package("docx", lambda name, data, lost=lost: None if name == lost else data)
    other = package("docx", lambda _, data: data.replace(b"word/document.xml", b"word/styles.xml"))
    assert [kind for kind, _ in other] == ["unreadable"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (r"<w:t(?: [^<>]*)?>(%s)</w:t>", r"<w:delText>\1</w:delText>"),
        (r"(<w:r>)((?:(?!<w:r>).)*%s)", r"\1<w:rPr><w:vanish/></w:rPr>\2"),
        (r"(<w:r>)((?:(?!<w:r>).)*%s)", r'\1<w:rPr><w:color w:val="FFFEFF"/></w:rPr>\2'),
        (r"(<w:r>(?:(?!<w:r>).)*%s.*?</w:r>)", r'<w:moveFrom w:id="1">\1</w:moveFrom>'),
    ],
)
def test_a_text_that_word_does_not_show_is_missing(before, after):
    pattern = before % re.escape(SECOND)

    def change(name, data):
        text = data.decode() if name == "word/document.xml" else None
        return re.sub(pattern, after, text, flags=re.DOTALL).encode() if text else data

    assert ("missing", SECOND) in package("docx", change)


@pytest.mark.parametrize("hidden", [False, True])
def test_chapters_that_change_places_or_are_left_out_are_reported(hidden):
    second = whole("---\ntitle: Another letter\nlanguage: en\n---\n\nThe second letter is longer than the first.\n")
    both = replace(whole(), documents=(*whole().documents, *second.documents))
    files = built("epub", both)
    assert found("epub", both, files) == []

    def change(data):
        items = re.findall(rb"<itemref [^<>]*/>", data)
        if not items or hidden:
            return data.replace(b"<itemref ", b'<itemref linear="no" ')
        return data.replace(items[0], b"\0").replace(items[-1], items[0]).replace(b"\0", items[-1])

    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(files["may.epub"])) as old, zipfile.ZipFile(target, "w") as new:
        for one in old.namelist():
            new.writestr(one, change(old.read(one)) if one.endswith(".opf") else old.read(one))
    assert target.getvalue() != files["may.epub"]
    kinds = {kind for kind, _ in found("epub", both, {"may.epub": target.getvalue()})}
    assert ("missing" if hidden else "out of order") in kinds


def test_pages_of_a_pdf_that_change_places_are_reported():
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, NameObject

    long = whole(
        ("A paragraph that fills the page and says more.\n\n" * 90).join(("---\nlanguage: en\n---\n\n", "End.\n"))
    )
    from planted import built

    (data,) = built("pdf", long).values()
    assert found("pdf", long, {"may.pdf": data}) == []
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    tree = writer.root_object["/Pages"].get_object()
    tree[NameObject("/Kids")] = ArrayObject(reversed(tree["/Kids"]))
    target = io.BytesIO()
    writer.write(target)
    assert ("unreadable", "") in found("pdf", long, {"may.pdf": target.getvalue()})


def test_a_mail_with_two_texts_of_a_kind_is_reported():
    files = dict(files_of("email"))
    mail = message_from_bytes(files["may.eml"], policy=policy.SMTP)
    mail.make_mixed()
    mail.add_attachment("<p>Another text.</p>", subtype="html", disposition="inline")
    assert ("unreadable", "") in found("email", whole(), {**files, "may.eml": mail.as_bytes()})


def test_a_feed_with_two_entries_of_an_issue_is_reported():
    feed = files_of("feed")["../feed.xml"].decode()
    entry = re.search(r"<entry>.*?</entry>", feed, re.DOTALL)[0]
    twice = feed.replace(entry, entry + entry.replace(FIRST, "Another text."))
    assert [kind for kind, _ in found("feed", whole(), {"../feed.xml": twice.encode()})] == ["unreadable"]


def test_a_source_in_another_encoding_says_the_same_where_it_says_which():
    ((path, data),) = files_of("source").items()
    assert found("source", whole(), {path: data.decode().encode("utf-16")}) == []
    assert found("source", whole(), {path: data.decode().replace("school", "\xe9cole").encode("cp1252")})


@pytest.mark.parametrize("text", ["<style>", "<style>{", "/*", "<style>a{", "{}", "<p hidden>", "@media{"])
def test_reading_styles_is_linear(text, assert_linear):
    assert_linear(lambda count: lambda: read_page_html(f"<style>{text * count}</style>{text * count}", "x"), 300, 3000)
