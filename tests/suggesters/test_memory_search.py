"""Texts like a new one are found, whatever the size and order of the memory, and whatever is done to its file."""

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from mars_i18n.model import Catalogue, Entry
from mars_i18n.suggesters.memory import CatalogueSource, Memory
from mars_i18n.suggesters.memory import database as memory_database
from mars_i18n.text.segments.remarks import write_remark
from mars_i18n.text.segments.remarks.remark_kinds import Occurrences

WORDS = "the water of a valley river pump school village garden runs gives brings clean cold new old to and is".split()
texts = st.lists(st.sampled_from(WORDS), min_size=3, max_size=12).map(" ".join)
catalogues = st.lists(st.lists(texts, min_size=1, max_size=6, unique=True), min_size=1, max_size=5)


def sources(issues):
    """A source an issue: each of its texts is translated as itself in capitals."""
    for number, msgids in enumerate(issues):
        entries = tuple(Entry(msgid, msgid.upper()) for msgid in msgids)
        yield CatalogueSource(f"{number}.po", "es", f"issue {number}", "1", lambda it=entries: Catalogue("es", it))


def filled(given_sources, path=None):
    memory = Memory(path)
    memory.update(given_sources)
    return memory


def answers(memory, asked):
    return [
        (memory.near(text, "es"), memory.exact(text, "es"), memory.sentence(text, "es"), memory.near(text, "pt"))
        for text in asked
    ]


@given(catalogues, texts)
def test_the_best_of_all_texts_is_found(issues, asked):
    best = max(ratio(asked, text) for msgids in issues for text in msgids)
    found = filled(sources(issues)).near(asked, "es", least=0.6)
    assert bool(found) == (best >= 60)
    assert not found or found[0].score == pytest.approx(best / 100)
    assert all(one.msgstr == one.text.upper() for one in found)


@given(catalogues, st.lists(texts, max_size=3), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_same_is_found_in_whichever_order_the_catalogues_came(issues, asked, chance):
    given_sources = list(sources(issues))
    expected = answers(filled(given_sources), [*asked, *issues[0]])
    chance.shuffle(given_sources)
    memory = filled(given_sources[:1])
    for source in given_sources[1:]:
        memory.replace(source, source.read())
    assert answers(memory, [*asked, *issues[0]]) == expected


@given(catalogues, catalogues)
@settings(max_examples=30)
def test_a_memory_that_changed_knows_what_a_new_one_would(before, after):
    memory = filled(sources(before))
    memory.update(CatalogueSource(one.path, "es", one.issue, "2", one.read) for one in sources(after))
    asked = [text for msgids in (*before, *after) for text in msgids]
    assert answers(memory, asked) == answers(filled(sources(after)), asked)


def test_an_index_of_texts_that_are_mostly_gone_is_made_anew(monkeypatch):
    monkeypatch.setattr("mars_i18n.suggesters.memory._MOST_DEAD", 0)
    memory = filled(sources([[f"the water of town {number} is clean" for number in range(50)]]))
    memory.update([CatalogueSource("0.po", "es", "a", "2", lambda: Catalogue("es", (Entry("a cold river", "x"),)))])
    assert memory._database.execute("SELECT dead FROM tally").fetchone() == (0,)
    assert {count for (count,) in memory._database.execute("SELECT count FROM word")} == {1}
    assert memory.near("a cold rivers", "es")[0].msgstr == "x"


def test_one_issue_is_left_out_and_the_latest_comes_first():
    memory = filled(
        CatalogueSource(name, "es", name, "1", lambda it=name: Catalogue("es", (Entry("the cold river runs", it),)))
        for name in ("2025-01", "2025-02", "2025-03")
    )
    assert [one.msgstr for one in memory.near("the cold river run", "es")] == ["2025-03", "2025-02", "2025-01"]
    assert memory.near("the cold river run", "es", besides="2025-03", most=1)[0].issue == "2025-02"


def test_a_text_in_the_language_of_its_catalogue_is_like_none_until_another_language_translates_it():
    text = "the cold river runs"
    own = Entry(text, text, extracted=(write_remark(Occurrences("en")),))
    memory = filled([CatalogueSource("en.po", "en", "a", "1", lambda: Catalogue("en", (own,)))])
    assert memory.exact(text, "en")
    assert memory._database.execute("SELECT count(*) FROM word").fetchone() == (0,)
    spanish = replace(own, msgstr="el río frío corre")
    memory.replace(CatalogueSource("es.po", "es", "a", "1", lambda: None), Catalogue("es", (spanish,)))
    assert memory.near("the cold river run", "es")[0].msgstr == "el río frío corre"


def test_only_the_same_text_is_a_hundred_per_cent():
    long = "water " * 1000
    memory = filled(sources([[long + "runs"]]))
    assert memory.near(long + "run", "es")[0].percent == 99
    assert memory.near(long + "runs", "es")[0].percent == 100


@pytest.mark.slow("fills memories of ten thousand texts")
def test_with_one_word_changed_the_text_is_found_among_ten_thousand():
    chance = random.Random(7)  # noqa: S311 - a draw, not a secret
    vocabulary = [f"{first}{second}{number}" for number, first in enumerate(WORDS * 10) for second in WORDS]
    weights = [1 / rank for rank in range(1, len(vocabulary) + 1)]  # as words of prose are distributed (Zipf)
    msgids = [" ".join(chance.choices(vocabulary, weights, k=chance.randint(4, 20))) for _ in range(10_000)]
    memory = filled(sources([msgids]))
    found = possible = 0
    for text in chance.sample(msgids, 500):
        words = text.split()
        words[chance.randrange(len(words))] = "another"
        alike = ratio(" ".join(words), text) / 100
        near = memory.near(" ".join(words), "es")
        possible += alike >= 0.7
        found += alike >= 0.7 and bool(near) and near[0].score >= alike - 1e-9
    assert found >= 0.995 * possible > 400


def test_nearly_equal_texts_throughout_cost_no_more_than_others(assert_linear):
    def fill(count):
        entries = tuple(Entry(f"The water of town {number} is clean again.", "agua") for number in range(count))
        return lambda: filled([CatalogueSource("a", "es", "a", "1", lambda: Catalogue("es", entries))])

    assert_linear(fill, 2_000, 10_000)


def test_a_catalogue_that_is_taken_in_again_costs_what_it_did_at_first(assert_linear):
    def fill_again(count):
        own = Entry("", extracted=(write_remark(Occurrences("en")),))
        texts_of = [f"The water of town {number} is clean again." for number in range(count)]
        copies = Catalogue("en", tuple(replace(own, msgid=text, msgstr=text) for text in texts_of))
        spanish = Catalogue("es", tuple(replace(own, msgid=text, msgstr="agua") for text in texts_of))
        memory = filled([CatalogueSource("en.po", "en", "a", "1", lambda: copies)])
        return lambda: memory.replace(CatalogueSource("es.po", "es", "a", "1", lambda: spanish), spanish)

    assert_linear(fill_again, 2_000, 20_000)


def test_a_text_of_very_many_issues_costs_no_more_than_one_of_some(assert_linear):
    text = "Contact us today. We answer on every day."

    def ask(count):
        catalogue = Catalogue("es", (Entry(text, "Contáctenos hoy. Respondemos todos los días."),))
        memory = filled(CatalogueSource(f"{n}", "es", f"{n:05}", "1", lambda: catalogue) for n in range(count))
        assert [one.issue for one in memory.exact(text, "es")[:2]] == [f"{count - 1:05}", f"{count - 2:05}"]
        assert memory.sentence("Contact us today.", "es") == "Contáctenos hoy."
        questions = (memory.exact, memory.near, memory.sentence)
        return lambda: [question(text, "es") for question in questions for _ in range(count // 50)]

    assert_linear(ask, 500, 5_000)


def test_a_search_among_nearly_equal_texts_is_bounded(assert_within):
    entries = tuple(Entry(f"The water of town {number} is clean again.", "agua") for number in range(60_000))
    memory = filled([CatalogueSource("a", "es", "a", "1", lambda: Catalogue("es", entries))])
    assert_within(1, partial(memory.near, "The water of town x is clean again.", "es"))
    assert memory.near("The water of town x is clean again.", "es")[0].percent > 90


def test_a_text_of_ten_million_letters_is_taken_in_in_linear_time(assert_linear):
    def fill(count):
        entry = Entry("the water of the valley. " * count, "agua. " * count)
        return lambda: filled([CatalogueSource("a", "es", "a", "1", lambda: Catalogue("es", (entry,)))])

    assert_linear(fill, 40_000, 400_000)


def test_the_sentences_of_a_paragraph_are_aligned_once(assert_linear):
    def ask(count):
        sentences = [f"The water of town {number} is clean again." for number in range(count)]
        entry = Entry(
            " ".join(sentences), " ".join(f"El agua del pueblo {number} está limpia." for number in range(count))
        )
        memory = filled([CatalogueSource("a", "es", "a", "1", lambda: Catalogue("es", (entry,)))])
        assert memory.sentence(sentences[0], "es") == "El agua del pueblo 0 está limpia."
        return lambda: [memory.sentence(sentence, "es") for sentence in sentences]

    assert_linear(ask, 20, 200)


@pytest.mark.parametrize("asked", ["", "   ", "a", "\ud800 \udfff x", "\0\0\0", "<b1></b1>", "💧 💧 💧"])
def test_any_text_can_be_asked_of_an_empty_memory_and_of_a_full_one(asked):
    for memory in (Memory(None), filled(sources([["the water of the valley"]]))):
        assert memory.near(asked, "es") == ()
        assert memory.exact(asked, "es") == ()
        assert memory.sentence(asked, "es") == ""


def test_the_database_of_another_program_is_reported_and_left_as_it_is(tmp_path):
    path = tmp_path / "memory.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.executescript("CREATE TABLE bookmarks (url); INSERT INTO bookmarks VALUES ('https://example.org');")
    before = path.read_bytes()
    memory = filled(sources([["the water runs"]]), path)
    assert memory.exact("the water runs", "es")
    assert [str(note) for note in memory.notes] == [f"{path}: is the database of another program, and is left as it is"]
    assert path.read_bytes() == before


def test_a_damaged_file_is_reported_once_and_made_anew(tmp_path):
    path = tmp_path / "memory.sqlite"
    path.write_bytes(b"no database" * 1000)
    memory = filled(sources([["the water runs"]]), path)
    assert "was damaged" in str(memory.notes)
    del memory
    again = Memory(path)
    assert again.notes == ()
    assert again.exact("the water runs", "es")


def test_a_file_of_version_5_is_filled_again_without_a_word(tmp_path):
    path = tmp_path / "memory.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.executescript("""
            CREATE TABLE file (path TEXT PRIMARY KEY, stamp TEXT NOT NULL);
            CREATE TABLE unit (path TEXT, language TEXT, issue TEXT, msgid TEXT, msgstr TEXT, context TEXT,
              heading INTEGER, source TEXT, elsewhere INTEGER);
            CREATE TABLE sentence (path TEXT, language TEXT, issue TEXT, msgid TEXT, msgstr TEXT);
            CREATE TABLE word (word TEXT, language TEXT, unit INTEGER);
            INSERT INTO file VALUES ('0.po', '1');
            PRAGMA user_version = 5;
        """)
    memory = filled(sources([["the water runs"]]), path)
    assert memory.notes == ()
    assert memory.exact("the water runs", "es")[0].msgstr == "THE WATER RUNS"


@pytest.mark.parametrize("table", ["file", "text", "unit", "sentence", "word", "posting", "tally"])
def test_a_file_of_this_version_with_other_columns_is_filled_again(tmp_path, table):
    path = tmp_path / "memory.sqlite"
    filled(sources([["the water runs"]]), path)
    give_other_columns(path, table)
    memory = filled(sources([["the water runs"]]), path)
    assert memory.notes == ()
    assert memory.exact("the water runs", "es")[0].msgstr == "THE WATER RUNS"


@pytest.mark.parametrize("table", ["file", "text", "unit"])
def test_a_memory_whose_tables_are_broken_while_it_is_open_is_made_anew_of_the_catalogues(tmp_path, table):
    path = tmp_path / "memory.sqlite"
    memory = filled(sources([["the water runs"]]), path)
    give_other_columns(path, table)
    memory.update(sources([["the water runs"], ["a cold river runs"]]))
    for text in ("the water runs", "a cold river runs"):
        assert memory.exact(text, "es")[0].msgstr == text.upper()
    assert "cannot be used" in str(memory.notes)


def give_other_columns(path, table):
    """What another program of the same version number could have made."""
    with closing(sqlite3.connect(path)) as database:
        database.executescript(f"DROP TABLE {table}; CREATE TABLE {table} (other);")


def test_a_memory_that_is_locked_is_copied_with_what_it_knows(tmp_path, monkeypatch):
    monkeypatch.setattr(memory_database, "_PATIENCE", 0)
    path = tmp_path / "memory.sqlite"
    filled(sources([["the water runs"]]), path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        read = []
        memory = filled(
            [
                CatalogueSource("0.po", "es", "issue 0", "1", lambda: read.append(1)),
                *list(sources([[], ["a cold river runs"]]))[1:],
            ],
            path,
        )
        assert memory.exact("the water runs", "es")
        assert memory.exact("a cold river runs", "es")
        assert not read
        assert "another command is writing" in str(memory.notes)


def test_where_the_disk_is_full_it_goes_on_in_the_process_and_says_so(tmp_path):
    path = tmp_path / "memory.sqlite"
    memory = Memory(path)
    (pages,) = memory._database.execute("PRAGMA page_count").fetchone()
    memory._database.execute(f"PRAGMA max_page_count = {pages}")
    memory.update(sources([[f"the water of town {number}" for number in range(2000)]]))
    assert memory.exact("the water of town 77", "es")
    assert "database or disk is full" in str(memory.notes)
    del memory
    assert filled(sources([["the water runs"]]), path).exact("the water runs", "es")


@pytest.mark.slow("runs two processes")
def test_two_processes_fill_one_memory_at_once(tmp_path):
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    path = tmp_path / "memory.sqlite"
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert all(pool.map(fill_and_ask, [path] * 4))
    memory = Memory(path)
    assert memory._database.execute("SELECT count(*) FROM file").fetchone() == (40,)
    assert memory._database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def fill_and_ask(path):
    issues = [[f"the water of town {number} in issue {issue}" for number in range(50)] for issue in range(40)]
    memory = filled(sources(issues), path)
    return all(memory.exact(text, "es") for msgids in issues for text in msgids)
