"""Links within an issue lead to the text that they lead to in its sources; one that is misled is found and named."""

import re
from functools import cache

import pytest
from outputs_editions import edition
from planted import built, edited, found

SOURCE = """\
---
title: The water of the valley
language: en
---

See [what they say](#what-the-neighbours-say), [what is next](#next) and [nothing](#no-such-place).

## What the neighbours say

Nobody walks to the river any more.

## What comes next {#next}

The school gets a well. Back to [the neighbours](#what-the-neighbours-say).
"""
NAMES = ("web", "email", "epub", "docx")


def shown(source=SOURCE):
    return edition("en", source, {}, draft=False)


@cache
def files_of(name):
    return built(name, shown())


def swapped(text):
    """The ids of the two places changed over: links are as many as before, and each leads to something."""
    pairs = (("what-the-neighbours-say", "next"), ("_Place0", "_Place1"))
    swap = dict(pairs) | {right: left for left, right in pairs}
    pattern = r'(\s(?:id|name|w:name)=")(what-the-neighbours-say|next|_Place[01])(?=")'
    return re.sub(pattern, lambda match: match[1] + swap[match[2]], text)


@pytest.mark.parametrize("name", [*NAMES, "pdf", "source", "text", "feed"])
def test_nothing_is_found_in_files_as_they_are_built(name):
    assert found(name, shown(), files_of(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_link_that_leads_to_another_place_is_found(name):
    changed = edited(name, files_of(name), swapped)
    assert changed != files_of(name)
    assert {"link"} <= {kind for kind, _ in found(name, shown(), changed)} <= {"link", "contents"}


def test_a_link_that_is_missing_from_a_pdf_is_found():
    fewer = built("pdf", shown(SOURCE.replace("[what is next](#next)", "what is next")))
    assert found("pdf", shown(), fewer) == [("link", "#what-the-neighbours-say")]


def test_an_anchor_that_is_missing_from_a_source_is_found():
    changed = edited("source", files_of("source"), lambda text: text.replace(" {#next}", ""))
    assert ("link", "#next") in found("source", shown(), changed)
