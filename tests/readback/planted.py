"""Outputs of an edition, and how to plant a fault in one, in each kind of file."""

import io
import zipfile
from dataclasses import replace
from email import message_from_bytes, policy

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
date: 2025-05/2025-06
language: en
---

The pump brings clean water to the village.[^1]

The school has had its own well since 2021.

## What the neighbours say

Nobody walks to the river any more. [The story](https://example.org/story) says why.

- The well is 40 metres deep.
- The pump works with the sun.

The last paragraph thanks everybody who helped.

[^1]: As the council measured in May.
"""
FIRST, SECOND = "The pump brings clean water to the village.", "The school has had its own well since 2021."
NAMES = tuple(READERS)


def whole(**options):
    """The edition that the faults are planted in."""
    return edition("en", SOURCE, {}, **{"draft": False, **options})


def built(name, shown):
    """Path → bytes of an output of an edition; the feed lies above its folder."""
    module = plugins.load("outputs", name)
    if name == "feed":
        made = module.archive(archive(replace(shown, draft=False)))
        return {"../feed.xml": next(one.data for one in made if one.path == f"{shown.language}/feed.xml")}
    return {one.path: one.data for one in module.render(shown)}


def found(name, shown, files):
    """(kind, text) of all differences."""
    output = plugins.describe("outputs", name)
    read = readings(name, files, shown.issue)
    assert read
    ledgers = [compare(expect(shown), one, output.body, output.apart) for one in read]
    return [(one.kind, one.text) for ledger in ledgers for one in ledger.differences]


def edited(name, files, change):
    """The files with `change` (text → text) done to the text that each holds, whatever it is packed in.

    Words of a PDF are codes of its own fonts: it is made anew, from a source with the change.
    """
    if name == "pdf":
        tag = change("en-US")
        shown = edition("en", change(SOURCE), {}, draft=False, locale=tag.replace("-", "_"))
        documents = tuple(map_segments(one, lambda part: replace(part, language=tag[:2])) for one in shown.documents)
        return built(name, replace(shown, language=tag[:2], documents=documents))
    return {path: _edit(path, data, change) for path, data in files.items()}


def _edit(path, data, change):
    if path.endswith((".epub", ".docx")):
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
            for one in old.infolist():
                inner = old.read(one)
                text = one.filename.endswith((".xhtml", ".xml", ".rels")) and "nav" not in one.filename
                new.writestr(one, change(inner.decode()).encode() if text else inner)
        return target.getvalue()
    if path.endswith(".eml"):
        message = message_from_bytes(data, policy=policy.SMTP)
        for part in message.walk():
            if part.get_content_maintype() == "text":
                part.set_content(change(part.get_content()), subtype=part.get_content_subtype())
        return message.as_bytes()
    if path.endswith((".xml", ".html", ".txt", ".md")):
        return change(data.decode()).encode()
    return data
