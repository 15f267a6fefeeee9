from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from mars_i18n.cli._terminal import Terminal, say_no_source, terminal
from mars_i18n.cli._terminal.localised import (
    chosen_language,
    chosen_translations,
    localised_command,
    option,
    translate_for_programs,
    translate_message,
)
from mars_i18n.messages import message
from mars_i18n.text.display import visible_lines

if TYPE_CHECKING:
    from mars_i18n.workflow.issue.assessment import Assessment


@localised_command(
    "status",
    message("Show, per issue and language, what is done, what needs work and what is missing."),
    message(
        "Exits 1 where a language is not ready. The page also shows what the checks find, and the "
        "releases so far: mars-i18n status --format html > status.html. With -v it begins with what this installation "
        "has and lacks."
    ),
    example="mars-i18n status --format json",
)
@click.argument("issues", metavar="[ISSUE]...", nargs=-1)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    about=message("For people, programs, or a page."),
)
@terminal
def command(terminal: Terminal, issues: tuple[str, ...], form: str) -> int:
    """Run `mars-i18n status`; gives its exit code."""
    if terminal.verbose:
        _describe_installation(terminal)
    if form == "html":
        from mars_i18n.workflow.status import dashboard

        page, ready = dashboard(
            terminal.open_project(), issues, chosen_language(), chosen_translations(), terminal.progress
        )
        click.echo(page, nl=False)
        return 0 if ready else 1
    from mars_i18n.project import cache_folder
    from mars_i18n.workflow.status import status

    opened = terminal.open_project()
    terminal.detail(message("Project: {folder}", folder=str(opened.project.root)))
    terminal.detail(message("Cache: {folder}", folder=str(cache_folder(opened.project))))
    rows = list(status(opened, issues, terminal.progress))
    unread = terminal.report_unread_sources(opened, issues)
    if form == "json":
        click.echo(_as_json(rows))
    else:
        click.echo(_as_table(rows) if rows else translate_message(say_no_source(opened)))
    if any(not opened.project.catalogue_path(row.language, row.issue).exists() for row in rows):
        terminal.note(message("Next: `mars-i18n sync` writes the catalogues that are not there yet."))
    elif not all(row.ready for row in rows):
        terminal.note(message("Run `mars-i18n check` to see what and where."))
    broken = [row.unreadable for row in rows if row.unreadable]
    for error in dict.fromkeys(broken):
        terminal.fault(error)
    return 2 if broken else 0 if all(row.ready for row in rows) and not unread else 1


def _describe_installation(terminal: Terminal) -> None:
    """Print the tool, the Python that runs it and each of its parts, with the command that installs a missing one."""
    from mars_i18n.workflow.installation import describe_installation

    here = describe_installation()
    terminal.detail(message("mars-i18n {version}, in {folder}", version=here.version, folder=here.package))
    terminal.detail(message("Python {version}, {path}", version=here.python, path=here.executable))
    groups = (
        (message("Extras:"), here.extras),
        (message("Programs:"), here.programs),
        (message("Word lists:"), (here.word_lists,)),
    )
    for title, parts in groups:
        terminal.detail(title)
        for part in parts:
            name = f"{part.name:<10}"
            if part.found is None:
                terminal.detail(message("  {name} missing. {install}", name=name, install=part.install))
            else:
                terminal.detail(message("  {name} {found}", name=name, found=part.found))


def _as_json(rows: list[Assessment]) -> str:
    issues: dict[str, dict[str, dict[str, object]]] = {}
    for row in rows:
        issues.setdefault(row.issue, {})[row.language] = {
            "segments": row.segments,
            "words": row.words,
            "translated": row.translated,
            "needs_work": row.needs_work,
            "missing": row.missing,
            "ready": row.ready,
            "reason": translate_for_programs(row.reason),
        }
    listed = [{"issue": issue, "languages": languages} for issue, languages in issues.items()]
    return json.dumps({"schema_version": 1, "issues": listed}, ensure_ascii=False, indent=2)


def _as_table(rows: list[Assessment]) -> str:
    lines = []
    for issue in dict.fromkeys(row.issue for row in rows):
        lines.append(click.style(visible_lines(issue), bold=True))
        for row in (row for row in rows if row.issue == issue):
            percent = 100 * row.words_done // row.words if row.words else 100
            reason = visible_lines(translate_message(row.reason))
            state = (
                click.style(translate_message(message("ready")), fg="green")
                if row.ready
                else click.style(reason, fg="red")
            )
            line = message(
                "  {language}  {translated} of {segments} segments, {done} of {words} words ({percent} %)  {state}",
                language=row.language,
                translated=format(row.translated, ">4"),
                segments=row.segments,
                done=format(row.words_done, ">5"),
                words=row.words,
                percent=percent,
                state=state,
            )
            lines.append(translate_message(line))
    return "\n".join(lines)
