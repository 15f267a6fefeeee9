"""With the results of earlier commands, commands print and write what they would without: byte for byte.

Walks change anything that results are made from, in ways that no date shows, and run each command cold and warm.
"""

import pytest
import random_projects as projects
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mars_i18n.cache.result_store import ResultStore

pytestmark = pytest.mark.slow("walks through projects and runs every command twice")


@settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.generate],  # a walk that fails is short; to shrink it takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_no_change_of_a_project_goes_unseen(data, tmp_path_factory, run_once, run_both):
    root = tmp_path_factory.mktemp("walk") / "project1"
    projects.make_project(root, data)
    run_both(root, ("sync",))
    for _ in range(data.draw(st.integers(2, 5))):
        for change in data.draw(st.lists(st.sampled_from(projects.CHANGES), min_size=1, max_size=3)):
            change(root, data)
        for command in data.draw(st.lists(st.sampled_from(projects.COMMANDS), min_size=1, max_size=3)):
            said = run_both(root, command)
            assert run_once(root, command, cache=True) == said  # nothing was written between the two
        run_both(root, data.draw(st.sampled_from([("sync",), ("sync", "may"), ("sync", "--keep", "typos", "-v")])))


@pytest.mark.parametrize("form", projects.FORMATS)
def test_every_report_is_the_same_cold_and_warm(tmp_path, run_both, monkeypatch, form):
    root = tmp_path / "project1"
    projects.write(root / "mars-i18n.toml", projects.CONFIGURATION)
    for name, pair in (("may", (0, 4)), ("june", (4, 8))):
        projects.write(root / "sources" / f"{name}.md", "\n\n".join(projects.SENTENCES[slice(*pair)]) + "\n")
    run_both(root, ("sync",))
    projects.translate(root, "es", "may", projects.ANSWERS)
    cold = run_both(root, ("check", "--format", form))
    found = []
    find = ResultStore.find
    monkeypatch.setattr(ResultStore, "find", lambda *given: found.append(find(*given)) or found[-1])
    assert run_both(root, ("check", "--format", form)) == cold
    assert sum(one is not None for one in found) >= 3, "the second run found nothing"
