from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from mars_i18n import plugins
from mars_i18n.cli._terminal import Terminal, say_no_source, terminal
from mars_i18n.cli._terminal.choices import chosen_languages, jobs_option, report_options, scheduler_option, split_names
from mars_i18n.cli._terminal.localised import localised_command, option
from mars_i18n.messages import message, verbatim

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mars_i18n.model import Finding
    from mars_i18n.project import Project
    from mars_i18n.workflow.check import CheckOrder
    from mars_i18n.workflow.issue.open_project import OpenProject

RANKS = {"info": 0, "warning": 1, "error": 2}


@localised_command(
    "check",
    message("Run every check over sources and catalogues, and print what is missing or wrong."),
    example="mars-i18n check 2025-05 --language pt --format json",
)
@click.argument("issues", metavar="[ISSUE]...", nargs=-1)
@option(
    "--language", "languages", multiple=True, metavar="L", callback=split_names, about=message("Only this language.")
)
@option("--select", multiple=True, metavar="N", callback=split_names, about=message("Only this check."))
@option("--ignore", multiple=True, metavar="N", callback=split_names, about=message("All but this check."))
@option("--sources-only", is_flag=True, about=message("Check only the sources, before anyone translates."))
@option(
    "--allow-missing",
    is_flag=True,
    about=message("Report what is not translated yet as info, while work is in progress."),
)
@report_options
@jobs_option
@scheduler_option
@option("--fix", is_flag=True, about=message("Fix what is certain in the files, and report the rest."))
@option("--diff", is_flag=True, about=message("Print what --fix would change, and change nothing."))
@option("--write-baseline", is_flag=True, about=message("Accept all current findings."))
@option("--prune-baseline", is_flag=True, about=message("Remove from the baseline what is no longer found."))
@terminal
def command(
    terminal: Terminal, /, fail_on: str, form: str, output_file: Path | None, min_severity: str | None, **options: Any
) -> int:
    """Run `mars-i18n check`; gives its exit code."""
    from mars_i18n.checks.readiness import reasons_not_ready
    from mars_i18n.cli._terminal.reporting import change_baseline, fix_first, write_report
    from mars_i18n.text.language.detected_languages import explain_undetected
    from mars_i18n.workflow.check import CheckOrder, apply_baseline, check
    from mars_i18n.workflow.workers.processors import count_processors

    opened = terminal.open_project()
    project = opened.project
    chosen = chosen_languages(project, options.pop("languages"))
    issues, statistics = options.pop("issues"), options.pop("statistics")
    edits = {name: options.pop(name) for name in ("fix", "diff", "write_baseline", "prune_baseline")}
    jobs, scheduler = options.pop("jobs") or count_processors(), options.pop("scheduler")
    order = CheckOrder(chosen, **options)
    run = partial(check, opened, issues, order, terminal.progress, jobs=jobs, scheduler=scheduler)
    findings = run()
    if edits["diff"]:
        from mars_i18n.workflow import fix

        click.echo(fix.diff(fix.fix_files(project, findings)), nl=False)
        failures = [finding for finding in findings if finding.check_failed]
        for failure in failures:
            terminal.note(verbatim(failure.message) if isinstance(failure.message, str) else failure.message)
        return 1 if failures else 0
    if edits["fix"]:
        findings = fix_first(
            terminal,
            opened,
            findings,
            run,
        )
    if edits["write_baseline"] or edits["prune_baseline"]:
        whole = order.is_whole(project) and not issues
        change_baseline(terminal, opened, findings, prune=edits["prune_baseline"], whole=whole)
    findings = apply_baseline(opened, findings, order, issues)
    with_info = terminal.verbose or bool(options["select"]) or min_severity == "info"
    shown = [one for one in findings if RANKS[one.severity] >= RANKS[min_severity or "info"]]
    if statistics:
        text = _count(form, shown, findings, opened, order, issues)
    else:
        text = _render(form, shown, terminal, project, with_info=with_info)
    if output_file is None:
        click.echo(text, nl=False)
    else:
        write_report(output_file, text)
    terminal.note_checks_not_run(opened, lambda name: name not in order.ignore and not order.select)
    for sentence in explain_undetected(project.languages):
        terminal.note(sentence)
    if not opened.issues():
        terminal.note(say_no_source(opened))
    for reason in reasons_not_ready(findings):
        terminal.note(reason)
    failing = {"error": {"error"}, "warning": {"error", "warning"}, "never": set[str]()}[fail_on]
    # a check that raised is no finding to be lenient with: nobody knows what it would have found
    return 1 if any(finding.severity in failing or finding.check_failed for finding in findings) else 0


def _count(  # noqa: PLR0913, PLR0917 - of what, and how
    form: str,
    shown: Sequence[Finding],
    findings: Sequence[Finding],
    opened: OpenProject,
    order: CheckOrder,
    issues: Sequence[str],
) -> str:
    from mars_i18n.checks.catalogue_of_checks import describe_check, kinds_of_checks
    from mars_i18n.cli._terminal.statistics import count_by_check, render_statistics, with_answers
    from mars_i18n.workflow.check_answers import count_answers

    def severity_of(name: str) -> str:
        own = describe_check(name).severities[0] if name in kinds_of_checks() else "warning"  # of a plugin that is gone
        return opened.check_settings.severity_of(name, None, own)

    answers = count_answers(opened, issues, () if order.sources_only else order.languages, findings)
    return render_statistics(with_answers(count_by_check(shown), answers, severity_of), form)


def _render(form: str, findings: Sequence[Finding], terminal: Terminal, project: Project, *, with_info: bool) -> str:
    from mars_i18n.cli._terminal.reporting import relocate, render_report

    located = relocate(findings, project.root, plugins.describe("reports", form).paths_from)
    return render_report(form, located, terminal, project.configuration.reports, with_info=with_info)
