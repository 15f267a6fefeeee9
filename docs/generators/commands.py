"""Write the reference page of all commands from click's tree: ``make reference``."""

from __future__ import annotations

from pathlib import Path

import click

from mars_i18n.cli import cli
from mars_i18n.cli._terminal import localised

DOCS = Path(__file__).parents[1]
HEADS = {
    "en": "# Commands\n\nEach command prints this text with `--help`.\n\n",
    "es": "# Comandos\n\nCada comando muestra este texto con `--help`.\n\n",
    "pt": "# Comandos\n\nCada comando mostra este texto com `--help`.\n\n",
}


def write_page(language="en"):
    """The page in a language; in English where `localised.FOLDER` has no compiled catalogue of it."""
    with localised.speak_language_of_environment():
        localised.choose_language(None, None, language)
        parts, whole = [HEADS[language]], click.Context(cli, info_name="mars-i18n", **cli.context_settings)
        for name in sorted(cli.list_commands(whole)):
            command = cli.get_command(whole, name)
            context = click.Context(command, parent=whole, info_name=name, terminal_width=90)
            parts.append(f"## {name}\n\n```text\n{command.get_help(context).rstrip()}\n```\n\n")
    return "".join(parts).rstrip() + "\n"


if __name__ == "__main__":
    (DOCS / "sources" / "reference" / "commands.md").write_text(write_page(), encoding="utf-8")
    print("docs/sources/reference/commands.md was written")
