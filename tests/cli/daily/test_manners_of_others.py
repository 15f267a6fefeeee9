"""Issues as Jekyll, Hugo, Docusaurus, an MJML mail and a web page have them, through every output and read back."""

import base64
from pathlib import Path

import pytest

MANNERS = sorted((Path(__file__).parent / "manners").iterdir())
OUTPUTS = "web,email,text,pdf,epub,docx,source,feed"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mMwaFiAFTEMLQkAtqhUARJRjEwAAAAASUVORK5CYII="
)
IMAGES = {"jekyll": "well.png", "hugo": "dig.png", "page": "year.png"}
SHOWN = {
    "jekyll": ["The pump of San Blas", "We carried water for nine years.", "— Rosa, of the water committee", "21 June"],
    "hugo": ["Keep children away from the rim", "Wall of stones", "measure --well 2", "water@example.org"],
    "docusaurus": ["Before the first meeting", "In a village", "Write to us", "Why one vote?"],
    "mail": ["the pump works", "Come to the fair", "San Blas", "Stop these mails"],
    "page": ["Wells by depth", "Litres a day, by month", "We measured twice", "What a bottle holds."],
}
HIDDEN = {
    "jekyll": ["Contents\n", "{: .lead", "markdown="],
    "hugo": ["draft = false", "notice"],
    "docusaurus": ["import Tabs", "a remark for writers", "<TabItem"],
    "mail": ["mso", "<table"],
    "page": ["not prose", "<figure>"],
}


@pytest.mark.slow("makes every output of five issues, and reads them back")
@pytest.mark.parametrize("source", MANNERS, ids=lambda path: path.stem)
def test_an_issue_in_the_manner_of_others_is_whole_in_every_output(mars, source):
    (mars.root / "sources/letter.md").unlink()
    name = source.stem
    mars.write(f"sources/{name}/{source.name}", source.read_text(encoding="utf-8"))
    if name in IMAGES:
        (mars.root / "sources" / name / IMAGES[name]).write_bytes(PNG)
    assert mars("sync", name).code == 0
    built = mars("build", name, "--language", "en", "--verify", "--output", OUTPUTS)
    assert "0 with differences" in built.out + built.err
    text = (mars.root / f"build/en/{name}/{name}.txt").read_text(encoding="utf-8")
    words = " ".join(text.replace("|", " ").split())
    for shown in SHOWN[name]:
        assert shown in words
    for hidden in HIDDEN[name]:
        assert hidden not in text
    copy = (mars.root / f"build/en/{name}/source/{source.name}").read_bytes()
    assert copy == source.read_bytes()
