"""The setting of formats that names the template syntax of a project: see text.segments.template_syntax."""

from __future__ import annotations

from mars_i18n.messages import translatable
from mars_i18n.plugins.options import Option

OPAQUE = Option[tuple[str, ...]](
    "opaque",
    default=(),
    help=translatable(
        "template syntax of your own that no translator may touch: its marks, with ... for what is between them, "
        'as in ["[[ ... ]]", "@BREAK@"]'
    ),
    pattern=r"[ \t]*(?!\.\.\.|\u2026)(?=\S.*\S)[^\r\n]*\S(?<!\.\.\.)(?<!\u2026)[ \t]*",
    must_be=translatable('a list of texts that begin and end with a mark, as in ["[[ ... ]]"]'),
)
