"""Real Markdown and HTML by origin, through us and our peers: ``python benchmarks/corpus.py FOLDER [MDPO TOOLKIT]``.

Each folder below FOLDER is an origin. Printed are, by origin and in all: files, words, words in no segment, segments
and those that a translator would not understand, files rebuilt byte for byte, and links and images that lead where they
led in a translated file. MDPO and TOOLKIT are the ``bin`` folders of environments with mdpo and the Translate Toolkit,
which have a program of one name; po4a and itstool are looked for on the path. Each writes the files with an untouched
translation: how many it gives back, the lines that it changed, and why it refused others. A segment is not understood
where its prose, without tags, holds syntax that no reader is shown: elements of HTML, template syntax, links, marks of
emphasis, call-outs and tables, or references.
"""

from __future__ import annotations

import difflib
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from html import unescape
from pathlib import Path

from mars_i18n.errors import MarsError
from mars_i18n.formats import html, markdown
from mars_i18n.model import Catalogue, Entry, Tag, segments_of
from mars_i18n.plugins.word_accounts import account_for_words
from mars_i18n.text.segments.localise import has_prose, localise
from mars_i18n.text.segments.markup import from_msgid, strip_tags, to_msgid

FORMATS = {one: module for module in (html, markdown) for one in module.extensions}
_SYNTAX = re.compile(
    r"</?(?:a|b|br|div|em|font|i|img|input|li|ol|p|script|span|strong|style|sub|sup|table|td|tr|u|ul)(?:\s[^<>]*)?/?>"
    r"|\{\{|\}\}|\{%|%\}|\]\(\S|^(?:#{1,6}|={3}|!{3}|:{3}|>)\s|:::|\[!\w+\]|&(?:#\d+|[a-z]+);|\*\*\w|~~\w"
    r"|\\(?:begin|frac)\b|\|\s*-{3}|\w\{[#.][\w-]+\}"
)
_ROLE = re.compile(r"\{[a-z:]+\}<code")
_ADDRESS = re.compile(r"""\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def pseudo(message):
    """A translation that keeps its tags: letters in upper case."""
    return "".join(part.label if isinstance(part, Tag) else part.text.upper() for part in from_msgid(message))


def is_understood(message):
    """Whether a translator sees words, and no syntax."""
    return not _SYNTAX.search(strip_tags(message)) and not _ROLE.search(message)


def addresses(module, data):
    """Where the links and images of a file lead, in order."""
    text = data.decode("utf-8", "replace")
    if module is markdown:
        from mars_i18n.formats.markdown.parser import plain_parser

        text = plain_parser().render(text)
    return Counter(unescape(next(filter(None, found), "")) for found in _ADDRESS.findall(text))


def measure(path, totals):
    """Add the figures of one file."""
    module, data = FORMATS[path.suffix], path.read_bytes()
    try:
        document = module.parse(data, str(path))
    except MarsError as error:
        print(f"{path}: refused: {error}")
        totals["refused"] += 1
        return
    totals["files"] += 1
    totals["identical"] += module.rebuild(document) == data
    accounts = account_for_words(document, module.visible_words(document))
    lost = sum(len(one.words.split()) for one in accounts.left_out)
    totals["words"] += sum(count for _, count in accounts.counts) + lost
    totals["in no segment"] += lost
    said = [to_msgid(one.parts) for one in segments_of(document) if one.translate and has_prose(one)]
    totals["segments"] += len(said)
    for one in said:
        if not is_understood(one):
            totals["not understood"] += 1
            print(f"{path}: not understood: {one[:100]!r}")
    entries = tuple(Entry(one, pseudo(one)) for one in dict.fromkeys(said))
    written = module.rebuild(localise(document, Catalogue("xx", entries), "xx", "xx"))
    before, after = addresses(module, data), addresses(module, written)
    totals["links"] += sum(before.values())
    totals["links kept"] += sum((before & after).values())
    if before - after:
        print(f"{path}: links lost: {list((before - after).items())[:3]}")


class RefusedError(Exception):
    """A peer did not read or write a file."""


def run(*command, folder):
    """Run a peer. Raises RefusedError with what it says of the fault, without names and numbers."""
    try:
        done = subprocess.run(list(map(str, command)), cwd=folder, capture_output=True, timeout=120, check=False)
    except subprocess.TimeoutExpired as error:
        raise RefusedError("more than 120 s") from error
    if done.returncode:
        said = [one for one in done.stderr.decode("utf-8", "replace").splitlines() if one.strip()]
        fault = next((one for one in said if "rror" in one), said[-1] if said else f"exit {done.returncode}")
        raise RefusedError(re.sub(r"\S*[/0-9]\S*", "…", fault).strip()[:80])


def with_mdpo(tools, path, folder):
    po = folder / "a.po"
    run(tools / "md2po", path, "--save", "--po-filepath", po, "-q", folder=folder)
    run(tools / "po2md", path, "--pofiles", po, "--save", folder / "out", "-q", folder=folder)


def with_toolkit(tools, path, folder):
    kind = "md" if path.suffix == ".md" else "html"
    run(tools / f"{kind}2po", path, folder / "a.po", "--progress=none", folder=folder)
    template = (folder / "a.po", folder / "out")
    run(tools / f"po2{kind}", "-t", path, *template, "--threshold=0", "--progress=none", folder=folder)


def with_po4a(_tools, path, folder):
    kind = ("-f", "text", "-o", "markdown") if path.suffix == ".md" else ("-f", "xhtml")
    run("po4a-updatepo", *kind, "-m", path, "-M", "utf-8", "-p", folder / "a.pot", folder=folder)
    run("msgen", folder / "a.pot", "-o", folder / "a.po", folder=folder)
    given = ("-m", path, "-M", "utf-8", "-p", folder / "a.po", "-l", folder / "out", "-k", "0")
    run("po4a-translate", *kind, *given, folder=folder)


def with_itstool(_tools, path, folder):
    run("itstool", "-o", folder / "a.pot", path, folder=folder)
    run("msgen", folder / "a.pot", "-o", folder / "a.po", folder=folder)
    run("msgfmt", folder / "a.po", "-o", folder / "a.mo", folder=folder)
    run("itstool", "-m", folder / "a.mo", "-l", "xx", "-o", folder / "out", path, folder=folder)


PEERS = {
    "mdpo": (with_mdpo, (".md",), "md2po"),
    "Translate Toolkit, Markdown": (with_toolkit, (".md",), "md2po"),
    "Translate Toolkit, HTML": (with_toolkit, (".html",), "html2po"),
    "po4a, Markdown": (with_po4a, (".md",), "po4a-translate"),
    "po4a, XHTML": (with_po4a, (".html",), "po4a-translate"),
    "itstool": (with_itstool, (".html",), "itstool"),
}


def changed_lines(before, after):
    """Lines of a file that are not in the other as they were."""
    return sum(
        end - start
        for tag, start, end, _, _ in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if tag != "equal"
    ) or int(before != after)


def compare(name, paths, mdpo, toolkit):
    """What a peer makes of files that nobody translated."""
    work, suffixes, program = PEERS[name]
    tools = toolkit if work is with_toolkit else mdpo
    if not (shutil.which(program) or (tools and (tools / program).exists())):
        print(f"{name}: not installed")
        return
    totals, reasons = Counter(), Counter()
    for path in [one for one in paths if one.suffix in suffixes]:
        totals["files"] += 1
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            source = folder / f"source{path.suffix}"
            source.write_bytes(path.read_bytes())
            try:
                work(tools, source, folder)
                if not (folder / "out").is_file():
                    raise RefusedError("nothing written")  # noqa: TRY301 - as when the peer says so
            except RefusedError as error:
                totals["refused"] += 1
                reasons[str(error)] += 1
                continue
            before, after = source.read_bytes().splitlines(), (folder / "out").read_bytes().splitlines()
            totals["lines"] += len(before)
            totals["changed"] += changed_lines(before, after)
            totals["identical"] += source.read_bytes() == (folder / "out").read_bytes()
    print(f"{name}: {dict(totals)}", *(f"  {count} refused: {one}" for one, count in reasons.most_common(4)), sep="\n")


def main(folder, mdpo="", toolkit=""):
    """Print all figures."""
    every = Counter()
    origins = sorted(one for one in Path(folder).iterdir() if one.is_dir())
    paths = {one: sorted(path for path in one.rglob("*") if path.suffix in FORMATS) for one in origins}
    for origin in origins:
        totals = Counter()
        for path in paths[origin]:
            measure(path, totals)
        print(f"{origin.name}: {dict(totals)}")
        every += totals
    print(f"{len(origins)} origins: {dict(every)}")
    if mdpo:
        for name in PEERS:
            compare(name, [path for group in paths.values() for path in group], Path(mdpo), Path(toolkit))


if __name__ == "__main__":
    main(*sys.argv[1:])
