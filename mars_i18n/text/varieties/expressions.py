"""Words and phrases that one side of the ocean prefers in Spanish, and the other knows: celular, informó de que.

A regional word (`regional_words`) settles where a text is from; these lean to one side. The list is ours, after the
Diccionario de americanismos (ASALE, 2010), the Diccionario panhispánico de dudas (RAE and ASALE) and style books of
newspapers. ``spanish_expressions.tsv`` has a row an expression, in lower case, and its weight in hundredths of a nat,
positive for Spain, which benchmarks/make_variety_words.py counts; what follows a final hyphen may be any ending.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

EXPRESSIONS = "spanish_expressions.tsv"
MOST_WORDS = 5  # of a phrase
_TOKEN = re.compile(r"\w+|[^\w\s]|\n")


def expressions(text: str) -> set[str]:
    """Give each row of the table that a Spanish text has, in any letters, as the table writes it."""
    known, lengths = read_rows(), _lengths_of_stems()
    tokens = _TOKEN.findall(text.lower())
    found = {row for token in tokens for end in lengths if (row := f"{token[:end]}-") in known and len(token) >= end}
    for at in range(len(tokens)):
        ends = range(at + 1, at + 1 + MOST_WORDS)
        found.update(row for end in ends if (row := " ".join(tokens[at:end])) in known)
    return found


def weigh_expressions(text: str) -> float:
    """Give how much the expressions of a Spanish text speak for Spain, in nats; negative for Spanish America.

    Each counts once, however often the text has it.
    """
    weights = read_rows()
    return sum(weights[row] for row in expressions(text)) / 100


@cache
def read_rows() -> dict[str, int]:
    """The rows of the table: each expression and its weight in hundredths of a nat."""
    lines = files(__package__).joinpath(EXPRESSIONS).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {row: int(weight) for row, weight in rows}


@cache
def _lengths_of_stems() -> tuple[int, ...]:
    return tuple(sorted({len(row) - 1 for row in read_rows() if row.endswith("-")}))
