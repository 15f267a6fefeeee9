"""Distributions that are not ours, as pip installs them: a folder on sys.path with modules and a .dist-info."""

import importlib.util
import sys
from pathlib import Path

import pytest

from mars_i18n.cache import installed_code
from mars_i18n.checks import catalogue_of_checks
from mars_i18n.plugins import entry_points, loading
from mars_i18n.reports import _pages

sys.path.insert(0, str(Path(__file__).parent))
CACHES = (
    loading.names,
    loading.describe,
    loading._found,
    entry_points.plugin_entry_points,
    catalogue_of_checks.kinds_of_checks,
    installed_code._digest_plugins,
    _pages.address,
    _pages._check,
    _pages._formats_with_comments,
)


def _forget():
    for cache in CACHES:
        cache.cache_clear()
    sys.modules.pop("mars_i18n.cli.export", None)  # which names the formats as it is imported
    importlib.invalidate_caches()


@pytest.fixture
def install(tmp_path, monkeypatch):
    """A function that installs a distribution: its entry points (group, name, value), its modules, its web pages."""
    modules = set(sys.modules)

    def installed(entry_points, modules, distribution="mars-extra", urls=()):
        folder = tmp_path / "site" / distribution
        info = folder / f"{distribution.replace('-', '_')}-1.0.dist-info"
        info.mkdir(parents=True)
        rows = [f"[mars_i18n.{group}]\n{name} = {value}\n" for group, name, value in entry_points]
        (info / "entry_points.txt").write_text("\n".join(rows), encoding="utf-8")
        pages = "".join(f"Project-URL: {label}, {url}\n" for label, url in urls)
        metadata = f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n{pages}"
        (info / "METADATA").write_text(metadata, encoding="utf-8")
        for name, text in modules.items():
            (folder / f"{name}.py").write_text(text, encoding="utf-8")
        monkeypatch.syspath_prepend(str(folder))
        _forget()

    yield installed
    monkeypatch.undo()
    _unload(set(sys.modules) - modules, tmp_path)


def _unload(names, folder):
    for name in names:
        if getattr(sys.modules[name], "__file__", None) and str(folder) in str(sys.modules[name].__file__):
            del sys.modules[name]
    _forget()


@pytest.fixture
def use_site(monkeypatch):
    """A function that makes the distributions in a folder part of this process until the test ends."""
    modules, used = set(sys.modules), []

    def use(folder):
        monkeypatch.syspath_prepend(str(folder))
        used.append(folder)
        _forget()

    yield use
    monkeypatch.undo()
    for folder in used:
        _unload(set(sys.modules) - modules, folder)


@pytest.fixture
def sandbox(tmp_path, capsys):
    """An empty project and the command line, as the tests in cli/ have it."""
    path = Path(__file__).parents[1] / "cli" / "conftest.py"
    spec = importlib.util.spec_from_file_location("sandbox", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Sandbox(tmp_path / "project", capsys)
