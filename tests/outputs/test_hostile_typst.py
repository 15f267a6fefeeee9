"""A typst template of a cloned project reaches its own files only, and ends."""

import pytest
from outputs_editions import edition

from mars_i18n import plugins
from mars_i18n.errors import MarsError
from mars_i18n.outputs.typst import compile as pdf_compile
from mars_i18n.outputs.typst import typeset as pdf_typst

pytest.importorskip("typst", reason="needs the extra pdf")
PDF = plugins.load("outputs", "pdf")


def render(folder, **options):
    return b"".join(one.data for one in PDF.render(edition(template_folders=(str(folder),), **options)))


def own(folder, content, name="issue.typ"):
    path = folder / "pdf" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return folder


@pytest.mark.slow("starts a compiler for each way")
@pytest.mark.parametrize(
    "call", ['read("{}")', 'image("{}")', 'include "{}"', 'import "{}": x', 'json("{}")', 'csv("{}")', 'plugin("{}")']
)
@pytest.mark.parametrize("climb", ["{secret}", "../{secret}", "../../../../../../../../{secret}", "/../{secret}"])
def test_a_file_outside_the_templates_cannot_be_read(tmp_path, call, climb):
    secret = tmp_path / "secret.svg"
    secret.write_text("the secret")
    path = climb.replace("{secret}", str(secret))
    with pytest.raises(MarsError, match=r"issue\.typ:1: .*(not found|project root|escape|outside|access denied)"):
        render(own(tmp_path / "templates", "#" + call.replace("{}", path)))


def test_a_package_is_not_fetched_however_its_name_is_written(tmp_path, monkeypatch):
    """The name is put together as the template runs, so that no reading of the text finds it."""
    home = tmp_path / "home"
    package = home / ".cache" / "typst" / "packages" / "preview" / "x" / "0.1.0"
    package.mkdir(parents=True)
    (package / "typst.toml").write_text('[package]\nname = "x"\nversion = "0.1.0"\nentrypoint = "x.typ"\n')
    (package / "x.typ").write_text("#let x = 1")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / ".cache"))
    with pytest.raises(MarsError, match=r"issue\.typ:1: .*(download|package|network)"):
        render(own(tmp_path / "templates", '#import ("@pre" + "view/x:0.1.0"): x'))


@pytest.mark.slow("waits until the loop is ended")
def test_a_loop_without_end_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf_typst, "SECONDS", 3)
    with pytest.raises(MarsError, match="the PDF was not done after 3 seconds"):
        render(own(tmp_path, "#for a in range(100000) { for b in range(100000) { let c = a * b } }"))


def test_a_template_that_fills_the_memory_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf_typst, "_MEMORY", 2**30)
    with pytest.raises(MarsError, match=r"typst ended with|issue\.typ"):
        render(own(tmp_path, "#let x = range(100000000).map(n => str(n) * 1000)\n#x.len()"))


def test_the_pdf_is_the_same_in_a_process_of_its_own(tmp_path):
    """A project that copies a packaged template gets the bytes that the packaged one gives."""
    packaged = pdf_compile._ROOT / "theme.typ"
    assert render(own(tmp_path, packaged.read_text(encoding="utf-8"), "theme.typ")) == render(tmp_path / "none")
