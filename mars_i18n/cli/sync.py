from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mars_i18n.cli._terminal import Terminal, say_no_source, terminal
from mars_i18n.cli._terminal.choices import form_option, jobs_option, print_json, scheduler_option
from mars_i18n.cli._terminal.localised import localised_command, option, translate_message
from mars_i18n.messages import locate_message, message, plural_message, plural_template
from mars_i18n.model import IN_MASTHEAD, IN_SEGMENT, IN_TAG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.messages import Message
    from mars_i18n.model import WordAccounts
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.sync import SyncedFile, SyncedSource


# Why words are not translated
_REASONS = {
    IN_TAG: plural_template(
        "{count} in code or template syntax within sentences", "{count} in code or template syntax within sentences"
    ),
    IN_MASTHEAD: plural_template("{count} in a date line", "{count} in date lines"),
    "address": plural_template("{count} in an address", "{count} in addresses"),
    "code": plural_template("{count} in code", "{count} in code"),
    "comment": plural_template("{count} in a comment", "{count} in comments"),
    "data": plural_template("{count} in data for programs", "{count} in data for programs"),
    "drawing": plural_template("{count} in a drawing", "{count} in drawings"),
    "excluded": plural_template("{count} excluded by the editor", "{count} excluded by the editor"),
    "field": plural_template("{count} in a form field", "{count} in form fields"),
    "figure": plural_template("{count} in a figure", "{count} in figures"),
    "front matter": plural_template("{count} in front matter", "{count} in front matter"),
    "furniture": plural_template("{count} in page furniture", "{count} in page furniture"),
    "script": plural_template("{count} in a script", "{count} in scripts"),
    "template": plural_template("{count} in template syntax", "{count} in template syntax"),
}

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
@option(
    "--near", is_flag=True, about=message("Search similar texts again for all that is missing, not new texts alone.")
)
@option(
    "--comments",
    "comments_anew",
    is_flag=True,
    about=message("Write the comments for translators anew, in the language that is set."),
)
@jobs_option
@scheduler_option
@form_option
@terminal
def command(  # noqa: PLR0913 - one argument an option, as click calls it
    terminal: Terminal,
    /,
    issues: tuple[str, ...],
    *,
    form: str,
    check: bool,
    keep: str,
    drop_obsolete: bool,
    near: bool,
    comments_anew: bool,
    jobs: int | None,
    scheduler: str,
) -> int:
    """Run `mars-i18n sync`; gives its exit code."""
    from mars_i18n.workflow.sync import SyncedSource, sync
    from mars_i18n.workflow.workers.processors import count_processors

    opened = terminal.open_project()
    left_out = 0
    files: list[SyncedFile] = []
    made = sync(
        opened,
        issues,
        check=check,
        keep=keep,
        drop_obsolete=drop_obsolete,
        near=near,
        comments_anew=comments_anew,
        jobs=jobs or count_processors(),
        scheduler=scheduler,
        progress=terminal.progress,
    )
    for file in made:
        if isinstance(file, SyncedSource):
            left_out += _report_words(terminal, file)
        else:
            files.append(file)
            _report_catalogue(terminal, file, check=check)
    _report_rewritten(terminal, files)
    if any(file.outcome == "new" for file in files):
        _report_orphans(terminal, opened)
    changed = sum(file.outcome != "unchanged" for file in files)
    if form == "json":
        names = ("path", "outcome", "messages", "missing", "needs_work", "obsolete")
        print_json("catalogues", [{name: getattr(file, name) for name in names} for file in files])
    terminal.report_memory(opened)
    unread = terminal.report_unread_sources(opened, issues)
    _say_what_is_next(terminal, opened, files, check=check, changed=changed)
    if left_out:
        terminal.say(message("Nothing can be released until every word is in a segment, or excluded."))
        terminal.say(message("To exclude a passage, put `<!-- mars: skip -->` before it."))
        terminal.say(message("Marks of template syntax of your own are set as `opaque` in [formats.markdown]."))
    return 1 if left_out or (check and changed) or unread else 0


def _report_catalogue(terminal: Terminal, file: SyncedFile, *, check: bool) -> None:
    """A line on a catalogue, and what its plural forms are in the way of."""
    counts = (
        plural_message("{count} message", "{count} messages", file.messages),
        message("{number} missing", number=file.missing),
        message("{number} need work", number=file.needs_work),
        *([plural_message("{count} obsolete", "{count} obsolete", file.obsolete)] if file.obsolete else []),
    )
    outcome = f"{translate_message(_OUTCOMES[file.outcome]):9}"
    line = message("{outcome}  {path}: {counts}", outcome=outcome, path=file.path, counts=counts)
    (terminal.detail if file.outcome == "unchanged" else terminal.note)(line)
    if file.plural_forms and file.outcome != "unchanged":
        values = {"path": file.path, "header": repr(file.plural_forms)}
        todo = message("{path}: sync would fix Plural-Forms; gettext cannot use {header}", **values)
        done = message("{path}: Plural-Forms fixed; gettext could not use {header}", **values)
        terminal.note(todo if check else done)
    for at, forms, count in file.other_plurals:
        terminal.note(
            plural_message(
                "{path}:{line}: {count} plural form, but the header says {expected}: the entry is left as it is",
                "{path}:{line}: {count} plural forms, but the header says {expected}: the entry is left as it is",
                forms,
                path=file.path,
                line=at,
                expected=count,
            )
        )


def _report_orphans(terminal: Terminal, opened: OpenProject) -> None:
    """A line on each issue that has catalogues and no source."""
    names = (name for language in opened.project.languages for name in opened.orphans(language))
    for name in dict.fromkeys(names):
        terminal.note(
            message(
                "The catalogues of {name} no longer have a source. If it was renamed, its new "
                "catalogues have their texts; if it was deleted, you may delete them.",
                name=name,
            )
        )


def _report_rewritten(terminal: Terminal, files: Sequence[SyncedFile]) -> None:
    """One line on the messages that an earlier version wrote otherwise, each counted once for all languages."""
    rewritten: dict[str, int] = {}
    for file in files:
        rewritten[file.issue] = max(rewritten.get(file.issue, 0), file.rewritten)
    finished = sum(file.stay_finished for file in files)
    if not sum(rewritten.values()):
        return
    stay = plural_message("{count} translation stays finished", "{count} translations stay finished", finished)
    fuzzy = sum(file.rewritten - file.stay_finished for file in files)
    others = plural_message("{count} is missing or needs work", "{count} are missing or need work", fuzzy)
    terminal.note(
        plural_message(
            "{count} message was rewritten for this version; {translations}.",
            "{count} messages were rewritten for this version; {translations}.",
            sum(rewritten.values()),
            translations=(stay, others) if fuzzy else stay,
        )
    )


def _say_what_is_next(
    terminal: Terminal, opened: OpenProject, files: Sequence[SyncedFile], *, check: bool, changed: int
) -> None:
    missing = sum(file.missing + file.needs_work for file in files)
    if not files:
        terminal.note(say_no_source(opened))
    elif not changed:
        terminal.note(message("Every catalogue is up to date."))
    elif check:
        terminal.note(
            plural_message(
                "{changed} of {count} catalogue is not up to date. Run `mars-i18n sync` and commit it.",
                "{changed} of {count} catalogues are not up to date. Run `mars-i18n sync` and commit them.",
                len(files),
                changed=changed,
            )
        )
    elif missing:
        terminal.note(message("Next: translate the msgstr lines in a PO editor, then run `mars-i18n check`."))
    else:
        terminal.note(message("Next: run `mars-i18n check`, then `mars-i18n build`."))


def _report_words(terminal: Terminal, source: SyncedSource) -> int:
    """Say what accounts for the words of a source; gives the number of passages that are in no segment."""
    if source.accounts is None:
        what = message("{path}: its format does not prove that every word is in a segment", path=source.path)
        terminal.detail(what)
        return 0
    terminal.detail(_describe_accounts(source.path, source.accounts))
    for line in _describe_left_out(source.accounts):
        terminal.say(message("error: {what}", what=line))
    return len(source.accounts.left_out)


def _describe_accounts(path: str, accounts: WordAccounts) -> Message:
    """One line: "sources/a.md: 812 words in segments; not translated: 14 in code, 3 in comments"."""
    counts = dict(accounts.counts)
    translated = plural_message("{count} word in segments", "{count} words in segments", counts.get(IN_SEGMENT, 0))
    others = tuple(
        plural_message(*_REASONS.get(name, ("{count} ({reason})",) * 2), count, reason=name)
        for name, count in accounts.counts
        if name != IN_SEGMENT
    )
    if not others:
        return message("{path}: {translated}", path=path, translated=translated)
    return message("{path}: {translated}; not translated: {others}", path=path, translated=translated, others=others)


def _describe_left_out(accounts: WordAccounts) -> Iterator[Message]:
    """One line for each passage that is in no segment, with its place."""
    for one in accounts.left_out:
        if one.cause:
            yield locate_message(
                f"{one.location.path}:{one.location.line}",
                message("{what}\n  {hint}", what=one.cause.what, hint=one.cause.remedy),
            )
            continue
        yield message(
            "{path}:{line}: “{words}” is in no segment and would not be translated",
            path=one.location.path,
            line=one.location.line,
            words=" ".join(one.words.split())[:60],
        )
