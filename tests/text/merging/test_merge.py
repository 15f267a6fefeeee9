"""Carry-over: what a translator finds after the sources changed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.model import Catalogue, Entry, Location, SegmentPlace
from mars_i18n.text.merging.merge import merge
from mars_i18n.text.merging.plural_entries import find_other_counts
from mars_i18n.text.segments.remarks.entries import source_language_of
from mars_i18n.text.segments.source_messages import SourceMessage


def message(msgid, context="", language="en", basis="detected"):
    return SourceMessage(msgid, context, language, basis, (SegmentPlace("heading"),), ("a.md",), (), Location("a.md"))


def synced(*msgids, old=None, language="es"):
    listed = [one if isinstance(one, SourceMessage) else message(one) for one in msgids]
    return merge(listed, old or Catalogue(language), language)


def translated(catalogue, **_):
    return replace(
        catalogue,
        entries=tuple(replace(entry, msgstr=entry.msgstr or f"«{entry.msgid}»") for entry in catalogue.entries),
    )


def by_msgid(catalogue):
    return {entry.msgid: entry for entry in catalogue.entries}


LONG = "The workshop was held in the valley on June 27th with forty people from six villages."


def test_unchanged_text_keeps_its_translation_wherever_it_moved():
    old = translated(synced("One thing.", LONG, "Another thing."))
    new = synced("Another thing.", "A new heading", LONG, "One thing.", old=old)
    entries = by_msgid(new)
    assert [entry.msgid for entry in new.entries] == ["Another thing.", "A new heading", LONG, "One thing."]
    assert all(entries[msgid].done for msgid in ("One thing.", LONG, "Another thing."))
    assert entries["A new heading"].msgstr == ""


def test_a_small_change_becomes_fuzzy_with_the_old_text_and_the_reason():
    old = translated(synced("Before.", LONG, "After."))
    entry = by_msgid(synced("Before.", LONG.replace("27th", "28th"), "After.", old=old))[LONG.replace("27th", "28th")]
    assert entry.fuzzy
    assert entry.previous == LONG
    assert entry.msgstr == f"«{LONG}»"
    assert entry.extracted[-1] == "Fuzzy: source changed, “27th” → “28th” · mind the date"


def test_the_previous_text_stays_the_one_that_was_translated():
    old = translated(synced(LONG))
    second = synced(LONG.replace("27th", "28th"), old=old)
    third = synced(LONG.replace("27th", "29th"), old=second)
    assert third.entries[0].previous == LONG


def test_an_edit_that_is_taken_back_gives_the_translation_back():
    old = translated(synced(LONG))
    changed = synced(LONG.replace("27th", "28th"), old=old)
    assert synced(LONG, old=changed).entries == old.entries


def test_what_vanished_becomes_obsolete_and_comes_back_if_it_returns():
    old = translated(synced("Water", "Energy"))
    gone = synced("Water", old=old)
    assert by_msgid(gone)["Energy"].obsolete
    assert by_msgid(gone)["Energy"].msgstr == "«Energy»"
    assert synced("Water", "Energy", old=gone).entries == old.entries


def test_unrelated_short_texts_are_never_paired():
    old = translated(synced("Water", "Our partners", "June 3"))
    new = synced("Light", "Our donors", "Lima", old=old)
    assert not any(entry.msgstr for entry in new.entries if not entry.obsolete)


def test_a_changed_digit_in_a_short_cell_in_its_place_is_fuzzy():
    old = translated(synced("Date", "May 27", "Place"))
    assert by_msgid(synced("Date", "May 28", "Place", old=old))["May 28"].fuzzy


def test_a_segment_in_the_catalogues_language_is_its_own_translation_and_follows_its_source():
    spanish = message("Lanzamiento del programa en Colombia", language="es")
    old = synced(spanish)
    assert old.entries[0].msgstr == spanish.msgid
    later = message("Lanzamiento del programa en Bogotá", language="es")
    entry = synced(later, old=old).entries[0]
    assert (entry.msgstr, entry.fuzzy) == (later.msgid, False)
    assert len(synced(later, old=old).entries) == 1


def test_a_persons_own_wording_of_such_a_segment_is_kept_and_marked_when_the_source_changes():
    spanish = message("Lanzamiento del programa en Colombia", language="es")
    old = synced(spanish)
    old = replace(old, entries=(replace(old.entries[0], msgstr="Se lanza el programa en Colombia"),))
    assert synced(spanish, old=old).entries[0].msgstr == "Se lanza el programa en Colombia"
    entry = synced(message("Lanzamiento del programa en Bogotá", language="es"), old=old).entries[0]
    assert (entry.msgstr, entry.fuzzy) == ("Se lanza el programa en Colombia", True)


def test_a_segment_that_turns_out_to_be_in_another_language_was_not_translated_by_being_copied():
    old = synced(message("Programa", language="es", basis="inherited"))
    assert (old.entries[0].msgstr, old.entries[0].fuzzy) == ("Programa", False)
    assert synced(message("Programa", language="pt"), old=old).entries[0].msgstr == ""
    typed = translated(synced(message("Programa", language="pt")))
    typed = replace(typed, entries=(replace(typed.entries[0], msgstr="Programa"),))
    assert synced(message("Programa", language="en"), old=typed).entries[0].msgstr == "Programa"


def test_the_reason_goes_when_the_translator_takes_the_fuzzy_mark_off():
    old = translated(synced(LONG))
    changed = synced(LONG.replace("27th", "28th"), old=old)
    mended = replace(changed, entries=(replace(changed.entries[0], fuzzy=False, msgstr="hecho"),))
    entry = synced(LONG.replace("27th", "28th"), old=mended).entries[0]
    assert (entry.previous, entry.msgstr, len(entry.extracted)) == ("", "hecho", 1)


def test_a_translators_own_fuzzy_mark_and_comments_stay():
    old = Catalogue("es", (Entry("Water", "Agua", fuzzy=True, translator=("¿o aguas?",)),))
    entry = synced("Water", old=old).entries[0]
    assert (entry.fuzzy, entry.translator) == (True, ("¿o aguas?",))


def test_of_two_entries_with_one_key_neither_text_is_lost():
    old = Catalogue("es", (Entry("Water", ""), Entry("Water", "Agua"), Entry("Water", "El agua")))
    (entry,) = synced("Water", old=old).entries
    assert entry.msgstr == "Agua"
    assert entry.translator == ("also translated: El agua",)


def test_each_entry_says_its_language_and_how_it_is_known():
    entry = synced(message("Peru", basis="inherited")).entries[0]
    assert entry.extracted == ("Heading · source language: en (inherited)",)
    assert source_language_of(entry) == ("en", "inherited")
    assert source_language_of(Entry("x")) == ("", "")


words = st.lists(
    st.sampled_from(["the", "water", "of", "valley", "and", "people", "came", "27th", "28th", "six", "not"]),
    min_size=1,
    max_size=9,
)
msgids = words.map(" ".join)
documents = st.lists(msgids, max_size=8, unique=True)
edits = st.lists(documents, min_size=1, max_size=4)


@given(edits)
def test_merging_twice_changes_nothing(versions):
    catalogue = Catalogue("es")
    for version in versions:
        catalogue = translated(synced(*version, old=catalogue))
        assert synced(*version, old=catalogue) == synced(*version, old=synced(*version, old=catalogue))


@given(edits, st.data())
def test_nothing_that_a_person_typed_is_ever_dropped(versions, data):
    catalogue = Catalogue("es")
    for number, version in enumerate(versions):
        typed = tuple(
            replace(entry, msgstr=f"{number}-{place}", fuzzy=data.draw(st.booleans()))
            if data.draw(st.booleans()) and not entry.obsolete
            else entry
            for place, entry in enumerate(synced(*version, old=catalogue).entries)
        )
        catalogue = replace(catalogue, entries=typed)
        before = {entry.msgstr for entry in catalogue.entries if entry.msgstr}
        after = synced(*data.draw(documents), old=catalogue)
        assert before <= {entry.msgstr for entry in after.entries}


@given(documents, documents)
def test_the_entries_of_today_are_the_messages_of_today_in_their_order(before, today):
    catalogue = synced(*today, old=translated(synced(*before)))
    assert [entry.msgid for entry in catalogue.entries if not entry.obsolete] == today


@pytest.mark.slow("thousands of messages")
def test_a_rewritten_issue_of_thousands_of_messages_costs_near_linear_time():
    old = translated(synced(*(f"{LONG} Number {number} of them." for number in range(3000))))
    new = synced(*(f"{LONG} Number {number} of these." for number in range(3000)), old=old)
    assert sum(not entry.obsolete for entry in new.entries) == 3000


def test_a_translation_that_reads_like_its_source_is_kept_when_the_source_vanishes():
    old = Catalogue("es", tuple(replace(entry, msgstr=entry.msgid) for entry in synced("Lima", "Water").entries))
    once = synced("Water", old=old)
    assert by_msgid(once)["Lima"].msgstr == "Lima"
    assert synced("Water", old=once) == once


def test_a_fuzzy_mark_made_by_hand_outlives_an_edit_that_is_taken_back():
    old = Catalogue("es", (Entry(LONG, "El taller", fuzzy=True),))
    changed = synced(LONG.replace("27th", "28th"), old=old)
    assert changed.entries[0].extracted[-1].startswith("Fuzzy: marked by hand before; source changed")
    assert synced(LONG.replace("27th", "28th"), old=changed) == changed
    back = synced(LONG, old=changed).entries[0]
    assert (back.fuzzy, back.previous, back.msgstr) == (True, "", "El taller")


def test_a_text_translated_under_another_context_is_proposed():
    old = Catalogue("es", (Entry("Read", "Leer", "button"),))
    entry = next(one for one in synced(message("Read", "button"), "Read", old=old).entries if not one.context)
    assert (entry.msgstr, entry.fuzzy) == ("Leer", True)
    assert entry.extracted[-1].startswith("Fuzzy: ")


def test_a_segment_in_the_catalogues_language_is_never_proposed_another_contexts_wording():
    old = Catalogue("es", (Entry("Leer", "Lea", "button"),))
    spanish = (message("Leer", "button", "es"), message("Leer", "", "es"))
    entry = next(one for one in synced(*spanish, old=old).entries if not one.context)
    assert (entry.msgstr, entry.fuzzy) == ("Leer", False)


def test_no_form_of_a_plural_entry_is_lost():
    old = Catalogue("es", (Entry("day", plural="days", plurals=("día", "días")),))
    for today in ("day", "Water"):
        entry = by_msgid(synced(today, old=old))["day"]
        assert (entry.msgstr, entry.fuzzy, entry.translator) == ("día", True, ("also translated: días",))


def test_a_plural_entry_with_another_count_than_the_header_says_is_left_as_it_is():
    header = (("Plural-Forms", "nplurals=2; plural=(n != 1);"),)
    day = Entry("day", plural="days", plurals=("día", "días", "de días"))
    old = Catalogue("es", (day, Entry("Water", "Agua")), header)
    now = synced("day", "Water", old=old)
    left = by_msgid(now)["day"]
    assert (left.msgstr, left.plurals, left.translator, left.obsolete) == ("", day.plurals, (), False)
    assert find_other_counts(now) == (left,)
    gone = synced("days", "Water", old=now)
    assert by_msgid(gone)["day"].plurals == day.plurals
    assert by_msgid(gone)["days"].msgstr == ""
    assert find_other_counts(gone) == ()
    assert by_msgid(synced("day", "Water", old=gone))["day"] == left
    two = Catalogue("es", (replace(day, plurals=("día", "días")),), header)
    assert by_msgid(synced("day", old=two))["day"].msgstr == "día"


def test_a_heading_that_speaks_of_a_source_language_does_not_decide_it():
    quoted = replace(message("Water"), places=(SegmentPlace("paragraph", "source language: pt (und)"),))
    assert source_language_of(synced(quoted).entries[0]) == ("en", "detected")


GROW, SHRINK = "The water will grow.", "The water will shrink."


def test_a_source_that_was_taken_back_has_the_translation_of_then():
    old = merge([message(GROW)], Catalogue("es"), "es")
    done = replace(old, entries=(replace(old.entries[0], msgstr="Crecerá."),))
    changed = merge([message(SHRINK)], done, "es")
    assert [(one.msgid, one.msgstr, one.fuzzy, one.obsolete) for one in changed.entries] == [
        (SHRINK, "Crecerá.", True, False),
        (GROW, "Crecerá.", False, True),
    ]
    back = merge([message(GROW)], changed, "es")
    assert [(one.msgid, one.msgstr, one.done) for one in back.entries] == [(GROW, "Crecerá.", True)]
    half = replace(changed, entries=(replace(changed.entries[0], msgstr="Menguará."), changed.entries[1]))
    again = merge([message(GROW)], half, "es")
    assert [(one.msgid, one.msgstr, one.fuzzy) for one in again.entries] == [
        (GROW, "Crecerá.", False),
        (SHRINK, "Menguará.", True),
    ]


def test_a_source_that_was_taken_back_without_its_pair_of_then_is_fuzzy_and_says_why():
    half = Catalogue("es", (Entry(SHRINK, "Menguará.", fuzzy=True, previous=GROW),))
    (entry,) = merge([message(GROW)], half, "es").entries
    assert (entry.msgstr, entry.fuzzy, entry.previous) == ("Menguará.", True, SHRINK)
    assert entry.extracted[-1] == "Fuzzy: source changed, “shrink.” → “grow.”"


def test_the_old_pair_of_a_finished_retranslation_is_kept():
    old = merge([message(GROW)], Catalogue("es"), "es")
    changed = merge([message(SHRINK)], replace(old, entries=(replace(old.entries[0], msgstr="Crecerá."),)), "es")
    finished = replace(changed.entries[0], msgstr="Menguará.", fuzzy=False, previous="")
    after = merge([message(SHRINK)], replace(changed, entries=(finished, changed.entries[1])), "es")
    assert [(one.msgid, one.msgstr, one.obsolete) for one in after.entries] == [
        (SHRINK, "Menguará.", False),
        (GROW, "Crecerá.", True),
    ]
