"""Files that the tests of exchange formats write and read."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
