"""Write the pages that a reader of docs/README.es.md and docs/README.pt.md is led to, into docs/es/ and docs/pt/.

They are what ``make docs`` shows in these languages, for those who read the repository or the package index: the
product translates them, and links to pages that are in the repository in English alone lead to these. By
``make reference``.
"""

from __future__ import annotations

import posixpath
import re
import subprocess
import sys
import tempfile
from pathlib import Path

DOCS = Path(__file__).parents[1]
LANGUAGES = ("es", "pt")
PAGES = (
    "tutorial/first-issue.md",
    "guides/installing.md",
    "guides/translator.md",
    "guides/editor.md",
    "guides/communications-office.md",
    "guides/continuous-integration.md",
    "guides/moving.md",
    "explanation/comparison.md",
)
_NOTE = "<!-- Made by docs/generators/pages.py from docs/sources/{page} and docs/locales/{language}. -->"
_RELATIVE = re.compile(r"\]\((?![a-z]+:|#)([^)\s#]+)(#[^)\s]*)?\)")


def write_pages() -> dict[Path, str]:
    """The text of each page by its file."""
    issues = sorted({page.split("/")[0] for page in PAGES})
    languages = [word for code in LANGUAGES for word in ("--language", code)]
    command = [sys.executable, "-m", "mars_i18n", "-q", "-C", DOCS, "build", *issues, "--draft", "--output", "source"]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*command, *languages, "--out", folder], check=True)
        return {
            DOCS / language / Path(page).name: _place(Path(folder, language), language, page)
            for language in LANGUAGES
            for page in PAGES
        }


def _place(built: Path, language: str, page: str) -> str:
    """The page as it lies in the folder of its language: a note on the first line, and its links from there."""
    issue, name = page.split("/")
    text = (built / issue / "source" / name).read_text(encoding="utf-8")
    note = _NOTE.format(page=page, language=language)
    return f"{note}\n\n" + _RELATIVE.sub(lambda link: f"]({_lead(issue, link[1])}{link[2] or ''})", text)


def _lead(issue: str, target: str) -> str:
    path = posixpath.normpath(posixpath.join(issue, target))
    return posixpath.basename(path) if path in PAGES else f"../sources/{path}"


if __name__ == "__main__":
    for path, text in write_pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(f"{path.relative_to(DOCS.parent)} was written")
