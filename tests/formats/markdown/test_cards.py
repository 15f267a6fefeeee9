"""A comment before a list makes cards of it: its texts are those of the list."""

from mars_i18n.formats import markdown
from mars_i18n.text.segments.source_messages import messages

LIST = "- ![A well](a.jpg)\n  [The well](https://example.org)\n  Thirty families share it.\n- Others\n"


def cards_of(text):
    blocks = markdown.parse(text.encode(), "sources/may.md").blocks
    return [any(one.attribute("cards") for one in block.containers) for block in blocks]


def test_a_list_after_the_comment_is_of_cards_and_no_other():
    assert cards_of(f"Before.\n\n<!-- mars: cards -->\n{LIST}\nBetween.\n\n- A list\n") == [
        False,
        True,
        True,
        False,
        False,
    ]


def test_lists_within_a_card_are_lists():
    document = markdown.parse(b"<!-- mars: cards -->\n- A card\n  - with a list\n", "sources/may.md")
    last = list(document.blocks)[-1]
    assert [one.attribute("cards") for one in last.containers if one.kind == "list"] == ["yes", ""]


def test_the_comment_changes_no_text_of_the_catalogue():
    without, with_it = (
        [one.msgid for one in messages([markdown.parse(text.encode(), "sources/may.md")])]
        for text in (LIST, f"<!-- mars: cards -->\n{LIST}")
    )
    assert with_it == without
