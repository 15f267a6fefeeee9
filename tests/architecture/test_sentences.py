"""Every sentence that a user can meet is a message, which can be translated: nothing shows a plain string to people.

What is not for users is in PLAIN, with the reason. mars_i18n/messages.py says how to write one.
"""

import ast
import re

import pytest
from modules import PACKAGE, modules

from mars_i18n.messages import KEYWORDS

# Files whose sentences are not for users, or are not messages, each with its reason.
_NAMES_OF_GROUPS = "names of what readers find in an output"
PLAIN = {
    "text/varieties/address_forms.py": "patterns of words in Spanish and Portuguese",
    "lazy_dataclasses.py": "the source of methods, and errors in the words of dataclasses",
    "plugins/contract.py": "for authors of plugins: what a module lacks, in the words of Python",
    "plugins/testing.py": "for authors of plugins: assertions of the contract tests",
    "text/segments/remarks/comments.py": "lines of catalogues that are read again, the same in every language",
    "text/segments/remarks/translated_words.py": "translations of the messages in wording.py, which are extracted",
    "catalogues/exchange/_table_words.py": "the words of tables in three languages, which are read again",
    "text/aligning/blocks.py": "reasons in `# mars: doubtful` lines, the same in every language",
    "text/aligning/fill.py": "reasons in `# mars: doubtful` lines",
    "text/aligning/proposals.py": "reasons in `# mars: doubtful` lines",
    "text/aligning/tags.py": "reasons in `# mars: doubtful` lines",
    "text/segments/markup.py": "evidence of version 0.1, which fingerprints were made of",
    "text/flaws/spacing.py": "evidence of version 0.1",
    "checks/catalogue/catalogue_header.py": "evidence of version 0.1",
    "text/merging/what_changed.py": "a lexicon",
    "text/sentences/stops.py": "notes on the parts of a pattern, for readers of the code",
    "text/sentences/abbreviations.py": "a lexicon, with notes for readers of the code",
    "text/language/name_words.py": "a lexicon",
    "text/values/addresses.py": "a lexicon",
    "text/values/number_words.py": "a lexicon",
    "reports/sarif.py": "descriptions of rules, in English: `--lang` changes messages and suggestions alone",
    "suggesters/memory/__init__.py": "SQL",
    "suggesters/memory/database.py": "SQL",
    "suggesters/memory/intake.py": "SQL",
    "suggesters/memory/word_index.py": "SQL",
    "cache/result_store.py": "SQL",
    "formats/html/start_tags.py": "what a tag stands for: written by the wording of `#.` lines",
    "formats/markdown/inline.py": "what a tag stands for: written by the wording of `#.` lines",
    "formats/html/emission.py": "names of gaps",
    "formats/docx/body.py": "names of the kinds of paragraphs in a template of Word",
    "formats/docx/graphics.py": "what a tag stands for: written by the wording of `#.` lines",
    "formats/docx/styles.py": "a lexicon: what Word calls its formatting",
    "formats/docx/word_runs.py": "what a tag stands for: written by the wording of `#.` lines",
    "formats/odt/odt_runs.py": "what a tag stands for: written by the wording of `#.` lines",
    "formats/odt/text_styles.py": "a lexicon: what OpenDocument calls its formatting",
    "formats/pptx/slide_body.py": "what a tag stands for: written by the wording of `#.` lines",
    "outputs/look/labels.py": "words of the page templates, translated in templates.po",
    "outputs/pdf/__init__.py": _NAMES_OF_GROUPS,
    "readback/compare_apart.py": _NAMES_OF_GROUPS,
    "readback/compare_texts.py": _NAMES_OF_GROUPS,
    "readback/readback_difference.py": _NAMES_OF_GROUPS,
    "readback/reader_contract.py": "for authors of plugins: assertions of the contract tests",
    "checks/translation/unbalanced_pair.py": "evidence of version 0.1",
}
# Literals that are names, not sentences: what a reader finds in an output, and the parts of a catalogue.
NAMES = {
    *{"notes at end", "notes in place", "an unknown distribution", "punctuation or capitals", "limit of one"},
    *{"its typography alone", "{}\n\\ No newline at end of file\n"},
}
# Calls whose texts are not sentences for users: patterns, markup, words of the page templates (translated in
# templates.po), and what ends a run as a bug of ours.
CALLS = {
    *{"compile", "search", "match", "sub", "fullmatch", "split", "execute", "executemany", "Markup", "words", "_"},
    *{"ValueError", "TypeError", "RuntimeError", "IndexError", "KeyError", "SecurityError", "localised_command"},
}
# Calls of click that show text: the command line has its own, which take messages.
CLICK = {"UsageError", "BadParameter", "BadOptionUsage", "ClickException", "option", "command"}
_SENTENCE = re.compile(r"(?<![\w-])[A-Za-z’']{2,}(?: [a-zA-Z’']+){2,}")


def text_of(node):
    """The text of a literal, values in an f-string as {}; None for anything else."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(one.value if isinstance(one, ast.Constant) else "{}" for one in node.values)
    return None


def name_of(call):
    """The name that a call has, without its module."""
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def sentences_in(node):
    """(line, text) of each literal that reads as a sentence and is neither a docstring, a message nor in CALLS."""
    if isinstance(node, ast.Expr) and text_of(node.value) is not None:
        return
    if isinstance(node, ast.AnnAssign):
        node = node.value
    if isinstance(node, ast.Call) and name_of(node) in {*KEYWORDS, *CALLS}:
        return
    text = text_of(node)
    if text is not None:
        markup_or_table = text.lstrip().startswith(("<", "#")) or text.startswith("\n")
        if _SENTENCE.search(text) and text not in NAMES and not markup_or_table:
            yield node.lineno, text
        return
    for child in ast.iter_child_nodes(node) if node is not None else ():
        yield from sentences_in(child)


def plain_sentences(path):
    """The sentences of a module that are not messages, as "12: text"."""
    return [f"{line}: {text}" for line, text in sentences_in(ast.parse(path.read_text(encoding="utf-8")))]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('raise MarsError("there is no file")', ["there is no file"]),
        ('click.echo(f"{count} files were written")', ["{} files were written"]),
        ('hint = "Check the path again."', ["Check the path again."]),
        ('X = {"a": "was released and is missing"}', ["was released and is missing"]),
        ('raise MarsError(message("there is no file"))', []),
        ('"""A docstring of several words."""\nx = 1', []),
        ('kind = "table cell"', []),
        ('raise RuntimeError("the rebuilt document is another")', []),
    ],
)
def test_a_sentence_is_found_wherever_it_is(source, found):
    assert [text for _, text in sentences_in(ast.parse(source))] == found


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_sentence_for_users_is_a_message(path):
    if path.relative_to(PACKAGE).as_posix() not in PLAIN:
        assert plain_sentences(path) == [], "write it as message(…), or add the file to PLAIN with the reason"


def made_templates(path, tree):
    """Where a message has an f-string for its template, which cannot be looked up in a catalogue, as "path:12"."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and name_of(call) in KEYWORDS:
            templates = call.args[: 2 if name_of(call).startswith("plural") else 1]
            yield from (f"{path}:{one.lineno}" for one in templates if isinstance(one, ast.JoinedStr))


def test_a_template_of_a_message_is_no_f_string():
    assert list(made_templates("a.py", ast.parse('plural_message("{count} file", f"{count} files", count)'))) == [
        "a.py:1"
    ]
    assert [place for path, tree in modules().items() for place in made_templates(path, tree)] == []


@pytest.mark.parametrize("name", PLAIN)
def test_a_file_of_plain_sentences_still_has_some(name):
    assert plain_sentences(PACKAGE / name), "take it off the list"


@pytest.mark.parametrize("path", sorted((PACKAGE / "cli").rglob("*.py")), ids=lambda path: path.name)
def test_the_command_line_shows_click_no_plain_text(path):
    if path.name == "localised.py":
        return
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    used = [ast.unparse(call.func) for call in calls]
    assert not {f"click.{name}" for name in CLICK} & set(used), "use option, localised_command, usage_error"
