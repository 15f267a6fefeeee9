from __future__ import annotations

import click


@click.command("explain", epilog="Example:  mars-i18n explain untranslated")
@click.argument("check", required=False)
def command(check: str | None) -> int:
    """Say what CHECK does, why, and what is wrong and right; without CHECK, list them all."""
    from mars_i18n.checks.catalogue_of_checks import all_checks, documentation, similar_names

    if check is None:
        for info in all_checks():
            click.echo(f"{info.name:22} {info.severity:8} {info.summary}")
        return 0
    try:
        click.echo(documentation(check))
    except KeyError:
        near = similar_names(check)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise click.UsageError(f"There is no check {check!r}.{hint} `mars-i18n explain` lists them.") from None
    return 0
