"""Words and their accents, with the extra and without it."""

import pytest

from mars_i18n.text.flaws import spelling

NEEDED = "needs the extra: pip install mars-i18n[spelling]"
pytestmark = pytest.mark.skipif(not spelling.spelling_available(), reason=NEEDED)


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
        ("xyzzy", "es", ""),
        ("table", "en", ""),
    ],
)
def test_a_word_that_lacks_its_accent_is_told_and_others_are_not(word, language, right):
    assert spelling.with_accents(word, language) == right


def test_a_language_without_a_list_knows_every_word():
    assert spelling.is_known("xyzzy", "fr")


def test_without_the_extra_every_word_is_known(monkeypatch):
    monkeypatch.setattr(spelling, "spelling_available", lambda: False)
    spelling.is_known.cache_clear()
    assert spelling.is_known("xyzzy", "es")
    spelling.is_known.cache_clear()


def test_a_check_that_needs_a_missing_extra_names_the_command(monkeypatch):
    from mars_i18n.checks.settings import CheckSettings
    from mars_i18n.errors import MarsError

    monkeypatch.setattr("mars_i18n.plugins.loading.find_spec", lambda _: None)
    with pytest.raises(MarsError) as raised:
        CheckSettings(select=("accent-typo",)).require_known_checks()
    assert 'pip install "mars-i18n[spelling]"' in raised.value.hint
    CheckSettings().require_known_checks()
