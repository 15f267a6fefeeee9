"""Kinds of sources in which something was found once that was not there: each is read back as it was written."""

import pytest
from outputs_editions import edition
from planted import NAMES, PUMP, built, found

from mars_i18n.formats import text

PHOTOGRAPH = (PUMP.parent / "photograph.jpg").read_bytes()
NAME = "a long name of a column of this table"
WIDE = f"""Words of the beginning.

| Place | {NAME} | Two {NAME} | Empty {NAME} | [L](https://example.org/l) |
|---|---|---|---|---|
| Lima | x | | | [y](https://example.org/y) ![p](a.jpg) |
|  | - z | word  ** | | — w[^1] |
| Quito | {NAME} {NAME} |  q | | "it" |

Then.

| Place | {NAME} | Two {NAME} |
|---|---|---|
| Lima | x | `a:b` |

| {NAME} | Two {NAME} |
|---|---|

| Place | Two |
|---|---|
| Lima | x |

[^1]: A note.
"""
KINDS = {
    "tables that are too wide for text": WIDE,
    "pictures of others that lead to one place": (
        "Words.\n\n[![F](https://example.org/f.png)](https://example.org/templates)\n\n"
        "[![T](https://example.org/t.png)](https://example.org/templates)\n\nMore words.\n"
    ),
    "an address of mail that names nobody": "Write [to us](mailto:) or [call](tel:) us.\n",
    "titles of pictures of others": (
        'Here: ![Our logo](https://example.org/b.png "The hint") and ![P](https://example.org/c.png "Hint")\n'
    ),
    "headings with blanks at which no line may end": (
        "Words.\n\n## $33.98&nbsp;paid\n\nMore.\n\n## Two  blanks\n\nEnd.\n"
    ),
    "links after two blanks": "It is   here: see [the long page of the association](https://example.org/"
    + "page" * 9
    + ").\n",
    "code of bars in an item": "- ```md\n  | a    | b    |\n  | :--- | ---: |\n  | c    | d    |\n  ```\n- Then\n",
    "a heading that is code alone, which links lead to": (
        "See [the call](#log) and [`log()`](#log).\n\n## `log`\n\nIt writes.\n\n## `other`\n\nIt does not.\n"
    ),
    "a link whose sentence is in brackets": "It is like the other (all is passed to [the format](util.md#all)).\n",
    "an address with brackets in a sentence in brackets": (
        "(It is in [the list](https://example.org/a_(b)) and in [others](https://example.org/c)).\n"
    ),
    "two hyphens, and hyphens at the ends of lines": (
        "Una palabra--otra -- y más. " + "Una prueba bien-hecha de físico-química -- con más. " * 9 + "\n"
    ),
    "photographs within sentences": (
        'Una ![foto](a.jpg) está en la frase. Otra ![segunda](a.jpg "El título de la foto") también, con '
        "[un enlace y ![una tercera](a.jpg) en él](https://example.org/x).\n\n"
        "![Al comienzo](a.jpg) de un párrafo, y ![otra](a.jpg) **en medio** de él, y al final: ![la última](a.jpg)\n"
    ),
    "a dash and a number that would begin a line of text": (
        "Porque la estructura de [la base](https://example.org/es) es distinta de las que más se usan, también "
        "[la otra](https://example.org/en) - la [de siempre](https://example.org/siempre) - se consulta en el punto "
        "12. Así se lee en el texto de la página de la misma obra, en el tomo 7. Y así se cita la obra.\n"
    ),
    "code before a call-out": "```\nSELECT\n    ?book\n\nWHERE {\n}\n```\n\n> [!NOTE]\n> La consulta está aquí.\n",
    "hosts in capitals and with letters of other alphabets": (
        "Vea [esto](https://DSLC.example/A) y [aquello](HTTPS://Niño.example/Ruta), o <https://Example.ORG/b>.\n"
    ),
    "flags, shades of skin and selectors of a look": "🇫🇷 Es así 👩🏼‍💻 y 🖋️ así, ✔️ claro.\n",
    "pictures of others that are links": (
        "[![la obra](https://example.org/b.png)](https://example.org/obra)\n\n"
        "Antes de [![la otra](https://example.org/b.png)](https://example.org/otra) y después.\n\n"
        "Al final [![la última](https://example.org/b.png)](https://example.org/ultima)\n"
    ),
    "headings, paragraphs and items that begin with a number": (
        "## 1. Escriba a las personas de su ciudad una carta en la que diga lo que quiera que hagan este mes\n\n"
        "**2. Así.**\n\n1. Uno de ellos\n2. 4. Otro más\n\n- 5. Y otro\n\n## 3. Corto\n\nFin.\n"
    ),
    "words of scripts that are written from the right": "Así: Arabic/العربية y שלום también.\n\n- فارسی\n- العربية\n",
    "headings within a list and a quotation": (
        "Así.\n\n- ## En la lista\n\n  Palabras\n\n> ## En la cita\n>\n> Más palabras\n\n## Al final\n\nFin.\n"
    ),
    "paragraphs of several pictures, and cells of a mark alone": (
        "Así.\n\n![Una vista](a.jpg) ![La otra](a.jpg)\n\n"
        "| A | B |\n|---|---|\n| ![Aquí](a.jpg)![Allá](a.jpg) | [^n] |\n\n"
        "[^n]: Una nota.\n"
    ),
    "a heading that is a link to itself": "## [One](#one)\n\nWords.\n\n## Two\n\nMore [of one](#one).\n",
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_found_in(kind, language, name):
    source = f"---\ntitle: A title of its own\nlanguage: {language}\n---\n\n{KINDS[kind]}"
    shown = edition(language, source, {}, draft=False, base_url="https://example.org/", image=lambda _: PHOTOGRAPH)
    outside = {text for _, text in found(name, shown, built(name, shown))}
    outside -= {"util.md#all", "a.jpg"}  # which are not there
    assert not outside


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_in_a_draft_of_a_quotation_and_who_said_it(name):
    source = (
        "We met in the valley near the town, and talked about water.\n\n"
        "“The water belongs to all of us, and to each.”\nAna Ruiz\nPresident of the Association of Wells - AW\n\n"
        "The programme goes on in the next year, in all the towns.\n"
    )
    shown = edition("es", source, {}, parse=text.parse, draft=True)
    assert [block.kind for block in shown.documents[0].blocks].count("attribution") == 2
    assert not found(name, shown, built(name, shown))


@pytest.mark.parametrize("name", NAMES)
def test_a_heading_below_other_text_is_not_repeated_as_the_title_of_an_issue_without_one(name):
    source = "A picture of the river, and words of it.\n\n## The files of the river\n\nThe words are here.\n"
    shown = edition("en", source, {}, draft=False, base_url="https://example.org/", image=lambda _: PHOTOGRAPH)
    assert not list(found(name, shown, built(name, shown)))


@pytest.mark.parametrize("name", NAMES)
def test_a_title_that_the_text_begins_with_again_is_shown_once(name):
    source = "---\ntitle: The rain of June\nlanguage: en\n---\n\n# The rain of June\n\nIt [is](#the-rain-of-june).\n"
    shown = edition("en", source, {}, draft=False, base_url="https://example.org/", image=lambda _: PHOTOGRAPH)
    files = built(name, shown)
    assert not list(found(name, shown, files))
    if name == "text":
        assert next(iter(files.values())).count(b"The rain of June") == 1


@pytest.mark.parametrize("name", ["text", "email"])
def test_nothing_is_found_in_a_draft_of_a_wide_table(name):
    shown = edition("es", WIDE, {}, draft=True, base_url="https://example.org/", image=lambda _: PHOTOGRAPH)
    assert not {text for _, text in found(name, shown, built(name, shown))} - {"a.jpg"}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_in_a_draft_of_titles_of_nested_callouts(name):
    source = "Words.\n\n::::{note} The title\n\nWords of it.\n\n:::{tip} The inner title\n\nInner.\n:::\n::::\n\nEnd.\n"
    shown = edition("es", source, {}, draft=True, base_url="https://example.org/", image=lambda _: PHOTOGRAPH)
    assert not list(found(name, shown, built(name, shown)))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_in_a_title_with_a_blank_at_which_no_line_may_end(name):
    source = "---\ntitle: 10\u00a0km of rain\nlanguage: en\n---\n\nIt rains.\n\n## One\n\nWords.\n"
    shown = edition("en", source, {}, draft=False, base_url="https://example.org/", image=lambda _: PHOTOGRAPH)
    assert not list(found(name, shown, built(name, shown)))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (f"Two {NAME}: q", f"Two {NAME}: p"),
        (f"  Two {NAME}: q\n", ""),
        (f"Two {NAME}: word", "Two: word"),
        ("- Place: Quito", "- Place: Lima"),
        (f"  Empty {NAME}:\n", ""),
        ("L (https://example.org/l): y", "L (https://example.org/k): y"),
    ],
)
def test_a_cell_or_its_name_that_is_wrong_in_a_wide_table_is_found(right, wrong):
    shown = edition("en", WIDE, {}, draft=False, base_url="https://example.org/", image=lambda _: PHOTOGRAPH)
    files = {path: data.decode().replace(right, wrong).encode() for path, data in built("text", shown).items()}
    assert files != built("text", shown)
    assert found("text", shown, files)
