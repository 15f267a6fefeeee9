"""Pages are held to what others measure by: axe-core in a real browser, light and dark, and the Nu HTML checker."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from books import SHORT_RUN
from outputs_editions import SOURCE, edition

from mars_i18n.cli import run
from mars_i18n.outputs import web

pytestmark = pytest.mark.slow("starts a browser for each page, and Java")

ROOT = Path(__file__).parents[2]
AXE = ROOT / ".tools/node_modules/axe-core/axe.min.js"
NU = ROOT / ".tools/node_modules/vnu-jar/build/dist/vnu.jar"
NOT_KNOWN = "“::details-content”"  # of CSS Pseudo-Elements 4, which browsers have and the checker has not yet
CHROMIUM = shutil.which("chromium")
MORE = SOURCE + "\n## Seen\n\n![A map of the valley](map.png)\n\n- one\n- two\n\n> Quoted.\n>\n> — Ana Quispe\n"
AUDIT = """<script>{axe}</script><script>
document.documentElement.style.setProperty('transition', 'none');
axe.run(document, {{resultTypes: ['violations']}}).then(found => {{
  const told = found.violations.map(one => one.id + ': ' + one.nodes.map(node => node.target.join(' ')).join(' | '));
  const place = document.createElement('pre');
  place.id = 'audit';
  place.textContent = JSON.stringify(told);
  document.body.append(place);
}});
</script></body>"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The sample issue in three languages with its indexes, its proof and dashboard, and a draft of every construct."""
    folder = tmp_path_factory.mktemp("pages")
    assert run(["-C", str(ROOT), "-q", "build", "--output", "web,feed,proof", "--out", str(folder)]) == 0
    for language in ("es", "pt"):
        (artefact,) = web.render(edition(language, MORE))
        (folder / f"draft-{language}.html").write_bytes(artefact.data)
    (folder / "status.html").write_bytes(_dashboard())
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.html"))}


def _dashboard():
    from mars_i18n.project import open_project
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.status import dashboard

    return dashboard(OpenProject(open_project(ROOT)), ())[0].encode()


@pytest.mark.skipif(not (AXE.exists() and CHROMIUM), reason="Debian package chromium, and tests/browser-tools.sh")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(pages, scheme, tmp_path):
    found = {}
    for name, path in pages.items():
        text = path.read_text(encoding="utf-8")
        audited = tmp_path / "page.html"
        head, body, tail = text.rpartition("</body>")
        audited.write_text(head + AUDIT.format(axe=AXE.read_text(encoding="utf-8")) + tail, encoding="utf-8")
        assert body
        found[name] = _audit(audited, scheme, tmp_path)
    assert {name: reported for name, reported in found.items() if reported} == {}


def _audit(page, scheme, folder):
    command = [
        *(CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--dump-dom", "--virtual-time-budget=20000"),
        f"--blink-settings=preferredColorScheme={0 if scheme == 'dark' else 1}",
        *(f"--user-data-dir={folder / 'profile'}", page.as_uri()),
    ]
    dumped = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120).stdout
    reported = re.search(r'<pre id="audit">(.*?)</pre>', dumped, re.DOTALL)
    assert reported, "the audit did not end"
    return json.loads(
        reported[1].replace("&gt;", ">").replace("&lt;", "<").replace("&quot;", '"').replace("&amp;", "&")
    )


@pytest.mark.skipif(not (NU.exists() and shutil.which("java")), reason="a Java runtime, and tests/browser-tools.sh")
def test_the_nu_html_checker_finds_nothing(pages):
    command = ["java", *SHORT_RUN, "-jar", str(NU), "--format", "json", "--stdout", *map(str, pages.values())]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    messages = [one for one in json.loads(result.stdout)["messages"] if NOT_KNOWN not in one["message"]]
    assert [f"{one['url'].rpartition('/')[2]}:{one.get('lastLine')}: {one['message']}" for one in messages] == []
