"""The translation memory as one issue asks it: the questions are kept, so that they can be asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.cache.digests import digest_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mars_i18n.suggesters.memory import Memory, NearMatch, Remembered

    Question = tuple[str, str, str]  # what is asked, language, text


NEAR = "near"  # what is asked for a text like another: any text in the memory may be the answer


class AskedMemory:
    """A memory that is opened when an issue first asks it."""

    def __init__(self, memory: Callable[[], Memory], issue: str) -> None:
        """Ask nothing yet."""
        self._memory = memory
        self._answers: dict[Question, str] = {}
        self.issue = issue

    def exact(self, msgid: str, language: str) -> tuple[Remembered, ...]:
        """The finished translations of a text in other issues: see Memory.exact."""
        found = self._memory().exact(msgid, language, besides=self.issue)
        self._answers["exact", language, msgid] = repr(found)
        return found

    def sentence(self, text: str, language: str) -> str:
        """The one translation of a sentence: see Memory.sentence."""
        found = self._memory().sentence(text, language)
        self._answers["sentence", language, text] = found
        return found

    def near(self, msgid: str, language: str, least: int, source: str) -> tuple[NearMatch, ...]:
        """The translation in other issues of the text that is most like this one, in per cent: see Memory.near."""
        found = self._memory().near(msgid, language, least=least / 100, most=1, besides=self.issue, source=source)
        self._answers[f"{NEAR} {least} {source}", language, msgid] = repr(found)
        return found

    @property
    def questions(self) -> tuple[Question, ...]:
        """What was asked, in order."""
        return tuple(self._answers)

    @property
    def answers(self) -> bytes:
        """The digest of the answers, in order of the questions."""
        return digest_parts(*self._answers.values())

    def ask_again(self, questions: Iterable[Question]) -> None:
        """Ask what was asked before. Raises ValueError for a question of another kind."""
        for kind, language, text in questions:
            if kind == "exact":
                self.exact(text, language)
            elif kind == "sentence":
                self.sentence(text, language)
            else:
                near, least, source = kind.split(" ")
                if near != NEAR:
                    raise ValueError(kind)
                self.near(text, language, int(least), source)
