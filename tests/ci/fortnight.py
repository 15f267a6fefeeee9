"""An honest fortnight of commits, with both flows run on each: `python tests/ci/fortnight.py [github|gitlab]`.

Prints which runs were red, and why that is right. Exit code 1 where a run is red without a fault, or green with one.
"""

import re
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from runners import SERVERS, Repository

TITLE, PUMP, VISIT = (
    "Water for the school",
    "The pump brings water to 3 villages.",
    "Visit the [school](https://e.org/s).",
)
GARDEN, LARGE = "The children plant a garden.", "The children plant a large garden."
NEXT = "The harvest begins in June."
WORDS = {
    "es": {
        TITLE: "Agua para la escuela",
        PUMP: "La bomba lleva agua a 3 aldeas.",
        "Visit the <a1>school</a1>.": "Visite la <a1>escuela</a1>.",
        GARDEN: "Los niños plantan una huerta.",
        LARGE: "Los niños plantan una huerta grande.",
        "The children plant a larger garden.": "Los niños plantan una huerta más grande.",
        NEXT: "La cosecha comienza en junio.",
    },
    "pt": {
        TITLE: "Água para a escola",
        PUMP: "A bomba leva água a 3 aldeias.",
        "Visit the <a1>school</a1>.": "Visite a <a1>escola</a1>.",
        GARDEN: "As crianças plantam uma horta.",
        LARGE: "As crianças plantam uma horta grande.",
        "The children plant a larger garden.": "As crianças plantam uma horta maior.",
        NEXT: "A colheita começa em junho.",
    },
}
WRONG_NUMBER = {PUMP: "A bomba leva água a 5 aldeias."}


@dataclass(frozen=True)
class Run:
    """A run of a flow: the day, what was committed, the fault in it (empty where there is none), and how it ended."""

    day: int
    what: str
    fault: str
    tag: str
    code: int
    printed: str
    report: str = ""  # that GitLab shows in the merge request

    @property
    def right(self):
        """Whether it is red for its fault, or green without one."""
        return (self.code != 0) == bool(self.fault) and bool(re.search(self.fault, self.printed + self.report))


class Fortnight:
    """Fourteen days of a newsletter in a repository; `runs` are those of the flows, each step in a shell or not."""

    def __init__(self, folder, server, *, in_shell=True):
        self.in_shell = in_shell
        self.repository = Repository(folder / "repository", server).start()
        self.folder, self.runs, self.today = folder, [], 0

    def write(self, *paragraphs, issue="2025-05", title=TITLE):
        text = "\n\n".join((f"# {title}", *paragraphs))
        path = self.repository.project / "sources" / f"{issue}.md"
        path.write_text(f"---\nlanguage: en\ndate: {issue}\n---\n\n{text}\n", encoding="utf-8")

    def commit(self, what, fault="", tag=""):
        """Commit a piece of work and run the flow that it starts. `fault` is a pattern of what the flow must say."""
        self.repository.commit(what)
        code, printed = self.repository.run_flow(tag, in_shell=self.in_shell)
        report = self.repository.clone / "gl-code-quality-report.json"
        shown = report.read_text(encoding="utf-8") if report.exists() else ""
        self.runs.append(Run(self.today, what, fault, tag, code, printed[-3000:], shown))

    def days(self, work=()):
        """The runs of each day's work in order; of some days alone where they are named."""
        for day, one in enumerate(work or self.WORK, 1):
            self.today = day
            one(self)
        return self.runs

    def first_text(self):
        self.write(PUMP, VISIT)
        self.repository.mars("sync")
        self.commit("a first text, nothing is translated")

    def some_is_translated(self):
        self.repository.translate("pt", {TITLE: WORDS["pt"][TITLE]})
        self.commit("the Portuguese title is translated in Poedit")

    def sync_forgotten(self):
        self.write(PUMP, VISIT, GARDEN)
        self.commit("a paragraph is new, and sync was forgotten", "1 new message|catalogues are not up to date")
        self.repository.mars("sync")
        self.commit("synced")

    def packed_file_returns(self):
        self.repository.mars("pack", "--for", "poedit", "--language", "es", "--out", str(self.folder / "packs"))
        with zipfile.ZipFile(self.folder / "packs" / "2025-05.es.poedit.zip") as archive:
            self.repository.catalogue("es").with_name("back.po").write_bytes(
                archive.read("2025-05.es.poedit/2025-05.po")
            )
        back = self.repository.catalogue("es").with_name("back.po")
        self.repository.translate("es", {one: WORDS["es"][one] for one in (TITLE, PUMP)}, issue="back")
        back = back.rename(self.folder / "back.po")
        self.repository.mars("receive", "--issue", "2025-05", str(back))
        self.commit("a translator mailed a packed file, and it was received")

    def tools_save(self):
        path = self.repository.catalogue("pt")
        subprocess.run(["msgcat", "--width=60", path, "-o", path], check=True)
        self.commit("another tool wrapped the Portuguese file")
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        self.commit("a machine with Windows wrote its line ends")

    def all_is_translated(self):
        for language in ("es", "pt"):
            self.repository.translate(language, WORDS[language])
        self.commit("all is translated")

    def source_changes(self):
        self.write(PUMP, VISIT, LARGE)
        self.repository.mars("sync")
        self.commit("a sentence changed: its translations are fuzzy")
        self.commit("the tag comes too early", "2025-05", tag="2025-05")

    def fuzzy_is_finished(self):
        for language in ("es", "pt"):
            self.repository.translate(language, WORDS[language])
        self.commit("the fuzzy entries were finished in Poedit")

    def wrong_number(self):
        self.repository.translate("pt", WRONG_NUMBER)
        self.commit("a translation has another number", "number-changed")
        self.repository.translate("pt", WORDS["pt"])
        self.commit("the number is right")

    def two_translators_differ(self):
        path = self.repository.catalogue("pt")
        back = path.with_name("back.po")
        back.write_bytes(path.read_bytes())
        self.repository.translate("pt", {TITLE: "Água na escola"}, issue="back")
        back = back.rename(self.folder / "back.po")
        self.repository.mars("receive", "--issue", "2025-05", str(back), code=1)
        self.commit("two translators differ in the title", "conflict")
        path.write_text(
            re.sub(r"# mars: another translation.*\n", "", path.read_text(encoding="utf-8")), encoding="utf-8"
        )
        self.commit("somebody decided, and deleted the comment")

    def wrong_tag(self):
        self.commit("a tag of the software, not of an issue", "v1.0", tag="v1.0")

    def release(self):
        self.write(NEXT, issue="2025-07", title="Harvest")
        self.repository.mars("sync")
        self.commit("the next issue is begun")
        self.commit("the issue is released", tag="2025-05")

    def merge_goes_wrong(self):
        path = self.repository.catalogue("es", "2025-07")
        kept = path.read_bytes()
        path.write_bytes(
            kept.replace(b'msgstr ""\n\n#.', b'<<<<<<< HEAD\nmsgstr ""\n=======\nmsgstr "A"\n>>>>>>> b\n\n#.', 2)
        )
        assert path.read_bytes() != kept
        self.commit("the markers of a merge were committed", "merge conflict|conflict")
        path.write_bytes(kept)
        self.repository.translate("es", WORDS["es"], issue="2025-07")
        self.commit("the file is as it was, and its translation has begun")

    def correction(self):
        self.write(PUMP, VISIT, LARGE.replace("large", "larger"))
        self.repository.mars("sync")
        self.commit("a reader found a mistake")
        for language in ("es", "pt"):
            self.repository.translate(language, WORDS[language])
        self.commit("the correction is translated")
        self.commit("the second release", tag="2025-05-r2")

    WORK = (
        first_text,
        some_is_translated,
        sync_forgotten,
        packed_file_returns,
        tools_save,
        all_is_translated,
        source_changes,
        fuzzy_is_finished,
        wrong_number,
        two_translators_differ,
        wrong_tag,
        release,
        merge_goes_wrong,
        correction,
    )


def describe(run):
    """One line of the table."""
    colour = "green" if run.code == 0 else f"red ({run.code})"
    verdict = "right" if run.right else "WRONG"
    return f"day {run.day:>2}  {colour:<8}  {verdict}  {'tag ' + run.tag + ': ' if run.tag else ''}{run.what}"


def main():
    """Run the flows of the servers that are named, or of both."""
    wrong = 0
    for server in sys.argv[1:] or SERVERS:
        with tempfile.TemporaryDirectory() as folder:
            runs = Fortnight(Path(folder), server).days()
        wrong += sum(not run.right for run in runs)
        red = sum(run.code != 0 for run in runs)
        print(f"{server}: {len(runs)} runs, {red} red, {sum(not run.right for run in runs)} wrong")  # noqa: T201 - a program
        for run in runs:
            print(describe(run) + ("" if run.right else f"\n{run.printed}"))  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
