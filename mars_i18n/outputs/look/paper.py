"""The paper of an output: that of its readers' region by CLDR, or as the project says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import translatable
from mars_i18n.plugins.options import Option

if TYPE_CHECKING:
    from mars_i18n.plugins.editions import Edition

# CLDR 47, supplemental/measurementData.xml, paperSize US-Letter; all other territories have A4
_LETTER = frozenset("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split())
PAPER = Option(
    "paper",
    "",
    translatable("The paper: a4 or letter. Without it, that of the region, by CLDR: Letter in Colombia, A4 in Brazil."),
    "a4|letter",
    translatable("a4 or letter"),
    by_language=True,
)


def paper_of(edition: Edition, output: str) -> str:
    """The paper of an output with the option `PAPER`: "a4" or "letter"."""
    region = edition.locale.replace("-", "_").rpartition("_")[2].upper()
    return PAPER.value(edition.settings, of=output) or ("letter" if region in _LETTER else "a4")
