"""Names, places and negations of one text alone, and signs as a region writes them: two claims a line."""

import pytest

from mars_i18n.checks.running import CheckSettings, run_checks
from mars_i18n.model import Entry
from mars_i18n.plugins.kinds import IssueUnits, Unit

_BEHIND = "Clause 1 is new. We read clause two."
CASES = [
    ("number-format", "es_MX", "It cost US$500 to each.", "Les costó 500 US$ a cada uno.", True),
    ("number-format", "es_ES", "It cost US$500 to each.", "Les costó 500 US$ a cada uno.", False),
    ("number-format", "pt_BR", "It cost US$500 to each.", "Custou 500 US$ a cada um.", True),
    ("number-format", "pt_BR", "It cost US$500 to each.", "Custou US$ 500 a cada um.", False),
    ("number-format", "es_ES", "It fell 15% in May.", "Bajó 15% en mayo.", True),
    ("number-format", "es_ES", "It fell 15% in May.", "Bajó 15\u00a0% en mayo.", False),
    ("number-format", "es_MX", "It fell 15% in May.", "Bajó 15% en mayo.", False),
    ("number-format", "es_CO", "It fell 15% in May.", "Bajó 15 % en mayo.", False),
    ("number-format", "pt_BR", "It fell 15% in May.", "Caiu 15 % em maio.", True),
    ("number-format", "es_ES", "Type $1 or a%20b here.", "Escriba aquí $1 o a%20b.", False),
    ("number-format", "es", "The 3rd meeting is in May.", "La 3a reunión es en mayo.", True),
    ("number-format", "es", "We meet from 3 to 5.", "Nos vemos de las 3 a las 5.", False),
    ("number-format", "pt", "Option 1a of the form", "A opção 1a do formulário", False),
    ("number-format", "pt", "It begins on 1 September.", "Começa no 1o de setembro.", True),
    ("quote-style", "es", "“We agree,” she said.", "«Estamos de acuerdo,» dijo.", True),
    ("quote-style", "es", "“We agree,” she said.", "«Estamos de acuerdo», dijo.", False),
    ("quote-style", "pt", "The “green” fund", 'O fundo “verde"', True),
    ("quote-style", "pt", 'A 5" pipe is “green”', 'Um tubo de 5" é “verde”', False),
    ("unbalanced-pair", "pt", "The “green” fund", 'O fundo “verde"', False),
    ("unbalanced-pair", "pt", "The “green” fund", "O fundo “verde", True),
    ("name-mangled", "es", "Minister Orbán met the families.", "El ministro Murray vio a las familias.", True),
    ("name-mangled", "es", "Minister Orbán met the families.", "El ministro Orban vio a las familias.", False),
    ("name-mangled", "pt", "Oxfam paid for the wells.", "A Unicef pagou os poços.", True),
    ("name-mangled", "es", "We met in the Church of it.", "Nos vimos en esa Iglesia.", False),
    ("name-mangled", "pt", "Data of PNG-registered firms", "Dados de firmas de Papua-Nova Guiné", False),
    ("place-missing", "es", "Leaders from the Andes met.", "Se reunieron líderes de Bolivia.", True),
    ("place-missing", "es", "Bolivian leaders met.", "Se reunieron líderes de Bolivia.", False),
    ("place-missing", "es", "The firms of PNG fly.", "Vuelan las firmas de Papúa Nueva Guinea.", False),
    ("place-missing", "pt", "It is from Burma.", "É da Birmânia.", False),
    ("place-missing", "es", "Afghan farmers sow wheat.", "En Afganistán siembran trigo.", False),
    ("negation-changed", "es", "The council did not approve it.", "El consejo lo aprobó.", True),
    ("negation-changed", "pt", "The council approved it.", "O conselho não o aprovou.", True),
    ("negation-changed", "es", "Prices keep growing.", "Los precios no dejan de crecer.", False),
    ("negation-changed", "es", "The bridge is not safe.", "El puente es inseguro.", False),
    ("negation-changed", "pt", "Not only the council met.", "O conselho também se reuniu.", False),
    ("number-missing", "es", _BEHIND, "La cláusula es nueva. Leímos la cláusula dos.", True),
    ("number-missing", "es", _BEHIND, "La cláusula 1 es nueva. Leímos la cláusula dos.", False),
    ("number-missing", "es", "It holds 1 GB or one disk.", "Tiene unos GB o un disco.", True),
    ("number-missing", "es", "It holds 1 GB or one disk.", "Tiene un GB o un disco.", False),
    ("number-missing", "es", "It left. 1 package stays, one.", "Salió. paquete queda, uno.", True),
    ("number-missing", "es", "It left. 1 package stays, one.", "Salió. Un paquete queda, uno.", False),
    ("number-changed", "es", "In two years, three per cent.", "En dos años, un 2 %.", True),
    ("number-changed", "es", "In two years, three per cent.", "En dos años, un 3 %.", False),
    ("spacing", "en", "Não pode ser.", "It could n't be.", True),
    ("spacing", "en", "A tecla 's' abre.", "The 's' key opens it.", False),
]


@pytest.mark.parametrize(("name", "locale", "source", "target", "is_fault"), CASES)
def test_the_fault_is_found_and_the_right_translation_is_not(name, locale, source, target, is_fault):
    language, known = locale.partition("_")[0], locale if "_" in locale else {"es": "es_CO"}.get(locale, "pt_BR")
    unit = Unit(Entry(source, target), "en" if language != "en" else "pt", language, "may", "a.po", known)
    found = run_checks([unit], [], CheckSettings(select=(name,)), [IssueUnits("may", (unit,))])
    assert bool(found) is is_fault


@pytest.mark.parametrize(
    ("target", "severity"),
    [
        ("La bomba se averió la semana pasada en la aldea. Esperamos ahora los repuestos de la capital.", "warning"),
        ("Esperamos repuestos. Vienen de la capital.", None),
    ],
)
def test_a_sentence_is_added_where_the_translation_is_longer_by_as_much(target, severity):
    unit = Unit(
        Entry("The well is open. We wait for spare parts from the capital.", f"El pozo está abierto. {target}"),
        "en",
        "es",
        "may",
        "a.po",
    )
    found = run_checks([unit], [], CheckSettings(select=("addition",)))
    assert [one.severity for one in found] == ([severity] if severity else [])
