"""Brings the catalogues of the tool's own messages up to date with the code: ``make messages``.

Writes ``locales/<language>/LC_MESSAGES/mars-i18n.po`` for each language but English, which the templates are in, and
the words of catalogue comments into the package.
Translations are kept by their template; what no template has any more is removed, as git has it. Babel extracts, polib
reads and writes.
"""

import io
import json
from contextlib import redirect_stderr
from functools import cache
from pathlib import Path

import polib
from babel.messages.extract import extract_from_dir

from mars_i18n import __version__
from mars_i18n.catalogues.po import new_header
from mars_i18n.messages import KEYWORDS
from mars_i18n.plugins import describe, names
from mars_i18n.plugins.kinds import PROTOCOLS
from mars_i18n.plugins.pages import page_paragraphs
from mars_i18n.text.segments.remarks import translated_words
from mars_i18n.text.segments.remarks.wording import MESSAGES

LOCALES = Path(__file__).parent
PACKAGE = LOCALES.parent / "mars_i18n"
LANGUAGES = {"es": "es_CO", "pt": "pt_BR"}
WORDS = PACKAGE / "text" / "segments" / "remarks" / "translated_words.py"
WORDS_HEAD = '''"""The words of `wording.MESSAGES` in other languages, from the tool's catalogues by `make messages`.

`FORMER` are those of earlier versions: catalogues that they wrote are read as before.
"""

from __future__ import annotations

'''


@cache
def templates():
    """Every (msgid, msgid_plural) of the tool, with the files it is in: calls of messages.py, and pages of plugins."""
    found = {}
    everywhere = {"directory_filter": lambda _: True}  # Babel leaves out folders whose names begin with an underscore
    with redirect_stderr(io.StringIO()):  # where Babel warns of f-strings that are values, not templates
        extracted = list(extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS, **everywhere))
    for path, _, msgid, _, _ in extracted:
        pair = msgid if isinstance(msgid, tuple) else (msgid, "")
        found.setdefault(pair, set()).add(f"mars_i18n/{path}")
    for kind in PROTOCOLS:
        for name in names(kind):
            plugin = describe(kind, name)
            for paragraph in page_paragraphs(plugin.page) if plugin.ours else ():
                found.setdefault((paragraph, ""), set()).add(f"mars_i18n/{kind.replace('.', '/')}/{name}")
    return {pair: sorted(found[pair]) for pair in sorted(found, key=lambda pair: (min(found[pair]), pair))}


def catalogue_path(language):
    """Where the catalogue of a language is."""
    return LOCALES / language / "LC_MESSAGES" / "mars-i18n.po"


def updated(language):
    """The catalogue of a language with today's templates, as text: the same as the file where that is up to date."""
    path = catalogue_path(language)
    old = {(one.msgid, one.msgid_plural): one for one in polib.pofile(str(path))} if path.exists() else {}
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.header = f"Messages of mars-i18n, {LANGUAGES[language]}. `make messages` keeps it up to date."
    catalogue.metadata = dict(new_header(LANGUAGES[language], "mars-i18n"))
    for (msgid, plural), places in templates().items():
        known = old.get((msgid, plural))
        entry = polib.POEntry(msgid=msgid, occurrences=[(place, "") for place in places])
        if plural:
            entry.msgid_plural = plural
            entry.msgstr_plural = known.msgstr_plural if known else dict.fromkeys(range(2), "")
        elif known:
            entry.msgstr = known.msgstr
        if known:
            entry.flags, entry.tcomment = known.flags, known.tcomment
        catalogue.append(entry)
    return f"{catalogue}\n"


def words_module():
    """The module with the words of catalogue comments, as text. What a released version wrote goes into `FORMER`."""
    own = {}
    for language in LANGUAGES:
        known = {one.msgid: one.msgstr for one in polib.pofile(str(catalogue_path(language)))}
        own[language] = {key: text for key, message in MESSAGES.items() if (text := known.get(message, ""))}
    former = list(translated_words.FORMER)
    if __version__ != translated_words.VERSION:
        before = translated_words.TRANSLATED
        former += [before[one] for one in LANGUAGES if before[one] != own[one] and before[one] not in former]
    lines = [f"VERSION = {json.dumps(__version__)}  # the one that writes these"]
    lines.append("TRANSLATED: dict[str, dict[str, str]] = {")
    for language, words in own.items():
        lines += [f"    {json.dumps(language)}: {{", *_word_lines(words, " " * 8), "    },"]
    lines += ["}", "FORMER: tuple[dict[str, str], ...] = ("]
    for words in former:
        lines += ["    {", *_word_lines(words, " " * 8), "    },"]
    lines.append(")")
    text = WORDS_HEAD + "\n".join(lines) + "\n"
    return text if former else text.replace("= (\n)", "= ()")


def _word_lines(words, indent):
    return [f"{indent}{json.dumps(key)}: {json.dumps(text, ensure_ascii=False)}," for key, text in words.items()]


def main():
    """Write every catalogue, and print what is missing in it."""
    for language in LANGUAGES:
        text = updated(language)
        path = catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        entries = polib.pofile(text)
        done = len(entries.translated_entries())
        print(f"{path.relative_to(LOCALES.parent)}: {done} of {len(entries)} messages are translated")
    WORDS.write_text(words_module(), encoding="utf-8")


if __name__ == "__main__":
    main()
