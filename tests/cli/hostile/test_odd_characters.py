"""Carriage returns, NUL, noncharacters, line separators, controls: characters that no text should hold."""

import pytest

ODD = [
    "\r",
    "\0",
    "\ufdd0",
    "\ufffe",
    "\U0010ffff",
    "\u2028",
    "\x85",
    "\x9b",
    "\x0b",
    "\x0c",
    "\x1b",
    "\ufeff",
    "\u202e",
    "\x7f",
]


def cases():
    """The first three on every commit, the others, which take as long, with the whole suite."""
    for at, odd in enumerate(ODD):
        marks = [pytest.mark.slow("fourteen projects built in six outputs")] if at > 2 else []
        yield pytest.param(odd, id=f"U+{ord(odd):04X}", marks=marks)


@pytest.mark.parametrize("odd", [*cases()])
def test_in_a_source_a_catalogue_and_a_returned_file(mars, odd):
    """Each command ends with 0, 1 or 2, and says why where it refuses."""
    mars.write("mars-i18n.toml", '[languages]\nen = "en_US"\npt = "pt_BR"\n')
    mars("sync")
    mars.translate("pt")
    catalogue = mars.catalogue("pt")
    text = catalogue.read_bytes().decode()
    mars.write("returned.po", text.replace('msgstr "', f'msgstr "{odd}', 4))
    mars.write(
        "sources/odd.md", f"---\ntitle: An {odd} title\nlanguage: en\n---\n\n## A{odd}heading\n\nThe{odd} day.\n"
    )
    mars.write("sources/plain.txt", f"A{odd}heading\n\nThe{odd}day is{odd}\n")
    commands = [
        ("sync",),
        ("receive", str(mars.root / "returned.po")),
        ("check", "--format", "json"),
        ("check", "--format", "junit"),
        ("check", "--fix"),
        ("build", "--draft", "--output", "web,text,docx,epub,email,feed"),
        ("export", "--format", "xliff", "--out", str(mars.root / "out")),
        ("export", "--format", "xlsx", "--out", str(mars.root / "out")),
        ("status",),
    ]
    for command in commands:
        result = mars(*command)
        assert result.code in {0, 1, 2}, (command, result.err[-3000:])
        assert result.code != 2 or "error:" in result.err
    catalogue.write_bytes(text.replace("water", f"wa{odd}ter").encode())
    for command in (commands[2], commands[4], commands[5]):
        result = mars(*command)
        assert result.code in {0, 1, 2}, (command, result.err[-3000:])


@pytest.mark.parametrize("name", ["odd.md", "odd.html", "odd.txt"])
def test_a_source_with_a_noncharacter_that_no_catalogue_holds_is_refused_with_its_line(mars, name):
    mars.write(f"sources/{name}", "First words here.\n\nThe \ufdd0 day of all.\n")
    result = mars("sync")
    assert result.code == 2
    assert f"sources/{name}:" in result.err
    assert "U+FDD0 is not a text character" in result.err


def test_a_nul_in_plain_text_is_shown_as_a_lost_character(mars):
    source = mars.write("sources/plain.txt", "The first\0 day of the mission was long.\n")
    assert mars("sync").code == 0
    assert "The first\ufffd day" in mars.catalogue("es", "plain").read_text(encoding="utf-8")
    assert "\0" in source.read_text(encoding="utf-8")


def test_a_catalogue_in_its_own_charset_under_fix(mars):
    """What it declares is how it is read; it is refused or fixed, and never spoilt."""
    mars("sync")
    mars.translate("pt")
    path = mars.catalogue("pt")
    text = path.read_text().replace("charset=UTF-8", "charset=ISO-8859-1").replace('msgstr "', 'msgstr "é  ', 3)
    data = text.encode("latin-1", "replace")
    path.write_bytes(data)
    result = mars("check", "--fix")
    assert result.code in {1, 2}, result.err
    assert "é".encode("latin-1") in path.read_bytes() or "é".encode() in path.read_bytes()


@pytest.mark.parametrize("tag", ["x-klingon", "pt-BR", "q", "abcdefgh", "12", "en-", "es_CO"])
def test_a_declared_language_that_is_no_code_stops_no_pdf(mars, tag):
    mars.write("sources/letter.md", f'---\nlanguage: en\n---\n\n# Water\n\n<p lang="{tag}">The pump works.</p>\n')
    mars("sync")
    result = mars("build", "--draft", "--output", "pdf,proof,docx")
    assert result.code == 0, result.err


def test_a_broken_byte_in_an_attribute_stops_no_output(mars):
    (mars.root / "sources" / "letter.md").unlink()
    page = b'<meta charset="utf-8"><p lang="en">The <a href="https://example.org/\xc3" title="a \xff b">pump</a>'
    mars.write("sources/letter.html", page + b'<img src="a\xc3.png" alt="the \xfe pump"> works.</p>')
    mars("sync")
    result = mars("build", "--draft", "--output", "web,text,email,epub,docx,pdf,proof,source")
    assert result.code == 0, result.err
    assert mars("check", "--allow-missing").code in {0, 1}
