"""With any number of processes, `release` writes the same files and records, and says the same in the same order."""

import shutil

import pytest

from mars_i18n.cli import run
from mars_i18n.workflow import release as releasing

pytestmark = pytest.mark.slow("starts worker processes")


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    (root / "sources").mkdir(parents=True)
    (root / "mars-i18n.toml").write_text('[languages]\nen = "en_US"\n', encoding="utf-8")
    for number in range(3):
        text = (
            f"---\nlanguage: en\n---\n\n# The school number {number}\n\nIts water is clean again, and we open in May.\n"
        )
        (root / "sources" / f"0{number}.md").write_text(text, encoding="utf-8")
    (root / "sources" / "01.md").write_text("---\nlanguage: es\n---\n\n# La escuela\n", encoding="utf-8")
    assert run(["-q", "-C", str(root), "sync"]) == 0
    return root


@pytest.fixture
def used(monkeypatch):
    """Of each issue that was built: its name, and whether a worker had made its files."""
    found = []
    build = releasing.build

    def note(opened, names, *given, ahead, **named):
        found.append((*names, ahead is not None))
        return build(opened, names, *given, ahead=ahead, **named)

    monkeypatch.setattr(releasing, "build", note)
    return found


def answers_of(root, jobs, capsys):
    """What `release` prints and writes: of all issues, of which one is not ready, and again with nothing to do."""
    said = []
    for _ in range(2):
        code = run(["-C", str(root), "release", "--output", "source,text,feed", "--jobs", str(jobs)])
        captured = capsys.readouterr()
        said.append((code, captured.out, captured.err.replace(str(root), "")))
    return said, {path.relative_to(root): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_the_number_of_processes_changes_nothing(project, used, capsys, tmp_path):
    twin = tmp_path / "another"
    shutil.copytree(project, twin)
    alone = answers_of(twin, 1, capsys)
    assert [code for code, _, _ in alone[0]] == [1, 1], "one is not ready"
    assert used == [("00", False), ("02", False)] * 2
    used.clear()
    assert answers_of(project, 2, capsys) == alone
    assert used == [("00", True), ("02", True)] * 2


def test_files_that_change_while_workers_make_them_are_not_released(project, used, capsys, monkeypatch):
    """What is recorded is what was built: an issue whose source was saved meanwhile is built by the command itself."""
    walk = releasing.WorkerPool.walk

    def edit_meanwhile(self, *given):
        for turn in walk(self, *given):
            if turn.job is not None:
                turn.result()
            if turn.issue.name == "02":
                path = project / "sources" / "02.md"
                path.write_text(path.read_text(encoding="utf-8").replace("May", "June"), encoding="utf-8")
                assert run(["-q", "-C", str(project), "sync", "02"]) == 0
            yield turn

    monkeypatch.setattr(releasing.WorkerPool, "walk", edit_meanwhile)
    assert run(["-q", "-C", str(project), "release", "--output", "text", "--jobs", "2"]) == 2
    assert "changed during the build" in capsys.readouterr().err
    assert not (project / "releases" / "02.json").exists()
    assert ("02", True) not in used
