"""What Word, OpenDocument and slide files lose in mars-i18n: `python benchmarks/office_files.py FOLDER`.

FOLDER holds .docx, .odt and .pptx files, at any depth: the test documents of python-docx, python-pptx, odfpy,
mammoth and pandoc are a start. For each format it prints how many come back byte for byte, what a translation of
everything (each letter by one of another script) leaves untouched, and how often translators meet tags. With
``--soffice``, LibreOffice opens each file before and after, and its text is searched for letters that are left.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from mars_i18n import plugins
from mars_i18n.errors import MarsError
from mars_i18n.formats._office.zip_package import open_package
from mars_i18n.model import Block, Gap, Tag, Text, segments_of
from mars_i18n.plugins.word_accounts import account_for_words
from mars_i18n.text.segments.localise import has_prose
from mars_i18n.text.segments.markup import to_msgid
from mars_i18n.text.segments.rewriting import map_segments

FORMATS = ("docx", "odt", "pptx")
LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
OTHER = str.maketrans(
    LATIN, "".join(chr(0x0430 + at % 32) for at in range(26)) + "".join(chr(0x0410 + at % 32) for at in range(26))
)


def letters(text):
    return sum(one in LATIN for one in text)


def translated(document):
    """Every prose segment in letters of another script."""

    def rewrite(segment):
        if not has_prose(segment):
            return segment
        parts = (
            replace(one, text=one.text.translate(OTHER), raw=None) if isinstance(one, Text) else one
            for one in segment.parts
        )
        return replace(segment, parts=tuple(parts), language="pt", state="translated")

    return replace(map_segments(document, rewrite), language="pt")


def left_alone(document):
    """The letters that a reader may see and no translator is given: fields, what Word computes, what is excluded."""
    found = 0
    for part in document.parts:
        for piece in part.parts if isinstance(part, Block) else (part,):
            found += letters(piece.raw) if isinstance(piece, Gap) and piece.reason else 0
    found += sum(map(letters, re.findall(r"<w:delText[^>]*>([^<]*)", document.raw)))
    tags = (one for segment in segments_of(document) for one in segment.parts if isinstance(one, Tag))
    return found + sum(letters(one.attribute("ph")) for one in tags)


def same_members(before, after, names):
    """Whether all other members of two packages have the same header and packed bytes."""
    first, second = open_package(before, "before"), open_package(after, "after")
    if list(first.members) != list(second.members):
        return False

    def raw(package, one):
        return package.data[one.header : one.data + one.packed]

    return all(
        raw(first, first.members[one]) == raw(second, second.members[one]) for one in first.members if one not in names
    )


def open_in_soffice(folder, files, slides):
    """The text that LibreOffice reads in each file, by stem; a file that it does not open has none.

    Slides have no export to text: theirs is that of their PDF, as pdftotext reads it.
    """
    out = folder / "text"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for start in range(0, len(files), 40):
        form = "pdf" if slides else "txt:Text (encoded):UTF8"
        command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(out)]
        subprocess.run([*command, *map(str, files[start : start + 40])], capture_output=True, timeout=1200, check=False)
    for path in out.glob("*.pdf"):
        subprocess.run(["pdftotext", path, path.with_suffix(".txt")], capture_output=True, timeout=120, check=False)
    return {path.stem: path.read_text(encoding="utf-8", errors="replace") for path in out.glob("*.txt")}


def measure(name, paths, soffice, folder):
    module = plugins.load("formats", name)
    count, words = Counter(), Counter()
    seconds, size = 0.0, 0
    allowed = {}
    for number, path in enumerate(paths):
        data = path.read_bytes()
        began = time.process_time()
        try:
            document = module.parse(data, path.name)
        except MarsError as error:
            count["refused"] += 1
            print(f"refused   {error.message}", file=sys.stderr)
            continue
        seconds += time.process_time() - began
        size += sum(one.size for one in open_package(data, path.name).members.values())
        made = count_file(module, document, data, count, words)
        if soffice:
            for kind, content in (("before", data), ("after", made)):
                (folder / f"{kind}-{number:04}{path.suffix}").write_bytes(content)
            allowed[f"{number:04}"] = left_alone(document)
    print(f"{name}: {count['read']} files read, {count['refused']} refused")
    for key in ("identical", "other members kept", "reads back"):
        print(f"  {key:20} {count[key]} of {count['read']}")
    share = 100 * count["with tags"] / max(count["segments"], 1)
    print(f"  {'segments':20} {count['segments']}, {share:.1f} % with tags")
    print(f"  {'words':20} {', '.join(f'{key or chr(45)} {value}' for key, value in words.most_common())}")
    print(f"  {'speed':20} {size / 1e6 / max(seconds, 1e-9):.1f} MB/s of unpacked package, {seconds:.1f} s", flush=True)
    if soffice:
        texts = open_in_soffice(folder, sorted(folder.glob(f"*.{name}")), name == "pptx")
        print_soffice(texts, allowed, paths)


def count_file(module, document, data, count, words):
    """Add what one file shows to the counts. Gives the file with all its prose in other letters."""
    count["read"] += 1
    count["identical"] += module.rebuild(document) == data
    accounts = account_for_words(document, module.visible_words(document))
    words.update(dict(accounts.counts))
    words["left out"] += len(accounts.left_out)
    prose = [one for one in segments_of(document) if has_prose(one)]
    count["segments"] += len(prose)
    count["with tags"] += sum(any(isinstance(part, Tag) for part in one.parts) for one in prose)
    other = translated(document)
    made = module.rebuild(other)
    read = {one for one, content in contents(data).items() if content != contents(made)[one]}
    count["other members kept"] += same_members(data, made, read)
    said = [to_msgid(one.parts) for one in segments_of(module.parse(made, document.path))]
    count["reads back"] += said == [to_msgid(one.parts) for one in segments_of(other)]
    return made


def contents(data):
    package = open_package(data, "file")
    return {name: package.read(name) for name in package.members if name.endswith(".xml")}


def print_soffice(texts, allowed, paths):
    opened = [one for one in allowed if f"before-{one}" in texts]
    still = [one for one in opened if f"after-{one}" in texts]
    total = sum(letters(texts[f"before-{one}"]) for one in still)
    left = sum(letters(texts[f"after-{one}"]) for one in still)
    beyond = {one: max(letters(texts[f"after-{one}"]) - allowed[one], 0) for one in still}
    share = 100 * sum(beyond.values()) / max(total, 1)
    print(f"  {'LibreOffice opens':20} {len(still)} of the {len(opened)} that it opened before")
    print(f"  {'letters left':20} {left} of {total}, {share:.3f} % outside fields and deletions", flush=True)
    for one in (one for one in still if beyond[one]):
        print(f"    {beyond[one]} letters left: {paths[int(one)].name}", file=sys.stderr)
    for one in set(opened) - set(still):
        print(f"    opened before only: {paths[int(one)].name}", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--soffice", action="store_true", help="open every file in LibreOffice, before and after")
    options = parser.parse_args()
    for name in FORMATS:
        paths = sorted(path for path in options.folder.rglob(f"*.{name}") if path.is_file())
        with tempfile.TemporaryDirectory() as folder:
            if paths:
                measure(name, paths, options.soffice, Path(folder))


if __name__ == "__main__":
    main()
