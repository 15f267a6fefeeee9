"""Images made as small as their use asks: upright, in their colours, and saying nothing of who took them."""

import io
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mails import png
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from mars_i18n.outputs.images import fitting
from mars_i18n.outputs.images.fitting import fit_image
from mars_i18n.outputs.images.private_data import orientation_of, remove_private_data
from mars_i18n.outputs.images.sizes import is_animated, kind_and_size

PICTURES = sorted((Path(__file__).parent / "pictures").iterdir())
SECRETS = (b"Canon of Ana", b"Santa Marta", b"2025:05:27", b"xpacket")
RED, BLUE = (220, 30, 30), (30, 30, 220)


def scene(width, height):
    """Red above, blue below."""
    image = Image.new("RGB", (width, height), RED)
    ImageDraw.Draw(image).rectangle((0, height // 2, width, height), BLUE)
    return image


def photograph(width=2400, height=1800, orientation=1, **options):
    """A JPEG as a telephone writes it: place, device, time, description, a note, and a film after its end."""
    exif = Image.Exif()
    exif[0x0110], exif[0x0132], exif[0x0112] = "Canon of Ana", "2025:05:27 10:00:00", orientation
    exif.get_ifd(0x8825)[2] = (11.0, 14.0, 24.0)  # GPSLatitude
    exif.get_ifd(0x8825)[29] = "2025:05:27"
    turn = {1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    upright = scene(*((height, width) if orientation in {6, 8} else (width, height)))
    image = upright.transpose(turn[orientation]) if turn[orientation] is not None else upright
    written = io.BytesIO()
    comment, xmp = b"Santa Marta", b"<?xpacket begin?>Santa Marta"
    image.save(written, "JPEG", exif=exif, comment=comment, xmp=xmp, **{"quality": 95, **options})
    return written.getvalue() + b"\xff\xd8 a film of Santa Marta"


def opened(data):
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def near(one, other):
    return max(abs(a - b) for a, b in zip(one, other, strict=False)) <= 12


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
@pytest.mark.parametrize("width", [300, 1200, 5000])
def test_a_photograph_is_upright_as_small_as_asked_and_private(orientation, width):
    data = photograph(orientation=orientation)
    assert all(secret in data for secret in SECRETS)
    fitted = fit_image(data, width)
    assert fitted.note is None
    assert not [secret for secret in SECRETS if secret in fitted.data]
    image = opened(fitted.data)
    wide, high = (1800, 2400) if orientation in {6, 8} else (2400, 1800)
    assert image.size == (min(width, wide), round(high * min(width, wide) / wide))
    assert kind_and_size(fitted.data) == ("jpeg", *image.size)
    assert not dict(image.getexif())
    assert near(image.getpixel((9, 9)), RED)
    assert near(image.getpixel((9, image.height - 9)), BLUE)
    assert fit_image(data, width) == fitted


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_private_data_goes_without_a_change_of_pixels(orientation):
    data = photograph(orientation=orientation, progressive=orientation == 3)
    clean = remove_private_data(data)
    assert not [secret for secret in SECRETS if secret in clean]
    assert opened(clean).tobytes() == opened(data).tobytes()
    assert orientation_of(clean) == orientation_of(data) == orientation
    assert kind_and_size(clean) == kind_and_size(data)
    assert remove_private_data(clean) == clean


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_of_any_kind_keeps_its_pixels_when_cleaned_and_its_look_when_fitted(path):
    data = path.read_bytes()
    clean = remove_private_data(data)
    assert opened(clean).convert("RGBA").tobytes() == opened(data).convert("RGBA").tobytes()
    fitted = fit_image(data, 20)
    assert fitted.note is None
    kind, width, _ = kind_and_size(fitted.data)
    assert kind == kind_and_size(data)[0]
    if is_animated(kind, data):
        assert fitted.data == clean
    elif opened(data).width > 40:
        assert width == 20


def test_a_profile_is_applied_so_that_colours_are_those_of_screens_without_one():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    plain = fit_image(photograph(), 200)
    profiled = fit_image(photograph(icc_profile=lab.tobytes()), 200)
    assert near(opened(profiled.data).getpixel((9, 9)), opened(plain.data).getpixel((9, 9)))
    assert "icc_profile" not in opened(profiled.data).info
    broken = fit_image(photograph(icc_profile=b"no profile"), 200)
    assert opened(broken.data).getpixel((9, 9)) == opened(plain.data).getpixel((9, 9))


def test_an_image_for_print_becomes_one_for_screens():
    written = io.BytesIO()
    scene(400, 300).convert("CMYK").save(written, "JPEG")
    image = opened(fit_image(written.getvalue(), 800).data)
    assert (image.mode, image.size) == ("RGB", (400, 300))
    assert near(image.getpixel((9, 9)), RED)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_of_any_mode_keeps_its_transparency(mode):
    image = scene(800, 600).convert("L" if mode == "I;16" else mode)
    image = Image.new("I;16", (800, 600), 40_000) if mode == "I;16" else image
    if mode in {"LA", "RGBA"}:
        image.putalpha(128)
    written, said = io.BytesIO(), PngImagePlugin.PngInfo()
    said.add_text("Author", "Canon of Ana")
    image.save(written, "PNG", pnginfo=said)
    fitted = opened(fit_image(written.getvalue(), 100).data)
    assert fitted.width == 100
    assert "Author" not in fitted.info
    if mode in {"LA", "RGBA"}:
        assert abs(fitted.convert("RGBA").getpixel((9, 9))[3] - 128) <= 1
    if mode == "I;16":
        assert abs(fitted.convert("L").getpixel((9, 9)) - 40_000 // 256) <= 1


def test_what_unpacks_to_too_much_is_left_and_reported():
    header = struct.pack(">II", 50_000, 50_000)
    whole = png(4, 4)
    data = whole[:16] + header + whole[24:]
    fitted = fit_image(data, 800)
    assert str(fitted.note) == "it has too many pixels: 50000 × 50000"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
@pytest.mark.parametrize("part", [0.2, 0.5, 0.95])
def test_a_file_that_breaks_off_is_reported_and_left(kind, part):
    written = io.BytesIO()
    Image.effect_noise((400, 300), 90).convert("RGB").save(written, kind)
    data = written.getvalue()
    fitted = fit_image(data[: int(len(data) * part)], 100)
    assert str(fitted.note) == "it cannot be read: the file is damaged"


def test_without_pillow_private_data_goes_and_the_extra_is_named(monkeypatch):
    monkeypatch.setattr(fitting, "find_spec", lambda _: None)
    data = photograph(orientation=6)
    fitted = fit_image(data, 800)
    assert fitted.data == remove_private_data(data)
    assert "pip install 'mars-i18n[images]'" in str(fitted.note)
    assert fit_image(remove_private_data(photograph(200, 100)), 800).note is None


@settings(max_examples=300)
@given(st.sampled_from(PICTURES), st.integers(0, 3000), st.binary(min_size=1, max_size=8), st.integers(0, 3000))
def test_no_damage_makes_it_fail(path, at, put, cut):
    data = path.read_bytes()
    damaged = data[: at % len(data)] + put + data[at % len(data) + len(put) :]
    damaged = damaged[: len(damaged) - cut % len(damaged)] if cut % 2 else damaged
    assert isinstance(remove_private_data(damaged), bytes)
    assert isinstance(fit_image(damaged, 10).data, bytes)
