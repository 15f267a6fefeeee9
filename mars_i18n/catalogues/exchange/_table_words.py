"""The words of tables for people, in the language of whoever fills them in; all of them are read back.

They are kept here, not among the tool's messages: a table is read on any installation, whatever it was compiled with.
CSV, which programs read as well, has the English words in every language.
"""

from __future__ import annotations

from mars_i18n.lazy_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableWords:
    """The names of `_table.COLUMNS` and `_table.STATES` in their order, and what a Word table says besides.

    `advice` has the field ``{state}``, the name of the state that whoever translates deletes.
    """

    columns: tuple[str, ...]
    states: tuple[str, ...]
    sheet: str
    heads: tuple[str, ...]
    advice: str


WORDS = {
    "en": TableWords(
        ("id", "place", "source", "translation", "state", "comment", "context"),
        ("translated", "needs work", "missing"),
        "Translation",
        ("No.", "Source", "Translation", "Note"),
        "Change the columns Translation and Note; changes may be tracked. Tags such as <b1> stay. Delete “{state}” "
        "where a translation is done.",
    ),
    "es": TableWords(
        ("id", "lugar", "original", "traducción", "estado", "comentario", "contexto"),
        ("traducido", "por revisar", "sin traducir"),
        "Traducción",
        ("N.º", "Original", "Traducción", "Nota"),
        "Cambie solo las columnas Traducción y Nota; puede usar el control de cambios. Las etiquetas como <b1> se "
        "conservan. Borre «{state}» cuando la traducción esté lista.",
    ),
    "pt": TableWords(
        ("id", "lugar", "original", "tradução", "estado", "comentário", "contexto"),
        ("traduzido", "a revisar", "sem tradução"),
        "Tradução",
        ("N.º", "Original", "Tradução", "Nota"),
        "Altere só as colunas Tradução e Nota; o controle de alterações pode ser usado. As tags como <b1> ficam. "
        "Apague “{state}” quando a tradução estiver pronta.",
    ),
}
ENGLISH = WORDS["en"]
_COLUMNS = {name: english for one in WORDS.values() for name, english in zip(one.columns, ENGLISH.columns, strict=True)}
_STATES = {name: english for one in WORDS.values() for name, english in zip(one.states, ENGLISH.states, strict=True)}


def table_words(language: str) -> TableWords:
    """The words for readers of a language; English where the tool does not speak it."""
    return WORDS.get(language, ENGLISH)


def read_column(name: str) -> str:
    """The English name of a column that a table names in any language; any other name as it is, in small letters."""
    plain = name.strip().lower()
    return _COLUMNS.get(plain, plain)


def read_state(name: str) -> str:
    """The English name of a state that a table names in any language; any other as it is, in small letters."""
    plain = name.strip().lower()
    return _STATES.get(plain, plain)
