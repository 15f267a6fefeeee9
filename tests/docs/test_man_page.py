"""The manual page names every command and option, in three languages, and groff has nothing to say about it."""

import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from mars_i18n.cli import COMMANDS, cli

MAN = Path(__file__).parents[2] / "docs" / "man"
REQUESTS = {"TH", "SH", "SS", "P", "B", "TP", "BR", "UR", "UE"}
WORDS = {
    "en": "Show this message and exit.",
    "es": "Muestra este mensaje y termina.",
    "pt": "Mostra esta mensagem e encerra.",
}


def text_of(language):
    return (MAN / language / "mars-i18n.1").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", WORDS)
def test_it_names_each_command_and_each_of_its_options(language):
    page = re.sub(r"\\f[BR]", "", text_of(language)).replace("\\-", "-")
    context = click.Context(cli, info_name="mars-i18n")
    for name in COMMANDS:
        section = page.partition(f".SS {name}\n")[2].partition("\n.S")[0]
        options = [one for one in cli.get_command(context, name).params if isinstance(one, click.Option)]
        assert options
        missing = [one.opts for one in options if not one.hidden and max(one.opts, key=len) not in section]
        assert missing == []


@pytest.mark.parametrize("language", WORDS)
def test_it_is_in_the_language_of_its_folder(language):
    page = text_of(language)
    assert page.count(WORDS[language]) == len(COMMANDS) + 1
    assert all(page.count(words) == 0 for code, words in WORDS.items() if code != language)


@pytest.mark.parametrize("language", WORDS)
def test_no_line_of_text_is_taken_for_a_request(language):
    requests = re.findall(r"^[.'](.*)", text_of(language), re.MULTILINE)
    assert {one.split(" ")[0] for one in requests} <= REQUESTS
    assert re.findall(r"\\(?!-|e|&|f[BIR])", text_of(language)) == []


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
@pytest.mark.parametrize("language", WORDS)
def test_groff_warns_of_nothing_in_it(language):
    command = ["groff", "-man", "-ww", "-K", "utf8", "-T", "utf8", "-z", str(MAN / language / "mars-i18n.1")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
