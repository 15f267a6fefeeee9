"""Whatever is planted in a finished file is found and named; nothing is found in a file as it was built."""

import re
from functools import cache
from pathlib import Path

import pytest
from outputs_editions import edition
from planted import FIRST, NAMES, SECOND, built, edited, found, whole

from mars_i18n.cli import run
from mars_i18n.readback.readers import readings

ROOT = Path(__file__).parents[2]


@cache
def files_of(name):
    return built(name, whole())


def blank(text):
    """A pattern of a text as files write it: wrapped where they like, and with what marks a run within it."""
    return r"\s+".join(map(re.escape, text.split()))


def removed(text):
    return re.sub(blank(SECOND), "", text)


def swapped(text):
    return re.sub(blank(FIRST), SECOND, re.sub(blank(SECOND), "\0", text)).replace("\0", FIRST)


def doubled(text):
    """The paragraph stands once more before the last one, which it replaces where a file has no room for a new one."""
    return re.sub(blank("The pump works with the sun."), SECOND, text)


def cut(text):
    return re.sub(blank(SECOND), SECOND[: len(SECOND) // 2], text)


def one_digit(text):
    return re.sub(blank(SECOND), SECOND.replace("2021", "2022"), text)


def redirected(text):
    return text.replace("https://example.org/story", "https://example.org/other")


@pytest.mark.parametrize("language", ["es", "en", "pt"])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_in_a_document_of_every_construct(name, language):
    shown = edition(language, draft=True)
    assert readings(name, files := built(name, shown), shown.issue)
    assert found(name, shown, files) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("plant", "kinds", "text"),
    [
        (removed, {"missing"}, SECOND),
        (swapped, {"out of order"}, None),
        (doubled, {"doubled"}, SECOND),
        (cut, {"cut"}, SECOND),
        (one_digit, {"changed"}, SECOND),
        (redirected, {"link"}, "https://example.org/story"),
    ],
)
def test_a_planted_fault_is_found_and_named(name, plant, kinds, text):
    files = files_of(name)
    assert found(name, whole(), files) == []
    changed = edited(name, files, plant)
    assert changed != files
    differences = found(name, whole(), changed)
    assert kinds <= {kind for kind, _ in differences}, differences
    assert text is None or text in {words for kind, words in differences if kind in kinds}
    if text is None:
        assert {words for kind, words in differences if kind in kinds} & {FIRST, SECOND}


@pytest.mark.parametrize("name", [one for one in NAMES if one not in {"text", "source"}])
def test_a_text_that_is_marked_with_another_language_is_found(name):
    changed = edited(name, files_of(name), lambda text: text.replace("en-US", "pt-BR"))
    assert ("language", SECOND) in found(name, whole(), changed)


@pytest.mark.parametrize("name", NAMES)
def test_a_text_left_in_another_language_is_found(name):
    other = "La escuela tiene su propio pozo desde 2021."
    changed = edited(name, files_of(name), lambda text: re.sub(blank(SECOND), other, text))
    assert ("missing", SECOND) in found(name, whole(), changed)


@pytest.mark.parametrize("name", [one for one in NAMES if one != "feed"])
def test_a_date_line_that_differs_in_a_letter_is_found(name):
    files = files_of(name)
    changed = edited(name, files, lambda text: text.replace("May", "Mai").replace("2025-05", "2025-03"))
    kinds = {kind for kind, _ in found(name, whole(), changed)}
    assert kinds & {"changed", "missing"}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [0, 1, 400])
def test_a_truncated_file_is_a_difference_and_no_crash(name, size):
    files = {path: data[:size] for path, data in files_of(name).items()}
    assert not readings(name, files, "may") or found(name, whole(), files)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_missing_is_a_difference(name):
    if name != "source":
        assert [kind for kind, _ in found(name, whole(), {})] == ["unreadable"]


@pytest.mark.slow("builds every output of the sample issue")
def test_nothing_is_found_in_the_sample_issue(tmp_path, capsys):
    assert run(["-C", str(ROOT), "build", "--draft", "--verify", "--out", str(tmp_path)]) == 0
    said = capsys.readouterr().err
    assert "read back  24 outputs" in said
    assert ", 0 with differences" in said
