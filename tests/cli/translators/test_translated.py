"""A document that was translated elsewhere fills the catalogue of its issue."""

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.cli._import_translated import import_translated_file
from mars_i18n.cli._terminal import Terminal
from mars_i18n.errors import MarsError
from mars_i18n.model import Catalogue, Entry, Location, Segment, Text
from mars_i18n.text.aligning.fill import fill_catalogue
from mars_i18n.text.aligning.proposals import Proposal

WHOLE = """\
---
title: Una carta del valle
language: es
date: 2025-05/2025-06
volume: 1
---

## Agua para la escuela

La nueva bomba lleva **agua limpia** a la escuela del pueblo todas las mañanas.
Lea la [historia completa](https://example.org/agua).

## Lanzamiento del programa en Colombia

El programa fue presentado a las comunidades en un acto público.

- Una biblioteca
- Un jardín
"""


@pytest.fixture
def bring(mars, capsys):
    """Write a translated document beside the project and bring it in: (exit code, what is printed)."""

    def act(text, language="es", name="carta.md", issue=""):
        path = mars.root.parent / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        capsys.readouterr()
        terminal = Terminal(mars.root)
        row = import_translated_file(terminal, terminal.open_project(), path, language, issue, shows=True)
        code = 1 if row["conflicts"] else 0
        return code, capsys.readouterr().out

    return act


def entries(mars, language="es"):
    return {entry.msgid: entry for entry in polib.pofile(str(mars.catalogue(language)), wrapwidth=0)}


def test_a_whole_translation_fills_the_catalogue_and_says_where_it_is_from(mars, bring):
    code, out = bring(WHOLE)
    assert code == 0
    assert "carta.md → locales/es/LC_MESSAGES/letter.po: 5 translations taken" in out
    found = entries(mars)
    pump = found[
        "The new pump brings <b1>clean water</b1> to the school of the village every morning. "
        "Read the <a1>full story</a1>."
    ]
    assert pump.msgstr == (
        "La nueva bomba lleva <b1>agua limpia</b1> a la escuela del pueblo todas las mañanas. "
        "Lea la <a1>historia completa</a1>."
    )
    assert not pump.fuzzy
    assert pump.tcomment == "mars: from carta.md"
    assert "another link, line 10: https://example.org/agua for https://example.org/water" in out


def test_afterwards_sync_has_nothing_to_do_and_a_second_time_brings_nothing_new(mars, bring):
    mars("sync")
    bring(WHOLE)
    before = mars.files()
    assert mars("sync", "--check").code == 0
    code, out = bring(WHOLE)
    assert code == 0
    assert "5 already translated" in out
    assert mars.files() == before
    assert mars("build", "--language", "es").code == 0


def test_what_a_person_typed_stays_and_the_other_text_is_reported(mars, bring):
    mars("sync")
    path = mars.catalogue("es")
    typed = path.read_text().replace('msgid "A garden"\nmsgstr ""', 'msgid "A garden"\nmsgstr "Un huerto"')
    path.write_text(typed)
    code, out = bring(WHOLE)
    assert code == 1
    assert "conflict: A garden\n    ours:   Un huerto\n    theirs: Un jardín (line 18)" in out
    assert entries(mars)["A garden"].msgstr == "Un huerto"


def test_texts_in_the_language_already_are_left_alone(mars, bring):
    bring(WHOLE.replace("Lanzamiento del programa en Colombia", "Lanzamiento del programa, en Colombia"))
    heading = entries(mars)["Lanzamiento del programa en Colombia"]
    assert heading.msgstr == heading.msgid
    assert not heading.tcomment


LONG = """\
# A letter from Cajamarca

The laboratory in Cajamarca opened its doors on 3 June 2025.

Around 120 families have asked for an analysis of their water. The ministry will pay for the 120 analyses.

Karin Metell, from Sida, spoke about Lima and Moquegua.

Read more in the bulletin of the Universidad de Piura.
"""
LARGO = """\
# Una carta de Cajamarca

Este párrafo lo escribió el traductor, para nadie más.

El laboratorio de Cajamarca abrió sus puertas el 3 de junio de 2025.

Unas 120 familias han pedido un análisis de su agua.

El ministerio pagará los 120 análisis.

Karin Metell, de Asdi, habló sobre Lima y Moquegua. Lea más en el boletín de la Universidad de Piura.
"""


def test_joined_and_split_paragraphs_are_doubtful_and_say_so(mars, bring):
    mars.write("sources/long.md", LONG)
    code, out = bring(LARGO)
    assert code == 0
    assert "locales/es/LC_MESSAGES/long.po" in out
    path = mars.catalogue("es", "long")
    found = {entry.msgid: entry for entry in polib.pofile(str(path), wrapwidth=0)}
    split = found[LONG.splitlines()[4]]
    assert split.fuzzy
    assert split.msgstr == "Unas 120 familias han pedido un análisis de su agua. El ministerio pagará los 120 análisis."
    assert "doubtful, the translation has it in 2 parts" in split.tcomment
    joined = found[LONG.splitlines()[8]]
    assert joined.fuzzy
    assert joined.msgstr == "Lea más en el boletín de la Universidad de Piura."
    assert "the translation has 2 of ours in one; this is its share" in joined.tcomment
    assert "without a source: " in out
    assert "carta.md:3: Este párrafo lo escribió el traductor" in out


def test_what_the_translation_left_out_is_listed_with_its_line(mars, bring):
    _, out = bring(WHOLE.replace("- Una biblioteca\n", ""))
    assert "  missing: sources/letter.md:17: A library" in out
    assert entries(mars)["A library"].msgstr == ""


def test_what_was_left_in_the_language_of_the_source_is_no_translation(mars, bring):
    mars.write("sources/long.md", LONG)
    left = "Around 120 families have asked for an analysis of their water. The ministry will pay for the 120 analyses."
    text = LARGO.replace(
        "Unas 120 familias han pedido un análisis de su agua.\n\nEl ministerio pagará los 120 análisis.", left
    )
    _, out = bring(text)
    assert "1 not translated in the document" in out
    path = mars.catalogue("es", "long")
    assert {entry.msgid: entry.msgstr for entry in polib.pofile(str(path))}[left] == ""


def test_plain_text_is_taken_in_for_a_source_in_markdown(mars, bring):
    text = (
        WHOLE.split("---\n")[2]
        .replace("## ", "")
        .replace("**", "")
        .replace("[historia completa](", "historia completa (")
    )
    code, out = bring(text, name="carta.txt")
    assert code == 0
    assert entries(mars)["Water for the school"].msgstr == "Agua para la escuela"
    pump = next(entry for msgid, entry in entries(mars).items() if msgid.startswith("The new pump"))
    assert pump.fuzzy
    assert "<b1> is missing" in pump.tcomment
    assert "doubtful: sources/letter.md:10 ↔ line" in out


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ((WHOLE, "pt", "carta.md", ""), "it is in es, not in pt"),
        ((WHOLE, "fr", "carta.md", ""), "'fr' is not a language of this project"),
        ((WHOLE, "es", "carta.pages", ""), "files of this kind cannot be read"),
        (("", "es", "carta.md", ""), "the file has no text"),
        (("\n\n---\n\n", "es", "carta.md", ""), "the file has no text"),
        (("Otra cosa, que nada tiene que ver con 1936.", "es", "carta.md", ""), "not a translation of any issue"),
        ((b"\xff\xfe\x00garbage", "es", "carta.md", ""), "carta.md"),
        ((WHOLE, "es", "carta.md", "nowhere"), "no issue 'nowhere'"),
    ],
)
def test_a_file_that_cannot_be_brought_in_is_refused_with_the_reason(mars, bring, file, words):
    before = mars.files()
    with pytest.raises(MarsError) as refused:
        bring(*file)
    assert words in refused.value.message
    assert mars.files() == before


@pytest.mark.parametrize(
    "text", ["# a\n" * 300, "[" * 2000, "<b1>" * 500, "| a " * 400 + "\n", "a. " * 2000, "> " * 500]
)
def test_broken_and_hostile_files_never_crash(bring, text):
    try:
        assert bring(text + "\n\nEl programa fue presentado a las comunidades en un acto público.\n")[0] == 0
    except MarsError as refused:
        assert "carta.md" in refused.message


TEXTS = st.sampled_from(["", "uno", "dos", "A garden"])
ENTRIES = st.lists(
    st.builds(Entry, st.sampled_from("abc"), TEXTS, fuzzy=st.booleans(), obsolete=st.booleans()),
    max_size=5,
    unique_by=lambda entry: entry.key,
)
PROPOSALS = st.lists(
    st.builds(
        lambda msgid, msgstr, reason, language: Proposal(
            Segment((Text(msgid),), language=language), msgstr, reason, Location("x", 1)
        ),
        st.sampled_from("abcd"),
        TEXTS,
        st.sampled_from(["", "why"]),
        st.sampled_from(["en", "es"]),
    ),
    max_size=6,
)


@given(ENTRIES, PROPOSALS)
def test_nothing_that_is_in_a_catalogue_is_changed_and_nothing_proposed_goes_unsaid(before, proposals):
    filling = fill_catalogue(Catalogue("es", tuple(before)), proposals, "es", "x.md")
    after = filling.catalogue.entries
    assert [entry.key for entry in after] == [entry.key for entry in before]
    assert all(new == old for old, new in zip(before, after, strict=True) if old.msgstr or old.obsolete)
    reported = [*filling.taken, *filling.doubtful, *filling.conflicts, *filling.same, *filling.untranslated]
    active = {entry.msgid for entry in before if not entry.obsolete}
    wanted = {
        to_msgid(one) for one in proposals if one.msgstr and one.source.language != "es" and to_msgid(one) in active
    }
    assert sorted(one.msgid for one in reported) == sorted(wanted)
    again = fill_catalogue(filling.catalogue, proposals, "es", "x.md")
    assert again.catalogue == filling.catalogue


def to_msgid(proposal):
    return proposal.source.parts[0].text
