"""What every worker needs, imported by the command before processes are copied from it, and so once for all."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.errors import MarsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mars_i18n.project import Issue
    from mars_i18n.workflow.issue.open_project import OpenProject

    Prepare = Callable[[Iterable[Issue]], None]


def prepare_workers(opened: OpenProject, module: str, *kinds: str) -> Prepare:
    """What imports the module of a job, the formats of issues, and every plugin of some kinds."""
    return partial(_load, opened, module, kinds)


def _load(opened: OpenProject, module: str, kinds: tuple[str, ...], issues: Iterable[Issue]) -> None:
    import_module(module)
    formats = opened.project.formats
    read = {formats.get(path.suffix.lower(), "") for issue in issues for path in issue.files}
    with suppress(MarsError):  # a plugin of others that fails: the job that needs it reports that
        wanted = [("formats", name) for name in sorted(filter(None, read))]
        wanted += [(kind, name) for kind in kinds for name in plugins.names(kind)]
        for one in wanted:
            plugins.describe(*one)
