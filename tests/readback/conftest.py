"""Lets the tests of this folder import the editions of tests/outputs."""

import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
for folder in (Path(__file__).parent, TESTS / "outputs", TESTS / "formats" / "office"):
    sys.path.insert(0, str(folder))
