"""A theme is a folder of the project: its colours, its logo and its fonts are those of every page."""

import pytest
from outputs_editions import archive, edition

from mars_i18n.errors import MarsError
from mars_i18n.outputs import web


@pytest.fixture
def folder(tmp_path):
    theme = tmp_path / "theme"
    (theme / "fonts").mkdir(parents=True)
    (theme / "theme.css").write_text('@font-face { src: url("{{ theme }}fonts/a.woff2") } :root { --accent: #7a1f3d }')
    (theme / "logo.svg").write_text("<svg/>")
    (theme / "fonts" / "a.woff2").write_bytes(b"wOF2")
    return str(tmp_path)


def page(**options):
    (artefact,) = web.render(edition(**options))
    return artefact.data.decode()


def test_colours_come_after_ours_and_fonts_are_found_from_every_page(folder):
    text = page(template_folders=(folder,))
    assert text.index("--accent: #0d5a63") < text.index("--accent: #7a1f3d")
    assert 'url("../../theme/fonts/a.woff2")' in text
    made = {one.path: one.data for one in web.archive(archive(edition(), template_folders=(folder,)))}
    assert b'url("theme/fonts/a.woff2")' in made["index.html"]
    assert b'url("../theme/fonts/a.woff2")' in made["es/index.html"]
    assert made["theme/fonts/a.woff2"] == b"wOF2"
    assert made["theme/logo.svg"] == b"<svg/>"
    assert "theme/theme.css" not in made


def test_the_logo_stands_for_the_name_and_says_it(folder):
    assert '<img class="logo" src="../../theme/logo.svg" alt="Valley">' in page(template_folders=(folder,))
    assert "logo" not in page().partition("</style>")[2]


def test_a_broken_theme_is_told_with_its_line(folder, tmp_path):
    (tmp_path / "theme" / "theme.css").write_text("a {}\n{{ thme }}\n")
    with pytest.raises(MarsError, match=r"theme\.css:2"):
        page(template_folders=(folder,))
