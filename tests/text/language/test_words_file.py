"""The packaged table of words is what its script makes of the word lists that it names; their licence is beside it."""

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from mars_i18n.text.language.word_table import FILE, WordTable, word_table

SCRIPT = Path(__file__).parents[3] / "benchmarks" / "make_language_table.py"
PACKAGED = files("mars_i18n.text.language")


@pytest.mark.slow("makes the whole table, half a minute")
def test_the_script_makes_the_packaged_bytes_again(tmp_path):
    pytest.importorskip("wordfreq", reason="the word lists are in the group dev")
    out = tmp_path / FILE
    subprocess.run([sys.executable, SCRIPT, "--out", out], check=True, capture_output=True)
    assert out.read_bytes() == PACKAGED.joinpath(FILE).read_bytes()


def test_other_lists_than_those_that_the_script_names_are_refused(tmp_path):
    pytest.importorskip("wordfreq", reason="the word lists are in the group dev")
    script = tmp_path / "benchmarks" / "make.py"
    script.parent.mkdir()
    script.write_text(SCRIPT.read_text(encoding="utf-8"), encoding="utf-8")
    (script.parent / "data").mkdir()
    (script.parent / "data" / "galician.txt").write_text("1 outra\n", encoding="utf-8")
    out = tmp_path / FILE
    done = subprocess.run([sys.executable, script, "--out", out], check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert "wordfreq 3.1.1" in done.stderr
    assert not out.exists()


def test_the_table_is_small_and_its_licence_is_beside_it():
    assert len(PACKAGED.joinpath(FILE).read_bytes()) <= 5_000_000
    assert "CC BY-SA 4.0" in PACKAGED.joinpath("words.NOTICE").read_text(encoding="utf-8")


@pytest.mark.parametrize("cut", [0, 5, 40, 1_000, -1])
def test_a_table_that_is_cut_off_is_refused(cut):
    data = PACKAGED.joinpath(FILE).read_bytes()
    with pytest.raises((ValueError, IndexError)):
        WordTable.parse(data[:cut])


def test_words_have_a_figure_in_each_language_that_uses_them():
    table = word_table()
    row = dict(zip(table.languages, table.word("casa"), strict=True))
    assert min(row["es"], row["pt"], row["it"]) > row["en"] > 0
    assert not any(table.word("xqzjw"))
