r"""The header of a catalogue is missing, or has a wrong language, charset or number of plural forms.

What it does: compares `Language` with the folder of the file (es_CO in locales/es is right), and requires
`charset=UTF-8` and 2 plural forms, or 3 in Spanish and Portuguese (CLDR's “many”).

Why: editors choose spelling and memory by the header, and gettext its plurals; a file in the wrong folder would be
published as the wrong language.

Wrong:
    "Language: fr\n"
    "Content-Type: text/plain; charset=UTF-8\n"

Right:
    "Language: es_CO\n"
    "Content-Type: text/plain; charset=UTF-8\n"
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.model import Location
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Message
    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import CatalogueFile

severity: Severity = "error"
remedy = translatable("Correct it in the catalogue properties of your editor; `mars-i18n sync` adds missing fields.")
_FORMS = {"en": {"2"}, "es": {"2", "3"}, "pt": {"2", "3"}}


def check(file: CatalogueFile) -> Iterator[Fault]:
    """Yield a fault for each header field that is missing or wrong; none for a file that is not there."""
    if file.catalogue is None or not file.data.strip():
        return
    header = dict(file.catalogue.header)
    if not header:
        yield Fault(message("catalogue has no header"), location=Location(file.path, 1))
        return
    language = header.get("Language", "")
    if re.split(r"[-_@]", language)[0] != file.language:
        former = f"the header says {language or 'no language'}, the folder {file.language}"
        if language:
            what = message(
                "language {language} in the header, but {folder} in the folder", language=language, folder=file.language
            )
        else:
            what = message("no language in the header; the folder is {folder}", folder=file.language)
        yield _fault(file, "Language", language, what, former)
    content = header.get("Content-Type", "")
    if "charset=utf-8" not in content.lower().replace(" ", ""):
        former = f"the charset must be UTF-8, not {content or 'left out'}"
        if content:
            what = message("charset must be UTF-8, not {content}", content=content)
        else:
            what = message("no charset in the header; it must be UTF-8")
        yield _fault(file, "Content-Type", content, what, former)
    forms = re.search(r"nplurals\s*=\s*(\d+)", header.get("Plural-Forms", ""))
    if forms and forms[1] not in _FORMS.get(file.language, {forms[1]}):
        former = f"{forms[1]} plural forms are not those of {file.language}"
        what = message("{count} plural forms, which {language} does not have", count=forms[1], language=file.language)
        yield _fault(file, "Plural-Forms", forms[1], what, former)


def _fault(file: CatalogueFile, field: str, value: str, what: Message, former: str) -> Fault:
    lines = enumerate(file.text.splitlines(), 1)
    line = next((number for number, line in lines if line.startswith(f'"{field}:')), 0)
    location = Location(file.path, line, 2) if line else Location(file.path, 1)
    return Fault(what, evidence=((field, value),), location=location, former_evidence=former)
