"""Which entry points are found: those that importlib.metadata finds, without parsing every distribution."""

from importlib.metadata import entry_points as installed_entry_points

from mars_i18n.plugins import entry_points

POINT = ("checks.source", "loud", "loud")


def found():
    return {(point.group, point.name, point.value) for point in entry_points.plugin_entry_points()}


def test_nothing_is_found_where_no_distribution_brings_plugins(install):
    install([], {"quiet": ""})
    assert not entry_points.brings_plugins()
    assert found() == set()


def test_entry_points_are_those_of_importlib_metadata(install):
    install([POINT, ("reports", "plain", "loud")], {"loud": ""})
    known = {(one.group, one.name, one.value) for one in installed_entry_points(group="mars_i18n.checks.source")}
    assert found() == known | {("mars_i18n.reports", "plain", "loud")}


def test_a_distribution_of_a_name_that_lies_earlier_on_the_path_hides_one(install, tmp_path, monkeypatch):
    install([POINT], {"loud": ""})
    newer = tmp_path / "newer" / "mars_extra-2.0.dist-info"
    newer.mkdir(parents=True)
    (newer / "METADATA").write_text("Metadata-Version: 2.1\nName: mars-extra\nVersion: 2.0\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(newer.parent))
    entry_points.plugin_entry_points.cache_clear()
    assert entry_points.brings_plugins()
    assert found() == set()


def test_an_archive_on_the_path_may_bring_plugins(tmp_path, monkeypatch):
    archive = tmp_path / "extra.egg"
    archive.write_bytes(b"")
    monkeypatch.syspath_prepend(str(archive))
    assert entry_points.brings_plugins()
    monkeypatch.undo()
    entry_points.plugin_entry_points.cache_clear()
