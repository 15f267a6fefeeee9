"""A second issue is filled from the first: nothing is typed twice."""

from functools import partial

import pytest

from mars_i18n.model import Catalogue, Entry
from mars_i18n.project import open_project
from mars_i18n.suggesters.memory import CatalogueSource, Memory
from mars_i18n.workflow.issue.asking.recall import memory_path

FIRST = "---\nlanguage: en\n---\n\n# Our partners\n\nThe water of the valley is clean again.\n\n- Contact us\n"


@pytest.fixture
def first(mars):
    (mars.root / "sources" / "letter.md").unlink()
    mars.write("sources/2025-01.md", FIRST)
    mars("sync")
    fill(
        mars,
        "es",
        "2025-01",
        {"Our partners": "Nuestros aliados", "The water of the valley is clean again.": "El agua."},
    )
    return mars


def fill(mars, language, issue, texts):
    path = mars.catalogue(language, issue)
    content = path.read_text(encoding="utf-8")
    for msgid, text in texts.items():
        content = content.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{text}"')
    path.write_text(content, encoding="utf-8")


def entry(mars, msgid, issue="2025-03", language="es"):
    text = mars.catalogue(language, issue).read_text(encoding="utf-8")
    return next(block for block in text.split("\n\n") if f'msgid "{msgid}"' in block)


def test_a_text_in_the_same_context_comes_translated_with_its_origin(first):
    first.write("sources/2025-03.md", FIRST)
    first("sync")
    assert 'msgstr "El agua."' in entry(first, "The water of the valley is clean again.")
    assert "# mars: from memory of 2025-01" in entry(first, "Our partners")
    assert "fuzzy" not in entry(first, "Our partners")
    assert 'msgstr ""' in entry(first, "Contact us")
    assert first("sync", "--check").code == 0


def test_a_text_in_another_context_comes_fuzzy(first):
    first.write("sources/2025-03.md", "---\nlanguage: en\n---\n\n- Our partners\n")
    first("sync")
    assert "#, fuzzy" in entry(first, "Our partners")
    assert "¿sirve aquí?" in entry(first, "Our partners")
    assert first("sync", "--check").code == 0


def test_of_several_translations_the_latest_comes_fuzzy_and_the_others_as_comments(first):
    first.write("sources/2025-02.md", FIRST)
    first("sync")
    path = first.catalogue("es", "2025-02")
    path.write_text(path.read_text(encoding="utf-8").replace("Nuestros aliados", "Nuestros socios"), encoding="utf-8")
    first.write("sources/2025-03.md", FIRST)
    first("sync")
    found = entry(first, "Our partners")
    assert 'msgstr "Nuestros socios"' in found
    assert "#, fuzzy" in found
    assert "# mars: also translated in 2025-01: Nuestros aliados" in found


def test_fuzzy_translations_are_not_remembered(first):
    path = first.catalogue("es", "2025-01")
    content = path.read_text(encoding="utf-8").replace('msgid "Our partners"', '#, fuzzy\nmsgid "Our partners"')
    path.write_text(content, encoding="utf-8")
    first.write("sources/2025-03.md", FIRST)
    first("sync")
    assert 'msgstr ""' in entry(first, "Our partners")


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_damaged_memory_is_made_anew(first, damage):
    first.write("sources/2025-03.md", FIRST)
    path = memory_path(open_project(first.root))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(damage)
    assert first("sync").code == 0
    assert 'msgstr "El agua."' in entry(first, "The water of the valley is clean again.")


def test_a_memory_that_cannot_be_written_is_kept_in_the_process(first, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    first.write("sources/2025-03.md", FIRST)
    assert first("sync").code == 0
    assert 'msgstr "El agua."' in entry(first, "The water of the valley is clean again.")


def test_a_memory_reads_a_catalogue_again_only_when_it_changed(tmp_path):
    reads = []

    def source(stamp, text="uno"):
        def read():
            reads.append(stamp)
            return Catalogue("es", (Entry("one", text),))

        return CatalogueSource("es/a.po", "es", "a", stamp, read)

    memory = Memory(tmp_path / "memory.sqlite")
    memory.update([source("1")])
    memory.update([source("1")])
    memory.update([source("2", "UNO")])
    assert reads == ["1", "2"]
    assert [one.msgstr for one in memory.exact("one", "es")] == ["UNO"]
    memory.update([])
    assert memory.exact("one", "es") == ()


def test_texts_like_a_missing_one_are_suggested_with_how_alike_they_are(first):
    configuration = first.root / "mars-i18n.toml"
    configuration.write_text(f"{configuration.read_text(encoding='utf-8')}\n[memory]\nnear = 0\n", encoding="utf-8")
    first.write("sources/2025-03.md", FIRST.replace("valley is clean again", "valley is clean at last"))
    first("sync")
    result = first("suggest", "2025-03", "--language", "es")
    assert result.code == 0
    assert "The water of the valley is clean at last." in result.out
    assert "%  El agua.\n        2025-01: The water of the valley is clean again." in result.out
    assert "Contact us" not in result.out


def test_where_nothing_is_alike_it_says_so(first):
    first.write("sources/2025-03.md", "---\nlanguage: en\n---\n\nNothing like anything.\n")
    first("sync")
    assert "No catalogue of this project has a text similar" in first("suggest", "2025-03").err


def test_looking_for_likeness_takes_no_longer_in_a_large_archive(tmp_path, assert_within):
    def memory(count):
        entries = tuple(Entry(f"The water of town {n} is clean, says report x{n}y", f"agua {n}") for n in range(count))
        made = Memory(tmp_path / f"{count}.sqlite")
        made.update([CatalogueSource("a", "es", "a", "1", lambda: Catalogue("es", entries))])
        return made

    small, large = memory(200), memory(20_000)
    for one in (small, large):
        near = partial(one.near, "The water of town 150 is clean, said report x150y", "es")
        assert near()[0].msgstr == "agua 150"
        assert_within(1, near)


def test_a_text_that_other_issues_translate_otherwise_is_mentioned(first):
    first.write("sources/2025-03.md", FIRST)
    first("sync")
    path = first.catalogue("es", "2025-03")
    path.write_text(path.read_text(encoding="utf-8").replace("Nuestros aliados", "Nuestros socios"), encoding="utf-8")
    result = first("-v", "check", "2025-03", "--language", "es", "--select", "inconsistent-translation")
    assert "info: translated in 2025-01 as «Nuestros aliados» [inconsistent-translation]" in result.out
    assert result.code == 0
