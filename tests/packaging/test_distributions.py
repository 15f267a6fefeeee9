"""The wheel and the source distribution are what the package index accepts, and work without a checkout."""

import os
import subprocess
import sys
import tarfile
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

pytestmark = pytest.mark.slow("builds the distributions, and an environment for each test")
ROOT = Path(__file__).parents[2]
WITHOUT = ("PYTHONPATH", "VIRTUAL_ENV", "LANG", "LC_ALL", "LANGUAGE")


def run(*command, cwd=None, code=0):
    environment = {name: value for name, value in os.environ.items() if name not in WITHOUT}
    environment |= {"LC_ALL": "C.UTF-8", "XDG_CACHE_HOME": str(cwd or ROOT / ".venv"), "COLUMNS": "200"}
    result = subprocess.run(
        [*map(str, command)], cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=600
    )
    assert result.returncode == code, result.stdout + result.stderr
    return result.stdout + result.stderr


@pytest.fixture(scope="session")
def distributions(tmp_path_factory):
    """The folder with the wheel and the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=ROOT)
    return folder


@pytest.fixture(scope="session")
def wheel(distributions):
    (path,) = distributions.glob("*.whl")
    return path


def required(extras):
    """The distributions that the package requires with some extras, at any depth, as far as this Python needs them."""
    open_, found = [("mars-i18n", frozenset(extras))], {}
    while open_:
        name, wanted = open_.pop()
        for line in metadata.requires(name) or ():
            one = Requirement(line)
            applies = any(one.marker is None or one.marker.evaluate({"extra": extra}) for extra in wanted | {""})
            key = (canonicalize_name(one.name), frozenset(one.extras))
            if applies and key not in found:
                found[key] = one
                open_.append(key)
    return sorted({name for name, _ in found} - {"mars-i18n"})


def install(wheel, folder, extras=()):
    """An environment that has the wheel, unpacked, and what it requires, from the files of this environment.

    No package of this environment that is not required can be imported there; the network is not used.
    """
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    (site,) = (folder / "lib").glob("python3*/site-packages")
    with zipfile.ZipFile(wheel) as file:
        file.extractall(site)  # noqa: S202 - the wheel that was just built
    for name in required(extras):
        distribution = metadata.distribution(name)
        for top in {path.parts[0] for path in distribution.files or () if path.parts[0] not in {"..", "__pycache__"}}:
            if not (site / top).exists():
                (site / top).symlink_to(distribution.locate_file(top))
    return [folder / "bin" / "python", "-I", "-m", "mars_i18n"]


@pytest.fixture(scope="session")
def without_extras(wheel, tmp_path_factory):
    """The command of an installation of the wheel alone."""
    return install(wheel, tmp_path_factory.mktemp("without extras") / "environment")


def test_the_package_index_accepts_both(distributions):
    shown = run(sys.executable, "-m", "twine", "check", "--strict", *distributions.iterdir())
    assert shown.count("PASSED") == 2


def test_the_wheel_holds_the_package_its_languages_and_its_licences_and_nothing_of_the_tests(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {f"mars_i18n/locales/{code}/LC_MESSAGES/mars-i18n.mo" for code in ("es", "pt")} <= set(names)
    assert "mars_i18n/text/language/words.bin" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("words.NOTICE") and "licenses" in name for name in names)
    assert not [name for name in names if name.startswith(("tests", "docs", "benchmarks"))]


def test_both_distributions_hold_the_manual_pages_and_the_wheel_puts_them_where_man_looks(distributions, wheel):
    pages = {"man1": "en", "es/man1": "es", "pt/man1": "pt"}
    with zipfile.ZipFile(wheel) as file:
        (top,) = {name.split("/")[0] for name in file.namelist() if ".data/" in name}
        held = {path: file.read(f"{top}/data/share/man/{path}/mars-i18n.1") for path in pages}
    assert held == {path: (ROOT / "docs" / "man" / code / "mars-i18n.1").read_bytes() for path, code in pages.items()}
    (path,) = distributions.glob("*.tar.gz")
    with tarfile.open(path) as file:
        names = {name.partition("/")[2] for name in file.getnames()}
    assert {f"docs/man/{code}/mars-i18n.1" for code in pages.values()} <= names


def test_the_source_distribution_holds_what_its_tests_need(distributions):
    (path,) = distributions.glob("*.tar.gz")
    with tarfile.open(path) as file:
        tops = {name.split("/")[1] for name in file.getnames() if "/" in name}
    tracked = subprocess.run(["git", "-C", ROOT, "ls-files"], capture_output=True, text=True, check=True).stdout
    expected = {line.split("/")[0] for line in tracked.splitlines()} - {".gitignore", ".pre-commit-hooks.yaml"}
    assert expected <= tops


def make_project(command, folder):
    run(*command, "init", folder)
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "sources" / "2025-05.md").write_text(
        "---\nlanguage: en\ndate: 2025-05\n---\n\n# Water for the school\n\nThe new pump works since Monday.\n"
    )


def test_an_installation_without_extras_does_the_main_job_and_names_the_extra_that_is_missing(without_extras, tmp_path):
    command = without_extras
    make_project(command, tmp_path / "project")
    run(*command, "sync", cwd=tmp_path / "project")
    run(*command, "check", "--allow-missing", cwd=tmp_path / "project")
    run(*command, "build", "--draft", "--output", "web,text,feed,epub,source", cwd=tmp_path / "project")
    shown = run(*command, "build", "--draft", "--output", "pdf", cwd=tmp_path / "project", code=2)
    assert 'pip install "mars-i18n[pdf]"' in shown


def test_an_installation_with_all_extras_makes_every_output(wheel, tmp_path):
    command = install(wheel, tmp_path / "environment", ["all"])
    make_project(command, tmp_path / "project")
    run(*command, "sync", cwd=tmp_path / "project")
    run(*command, "build", "--draft", "--verify", "--output", "web,text,email,pdf,epub,docx,feed,source",
        cwd=tmp_path / "project")  # fmt: skip
    made = {path.suffix for path in (tmp_path / "project" / "build" / "es").rglob("*")}
    assert {".html", ".txt", ".eml", ".pdf", ".epub", ".docx", ".xml", ".md"} <= made


@pytest.mark.parametrize(("language", "word"), [("es", "Uso:"), ("pt", "Uso:"), ("en", "Usage:")])
def test_an_installation_speaks_the_three_languages(without_extras, language, word):
    assert word in run(*without_extras, "--lang", language, "--help")


def test_the_version_is_the_same_wherever_it_is_written():
    cited = (ROOT / "docs" / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {metadata.version('mars-i18n')}\n" in cited
