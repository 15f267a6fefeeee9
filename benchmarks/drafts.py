"""How well `mars-i18n add` reads PDFs whose text is known: `python benchmarks/drafts.py CORPUS.jsonl [--keep DIR]`.

The corpus has a JSON object a line, {"id": "issue#block", "en", "es", "pt"}. Newsletters are made of it: headings,
paragraphs, lists, a table. Each is set by typst in one, two and three columns, with tags and without, and by
LibreOffice and Chromium in two, where these are installed. Printed for each: words in order, missing and surplus;
headings found and false; blocks that are whole; items; cells in place; words that the proof calls lost; milliseconds.

Then all of these together beside their bars, the size of what `add` installs, and pages a second of a processor, its
reading process included, of one PDF of a hundred pages and more.
"""

from __future__ import annotations

import argparse
import difflib
import html
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from importlib.metadata import files
from pathlib import Path

from mars_i18n import plugins
from mars_i18n.importers.draft import write_draft
from mars_i18n.importers.pdf_draft import import_pdf
from mars_i18n.model import Segment, Tag, Text

TYPST_PAGE = """\
#set document(title: "x")
#set page(width: 210mm, height: 297mm, margin: 18mm, columns: %(columns)s)
#set page(header: [Boletín de prueba · mayo 2025], footer: context[Página #counter(page).display()])
#set text(lang: "%(language)s", size: 9.5pt, hyphenate: true)
#set par(justify: true)
#set smartquote(enabled: false)"""
PAGE_STYLE = "body{columns:2;font:10pt serif;text-align:justify;hyphens:auto}@page{margin:18mm}td{padding:2pt 8pt}"
LANGUAGES = ("es", "pt", "en")
ROWS = [
    ["Ciudad", "Fecha", "Cupo"],
    ["Quito", "3 de mayo", "20"],
    ["La Paz", "9 de mayo", "35"],
    ["Lima", "1 de junio", "8"],
]


def newsletters(corpus, count, skip):
    """(name, language, blocks) of texts; a block is (kind, text), kind one of h1 h2 p li cell."""
    issues = {}
    for line in Path(corpus).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        issues.setdefault(row["id"].rpartition("#")[0], []).append(row)
    chosen = [rows for rows in issues.values() if len(rows) >= 14][skip : skip + count]
    for number, rows in enumerate(chosen):
        for language in LANGUAGES:
            yield f"{number}-{language}", language, list(_blocks(rows, language))


def _blocks(rows, language):
    texts = [" ".join(row[language].split()) for row in rows]
    long = [text for text in texts if 120 < len(text) < 1400]
    short = [re.split(r"(?<=[.!?])\s", text)[0] for text in texts if text not in long or len(text) < 400]
    short = [text for text in dict.fromkeys(short) if 15 < len(text) < 110]
    yield "h1", f"{' '.join(texts[0].split()[:6]).strip(' .,:;')}"
    heading = iter([" ".join(text.split()[:4]).strip(" .,:;()“”\"'") for text in long])
    for at, text in enumerate(long[:9]):
        if at % 2 == 0:
            yield "h2", next(heading) + f" {at + 1}"
        yield "p", text
        if at == 3:
            for item in short[:4]:
                yield "li", item
        if at == 5:
            for row in ROWS:
                yield from (("cell", cell) for cell in row)


def typst_source(blocks, language, columns):
    escape = lambda text: re.sub(r"([\\#*_`$<>@\[\]~=/-]|\.(?=\.))", r"\\\1", text)  # noqa: E731
    out = [TYPST_PAGE % {"columns": columns, "language": language}]
    cells = [text for kind, text in blocks if kind == "cell"]
    for at, (kind, text) in enumerate(blocks):
        if kind == "cell":
            if at == 0 or blocks[at - 1][0] != "cell":
                out.append(f"#table(columns:3,{','.join(f'[{escape(one)}]' for one in cells)})")
            continue
        mark = {"h1": "= ", "h2": "== ", "p": "", "li": "- "}[kind]
        out.append(mark + escape(text))
    return "\n\n".join(out).replace("\n\n- ", "\n- ")


def word_file(blocks, language, path):
    """A Word file in two columns, as an editor makes one."""
    import docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = docx.Document()
    section = document.sections[0]
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "500")
    document.element.body.sectPr.append(columns)
    section.header.paragraphs[0].text = "Boletín de prueba · mayo 2025"
    section.footer.paragraphs[0].text = f"Publicación periódica en {language}"
    cells = []
    for kind, text in blocks:
        if kind == "cell":
            cells.append(text)
            if len(cells) == len(ROWS) * 3:
                table = document.add_table(len(ROWS), 3)
                table.autofit = False
                for column in table.columns:
                    column.width = docx.shared.Cm(2.5)
                    for cell in column.cells:
                        cell.width = docx.shared.Cm(2.5)
                for at, cell in enumerate(cells):
                    table.cell(at // 3, at % 3).text = cell
            continue
        style = {"h1": "Heading 1", "h2": "Heading 2", "p": "Normal", "li": "List Bullet"}[kind]
        document.add_paragraph(text, style=style)
    document.save(path)


def page_source(blocks, language):
    out = [f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>x</title><style>{PAGE_STYLE}</style>']
    for at, (kind, text) in enumerate(blocks):
        if kind == "cell":
            if blocks[at - 1][0] != "cell":
                cells = [text for kind, text in blocks if kind == "cell"]
                rows = (cells[start : start + 3] for start in range(0, len(cells), 3))
                lines = ("<tr>" + "".join(f"<td>{html.escape(one)}</td>" for one in row) + "</tr>" for row in rows)
                out.append(f"<table>{''.join(lines)}</table>")
            continue
        opening = "<ul>" if kind == "li" and blocks[at - 1][0] != "li" else ""
        closing = "</ul>" if kind == "li" and blocks[at + 1 : at + 2] and blocks[at + 1][0] != "li" else ""
        out.append(f"{opening}<{kind}>{html.escape(text)}</{kind}>{closing}")
    return "\n".join(out)


def produce(name, language, blocks, folder):
    """(producer, path of the PDF) of a text."""
    import typst

    for columns in (1, 2, 3):
        source = folder / f"{name}.typ"
        source.write_text(typst_source(blocks, language, columns), encoding="utf-8")
        path = folder / f"{name}-t{columns}.pdf"
        typst.compile(source, output=path)
        yield f"typst {columns}", path
    if shutil.which("soffice"):
        word_file(blocks, language, folder / f"{name}-w2.docx")
        command = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", folder, folder / f"{name}-w2.docx"], capture_output=True, check=True)
        yield "LibreOffice 2", folder / f"{name}-w2.pdf"
    if shutil.which("chromium"):
        (folder / f"{name}.html").write_text(page_source(blocks, language), encoding="utf-8")
        path = folder / f"{name}-c2.pdf"
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        subprocess.run([*command, f"--print-to-pdf={path}", folder / f"{name}.html"], capture_output=True, check=True)
        yield "Chromium 2", path


def read_draft(data, path, *, geometry=False):
    """(kind, text) of the blocks of the draft, read by the Markdown format, and the words that the proof calls lost."""
    from mars_i18n.importers.pdf_draft import assembly

    kept = assembly.are_tags_whole
    assembly.are_tags_whole = (lambda _: False) if geometry else kept
    try:
        imported = import_pdf(data, path)
    finally:
        assembly.are_tags_whole = kept
    markdown = plugins.load("formats", "markdown")
    draft = write_draft(imported, "es", markdown.rebuild)
    blocks = []
    for block in markdown.parse(draft.text.encode(), "d.md").blocks:
        text = " ".join("".join(_words(part)) for part in block.parts if isinstance(part, Segment)).strip()
        if block.kind == "metadata":
            continue
        kind = f"h{block.level}" if block.kind in {"heading", "title"} else block.kind
        if any(one.kind == "item" for one in block.containers):
            kind = "li"
        blocks.append((kind, " ".join(text.split())))
    return blocks, draft


def _words(segment):
    for part in segment.parts:
        if isinstance(part, Text):
            yield part.text
        elif isinstance(part, Tag) and part.attribute("code"):
            yield part.attribute("code")


def compare(truth, found):
    """Counts of one file: words of the truth, in order, missing, surplus; headings, false ones; whole; items; cells."""
    counts = Counter()
    words = [word for _, text in truth for word in text.split()]
    read = [word for _, text in found for word in text.split()]
    matcher = difflib.SequenceMatcher(None, words, read, autojunk=False)
    counts["words"] = len(words)
    counts["ordered"] = sum(block.size for block in matcher.get_matching_blocks())
    counts["missing"] = sum((Counter(words) - Counter(read)).values())
    counts["surplus"] = sum((Counter(read) - Counter(words)).values())
    texts = {"h": Counter(), "li": Counter(), "cell": Counter()}
    every = Counter(text for _, text in found)
    for kind, text in found:
        texts.get("h" if kind[0] == "h" else kind, Counter())[text] += 1
    headings = Counter(text for kind, text in truth if kind[0] == "h")
    counts["headings"] = sum(headings.values())
    counts["headings found"] = sum((headings & texts["h"]).values())
    counts["headings false"] = sum((texts["h"] - headings).values())
    for kind, name in (("li", "items"), ("cell", "cells")):
        wanted = Counter(text for one, text in truth if one == kind)
        counts[name] = sum(wanted.values())
        counts[f"{name} found"] = sum((wanted & texts[kind]).values())
        counts[f"{name} false"] = sum((texts[kind] - wanted).values())
    whole = Counter(text for kind, text in truth if kind != "cell")
    counts["blocks"] = sum(whole.values())
    counts["blocks whole"] = sum((whole & every).values())
    return counts


def used():
    """Seconds of processors, those of processes that have ended included."""
    own, ended = (resource.getrusage(one) for one in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime


def measure_speed(options, folder):
    """Pages, and pages a second, of a PDF in two columns that holds many newsletters."""
    import typst

    source = [typst_source([], "es", 2)]
    for _, language, blocks in newsletters(options.corpus, 60, 0):
        if language == "es":
            source.append(typst_source(blocks, language, 2).removeprefix(TYPST_PAGE % {"columns": 2, "language": "es"}))
    path = folder / "long.typ"
    path.write_text("\n\n".join(source), encoding="utf-8")
    data = typst.compile(path)
    markdown = plugins.load("formats", "markdown")
    seconds = []
    for _ in range(3):
        began = used()
        imported = import_pdf(data, "long.pdf")
        write_draft(imported, "es", markdown.rebuild)
        seconds.append(used() - began)
    pages = max(block.location.line for block in imported.document.blocks)
    return pages, pages / min(seconds)


def print_bars(totals, options, folder):
    """The figures of all producers together, each beside its bar."""
    tagged = [one for key, one in totals.items() if "without" not in key]
    untagged = [one for key, one in totals.items() if "without" in key]

    def row(name, kinds, part, of, bar):
        shares = [100 * one[part] / max(one[of], 1) for one in kinds]
        together = 100 * sum(one[part] for one in kinds) / max(sum(one[of] for one in kinds), 1)
        print(f"{name:34} {together:6.2f}   {min(shares):6.2f} to {max(shares):6.2f}   {bar}")

    print(f"\n{'':34} together   producers          bar")
    for kinds, tags, order, whole in ((tagged, "", 99.8, 97), (untagged, " without tags", 98, 92)):
        row(f"order{tags}", kinds, "ordered", "words", f">= {order}")
        row(f"words missing{tags}", kinds, "missing", "words", "<= 0.2")
        row(f"words surplus{tags}", kinds, "surplus", "words", "<= 0.2")
        row(f"headings found{tags}", kinds, "headings found", "headings", ">= 97")
        row(f"headings false{tags}", kinds, "headings false", "headings", "<= 3")
        row(f"items found{tags}", kinds, "items found", "items", ">= 97")
        row(f"items false{tags}", kinds, "items false", "items", "<= 3")
        row(f"whole blocks{tags}", kinds, "blocks whole", "blocks", f">= {whole}")
        row(f"cells in place{tags}", kinds, "cells found", "cells", ">= 90")
    pages, speed = measure_speed(options, folder)
    print(f"{'pages a second of a processor':34} {speed:6.1f}   ({pages} pages)          >= 40")
    size = sum(one.size or one.locate().stat().st_size for one in files("pypdfium2") if one.locate().exists())
    print(f"{'MB that it installs':34} {size / 1e6:6.1f}                             <= 15")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus")
    parser.add_argument("--count", type=int, default=2, help="issues, each in three languages")
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("-v", action="store_true")
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    totals = {}
    for name, language, truth in newsletters(options.corpus, options.count, options.skip):
        for producer, path in produce(name, language, truth, folder):
            for geometry in (False, True):
                began = time.perf_counter()
                found, draft = read_draft(path.read_bytes(), str(path), geometry=geometry)
                key = f"{producer}{' without tags' if geometry else ''}"
                counts = totals.setdefault(key, Counter())
                counts.update(compare(truth, found))
                counts["lost"] += len(draft.lost.split()) + len(draft.surplus.split())
                counts["ms"] += int(1000 * (time.perf_counter() - began))
                if options.v:
                    missing = Counter(truth) - Counter(
                        (kind if kind != "paragraph" else "p", text) for kind, text in found
                    )
                    for kind, text in missing:
                        print(path.name, geometry, kind, text[:110], file=sys.stderr)
    print(f"{'':28} order missing surplus heads false  whole items cells lost   ms")
    for key, one in totals.items():
        share = lambda a, b, one=one: f"{100 * one[a] / max(one[b], 1):6.2f}"  # noqa: E731
        print(
            f"{key:28}{share('ordered', 'words')} {share('missing', 'words')} {share('surplus', 'words')}"
            f"{share('headings found', 'headings')} {one['headings false']:4}{share('blocks whole', 'blocks')}"
            f"{share('items found', 'items')}{share('cells found', 'cells')} {one['lost']:4} {one['ms']:5}"
        )
    print_bars(totals, options, folder)


if __name__ == "__main__":
    main()
