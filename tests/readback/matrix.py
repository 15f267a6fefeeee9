"""Which planted faults reading back finds, in which outputs: ``python tests/readback/matrix.py [FAULT…]``.

All faults unless some are named. Prints the matrix as a Markdown table: yes where the fault was found and named, –
where no reader of that kind of file sees it, **no** where it was missed (exit 1).
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "outputs"))

from planted import FAULTS, NAMES, is_found


def main():
    missed = 0
    sys.stdout.write(f"| planted | {' | '.join(NAMES)} |\n|---|{'---|' * len(NAMES)}\n")
    for fault in (one for one in FAULTS if not sys.argv[1:] or one.name in sys.argv[1:]):
        cells = []
        for name in NAMES:
            seen = is_found(fault, name)
            cells.append("yes" if seen else "–" if name in dict(fault.unseen) else "**no**")
        missed += cells.count("**no**")
        sys.stdout.write(f"| {fault.name} | {' | '.join(cells)} |\n")
        sys.stdout.flush()
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
