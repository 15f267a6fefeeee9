"""Short walks of the torture, seeded. `make torture` takes long ones, and prints how many."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from walks import walk

pytestmark = pytest.mark.slow("walks through the life of a project, with git and gettext's tools")


@pytest.mark.parametrize("seed", range(6))
def test_no_word_is_lost_on_a_random_walk(tmp_path, seed):
    counts = walk(tmp_path / "project", seed, length=8)
    assert counts["steps"] == 8
