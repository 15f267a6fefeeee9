"""Options that several commands share, parsed and validated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from mars_i18n import plugins
from mars_i18n.cli._terminal.localised import option, usage_error
from mars_i18n.messages import message
from mars_i18n.plugins import declared

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mars_i18n.project import Project


def jobs_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option --jobs N, for commands that work on issues in several processes."""
    about = message("Work in up to N processes. Default: one a processor.")
    add = option("--jobs", type=click.IntRange(min=1), metavar="N", default=None, about=about)
    return cast("Callable[..., Any]", add(command))


def scheduler_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option --scheduler ADDRESS, for commands whose issues the workers of a cluster can take."""
    about = message("Let the workers of a Dask cluster do the work: tcp://HOST:PORT of its scheduler.")
    return cast("Callable[..., Any]", option("--scheduler", metavar="ADDRESS", default="", about=about)(command))


def form_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option --format text|json, for commands that also print what they did for programs."""
    about = message("For people, or for programs.")
    add = option("--format", "form", type=click.Choice(["text", "json"]), default="text", about=about)
    return cast("Callable[..., Any]", add(command))


def report_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that reports findings: which of them, in what form, where to, and what fails."""
    severities = click.Choice(["info", "warning", "error"])
    forms = message("Format of the report: {names}.", names=plugins.names("reports"))
    # Applied from the last to the first, as decorators are.
    for add in (
        option("--statistics", is_flag=True, about=message("Print counts by check instead of the report.")),
        option(
            "--output-file", type=click.Path(path_type=Path), metavar="FILE", about=message("Write the report there.")
        ),
        option("--format", "form", default="text", metavar="F", callback=parse_report_name, about=forms),
        option(
            "--fail-on",
            type=click.Choice(["error", "warning", "never"]),
            default="error",
            about=message("Exit 1 for findings of this severity or above."),
        ),
        option("--min-severity", type=severities, about=message("Report only findings of this severity or above.")),
    ):
        command = cast("Callable[..., Any]", add(command))
    return command


def print_json(name: str, rows: Sequence[Mapping[str, object]]) -> None:
    """Print what a command did as JSON on stdout: ``{"schema_version": 1, name: [row, …]}``. Absent values are null."""
    import json

    click.echo(json.dumps({"schema_version": 1, name: rows}, ensure_ascii=False, indent=2))


def complete_values(ctx: click.Context, option: click.Parameter, typed: str) -> list[str]:
    """What the shell proposes for an argument or option: issues, languages, outputs, checks or formats.

    Where no project can be opened there are no issues and languages; nothing is ever printed.
    """
    name, before = str(option.name), typed.rpartition(",")[0]
    lead = f"{before}," if before else ""
    values = _values_of(ctx, name)
    return [f"{lead}{value}" for value in values if f"{lead}{value}".startswith(typed)]


def _values_of(ctx: click.Context, name: str) -> tuple[str, ...]:
    if name in {"select", "ignore"}:
        return declared.plugins_in("checks")
    if name == "outputs":
        return plugins.names("outputs")
    if name in {"issues", "issue", "languages", "language"}:
        return _values_of_project(ctx, name.startswith("issue"))
    return plugins.names("reports") if name == "form" else ()


def _values_of_project(ctx: click.Context, issues: bool) -> tuple[str, ...]:  # noqa: FBT001 - which of the two
    from mars_i18n.errors import MarsError
    from mars_i18n.project import open_project

    try:
        project = open_project(ctx.find_root().params.get("folder") or Path())
        return tuple(issue.name for issue in project.issues()) if issues else project.languages
    except (MarsError, OSError):
        return ()


def split_names(_ctx: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The names of an option that may be repeated or hold a list: ``--output web,text --output source``."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def require_language(project: Project, language: str) -> None:
    """Raise click.UsageError where the project does not have a language, with those that it has."""
    if language not in project.languages:
        raise usage_error(
            message(
                "{language} is not a language of the project; its languages are {languages}",
                language=repr(language),
                languages=project.languages,
            )
        )


def chosen_languages(project: Project, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The project's languages, or the wanted ones of them. Raises click.UsageError for one that it does not have."""
    for language in wanted:
        require_language(project, language)
    return tuple(language for language in project.languages if not wanted or language in wanted)


def parse_report_name(_ctx: click.Context, _option: click.Parameter, value: str) -> str:
    """The name of a report. Raises click.UsageError, with the known names, for any other."""
    known = plugins.names("reports")
    if value not in known:
        raise usage_error(message("unknown format {name}; the formats are {names}", name=repr(value), names=known))
    return value
