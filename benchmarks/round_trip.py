"""Round trips: parse and rebuild files and count the bytes that changed. Usage: round_trip.py FILE_OR_FOLDER..."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from mars_i18n import plugins
from mars_i18n.model import segments_of
from mars_i18n.project import source_extensions


def main(arguments: list[str]) -> int:
    """Print, for all Markdown and text files named or below the folders named, how many come back byte for byte."""
    extensions = source_extensions()
    roots = [Path(argument) for argument in arguments]
    paths = sorted({path for root in roots for path in (root.rglob("*") if root.is_dir() else [root])})
    same = different = unreadable = size = segments = 0
    started = time.perf_counter()
    for path in paths:
        if path.suffix.lower() not in extensions or not path.is_file():
            continue
        data = path.read_bytes()
        try:
            data.decode()
        except UnicodeDecodeError:
            unreadable += 1
            continue
        module = plugins.load("formats", extensions[path.suffix.lower()])
        document = module.parse(data, path.name)
        segments += sum(1 for _ in segments_of(document))
        size += len(data)
        if module.rebuild(document) == data:
            same += 1
        else:
            different += 1
            print("differs:", path)
    seconds = time.perf_counter() - started
    print(f"{same} files byte for byte, {different} differ, {unreadable} not UTF-8 (left out)")
    print(f"{size / 1e6:.1f} MB, {segments} segments, {size / 1e6 / seconds:.1f} MB/s")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["sources"]))
