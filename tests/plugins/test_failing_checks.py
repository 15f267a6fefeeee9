"""A check of another distribution that raises, or gives something else, is named; no option takes that for success."""

import json

import pytest
from loud_check import CHECK, IS_OF, LETTER, RAISES, check_point

pytestmark = pytest.mark.slow("installs plugins and runs commands with them")


@pytest.fixture
def mars(sandbox):
    sandbox.write("mars-i18n.toml", '[languages]\nen = "en_US"\nes = "es_CO"\n')
    sandbox.write("sources/letter.md", LETTER)
    sandbox("sync")
    return sandbox


RUNNING = {
    "translation": ("check(unit)", "locales/es/LC_MESSAGES/letter.po:"),
    "source": ("check(issue)", "the sources of letter"),
    "issue": ("check(issue)", "the translations of letter"),
    "catalogue": ("check(file)", "locales/en/LC_MESSAGES/letter.po"),
}


@pytest.mark.parametrize("kind", RUNNING)
def test_a_check_that_raises_is_an_error_that_names_its_input_and_the_others_go_on(mars, install, kind):
    signature, about = RUNNING[kind]
    install(check_point(kind=kind), {"loud": RAISES.replace("check(unit)", signature)})
    result = mars("check", "--format", "json")
    assert result.code == 1
    findings = json.loads(result.out)["findings"]
    (mine,) = [one for one in findings if one["check"] == "loud"]
    assert mine["severity"] == "error"
    assert mine["message"].startswith(f"the check 'loud' {IS_OF} failed on ")
    assert about in mine["message"] or kind == "translation"
    assert "ValueError: boom" in mine["message"]
    assert [one for one in findings if one["check"] == "missing-translation"]


@pytest.mark.parametrize(
    "options", [["--fail-on", "never"], ["--fail-on", "never", "--min-severity", "error"], ["--diff"], ["--statistics"]]
)
def test_no_option_makes_a_check_that_raises_exit_0(mars, install, options):
    assert mars("check", "--allow-missing", *options).code == 0
    install(check_point(), {"loud": RAISES})
    result = mars("check", "--allow-missing", *options)
    assert result.code == 1
    assert "loud" in result.out + result.err


def test_no_baseline_accepts_that_a_check_raises(mars, install):
    install(check_point(), {"loud": RAISES})
    assert "1 check failed; that cannot be accepted." in mars("check", "--write-baseline").err
    result = mars("check", "--allow-missing")
    assert result.code == 1
    assert "ValueError: boom" in result.out


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("yield 'this shouts'", "TypeError: it gave str, not Fault"),
        ("return None", "TypeError: 'NoneType' object is not iterable"),
        ("yield Fault('x', evidence='!')", "TypeError: the evidence of a fault is '!'; it must be pairs"),
        ("yield Fault(3)", "TypeError: the message of a fault is 3"),
        ("yield Fault('x', severity='fatal')", "the severity 'fatal' is not among those that it declares"),
    ],
)
def test_a_check_that_gives_something_else_than_faults_is_named(mars, install, body, told):
    install(check_point(), {"loud": CHECK + f"def check(unit):\n    {body}\n"})
    result = mars("check", "--select", "loud")
    assert result.code == 1
    assert told in result.out
