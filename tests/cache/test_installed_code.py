"""The digest of the code changes with any byte that results rest on, and with nothing else: no date, no cache."""

import os
import sys
import tomllib
import types
from pathlib import Path

import pytest

import mars_i18n
from mars_i18n.cache import installed_code
from mars_i18n.cache.installed_code import LIBRARIES, digest_code, has_same_code

ROOT = Path(__file__).parents[2]
# Dependencies that no result of sync, check or status rests on
NO_RESULT = {"click": "prints", "filelock": "locks"}
IMPORTED_AS = {
    "markdown-it-py": "markdown_it",
    "mdit-py-plugins": "mdit_py_plugins",
    "pyyaml": "yaml",
}


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package in the place of our own, which a test may change."""
    folder = tmp_path / "mars_i18n"
    (folder / "text").mkdir(parents=True)
    (folder / "__init__.py").write_bytes(b"")
    (folder / "text" / "words.bin").write_bytes(b"words")
    monkeypatch.setattr(mars_i18n, "__file__", str(folder / "__init__.py"))
    yield folder
    installed_code._digest_fixed.cache_clear()


def digest(languages=("es", "pt")):
    installed_code._digest_data.cache_clear()
    found = digest_code(languages, anew=True)
    assert found is not None
    return found


def replace_bytes(path, data):
    """Change a file and keep its size and its dates."""
    before = path.stat()
    assert len(data) == before.st_size
    path.write_bytes(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_the_same_code_has_the_same_digest(package):
    first = digest()
    os.utime(package / "__init__.py", (1, 1))
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "x.pyc").write_bytes(b"compiled")
    assert digest() == first


@pytest.mark.parametrize("name", ["text/words.bin", "text/new.py", "NOTICE"])
def test_each_file_of_ours_counts(package, name):
    first = digest()
    (package / name).write_bytes(b"other")
    assert digest() != first


def test_a_file_that_keeps_its_size_and_dates_counts(package):
    first = digest()
    replace_bytes(package / "text" / "words.bin", b"Words")
    assert digest() != first


def test_a_file_that_moves_counts(package):
    first = digest()
    (package / "text" / "words.bin").rename(package / "words.bin")
    assert digest() != first


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize("attribute", ["version", "platform", "byteorder"])
def test_another_python_counts(monkeypatch, attribute):
    first = digest()
    monkeypatch.setattr(sys, attribute, "other")
    assert digest() != first


def installed(site, name="extra", *, editable=None):
    """A distribution of a plugin, without the record that pip writes."""
    information = site / f"{name}-1.0.dist-info"
    information.mkdir(parents=True)
    (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (information / "entry_points.txt").write_text(f"[mars_i18n.checks.source]\nloud = {name}.loud\n", encoding="utf-8")
    if editable is not None:
        text = f'{{"url": "{editable.as_uri()}", "dir_info": {{"editable": true}}}}'
        (information / "direct_url.json").write_text(text, encoding="utf-8")
    return information


@pytest.mark.usefixtures("package")
def test_the_files_of_a_plugin_count(tmp_path, monkeypatch):
    site = tmp_path / "site"
    (site / "extra").mkdir(parents=True)
    (site / "extra" / "__init__.py").write_bytes(b"")
    (site / "extra" / "loud.py").write_bytes(b"limit = 1\n")
    (site / "extra" / "words.txt").write_bytes(b"one\n")
    monkeypatch.syspath_prepend(str(site))
    without = digest()
    installed(site)
    first = digest()
    assert first != without
    replace_bytes(site / "extra" / "loud.py", b"limit = 2\n")
    second = digest()
    assert second != first
    replace_bytes(site / "extra" / "words.txt", b"two\n")
    assert digest() not in {first, second}


@pytest.mark.usefixtures("package")
def test_what_a_plugin_may_use_that_is_edited_in_place_counts(tmp_path, monkeypatch):
    site, source = tmp_path / "site", tmp_path / "work"
    (source / "src").mkdir(parents=True)
    (source / "src" / "shared.py").write_bytes(b"limit = 1\n")
    monkeypatch.syspath_prepend(str(site))
    installed(site)
    installed(site, "shared", editable=source)
    first = digest()
    replace_bytes(source / "src" / "shared.py", b"limit = 2\n")
    assert digest() != first


@pytest.mark.usefixtures("package")
def test_a_library_of_another_version_counts(tmp_path, monkeypatch):
    site = tmp_path / "site"
    information = site / "babel-1.0.dist-info"
    information.mkdir(parents=True)
    (information / "RECORD").write_text("babel/core.py,sha256=a,1\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(site))
    first = digest()
    (information / "RECORD").write_text("babel/core.py,sha256=b,1\n", encoding="utf-8")
    assert digest() != first


@pytest.mark.usefixtures("package")
def test_the_data_of_a_library_count_by_language(tmp_path, monkeypatch):
    site = tmp_path / "site"
    data = site / "babel" / "locale-data"
    data.mkdir(parents=True)
    (site / "babel" / "__init__.py").write_bytes(b"")
    for name in ("es.dat", "es_CO.dat", "fr.dat"):
        (data / name).write_bytes(b"plural")
    monkeypatch.setattr(installed_code, "_places_of", lambda name: (site / name,))
    first = digest()
    replace_bytes(data / "fr.dat", b"Plural")
    assert digest() == first
    french = digest(("es", "fr"))
    replace_bytes(data / "es_CO.dat", b"Plural")
    assert digest() != first
    assert digest(("es", "fr")) not in {first, french}


@pytest.fixture
def alone(monkeypatch):
    """A process that has started no others."""
    monkeypatch.delitem(sys.modules, "multiprocessing", raising=False)


def imported(monkeypatch, path):
    module = types.ModuleType(path.stem)
    module.__file__ = str(path)
    monkeypatch.setitem(sys.modules, f"mars_i18n.{path.stem}", module)


@pytest.mark.usefixtures("alone")
def test_code_is_the_same_where_only_what_ran_as_it_was_read_changes(package, monkeypatch):
    for name in ("early.py", "never.py"):
        (package / name).write_bytes(b"limit = 1\n")
    imported(monkeypatch, package / "early.py")
    first = digest()
    assert has_same_code(("es", "pt"), first)
    for name in ("early.py", "never.py"):
        replace_bytes(package / name, b"limit = 2\n")
    assert has_same_code(("es", "pt"), first)
    assert digest() != first


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("name", ["late.py", "text/words.bin", "new.py"])
def test_code_is_not_the_same_where_what_was_read_since_changes(package, monkeypatch, name):
    (package / "late.py").write_bytes(b"one\n")
    first = digest()
    imported(monkeypatch, package / "late.py")
    assert has_same_code(("es", "pt"), first)
    (package / name).write_bytes(b"two\n")
    assert not has_same_code(("es", "pt"), first)


def test_where_other_processes_ran_every_module_is_read_again(package, monkeypatch):
    (package / "never.py").write_bytes(b"limit = 1\n")
    first = digest()
    monkeypatch.setitem(sys.modules, "multiprocessing", types.ModuleType("multiprocessing"))
    assert has_same_code(("es", "pt"), first)
    replace_bytes(package / "never.py", b"limit = 2\n")
    assert not has_same_code(("es", "pt"), first)


def test_where_a_file_cannot_be_read_there_is_no_digest(package):
    (package / "__init__.py").unlink()
    (package / "text" / "words.bin").unlink()
    (package / "text").rmdir()
    package.rmdir()
    assert digest_code(("es",), anew=True) is None
    assert not has_same_code(("es",), b"")


def test_every_dependency_counts_or_has_a_reason():
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {one.partition(">")[0] for one in listed}
    assert {IMPORTED_AS.get(name, name) for name in names} - {*LIBRARIES, *NO_RESULT} == set()
