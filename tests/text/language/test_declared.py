"""In a document that declares its language, names, titles and codes have it; another language’s sentence has not."""

from pathlib import Path

import pytest
import yaml

from mars_i18n.text.language.identification import identify

HERE = Path(__file__).parent


def cases(name):
    data = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    for declared, texts in data["own"].items():
        yield from ((declared, text, declared) for text in texts)
    for declared, pairs in data["other"].items():
        yield from ((declared, text, language) for text, language in pairs)


def language_in(declared, text):
    (answer,) = identify([text], declared)
    return "foreign" if answer.basis == "foreign" else answer.language


@pytest.mark.parametrize(
    ("declared", "text", "language"), [*cases("declared_fit.yaml"), *cases("declared_held_out.yaml")]
)
def test_the_declared_language_holds_for_all_but_a_sentence_that_is_plainly_another_s(declared, text, language):
    assert language_in(declared, text) == language
