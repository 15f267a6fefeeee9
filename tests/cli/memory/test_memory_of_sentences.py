"""The memory knows sentences too: of paragraphs that are new as a whole, and of sentences that came into old ones."""

import pytest

WATER, PUMP, BOARD = (
    "The water of the valley is clean again.",
    "A new pump serves the school of the village.",
    "The board met twice in May.",
)
AGUA, BOMBA, MESA = (
    "El agua del valle vuelve a estar limpia.",
    "Una bomba nueva sirve a la escuela del pueblo.",
    "La mesa se reunió dos veces en mayo.",
)
HEAD = "---\nlanguage: en\n---\n\n"


@pytest.fixture
def taught(mars):
    """A project whose first issue holds a translated paragraph of two sentences, and a third sentence alone."""
    (mars.root / "sources" / "letter.md").unlink()
    mars.write("sources/2025-01.md", f"{HEAD}{WATER} {PUMP}\n\n{BOARD}\n")
    mars("sync")
    path = mars.catalogue("es", "2025-01")
    text = path.read_text(encoding="utf-8")
    for source, target in ((f"{WATER} {PUMP}", f"{AGUA} {BOMBA}"), (BOARD, MESA)):
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
    path.write_text(text, encoding="utf-8")
    return mars


def entry(mars, msgid, issue):
    text = mars.catalogue("es", issue).read_text(encoding="utf-8")
    return next(block for block in text.split("\n\n") if f'\nmsgid "{msgid}"' in block and "#~" not in block)


def test_a_paragraph_of_known_sentences_is_put_together_and_asks_for_a_look(taught):
    taught.write("sources/2025-03.md", f"{HEAD}{BOARD} {WATER}\n")
    taught("sync")
    found = entry(taught, f"{BOARD} {WATER}", "2025-03")
    assert f'msgstr "{MESA} {AGUA}"' in found
    assert "#, fuzzy" in found
    assert "# mars: put together of sentences that were translated in other paragraphs" in found
    assert taught("sync", "--check").code == 0


def test_a_paragraph_with_one_unknown_sentence_stays_empty(taught):
    taught.write("sources/2025-03.md", f"{HEAD}{BOARD} Nobody said this before.\n")
    taught("sync")
    assert 'msgstr ""' in entry(taught, f"{BOARD} Nobody said this before.", "2025-03")


def test_a_known_sentence_that_came_into_a_paragraph_is_filled_in(taught):
    taught.write("sources/2025-01.md", f"{HEAD}{WATER} {BOARD} {PUMP}\n\n{BOARD}\n")
    taught("sync")
    found = entry(taught, f"{WATER} {BOARD} {PUMP}", "2025-01")
    assert f'msgstr "{AGUA} {MESA} {BOMBA}"' in found
    assert "#, fuzzy" in found
    assert taught("sync", "--check").code == 0
