from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mars_i18n.cli._terminal.localised import chosen_translations, localised_command, translate_message, usage_error
from mars_i18n.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence


@localised_command(
    "explain",
    message(
        "Say what the check NAME does, why, and what is wrong and right; without NAME, list all checks "
        "and other plugins."
    ),
    message(
        "NAME may also be an output, format, report, exchange format or draft engine: its page says what can be set."
    ),
    example="mars-i18n explain untranslated",
)
@click.argument("check", metavar="[NAME]", required=False)
def command(check: str | None) -> int:
    """Run `mars-i18n explain`; gives its exit code."""
    from mars_i18n.checks.catalogue_of_checks import (
        REPLACED,
        current_names,
        documentation,
        kinds_of_checks,
        list_checks,
        replacement,
        similar_names,
    )
    from mars_i18n.plugins.pages import headlines, pages_of

    if check is None:
        speak = chosen_translations().gettext
        _print_rows([(name, severity, speak(headline)) for name, severity, headline in list_checks()])
        _print_rows(list(headlines(chosen_translations())))
        return 0
    if check in REPLACED:
        click.echo(translate_message(message("{gone}.\n", gone=replacement(check))))
    names = [name for name in current_names([check]) if name in kinds_of_checks()]
    pages = [*(documentation(name, chosen_translations()) for name in names), *pages_of(check, chosen_translations())]
    if not pages:
        what = message("there is no check or other plugin {name}", name=repr(check))
        if near := similar_names(check):
            what = message("{what}; did you mean {near}?", what=what, near=" / ".join(near))
        raise usage_error(message("{what}\n`mars-i18n explain` lists them.", what=what))
    click.echo("\n\n".join(pages))
    return 0


def _print_rows(rows: Sequence[tuple[str, str, str]]) -> None:
    """Three columns, each as wide as it needs to be."""
    names, kinds = (max((len(row[at]) for row in rows), default=0) for at in (0, 1))
    for name, kind, headline in rows:
        click.echo(f"{name:{names}}  {kind:{kinds}}  {headline}")
