"""The reference page says what the checks' own pages say."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_in_docs_is_that_of_today():
    spec = importlib.util.spec_from_file_location("reference", ROOT / "benchmarks" / "reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    hint = "run python benchmarks/reference.py"
    assert (ROOT / "docs" / "checks.md").read_text(encoding="utf-8") == module.reference(), hint
