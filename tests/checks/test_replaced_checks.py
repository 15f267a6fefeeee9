"""The name of a check that is gone still holds where people wrote it."""

from mars_i18n.checks.catalogue_of_checks import REPLACED, kinds_of_checks
from mars_i18n.checks.running import CheckSettings, run_checks
from mars_i18n.cli import run
from mars_i18n.model import Entry
from mars_i18n.plugins.kinds import Unit

SOURCE = "The workshop begins on Tuesday. Bring a sample of water from your village. Lunch is provided by the school."
TARGET = "El taller comienza el martes. La escuela ofrece el almuerzo."


def found(settings, *comments):
    unit = Unit(Entry(SOURCE, TARGET, translator=comments), "en", "es", "may", "es.po")
    return {
        (one.check, one.severity) for one in run_checks([unit], (), settings) if one.check in {"omission", "addition"}
    }


def test_each_is_replaced_by_checks_that_exist():
    assert [name for name in REPLACED if name in kinds_of_checks()] == []
    assert [name for names in REPLACED.values() for name in names if name not in kinds_of_checks()] == []


def test_its_name_selects_ignores_and_grades_those_that_took_its_place():
    assert found(CheckSettings()) == {("omission", "error")}
    assert found(CheckSettings(select=("sentence-count",))) == {("omission", "error")}
    assert found(CheckSettings(ignore=("sentence-count",))) == set()
    assert found(CheckSettings(severity={"sentence-count": "info"})) == {("omission", "info")}
    assert found(CheckSettings(ignore_in={"es": ("sentence-count",)})) == set()
    assert found(CheckSettings(severity={"sentence-count": "info", "omission": "warning"})) == {("omission", "warning")}


def test_a_comment_with_its_name_silences_those_that_took_its_place():
    assert found(CheckSettings(), "mars: ignore sentence-count, shortened on purpose") == set()


def test_explain_names_what_took_its_place(capsys):
    assert run(["explain", "sentence-count"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("the check 'sentence-count' is gone; omission / addition took its place.")
    assert "\nomission (" in shown
    assert "\naddition (" in shown
