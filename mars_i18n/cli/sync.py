from __future__ import annotations

import click

from mars_i18n.cli._choices import form_option, print_json
from mars_i18n.cli._localised import localised_command, option, words
from mars_i18n.cli._terminal import Terminal, terminal
from mars_i18n.messages import message, plural_message

_OUTCOMES = {"new": message("new"), "changed": message("changed"), "unchanged": message("unchanged")}


@localised_command(
    "sync",
    message("Bring the catalogues of every language up to date with the sources."),
    message(
        "Unchanged text keeps its translation wherever it moved; a small change makes an entry fuzzy and says why."
    ),
    example="mars-i18n sync 2025-05",
)
@click.argument("issues", metavar="[ISSUE]...", nargs=-1)
@option("--check", is_flag=True, about=message("Write nothing; exit 1 if anything would change."))
@option("--keep", default="", metavar="REASON", about=message("Only typos changed: translations stay finished."))
@option(
    "--drop-obsolete", is_flag=True, about=message("Remove obsolete entries whose pair another issue or memory/ holds.")
)
@form_option
@terminal
def command(  # noqa: PLR0913 - one argument an option, as click calls it
    terminal: Terminal, /, issues: tuple[str, ...], *, form: str, check: bool, keep: str, drop_obsolete: bool
) -> int:
    """Run `mars-i18n sync`; gives its exit code."""
    from mars_i18n.workflow.sync import sync

    opened = terminal.open_project()
    changed = total = new = 0
    files = []
    made = sync(opened, issues, check=check, keep=keep, drop_obsolete=drop_obsolete, progress=terminal.progress)
    for file in made:
        total += 1
        files.append(file)
        changed += file.outcome != "unchanged"
        new += file.outcome == "new"
        counts = (
            plural_message("{count} message", "{count} messages", file.messages),
            message("{number} missing", number=file.missing),
            message("{number} need work", number=file.needs_work),
            *([message("{number} obsolete", number=file.obsolete)] if file.obsolete else []),
        )
        outcome = f"{words(_OUTCOMES[file.outcome]):9}"
        line = message("{outcome}  {path}: {counts}", outcome=outcome, path=file.path, counts=counts)
        (terminal.detail if file.outcome == "unchanged" else terminal.note)(line)
        if file.plural_forms and file.outcome != "unchanged":
            values = {"path": file.path, "header": repr(file.plural_forms)}
            todo = message("{path}: sync would fix Plural-Forms; gettext cannot use {header}", **values)
            done = message("{path}: Plural-Forms fixed; gettext could not use {header}", **values)
            terminal.note(todo if check else done)
    languages = opened.project.languages if new else ()
    for name in dict.fromkeys(name for language in languages for name in opened.orphans(language)):
        terminal.note(
            message(
                "The catalogues of {name} no longer have a source. If it was renamed, its new "
                "catalogues have their texts.",
                name=name,
            )
        )
    if form == "json":
        names = ("path", "outcome", "messages", "missing", "needs_work", "obsolete")
        print_json("catalogues", [{name: getattr(file, name) for name in names} for file in files])
    missing = sum(file.missing + file.needs_work for file in files)
    if not total:
        terminal.note(message("There are no sources yet. Put a Markdown or text file in sources/."))
    elif not changed:
        terminal.note(message("Every catalogue is up to date."))
    elif check:
        terminal.note(
            plural_message(
                "{changed} of {count} catalogue is not up to date. Run `mars-i18n sync` and commit it.",
                "{changed} of {count} catalogues are not up to date. Run `mars-i18n sync` and commit them.",
                total,
                changed=changed,
            )
        )
    elif missing:
        terminal.note(message("Next: translate the msgstr lines in a PO editor, then run `mars-i18n check`."))
    else:
        terminal.note(message("Next: run `mars-i18n check`, then `mars-i18n build`."))
    return 1 if check and changed else 0
