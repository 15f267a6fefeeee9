"""Write the reference page of all commands from click's tree: ``make reference``."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

from mars_i18n.cli._terminal import localised

DOCS = Path(__file__).parents[1]
CLI = DOCS.parent / "mars_i18n" / "cli"
HEADS = {
    "en": "# Commands\n\nEach command prints this text with `--help`.\n\n",
    "es": "# Comandos\n\nCada comando muestra este texto con `--help`.\n\n",
    "pt": "# Comandos\n\nCada comando mostra este texto com `--help`.\n\n",
}


def commands():
    modules = (importlib.import_module(f"mars_i18n.cli.{path.stem}") for path in CLI.glob("[a-z]*.py"))
    return sorted((module.command for module in modules), key=lambda command: command.name)


def reference(language="en"):
    """The page in a language; in English where `localised.FOLDER` has no compiled catalogue of it."""
    with localised.speak_language_of_environment():
        localised.choose_language(None, None, language)
        parts = [HEADS[language]]
        for command in commands():
            context = click.Context(command, info_name=f"mars-i18n {command.name}", terminal_width=90)
            parts.append(f"## {command.name}\n\n```text\n{command.get_help(context).rstrip()}\n```\n\n")
    return "".join(parts).rstrip() + "\n"


if __name__ == "__main__":
    (DOCS / "sources" / "reference" / "commands.md").write_text(reference(), encoding="utf-8")
    print("docs/sources/reference/commands.md was written")
