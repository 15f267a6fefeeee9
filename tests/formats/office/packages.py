"""Small packages made of XML, for tests: the parts that a reader needs and no more."""

import io
import zipfile
from types import SimpleNamespace

from mars_i18n.model import segments_of
from mars_i18n.text.segments.markup import to_msgid

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADING = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>'
)
DEFAULTS = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)


def part(root, content):
    """A part with the namespaces of Word; `root` is the name of its root element."""
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{declaration}<w:{root} {NAMESPACES}>{content}</w:{root}>"


def relations(*rows):
    """A .rels part of (id, kind, target) rows; a target with a scheme leads outside."""
    outside = {True: ' TargetMode="External"', False: ""}
    made = "".join(
        f'<Relationship Id="{name}" Type="{TYPES}/{kind}" Target="{target}"{outside[":" in target]}/>'
        for name, kind, target in rows
    )
    return f'<Relationships xmlns="{RELATIONS}">{made}</Relationships>'


def pack(members):
    """The bytes of a zip archive of (name, content) pairs."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def word(body, *, links=(), parts=(), styles=HEADING, numbering=NUMBERING):
    """A Word file with a body of paragraphs. `links` are (id, kind, target), `parts` (name, content)."""
    rows = [("s", "styles", "styles.xml"), ("n", "numbering", "numbering.xml"), *links]
    return pack(
        [
            ("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
            ("_rels/.rels", relations(("d", "officeDocument", "word/document.xml"))),
            ("word/document.xml", part("document", f"<w:body>{body}<w:sectPr/></w:body>")),
            ("word/_rels/document.xml.rels", relations(*rows)),
            ("word/styles.xml", part("styles", DEFAULTS + styles)),
            ("word/numbering.xml", part("numbering", numbering)),
            *parts,
        ]
    )


def p(*runs, style="", more=""):
    """A paragraph of runs; a str that does not begin with "<" is a run of its own."""
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + more
    properties = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{properties}{''.join(one if one[:1] == '<' else r(one) for one in runs)}</w:p>"


def r(text, look="", more=""):
    """A run of a text; `look` is what its w:rPr holds."""
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t>{more}</w:r>'


def member(data, name):
    """The text of a member of a package."""
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def read(form, data, path=""):
    """What a format reads in a file: its document, the msgids that are no metadata, and those that are."""
    document = form.parse(data, path or f"sources/may/a{form.extensions[0]}")
    blocks = [one for one in document.blocks if one.kind != "metadata"]
    said = [to_msgid(one.parts) for block in blocks for one in segments_of(block)]
    beside = [
        to_msgid(one.parts) for block in document.blocks if block.kind == "metadata" for one in segments_of(block)
    ]
    return SimpleNamespace(document=document, blocks=blocks, said=said, beside=beside)


OPEN = "urn:oasis:names:tc:opendocument:xmlns"
OPEN_NAMESPACES = (
    f'xmlns:office="{OPEN}:office:1.0" xmlns:text="{OPEN}:text:1.0" xmlns:style="{OPEN}:style:1.0" '
    f'xmlns:table="{OPEN}:table:1.0" xmlns:draw="{OPEN}:drawing:1.0" xmlns:fo="{OPEN}:xsl-fo-compatible:1.0" '
    f'xmlns:svg="{OPEN}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
OPEN_STYLES = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="R" style:family="text"><style:text-properties fo:color="#ff0000"/></style:style>'
    '<style:style style:name="N" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>'
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Title" style:family="paragraph"/>'
    '<style:style style:name="Quotations" style:family="paragraph"/>'
    '<text:list-style style:name="L"><text:list-level-style-bullet text:level="1"/>'
    '<text:list-level-style-number text:level="2" text:start-value="4" style:num-format="1"/></text:list-style>'
)


def open_text(body, *, parts=(), styles=OPEN_STYLES, masters="", kind="application/vnd.oasis.opendocument.text"):
    """An OpenDocument text with a body of paragraphs; `masters` are its master pages."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    language = (
        '<style:default-style style:family="paragraph"><style:text-properties fo:language="en" fo:country="US"/>'
        "</style:default-style>"
    )
    return pack(
        [
            ("mimetype", kind),
            (
                "content.xml",
                (
                    f"{head}<office:document-content {OPEN_NAMESPACES}><office:automatic-styles>{styles}"
                    f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
                    "</office:document-content>"
                ),
            ),
            (
                "styles.xml",
                (
                    f"{head}<office:document-styles {OPEN_NAMESPACES}><office:styles>{language}</office:styles>"
                    f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
                ),
            ),
            *parts,
        ]
    )


SLIDE_NAMESPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def slide_part(name, content):
    """A part with the namespaces of slides; `name` is that of its root element, with its prefix."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} {SLIDE_NAMESPACES}>{content}</{name}>'


def deck(*slides, parts=(), links=()):
    """A deck of slides, each the XML of its shapes; `links` are the relations of the first."""
    names = [f"slide{number}.xml" for number in range(1, len(slides) + 1)]
    ids = "".join(f'<p:sldId id="{at}" r:id="s{at}"/>' for at in range(len(slides)))
    language = '<p:defaultTextStyle><a:lvl1pPr><a:defRPr lang="en-US"/></a:lvl1pPr></p:defaultTextStyle>'
    return pack(
        [
            ("_rels/.rels", relations(("d", "officeDocument", "ppt/presentation.xml"))),
            ("ppt/presentation.xml", slide_part("p:presentation", f"<p:sldIdLst>{ids}</p:sldIdLst>{language}")),
            (
                "ppt/_rels/presentation.xml.rels",
                relations(*((f"s{at}", "slide", f"slides/{name}") for at, name in enumerate(names))),
            ),
            *(
                (f"ppt/slides/{name}", slide_part("p:sld", f"<p:cSld><p:spTree>{shapes}</p:spTree></p:cSld>"))
                for name, shapes in zip(names, slides, strict=True)
            ),
            ("ppt/slides/_rels/slide1.xml.rels", relations(*links)),
            *parts,
        ]
    )
