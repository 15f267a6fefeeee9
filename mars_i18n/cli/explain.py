from __future__ import annotations

import click

from mars_i18n.cli._localised import localised_command, translations, usage_error, words
from mars_i18n.messages import message


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
        all_checks,
        current_names,
        documentation,
        kinds_of_checks,
        replacement,
        similar_names,
    )
    from mars_i18n.plugins.pages import headlines, pages_of

    if check is None:
        for info in all_checks():
            summary = translations().gettext(info.summary)
            click.echo(f"{info.name:22} {info.severity:8} {summary}")
        for name, kind, headline in headlines(translations()):
            click.echo(f"{name:22} {kind:8} {headline}")
        return 0
    if check in REPLACED:
        click.echo(words(message("{gone}.\n", gone=replacement(check))))
    names = [name for name in current_names([check]) if name in kinds_of_checks()]
    pages = [*(documentation(name, translations()) for name in names), *pages_of(check, translations())]
    if not pages:
        what = message("there is no check or other plugin {name}", name=repr(check))
        if near := similar_names(check):
            what = message("{what}; did you mean {near}?", what=what, near=" / ".join(near))
        raise usage_error(message("{what}\n`mars-i18n explain` lists them.", what=what))
    click.echo("\n\n".join(pages))
    return 0
