"""The programme's name may differ by language: [title] in the configuration."""

LANGUAGES = '[languages]\nes = "es_CO"\nen = "en_US"\npt = "pt_BR"\n'


def test_each_edition_has_the_title_of_its_language(ready):
    ready.write("mars-i18n.toml", f'[title]\nes = "El valle"\nen = "The valley"\npt = "O vale"\n{LANGUAGES}')
    result = ready("build", "--output", "web,docx,email")
    assert result.code == 0, result.err
    for language, title in (("es", "El valle"), ("en", "The valley"), ("pt", "O vale")):
        page = (ready.root / "build" / language / "letter" / "index.html").read_text()
        assert title in page
        assert not any(other in page for other in {"El valle", "The valley", "O vale"} - {title})


def test_a_title_that_lacks_a_language_is_exit_2_with_its_line(ready):
    ready.write("mars-i18n.toml", f'[title]\nes = "El valle"\nen = "The valley"\n{LANGUAGES}')
    result = ready("status")
    assert (result.code, "mars-i18n.toml:1: title: has no text for pt" in result.err) == (2, True)
    ready.write("mars-i18n.toml", f'[title]\nes = "a"\nen = "b"\npt = 3\nfr = "c"\n{LANGUAGES}')
    result = ready("status")
    assert (result.code, result.err.count("must be a text, for a language of the project")) == (2, 2)
