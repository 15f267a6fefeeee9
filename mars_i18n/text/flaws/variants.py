"""Words that only Brazil, or only Portugal, writes in that way.

The Acordo Ortográfico of 1990 made most spellings one; it keeps the differences that are heard (`econômico`,
`económico`; `facto`), and words differ (`equipe`, `equipa`). A word that the other side knows in another sense is not
listed: a `fato` is a suit in Portugal, a `comboio` a convoy in Brazil. Spellings that Portugal gave up in 2009
(`acção`) mark Portugal too, as Brazil never had them after 1943.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Variant = Literal["pt_BR", "pt_PT"]

# A final hyphen means any ending; the plural -s is understood.
_BRAZIL = """
equipe econômic- socioeconômic- macroeconômic- agronômic- astronômic- gastronômic- acadêmic- endêmic- epidêmic-
sistêmic- polêmic- gênero gêmeo fenômeno quilômetro autônom- patrimôni- matrimôni- harmônic- eletrônic- telefônic-
crônic- icônic- tectônic- antagônic- higiênic- oxigênio hidrogênio nitrogênio gênio prêmio convênio milênio Amazônia
amazônic- Polônia Romênia Eslovênia Estônia Letônia Macedônia Armênia Quênia Vietnã Irã Moscou Amsterdã Copenhague
comitê bebê usuári- planejar planejou planejad- planejamento gerenciar gerenciou gerenciad- gerenciamento registrar
registrou registrad- registraram detectar detectou detectad- câncer esporte esportiv- ônibus caminhão caminhões
pedágio anistia indenizaç- indenizar sutil conosco bilhão bilhões trilhão trilhões mídia dezesseis dezessete dezenove
úmid- umidade recepção recepções concepção concepções decepção decepções contracepção Cingapura
"""
_PORTUGAL = """
equipa económic- socioeconómic- macroeconómic- agronómic- astronómic- gastronómic- académic- endémic- epidémic-
sistémic- polémic- género gémeo fenómeno quilómetro autónom- patrimóni- matrimóni- harmónic- eletrónic- electrónic-
telefónic- crónic- icónic- tectónic- antagónic- higiénic- oxigénio hidrogénio nitrogénio génio prémio convénio milénio
Amazónia amazónic- Polónia Roménia Eslovénia Estónia Letónia Macedónia Arménia Quénia Vietname Irão Moscovo Amesterdão
Copenhaga comité bebé utilizador utilizadores utilizadora planear planeou planead- planeamento factos contacto
contactos registar registou registad- registaram detetar detetou detetad- telemóvel telemóveis autocarro portagem
portagens camião camiões amnistia indemnizaç- indemnizar subtil subtis connosco ficheiro ecrã ecrãs dezasseis
dezassete dezanove húmid- humidade receção receções conceção conceções deceção deceções aspeto perspetiv- respetiv-
betão desportiv- acção acções direcção direcções actual actuais actualmente actualiz- actividade sector sectores
projecto director directores directora objectivo protecção electricidade eléctric- óptim- adopção efectiv- actor
actores colectiv- selecção reacção arquitect- exact- redacção
"""


# `equipa` is also a verb, which Brazil has too: only after these is it the noun.
_BEFORE_NOUN = frozenset(
    [
        "a",
        "à",
        "uma",
        "da",
        "na",
        "pela",
        "numa",
        "duma",
        "esta",
        "essa",
        "desta",
        "nossa",
        "sua",
        "minha",
        "cada",
        "toda",
        "nova",
        "mesma",
        "outra",
    ]
)
_VERBS = frozenset(("equipa",))


def _parse_words(text: str) -> tuple[frozenset[str], re.Pattern[str]]:
    words = text.split()
    whole = frozenset(word for word in words if not word.endswith("-"))
    return whole, re.compile(rf"(?:{'|'.join(word[:-1] for word in words if word.endswith('-'))})\w{{0,12}}")


_LISTED: dict[Variant, tuple[frozenset[str], re.Pattern[str]]] = {
    "pt_BR": _parse_words(_BRAZIL),
    "pt_PT": _parse_words(_PORTUGAL),
}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def variants(text: str) -> Iterator[tuple[int, str, Variant]]:
    """Each word of a Portuguese text that shows its variant: its offset, itself, and where it is written so.

    Names of the list need their capital; other words may have one.
    """
    before = ""
    for match in _WORD.finditer(text):
        word = match[0]
        for variant, (whole, stems) in _LISTED.items():
            if any(_is_listed(form, whole, stems) for form in {word, word.lower()}):
                if word.lower() not in _VERBS or before in _BEFORE_NOUN:
                    yield match.start(), word, variant
                break
        before = word.lower()


def _is_listed(word: str, whole: frozenset[str], stems: re.Pattern[str]) -> bool:
    return word in whole or word.removesuffix("s") in whole or stems.fullmatch(word) is not None
