"""Files that another program saved, or that are damaged: what they say is compared, and nothing crashes."""

import email.policy
import io
import random
import re
import shutil
import subprocess
import zipfile

import pytest
from planted import FIRST, NAMES, files_of, found, whole

pytestmark = pytest.mark.slow("builds, damages and reads every output")

ROUNDS = 40


def zip_again(data):
    """The files of a package in another order, not compressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for one in sorted(old.namelist(), reverse=True):
            new.writestr(one, old.read(one))
    return target.getvalue()


@pytest.mark.parametrize("name", ["epub", "docx"])
def test_a_package_that_is_zipped_again_says_the_same(name):
    ((path, data),) = files_of(name).items()
    assert zip_again(data) != data
    assert found(name, whole(), {path: zip_again(data)}) == []


def test_a_mail_that_a_program_saved_with_other_headers_says_the_same():
    files = dict(files_of("email"))
    mail = email.message_from_bytes(files["may.eml"], policy=email.policy.SMTP)
    mail["Received"] = "from a.example by b.example; Mon, 5 May 2025 10:00:00 +0000"
    for part in mail.walk():
        if part.get_content_maintype() == "text":
            part.set_content(part.get_content(), subtype=part.get_content_subtype(), cte="base64")
    files["may.eml"] = mail.as_bytes()
    assert found("email", whole(), files) == []


def test_a_page_that_a_browser_wrote_anew_says_the_same():
    page = files_of("web")["index.html"].decode()
    page = re.sub(r"<(/?[a-z]+[0-9]?)", lambda tag: f"<{tag[1].upper()}", page)
    page = page.replace("</LI>", "").replace("’", "&rsquo;").replace('="', "='").replace('">', "'>")
    page = re.sub(r"='([^'\"<>]*)\"", r"='\1'", page)
    assert found("web", whole(), {"index.html": page.encode()}) == []


@pytest.mark.slow("starts LibreOffice")
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_a_document_that_libreoffice_saved_says_the_same_but_for_its_tooltips(tmp_path):
    ((path, data),) = files_of("docx").items()
    (tmp_path / path).write_bytes(data)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", tmp_path / "out"]
    subprocess.run([*command, tmp_path / path], check=True, capture_output=True, timeout=300)
    saved = (tmp_path / "out" / path).read_bytes()
    assert {kind for kind, _ in found("docx", whole(), {path: saved})} <= {"apart"}


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_file_is_a_difference_and_no_crash(name):
    chance = random.Random(name)  # noqa: S311 - the same damage each time
    differing = 0
    for _ in range(ROUNDS):
        files = {path: damage(data, chance) for path, data in files_of(name).items()}
        differing += bool(found(name, whole(), files))
    assert differing > ROUNDS // 4, "some damage lies where no reader sees it, but not most of it"


def damage(data, chance):
    """The bytes with a few of them changed, taken out or put in."""
    kept = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(kept)) if kept else 0
        length = chance.choice((1, 1, 2, 50))
        kept[at : at + length] = chance.choice((b"", chance.randbytes(length), b"<", b'"', b"&#0;"))
    return bytes(kept)


@pytest.mark.parametrize("name", ["docx", "epub"])
def test_what_is_damaged_inside_a_package_is_a_difference_and_no_crash(name):
    differing = 0
    chance = random.Random(name)  # noqa: S311 - the same damage each time
    ((path, data),) = files_of(name).items()
    for _ in range(ROUNDS):
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
            hit = chance.choice(old.namelist())
            for one in old.namelist():
                inner = old.read(one)
                if one == hit:
                    new.writestr(one, damage(inner, chance)) if chance.random() < 0.8 else None
                else:
                    new.writestr(one, inner)
        differing += bool(found(name, whole(), {path: target.getvalue()}))
    assert differing > ROUNDS // 4


def test_a_text_that_is_put_into_a_page_by_hand_does_not_hide_another():
    page = files_of("web")["index.html"].decode()
    put = page.replace(FIRST, "Something else is here.")
    assert ("missing", FIRST) in found("web", whole(), {"index.html": put.encode()})
