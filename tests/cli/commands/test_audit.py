"""`audit` compares any two documents, or two folders, without a project."""

import json
import subprocess

import pytest

from mars_i18n.cli import run

ENGLISH = """\
# A guide to clean water

The workshop begins on **Tuesday** at 3 p.m. Bring a sample of water from your village. The school provides lunch.

- The fund grew by 12 % in 2024.
- See the [open data portal](https://example.org/data).

More than 300 families from the upper valley joined the network.

The second laboratory opens its doors to all in Pasto.
"""
SPANISH = """\
# Una guía del agua limpia

El taller comienza el **martes** a las 15:00. Traiga una muestra de agua de su pueblo. La escuela ofrece el almuerzo.

- El fondo creció un 12 % en 2024.
- Vea el [portal de datos abiertos](https://example.org/data).

Más de 300 familias del valle alto se unieron a la red.

El segundo laboratorio abre sus puertas a todos en Pasto.
"""
TWO = """\
A 45-year-old man has been charged with attempted murder after a man was stabbed in a restaurant in east Belfast on
Friday. The incident happened in Ballyhackamore, police said.
"""


pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "docs/en/guide.md", ENGLISH)
    write(tmp_path, "docs/es/guide.md", SPANISH)
    return tmp_path


def write(root, name, text):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def replace(root, name, old, new):
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    write(root, name, text.replace(old, new))


def audit(capsys, *arguments):
    capsys.readouterr()
    code = run(["audit", *arguments, "--format", "json"])
    return code, [dict(one) for one in json.loads(capsys.readouterr().out)["findings"] if one["severity"] != "info"]


def test_a_faithful_translation_has_no_finding(capsys):
    assert audit(capsys, "docs/en", "docs/es") == (0, [])
    assert audit(capsys, "docs/en/guide.md", "docs/es/guide.md") == (0, [])


@pytest.mark.parametrize(
    ("change", "check", "places"),
    [
        (("un 12 %", "un 21 %"), "number-changed", ((5, 22), (5, 3))),
        (("Traiga una muestra de agua de su pueblo. ", ""), "omission", ((3, 1), (3, 46))),
        (("Más de 300 familias del valle alto se unieron a la red.\n\n", ""), "missing-translation", ((6, 3), (8, 1))),
        (
            (
                "Más de 300 familias del valle alto se unieron a la red.",
                "More than 300 families from the upper valley joined the network.",
            ),
            "untranslated",
            ((8, 1), (8, 1)),
        ),
    ],
)
def test_what_is_wrong_is_located_in_both_files(folder, capsys, change, check, places):
    replace(folder, "docs/es/guide.md", *change)
    code, found = audit(capsys, "docs/en", "docs/es")
    assert code == 1
    (one,) = [one for one in found if one["check"] == check]
    assert (one["path"], one["source_path"]) == ("docs/es/guide.md", "docs/en/guide.md")
    assert ((one["line"], one["column"]), (one["source_line"], one["source_column"])) == places


def test_a_sentence_that_is_missing_from_a_paragraph_of_two_is_reported(folder, capsys):
    write(folder, "docs/en/guide.md", f"{ENGLISH}\n{TWO}")
    short = "El incidente sucedió en Ballyhackamore, según la Policía."
    write(folder, "docs/es/guide.md", f"{SPANISH}\n{short}\n")
    _, findings = audit(capsys, "docs/en", "docs/es")
    assert ("omission", "error") in [(one["check"], one["severity"]) for one in findings]


def test_two_passages_without_partners_at_one_place_are_taken_for_a_free_translation(folder, capsys):
    write(folder, "docs/en/guide.md", f"{ENGLISH}\nThe charges will be reviewed by the Public Prosecution Service.\n")
    write(folder, "docs/es/guide.md", f"{SPANISH}\nFiscalía revisará los cargos.\n")
    _, findings = audit(capsys, "docs/en", "docs/es")
    assert {"missing-source", "missing-translation"}.isdisjoint(one["check"] for one in findings)


def test_a_passage_that_the_translation_has_elsewhere_is_compared_there(folder, capsys):
    terminal = "It's probably under Applications → Accessories → Terminal, or under Applications → System → Terminal."
    moved = "Probablemente se encuentre en Aplicaciones → Accesorios → Terminal o en Aplicaciones → Sistema → Terminal."
    write(folder, "docs/en/guide.md", ENGLISH.replace("\n- The fund", f"\n{terminal}\n\n- The fund"))
    write(folder, "docs/es/guide.md", f"{SPANISH}\n{moved}\n")
    assert audit(capsys, "docs/en", "docs/es") == (0, [])
    replace(folder, "docs/es/guide.md", "Sistema → Terminal", "Sistema → Terminal 3")
    assert [(one["check"], one["line"]) for one in audit(capsys, "docs/en", "docs/es")[1]] == [("number-missing", 12)]


def test_what_only_the_translation_has_is_reported(folder, capsys):
    replace(folder, "docs/es/guide.md", "El segundo", "Nadie sabe todavía quién pagará por las obras.\n\nEl segundo")
    code, found = audit(capsys, "docs/en", "docs/es")
    assert code == 0
    assert [(one["check"], one["severity"], one["line"]) for one in found] == [("missing-source", "warning", 10)]


def test_documents_of_one_side_alone_are_named(folder, capsys):
    write(folder, "docs/en/install/linux.md", ENGLISH)
    write(folder, "docs/es/old.md", SPANISH)
    code, found = audit(capsys, "docs/en", "docs/es")
    assert code == 0
    named = {(one["path"], one["message"]) for one in found}
    assert named == {
        ("docs/en/install/linux.md", "this document has no translation"),
        ("docs/es/old.md", "this document has no source"),
    }
    assert audit(capsys, "docs/en", "docs/es", "--fail-on", "warning")[0] == 1
    assert audit(capsys, "docs/en", "docs/es", "--ignore", "missing-document") == (0, [])


def test_names_may_hold_the_code_of_their_language(folder, capsys):
    write(folder, "all/a.en.md", ENGLISH)
    write(folder, "other/a.es.md", SPANISH)
    assert audit(capsys, "all", "other") == (0, [])


def test_a_comment_in_the_translation_silences_a_check_there(folder, capsys):
    replace(
        folder,
        "docs/es/guide.md",
        "Más de 300",
        "<!-- mars: ignore number-changed, the count of today -->\n\nMás de 400",
    )
    assert "number-changed" not in {one["check"] for one in audit(capsys, "docs/en", "docs/es")[1]}


def commit(root):
    own = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "init", "-q", "."], cwd=root, check=True)
    subprocess.run(["git", "add", "-A"], cwd=root, check=True)
    subprocess.run(["git", *own, "commit", "-q", "-m", "x"], cwd=root, check=True)


def test_a_translation_whose_source_alone_has_changed_since_a_commit_is_stale(folder, capsys):
    commit(folder)
    replace(folder, "docs/en/guide.md", "upper valley", "lower valley")
    replace(folder, "docs/en/guide.md", "12 %", "14 %")
    replace(folder, "docs/es/guide.md", "12 %", "14 %")
    code, found = audit(capsys, "docs/en", "docs/es", "--since", "HEAD")
    assert code == 1
    assert [(one["check"], one["line"], one["source_line"]) for one in found] == [("stale-translation", 8, 8)]
    assert "it was: More than 300 families from the upper valley joined the network." in found[0]["message"]


def test_a_change_of_typography_alone_makes_nothing_stale(folder, capsys):
    replace(folder, "docs/en/guide.md", "joined the network.", 'joined "the network".')
    replace(folder, "docs/es/guide.md", "se unieron a la red.", "se unieron a «la red».")
    commit(folder)
    replace(folder, "docs/en/guide.md", '"the network"', "“the network”")
    assert audit(capsys, "docs/en", "docs/es", "--since", "HEAD") == (0, [])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("docs/en", "docs/pt"), "docs/pt: no such file or folder"),
        (("docs/en/guide.md", "docs/es"), "one is a file, the other a folder"),
        (("docs/en/guide.md", "docs/en/guide.md"), "are both in en"),
        (("docs/en", "docs/es", "--since", "v9"), "git knows no commit 'v9'"),
        (("docs/en", "docs/es", "--since", "--output=x"), "git knows no commit '--output=x'"),
        (("docs/en", "docs/es", "--select", "nonsense"), "there is no check 'nonsense'"),
        (("docs/en/guide.md", "docs/es/guide.bin"), "files of this kind cannot be read"),
        (("docs", "docs/en"), "have no document in common"),
    ],
)
def test_what_cannot_be_compared_is_said(folder, capsys, arguments, told):
    (folder / "docs/es/guide.bin").write_bytes(b"\0")
    commit(folder)
    capsys.readouterr()
    assert run(["audit", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_files_with_text_that_no_format_reads_are_named(folder, capsys):
    write(folder, "docs/en/annex.rst", "Annex\n=====\n")
    write(folder, "docs/es/data.csv", "a,b\n")
    assert run(["audit", "docs/en", "docs/es"]) == 0
    assert "not compared: 1 file with text that no format reads, docs/en/annex.rst" in capsys.readouterr().err


def test_a_document_that_cannot_be_read_stops_no_other(folder, capsys):
    (folder / "docs/en/broken.md").write_bytes(ENGLISH.encode())
    (folder / "docs/es/broken.md").write_bytes(b"Hola\n\n\xff\xfe\xfa")
    replace(folder, "docs/es/guide.md", "un 12 %", "un 21 %")
    code, found = audit(capsys, "docs/en", "docs/es")
    assert code == 1
    assert {(one["check"], one["path"]) for one in found} == {
        ("unreadable-document", "docs/es/broken.md"),
        ("number-changed", "docs/es/guide.md"),
    }


def test_the_text_report_shows_both_places_and_what_can_be_done(folder, capsys):
    replace(folder, "docs/es/guide.md", "un 12 %", "un 21 %")
    assert run(["audit", "docs/en", "docs/es"]) == 1
    shown = capsys.readouterr().out
    assert shown.startswith(
        "docs/es/guide.md:5:22: error: the source has 12, the translation 21 [number-changed]\n"
        "    docs/en/guide.md:5:3:\n"
        "    The fund grew by 12 % in 2024.\n"
        "  → El fondo creció un 21 % en 2024.\n"
        "                       ^^\n"
    )
    assert "If a finding does not apply: <!-- mars: ignore CHECK, reason --> before the block, --ignore CHECK." in shown


@pytest.mark.parametrize("form", ["github", "gitlab", "junit", "rdjson", "sarif"])
def test_every_report_takes_the_findings(folder, capsys, form):
    replace(folder, "docs/es/guide.md", "un 12 %", "un 21 %")
    assert run(["audit", "docs/en", "docs/es", "--format", form]) == 1
    shown = capsys.readouterr().out
    assert "docs/es/guide.md" in shown
    assert form != "sarif" or '"relatedLocations"' in shown


def test_pages_are_read_with_the_sheets_that_they_link_to(folder, capsys):
    page = '<html lang="{}"><head><link rel=stylesheet href=../site.css></head><body><p>{}</p></body></html>\n'
    english = page.format("en", "The river rose. <i>The water of the school is clean.</i> Thank you.")
    write(folder, "docs/en/page.html", english)
    write(folder, "docs/es/page.html", page.format("es", "El río subió. <i>El agua es limpia.</i> Gracias."))
    write(folder, "docs/site.css", "i{display:block}")
    commit(folder)
    write(folder, "docs/en/page.html", english.replace("The river rose", "The river fell"))
    _, found = audit(capsys, "docs/en/page.html", "docs/es/page.html", "--since", "HEAD")
    (stale,) = [one for one in found if one["check"] == "stale-translation"]
    assert stale["message"].endswith("it was: The river rose."), "each sentence is a passage of its own"
