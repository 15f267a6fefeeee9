"""Damaged sources, a few, seeded. `make torture` takes thousands, and prints how many."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from limits import SlowError, limit_seconds
from mutated_sources import try_sources


@pytest.mark.slow("syncs, checks and builds some tens of sources")
def test_a_damaged_source_is_refused_with_the_reason_or_synced_and_built(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    counts = try_sources(tmp_path / "base", iter(range(24)))
    assert counts.total() == 24
    assert counts["built"] > 12
    assert counts["refused"] > 0


def test_what_takes_too_long_is_stopped():
    with pytest.raises(SlowError), limit_seconds(0.05):
        any(one for one in iter(int, 1))  # without an end
