"""A template of a cloned project reaches nothing but what it is given."""

import pytest
from outputs_editions import edition

from mars_i18n.errors import MarsError
from mars_i18n.outputs import web
from mars_i18n.outputs.look.templates import rendered

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
    from functools import partial

    secret = tmp_path / "secret"
    secret.write_text("the secret")
    folder = tmp_path / "templates" / "web"
    folder.mkdir(parents=True)
    (folder / "x.html.j2").write_text(template)
    values = {"read": partial(len, secret), "folder": secret, "items": [0]}
    with secret.open() as file, pytest.raises(MarsError, match=r"web/x\.html\.j2:1: .*(unsafe|has no attribute)"):
        rendered("web/x.html.j2", (str(tmp_path / "templates"),), str, file=file, **values)
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
        rendered("web/x.html.j2", (str(tmp_path / "templates"),), str)


@pytest.mark.parametrize(
    "template",
    ["{{ 'x' * 10**9 }}", "{{ 10**9 * 'x' }}", "{{ [0] * 10**8 }}", "{{ 9 ** 999999999 }}", "{{ range(10**9)|list }}"],
)
def test_no_expression_fills_the_memory(tmp_path, template):
    folder = tmp_path / "web"
    folder.mkdir()
    (folder / "x.html.j2").write_text(template)
    with pytest.raises(MarsError, match=r"web/x\.html\.j2:1: .*(makes more than|too big|1,000,000|Range)"):
        rendered("web/x.html.j2", (str(tmp_path),), str)


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
    text = rendered("web/x.html.j2", (str(tmp_path),), str)
    assert text == "6 aaa 1024   b &#34; w"
