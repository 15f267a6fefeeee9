"""Boxes of tasks, titles of definitions and odd footnotes are right in every output, in every language."""

import re
import zipfile

import polib

LETTER = """\
---
title: To do
language: en
---

- [ ] Register the volunteers
- [x] Print the **badges**

  A second paragraph.
- No task

The plan is on [the site][plan]; see[^a], and again[^a].

[plan]: https://example.org/plan "The whole plan"

[^a]: The first definition.
[^a]: The second definition.
[^z]: Nobody cites this note.
"""


def built(mars):
    (mars.root / "sources/letter.md").write_text(LETTER, encoding="utf-8")
    assert mars("sync").code == 0
    path = mars.root / "locales/es/LC_MESSAGES/letter.po"
    catalogue = polib.pofile(str(path), wrapwidth=0)
    for entry in catalogue:
        entry.msgstr = re.sub(r"(?<![<\w/])[A-Za-z]+(?![\w>/])", r"\g<0>o", entry.msgid)
    catalogue.save(str(path))
    result = mars("build", "--verify", "--language", "es")
    assert result.code == 0, result.err
    return mars.root / "build/es/letter"


def test_each_output_draws_the_boxes_of_tasks(mars):
    folder = built(mars)
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert '<span class="task">\u2610</span> Registero theo volunteerso' in page
    assert '<span class="task">\u2611</span> Printo theo <strong>badgeso</strong>' in page
    assert page.count('class="task"') == 2
    assert "- [ ] Registero theo volunteerso\n" in (folder / "letter.txt").read_text(encoding="utf-8")
    assert "\u2611</span> Printo" in (folder / "letter.mail.html").read_text(encoding="utf-8")
    with zipfile.ZipFile(folder / "letter.docx") as package:
        assert "\u2610 " in package.read("word/document.xml").decode()
    assert "- [x] Printo theo **badgeso**" in (folder / "source/letter.md").read_text(encoding="utf-8")


def test_the_title_of_a_definition_is_localised_in_pages_too(mars):
    folder = built(mars)
    for name in ("index.html", "letter.mail.html"):
        assert 'title="Theo wholeo plano"' in (folder / name).read_text(encoding="utf-8")


def test_a_note_that_is_defined_twice_is_shown_once_and_both_are_localised_in_the_source(mars):
    folder = built(mars)
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert page.count("definitiono") == 1
    assert "Theo secondo definitiono." in (folder / "source/letter.md").read_text(encoding="utf-8")
    said = mars("check", "--sources-only", "--select", "unmatched-footnote").out
    assert "the footnote a is defined twice; pages show the first" in said
    assert "nothing cites the footnote z" in said


def test_labels_of_call_outs_and_addresses_of_other_programs_are_read_back_as_they_are(mars):
    mars.write(
        "sources/letter.md",
        "---\ntitle: T\nlanguage: en\n---\n\n:::note[Before you come]\n\nBring tools.\n\n:::\n\n"
        "Read [the numbers]({{ site.baseurl }}/numbers/) or [leave](*|UNSUB|*).\n",
    )
    mars.write("sources/page.html", '<p><a href="https://example.org/join">Join the club</a></p>')
    mars("sync")
    result = mars("build", "--verify", "--language", "en")
    assert result.code == 0, result.err
