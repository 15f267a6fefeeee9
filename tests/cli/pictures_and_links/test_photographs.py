"""A photograph of a telephone in an issue: each output has it in its own size, upright, without private data."""

import io
import re
import zipfile
from email import message_from_bytes, policy

import pytest
from PIL import Image

from mars_i18n.outputs.images import fitting

OUTPUTS = "web,pdf,epub,docx,email,feed,text,source"
SECRETS = (b"Canon of Ana", b"2025:05:27", b"Santa Marta")
TEXT = "---\ntitle: A letter\nlanguage: en\n---\n\nThe pump.\n\n![The pump](pump.jpg)\n\n{0}\n"


def photograph(width=4000, height=3000, name="JPEG"):
    exif = Image.Exif()
    exif[0x0110], exif[0x0112] = "Canon of Ana", 6
    exif.get_ifd(0x8825)[29] = "2025:05:27"
    image = Image.radial_gradient("L").resize((width, height)).convert("RGB")
    written = io.BytesIO()
    image.save(written, name, exif=exif, quality=97, comment=b"Santa Marta")
    return written.getvalue()


def build(mars, *options):
    result = mars("build", "may", "--language", "en", "--draft", *options)
    assert result.code == 0, result.err
    return result.err


@pytest.fixture(scope="module")
def data():
    return photograph()


@pytest.fixture
def project(mars, data):
    mars.write("sources/may/letter.md", TEXT.format("Water."))
    mars.write("sources/may/pump.jpg", data)
    mars("sync")
    return mars


def images_of(folder):
    """Every image of the outputs, by the kind of file that it is in."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".jpg", ".png"}:
            found.setdefault("web" if path.parent.name != "mail" else "mail", []).append(path.read_bytes())
        elif path.suffix in {".epub", ".docx"}:
            with zipfile.ZipFile(path) as package:
                names = [name for name in package.namelist() if name.endswith(".jpg")]
                found[path.suffix] = [package.read(name) for name in names]
        elif path.suffix == ".eml":
            parts = message_from_bytes(path.read_bytes(), policy=policy.default).walk()
            found[".eml"] = [part.get_content() for part in parts if part.get_content_maintype() == "image"]
    return found


def test_each_output_has_it_in_its_size_and_none_says_who_took_it(project, data):
    assert all(secret in data for secret in SECRETS)
    err = build(project, "--output", OUTPUTS, "--verify")
    assert "pump.jpg" not in err
    folder = project.root / "build/en/may"
    found = images_of(folder)
    sizes = {name: sorted(Image.open(io.BytesIO(one)).size for one in found[name]) for name in found}
    assert sizes["web"] == [(480, 640), (960, 1280), (1600, 2133)]
    assert sizes[".eml"] == sizes["mail"] == [(1072, 1429)]
    assert sizes[".docx"] == [(1430, 1907)]
    assert (1264, 1685) in sizes[".epub"]
    for path in folder.rglob("*"):
        if path.is_file():
            written = [path.read_bytes()]
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as package:
                    written = [package.read(name) for name in package.namelist()]
            assert not [secret for secret in SECRETS for one in written if secret in one]


def test_the_page_says_its_size_and_its_files_which_are_there(project):
    build(project, "--output", "web")
    folder = project.root / "build/en/may"
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert 'width="1600" height="2133"' in page
    listed = re.search(r'srcset="([^"]+)"', page)[1].split(", ")
    assert [one.split()[1] for one in listed] == ["480w", "960w", "1600w"]
    assert all((folder / one.split()[0]).is_file() for one in listed)
    assert 'loading="lazy"' not in page


def test_images_below_the_first_wait(project):
    project.write("sources/may/letter.md", TEXT.format("![Again](pump.jpg)"))
    build(project, "--output", "web")
    page = (project.root / "build/en/may/index.html").read_text(encoding="utf-8")
    assert re.findall(r'alt="([^"]*)"[^>]*loading="lazy"', page) == ["Again"]


def test_none_is_made_again_when_only_words_changed(project, monkeypatch):
    build(project, "--output", OUTPUTS)
    before = images_of(project.root / "build/en/may")
    project.write("sources/may/letter.md", TEXT.format("Other water."))
    project("sync")

    monkeypatch.setattr(fitting, "fit_image", None)  # whoever calls it now fails
    build(project, "--output", OUTPUTS)
    assert images_of(project.root / "build/en/may") == before


def test_a_file_that_is_linked_keeps_its_size_and_not_who_took_it(project):
    project.write("sources/may/plan.jpg", photograph(2000, 1000))
    project.write("sources/may/letter.md", TEXT.format("[The plan](plan.jpg)"))
    build(project, "--output", "web")
    linked = (project.root / "build/en/may/plan.jpg").read_bytes()
    assert Image.open(io.BytesIO(linked)).size == (2000, 1000)
    assert not [secret for secret in SECRETS if secret in linked]


def test_without_pillow_it_is_large_private_and_reported_once(project, monkeypatch):
    monkeypatch.setattr(fitting, "find_spec", lambda _: None)
    monkeypatch.setenv("MARS_I18N_NO_CACHE", "1")
    err = build(project, "--output", "web,epub")
    wanted = "image pump.jpg is used as it is: making it smaller needs the extra 'images': pip install"
    assert err.count(wanted) == 1
    data = (project.root / "build/en/may/pump.jpg").read_bytes()
    assert Image.open(io.BytesIO(data)).size == (4000, 3000)
    assert not [secret for secret in SECRETS if secret in data]


@pytest.mark.parametrize(
    ("data", "reported"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (50_000).to_bytes(4, "big") * 2 + bytes(99), "too many pixels"),
        (photograph(800, 600)[:9000], "damaged"),
        (b"no image", ""),
        (b"", ""),
    ],
)
def test_what_is_no_good_image_is_reported_with_its_name_and_never_a_traceback(project, data, reported):
    project.write("sources/may/pump.jpg", data)
    err = build(project, "--output", OUTPUTS)
    assert "Traceback" not in err
    assert "pump.jpg" in err
    assert reported in err
