"""Exchange files, drawn and made."""

from hypothesis import strategies as st

from mars_i18n.model import Entry
from mars_i18n.plugins.kinds import ExchangeFile

PIECES = ("<b1>", "</b1>", "<b2>", "<a1>", "</a1>", "<br1/>", "<code1/>", "&lt;b1>", "&amp;lt;b1>", "<", ">", "&", '"')
words = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=8)
messages = st.lists(st.sampled_from([*PIECES, "'", "=1", "+x", "agua ", "]]>", "\n", " "]) | words, max_size=7).map(
    "".join
)
reported = messages.filter(lambda text: text.strip() and from_own(text))
lines = st.lists(words.filter(str.strip), max_size=2).map(tuple)


def from_own(text):
    """Whether a text is written as msgids are: what reads back as other text is nobody's msgid."""
    from mars_i18n.text.segments.markup import from_msgid, to_msgid

    return to_msgid(from_msgid(text)) == text


@st.composite
def entries(draw):
    target = draw(st.just("") | reported)
    return Entry(
        draw(reported),
        target,
        context=draw(st.sampled_from(["", "button"])),
        fuzzy=bool(target) and draw(st.booleans()),
        previous=draw(st.just("") | reported),
        extracted=draw(lines),
        translator=draw(lines),
        references=draw(st.lists(st.sampled_from(["a.md", "b.txt"]), max_size=2, unique=True).map(tuple)),
    )


files = st.builds(
    lambda found, words: ExchangeFile("may", "en", "es", "es_CO", tuple(found), words=words),
    st.lists(entries(), min_size=1, max_size=5, unique_by=lambda entry: entry.key),
    st.sampled_from(["en", "es", "pt", "qu"]),
)
EXAMPLE = ExchangeFile(
    "may",
    "en",
    "es",
    "es_CO",
    (
        Entry("A <b1>new <i1>pump</i1></b1>", "Una <b1>bomba <i1>nueva</i1></b1>", extracted=("Heading",)),
        Entry("Water", "Agua", context="button", fuzzy=True, previous="The water", translator=("mars: ignore x, why",)),
        Entry("Not yet<br1/>done", references=("a.md",)),
        Entry("crossed <b1>x</b1> <i1>y</i1>", "<b1>cru<i1>za</b1>do</i1>"),
        Entry("lost <b1>x</b1>", "<b1>perdido"),
    ),
)
