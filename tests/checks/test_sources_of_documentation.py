"""What documentation, changelogs and printed pages write on purpose is no warning; the fault beside it is one."""

import pytest

from mars_i18n.checks.running import CheckSettings, run_on_sources
from mars_i18n.formats import markdown, text
from mars_i18n.plugins.kinds import SourceIssue
from mars_i18n.text.segments.source_messages import locate_segments
from mars_i18n.workflow.issue.reading import identify_languages

_PROSE = "You place the order at the counter, and you wait until somebody calls your number"
CASES = [
    ("missing-final-stop", f"{_PROSE}. 🍔🍔", False),
    ("missing-final-stop", f"{_PROSE}. 🕵️ ✨", False),
    ("missing-final-stop", f"{_PROSE} 🍔", False),
    ("missing-final-stop", f"{_PROSE}. We wait for your answer here \\o", False),
    ("missing-anchor", '[a](#used)\n\n<Recipes titleId="used">\n\n# Uso\n\nIt is open.\n\n</Recipes>', False),
    ("source-place-name", f"{_PROSE}. We met at React Índia 2024.", False),
    (
        "mixed-language",
        f"{_PROSE}.\n\n<ConsoleLogLine>\n\nNo se puede actualizar el estado de la acción.\n\n</ConsoleLogLine>",
        False,
    ),
    ("source-spacing", "The change is in src,doc: the wording of the first page is now clearer.", False),
    ("source-spacing", "The change is in sources,documents and the wording of the first page.", True),
    ("inconsistent-term", "The AbortController is new.\n\nAn abort-controller ends a request.", False),
    ("inconsistent-term", "The AbortController is new.\n\nThe abortController ends a request.", False),
    ("inconsistent-term", "A micro-framework is small.\n\nThis microframework is small, too.", True),
    ("inconsistent-term", "Set -source-links for it.\n\nThe sourcelinks are read.", False),
    ("inconsistent-term", "The source-links are new.\n\nThe sourcelinks are read.", True),
    ("inconsistent-term", "The sites-enabled are new.\n\nLink it to /etc/web/sitesenabled now.", False),
    ("inconsistent-term", "The sites-enabled are new.\n\nThe sitesenabled are open.", True),
    ("inconsistent-term", "Use dropdown, not drop-down, for it.\n\nThe dropdown is there.", False),
    ("inconsistent-term", "Use dropdown, or drop-down, for it.\n\nThe dropdown is there.", True),
    ("source-spacing", "They asked us “Où est la gare ?” on the way.", False),
    ("source-spacing", "They asked us “Where is the station ?” on the way.", True),
    (
        "duplicate-block",
        "# A\n\nLorem ipsum " + "dolor sit amet " * 15 + ".\n\n# B\n\nLorem ipsum " + "dolor sit amet " * 15 + ".",
        False,
    ),
    ("source-spacing", "A new http.Server option is there for all to use.", False),
    ("source-spacing", "This is more involved.Since most of them are new.", True),
    ("source-spacing", "Use the module node:test in every file.", False),
    ("source-spacing", "Note:all of them are new.", True),
    ("source-spacing", "TL;DR of the page.", False),
    ("source-spacing", "One of them.  Two of them.  Three of us.  Four of you.  Five of all.", False),
    ("source-spacing", "One of them. Two of them. Three of us. Four of you.  Five of all.", True),
    ("source-doubled-word", "It lies in the Java java.time package.", False),
    ("source-doubled-word", "It lies in the the package.", True),
    ("missing-final-stop", f"{_PROSE}\n\n- by its name", False),
    ("missing-final-stop", f"{_PROSE} at\n\n```\nhttp://localhost\n```", False),
    ("missing-final-stop", f"{_PROSE}. See the report. [1]", False),
    ("missing-final-stop", f"{_PROSE} at www.example.org", False),
    ("missing-final-stop", f"{_PROSE}\n\nAnd then you go home.", True),
    ("empty-section", "---\ntitle: The well\n---\n\n# The well\n\nIt is open.", False),
    ("empty-section", "# The well\n\n## The pump\n\n<PumpTable />\n\n## The end\n\nIt is open.", False),
    ("empty-section", "# The well\n\n## The pump\n\n::: pumps.Table\n\n## The end\n\nIt is open.", False),
    ("empty-section", "# The well\n\n## The pump {#pump}\n\n<!-- later -->\n\n## The end\n\nIt is open.", True),
    ("duplicate-block", f"## A\n\n- {_PROSE}.\n- one\n\n## B\n\n- {_PROSE}.\n- two", False),
    ("duplicate-block", f"## A\n\n{_PROSE}:\n\n- one\n\n## B\n\n{_PROSE}:\n\n- two", False),
    ("duplicate-block", f"## A\n\n{_PROSE}.\n\n## B\n\n{_PROSE}.", True),
    ("mixed-language", f"{_PROSE}.\n\n- test: update windows module load error message (ana) #14950", False),
    ("mixed-language", f"{_PROSE}.\n\n{_PROSE}.\n\nLos Angeles\n\n{_PROSE}.", False),
    ("mixed-language", f"{_PROSE}.\n\n## Lanzamiento de la nueva estrategia\n\n{_PROSE}.", True),
    ("mixed-language", f"{_PROSE}.\n\nLa séance est levée, et les membres du conseil rentrent.\n\n{_PROSE}.", True),
    ("source-spacing", "Jul  5. The meeting of all.", False),
    ("source-spacing", "\n\n".join(["The well  is new."] * 5 + ["The pump  is new."] * 5), False),
    ("source-spacing", "new:writer is a label for all.", False),
    ("source-unbalanced", "A sentence that ends in '.)' is new, and the sign '}' is not.", False),
    ("source-unbalanced", "A sentence that ends in (a bracket is new.", True),
    ("stray-quote", 'It is written as " " in all of them.', False),
    ("stray-quote", 'It is written at the mine. "', True),
    ("missing-final-stop", f"{_PROSE}. Revision range: 3e33bda0..c8a8c820", False),
    ("missing-final-stop", f"— Ana, {_PROSE}", False),
    ("missing-final-stop", f"{_PROSE}; or,", False),
    ("missing-final-stop", f"Thanks are due to the people who wrote it: {_PROSE}, ana, eva, leo, noa, and rui", False),
    ("missing-final-stop", f"Thanks are due to the people who wrote it. {_PROSE} on Monday", True),
    ("empty-section", "# The journal", False),
    ("empty-section", "# The well\n\nIt is open.\n\n# END OF TERMS", False),
    ("empty-section", "# The well\n\nIt is open.\n\n# Ends", True),
    ("missing-anchor", "[a](#module-a.b)\n\n# Module a.b\n\nIt is open.", False),
    ("missing-anchor", "[a](#fn:1)\n\n# Module a\n\nIt is open.", False),
    ("missing-anchor", "[a](#usage)\n\n# Uso {/*usage*/}\n\nIt is open.", False),
    ("missing-anchor", "[a](#b)\n\n# Module a\n\n{{ content }}\n\nIt is open.", False),
    ("missing-anchor", "[a](#b)\n\n# Module a\n\n{{% include b %}}\n\nIt is open.", False),
    ("missing-anchor", "[a](#b), or [leave]({{UnsubscribeURL}})\n\n# Module a\n\nIt is open, {{name}}.", True),
    ("missing-final-stop", "April 10, 2024. In-person in Park City, at the well", False),
    ("missing-final-stop", "The well is open. Come and see it in Park City with us", True),
    ("misread-instruction", "---\ntitle: A letter\ndate: 2022/09/22\n---\n\nThe well is open.", False),
    ("broken-hyphen", "It updates many values -even those of many components- without a second turn.", False),
    ("broken-hyphen", "It updates the values of a multi- component without a second turn.", True),
    ("missing-anchor", "[a](#module-c)\n\n# Module a.b\n\nIt is open.", True),
    ("mixed-language", f"{_PROSE}.\n\n- [Daten sichern mit der neuen Datei](https://a.b/c)\n\n{_PROSE}.", False),
    ("mixed-language", f"{_PROSE}.\n\nLorem ipsum dolor sit amet, consectetur elit.\n\n{_PROSE}.", False),
    ("misread-instruction", "---\ntitle: A letter\ndate: September 22, 2022\n---\n\nThe well is open.", False),
    ("misread-instruction", "---\ntitle: A letter\ndate: 2022-13-22\n---\n\nThe well is open.", True),
    ("misread-instruction", "---\ntitle: A letter\nlanguages: [ja]\n---\n\nThe well is open again.", False),
    ("misread-instruction", "---\ntitle: A letter\nlangage: ja\n---\n\nThe well is open again.", True),
    ("missing-final-stop", f"**{_PROSE} with us**\n\nThe well is open.", False),
    ("missing-final-stop", f"**{_PROSE}** with us\n\nThe well is open.", True),
    ("missing-final-stop", f"{_PROSE}, and\n\nThe well is open.", False),
    ("mixed-language", f"{_PROSE}.\n\n> La bomba del pozo está rota y nadie la repara.\n\n{_PROSE}.", False),
    ("mixed-language", f"{_PROSE}.\n\nLa bomba del pozo está rota y nadie la repara.\n\n{_PROSE}.", True),
    ("stray-quote", 'The sign for it ( " ) is written twice in all of them.', False),
    ("stray-quote", 'The sign for it is " “ “ in all of them.', False),
    ("source-broken-text", "The well is open.\n\n\ue5cd", False),
    ("source-broken-text", "The well \ue5cd is open.", True),
    ("source-doubled-word", "Cuenta los viajes desde la fracción censal A a la fracción B del pozo.", False),
    ("source-doubled-word", "Cuenta los viajes desde la fracción censal a a la fracción B del pozo.", True),
    ("inconsistent-term", "The date-time (datetime) of the well is new.", False),
    ("inconsistent-term", "The date-time of the well is new.\n\nIts datetime is old.", True),
    ("inconsistent-term", "Write it YYYY-MM-DD.\n\nIt was YYYYMMDD.", False),
    ("source-spacing", "I leave the [ home_town ] for the [ well ] today.", False),
    ("source-spacing", "I leave the [ home_town] for the well today.", True),
    ("source-spacing", "| Field | Type |\n|---|---|\n| author | Schema:Person |", False),
    ("missing-final-stop", f"Listing 8-2: {_PROSE} with us", False),
    ("missing-final-stop", f"Listing them: {_PROSE} with us", True),
    ("missing-final-stop", f"{_PROSE}.\n\n" + f"{_PROSE} today\n\n" * 3, False),
    ("missing-final-stop", f"{_PROSE}.\n\n" * 3 + f"{_PROSE} today\n\n" * 3, True),
    ("source-unbalanced", 'Knives with blades longer than 2½" are prohibited in the building.', False),
    ("mixed-language", "El pozo está abierto.\n\nEND IF; return the first of them;\n\nNadie la repara hoy.", False),
    ("mixed-language", f"{_PROSE}.\n\nLa bomba del pozo está rota y nadie la repara.\n\nGo home.", True),
    ("source-doubled-word", "Close both loops: if (a) { b; } done done", False),
    ("source-doubled-word", "Close both of the loops when it is done done again", True),
    ("missing-final-stop", f"{_PROSE}. Write the well's address to ana@example.org", False),
    ("source-unbalanced", "3.1) The copy of the files of the well", False),
    ("source-unbalanced", "The copy of the files) of the well", True),
    ("empty-section", "# The well\n\n# The pump", True),
    ("missing-final-stop", "whereNull whereNot dataFill dataGet dataSet " * 5, False),
    ("missing-final-stop", f"{_PROSE}. E.g., `well`", False),
    ("mixed-language", "El pozo está abierto.\n\nCount is: `0`\n\nNadie la repara hoy.", False),
    ("mixed-language", "El pozo está abierto.\n\nLearn Pumps with Coding in Public\n\nNadie la repara hoy.", False),
    ("source-unbalanced", "b.) Restart the pump of the well", False),
    ("source-unbalanced", "Replace the semicolons (;) by commas (,) in all of them.", False),
    ("source-spacing", "The rule is written as in:foo,bar for all.", False),
    ("source-spacing", "It says one ? two : 'three' for all.", False),
    ("source-spacing", "It says which one : the first of all.", True),
    ("missing-anchor", "[a](#well-b)\n\n{@a well-b}\n\n# The well\n\nIt is open.", False),
    ("missing-final-stop", f"{_PROSE}. Well done. {{@a well}}", False),
    ("missing-final-stop", f"{_PROSE}. It is open all day. Back to top", False),
    ("stray-quote", "Add the word ‘Error: ’ at the beginning of all of them.", False),
    ("source-unbalanced", "“Escape to an island.\n\nMake it your own.\n\nIt is yours.” They said so.", False),
    ("source-unbalanced", "“Escape to an island.\n\nMake it your own.\n\nIt is yours. They said so.", True),
    ("source-place-name", f"{_PROSE}. México has an HTML entity in it.", False),
    ("source-place-name", f"{_PROSE}. México is a country in it.", True),
    ("missing-final-stop", f"{_PROSE}. So much more comes from those who helped us 💙", False),
    ("missing-final-stop", f"{_PROSE}. “Escape to your island, whenever you want.” - Nintendo", False),
    ("inconsistent-term", "- [Visualizing rain](https://a.org)\n\nWe are visualising it.", False),
    ("inconsistent-term", "- Visualizing rain\n\nWe are visualising it.", True),
    ("mixed-language", f"{_PROSE}.\n\nPiled Higher and Deeper by Jorge Cham, http://a.org/comics.php?id=3", False),
    ("source-spacing", "mutate( y = vjust[vj] ) |> f(x=1)", False),
    ("source-doubled-word", "A screen reader says: “Add add book”.", False),
    ("source-doubled-word", "The The book is added to the shelf.", True),
    ("source-unbalanced", "A tutorial of more than three 8.5x11” pages is long.", False),
    ("missing-final-stop", f"{_PROSE}. Points of contact: Ana Rojas, Eva Prado, Rui Vale", False),
    ("mixed-language", "El pozo está abierto.\n\nTemplate parse errors: cannot bind to it\n\nNadie la repara.", False),
]


_PAGE = f"THE WELL\n\nThe well is dry. {_PROSE}\n\nThe pump is new.\n\nTHE PUMP\n"


def warnings(document):
    document = locate_segments(identify_languages(document, ("es", "en", "pt")))
    found = run_on_sources(SourceIssue("a", (document,)), CheckSettings())
    return {one.check for one in found if one.severity == "warning" or one.check == "empty-section"}


@pytest.mark.parametrize(("check", "source", "is_fault"), CASES)
def test_a_manner_of_documentation_is_no_warning_and_the_fault_beside_it_is_one(check, source, is_fault):
    assert (check in warnings(markdown.parse(source.encode(), "sources/a.md"))) is is_fault


def test_lines_of_a_printed_page_are_information_where_those_of_a_letter_are_warnings():
    assert "missing-final-stop" in warnings(text.parse(_PAGE.encode(), "sources/a.txt"))
    assert "missing-final-stop" not in warnings(text.parse(f"{_PAGE}\f".encode(), "sources/a.txt"))


def test_a_document_in_a_third_language_is_one_finding():
    french = "La séance est levée, et les membres du conseil rentrent chez eux avant la nuit.\n\n"
    document = markdown.parse((french * 5 + "The meeting is over.\n").encode(), "sources/a.md")
    document = locate_segments(identify_languages(document, ("es", "en", "pt")))
    found = run_on_sources(SourceIssue("a", (document,)), CheckSettings(select=("mixed-language",)))
    assert [one.severity for one in found] == ["warning"]
    assert "most of the document" in str(found[0].message)


def test_a_document_with_many_sentences_of_another_language_is_one_finding():
    spanish = [
        f"La bomba del pozo de la calle {name} está rota." for name in ("Sol", "Luna", "Mar", "Paz", "Ana", "Eva")
    ]

    def mixed_sentences(count):
        text = "".join(f"{_PROSE}, and then you go home. {one}\n\n{_PROSE}.\n\n" for one in spanish[:count])
        document = markdown.parse(text.encode(), "sources/a.md")
        document = locate_segments(identify_languages(document, ("es", "en", "pt")))
        return run_on_sources(SourceIssue("a", (document,)), CheckSettings(select=("mixed-language",)))

    assert len(mixed_sentences(3)) == 3
    assert [str(one.message).count("6 sentences") for one in mixed_sentences(6)] == [1]


def test_a_level_that_a_document_leaves_out_again_and_again_is_one_warning():
    page = "# The well\n\nIt is open.\n\n### The pump\n\nIt is new.\n\n# The tank\n\nIt is old.\n\n### The tap\n\nNo.\n"
    document = locate_segments(identify_languages(markdown.parse(page.encode(), "sources/a.md"), ("es", "en", "pt")))
    found = run_on_sources(SourceIssue("a", (document,)), CheckSettings(select=("heading-jump",)))
    assert [(one.location.line, one.severity) for one in found] == [(5, "warning"), (13, "info")]
