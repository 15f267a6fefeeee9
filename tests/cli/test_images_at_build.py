"""Images that a source names: copied to where its page looks for them, and nowhere else."""

import pytest

PNG = b"\x89PNG\r\n\x1a\n"


def built(mars, source):
    mars.write("sources/may/letter.md", f"---\nlanguage: en\n---\n\n# A letter\n\n{source}\n")
    mars("sync")
    before = set(mars.files())
    result = mars("build", "--language", "en", "--output", "web,text", "--draft")
    assert result.code == 0, result.err
    return result.err, {name for name in set(mars.files()) - before if not name.startswith("build/en/may/may")}


def test_an_image_keeps_its_place_below_the_page(mars):
    mars.write("sources/may/a b/pump.png", PNG)
    _, files = built(mars, "![p](a%20b/pump.png)")
    assert "build/en/may/a b/pump.png" in files


def test_an_image_of_html_is_copied_too(mars):
    mars.write("sources/may/pump.png", PNG)
    assert "build/en/may/pump.png" in built(mars, '<img src="pump.png" alt="p" width="20">')[1]


def test_an_image_cannot_take_the_place_of_a_page(mars):
    mars.write("sources/may/index.html", "evil")
    mars.write("sources/may/may.txt", "evil")
    told, _ = built(mars, "![p](index.html) ![q](may.txt)")
    assert "image index.html is no image by its name, so it was not copied" in told
    for name in ("index.html", "may.txt"):
        assert (mars.root / "build/en/may" / name).read_text(encoding="utf-8") != "evil"


@pytest.mark.parametrize("way", ["../../../{root}/sources/june/pump.png", "..%2F..%2Fsources/june/pump.png"])
def test_no_image_is_written_outside_the_build(mars, way):
    mars.write("sources/june/pump.png", PNG)
    told, files = built(mars, f"![p]({way.format(root=mars.root.name)})")
    assert "would lie outside en/ of the build, so it was not copied" in told
    assert not [name for name in files if name.endswith(".png")]


def test_an_image_that_is_missing_is_told_once_for_all_files_that_lack_it(mars):
    mars.write("sources/may/letter.md", "---\nlanguage: en\n---\n\n# A letter\n\n![p](gone.png)\n")
    mars("sync")
    outputs = ("email", "epub", "text")
    told = mars("build", "may", "--language", "en", "--output", ",".join(outputs), "--draft").err
    assert [line for line in told.splitlines() if "gone.png" in line] == [
        "warning: may: en/may/may.eml, may.epub: image gone.png is missing; its words stand in its place"
    ]
