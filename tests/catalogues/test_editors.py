"""Files that real editors saved: nothing of ours is lost, and a sync gives the file that was sent."""

from dataclasses import replace
from pathlib import Path

import pytest

from mars_i18n.catalogues import po
from mars_i18n.text.merging.sent_state import SentState, describe_sent
from mars_i18n.text.merging.three_way import receive
from mars_i18n.text.segments.remarks.entries import suppressed_checks

FOLDER = Path(__file__).parent / "editors"
EMPTIES = "omegat-3.6.0.po"
SAVED = sorted(path.name for path in FOLDER.glob("*.po") if path.name not in {"sent.po", EMPTIES})


def catalogue(name):
    return po.parse((FOLDER / name).read_bytes(), name)


@pytest.mark.parametrize("name", SAVED)
def test_every_entry_comes_back_as_it_was_sent(name):
    assert catalogue(name).entries == catalogue("sent.po").entries


@pytest.mark.parametrize("name", SAVED)
def test_suppressions_survive(name):
    silent = [suppressed_checks(entry.translator) for entry in catalogue(name).entries]
    assert frozenset({"untranslated"}) in silent


def sent_with(entries):
    return SentState(frozenset(describe_sent(entries).split()))


@pytest.mark.parametrize("name", SAVED)
@pytest.mark.parametrize("known", [True, False])
def test_a_file_that_was_only_opened_and_saved_changes_nothing(name, known):
    ours = catalogue("sent.po")
    result = receive(ours, catalogue(name), sent_with(ours.entries if known else ()))
    assert po.serialise(replace(result.catalogue, path="sent.po")) == (FOLDER / "sent.po").read_bytes()
    assert (result.taken, result.restored, result.conflicts) == (0, 0, ())


def test_what_omegat_empties_is_restored():
    """It writes no translation that is its source, and none that was fuzzy, and takes the fuzzy mark off."""
    ours, theirs = catalogue("sent.po"), catalogue(EMPTIES)
    emptied = [entry.msgid for entry, sent in zip(theirs.entries, ours.entries, strict=True) if entry != sent]
    assert emptied == ["The Voice of the Andes", "A library"]
    result = receive(ours, theirs, sent_with(ours.entries))
    assert po.serialise(replace(result.catalogue, path="sent.po")) == (FOLDER / "sent.po").read_bytes()
    assert (result.taken, result.restored, result.conflicts) == (0, 2, ())
