r"""The header of a catalogue is missing, or says another language, charset or number of plural forms.

What it does: compares `Language` with the folder that the file lies in (es_CO in locales/es is right), and looks for
`charset=UTF-8` and for 2 plural forms, or 3 in Spanish and Portuguese (CLDR's “many”).

Why: editors choose their spelling and their memory by the header, and gettext its plurals; a file that lies in the
wrong folder would be published as the wrong language.

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

from mars_i18n.model import Location
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import CatalogueFile

severity: Severity = "error"
remedy = "Set it in your editor's catalogue properties; `mars-i18n sync` adds what is missing."
_FORMS = {"en": {"2"}, "es": {"2", "3"}, "pt": {"2", "3"}}


def check(file: CatalogueFile) -> Iterator[Fault]:
    """Yield a fault for each header field that is missing or wrong; none for a file that is not there."""
    if file.catalogue is None or not file.text.strip():
        return
    header = dict(file.catalogue.header)
    if not header:
        yield Fault("the catalogue has no header", location=Location(file.path, 1))
        return
    language = header.get("Language", "")
    if re.split(r"[-_@]", language)[0] != file.language:
        yield _fault(file, "Language", f"the header says {language or 'no language'}, the folder {file.language}")
    content = header.get("Content-Type", "")
    if "charset=utf-8" not in content.lower().replace(" ", ""):
        yield _fault(file, "Content-Type", f"the charset must be UTF-8, not {content or 'left out'}")
    forms = re.search(r"nplurals\s*=\s*(\d+)", header.get("Plural-Forms", ""))
    if forms and forms[1] not in _FORMS.get(file.language, {forms[1]}):
        yield _fault(file, "Plural-Forms", f"{forms[1]} plural forms are not those of {file.language}")


def _fault(file: CatalogueFile, field: str, message: str) -> Fault:
    for number, line in enumerate(file.text.splitlines(), 1):
        if line.startswith(f'"{field}:'):
            return Fault(message, evidence=message, location=Location(file.path, number, 2))
    return Fault(message, evidence=message, location=Location(file.path, 1))
