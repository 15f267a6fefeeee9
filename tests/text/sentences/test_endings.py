"""How a text ends, whatever closes after its last mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.sentences.endings import ending, quoted_ending


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("El taller.", "es", "stop"),
        ("El taller!", "es", "stop"),
        ("El taller…", "es", "stop"),
        ("El taller", "es", "none"),
        ("¿Qué taller?", "es", "question"),
        ("¡¿Qué taller?!", "es", "question"),
        ("Los talleres:", "es", "colon"),
        ("El taller;", "es", "semicolon"),
        ("El taller,", "es", "comma"),
        ("Dijo «sí».", "es", "stop"),
        ("She said “yes.”", "en", "stop"),
        ("(Así es.)", "es", "stop"),
        ("El informe.\0\0\0\0", "es", "stop"),
        ("El informe.¹", "es", "stop"),
        ("a las 5 p. m.", "es", "abbreviation"),
        ("Acme Inc.", "en", "abbreviation"),
        ("in the U.S.", "en", "abbreviation"),
        ("lápices, etc.", "es", "abbreviation"),
        ("espere...", "es", "stop"),
        ("el 22 %.", "es", "stop"),
        ("最后。", "zh", "stop"),
        ("", "es", "none"),
        ("»", "es", "none"),
    ],
)
def test_the_class_of_the_ending(text, language, kind):
    assert ending(text, language)[0] == kind


@given(st.text(max_size=40), st.sampled_from(["es", "en", "und"]))
def test_the_ending_lies_in_the_text(text, language):
    kind, end = ending(text, language)
    assert 0 <= end <= len(text)
    assert kind == "none" or end > 0


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Dijo: «¿Voy?».", "question"),
        ("Disse: “Vou!”.", "stop"),
        ("Dijo: «¿Voy?».\0\0\0\0", "question"),
        ("Dijo: «Voy».", None),
        ("¿Voy?", None),
        ("", None),
    ],
)
def test_the_mark_within_the_quotation_that_a_final_stop_follows(text, kind):
    assert quoted_ending(text) == kind
