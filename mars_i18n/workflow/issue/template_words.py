"""The words of a project's own page templates, kept in locales/<language>/LC_MESSAGES/templates.po.

Babel extracts those of Jinja templates; those of typst are few and plain.
A project without templates of its own has no such catalogue: the packaged words are translated already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.model import Location, SegmentPlace
from mars_i18n.outputs.look.words import packaged_words
from mars_i18n.outputs.pdf.typst_words import words_in
from mars_i18n.text.segments.segments import Message
from mars_i18n.workflow.issue.reading import read_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mars_i18n.model import Catalogue
    from mars_i18n.project import Project

TEMPLATES = "templates"
_TYPST = ".typ"
_SUFFIXES = (".j2", ".html", ".jinja", _TYPST)
_LANGUAGE = "en"  # the templates' own words are written in English
_PLACE = SegmentPlace("template")


def template_messages(project: Project, language: str, old: Catalogue | None) -> tuple[Message, ...]:
    """What the templates catalogue of a language must hold, in order of the templates and their lines.

    Those are the words of the project's own templates that the packaged catalogue of the language lacks, and whatever
    the catalogue says otherwise than the package today. Raises MarsError where a template cannot be read.
    """
    packaged = packaged_words(language)
    found: dict[str, Message] = {}
    for path in sorted((project.root / "templates").rglob("*")):
        if path.name.endswith(_SUFFIXES) and path.is_file():
            for line, word in _words(path, project.relative(path)):
                if word not in packaged and word not in found:
                    found[word] = _message(word, project.relative(path), line)
    for entry in old.entries if old else ():
        if entry.msgid in packaged and not entry.obsolete and entry.msgid not in found:
            found[entry.msgid] = _message(entry.msgid, "", 1)
    return tuple(found.values())


def missing_words(project: Project, language: str) -> int:
    """How many words of the project's own templates have no finished translation in a language.

    Raises MarsError where a template or the catalogue of words cannot be read.
    """
    if not (project.root / "templates").is_dir():
        return 0
    old = read_catalogue(project, language, TEMPLATES)
    done = {entry.msgid for entry in old.entries if entry.done} if old else set()
    wanted = template_messages(project, language, old)
    return 0 if language == _LANGUAGE else sum(message.msgid not in done for message in wanted)


def _message(word: str, path: str, line: int) -> Message:
    references = (path,) if path else ()
    return Message(word, "", _LANGUAGE, "declared", (_PLACE,), references, (), Location(path, line))


def _words(path: Path, shown: str) -> Iterator[tuple[int, str]]:
    from jinja2 import TemplateSyntaxError
    from jinja2.ext import babel_extract

    try:
        if path.suffix == _TYPST:
            yield from words_in(path.read_text("utf-8"))
            return
        with path.open("rb") as file:
            for line, _, word, _ in babel_extract(file, ["_", "gettext"], [], {"silent": "false"}):
                if isinstance(word, str):
                    yield line, word
    except TemplateSyntaxError as error:
        hint = "Mend the template, or delete it to use the packaged one."
        raise MarsError(f"{shown}:{error.lineno}: {error.message}", hint) from error
    except (OSError, UnicodeDecodeError) as error:
        raise MarsError(f"{shown}: {error}", "Save the template as UTF-8, and check that you may read it.") from error
