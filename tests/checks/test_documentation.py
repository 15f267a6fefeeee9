"""The page of each check is complete, and its examples are true."""

import re
from dataclasses import replace
from itertools import zip_longest

import pytest

from mars_i18n.catalogues import po
from mars_i18n.checks.catalogue_of_checks import all_checks, describe_check, documentation, kinds_of_checks
from mars_i18n.formats import markdown
from mars_i18n.importers.conservation_proof import find_lost_words, lost_word_remarks
from mars_i18n.model import Catalogue, Entry, LeftOutWords, Location, Segment, Term, Text
from mars_i18n.plugins.document_pairs import DocumentPair, PairedPassage
from mars_i18n.plugins.imported_files import ImportedFile, PlacedRemark, Remark
from mars_i18n.plugins.kinds import CatalogueFile, Fault, IssueUnits, SourceIssue, Unit, UnreadSource
from mars_i18n.text.segments.figure_messages import mark_figures
from mars_i18n.text.segments.source_messages import locate_segments
from mars_i18n.workflow.issue.reading import identify_languages

LOCALES = {"es": "es_CO", "en": "en_US", "pt": "pt_BR"}
GLOSSARY = re.compile(r"^glossary: (.*)\n", re.MULTILINE)
LINKS = re.compile(r"^links: (.*)\n", re.MULTILINE)
_EXAMPLE = re.compile(r"^(Wrong|Right):\n((?:    .*\n|\n(?=    ))+)", re.MULTILINE)


def examples(name):
    page = (describe_check(name).module.__doc__ or "") + "\n"
    pairs = [(kind, re.sub(r"^    ", "", body, flags=re.MULTILINE)) for kind, body in _EXAMPLE.findall(page)]
    return [(kind, body.replace("␣", " ").replace("⍽", "\u00a0")) for kind, body in pairs]  # what no eye sees


def unit(body):
    """Lines `en: …` (source) and `es: …` (target), with `glossary:`, `#.` and `#,` lines before them."""
    terms, links = tuple(map(term, GLOSSARY.findall(body))), tuple(tuple(row.split()) for row in LINKS.findall(body))
    body = LINKS.sub("", GLOSSARY.sub("", body))
    pairs = re.findall(r"^([a-z]{2}): ?(.*)$", body, re.MULTILINE)
    (source_language, source), (language, target) = pairs
    extracted = tuple(re.findall(r"^#\. (.*)$", body, re.MULTILINE))
    comments = tuple(re.findall(r"^# (.*)$", body, re.MULTILINE))
    entry = Entry(source, target, fuzzy="#, fuzzy" in body, extracted=extracted, translator=comments)
    return Unit(entry, source_language, language, "issue", f"{language}.po", LOCALES.get(language, ""), terms, links)


def term(row):
    """`OECD | es: OCDE / otra | keep | enforce | forbid es: Marte`: a row of the glossary."""
    name, *said = [cell.strip() for cell in row.split("|")]
    forms = [cell.split(": ", 1) for cell in said if re.match("[a-z]{2}: ", cell)]
    forbidden = [cell.removeprefix("forbid ").split(": ", 1) for cell in said if cell.startswith("forbid ")]
    return Term(
        name,
        tuple((code, tuple(form.split(" / "))) for code, form in forms),
        keep="keep" in said,
        enforce="enforce" in said,
        forbidden=tuple((code, tuple(form.split(" / "))) for code, form in forbidden),
    )


def issue(body):
    """Groups of `en:`/`es:` lines, a blank line between them, each one unit."""
    return IssueUnits("issue", tuple(unit(group) for group in re.split(r"\n\s*\n", body.strip())))


def source(body):
    """The text of a Markdown source, read as `sync` reads it."""
    missing = frozenset(re.findall(r"^missing: (.*)$", body, re.MULTILINE))
    location = Location("sources/issue.md", 1, 1)
    left_out = tuple(LeftOutWords(one, location, one) for one in re.findall(r"^left out: (.*)$", body, re.MULTILINE))
    unproven = tuple(re.findall(r"^unproven: (.*)$", body, re.MULTILINE))
    tracked = tuple(("tracked changes", one) for one in re.findall(r"^tracked changes: (.*)$", body, re.MULTILINE))
    unread = tuple(UnreadSource(*found) for found in re.findall(r"^unread: (\S+) \((.*)\)$", body, re.MULTILINE))
    body = re.sub(r"^(?:missing|left out|unproven|tracked changes|unread): .*\n+", "", body)
    document = locate_segments(identify_languages(markdown.parse(body.encode(), "sources/issue.md"), tuple(LOCALES)))
    if tracked:  # only a package can hold them
        document = replace(document, metadata=tracked, package=b"PK")
    documents = mark_figures([document], LOCALES)
    return SourceIssue("issue", documents, missing_images=missing, left_out=left_out, unproven=unproven, unread=unread)


def file(body):
    """A PO snippet; bare header lines get their `msgid ""`; `source:` lines are the messages of today."""
    wanted = tuple(Entry(msgid) for msgid in re.findall(r"^source: (.*)$", body, re.MULTILINE))
    body = re.sub(r"^(?:source: .*|\(no entry\))\n", "", body, flags=re.MULTILINE)
    body = re.sub(r'(msgid "[^"]+")\n(?!msgstr|msgid_plural|<)', r'\1\nmsgstr ""\n', body)
    text = f'msgid ""\nmsgstr ""\n{body}' if body.startswith('"') else body
    try:
        catalogue = po.parse(text.encode(), "es.po")
    except po.PoError as error:
        return CatalogueFile("es.po", "es", "issue", None, Fault(error.message), data=text.encode())
    units = tuple(Unit(entry, "en", "es", "issue", "es.po", "es_CO") for entry in catalogue.entries if entry.msgid)
    expected = Catalogue("es", wanted) if wanted else None
    return CatalogueFile("es.po", "es", "issue", catalogue, expected=expected, data=text.encode(), units=units)


def pair(body):
    """Lines `en: …` and `es: …`, a passage each; `before en:` is what the source of the next said; or `source:` and
    `target:` paths; or `unreadable: path`.
    """
    said = re.findall(r"^((?:before )?\w+): ?(.*)$", body, re.MULTILINE)
    named = {key: value for key, value in said if key in {"source", "target", "unreadable"}}
    if named:
        unreadable = ((Location(named["unreadable"]), "line 3 is broken"),) if "unreadable" in named else ()
        return DocumentPair(named.get("source", ""), named.get("target", ""), "en", "es", unreadable=unreadable)
    own = {code: [text for key, text in said if key == code] for code in ("en", "es", "before en")}
    passages = []
    for en, es in zip_longest(own["en"], own["es"], fillvalue=""):
        sides = [
            (Segment((Text(text, text),), Location(f"{code}.md")),) if text else ()
            for code, text in (("en", en), ("es", es))
        ]
        before = own["before en"][len(passages)] if len(passages) < len(own["before en"]) else ""
        passages.append(PairedPassage(*sides, Entry(en, es), "en", before))
    return DocumentPair("en.md", "es.md", "en", "es", tuple(passages), since="v1")


def imported(body):
    """A remark, `page 2, likely: …`, on words `before:` and `after:`; or a draft held against the words of a file."""
    said = dict(re.findall(r"^(before|after): (.*)$", body, re.MULTILINE))
    remarks = [
        Remark(about, said["before"], said["after"], sure, int(page))
        for page, sure, about in re.findall(r"^page (\d+), (\w+): (.*)$", body, re.MULTILINE)
    ]
    lost = find_lost_words(said["before"], "", said["after"], remarks, with_numbers=True)
    return ImportedFile("a.md", tuple(PlacedRemark(1, one) for one in [*remarks, *lost_word_remarks(*lost)]))


GIVEN = {"source": source, "translation": unit, "issue": issue, "catalogue": file, "pair": pair, "imported": imported}


@pytest.mark.parametrize("name", kinds_of_checks())
def test_the_page_says_what_why_wrong_and_right(name):
    page = documentation(name)
    assert page.startswith(f"{name} (")
    for part in ("What it does:", "Why:", "Wrong:", "Right:", "What to do:"):
        assert part in page, f"{name}: no {part}"


@pytest.mark.parametrize(
    ("name", "kind", "body"), [(name, *example) for name in kinds_of_checks() for example in examples(name)]
)
def test_the_wrong_is_found_and_the_right_is_not(name, kind, body):
    check = describe_check(name)
    module = check.module
    given = GIVEN[kinds_of_checks()[name]](body)
    found = list(module.check(given))
    assert bool(found) == (kind == "Wrong")
    faults = [one[1] if isinstance(one, tuple) else one for one in found]
    assert {fault.severity or module.severity for fault in faults} <= set(check.severities)


def test_names_are_file_names_and_severities_are_known():
    for info in all_checks():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", info.name)
        assert info.severity in {"error", "warning", "info"}
        assert info.summary.endswith(".")
