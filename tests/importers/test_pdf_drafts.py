"""A PDF becomes a draft that reads as its text does, and every word that the draft lacks is in the report."""

import pytest

from mars_i18n.importers.pdf_draft.drawn_bullets import with_bullets
from mars_i18n.importers.pdf_draft.printed_words import PdfPage, Word

WATER = (
    "La cooperación regional sobre el agua reunió a los representantes de cinco países, que acordaron las "
    "responsabilidades compartidas de los próximos años y un calendario de publicaciones periódicas para los "
    "investigadores."
)
LAND = (
    "El segundo párrafo describe las infraestructuras necesarias, la financiación internacional y los compromisos "
    "medioambientales que cada institución anunció durante la conferencia anual."
)
BOTH = pytest.mark.parametrize("tags", [True, False], ids=["by its tags", "by its places"])


def body(draft):
    return draft.text.split("---\n", 2)[2].strip().split("\n\n")


@BOTH
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_a_paragraph_is_whole_again_over_lines_and_columns(make_pdf, draft_of, tags, columns):
    pdf = make_pdf("\n\n".join([WATER, LAND] * 4), tags=tags, columns=columns, width=480, height=300)
    draft, report = draft_of(pdf)
    assert body(draft) == [WATER, LAND] * 4
    assert (draft.lost, draft.surplus) == ("", "")
    assert any("broken at a line end" in what for _, what, _, _ in report)


@BOTH
def test_a_hyphen_of_the_text_is_kept_and_one_of_the_line_is_not(make_pdf, draft_of, tags):
    """The writer says which hyphens it added (ActualText); by their words alone, many compounds look like one word."""
    text = " ".join(
        f"El criptográfico LSB-compatible de debian-debbugs, Sourceforge y XML-based {at}." for at in range(40)
    )
    draft, _ = draft_of(make_pdf(text, tags=tags, columns=3, width=480))
    assert body(draft) == [text]
    assert (draft.lost, draft.surplus) == ("", "")


def test_a_hyphen_that_is_repeated_on_the_next_line_is_one(make_pdf, draft_of):
    text = " ".join(f"Um novo sub-projeto de rádio-amador, pode-se ver o Linux-Mobile-Guide {at}." for at in range(40))
    draft, _ = draft_of(make_pdf(f'#set text(lang: "pt")\n{text}', columns=3, width=480), "pt")
    assert body(draft) == [text]


def test_a_paragraph_goes_on_over_a_column_with_a_capital(make_pdf, draft_of):
    text = " ".join(f"Lohoff anunció la imagen para Debian Quito{at} Lima{at} Bogotá{at}" for at in range(60))
    draft, _ = draft_of(make_pdf(text, tags=False, columns=2, width=480, height=260))
    assert body(draft) == [text]


@BOTH
def test_what_every_page_has_is_removed_and_said_with_its_page(make_pdf, draft_of, tags):
    footer = "#context[Página #counter(page).display()]"
    pdf = make_pdf("\n\n".join([WATER, LAND] * 4), tags=tags, height=200, header="Boletín del agua", footer=footer)
    draft, report = draft_of(pdf)
    assert body(draft) == [WATER, LAND] * 4
    removed = [(page, before) for page, what, before, _ in report if "removed" in what]
    pages = max(page for page, _ in removed)
    assert pages > 2
    assert sorted(removed) == sorted(
        (page, words) for page in range(1, pages + 1) for words in ("Boletín del agua", f"Página {page}")
    )


@BOTH
def test_headings_lists_and_tables_keep_what_they_are(make_pdf, draft_of, tags):
    text = f"""
= Agua para todos

{WATER}

== Los puntos

- Uno de los primeros puntos
- Otro de los segundos puntos

+ Primero
+ Segundo

{LAND}

#table(columns: 3, [Ciudad], [Fecha], [Cupo], [Quito], [3 de mayo], [20], [La Paz], [9 de mayo], [35])

Después.
"""
    draft, _ = draft_of(make_pdf(text, tags=tags))
    assert 'title: "Agua para todos"' in draft.text
    assert body(draft) == [
        WATER,
        "## Los puntos",
        "- Uno de los primeros puntos\n- Otro de los segundos puntos",
        "1. Primero\n2. Segundo",
        LAND,
        "| Ciudad | Fecha | Cupo |\n|---|---|---|\n| Quito | 3 de mayo | 20 |\n| La Paz | 9 de mayo | 35 |",
        "Después.",
    ]
    assert (draft.lost, draft.surplus) == ("", "")


def test_strong_words_links_and_notes_are_marked(make_pdf, draft_of):
    text = (
        'La *cooperación* regional sobre el #link("https://example.org/agua")[agua] y #emph[la tierra].#footnote[Una '
        "nota al pie.] Sigue."
    )
    draft, _ = draft_of(make_pdf(text))
    assert body(draft) == [
        "La **cooperación** regional sobre el [agua](https://example.org/agua) y *la tierra*.[^1] Sigue.",
        "[^1]: Una nota al pie.",
    ]


def test_a_date_line_moves_to_the_front_matter_and_is_reported(make_pdf, draft_of):
    draft, report = draft_of(make_pdf(f"= Agua\n\nMayo – junio 2025 / Volumen 1\n\n{WATER}"))
    assert draft.text.startswith('---\ntitle: "Agua"\nlanguage: es\ndate: 2025-05/2025-06\nvolume: 1\n---\n')
    assert (1, "the date line was moved to the front matter", "Mayo – junio 2025 / Volumen 1", "") in report


def test_a_line_with_a_name_and_a_date_above_the_text_moves_to_the_front_matter(make_pdf, draft_of):
    said = "the line above the text was moved to the front matter"
    draft, report = draft_of(make_pdf(f"La Voz · mayo 2025\n\n{WATER}"))
    assert draft.text.startswith('---\ntitle: "La Voz"\nlanguage: es\ndate: 2025-05\n---\n\nLa cooperación')
    assert (1, said, "La Voz · mayo 2025", "La Voz") in report
    draft, report = draft_of(make_pdf(f"La Voz · mayo 2025\n\n= Agua\n\n{WATER}"))
    assert draft.text.startswith('---\ntitle: "Agua"\nlanguage: es\ndate: 2025-05\n---\n\nLa cooperación')
    assert not draft.lost + draft.surplus


def test_a_drop_cap_is_joined_to_its_word(make_pdf, draft_of):
    text = "#text(size: 30pt)[L]\n\n#v(-20pt)\n\na cooperación regional sobre el agua reunió a cinco países."
    draft, report = draft_of(make_pdf(text, tags=False))
    assert "La cooperación regional" in draft.text
    assert any("drop cap" in what for _, what, _, _ in report)


def test_a_drop_cap_on_the_baseline_of_a_later_line_is_joined_to_the_first(make_pdf, draft_of):
    lines = ["a cooperación regional sobre", "el agua reunió a cinco países", "y dos ríos."]
    beside = "".join(f"#place(dx: 32pt, dy: {at * 12}pt)[{one}]" for at, one in enumerate(lines[:2]))
    cap = "#place(dy: 2pt, text(size: 36pt)[L])"
    draft, _ = draft_of(make_pdf(f"{beside}{cap}#place(dx: 32pt, dy: 24pt)[{lines[2]}]", tags=False))
    assert draft.text.endswith("\nLa cooperación regional sobre el agua reunió a cinco países y dos ríos.\n")


def test_centred_lines_are_one_block(make_pdf, draft_of):
    quote = "El agua es de quienes la cuidan \\ en los pueblos del valle y \\ de la montaña."
    draft, _ = draft_of(make_pdf(f"{WATER}\n\n#align(center)[{quote}]\n\n{WATER}", tags=False))
    assert "El agua es de quienes la cuidan en los pueblos del valle y de la montaña.\n" in draft.text


def test_a_sentence_in_large_letters_is_no_heading(make_pdf, draft_of):
    quote = "El agua es de quienes la cuidan en los pueblos del valle y de la montaña (…)"
    draft, _ = draft_of(make_pdf(f"{WATER}\n\n#text(size: 13pt)[{quote}]\n\n{WATER}"))
    assert f"\n\n{quote}\n\n" in draft.text


def test_a_capital_after_a_hyphen_keeps_it(make_pdf, draft_of):
    text = f"{WATER} El diálogo multilateral. La mesa Multi-\\ Lateral del valle."
    draft, _ = draft_of(make_pdf(text, tags=False))
    assert "mesa Multi-Lateral del valle" in draft.text


def test_letters_set_apart_are_joined(make_pdf, draft_of):
    draft, report = draft_of(make_pdf(f"#text(tracking: 6pt)[RESULTADOS]\n\n{WATER}"))
    assert "RESULTADOS" in draft.text
    assert (1, "letters set apart were joined", "R E S U L T A D O S", "RESULTADOS") in report


def test_contents_with_dots_are_removed_and_reported(make_pdf, draft_of):
    entry = "#box(width: 1fr, repeat[.])"
    text = f"El agua {entry} 3\n\nLa tierra {entry} 7\n\n{WATER}"
    draft, report = draft_of(make_pdf(text, tags=False))
    assert body(draft) == [WATER]
    assert sum("contents" in what for _, what, _, _ in report) == 2


def test_turned_text_is_removed_and_reported(make_pdf, draft_of):
    draft, report = draft_of(make_pdf(f"{WATER}\n\n#rotate(90deg)[BORRADOR]", tags=False))
    assert body(draft) == [WATER]
    assert (1, "turned text was removed", "BORRADOR", "") in report


def test_what_would_be_markdown_is_escaped(make_pdf, draft_of):
    draft, _ = draft_of(make_pdf("Cuesta 5\\*3\\*2 pesos \\_hoy\\_ y \\[mañana\\] en el mercado de la plaza."))
    assert body(draft) == ["Cuesta 5\\*3\\*2 pesos \\_hoy\\_ y \\[mañana\\] en el mercado de la plaza."]


def test_the_same_file_gives_the_same_draft(make_pdf, draft_of):
    pdf = make_pdf(f"{WATER}\n\n{LAND}", columns=2)
    assert draft_of(pdf)[0] == draft_of(pdf)[0]


def test_a_page_of_strange_lines_takes_linear_time(assert_linear):
    from mars_i18n.importers.pdf_draft.aligned_cells import take_tables
    from mars_i18n.importers.pdf_draft.printed_lines import lines_of_words
    from mars_i18n.importers.pdf_draft.reading_order import order_lines

    def work(size):
        words = [Word("x", 7.0 * (at % 83), 7.0 * (at % 83) + 5, 800 - at % 701, 10.0) for at in range(size)]
        lines = lines_of_words(words, 1)
        return lambda: order_lines(take_tables(lines, 1)[0])

    assert_linear(work, 4000, 16000)


BULLET = "#box(width: 9pt, circle(radius: 1.5pt, fill: black))"


def test_a_bullet_that_is_drawn_makes_an_item(make_pdf, draft_of):
    text = f"Antes de la lista.\n\n{BULLET} Traer agua.\n\n{BULLET} Traer pan.\n\nDespués de la lista."
    made, _ = draft_of(make_pdf(text, tags=False))
    assert "\n- Traer agua.\n- Traer pan.\n" in made.text
    assert (made.lost, made.surplus) == ("", "")


@pytest.mark.parametrize(
    "text",
    [f"Antes.\n\n{BULLET} Una sola.\n\nDespués.", f"Una {BULLET} y otra.\n\nUna {BULLET} y otra más."],
    ids=["one alone", "within a line"],
)
def test_a_dot_that_is_no_bullet_makes_no_item(make_pdf, draft_of, text):
    assert "- " not in draft_of(make_pdf(text, tags=False))[0].text


def test_a_table_that_goes_on_in_the_next_column_is_one(make_pdf, draft_of):
    rows = ",".join(f"[{city}],[{day} de mayo],[{day * 3}]" for day, city in enumerate(("Quito", "Lima", "Cusco"), 1))
    text = f"#v(320pt)\n#table(columns: 3,[Ciudad],[Fecha],[Cupo],{rows})\n\nFin."
    made, _ = draft_of(make_pdf(text, tags=False, columns=2, width=400))
    assert (
        "| Ciudad | Fecha | Cupo |\n|---|---|---|\n| Quito | 1 de mayo | 3 |\n| Lima | 2 de mayo | 6 |\n" in made.text
    )


def test_a_character_of_a_font_of_symbols_is_a_bullet_where_a_line_begins():
    words = (
        Word("\uf076", 30.0, 36.0, 700.0, 10.0),
        Word("Agua", 40.0, 60.0, 700.0, 10.0),
        Word("\uf076", 64.0, 70.0, 700.0, 10.0),
        Word("pan", 74.0, 90.0, 700.0, 10.0),
    )
    (page,) = with_bullets([PdfPage(1, 300, 800, words)], [False])
    assert [word.text for word in page.words] == ["•", "Agua", "\uf076", "pan"]
    assert with_bullets([PdfPage(1, 300, 800, words)], [True])[0].words == words
