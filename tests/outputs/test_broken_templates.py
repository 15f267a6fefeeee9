"""A template of the project that is broken is told with its file, its line and what it lacks."""

import pytest
from outputs_editions import edition

from mars_i18n import plugins
from mars_i18n.errors import MarsError

CASES = [
    ("email", "email/mail.html.j2", "<p>\n{{ nothing }}</p>", r"email/mail\.html\.j2:2: 'nothing' is undefined"),
    ("email", "email/mail.html.j2", "<p>\n{% if %}</p>", r"email/mail\.html\.j2:2: Expected an expression"),
    ("email", "email/style.css", ".a { color: {{ colour }} }", r"email/style\.css:1: 'colour' is undefined"),
    ("email", "email/mail.txt.j2", "\n\n{% include 'x.j2' %}", r"email/mail\.txt\.j2:3: there is no template x\.j2"),
    ("email", "email/theme.j2", "{% set light = {} %}", r"packaged templates/email/screen\.css:\d+: .*'dark'"),
    ("epub", "epub/chapter.html.j2", "<p>\n{{ x }}", r"epub/chapter\.html\.j2:2: 'x' is undefined"),
    (
        "epub",
        "epub/chapter.html.j2",
        "<p>\n<b>",
        r"epub/chapter\.html\.j2: .* not well-formed XML: .* \(line 2 of it\)",
    ),
    ("docx", "docx/styles.xml", "<a>\n{{ x }}</a>", r"docx/styles\.xml:2: 'x' is undefined"),
    ("docx", "docx/styles.xml", "<a>", r"docx/styles\.xml: what it makes is not XML"),
    ("docx", "docx/numbering.xml", "<a/>", r"docx/numbering\.xml: its first element is a, not numbering"),
    ("pdf", "pdf/issue.typ", "= x\n#y", r"pdf/issue\.typ:2: unknown variable: y"),
    ("pdf", "pdf/theme.typ", '#let accent = rgb("#12")', r"pdf/theme\.typ:1: color string has wrong length"),
    ("pdf", "pdf/fonts/a.ttf", "no font", r"pdf/fonts/a\.ttf: this is not a TrueType"),
    ("web", "web/page.html.j2", "\n{{ x", r"web/page\.html\.j2:2: "),
]


@pytest.mark.parametrize(("output", "name", "content", "reported"), CASES)
def test_it_is_reported_where_and_what(tmp_path, output, name, content, reported):
    module = plugins.load("outputs", output)
    if getattr(module, "needs", None):
        pytest.importorskip(module.needs[1], reason=f"needs the extra {module.needs[0]}")
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text(content)
    with pytest.raises(MarsError, match=reported):
        list(module.render(edition(template_folders=(str(tmp_path),))))
