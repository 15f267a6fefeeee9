"""Words that .github/CONTRIBUTING.md asks to avoid are in no name, comment, docstring or message.

All of mars_i18n/ is held to it but the paths in NOT_YET. To shorten that list, take a path off and run this test: it
prints each word with its file and line.
"""

import io
import re
import token
import tokenize
from pathlib import Path

import pytest
from modules import PACKAGE, ROOT

# Files and folders that still hold such words. The list only becomes shorter: one that holds none is a failure.
NOT_YET = ()
# Lines of catalogues that translators have in their files: changing a word of theirs needs a reader of the old line.
WRITTEN_BEFORE = ("text/segments/remarks/comments.py", "text/segments/remarks/wording.py")
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
    """A pattern for whole words and phrases, whatever their case and line breaks; CLDR's stand-alone is allowed."""
    alternatives = (r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(alternatives)})(?![A-Za-z]|-alone)", re.IGNORECASE)


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


def words_avoided_in(file):
    """The words to avoid in a file, by its path below mars_i18n/."""
    source = Path(PACKAGE / file).read_text(encoding="utf-8")
    return list(avoided_in(source, strings=file not in LEXICONS))


@pytest.mark.parametrize("path", [*NOT_YET, *WRITTEN_BEFORE])
def test_every_exception_is_still_one(path):
    assert any(map(words_avoided_in, files_of([path]))), f"mars_i18n/{path} holds none of these words: take it off"


def test_the_package_holds_none_of_these_words():
    held = set(files_of([""])) - set(files_of([*NOT_YET, *WRITTEN_BEFORE]))
    found = {file: words_avoided_in(file) for file in sorted(held)}
    assert {file: words for file, words in found.items() if words} == {}
