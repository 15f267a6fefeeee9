"""Syntax that was words to version 0.1 (commit a265a37) is syntax now: its catalogues keep their work.

The project in syntax_0_1 was made and translated whole with that version: template syntax, call-outs, attributes,
tasks, front matter of all kinds, text out of a PDF. sent/ holds what was handed out then; the memory is its export.
"""

import json
import re
import shutil
from pathlib import Path

import polib
import pytest

from mars_i18n.cli import run

pytestmark = pytest.mark.slow("upgrades a whole project")

# What was not read before is new.
NEW = {
    "This text belongs to the note of the house.",
    "A word of thanks",
    "Everybody helped with the roof.",
    "This sentence is in raw markup.",
}
FINISHED = {
    "callouts": {
        "Do not send passwords by mail.": "Doos notos sendos passwordsos byos mailos.",
        "The least you need": "Theos leastos youos needos",
        "Bring your own cup and plate.": "Bringos youros ownos cupos andos plateos.",
        "Quiet": "Quietos",
        "The library closes at six.": "Theos libraryos closesos atos sixos.",
        "Be careful with the stairs": "Beos carefulos withos theos stairsos",
        "Before you come": "Beforeos youos comeos",
        "Bring a badge": "Bringos aos badgeos",
        "The porter asks for it at the door.": "Theos porteros asksos foros itos atos theos dooros.",
    },
    "dots": {"The coast in May": "Theos coastos inos Mayos", "A short month": "Aos shortos monthos"},
    "toml": {"The coast in June": "Theos coastos inos Juneos"},
    "keys": {"What we did in June.": "Whatos weos didos inos Juneos."},
    "letters": {
        "Hello <ph1/>, your place is kept until noon.": "Helloos <ph1/>, youros placeos isos keptos untilos noonos.",
        "Read <a1>how to help</a1> today.": "Reados <a1>howos toos helpos</a1> todayos.",
        "The third part": "Theos thirdos partos",
        "A paragraph with a class of its own.": "Aos paragraphos withos aos classos ofos itsos ownos.",
        "Water is H<sub1>2</sub1>O and <b1>must</b1> be <span1>kept</span1> cold.": (
            "Wateros isos Hos<sub1>2</sub1>Oos andos <b1>mustos</b1> beos <span1>keptos</span1> coldos."
        ),
        "Print the badges of the guests": "Printos theos badgesos ofos theos guestsos",
    },
    "pdf": {
        "The flour of the mill": "Theos flouros ofos theos millos",
        "The oven of the house": "Theos ovenos ofos theos houseos",
    },
}


@pytest.fixture
def root(tmp_path):
    shutil.copytree(Path(__file__).parent / "syntax_0_1", tmp_path / "project")
    return tmp_path / "project"


def entries(root, language, name):
    found = polib.pofile(str(root / f"locales/{language}/LC_MESSAGES/{name}.po"))
    return {one.msgid: one for one in found if not one.obsolete}


def names(root):
    return sorted(path.stem for path in (root / "sources").iterdir())


def synced(root):
    assert run(["-C", str(root), "sync"]) == 0
    return root


@pytest.mark.parametrize("language", ["es", "pt"])
def test_nothing_that_was_finished_is_missing_or_fuzzy(root, language):
    synced(root)
    for name in names(root):
        for msgid, entry in entries(root, language, name).items():
            if msgid not in NEW:
                assert entry.msgstr, msgid
                assert not entry.fuzzy, msgid


@pytest.mark.parametrize("name", FINISHED)
def test_translations_lose_the_syntax_that_their_messages_lost(root, name):
    found = entries(synced(root), "es", name)
    assert {msgid: found[msgid].msgstr for msgid in FINISHED[name]} == FINISHED[name]


def test_every_word_that_was_typed_is_still_in_the_catalogue(root):
    before = {name: entries(root, "es", name) for name in names(root)}
    synced(root)
    for name, old in before.items():
        text = (root / f"locales/es/LC_MESSAGES/{name}.po").read_text(encoding="utf-8")
        for entry in old.values():
            assert set(re.findall(r"[A-Za-z]{2,}os\b", entry.msgstr)) <= set(re.findall(r"[A-Za-z]{2,}os\b", text))


def test_suppressions_stay_with_their_entries(root):
    entry = entries(synced(root), "es", "letters")["Hello <ph1/>, your place is kept until noon."]
    assert "mars: ignore length-ratio" in entry.tcomment


def test_syncing_again_changes_nothing(root):
    synced(root)
    assert run(["-C", str(root), "sync", "--check"]) == 0


def test_files_that_were_sent_then_are_received_as_finished(root, capsys):
    synced(root)
    for file in sorted((root / "sent").iterdir()):
        command = "receive" if file.suffix == ".po" else "import"
        assert run(["-C", str(root), command, str(file)]) == 0, file.name
    assert "conflict" not in capsys.readouterr().err
    assert run(["-C", str(root), "sync", "--check"]) == 0


def test_a_file_that_was_sent_then_fills_a_catalogue_that_is_empty(root):
    shutil.rmtree(root / "locales/pt")
    synced(root)
    for file in sorted((root / "sent").glob("*.pt.xlf")):
        assert run(["-C", str(root), "import", str(file), "--language", "pt"]) == 0
    found = entries(root, "pt", "letters")
    assert found["Hello <ph1/>, your place is kept until noon."].msgstr.startswith("Helloão <ph1/>,")
    assert not found["Read <a1>how to help</a1> today."].fuzzy


def test_the_memory_of_then_still_fills(root):
    shutil.rmtree(root / "locales/es")
    synced(root)
    found = entries(root, "es", "letters")
    assert found["Sweep the floor"].msgstr == "Sweepos theos flooros"


def test_the_baseline_of_then_still_accepts(root, capsys):
    synced(root)
    capsys.readouterr()
    run(["-C", str(root), "check", "--format", "json", "--fail-on", "never"])
    found = json.loads(capsys.readouterr().out)["findings"]
    accepted = {
        "missing-image",
        "untranslated",
        "wrong-language",
        "glossary-term",
        "broken-hyphen",
        "missing-final-stop",
    }
    # words of an include, which were no message of their own: their translation was the syntax as it is
    since = {"Join the campaign"}
    left = [one for one in found if one["check"] in accepted and one["severity"] != "info"]
    assert {one["source"] for one in left} == since


def test_sync_says_in_one_line_what_it_rewrote(root, capsys):
    synced(root)
    lines = [line for line in capsys.readouterr().err.splitlines() if "for this version" in line]
    assert lines == ["30 messages were rewritten for this version; 90 translations stay finished."]
    assert run(["-C", str(root), "sync"]) == 0
    assert "for this version" not in capsys.readouterr().err
