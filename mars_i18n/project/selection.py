"""The issues that a command is asked for, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.messages import message

if TYPE_CHECKING:
    from mars_i18n.messages import Message
    from mars_i18n.project.layout import Issue, Project


def select_issues(issues: tuple[Issue, ...], wanted: tuple[str, ...], project: Project) -> tuple[Issue, ...]:
    """The wanted ones of all issues, sorted by name; all where none is named.

    Raises MarsError for an unknown name; where nobody can read what sources/ holds of that name, it says so.
    """
    known = {issue.name: issue for issue in issues}
    for name in wanted:
        if name not in known:
            hint = _say_why_none(name, tuple(known), project)
            raise MarsError(message("no issue {name} in sources/", name=repr(name)), hint)
    return tuple(known[name] for name in sorted(set(wanted))) if wanted else issues


def _say_why_none(name: str, known: tuple[str, ...], project: Project) -> Message:
    sources = project.root / "sources"
    found = [sources / path.relative_to(sources).parts[0] for path in project.stray_files(())]
    named = [path for path in found if name in {path.name, path.stem}]
    if known and not named:
        return message("The issues are: {names}.", names=known)
    if not found:
        return message("There are no sources yet. Put a Markdown, HTML, Word or text file in sources/.")
    return message(
        "Nothing in {path} can be read. Save what is to be translated as Markdown, HTML, Word or text.",
        path=project.relative((named or [sources])[-1]),
    )
