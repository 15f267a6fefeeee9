"""What plugins of each kind are given, and the Protocols that each kind keeps.

A plugin is a module. The Protocol of its kind says what the module must have, ``OptionalOf…`` what it may have beside:
what is left out is False, or empty. Both are read when a plugin is loaded: see contract and loading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Protocol

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Severity  # noqa: TC001 - the annotations are read when a plugin is loaded
from mars_i18n.plugins.document_pairs import DocumentPair  # noqa: TC001 - as above
from mars_i18n.plugins.editions import Archive, Edition  # noqa: TC001 - as above
from mars_i18n.plugins.imported_files import ImportedFile  # noqa: TC001 - as above
from mars_i18n.plugins.options import Option  # noqa: TC001 - as above

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mars_i18n.evidence import Evidence
    from mars_i18n.messages import Wording
    from mars_i18n.model import (
        Artefact,
        Block,
        Catalogue,
        Document,
        Entry,
        Finding,
        LeftOutWords,
        Location,
        Setting,
        Term,
        VisibleWord,
    )
    from mars_i18n.plugins.read_output import ReadOutput

CHECK_KINDS = ("source", "translation", "issue", "catalogue", "pair", "imported")
# table of the configuration → kinds of the plugins that are set there, each in a table of its name: [exchange.csv]
TABLES: dict[str, tuple[str, ...]] = {
    "checks": tuple(f"checks.{one}" for one in CHECK_KINDS),
    "outputs": ("outputs",),
    "formats": ("formats",),
    "reports": ("reports",),
    "exchange": ("catalogues.exchange",),
    "engines": ("suggesters.engines",),
}
# kind → functions that are called with the keyword `settings` in a plugin that declares options. The values that checks
# and outputs are given hold their settings already.
CALLED_WITH_SETTINGS: dict[str, tuple[str, ...]] = {
    "formats": ("parse",),
    "reports": ("render",),
    "catalogues.exchange": ("write", "read"),
    "suggesters.engines": ("pairs", "translate"),
}
# kind → (what a plugin may have, what it must then have, too)
REQUIRED_TOGETHER: dict[str, tuple[tuple[str, str], ...]] = {"outputs": (("archive", "record"),)}


class OptionalOfEvery(Protocol):
    """What a plugin of any kind may have."""

    needs: tuple[str, str]  # the extra of its distribution, and the module to import: without it, it cannot work
    options: tuple[Option[Any], ...]  # what a project can set; see CALLED_WITH_SETTINGS for how it is given
    documentation: str  # the address of its page on the web; else that of its distribution is shown


class Format(Protocol):
    """A module of formats/: the bytes of a file ↔ Document. `extensions` are lower-case, with the dot."""

    extensions: tuple[str, ...]

    def parse(self, data: bytes, path: str) -> Document:
        """Read a file. Law: ``rebuild(parse(b, p)) == b``. Raises MarsError, with the line, for what it cannot read."""

    def rebuild(self, document: Document) -> bytes:
        """The file: raw parts as they are, parts whose raw is None written in the format's syntax.

        Text is encoded in ``document.encoding``. Raises MarsError for what the format or the encoding cannot hold.
        """


class OptionalOfFormat(OptionalOfEvery, Protocol):
    """What a format may have."""

    plain_text: bool  # files are text: it is given UTF-8, whatever `encoding` the project configures
    instructions: bool  # a file can hold front matter and ``<!-- mars: … -->`` comments, which steer mars-i18n

    def linked_files(self, data: bytes, address: str) -> Iterable[str]:
        """The addresses, relative to it, of local files that `parse` reads with a source, such as its style sheets.

        Asked of the source (`address` is empty), then of each file found; `parse` gets `linked`: ((address, bytes), …).
        """

    def packaged_image(self, document: Document, address: str) -> bytes | None:
        """The bytes of an image in ``document.package``, by the address that its tag has; None where it has none."""

    def replace_packaged_images(self, document: Document, find: Callable[[str], bytes | None]) -> Document:
        """The document with each image of its package replaced by what `find` gives for its address, if anything."""

    def add_anchor(self, block: Block, name: str, document: Document) -> Block:
        """A heading, which no link would reach otherwise, with one more name: ids made of its words are translated."""

    def visible_words(self, document: Document) -> Iterable[VisibleWord]:
        """The words that readers see or hear in ``document.raw``, in order, with their offsets there in code points.

        It proves that `parse` loses none, so it finds them in the raw text by code of its own: see
        docs/sources/guides/extending.md.
        """


@dataclass(frozen=True, slots=True)
class Unit:
    """A source segment and its translation in one catalogue: what translation checks are given."""

    entry: Entry
    source_language: str  # "und" where unknown
    language: str
    issue: str
    path: str  # of the catalogue
    locale: str = ""  # with its region: es_CO; empty where it is not known
    terms: tuple[Term, ...] = ()  # the glossary
    links: tuple[tuple[str, ...], ...] = ()  # addresses that are translations of one another, a row each
    settings: tuple[Setting, ...] = ()  # of the checks, where the project has its own
    former: str = ""  # the msgid that version 0.1 wrote for the source, where that was another

    @property
    def source(self) -> str:
        """The msgid."""
        return self.entry.msgid

    @property
    def target(self) -> str:
        """The msgstr."""
        return self.entry.msgstr


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """A catalogue as it lies on disk. `catalogue` is None when it cannot be read; `fault` then says why and where."""

    path: str
    language: str  # of its folder
    issue: str
    catalogue: Catalogue | None
    fault: Fault | None = None
    expected: Catalogue | None = None  # what `sync` would write; None where that is not known
    data: bytes = b""  # of the file
    units: tuple[Unit, ...] = ()  # its active entries
    settings: tuple[Setting, ...] = ()  # of the checks, where the project has its own

    @property
    def text(self) -> str:
        """The file with its own line ends, decoded each time: it may be large."""
        return self.data.decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Fault:
    """What a check yields; the runner makes a Finding of it.

    `offset` and `length` mark the faulty words, in code points of the msgstr (of the msgid where `in_source`);
    `location` overrides them. `fix` is what those code points must become, only where no reader would object.
    `evidence` holds the values that the fault rests on, never a sentence: the fingerprint is made of them.
    """

    message: Wording
    evidence: Evidence = ()
    suggestion: Wording | None = None
    offset: int = 0
    length: int = 0
    fix: str | None = None
    in_source: bool = False
    text: str = ""  # what `offset` counts in, where it is neither the msgstr nor the msgid
    location: Location | None = None
    counterpart: Location | None = None  # the place in the other document, where two are compared
    severity: Severity | None = None  # where it is not the check's own
    former_evidence: str | None = None  # what version 0.1 gave, where the evidence read otherwise
    former_text: str | None = None  # as it read `text`, where that was otherwise


class Check(Protocol):
    """What the checks of all kinds must have. The docstring of the module is its page: what, why, wrong, right."""

    __doc__: str | None
    severity: Severity  # of most of its findings
    remedy: str  # what to do next, in a sentence


class OptionalOfCheck(OptionalOfEvery, Protocol):
    """What a check may have."""

    others: tuple[Severity, ...]  # severities that some findings have in place of `severity`
    never_accepted: bool  # an edition with its findings is not whole: no baseline and no comment silences them


class TranslationCheck(Check, Protocol):
    """A module of checks/translation/: given one translated unit."""

    def check(self, unit: Unit) -> Iterable[Fault]:
        """Yield what is wrong with this unit."""


@dataclass(frozen=True, slots=True)
class IssueUnits:
    """All translations of an issue, in all languages: what issue checks are given. In order of language and entry."""

    issue: str
    units: tuple[Unit, ...]
    # (language, msgid) → (issue, msgstr) of the finished translations of that text in other issues
    elsewhere: tuple[tuple[tuple[str, str], tuple[tuple[str, str], ...]], ...] = ()


class IssueCheck(Check, Protocol):
    """A module of checks/issue/: given all translations of one issue."""

    def check(self, issue: IssueUnits) -> Iterable[tuple[Unit, Fault]]:
        """Yield what is wrong, each with the unit where it is to be fixed."""


@dataclass(frozen=True, slots=True)
class UnreadSource:
    """A file in sources/ that is read by nobody, or in which nothing was found to read.

    `why`: "no format" reads its text; it is "too deep" in folders; "no text" was found in it, although it has letters;
    it is "blank"; an "image" or other "data" that no document shows or links to; a "broken link"; "no file" but a pipe.
    """

    path: str
    why: Literal["no format", "too deep", "no text", "blank", "image", "data", "broken link", "no file"]


@dataclass(frozen=True, slots=True)
class SourceIssue:
    """The sources of an issue before anyone translates, languages and places of their segments set."""

    issue: str
    documents: tuple[Document, ...]
    terms: tuple[Term, ...] = ()  # the glossary
    settings: tuple[Setting, ...] = ()  # of the checks, where the project has its own
    missing_images: frozenset[str] = frozenset()  # addresses, as written, of images that are not there
    left_out: tuple[LeftOutWords, ...] = ()  # visible words that are in no segment
    unproven: tuple[str, ...] = ()  # paths of documents whose format does not prove that there are none
    unread: tuple[UnreadSource, ...] = ()  # files beside the documents


class SourceCheck(Check, Protocol):
    """A module of checks/source/: given the sources of one issue."""

    def check(self, issue: SourceIssue) -> Iterable[Fault]:
        """Yield what is wrong in the sources, each fault with its `location`, and the words there as `evidence`."""


class CatalogueCheck(Check, Protocol):
    """A module of checks/catalogue/: given one catalogue file."""

    def check(self, file: CatalogueFile) -> Iterable[Fault]:
        """Yield what is wrong with this file."""


class PairCheck(Check, Protocol):
    """A module of checks/pair/: given a document and its translation, which lie in no project."""

    def check(self, pair: DocumentPair) -> Iterable[Fault]:
        """Yield what is wrong, each with its `location`."""


class ImportedCheck(Check, Protocol):
    """A module of checks/imported/: given what `add` did to a file that it made a draft of."""

    def check(self, file: ImportedFile) -> Iterable[Fault]:
        """Yield what an editor is to read, each with its `location` in the draft."""


class Output(Protocol):
    """A module of outputs/: Edition → files below ``build/<lang>/<issue>/``."""

    def render(self, edition: Edition) -> Iterable[Artefact]:
        """Yield the files, their paths relative to the edition's folder. Same edition, same bytes."""


class OptionalOfOutput(OptionalOfEvery, Protocol):
    """What an output may have."""

    on_request: bool  # made only when named, as it is not for readers
    assets: bool  # its files load images and linked files from beside them: these are copied
    # What readers find in its files, for these to be read back. In the flow: "title", "date" (the first) or
    # "dates", "summary", "text", "code", letter for letter; "notes" after the text of their document, "notes at end"
    # (those that no text cites, then the footnotes of pages) or "notes in place".
    body: tuple[str, ...]
    # Apart from the flow: "language", that of the file, or "own language", where it says one; "title", "subject",
    # "summary"; "preheader", else the summary or the first paragraph; "masthead", the values of the date line, or
    # "first day" of it; "alternative texts", "opening pictures" (the same, of
    # the pictures that front matter names), "image titles", "link titles". Of tables of contents: "whole contents",
    # all titles and headings; or, where there are five headings, "contents", without the first title, or of them only
    # "contents of three levels" or "short contents", the sections of the first document and the titles of the others.
    # "relative links" and the addresses of images stay as written. "links within" the issue lead to the text that they
    # lead to in its documents; "links counted" says only that there are as many.
    apart: tuple[str, ...]
    # Words that its files show beside the edition, as its templates write them in English: "All issues". With these,
    # text that is in no segment, date line, code or template is a difference; without `labels` it is not looked for.
    labels: tuple[str, ...]

    def record(self, edition: Edition) -> Mapping[str, str]:
        """What `archive` shows of an edition: texts by name. It is needed with `archive`, which gets no more of it.

        It is kept, and made again only where something that the edition was made from has changed.
        """

    def archive(self, archive: Archive) -> Iterable[Artefact]:
        """Yield the files for all issues together, their paths relative to the build folder, from what was recorded."""

    def read_back(self, files: Mapping[str, bytes], issue: str) -> Iterable[ReadOutput]:
        """What its finished files say: one ReadOutput a part. Without it, an issue with this output is not released.

        `files` gives the bytes of a file by its path as `render` gave it; one that is missing is reported for it. It
        must not use what `render` uses: what proves that an output is right must not share its mistakes.
        """


@dataclass(frozen=True, slots=True)
class ExchangeFile:
    """The active entries of a catalogue. `source_language` is that of most sources, `locale` that of the translations.

    `ids` are those that the entries had in the file they were read from, in their order; () where there is no file.
    `words` is the language in which the file speaks to its translator; no file says it.
    A format may leave out plurals, flags, obsolete entries and lines; all else of an entry comes back as it was.
    """

    issue: str
    source_language: str
    language: str
    locale: str
    entries: tuple[Entry, ...]
    ids: tuple[str, ...] = ()
    words: str = "en"


class Exchange(Protocol):
    """A module of catalogues/exchange/: a catalogue ↔ a file of another tool. `extension` is as ".csv"."""

    extension: str

    def recognises(self, data: bytes) -> bool:
        """Whether these bytes look like a file of this format. Never fails."""

    def write(self, file: ExchangeFile) -> bytes:
        """The file. Law: `read` gives the same entries. Raises MarsError for what the format cannot hold."""

    def read(self, data: bytes, path: str) -> ExchangeFile:
        """The entries of a file. Raises MarsError with the line of a fault."""


class OptionalOfExchange(OptionalOfEvery, Protocol):
    """What an exchange format may have."""

    memory: bool  # it holds pairs of finished texts and nothing else of a catalogue: a translation memory


class DraftEngine(Protocol):
    """A module of suggesters/engines/: a machine that translates. Its file name is what `suggest --draft` names."""

    def pairs(self) -> frozenset[tuple[str, str]]:
        """(source, target) of what can be translated here, a target a language or a locale: ("es", "pt_BR").

        Raises MarsError, with the command that installs it, where the machine is not there.
        """

    def translate(self, texts: Sequence[str], source: str, target: str) -> Sequence[str]:
        """Translate fragments of HTML, one for one; their tags must come back as they were. Raises MarsError."""


class OptionalOfReport(OptionalOfEvery, Protocol):
    """What a report may have."""

    terminal: bool  # for people: `render` also takes the keywords `colour` and `with_info`, both bool
    paths_from: str  # where paths of findings start: "project" (default), "repository", or "folder" of the command


class Report(Protocol):
    """A module of reports/: findings → text for people or machines."""

    def render(self, findings: Sequence[Finding]) -> str:
        """The report, ending in a newline unless empty."""


# kind → what its plugins must have, and what they may have
PROTOCOLS: dict[str, tuple[type, type]] = {
    "formats": (Format, OptionalOfFormat),
    "checks.source": (SourceCheck, OptionalOfCheck),
    "checks.translation": (TranslationCheck, OptionalOfCheck),
    "checks.issue": (IssueCheck, OptionalOfCheck),
    "checks.catalogue": (CatalogueCheck, OptionalOfCheck),
    "checks.pair": (PairCheck, OptionalOfCheck),
    "checks.imported": (ImportedCheck, OptionalOfCheck),
    "outputs": (Output, OptionalOfOutput),
    "reports": (Report, OptionalOfReport),
    "catalogues.exchange": (Exchange, OptionalOfExchange),
    "suggesters.engines": (DraftEngine, OptionalOfEvery),
}
