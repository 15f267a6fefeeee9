"""With a form of address in the configuration, each translation in another is reported, even where all agree."""

from pathlib import Path

import pytest

from mars_i18n.checks.issue import address_mix
from mars_i18n.configuration import read_configuration
from mars_i18n.errors import MarsError
from mars_i18n.messages import render_message
from mars_i18n.model import Entry, Setting
from mars_i18n.plugins import declared
from mars_i18n.plugins.kinds import IssueUnits, Unit

TU = ["Puedes leer el informe.", "Tus respuestas nos ayudan y puedes escribirnos."]
USTED = ["Usted puede leer el informe.", "Inscríbase hoy."]


def faults(targets, language="es", **wanted):
    settings = tuple(Setting("address-mix", option.replace("_", "-"), form) for option, form in wanted.items())
    units = (
        Unit(Entry(f"Text {at}", target), "en", language, "may", f"{language}.po", settings=settings)
        for at, target in enumerate(targets)
    )
    return [
        (unit.target, render_message(fault.message))
        for unit, fault in address_mix.check(IssueUnits("may", tuple(units)))
    ]


def test_without_a_setting_one_form_throughout_is_no_fault():
    assert faults(TU) == faults(USTED) == []


def test_with_a_setting_each_translation_in_another_form_is_reported_once():
    assert [target for target, _ in faults(TU, es="usted")] == TU
    assert faults(USTED, es="usted") == faults(TU, es="tú") == []
    assert [target for target, _ in faults(TU + USTED[:1], es="usted")] == TU  # although tú is in the majority
    assert faults(TU[:1], es="usted")[0][1] == "“Puedes” speaks to the reader as tú; this project says usted"


@pytest.mark.parametrize(
    ("text", "language", "wanted", "reported"),
    [
        ("Vuestro informe", "es", {"es_plural": "ustedes"}, True),
        ("Vuestro informe", "es", {"es": "usted"}, False),
        ("Ustedes pueden leer", "es", {"es_plural": "vosotros"}, True),
        ("Tu podes ler", "pt", {"pt": "você"}, True),
        ("Você pode ler", "pt", {"pt": "você", "es": "tú"}, False),
        ("Dijo: «Puedes leer».", "es", {"es": "usted"}, False),
    ],
)
def test_one_reader_and_several_have_settings_of_their_own(text, language, wanted, reported):
    assert bool(faults([text], language, **wanted)) is reported


def test_the_configuration_takes_the_forms_that_there_are():
    table = '[checks.address-mix]\nes = "usted"\nes-plural = "vosotros"\npt = "você"\n'
    assert {(one.option, one.value) for one in read_configuration(Path("a.toml"), table, declared).checks} == {
        ("es", "usted"),
        ("es-plural", "vosotros"),
        ("pt", "você"),
    }
    with pytest.raises(MarsError) as caught:
        read_configuration(Path("a.toml"), '[checks.address-mix]\nes = "thou"\n', declared)
    assert "must be tú, usted or vos" in str(caught.value)
