"""Words that .github/CONTRIBUTING.md asks to avoid are in no name, comment, docstring or message.

CLEAN lists the files and folders (all below them) that are held to it. To extend it, add a path below mars_i18n/ and
run this test: it prints each word with its file and line. When every room is listed, write ("",) instead.
"""

import io
import re
import token
import tokenize
from pathlib import Path

import pytest
from modules import PACKAGE, ROOT

CLEAN = (
    "__main__.py",
    "catalogues/exchange/_file.py",
    "checks/catalogue/catalogue_header.py",
    "checks/catalogue_of_checks.py",
    "checks/issue/sentence_count.py",
    "checks/settings.py",
    "checks/source/_places.py",
    "checks/source/broken_hyphen.py",
    "checks/source/heading_jump.py",
    "checks/source/misread_instruction.py",
    "checks/source/missing_alt.py",
    "checks/source/missing_final_stop.py",
    "checks/source/source_place_name.py",
    "checks/source/source_unbalanced.py",
    "checks/suppression.py",
    "checks/translated.py",
    "checks/translation/accent_typo.py",
    "checks/translation/date_changed.py",
    "checks/translation/edge_space.py",
    "checks/translation/inverted_marks.py",
    "checks/translation/leftover_marker.py",
    "checks/translation/markup_mismatch.py",
    "checks/translation/place_missing.py",
    "checks/translation/scale_word.py",
    "checks/translation/title_case.py",
    "checks/translation/too_long.py",
    "checks/translation/unknown_word.py",
    "cli",
    "formats/markdown/parser.py",
    "outputs/feed.py",
    "outputs/look/words.py",
    "outputs/page/dashboard.py",
    "outputs/page/raw_html.py",
    "outputs/page/urls.py",
    "outputs/pdf/fonts.py",
    "outputs/pdf/typst.py",
    "outputs/pdf/typst_words.py",
    "outputs/proof.py",
    "outputs/web.py",
    "plugins",
    "project",
    "reports/_excerpts.py",
    "reports/json.py",
    "reports/rdjson.py",
    "text/aligning/dictionary.py",
    "text/flaws/spelling.py",
    "text/flaws/writers_notes.py",
    "text/language/function_words.py",
    "text/language/name_words.py",
    "text/merging/changed_sentences.py",
    "text/merging/joined_and_split.py",
    "text/merging/what_changed.py",
    "text/segments/localise.py",
    "text/segments/markup.py",
    "text/sentences/abbreviations.py",
    "text/sentences/endings.py",
    "text/values/number_words.py",
    "workflow",
)
# Files whose data are words: they may hold any. Names and comments of theirs are checked, strings are not.
LEXICONS = (
    "text/aligning/dictionary.py",
    "text/language/function_words.py",
    "text/language/name_words.py",
    "text/sentences/abbreviations.py",
    "text/values/number_words.py",
    "text/values/place_words.py",
)
_SECTION = re.compile(r"^### Words to avoid\n(.*?)(?=^#|\Z)", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| (?!avoid|---)([^|]+) \|", re.MULTILINE)


def words_to_avoid():
    """The words and phrases of the left column, as CONTRIBUTING.md lists them."""
    (section,) = _SECTION.findall((ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    return tuple(word.strip() for row in _ROW.findall(section) for word in row.split(","))


def pattern_of(words):
    """A pattern for whole words and phrases, whatever their case and however lines break."""
    alternatives = (r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(alternatives)})(?![A-Za-z])", re.IGNORECASE)


def texts_of(source, *, strings=True):
    """What people read in a module, with its line: names as words, comments (joined where they follow), strings."""
    kinds = {token.COMMENT, token.NAME} | ({token.STRING, getattr(token, "FSTRING_MIDDLE", -1)} if strings else set())
    comment, first = [], 0
    for part in tokenize.generate_tokens(io.StringIO(source).readline):
        if part.type == token.COMMENT:
            first = first if comment else part.start[0]
            comment.append(part.string.lstrip("#"))
        elif part.type in kinds:
            name = part.type == token.NAME
            yield part.start[0], re.sub("_|(?<=[a-z])(?=[A-Z])", " ", part.string) if name else part.string
        if comment and part.type not in {token.COMMENT, token.NL}:
            yield first, " ".join(comment)
            comment = []


def avoided_in(source, *, strings=True):
    """The words to avoid in a module, each as "12: told"."""
    pattern = pattern_of(words_to_avoid())
    for line, text in texts_of(source, strings=strings):
        yield from (f"{line + text[: found.start()].count(chr(10))}: {found[0]}" for found in pattern.finditer(text))


def files_of(paths):
    """The modules at and below paths, as paths below mars_i18n/."""
    whole = (PACKAGE / path for path in paths)
    files = (file for path in whole for file in ([path] if path.suffix else sorted(path.rglob("*.py"))))
    return sorted({file.relative_to(PACKAGE).as_posix() for file in files})


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("told = 1", ["1: told"]),
        ("def what_is_told(): ...", ["1: told"]),
        ("class ToldOnce: ...", ["1: Told"]),
        ("x = 1  # it is mended here", ["1: mended"]),
        ("# it is brought\n# in again", ["1: brought  in"]),
        ('"""One.\n\nIt stands here."""', ["3: stands"]),
        ('raise ValueError(f"{x} is no setting")', ["1: is no setting"]),
        ("standard = restand = understands = toldo = 1", []),
        ('x = "there is no such thing"', []),
    ],
)
def test_a_word_to_avoid_is_found_wherever_people_read_it(source, found):
    assert list(avoided_in(source)) == found


def test_the_list_is_read_whole():
    words = words_to_avoid()
    assert {"told", "mended", "bring in", "meant?", "is no setting"} <= set(words)
    assert len(words) == len(set(words)) > 20


@pytest.mark.parametrize("path", CLEAN)
def test_every_path_in_the_list_is_there(path):
    assert files_of([path]), f"mars_i18n/{path} is no more: take it off CLEAN"
    assert all((PACKAGE / file).is_file() for file in files_of([path]))


def test_clean_files_hold_none_of_these_words():
    found = {}
    for file in files_of(CLEAN):
        source = Path(PACKAGE / file).read_text(encoding="utf-8")
        found[file] = list(avoided_in(source, strings=file not in LEXICONS))
    assert {file: words for file, words in found.items() if words} == {}
