"""What plugins of each kind are given, and the Protocol that each kind keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mars_i18n.evidence import Evidence
    from mars_i18n.messages import Wording
    from mars_i18n.model import Artefact, Block, Catalogue, Document, Entry, Finding, Location, Segment, Severity, Term

CHECK_KINDS = ("source", "translation", "issue", "catalogue")


class Format(Protocol):
    """A module of formats/: the bytes of a file ↔ Document. `extensions` are lower-case, with the dot."""

    extensions: tuple[str, ...]

    def parse(self, data: bytes, path: str) -> Document:
        """Read a file. Law: ``rebuild(parse(b, p)) == b``. Raises MarsError, with the line, for what it cannot read.

        A format that declares ``plain_text = True`` is given UTF-8 whatever `encoding` the project configures.
        """
        ...

    def rebuild(self, document: Document) -> bytes:
        """The file: raw parts as they are, parts whose raw is None written in the format's syntax.

        Text is encoded in ``document.encoding``. Raises MarsError for what the format or the encoding cannot hold.
        """
        ...


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
    links: tuple[tuple[str, ...], ...] = ()  # addresses that stand for one another, one tuple a row of the link map
    limits: tuple[tuple[str, tuple[float, ...]], ...] = ()  # check → its limits, where the project has its own

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
    expected: Catalogue | None = None  # what `sync` would write; None where that cannot be told
    text: str = ""  # of the file, with its own line ends, to find the places of entries in
    units: tuple[Unit, ...] = ()  # its active entries


@dataclass(frozen=True, slots=True)
class Fault:
    """What a check yields; the runner makes a Finding of it.

    `offset` and `length` mark the faulty words, in code points of the text that the check was given (the msgstr, or
    the msgid where `in_source`); `location` overrides them where the check knows the very place. `fix` is what those
    very `length` code points must become; it is given only where no reader would object. `evidence` holds the values
    that the fault rests on, never a sentence: the fingerprint is made of them.
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
    severity: Severity | None = None  # where it is not the check's own
    former_evidence: str | None = None  # what version 0.1 gave, where the evidence read otherwise


class TranslationCheck(Protocol):
    """A module of checks/translation/: given one translated unit."""

    __doc__: str | None
    severity: Severity
    remedy: str  # what to do next, in a sentence

    def check(self, unit: Unit) -> Iterable[Fault]:
        """Yield what is wrong with this unit."""
        ...


@dataclass(frozen=True, slots=True)
class IssueUnits:
    """All translations of an issue, in all languages: what issue checks are given. In order of language and entry."""

    issue: str
    units: tuple[Unit, ...]
    # (language, msgid) → (issue, msgstr) of the finished translations of that text in other issues
    elsewhere: tuple[tuple[tuple[str, str], tuple[tuple[str, str], ...]], ...] = ()


class IssueCheck(Protocol):
    """A module of checks/issue/: given all translations of one issue."""

    __doc__: str | None
    severity: Severity
    remedy: str

    def check(self, issue: IssueUnits) -> Iterable[tuple[Unit, Fault]]:
        """Yield what is wrong, each with the unit where it is to be mended."""
        ...


@dataclass(frozen=True, slots=True)
class SourceIssue:
    """The sources of an issue before anyone translates, languages and places of their segments set."""

    issue: str
    documents: tuple[Document, ...]
    terms: tuple[Term, ...] = ()  # the glossary
    limits: tuple[tuple[str, tuple[float, ...]], ...] = ()  # check → its limits, where the project has its own
    missing_images: frozenset[str] = frozenset()  # addresses, as written, of images that are not there


class SourceCheck(Protocol):
    """A module of checks/source/: given the sources of one issue."""

    __doc__: str | None
    severity: Severity
    remedy: str

    def check(self, issue: SourceIssue) -> Iterable[Fault]:
        """Yield what is wrong in the sources, each fault with its `location`, and the words there as `evidence`."""
        ...


class CatalogueCheck(Protocol):
    """A module of checks/catalogue/: given one catalogue file."""

    __doc__: str | None
    severity: Severity
    remedy: str

    def check(self, file: CatalogueFile) -> Iterable[Fault]:
        """Yield what is wrong with this file."""
        ...


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A segment of a source beside its translation, for an editor to sign off.

    `state` is "source" (it is in the language already), "translated", "needs work" or "missing". `faults` are
    (severity, message); `previous` the text that the translation was made for, where it was another; `changed` says
    that either side is not what the last release had.
    """

    block: Block
    source: Segment
    translation: Segment | None
    state: str
    faults: tuple[tuple[Severity, Wording], ...] = ()
    notes: tuple[Wording, ...] = ()
    previous: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """A localised issue, with all that an output needs to render it. URLs are relative to its own folder."""

    issue: str
    language: str
    locale: str  # es_CO
    documents: tuple[Document, ...]
    project: str  # the programme's name
    alternates: tuple[tuple[str, str], ...]  # (language, relative URL) of the finished editions, this one included
    words: Callable[[str], str]  # gettext of the templates' own words
    template_folders: tuple[str, ...]  # searched in order before the packaged ones
    base_url: str = ""  # public address of the build folder, ending in /; empty if unknown
    draft: bool = False
    default_language: str = ""  # x-default of the archive
    locales: tuple[tuple[str, str], ...] = ()  # (language, locale) of the finished editions, as far as known
    outputs: tuple[str, ...] = ()  # all that are made beside this one
    image: Callable[[str], bytes | None] = lambda _: None  # the bytes of an image by its address as written, or None
    review: Callable[[], tuple[tuple[str, tuple[Reviewed, ...]], ...]] = tuple  # (document's path, its segments)
    options: tuple[tuple[str, str], ...] = ()  # what the configuration says of single outputs: ("email.from", "…")

    def option(self, name: str) -> str:
        """What the configuration says of single outputs, by "table.key"; empty where it says nothing."""
        return dict(self.options).get(name, "")


@dataclass(frozen=True, slots=True)
class Archive:
    """All finished editions of a project, in order of issue and language. URLs are relative to the build folder."""

    editions: tuple[Edition, ...]
    project: str
    languages: tuple[str, ...]  # the default one first
    words: Callable[[str], Callable[[str], str]]  # of a language
    template_folders: tuple[str, ...]
    base_url: str = ""
    outputs: tuple[str, ...] = ()  # all that are made beside this one


class Output(Protocol):
    """A module of outputs/: Edition → files below ``build/<lang>/<issue>/``.

    A module may also have ``archive(archive: Archive) -> Iterable[Artefact]``, the files that stand for all issues
    together, their paths relative to the build folder; ``needs = ("extra", "package")`` where it works only with
    an extra installed; and ``on_request = True`` where it is made only when named, as it is not for readers.
    """

    def render(self, edition: Edition) -> Iterable[Artefact]:
        """Yield the files, their paths relative to the edition's folder. Same edition, same bytes."""
        ...


class DraftEngine(Protocol):
    """A module of suggesters/engines/: a machine that translates. Its file name is what `suggest --draft` names."""

    def pairs(self) -> frozenset[tuple[str, str]]:
        """(source, target) of what can be translated here, a target a language or a locale: ("es", "pt_BR").

        Raises MarsError, with the command that installs it, where the machine is not there.
        """
        ...

    def translate(self, texts: Sequence[str], source: str, target: str) -> Sequence[str]:
        """Translate fragments of HTML, one for one; their tags must come back as they were. Raises MarsError."""
        ...


class Report(Protocol):
    """A module of reports/: findings → text for people or machines."""

    def render(self, findings: Sequence[Finding]) -> str:
        """The report, ending in a newline unless empty."""
        ...
