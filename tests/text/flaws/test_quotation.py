"""Quotation marks and words that tell who wrote: systems of quoting, variants of Portuguese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.flaws.quotation import quotations, styles
from mars_i18n.text.flaws.variants import variants


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("«a» y “b”", ["«»", "“”"]),
        ("«a “b” c» y «d»", ["«»", "«»"]),
        ("\"a\" y “b 'c'”", ['""', "“”"]),
        ('un tubo de 5" y otro de 3"', []),
        ("„a“ y „b”", ["„“", "„“"]),
        ("«a, sin cerrar “b”", []),
        ("ya cerró» y «sí»", ["«»"]),
        ("", []),
    ],
)
def test_outermost_quotations_show_the_system(text, found):
    assert [style for _, style in quotations(text)] == found
    assert sorted(styles(text).elements()) == sorted(found)


@given(st.text(st.sampled_from('«»“”„"5a '), max_size=40))
def test_a_quotation_is_where_it_is_said_to_be(text):
    offsets = [offset for offset, _ in quotations(text)]
    assert offsets == sorted(set(offsets))
    assert all(text[offset] in '«“„"' for offset in offsets)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A equipe estuda os dados econômicos.", [("equipe", "pt_BR"), ("econômicos", "pt_BR")]),
        ("A equipa estuda os dados económicos.", [("equipa", "pt_PT"), ("económicos", "pt_PT")]),
        ("A Debian equipa roteadores", []),
        ("Na Amazónia e no Irão", [("Amazónia", "pt_PT"), ("Irão", "pt_PT")]),
        ("Os membros irão votar", []),
        ("AMAZÔNIA e Equipes", [("Equipes", "pt_BR")]),
        ("O planejamento do gênero", [("planejamento", "pt_BR"), ("gênero", "pt_BR")]),
        ("O projeto, o fato e o comboio", []),
        ("", []),
    ],
)
def test_only_words_of_one_side_show_the_variant(text, found):
    assert [(word, variant) for _, word, variant in variants(text)] == found


@pytest.mark.parametrize("piece", ["«", '"', "«»", "“", "equipe ", "econômic", "a"])
def test_hostile_text_takes_linear_time(piece, assert_within):
    text = piece * (200_000 // len(piece))
    assert_within(5, lambda: [*quotations(text), *variants(text)])
