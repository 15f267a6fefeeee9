"""Images and files that a source names: copied to where its page looks for them, and nowhere else."""

import pytest

PNG = b"\x89PNG\r\n\x1a\n"


def built(mars, source):
    mars.write("sources/may/letter.md", f"---\nlanguage: en\n---\n\n# A letter\n\n{source}\n")
    mars("sync")
    before = set(mars.files())
    result = mars("build", "--language", "en", "--output", "web,text", "--draft")
    assert result.code == 0, result.err
    return result.err, {name for name in set(mars.files()) - before if not name.startswith("build/en/may/may")}


def ignore(mars, pattern):
    path = mars.root / "mars-i18n.toml"
    path.write_text(f'{path.read_text()}\n[sources]\nignore = ["{pattern}"]\n')


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
    reported, _ = built(mars, "![p](index.html) ![q](may.txt)")
    assert "image index.html does not have the name of an image, so it was not copied" in reported
    for name in ("index.html", "may.txt"):
        assert (mars.root / "build/en/may" / name).read_text(encoding="utf-8") != "evil"


@pytest.mark.parametrize("way", ["../../../{root}/sources/june/pump.png", "..%2F..%2Fsources/june/pump.png"])
def test_no_image_is_written_outside_the_build(mars, way):
    mars.write("sources/june/pump.png", PNG)
    reported, files = built(mars, f"![p]({way.format(root=mars.root.name)})")
    assert "would be outside en/ of the build folder, so it was not copied" in reported
    assert not [name for name in files if name.endswith(".png")]


def test_an_image_that_is_missing_is_reported_once_for_all_files_that_lack_it(mars):
    mars.write("sources/may/letter.md", "---\nlanguage: en\n---\n\n# A letter\n\n![p](gone.png)\n")
    mars("sync")
    outputs = ("email", "epub", "text")
    reported = mars("build", "may", "--language", "en", "--output", ",".join(outputs), "--draft").err
    assert [line for line in reported.splitlines() if "gone.png" in line] == [
        (
            "warning: may: en/may/may.eml, may.epub: image gone.png is replaced by its alternative text: the "
            "file is missing"
        )
    ]


def test_a_file_that_the_text_links_to_is_published_beside_it(mars):
    mars.write("sources/may/annex 1.pdf", b"%PDF")
    reported, files = built(mars, '[annex](annex%201.pdf#page=2) and <a href="annex%201.pdf">again</a>')
    assert "build/en/may/annex 1.pdf" in files
    assert "leads to" not in reported


@pytest.mark.parametrize(
    ("href", "reported"),
    [
        ("../july/", "link ../july/ leads to a missing file"),
        ("gone.pdf", "link gone.pdf leads to a missing file: there is none of that name in sources/may"),
        ("../june/a.md", "link ../june/a.md leads to a file of sources/ that is not published with this issue"),
        (
            "../june/annex.pdf",
            "link ../june/annex.pdf leads to a file of sources/ that is not published with this issue",
        ),
        ("../../../../etc/passwd", "link ../../../../etc/passwd leads to a missing file"),
    ],
)
def test_a_link_that_would_be_dead_is_reported(mars, href, reported):
    ignore(mars, "*.pdf")
    mars.write("sources/june/annex.pdf", b"%PDF")
    mars.write("sources/june/a.md", "---\nlanguage: en\n---\n\n# June\n")
    said, files = built(mars, f"[there]({href})")
    assert reported in said
    assert not [name for name in files if name.endswith((".pdf", "passwd"))]


@pytest.mark.parametrize(
    "href", ["../letter/index.html", "../letter/", "may.pdf", "../index.html", "../../index.html", "#x"]
)
def test_a_link_to_what_is_built_is_no_such_link(mars, href):
    ignore(mars, "*.pdf")
    mars.write("sources/may/may.pdf", b"%PDF")
    said, files = built(mars, f"[there]({href})")
    assert "leads to" not in said
    assert "build/en/may/may.pdf" not in files
