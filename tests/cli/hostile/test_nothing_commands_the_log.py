"""Nothing that a source or a translator wrote commands a terminal or a CI runner through what is printed."""

import re

import pytest

from mars_i18n.text.display import visible_lines, without_commands

ATTACKS = ["::stop-commands::token", "  ::add-mask::a", "##[error]x", "##vso[task.setvariable variable=a]b"]
# What GitHub's and Azure's runners obey at the start of a line, after blanks, or anywhere in it.
OBEYED = re.compile(r"^\s*::|##\[|##vso\[|\x1b|\x9b|\r|\x07|\x08", re.MULTILINE)


@pytest.mark.parametrize("attack", [*ATTACKS, "\x1b[2J", "\x9b2J", "a\rb", "\x07\x08", "x\u2028::error::y"])
def test_each_is_shown_and_not_obeyed(attack):
    assert not OBEYED.search(visible_lines(f"a\n{attack}\n"))


def test_plain_text_stays_as_it_is():
    text = "sources/a.md:1:2: error: ¿Qué? std::vector and a ## b [c]\n    ^^\n# [d]"
    assert visible_lines(text) == without_commands(text) == text


@pytest.fixture
def hostile(mars):
    lines = "\n\n".join(f"{attack} \x1b[31mred  \x1b]0;title\x07 the the {{{{x}}}}." for attack in ATTACKS)
    mars.write("sources/letter.md", f"---\nlanguage: en\n---\n\n{lines}\n\n## ::stop-commands::x\n\nA\x1b[2J day.\n")
    mars.write("sources/two/::b\x1b[2J.md", "---\nlanguage: en\n---\n\nThe  pump brings the the water.\n")
    return mars


def test_no_command_prints_what_a_runner_or_terminal_obeys(hostile):
    hostile("sync")
    hostile.translate("pt", "letter")
    catalogue = hostile.catalogue("pt", "letter")
    for attack in (r"::set-output::x\n::stop-commands::y", r"\r\x1b[2J  ::error::z"):
        text = catalogue.read_text().replace('msgstr "', f'msgstr "{attack} ', 3)
        returned = hostile.write("returned.po", text)
        for command in (
            ("check",),
            ("check", "--statistics"),
            ("-v", "sync"),
            ("status",),
            ("build", "--output", "text"),
            ("release", "--output", "text"),
            ("suggest",),
            ("receive", str(returned)),
            ("export", "--format", "csv", "--out", str(hostile.root / "out")),
        ):
            result = hostile(*command)
            assert result.code in {0, 1, 2}, (command, result.err)
            assert not OBEYED.search(result.out), (command, OBEYED.search(result.out), result.out)
            assert not OBEYED.search(result.err), (command, OBEYED.search(result.err), result.err)


def test_the_github_report_holds_its_own_commands_only(hostile):
    hostile("sync")
    out = hostile("check", "--format", "github").out
    assert out
    assert all(re.match("::(error|warning) file=[^:]+,", line) for line in out.splitlines())
