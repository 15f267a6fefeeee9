"""A new issue takes the translations of similar texts of earlier ones: always fuzzy, with their origin, once."""

import polib
import pytest

from mars_i18n.model import Catalogue, Entry
from mars_i18n.suggesters.memory import CatalogueSource, Memory
from mars_i18n.text.segments.remarks import write_remark
from mars_i18n.text.segments.remarks.remark_kinds import Occurrences

FIRST = """---
language: en
---

# Water news

The new pump of the village gives water to 1,240 people every day.

The harvest was good this year.

Contact us
"""
PUMP = "The new pump of the village gives water to 1,240 people every day."
SPANISH = {
    PUMP: "La nueva bomba del pueblo da agua a 1.240 personas cada día.",
    "The harvest was good this year.": "La cosecha fue buena este año.",
    "Contact us": "Contáctenos",
    "Water news": "Noticias del agua",
}


def fill(mars, issue, texts=SPANISH):
    path = mars.catalogue("es", issue)
    file = polib.pofile(str(path), wrapwidth=0)
    for entry in file:
        if entry.msgid in texts and not entry.msgstr:
            entry.msgstr = texts[entry.msgid]
    file.save()


def entry(mars, msgid, issue="2025-03"):
    return polib.pofile(str(mars.catalogue("es", issue)), wrapwidth=0).find(msgid)


def write(mars, text, issue="2025-03"):
    mars.write(f"sources/{issue}.md", f"---\nlanguage: en\n---\n\n{text}\n")


@pytest.fixture
def project(mars):
    """A project whose first issue is translated into Spanish."""
    (mars.root / "sources" / "letter.md").unlink()
    mars.write("sources/2025-01.md", FIRST)
    mars("sync")
    fill(mars, "2025-01")
    return mars


def test_a_similar_text_gives_its_translation_as_fuzzy_with_its_origin_and_what_differs(project):
    text = "The harvest was bad this year."
    write(project, text)
    project("sync")
    found = entry(project, text)
    assert found.fuzzy
    assert found.msgstr == "La cosecha fue buena este año."
    assert found.tcomment == "mars: 91 % of 2025-01 · “good” → “bad”"
    assert found.previous_msgid == "The harvest was good this year."
    assert "Dudosa: traducción de un texto parecido, «good» → «bad»" in found.comment
    assert project("sync", "--check").code == 0


def test_a_figure_that_alone_differs_is_put_in_and_it_is_fuzzy_all_the_same(project):
    text = PUMP.replace("1,240", "2,310")
    write(project, text)
    project("sync")
    found = entry(project, text)
    assert found.msgstr == "La nueva bomba del pueblo da agua a 2.310 personas cada día."
    assert found.fuzzy
    assert found.tcomment.startswith("mars: 95 % of 2025-01 · “1,240” → “2,310” · adapted")
    assert "atención: número" in found.comment
    assert project("check", "2025-03", "--language", "es").code == 1  # a fuzzy text is not ready


@pytest.mark.parametrize("text", ["Contact them", "12,400", "Completely other words about a school and its library."])
def test_short_texts_figures_and_other_texts_take_nothing(project, text):
    write(project, f"{text}\n\nThe harvest was bad this year.")
    project("sync")
    assert not (entry(project, text) and entry(project, text).fuzzy)


def test_finished_work_never_becomes_fuzzy(project):
    write(project, "The harvest was bad this year.")
    project("sync")
    fill(project, "2025-03")
    before = project.catalogue("es", "2025-03").read_bytes()
    file = polib.pofile(str(project.catalogue("es", "2025-03")), wrapwidth=0)
    found = file.find("The harvest was bad this year.")
    found.flags.remove("fuzzy")
    found.msgstr = "La cosecha fue mala este año."
    file.save()
    assert project("sync", "--near").code == 0
    assert not entry(project, "The harvest was bad this year.").fuzzy
    assert before != project.catalogue("es", "2025-03").read_bytes()


def test_it_is_searched_once_and_again_only_where_sync_near_asks(mars):
    (mars.root / "sources" / "letter.md").unlink()
    mars.write("sources/2025-01.md", FIRST)
    text = "The harvest was bad this year."
    write(mars, text)
    mars("sync")
    fill(mars, "2025-01")
    assert mars("sync").code == 0
    assert entry(mars, text).msgstr == ""
    assert mars("sync", "--check").code == 0
    assert mars("sync", "--near", "2025-03").code == 0
    assert entry(mars, text).msgstr == "La cosecha fue buena este año."


def test_a_later_change_of_the_text_says_what_changed_and_no_longer_what_it_was_like(project):
    write(project, "The harvest was bad this year.")
    project("sync")
    write(project, "The harvest was bad this year, too.")
    project("sync")
    found = entry(project, "The harvest was bad this year, too.")
    assert "%" not in found.tcomment
    assert found.previous_msgid == "The harvest was good this year."
    assert "cambió el original" in found.comment


def test_the_settings_say_how_like_a_text_must_be(project):
    configuration = project.root / "mars-i18n.toml"
    text = configuration.read_text(encoding="utf-8")
    write(project, "The harvest was bad this year.")
    configuration.write_text(f"{text}\n[memory]\nnear = 95\n", encoding="utf-8")
    project("sync")
    assert entry(project, "The harvest was bad this year.").msgstr == ""
    configuration.write_text(f"{text}\n[memory]\nnear = 12\n", encoding="utf-8")
    result = project("sync")
    assert result.code == 2
    assert "near: must be a whole number from 50 to 100, or 0" in result.err


def test_a_text_in_another_language_gives_nothing():
    spanish = Entry("Mayor es el valle nuevo", "Greater", extracted=(write_remark(Occurrences("es")),))
    memory = Memory(None)
    memory.update([CatalogueSource("a", "pt", "a", "1", lambda: Catalogue("pt", (spanish,)))])
    assert memory.near("Mayor es el valle nueva", "pt", source="es")
    assert not memory.near("Mayor es el valle nueva", "pt", source="en")
