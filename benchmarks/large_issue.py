"""An issue of many short paragraphs in one source of any format, translated word for word by a machine."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from dataclasses import replace

WORDS = (
    ("The neighbours of village", "Los vecinos del pueblo"),
    ("keep the", "cuidan el"),
    ("and write it down", "y lo anotan"),
    ("A large issue", "Un número grande"),
    ("their story", "su historia"),
    ("See", "Vea"),
    ("river", "río"),
    ("Part", "Parte"),
    ("of", "de"),
)
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def large(folder, count, form="md"):
    """Make a project of one issue of so many paragraphs, in a source of a format, with its Spanish translation.

    Every twentieth is a heading, every seventh ends in a link; all others have a word in bold, where the format has it.
    """
    from mars_i18n.catalogues import po

    (folder / "sources").mkdir(parents=True)
    settings = 'title = "Large"\n[languages]\nes = "es_CO"\nen = "en_US"\n'
    (folder / "mars-i18n.toml").write_text(settings, encoding="utf-8")
    (folder / "sources" / f"2025-05.{form}").write_bytes(SOURCES[form](count))
    subprocess.run([sys.executable, "-m", "mars_i18n", "-q", "-C", folder, "sync"], check=True)
    path = folder / "locales" / "es" / "LC_MESSAGES" / "2025-05.po"
    catalogue = po.parse(path.read_bytes(), str(path))
    entries = []
    for one in catalogue.entries:
        text = one.msgid
        for before, after in WORDS:
            text = text.replace(before, after)
        entries.append(replace(one, msgstr=text, fuzzy=False))
    path.write_bytes(po.serialise(replace(catalogue, entries=tuple(entries))))


def _markdown(count):
    head = "---\ntitle: A large issue\nlanguage: en\ndate: 2025-05\n---\n\n"
    blocks = (
        f"## Part {n}\n\n"
        if n % 20 == 0
        else f"See the village {n} and [their story](https://example.org/{n}).\n\n"
        if n % 7 == 0
        else f"The neighbours of village {n} keep the **river** and write it down.\n\n"
        for n in range(count)
    )
    return (head + "".join(blocks)).encode()


def _page(count):
    blocks = (
        f"<h2>Part {n}</h2>\n"
        if n % 20 == 0
        else f'<p>See the village {n} and <a href="https://example.org/{n}">their story</a>.</p>\n'
        if n % 7 == 0
        else f"<p>The neighbours of village {n} keep the <b>river</b> and write it down.</p>\n"
        for n in range(count)
    )
    head = (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>A large issue</title></head>\n<body>\n'
    )
    return f"{head}{''.join(blocks)}</body>\n</html>\n".encode()


def _plain(count):
    blocks = (
        f"Part {n}\n\n"
        if n % 20 == 0
        else f"See the village {n} and their story.\n\n"
        if n % 7 == 0
        else f"The neighbours of village {n} keep the river and write it down.\n\n"
        for n in range(count)
    )
    return f"A LARGE ISSUE\n\n{''.join(blocks)}".encode()


def _word(count):
    """Paragraphs as Word writes them: with the marks of its revisions, every fourth in pieces."""

    def run(text, look=""):
        return f'<w:r w:rsidR="00A77427">{look}<w:t xml:space="preserve">{text}</w:t></w:r>'

    def paragraph(n):
        begin = f'<w:p w:rsidR="00A77427" w:rsidRDefault="00{n:06X}">'
        if n % 20 == 0:
            return f'{begin}<w:pPr><w:pStyle w:val="Heading2"/></w:pPr>{run(f"Part {n}")}</w:p>'
        if n % 7 == 0:
            link = f'<w:hyperlink r:id="l{n}" w:history="1">{run("their story")}</w:hyperlink>'
            return f"{begin}{run(f'See the village {n} and ')}{link}{run('.')}</w:p>"
        spelling = '<w:proofErr w:type="spellStart"/>'
        split = f"{run('The neighbours ')}{spelling}{run(f'of village {n} keep the ')}"
        first = split if n % 4 == 0 else run(f"The neighbours of village {n} keep the ")
        return f"{begin}{first}{run('river', '<w:rPr><w:b/></w:rPr>')}{run(' and write it down.')}</w:p>"

    body = "".join(map(paragraph, range(count)))
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>'
        '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    )
    spaces = f'xmlns:w="{_WORD}" xmlns:r="{_TYPES}"'
    return _pack(
        {
            "_rels/.rels": _relations([("d", "officeDocument", "word/document.xml")]),
            "word/document.xml": f"<w:document {spaces}><w:body>{body}<w:sectPr/></w:body></w:document>",
            "word/_rels/document.xml.rels": _relations([("s", "styles", "styles.xml"), *_links(range(count))]),
            "word/styles.xml": f"<w:styles {spaces}>{styles}</w:styles>",
        }
    )


def _open_text(count):
    def paragraph(n):
        if n % 20 == 0:
            return f'<text:h text:style-name="H2" text:outline-level="2">Part {n}</text:h>'
        if n % 7 == 0:
            link = f'<text:a xlink:type="simple" xlink:href="https://example.org/{n}">their story</text:a>'
            return f'<text:p text:style-name="P1">See the village {n} and {link}.</text:p>'
        strong = '<text:span text:style-name="B">river</text:span>'
        words = f"The neighbours of village {n} keep the {strong} and write it down."
        if n % 4 == 0:
            words = words.replace("of village", '<text:span text:style-name="T1">of village</text:span>')
        return f'<text:p text:style-name="P1">{words}</text:p>'

    spaces = "".join(f' xmlns:{name}="{_OPEN}:{name}:1.0"' for name in ("office", "text", "style"))
    spaces += f' xmlns:fo="{_OPEN}:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    styles = (
        '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="T1" style:family="text"><style:text-properties/></style:style>'
    )
    body = "".join(map(paragraph, range(count)))
    return _pack(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content{spaces}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles{spaces}><office:styles><style:style style:name='P1' "
            "style:family='paragraph'/></office:styles></office:document-styles>",
        }
    )


def _slides(count):
    """Slides of twenty paragraphs, the first of them its title."""
    draw, show = (f"http://schemas.openxmlformats.org/{one}/2006/main" for one in ("drawingml", "presentationml"))
    spaces = f'xmlns:a="{draw}" xmlns:p="{show}" xmlns:r="{_TYPES}"'

    def run(text, look="", inside=""):
        return f'<a:r><a:rPr lang="en-US"{look}>{inside}</a:rPr><a:t>{text}</a:t></a:r>'

    def paragraph(n):
        if n % 20 == 0:
            return f"<a:p>{run(f'Part {n}')}</a:p>"
        if n % 7 == 0:
            link = run("their story", "", f'<a:hlinkClick r:id="l{n}"/>')
            return f"<a:p>{run(f'See the village {n} and ')}{link}{run('.')}</a:p>"
        strong = run("river", ' b="1"')
        return f"<a:p>{run(f'The neighbours of village {n} keep the ')}{strong}{run(' and write it down.')}</a:p>"

    def shape(content, kind=""):
        place = f'<p:ph type="{kind}"/>' if kind else ""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="1" name="Box"/><p:nvPr>{place}</p:nvPr></p:nvSpPr>'
            f"<p:txBody>{content}</p:txBody></p:sp>"
        )

    slides = range(0, count, 20)
    rows = [(f"s{at}", "slide", f"slides/slide{at}.xml") for at in range(1, len(slides) + 1)]
    numbers = "".join(f'<p:sldId id="{255 + at}" r:id="s{at}"/>' for at in range(1, len(slides) + 1))
    members = {
        "_rels/.rels": _relations([("p", "officeDocument", "ppt/presentation.xml")]),
        "ppt/presentation.xml": f"<p:presentation {spaces}><p:sldIdLst>{numbers}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": _relations(rows),
    }
    for at, first in enumerate(slides, 1):
        rest = range(first + 1, min(first + 20, count))
        tree = shape(paragraph(first), "title") + shape("".join(map(paragraph, rest)))
        members[f"ppt/slides/slide{at}.xml"] = f"<p:sld {spaces}><p:cSld><p:spTree>{tree}</p:spTree></p:cSld></p:sld>"
        members[f"ppt/slides/_rels/slide{at}.xml.rels"] = _relations(_links(rest))
    return _pack(members)


def _links(numbers):
    """The rows of relations for the links of those paragraphs that have one."""
    return [(f"l{n}", "hyperlink", f"https://example.org/{n}") for n in numbers if n % 7 == 0]


def _relations(rows):
    outside = {True: ' TargetMode="External"', False: ""}
    made = "".join(
        f'<Relationship Id="{name}" Type="{_TYPES}/{kind}" Target="{target}"{outside["://" in target]}/>'
        for name, kind, target in rows
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'


def _pack(members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


SOURCES = {"md": _markdown, "html": _page, "txt": _plain, "docx": _word, "odt": _open_text, "pptx": _slides}
