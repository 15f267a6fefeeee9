"""Mails built from the command line: what is written, and what their sender is told."""

from email import message_from_bytes, policy
from pathlib import Path

import polib

SETTINGS = """\
title = "Valley"
base_url = "https://example.org/n"
languages = { es = "es_CO", en = "en_US" }
email = { from = "Valley <news@example.org>", unsubscribe = "https://example.org/u" }
"""
LETTER = """\
---
title: A letter from the valley
subject: News of the valley, of its water and of its school
language: en
date: 2025-05
---

![The pump](pump.svg)

The new pump brings clean water to the school of the village every morning.
"""


def build(mars, *options, letter=LETTER):
    mars.write("mars-i18n.toml", SETTINGS)
    mars.write("sources/letter.md", letter)
    mars("sync")
    mars.translate("es")
    return mars("build", "--output", "email", *options)


def test_a_mail_is_written_for_each_language_and_its_sender_sees_what_to_fix(mars):
    result = build(mars)
    assert result.code == 0
    built = {name for name in mars.files() if name.startswith("build/")}
    assert built == {f"build/{one}/letter/letter.{kind}" for one in ("es", "en") for kind in ("eml", "mail.html")}
    assert (
        "warning: letter: es/letter/letter.eml: image pump.svg is replaced by its alternative text: the file"
        in result.err
    )
    mail = message_from_bytes(mars.files()["build/en/letter/letter.eml"], policy=policy.SMTP)
    assert mail["Subject"] == "News of the valley, of its water and of its school"
    assert mail["From"] == "Valley <news@example.org>"
    assert mail["List-Unsubscribe"] == "<https://example.org/u>"


def test_building_again_writes_the_same_mails(mars):
    build(mars)
    before = mars.files()
    assert build(mars).code == 0
    assert mars.files() == before


def test_a_subject_that_is_too_long_in_translation_is_an_error_of_that_language(mars):
    build(mars)
    path = mars.catalogue("es")
    catalogue = polib.pofile(str(path))
    subject = next(entry for entry in catalogue if entry.msgid.startswith("News of"))
    assert "Límite: 70 caracteres" in subject.comment
    subject.msgstr = "Novedades del valle, de su agua, de su escuela y de todos los que viven en él"
    catalogue.save(str(path))
    result = mars("check", "--select", "too-long")
    assert result.code == 1
    assert "77 characters, 7 over the limit of 70" in result.out


def test_mails_that_link_their_images_need_to_know_where(mars):
    mars.write("mars-i18n.toml", 'title = "X"\n[email]\nimages = "link"\n')
    result = mars("build", "--output", "email")
    assert result.code == 2
    assert "mars-i18n.toml:3: images: must not be" in result.err


def test_pictures_of_an_earlier_mail_are_named_and_kept_for_a_mail_that_was_sent_may_load_them(mars):
    picture = (Path(__file__).parents[2] / "outputs" / "pictures" / "photograph.jpg").read_bytes()
    letter = LETTER.replace("pump.svg", "pump.jpg")
    mars.write("sources/pump.jpg", picture)
    build(mars, letter=letter)
    (first,) = (mars.root / "build/en/letter/mail").iterdir()
    mars.write("sources/pump.jpg", picture.replace(b"\xff\xd9", b"\0\xff\xd9"))
    result = build(mars, letter=letter)
    assert (
        f"warning: letter: en/letter/mail: 1 picture is of an earlier build: {first.name}. Delete it, unless a mail"
        in result.err
    )
    assert len(list(first.parent.iterdir())) == 2
