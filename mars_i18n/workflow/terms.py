"""What a project knows beside its sources: its glossary and its link map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.project import Project, read_text
from mars_i18n.text.glossary import read_glossary

if TYPE_CHECKING:
    from mars_i18n.model import Term

GLOSSARY = "glossary.tsv"
LINKS = "links.tsv"


def project_terms(project: Project) -> tuple[Term, ...]:
    """The terms of glossary.tsv, none where there is no such file. Raises MarsError that tells every fault of it."""
    path = project.root / GLOSSARY
    if not path.exists():
        return ()
    text, _ = read_text(path, project.configuration.encoding, shown=GLOSSARY)
    terms, faults = read_glossary(text, project.languages)
    if faults:
        told = "\n".join(f"{GLOSSARY}:{line}: {message}" for line, message in faults)
        raise MarsError(told, "See docs/glossary.md for its form; a spreadsheet saves it as tab-separated text.")
    return terms


def project_links(project: Project) -> tuple[tuple[str, ...], ...]:
    """The rows of links.tsv, each the addresses that stand for one another; the header row is left out."""
    path = project.root / LINKS
    if not path.exists():
        return ()
    text, _ = read_text(path, project.configuration.encoding, shown=LINKS)
    rows = [tuple(cell.strip() for cell in line.split("\t") if cell.strip()) for line in text.splitlines()[1:]]
    return tuple(row for row in rows if len(row) > 1 and not row[0].startswith("#"))
