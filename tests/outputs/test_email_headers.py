"""Headers of mails hold whatever stands in a title, in one line, and nothing more."""

import unicodedata
from email import message_from_bytes, policy

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mails import STRICT, message
from outputs_editions import edition

from mars_i18n.configuration import read_configuration
from mars_i18n.outputs.email.headers import date_of, subject_of
from mars_i18n.outputs.email.mail_message import Mail, message_bytes
from mars_i18n.outputs.page.front_matter import one_line, preheader_of
from mars_i18n.plugins import declared

NAMES = ["From", "Subject", "Message-ID", "Content-Language", "MIME-Version", "Content-Type"]


def read(**parts):
    mail = Mail(
        **{"subject": "S", "language": "es-CO", "text": "t\n", "html": "<p>t</p>\n", "sender": "a@b.org", **parts}
    )
    return message_from_bytes(message_bytes(mail), policy=STRICT)


@given(st.text())
@example("x\r\nBcc: all@example.org")
@example("a\x00b\u2028c\x85d")
@example("\u202egnp.exe")
@example("=?utf-8?q?forged?=")
@example("  spaced   out ")
@example("señal " * 60)
@example("👩🏽‍🌾" * 40)
@example("مرحبا بالعالم " * 9)
@example("a" * 2000)
@example("\ud800 half")
def test_any_subject_is_one_header_that_reads_back(text):
    subject = one_line(text) or "may"
    mail = read(subject=subject)
    assert mail["Subject"] == subject
    assert mail.keys() == NAMES
    assert not [char for char in subject if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}]
    assert len(subject) <= 250
    assert not set(subject) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(st.text(max_size=80))
@example('Doe, "John" \\')
@example("x\r\nBcc: y@z.org")
@example("=?utf-8?q?a?=")
def test_any_name_of_a_sender_that_the_configuration_takes_reads_back(name):
    import json
    from pathlib import Path

    from mars_i18n.errors import MarsError

    try:
        line = f"email = {{ from = {json.dumps(name + ' <a@b.org>', ensure_ascii=True)} }}"
        configuration = read_configuration(Path("mars-i18n.toml"), line, declared)
    except MarsError:
        return
    (sender,) = (one.value for one in configuration.outputs if (one.plugin, one.option) == ("email", "from"))
    found = read(sender=sender)["From"].addresses
    assert [one.addr_spec for one in found] == ["a@b.org"]
    assert found[0].display_name == one_line(name.strip().strip('"'))


@pytest.mark.parametrize(
    "title", ["<script>alert(1)</script>", 'A "b" & c', "x\r\nBcc: a@b.org", "\u202eevil", "🌋 Perú"]
)
def test_a_title_of_any_kind_is_the_subject_and_is_escaped_in_the_page(title):
    translations = {"Water & light": title}
    mail = message(translations=translations, draft=False)
    assert mail["Subject"] == one_line(title)
    assert mail["Bcc"] is None
    page = mail.get_body(("html",)).get_content()
    assert "<script" not in page
    assert page.count("<title>") == 1


@given(st.text(max_size=300))
def test_any_project_and_title_make_a_mail_without_defects(words):
    options = {"project": words, "translations": {"Water & light": words, "A letter from the valley.": words}}
    mail = message(**options)
    assert set(mail.keys()) <= {*NAMES, "Date", "X-Unsent"}
    assert mail.get_body(("html",)).get_content().count("<title>") == 1


@given(st.text(max_size=2000))
@example("\r lone\rreturns\r\n")
@example(".\n..\nFrom me\n")
@example("trailing \t\nspaces \n")
def test_any_text_reads_back_with_its_lines(text):
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(char for char in text if not 0xD800 <= ord(char) <= 0xDFFF)
    body = read(text=text).get_body(("plain",)).get_content()
    assert body.replace("\r\n", "\n") == text


def test_the_same_mail_has_the_same_name_and_another_mail_another():
    assert read()["Message-ID"] == read()["Message-ID"]
    assert read(text="u\n")["Message-ID"] != read()["Message-ID"]
    assert read(subject="U")["Message-ID"] != read()["Message-ID"]


def test_a_subject_is_cut_at_a_word():
    assert one_line("palabra " * 60).endswith("palabra…")
    assert one_line("one two three", 8) == "one two…"


@pytest.mark.parametrize("policy_", [policy.SMTP, policy.default, policy.compat32])
def test_every_policy_reads_the_mail_without_defects(policy_):
    data = message_bytes(
        Mail("Señal", "pt-BR", "olá\n", "<p>olá</p>\n", sender="Ñandú <a@b.org>", unsubscribe="mailto:u@b.org")
    )
    mail = message_from_bytes(data, policy=policy_)
    assert not [defect for part in mail.walk() for defect in part.defects]


def test_an_issue_without_any_words_has_its_name_as_a_subject():
    assert subject_of(edition(source="\n", translations={}, draft=False)) == "may"
    assert preheader_of(edition(source="\n", translations={})) == ""


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025-05/2025-06", "Thu, 01 May 2025 12:00:00 -0000"),
        ("2025-05-27", "Tue, 27 May 2025 12:00:00 -0000"),
        ("", ""),
    ],
)
def test_the_date_is_that_of_the_issue(date, expected):
    source = f"---\ntitle: T\ndate: {date}\n---\n\nText.\n" if date else "Text.\n"
    assert date_of(edition(source=source, translations={})) == expected
