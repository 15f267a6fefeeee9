"""What becomes of translations when an editor retouches, joins, splits, cuts and re-orders paragraphs."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.model import Catalogue, Entry, Location, SegmentPlace
from mars_i18n.text.merging.merge import Recollection, merge
from mars_i18n.text.segments.source_messages import SourceMessage

WATER, PUMP, BOARD = (
    "The water of the valley is clean again.",
    "A new pump serves the school.",
    "The board met twice and agreed on a plan.",
)
AGUA, BOMBA, MESA = (
    "El agua del valle vuelve a estar limpia.",
    "Una bomba nueva sirve a la escuela.",
    "La mesa se reunió dos veces y acordó un plan.",
)


def message(msgid):
    return SourceMessage(msgid, "", "en", "detected", (SegmentPlace("paragraph"),), ("a.md",), (), Location("a.md"))


def after(*msgids, before, memory=None, keep=""):
    """The entries of today's texts after `before`, pairs of finished msgid and msgstr."""
    old = merge([message(msgid) for msgid in before], Catalogue("es"), "es")
    old = replace(old, entries=tuple(replace(entry, msgstr=before[entry.msgid]) for entry in old.entries))
    today = [message(msgid) for msgid in msgids]
    new = merge(today, old, "es", memory, keep)
    assert merge(today, new, "es", memory, keep) == new
    return {entry.msgid: entry for entry in new.entries}


def test_joined_paragraphs_are_finished_by_their_joined_translations():
    whole = f"{WATER} {PUMP}"
    entries = after(whole, before={WATER: AGUA, PUMP: BOMBA})
    assert entries[whole].msgstr == f"{AGUA} {BOMBA}"
    assert entries[whole].done
    assert entries[whole].translator == ("mars: joined from 2 texts",)
    assert entries[WATER].obsolete


def test_a_text_joined_from_one_that_needed_work_needs_work():
    whole = f"{WATER} {PUMP}"
    old = Catalogue("es", (Entry(WATER, AGUA, fuzzy=True, previous="The water."), Entry(PUMP, BOMBA)))
    (entry, *_) = merge([message(whole)], old, "es").entries
    assert (entry.msgstr, entry.fuzzy, entry.previous) == (f"{AGUA} {BOMBA}", True, f"The water. {PUMP}")


def test_tags_of_joined_paragraphs_are_numbered_as_in_the_whole():
    whole = "<b1>Water of the valley</b1> is clean. <b2>A new pump</b2> serves the school."
    before = {
        "<b1>Water of the valley</b1> is clean.": "<b1>El agua del valle</b1> está limpia.",
        "<b1>A new pump</b1> serves the school.": "<b1>Una bomba nueva</b1> sirve a la escuela.",
    }
    entry = after(whole, before=before)[whole]
    assert entry.msgstr == "<b1>El agua del valle</b1> está limpia. <b2>Una bomba nueva</b2> sirve a la escuela."


def test_a_split_paragraph_is_cut_where_its_source_was_and_asks_for_a_look():
    entries = after(WATER, f"{PUMP} {BOARD}", before={f"{WATER} {PUMP} {BOARD}": f"{AGUA} {BOMBA} {MESA}"})
    assert [entries[one].msgstr for one in (WATER, f"{PUMP} {BOARD}")] == [AGUA, f"{BOMBA} {MESA}"]
    assert all(entries[one].fuzzy for one in (WATER, f"{PUMP} {BOARD}"))
    assert entries[WATER].extracted[-1] == "Fuzzy: cut out of the translation of a longer text; does it fit?"
    assert entries[f"{WATER} {PUMP} {BOARD}"].obsolete


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (f"{WATER} {PUMP}", WATER, "source changed, “A new pump serves the school.” removed"),
        ("Countries:", "Countries", "source changed, “Countries:” → “Countries”"),
        (f"{WATER} {PUMP}", f"{PUMP} {WATER}", "source changed, “A new pump serves the school.” moved"),
    ],
)
def test_only_what_was_split_is_said_to_be_cut_and_what_moved_to_have_moved(old, new, reason):
    translation = {f"{WATER} {PUMP}": f"{AGUA[:-1]} y {BOMBA}", "Countries:": "«países»"}[old]
    entry = after(BOARD, new, before={BOARD: MESA, old: translation})[new]
    assert entry.extracted[-1].startswith(f"Fuzzy: {reason}")


def test_a_split_paragraph_whose_sentences_do_not_pair_is_not_cut():
    joined = f"{AGUA[:-1]}, y {BOMBA.lower()}"
    entries = after(WATER, PUMP, before={f"{WATER} {PUMP}": joined})
    assert {entry.msgstr for entry in entries.values() if entry.fuzzy} == {joined}


@pytest.mark.parametrize(
    ("old", "new", "was", "becomes"),
    [
        (f'The "pump" {PUMP}', f"The “pump” {PUMP}", f'La "bomba" {BOMBA}', f"La “bomba” {BOMBA}"),
        (PUMP, PUMP[:-1], BOMBA, BOMBA[:-1]),
        ("Multi- Stakeholder Dialogue", "Multi-Stakeholder Dialogue", "Diálogo multiactor", "Diálogo multiactor"),
    ],
)
def test_a_change_of_typography_is_carried_and_said_so(old, new, was, becomes):
    entry = after(new, before={old: was})[new]
    assert (entry.msgstr, entry.done) == (becomes, True)
    assert entry.translator[-1].startswith("mars: kept though the source changed: its typography alone (")


def test_sentences_that_stayed_are_kept_and_those_that_went_are_left_out():
    before = {f"{WATER} {PUMP} {BOARD}": f"{AGUA} {BOMBA} {MESA}"}
    without = f"{WATER} {BOARD}"
    entries = after(without, before=before)
    assert (entries[without].msgstr, entries[without].fuzzy) == (f"{AGUA} {MESA}", True)
    assert entries[f"{WATER} {PUMP} {BOARD}"].msgstr == f"{AGUA} {BOMBA} {MESA}"


def test_sentences_are_put_into_today_s_order():
    new = f"{BOARD} {WATER} {PUMP}"
    entry = after(new, before={f"{WATER} {PUMP} {BOARD}": f"{AGUA} {BOMBA} {MESA}"})[new]
    assert (entry.msgstr, entry.fuzzy) == (f"{MESA} {AGUA} {BOMBA}", True)


def test_a_sentence_that_came_is_filled_from_memory():
    memory = Recollection(sentence={PUMP: BOMBA}.get)
    new = f"{WATER} {PUMP} {BOARD}"
    entry = after(new, before={f"{WATER} {BOARD}": f"{AGUA} {MESA}"}, memory=memory)[new]
    assert (entry.msgstr, entry.fuzzy) == (f"{AGUA} {BOMBA} {MESA}", True)


def test_a_changed_sentence_keeps_the_old_translation_whole():
    new = f"{WATER} {PUMP.replace('new', 'second')}"
    entry = after(new, before={f"{WATER} {PUMP}": f"{AGUA} {BOMBA}"})[new]
    assert (entry.msgstr, entry.fuzzy) == (f"{AGUA} {BOMBA}", True)


def test_a_comment_of_the_source_keeps_translations_once():
    typo, again = WATER.replace("valley", "Valley"), WATER.replace("valley", "vale")
    told = replace(message(typo), notes=("mars: keep a capital",))
    old = Catalogue("es", (Entry(WATER, AGUA),))
    kept = merge([told], old, "es")
    assert kept.entries[0].done
    assert kept.entries[0].translator == ("mars: kept though the source changed: a capital (“valley” → “Valley”)",)
    assert merge([replace(message(again), notes=told.notes)], kept, "es").entries[0].fuzzy


def test_a_negation_that_came_is_pointed_out():
    new = BOARD.replace("agreed", "never agreed")
    entry = after(new, before={BOARD: MESA})[new]
    assert entry.extracted[-1] == "Fuzzy: source changed, “never” added · mind the negation"


sentences = st.sampled_from([WATER, PUMP, BOARD, "Peru, 27 May.", "No <b1>more</b1> time!", "“Is it so?”", "A heading"])
paragraphs = st.lists(sentences, min_size=1, max_size=4).map(" ".join)
issues = st.lists(paragraphs, max_size=5, unique=True)


@given(issues, issues, st.lists(st.booleans(), min_size=5, max_size=5))
def test_whatever_an_editor_joins_splits_or_moves_no_translation_is_lost_and_a_second_merge_is_idle(old, new, done):
    entries = [Entry(text, f"«{text}»", fuzzy=not fine) for text, fine in zip(old, done, strict=False)]
    today = [message(text) for text in new]
    merged = merge(today, Catalogue("es", tuple(entries)), "es")
    assert {entry.msgstr for entry in entries} <= {entry.msgstr for entry in merged.entries}
    assert [entry.msgid for entry in merged.entries if not entry.obsolete] == new
    assert merge(today, merged, "es") == merged


@pytest.mark.parametrize(
    ("old", "new", "paired"),
    [
        ("Our team", "Our dream", False),
        ("Water in May", "Fire in May", False),
        ("Chile", "China", False),
        ("Next steps", "Next step", True),
        ("Program for Peru", "Programme for Peru", True),
        ("Figure 3", "Figure 4", True),
        ("Peru", "Perú", True),
    ],
)
def test_a_short_text_in_the_same_place_is_an_edit_only_where_its_words_are_alike(old, new, paired):
    entries = after(WATER, new, PUMP, before={WATER: AGUA, old: "«old»", PUMP: BOMBA})
    assert (entries[new].msgstr == "«old»") == paired
