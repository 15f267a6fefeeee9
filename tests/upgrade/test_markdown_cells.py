"""Words of cells and items that say `markdown="span"` were HTML to earlier versions: their finished work stays.

Those versions wrote for such a cell what today's writes for one that does not say so.
"""

import polib
import pytest

from mars_i18n.cli import run

pytestmark = pytest.mark.slow("upgrades a whole project")

CELLS = {
    "**Rain** until `noon`, see [the map](https://example.org/map)": (
        "<b1>Rain</b1> until <code1/>, see <a1>the map</a1>",
        "Vea [el mapa](https://example.org/map): **lluvia** hasta `noon`",
        "Vea <a1>el mapa</a1>: <b1>lluvia</b1> hasta <code1/>",
    ),
    "<i>Wind</i> and *more wind*": (
        "<i1>Wind</i1> and <i2>more wind</i2>",
        "<i1>Viento</i1> y *más viento*",
        "<i1>Viento</i1> y <i2>más viento</i2>",
    ),
    r"Two \* three is __six__": (
        "Two * three is <b1>six</b1>",
        r"Dos \* tres son __seis__",
        "Dos * tres son <b1>seis</b1>",
    ),
    "~~Closed~~ open": ("<s1>Closed</s1> open", "~~Cerrado~~ abierto", "<s1>Cerrado</s1> abierto"),
    'See [the river](river.html "All of the river") and **swim**': (
        "See <a1>the river</a1> and <b1>swim</b1>",
        'Vea **nadar** y [el río](river.html "Todo el río")',
        "Vea <b1>nadar</b1> y <a1>el río</a1>",
    ),
    'A picture ![Clouds over town](c.png "By night") of *clouds*': (
        "A picture <img1/> of <i1>clouds</i1>",
        'Una imagen ![Nubes sobre la ciudad](c.png "De noche") de *nubes*',
        "Una imagen <img1/> de <i1>nubes</i1>",
    ),
    "Write to <https://example.org/a> or [us](mail.html)": (
        "Write to <a1/> or <a2>us</a2>",
        "Escriba a [nosotros](mail.html) o a <ph1/>",
        "Escriba a <a2>nosotros</a2> o a <a1/>",
    ),
}
TITLES = {
    "All of the river": "Todo el río",
    "Clouds over town": "Nubes sobre la ciudad",
    "By night": "De noche",
}


def page(said):
    cells = "\n".join(f"<tr><td{said}>{cell}</td></tr>" for cell in CELLS)
    return f"---\nlanguage: en\n---\n\n# The weather of the week\n\n<table>\n{cells}\n</table>\n"


def catalogue(root):
    return polib.pofile(str(root / "locales/es/LC_MESSAGES/weather.po"))


@pytest.fixture
def root(tmp_path):
    (tmp_path / "sources").mkdir()
    (tmp_path / "mars-i18n.toml").write_text(
        'title = "The weather"\n[languages]\nen = "en_US"\nes = "es_CO"\n', encoding="utf-8"
    )
    (tmp_path / "sources/weather.md").write_text(page(""), encoding="utf-8")
    assert run(["-C", str(tmp_path), "sync"]) == 0
    po = catalogue(tmp_path)
    for entry, (_, translation, _) in zip(list(po)[1:], CELLS.values(), strict=True):
        entry.msgstr = translation
        entry.flags = [one for one in entry.flags if one != "fuzzy"]
    po.save()
    (tmp_path / "sources/weather.md").write_text(page(' markdown="span"'), encoding="utf-8")
    return tmp_path


def test_what_was_finished_is_finished_with_the_tags_of_today(root):
    assert run(["-C", str(root), "sync"]) == 0
    found = {one.msgid: one for one in catalogue(root) if not one.obsolete}
    for msgid, _, expected in CELLS.values():
        assert (found[msgid].msgstr, found[msgid].fuzzy) == (expected, False)
    for msgid, expected in TITLES.items():
        assert (found[msgid].msgstr, found[msgid].fuzzy) == (expected, False)
    assert run(["-C", str(root), "sync", "--check"]) == 0


def test_a_translation_without_a_mark_is_fuzzy(root):
    po = catalogue(root)
    po[1].msgstr = "Vea el mapa: lluvia hasta `noon`"
    po.save()
    assert run(["-C", str(root), "sync"]) == 0
    (entry,) = [one for one in catalogue(root) if one.msgid.startswith("<b1>Rain") and not one.obsolete]
    assert entry.fuzzy
