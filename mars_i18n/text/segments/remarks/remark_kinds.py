"""Every line of a catalogue that is read again, as a value: one class a kind. What a line says, never how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from mars_i18n.model import SegmentPlace

Risk: TypeAlias = Literal["negation", "number", "date", "name", "link"]
Meaning: TypeAlias = Literal["link", "address", "code", "image", "note", "opaque"]
SourceBasis: TypeAlias = Literal["detected", "inherited", "und", "foreign"]
TextLanguage: TypeAlias = Literal["en", "es", "pt", "another"]
ChangeKind: TypeAlias = Literal["replaced", "added", "removed", "moved", "many", "spacing"]


# --- ``#.`` lines: what translators are shown ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where a message is, at most a few places and how many `more`, and the language of its text, and why that.

    `basis`: "detected" where it is sure (declared or detected), "inherited" from the document, "und" where nothing
    says it, "foreign" where it is none of the languages that can be detected.
    """

    language: str
    basis: SourceBasis = "detected"
    places: tuple[SegmentPlace, ...] = ()
    more: int = 0

    def __post_init__(self) -> None:
        """Raise ValueError where more places are counted than none."""
        if self.more < 0 or (self.more and not self.places):
            raise ValueError("more places than none cannot be counted")


@dataclass(frozen=True, slots=True)
class TagMeaning:
    """What a tag of a msgid means: `label` is the tag, `value` the address, code, footnote's label or raw text."""

    label: str
    meaning: Meaning
    value: str


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of the glossary in a text: those to `keep`, and (term, its form in the language) of the others.

    Raises ValueError where there is none.
    """

    keep: tuple[str, ...] = ()
    translate: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Raise ValueError where there is no term."""
        if not self.keep and not self.translate:
            raise ValueError("no term to remark on")


@dataclass(frozen=True, slots=True)
class Limit:
    """The longest that a translation may be, in code points."""

    characters: int


@dataclass(frozen=True, slots=True)
class FilledFigure:
    """The message is a figure, and `text` is how CLDR writes it for `locale`: a person may have written another form.

    Raises ValueError where one of them is empty.
    """

    locale: str
    text: str

    def __post_init__(self) -> None:
        """Raise ValueError where one of them is empty."""
        if not self.locale or not self.text:
            raise ValueError("no figure, or no locale")


@dataclass(frozen=True, slots=True)
class UnchangedFigure:
    """The message is a figure whose form is the same in the source and in the region of the catalogue."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change between two texts: words replaced, added, removed or moved; many words; white space alone.

    Raises ValueError for words that a change of this kind does not have.
    """

    kind: ChangeKind
    old: str = ""
    new: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError for words that a change of this kind does not have."""
        if (self.old and self.kind not in {"replaced", "removed"}) or (
            self.new and self.kind not in {"replaced", "added", "moved"}
        ):
            raise ValueError(f"a change of the kind {self.kind} has other words")


@dataclass(frozen=True, slots=True)
class TextDifference:
    """The first changes between two texts, and whether there are `more`. Without any, it is not known what changed."""

    changes: tuple[Change, ...] = ()
    more: bool = False

    def __post_init__(self) -> None:
        """Raise ValueError where there are more changes than none."""
        if self.more and not self.changes:
            raise ValueError("more changes than none")


@dataclass(frozen=True, slots=True)
class SameWordsElsewhere:
    """The translation is that of the same words in another place."""


@dataclass(frozen=True, slots=True)
class CutFromLonger:
    """The translation is a part of that of a longer text, which was split."""


@dataclass(frozen=True, slots=True)
class SourceChanged:
    """The translation was made for an older text; `risks` are what of the change must not be missed."""

    difference: TextDifference = TextDifference()
    risks: tuple[Risk, ...] = ()


@dataclass(frozen=True, slots=True)
class SimilarText:
    """The translation is that of a similar text; `risks` are what of the difference must not be missed."""

    difference: TextDifference = TextDifference()
    risks: tuple[Risk, ...] = ()


@dataclass(frozen=True, slots=True)
class TextOfLanguage:
    """The entry is a copy of a text that is not in the language of the catalogue; it may be meant so, or not."""

    language: TextLanguage


Reason: TypeAlias = SameWordsElsewhere | CutFromLonger | SourceChanged | SimilarText | TextOfLanguage


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Why an entry is fuzzy; `marked`: its translator had marked it before that."""

    reason: Reason | None = None
    marked: bool = False

    def __post_init__(self) -> None:
        """Raise ValueError where there is no reason at all."""
        if self.reason is None and not self.marked:
            raise ValueError("no reason why it is fuzzy")


# --- ``mars:`` comments: fixed English, written by people and by mars-i18n ----------------------------------------


@dataclass(frozen=True, slots=True)
class SuppressedChecks:
    """Checks that a person silences for an entry or a block, and why."""

    names: tuple[str, ...]
    reason: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError where no check is named."""
        if not self.names:
            raise ValueError("no check to suppress")


@dataclass(frozen=True, slots=True)
class KeepInstruction:
    """A person says in the source that finished translations stay although the source changes, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class KeptTranslation:
    """A finished translation stayed although its source changed: why, and what changed."""

    reason: str
    difference: TextDifference = TextDifference()


@dataclass(frozen=True, slots=True)
class JoinedTexts:
    """The translation was put together of those of so many texts, which were joined."""

    count: int


@dataclass(frozen=True, slots=True)
class OtherTranslation:
    """Another translation that was received; ours stayed."""

    text: str


@dataclass(frozen=True, slots=True)
class ReplacedTranslation:
    """What the entry had before a translation was received."""

    text: str


@dataclass(frozen=True, slots=True)
class AlsoTranslated:
    """The translation of another entry of the same message, or another plural form."""

    text: str


@dataclass(frozen=True, slots=True)
class TakenFromDocument:
    """The translation was taken from a translated document of this name."""

    document: str


@dataclass(frozen=True, slots=True)
class DoubtfulMatch:
    """Why a translation that was taken from a document is doubtful."""

    reason: str


@dataclass(frozen=True, slots=True)
class AlsoInDocument:
    """Another translation of the same message in the translated document."""

    text: str


@dataclass(frozen=True, slots=True)
class TakenFromMemory:
    """The translation was taken from the memory: of an issue, or of a file of memory/."""

    issue: str


@dataclass(frozen=True, slots=True)
class TakenFromSimilar:
    """The translation was taken from that of a similar text in an issue, or in a file of memory/.

    `percent` is how alike the two are, rounded down, and `difference` what differs. `is_adapted`: what differs was put
    into the translation. Raises ValueError for a percentage above 100.
    """

    percent: int
    issue: str
    difference: TextDifference = TextDifference()
    is_adapted: bool = False

    def __post_init__(self) -> None:
        """Raise ValueError for a percentage that is none."""
        if not 0 <= self.percent <= 100:
            raise ValueError(f"no share: {self.percent} %")


@dataclass(frozen=True, slots=True)
class AlsoInMemory:
    """Another translation of the same message in the memory."""

    issue: str
    text: str


@dataclass(frozen=True, slots=True)
class AssembledFromSentences:
    """The translation was put together of sentences that the memory knows."""


@dataclass(frozen=True, slots=True)
class AskedToConfirm:
    """It was asked once whether a copy of the text is its translation."""


@dataclass(frozen=True, slots=True)
class MachineDraft:
    """The translation is a machine's; `digest` is that of its text, to see whether a person changed it."""

    engine: str
    digest: str


Fact: TypeAlias = Occurrences | TagMeaning | Terms | Limit | FilledFigure | UnchangedFigure | Fuzzy
Comment: TypeAlias = (
    SuppressedChecks
    | KeepInstruction
    | KeptTranslation
    | JoinedTexts
    | OtherTranslation
    | ReplacedTranslation
    | AlsoTranslated
    | TakenFromDocument
    | DoubtfulMatch
    | AlsoInDocument
    | TakenFromMemory
    | TakenFromSimilar
    | AlsoInMemory
    | AssembledFromSentences
    | AskedToConfirm
    | MachineDraft
)
Remark: TypeAlias = Fact | Comment
