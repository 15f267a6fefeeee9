"""The dashboard: how far each language is, what blocks it in a sentence, what is found, and what was released."""

import re
from html.parser import HTMLParser


def page(mars, code):
    result = mars("status", "--format", "html")
    assert result.code == code, result.err
    HTMLParser().feed(result.out)
    return result.out


def test_each_language_has_a_bar_of_words_and_a_verdict(mars):
    mars("sync")
    mars.translate("pt")
    shown = page(mars, 1)
    bars = dict(re.findall(r'aria-label="(\w+): (\d+) words done', shown))
    assert set(bars) == {"Español", "English", "Português"}
    assert int(bars["Português"]) > int(bars["English"]) > int(bars["Español"])
    assert re.search(r"es is not ready: \d segments missing", shown)


def test_words_that_need_work_are_apart_from_those_that_are_missing(mars):
    mars("sync")
    path = mars.catalogue("pt")
    text = path.read_text().replace('msgid "A library"\nmsgstr ""', 'msgid "A library"\nmsgstr "Uma biblioteca"')
    path.write_text(
        text.replace('#: sources/letter.md\nmsgid "A library"', '#: sources/letter.md\n#, fuzzy\nmsgid "A library"')
    )
    assert re.search(r"Português: 0 words done, 2 need work, \d+ missing", page(mars, 1))


def test_findings_are_counted_by_check_and_language(mars):
    mars("sync")
    shown = page(mars, 1)
    row = re.search(r"<tr><th scope=\"row\">missing-translation</th>.*?</tr>", shown)[0]
    assert re.findall(r'class="n">(\d*)<', row)[0] == ""
    assert all(int(count) > 0 for count in re.findall(r'class="n">(\d*)<', row)[1:])


def test_releases_are_listed(mars):
    (mars.root / "mars-i18n.toml").write_text(
        'title = "<Valley>"\n[languages]\nen = "en_US"\n[checks]\nselect = ["needs-work"]\n'
    )
    mars("sync")
    mars.translate("en")
    assert "Not released yet." in page(mars, 0)
    assert mars("release", "--output", "text").code == 0
    shown = page(mars, 0)
    assert '<tr><th scope="row">1</th>' in shown
    assert "&lt;Valley&gt;" in shown


def test_a_project_without_sources_has_a_page_too(mars):
    (mars.root / "sources" / "letter.md").unlink()
    assert "There are no sources yet" in page(mars, 0)
