"""The package that a Word document is: its parts beside the text, and what the text needs of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias
from zipfile import ZipFile

from markupsafe import Markup

from mars_i18n.errors import MarsError
from mars_i18n.messages import message
from mars_i18n.outputs.docx.blocks import INDENT, LEVELS, ParagraphPlace, Writer
from mars_i18n.outputs.docx.inline import FOOTNOTE_REFERENCE, RunContext, text_run
from mars_i18n.outputs.images.pictures import Picture, Pictures
from mars_i18n.outputs.images.widths import DOCUMENT_WIDTH
from mars_i18n.outputs.look.colours import look
from mars_i18n.outputs.look.paper import paper_of
from mars_i18n.outputs.look.templates import render_template
from mars_i18n.outputs.page.documents import date_line, title_of
from mars_i18n.outputs.page.front_matter import issue_authors
from mars_i18n.outputs.page.identity import for_xml, instant, parcel
from mars_i18n.outputs.page.language_tags import direction, language_tag

if TYPE_CHECKING:
    from mars_i18n.outputs.page import tree
    from mars_i18n.plugins.editions import Edition

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
# Where paper is Letter: CLDR's paperSize "US-Letter"
_SIZES = {"letter": (12240, 15840), "a4": (11906, 16838)}
_PIXEL = 9525  # English metric units, at 96 pixels an inch
_TALLEST = 6_480_000  # 18 cm
_DRAWING = Markup(
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{0}" cy="{1}"/>'
    '<wp:docPr id="{2}" name="Image {2}" descr="{3}">{5}</wp:docPr><wp:cNvGraphicFramePr>'
    '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="{2}" name="Image {2}" descr="{3}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{4}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="{0}" cy="{1}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
# An image without words is an ornament, which Word marks as one ([MS-ODRAWXML], 2.3.1)
_ORNAMENT = Markup(
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_NoteKey: TypeAlias = tuple[int, str]  # the number of a document, from 0, and the label of its footnote
_COLOUR = re.compile(r'"\$([a-z-]+)"')  # in a template: a colour of the theme, by name
_FIELD = Markup('<w:fldSimple w:instr=" {} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')


def page_size(edition: Edition) -> tuple[int, int]:
    """Width and height of the paper of an edition, in twentieths of a point."""
    return _SIZES[paper_of(edition, "docx")]


@dataclass(slots=True)
class Package:
    """A document as it grows: its links, pictures, lists and footnotes, and at the end its bytes."""

    edition: Edition
    targets: frozenset[str] = frozenset()  # the ids that links within the document lead to
    pictures: Pictures = field(init=False)
    cited: dict[_NoteKey, int] = field(default_factory=dict)  # → id of the footnote, from 1
    lists: list[tuple[bool, int, int]] = field(default_factory=list)  # ordered, first number, level; ids from 1
    context: RunContext = field(init=False)
    _document: Any = field(init=False)  # python-docx's
    _known: dict[_NoteKey, tree.Note] = field(default_factory=dict)
    _counted: set[_NoteKey] = field(default_factory=set)  # notes whose numbers Word counts itself
    _images: dict[int, str] = field(default_factory=dict)  # number of a picture → its relation
    _drawn: int = 0
    _number: int = 0
    _bullets: int = 0  # the id of the list of all bullets

    def __post_init__(self) -> None:
        from docx import Document

        self.pictures = Pictures(self.edition, DOCUMENT_WIDTH)
        self._document = Document()
        relation = _relation(self._document.part)
        self.context = RunContext(self.edition, relation, self._picture, self._cite, self._bookmarks)

    @property
    def _bookmarks(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(sorted(self.targets))}

    def begin(self, part: tree.Part) -> None:
        """A document of the edition: from here on labels are those of its footnotes."""
        self._number = part.number
        self._known |= {(part.number, note.label): note for note in part.notes}

    def numbering(self, ordered: bool, first: int, level: int) -> int:  # noqa: FBT001 - as Writer calls it
        """The id of a new list; lists with bullets are all one."""
        if not ordered and self._bullets:
            return self._bullets
        self.lists.append((ordered, first, level))
        self._bullets = self._bullets if ordered else len(self.lists)
        return len(self.lists)

    def _cite(self, label: str) -> Markup:
        """A reference, or where the note has one already its number as text: Word would number it anew."""
        key = (self._number, label)
        if key not in self._known or key in self.cited:
            return Markup("")
        self.cited[key] = len(self.cited) + 1
        number = self._known[key].number
        if number == len(self._counted) + 1:  # as Word counts, unless a text before that cites a note is not shown
            self._counted.add(key)
            return FOOTNOTE_REFERENCE.format(Markup('<w:footnoteReference w:id="{}"/>').format(self.cited[key]))
        form = Markup('<w:footnoteReference w:customMarkFollows="1" w:id="{}"/><w:t>{}</w:t>')
        return FOOTNOTE_REFERENCE.format(form.format(self.cited[key], number))

    def writer(self, context: RunContext) -> Writer:
        """What writes the blocks of a part, in the width of the page."""
        return Writer(context, self.numbering, page_size(self.edition)[0] - 2 * 1361)

    def write_uncited_notes(self) -> Markup:
        """The notes that no text cites, for the end of the document, with their numbers as text."""
        left = sorted((note.number, note) for key, note in self._known.items() if key not in self.cited)
        if not left:
            return Markup("")
        writer = self.writer(replace(self.context, cite=lambda _: Markup("")))
        name = text_run(self.edition.words("Notes"), language_tag(self.edition), frozenset({"b"}))
        shown = (_write_note(writer, note, Markup("<w:t>{}</w:t>").format(number)) for number, note in left)
        return writer.paragraph("FootnoteText", name) + Markup("").join(shown)

    def _picture(self, address: str, alt: str, most: int = 0) -> Markup:
        """The drawing of an image; at most so many twentieths of a point wide, where that is given."""
        picture = self.pictures.picture(address)
        if picture is None:
            return Markup("")
        if picture.number not in self._images:
            self._images[picture.number] = self._held(picture)
        relation = self._images[picture.number]
        widest = (most or page_size(self.edition)[0] - 2 * 1361) * 635
        scale = min(1.0, widest / (picture.width * _PIXEL), _TALLEST / (picture.height * _PIXEL))
        width, height = (max(round(side * _PIXEL * scale), 1) for side in (picture.width, picture.height))
        self._drawn += 1
        return _DRAWING.format(width, height, self._drawn, alt, relation, Markup("") if alt else _ORNAMENT)

    def _held(self, picture: Picture) -> str:
        """The relation of an image. What python-docx reads images with takes no JPEG of Adobe's programs."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        name = PackURI(f"/word/media/image{picture.number}.{picture.kind.replace('jpeg', 'jpg')}")
        part = Part(name, f"image/{picture.kind}", picture.data, self._document.part.package)
        return str(self._document.part.relate_to(part, f"{_R}/image"))

    def to_bytes(self, body: Markup) -> bytes:
        """The bytes of the document with this body. Raises MarsError where the project's own styles are broken."""
        document, part = self._document, self._document.part
        section = document.sections[0]._sectPr  # noqa: SLF001 - the one way to its element
        for one in list(document.element.body):
            if one is not section:
                document.element.body.remove(one)
        self._page(document.sections[0])
        for one in self._parsed(body):
            section.addprevious(one)
        self._footnotes(part)
        _remove_relations(part.rels, "stylesWithEffects", "customXml", "webSettings", "fontTable")
        _remove_relations(part.package.rels, "thumbnail", "extended-properties")
        values = {"locale": self.edition.locale.replace("_", "-"), "direction": direction(self.edition.language)}
        self._replace(document.styles.element, "styles", **values)
        self._replace(document.settings.element, "settings", **values, footnotes=bool(self.cited))
        self._replace(part.numbering_part.element, "numbering", lists=self.lists, indent=INDENT, levels=range(LEVELS))
        self._theme(part)
        self._properties(document.core_properties)
        out = BytesIO()
        document.save(out)
        with ZipFile(out) as made:
            names = sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
            return parcel((name, made.read(name)) for name in names)

    def _parsed(self, xml: str) -> list[Any]:
        from lxml import etree

        parser = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)
        return list(etree.fromstring(for_xml(f"<w:body {_SPACES}>{xml}</w:body>").encode(), parser))

    def _replace(self, element: Any, name: str, **values: object) -> None:
        """Put the template of a part in the place of what python-docx comes with."""
        from lxml import etree

        path = f"docx/{name}.xml"
        text = self._coloured(render_template(path, self.edition.template_folders, self.edition.words, **values))
        try:
            new = etree.fromstring(for_xml(text).encode(), etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError as error:
            place = f"templates/{path}"
            raise MarsError(
                message("{place}: what it makes is not XML: {error}", place=place, error=error.msg),
                message("Fix the template, or delete it."),
            ) from None
        if new.tag != element.tag:
            ours, wanted = (etree.QName(one).localname for one in (new, element))
            raise MarsError(
                message(
                    "templates/{path}: its first element is {ours}, not {wanted}", path=path, ours=ours, wanted=wanted
                ),
                message("Fix the template, or delete it."),
            )
        for one in list(element):
            element.remove(one)
        element.extend(list(new))

    def _coloured(self, xml: str) -> str:
        """The colours of the theme as Word writes them, "0D5A63"; a name that is none stays as it is."""
        colours = {
            name: f'"{colour[1:].upper()}"' for name, colour in look(self.edition.template_folders).light.items()
        }
        return _COLOUR.sub(lambda found: colours.get(found[1], found[0]), xml)

    def _footnotes(self, part: Any) -> None:
        """A part of the footnotes that were cited (17.11), each with its number and its blocks."""
        if not self.cited:
            return
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        notes = Part(PackURI("/word/footnotes.xml"), _NOTES_TYPE, b"", part.package)
        nothing = Markup("")
        to = RunContext(self.edition, _relation(notes), lambda *_: nothing, lambda _: nothing, self._bookmarks)
        writer = self.writer(to)
        shown = [
            Markup(
                '<w:footnote w:type="{}" w:id="{}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:{}/></w:r></w:p>'
                "</w:footnote>"
            ).format(kind, number, kind)
            for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
        ]
        for key, number in self.cited.items():
            note = self._known[key]
            mark = Markup("<w:footnoteRef/>") if key in self._counted else Markup("<w:t>{}</w:t>").format(note.number)
            marked = _write_note(writer, note, mark)
            shown.append(Markup('<w:footnote w:id="{}">{}</w:footnote>').format(number, marked))
        xml = Markup("").join(shown)
        text = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {_SPACES}>{xml}</w:footnotes>'
        notes._blob = for_xml(text).encode()  # noqa: SLF001 - its links had to be known first
        part.relate_to(notes, f"{_R}/footnotes")

    def _page(self, section: Any) -> None:
        """Paper of the region; the title above all pages but the first, the number below them."""
        width, height = page_size(self.edition)
        section.page_width, section.page_height = width * 635, height * 635
        section.left_margin = section.right_margin = 1361 * 635
        section.top_margin = section.bottom_margin = 1361 * 635
        section.different_first_page_header_footer = True
        writer = Writer(self.context, self.numbering, width)
        date = next(filter(None, (date_line(one, self.edition) for one in self.edition.documents)), "")
        shown = " · ".join(" ".join(one.split()) for one in (self.edition.project, title_of(self.edition), date) if one)
        text = Markup('<w:r><w:t xml:space="preserve">{}</w:t></w:r>').format(shown[:160])
        pages = (
            _FIELD.format("PAGE") + Markup('<w:r><w:t xml:space="preserve"> / </w:t></w:r>') + _FIELD.format("NUMPAGES")
        )
        for furniture, style, content in (
            (section.header, "Header", text),
            (section.footer, "Footer", pages),
            (section.first_page_header, "Header", Markup("")),
            (section.first_page_footer, "Footer", pages),
        ):
            furniture.is_linked_to_previous = False
            element = furniture._element  # noqa: SLF001 - the one way to its element
            for one in list(element):
                element.remove(one)
            element.extend(self._parsed(writer.paragraph(style, content)))

    def _theme(self, part: Any) -> None:
        """The theme's colours and fonts: those of the web page as Word has them."""
        theme = next(one.target_part for one in part.rels.values() if one.reltype.endswith("/theme"))
        xml = theme.blob.decode()
        accent = look(self.edition.template_folders).light["accent"][1:].upper()
        for name, font in (("major", "Calibri"), ("minor", "Georgia")):
            xml = re.sub(rf'(<a:{name}Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{font}", xml)
        for name in ("accent1", "hlink"):
            xml = re.sub(rf'(<a:{name}>\s*<a:srgbClr val=")[^"]*', rf"\g<1>{accent}", xml)
        theme._blob = xml.encode()  # noqa: SLF001 - a part without a model of its own

    def _properties(self, properties: Any) -> None:
        when = datetime.fromisoformat(instant(self.edition)).astimezone(UTC).replace(tzinfo=None)
        title = for_xml(" ".join(title_of(self.edition).split()))[:255]
        draft = f" ({self.edition.words('Draft')})" if self.edition.draft else ""
        properties.title = title[: 255 - len(draft)] + draft
        properties.author = properties.last_modified_by = for_xml(
            "; ".join(issue_authors(self.edition)) or self.edition.project
        )[:255]
        properties.language = self.edition.locale.replace("_", "-")
        properties.created = properties.modified = when
        properties.comments = properties.keywords = properties.subject = properties.category = ""
        properties.revision = 1


def _write_note(writer: Writer, note: tree.Note, mark: Markup) -> Markup:
    """The blocks of a note, the first with the mark of the note before its words."""
    blocks = writer.all(note.children, ParagraphPlace("FootnoteText"))
    opening = Markup('<w:p><w:pPr><w:pStyle w:val="FootnoteText"/>')
    if not blocks.startswith(opening):
        blocks = opening + Markup("</w:pPr></w:p>") + blocks
    properties, end, rest = blocks.partition("</w:pPr>")
    marked = FOOTNOTE_REFERENCE.format(mark) + Markup('<w:r><w:t xml:space="preserve"> </w:t></w:r>')
    return properties + Markup(end) + marked + rest  # noqa: S704 - a tag of ours


def _relation(part: Any) -> Any:
    """A function from an address to the id of its relation in a part, the same for the same address."""
    known: dict[str, str] = {}

    def relation(address: str) -> str:
        if address not in known:
            known[address] = f"link{len(known) + 1}"  # relate_to would look through all of them for each
            part.load_rel(f"{_R}/hyperlink", address, known[address], is_external=True)
        return known[address]

    return relation


def _remove_relations(relations: Any, *kinds: str) -> None:
    for name, one in list(relations.items()):
        if one.reltype.rpartition("/")[2] in kinds:
            del relations[name]
