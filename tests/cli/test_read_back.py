"""`build --verify` and `release` read back what they made, and refuse what is not the edition."""

import pytest
from released import WEB, record

# a template that shows the title alone
BARE = """\
<!doctype html><html lang="{{ locale }}"><head><title>{{ documents[0].title|striptags }}</title></head>
<body><h1>{{ documents[0].title }}</h1></body></html>
"""


def test_a_release_records_what_was_read(ready):
    result = ready("release", *WEB)
    assert result.code == 0, result.err
    (made,) = record(ready)
    assert set(made["read_back"]) == set(made["languages"])
    page = made["read_back"]["es"]["web"]["index.html"]
    assert page["segments"] == 2
    assert page["exceptions"] == []
    assert len(page["digest"]) == 64


def test_a_page_that_leaves_out_a_text_is_not_released(ready):
    ready.write("templates/web/page.html.j2", BARE)
    result = ready("release", *WEB)
    assert result.code == 1
    assert "not released: letter: web in es is not what the catalogue says: index.html" in result.err
    assert "«El agua del valle vuelve a estar limpia.» (sources/letter.md:7) is missing" in result.err
    assert not (ready.root / "releases" / "letter.json").exists()


def test_build_says_so_where_it_is_asked_to_verify(ready):
    ready.write("templates/web/page.html.j2", BARE)
    assert ready("build", *WEB).code == 0
    result = ready("build", "--verify", *WEB)
    assert result.code == 1
    assert "web in pt is not what the catalogue says" in result.err


@pytest.mark.parametrize("output", ["web", "text", "epub", "source"])
def test_nothing_is_said_of_a_build_that_is_its_edition(ready, output):
    result = ready("build", "--verify", "--output", output)
    assert result.code == 0, result.err
    assert "0 with differences" in result.err
