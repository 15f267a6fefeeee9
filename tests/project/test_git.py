"""The repository of a project is the nearest folder upwards that holds a .git, and git itself is never run."""

from mars_i18n.project import repository_root


def test_the_root_is_the_nearest_folder_that_holds_a_repository(tmp_path):
    (tmp_path / ".git").mkdir()
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert repository_root(inner) == tmp_path.resolve()
    (inner.parent / ".git").write_text("gitdir: elsewhere", encoding="utf-8")  # as a worktree has it
    assert repository_root(inner) == inner.parent.resolve()


def test_without_a_repository_there_is_none(tmp_path):
    assert repository_root(tmp_path / "no" / "folder") is None or (repository_root(tmp_path) / ".git").exists()
