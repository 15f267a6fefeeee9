"""Outputs of an edition, and how to plant a fault in one, in each kind of file."""

import io
import re
import zipfile
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from functools import cache
from pathlib import Path

from outputs_editions import archive, edition

from mars_i18n import plugins
from mars_i18n.readback.expected import expect
from mars_i18n.readback.ledger import compare
from mars_i18n.readback.readers import READERS, readings
from mars_i18n.text.segments.rewriting import map_segments

SOURCE = """\
---
title: The water of the valley
summary: How a village got its water back.
subject: Water is back in the valley
preheader: What changed since the pump works.
date: 2025-05/2025-06
language: en
---

The pump brings clean water to the village.[^1]

The school has had its own well since 2021.

## What the neighbours say

Nobody walks to the river any more. [The story](https://example.org/story "As it was written") says why, and [a
film](https://example.org/film) shows it.

- The well is 40\u00a0metres deep.
- The pump works with the sun.

## What it cost

![A pump in the square](pump.png "The new pump")

## What comes next

Another village waits.

## Who paid

The council did.

## How to write to us

The last paragraph thanks everybody who helped.

[^1]: As the council measured in May.
"""
FIRST, SECOND = "The pump brings clean water to the village.", "The school has had its own well since 2021."
NAMES = tuple(READERS)
PUMP = Path(__file__).parents[1] / "outputs" / "pictures" / "rgb.png"


def whole(source=SOURCE, **options):
    """The edition that the faults are planted in."""
    return edition("en", source, {}, **{"draft": False, "image": lambda _: PUMP.read_bytes(), **options})


def built(name, shown):
    """Path → bytes of an output of an edition; the feed lies above its folder."""
    module = plugins.load("outputs", name)
    if name == "feed":
        made = module.archive(archive(module, replace(shown, draft=False)))
        return {"../feed.xml": next(one.data for one in made if one.path == f"{shown.language}/feed.xml")}
    return {one.path: one.data for one in module.render(shown)}


@cache
def files_of(name):
    """The files of the edition that faults are planted in."""
    return built(name, whole())


def found(name, shown, files):
    """(kind, text) of all differences; the images of the editions are there."""
    output = plugins.describe("outputs", name)
    read = readings(name, files, shown.issue)
    assert read
    there = frozenset({"pump.png", "pump.svg", *files})
    ledgers = [compare(expect(shown), one, output.body, output.apart, there) for one in read]
    return [(one.kind, one.text) for ledger in ledgers for one in ledger.differences]


def edited(name, files, change):
    """The files with `change` (text → text) done to the text that each holds, whatever it is packed in.

    Words of a PDF are codes of its own fonts: it is made anew, from a source with the change.
    """
    if name == "pdf":
        tag = change("en-US")
        shown = whole(change(SOURCE), locale=tag.replace("-", "_"))
        documents = tuple(map_segments(one, lambda part: replace(part, language=tag[:2])) for one in shown.documents)
        return built(name, replace(shown, language=tag[:2], documents=documents))
    return {path: _edit(path, data, change) for path, data in files.items()}


def _edit(path, data, change):
    if path.endswith((".epub", ".docx")):
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
            for one in old.infolist():
                inner = old.read(one)
                text = one.filename.endswith((".xhtml", ".xml", ".rels", ".opf"))
                new.writestr(one, change(inner.decode()).encode() if text else inner)
        return target.getvalue()
    if path.endswith(".eml"):
        message = message_from_bytes(data, policy=policy.SMTP)
        for name in ("Subject", "Content-Language", "Date"):
            before = f"{name}: {message[name]}"
            if (after := change(before)) != before:
                message.replace_header(name, after.partition(": ")[2])
        for part in message.walk():
            if part.get_content_maintype() == "text":
                part.set_content(change(part.get_content()), subtype=part.get_content_subtype())
        return message.as_bytes()
    if path.endswith((".xml", ".html", ".txt", ".md")):
        return change(data.decode()).encode()
    return data


def blank(text):
    """A pattern of a text as files write it: wrapped where they like."""
    return r"\s+".join(map(re.escape, text.split(" ")))


def swap(one, other):
    """A change that puts each of two texts in the place of the other."""
    return lambda text: re.sub(blank(one), other, re.sub(blank(other), "\0", text)).replace("\0", one)


def put(pattern, text, count=0):
    """A change of what a pattern finds into a text."""
    return lambda whole: re.sub(pattern, text, whole, count=count)


def _pdf(change):
    """A change of a PDF's own objects, saved by another program."""
    from pypdf import PdfReader, PdfWriter

    def changed(files):
        ((path, data),) = files.items()
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
        change(writer)
        target = io.BytesIO()
        writer.write(target)
        return {path: target.getvalue()}

    return changed


def _annotations(writer):
    return [one.get_object() for page in writer.pages for one in page.get("/Annots", ())]


def _redirect_uri(writer):
    from pypdf.generic import NameObject, TextStringObject

    for one in _annotations(writer):
        action = one.get("/A", {})
        if str(action.get("/URI", "")).endswith("/story"):
            action[NameObject("/URI")] = TextStringObject("https://example.org/other")


def _swap_uris(writer):
    from pypdf.generic import NameObject, TextStringObject

    for one in _annotations(writer):
        action = one.get("/A", {})
        for was, now in (("/story", "/film"), ("/film", "/story")):
            if str(action.get("/URI", "")).endswith(was):
                action[NameObject("/URI")] = TextStringObject(f"https://example.org{now}")
                break


def _unlink_contents(writer):
    from pypdf.generic import NameObject, TextStringObject

    for one in _annotations(writer):
        if "/Dest" in one or "/D" in one.get("/A", {}):
            one.pop("/A", None)
            one[NameObject("/Dest")] = TextStringObject("gone")


def _other_alternative(writer):
    from pypdf.generic import NameObject, TextStringObject

    for one in list(writer._objects):
        if isinstance(one, dict) and "/Alt" in one:
            one[NameObject("/Alt")] = TextStringObject("A lamp in the square")


@dataclass(frozen=True)
class Fault:
    """What is planted: by a change of texts, or of a PDF by another; and the kinds of difference that name it.

    `words` are in the text of the difference. `unseen` are outputs in which no reader sees it, and why.
    """

    name: str
    change: object
    kinds: frozenset
    words: str
    unseen: tuple[tuple[str, str], ...] = ()
    in_pdf: object = None


def _unseen(why, *outputs):
    return tuple((one, why) for one in outputs)


_HTML = "HTML shows any number of blanks as one"
_NONE = "it holds none"
FAULTS = (
    Fault("segment removed", put(blank(SECOND), ""), {"missing"}, SECOND),
    Fault("segments swapped", swap(FIRST, SECOND), {"out of order"}, "s"),
    Fault("segment doubled", put(blank("The pump works with the sun."), SECOND), {"doubled"}, SECOND),
    Fault("segment cut in half", put(blank(SECOND), SECOND[: len(SECOND) // 2]), {"cut"}, SECOND),
    Fault("left in another language", put(blank(SECOND), "La escuela tiene un pozo."), {"missing"}, SECOND),
    Fault(
        "marked as another language",
        lambda text: text.replace("en-US", "pt-BR").replace("language: en", "language: pt"),
        {"language", "apart"},
        "",
        _unseen("plain text has no languages", "text"),
    ),
    Fault("one digit changed", put("2021", "2022"), {"changed"}, SECOND),
    Fault("one letter changed", put("neighbours", "neighbuors"), {"changed"}, "neighbours"),
    Fault(
        "date line changed",
        lambda text: (
            put(r"2025-05(?=/)", "2025-03")(text.replace("May to", "Mai to").replace("May-", "Mai-"))
            .replace("May –", "Mai –")
            .replace("May–", "Mai–")
            .replace("2025-05-01T", "2025-03-01T")
        ),
        {"changed", "missing", "apart"},
        "",
    ),
    Fault("blank lost", put(r"to\s+the\s+village", "tothe village"), {"spacing"}, FIRST),
    Fault("blank within a word", put("clean water to", "clean wa ter to"), {"spacing"}, FIRST),
    Fault(
        "blank doubled",
        put("clean water", "clean  water"),
        {"spacing"},
        FIRST,
        (*_unseen(_HTML, "web", "epub", "feed"), ("pdf", "the words of the source have one blank: see the template")),
    ),
    Fault(
        "no-break space changed",
        put("40(\u00a0|&nbsp;|&#160;)metres", "40 metres"),
        {"spacing"},
        "The well is 40",
        _unseen("its lines end where they end", "text", "pdf"),
    ),
    Fault(
        "link redirected",
        put("https://example.org/story", "https://example.org/other"),
        {"link"},
        "https://example.org/story",
        in_pdf=_pdf(_redirect_uri),
    ),
    Fault(
        "two links swapped",
        swap("https://example.org/story", "https://example.org/film"),
        {"link"},
        "https://example.org/",
        in_pdf=_pdf(_swap_uris),
    ),
    Fault(
        "internal link dead",
        lambda text: put(r'(href=(?:"|&#34;)[^"&]*#d0-)note-1', r"\1gone")(text).replace(
            'footnoteReference w:id="1"', 'footnoteReference w:id="9"'
        ),
        {"link", "missing"},
        "",
        _unseen(_NONE, "text", "source", "email"),
        _pdf(_unlink_contents),
    ),
    Fault(
        "image lost",
        lambda text: put(r'src="(cid:)?[^"]*\.?(png)?"(?=[^>]*A pump)|(?<=src=")pump.png', r'src="\1gone.png"')(
            re.sub(r"\]\(pump\.png", "](gone.png", text)
        ).replace('r:embed="', 'r:embed="x'),
        {"image"},
        "",
        (*_unseen(_NONE, "text"), ("pdf", "the image is part of the page"), ("feed", "its images are on the web")),
    ),
    Fault(
        "title changed",
        put(r"(<(?:dc:)?title(?: [^>]*)?>The )water", r"\1wine"),
        {"apart"},
        "The water of the valley",
        _unseen(_NONE, "text", "source", "email"),
        _pdf(lambda writer: writer.add_metadata({"/Title": "The wine of the valley"})),
    ),
    Fault(
        "subject changed",
        put("Subject: Water", "Subject: Wine"),
        {"apart"},
        "Water is back",
        _unseen(_NONE, *(one for one in NAMES if one != "email")),
    ),
    Fault(
        "preheader changed",
        put(r'((?:class="preheader"[^>]*|<summary)>What changed since the )pump', r"\1lamp"),
        {"apart"},
        "What changed",
        _unseen(_NONE, "web", "text", "source", "docx", "pdf", "epub"),
    ),
    Fault(
        "summary of the file changed",
        put(r'((?:content="|<dc:description>)How a )village', r"\1town"),
        {"apart"},
        "How a village",
        _unseen(_NONE, "text", "source", "docx", "pdf", "feed", "email"),
    ),
    Fault(
        "line of contents changed",
        put(r'(?s)(<nav.*)What it cost|(class="contents".*?)What it cost', r"\1\2What it costs"),
        {"changed"},
        "What it cost",
        (*_unseen(_NONE, "text", "source", "docx", "feed"), ("pdf", "its words are codes of its fonts")),
    ),
    Fault(
        "line of contents redirected",
        put(r'(?s)(<nav.*href="[^"]*#)what-comes-next(?=")', r"\g<1>what-it-cost"),
        {"contents"},
        "What comes next",
        _unseen(_NONE, "text", "source", "docx", "feed", "email"),
        _pdf(_unlink_contents),
    ),
    Fault(
        "alternative text changed",
        lambda text: text.replace("A pump in the square", "A lamp in the square"),
        {"alternative text", "apart"},
        "A pump in the square",
        in_pdf=_pdf(_other_alternative),
    ),
    Fault(
        "image title changed",
        lambda text: text.replace("The new pump", "The old pump"),
        {"apart"},
        "The new pump",
        _unseen(_NONE, "text", "docx", "pdf"),
    ),
    Fault(
        "link title changed",
        lambda text: text.replace("As it was written", "As it was told"),
        {"apart"},
        "As it was written",
        _unseen(_NONE, "text", "pdf", "epub", "feed"),
    ),
)


def plant(fault, name):
    """The files of an output with a fault in them."""
    if name == "pdf" and fault.in_pdf:
        return fault.in_pdf(files_of(name))
    return edited(name, files_of(name), fault.change)


def is_found(fault, name):
    """Whether a fault that is planted in an output is found and named."""
    changed = plant(fault, name)
    differences = found(name, whole(), changed) if changed != files_of(name) else []
    return any(kind in fault.kinds and fault.words in text for kind, text in differences)
