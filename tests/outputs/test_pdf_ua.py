"""PDFs are held to PDF/UA-1 (ISO 14289-1) by a checker that is not the one that made them.

page-validation passes the test corpus of veraPDF, of which it has the rules.
"""

import io
from pathlib import Path

import page
import pytest
from books import STRESS
from mails import images, png
from outputs_editions import edition
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from mars_i18n.cli import run
from mars_i18n.outputs import pdf

pytestmark = pytest.mark.slow("builds the PDFs of the sample issue and validates them")

ROOT = Path(__file__).parents[2]


def faults(data):
    report = page.validate_pdf_bytes(data, profile="ua1")
    assert report.rules.total > 100
    return [f"{one.rule_id}: {one.message}" for one in report.failures]


def stressed(language):
    (artefact,) = pdf.render(edition(source=STRESS, language=language, image=images(pump=png(), inline=png(9, 9))))
    return artefact.data


@pytest.mark.parametrize("language", ["es", "en", "pt", "ar"])
def test_a_document_of_every_construct_conforms(language):
    assert faults(stressed(language)) == []


OPENING_AND_CARDS = """\
---
title: The lake
language: en
author: Ana Pérez
hero: lake.png
alt: A lake between hills.
caption: Seen from the school.
---

[Give](https://example.org){.button} today.

- [x] A task
- [ ] Another one

<!-- mars: cards -->
- ![A well](well.png "The well")
  [The well](https://example.org/well)
  Thirty families share it.
- [![](pump.png)](https://example.org/pump)
  The pump.
- Words alone.

[![](pump.png)](https://example.org/pump)

A sentence with [![](pump.png)](https://example.org/pump) in it.
"""


def test_an_opening_with_a_picture_cards_buttons_and_tasks_conform():
    shown = edition(
        "en", OPENING_AND_CARDS, {}, draft=False, image=images(lake=png(), well=png(9, 6), pump=png(40, 30))
    )
    (artefact,) = pdf.render(shown)
    assert faults(artefact.data) == []


def test_the_sample_issue_and_its_proof_conform_in_every_language(tmp_path):
    assert run(["-C", str(ROOT), "-q", "build", "--output", "pdf,proof", "--out", str(tmp_path)]) == 0
    made = sorted(tmp_path.rglob("*.pdf"))
    assert len(made) == 6
    assert {str(path): reported for path in made if (reported := faults(path.read_bytes()))} == {}


@pytest.mark.parametrize("key", ["/Lang", "/MarkInfo", "/StructTreeRoot", "/Metadata"])
def test_the_checker_sees_what_is_taken_out(key):
    """A check that accepts everything would hold nothing."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(stressed("es"))))
    del writer.root_object[NameObject(key)]
    out = io.BytesIO()
    writer.write(out)
    assert faults(out.getvalue())
