"""Two builds give the same bytes for every output: in other folders, time zones, locales and hash seeds."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow("builds every output twice")

SAMPLE = Path(__file__).parents[3]
NEEDED = ("sources", "locales", "templates", "glossary.tsv", "pyproject.toml")
PLACES = {
    "one": {"PYTHONHASHSEED": "1", "TZ": "America/Bogota", "LC_ALL": "C.UTF-8", "LANGUAGE": "es"},
    "another/with a space": {"PYTHONHASHSEED": "2", "TZ": "Asia/Kathmandu", "LC_ALL": "C", "LANGUAGE": "pt"},
}


def built(root, environment):
    for name in NEEDED:
        source = SAMPLE / name
        if source.is_dir():
            shutil.copytree(source, root / name)
        else:
            shutil.copy(source, root / name)
    outputs = subprocess.run(
        [sys.executable, "-m", "mars_i18n", "-C", str(root), "build"],
        env={**os.environ, **environment},
        check=False,
        capture_output=True,
        text=True,
    )
    assert outputs.returncode == 0, outputs.stderr
    folder = root / "build"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def builds(tmp_path_factory):
    root = tmp_path_factory.mktemp("reproducible")
    made = []
    for name, environment in PLACES.items():
        (root / name).mkdir(parents=True)
        made.append(built(root / name, environment))
    return made


def test_both_builds_have_the_same_files(builds):
    first, second = builds
    assert sorted(first) == sorted(second)
    kinds = {Path(name).suffix for name in first}
    assert {".html", ".txt", ".md", ".eml", ".epub", ".xml", ".pdf", ".docx"} <= kinds


def test_every_file_is_the_same_byte_for_byte(builds):
    first, second = builds
    assert [name for name in first if first[name] != second[name]] == []


def test_no_file_holds_the_folder_that_it_was_made_in(builds):
    assert [name for name, data in builds[0].items() if b"reproducible" in data] == []
