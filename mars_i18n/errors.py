"""What the user can mend. Faults in content are findings; anything else is a bug."""

from __future__ import annotations


class MarsError(Exception):
    """A fault that stops the command and that the user can mend.

    `message` says what and where (``path:line: what``), `hint` what to do next, in a sentence.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n  {self.hint}" if self.hint else self.message
