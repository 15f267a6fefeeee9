"""Distributions that are not ours, as pip installs them: a folder on sys.path with modules and a .dist-info."""

import importlib
import sys

import pytest

from mars_i18n.checks import catalogue_of_checks
from mars_i18n.plugins import loading
from mars_i18n.reports import _pages

CACHES = (
    loading.names,
    loading.describe,
    loading._found,
    catalogue_of_checks.kinds_of_checks,
    _pages.address,
    _pages._check,
    _pages._formats_with_comments,
    _pages._formats_with_comments,
)


def _forget():
    for cache in CACHES:
        cache.cache_clear()
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
    for name in set(sys.modules) - modules:
        if getattr(sys.modules[name], "__file__", None) and str(tmp_path) in str(sys.modules[name].__file__):
            del sys.modules[name]
    _forget()
