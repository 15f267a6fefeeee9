"""Faults that damage to translations of news left unseen, and what is right beside each: two claims a line."""

import importlib

import pytest

from mars_i18n.model import Entry
from mars_i18n.plugins.kinds import Unit

_SPEECH = "The team had a good day," + '" she said.'
CASES = [
    ("unbalanced-pair", "es", _SPEECH, "El equipo tuvo un buen día, dijo.", True),
    ("unbalanced-pair", "es", _SPEECH, "El equipo tuvo un buen día», dijo.", False),
    ("unbalanced-pair", "es", "'It is a complete farce.", "“Es una farsa total.", False),
    ("unbalanced-pair", "pt", "We want our own laws.' ", "Queremos nossas próprias leis”.", False),
    ("unbalanced-pair", "es", "He said: 'It is a farce.'", "Dijo: “Es una farsa.", True),
    ("unbalanced-pair", "es", "The workers' room is a farce.", "“La sala de obreros es una farsa.", True),
    ("final-punctuation", "es", "She said: 'Why do I hear it now?'", "Preguntó por qué se lo decían ahora.", False),
    ("final-punctuation", "es", "Why do I hear it now?", "Preguntó por qué se lo decían ahora.", True),
    ("final-punctuation", "es", "Rain in the south-west of the US", "Lluvia en el suroeste de EE. UU.", False),
    ("final-punctuation", "pt", "Well, what.", "Bem, o quê?", False),
    ("final-punctuation", "pt", "Well, that.", "Bem, isso?", True),
    ("final-punctuation", "es", "I thought: can't they pay?", "Pensé que podrían pagar.", False),
    ("final-punctuation", "es", "It Did Not Go Well", "No salió bien.", True),
    ("final-punctuation", "es", "He was arrested on Monday", "El lunes fue arrestado.", False),
    ("final-punctuation", "es", "The pump fits (a photo)", "La bomba cabe (una foto).", False),
    ("unbalanced-pair", "es", 'Mercedes" team won the race.', "El equipo de Mercedes ganó la carrera.", False),
    ("unbalanced-pair", "es", 'She sells a 5" screen.', "Vende una pantalla de 5 pulgadas.", False),
    ("date-changed", "pt", "On October 9th, 2003, it began.", "Em de outubro de 2003, começou.", True),
    ("date-changed", "pt", "On October 9th, 2003, it began.", "Em 9 de outubro de 2003, começou.", False),
    ("date-changed", "es", "It began in the autumn of May 4.", "Comenzó el mes de mayo, el día 4.", False),
    ("number-missing", "pt", "The Nord Stream 2 project ends.", "O projeto Nord Stream termina.", True),
    ("number-missing", "pt", "The Nord Stream 2 project ends.", "O segundo projeto Nord Stream termina.", False),
    ("number-missing", "es", "The Elizabeth 2 statue is new.", "La estatua de Elizabeth II es nueva.", False),
    ("number-changed", "pt", "They studied there in the 1980s.", "Estudavam lá nos anos 1380.", True),
    ("number-changed", "pt", "They studied there in the 1980s.", "Estudavam lá nos anos 80.", False),
    ("number-changed", "pt", "They studied there in the 1980s.", "Estudavam lá nos anos oitenta.", False),
    ("wrong-place-name", "pt", "The French army withdraws.", "O exército da Francia se retira.", True),
    ("wrong-place-name", "es", "The Bank of Sweden prize", "El premio «Bank of Sweden»", False),
    (
        "wrong-place-name",
        "es",
        "“Iran and Russia have an economy that depends on fuels for the time being,” he said.",
        "«Irán y Rússia tienen una economía que depende por ahora de los combustibles y de poco más», dijo.",
        True,
    ),
    ("untranslated", "es", "About DebConf", "About DebConf", True),
    ("untranslated", "pt", "Debian Zaurus Update", "Debian Zaurus Update", True),
    ("untranslated", "es", "Standardizing PAM Policies", "Standardizing PAM Policies", True),
    ("untranslated", "es", "PC World, Nov 24, 2003", "PC World, Nov 24, 2003", True),
    ("untranslated", "pt", "Tomcat 6.0.35 and 7.0.28", "Tomcat 6.0.35 and 7.0.28", True),
    ("untranslated", "pt", "Tomcat 6.0.35", "Tomcat 6.0.35", False),
    ("untranslated", "es", "GCC Transition Status", "GCC Transition Status", True),
    ("untranslated", "es", "More Info", "More Info", True),
    *(
        ("untranslated", "pt", text, text, found)
        for text, found in (
            ('— Ana Ruiz & @sagesharp, <a1>"What makes a good community?"</a1>', False),
            ("— @davegandy, <a1>How we paid for the first release</a1>", False),
            ("— @lee-dohm on how the community makes its decisions", True),
            ("— Ana Ruiz, director of the school in the valley", True),
            ("<ph1/>blog/templates/blog/post_detail.html<ph2/>", False),
            ("{% set warning_icon = '<ph1/>' %}", False),
            ("<a1>res.sendFile()</a1>", False),
        )
    ),
    ("untranslated", "es", "SKF Latin Trade", "SKF Latin Trade", False),
    ("untranslated", "es", "Debian Regional", "Debian Regional", False),
    ("untranslated", "pt", "Ana Lima", "Ana Lima", False),
    ("wrong-language", "es", "“They are politicizing this issue.”", "“Estão politizando esta questão hoje.”", True),
    ("wrong-language", "es", "“They are politicizing this issue.”", "“Están politizando esta cuestión hoy.”", False),
    (
        "wrong-language",
        "es",
        "He reads the paper “Uma questão de todos nós”.",
        "Lee «Uma questão de todos nós».",
        False,
    ),
    (
        "wrong-language",
        "pt",
        "axiom -- Algebra system of general purpose.",
        "axiom -- Sistema de álgebra geral.",
        False,
    ),
    ("wrong-place-name", "es", "KDE France reported about it.", "KDE França informó sobre ello.", True),
    ("wrong-place-name", "es", "KDE France reported about it.", "KDE France informó sobre ello.", False),
    ("wrong-place-name", "es", "Rede Brasil reported about it.", "Rede Brasil informó sobre ello.", False),
    ("date-changed", "es", "It began on April 1st.", "Empezó el 1 de marzo (el 1 de abril es allí el día).", True),
    ("date-changed", "es", "It began on April 1st.", "Empezó el 1 de abril (el 1 de abril es allí el día).", False),
    ("date-changed", "es", "It began on April 1st, in March it ends.", "Empezó el 1 de abril, el 1 de marzo.", False),
    (
        "number-missing",
        "pt",
        "Beta 3 is the third of them.",
        "A Beta é de hoje, e entre as muitas veio em terceiro.",
        True,
    ),
    ("number-missing", "pt", "Beta 3 is the third of them.", "A terceira Beta é a versão de hoje.", False),
    ("number-missing", "es", "It hopes to be No.1 in one year.", "Espera ser el número en un año.", True),
    ("number-missing", "es", "It hopes to be No.1 in one year.", "Espera ser el número 1 en un año.", False),
    ("number-missing", "pt", "Libc 5 is old, and libc5 goes.", "A Libc 6 é velha, e a libc5 sai.", True),
    ("number-changed", "es", "It is a form of the df(1) command.", "Es una forma de la orden df(3).", True),
    ("number-changed", "es", "It is a form of the df(1) command.", "Es una forma de la orden df(1).", False),
    ("number-changed", "pt", "44bsd -- 4.4BSD tools.", "44bsd -- Ferramentas do 8.4BSD.", True),
    ("number-changed", "pt", "In the 89th minute he scored.", "Marcou no último minuto do 2o tempo.", False),
    (
        "number-missing",
        "es",
        "It came to the Hope Hall 18 years ago.",
        "Llegó al Hope Hall, más grande, hace 18 años.",
        False,
    ),
    ("number-missing", "es", "It came to the Hope Hall 18 years ago.", "Llegó al Hope Hall, más grande.", True),
    ("number-missing", "es", "It wants to be No.1 in trade.", "Quiere ser líder en el comercio.", False),
    ("number-missing", "es", "It wants to be No. 3 in trade.", "Quiere estar en el comercio.", True),
    ("place-missing", "pt", "He solves the ills of Peru.", "Ele resolve os males do país.", False),
    ("place-missing", "pt", "He solves the ills of Peru.", "Ele resolve os males.", True),
    ("place-missing", "es", "It was a joke.", "Fue una broma (en España. N. del T.).", False),
    ("place-missing", "es", "It was a joke.", "Fue una broma (en España).", True),
    (
        "length-ratio",
        "es",
        "The charges will be reviewed by the office of the Service.",
        "El Servicio los revisará.",
        False,
    ),
    (
        "length-ratio",
        "es",
        "The charges will be reviewed by the office of the Service " + "again " * 8,
        "Lo hará otra vez.",
        True,
    ),
    ("doubled-word", "pt", "Introducing it. The new fund", "Chega o novo fundo O novo fundo cresce.", False),
    ("doubled-word", "pt", "The new fund grows.", "É o novo fundo o novo fundo cresce.", True),
    ("number-changed", "es", "1 to 2 inches fell, up to 4 inches.", "Cayeron de 2 a 5 cm, hasta 10.", False),
    ("number-changed", "es", "1 to 2 inches fell, up to 4 inches.", "Cayeron de 2 a 5 cm, hasta 40.", True),
    ("number-missing", "es", "The £11million deal is off.", "Se acabó el acuerdo de 11 millones de libras.", False),
    ("number-changed", "es", "The £11million deal is off.", "Se acabó el acuerdo de 12 millones de libras.", True),
    ("number-missing", "es", "He is 100 percent certain of it.", "Está del todo seguro de ello.", False),
    ("number-missing", "es", "He is 100 percent certain of it.", "Está por ciento seguro, y del todo.", True),
    ("number-missing", "es", "He is 100 percent certain of it.", "Está seguro de ello.", True),
    ("number-missing", "pt", "All 100 percent of it is wool.", "Por cento disso é de lã.", True),
    ("number-missing", "pt", "All 100 percent of it is wool.", "Cem por cento disso é lã.", False),
    ("number-missing", "es", "It sold for 120 pesos.", "Se vendió por ciento veinte pesos.", False),
    ("number-missing", "es", "It is 100 percent wool, he said.", "Es de lana, dijo.", True),
    ("number-missing", "pt", "Shark bites 13-year-old", "Tubarão morde adolescente", False),
    ("number-missing", "pt", "Shark bites 33-year-old", "Tubarão morde mulher", True),
    ("number-missing", "pt", "Her 13-year-old saw a teenager.", "Seu filho viu um adolescente.", True),
    ("number-missing", "pt", "Her 13-year-old saw a teenager.", "Seu adolescente viu um jovem.", False),
    ("number-missing", "pt", "Her 13-year-old saw a person.", "Sua filha de anos viu um jovem.", True),
    ("number-missing", "es", "The 14-year-old boy is here.", "El chico está aquí.", True),
    ("number-missing", "es", "The 14-year-old boy is here.", "El chico adolescente está aquí.", False),
    ("number-missing", "es", "A 14-year-old saw a 17-year-old.", "Un joven vio a su hermana.", True),
    ("number-missing", "es", "A 14-year-old saw a 17-year-old.", "Un joven vio a una chica.", False),
    ("number-missing", "es", "The No.1 shop of the best street.", "La tienda de la mejor calle.", True),
    ("number-missing", "pt", "It plans to be No.1 this year.", "Planeja, no ano, ser líder.", False),
    ("number-missing", "es", "They show the SS19 hats.", "Muestran los sombreros de la primavera de 2019.", False),
    ("number-missing", "es", "It came on the quarter-hour mark.", "Llegó en el minuto 15.", False),
    ("number-missing", "es", "It came on the quarter-hour mark.", "Llegó en el minuto 25.", True),
    ("number-missing", "es", "They met in the 1980s.", "Se conocieron en la década de los ochentas.", False),
    ("number-missing", "es", "It lies on West Side Highway.", "Está en la West Side Highway [12.ª avenida].", False),
    ("scale-word", "es", "A £2.8bn market", "Un mercado de 2.8 miles de millones de libras", False),
    ("scale-word", "es", "A £2.8bn market", "Un mercado de 2800 billones de libras", True),
    ("unit-changed", "pt", "It is about a mile away.", "Fica a cerca de um quilômetro e meio.", False),
    ("unit-changed", "pt", "It is about a mile away.", "Fica a cerca de um quilômetro.", True),
    ("place-missing", "es", "The North and the South met.", "Se reunieron Corea del Norte y Corea del Sur.", False),
    ("place-missing", "es", "The two countries met.", "Se reunieron Chile y Bolivia.", False),
    ("accent-typo", "pt", "The memory is vivid.", "A lembrança ainda é vívida.", False),
    ("accent-typo", "pt", "The referee ran.", "O juíz correu.", True),
    ("unknown-word", "pt", "The viewers see others.", "Os espetadores veem noutras.", False),
    ("unknown-word", "pt", "The farmers see others.", "Os agricultoes veem outras.", True),
    (
        "negation-changed",
        "es",
        "For those out of flood risk, it rains.",
        "Para quienes no tienen riesgo, llueve.",
        False,
    ),
    ("final-punctuation", "es", "They had the ball, and could not pass,", "Tenían el balón y no podían pasar.", False),
    ("final-punctuation", "es", 'It read: "Are you for it with this."', "Decía: “¿Está a favor con esto?”", False),
    ("final-punctuation", "es", "I remember thinking, what will they do?", "Recuerdo haber pensado qué harían.", False),
    ("unbalanced-pair", "es", '"When they look, they say "oh, no.', "“Cuando miran, dicen “ay, no.", False),
    ("unbalanced-pair", "es", 'When they look, they say "oh, no".', "Cuando miran, dicen “ay, no.", True),
    ("unbalanced-pair", "pt", 'I did not do it."', "Não fui eu'.", False),
    ("name-mangled", "es", "It appeared on Capitol Hill.", "Apareció en Internet en el Capitolio.", False),
    ("number-changed", "pt", "She was two months off having it.", "Ela estava com sete meses.", False),
    ("number-changed", "pt", "She was two months in Lima.", "Ela esteve sete meses em Lima.", True),
    ("number-missing", "pt", "A two-thirds majority is needed.", "É preciso o voto de 2/3 da casa.", False),
    ("number-missing", "pt", "Expect widespread 80s there.", "Entre os 27 e os 30 graus ali.", False),
    ("unbalanced-pair", "es", "They must 'feel the heat' there.", "Deben “sentir el calor ahí.", True),
    ("unbalanced-pair", "es", "They must 'feel the heat' there.", "Deben “sentir el calor” ahí.", False),
    ("unbalanced-pair", "es", "Nobody wants it,' he added.", "Nadie lo quiere, añadió.", True),
    ("unbalanced-pair", "es", "The workers' room is old.", "La sala de los obreros es vieja.", False),
    ("unbalanced-pair", "pt", 'It is a good one," he wrote.', '"É um bom produto, escreveu.', True),
    ("unbalanced-pair", "pt", 'It is a good one," he wrote.', 'É um bom produto", escreveu.', False),
    ("wrong-language", "es", "calc -- An easy desktop program.", "calc -- Programa poderosa e fácil de usar.", True),
    (
        "wrong-language",
        "es",
        "theora -- Video encoder using ffmpeg.",
        "theora -- Codificador de vídeo usando ffmpeg.",
        False,
    ),
    ("wrong-language", "pt", "dvi -- A previewer in Caml.", "dvi -- Un simple visor DVI escrito en Caml.", True),
    ("wrong-language", "pt", "Forum, Rio Grande do Sul", "Segundo foro de software libre, Rio Grande do Sul", True),
    ("word-form", "es", "It went to El Salvador.", "Fue a El Salvador.", False),
    ("word-form", "es", "They went to the well.", "Fueron a el pozo.", True),
    ("word-form", "es", "Ana and Inés came.", "Vinieron Ana y hierro.", False),
    ("word-form", "es", "Seven or eight came.", "Vinieron siete o ocho.", True),
    ("word-form", "es", "Which is the plan?", "¿Cual es el plan?", True),
    ("word-form", "es", "As if it were ours?", "¿Como si fuera nuestro?", False),
    ("word-form", "pt", "The heart of the region", "O coração da região", False),
    ("word-form", "pt", "A version of it", "Um versão dele", True),
    ("markup-mismatch", "pt", "Hello {{ user.name }}.", "Olá {{ usuário.nome }}.", True),
    ("markup-mismatch", "pt", "Hello {{ user.name }}.", "Olá {{user.name}}.", False),
    ("markup-mismatch", "es", "Well done :thumbs-up: all", "Bien hecho :pulgares-arriba: a todos", True),
    ("markup-mismatch", "es", "Well done :smile: at 10:30:00", "A las 10:30:00, bien hecho :smile:", False),
    ("markup-mismatch", "es", "See [[The map]] and [[The pier|it]]", "Vea [[El mapa]] y [[The pier|él]]", True),
    (
        "markup-mismatch",
        "es",
        "See [[The map]] and [[The pier|it]]",
        "Vea [[The map|el mapa]] y [[The pier|él]]",
        False,
    ),
    ("markup-mismatch", "es", "Page %(page)s of it", "Página %(pagina)s", True),
    ("leftover-marker", "es", "It is open.", "Claro, aquí está la traducción: Está abierto.", True),
    ("leftover-marker", "es", "The translation: a craft", "La traducción: un oficio", False),
    ("link-lost", "es", "Write to @aguaclara today.", "Escriba hoy a @aguaclara.", False),
    ("link-lost", "pt", "Use #WaterForAll in posts.", "Use #WaterForAl nas publicações.", True),
    ("doubled-word", "es", "He came step by step.", "Vino paso a paso a paso lento.", False),
    ("doubled-word", "es", "It is of the fund.", "Es del fondo de la zona del fondo de la zona.", True),
    ("wrong-language", "es", "It includes packages, such as:", "Esta versão inclui inúmeros pacotes, tais como:", True),
    ("wrong-language", "es", "codeine -- A video player for KDE.", "codeine -- Reprodutor simples para KDE.", True),
    ("wrong-language", "es", "codeine -- A video player for KDE.", "codeine -- Reproductor simple para KDE.", False),
    ("wrong-language", "pt", "ifile -- Mail filter.", "ifile -- Filtro de correo capaz de aprender.", True),
    ("wrong-language", "pt", "ifile -- Mail filter.", "ifile -- Filtro de correio capaz de aprender.", False),
]


@pytest.mark.parametrize(("name", "language", "source", "target", "is_fault"), CASES)
def test_the_damage_is_found_and_the_right_translation_is_not(name, language, source, target, is_fault):
    check = importlib.import_module(f"mars_i18n.checks.translation.{name.replace('-', '_')}").check
    assert bool(list(check(Unit(Entry(source, target), "en", language, "may", "a.po")))) is is_fault


_SOURCE = (
    "Package Version Numbering. Mark Johnson wondered how he is supposed to update the docbook-simple package from "
    "version 1.0. He waits."
)
_BODY = "Mark Johnson perguntou como ele deve atualizar o pacote docbook-simple da versão 1.0. Ele espera."


@pytest.mark.parametrize(
    ("target", "severity"), [(f"Numeração da Versão dos Pacotes {_BODY}", "info"), (_BODY, "error")]
)
def test_a_title_whose_stop_is_lost_is_not_left_out(target, severity):
    check = importlib.import_module("mars_i18n.checks.translation.omission").check
    assert [one.severity for one in check(Unit(Entry(_SOURCE, target), "en", "pt", "may", "a.po"))] == [severity]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("mysql, mysql-gpl", "info"),
        ("analog", "info"),
        ("apt-get -u upgrade", "info"),
        ("deb https://example.org/debian woody main", "info"),
        ("read more", "warning"),
        ("Executive Summary", "warning"),
    ],
)
def test_names_of_programs_that_stay_as_they_are_warn_nobody(text, severity):
    check = importlib.import_module("mars_i18n.checks.translation.untranslated").check
    assert [one.severity for one in check(Unit(Entry(text, text), "en", "es", "may", "a.po"))] == [severity]


def test_a_sentence_that_a_longer_one_says_is_not_surely_left_out():
    source = (
        "The Fund of the Andes. It is worth noticing that in Peru the ministry has published its rules. They are open."
    )
    target = "El Fondo de los Andes.Cabe señalar que en el Perú el ministerio ha publicado sus normas. Están abiertas."
    check = importlib.import_module("mars_i18n.checks.translation.omission").check
    assert "error" not in [one.severity for one in check(Unit(Entry(source, target), "en", "es", "may", "a.po"))]


@pytest.mark.parametrize(
    ("name", "source", "target", "severity"),
    [
        ("final-punctuation", "Paddington publishers feared readers would not like a bear", "Temían al oso.", "info"),
        ("final-punctuation", "The Last Days of the Fund in Lima", "Los últimos días del fondo en Lima.", "warning"),
        ("unbalanced-pair", "It was a hard day.", "“Fue un día duro.", "info"),
        ("unbalanced-pair", "It was a “hard” day.", "Fue un día “duro.", "warning"),
        ("untranslated", "Il faut bien le faire.", "Il faut bien le faire.", "info"),
        ("addition", "The range fits and the places are good. Go.", "La gama sirve. Los lugares son buenos. Vaya.", ""),
    ],
)
def test_what_is_often_right_is_information(name, source, target, severity):
    check = importlib.import_module(f"mars_i18n.checks.translation.{name.replace('-', '_')}").check
    found = [one.severity or "warning" for one in check(Unit(Entry(source, target), "en", "es", "may", "a.po"))]
    assert found == [severity] * bool(severity)
