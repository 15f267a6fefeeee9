"""Whatever is planted in a finished file is found and named; nothing is found in a file as it was built."""

from pathlib import Path

import pytest
from outputs_editions import edition
from planted import FAULTS, NAMES, built, files_of, found, is_found, plant, whole

from mars_i18n.cli import run
from mars_i18n.readback.readers import readings

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("language", ["es", "en", "pt"])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_in_a_document_of_every_construct(name, language):
    shown = edition(language, draft=True)
    assert readings(name, files := built(name, shown), shown.issue)
    assert found(name, shown, files) == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_where_nothing_is_planted(name):
    assert found(name, whole(), files_of(name)) == []


@pytest.mark.slow("builds and reads every output, a fault at a time")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_found_and_named(fault, name):
    """Where no reader of that kind of file sees it, there is nothing to plant, or nothing is found."""
    if name in dict(fault.unseen):
        changed = plant(fault, name)
        assert changed == files_of(name) or not is_found(fault, name)
        return
    assert plant(fault, name) != files_of(name)
    assert is_found(fault, name), found(name, whole(), plant(fault, name))


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
