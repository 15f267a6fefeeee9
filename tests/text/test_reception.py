"""What comes back from a translator is taken in, and nothing that anybody typed is lost."""

from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.model import Catalogue, Entry
from mars_i18n.text.reception import OTHER, receive

TEXTS = st.sampled_from(["", "uno", "dos", "tres\ncuatro", "c\\n"])
ENTRIES = st.builds(Entry, st.sampled_from(["a", "b", "c", "d"]), TEXTS, fuzzy=st.booleans(), obsolete=st.booleans())
CATALOGUES = st.lists(ENTRIES, max_size=4, unique_by=lambda entry: entry.msgid).map(
    lambda entries: Catalogue("es", tuple(entries))
)


def catalogue(*entries, **options):
    return Catalogue("es", entries, **options)


@given(CATALOGUES, CATALOGUES, st.one_of(st.none(), CATALOGUES))
def test_every_text_that_was_typed_is_afterwards_in_the_catalogue(ours, theirs, base):
    done = receive(ours, theirs, base).catalogue
    sent = {(entry.msgid, entry.msgstr) for entry in base.entries} if base else set()
    for entry in (*ours.entries, *theirs.entries):
        if entry.msgstr and (entry.msgid, entry.msgstr) not in sent:
            (now,) = [one for one in done.entries if one.msgid == entry.msgid]
            kept = OTHER + entry.msgstr.replace("\\", "\\\\").replace("\n", "\\n")
            assert now.msgstr == entry.msgstr or kept in now.translator


@given(CATALOGUES, CATALOGUES)
def test_receiving_a_file_again_changes_nothing(ours, theirs):
    once = receive(ours, theirs).catalogue
    again = receive(once, theirs).catalogue
    assert [(one.msgid, one.msgstr) for one in again.entries] == [(one.msgid, one.msgstr) for one in once.entries]


def test_what_only_they_touched_is_taken_and_what_only_we_touched_stays():
    base = catalogue(Entry("a", "uno"), Entry("b", "dos"))
    ours = catalogue(Entry("a", "uno"), Entry("b", "DOS"))
    theirs = catalogue(Entry("a", "UNO"), Entry("b", "dos"))
    result = receive(ours, theirs, base)
    assert [entry.msgstr for entry in result.catalogue.entries] == ["UNO", "DOS"]
    assert (result.taken, result.conflicts) == (1, ())


def test_what_both_touched_is_a_conflict_with_both_texts():
    base, ours, theirs = (catalogue(Entry("a", text)) for text in ("uno", "Uno", "UNO"))
    result = receive(ours, theirs, base)
    (entry,) = result.catalogue.entries
    assert entry.msgstr == "Uno"
    assert entry.translator == (f"{OTHER}UNO",)
    assert [(one.ours, one.theirs) for one in result.conflicts] == [("Uno", "UNO")]


def test_an_empty_text_takes_nothing_away_and_a_fuzzy_mark_that_was_taken_off_stays_off():
    ours = catalogue(Entry("a", "uno"), Entry("b", "dos", fuzzy=True, previous="B"))
    result = receive(ours, catalogue(Entry("a"), Entry("b", "dos")))
    assert [(entry.msgstr, entry.fuzzy) for entry in result.catalogue.entries] == [("uno", False), ("dos", False)]
    assert (result.restored, result.approved) == (1, 1)


def test_a_translation_of_a_text_that_is_gone_is_kept():
    result = receive(catalogue(Entry("a", "uno")), catalogue(Entry("old", "viejo")))
    assert [entry.msgstr for entry in result.catalogue.entries] == ["uno", "viejo"]
    assert result.outdated == 1


def test_headers_that_an_editor_left_out_are_named():
    ours = catalogue(header=(("Language", "es_CO"), ("X-Mars-Kept", "1")))
    assert receive(ours, catalogue(header=(("Language", "es_CO"),))).dropped == ("X-Mars-Kept",)
