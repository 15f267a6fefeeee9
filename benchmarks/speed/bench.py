"""Ours and its peers on the same files: ``python benchmarks/speed/bench.py [--peers PYTHON] [--row NAME]``.

Each row is one piece of work. It is done by each program in turn, ROUNDS times over, so that a busy machine is busy for
all. Printed are seconds of processors and of wall with their spread, the most memory, the messages a second of a
processor where a row checks some, and the ratio of ours to each, by processors and by the clock: ours uses all cores.
PYTHON is that of an environment with the Translate Toolkit and mdpo (dependency group `peers`); gettext and po4a are
looked for on the path. Ours writes three catalogues and detects languages; md2po writes one, without either.

``--documents`` and ``--segments`` are those of the rows with peers, ``--archive`` of those of a large archive. With
``--earlier FOLDER``, a checkout of an earlier version, that one checks the same files in turn.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import generate
import measuring
import plot
from generate import LANGUAGES

MARS = [sys.executable, "-m", "mars_i18n"]
ENTRIES = {
    "md2po": "mdpo.md2po.__main__",
    "toolkit-md2po": "translate.convert.md2po",
    "toolkit-po2md": "translate.convert.po2md",
    "pot2po": "translate.convert.pot2po",
    "pofilter": "translate.filters.pofilter",
}


@dataclass
class Bench:
    """The folders of a run, and how programs are called."""

    folder: Path
    peers: str
    rounds: int
    earlier: Path | None = None
    rows: list = field(default_factory=list)

    @property
    def environment(self):
        return {**os.environ, "XDG_CACHE_HOME": str(self.folder / "cache")}

    def mars(self, project, *arguments):
        return [*MARS, "-q", "-C", str(project), *map(str, arguments)]

    def mars_before(self, project, *arguments):
        """The command of the earlier version, or None without one."""
        call = "import sys; sys.path.insert(0, sys.argv.pop(1)); from mars_i18n.cli import main; main()"
        given = ["-q", "-C", str(project), *map(str, arguments)]
        return [sys.executable, "-c", call, str(self.earlier), *given] if self.earlier else None

    def peer(self, name, *arguments):
        """The command of a peer in Python, or None where it is not installed."""
        module = ENTRIES[name]
        probe = [self.peers, "-c", f"import importlib.util as u, sys; sys.exit(u.find_spec({module!r}) is None)"]
        if subprocess.run(probe, check=False, capture_output=True).returncode:
            return None
        call = f"import sys; from {module} import main; sys.argv[0] = {name!r}; sys.exit(main())"
        return [self.peers, "-c", call, *map(str, arguments)]

    def measure(self, name, tools, messages=0):
        """Run each tool by turns: tool → (what to do before, the commands that are measured).

        `messages` are those that each reads, if that is of interest.
        """
        tools = {tool: work for tool, work in tools.items() if all(work[1])}
        costs = {tool: [] for tool in tools}
        for _ in range(self.rounds):
            for tool, (before, commands) in tools.items():
                before()
                done = [measuring.run(one, environment=self.environment, cwd=self.folder) for one in commands]
                fine = {0, 1} if tool in {"ours", "earlier"} else {0}  # ours is 1 where there are findings
                if any(one.code not in fine for one in done):
                    print(f"{name}: {tool} failed: exit {[one.code for one in done]}", file=sys.stderr)
                costs[tool].append(done)
        self.print_row(name, costs, messages)

    def print_row(self, name, costs, messages):
        sums = {
            tool: ([sum(c.cpu for c in r) for r in runs], [sum(c.wall for c in r) for r in runs], runs)
            for tool, runs in costs.items()
        }
        ours = sums["ours"][:2]
        for tool, (cpu, wall, runs) in sums.items():
            memory = max(c.memory for r in runs for c in r)
            ratios = [
                measuring.spread([a / b for a, b in zip(*each, strict=True)])
                for each in ((ours[0], cpu), (ours[1], wall))
            ]
            shown = ratios if tool != "ours" else ["", ""]
            speed = f"{messages / median(cpu):.0f}" if messages else ""
            cells = (name, tool, measuring.spread(cpu), measuring.spread(wall), f"{memory:.0f}", speed, *shown)
            print(f"| {' | '.join(cells)} |", flush=True)
            self.rows.append((name, tool, min(cpu), min(wall), memory))


def forget(bench, project, *, cache=True, catalogues=True):
    """A function that removes what earlier runs left."""

    def remove():
        if cache:
            shutil.rmtree(bench.folder / "cache", ignore_errors=True)
        if catalogues:
            shutil.rmtree(project / "locales", ignore_errors=True)

    return remove


def po4a_configuration(folder, project):
    """A configuration of po4a for the sources of a project; gives the command."""
    po = folder / "po4a"
    shutil.rmtree(po, ignore_errors=True)
    po.mkdir()
    lines = [f"[po4a_langs] {' '.join(LANGUAGES)}", f"[po4a_paths] {po}/all.pot $lang:{po}/$lang.po"]
    lines += [
        f'[type: text] {path} $lang:{po}/$lang/{path.name} opt:"-o markdown"'
        for path in sorted((project / "sources").glob("*.md"))
    ]
    (po / "po4a.cfg").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return ["po4a", "--no-translations", "--quiet", str(po / "po4a.cfg")] if shutil.which("po4a") else None


def row_first_sync(bench, folder):
    project = folder / "project"
    sources = sorted(map(str, (project / "sources").glob("*.md")))
    bench.measure(
        "first sync",
        {
            "ours": (forget(bench, project), [bench.mars(project, "sync")]),
            "md2po": (lambda: None, [bench.peer("md2po", *sources, "-q", "-s", "--po-filepath", folder / "all.po")]),
            "po4a": (lambda: None, [po4a_configuration(folder, project)]),
        },
    )


def make_old_catalogues(folder, toolkit):
    """What md2po of the toolkit makes of the sources as they are, for each language: the catalogues of yesterday."""
    for made in (folder / "old", folder / "new"):
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
    for language in LANGUAGES if toolkit else ():
        command = [*(one for one in toolkit[:-1] if one != "--pot"), str(folder / "old" / language)]
        subprocess.run(command, check=False, capture_output=True)


def row_changed(bench, folder):
    project = folder / "project"
    first, second = folder / "first-sources", folder / "second"
    if not first.is_dir():
        shutil.copytree(project / "sources", first)
    po4a, pot = po4a_configuration(folder, project), folder / "pot"

    def use(sources):
        shutil.rmtree(project / "sources")
        shutil.copytree(sources, project / "sources", copy_function=shutil.copy)  # po4a does nothing for older files

    def start():
        use(first)
        forget(bench, project)()
        subprocess.run(bench.mars(project, "sync"), env=bench.environment, check=False, capture_output=True)
        generate.fill(folder)
        use(second)

    def start_po4a():
        use(first)
        po4a_configuration(folder, project)
        if po4a:
            subprocess.run(po4a, check=False, capture_output=True)
        use(second)

    toolkit = bench.peer("toolkit-md2po", "--progress=none", project / "sources", pot)
    if toolkit:
        toolkit.insert(-2, "--pot")

    def start_toolkit():
        use(first)
        shutil.rmtree(pot, ignore_errors=True)
        make_old_catalogues(folder, toolkit)
        use(second)

    merges = [
        bench.peer("pot2po", "--progress=none", "-t", folder / "old" / one, pot, folder / "new" / one)
        for one in LANGUAGES
    ]
    bench.measure(
        "10 % changed",
        {
            "ours": (start, [bench.mars(project, "sync")]),
            "po4a": (start_po4a, [po4a]),
            "md2po + pot2po": (start_toolkit, [toolkit, *merges]),
        },
    )
    use(first)


def row_check(bench, folder):
    project = folder / "project"
    subprocess.run(bench.mars(project, "sync"), env=bench.environment, check=False, capture_output=True)
    generate.fill(folder)
    catalogues = project / "locales"
    messages = sum(path.read_text(encoding="utf-8").count("\nmsgid ") - 1 for path in catalogues.rglob("*.po"))
    pofilter = bench.peer("pofilter", "--progress=none", catalogues, folder / "filtered")
    bench.measure(
        "check, first",
        {
            "ours": (forget(bench, project, catalogues=False), [bench.mars(project, "check")]),
            "earlier": (forget(bench, project, catalogues=False), [bench.mars_before(project, "check")]),
            "pofilter": (lambda: None, [pofilter]),
        },
        messages,
    )
    subprocess.run(bench.mars(project, "check"), env=bench.environment, check=False, capture_output=True)
    bench.measure(
        "check, nothing changed",
        {"ours": (lambda: None, [bench.mars(project, "check")]), "pofilter": (lambda: None, [pofilter])},
        messages,
    )


def row_build(bench, folder):
    project, po = folder / "project", folder / "po-of-toolkit"
    subprocess.run(bench.mars(project, "sync"), env=bench.environment, check=False, capture_output=True)
    generate.fill(folder)  # else nothing is ready, and nothing built
    toolkit = bench.peer("toolkit-md2po", "--progress=none", project / "sources", po)
    if toolkit:
        subprocess.run(toolkit, check=False, capture_output=True)
    back = bench.peer("toolkit-po2md", "--progress=none", "-t", project / "sources", po, folder / "out-of-toolkit")
    ours = bench.mars(project, "build", "--output", "source", "--out", folder / "out")
    cold = forget(bench, project, catalogues=False)  # else the second round finds what the first has built
    bench.measure("build source", {"ours": (cold, [ours]), "po2md, one language": (lambda: None, [back])})

    def check_first():
        cold()
        subprocess.run(bench.mars(project, "check"), env=bench.environment, check=False, capture_output=True)
        shutil.rmtree(folder / "out", ignore_errors=True)

    bench.measure(
        "build source, after check", {"ours": (check_first, [ours]), "po2md, one language": (lambda: None, [back])}
    )


def row_archive(bench, folder):
    project = folder / "project"
    bench.measure("archive: first sync", {"ours": (forget(bench, project), [bench.mars(project, "sync")])})
    generate.fill(folder)
    subprocess.run(bench.mars(project, "sync"), env=bench.environment, check=False, capture_output=True)
    name = max((project / "sources").glob("*.md"))
    numbers = iter(range(10_000, 20_000))

    def edit():
        text = name.read_text(encoding="utf-8")
        first, rest = text.split("\n\n", 1)[1].split(" ", 1)
        name.write_text(f"{text.split(chr(10) * 2, 1)[0]}\n\n{first} {next(numbers)} {rest}", encoding="utf-8")

    def edit_when_synced():
        subprocess.run(bench.mars(project, "sync"), env=bench.environment, check=False, capture_output=True)
        edit()

    build = ["build", "--draft", "--output", "web", name.stem]
    rows = (
        ("nothing changed: sync", lambda: None, ["sync"]),
        ("first status", forget(bench, project, catalogues=False), ["status"]),
        ("nothing changed: status", lambda: None, ["status"]),
        ("one edited: sync", edit_when_synced, ["sync"]),
        ("one edited: sync NAME", edit, ["sync", name.stem]),
        ("first check", forget(bench, project, catalogues=False), ["check"]),
        ("nothing changed: check", lambda: None, ["check"]),
        ("first build web of one", forget(bench, project, catalogues=False), build),
        ("build web of one, edited", edit, build),
    )
    for shown, before, arguments in rows:
        bench.measure(f"archive: {shown}", {"ours": (before, [bench.mars(project, *arguments)])})


def row_start(bench, _folder):
    for arguments in (["--help"], ["--lang", "es", "--help"], ["explain"]):
        bench.measure(" ".join(arguments), {"ours": (lambda: None, [[*MARS, *arguments]])})


ROWS = {"first": row_first_sync, "changed": row_changed, "check": row_check, "build": row_build, "start": row_start}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON")
    parser.add_argument("--row", choices=[*ROWS, "archive"], action="append")
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--segments", type=int, default=100)
    parser.add_argument("--archive", type=int, nargs=2, default=(1000, 10), metavar=("DOCUMENTS", "SEGMENTS"))
    parser.add_argument("--earlier", type=Path, metavar="FOLDER", help="a checkout of an earlier version")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--plot", type=Path, metavar="FILE.svg", help="also draw time and memory against size")
    options = parser.parse_args()
    print(f"CPython {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}\n")
    heads = (
        "work",
        "program",
        "seconds of processors",
        "of wall",
        "MB",
        "messages a second",
        "ours to it",
        "by the clock",
    )
    print(f"| {' | '.join(heads)} |\n|{' --- |' * len(heads)}")
    with tempfile.TemporaryDirectory() as temporary:
        bench = Bench(Path(temporary), options.peers, options.rounds, options.earlier and options.earlier.resolve())
        folder = Path(temporary) / "small"
        wanted = options.row or [*ROWS, "archive"]
        if set(wanted) & set(ROWS):
            generate.generate(folder, documents=options.documents, segments=options.segments)
        for name, row in ROWS.items():
            if name in wanted:
                row(bench, folder)
        if "archive" in wanted:
            archive = Path(temporary) / "archive"
            generate.generate(archive, documents=options.archive[0], segments=options.archive[1])
            row_archive(bench, archive)
        if options.plot:
            plot.draw(options.plot, plot.measure(Path(temporary)))


if __name__ == "__main__":
    main()
