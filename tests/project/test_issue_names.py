"""Issues whose names some system cannot keep apart, or that our own files have, are refused."""

import unicodedata

import pytest

from mars_i18n.errors import MarsError
from mars_i18n.project.issue_names import require_portable_names


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "Theme",
        "feed.xml",
        "TEMPLATES",
        "CON",
        "con.2",
        "nul",
        "LPT1",
        "a:b",
        "why?",
        "end.",
        "end ",
        'a"b',
    ],
)
def test_a_name_that_some_system_or_file_of_ours_takes_is_refused_with_its_path(name):
    with pytest.raises(MarsError, match="Rename") as caught:
        require_portable_names({"2025-05": "sources/2025-05", name: f"sources/{name}"})
    assert str(caught.value).startswith(f"sources/{name}: ")


@pytest.mark.parametrize("pair", [("May", "may"), ("año", unicodedata.normalize("NFD", "año")), ("STRASSE", "straße")])
def test_two_names_that_some_system_takes_for_one_are_refused_with_both_paths(pair):
    with pytest.raises(MarsError, match="take these two names for one"):
        require_portable_names({name: f"sources/{name}" for name in pair})


def test_ordinary_names_are_fine():
    require_portable_names(
        {name: name for name in ("2025-05", "2025-05.extra", "Resumen año 1", "console", "com", "x.y")}
    )
