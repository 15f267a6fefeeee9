"""`quote`: how many words of an issue are new, and how many the memory knows, exactly or nearly.

Every occurrence of a text is in one band, so that the bands add up to the words of the issue that need a translation
into a language. Texts in that language already and figures need none.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.model import UNDETERMINED
from mars_i18n.suggesters.memory import find_surroundings
from mars_i18n.text.merging.former_messages import rewrite_former_messages
from mars_i18n.text.segments.markup import strip_tags
from mars_i18n.text.segments.remarks.entries import remarks_of
from mars_i18n.text.segments.remarks.remark_kinds import TakenFromMemory
from mars_i18n.workflow.issue.asking.recall import FEWEST_WORDS
from mars_i18n.workflow.issue.open_issue import OpenIssue
from mars_i18n.workflow.issue.unreadable import SkippedCatalogues

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mars_i18n.text.segments.source_messages import SourceMessage
    from mars_i18n.workflow.issue.open_project import OpenProject

# In the order in which they are shown, from most work to least. "context" is the same text between the same neighbours,
# or one that this issue has a translation of its own for; "repeated-within" are further occurrences of a text
# that is in neither, "repeated-across" such texts that an issue quoted before has, too.
Band: TypeAlias = Literal["new", "75-84", "85-94", "95-99", "100", "context", "repeated-within", "repeated-across"]
BANDS: tuple[Band, ...] = get_args(Band)
_LEAST = 0.75
_NEAR: tuple[tuple[int, Band], ...] = ((95, "95-99"), (85, "85-94"), (75, "75-84"))  # from so many per cent on


@dataclass(frozen=True, slots=True)
class Amount:
    """Segments and their words, in the source."""

    segments: int = 0
    words: int = 0

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.segments + other.segments, self.words + other.words)


@dataclass(frozen=True, slots=True)
class IssueQuote:
    """How much of an issue is in each band, for one language; every band is there, in the order of `BANDS`."""

    issue: str
    language: str
    bands: tuple[tuple[Band, Amount], ...]

    @property
    def total(self) -> Amount:
        """All segments and words that need a translation."""
        return sum((amount for _, amount in self.bands), Amount())

    def price(self, prices: Mapping[str, Decimal]) -> Decimal:
        """The price by that of a word of each band; a band without one costs nothing."""
        return sum((price_of(band, amount, prices) for band, amount in self.bands), Decimal())


def price_of(band: str, amount: Amount, prices: Mapping[str, Decimal]) -> Decimal:
    """The price of the words of a band."""
    return prices.get(band, Decimal()) * amount.words


def require_bands(prices: Mapping[str, Decimal]) -> None:
    """Raise MarsError where a price is of no band."""
    for name in prices:
        if name not in BANDS:
            what = message("there is no band {name}; the bands are {names}", name=repr(name), names=BANDS)
            raise MarsError(what, message("Write it as in --price new=0.12,75-84=0.08."))


def add_quotes(quotes: Sequence[IssueQuote], issue: str) -> IssueQuote:
    """The sum of the quotes of several issues, for one language, under a name. There must be one."""
    sums = {band: sum((dict(one.bands)[band] for one in quotes), Amount()) for band in BANDS}
    return IssueQuote(issue, quotes[0].language, tuple(sums.items()))


def quote(
    opened: OpenProject,
    wanted: Iterable[str],
    languages: Iterable[str],
    progress: Callable[[str], None] = lambda _: None,
) -> Iterator[IssueQuote]:
    """The quotes of the wanted issues (all where none is named), by name, for each language; nothing is written.

    A catalogue that cannot be read is reported by a MarsError when all others are done.
    """
    skipped, chosen = SkippedCatalogues(), tuple(languages)
    before: dict[str, set[str]] = {language: set() for language in chosen}  # texts of the issues before
    for found in opened.issues(wanted):
        progress(found.name)
        issue = OpenIssue(opened, found)
        for language in chosen:
            with skipped.skip_unreadable():
                yield quote_issue(issue, language, before[language])
    skipped.require_none()


def quote_issue(issue: OpenIssue, language: str, before: set[str]) -> IssueQuote:
    """The quote of one issue; its texts that the memory does not know are added to those `before`.

    Raises MarsError where a source cannot be read, UnreadableCatalogueError where the catalogue cannot.
    """
    messages = issue.read.messages
    own = _own_translations(issue, language, messages)
    around = find_surroundings([one.msgid for one in messages])
    counts: Counter[tuple[Band, str]] = Counter()
    texts: set[str] = set()
    for one, beside in zip(messages, around, strict=True):
        if one.figure or one.language == language:
            continue
        words = len(strip_tags(one.msgid).split())
        band: Band = "context" if one.key in own else _find_band(issue, one, beside, language)
        later = band  # that of its further occurrences
        if band not in {"context", "100"}:
            band = "repeated-within" if one.msgid in texts else "repeated-across" if one.msgid in before else band
            later = "repeated-within"
            texts.add(one.msgid)
        again = max(len(one.places) - 1, 0)
        for at, times in ((band, 1), (later, again)):
            counts.update({(at, "segments"): times, (at, "words"): times * words})
    before |= texts
    amounts = ((band, Amount(counts[band, "segments"], counts[band, "words"])) for band in BANDS)
    return IssueQuote(issue.name, language, tuple(amounts))


def _own_translations(issue: OpenIssue, language: str, messages: Sequence[SourceMessage]) -> set[tuple[str, str]]:
    """The keys of the finished entries of the issue's own catalogue that were not filled from other issues."""
    stored = issue.load_catalogue(language).require_readable()
    if stored is None:
        return set()
    entries = rewrite_former_messages(stored, messages).entries
    return {one.key for one in entries if one.done and not any(remarks_of(one.translator, TakenFromMemory))}


def _find_band(issue: OpenIssue, one: SourceMessage, beside: int, language: str) -> Band:
    """What other issues and the files of memory/ know of a text."""
    memory = issue.opened.memory
    if found := memory.exact(one.msgid, language, besides=issue.name):
        return "context" if any(known.surroundings == beside for known in found) else "100"
    if len(strip_tags(one.msgid).split()) < FEWEST_WORDS:
        return "new"
    source = "" if one.language == UNDETERMINED else one.language
    near = memory.near(one.msgid, language, least=_LEAST, most=1, besides=issue.name, source=source)
    return next((band for least, band in _NEAR if near and near[0].percent >= least), "new")
