"""Make the fonts of web pages, woff2, of those of the PDF: the letters of European languages, and what typography asks.

    pip install fonttools brotli
    python benchmarks/make_web_fonts.py

The files that it writes, mars_i18n/outputs/templates/web/fonts/*.woff2, are the same bytes each time.
"""

from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TEMPLATES = Path(__file__).parents[1] / "mars_i18n" / "outputs" / "templates"
# Latin with its accents, marks that follow a letter, punctuation, high and low digits, currencies, №, ™, arrows, signs
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x218, 0x21B),
    (0x1E80, 0x1EFF),
    (0x300, 0x30C),
    (0x2010, 0x2044),
    (0x2070, 0x209C),
)
RANGES += ((0x20A0, 0x20BF), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2199), (0x2212, 0x2212), (0x2260, 0x2265))
FEATURES = ("kern", "liga", "ccmp", "locl", "mark", "mkmk", "lnum", "onum", "pnum", "tnum", "frac", "sups", "subs")


def web_font(data: bytes) -> bytes:
    """A font as woff2, with the characters in RANGES."""
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    options = Options(layout_features=list(FEATURES), hinting=False, flavor="woff2", notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[one for first, last in RANGES for one in range(first, last + 1)])
    subsetter.subset(font)
    font.flavor = "woff2"
    written = BytesIO()
    font.save(written, reorderTables=False)
    return written.getvalue()


if __name__ == "__main__":
    folder = TEMPLATES / "web" / "fonts"
    folder.mkdir(exist_ok=True)
    for path in sorted((TEMPLATES / "pdf" / "fonts").glob("Mars*.ttf")):
        made = folder / f"{path.stem}.woff2"
        made.write_bytes(web_font(path.read_bytes()))
        print(f"{made.name}: {made.stat().st_size:,} bytes")
