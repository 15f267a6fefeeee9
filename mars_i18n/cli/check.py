from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mars_i18n import plugins
from mars_i18n.cli._choices import chosen_languages, parse_report_name, split_names
from mars_i18n.cli._terminal import Terminal, terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.model import Finding
    from mars_i18n.project import Project

_RANKS = {"info": 0, "warning": 1, "error": 2}
FORMS = f"Format of the report: {', '.join(plugins.names('reports'))}."


@click.command("check", epilog="Example:  mars-i18n check 2025-05 --language pt --format json")
@click.argument("issues", metavar="[ISSUE]...", nargs=-1)
@click.option("--language", "languages", multiple=True, metavar="L", callback=split_names, help="Only this language.")
@click.option("--select", multiple=True, metavar="N", callback=split_names, help="Only this check.")
@click.option("--ignore", multiple=True, metavar="N", callback=split_names, help="All but this check.")
@click.option("--sources-only", is_flag=True, help="Check only the sources, before anyone translates.")
@click.option("--allow-missing", is_flag=True, help="What is not translated yet is no fault: for every day.")
@click.option(
    "--min-severity", type=click.Choice(["info", "warning", "error"]), help="Report only findings as severe as that."
)
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "never"]), default="error", help="What gives exit code 1."
)
@click.option("--format", "form", default="text", metavar="F", callback=parse_report_name, help=FORMS)
@click.option("--output-file", type=click.Path(path_type=Path), metavar="FILE", help="Write the report there.")
@click.option("--statistics", is_flag=True, help="Print counts by check instead of the report.")
@click.option("--fix", is_flag=True, help="Fix in the files what is certain, and report the rest.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and change nothing.")
@click.option("--write-baseline", is_flag=True, help="Accept every present finding.")
@click.option("--prune-baseline", is_flag=True, help="Remove from the baseline what is no longer found.")
@terminal
def command(
    terminal: Terminal, /, fail_on: str, form: str, output_file: Path | None, min_severity: str | None, **options: Any
) -> int:
    """Run every check over sources and catalogues, and print what is missing or wrong."""
    from mars_i18n.checks.readiness import reasons_not_ready
    from mars_i18n.cli._reporting import change_baseline, count_by_check, fix_first, write_report
    from mars_i18n.text.language.detection import undetected
    from mars_i18n.workflow import fix
    from mars_i18n.workflow.check import CheckOrder, apply_baseline, check

    opened = terminal.open_project()
    project = opened.project
    chosen = chosen_languages(project, options.pop("languages"))
    issues, statistics = options.pop("issues"), options.pop("statistics")
    edits = {name: options.pop(name) for name in ("fix", "diff", "write_baseline", "prune_baseline")}
    order = CheckOrder(chosen, **options)
    findings = check(opened, issues, order, terminal.progress)
    if edits["diff"]:
        click.echo(fix.diff(fix.fix_files(project, findings)), nl=False)
        failures = [finding for finding in findings if finding.check_failed]
        for failure in failures:
            terminal.note(failure.message)
        return 1 if failures else 0
    if edits["fix"]:
        findings = fix_first(terminal, opened, findings, lambda: check(opened, issues, order, terminal.progress))
    if edits["write_baseline"] or edits["prune_baseline"]:
        whole = order.is_whole(project) and not issues
        change_baseline(terminal, opened, findings, prune=edits["prune_baseline"], whole=whole)
    findings = apply_baseline(opened, findings, order, issues)
    with_info = terminal.verbose or bool(options["select"]) or min_severity == "info"
    shown = [one for one in findings if _RANKS[one.severity] >= _RANKS[min_severity or "info"]]
    text = count_by_check(shown) if statistics else _report(form, shown, terminal, project, with_info=with_info)
    if output_file is None:
        click.echo(text, nl=False)
    else:
        write_report(output_file, text)
    terminal.note_checks_not_run(opened, lambda name: name not in order.ignore and not order.select)
    for sentence in undetected(project.languages):
        terminal.note(sentence)
    for reason in reasons_not_ready(findings):
        terminal.note(reason)
    failing = {"error": {"error"}, "warning": {"error", "warning"}, "never": set[str]()}[fail_on]
    # a check that raised is no finding to be lenient with: nobody knows what it would have found
    return 1 if any(finding.severity in failing or finding.check_failed for finding in findings) else 0


def _report(form: str, findings: Sequence[Finding], terminal: Terminal, project: Project, *, with_info: bool) -> str:
    from mars_i18n.cli._reporting import relocate

    report = plugins.describe("reports", form)
    report.require_extra()
    render = report.function("render", project.configuration.reports)
    if report.terminal:
        render = partial(render, colour=terminal.colour, with_info=with_info)
    located = relocate(findings, project.root, report.paths_from)
    return plugins.result(report, f"{len(findings)} findings", str, render, located)
