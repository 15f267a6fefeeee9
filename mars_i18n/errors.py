"""What the user can fix. Faults in content are findings; anything else is a bug."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import ENGLISH, locate_message, render_message

if TYPE_CHECKING:
    from pathlib import Path

    from mars_i18n.messages import Message, Translations


class MarsError(Exception):
    """A fault that stops the command and that the user can fix.

    `message` says what is wrong, `hint` what to do next, in a sentence; both are translated where they are shown.
    `at` is the place, as ``path`` or ``path:line``, which is shown before what is wrong, the same in every language:
    `reason` is without it, `what` has it.
    """

    def __init__(self, message: Message, hint: Message | None = None, *, at: str | Path = "") -> None:
        super().__init__(message)
        self.what = locate_message(str(at), message) if at else message
        self.at, self.reason = str(at), message
        self.next_step = hint

    @property
    def message(self) -> str:
        """What is wrong and where, in English."""
        return self.lines()[0]

    @property
    def hint(self) -> str:
        """What to do next, in English; empty where there is nothing to say."""
        return self.lines()[1]

    def lines(self, translations: Translations = ENGLISH) -> tuple[str, str]:
        """(what is wrong, what to do next) in the language of `translations`."""
        hint = "" if self.next_step is None else render_message(self.next_step, translations)
        return render_message(self.what, translations), hint

    def __str__(self) -> str:
        return f"{self.message}\n  {self.hint}" if self.hint else self.message


class OptionError(ValueError):
    """A value of a configuration that an option does not take: `what` says what it must be.

    `item` is the text of a list that is wrong, as TOML may write it.
    """

    def __init__(self, what: Message, item: str = "") -> None:
        super().__init__(str(what))
        self.what, self.item = what, item
