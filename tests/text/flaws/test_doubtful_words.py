"""The packaged marks of doubtful words are what their script makes, and say what their module says."""

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from mars_i18n.text.flaws.doubtful_words import FILE, is_doubtful

SCRIPT = Path(__file__).parents[3] / "benchmarks" / "make_doubtful_words.py"


@pytest.mark.slow("compares a million words, half a minute")
def test_the_script_makes_the_packaged_bytes_again(tmp_path):
    pytest.importorskip("wordfreq", reason="the word lists are in the group dev")
    out = tmp_path / FILE
    subprocess.run([sys.executable, SCRIPT, "--out", out], check=True, capture_output=True)
    assert out.read_bytes() == files("mars_i18n.text.flaws").joinpath(FILE).read_bytes()


@pytest.mark.parametrize(
    ("word", "language", "doubtful"),
    [
        ("también", "es", False),
        ("tambien", "es", True),
        ("casa", "pt", False),
        ("government", "en", False),
        ("goverment", "en", True),
        ("xqzjwk", "es", True),  # the table lacks it
    ],
)
def test_a_word_is_doubtful_where_a_far_more_usual_one_has_almost_its_letters(word, language, doubtful):
    assert is_doubtful(word, language) is doubtful
