"""Options that several commands share, made sense of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mars_i18n import plugins

if TYPE_CHECKING:
    from mars_i18n.project import Project


def names(_ctx: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The names of an option that may be repeated or hold a list: ``--output web,text --output source``."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def chosen_languages(project: Project, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The project's languages, or the wanted ones of them. Raises click.UsageError for a stranger."""
    for language in wanted:
        if language not in project.languages:
            raise click.UsageError(
                f"{language!r} is no language of this project; they are {', '.join(project.languages)}."
            )
    return tuple(language for language in project.languages if not wanted or language in wanted)


def report_name(_ctx: click.Context, _option: click.Parameter, value: str) -> str:
    """The name of a report, held to be one. Raises click.UsageError that lists them."""
    known = plugins.names("reports")
    if value not in known:
        raise click.UsageError(f"There is no format {value!r}; they are {', '.join(known)}.")
    return value
