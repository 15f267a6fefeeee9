"""No text takes a check worse than linear time, and text in other scripts is left alone."""

import pytest

from mars_i18n import plugins
from mars_i18n.checks.running import CheckSettings, run_checks, run_on_sources
from mars_i18n.checks.source import inconsistent_term
from mars_i18n.formats import markdown, text
from mars_i18n.model import Entry, Term
from mars_i18n.plugins.kinds import IssueUnits, SourceIssue, Unit
from mars_i18n.text.segments.source_messages import locate_segments
from mars_i18n.workflow.issue.reading import identify_languages

TERMS = (Term("MARS", keep=True), Term("due diligence", (("es", ("debida diligencia",)),)))
PIECES = [
    *("a", "a ", "a.", "a, ", "A ", "Ab ", "aB", "a-", "a- ", "1", "1 ", "1.", "1,", "1/", "1:", "12 mayo ", "mayo "),
    *("may 1 ", "mil ", "de ", "(", ")", "“", "«a", '"', "'", "¿", "?", "!", "...", "<b1>", "</b1>", "&lt;", "http://"),
    *("a@", "@a.b ", "\u00a0", "  ", "\u200b", "Ã©", "é", "ñ", "水", "ا", "😀", "Perú ", "Peru, ", "Estados Unidos "),
    *("MARS ", "due diligence ", "de de ", "TODO ", "II ", "twenty-", "la ", "the ", "El niño fue. ", "lunes 1 "),
    *("n.º 1 ", "ABC ", "Juan Ana "),
]
SIZE = 30_000


def unit(piece, size):
    body = piece * (size // len(piece))
    return Unit(Entry(f"The {body}", f"El {body}x"), "en", "es", "may", "es.po", "es_CO", TERMS)


@pytest.mark.parametrize("piece", PIECES)
def test_every_check_of_translations_is_linear(piece, assert_linear):
    units = {size: unit(piece, size) for size in (SIZE // 4, SIZE)}
    settings = CheckSettings()

    def work(size):
        return lambda: run_checks([units[size]], [], settings, [IssueUnits("may", (units[size],))])

    assert_linear(work, SIZE // 4, SIZE)


@pytest.mark.parametrize("piece", PIECES)
def test_every_check_of_sources_is_linear(piece, assert_linear):
    def work(size):
        body = "The water " + piece * (size // len(piece)) + "\n"
        document = locate_segments(identify_languages(text.parse(body.encode(), "a.txt"), ("es", "en", "pt")))
        return lambda: run_on_sources(SourceIssue("may", (document,), TERMS), CheckSettings())

    assert_linear(work, SIZE // 4, SIZE)


def test_the_words_of_one_long_text_take_time_in_proportion_in_every_check_of_sources(assert_linear):
    def work(size):
        body = "The people of every river and town drink water. " * (size // 48)
        document = locate_segments(identify_languages(text.parse(body.encode(), "a.txt"), ("es", "en", "pt")))
        return lambda: run_on_sources(SourceIssue("may", (document,), TERMS), CheckSettings())

    assert_linear(work, 200_000, 800_000)


def test_thousands_of_blocks_take_linear_time(assert_linear):
    def work(count):
        body = "\n\n".join(
            f"## Heading {n}\n\nThe water of town {n % 97} was tested on {n} days by us." for n in range(count)
        )
        document = locate_segments(identify_languages(markdown.parse(body.encode(), "a.md"), ("es", "en", "pt")))
        return lambda: run_on_sources(SourceIssue("may", (document,)), CheckSettings())

    assert_linear(work, 500, 2000)


def test_a_paragraph_of_a_million_characters_is_checked(assert_within):
    sentence = "La reunión de la mesa fue larga, y el acuerdo llegó al final de la tarde. "
    source = "The meeting of the table was long, and the agreement came at the end of the day. "
    count = 1_000_000 // len(sentence)
    one = Unit(Entry(source * count, sentence * count), "en", "es", "may", "es.po", "es_CO")
    assert_within(60, lambda: run_checks([one], [], CheckSettings()))


@pytest.mark.parametrize(
    "target", ["مرحبا بالعالم، هذا نص عربي كامل.", "这是一个完整的中文句子，没有别的。", "Это русский текст."]
)
def test_text_in_another_script_breaks_no_check(target):
    one = Unit(Entry("The results of the study are here.", target), "en", "es", "may", "es.po", "es_CO")
    for finding in run_checks([one], [], CheckSettings()):
        assert finding.check in plugins.names("checks.translation")


def test_words_of_one_long_paragraph_are_compared_in_linear_time(assert_linear):
    def work(size):
        body = "contaminated " * (size // 13) + "\n"
        document = locate_segments(identify_languages(text.parse(body.encode(), "a.txt"), ("es", "en", "pt")))
        return lambda: list(inconsistent_term.check(SourceIssue("may", (document,))))

    assert_linear(work, 150_000, 600_000)
