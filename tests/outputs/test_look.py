"""The colours and fonts of theme/theme.toml: legible as they come, mended by a key, faults told with their line."""

import pytest

from mars_i18n.errors import MarsError
from mars_i18n.outputs.look.colours import contrast, look


@pytest.fixture
def themed(tmp_path):
    def write(text):
        path = tmp_path / "theme" / "theme.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return look((str(tmp_path),))

    return write


def test_the_packaged_colours_are_legible_in_light_and_dark():
    assert list(look(()).faint()) == []


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # WCAG's own example of what just fails


def test_a_project_names_only_what_differs(themed):
    found = themed('[light]\npaper = "#FFFFFF"\n[fonts]\ntext = ["Charter", "serif"]\n')
    assert found.light["paper"] == "#ffffff"
    assert found.light["ink"] == look(()).light["ink"]
    assert found.stack("text") == '"Charter", serif'
    assert found.fonts["titles"] == look(()).fonts["titles"]


def test_a_colour_can_be_another_one(themed):
    assert themed('[light]\nband = "mark"\n').light["band"] == look(()).light["mark"]


@pytest.mark.parametrize("accent", ["#7a1f3d", "#003366", "#000000", "#5b2d8e", "#0b5d1e"])
def test_one_accent_gives_dark_pages_and_mastheads_their_hue_and_stays_legible(themed, accent):
    found = themed(f'[light]\naccent = "{accent}"\n')
    assert found.light["masthead"] == accent
    assert found.dark["accent"] != look(()).dark["accent"]
    assert list(found.faint()) == []


def test_what_a_project_says_of_dark_pages_is_kept(themed):
    assert themed('[light]\naccent = "#7a1f3d"\n[dark]\naccent = "#ffccdd"\n').dark["accent"] == "#ffccdd"


def test_colours_that_cannot_be_read_are_reported(themed):
    (reported, *_) = themed('[light]\nquiet = "#cccccc"\n').faint()
    assert str(reported) == "theme: quiet #cccccc on paper #fdfcf9 (light) has a contrast of 1.6; WCAG AA asks for 4.5"


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("[ligth]\n", r"theme\.toml:1: there is no table \[ligth\]"),
        ("light = 1\n", r"theme\.toml:1: there is no table \[light\]"),
        ('\n[light]\nacent = "#ffffff"\n', r"theme\.toml:3: \[light\] has no 'acent'"),
        ('[light]\nink = "#000000"\n[dark]\nink = "tomato"\n', r"theme\.toml:4: 'tomato' is not a colour"),
        ('[dark]\nink = "#000; } body { display: none"\n', r"theme\.toml:2: .* is not a colour"),
        ("[light]\nink = 0\n", r"theme\.toml:2: 0 is not a colour"),
        ('[light]\npaper = "masthead"\n', "only names another"),
        ('[light]\npaper = "paper"\n', "only names another"),
        ('[fonts]\ntext = "Charter"\n', r"theme\.toml:2: text must be a list"),
        ('[fonts]\ntext = ["a\\"; }"]\n', r"theme\.toml:2: text must be a list"),
        ("[fonts]\ntext = []\n", r"theme\.toml:2: text must be a list"),
        ("[light]\nink = \n", r"theme\.toml:2: "),
    ],
)
def test_a_fault_is_reported_with_its_line(themed, text, reported):
    with pytest.raises(MarsError, match=reported):
        themed(text)


def test_a_file_that_is_not_text_is_reported(tmp_path):
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "theme.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MarsError, match=r"theme\.toml:1: "):
        look((str(tmp_path),))
