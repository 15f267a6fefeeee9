"""Templates of the outputs: the packaged ones, overridden file by file by the project's own."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from mars_i18n.errors import MarsError
from mars_i18n.messages import message, verbatim
from mars_i18n.outputs.look.colours import look

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

_TEMPLATES = (".j2", ".css", ".xml")


def render_template(name: str, folders: tuple[str, ...], words: Callable[[str], str], /, **values: Any) -> str:
    """The template `name` ("web/page.html.j2") of the first folder that has it.

    `words` is its function _, `look` the theme. Raises MarsError where a template or theme of the project is broken,
    with its file and line, or does not end.
    """
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
    from jinja2.exceptions import SecurityError

    from mars_i18n.outputs.look.sandbox import limit_steps

    shared = {"_": words, "look": look(folders)}
    try:
        with limit_steps(given=values):
            return _environment(folders).get_template(name).render(shared, **values)
    except TemplateSyntaxError as error:
        place = f"{error.filename or error.name}:{error.lineno}"
        raise MarsError(
            verbatim(error.message or ""),
            message("Fix the template, or delete it to use the packaged one."),
            at=place,
        ) from error
    except RecursionError as error:
        example = f'{{% extends "packaged/{name}" %}}'
        hint = message("Extend the packaged one: {example}.", example=example)
        raise MarsError(
            message("it extends, includes or calls itself without end"), hint, at=f"templates/{name}"
        ) from error
    except (TemplateError, ArithmeticError, AttributeError, LookupError, MemoryError, TypeError, ValueError) as error:
        if not isinstance(error, TemplateError | UnicodeDecodeError) and _place(error, name) == f"templates/{name}":
            raise  # not a template's fault, but ours
        said = (
            message("there is no template {name}", name=str(error.name))
            if isinstance(error, TemplateNotFound)
            else verbatim(str(error))
            if str(error)
            else message("it makes more than the memory holds")
        )
        place = _place(error, name)
        hint = message("A template of the project lacks this: fix it, or delete it.")
        if not place.startswith("packaged "):
            hint = message("Fix the template, or delete it.")
        elif isinstance(error, SecurityError | MemoryError) and not _has_templates(folders):
            said = message("the issue is too long for this template")
            hint = message("Divide it into several issues.")
        raise MarsError(said, hint, at=place) from error


def _has_templates(folders: tuple[str, ...]) -> bool:
    """Whether the project has a template of its own, which a packaged one may extend or include."""
    from jinja2 import FileSystemLoader

    return any(name.endswith(_TEMPLATES) for name in FileSystemLoader(list(folders)).list_templates())


def _place(error: BaseException, name: str) -> str:
    """The template's own file and line, from the innermost frame of the traceback that lies in one."""
    place, trace = f"templates/{name}", error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(_TEMPLATES):
            place = f"{file}:{trace.tb_lineno}"
        trace = trace.tb_next
    packaged = _packaged_folder()
    return f"packaged templates/{place[len(packaged) + 1 :]}" if place.startswith(packaged) else place


def _packaged_folder() -> str:
    return str(files("mars_i18n.outputs") / "templates")


@lru_cache(maxsize=4)
def _environment(folders: tuple[str, ...]) -> Environment:
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined, select_autoescape

    from mars_i18n.outputs.look.sandbox import SandboxedEnvironment

    packaged = _packaged_folder()
    return SandboxedEnvironment(
        loader=ChoiceLoader(
            [FileSystemLoader([*folders, packaged]), PrefixLoader({"packaged": FileSystemLoader(packaged)})]
        ),
        autoescape=select_autoescape(enabled_extensions=("html", "html.j2")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
