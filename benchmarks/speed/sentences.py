"""Sentences of newsletters in three languages that say the same: a small grammar with a seed."""

from __future__ import annotations

LANGUAGES = ("es", "en", "pt")

# Spanish, English and Portuguese; nouns with their article, so that what follows agrees: feminine, plural
ACTORS = (
    ("la cooperativa de pescadores", "the fishing cooperative", "a cooperativa de pescadores"),
    ("la universidad del valle", "the university of the valley", "a universidade do vale"),
    ("la red de laboratorios", "the network of laboratories", "a rede de laboratórios"),
    ("la escuela de agricultura", "the school of agriculture", "a escola de agricultura"),
    ("la oficina de estadística", "the statistics office", "o escritório de estatística"),
    ("la comunidad de la ribera", "the riverside community", "a comunidade ribeirinha"),
    ("el ministerio de salud", "the ministry of health", "o ministério da saúde"),
    ("el consejo de mujeres", "the women's council", "o conselho de mulheres"),
    ("el equipo de hidrología", "the hydrology team", "a equipe de hidrologia"),
    ("el observatorio del clima", "the climate observatory", "o observatório do clima"),
    ("el municipio vecino", "the neighbouring municipality", "o município vizinho"),
    ("el banco de semillas", "the seed bank", "o banco de sementes"),
)
ACTS = (
    ("publicó", "published", "publicou"),
    ("revisó", "reviewed", "revisou"),
    ("presentó", "presented", "apresentou"),
    ("entregó", "delivered", "entregou"),
    ("corrigió", "corrected", "corrigiu"),
    ("discutió", "discussed", "discutiu"),
    ("financió", "funded", "financiou"),
    ("amplió", "expanded", "ampliou"),
)
WORKS = (
    ("el informe sobre el agua", "the report on water", "o relatório sobre a água"),
    ("el mapa de los suelos", "the map of the soils", "o mapa dos solos"),
    ("la encuesta de hogares", "the household survey", "a pesquisa de domicílios"),
    ("la guía para docentes", "the guide for teachers", "o guia para docentes"),
    ("el plan de riego", "the irrigation plan", "o plano de irrigação"),
    ("la lista de especies", "the list of species", "a lista de espécies"),
    ("el registro de lluvias", "the rainfall record", "o registro de chuvas"),
    ("el estudio de los bosques", "the study of the forests", "o estudo das florestas"),
    ("la red de sensores", "the network of sensors", "a rede de sensores"),
    ("el curso de verano", "the summer course", "o curso de verão"),
    ("la campaña de vacunas", "the vaccination campaign", "a campanha de vacinação"),
    ("el archivo de semillas", "the archive of seeds", "o arquivo de sementes"),
)
PLACES = (
    ("en la cuenca alta", "in the upper basin", "na bacia alta"),
    ("cerca de la frontera", "near the border", "perto da fronteira"),
    ("en las islas del sur", "on the southern islands", "nas ilhas do sul"),
    ("a lo largo de la costa", "along the coast", "ao longo da costa"),
    ("en los barrios nuevos", "in the new neighbourhoods", "nos bairros novos"),
    ("en el altiplano", "on the high plateau", "no altiplano"),
    ("junto al embalse", "beside the reservoir", "junto à represa"),
    ("en las escuelas rurales", "in the rural schools", "nas escolas rurais"),
    ("al norte del lago", "north of the lake", "ao norte do lago"),
    ("en el mercado central", "in the central market", "no mercado central"),
)
REASONS = (
    ("porque las familias lo pidieron", "because the families asked for it", "porque as famílias pediram"),
    ("para que nadie pierda su cosecha", "so that nobody loses a harvest", "para que ninguém perca a colheita"),
    ("después de muchas reuniones", "after many meetings", "depois de muitas reuniões"),
    ("sin esperar a la temporada seca", "without waiting for the dry season", "sem esperar a estação seca"),
    ("con la ayuda de voluntarios", "with the help of volunteers", "com a ajuda de voluntários"),
    ("aunque faltaban los fondos", "although funds were missing", "embora faltassem recursos"),
    ("antes de que llegaran las lluvias", "before the rains came", "antes que chegassem as chuvas"),
    ("mientras los datos se revisan", "while the data are reviewed", "enquanto os dados são revisados"),
)
ENDINGS = (
    (
        "Participaron {0} personas de {1} pueblos",
        "{0} people from {1} villages took part",
        "Participaram {0} pessoas de {1} povoados",
    ),
    ("Quedan {0} plazas para {1} escuelas", "{0} places remain for {1} schools", "Restam {0} vagas para {1} escolas"),
    (
        "Las {0} muestras vienen de {1} pozos",
        "The {0} samples come from {1} wells",
        "As {0} amostras vêm de {1} poços",
    ),
    (
        "Se plantaron {0} árboles en {1} parcelas",
        "{0} trees were planted on {1} plots",
        "Foram plantadas {0} árvores em {1} parcelas",
    ),
    (
        "Los {0} cuadernos llegaron a {1} aulas",
        "The {0} notebooks reached {1} classrooms",
        "Os {0} cadernos chegaram a {1} salas de aula",
    ),
)


def _upper(text):
    return text[0].upper() + text[1:]


def make_sentence(random):
    """A sentence of some twelve words in Spanish, English and Portuguese."""
    chosen = [random.choice(group) for group in (ACTORS, ACTS, WORKS, PLACES, REASONS)]
    return tuple(_upper(" ".join(parts)) + "." for parts in zip(*chosen, strict=True))


def make_ending(random, number):
    """A sentence with two numbers, of which the first is `number`: what makes a paragraph one of its own."""
    other = random.randint(2, 99)
    return tuple(f"{text.format(number, other)}." for text in random.choice(ENDINGS))


def make_heading(random, number):
    """A heading in Spanish, English and Portuguese: what was worked on, where, and the number of the report."""
    pairs = zip(random.choice(WORKS), random.choice(PLACES), strict=True)
    return tuple(_upper(f"{work} {place}: {number}") for work, place in pairs)
