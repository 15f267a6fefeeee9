from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mars_i18n import plugins
from mars_i18n.cli._terminal import Terminal, terminal
from mars_i18n.cli._terminal.choices import chosen_languages, form_option, jobs_option, print_json, split_names
from mars_i18n.cli._terminal.localised import localised_command, option, translate_for_programs, translate_message
from mars_i18n.messages import message, plural_message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mars_i18n.project import Project
    from mars_i18n.workflow.building.build_result import Built
    from mars_i18n.workflow.records.read_back import OutputReadBack

OUTPUTS = message("{names}. Default: all but proof.", names=plugins.names("outputs"))


@localised_command(
    "build",
    message(
        "Make the localised issues in each language: pages and an archive of them, mails, books, and the source files."
    ),
    message("The proof, for an editor to sign off, is made only with --output proof."),
    message(
        "A language in which anything is missing or wrong is not built (exit 1), unless --draft; its proof always is."
    ),
    example="mars-i18n build 2025-05 --language es --output web,text --draft",
)
@click.argument("issues", metavar="[ISSUE]...", nargs=-1)
@option(
    "--language", "languages", multiple=True, metavar="L", callback=split_names, about=message("Only this language.")
)
@option("--output", "outputs", multiple=True, metavar="O", callback=split_names, about=OUTPUTS)
@option(
    "--draft", is_flag=True, about=message("Build incomplete languages too; texts without a translation are marked.")
)
@option("--out", type=click.Path(path_type=Path), metavar="DIR", about=message("Write there instead of build/."))
@form_option
@jobs_option
@option("--verify", is_flag=True, about=message("Read the files back and compare each with its catalogue."))
@terminal
def command(  # noqa: PLR0913 - one argument an option, as click calls it
    terminal: Terminal,
    /,
    issues: tuple[str, ...],
    languages: tuple[str, ...],
    outputs: tuple[str, ...],
    out: Path | None,
    *,
    form: str,
    draft: bool,
    jobs: int | None,
    verify: bool,
) -> int:
    """Run `mars-i18n build`; gives its exit code."""
    from mars_i18n.workflow.build import build, installed_outputs
    from mars_i18n.workflow.building.order import Order
    from mars_i18n.workflow.workers.processors import count_processors

    opened = terminal.open_project()
    project = opened.project
    possible, lacking = installed_outputs() if not outputs else ((), ())
    for missing in lacking:
        terminal.note(message("skipped: {missing}", missing=missing))
    order = Order(
        languages=chosen_languages(project, languages),
        outputs=outputs or possible,
        out=terminal.require_out(opened, out or project.root / "build"),
        draft=draft,
        verify=verify,
    )
    refused = unreadable = failed = 0
    rows: list[dict[str, object]] = []
    read: list[OutputReadBack] = []
    for built in build(opened, issues, order, terminal.progress, jobs=jobs or count_processors()):
        _note(terminal, built)
        if built.issue:
            rows.append(_row(built, project))
        failed += _report_read_back(terminal, built)
        read += built.read_back
        for failure in built.failures:
            failed += 1
            terminal.fault(failure)
        unreadable += built.unreadable is not None
        refused += built.unreadable is None and not built.ready and bool(built.left_out)
        _report_unready(terminal, built)
    unread = terminal.report_unread_sources(opened, issues, alone=True)
    if form == "json":
        print_json("editions", [{**row, "read_back": _parts_of(row, read) if verify else None} for row in rows])
    if refused:
        terminal.note(
            message("Run `mars-i18n check` to see what and where, or build with --draft to mark it in the pages.")
        )
    return 2 if unreadable else 1 if refused or failed or unread else 0


def _report_unready(terminal: Terminal, built: Built) -> None:
    """Say why an edition is not built, or is a draft."""
    if built.unreadable:
        terminal.say(
            message(
                "not built: {issue}: the {language} catalogue cannot be read",
                issue=built.issue,
                language=built.language,
            )
        )
        terminal.fault(built.unreadable)
    elif not built.ready:
        values = {"issue": built.issue, "reason": built.reason}
        what = message("{issue}: {reason}", **values)
        if built.left_out:
            what = message("not built: {issue}: {reason}", **values)
        terminal.say(what)


def _note(terminal: Terminal, built: Built) -> None:
    """Print what was built, and the notes on it."""
    for note in built.notes:
        about = message("{issue}: {note}", issue=built.issue, note=note) if built.issue else note
        terminal.note(message("warning: {note}", note=about))
    if built.files:
        state = message("built") if built.ready else message("draft")
        page = next((path for path in built.files if path.name == "index.html"), built.files[0])
        terminal.note(
            plural_message(
                "{state}  {issue} {language}: {count} file, {page}",
                "{state}  {issue} {language}: {count} files, {page}",
                len(built.files),
                state=state,
                issue=built.issue,
                language=built.language,
                page=str(page),
            )
        )


def _row(built: Built, project: Project) -> dict[str, object]:
    return {
        "issue": built.issue,
        "language": built.language,
        "ready": built.ready,
        "reason": translate_for_programs(built.reason),
        "files": [project.relative(path) for path in built.files],
        "outputs_left_out": list(built.left_out),
        "notes": [translate_for_programs(note) for note in built.notes],
    }


def _parts_of(row: Mapping[str, object], read: Iterable[OutputReadBack]) -> list[dict[str, object]]:
    from mars_i18n.workflow.records.read_back import list_parts

    own = (one for one in read if (one.issue, one.language) == (row["issue"], row["language"]))
    return [part for one in own for part in list_parts(one.language, one.output, one.record)]


def _report_read_back(terminal: Terminal, built: Built) -> int:
    """Print what the finished files say otherwise than their editions; give how many outputs have such a fault."""
    if not built.read_back:
        return 0
    for one in built.read_back:
        for fault in one.faults:
            click.echo(translate_message(message("{issue}: {fault}", issue=one.issue, fault=fault)), err=True)
    faulty = sum(bool(one.faults) for one in built.read_back)
    segments = sum(ledger.segments for one in built.read_back for ledger in one.ledgers)
    terminal.note(
        plural_message(
            "read back  {count} output, {segments} segments, {faulty} with differences",
            "read back  {count} outputs, {segments} segments, {faulty} with differences",
            len(built.read_back),
            segments=segments,
            faulty=faulty,
        )
    )
    return faulty
