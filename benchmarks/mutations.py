"""Measure what the checks find: ``python benchmarks/mutations.py CORPUS``, also part of ``make quality``.

Good translations (those of the corpus that no check reports) are damaged one at a time in each of the ways below, with
a fixed seed; a damaged one is found where any error or warning is reported. A way that a text does not admit (no digit
to change) is not counted. CORPUS is as for quality.py.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

from quality import read_units

from mars_i18n import plugins
from mars_i18n.checks.running import CheckSettings, run_checks
from mars_i18n.text.sentences.splitting import spans
from mars_i18n.text.values.dates import spoken_dates, weekday_name

MONTHS = {
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split(),
}
COUNTRIES = """Alemania Alemanha/Brasil Brazil/España Espanha/Francia França/Suiza Suíça/Italia Itália
Noruega Norway/Bélgica Belgium/Suecia Suécia/Ecuador Equador/Finlandia Finlândia/Rusia Rússia"""


WORD = re.compile(r"(?<!\S)[a-záéíóúâêôãõàçñü]{2,}(?=[\s,.;:!?)]|$)")  # names of files and people are no language


def is_prose(text):
    return len(WORD.findall(text)) >= 5


def swapped(text, old, new):
    return text.replace(old, new, 1) if old in text else None


def digit_changed(unit, rng, _other):
    places = list(re.finditer(r"(?<![\w.,/@:-])\d+(?![\w/@:-])", unit.target))
    if not places:
        return None
    match = rng.choice(places)
    at = rng.randrange(match.start(), match.end())
    new = rng.choice([digit for digit in "123456789" if digit != unit.target[at]])
    return unit.target[:at] + new + unit.target[at + 1 :]


def number_dropped(unit, _rng, _other):
    for match in re.finditer(r"(?<![\w.,/@:-])\d+ ", unit.target):
        if unit.target.count(match[0].strip()) == unit.source.count(match[0].strip()) == 1:
            return unit.target[: match.start()] + unit.target[match.end() :]
    return None


def month_changed(unit, rng, _other):
    dates = [one for one in spoken_dates(unit.target, unit.language) if one.day]
    if not dates:
        return None
    one = rng.choice(dates)
    months = [name for number, name in enumerate(MONTHS[unit.language], 1) if number != one.month]
    return unit.target[: one.month_offset] + rng.choice(months) + unit.target[one.month_offset + len(one.month_name) :]


def weekday_changed(unit, rng, _other):
    dates = [one for one in spoken_dates(unit.target, unit.language) if one.weekday >= 0]
    if not dates:
        return None
    one = rng.choice(dates)
    new = weekday_name((one.weekday + rng.randrange(1, 7)) % 7, unit.language)
    return unit.target[: one.weekday_offset] + new + unit.target[one.weekday_offset + len(one.weekday_name) :]


def place_of_another_language(unit, _rng, _other):
    for pair in COUNTRIES.replace("\n", "/").split("/"):
        ours, theirs = pair.split() if unit.language == "es" else reversed(pair.split())
        if theirs[-1] not in "yml" and re.search(rf"\b{ours}\b(?! [A-Z])", unit.target):
            return re.sub(rf"\b{ours}\b", theirs, unit.target, count=1)
    return None


def address_changed(unit, rng, _other):
    match = re.search(r"(?:https?://|www\.)[\w.-]+/?[\w./-]*[\w/]", unit.target)
    if not match:
        return None
    at = rng.randrange(match.start() + 8, match.end())
    return unit.target[:at] + unit.target[at + 1 :] if unit.target[at].isalnum() else None


def tag_lost(unit, _rng, _other):
    return unit.target  # the source gets a tag, see damaged_unit()


def whole_left_in_english(unit, _rng, _other):
    return unit.source if is_prose(unit.source) else None


def half_left_in_english(unit, _rng, _other):
    cuts, source = spans(unit.target, unit.language), spans(unit.source, "en")
    if len(cuts) < 2 or len(source) != len(cuts):
        return None
    half = len(cuts) // 2
    if len(unit.source[source[half][0] :].split()) < 6:
        return None
    return unit.target[: cuts[half][0]] + unit.source[source[half][0] :]


def other_language(unit, _rng, other):
    return other if is_prose(other) and other != unit.target else None


def sentence_of_other_language(unit, _rng, other):
    mine, theirs = spans(unit.target, unit.language), spans(other, "pt" if unit.language == "es" else "es")
    if len(mine) < 3 or len(mine) != len(theirs):
        return None
    start, end = theirs[1]
    if len(other[start:end].split()) < 8:
        return None
    return unit.target[: mine[1][0]] + other[start:end] + unit.target[mine[1][1] :]


def closing_quote_dropped(unit, _rng, _other):
    match = re.search(r'(?<=\w)[”»"](?=[\s.,;:)]|$)', unit.target)
    return unit.target[: match.start()] + unit.target[match.end() :] if match else None


def bracket_dropped(unit, _rng, _other):
    return swapped(unit.target, ")", "")


def final_stop_dropped(unit, _rng, _other):
    return unit.target[:-1] if unit.target.endswith(".") and len(unit.target.split()) > 4 else None


def stop_to_question(unit, _rng, _other):
    return unit.target[:-1] + "?" if re.search(r"\w\.$", unit.target) else None


def opening_mark_dropped(unit, _rng, _other):
    return swapped(unit.target, "¿", "")


def word_doubled(unit, rng, _other):
    words = list(re.finditer(r"(?<= )[a-záéíóúãõç]{2,}(?= )", unit.target))
    if not words:
        return None
    match = rng.choice(words)
    return unit.target[: match.end()] + " " + match[0] + unit.target[match.end() :]


def mojibake(unit, _rng, _other):
    match = re.search("[áéíóúñãõç]", unit.target)
    if not match:
        return None
    return unit.target[: match.start()] + match[0].encode().decode("cp1252", "replace") + unit.target[match.end() :]


def replacement_character(unit, _rng, _other):
    match = re.search("[áéíóúñãõç]", unit.target)
    return unit.target[: match.start()] + "\ufffd" + unit.target[match.end() :] if match else None


def zero_width(unit, rng, _other):
    at = rng.randrange(len(unit.target))
    return unit.target[:at] + "\u200b" + unit.target[at:]


def double_space(unit, _rng, _other):
    return swapped(unit.target, " ", "  ")


def space_before_comma(unit, _rng, _other):
    match = re.search(r"(?<=\w),(?= \w)", unit.target)
    return unit.target[: match.start()] + " ," + unit.target[match.end() :] if match else None


def trailing_space(unit, _rng, _other):
    return unit.target + " "


def half_dropped(unit, _rng, _other):
    cuts = spans(unit.target, unit.language)
    return unit.target[: cuts[len(cuts) // 2][0]].rstrip() if len(cuts) >= 4 else None


def note_left(unit, _rng, _other):
    return unit.target + " TODO: revisar"


def month_capital(unit, _rng, _other):
    dates = [one for one in spoken_dates(unit.target, unit.language) if one.month_offset > 12]
    if not dates:
        return None
    at = dates[0].month_offset
    return unit.target[:at] + unit.target[at].upper() + unit.target[at + 1 :]


def country_dropped(unit, _rng, _other):
    names = (
        "Alemania Alemanha España Espanha Francia França Brasil Suiza Suíça Italia Itália Australia Austrália".split()
    )
    for name in names:
        if re.search(rf"\b{name}\b", unit.target):
            return re.sub(rf"\b{name}\b", "la ciudad" if unit.language == "es" else "a cidade", unit.target)
    return None


def number_of_other_region(unit, _rng, _other):
    match = re.search(r"\d{1,3}([.,])\d(?= ?%)", unit.target)
    if not match:
        return None
    return unit.target[: match.start(1)] + (".,"[match[1] == "."]) + unit.target[match.end(1) :]


# kind → (how it is made, whether it is one of those that must be found almost always)
WAYS = {
    "digit changed": (digit_changed, True),
    "number dropped": (number_dropped, True),
    "month changed": (month_changed, True),
    "weekday changed": (weekday_changed, True),
    "address changed": (address_changed, True),
    "tag lost": (tag_lost, True),
    "left in English": (whole_left_in_english, True),
    "es and pt swapped": (other_language, True),
    "half left in English": (half_left_in_english, False),
    "a sentence of the sister language": (sentence_of_other_language, False),
    "place name of another language": (place_of_another_language, False),
    "country dropped": (country_dropped, False),
    "half dropped": (half_dropped, False),
    "closing quote dropped": (closing_quote_dropped, False),
    "bracket dropped": (bracket_dropped, False),
    "final stop dropped": (final_stop_dropped, False),
    "stop became question mark": (stop_to_question, False),
    "opening ¿ dropped": (opening_mark_dropped, False),
    "word doubled": (word_doubled, False),
    "mojibake": (mojibake, False),
    "replacement character": (replacement_character, False),
    "zero-width space": (zero_width, False),
    "double space": (double_space, False),
    "space before comma": (space_before_comma, False),
    "space at the end": (trailing_space, False),
    "TODO left": (note_left, False),
    "capital month": (month_capital, False),
    "decimal mark of another region": (number_of_other_region, False),
}


def damaged_unit(way, unit, target):
    if way == "tag lost":
        word = unit.source.split()[0]
        return replace(unit, entry=replace(unit.entry, msgid=unit.source.replace(word, f"<b1>{word}</b1>", 1)))
    return replace(unit, entry=replace(unit.entry, msgstr=target))


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("corpus", type=Path)
    options.add_argument("--size", type=int, default=300, help="damaged translations of each kind and language")
    chosen = options.parse_args()
    settings = CheckSettings(select=plugins.names("checks.translation"), ignore=("unknown-word",))
    units = [unit for issue in read_units(chosen.corpus).values() for unit in issue]
    others = {(unit.language, unit.issue, unit.entry.context): unit.target for unit in units}
    reported = {
        (one.language, one.issue, one.context) for one in run_checks(units, [], settings) if one.severity != "info"
    }
    good = [unit for unit in units if (unit.language, unit.issue, unit.entry.context) not in reported]
    good = [unit for unit in good if unit.source != unit.target]
    print(f"{len(good)} of {len(units)} translations are good: no error, no warning\n")
    print(f"{'damage':<36}{'made':>6}{'found':>8}   by")
    totals = {True: [0, 0], False: [0, 0]}
    for way, (make, strict) in WAYS.items():
        rng = random.Random(way)  # noqa: S311 - a draw, not a secret
        made, by = [], Counter()
        for unit in rng.sample(good, len(good)):
            other = others["pt" if unit.language == "es" else "es", unit.issue, unit.entry.context]
            target = make(unit, rng, other)
            if target and (target != unit.target or way == "tag lost"):
                made.append(damaged_unit(way, unit, target))
            if len(made) == 2 * chosen.size:
                break
        found = 0
        for unit in made:
            names = {one.check for one in run_checks([unit], [], settings) if one.severity != "info"}
            found += bool(names)
            by.update(names)
        totals[strict][0] += found
        totals[strict][1] += len(made)
        names = ", ".join(f"{name} {count}" for name, count in by.most_common(3))
        print(f"{way:<36}{len(made):>6}{found / max(1, len(made)):>8.1%}   {names}")
    every = [sum(pair) for pair in zip(*totals.values(), strict=True)]
    print(f"\nnumbers, dates, links, tags, language, untranslated: {totals[True][0] / totals[True][1]:.2%}")
    print(f"all: {every[0] / every[1]:.2%} of {every[1]}")


if __name__ == "__main__":
    main()
