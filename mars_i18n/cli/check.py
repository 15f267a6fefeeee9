from __future__ import annotations

import click

from mars_i18n.cli._choices import chosen_languages, names
from mars_i18n.cli._terminal import Terminal, terminal


@click.command("check", epilog="Example:  mars-i18n check 2025-05 --language pt --format json")
@click.argument("issues", metavar="[ISSUE]...", nargs=-1)
@click.option("--language", "languages", multiple=True, metavar="L", callback=names, help="Only this language.")
@click.option("--select", multiple=True, metavar="N", callback=names, help="Only this check.")
@click.option("--ignore", multiple=True, metavar="N", callback=names, help="All but this check.")
@click.option("--sources-only", is_flag=True, help="Check the sources alone, before anyone translates.")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "never"]), default="error", help="What makes exit code 1."
)
@click.option("--format", "form", default="text", metavar="F", help="Form of the report: text, json.")
@terminal
def command(  # noqa: PLR0913, PLR0917 - one argument an option, as click calls it
    terminal: Terminal,
    issues: tuple[str, ...],
    languages: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    sources_only: bool,  # noqa: FBT001 - click calls it by name
    fail_on: str,
    form: str,
) -> int:
    """Run every check over the catalogues and print what is missing or wrong."""
    from mars_i18n import plugins
    from mars_i18n.workflow.check import CheckOrder, check

    if form not in plugins.names("reports"):
        raise click.UsageError(f"There is no format {form!r}; they are {', '.join(plugins.names('reports'))}.")
    project = terminal.project()
    order = CheckOrder(chosen_languages(project, languages), select, ignore, sources_only)
    findings = check(project, issues, order, terminal.progress)
    report = plugins.load("reports", form)
    text = report.render(findings, colour=terminal.colour) if form == "text" else report.render(findings)
    click.echo(text, nl=False)
    failing = {"error": {"error"}, "warning": {"error", "warning"}, "never": set[str]()}[fail_on]
    return 1 if any(finding.severity in failing for finding in findings) else 0
