"""What a reader sees and no segment holds is an error of sync, check, build and release, whoever caused it."""

import json
from dataclasses import replace

import pytest

from mars_i18n.formats import html, markdown, text
from mars_i18n.model import Block, Document, Gap

SOURCES = {
    "letter.md": (markdown, "# The letter\n\nThe pump works.\n\nWells <b>dry</b> up.\n"),
    "page.html": (html, "<h1>The letter</h1>\n\n<p>The pump works.</p>\n\n<p>Wells dry up.</p>\n"),
    "note.txt": (text, "The letter\n\nThe pump works.\n\nWells dry up.\n"),
}


def plant_fault(monkeypatch, module, lost):
    """A reader that leaves the block with the words `lost` where it stands, and loses it."""
    parse = module.parse

    def lossy(data: bytes, path: str, **settings: object) -> Document:
        document = parse(data, path, **settings)
        parts = tuple(
            Gap(part.raw) if isinstance(part, Block) and lost in part.raw else part for part in document.parts
        )
        return replace(document, parts=parts)

    monkeypatch.setattr(module, "parse", lossy)


@pytest.fixture(params=SOURCES)
def project(request, mars, monkeypatch):
    """A project with one finished source; `plant` makes its reader lose the second paragraph."""
    module, source = SOURCES[request.param]
    (mars.root / "sources" / "letter.md").unlink(missing_ok=True)
    name = request.param.partition(".")[0]
    mars.write(f"sources/{request.param}", source)
    return mars, name, request.param, lambda: plant_fault(monkeypatch, module, "The pump works.")


def test_a_word_that_a_reader_loses_stops_every_command_with_its_line(project):
    mars, name, file, plant = project
    assert mars("sync", name).code == 0
    for language in ("es", "pt"):
        mars.translate(language, name)
    plant()
    line = 3
    synced = mars("sync", name)
    assert synced.code == 1
    assert f"error: sources/{file}:{line}: “The pump works” is in no segment" in synced.err
    checked = mars("check", name, "--select", "left-out-word")
    assert checked.code == 1
    assert f"sources/{file}:{line}" in checked.out
    assert "“The pump works” is in no segment" in checked.out
    built = mars("build", "--output", "text", name)
    assert built.code == 1
    assert "words in 1 place that are in no segment" in built.err
    released = mars("release", "--output", "text", name)
    assert released.code == 1
    assert "is in no segment" in released.err


def test_a_comment_answers_for_what_no_reader_understands(mars, monkeypatch):
    mars.write("sources/letter.md", "# The letter\n\n<!-- mars: skip -->\nThe pump works.\n\nWells dry up.\n")
    plant_fault(monkeypatch, markdown, "The pump works.")
    result = mars("-v", "sync", "letter")
    assert result.code == 0
    assert "sources/letter.md: 5 words in segments; not translated: 3 excluded by the editor" in result.err


def test_words_are_counted_by_the_reason_that_they_are_not_translated_for(mars):
    mars.write(
        "sources/letter.md",
        "---\ntitle: A letter\nlayout: wide\nlanguage: en\n---\n\nRun `make` for {{ name }}.\n\n    code here\n",
    )
    result = mars("-v", "sync", "letter")
    assert "sources/letter.md: 4 words in segments; not translated:" in result.err
    assert "in front matter" in result.err


def test_a_format_without_a_proof_is_reported(mars, monkeypatch):
    monkeypatch.delattr(text, "visible_words")
    from mars_i18n.plugins import loading

    loading.describe.cache_clear() if hasattr(loading.describe, "cache_clear") else None
    mars.write("sources/note.txt", "The letter\n\nThe pump works.\n")
    mars("sync", "note")
    result = mars("check", "note", "--select", "left-out-word")
    assert "its format does not prove that every word is in a segment" in result.out
    assert result.code == 0


def test_broken_front_matter_is_an_error_that_names_the_problem_and_its_line(mars):
    mars.write("sources/plan.md", '---\ntitle: "The "big" plan"\nlayout: post\n---\n\nThe pump works.\n')
    synced = mars("sync", "plan")
    assert synced.code == 1
    assert "error: sources/plan.md:2: the front matter is not valid YAML: expected <block end>" in synced.err
    assert "Correct this line." in synced.err
    assert "is in no segment" not in synced.err
    checked = mars("check", "plan", "--allow-missing", "--format", "json")
    (found,) = [one for one in json.loads(checked.out)["findings"] if one["severity"] == "error"]
    assert (found["check"], found["path"], found["line"]) == ("left-out-word", "sources/plan.md", 2)
    assert "quotation marks" in found["suggestion"]


def test_marks_of_the_project_are_opaque_to_every_command(mars):
    mars.write("mars-i18n.toml", '[formats.markdown]\nopaque = ["[[ ... ]]"]\nprose-keys = ["credit"]\n')
    mars.write("sources/plan.md", "---\ncredit: By Ana\n---\n\nDear [[ first name ]], come.\n\n[[ the list ]]\n")
    assert mars("sync", "plan").code == 0
    catalogue = (mars.root / "locales/es/LC_MESSAGES/plan.po").read_text(encoding="utf-8")
    assert 'msgid "By Ana"' in catalogue
    assert 'msgid "Dear <ph1/>, come."' in catalogue
    mars.translate("es", "plan")
    assert mars("build", "plan", "--language", "es", "--output", "source").code == 0
    written = (mars.root / "build/es/plan/source/plan.md").read_text(encoding="utf-8")
    assert "[[ first name ]]" in written
    assert written.endswith("\n\n[[ the list ]]\n")
