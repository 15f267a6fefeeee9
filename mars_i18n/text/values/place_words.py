"""What texts call territories by beside their CLDR names: synonyms, and the stems of demonyms and adjectives.

A row is a CLDR code and its forms, separated by ``|``; ``[oa]`` stands for either letter.
"""

from __future__ import annotations

import re


def _rows(text: str) -> dict[str, tuple[str, ...]]:
    """A row begins with a code at the left edge; forms may go on in the next line."""
    rows = (re.sub(r"\s+", " ", row).partition(" ") for row in re.split(r"\n(?=[A-Z]{2} )", text.strip()))
    return {code: tuple(form.strip() for form in forms.split("|")) for code, _, forms in rows}


_EN = """
US USA | U.S.A. | U.S. | US | United States of America | America
GB UK | U.K. | Great Britain | Britain | England | Scotland | Wales
NL Holland | the Netherlands
KR Korea | Republic of Korea
CZ Czech Republic | Czechia
RU Russian Federation
CN People's Republic of China
TR Türkiye
EU EU
VN Viet Nam | Vietnam
HK Hong Kong
MM Burma | Burmese
"""
_ES = """
US EE. UU. | EE.UU. | EEUU | EUA | Estados Unidos de América | USA | América | estadounidenses?
GB Gran Bretaña | Inglaterra | Escocia | Gales | británic | inglés | inglesa | RU
NL Holanda | holandes | neerlandes
KR Corea | República de Corea | surcorean
CZ República Checa | Chequia | checa | checo
RU Federación Rusa | Federación de Rusia | rus[oa]
CN chin[oa]
BR brasileñ | brasiler
DE alem[aá]n
FR franc[eé]s
ES español
PT portugu[eé]s | lus[oa]
SE suec[oa]
NO norueg
DK dan[eé]s
FI finland | finés | finesa
CH suiz[oa] | helvétic
IT italian
JP japon[eé]s | nip[oó]n
MX Méjico | mexican | mejican
CO colombian
PE peruan
EC ecuatorian
BO bolivian | Estado Plurinacional
CL chilen
AR argentin
UY urugua
PY paragua
VE venezolan
CU cuban
CA canadiens
AU austral
AT austr[ií]ac
BE belga
IN indi[oa] | hindú
GR grieg
IE irland
PL polac
HU húngar
TR turc[oa]
EU UE | europe
ZA sudafrican | Sudáfrica | Suráfrica
NZ Nueva Zelanda | Nueva Zelandia | neozeland
SA Arabia Saudita | Arabia Saudí | saudí
VN Vietnam | vietnamit
RO Rumania | Rumanía | ruman
IR iran
EG egipci
TW Taiwán | taiwan
SG Singapur
HK Hong Kong
BD Bangladesh | Bangladés
KE Kenia | Kenya
MM Birmania | birman
"""
_PT = """
US EUA | E.U.A. | Estados Unidos da América | USA | América | norte-americanos? | estadunidenses?
GB Grã-Bretanha | Inglaterra | Escócia | País de Gales | britânic | inglês | inglesa
NL Holanda | Países Baixos | holandes
KR Coreia | República da Coreia | Coréia
CZ República Tcheca | República Checa | Tchéquia | tchec
RU Federação Russa | russ[oa]
CN chin[eê]s
BR brasileir
DE alem[aãoõ]
FR franc[eê]s
ES espanhol
PT portugu[eê]s | lus[oa]
SE suec[oa]
NO norueg
DK dinamarqu
FI finland
CH suíç[oa]
IT italian
JP japon[eê]s
MX mexican
CO colombian
PE peruan
EC equatorian
BO bolivian
CL chilen
AR argentin
UY urugua
PY paragua
VE venezuelan
CU cuban
CA canadens
AU austral
AT austr[ií]ac
BE belga
IN indian
GR greg
IE irland
PL polon
HU húngar
TR turc[oa]
EU UE | europe
ZA sul-african | África do Sul
NZ neozeland | Nova Zelândia
SA saudita
VN Vietnã | Vietname | Vietnam | vietnamit
RO romen
IR irani | Irã | Irão
EG eg[ií]pci | Egipto
TW Taiwan | Formosa
SG Singapura | Cingapura
HK Hong Kong
BD Bangladesh
BY Belarus | bielorrus
KE Quênia | Quénia
MM Birmânia | birman
"""

SYNONYMS: dict[str, dict[str, tuple[str, ...]]] = {"en": _rows(_EN), "es": _rows(_ES), "pt": _rows(_PT)}
"""Language → CLDR code → forms."""

# Words, names of people, or of more than one place: such a name shows nothing.
AMBIGUOUS = frozenset(
    "CD CG CX CZ DJ EA EZ GD GE GG GN GW IC IM JE JO LA LC MF MO MK MT NE NG NF PN PS QO RE SS SX TD TR UN XA XB XK "
    "ZZ".split()
)
"""CLDR codes that are left alone."""

# English words for what is of a territory that do not begin as its name does
DEMONYMS = _rows("""
CH Swiss
DK Danish | Dane
ES Spanish | Spaniard
FI Finnish | Finn
FR French
GB British | Briton | English | Scottish | Welsh
GR Greek
IE Irish
NL Dutch
PH Filipin
PL Polish
TH Thai
""")
