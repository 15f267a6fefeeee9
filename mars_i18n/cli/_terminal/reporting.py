"""What `check` does besides its reports: counts, reports in files, fixes, and the baseline."""

from __future__ import annotations

import inspect
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.cli._terminal.localised import chosen_translations, translations_for_programs
from mars_i18n.errors import MarsError
from mars_i18n.messages import message, plural_message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mars_i18n.cli._terminal import Terminal
    from mars_i18n.model import Finding, Setting
    from mars_i18n.workflow.issue.open_project import OpenProject


def relocate(findings: Sequence[Finding], root: Path, paths_from: str) -> list[Finding]:
    """The findings with paths that lead to the files from where a report says that its paths start.

    That is the project's folder, the root of its repository (of the project where it is in none), or the working
    folder, where the project lies in it.
    """
    from mars_i18n.project import repository_root

    start = {"repository": repository_root(root), "folder": Path.cwd()}.get(paths_from, root)
    if start is None or start == root or not root.is_relative_to(start):
        return list(findings)
    lead = root.relative_to(start).as_posix()
    return [
        replace(one, location=replace(one.location, path=f"{lead}/{one.location.path}")) if one.location.path else one
        for one in findings
    ]


def render_report(
    form: str, findings: Sequence[Finding], terminal: Terminal, settings: Sequence[Setting] = (), *, with_info: bool
) -> str:
    """The findings as the report `form` writes them, in the language of this command line. Raises MarsError."""
    report = plugins.describe("reports", form)
    report.require_extra()
    render = report.function("render", settings)
    if "translations" in inspect.signature(render).parameters:
        spoken = chosen_translations() if report.terminal else translations_for_programs()
        render = partial(render, translations=spoken)
    if report.terminal:
        render = partial(render, colour=terminal.colour, with_info=with_info)
    about = plural_message("{count} finding", "{count} findings", len(findings))
    return plugins.result(report, about, str, render, findings)


def write_report(path: Path, text: str) -> None:
    """Write a report to a file, whole or not at all; to a device or pipe as it comes. Raises MarsError."""
    from mars_i18n.project import write_if_changed
    from mars_i18n.project.file_reading import os_reason

    data = text.encode("utf-8", "backslashreplace")
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as stream:
                stream.write(data)
            return
    except BrokenPipeError:
        return
    except OSError as error:
        hint = message("Name a file, or a device or pipe that takes it.")
        raise MarsError(message("cannot be written: {reason}", reason=os_reason(error)), hint, at=path) from error
    write_if_changed(path, data)


def fix_first(
    terminal: Terminal, opened: OpenProject, findings: list[Finding], again: Callable[[], list[Finding]]
) -> list[Finding]:
    """Fix what is certain, print what was fixed, and give what is found afterwards. Raises MarsError."""
    from mars_i18n.workflow import fix

    with opened.lock(terminal.progress):
        files = fix.fix_files(opened.project, findings)
        fix.write(opened, files)
    if not files:
        terminal.note(message("Nothing can be fixed automatically."))
        return findings
    for file in files:
        terminal.note(plural_message("fixed {count} in {path}", "fixed {count} in {path}", file.count, path=file.path))
    if any(not file.path.endswith(".po") for file in files):
        terminal.note(message("Sources changed: run `mars-i18n sync` to carry their translations over."))
    return again()


def change_baseline(
    terminal: Terminal, opened: OpenProject, findings: list[Finding], *, prune: bool, whole: bool
) -> None:
    """Write the baseline from the present findings, or remove from it what is no longer found. Raises MarsError."""
    from mars_i18n.workflow.records import baseline

    if not whole:
        hint = message("Run the command without issue names, --language, --select, --ignore and --sources-only.")
        raise MarsError(message("the baseline covers the whole project"), hint)
    path = baseline.BASELINE
    if prune:
        before = opened.baseline
        kept = baseline.prune(before, findings)
        opened.write_baseline(kept)
        removed = max(len(before) - len(kept), 0)
        terminal.note(message("{path}: {removed} removed, {kept} kept", path=path, removed=removed, kept=len(kept)))
        return
    accepted = baseline.from_findings(findings)
    opened.write_baseline(accepted)
    terminal.note(
        plural_message(
            "{path}: {count} finding accepted", "{path}: {count} findings accepted", len(accepted), path=path
        )
    )
    refused = [one for one in findings if not baseline.can_accept(one)]
    left = sum(not one.check_failed for one in refused)
    if failed := len(refused) - left:
        terminal.note(
            plural_message(
                "{count} check failed; that cannot be accepted.",
                "{count} checks failed; that cannot be accepted.",
                failed,
            )
        )
    if left:
        terminal.note(
            plural_message(
                "{count} finding cannot be accepted: the edition is incomplete until it is fixed.",
                "{count} findings cannot be accepted: the edition is incomplete until they are fixed.",
                left,
            )
        )
