"""A translation in the places of its source: texts change, and nothing else of the package."""

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packages import deck, member, open_text, p, part, r, read, word
from test_word_reading import BOLD, BOX, CHOICE, FIELD, IMAGE, ITALIC, LINK, LINKS, SENTENCES

from mars_i18n.errors import MarsError
from mars_i18n.formats import docx, odt, pptx
from mars_i18n.model import Catalogue, Entry, Segment, Tag, Text, segments_of
from mars_i18n.text.segments.localise import localise
from mars_i18n.text.segments.markup import to_msgid
from mars_i18n.text.segments.whole_links import show_whole_links
from mars_i18n.text.terms.links import relink

PLAIN = '<w:t xml:space="preserve">'


def translated(data, *pairs, language="pt", locale="pt_BR"):
    """The file with (msgid, msgstr) pairs as its finished entries."""
    document = docx.parse(data, "sources/a.docx")
    entries = tuple(Entry(source, target) for source, target in pairs)
    return docx.rebuild(localise(replace(document, language="en"), Catalogue(language, entries), language, locale))


def body(data):
    return member(data, "word/document.xml")


def test_a_text_goes_to_its_first_run_and_the_others_keep_their_place():
    source = word(p(r("Deve", '<w:lang w:val="en-GB"/>'), '<w:proofErr w:type="spellEnd"/>', r("lopment")))
    made = body(translated(source, ("Development", "Desenvolvimento")))
    expected = body(source).replace("Deve<", "Desenvolvimento<").replace(">lopment<", "><").replace("en-GB", "pt-BR")
    assert made == expected.replace("pt-BR", "pt-BR")


def test_only_the_parts_with_new_texts_change_and_all_else_is_copied_raw():
    source = word(p("Water"), parts=[("word/media/image1.png", b"\x89PNG" * 50), ("word/vbaProject.bin", b"macro")])
    made = translated(source, ("Water", "Água"))
    before, after = (zipfile.ZipFile(io.BytesIO(data)) for data in (source, made))
    assert after.testzip() is None
    assert before.namelist() == after.namelist()
    changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert changed == ["word/document.xml", "word/styles.xml"]
    assert 'w:lang w:val="pt-BR"' in member(made, "word/styles.xml")
    for one, other in zip(before.infolist(), after.infolist(), strict=True):
        if one.filename not in changed:
            start, size = one.header_offset, 30 + len(one.filename) + one.compress_size
            assert source[start : start + size] == made[other.header_offset : other.header_offset + size]


def test_a_file_in_which_nothing_is_translated_is_the_very_file():
    source = word(p("Water") + p(r("and "), LINK.format(r("air"))), links=LINKS)
    assert translated(source) == source or body(translated(source)) == body(source)
    assert docx.rebuild(docx.parse(source, "a.docx")) == source


def led(data, form, path, *addresses):
    """The file with its links led elsewhere, as the link map does it for an edition, and read again."""
    document = localise(replace(form.parse(data, path), language="en"), Catalogue("pt"), "pt", "pt_BR")
    rows = {"https://a.org/": addresses[0], "https://b.org/x?y=1&z=2": addresses[-1]}
    made = form.rebuild(relink(show_whole_links(document), lambda one: rows.get(one, one), str))
    after = form.parse(made, path)
    tags = [one for segment in segments_of(after) for one in segment.parts if isinstance(one, Tag) and one.name == "a"]
    return [
        *(one.attribute("href") for one in tags if one.form == "open"),
        *(one.link for one in after.blocks if one.link),
    ]


NEW = ("https://a.org/pt?a=1&b=2", "https://b.org/pt")


def test_links_of_a_word_file_lead_where_the_link_map_says():
    links = [*LINKS, ("y", "hyperlink", "https://b.org/x?y=1&amp;z=2")]
    source = word(
        p(r("See "), LINK.format(r("it")), r(" or "), '<w:hyperlink r:id="y">' + r("this") + "</w:hyperlink>")
        + p(r("And "), FIELD.format('HYPERLINK "https://a.org/"', "that"))
        + p(LINK.format(r("All of it"))),
        links=links,
    )
    assert led(source, docx, "a.docx", *NEW) == [NEW[0], NEW[1], NEW[0], NEW[0]]
    assert translated(source, ("All of it", "Tudo isso")).count(b"PK") == source.count(b"PK")


def test_links_of_an_open_text_and_of_slides_lead_where_the_link_map_says():
    content = '<text:a xlink:href="https://a.org/">it</text:a> or <text:a xlink:href="https://b.org/x?y=1&amp;z=2">this</text:a>'
    source = open_text(f"<text:p>See {content}</text:p>")
    assert led(source, odt, "a.odt", *NEW) == list(NEW)
    run = '<a:r><a:rPr><a:hlinkClick r:id="x"/></a:rPr><a:t>it</a:t></a:r>'
    source = deck(
        f"<p:sp><p:txBody><a:p><a:r><a:t>See </a:t></a:r>{run}</a:p></p:txBody></p:sp>",
        links=[("x", "hyperlink", "https://a.org/")],
    )
    assert led(source, pptx, "a.pptx", *NEW) == [NEW[0]]


def test_a_text_that_is_all_a_link_is_written_in_its_place():
    source = word(p(LINK.format(r("All ") + r("of it"))), links=LINKS)
    document = replace(docx.parse(source, "a.docx"), language="en")
    catalogue = Catalogue("pt", (Entry("All of it", "Tudo"),))
    made = docx.rebuild(show_whole_links(localise(document, catalogue, "pt", "pt_BR")))
    assert body(made) == body(source).replace(">All <", ">Tudo<").replace(">of it<", "><")


def test_edge_blanks_that_a_translation_needs_are_kept_by_word():
    source = word("<w:p><w:r><w:t>One</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>two</w:t></w:r></w:p>")
    made = body(translated(source, ("One<b1>two</b1>", "Um <b1>dois</b1>")))
    assert f"{PLAIN}Um </w:t>" in made
    assert "<w:t>dois</w:t>" in made


def test_a_text_where_the_source_has_none_gets_a_run_that_looks_like_its_neighbours():
    source = word(p(r("See"), LINK.format(r("it", ITALIC))), links=LINKS)
    made = translated(source, ("See<a1><i1>it</i1></a1>", "Veja<a1><i1>isso</i1></a1> aqui"))
    assert read(docx, made).said == ["Veja<a1><i1>isso</i1></a1> aqui"]
    assert f"</w:hyperlink><w:r>{PLAIN} aqui</w:t></w:r>" in body(made)


def test_tags_in_another_order_move_their_runs():
    bookmark = '<w:bookmarkStart w:id="0" w:name="b"/>'
    source = word(p(r("A "), r("red", BOLD), bookmark, r(" and a "), LINK.format(r("link")), r(".")), links=LINKS)
    made = translated(source, ("A <b1>red</b1> and a <a1>link</a1>.", "Um <a1>link</a1> e um <b1>vermelho</b1>."))
    assert read(docx, made).said == ["Um <a1>link</a1> e um <b1>vermelho</b1>."]
    assert bookmark in body(made)
    assert '<w:hyperlink r:id="x"><w:r>' in body(made)


def test_a_tag_that_moves_out_of_another_is_written_as_the_run_it_was():
    source = word(p(r("See "), LINK.format(r("the ") + r("site", BOLD)), r(".")), links=LINKS)
    pair = ("See <a1>the <b1>site</b1></a1>.", "O <b1>site</b1>: <a1>veja</a1>.")
    assert read(docx, translated(source, pair)).said == [pair[1]]


def test_deleted_text_stays_where_tags_move():
    gone = '<w:del w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del>'
    source = word(p(r("a", BOLD), gone, r("b"), r("c", ITALIC)))
    made = translated(source, ("<b1>a</b1>b<i1>c</i1>", "<i1>c</i1>b<b1>a</b1>"))
    assert gone in body(made)
    assert read(docx, made).said == ["<i1>c</i1>b<b1>a</b1>"]


def test_both_copies_of_a_text_box_are_written():
    box = BOX.format(p("In the box"))
    source = word(p(r("Before "), CHOICE.format(new=box, old=box, alt="descr='A box'"), r("after.")))
    made = body(
        translated(source, ("Before after.", "Antes depois."), ("In the box", "Na caixa"), ("A box", "Uma caixa"))
    )
    assert (made.count("Na caixa"), made.count("In the box")) == (2, 0)
    assert "descr='Uma caixa'" in made
    assert "Antes depois." in made


def test_alternative_texts_are_written_in_their_quotation_marks():
    source = word(p(IMAGE), links=LINKS, parts=[("word/media/image1.png", "x")])
    made = body(translated(source, ("The pump", "A <b> 'bomba' & água")))
    assert "descr='A &lt;b&gt; &apos;bomba&apos; &amp; água' title='Water'" in made


def test_the_language_of_translated_text_alone_is_changed():
    source = word(p(r("Water", '<w:lang w:val="en-GB"/>')) + p(r("Air", '<w:lang w:val="en-GB"/>')))
    made = body(translated(source, ("Water", "Agua"), language="es", locale="es_CO"))
    assert (made.count('w:val="es-CO"'), made.count('w:val="en-GB"')) == (1, 1)


def test_notes_are_written_in_their_part():
    notes = part("footnotes", f"<w:footnote w:id='2'>{p('Of water')}</w:footnote>")
    source = word(p("Text"), links=[("f", "footnotes", "footnotes.xml")], parts=[("word/footnotes.xml", notes)])
    made = translated(source, ("Of water", "Da água"))
    assert member(made, "word/footnotes.xml") == notes.replace("Of water", "Da água")
    assert body(made) == body(source)


def test_a_character_that_xml_cannot_hold_is_refused():
    with pytest.raises(MarsError, match=r"sources/a\.docx: U\+0001"):
        translated(word(p("Water")), ("Water", "A\x01B"))


def words_of(segment):
    return [part.text for part in segment.parts if isinstance(part, Text)]


@pytest.mark.parametrize("name", SENTENCES)
def test_every_text_can_be_another_and_reads_back(name):
    content = SENTENCES[name][0]
    source = word(p(content) if content[:1] == "<" else p(r("A "), content), links=LINKS)
    document = docx.parse(source, "a.docx")
    msgids = [to_msgid(one.parts) for one in segments_of(document)]
    pairs = [(one, one.translate(str.maketrans("aeo", "åéö"))) for one in msgids]
    pairs = [(one, other) for one, other in pairs if all(tag in other for tag in ("<",) if tag in one)]
    made = translated(source, *[pair for pair in pairs if "<code" not in pair[0] and "&lt;" not in pair[0]])
    after = docx.parse(made, "a.docx")
    wanted = dict(pairs)
    for one, other in zip(segments_of(document), segments_of(after), strict=True):
        assert len(words_of(one)) == len(words_of(other))
        assert to_msgid(other.parts) in {wanted.get(to_msgid(one.parts)), to_msgid(one.parts)}


runs = st.lists(
    st.tuples(
        st.sampled_from(["a", "b ", " c", " ", "dé ", "&amp;x", "\u00a0", ""]),
        st.sampled_from(["", BOLD, ITALIC, BOLD + ITALIC, '<w:color w:val="FF0000"/>', "<w:noProof/>", "<w:vanish/>"]),
        st.sampled_from(["", "link", "field", "insertion", "bookmark", "break", "note", "deletion", "control"]),
    ),
    max_size=8,
)


def written(rows):
    around = {
        "": "{}",
        "link": LINK,
        "field": FIELD.format('HYPERLINK "https://a.org/"', "it").replace("{", "{{") + "{}",
        "insertion": "<w:ins w:author='A'>{}</w:ins>",
        "bookmark": "<w:bookmarkStart w:id='1' w:name='n'/>{}<w:bookmarkEnd w:id='1'/>",
        "break": "{}<w:r><w:br/></w:r>",
        "note": "{}<w:r><w:footnoteReference w:id='2'/></w:r>",
        "deletion": "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>{}",
        "control": "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    }
    return word(p(*[around[kind].format(r(text, look)) for text, look, kind in rows] or ["<w:r/>"]), links=LINKS)


@given(runs)
def test_any_paragraph_is_rebuilt_as_it_was_and_each_byte_is_in_one_part(rows):
    source = written(rows)
    document = docx.parse(source, "a.docx")
    assert docx.rebuild(document) == source
    whole = "".join(member(source, name) for name in ("word/document.xml", "word/styles.xml"))
    assert document.raw == whole


@given(runs, st.randoms(use_true_random=False))
def test_any_order_of_the_tags_of_any_paragraph_can_be_written_and_reads_back(rows, random):
    source = written(rows)
    document = docx.parse(source, "a.docx")
    first = next((one for one in segments_of(document)), None)
    if first is None or not any(isinstance(one, Text) and one.text.strip() for one in first.parts):
        return
    units = _units(first.parts)
    random.shuffle(units)
    parts = [Text("Z ", None), *[one for unit in units for one in unit], Text(" Z", None)]
    moved = tuple(replace(one, raw=None) if isinstance(one, Text) else one for one in parts)
    target = to_msgid(moved)
    pair = (to_msgid(first.parts), target)
    made = read(docx, translated(source, pair)).said
    assert _plain(target) in [_plain(one) for one in made]


def _units(parts):
    """Whole pairs and things that stand alone, which can be put in any order."""
    units, depth = [], 0
    for one in parts:
        if depth:
            units[-1].append(one)
        else:
            units.append([one])
        depth += {"open": 1, "close": -1}.get(getattr(one, "form", ""), 0)
    return units


def _plain(message):
    """The letters of a message in their order: neighbouring tags of a kind may become one, blanks at breaks go."""
    segment = Segment((Text(message, message),))
    text = "".join(one.text for one in segment.parts)
    for kind in ("b", "i", "span", "a", "br", "fn"):
        for number in range(9):
            for form in (f"<{kind}{number}>", f"</{kind}{number}>", f"<{kind}{number}/>"):
                text = text.replace(form, "")
    return "".join(text.split())
