"""Which images go with a mail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mails import artefacts, html, message, notes, png

from mars_i18n.outputs.images.sizes import kind_and_size

JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc4\x00\x02\xff\xc2\x00\x0b\x08\x00\x10\x02\x00\x03\xff\xda"
GIF = b"GIF89a\x40\x01\xf0\x00rest"


def shown(name, data, **files):
    have = {name: data, **files}
    options = {"source": f"![A view]({name})\n", "translations": {}, "image": have.get}
    return html(**options), notes(**options), options


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (png(800, 2), ("png", 800, 2)),
        (GIF, ("gif", 320, 240)),
        (JPEG, ("jpeg", 512, 16)),
        (JPEG[:12], ("", 0, 0)),
        (b"\xff\xd8\xff\xe0\x00\x00" * 9, ("", 0, 0)),
        (png()[:10], ("", 0, 0)),
        (png()[:16] + bytes(8), ("", 0, 0)),
        (b"RIFF\0\0\0\0WEBP", ("", 0, 0)),
        (b"", ("", 0, 0)),
    ],
)
def test_an_image_is_known_by_its_first_bytes(data, expected):
    assert kind_and_size(data) == expected


@given(st.binary(max_size=200), st.sampled_from([b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"GIF87a"]))
def test_any_bytes_are_an_image_or_none(data, start):
    kind, width, height = kind_and_size(start + data)
    assert (kind in {"png", "gif", "jpeg", "webp"}) == bool(width and height)


@pytest.mark.parametrize(("name", "data"), [("a.jpg", JPEG), ("a.gif", GIF), ("a.png", png()), ("wrong.gif", png())])
def test_the_content_type_is_that_of_the_bytes(name, data):
    _, reported, options = shown(name, data)
    part = list(message(**options).walk())[-1]
    assert part.get_content_type() == f"image/{kind_and_size(data)[0]}"
    assert part.get_content() == data
    assert part.get_content_disposition() == "inline"
    assert reported == ()


def test_a_drawing_is_replaced_by_the_picture_of_its_name():
    page, reported, options = shown("in/a.b.svg", b"<svg/>", **{"in/a.b.png": png()})
    assert reported == ()
    assert 'alt="A view"' in page
    assert artefacts(**options)[2].data == png()


@pytest.mark.parametrize("data", [png(6000, 5000), png(20, 20) + bytes(1_000_001)])
def test_an_image_that_is_too_large_is_reported_and_its_words_are_shown(data):
    page, reported, _ = shown("a.png", data)
    assert "[A view]" in page
    assert "pixels of width are enough in a mail" in reported[0]


def test_a_small_image_keeps_its_size_and_a_large_one_fills_the_column():
    assert 'width="120"' in shown("a.png", png(120))[0]
    assert 'width="536"' in shown("a.png", png(3000))[0]


def test_an_image_shown_twice_goes_along_once():
    source = "![A](a.png)\n\n![B](a.png?again)\n"
    options = {"source": source, "translations": {}, "image": {"a.png": png()}.get}
    assert [part.get_content_type() for part in message(**options).walk()].count("image/png") == 1
    assert html(**options).count("<img") == 2


@pytest.mark.parametrize(
    "name", ["../../etc/x.png", 'a"b; x=y.png', "ñandú.png", ".png", "%2e%2e.png", "a" * 300 + ".png"]
)
def test_no_name_of_an_image_leaves_its_folder_or_its_header(name):
    source = f"![A view](<{name}>)\n"
    options = {"source": source, "translations": {}, "image": lambda _: png()}
    made = artefacts(**options)
    assert all(one.path.count("/") == 1 and ".." not in one.path and one.path.isascii() for one in made[2:])
    part = list(message(**options).walk())[-1]
    assert len(part.keys()) == 4
    assert len(part.get_filename()) < 60


def test_an_image_of_the_web_is_left_where_it_is():
    page, reported, options = shown("https://a.b/c.png", b"")
    assert 'src="https://a.b/c.png"' in page
    assert reported == ()
    assert len(artefacts(**options)) == 2
