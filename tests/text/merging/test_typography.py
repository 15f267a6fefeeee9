"""A change of typography alone is told from a change of words, and made in the translation where that is safe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.merging.typography import carry_typography

CARRIED = [
    ('The "pump" works', "The “pump” works", 'La "bomba" anda', "La “bomba” anda"),
    ('The "pump" works', "The “pump” works", "La «bomba» anda", "La «bomba» anda"),
    ("A pump", "A pump.", "Una bomba", "Una bomba."),
    ("A pump.", "A pump", "Una bomba.", "Una bomba"),
    ("“A pump”", "“A pump.”", "«Una bomba»", "«Una bomba.»"),
    ("A <b1>pump</b1>", "A <b1>pump</b1>.", "Una <b1>bomba</b1>", None),
    ("A pump", "A pump.", "Una bomba…", None),
    ("Multi- Stakeholder table", "Multi-Stakeholder table", "mesa de varias partes", "mesa de varias partes"),
    ("The pump , too", "The pump, too", "También la bomba", "También la bomba"),
    ("Water\u00a0", "Water", "Agua", "Agua"),
    ("Wait...", "Wait…", "Espere...", "Espere…"),
    ("2024-2025", "2024–2025", "de 2024 a 2025", "de 2024 a 2025"),
    ("A pump", "A pumps", "Una bomba", None),
    ("We can not", "We cannot", "No podemos", None),
    ("Water — light", "Water, light", "Agua — luz", None),
    ("1.5 m", "15 m", "1,5 m", None),
    ("Same", "Same", "Igual", None),
]


@pytest.mark.parametrize(("old", "new", "target", "expected"), CARRIED)
def test_what_is_carried_and_how(old, new, target, expected):
    assert carry_typography(old, new, target) == expected


texts = st.text(st.sampled_from("aB1 .,“”\"'’–-…\u00a0<>"), max_size=20)


@given(texts, texts, texts)
def test_no_letter_or_digit_of_a_translation_ever_changes(old, new, target):
    carried = carry_typography(old, new, target)
    if carried is not None:
        assert [char for char in carried if char.isalnum()] == [char for char in target if char.isalnum()]
        assert [char for char in old if char.isalnum()] == [char for char in new if char.isalnum()]


@pytest.mark.parametrize("piece", [" ", "“", "a ", "- ", ". ", "...", '"'])
def test_hostile_text_takes_linear_time(piece, assert_linear):
    def work(size):
        text = piece * (size // len(piece))
        return lambda: carry_typography(text, text + " .", text)

    assert_linear(work, 20_000, 80_000)
