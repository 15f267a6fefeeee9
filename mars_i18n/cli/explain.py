from __future__ import annotations

import click


@click.command("explain", epilog="Example:  mars-i18n explain untranslated")
@click.argument("check", metavar="[NAME]", required=False)
def command(check: str | None) -> int:
    """Say what the check NAME does, why, and what is wrong and right; without NAME, list all checks and other plugins.

    NAME may also be an output, format, report, exchange format or draft engine: its page says what can be set.
    """
    from mars_i18n.checks.catalogue_of_checks import all_checks, documentation, kinds_of_checks, similar_names
    from mars_i18n.plugins.pages import headlines, pages_of

    if check is None:
        for info in all_checks():
            click.echo(f"{info.name:22} {info.severity:8} {info.summary}")
        for name, kind, headline in headlines():
            click.echo(f"{name:22} {kind:8} {headline}")
        return 0
    pages = [*([documentation(check)] if check in kinds_of_checks() else []), *pages_of(check)]
    if not pages:
        near = similar_names(check)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise click.UsageError(f"There is no check or other plugin {check!r}.{hint} `mars-i18n explain` lists them.")
    click.echo("\n\n".join(pages))
    return 0
