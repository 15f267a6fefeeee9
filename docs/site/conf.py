"""Sphinx's configuration of the site: no font, script or picture comes from the network when a page is read."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import anchors

project = "mars-i18n"
extensions = ["myst_parser"]
html_theme = "furo"
html_title = "mars-i18n"
html_copy_source = False
html_show_copyright = False
html_use_index = False
templates_path = ["templates"]
html_static_path = ["static"]
html_css_files = ["narrow.css"]
html_context = {"editions": [("en", "English"), ("es", "Español"), ("pt", "Português")]}
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "languages.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
myst_heading_anchors = 6
myst_heading_slug_func = "anchors.next_heading_id"
suppress_warnings = ["misc.highlighting_failure"]  # examples are shortened with …


def setup(app):
    """Give each page the ids of its English headings."""

    def begin(app, page, _source):
        english = Path(app.srcdir).parent / "en" / f"{page}.md"
        anchors.begin_page(english.read_text(encoding="utf-8"))

    app.connect("source-read", begin)
