"""What comes back from a translator is taken in, and nothing that anybody typed is lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.model import Catalogue, Entry
from mars_i18n.text.merging import three_way
from mars_i18n.text.merging.sent_state import SentState, describe_sent
from mars_i18n.text.segments.remarks import write_remark
from mars_i18n.text.segments.remarks.remark_kinds import OtherTranslation, ReplacedTranslation

TEXTS = st.sampled_from(["", "uno", "dos", "tres\ncuatro", "c\\n"])
ENTRIES = st.builds(Entry, st.sampled_from(["a", "b", "c", "d"]), TEXTS, fuzzy=st.booleans(), obsolete=st.booleans())
CATALOGUES = st.lists(ENTRIES, max_size=4, unique_by=lambda entry: entry.msgid).map(
    lambda entries: Catalogue("es", tuple(entries))
)


def sent_with(base):
    """What a file says that was handed out as `base`; nothing where it was copied."""
    return SentState(frozenset(describe_sent(base.entries).split()) if base else frozenset())


def receive(ours, theirs, base=None):
    return three_way.receive(ours, theirs, sent_with(base))


def other(text):
    return write_remark(OtherTranslation(text))


def before(text):
    return write_remark(ReplacedTranslation(text))


def catalogue(*entries, **options):
    return Catalogue("es", entries, **options)


@given(CATALOGUES, CATALOGUES, st.one_of(st.none(), CATALOGUES))
def test_every_text_that_was_typed_is_afterwards_in_the_catalogue(ours, theirs, base):
    done = receive(ours, theirs, base).catalogue
    sent = sent_with(base)
    for entry in (*ours.entries, *theirs.entries):
        if entry.msgstr and not sent.had(entry):
            (now,) = [one for one in done.entries if one.msgid == entry.msgid]
            assert now.msgstr == entry.msgstr or {other(entry.msgstr), before(entry.msgstr)} & set(now.translator)


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
    assert entry.translator == (other("UNO"),)
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


def test_of_two_entries_with_one_key_in_their_file_neither_text_is_lost():
    base = catalogue(Entry("a", "uno"))
    result = receive(base, catalogue(Entry("a", "uno"), Entry("a", "otro")), base)
    (entry,) = result.catalogue.entries
    assert (entry.msgstr, entry.translator, result.remarks) == ("uno", ("also translated: otro",), 1)


def test_the_forms_of_a_message_that_their_editor_made_plural_are_kept():
    base = catalogue(Entry("a", "uno"))
    theirs = catalogue(Entry("a", plural="as", plurals=("dos", "tres")), Entry("b", plural="bs", plurals=("be", "")))
    result = receive(base, theirs, base)
    entry, stranger = result.catalogue.entries
    assert (entry.msgstr, entry.fuzzy, set(entry.translator)) == ("uno", False, {other("dos"), "also translated: tres"})
    assert (stranger.msgstr, result.taken, result.restored, result.outdated) == ("be", 0, 0, 1)


def test_a_plural_entry_that_was_left_gives_way_to_a_translation_and_loses_no_form():
    rule = (("Plural-Forms", "nplurals=2; plural=(n != 1);"),)
    ours = catalogue(Entry("a", plural="as", plurals=("uno", "dos", "tres")), header=rule)
    assert receive(ours, replace(ours, header=rule)).catalogue == ours
    assert receive(ours, catalogue(Entry("a"), header=rule)).catalogue == ours
    (entry,) = receive(ours, catalogue(Entry("a", "nuevo"), header=rule)).catalogue.entries
    assert (entry.msgstr, entry.fuzzy, entry.plural) == ("nuevo", False, "")
    assert all(any(word in line for line in entry.translator) for word in ("uno", "dos", "tres"))
    (unseen,) = receive(catalogue(header=rule), ours).catalogue.entries
    assert unseen.plurals == ("uno", "dos", "tres")


def test_a_text_that_was_sent_empty_and_came_back_empty_was_not_emptied_by_them():
    base, ours = catalogue(Entry("a")), catalogue(Entry("a", "uno"))
    result = receive(ours, base, base)
    assert (result.catalogue, result.restored) == (ours, 0)


def test_a_doubt_of_theirs_about_a_finished_text_is_taken():
    base = catalogue(Entry("a", "uno"), Entry("b", "dos"))
    ours = catalogue(Entry("a", "uno"), Entry("b", "DOS"))
    theirs = catalogue(Entry("a", "uno", fuzzy=True), Entry("b", "DOS", fuzzy=True))
    result = receive(ours, theirs, base)
    assert [entry.fuzzy for entry in result.catalogue.entries] == [True, False]
    assert result.doubted == 1


OLD, NEW = "Water on May 27", "Water on May 28"


def test_a_better_translation_of_the_text_before_an_edit_is_taken_for_the_text_of_today():
    base = catalogue(Entry(OLD, "Agua 27"))
    ours = catalogue(Entry(NEW, "Agua 27", fuzzy=True, previous=OLD))
    result = receive(ours, catalogue(Entry(OLD, "El agua, 27")), base)
    (entry,) = result.catalogue.entries
    assert (entry.msgid, entry.msgstr, entry.fuzzy, entry.previous) == (NEW, "El agua, 27", True, OLD)
    assert (entry.translator, result.taken, result.outdated, result.conflicts) == ((), 1, 0, ())


def test_the_text_before_an_edit_as_it_was_sent_says_nothing_new():
    base = catalogue(Entry(OLD, "Agua 27"))
    ours = catalogue(Entry(NEW, "Agua 28, ya", fuzzy=True, previous=OLD))
    result = receive(ours, base, base)
    assert (result.catalogue, result.taken, result.outdated) == (ours, 0, 0)


def test_a_better_translation_of_the_text_before_an_edit_that_we_worked_on_is_a_conflict():
    base = catalogue(Entry(OLD, "Agua 27"))
    ours = catalogue(Entry(NEW, "Agua 28, ya", fuzzy=True, previous=OLD))
    result = receive(ours, catalogue(Entry(OLD, "El agua, 27")), base)
    (entry,) = result.catalogue.entries
    assert {entry.msgstr, *entry.translator} in (
        {"Agua 28, ya", other("El agua, 27")},
        {"El agua, 27", before("Agua 28, ya")},
    )
    assert entry.fuzzy


def test_half_finished_work_replaces_a_draft_that_nobody_touched():
    pair = Entry(OLD, "Agua 27", obsolete=True)
    draft = Entry(NEW, "Agua 27", fuzzy=True, previous=OLD)
    half = Entry(NEW, "Agua 28, ya", fuzzy=True, previous=OLD)
    assert receive(catalogue(draft, pair), catalogue(half)).catalogue.entries == (half, pair)
    assert receive(catalogue(half, pair), catalogue(draft)).catalogue.entries == (half, pair)
    done = Entry(NEW, "Agua 28")
    assert receive(catalogue(done, pair), catalogue(draft)).catalogue.entries == (done, pair)


def test_what_was_fuzzy_and_is_replaced_without_knowing_what_was_sent_is_kept_and_not_said_to_be_received():
    result = receive(catalogue(Entry("a", "uno", fuzzy=True)), catalogue(Entry("a", "dos")))
    (entry,) = result.catalogue.entries
    assert (entry.msgstr, entry.translator, result.conflicts) == ("dos", (before("uno"),), ())


def test_a_message_that_stands_in_a_file_thousands_of_times_costs_linear_time(assert_linear):
    def work(size):
        theirs = catalogue(*(Entry("a", f"text {number}") for number in range(size)))
        return lambda: receive(receive(catalogue(Entry("a")), theirs).catalogue, theirs)

    assert_linear(work, 2_000, 8_000)


PENDING = Entry("a", "uno", translator=(other("dos"), "mine"), extracted=("Heading · source language: en",))


def test_a_conflict_comment_that_they_deleted_is_settled_unless_their_editor_drops_such_lines():
    other = replace(PENDING, msgid="b")
    ours = catalogue(PENDING, other)
    settled = Entry("a", "dos", translator=("mine",), extracted=PENDING.extracted)
    result = receive(ours, catalogue(settled, other), ours)
    assert (result.catalogue.entries, result.resolved, result.taken) == ((settled, other), 1, 1)
    result = receive(ours, catalogue(replace(settled, msgstr="uno"), replace(other, translator=("mine",))), ours)
    assert (result.resolved, result.taken) == (2, 0)
    dropped = receive(ours, catalogue(Entry("a", "uno")), ours)
    assert (dropped.catalogue, dropped.resolved) == (ours, 0)


def test_a_file_that_was_handed_out_before_a_conflict_settles_none():
    ours = catalogue(PENDING)
    before_it = catalogue(replace(PENDING, translator=("mine",)))
    for text in ("dos", "tres"):
        for base in (before_it, None):
            result = receive(ours, catalogue(Entry("a", text, extracted=PENDING.extracted)), base)
            (entry,) = result.catalogue.entries
            expected = ("uno", {*PENDING.translator, other(text)})
            if base:  # ours is as it was handed out, and they changed it
                expected = (text, {*PENDING.translator})
            assert (entry.msgstr, set(entry.translator)) == expected
            assert result.resolved == 0


def test_two_translators_agree_on_a_heading_and_differ_in_a_sentence():
    base = catalogue(Entry("heading"), Entry("sentence"))
    first = catalogue(Entry("heading", "título"), Entry("sentence", "una frase"))
    second = catalogue(Entry("heading", "título"), Entry("sentence", "otra frase"))
    for known in (base, None):
        ours = receive(base, first, known).catalogue
        result = receive(ours, second, known)
        assert [one.msgstr for one in result.catalogue.entries] == ["título", "una frase"]
        assert result.catalogue.entries[1].translator == (other("otra frase"),)
        again = receive(result.catalogue, first, known)
        assert (again.catalogue, again.conflicts) == (result.catalogue, ())


def test_a_finished_translation_replaces_an_empty_or_fuzzy_one_that_came_later():
    base = catalogue(Entry("a", "uno"))
    for known in (base, None):
        assert receive(catalogue(Entry("a")), base, known).catalogue == base
        (entry,) = receive(catalogue(Entry("a", "dos", fuzzy=True)), base, known).catalogue.entries
        assert (entry.msgstr, entry.fuzzy, entry.translator) == ("uno", False, (before("dos"),))
        assert receive(base, catalogue(Entry("a", "dos", fuzzy=True)), known).catalogue.entries[0].msgstr == "uno"


@given(st.data())
def test_files_made_from_one_version_and_received_in_any_order_leave_every_text_that_was_typed(data):
    """Law 7. What `base` had and somebody changed on purpose may go; nothing that anybody typed does."""
    base = data.draw(CATALOGUES)
    known = sent_with(data.draw(st.sampled_from([base, None])))
    files = data.draw(st.lists(CATALOGUES, min_size=2, max_size=4))
    ours = base
    for file in (*files, data.draw(st.sampled_from(files))):
        ours = three_way.receive(ours, file, known).catalogue
    handed_out = sent_with(base)
    for entry in (entry for file in files for entry in file.entries):
        if entry.msgstr and not handed_out.had(entry):
            (now,) = [one for one in ours.entries if one.msgid == entry.msgid]
            assert now.msgstr == entry.msgstr or {other(entry.msgstr), before(entry.msgstr)} & set(now.translator)


def test_a_conflict_comment_that_their_editor_wrapped_is_the_same_comment():
    line = other("una frase tan larga que un editor la parte en dos líneas al guardar el archivo")
    ours = catalogue(replace(PENDING, translator=(line,)))
    wrapped = catalogue(replace(PENDING, translator=(line[:60], line[60:])))
    assert receive(ours, wrapped, ours).catalogue == ours
    assert receive(ours, wrapped).catalogue == ours


def test_a_conflict_that_we_settled_does_not_come_back_with_an_old_file():
    base = catalogue(PENDING)
    ours = catalogue(Entry("a", "uno", translator=("mine",)))
    result = receive(ours, base, base)
    assert (result.catalogue, result.remarks, result.conflicts) == (ours, 0, ())
