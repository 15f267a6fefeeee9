"""Lets the tests of this folder import the editions of tests/outputs."""

import sys
from pathlib import Path

for folder in (Path(__file__).parent, Path(__file__).parents[1] / "outputs"):
    sys.path.insert(0, str(folder))
