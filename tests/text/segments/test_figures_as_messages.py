"""Figures as messages: filled for the region, kept where a person wrote another form, and in nobody's way."""

from dataclasses import replace

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.formats import markdown
from mars_i18n.model import Catalogue, Entry, segments_of
from mars_i18n.text.merging.conservation import find_lost_texts
from mars_i18n.text.merging.merge import Recollection, merge
from mars_i18n.text.merging.staleness import compare_catalogues
from mars_i18n.text.segments.figure_messages import (
    is_figure,
    is_filled,
    mark_figures,
    read_figure_message,
    with_figures,
)
from mars_i18n.text.segments.localise import localise
from mars_i18n.text.segments.markup import to_msgid
from mars_i18n.text.segments.source_messages import locate_segments, messages
from mars_i18n.workflow.issue.reading import identify_languages

REGIONS = {"es": "es_CO", "en": "en_US", "pt": "pt_BR"}
MEXICO = REGIONS | {"es": "es_MX"}


def issue(*sources, regions=REGIONS):
    documents = [
        locate_segments(
            identify_languages(
                markdown.parse(f"---\nlanguage: {language}\n---\n\n{text}\n".encode(), f"sources/may/{at}.md"),
                tuple(regions),
            )
        )
        for at, (language, text) in enumerate(sources)
    ]
    return mark_figures(documents, regions)


def catalogue(documents, language="es", old=None, regions=REGIONS):
    today = with_figures(messages(documents), regions, language)
    return merge(today, old or Catalogue(language), language)


def texts(made):
    return {entry.msgid: entry.msgstr for entry in made.entries if not entry.obsolete}


def typed(made, **texts_by_msgid):
    entries = (replace(one, msgstr=texts_by_msgid.get(one.msgid, one.msgstr)) for one in made.entries)
    return replace(made, entries=tuple(entries))


TABLE = "- $310,200.50\n- 12.5 %\n- **1,240**\n- 27 May 2025\n- 2024\n- +57 300 123 4567\n- 2.4.18\n- 8,450-B\n- 1.500"


def test_figures_come_filled_and_finished_and_the_rest_stays_out_of_catalogues():
    made = catalogue(issue(("en", TABLE)))
    assert texts(made) == {
        "$310,200.50": "$310.200,50",
        "12.5 %": "12,5%",
        "<b1>1,240</b1>": "<b1>1.240</b1>",
        "27 May 2025": "27 de mayo de 2025",
        "8,450-B": "8,450-B",
    }
    assert all(entry.done and is_figure(entry) for entry in made.entries)
    assert made.entries[0].extracted[-1] == "Figure, filled by CLDR for es_CO: $310.200,50"


def test_what_is_filled_is_in_the_localised_document_and_the_source_stays():
    (document,) = issue(("en", TABLE))
    localised = localise(document, catalogue([document]), "es", "es_CO")
    text = markdown.rebuild(localised).decode()
    for line in ("- $310.200,50", "- **1.240**", "- 2024\n", "- 8,450-B", "- 1.500"):
        assert line in text
    assert markdown.rebuild(localise(document, catalogue([document], "en"), "en", "en_US")) == document.raw.encode()


def test_a_new_region_rewrites_what_is_ours_and_keeps_what_a_person_wrote():
    documents = issue(("en", "- $1,240\n- 3.75\n- 27 May 2025"))
    made = typed(catalogue(documents), **{"3.75": "3 ¾", "$1,240": "$1.240"})
    moved = catalogue(issue(("en", "- $1,240\n- 3.75\n- 27 May 2025"), regions=MEXICO), "es", made, MEXICO)
    assert texts(moved) == {"$1,240": "$1,240", "3.75": "3 ¾", "27 May 2025": "27 de mayo de 2025"}
    assert not find_lost_texts(made, moved, "es")


def test_a_form_of_any_region_is_ours_whatever_its_spaces():
    documents = issue(("en", "- 12.5%"))
    for form in ("12,5%", "12,5 %", "12,5\u00a0%", "12.5%", ""):
        assert texts(catalogue(documents, "es", typed(catalogue(documents), **{"12.5%": form}))) == {"12.5%": "12,5%"}
    kept = catalogue(documents, "es", typed(catalogue(documents), **{"12.5%": "12,5 por ciento"}))
    assert texts(kept) == {"12.5%": "12,5 por ciento"}


@pytest.mark.parametrize("language", ["es", "pt", "en"])
def test_every_form_that_a_region_of_the_language_writes_is_ours(language):
    regions = [one for one in locale_identifiers() if one == language or one.startswith(f"{language}_")]
    for msgid in (
        "$1,240.50",
        "12.5 %",
        "27 May 2025",
        "Sep 27, 2025",
        "Tuesday, May 27, 2025",
        "3:30 p.m.",
        "12/25/2025",
    ):
        for region in regions:
            form = read_figure_message(msgid, "en_US", region).text
            assert is_filled(Entry(msgid, form, extracted=("Paragraph · source language: en",)), language), region


def test_merging_twice_changes_nothing():
    documents = issue(("en", TABLE), ("es", "- 1,240\n- 3,5\n"))
    made = catalogue(documents)
    assert catalogue(documents, "es", made) == made
    assert not compare_catalogues(made, catalogue(documents, "es", made))


def test_the_context_of_a_text_of_two_values_names_its_language():
    two = issue(("en", "- 1,240"), ("es", "- 1,240\n- 2,5"))
    found = {entry.key: entry.msgstr for entry in catalogue(two, "pt").entries}
    assert found == {("figure en", "1,240"): "1.240", ("figure es", "1,240"): "1,240", ("", "2,5"): "2,5"}
    english = [markdown.rebuild(localise(one, catalogue(two, "en"), "en", "en_US")).decode() for one in two]
    assert "- 1,240\n" in english[0]
    assert "- 1.240\n- 2.5" in english[1]


def test_a_text_of_one_value_has_one_entry_and_one_that_only_a_language_can_read_is_filled_there():
    assert texts(catalogue(issue(("en", "- 12.5%"), ("es", "- 12.5%"), regions=MEXICO), "pt", regions=MEXICO)) == {
        "12.5%": "12,5%"
    }
    english, spanish = issue(("en", "- 1.240"), ("es", "- 1.240"))
    made = catalogue([english, spanish], "en")
    assert texts(made) == {"1.240": "1,240"}
    assert "- 1.240\n" in markdown.rebuild(localise(english, made, "en", "en_US")).decode()
    assert "- 1,240\n" in markdown.rebuild(localise(spanish, made, "en", "en_US")).decode()


def kinds(documents):
    return {to_msgid(one.parts): one.figure for document in documents for one in segments_of(document) if one.figure}


def test_a_number_is_sure_beside_decimals_of_its_column_or_list():
    alone = "| Rate | Places |\n|---|---|\n| 2.0 | 1.500 |\n| 4 | 12 |"
    assert kinds(issue(("en", alone))) == {"2.0": "ambiguous", "1.500": "ambiguous"}
    beside = "| Rate | Places |\n|---|---|\n| 2.0 | 1.500 |\n| 3.75 | 12 |"
    assert kinds(issue(("en", beside))) == {"2.0": "regional", "3.75": "regional", "1.500": "ambiguous"}
    assert texts(catalogue(issue(("en", beside))))["2.0"] == "2,0"
    assert kinds(issue(("es", "- 1,240\n- 2,5"))) == {"1,240": "regional", "2,5": "regional"}


def test_a_column_of_versions_stays():
    table = "| Version | Rate |\n|---|---|\n| 3.11 | 3.11 |\n| 3.9 | 3.10 |\n| 8,450-B | 4 |"
    (document,) = issue(("en", table))
    assert texts(catalogue([document]))["8,450-B"] == "8,450-B"
    text = markdown.rebuild(localise(document, catalogue([document]), "es", "es_CO")).decode()
    assert "| 3.11 | 3,11 |" in text
    assert "| 3.9 | 3,10 |" in text


def test_a_context_of_the_editors_stays():
    text = "<!-- mars: context price -->\n\n3.75\n\n<!-- mars: context price -->\n\n1.500"
    (document,) = issue(("en", text))
    assert [one.context for one in segments_of(document) if one.figure] == ["price", "price"]


def test_a_persons_form_follows_its_figure_into_the_context_of_its_language():
    one = issue(("es", "- 2.º"))
    made = typed(catalogue(one, "en"), **{"2.º": "No. 2"})
    two = issue(("es", "- 2.º"), ("en", "- 2.º"))
    again = catalogue(two, "en", made)
    assert {entry.key: entry.msgstr for entry in again.entries} == {
        ("figure es", "2.º"): "No. 2",
        ("figure en", "2.º"): "2.º",
    }


def test_a_figure_that_vanished_leaves_only_what_a_person_wrote():
    made = typed(catalogue(issue(("en", "- 1,240\n- 3.75"))), **{"3.75": "tres y pico"})
    left = catalogue(issue(("en", "- Water is life.")), "es", made)
    assert [(one.msgid, one.msgstr) for one in left.entries if one.obsolete] == [("3.75", "tres y pico")]
    assert not find_lost_texts(made, left, "es")
    back = catalogue(issue(("en", "- 1,240\n- 3.75")), "es", left)
    assert texts(back) == {"1,240": "1.240", "3.75": "tres y pico"}


def test_a_figure_takes_nothing_from_a_memory_and_is_no_near_match():
    today = with_figures(messages(issue(("en", "- 1,250"))), REGIONS, "es")
    asked = []
    old = Catalogue("es", (Entry("1,240", "mil doscientos cuarenta"), Entry("about 1,250", "unos 1.250")))
    made = merge(today, old, "es", Recollection(asked.append))
    assert texts(made) == {"1,250": "1.250"}
    assert not asked


def test_a_translation_of_an_older_version_stays_and_an_empty_one_is_filled():
    old = Catalogue(
        "es", (Entry("27 May 2025", "El 27 de mayo"), Entry("5 June 2025", ""), Entry("8,450-B", "8.450-B"))
    )
    made = catalogue(issue(("en", "- 27 May 2025\n- 5 June 2025\n- 8,450-B")), "es", old)
    assert texts(made) == {"27 May 2025": "El 27 de mayo", "5 June 2025": "5 de junio de 2025", "8,450-B": "8.450-B"}
    assert all(entry.done for entry in made.entries)


@pytest.mark.parametrize(
    "msgid", ["<code1/> 1,240", "1,<b1>240</b1>", "1,240<br1/>2,100", "<img1/>1,240", "1,240 people"]
)
def test_what_is_more_than_one_figure_is_none(msgid):
    assert read_figure_message(msgid, "en_US", "es_CO").reading == "no figure"


@given(st.text("0123456789.,%$() –/<b1>", max_size=20), st.sampled_from(["es_CO", "es_MX", "pt_BR"]))
def test_what_is_filled_for_any_text_is_taken_for_ours(text, locale):
    regions = REGIONS | {"es": locale}
    documents = issue(("en", f"- {text}x\n"), ("en", f"| a |\n|---|\n| {text.replace('|', '')} |"), regions=regions)
    made = catalogue(documents, "es", regions=regions)
    assert catalogue(documents, "es", made, regions) == made
    assert not find_lost_texts(made, Catalogue("es"), "es")
