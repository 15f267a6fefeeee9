"""An output whose extra is not installed is left out, with the command that installs it; named, it is refused."""

from types import ModuleType

import pytest

from mars_i18n import plugins
from mars_i18n.errors import MarsError
from mars_i18n.project import open_project
from mars_i18n.workflow.build import build, installed_outputs
from mars_i18n.workflow.building.order import Order
from mars_i18n.workflow.issue.open_project import OpenProject


@pytest.fixture
def lacking(monkeypatch):
    describe, names = plugins.describe, plugins.names
    hologram = plugins.Plugin(
        "outputs",
        "hologram",
        "mars-i18n",
        ModuleType("hologram"),
        ours=True,
        page="",
        documentation="",
        needs=("hologram", "no_such_package"),
    )
    monkeypatch.setattr(
        plugins, "describe", lambda kind, name: hologram if name == hologram.name else describe(kind, name)
    )
    monkeypatch.setattr(plugins, "names", lambda kind: (*names(kind), "hologram") if kind == "outputs" else names(kind))


@pytest.mark.usefixtures("lacking")
def test_an_output_without_its_extra_is_left_out_and_said_so():
    possible, missing = installed_outputs()
    assert "web" in possible
    assert "hologram" not in possible
    assert tuple(map(str, missing)) == (
        "the output hologram needs the extra 'hologram': pip install \"mars-i18n[hologram]\"",
    )


@pytest.mark.usefixtures("lacking")
def test_an_output_that_is_asked_for_must_have_its_extra(tmp_path):
    (tmp_path / "sources").mkdir()
    (tmp_path / "mars-i18n.toml").write_text('[languages]\nes = "es_CO"\nen = "en_US"\n')
    order = Order(("es",), ("hologram",), tmp_path / "build")
    with pytest.raises(MarsError, match="mars-i18n\\[hologram\\]"):
        list(build(OpenProject(open_project(tmp_path)), (), order))
