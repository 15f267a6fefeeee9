"""Figures are new to the catalogues of version 0.1 (commit a265a37), and come finished: nobody is asked for work.

The catalogues in figures_0_1 are as that version wrote them, and were translated: all of Spanish, and all of
Portuguese but for a time.
"""

import json
import shutil
from pathlib import Path

import polib
import pytest

from mars_i18n.cli import run

LANGUAGES = ("es", "en", "pt")
NEW = {
    "es": {"$310,200.50": "$310.200,50", "24.8%": "24,8%", "75.2 %": "75,2%", "3.75": "3,75", "1,240": "1.240"},
    "pt": {"12/25/2025": "25/12/2025", "<b1>$939,799.50</b1>": "<b1>$939.799,50</b1>", "3:30 p.m.": "15:30"},
    "en": {"75.2 %": "75.2 %", "12/25/2025": "12/25/2025"},
}


@pytest.fixture
def root(tmp_path):
    shutil.copytree(Path(__file__).parent / "figures_0_1", tmp_path / "project")
    return tmp_path / "project"


def entries(root, language):
    return {one.msgid: one for one in polib.pofile(str(root / f"locales/{language}/LC_MESSAGES/figures.po"))}


def test_every_text_stays_as_it_was_and_figures_are_finished(root, capsys):
    before = {language: entries(root, language) for language in LANGUAGES}
    assert run(["-C", str(root), "sync"]) == 0
    for language in LANGUAGES:
        after = entries(root, language)
        translated = {msgid: one.msgstr for msgid, one in before[language].items() if one.msgstr}
        assert translated.items() <= {msgid: one.msgstr for msgid, one in after.items()}.items()
        assert NEW[language].items() <= {msgid: one.msgstr for msgid, one in after.items()}.items()
        assert all(one.translated() for one in after.values())
        assert len(after) > len(before[language])
    capsys.readouterr()
    assert run(["-C", str(root), "status", "--format", "json"]) == 0
    (issue,) = json.loads(capsys.readouterr().out)["issues"]
    counts = issue["languages"].values()
    assert all(one["ready"] and one["missing"] == 0 and one["segments"] == one["translated"] for one in counts)


def test_what_is_published_is_checked_and_has_the_forms_of_the_region(root, capsys):
    assert run(["-C", str(root), "sync"]) == 0
    assert run(["-C", str(root), "check", "--fail-on", "error"]) == 0
    assert run(["-C", str(root), "build", "--output", "text", "--language", "es"]) == 0
    text = (root / "build/es/figures/figures.txt").read_text(encoding="utf-8")
    for figure in ("$310.200,50", "24,8%", "75,2%", "27 de mayo del 2025", "25/12/2025", "3:30 de la tarde", "8.450-B"):
        assert figure in text
    capsys.readouterr()
