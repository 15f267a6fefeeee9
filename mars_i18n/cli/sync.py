from __future__ import annotations

import click

from mars_i18n.cli._choices import form_option, print_json
from mars_i18n.cli._terminal import Terminal, terminal
from mars_i18n.messages import message, plural_message


@click.command("sync", epilog="Example:  mars-i18n sync 2025-05")
@click.argument("issues", metavar="[ISSUE]...", nargs=-1)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if anything would change.")
@click.option("--keep", default="", metavar="REASON", help="Only typos changed: translations stay finished.")
@click.option(
    "--drop-obsolete", is_flag=True, help="Remove obsolete entries whose pair another issue or memory/ holds."
)
@form_option
@terminal
def command(  # noqa: PLR0913 - one argument an option, as click calls it
    terminal: Terminal, /, issues: tuple[str, ...], *, form: str, check: bool, keep: str, drop_obsolete: bool
) -> int:
    """Bring the catalogues of every language up to date with the sources.

    Unchanged text keeps its translation wherever it moved; a small change makes an entry fuzzy and says why.
    """
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
        line = message("{outcome}  {path}: {counts}", outcome=f"{file.outcome:9}", path=file.path, counts=counts)
        (terminal.detail if file.outcome == "unchanged" else terminal.note)(line)
        if file.plural_forms and file.outcome != "unchanged":
            done = "are to be" if check else "were"
            terminal.note(
                message(
                    "{path}: Plural-Forms {done} fixed; gettext could not use {plural_forms}",
                    path=file.path,
                    done=done,
                    plural_forms=repr(file.plural_forms),
                )
            )
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
            message(
                "{changed} of {total} catalogues are not up to date. Run `mars-i18n sync` and commit them.",
                changed=changed,
                total=total,
            )
        )
    elif missing:
        terminal.note(message("Next: translate the msgstr lines in a PO editor, then run `mars-i18n check`."))
    else:
        terminal.note(message("Next: run `mars-i18n check`, then `mars-i18n build`."))
    return 1 if check and changed else 0
