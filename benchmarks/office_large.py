"""Time and memory for a Word file whose text takes 8 MB: `python benchmarks/office_large.py`.

The bars are 5 seconds and 400 MB for reading. Three kinds of paragraphs are made: of one run; of three runs of which
one is bold; and as Word writes them, with revision ids, languages and spelling marks. Each kind is read, written as it
is, and written with each text in capitals, three times, each time in a process of its own; the fastest is printed, in
seconds of a processor, with the peak of the memory of that process.
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import time
import zipfile
from dataclasses import replace

from mars_i18n.formats import docx
from mars_i18n.model import Text
from mars_i18n.text.segments.rewriting import map_segments

SIZE = 8 * 1024 * 1024
ROUNDS = 3
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="d" '
    f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
RUN = '<w:r><w:rPr>{look}<w:lang w:val="en-US"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
MARK = '<w:proofErr w:type="spell{}"/>'


def plain(number):
    text = f"This is sentence {number} of many that a reader reads."
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def bold(number):
    runs = (("", f"Sentence {number} of "), ("<w:b/>", "three"), ("", " runs."))
    return f"<w:p>{''.join(RUN.format(look=look, text=text) for look, text in runs)}</w:p>"


def revised(number):
    before, word, after = (RUN.format(look="", text=one) for one in (f"Sentence {number} with a ", "marked", " word."))
    marked = MARK.format("Start") + word + MARK.format("End")
    head = '<w:pPr><w:jc w:val="both"/><w:rPr><w:lang w:val="en-US"/></w:rPr></w:pPr>'
    return f'<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3">{head}{before}{marked}{after}</w:p>'


KINDS = {"plain": plain, "bold": bold, "revised": revised}


def make_file(kind):
    """A Word file whose main part takes SIZE bytes."""
    paragraphs, size, number = [], 0, 0
    while size < SIZE:
        paragraphs.append(KINDS[kind](number))
        size += len(paragraphs[-1])
        number += 1
    body = f'<w:document xmlns:w="{MAIN}"><w:body>{"".join(paragraphs)}<w:sectPr/></w:body></w:document>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", body)
    return file.getvalue(), number


def in_capitals(segment):
    parts = (replace(one, text=one.text.upper(), raw=None) if isinstance(one, Text) else one for one in segment.parts)
    return replace(segment, parts=tuple(parts))


def measure(kind):
    """Print paragraphs, then seconds and megabytes of reading, writing the same and writing anew."""
    data, paragraphs = make_file(kind)
    figures = [str(paragraphs)]
    began = time.process_time()
    document = docx.parse(data, "large.docx")
    figures += _since(began)
    began = time.process_time()
    if docx.rebuild(document) != data:
        raise SystemExit("the file that was written is not the one that was read")
    figures += _since(began)
    new = replace(map_segments(document, in_capitals), language="pt")
    began = time.process_time()
    docx.rebuild(new)
    figures += _since(began)
    print(*figures)


def _since(began):
    return f"{time.process_time() - began:.2f}", str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def main():
    if len(sys.argv) > 1:
        measure(sys.argv[1])
        return
    print("kind      paragraphs   read s, MB    the same s, MB   in capitals s, MB")
    for kind in KINDS:
        rows = []
        for _ in range(ROUNDS):
            result = subprocess.run([sys.executable, __file__, kind], capture_output=True, text=True, check=True)
            rows.append([float(one) for one in result.stdout.split()])
        best = [min(column) for column in zip(*rows, strict=True)]
        read, same, new = (f"{best[at]:.2f}, {best[at + 1]:.0f}" for at in (1, 3, 5))
        print(f"{kind:9} {best[0]:10.0f}   {read:13} {same:16} {new}", flush=True)


if __name__ == "__main__":
    main()
