from __future__ import annotations

import click

from mars_i18n.cli._terminal import Terminal, terminal


@click.command("sync", epilog="Example:  mars-i18n sync 2025-05")
@click.argument("issues", metavar="[ISSUE]...", nargs=-1)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if anything would change.")
@click.option("--keep", default="", metavar="REASON", help="What changed is a typo: translations stand as finished.")
@terminal
def command(terminal: Terminal, issues: tuple[str, ...], *, check: bool, keep: str) -> int:
    """Bring the catalogues of every language up to date with the sources.

    Unchanged text keeps its translation wherever it moved; a small change makes an entry fuzzy and says why.
    """
    from mars_i18n.workflow.issue.renamed import orphans
    from mars_i18n.workflow.sync import sync

    project = terminal.project()
    changed = total = new = 0
    for file in sync(project, issues, check=check, keep=keep, progress=terminal.progress):
        total += 1
        changed += file.outcome != "unchanged"
        new += file.outcome == "new"
        messages = "1 message" if file.messages == 1 else f"{file.messages} messages"
        counts = f"{messages}, {file.missing} missing, {file.needs_work} need work"
        if file.obsolete:
            counts += f", {file.obsolete} obsolete"
        line = f"{file.outcome:9}  {file.path}: {counts}"
        (terminal.detail if file.outcome == "unchanged" else terminal.note)(line)
    for name in dict.fromkeys(name for language in project.languages for name in orphans(project, language) if new):
        terminal.note(f"The catalogues of {name} have no source any more. If it was renamed, a new one took them over.")
    if not total:
        terminal.note("There is no source in sources/ yet. Put a Markdown or text file there.")
    elif not changed:
        terminal.note("Every catalogue is up to date.")
    elif check:
        terminal.note(f"{changed} of {total} catalogues are not up to date. Run `mars-i18n sync` and commit them.")
    return 1 if check and changed else 0
