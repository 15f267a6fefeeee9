"""What the elements of HTML are, by name: the facts of the standard that reading needs."""

from __future__ import annotations

# Elements that begin and end a block in every browser (the standard, 15.3: "display: block" and its kin), and those
# that are no part of the sentence around them. All others, also unknown ones, are inline, as browsers have them.
BLOCKS = frozenset(
    """address article aside audio blockquote body canvas caption center col colgroup dd details dialog dir div dl dt
    fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing
    main menu nav noscript object ol optgroup option p plaintext pre search section select summary table tbody td
    template textarea tfoot th thead title tr ul video xmp""".split()
)
# Of them, those that a page may put in the line by `display: inline`; items, cells and headings stay apart.
PLACED_IN_LINE = frozenset("address article aside div figure footer form header nav p section".split())
VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
RAW_TEXT = frozenset("iframe noembed noframes script style xmp".split())
ESCAPABLE = frozenset("textarea title".split())
FOREIGN = frozenset("math svg".split())
# Elements of SVG and MathML in which HTML goes on, and the start tags that leave SVG and MathML (13.2.6.5).
INTEGRATION = frozenset("annotation-xml desc foreignobject mi mn mo ms mtext title".split())
BREAKOUT = frozenset(
    """b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta
    nobr ol p pre ruby s small span strike strong sub sup table tt u ul var""".split()
)
# Start tags that end an open element: the end tags that may be left out (13.1.2.4).
_ENDS_PARAGRAPH = frozenset(
    """address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2
    h3 h4 h5 h6 header hgroup hr listing main menu nav ol p plaintext pre search section summary table ul xmp
    li dd dt""".split()
)
IMPLIED_ENDS: dict[str, frozenset[str]] = {
    **{name: frozenset({"p"}) for name in _ENDS_PARAGRAPH},
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "option": frozenset({"option"}),
    "optgroup": frozenset({"option", "optgroup"}),
    "td": frozenset({"td", "th", "caption", "colgroup"}),
    "th": frozenset({"td", "th", "caption", "colgroup"}),
    "tr": frozenset({"tr", "td", "th", "caption", "colgroup"}),
    "tbody": frozenset({"tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup"}),
    "thead": frozenset({"tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup"}),
    "tfoot": frozenset({"tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup"}),
    "body": frozenset({"head"}),
}
# An end that is left out is looked for no further than the nearest of these.
_LIST_WALLS = frozenset("ul ol menu dir table td th blockquote html body template".split())
_WALLS: dict[str, frozenset[str]] = {
    "li": _LIST_WALLS,
    "dt": frozenset("dl table td th html body template".split()),
    "dd": frozenset("dl table td th html body template".split()),
    "option": frozenset("select datalist html".split()),
    "optgroup": frozenset("select html".split()),
    **{name: frozenset("table html template".split()) for name in ("td", "th", "tr", "tbody", "thead", "tfoot")},
    "body": frozenset(),
}
_PARAGRAPH_WALLS = frozenset("td th caption table button object html body template".split())
# End tags do not reach beyond these, but for the end of a table or its parts.
END_WALLS = frozenset("td th caption template".split())
TABLE_PARTS = frozenset("table tbody thead tfoot tr td th caption html body".split())


def walls_of(name: str) -> frozenset[str]:
    """The elements at which a start tag `name` stops to close what is open."""
    return _WALLS.get(name, _PARAGRAPH_WALLS)


# Inline elements by the tag that translators see; all others are <span1>.
TAGS: dict[str, str] = {
    "a": "a",
    "b": "b",
    "strong": "b",
    "i": "i",
    "em": "i",
    "s": "s",
    "del": "s",
    "strike": "s",
    "sup": "sup",
    "sub": "sub",
}
FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())  # the standard, 13.2.4.3
CODE = frozenset("code samp tt var".split())  # not kbd: keys have names, which are translated
HIDDEN_BY_DEFAULT = frozenset("area audio canvas datalist head object template video".split())
