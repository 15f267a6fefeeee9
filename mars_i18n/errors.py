"""What the user can fix. Faults in content are findings; anything else is a bug."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import ENGLISH, render_message

if TYPE_CHECKING:
    from mars_i18n.messages import Translations, Wording


class MarsError(Exception):
    """A fault that stops the command and that the user can fix.

    `what` says what and where (``path:line: what``), `next_step` what to do, in a sentence; both in English as
    `message` and `hint`. Either may be a `Message`, which is translated where it is shown, or a plain str.
    """

    def __init__(self, message: Wording, hint: Wording = "") -> None:
        super().__init__(message)
        self.what = message
        self.next_step = hint

    @property
    def message(self) -> str:
        """What is wrong and where, in English."""
        return render_message(self.what)

    @property
    def hint(self) -> str:
        """What to do next, in English; empty where there is nothing to say."""
        return render_message(self.next_step)

    def lines(self, translations: Translations = ENGLISH) -> tuple[str, str]:
        """(what is wrong, what to do next) in the language of `translations`."""
        return render_message(self.what, translations), render_message(self.next_step, translations)

    def __str__(self) -> str:
        return f"{self.message}\n  {self.hint}" if self.hint else self.message
