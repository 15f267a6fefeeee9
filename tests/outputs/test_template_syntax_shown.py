"""Template syntax in outputs: letter for letter where a program may replace it, else only within sentences."""

import email
import email.policy
import io
import re
import zipfile
from dataclasses import replace

import pytest
from outputs_editions import edition as edition_with

from mars_i18n.formats import html, markdown
from mars_i18n.model import Setting
from mars_i18n.outputs.page.hidden_syntax import hide_syntax
from mars_i18n.plugins import load

SOURCE = """\
# The wells

Dear {{ user.name | default: "friend" }}, {% if a > b %}more{% endif %} and <%= x %> with [[ the "own" > 1 ]] for \
everybody who lives near the coast.

{% include banner.html title="a > b & c" %}

{{< figure
   src="a.png"
>}}

[[ own line ]]

Read [how]({{ site.url | append: "x" }}/a/b), [leave]({{LeaveURL}}), [see](*|ARCHIVE|*) or [go]([[url]]).

{% highlight py %}
print("no < prose")

{# none #}
{% endhighlight %}

$$
a < b
$$

* TOC
{:toc}

| a | b |
|---|---|
| {{ cell | x: "y" }} | c |
"""
SENTENCE = (
    '{{ user.name | default: "friend" }}, {% if a > b %}more{% endif %} and <%= x %> with [[ the "own" > 1 ]] for'
)
ALONE = ('{% include banner.html title="a > b & c" %}', '{{< figure\n   src="a.png"\n>}}', "[[ own line ]]")
ADDRESSES = ('{{ site.url | append: "x" }}/a/b', "{{LeaveURL}}", "*|ARCHIVE|*", "[[url]]")


def edition_of(document):
    return replace(edition_with("en", draft=False), issue="2025-05", documents=(document,))


@pytest.fixture
def edition():
    document = markdown.parse(SOURCE.encode(), "a.md", [Setting("markdown", "opaque", ("[[ ... ]]",))])
    return replace(edition_of(document), base_url="https://example.org/n/")


def files(name, edition):
    return {one.path: one.data for one in load("outputs", name).render(edition)}


def mail_parts(data):
    message = email.message_from_bytes(data, policy=email.policy.default)
    return {part.get_content_type(): part.get_content() for part in message.walk() if not part.is_multipart()}


def assert_letter_for_letter(text):
    text = text.replace("\r\n", "\n")
    assert SENTENCE in text
    for piece in (*ALONE, *ADDRESSES, '{{ cell | x: "y" }}'):
        assert piece in text
    assert "TOC" not in text
    assert "{% highlight" not in text


def test_the_page_has_it_letter_for_letter(edition):
    page = files("web", edition)["index.html"].decode()
    assert_letter_for_letter(page)
    assert """<a href='{{ site.url | append: "x" }}/a/b'>how</a>""" in page
    assert '<a href="{{LeaveURL}}">leave</a>' in page
    assert "<pre><code>print(&#34;no &lt; prose&#34;)" in page
    assert "<p>$$\na &lt; b\n$$</p>" in page


def test_the_mail_has_it_letter_for_letter(edition):
    made = files("email", edition)
    parts = mail_parts(made[f"{edition.issue}.eml"])
    for text in (parts["text/html"], parts["text/plain"], made[f"{edition.issue}.mail.html"].decode()):
        assert_letter_for_letter(text)
    assert 'href="{{LeaveURL}}"' in parts["text/html"]


def test_the_text_has_it_letter_for_letter_on_one_line(edition):
    text = files("text", edition)[f"{edition.issue}.txt"].decode()
    assert_letter_for_letter(text)
    assert "leave ({{LeaveURL}})" in text


def shown_text(name, edition):
    made = files(name, edition)
    data = next(iter(made.values()))
    if name == "pdf":
        from pypdf import PdfReader

        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages), str(data)
    package = zipfile.ZipFile(io.BytesIO(data))
    whole = "\n".join(
        package.read(one).decode() for one in package.namelist() if one.endswith(("xml", "xhtml", "rels"))
    )
    return whole, whole


@pytest.mark.parametrize("name", ["epub", "docx", "pdf"])
def test_readers_of_paper_see_none_that_is_alone_and_no_link_to_it(name, edition):
    text, whole = shown_text(name, edition)
    for absent in ("include banner", "figure", "own line", "TOC"):
        assert absent not in text
    for absent in ("LeaveURL", "ARCHIVE", "%7B%7B", "[[url]]"):
        assert absent not in whole
    assert "user.name" in text  # within a sentence, its place would be empty
    assert "prose" in text


def test_syntax_that_holds_tags_brings_none_into_a_mail():
    document = markdown.parse(b"Dear <% x </td></table><script>1</script> %>, hello\n", "a.md")
    html_of_mail = files("email", edition_of(document))["2025-05.mail.html"].decode()
    assert "<script" not in html_of_mail
    assert "&lt;% x &lt;/td&gt;" in html_of_mail


def test_no_address_runs_code_for_the_sake_of_a_program():
    document = markdown.parse(b"[a](javascript:{{x}}) and [b]({{y}}javascript:1)\n", "a.md")
    page = files("web", edition_of(document))["index.html"].decode()
    assert 'href="javascript' not in page
    assert "javascript:1" not in page


def test_quotation_marks_of_both_kinds_cannot_end_an_attribute():
    document = markdown.parse(b"[a](<{{ x | y: \"z\", 'w' }}>)\n", "a.md")
    page = files("web", edition_of(document))["index.html"].decode()
    assert """href="{{ x | y: &#34;z&#34;, 'w' }}\"""" in page


def test_texts_with_characters_of_the_last_plane_are_shown_as_they_are():
    document = markdown.parse("A \U00100001 and {{ x > 1 }}\n".encode(), "a.md")
    edition = edition_of(document)
    assert hide_syntax(edition)[0] is edition
    page = files("web", edition)["index.html"].decode()
    assert "A \U00100001 and {{ x &gt; 1 }}" in page


def test_pages_of_html_keep_it_too():
    document = html.parse(b'<p>Dear {{ a > "b" }}, <a href="{{ u }}">go</a></p><p>{% include "x" %}</p>', "a.html")
    page = files("web", edition_of(document))["index.html"].decode()
    assert 'Dear {{ a > "b" }}, <a href="{{ u }}">go</a>' in page
    assert '{% include "x" %}' in page


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("One <!-- x --> two", "One two"),
        ("One <!-- x --> <!-- y --> two", "One two"),
        ("One<!-- x --> two", "One two"),
        ("One <!-- x -->two", "One two"),
        ("One, <!-- x --> **two** <!-- y -->", "One, two"),
        ("One {{ x }} two", "One {{ x }} two"),
    ],
)
@pytest.mark.parametrize("output", ["text", "docx"])
def test_what_no_output_shows_leaves_one_blank(said, shown, output):
    document = markdown.parse(f"{said} words.\n".encode(), "a.md")
    made = next(iter(load("outputs", output).render(edition_of(document)))).data
    if output == "docx":
        with zipfile.ZipFile(io.BytesIO(made)) as package:
            made = package.read("word/document.xml")
    text = re.sub(r"<[^>]*>", "", made.decode())
    assert f"{shown} words." in text
