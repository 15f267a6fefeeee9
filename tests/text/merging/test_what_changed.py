"""What a translator is warned of when a source changed: what turns its sense round, or would be printed wrong."""

import pytest

from mars_i18n.text.merging.what_changed import find_risks
from mars_i18n.text.values.comparison import compare_values
from mars_i18n.text.values.dates import spoken_dates
from mars_i18n.text.values.quantities import read_values

CASES = [
    ("en", "The water is safe.", "The water is not safe.", ("negation",)),
    ("en", "We can go.", "We can't go.", ("negation",)),
    ("es", "El agua es segura.", "El agua no es segura.", ("negation",)),
    ("pt", "A água é segura.", "A água não é segura.", ("negation",)),
    ("en", "It has 27 pumps.", "It has 28 pumps.", ("number",)),
    ("en", "It has three pumps.", "It has four pumps.", ("number",)),
    ("en", "It cost 3 million.", "It cost 4 million.", ("number",)),
    ("en", "It runs at 60 mph.", "It runs at 80 km/h.", ("number",)),
    ("en", "One of the pumps works.", "Both of the pumps work.", ("number",)),
    ("en", "It cost 3 million.", "It cost 3,000,000.", ()),
    ("en", "It runs at 60 mph.", "It runs at 97 km/h.", ()),
    ("en", "It has 3 pumps.", "It has three pumps.", ()),
    ("es", "Abre a las 3 p. m.", "Abre a las 15:00.", ()),
    ("en", "Held on June 27th.", "Held on June 28th.", ("date",)),
    ("en", "Held on Tuesday.", "Held on Wednesday.", ("date",)),
    ("pt", "Na terça-feira.", "Na quarta-feira.", ("date",)),
    ("en", "We met Ana Quispe there.", "We met Rosa Quispe there.", ("name",)),
    ("en", "See example.org/a for it.", "See example.org/b for it.", ("link",)),
    ("en", "See <a1>here</a1>.", "See here.", ("link",)),
    ("en", "A pump works.", "The pump works well.", ()),
    ("en", "It works.", "Then it works.", ()),
    ("und", "We go.", "We do not go.", ("negation",)),
]


@pytest.mark.parametrize(("language", "old", "new", "expected"), CASES)
def test_risks(language, old, new, expected):
    assert find_risks(old, new, language) == expected
    assert find_risks(new, old, language) == expected


@pytest.mark.parametrize("piece", ["a.b ", "June 27th ", "no ", "A ", "<a1/>", "1,"])
def test_hostile_text_takes_linear_time(piece, assert_linear):
    def work(size):
        def find():
            spoken_dates.cache_clear()
            read_values.cache_clear()
            compare_values.cache_clear()
            find_risks.cache_clear()
            find_risks(piece * (size // len(piece)), "a", "en")

        return find

    assert_linear(work, 15_000, 60_000)
