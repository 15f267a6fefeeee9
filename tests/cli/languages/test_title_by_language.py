"""The programme's name, and who sends a mail, may differ by language: [title], [outputs.email.from], …"""

import email
import email.policy

LANGUAGES = '[languages]\nes = "es_CO"\nen = "en_US"\npt = "pt_BR"\n'


def test_each_edition_has_the_title_of_its_language(ready):
    ready.write("mars-i18n.toml", f'[title]\nes = "El valle"\nen = "The valley"\npt = "O vale"\n{LANGUAGES}')
    result = ready("build", "--output", "web,docx,email")
    assert result.code == 0, result.err
    for language, title in (("es", "El valle"), ("en", "The valley"), ("pt", "O vale")):
        page = (ready.root / "build" / language / "letter" / "index.html").read_text()
        assert title in page
        assert not any(other in page for other in {"El valle", "The valley", "O vale"} - {title})


def test_the_archive_and_the_feed_of_each_language_have_its_title_also_after_it_was_changed(ready):
    table = f'[title]\nes = "El valle"\nen = "The valley"\npt = "O vale"\n{LANGUAGES}'
    for title in ("O vale", "O vale verde"):
        ready.write("mars-i18n.toml", table.replace("O vale", title))
        assert ready("build", "--output", "web,feed").code == 0
        for language, shown in (("es", "El valle"), ("en", "The valley"), ("pt", title)):
            folder = ready.root / "build" / language
            assert f"<h1>{shown}</h1>" in (folder / "index.html").read_text(encoding="utf-8")
            assert f"<title>{shown}</title>" in (folder / "feed.xml").read_text(encoding="utf-8")


def test_a_title_that_lacks_a_language_is_exit_2_with_its_line(ready):
    ready.write("mars-i18n.toml", f'[title]\nes = "El valle"\nen = "The valley"\n{LANGUAGES}')
    result = ready("status")
    assert (result.code, "mars-i18n.toml:1: title: has no text for pt" in result.err) == (2, True)
    ready.write("mars-i18n.toml", f'[title]\nes = "a"\nen = "b"\npt = 3\nfr = "c"\n{LANGUAGES}')
    result = ready("status")
    assert (result.code, result.err.count("must be a text, for a language of the project")) == (2, 2)


def mail(project, language):
    path = project.root / "build" / language / "letter" / "letter.eml"
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


def test_each_mail_has_the_sender_and_the_unsubscribe_text_of_its_language(ready):
    senders = {"es": "El valle", "en": "The valley", "pt": "O vale"}
    texts = {"es": "Darse de baja", "en": "Stop these mails", "pt": "Cancelar"}
    tables = "".join(f'{code} = "{name} <{code}@example.org>"\n' for code, name in senders.items())
    said = ", ".join(f'{code} = "{text}"' for code, text in texts.items())
    ready.write(
        "mars-i18n.toml",
        f'{LANGUAGES}[outputs.email]\nunsubscribe = "https://example.org/u"\nunsubscribe-text = {{{said}}}\n'
        f"[outputs.email.from]\n{tables}",
    )
    result = ready("build", "--output", "email")
    assert result.code == 0, result.err
    for language, name in senders.items():
        made = mail(ready, language)
        assert made["From"] == f"{name} <{language}@example.org>"
        for form in ("plain", "html"):
            text = made.get_body((form,)).get_content()
            assert [other for other in texts.values() if other in text] == [texts[language]]


def test_a_sender_that_lacks_a_language_or_is_none_is_exit_2(ready):
    ready.write("mars-i18n.toml", f'{LANGUAGES}[outputs.email.from]\nes = "nobody"\nfr = "a@b.org"\nen = "a@b.org"\n')
    result = ready("status")
    assert result.code == 2
    for said in ("from: has no text for pt", "es: must be a mail address", "fr: is not a language of the project"):
        assert said in result.err
    ready.write("mars-i18n.toml", f'{LANGUAGES}[outputs.email.images]\nes = "link"\n')
    assert ready("status").code == 2
