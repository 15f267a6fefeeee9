"""Lines as version a265a37 wrote them, before remarks were values: they are read, and written the same."""

import pytest

from mars_i18n.model import SegmentPlace
from mars_i18n.text.segments.remarks import read_remark, write_remark
from mars_i18n.text.segments.remarks.remark_kinds import (
    AlsoInDocument,
    AlsoInMemory,
    AlsoTranslated,
    AssembledFromSentences,
    Change,
    CutFromLonger,
    DoubtfulMatch,
    Fuzzy,
    JoinedTexts,
    KeepInstruction,
    KeptTranslation,
    Limit,
    MachineDraft,
    Occurrences,
    OtherTranslation,
    ReplacedTranslation,
    SameWordsElsewhere,
    SourceChanged,
    SuppressedChecks,
    TagMeaning,
    TakenFromDocument,
    TakenFromMemory,
    Terms,
    TextDifference,
)

VALLEY = "A letter from the «Valley», again"
WATER = "The «Water», again"
LONG = "A heading that is very long indeed, so long that nobody wou…"


def stands(*places, language="en", basis="detected", more=0):
    return Occurrences(language, basis, places, more)


def changed(*changes, risks=(), more=False):
    return Fuzzy(SourceChanged(TextDifference(changes, more), risks))


def replaced(old, new):
    return Change("replaced", old, new)


LINES = [
    ("Title · source language: en", stands(SegmentPlace("title"))),
    ("Heading · source language: pt (inherited)", stands(SegmentPlace("heading"), language="pt", basis="inherited")),
    ("Heading · source language: und (und)", stands(SegmentPlace("heading"), language="und", basis="und")),
    ("Summary of the document · source language: en", stands(SegmentPlace("metadata", key="summary"))),
    ("Words of the page templates · source language: en", stands(SegmentPlace("template"))),
    ("Paragraph 2 of 3 · source language: en", stands(SegmentPlace("paragraph", "", 2, 3))),
    ("List item · source language: en", stands(SegmentPlace("item"))),
    ("source language: pt", Occurrences("pt")),
    (f"Section «{VALLEY}», paragraph · source language: en", stands(SegmentPlace("paragraph", VALLEY))),
    (f"Section «{WATER}», paragraph 1 of 2 · source language: en", stands(SegmentPlace("paragraph", WATER, 1, 2))),
    (
        f"Section «{WATER}», paragraph 1 of 2: title of link 1 · source language: en",
        stands(SegmentPlace("paragraph", WATER, 1, 2, inner="link-title", tag=1)),
    ),
    (
        f"Section «{WATER}», paragraph 2 of 2: alternative text of image 1 · source language: en",
        stands(SegmentPlace("paragraph", WATER, 2, 2, inner="image-alternative", tag=1)),
    ),
    (
        "Heading: title of image 12 · source language: en",
        stands(SegmentPlace("heading", inner="image-title", tag=12)),
    ),
    (f"Section «{WATER}», footnote · source language: en", stands(SegmentPlace("footnote", WATER))),
    (f"Section «{WATER}», list item 2 of 2 · source language: en", stands(SegmentPlace("item", WATER, 2, 2))),
    (f"Section «{WATER}», quotation · source language: en", stands(SegmentPlace("quotation", WATER))),
    (f"Section «{WATER}», attribution · source language: en", stands(SegmentPlace("attribution", WATER))),
    (
        (
            "Section «Water | Agua | Água», paragraph | Section «Third, the end», paragraph"
            " | Section «Fourth», paragraph | and 1 more · source language: en"
        ),
        stands(
            SegmentPlace("paragraph", "Water | Agua | Água"),
            SegmentPlace("paragraph", "Third, the end"),
            SegmentPlace("paragraph", "Fourth"),
            more=1,
        ),
    ),
    (f"Section «{LONG}», paragraph 1 of 2 · source language: en", stands(SegmentPlace("paragraph", LONG, 1, 2))),
    (
        f"Section «{LONG}», table cell 3 of 4 · source language: en (inherited)",
        stands(SegmentPlace("cell", LONG, 3, 4), basis="inherited"),
    ),
    (f"Section «{LONG}», term · source language: en", stands(SegmentPlace("term", LONG))),
    (f"Section «{LONG}», definition · source language: en", stands(SegmentPlace("definition", LONG))),
    (
        "Section «Tags in headings », paragraph · source language: en",
        stands(SegmentPlace("paragraph", "Tags in headings ")),
    ),
    (
        "Section «source language: pt (und)», paragraph · source language: en",
        stands(SegmentPlace("paragraph", "source language: pt (und)")),
    ),
    (
        "Section «\u2067ماء · C:\\new\u2069», paragraph · source language: en",
        stands(SegmentPlace("paragraph", "\u2067ماء · C:\\new\u2069")),
    ),
    ("<a1> links to https://example.org/a?b=1&c=2", TagMeaning("<a1>", "link", "https://example.org/a?b=1&c=2")),
    ("<a1> links to", TagMeaning("<a1>", "link", "")),
    ("<a2/> shows the address https://example.org/", TagMeaning("<a2/>", "address", "https://example.org/")),
    ("<code1/> code: code x", TagMeaning("<code1/>", "code", "code x")),
    ("<img1/> shows the image well.png", TagMeaning("<img1/>", "image", "well.png")),
    ("<fn1/> refers to footnote 1", TagMeaning("<fn1/>", "note", "1")),
    ("<html1/> stands for <br class='x'>", TagMeaning("<html1/>", "opaque", "<br class='x'>")),
    ("Limit: 70 characters", Limit(70)),
    ("Limit: 1 character", Limit(1)),
    ("Keep: MARS", Terms(("MARS",))),
    ("Keep: MARS, ONU · OECD → OCDE", Terms(("MARS", "ONU"), (("OECD", "OCDE"),))),
    (
        "social dialogue → diálogo social · civil society → sociedad civil",
        Terms((), (("social dialogue", "diálogo social"), ("civil society", "sociedad civil"))),
    ),
    (
        "Fuzzy: source changed, “and “closing”,” added, “not” added · mind the negation",
        changed(Change("added", new="and “closing”,"), Change("added", new="not"), risks=("negation",)),
    ),
    (
        "Fuzzy: source changed, “water,” → “water and “energy”,”",
        changed(replaced("water,", "water and “energy”,")),
    ),
    ("Fuzzy: source changed, “list” → ““list””", changed(replaced("list", "“list”"))),
    (
        "Fuzzy: source changed, “And “not” that, “or so”, either.” added · mind the negation",
        changed(Change("added", new="And “not” that, “or so”, either."), risks=("negation",)),
    ),
    (
        "Fuzzy: source changed, “27” → “28” · mind the negation, the date and the link",
        changed(replaced("27", "28"), risks=("negation", "date", "link")),
    ),
    ("Fuzzy: source changed, white space changed", changed(Change("spacing"))),
    ("Fuzzy: source changed, many words changed", changed(Change("many"))),
    (
        "Fuzzy: source changed, “one” → “1”, “three” → “3”, “five” → “5”, … · mind the number",
        changed(replaced("one", "1"), replaced("three", "3"), replaced("five", "5"), risks=("number",), more=True),
    ),
    (
        "Fuzzy: source changed, ““yes”, “no”” removed · mind the negation",
        changed(Change("removed", "“yes”, “no”"), risks=("negation",)),
    ),
    ("Fuzzy: source changed, “d” moved", changed(Change("moved", new="d"))),
    ("Fuzzy: source changed, “→ she” removed", changed(Change("removed", "→ she"))),
    ("Fuzzy: source changed, “→ “c”” removed", changed(Change("removed", "→ “c”"))),
    (
        "Fuzzy: source changed, “w1 w2 w3 … w58 w59” → “v0 v1 v2 … v58 v59” · mind the number",
        changed(replaced("w1 w2 w3 … w58 w59", "v0 v1 v2 … v58 v59"), risks=("number",)),
    ),
    ("Fuzzy: taken from the same words in another place; does it fit here?", Fuzzy(SameWordsElsewhere())),
    ("Fuzzy: cut out of the translation of a longer text; does it fit?", Fuzzy(CutFromLonger())),
    (
        "Fuzzy: marked by hand before; taken from the same words in another place; does it fit here?",
        Fuzzy(SameWordsElsewhere(), marked=True),
    ),
    ("mars: ignore spacing untranslated, a test of it", SuppressedChecks(("spacing", "untranslated"), "a test of it")),
    ("mars: keep a slip of style", KeepInstruction("a slip of style")),
    (
        "mars: kept though the source changed: a slip (of style) (“here,” → “there,”)",
        KeptTranslation("a slip (of style)", TextDifference((replaced("here,", "there,"),))),
    ),
    (
        "mars: kept though the source changed: its typography alone (white space changed)",
        KeptTranslation("its typography alone", TextDifference((Change("spacing"),))),
    ),
    ("mars: joined from 2 texts", JoinedTexts(2)),
    ("mars: another translation was received: uno\\ny C:\\\\new", OtherTranslation("uno\ny C:\\new")),
    ("mars: this stood here before one was received: dos", ReplacedTranslation("dos")),
    ("also translated: C:\\new", AlsoTranslated("C:\\new")),
    ("mars: from carta.md", TakenFromDocument("carta.md")),
    ("mars: doubtful, it is translated in 2 ways", DoubtfulMatch("it is translated in 2 ways")),
    ("mars: also there: La bomba", AlsoInDocument("La bomba")),
    ("mars: from memory of 2025-01", TakenFromMemory("2025-01")),
    ("mars: also translated in 2025-01: Nuestros aliados: todos", AlsoInMemory("2025-01", "Nuestros aliados: todos")),
    ("mars: put together of sentences that were translated in other paragraphs", AssembledFromSentences()),
    ("mars: draft by apertium, digest 22869a61", MachineDraft("apertium", "22869a61")),
]


@pytest.mark.parametrize(("line", "remark"), LINES)
def test_a_line_of_that_version_is_read_and_written_the_same(line, remark):
    assert read_remark(line) == remark
    assert write_remark(remark) == line


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ("Ueberschrift · source language: en (foreign)", Occurrences("en", "foreign")),
        ("limit:50 Characters.", Limit(50)),
        (
            "mars:ignore  spacing  doubled-word : as the\tauthor wrote",
            SuppressedChecks(("spacing", "doubled-word"), ": as the\tauthor wrote"),
        ),
        ("mars: draft by apertium, digest 22869a61, read by Ana", MachineDraft("apertium", "22869a61")),
        (
            "mars: kept though the source changed: as it was said by then",
            KeptTranslation("as it was said by then"),
        ),
        ("Fuzzy: source changed, in words of no version", Fuzzy(SourceChanged())),
    ],
)
def test_what_people_and_other_versions_write_otherwise_is_read_too(line, remark):
    assert read_remark(line) == remark


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Ask Ana about this name",
        "No limit: 60 characters",
        "Limit: many characters",
        "The source language: en",
        "Section «Water», paragraph",
        "<a1>",
        "<q1> links to x",
        "Fuzzy: ask Ana",
        "mars: joined from many texts",
        "mars: ignore",
        "mars: something of a later version",
    ],
)
def test_what_people_write_in_their_own_words_is_no_remark(line):
    assert read_remark(line) is None
