"""The proof copy: source and translation side by side, with state, faults and notes, for an editor to sign off.

It is made where it is named (`--output proof`), as it is not for readers.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from markupsafe import Markup

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import render_message
from mars_i18n.model import Artefact, Tag
from mars_i18n.outputs.look.paper import paper_of
from mars_i18n.outputs.look.templates import render_template
from mars_i18n.outputs.look.theme import style
from mars_i18n.outputs.page.callouts import callout_word
from mars_i18n.outputs.page.documents import title_of
from mars_i18n.outputs.page.html.inline_html import to_html
from mars_i18n.outputs.page.inline_text import to_text
from mars_i18n.outputs.page.language_tags import direction, language_name, primary_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mars_i18n.model import Segment
    from mars_i18n.plugins.editions import Edition, Reviewed

on_request = True
STATES = ("translated", "source", "needs work", "missing")


@dataclass(frozen=True, slots=True)
class Row:
    """A segment as the template is given it: both sides as HTML, the source's language where it is known."""

    number: int
    reviewed: Reviewed
    heading: bool
    callout: str  # the word for the call-out that begins with this segment, or the empty string
    source: Markup
    language: str
    translation: Markup


def render(edition: Edition) -> Iterator[Artefact]:
    """The proof copy, at proof.html. Raises MarsError where a template of the project is broken."""
    documents, count = [], 0
    for path, reviewed in edition.review():
        rows = list(_rows(edition, reviewed, count + 1))
        count += len(rows)
        documents.append((path, rows))
    every = [row.reviewed for _, rows in documents for row in rows]
    html = render_template(
        "proof/page.html.j2",
        edition.template_folders,
        edition.words,
        edition=edition,
        title=title_of(edition),
        locale=edition.locale.replace("_", "-"),
        direction=direction(edition.language),
        name=language_name(edition.language),
        css=style("proof/style.css", edition.template_folders, edition.words, "../../"),
        documents=documents,
        states=[(state, n) for state in STATES if (n := Counter(one.state for one in every)[state])],
        faults=Counter(severity for one in every for severity, _ in one.faults),
        changed=sum(one.changed for one in every),
    )
    yield Artefact("proof.html", html.encode())
    if find_spec("typst") is not None:
        yield Artefact("proof.pdf", _paper(edition, documents))


def _paper(edition: Edition, documents: list[tuple[str, list[Row]]]) -> bytes:
    """The proof copy as a PDF, its texts without emphasis and links."""
    from mars_i18n.outputs.typst.compile import compile_pdf, kit
    from mars_i18n.outputs.typst.fonts import Repertoire, set_on_one_line

    tools, words = kit(edition.template_folders), edition.words
    repertoire = Repertoire(tools.repertoire(), strict=True)

    line = partial(set_on_one_line, repertoire=repertoire)
    said = {
        "translated": words("translated"),
        "source": words("in this language already"),
        "needs work": words("needs work"),
        "missing": words("missing"),
    }
    counts = Counter(row.reviewed.state for _, rows in documents for row in rows)
    data = {
        "title": line(title_of(edition)),
        "project": line(edition.project),
        "language": edition.language,
        "paper": paper_of(edition, "pdf"),
        "facts": [
            words("Proof copy"),
            edition.issue,
            language_name(edition.language),
            *(f"{said[state]}: {counts[state]}" for state in STATES if counts[state]),
        ],
        "heads": ["№", words("Source"), words("Translation"), words("State")],
        "changed": words("changed since the last release"),
        "sign": [words("Read and approved by"), words("Date"), words("Signature")],
        "documents": [
            {
                "path": path,
                "rows": [
                    {
                        "number": row.number,
                        "heading": row.heading,
                        "language": primary_language(row.language),
                        "callout": line(row.callout),
                        "source": line(to_text(row.reviewed.source.parts)),
                        "translation": line(to_text(row.reviewed.translation.parts))
                        if row.reviewed.translation
                        else "",
                        "state": row.reviewed.state,
                        "said": said[row.reviewed.state],
                        "changed": row.reviewed.changed,
                        "faults": [[severity, line(render_message(words))] for severity, words in row.reviewed.faults],
                        "notes": [line(render_message(note)) for note in row.reviewed.notes],
                    }
                    for row in rows
                ],
            }
            for path, rows in documents
        ],
    }
    return compile_pdf(tools, data, {}, 0, "proof.typ")


def _rows(edition: Edition, reviewed: Iterable[Reviewed], first: int) -> Iterator[Row]:
    """The rows of a document, numbered from `first`; what a file holds a second time has none."""
    begun: set[int] = set()
    for number, one in enumerate((one for one in reviewed if not one.block.twin), first):
        new = [box for box in one.block.containers if box.kind == "callout" and box.number not in begun]
        begun |= {box.number for box in new}
        yield _row(number, one, " · ".join(callout_word(box.attribute("callout"), edition.words) for box in new))


def _row(number: int, one: Reviewed, callout: str) -> Row:
    return Row(
        number=number,
        reviewed=one,
        heading=one.block.kind in {"title", "heading", "label"},
        callout=callout,
        source=_html(one.source),
        language=one.source.language if one.source.language != "und" else "",
        translation=_html(one.translation) if one.translation else Markup(""),
    )


def _html(segment: Segment) -> Markup:
    """The prose of a segment; an image in it is shown by its alternative text, which has a row of its own.

    HTML of the editors' own is not run.
    """
    return to_html(
        tuple(
            replace(part, attributes=tuple(one for one in part.attributes if one[0] != "html"))
            if isinstance(part, Tag)
            else part
            for part in segment.parts
            if getattr(part, "name", "") not in {"img", "fn", "html"}
        )
    )
