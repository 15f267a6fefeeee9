"""Files and folders stay of a size that a reader takes in at once."""

from modules import ROOT

MOST_LINES = 400
MOST_NAMES = 18
CODE = ("mars_i18n", "tests", "benchmarks", "docs")
NOT_SHOWN = {"__pycache__", "__init__.py"}
# Folders that show more, and why.
LARGE_FOLDERS = {
    "mars_i18n": "one folder a layer",
    "benchmarks": "one file a question",
    "mars_i18n/workflow": "one file a verb, and a folder for each thing that several verbs share",
    "mars_i18n/checks/source": "one file a check, and a check is looked up by its name",
    "mars_i18n/checks/translation": "one file a check, and a check is looked up by its name",
    "tests": "one folder a room of the package",
    "tests/formats/html/kinds": "one file a kind of page, a case of one test",
    "tests/outputs": "to be split",
    "tests/upgrade/baseline_0_1/sources": "one issue a check, as version 0.1 was given them",
}


def _folders():
    for top in CODE:
        yield ROOT / top
        yield from (path for path in sorted((ROOT / top).rglob("*")) if path.is_dir() and path.name not in NOT_SHOWN)


def test_no_file_is_longer_than_four_hundred_lines():
    files = [path for top in CODE for path in sorted((ROOT / top).rglob("*.py"))]
    lines = {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_no_folder_shows_more_than_eighteen_names():
    """Group the names in folders; or list the folder with its reason. One that is small again leaves the list."""
    counts = {
        folder.relative_to(ROOT).as_posix(): len({path.name for path in folder.iterdir()} - NOT_SHOWN)
        for folder in _folders()
    }
    assert {name: count for name, count in counts.items() if count > MOST_NAMES and name not in LARGE_FOLDERS} == {}
    assert [name for name in LARGE_FOLDERS if counts.get(name, 0) <= MOST_NAMES] == []
