"""Outputs of an edition, and how to plant a fault in one, in each kind of file."""

import io
import re
import zipfile
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from functools import cache
from pathlib import Path

from outputs_editions import archive, edition
from planted_in_pdf import changed_pdf, other_alternative, redirect_uri, swap_uris, unlink_contents

from mars_i18n import plugins
from mars_i18n.readback.expected import expect
from mars_i18n.readback.ledger import compare
from mars_i18n.readback.readers import READERS, readings
from mars_i18n.text.segments.rewriting import map_segments
from mars_i18n.workflow.records.template_labels import file_labels

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

```sh
measure --depth 40 | tee well.txt
- done
```

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
    beside = (f"{Path(one.path).stem}-media/image1.png" for one in shown.documents)  # which `build` copies
    there = frozenset({"pump.png", "pump.svg", *beside, *files})
    labels = file_labels(output, shown)
    ledgers = [compare(expect(shown), one, output.body, output.apart, there, labels=labels) for one in read]
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


def _add_paragraph(text):
    """A paragraph that nobody approved, after that of a village, as each kind of file writes one."""
    for pattern in (
        r"<p[^<>]*>Another village waits\.</p>",
        r"<w:p>(?:(?!<w:p>).)*?Another village waits\.(?:(?!<w:p>).)*?</w:p>",
        r"&lt;p&gt;Another village waits\.&lt;/p&gt;",
        r"(?<=\n)Another village waits\.\n",
    ):
        if found := re.search(pattern, text, re.DOTALL):
            copy = found[0].replace("Another village waits", "Nobody approved this text")
            blank_line = "\n" if found[0].endswith("\n") else ""
            return text[: found.end()] + blank_line + copy + text[found.end() :]
    return text


def _added_in_pdf(files):
    """The PDF of a source that has the paragraph."""
    del files
    return built("pdf", whole(_add_paragraph(SOURCE)))


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
    Fault(
        "text added",
        put(blank("Another village waits."), "Another village waits.ADDED"),
        {"changed"},
        "Another village waits",
    ),
    Fault("paragraph added", _add_paragraph, {"added"}, "Nobody approved", in_pdf=_added_in_pdf),
    Fault("letter of code changed", put("--depth 40", "--depth 41"), {"changed"}, "measure"),
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
        in_pdf=changed_pdf(redirect_uri),
    ),
    Fault(
        "two links swapped",
        swap("https://example.org/story", "https://example.org/film"),
        {"link"},
        "https://example.org/",
        in_pdf=changed_pdf(swap_uris),
    ),
    Fault(
        "internal link dead",
        lambda text: put(r'(href=(?:"|&#34;)[^"&]*#d0-)note-1', r"\1gone")(text).replace(
            'footnoteReference w:id="1"', 'footnoteReference w:id="9"'
        ),
        {"link", "missing"},
        "",
        _unseen(_NONE, "text", "source", "email"),
        changed_pdf(unlink_contents),
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
        changed_pdf(lambda writer: writer.add_metadata({"/Title": "The wine of the valley"})),
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
        changed_pdf(unlink_contents),
    ),
    Fault(
        "alternative text changed",
        lambda text: text.replace("A pump in the square", "A lamp in the square"),
        {"alternative text", "apart"},
        "A pump in the square",
        in_pdf=changed_pdf(other_alternative),
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
