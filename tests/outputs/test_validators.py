"""Pages are held to what others measure by: axe-core in a real browser, light and dark, and the Nu HTML checker."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from books import SHORT_RUN
from outputs_editions import SOURCE, edition

from mars_i18n.cli import run
from mars_i18n.outputs import web

pytestmark = pytest.mark.slow("reads every page in a browser, and Java")

ROOT = Path(__file__).parents[2]
AXE = ROOT / ".tools/node_modules/axe-core/axe.min.js"
NU = ROOT / ".tools/node_modules/vnu-jar/build/dist/vnu.jar"
NOT_KNOWN = "“::details-content”"  # of CSS Pseudo-Elements 4, which browsers have and the checker has not yet
MORE = SOURCE + "\n## Seen\n\n![A map of the valley](map.png)\n\n- one\n- two\n\n> Quoted.\n>\n> — Ana Quispe\n"
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}  # the rules that look at colours
AUDIT = """
const done = arguments[arguments.length - 1];
document.documentElement.style.setProperty('transition', 'none');
axe.run(document, {resultTypes: ['violations'], ...arguments[0]}).then(found => done(
  found.violations.map(one => one.id + ': ' + one.nodes.map(node => node.target.join(' ')).join(' | '))
), fault => done([String(fault)]));
"""


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


@pytest.mark.skipif(not AXE.exists(), reason="tests/browser-tools.sh")
@pytest.mark.parametrize(("scheme", "rules"), [("light", {}), ("dark", {"runOnly": COLOURS})])
def test_axe_finds_nothing_on_any_page(browser, pages, scheme, rules):
    """A page in the dark has the same elements in other colours: what looks at colours is asked again."""
    wanted = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", wanted)
    axe = AXE.read_text(encoding="utf-8")
    found = {}
    for name, path in pages.items():
        browser.get(path.as_uri())
        assert browser.execute_script(f"return matchMedia('(prefers-color-scheme: {scheme})').matches")
        browser.execute_script(axe)
        found[name] = browser.execute_async_script(AUDIT, rules)
    assert {name: reported for name, reported in found.items() if reported} == {}


@pytest.mark.skipif(not (NU.exists() and shutil.which("java")), reason="a Java runtime, and tests/browser-tools.sh")
def test_the_nu_html_checker_finds_nothing(pages):
    command = ["java", *SHORT_RUN, "-jar", str(NU), "--format", "json", "--stdout", *map(str, pages.values())]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    messages = [one for one in json.loads(result.stdout)["messages"] if NOT_KNOWN not in one["message"]]
    assert [f"{one['url'].rpartition('/')[2]}:{one.get('lastLine')}: {one['message']}" for one in messages] == []
