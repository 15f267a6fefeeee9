from __future__ import annotations

from pathlib import Path

import click

from mars_i18n.cli._terminal import Terminal, terminal
from mars_i18n.cli._terminal.choices import report_options, split_names
from mars_i18n.cli._terminal.localised import localised_command, option
from mars_i18n.cli.check import RANKS
from mars_i18n.messages import message, plural_message
from mars_i18n.text.display import visible

# Checks of catalogues that say nothing of two documents.
_NOT_OF_DOCUMENTS = ("draft-unread", "needs-work", "unresolved-conflict")


@localised_command(
    "audit",
    message("Compare a document, or a folder of documents, with its translation: no project is needed."),
    message(
        "Reports what is missing, added, untranslated or wrong, with the place in both files; with --since, what is "
        "out of date, too. SOURCE and TARGET are files that mars-i18n reads, or folders with documents of the same "
        "names."
    ),
    example="mars-i18n audit docs/en docs/es --since v1.2 --format github",
)
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("targets", metavar="TARGET...", type=click.Path(path_type=Path), nargs=-1, required=True)
@option(
    "--source-language", default="", metavar="L", about=message("Language of SOURCE. Default: declared or detected.")
)
@option("--language", default="", metavar="L", about=message("Language of TARGET. Default: declared or detected."))
@option(
    "--since", default="", metavar="REF", about=message("Find passages whose source alone changed since a git commit.")
)
@option("--select", multiple=True, metavar="N", callback=split_names, about=message("Only this check."))
@option("--ignore", multiple=True, metavar="N", callback=split_names, about=message("All but this check."))
@report_options
@terminal
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    terminal: Terminal,
    /,
    source: Path,
    targets: tuple[Path, ...],
    source_language: str,
    language: str,
    since: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    min_severity: str | None,
    fail_on: str,
    form: str,
    output_file: Path | None,
    *,
    statistics: bool,
) -> int:
    """Run `mars-i18n audit`; gives its exit code."""
    from mars_i18n.checks.settings import CheckSettings
    from mars_i18n.cli._terminal.reporting import render_report, write_report
    from mars_i18n.cli._terminal.statistics import count_by_check, render_statistics
    from mars_i18n.workflow.audit import AuditOrder, audit, files_not_compared

    settings = CheckSettings(select=select, ignore=(*ignore, *_NOT_OF_DOCUMENTS))
    settings.require_known_checks()
    order = AuditOrder(settings, source_language, language, since)
    base = terminal.folder
    findings = [one for target in targets for one in audit(base / source, base / target, order, terminal.progress)]
    with_info = terminal.verbose or bool(select) or min_severity == "info"
    shown = [one for one in findings if RANKS[one.severity] >= RANKS[min_severity or "info"]]
    if statistics:
        text = render_statistics(count_by_check(shown), form)
    else:
        text = render_report(form, shown, terminal, with_info=with_info)
    if output_file is None:
        click.echo(text, nl=False)
    else:
        write_report(output_file, text)
    if unread := files_not_compared(base / one for one in (source, *targets)):
        terminal.note(
            plural_message(
                "not compared: {count} file with text that no format reads, {path}",
                "not compared: {count} files with text that no format reads, such as {path}",
                len(unread),
                path=visible(str(unread[0])),
            )
        )
    failing = {"error": {"error"}, "warning": {"error", "warning"}, "never": set[str]()}[fail_on]
    return 1 if any(one.severity in failing or one.check_failed for one in findings) else 0
