"""The web page of an issue in one language, and the index of all issues. Self-contained but for the issue's images."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from mars_i18n.errors import MarsError
from mars_i18n.model import Artefact, Block, Document, Segment, Tag
from mars_i18n.outputs._blocks import PageBody, date_line, direction, language_attributes
from mars_i18n.outputs._inline import plain, to_html
from mars_i18n.outputs._tree import parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jinja2 import Environment

    from mars_i18n.plugins import Edition

_CONTENTS_FROM = 5  # headings


@dataclass(frozen=True, slots=True)
class PageDocument:
    """A document as the template is given it: HTML, and its language attributes where they differ."""

    title: Markup
    title_attributes: Markup
    summary: Markup
    date: str
    html: Markup
    headings: tuple[tuple[str, str], ...]


def render(edition: Edition) -> Iterator[Artefact]:
    """The page, at index.html. Raises MarsError where a template of the project is broken, with its line."""
    parts = [part for document in edition.documents for part in parts_of(document)]
    documents = [_page_document(edition, document, number) for number, document in enumerate(parts)]
    headings = [heading for document in documents for heading in document.headings]
    html = _rendered(
        "page.html.j2",
        edition.template_folders,
        edition.words,
        edition=edition,
        locale=edition.locale.replace("_", "-"),
        direction=direction(edition.language),
        documents=documents,
        date=next((document.date for document in documents if document.date), ""),
        contents=headings if len(headings) >= _CONTENTS_FROM else [],
        languages=[(language, url, language_name(language)) for language, url in edition.alternates],
        canonical=f"{edition.base_url}{edition.language}/{edition.issue}/" if edition.base_url else "",
    )
    yield Artefact("index.html", html.encode())


def _page_document(edition: Edition, document: Document, number: int) -> PageDocument:
    body = PageBody(edition, document, number)
    title = _first(document, "title")
    summary = _first(document, "metadata", "summary")
    html = body.html()
    return PageDocument(
        title=to_html(title.parts) if title else Markup(""),
        title_attributes=language_attributes(title, edition) if title else Markup(""),
        summary=Markup("<p{}>{}</p>").format(language_attributes(summary, edition), to_html(summary.parts))
        if summary
        else Markup(""),
        date=date_line(document, edition),
        html=html,
        headings=tuple((heading.id, heading.text) for heading in body.headings),
    )


def _first(document: Document, kind: str, key: str = "") -> Segment | None:
    """The segment of the front matter's title or summary; a text file's titles stand in its flow."""
    for block in document.blocks:
        if block.kind == kind and block.key and key in {"", block.key}:
            return next((part for part in block.parts if isinstance(part, Segment)), None)
    return None


def title_of(edition: Edition) -> str:
    """The title of an issue for lists and the head of a page: its first title or heading, else its name."""
    for kind in ("title", "heading"):
        for document in edition.documents:
            for block in document.blocks:
                text = _prose(block) if block.kind == kind else ""
                if text:
                    return text
    return edition.issue


def _prose(block: Block) -> str:
    return " ".join(plain(part.parts) for part in block.parts if isinstance(part, Segment)).strip()


def render_index(editions: Sequence[Edition], words: Callable[[str], str]) -> Artefact:
    """build/index.html: every issue, the newest first, with its languages; drafts are marked."""
    issues: dict[str, list[Edition]] = {}
    for edition in editions:
        issues.setdefault(edition.issue, []).append(edition)
    newest_first = sorted(issues.values(), key=lambda group: (_start(group[0]), group[0].issue), reverse=True)
    rows = [
        (
            title_of(_preferred(group)),
            _preferred(group).language,
            next(filter(None, (date_line(document, _preferred(group)) for document in group[0].documents)), ""),
            [
                (one.language, f"{one.language}/{one.issue}/index.html", language_name(one.language), one.draft)
                for one in group
            ],
        )
        for group in newest_first
    ]
    language = editions[0].default_language if editions else "en"
    locale = next((one.locale for one in editions if one.language == language), language)
    html = _rendered(
        "index.html.j2",
        editions[0].template_folders if editions else (),
        words,
        locale=locale.replace("_", "-"),
        direction=direction(language),
        project=editions[0].project if editions else "",
        rows=rows,
    )
    return Artefact("index.html", html.encode())


def _preferred(group: Sequence[Edition]) -> Edition:
    return next((one for one in group if one.language == one.default_language), group[0])


def _start(edition: Edition) -> str:
    return next((one.masthead.start for one in edition.documents if one.masthead), "")


def asset_paths(edition: Edition) -> tuple[str, ...]:
    """The relative addresses of the issue's images, sorted, without query or fragment."""
    found: set[str] = set()
    for document in edition.documents:
        for block in document.blocks:
            for part in block.parts:
                if isinstance(part, Segment):
                    found |= {one.attribute("src") for one in part.parts if isinstance(one, Tag) and one.name == "img"}
    relative = {re.split(r"[?#]", src)[0] for src in found if not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/", src)}
    return tuple(sorted(src for src in relative if src))


def language_name(language: str) -> str:
    """A language in its own words, capitalised as a menu is: Español, English, Português."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(language).get_display_name() or language
    except (UnknownLocaleError, ValueError):
        return language
    return name[:1].upper() + name[1:]


def _rendered(name: str, folders: tuple[str, ...], words: Callable[[str], str], **values: Any) -> str:
    from jinja2 import TemplateError, TemplateSyntaxError

    environment = _environment(folders)
    try:
        return environment.get_template(f"web/{name}").render(_=words, css=Markup(_style(environment)), **values)  # noqa: S704 - a style sheet of the project's own
    except TemplateSyntaxError as error:
        place = f"{error.filename or error.name}:{error.lineno}"
        raise MarsError(
            f"{place}: {error.message}", "Mend the template, or delete it to use the packaged one."
        ) from error
    except RecursionError as error:
        raise MarsError(
            f"templates/web/{name}: it extends or includes itself",
            f'Extend the packaged one: {{% extends "packaged/web/{name}" %}}.',
        ) from error
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        if not isinstance(error, TemplateError | UnicodeDecodeError) and ".j2:" not in _place(error, name):
            raise  # not a template's fault, but ours
        raise MarsError(f"{_place(error, name)}: {error}", "Mend the template, or delete it.") from error


def _place(error: BaseException, name: str) -> str:
    """The template's own file and line, from the innermost frame of the traceback that lies in one."""
    place, trace = f"templates/web/{name}", error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _style(environment: Environment) -> str:
    return environment.get_template("web/style.css").render()


@lru_cache(maxsize=4)
def _environment(folders: tuple[str, ...]) -> Environment:
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined, select_autoescape

    packaged = str(files("mars_i18n.outputs") / "templates")
    return Environment(
        loader=ChoiceLoader(
            [FileSystemLoader([*folders, packaged]), PrefixLoader({"packaged": FileSystemLoader(packaged)})]
        ),
        autoescape=select_autoescape(enabled_extensions=("html", "html.j2")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
