"""Random walks through the life of a project: what editors, translators, their tools and git do to it, day by day.

A walk is made from its seed alone. After every step no word that a person typed and nobody replaced is missing; after
every command the exit code is none of a bug; a second sync changes nothing; and gettext reads every catalogue.
"""

import contextlib
import io
import itertools
import random
import re
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import polib
from limits import limit_seconds

from mars_i18n.cli import run

LANGUAGES = ("es", "pt")
SENTENCES = (
    "The water of the valley is clean again.",
    "The water of the valley is not clean on May 27.",
    "A **new pump** serves the school.",
    "Read the [report](https://example.org/report) of the neighbours.",
    "Our partners met twice in the village.",
    "El programa fue presentado a las comunidades en un acto público.",
    "The river will grow.",
    "The river will shrink.",
    "Peru",
    "A library for the two schools opens its doors.",
)
CONFIGURATION = 'title = "Valley"\n[languages]\nes = "es_CO"\nen = "en_US"\npt = "pt_BR"\n'
_WORD = re.compile(r"Palabra\d+x")


class BrokenPromiseError(AssertionError):
    """What a walk found, with its seed and the steps up to it."""


class Walk:
    """One project on its way. `words` are those that people typed and no person replaced since."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.seed = root, seed
        self.random = random.Random(seed)  # noqa: S311 - reproducible, not secret
        self.steps: list[str] = []
        self.counts: Counter[str] = Counter()
        self.words: dict[str, set[str]] = {language: set() for language in LANGUAGES}
        self.files: list[tuple[str, str, bytes]] = []  # (language, name, bytes) of what was handed out
        self.names = itertools.count()
        root.mkdir(parents=True)
        (root / "mars-i18n.toml").write_text(CONFIGURATION)
        (root / "sources").mkdir()
        (root / ".gitattributes").write_text("*.po -text\n")
        (root / ".gitignore").write_text("mail/\npacks/\n")
        self.git("init", "-q", "-b", "main")
        self.edit_sources()
        self.mars("sync")
        self.commit()

    # --- what is done -----------------------------------------------------------------------------------------

    def mars(self, *arguments: str) -> int:
        """Run a command; exit 3 is a bug, and so is any exception."""
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out), limit_seconds():
            code = run(["-q", "-C", str(self.root), *arguments])
        self.counts["commands"] += 1
        self.steps.append(f"{' '.join(arguments)} -> {code}")
        self.require(code in {0, 1, 2}, out.getvalue())
        return code

    def git(self, *arguments: str) -> int:
        who = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "core.autocrlf=false", "-c", "gc.auto=0"]
        done = subprocess.run(["git", "-C", str(self.root), *who, *arguments], capture_output=True, check=False)
        self.steps.append(f"git {' '.join(arguments)} -> {done.returncode}")
        return done.returncode

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x")

    def catalogue(self, language: str) -> Path:
        return self.root / "locales" / language / "LC_MESSAGES" / "letter.po"

    def typed(self) -> str:
        """A translation of which every word is new."""
        return f"Palabra{self.seed}00{next(self.names)}x dicha."

    def edit_sources(self) -> None:
        chosen = self.random.sample(SENTENCES, self.random.randint(2, 6))
        joint = self.random.choice(["\n\n", "\n\n", " "])
        text = f"---\nlanguage: en\n---\n\n# A letter\n\n{joint.join(chosen)}\n"
        (self.root / "sources" / "letter.md").write_text(text, encoding="utf-8")
        self.steps.append(f"edit sources: {chosen}")

    def translate(self) -> None:
        """A person edits a catalogue in a PO editor, which wraps it in its own way."""
        language = self.random.choice(LANGUAGES)
        path = self.catalogue(language)
        file = polib.pofile(str(path), wrapwidth=self.random.choice([0, 40, 78]))
        for entry in file:
            if not entry.obsolete and self.random.random() < 0.4:
                self.words[language] -= set(_WORD.findall(entry.msgstr))
                entry.msgstr = self.typed()
                self.words[language] |= set(_WORD.findall(entry.msgstr))
                finished = self.random.random() < 0.7
                entry.flags = [] if finished else ["fuzzy"]
                entry.previous_msgid = None if finished else entry.previous_msgid
        file.save(str(path))
        self.steps.append(f"translate {language}")

    def resave(self) -> None:
        """A tool saves a catalogue and changes nothing in it: sync leaves it alone afterwards."""
        path = self.catalogue(self.random.choice(LANGUAGES))
        self.mars("sync")
        kind = self.random.choice(["crlf", "msgcat", "polib", "comments"])
        data = path.read_bytes()
        if kind == "crlf":
            path.write_bytes(data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
        elif kind == "msgcat":
            subprocess.run(["msgcat", f"--width={self.random.choice([30, 79])}", path, "-o", path], check=True)
        elif kind == "polib":
            polib.pofile(str(path)).save(str(path))
        else:
            path.write_bytes(re.sub(rb"(?m)^#[.:].*\r?\n", b"", data))
        saved = path.read_bytes()
        self.steps.append(f"resave {path.parts[-3]} by {kind}")
        self.require(self.mars("sync", "--check") == 0, "sync --check calls a file out of date that says the same")
        self.mars("sync")
        self.require(path.read_bytes() == saved, "sync rewrote a file that says the same")

    def hand_out(self) -> None:
        """A file goes to translators: the catalogue itself, one from a pack, or a table."""
        language, kind = self.random.choice(LANGUAGES), self.random.choice(["copy", "pack", "csv", "xliff"])
        if kind == "copy":
            self.files.append((language, "back.po", self.catalogue(language).read_bytes()))
        elif kind == "pack":
            self.mars("pack", "--for", "poedit", "--language", language, "--out", str(self.root / "packs"))
            with zipfile.ZipFile(self.root / "packs" / f"letter.{language}.poedit.zip") as archive:
                data = archive.read(f"letter.{language}.poedit/letter.po")
            self.files.append((language, "back.po", data))
        else:
            self.mars("export", "--format", kind, "--language", language, "--out", str(self.root / "packs"))
            name = f"letter.{language}.{'csv' if kind == 'csv' else 'xlf'}"
            if (path := self.root / "packs" / name).exists():
                self.files.append((language, name, path.read_bytes()))
        self.steps.append(f"hand out {language} as {kind}")

    def come_back(self) -> None:
        """A file that was handed out comes back, edited; one that says its version may replace texts of that."""
        if not self.files:
            return
        language, name, data = self.random.choice(self.files)
        path = self.root / "mail" / f"{next(self.names)}" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        came, gone = self.edit_received(path)
        if b"X-Mars-Sent" not in data and name.endswith(".po"):
            gone = set()  # a copy says nothing of its version: no text of ours may go for it
        command = "receive" if name.endswith(".po") else "import"
        code = self.mars(command, str(path), "--issue", "letter", "--language", language)
        self.steps.append(f"came back {language} {name}: {sorted(came)} for {sorted(gone)}")
        if code < 2:
            self.words[language] -= gone
            self.words[language] |= came
        if self.random.random() < 0.3:
            self.files.append((language, name, path.read_bytes()))  # the same file again, one day

    def copy_over(self) -> None:
        """A packed file comes back and is copied over the catalogue, in place of being received."""
        packed = [one for one in self.files if b"X-Mars-Sent" in one[2]]
        if not packed:
            return
        language, _, data = self.random.choice(packed)
        path = self.catalogue(language)
        path.write_bytes(data)
        came, _ = self.edit_received(path)
        self.words[language] = self.words[language] & self.words_there(language) | came
        self.steps.append(f"copy over {language}: {sorted(came)}")

    def edit_received(self, path: Path) -> tuple[set[str], set[str]]:
        """The words that a translator typed into a file, and those that stood there before."""
        came: set[str] = set()
        gone: set[str] = set()
        if path.suffix == ".po":
            file = polib.pofile(str(path), wrapwidth=self.random.choice([0, 78]))
            for entry in file:
                if not entry.obsolete and self.random.random() < 0.4:
                    gone |= set(_WORD.findall(entry.msgstr))
                    entry.msgstr = self.random.choice([self.typed(), self.typed(), ""])
                    came |= set(_WORD.findall(entry.msgstr))
                    entry.flags = self.random.choice([[], ["fuzzy"]])
                    entry.comment = self.random.choice([entry.comment, ""])
            file.save(str(path))
            return came, gone
        text = path.read_text(encoding="utf-8-sig")
        for word in sorted(set(_WORD.findall(text))):
            if self.random.random() < 0.4:
                new = f"Palabra{self.seed}00{next(self.names)}x"
                text = re.sub(rf"{word}\b", new, text)
                gone.add(word)
                came.add(new)
        path.write_text(text, encoding="utf-8-sig" if path.suffix == ".csv" else "utf-8", newline="")
        return came, gone

    def branch_and_merge(self) -> None:
        """Two branches work and sync; git merges them. A conflict is given up: then the branch's words are gone."""
        self.mars("sync")
        self.commit()
        before = {language: set(words) for language, words in self.words.items()}
        self.git("checkout", "-q", "-b", f"b{next(self.names)}")
        self.translate()
        self.mars("sync")
        self.commit()
        there = {language: set(words) for language, words in self.words.items()}
        self.git("checkout", "-q", "main")
        self.words = {language: set(words) for language, words in before.items()}
        self.random.choice([self.translate, self.edit_sources])()
        self.mars("sync")
        self.commit()
        if self.git("merge", "-q", "--no-edit", "-") != 0:
            self.git("merge", "--abort")
            self.counts["git conflicts"] += 1
            return
        self.counts["git merges"] += 1
        for language in LANGUAGES:
            both = self.words[language] & there[language]
            self.words[language] = both | (self.words[language] ^ there[language]) - before[language]

    def undo(self) -> None:
        """The last uncommitted work is thrown away, by a person's own command."""
        self.git("checkout", "-q", "--", ".")
        self.words = {language: self.words_there(language) & self.words[language] for language in LANGUAGES}

    def configure(self) -> None:
        """A glossary comes, goes or changes, and so does the title."""
        rows = self.random.choice(["", "water\tagua\tágua\n", "river\trío\trio\nwater\tagua\t\n"])
        path = self.root / "glossary.tsv"
        path.write_text(f"term\tes\tpt\n{rows}", encoding="utf-8")
        self.steps.append(f"configure {rows!r}")

    def fix(self) -> None:
        self.mars("check", "--fix")

    # --- what is promised -------------------------------------------------------------------------------------

    def require(self, kept: bool, what: str) -> None:  # noqa: FBT001 - as assert
        if not kept:
            raise BrokenPromiseError("\n".join([what, f"seed {self.seed}", *self.steps]))

    def words_there(self, language: str) -> set[str]:
        path = self.catalogue(language)
        return set(_WORD.findall(_unwrap(path.read_text(encoding="utf-8")))) if path.exists() else set()

    def step(self) -> None:
        """Do one thing, and hold every promise."""
        ways = [self.edit_sources, self.translate, self.translate, self.resave, self.hand_out, self.hand_out]
        ways += [self.come_back, self.come_back, self.come_back, self.branch_and_merge, self.undo, self.configure]
        ways += [self.fix, self.copy_over]
        way = self.random.choice(ways)
        self.counts["steps"] += 1
        way()
        self.require(self.mars("sync") == 0, "sync failed")
        before = {language: self.catalogue(language).read_bytes() for language in LANGUAGES}
        self.require(self.mars("sync", "--check") == 0, "a second sync would change something")
        for language in LANGUAGES:
            path = self.catalogue(language)
            self.require(path.read_bytes() == before[language], "sync --check wrote")
            lost = self.words[language] - self.words_there(language)
            self.require(not lost, f"lost in {language} after {way.__name__}: {sorted(lost)}")
            checked = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], capture_output=True, check=False)
            self.require(checked.returncode == 0, checked.stderr.decode())
            self.counts["catalogues"] += 1
        beside = {path.name for path in self.root.parent.iterdir()} - {self.root.name, "cache"}
        self.require(not beside, f"written outside the project: {sorted(beside)}")
        if self.random.random() < 0.4:
            self.commit()


def _unwrap(text: str) -> str:
    return re.sub(r'"\r?\n(?:#~ )?"|\r?\n#~? ?', "", text)


def walk(root: Path, seed: int, length: int) -> Counter[str]:
    """Walk so many steps from a seed; gives what was done, in numbers. Raises BrokenPromiseError."""
    one = Walk(root, seed)
    for _ in range(length):
        one.step()
    return one.counts
