"""What a release records and holds files against: each that went in or came out, by its name and its bytes."""

import json

import pytest
from released import DONE, FINE, WEB, record, translated

from mars_i18n.outputs.images import hero
from mars_i18n.readback import expected


def verified(mars):
    return mars("release", "--verify").out.splitlines()


def test_an_image_beside_the_issue_is_an_input_of_it(ready):
    ready("release", *WEB)
    assert "sources/pump.png" in record(ready)[0]["inputs"]
    ready.write("sources/pump.png", b"\x89PNG\r\n\x1a\nother")
    assert verified(ready) == ["sources/pump.png: changed since the release"]


def test_an_image_of_one_language_is_an_input_too(ready):
    ready("release", *WEB)
    ready.write("sources/pump.es.png", b"\x89PNG\r\n\x1a\nes")
    assert verified(ready) == ["sources/pump.es.png: added since the release"]


def test_files_of_the_theme_are_inputs_and_outputs(ready):
    ready.write("templates/theme/logo.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    ready("release", *WEB)
    (made,) = record(ready)
    assert "templates/theme/logo.svg" in made["inputs"]
    assert "theme/logo.svg" in made["files"]
    assert verified(ready) == []
    ready.write("build/theme/logo.svg", "other")
    ready.write("build/theme/more.svg", "more")
    assert verified(ready) == [
        "theme/logo.svg: differs from the released file",
        "theme/more.svg: is not part of the release",
    ]


def test_a_file_that_was_renamed_is_reported_by_both_names(ready):
    ready.write("templates/web/style.css", "body { color: navy }\n")
    ready("release", *WEB)
    (ready.root / "templates/web/style.css").rename(ready.root / "templates/web/old.css")
    (ready.root / "build/es/letter/pump.png").rename(ready.root / "build/es/letter/pomp.png")
    assert verified(ready) == [
        "templates/web/style.css → templates/web/old.css: renamed since the release",
        "es/letter/pump.png → es/letter/pomp.png: renamed since it was released",
    ]


@pytest.mark.parametrize(
    "name",
    ["glossary.tsv", "links.tsv", "mars-i18n.toml", "locales/es/LC_MESSAGES/letter.po", "templates/pdf/theme.typ"],
)
def test_whatever_an_issue_is_built_from_is_held(ready, name):
    ready.write("glossary.tsv", "term\tes\n")
    ready.write("links.tsv", "es\ten\n")
    ready.write("templates/pdf/theme.typ", "#let ink = black\n")
    result = ready("release", *WEB)
    assert result.code == 0, result.err
    path = ready.root / name
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert verified(ready) == [f"{name}: changed since the release"]


def test_other_versions_of_the_libraries_are_reported_and_nothing_is_built_anew(ready):
    ready("release", *WEB)
    path = ready.root / "releases" / "letter.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["releases"][0]["libraries"]["jinja2"]
    data["releases"][0]["libraries"]["jinja2"] = "1.0"
    path.write_text(json.dumps(data), encoding="utf-8")
    result = ready("release", "--verify")
    assert result.code == 0
    assert "letter was released with jinja2 1.0; here is " in result.err
    assert "it was not built again" in result.err


def test_a_record_of_an_earlier_version_can_be_verified(ready):
    ready("release", *WEB)
    path = ready.root / "releases" / "letter.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    del data["releases"][0]["libraries"]
    path.write_text(json.dumps(data), encoding="utf-8")
    assert ready("release", "--verify").code == 0


def test_files_that_the_theme_has_gained_since_are_no_difference_from_a_release_that_names_none_of_them(ready):
    """As a former version recorded it: its theme had no fonts, and the pages of later issues brought them along."""
    ready("release", *WEB)
    path = ready.root / "releases" / "letter.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    files = data["releases"][0]["files"]
    gained = [name for name in files if name.startswith("theme/") and name.endswith(".woff2")]
    assert gained
    for name in gained:
        del files[name]
    path.write_text(json.dumps(data), encoding="utf-8")
    assert verified(ready) == []
    ready.write(f"build/{gained[0]}", "other")
    assert verified(ready) == [f"{gained[0]}: is not part of the release"]
    data["releases"][0]["tool"] = "0.1.0"
    ready.write("build/es/letter/index.html", "<p>other</p>")
    path.write_text(json.dumps(data), encoding="utf-8")
    assert f"{gained[0]}: is not part of the release" in verified(ready)
    assert "es/letter/index.html: differs from the released file" in verified(ready)


def test_the_picture_that_front_matter_names_is_not_missing_in_a_release_of_a_version_that_did_not_show_it(
    mars, monkeypatch
):
    front = "---\nlanguage: en\nimage: pump.png\nalt: A pump\n---\n"
    mars.write(
        "sources/letter.md", FINE.replace("---\nlanguage: en\n---\n", front).replace("![A pump](pump.png)\n", "")
    )
    mars.write("sources/pump.png", b"\x89PNG\r\n\x1a\n")
    mars("sync")
    for language in DONE:
        translated(mars.catalogue(language))
    with monkeypatch.context() as earlier:
        earlier.setattr(hero, "find_opening_picture", lambda _: None)
        earlier.setattr(expected, "picture_texts", lambda *_: ())
        result = mars("release", *WEB)
    assert result.code == 0, result.err
    path = mars.root / "releases" / "letter.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    assert "sources/pump.png" not in data["releases"][0]["inputs"]
    data["releases"][0]["tool"] = "0.0.9"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert verified(mars) == []
    text = mars.root / "build/es/letter/letter.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("escuela", "casa"), encoding="utf-8")
    assert any("«Una bomba» is missing" in line for line in verified(mars))  # as of any file that is not what it was


def test_an_image_of_another_issue_is_released_with_the_issue_that_shows_it(mars):
    mars.write("sources/may/a.md", FINE.replace("pump.png", "../june/pump.png"))
    mars.write("sources/june/pump.png", b"\x89PNG\r\n\x1a\n")
    mars.write("sources/june/b.md", "---\nlanguage: en\n---\n\n# Water for the school\n")
    mars("sync")
    for language in DONE:
        for issue in ("may", "june"):
            translated(mars.catalogue(language, issue))
    result = mars("release", "may", *WEB)
    assert result.code == 0, result.err
    assert mars("release", "may", "--verify").code == 0
    (mars.root / "build/es/june/pump.png").unlink()
    assert "es/june/pump.png: was released and is missing" in mars("release", "may", "--verify").out
