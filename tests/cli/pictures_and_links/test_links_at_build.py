"""Links and images of each language are those of its own readers, in every output."""

import pytest

SOURCE = "---\nlanguage: en\n---\n\nRead [the guide](https://e.org/guide).\n\n![Chart](chart.png)\n"


@pytest.fixture
def linked(mars):
    mars.write("sources/letter.md", SOURCE)
    mars.write("sources/chart.png", b"\x89PNG all")
    mars.write("sources/chart.es.png", b"\x89PNG es")
    mars.write("links.tsv", "en\tes\nhttps://e.org/guide\thttps://e.org/guia\n")
    mars("sync")
    return mars


def built(mars, path):
    return (mars.root / "build" / path).read_bytes()


def test_each_language_has_its_own_links_and_images(linked):
    linked("build", "--draft", "--output", "web,text,source")
    assert b'href="https://e.org/guia"' in built(linked, "es/letter/index.html")
    assert b'href="https://e.org/guide"' in built(linked, "pt/letter/index.html")
    assert b"https://e.org/guia" in built(linked, "es/letter/letter.txt")
    assert b"(https://e.org/guia)" in built(linked, "es/letter/source/letter.md")
    assert b'src="chart.es.png"' in built(linked, "es/letter/index.html")
    assert built(linked, "es/letter/chart.es.png") == b"\x89PNG es"
    assert b'src="chart.png"' in built(linked, "en/letter/index.html")


def test_faults_of_the_table_are_reported_with_their_lines(linked):
    linked.write("links.tsv", "en\txx\nhttps://e.org/a b\thttps://e.org/c\n\nx\n")
    result = linked("build", "--draft")
    assert result.code == 2
    for line in ("links.tsv:1:", "links.tsv:2:", "links.tsv:4:"):
        assert line in result.err
