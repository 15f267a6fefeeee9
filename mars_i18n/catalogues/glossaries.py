"""The glossary in the forms that translators' tools take: tab-separated for OmegaT, CSV, and TBX for Weblate.

A term has a row for each of its forms in another language; forbidden translations are given beside it.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # only writes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Term

Pair = tuple[str, str, str]
NEVER = "✗"  # before a form that must not be used
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


_DECLARED = b"""\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN" "TBXcdv04.dtd">
"""


def pairs(terms: Sequence[Term], language: str) -> Iterator[tuple[Term, Pair]]:
    """(term, (form in another language, best form in this one, remarks)) for each that has both."""
    seen = set()
    for term in terms:
        best = term.in_language(language)
        if not best:
            continue
        others = [form for code, forms in term.forms if code != language for form in forms]
        remarks = "; ".join([*([", ".join(best[1:])] if best[1:] else []), *_never(term, language), term.note])
        for form in dict.fromkeys([term.term, *others]):
            if form not in seen and (form not in best or term.keep):
                seen.add(form)
                yield term, (form, best[0], remarks.removesuffix("; "))


def _never(term: Term, language: str) -> list[str]:
    return [f"{NEVER} {form}" for form in _forbidden(term, language)]


def _forbidden(term: Term, language: str) -> tuple[str, ...]:
    return tuple(form for code, forms in term.forbidden if code in {language, ""} for form in forms)


def tab_separated(terms: Sequence[Term], language: str) -> bytes:
    """As OmegaT keeps its own glossary.txt, whose first line it writes in these words: source, target, remarks."""
    lines = ["# Glossary in tab-separated format -*- coding: utf-8 -*-"]
    lines += ["\t".join(" ".join(cell.split()) for cell in pair) for _, pair in pairs(terms, language)]
    return ("\n".join(lines) + "\n").encode()


def comma_separated(terms: Sequence[Term], source: str, language: str) -> bytes:
    """For spreadsheets: a column each for the source's form, the translation and remarks; UTF-8 with its mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([source, language, "note"])
    writer.writerows(pair for _, pair in pairs(terms, language))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def tbx(terms: Sequence[Term], source: str, language: str, locale: str) -> bytes:
    """TBX as Weblate reads it (https://docs.weblate.org/en/latest/formats/tbx.html), with kept and forbidden terms."""
    martif = ET.Element("martif", {"type": "TBX", _LANG: source})
    header = ET.SubElement(ET.SubElement(martif, "martifHeader"), "fileDesc")
    ET.SubElement(ET.SubElement(header, "sourceDesc"), "p").text = "mars-i18n"
    body = ET.SubElement(ET.SubElement(martif, "text"), "body")
    for number, (term, (form, best, _)) in enumerate(pairs(terms, language), 1):
        for index, (target, forbidden) in enumerate(
            [(best, False), *((one, True) for one in _forbidden(term, language))]
        ):
            entry = ET.SubElement(body, "termEntry", {"id": f"{number}" if not index else f"{number}-{index}"})
            if term.keep and not forbidden:
                ET.SubElement(entry, "descrip", {"type": "Translation needed"}).text = "No"
            if term.note and not index:
                ET.SubElement(entry, "descrip").text = term.note
            for code, text in ((source, form), (locale, target)):
                tig = ET.SubElement(ET.SubElement(entry, "langSet", {_LANG: code}), "tig")
                ET.SubElement(tig, "term").text = text
                if forbidden and code == locale:
                    ET.SubElement(tig, "termNote", {"type": "administrativeStatus"}).text = "forbidden"
    ET.indent(martif)
    return _DECLARED + bytes(ET.tostring(martif, encoding="utf-8")) + b"\n"
