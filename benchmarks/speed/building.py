"""What building costs beside many issues: ``python benchmarks/speed/building.py [ISSUES…]``, else 100 and 1,000.

Makes projects of issues of ten segments in three languages, all translated; builds page and feed of one issue, and
times it against the same issue in a project of its own: seconds of the clock, of the processor, and peak memory. It is
"first" with an empty cache, "again" after such a build, and "edited" where one text is another since. Then an issue of
SEGMENTS (1,000) is built as localised sources in three languages, first and after `status`, which judges it, and held
against po2md for one language: of Translate Toolkit, in the folder TOOLKIT, and of mdpo, in the folder MDPO.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LANGUAGES = {"en": "en_US", "es": "es_CO", "pt": "pt_BR"}
TEXTS = {
    "en": "The neighbours of village {0} keep the **river** clean, and they write down what they see.",
    "es": "Los vecinos de la aldea {0} mantienen limpio el **río** y anotan lo que ven.",
    "pt": "Os vizinhos da aldeia {0} mantêm o **rio** limpo e anotam o que veem.",
}
TITLES = {
    "en": "News of the river, letter {0}",
    "es": "Noticias del río, carta {0}",
    "pt": "Notícias do rio, carta {0}",
}
REPEATS = 3  # of each measurement, of which the quickest counts


def make_project(folder, issues, segments=10):
    """A project of so many issues, each of so many segments, all of them translated."""
    rows = "".join(f'{language} = "{locale}"\n' for language, locale in LANGUAGES.items())
    (folder / "sources").mkdir(parents=True)
    head = 'title = "River"\nbase_url = "https://example.org/news/"\n'
    (folder / "mars-i18n.toml").write_text(f"{head}[languages]\n{rows}", encoding="utf-8")
    for language in LANGUAGES:
        (folder / "locales" / language / "LC_MESSAGES").mkdir(parents=True)
    for issue in range(issues):
        add_issue(folder, issue, segments)
    return folder


def add_issue(folder, issue, segments):
    """One more issue."""
    name = f"{2000 + issue // 12}-{issue % 12 + 1:02}"
    numbers = [issue * segments + one for one in range(1, segments)]
    date = f"---\ntitle: {TITLES['en'].format(issue + 1)}\nlanguage: en\ndate: {name}\n---\n\n"
    body = "\n\n".join(TEXTS["en"].format(number) for number in numbers)
    (folder / "sources" / f"{name}.md").write_text(f"{date}{body}\n", encoding="utf-8")
    for language, locale in LANGUAGES.items():
        pairs = [(TITLES["en"].format(issue + 1), TITLES[language].format(issue + 1))]
        pairs += [(TEXTS["en"].format(number), TEXTS[language].format(number)) for number in numbers]
        entries = "".join(f'\nmsgid "{tagged(source)}"\nmsgstr "{tagged(target)}"\n' for source, target in pairs)
        path = folder / "locales" / language / "LC_MESSAGES" / f"{name}.po"
        path.write_text(
            'msgid ""\nmsgstr ""\n"Language: ' + locale + '\\n"\n'
            '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
            f'"Content-Transfer-Encoding: 8bit\\n"\n{entries}',
            encoding="utf-8",
        )
    return name


def tagged(text):
    """A text of Markdown as a message has it."""
    return text.replace("**", "<b1>", 1).replace("**", "</b1>", 1)


def timed(command, cache):
    """Seconds of the clock, of the processor, and megabytes at most, of a command that must succeed."""
    before = time.perf_counter()
    process = subprocess.Popen(list(map(str, command)), env={**os.environ, "XDG_CACHE_HOME": str(cache)})
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"failed: {' '.join(map(str, command))}")
    size = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return time.perf_counter() - before, usage.ru_utime + usage.ru_stime, size


def build(project, cache, *options):
    return timed([sys.executable, "-m", "mars_i18n", "-q", "-C", project, "build", *options], cache)


def quickest(runs):
    return min(runs, key=lambda one: one[1])


def report(what, figures, alone=None):
    ratio = f"  {figures[1] / alone[1]:6.2f} x" if alone else ""
    print(f"{what:44}{figures[0]:9.2f} s{figures[1]:9.2f} s cpu{figures[2]:7.0f} MB{ratio}", flush=True)


def measure_archive(folder, count):
    """The page of one issue of `count`, against the same alone."""
    alone, many = make_project(folder / f"alone-{count}", 0), make_project(folder / f"many-{count}", count)
    name = add_issue(alone, count // 2, 10)
    options = (name, "--output", "web,feed")
    cache = folder / f"cache-{count}"
    build(alone, cache, *options)
    edited = quickest(build_edited(alone, cache, name, options) for _ in range(REPEATS))
    report("one issue alone, edited", edited)
    report(f"one of {count:,} issues, first", build(many, cache, *options), edited)
    again = quickest(build_edited(many, cache, name, options) for _ in range(REPEATS))
    report(f"one of {count:,} issues, edited", again, edited)
    every = ("--output", "web,feed")
    report(f"all of {count:,} issues, first", build(many, cache, *every))
    report(f"all of {count:,} issues, again", quickest(build(many, cache, *every) for _ in range(REPEATS)))


def build_edited(project, cache, name, options):
    """Build an issue after a number of it was changed, in its source and in every catalogue."""
    source = project / "sources" / f"{name}.md"
    number = re.search(r"village (\d+)", source.read_text(encoding="utf-8"))[1]
    for path in (source, *(project / "locales").glob(f"*/LC_MESSAGES/{name}.po")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f" {number} ", f" {int(number) + 1_000_000} "), encoding="utf-8")
    return build(project, cache, *options)


def measure_sources(folder, segments):
    """Localised sources of an issue in three languages, against po2md for one."""
    project = make_project(folder / "sources-alone", 1, segments)
    source = next((project / "sources").iterdir())
    theirs = [measure_peer(folder, project, source, name) for name in ("TOOLKIT", "MDPO") if name in os.environ]
    for peer in theirs or [None]:
        first = quickest(build_sources(folder, project, at) for at in range(REPEATS))
        report(f"sources of {segments:,} segments, first", first, peer)
        judged = quickest(build_sources(folder, project, at, "status") for at in range(REPEATS))
        report(f"sources of {segments:,} segments, judged before", judged, peer)


def build_sources(folder, project, number, *before):
    """Build the sources of all languages in an empty folder, with an empty cache but for what `before` finds."""
    cache, out = folder / f"cache-sources-{number}", folder / f"out-{number}"
    shutil.rmtree(cache, ignore_errors=True)
    shutil.rmtree(out, ignore_errors=True)
    for command in before:
        timed([sys.executable, "-m", "mars_i18n", "-q", "-C", project, command], cache)
    return build(project, cache, "--output", "source", "--out", out)


def measure_peer(folder, project, source, name):
    """What po2md takes for Spanish."""
    program, catalogue, made = Path(os.environ[name]) / "po2md", folder / "peer.po", folder / f"{name}.md"
    own = (project / "locales" / "es" / "LC_MESSAGES" / f"{source.stem}.po").read_text(encoding="utf-8")
    catalogue.write_text(own.replace("<b1>", "**").replace("</b1>", "**"), encoding="utf-8")
    command = {
        "TOOLKIT": [program, "-t", source, catalogue, made, "--threshold=0", "--progress=none"],
        "MDPO": [program, source, "--po-files", catalogue, "--save", made, "--quiet"],
    }[name]
    found = quickest(timed(command, folder) for _ in range(REPEATS))
    assert "aldea" in made.read_text(encoding="utf-8")
    report(f"po2md of {name.lower()}, one language", found)
    return found


def main():
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for count in map(int, sys.argv[1:] or (100, 1_000)):
            measure_archive(folder, count)
        measure_sources(folder, int(os.environ.get("SEGMENTS", "1000")))


if __name__ == "__main__":
    main()
