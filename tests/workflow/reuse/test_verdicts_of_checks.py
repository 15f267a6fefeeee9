"""`status` and `build` take the verdict that `check` came to, where every catalogue is what `sync` would write."""

import pytest
import random_projects as projects

from mars_i18n.cli import run

SOURCES = {
    "may": "The water of the school is clean again.\n\nThe river rose by 1,240 metres in May.\n",
    "june": "The library opened its doors to the public.\n",
}
SPANISH = {
    "The water of the school is clean again.": "El agua de la escuela está limpia otra vez.",
    "The river rose by 1,240 metres in May.": "El río subió 1.240 metros en mayo.",
    "The library opened its doors to the public.": "La biblioteca abrió sus puertas al público.",
}
PORTUGUESE = {
    "The water of the school is clean again.": "A água da escola está limpa de novo.",
    "The river rose by 1,240 metres in May.": "O rio subiu 1.240 metros em maio.",
    "The library opened its doors to the public.": "A biblioteca abriu suas portas ao público.",
}


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project1"
    projects.write(root / "mars-i18n.toml", projects.CONFIGURATION)
    for name, text in SOURCES.items():
        projects.write(root / "sources" / f"{name}.md", f"---\nlanguage: en\n---\n\n{text}")
    assert run(["-q", "-C", str(root), "sync"]) == 0
    for name in SOURCES:
        projects.translate(root, "es", name, SPANISH)
        projects.translate(root, "pt", name, PORTUGUESE)
    assert run(["-q", "-C", str(root), "sync"]) == 0
    return root


def spoil(root):
    """A number that is wrong in Spanish alone."""
    path = root / "locales" / "es" / "LC_MESSAGES" / "may.po"
    path.write_text(path.read_text(encoding="utf-8").replace("1.240", "1.340"), encoding="utf-8")


def repeat(root):
    """One text, translated in two ways in one language: an issue check alone finds it."""
    path = root / "locales" / "pt" / "LC_MESSAGES" / "june.po"
    path.write_text(path.read_text(encoding="utf-8").replace("suas portas", "suas portas 3"), encoding="utf-8")


def accept(root):
    """The same, accepted for now; the glossary changes as well, so that the next check finds nothing that is known."""
    spoil(root)
    assert run(["-q", "-C", str(root), "check", "--write-baseline"]) in {0, 1}
    projects.write(root / "glossary.tsv", "term\tes\tpt\nplain weather\ttiempo llano\ttempo claro\n")


@pytest.mark.parametrize(
    "change", [lambda _: None, spoil, repeat, accept], ids=["finished", "wrong", "more", "accepted"]
)
@pytest.mark.parametrize(
    "command", [("status", "--format", "json"), ("build", "--output", "source,text", "--format", "json")]
)
def test_after_a_check_commands_say_and_write_what_they_would_without(  # noqa: PLR0917 - fixtures and parameters
    project, run_both, answers, capsys, change, command
):
    change(project)
    capsys.readouterr()
    run_both(project, ("check",))
    answers.clear()
    run_both(project, command)
    verdicts = [found for (kind, _), found in answers.items() if kind.startswith("status")]
    assert verdicts == [True] * len(SOURCES)


def test_a_catalogue_that_sync_would_change_is_judged_anew(project, run_both, answers):
    source = project / "sources" / "may.md"
    source.write_text(source.read_text(encoding="utf-8") + "\nOne more line of text.\n", encoding="utf-8")
    run_both(project, ("check",))
    answers.clear()
    _, said, _ = run_both(project, ("status", "--format", "json"))
    assert {name: found for (kind, name), found in answers.items() if kind.startswith("status")} == {
        "may": False,
        "june": True,
    }
    assert '"ready": false' in said
