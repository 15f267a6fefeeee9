"""The store gives back what it kept for the same digest; damaged, locked or absent it is no cache, and no error."""

import os
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.cache.result_store import ResultStore, StoredResult

DIGEST, OTHER = b"\1" * 32, b"\2" * 32


def kept(path, **results):
    store = ResultStore(path)
    for name, value in results.items():
        store.keep("sync", name, DIGEST, StoredResult(value, b"asked " + value))
    store.close()


def found(path, name, digest=DIGEST, kind="sync"):
    store = ResultStore(path)
    try:
        return store.find(kind, name, digest)
    finally:
        store.close()


def test_a_result_is_found_by_kind_name_and_digest_alone(tmp_path):
    path = tmp_path / "deep" / "results.sqlite"
    kept(path, may=b"value")
    assert found(path, "may") == StoredResult(b"value", b"asked value")
    assert found(path, "may", OTHER) is None
    assert found(path, "june") is None
    assert found(path, "may", kind="check") is None


def test_a_result_takes_the_place_of_the_one_before(tmp_path):
    path = tmp_path / "results.sqlite"
    kept(path, may=b"first")
    store = ResultStore(path)
    store.keep("sync", "may", OTHER, StoredResult(b"second"))
    assert store.find("sync", "may", DIGEST) is None
    assert store.find("sync", "may", OTHER) == StoredResult(b"second")
    store.close()
    assert found(path, "may") is None
    assert found(path, "may", OTHER) == StoredResult(b"second")


@given(st.text(st.characters(exclude_categories=()), max_size=9))
def test_any_name_of_a_file_is_a_name(tmp_path_factory, name):
    path = tmp_path_factory.mktemp("names") / "results.sqlite"
    store = ResultStore(path)
    store.keep("sync", name, DIGEST, StoredResult(b"value"))
    store.close()
    assert found(path, name) == StoredResult(b"value")


def test_without_a_file_nothing_is_kept():
    store = ResultStore(None)
    store.keep("sync", "may", DIGEST, StoredResult(b"value"))
    assert store.find("sync", "may", DIGEST) is None
    store.close()


@given(st.data())
def test_a_damaged_file_never_gives_another_result(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("damaged") / "results.sqlite"
    kept(path, may=b"value of may", june=b"value of june")
    image = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        image[data.draw(st.integers(0, len(image) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(image[: data.draw(st.sampled_from([len(image), len(image) // 2, 10, 0]))])
    for name, value in {"may": b"value of may", "june": b"value of june"}.items():
        assert found(path, name) in {None, StoredResult(value, b"asked " + value)}
    kept(path, july=b"value of july")  # and it can be written again, or is left alone
    assert found(path, "july") in {None, StoredResult(b"value of july", b"asked value of july")}


def test_a_damaged_file_is_made_anew(tmp_path):
    path = tmp_path / "results.sqlite"
    path.write_bytes(b"not a database, whatever its name says" * 99)
    kept(path, may=b"value")
    assert found(path, "may") == StoredResult(b"value", b"asked value")


def test_a_file_of_another_version_is_made_anew(tmp_path):
    path = tmp_path / "results.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
        database.execute("CREATE TABLE result (x)")
    database.close()
    kept(path, may=b"value")
    assert found(path, "may") == StoredResult(b"value", b"asked value")


def test_a_locked_file_is_no_cache(tmp_path):
    path = tmp_path / "results.sqlite"
    kept(path, may=b"value")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert found(path, "may") is None
    kept(path, may=b"other")
    other.execute("ROLLBACK")
    other.close()
    assert found(path, "may") == StoredResult(b"value", b"asked value")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such folder")
def test_where_no_file_can_be_made_there_is_no_cache(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    kept(tmp_path / "file" / "results.sqlite", may=b"value")
    assert found(tmp_path / "file" / "results.sqlite", "may") is None


def test_the_file_is_bounded_and_the_oldest_results_go_first(tmp_path):
    path = tmp_path / "results.sqlite"
    for number in range(40):
        store = ResultStore(path, most_bytes=1_000_000)
        store.keep("sync", f"issue {number}", DIGEST, StoredResult(bytes(100_000)))
        store.close()
    assert path.stat().st_size < 1_500_000
    assert found(path, "issue 39") == StoredResult(bytes(100_000))
    assert found(path, "issue 0") is None
