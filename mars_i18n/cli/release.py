from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mars_i18n.cli._choices import names
from mars_i18n.cli._terminal import Terminal, terminal
from mars_i18n.messages import message, render_message

if TYPE_CHECKING:
    from mars_i18n.project import Project

_TOLD = {
    ("input", "changed"): "changed since the release",
    ("input", "missing"): "gone since the release",
    ("input", "added"): "new since the release",
    ("input", "renamed"): "renamed since the release",
    ("output", "changed"): "is not what was released",
    ("output", "missing"): "was released and is not there",
    ("output", "added"): "was not released",
    ("output", "renamed"): "renamed since it was released",
    ("rebuilt", "changed"): "does not come out of these sources as it was released",
    ("rebuilt", "missing"): "does not come out of these sources",
    ("rebuilt", "renamed"): "comes out of these sources by another name",
    ("rebuilt", "added"): "comes out of these sources and was not released",
}


@click.command("release", epilog="Example:  mars-i18n release 2025-05; later  mars-i18n release --verify")
@click.argument("issues", metavar="[ISSUE]...", nargs=-1)
@click.option(
    "--output", "outputs", multiple=True, metavar="O", callback=names, help="Only this output; all unless named."
)
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="The build folder, in place of build/.")
@click.option("--verify", is_flag=True, help="Hold what lies there against what was released; change nothing.")
@terminal
def command(
    terminal: Terminal, issues: tuple[str, ...], outputs: tuple[str, ...], out: Path | None, *, verify: bool
) -> int:
    """Check an issue, build it in every language, and record what went in and came out in releases/<issue>.json.

    An issue with an error in any language is refused (exit 1). With --verify, exits 1 where a file differs.
    """
    from mars_i18n.workflow.build import installed_outputs
    from mars_i18n.workflow.release import release

    project = terminal.project()
    folder = (out or project.root / "build").resolve()
    if verify:
        return _verified(terminal, project, issues, folder)
    possible, lacking = installed_outputs() if not outputs else ((), ())
    for missing in lacking:
        terminal.note(f"left out: {missing}")
    refused = 0
    for one in release(project, issues, outputs or possible, folder, terminal.progress):
        for note in one.notes:
            terminal.note(message("warning: {issue}: {note}", issue=one.issue, note=note))
        for reason in one.reasons:
            click.echo(
                render_message(message("not released: {issue}: {reason}", issue=one.issue, reason=reason)), err=True
            )
        refused += one.release is None
        if one.release and one.record:
            state = "released" if one.new else "unchanged"
            terminal.note(
                f"{state}  {one.issue}, release {one.release.number}: {', '.join(one.release.languages)}, "
                f"{len(one.release.files)} files, recorded in {project.relative(one.record)}"
            )
    return 1 if refused else 0


def _verified(terminal: Terminal, project: Project, issues: tuple[str, ...], folder: Path) -> int:
    from mars_i18n.workflow.release import other_tools, verify

    differing, count = 0, 0
    for issue, last, differences in verify(project, issues, folder, terminal.progress):
        count += 1
        for one in differences:
            click.echo(f"{one.path}: {_TOLD[one.side, one.kind]}")
        differing += bool(differences)
        if others := other_tools(last):
            terminal.note(f"{issue} was released {others}: it was not built anew")
        if not differences:
            terminal.note(f"{issue}, release {last.number}: {len(last.files)} files are what was released")
    if not count:
        terminal.note("Nothing was released yet.")
    return 1 if differing else 0
