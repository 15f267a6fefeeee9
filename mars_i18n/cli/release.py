from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mars_i18n.cli._terminal import Terminal, print_text, terminal
from mars_i18n.cli._terminal.choices import form_option, jobs_option, print_json, split_names
from mars_i18n.cli._terminal.localised import localised_command, option, translate_for_programs, usage_error
from mars_i18n.messages import locate_message, message, plural_message

if TYPE_CHECKING:
    from mars_i18n.project import Project
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.release import Released, Verified

_DIFFERENCES = {
    ("input", "changed"): message("changed since the release"),
    ("input", "missing"): message("deleted since the release"),
    ("input", "added"): message("added since the release"),
    ("input", "renamed"): message("renamed since the release"),
    ("output", "changed"): message("differs from the released file"),
    ("output", "missing"): message("was released and is missing"),
    ("output", "added"): message("is not part of the release"),
    ("output", "renamed"): message("renamed since it was released"),
    ("rebuilt", "changed"): message("differs from the released file when it is built again"),
    ("rebuilt", "missing"): message("is missing when the issue is built again"),
    ("rebuilt", "renamed"): message("has another name when the issue is built again"),
    ("rebuilt", "added"): message("is added when the issue is built again"),
}


@localised_command(
    "release",
    message(
        "Check an issue, build it in every language, and record what went in and came out in releases/<issue>.json."
    ),
    message(
        "An issue with an error in any language is not released (exit 1). With --verify, exits 1 where a file differs."
    ),
    message(
        'CI releases by tag: mars-i18n release --tag "$TAG". The tag is the name of the issue, and for '
        "a later release of it -r2, -r3, … follows; a tag that names no issue is exit 2."
    ),
    example="mars-i18n release 2025-05 && mars-i18n release --verify",
)
@click.argument("issues", metavar="[ISSUE]...", nargs=-1)
@option(
    "--output",
    "outputs",
    multiple=True,
    metavar="O",
    callback=split_names,
    about=message("Only this output. Default: all."),
)
@option("--out", type=click.Path(path_type=Path), metavar="DIR", about=message("Write there instead of build/."))
@option("--tag", metavar="TAG", about=message("The issue is named by a tag of git: 2025-05, or 2025-05-r2."))
@option(
    "--verify",
    is_flag=True,
    about=message("Compare the files with the release and read them back; write nothing. With -v, lists the segments."),
)
@jobs_option
@form_option
@terminal
def command(  # noqa: PLR0913 - one argument an option, as click calls it
    terminal: Terminal,
    /,
    issues: tuple[str, ...],
    outputs: tuple[str, ...],
    out: Path | None,
    tag: str | None,
    *,
    form: str,
    verify: bool,
    jobs: int | None,
) -> int:
    """Run `mars-i18n release`; gives its exit code."""
    from mars_i18n.workflow.build import installed_outputs
    from mars_i18n.workflow.release import issue_of_tag, release
    from mars_i18n.workflow.workers.processors import count_processors

    opened = terminal.open_project()
    project = opened.project
    folder = terminal.require_out(opened, out or project.root / "build").resolve()
    number = 1
    if tag is not None:
        if issues:
            raise usage_error(message("--tag names the issue; name no other."))
        name, number = issue_of_tag(opened, tag)
        issues = (name,)
    if verify:
        return _verify(terminal, opened, issues, folder)
    possible, lacking = installed_outputs() if not outputs else ((), ())
    for missing in lacking:
        terminal.note(message("skipped: {missing}", missing=missing))
    refused: list[str] = []
    rows: list[dict[str, object]] = []
    terminal.note_checks_not_run(opened)
    made = release(opened, issues, outputs or possible, folder, terminal.progress, number, jobs or count_processors())
    for one in made:
        _report(terminal, project, one)
        if one.release is None:
            refused.append(one.issue)
        rows.append(_row(one, project))
    unread = terminal.report_unread_sources(opened, issues, alone=True, refused=refused)
    if form == "json":
        print_json("releases", rows)
    if refused:
        terminal.note(message("Run `mars-i18n check` to see what and where."))
    return 1 if refused or unread else 0


def _report(terminal: Terminal, project: Project, one: Released) -> None:
    """Print what was released, or why it was not."""
    for note in one.notes:
        terminal.note(message("warning: {issue}: {note}", issue=one.issue, note=note))
    for reason in one.reasons:
        terminal.say(message("not released: {issue}: {reason}", issue=one.issue, reason=reason))
    if one.release and one.record:
        terminal.note(
            plural_message(
                "{state}  {issue}, release {number}: {languages}, {count} file, recorded in {record}",
                "{state}  {issue}, release {number}: {languages}, {count} files, recorded in {record}",
                len(one.release.files),
                state=message("released") if one.new else message("unchanged"),
                issue=one.issue,
                number=one.release.number,
                languages=tuple(one.release.languages),
                record=project.relative(one.record),
            )
        )


def _row(one: Released, project: Project) -> dict[str, object]:
    from mars_i18n.workflow.records.read_back import list_parts

    made = one.release
    read = made.read_back if made else {}
    parts = (
        part
        for language, outputs in read.items()
        for name in outputs
        for part in list_parts(language, name, outputs[name])
    )
    return {
        "issue": one.issue,
        "released": made is not None,
        "new": one.new,
        "number": made.number if made else None,
        "files": len(made.files) if made else None,
        "record": project.relative(one.record) if one.record else None,
        "reasons": [translate_for_programs(reason) for reason in one.reasons],
        "notes": [translate_for_programs(note) for note in one.notes],
        "read_back": list(parts) if made else None,
    }


def _list_segments(terminal: Terminal, done: Verified) -> None:
    """With --verbose, each segment that was read: where in the file, where in the sources, its words."""
    for one in done.read_back:
        for ledger in one.ledgers:
            for segment in ledger.listed:
                values = {"language": one.language, "output": one.output, "place": segment.place}
                source, text = segment.source, segment.text
                line = message("{language} {output}  {place}  {source}  «{text}»", **values, source=source, text=text)
                terminal.detail(line)


def _verify(terminal: Terminal, opened: OpenProject, issues: tuple[str, ...], folder: Path) -> int:
    from mars_i18n.workflow.release import other_tools, verify

    differing, count = 0, 0
    for done in verify(opened, issues, folder, terminal.progress, listing=terminal.verbose):
        count += 1
        issue, last = done.issue, done.release
        for one in done.differences:
            print_text(locate_message(one.path, _DIFFERENCES[one.side, one.kind]))
        for sentence in done.sentences:
            print_text(sentence)
        _list_segments(terminal, done)
        differing += bool(done.differences or done.sentences)
        if others := other_tools(last):
            terminal.note(message("{issue} was released {others}: it was not built again", issue=issue, others=others))
        segments = sum(ledger.segments for one in done.read_back for ledger in one.ledgers)
        if not done.differences and not done.sentences:
            terminal.note(
                plural_message(
                    "{issue}, release {number}: {count} file, as released; {segments} segments read back",
                    "{issue}, release {number}: {count} files, all as released; {segments} segments read back",
                    len(last.files),
                    issue=issue,
                    number=last.number,
                    segments=segments,
                )
            )
        elif done.read_back and not done.sentences:
            terminal.note(
                message(
                    "{issue}, release {number}: what the files say is what was approved; {segments} segments read back",
                    issue=issue,
                    number=last.number,
                    segments=segments,
                )
            )
        elif not done.read_back and not last.read_back:
            terminal.note(message("{issue} was released without a record of what was read back", issue=issue))
        elif not done.read_back:
            terminal.note(
                message(
                    "{issue} has changed since: its files were compared with the record of what they said", issue=issue
                )
            )
    if not count:
        terminal.note(message("No issue has been released yet. `mars-i18n release` releases what is ready."))
    return 1 if differing else 0
