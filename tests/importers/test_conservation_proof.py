"""The proof finds each word that is in neither the draft nor the report, and each that only these have."""

from mars_i18n.importers.conservation_proof import differ_in_blanks, find_lost_words
from mars_i18n.messages import message
from mars_i18n.plugins.imported_files import Remark

JOINED = Remark(message("joined"), "pala- bra", "palabra")
REMOVED = Remark(message("removed"), "Página 1")


def lost(words, body, *remarks, title="", with_numbers=True):
    return find_lost_words(words, title, body, remarks, with_numbers=with_numbers)


def test_what_was_joined_and_removed_is_accounted_for():
    assert lost("Título Una pala-\nbra. Página 1", "Una **palabra**.", JOINED, REMOVED, title="Título") == ("", "")


def test_a_word_that_is_nowhere_is_found():
    assert lost("Una palabra perdida", "Una palabra") == ("perdida", "")


def test_a_word_that_the_file_does_not_have_is_found():
    assert lost("Una palabra", "Una palabra de más") == ("", "de más")


def test_a_word_that_comes_once_instead_of_twice_is_found():
    assert lost("agua y agua", "agua y") == ("agua", "")


def test_a_change_that_no_remark_says_is_found():
    assert lost("Una pala-\nbra", "Una palabra") == ("pala bra", "palabra")


def test_marks_of_markdown_addresses_and_comments_are_no_words():
    body = "- [agua](https://example.org/x(1)) \\*sí\\* H<sub>2</sub>O[^1] <!-- picture -->\n\n[^1]: nota &amp; más"
    assert lost("agua *sí* H2O1 1 nota & más", body) == ("", "")


def test_numbers_of_lists_count_where_the_file_has_them():
    assert lost("1. uno 2. dos", "1. uno\n2. dos") == ("", "")
    assert lost("uno dos", "1. uno\n2. dos", with_numbers=False) == ("", "")


def test_words_that_are_only_parted_otherwise_are_told_from_lost_ones():
    assert differ_in_blanks("ab c", "a bc")
    assert not differ_in_blanks("ab", "ac")
    assert not differ_in_blanks("", "")
