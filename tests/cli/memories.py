"""Translation memories as other tools write them: TMX of one translation unit a pair."""

from xml.sax.saxutils import escape

HEADER = (
    '<header creationtool="agency" creationtoolversion="1" segtype="block" o-tmf="x" adminlang="en" srclang="*all*"'
    ' datatype="plaintext"/>'
)


def memory_of(*pairs):
    """The bytes of a memory; a pair is (text, translation, language of the text, of the translation, origin or "")."""
    units = "".join(
        (f'<tu><prop type="x-issue">{escape(origin)}</prop>' if origin else "<tu>")
        + "".join(
            f'<tuv xml:lang="{language}"><seg>{escape(text)}</seg></tuv>'
            for text, language in ((source, source_language), (target, target_language))
        )
        + "</tu>"
        for source, target, source_language, target_language, origin in pairs
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4">{HEADER}<body>{units}</body></tmx>'.encode()
