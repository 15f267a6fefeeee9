"""Words and their accents, with the extra and without it."""

import pytest

from mars_i18n.text.flaws import spelling

NEEDED = "needs the extra: pip install mars-i18n[spelling]"
with_lists = pytest.mark.skipif(not spelling.spelling_available(), reason=NEEDED)


@with_lists
@pytest.mark.parametrize(
    ("word", "language", "right"),
    [
        ("educacion", "es", "educación"),
        ("tambien", "es", "también"),
        ("reuniao", "pt", "reunião"),
        ("codigo", "pt", "código"),
        ("educacao", "pt", "educação"),
        ("publica", "es", ""),
        ("educación", "es", ""),
        ("imágen", "es", "imagen"),
        ("claúsulas", "es", "cláusulas"),
        ("seqüência", "pt", "sequência"),
        ("xyzzy", "es", ""),
        ("table", "en", ""),
        ("onze", "pt", ""),
        ("hifens", "pt", ""),
    ],
)
def test_a_word_with_a_wrong_accent_is_reported_and_others_are_not(word, language, right):
    near = spelling.near_miss(word, language)
    assert (near.word if near is not None and near.accents_only else "") == right


@with_lists
@pytest.mark.parametrize(
    ("word", "language", "right"),
    [
        ("resultadso", "es", "resultados"),
        ("contruir", "es", "construir"),
        ("tanbém", "pt", "também"),
        ("váras", "pt", "várias"),
        ("goverment", "en", "government"),
        ("revisiónde", "es", "revisión de"),
        ("fork", "es", ""),
        ("umidade", "pt", ""),
        ("rápidamente", "es", ""),
        ("dígaselo", "es", ""),
        ("circadianos", "es", ""),
        ("faltantes", "pt", ""),
        ("portável", "pt", ""),
        ("reusar", "pt", ""),
        ("diagramar", "pt", ""),
    ],
)
def test_a_mistyped_word_is_known_for_its_neighbour_and_a_rare_one_is_left_alone(word, language, right):
    near = spelling.near_miss(word, language)
    assert (near.word if near is not None and not near.accents_only else "") == right


def test_without_the_lists_only_the_plainest_near_misses_are_found(monkeypatch):
    monkeypatch.setattr(spelling, "spelling_available", lambda: False)
    spelling.near_miss.cache_clear()
    spelling.is_known.cache_clear()
    assert spelling.near_miss("tanbém", "pt") == ("também", False)
    assert spelling.near_miss("educacion", "es") is None
    spelling.near_miss.cache_clear()
    spelling.is_known.cache_clear()


@with_lists
def test_a_text_of_usual_words_never_loads_the_lists(monkeypatch):
    asked = []
    monkeypatch.setattr(spelling, "is_known", lambda *word: asked.append(word) or True)
    spelling.near_miss.cache_clear()
    for word in "los resultados del estudio fueron publicados durante la semana pasada".split():
        assert spelling.near_miss(word, "es") is None
    assert not asked
    spelling.near_miss.cache_clear()


@with_lists
def test_a_language_without_a_list_knows_every_word():
    assert spelling.is_known("xyzzy", "fr")


def test_without_the_extra_every_word_is_known(monkeypatch):
    monkeypatch.setattr(spelling, "spelling_available", lambda: False)
    spelling.is_known.cache_clear()
    assert spelling.is_known("xyzzy", "es")
    spelling.is_known.cache_clear()


def test_a_check_that_needs_a_missing_extra_names_the_command(monkeypatch):
    from mars_i18n.checks.settings import CheckSettings
    from mars_i18n.checks.translation import accent_typo
    from mars_i18n.errors import MarsError
    from mars_i18n.plugins.loading import describe

    describe.cache_clear()
    monkeypatch.setattr(accent_typo, "needs", ("spelling", "simplemma"), raising=False)
    monkeypatch.setattr("mars_i18n.plugins.loading.find_spec", lambda _: None)
    with pytest.raises(MarsError) as raised:
        CheckSettings(select=("accent-typo",)).require_known_checks()
    assert 'pip install "mars-i18n[spelling]"' in raised.value.hint
    CheckSettings().require_known_checks()
    describe.cache_clear()
