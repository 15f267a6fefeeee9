"""`build --verify` and `release` read back what they made, and refuse what is not the edition."""

import json
from pathlib import Path

import pytest
from released import WEB, record

from mars_i18n import outputs

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


def test_a_released_issue_is_read_back_again_from_its_folder(ready):
    assert ready("release", *WEB).code == 0
    result = ready("release", "--verify")
    assert result.code == 0, result.out
    assert "12 segments read back" in result.err


def test_the_segments_that_were_read_are_listed_where_one_asks(ready):
    ready("release", *WEB)
    result = ready("release", "--verify", "-v")
    assert "es web  index.html, block 4  sources/letter.md:7  «El agua del valle vuelve a estar limpia.»" in result.err


def test_a_page_that_was_edited_after_its_release_is_named_with_its_segment(ready):
    ready("release", *WEB)
    page = ready.root / "build/es/letter/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("vuelve a estar", "vuelvea estar"), encoding="utf-8")
    result = ready("release", "--verify")
    assert result.code == 1
    assert "es/letter/index.html: differs from the released file" in result.out
    assert "«El agua del valle vuelve a estar limpia.» (sources/letter.md:7) has other white space" in result.out


def test_a_page_that_another_program_saved_says_what_was_approved(ready):
    ready("release", *WEB)
    page = ready.root / "build/es/letter/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<p>", "<p >\n"), encoding="utf-8")
    result = ready("release", "--verify")
    assert result.code == 1
    assert result.out.splitlines() == ["es/letter/index.html: differs from the released file"]
    assert "what the files say is what was approved" in result.err


def test_files_are_compared_with_the_record_where_the_sources_have_changed(ready):
    ready("release", *WEB)
    source = ready.root / "sources/letter.md"
    source.write_text(source.read_text(encoding="utf-8").replace("clean", "clear"), encoding="utf-8")
    result = ready("release", "--verify")
    assert result.out.splitlines() == ["sources/letter.md: changed since the release"]
    page = ready.root / "build/es/letter/letter.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("limpia", "sucia"), encoding="utf-8")
    assert "text in es: letter.txt does not say what was released" in ready("release", "--verify").out


SYNTAX = """\
# The wells of the coast

Dear {{ user.name | default: "friend" }}, the well is {% if a > b %}open{% endif %} and <?php echo $x; ?>.

It is [[ it "is" *so* ]].

{% include banner.html title="a > b & c" %}

{{< figure src="a.png" >}}

[[ the own line ]]

Read [how]({{ site.url | append: "x" }}/a/b), [leave]({{LeaveURL}}), [see](<[[ the url ]]>) or [all](https://e.org/).

![A well]({{ picture }})

| Day | Who |
|-----|-----|
| {{ day }} | Ana |

{% highlight py %}
print("no prose")
{% endhighlight %}
"""


@pytest.mark.slow("makes every output of an issue")
def test_an_issue_with_template_syntax_is_released_in_every_output(mars):
    (mars.root / "sources/letter.md").unlink()
    mars.write(
        "mars-i18n.toml",
        '[formats.markdown]\nopaque = ["[[ ... ]]"]\n[checks]\nignore = ["spacing", "wrong-language"]\n',
    )
    mars.write("sources/plan.md", SYNTAX)
    assert mars("sync").code == 0
    for language in ("es", "pt"):
        mars.translate(language, "plan")
    result = mars("release", "plan", "--output", "web,email,text,feed,epub,docx,pdf,source")
    assert result.code == 0, result.err
    assert mars("release", "--verify", "plan").code == 0
    mars.write("sources/plan.md", SYNTAX.replace("all", "other"))  # so that the edition can no longer be made
    result = mars("release", "--verify", "plan")
    assert "sources/plan.md" in result.out, result
    assert "does not say what was released" not in result.out
    built = mars.root / "build" / "es" / "plan" / "source" / "plan.md"
    built.write_text(built.read_text("utf-8") + "\nNobody approved this.\n", "utf-8")
    assert "source does not say what was released" in mars("release", "--verify", "plan").out


def test_json_of_build_and_release_has_a_row_for_each_part_that_was_read(ready):
    assert {one["read_back"] for one in json.loads(ready("build", *WEB, "--format", "json").out)["editions"]} == {None}
    result = ready("build", "--verify", *WEB, "--format", "json")
    for edition in json.loads(result.out)["editions"]:
        part = next(one for one in edition["read_back"] if one["output"] == "web")
        assert part == {**part, "language": edition["language"], "output": "web", "part": "index.html"}
        assert (part["segments"], len(part["digest"]), part["differences"]) == (2, 64, [])
    released = json.loads(ready("release", *WEB, "--format", "json").out)["releases"]
    assert [one["part"] for one in released[0]["read_back"] if one["output"] == "web"] == ["index.html"] * 3


def test_json_of_build_says_what_differs(ready):
    ready.write("templates/web/page.html.j2", BARE)
    result = ready("build", "--verify", *WEB, "--format", "json")
    editions = json.loads(result.out)["editions"]
    parts = [part for one in editions for part in one["read_back"] if part["output"] == "web"]
    assert all(any("is missing" in one for one in part["differences"]) for part in parts), parts
    released = json.loads(ready("release", *WEB, "--format", "json").out)["releases"]
    assert released[0]["read_back"] is None


def test_words_of_a_projects_own_templates_are_no_difference_and_words_beside_them_are(ready):
    packaged = (Path(outputs.__file__).parent / "templates" / "web" / "page.html.j2").read_text("utf-8")
    ready.write("templates/web/page.html.j2", packaged.replace("</body>", "<p>Write to our office.</p></body>"))
    result = ready("build", "--verify", *WEB)
    assert result.code == 0, result.err
    page = ready.root / "build" / "es" / "letter" / "index.html"
    assert "Write to our office." in page.read_text("utf-8")
    assert ready("release", *WEB).code == 0
    page.write_text(page.read_text("utf-8").replace("Write to our office.", "Nobody approved this."), "utf-8")
    result = ready("release", "--verify")
    assert result.code == 1
    assert "«Nobody approved this.» is in no text of the edition, and among no words of its templates" in result.out
