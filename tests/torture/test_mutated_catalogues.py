"""Damaged catalogues, a few hundred, seeded. `make torture` takes thousands, and prints how many."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from mutated_catalogues import try_catalogues


def test_a_damaged_catalogue_is_refused_with_its_line_or_loses_no_word():
    counts = try_catalogues(iter(range(300)))
    assert counts.total() == 300
    assert min(counts["refused"], counts["the same"], counts["synced"]) > 10
