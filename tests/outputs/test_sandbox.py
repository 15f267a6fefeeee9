"""A template of a cloned project reaches nothing but what it is given."""

from dataclasses import replace
from functools import partial

import pytest
from outputs_editions import edition

from mars_i18n.errors import MarsError
from mars_i18n.model import segments_of
from mars_i18n.outputs import proof, web
from mars_i18n.outputs.look import sandbox
from mars_i18n.outputs.look.templates import render_template
from mars_i18n.plugins.editions import Reviewed

PYTHON = [
    "{{ ''.__class__.__mro__ }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ _.__globals__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'].environ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ look.__class__.__init__.__globals__ }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(look) }}",
    "{{ '%s'.__mod__.__self__ }}",
    "{{ '{x.__class__}'.format_map({'x': look}) }}",
    "{% for x in [1] %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{{ read.args[0].parent }}",
    "{{ read.func }}",
    "{{ folder.read_text() }}",
    "{{ (folder / 'secret').read_text() }}",
    "{{ folder.parent }}",
    "{{ file.read() }}",
    "{{ items.append(1) }}",
    "{% set _ = items.clear() %}",
]


@pytest.mark.parametrize("template", PYTHON)
def test_pythons_innards_and_files_are_out_of_reach(tmp_path, template):
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    folder = tmp_path / "templates" / "web"
    folder.mkdir(parents=True)
    (folder / "x.html.j2").write_text(template)
    values = {"read": partial(len, secret), "folder": secret, "items": [0]}
    with secret.open() as file, pytest.raises(MarsError, match=r"web/x\.html\.j2:1: .*(unsafe|has no attribute)"):
        render_template("web/x.html.j2", (str(tmp_path / "templates"),), str, file=file, **values)
    assert values["items"] == [0]


@pytest.mark.parametrize(
    "name", ["../secret", "web/../../secret", "/etc/passwd", "packaged/../../../errors.py", "..\\secret"]
)
@pytest.mark.parametrize("statement", ["include", "import", "extends"])
def test_no_statement_takes_a_file_outside_the_templates(tmp_path, name, statement):
    (tmp_path / "secret").write_text("the secret")
    folder = tmp_path / "templates" / "web"
    folder.mkdir(parents=True)
    more = " as x" if statement == "import" else ""
    (folder / "x.html.j2").write_text(f"{{% {statement} {name!r}{more} %}}")
    with pytest.raises(MarsError, match="there is no template"):
        render_template("web/x.html.j2", (str(tmp_path / "templates"),), str)


@pytest.mark.parametrize(
    "template",
    ["{{ 'x' * 10**9 }}", "{{ 10**9 * 'x' }}", "{{ [0] * 10**8 }}", "{{ 9 ** 999999999 }}", "{{ range(10**9)|list }}"],
)
def test_no_expression_fills_the_memory(tmp_path, template):
    folder = tmp_path / "web"
    folder.mkdir()
    (folder / "x.html.j2").write_text(template)
    with pytest.raises(MarsError, match=r"web/x\.html\.j2:1: .*(makes more than|too big|1,000,000|Range)"):
        render_template("web/x.html.j2", (str(tmp_path),), str)


def test_a_page_template_reaches_no_file_through_the_edition(tmp_path):
    """What a page is given holds no path and no function that leads to one."""
    folder = tmp_path / "web"
    folder.mkdir()
    (folder / "page.html.j2").write_text("{{ edition.image.args }}")
    with pytest.raises(MarsError, match=r"page\.html\.j2:1: "):
        list(web.render(edition(template_folders=(str(tmp_path),))))


def test_what_templates_do_every_day_works(tmp_path):
    folder = tmp_path / "web"
    folder.mkdir()
    (folder / "x.html.j2").write_text(
        "{% set ns = namespace(n=0) %}{% for x in range(3) %}{% set ns.n = ns.n + x * 2 %}{% endfor %}"
        "{{ ns.n }} {{ 'a' * 3 }} {{ 2 ** 10 }} {{ '{:>3}'.format('b') }} {{ look.stack('text')[:1] }} {{ _('w') }}"
    )
    text = render_template("web/x.html.j2", (str(tmp_path),), str)
    assert text == "6 aaa 1024   b &#34; w"


ENDLESS = [
    "{% for a in range(99999) %}{% for b in range(99999) %}{% set c = a %}{% endfor %}{% endfor %}",
    "{% for a in range(9) recursive %}{{ loop(range(9)) }}{% endfor %}",
    "{% macro twice(n) %}{% if n %}{{ twice(n - 1) }}{{ twice(n - 1) }}{% endif %}{% endmacro %}{{ twice(99) }}",
    "{% set s = namespace(t='ab') %}{% for a in range(99) %}{% set s.t = s.t ~ s.t %}{% endfor %}",
    "{% set s = namespace(t='ab') %}{% for a in range(99) %}{% set s.t = s.t + s.t %}{% endfor %}",
    "{% set many = range(99999) | list %}{% for a in range(99999) %}{% set b = many | sort %}{% endfor %}",
    "{% for a in range(99999) %}{{ 'words ' * 99999 }}{% endfor %}",
    "{% for a in range(99999) %}{% for b in range(99) %}" + "word " * 999 + "{% endfor %}{% endfor %}",
    "{{ 'x'.ljust(9999999999) }}",
    "{{ 'x' | center(9999999999) }}",
    "{{ '%9999999999d' | format(1) }}",
    "{{ '%9999999999d' % 1 }}",
    "{{ '{:>9999999999}'.format(1) }}",
    "{{ '{:>{w}}'.format(1, w=9999999999) }}",
    "{{ '{a:>{w}}'.format_map({'a': 1, 'w': 9999999999}) }}",
]


@pytest.mark.slow("runs each loop until it is stopped")
@pytest.mark.parametrize("text", ENDLESS)
def test_a_template_that_does_not_end_is_stopped_with_its_line(tmp_path, text, monkeypatch):
    """The first with the limit that projects have, the others with a twentieth of it."""
    if text != ENDLESS[0]:
        monkeypatch.setattr(sandbox, "limit_steps", partial(sandbox.limit_steps, 250_000))
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "x.html.j2").write_text(f"\n{text}\n")
    with pytest.raises(MarsError, match=r"web/x\.html\.j2(:2)?: "):
        render_template("web/x.html.j2", (str(tmp_path),), str)


def test_a_long_page_is_far_from_the_limit(tmp_path):
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "x.html.j2").write_text(
        "{% for a in many %}<p>{{ a ~ loop.index ~ loop.last }}</p>\n{% endfor %}"
    )
    made = render_template("web/x.html.j2", (str(tmp_path),), str, many=["word " * 200] * 2_000)
    assert made.count("<p>") == 2_000
    assert made.endswith("True</p>\n")


@pytest.mark.parametrize("output", [web, proof])
def test_a_long_document_may_take_more_steps(output, monkeypatch):
    long = edition(source="---\nlanguage: en\n---\n" + "## The same words\n\n" * 300)
    blocks = long.documents[0].blocks
    rows = tuple(Reviewed(block, segment, None, "missing") for block in blocks for segment in segments_of(block))
    long = replace(long, review=lambda: (("letter.md", rows),))
    monkeypatch.setattr(sandbox, "limit_steps", partial(sandbox.limit_steps, 10_000))
    assert next(iter(output.render(long))).data.count(b"The same words") >= 300


def test_an_endless_loop_is_stopped_in_a_long_document_too(tmp_path, monkeypatch):
    monkeypatch.setattr(sandbox, "limit_steps", partial(sandbox.limit_steps, 10_000))
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "page.html.j2").write_text(
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    )
    long = edition(source="## The same words\n\n" * 300, template_folders=(str(tmp_path),))
    with pytest.raises(MarsError, match=r"web/page\.html\.j2:1: it takes too many steps"):
        list(web.render(long))


def test_what_is_too_long_for_a_packaged_template_is_no_fault_of_the_projects(tmp_path, monkeypatch):
    monkeypatch.setattr(sandbox, "limit_steps", partial(sandbox.limit_steps, 10))
    monkeypatch.setattr(sandbox, "_A_CHARACTER", 0)
    monkeypatch.setattr(sandbox, "_AN_ITEM", 0)
    plain = edition(template_folders=(str(tmp_path),))
    with pytest.raises(MarsError, match=r"packaged templates/.*too long for this template") as own:
        list(web.render(plain))
    assert own.value.hint == "Divide it into several issues."
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "other.html.j2").write_text("{{ _('x') }}")
    with pytest.raises(MarsError, match=r"packaged templates/.*too many steps") as projects:
        list(web.render(plain))
    assert "template of the project" in projects.value.hint
