"""Units of measure and currencies, by the names and symbols that English, Spanish and Portuguese write after a number.

Each unit has a dimension and its size in the dimension's base unit. Sources: NIST Special Publication 811, appendix B
(factors); Unicode CLDR 44 and the RAE's Ortografía (2010), appendix 3 (names and symbols).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

from mars_i18n.lazy_dataclasses import dataclass

Dimension: TypeAlias = Literal[
    "length", "area", "mass", "temperature", "speed", "volume", "power", "energy", "share", "money"
]

# dimension unit size; then the names of every language, of English, of Spanish, of Portuguese. A space is any space.
_TABLE = """
length mm 0.001 | mm | millimeter millimeters millimetre millimetres | milímetro milímetros | milímetro milímetros
length cm 0.01 | cm | centimeter centimeters centimetre centimetres | centímetro centímetros | centímetro centímetros
length m 1 | mts m | meter meters metre metres | metro metros | metro metros
length km 1000 | km kms | kilometer kilometers kilometre kilometres | kilómetro kilómetros | quilômetro quilômetros \
quilómetro quilómetros
length in 0.0254 | | inch inches | pulgada pulgadas | polegada polegadas
length ft 0.3048 | ft | foot feet | pie pies | pé pés
length yd 0.9144 | yd yds | yard yards | yarda yardas | jarda jardas
length mi 1609.344 | | mile miles | milla millas | milha milhas
length nmi 1852 | | nautical_mile nautical_miles | milla_náutica millas_náuticas | milha_náutica milhas_náuticas
area m² 1 | m² m2 | square_meter square_meters square_metre square_metres | metro_cuadrado metros_cuadrados | \
metro_quadrado metros_quadrados
area ha 10000 | ha | hectare hectares | hectárea hectáreas | hectare hectares
area km² 1000000 | km² km2 | square_kilometer square_kilometers square_kilometre square_kilometres | \
kilómetro_cuadrado kilómetros_cuadrados | quilômetro_quadrado quilômetros_quadrados quilómetros_quadrados
area acre 4046.856 | | acre acres | acre acres | acre acres
area ft² 0.09290304 | ft² | square_foot square_feet sq_ft | pie_cuadrado pies_cuadrados | pé_quadrado pés_quadrados
area mi² 2589988.11 | mi² | square_mile square_miles sq_mi | milla_cuadrada millas_cuadradas | milha_quadrada \
milhas_quadradas
mass g 1 | g | gram grams gramme grammes | gramo gramos | grama gramas
mass kg 1000 | kg kgs | kilogram kilograms kilo kilos | kilogramo kilogramos kilo kilos | quilograma quilogramas \
quilo quilos
mass t 1000000 | | tonne tonnes metric_ton metric_tons | t tonelada toneladas | t tonelada toneladas
mass ton 907184.74 | | ton tons short_ton short_tons | |
mass oz 28.349523 | oz | ounce ounces | onza onzas | onça onças
mass lb 453.59237 | lb lbs | pound pounds | libra libras | libra libras
mass stone 6350.29318 | | stone stones | |
temperature °C 1 | °C ºC C | degree_Celsius degrees_Celsius Celsius degrees_centigrade | grado_Celsius grados_Celsius \
grado_centígrado grados_centígrados grados_C | grau_Celsius graus_Celsius grau_centígrado graus_centígrados graus_C
temperature °F 0.5555555555555556 | °F ºF F | degree_Fahrenheit degrees_Fahrenheit Fahrenheit | grado_Fahrenheit \
grados_Fahrenheit | grau_Fahrenheit graus_Fahrenheit
temperature ° 1 | ° º | degree degrees | |
temperature grado 1 | | | grado grados | grau graus
speed km/h 1 | km/h kph kmph | kilometers_per_hour kilometers_an_hour kilometres_per_hour kilometres_an_hour \
kilometers-per-hour | kilómetros_por_hora km_por_hora | quilômetros_por_hora quilómetros_por_hora km_por_hora
speed mph 1.609344 | mph | miles_per_hour miles_an_hour mile-per-hour mile-an-hour | millas_por_hora | milhas_por_hora
speed m/s 3.6 | m/s | meters_per_second metres_per_second | metros_por_segundo | metros_por_segundo
speed kn 1.852 | | knot knots | nudo nudos | nó nós
volume ml 0.001 | ml mL | milliliter milliliters millilitre millilitres | mililitro mililitros | mililitro mililitros
volume l 1 | L | l liter liters litre litres | l litro litros | l litro litros
volume gal 3.785411784 | gal | gallon gallons | galón galones | galão galões
volume pint 0.473176473 | | pint pints | pinta pintas | pinta pintas
volume bbl 158.987294928 | bbl | barrel barrels | barril barriles | barril barris
volume m³ 1000 | m³ m3 | cubic_meter cubic_meters cubic_metre cubic_metres | metro_cúbico metros_cúbicos | \
metro_cúbico metros_cúbicos
volume ft³ 28.316846592 | | cubic_foot cubic_feet | pie_cúbico pies_cúbicos | pé_cúbico pés_cúbicos
power W 1 | W | watt watts | vatio vatios | watt watts
power kW 1000 | kW | kilowatt kilowatts | kilovatio kilovatios | quilowatt quilowatts
power MW 1000000 | MW | megawatt megawatts | megavatio megavatios | megawatt megawatts
power GW 1000000000 | GW | gigawatt gigawatts | gigavatio gigavatios | gigawatt gigawatts
energy kWh 1 | kWh | kilowatt-hour kilowatt-hours kilowatt_hours | kilovatios_hora kilovatios-hora | \
quilowatts-hora quilowatt-hora
energy MWh 1000 | MWh | megawatt-hour megawatt-hours megawatt_hours | megavatios_hora megavatios-hora | megawatts-hora
energy GWh 1000000 | GWh | gigawatt-hour gigawatt-hours gigawatt_hours | gigavatios_hora gigavatios-hora | \
gigawatts-hora
share % 1 | % | percent per_cent | por_ciento porciento | por_cento
share points 1 | pp p.p. | percentage_point percentage_points percentage-point | punto_porcentual puntos_porcentuales \
| ponto_percentual pontos_percentuais
money dollar 1 | US$ $ | dollar dollars US_dollars | dólar dólares | dólar dólares
money peso 1 | | peso pesos | peso pesos | peso pesos
money EUR 1 | € EUR | euro euros | euro euros | euro euros
money GBP 1 | £ GBP | pounds_sterling pound_sterling | libras_esterlinas | libras_esterlinas
money BRL 1 | R$ BRL | real reais | real reales | real reais
money JPY 1 | ¥ JPY | yen | yen yenes | iene ienes
money USD 1 | USD | | |
money COP 1 | COP | | |
money MXN 1 | MXN | | |
"""
_LANGUAGES = ("en", "es", "pt")
# A bare degree is Celsius in Spanish and Portuguese; in English, and with the sign alone, it may be Fahrenheit.
BARE_DEGREES = frozenset({"°", "grado"})
SPACES = " \u00a0\u202f\u2009"  # the spaces that may be between a number and its unit

# What a bare sign or name may be, where two languages name one currency in different ways.
_SAME_MONEY = {
    "dollar": frozenset({"dollar", "USD", "COP", "MXN", "peso", "$"}),
    "peso": frozenset({"peso", "COP", "MXN", "$", "dollar"}),
}


@dataclass(frozen=True, slots=True)
class MeasureUnit:
    """A unit: its `dimension`, its `symbol` here (“mi”, “°F”, “EUR”) and its `size` in the dimension's base unit."""

    dimension: Dimension
    symbol: str
    size: float


@dataclass(frozen=True, slots=True)
class _Names:
    units: dict[str, MeasureUnit]
    pattern: str


@lru_cache(maxsize=8)
def _names(language: str) -> _Names:
    units: dict[str, MeasureUnit] = {}
    for line in _TABLE.replace("\\\n", "").strip().splitlines():
        head, shared, *own = line.split("|")
        dimension, symbol, size = head.split()
        unit = MeasureUnit(dimension, symbol, float(size))  # type: ignore[arg-type]
        names = shared.split()
        if language in _LANGUAGES:
            names += own[_LANGUAGES.index(language)].split()
        units |= dict.fromkeys((name.replace("_", " ") for name in names), unit)
    ordered = sorted(units, key=len, reverse=True)
    words = "|".join(re.escape(name).replace(r"\ ", rf"[{SPACES}]") for name in ordered)
    return _Names(units | {name.casefold(): unit for name, unit in units.items()}, rf"(?:{words})(?![\w²³])")


def unit_pattern(language: str) -> str:
    """A regular expression, without groups, of every unit's name in a language ("es"; of symbols alone for others)."""
    return _names(language).pattern


def find_unit(name: str, language: str) -> MeasureUnit | None:
    """The unit of a name as written ("km", "millas por hora", "US$") in a language, or None."""
    plain = re.sub(rf"[{SPACES}]", " ", name)
    units = _names(language).units
    return units.get(plain) or units.get(plain.casefold())


def is_same_unit(one: MeasureUnit, other: MeasureUnit) -> bool:
    """Whether two units may be the same: a bare degree is either scale's, a dollar sign any dollar's or peso's.

    A pound of English is a mass, and the currency of the United Kingdom as well; so is a libra.
    """
    if one.symbol == other.symbol:
        return True
    symbols = {one.symbol, other.symbol}
    if symbols & BARE_DEGREES and one.dimension == other.dimension:
        return True
    if symbols in ({"lb", "GBP"}, {"t", "ton"}):
        return True
    return any(symbols <= same for name, same in _SAME_MONEY.items() if name in symbols)
