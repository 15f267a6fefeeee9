"""Words that show a text to be Guaraní, which borrows so much from Spanish that words of the lists say little.

The table has no list of Guaraní. Of its closed classes, those words that no other language of the table has; and its
verbs of the third person, by the prefixes that they begin with.
"""

from __future__ import annotations

from mars_i18n import lazy_patterns as re

GUARANI_WORDS = frozenset(
    """
    avei umi upe upéva upévare péva péicha péichapa upéicha upéi péina ko'ã oime oĩ oiméva oreko orekóva oguereko
    rehe rehegua hikuái jave guive haguã hague ndive rupi rire añete niko katu ñande ñane tetã tetãme
    hína kuri raẽ heta opa peteĩ mokõi mbohapy mburuvicha tembiapo mba'e jey avá kuña
    """.split()
)
"""In lower case."""

GUARANI_FORM = re.compile(
    r"(?:o(?:mbo|mo|mb[ay]|ñe|ño|je|jo|ju|ja|gue|he|ho|ha|hu|i[kmpñ]|re[kj])"  # verbs: omombarete, ojehecha
    r"|.*[áéíóúýãẽĩõũỹ](?:pe|me|va|ta|ma|vo|re|gui|icha)$|.*[ẽĩỹ]).*",  # endings after the stress: Itaipúpe, oiporúva
    re.DOTALL,
)
"""How a lower-case word is made that no list of Spanish, English and Portuguese has."""
