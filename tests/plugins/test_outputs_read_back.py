"""Outputs of other distributions are read back by the reader that they bring; one without is not released."""

import pytest

LETTER = "---\nlanguage: en\ntitle: A letter\n---\n\nThe pump brings clean water to the school of the village.\n"
RENDER = '''"""A card."""
from mars_i18n.model import Artefact, Segment
from mars_i18n.plugins.read_output import ReadBlock, ReadOutput
body = ("title", "text")
def render(edition):
    blocks = [block for document in edition.documents for block in document.blocks]
    said = [part.parts[0].text for block in blocks for part in block.parts if isinstance(part, Segment)]
    yield Artefact("card.txt", "\\n".join(said).encode())
'''
READ = """
def read_back(files, issue):
    lines = files["card.txt"].decode().split("\\n")
    yield ReadOutput("card.txt", tuple(ReadBlock(line, (), str(at)) for at, line in enumerate(lines)))
"""


@pytest.fixture
def mars(sandbox):
    sandbox.write("mars-i18n.toml", '[languages]\nen = "en_US"\n')
    sandbox.write("sources/letter.md", LETTER)
    sandbox("sync")
    return sandbox


@pytest.fixture
def card(install):
    return lambda text: install([("outputs", "card", "card")], {"card": text})


def test_an_output_without_a_reader_is_not_released_and_the_sentence_says_what_to_do(mars, card):
    card(RENDER)
    result = mars("release", "--output", "card,text")
    assert result.code == 1
    assert "card in en was not read back: the output card of mars-extra 1.0 has no reader. Leave it out" in result.err
    assert not (mars.root / "releases").exists()
    assert mars("release", "--output", "text").code == 0


def test_an_output_with_a_reader_is_released_and_recorded(mars, card):
    card(RENDER + READ)
    result = mars("release", "--output", "card")
    assert result.code == 0, result.err
    assert mars("release", "--verify").code == 0


def test_what_an_output_with_a_reader_leaves_out_is_named(mars, card):
    card(RENDER.replace("join(said)", "join(said[:1])") + READ)
    result = mars("build", "--output", "card", "--verify")
    assert result.code == 1
    assert (
        "card.txt: «The pump brings clean water to the school of the village.» (sources/letter.md:6) is mis"
        in result.err
    )


@pytest.mark.parametrize(
    ("reader", "sentence"),
    [
        (READ.replace('.split("\\n")', ".sp"), "failed on letter (en): AttributeError"),
        (READ.replace("yield ReadOutput(", "yield ("), "failed on letter (en): TypeError: it gave tuple"),
        (READ.replace("card.txt", "gone.txt"), "gone.txt is missing"),
    ],
)
def test_a_reader_that_fails_is_named_and_nothing_is_released(mars, card, reader, sentence):
    card(RENDER + reader)
    result = mars("release", "--output", "card")
    assert result.code == 1
    assert sentence in result.err
