"""Which module writes the lines that are read again, and what the comments of a source say."""

import ast
from pathlib import Path

import mars_i18n
from mars_i18n.text.segments.remarks import read_remark
from mars_i18n.text.segments.remarks.directives import (
    Directive,
    directive_comments,
    directive_note,
    read_directives,
)
from mars_i18n.text.segments.remarks.remark_kinds import SuppressedChecks

ROOMS = ("catalogues", "checks", "formats", "suggesters", "text", "workflow")
BEGINNINGS = (
    "mars: ",
    "mars:\\s",
    "<!--\\s*mars",
    "Fuzzy: ",
    "Section «",
    "source language",
    "Limit: ",
    "Keep: ",
    "also translated: ",
    "Heading",
)


def texts_in(path):
    """The string literals of a module, without its docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    reported = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in reported:
            yield node.value


def test_no_other_module_has_a_text_that_a_remark_begins_with():
    root = Path(mars_i18n.__file__).parent
    modules = [path for room in ROOMS for path in (root / room).rglob("*.py") if "remarks" not in path.parts]
    found = {path.name: text for path in modules for text in texts_in(path) if text.startswith(BEGINNINGS)}
    assert len(modules) > 100
    assert found == {}


def test_directives_are_read_with_their_words_and_what_is_not_understood_is_passed_over():
    text = (
        "<!-- mars: skip on --><!--mars:context button--><!-- mars: note of\ntwo lines -->"
        "<!-- mars: ignore spacing, why --><!-- mars: skipped --><!-- mars: keep -->"
    )
    found = read_directives(text)
    assert found == (
        Directive("skip on"),
        Directive("context", "button"),
        Directive("note", "of\ntwo lines"),
        Directive("ignore", "spacing, why"),
        Directive("keep"),
    )
    assert read_remark(directive_note(found[3])) == SuppressedChecks(("spacing",), "why")
    assert directive_note(found[2]) == "of\ntwo lines"
    assert [one.word for one in directive_comments(text)] == ["skip", "context", "note", "ignore", "skipped", "keep"]
    assert all(text[one.offset :].startswith(one.raw) for one in directive_comments(text))
