"""Messages as data: a template and its values. Words are chosen at the edge, by gettext, in the reader's language.

A message is made where something is detected and rendered where it is shown. Templates are written as literals in the
calls of `message`, `plural_message`, `translatable` and `plural_template`, so that Babel extracts them (`KEYWORDS`).
"""

from __future__ import annotations

import gettext
import re
from typing import TYPE_CHECKING, Protocol

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

# What Babel's extractor looks for: the name of a function and which of its arguments are msgid and msgid_plural.
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "message": None,
    "plural_message": (1, 2),
    "translatable": None,
    "plural_template": (1, 2),
}
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Translations(Protocol):
    """The two functions of gettext that choose words; `gettext.GNUTranslations` has them."""

    def gettext(self, message: str, /) -> str:
        """The translation of a template, or the template itself."""
        ...

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        """The translation of a template in the plural form that `n` needs, or one of the two given."""
        ...


ENGLISH: Translations = gettext.NullTranslations()  # the templates as they are written


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for people: a msgid with named placeholders (``{source}``) and the value of each.

    Values are texts, numbers, other messages, or a tuple of those, which is shown as a list with commas. With `plural`,
    `count` chooses between the two templates; it is also the value of ``{count}``. ``str()`` gives it in English.
    """

    template: str
    values: tuple[tuple[str, Value], ...] = ()
    plural: str = ""
    count: int = 1

    def __str__(self) -> str:
        return render_message(self)


Item = str | int | Message
Value = Item | tuple[Item, ...]
Wording = Message | str  # a str is shown as it is in every language


def message(template: str, /, **values: Value) -> Message:
    """A message with one form. `template` must be a literal."""
    return Message(template, tuple(values.items()))


def plural_message(singular: str, plural: str, count: int, /, **values: Value) -> Message:
    """A message whose form depends on `count`, also the value of ``{count}``. Both templates must be literals."""
    return Message(singular, tuple(values.items()), plural, count)


def verbatim(text: str, /) -> Message:
    """Words that are not ours, as a message: those of a parser or of the system, the same in every language."""
    return Message("{text}", (("text", text),))


def locate_message(at: str, what: Message, /) -> Message:
    """A message after its place, ``path:line``, which is the same in every language."""
    return Message("{at}: {what}", (("at", at), ("what", what)))


def stack_messages(lines: Iterable[Message], /) -> Message:
    """Several messages as one, a line each."""
    values = tuple((f"line{number}", line) for number, line in enumerate(lines))
    return Message("\n".join(f"{{{name}}}" for name, _ in values), values)


def translatable(template: str, /) -> str:
    """The template itself, marked for extraction: `Message(template)` renders it later."""
    return template


def plural_template(singular: str, plural: str, /) -> tuple[str, str]:
    """Both templates, marked for extraction: `plural_message(*pair, count)` makes a message of them."""
    return singular, plural


def documentation_page(page: str = "") -> str:
    """The address of a page of the documentation, "reference/checks.md"; of all of it without one."""
    from importlib.metadata import metadata

    urls = dict(url.split(", ", 1) for url in metadata("mars-i18n").get_all("Project-URL") or ())
    return f"{urls['Documentation']}/sources/{page}" if page else urls["Documentation"]


def render_message(wording: Wording, translations: Translations = ENGLISH) -> str:
    """The words of a message in the language of `translations`; a str is given as it is.

    A placeholder without a value stays as it is written, so that no translation can make rendering fail.
    """
    if isinstance(wording, str):
        return wording
    if wording.plural:
        template = translations.ngettext(wording.template, wording.plural, wording.count)
    else:
        template = translations.gettext(wording.template)
    values = {"count": wording.count, **dict(wording.values)} if wording.plural else dict(wording.values)
    return _PLACEHOLDER.sub(
        lambda match: _render_value(values[match[1]], translations) if match[1] in values else match[0], template
    )


def _render_value(value: Value, translations: Translations) -> str:
    if isinstance(value, tuple):
        return ", ".join(_render_value(item, translations) for item in value)
    return render_message(value, translations) if isinstance(value, Message) else str(value)
