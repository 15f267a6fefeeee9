"""What building costs beside many issues: ``python benchmarks/building.py [ISSUES…]``, 100 and 1,000 unless given.

Makes projects of issues of ten segments in three languages, all translated; builds the page of one issue, and times it
against the same issue in a project of its own: seconds of the processor, of the clock, and peak memory. "first" has an
empty cache, "again" the records of a build before. Then an issue of SEGMENTS (1,000) is built as localised sources in
three languages, against po2md of mdpo for one, where PEERS names a folder that has it (``PEERS=.venv/bin``).
"""

from __future__ import annotations

import os
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
    single = quickest(build(alone, cache, *options) for _ in range(REPEATS))
    report("one issue alone", single)
    report(f"one of {count:,} issues, first", build(many, cache, *options), single)
    report(f"one of {count:,} issues, again", quickest(build(many, cache, *options) for _ in range(REPEATS)), single)
    report(f"all of {count:,} issues, again", build(many, cache, "--output", "web,feed"), single)


def measure_sources(folder, segments, peers):
    """Localised sources of an issue in three languages, against po2md of mdpo for one."""
    project = make_project(folder / "sources-alone", 1, segments)
    cache = folder / "cache-sources"
    build(project, cache, "--output", "source")
    ours = quickest(build(project, cache, "--output", "source") for _ in range(REPEATS))
    theirs = None
    if peers:
        source = next((project / "sources").iterdir())
        catalogue = folder / "peer.po"
        pairs = (project / "locales" / "es" / "LC_MESSAGES" / f"{source.stem}.po").read_text(encoding="utf-8")
        catalogue.write_text(pairs.replace("<b1>", "**").replace("</b1>", "**"), encoding="utf-8")
        written = [Path(peers) / "po2md", source, "--po-files", catalogue, "--save", folder / "peer.md", "--quiet"]
        theirs = quickest(timed(written, cache) for _ in range(REPEATS))
        assert "aldea" in (folder / "peer.md").read_text(encoding="utf-8")
        report(f"po2md, {segments:,} segments, one language", theirs)
    report(f"sources of {segments:,} segments, three languages", ours, theirs)


def main():
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for count in map(int, sys.argv[1:] or (100, 1_000)):
            measure_archive(folder, count)
        measure_sources(folder, int(os.environ.get("SEGMENTS", "1000")), os.environ.get("PEERS", ""))


if __name__ == "__main__":
    main()
