"""Syntax of site generators and mail services in a text: what a program replaces before anybody reads it.

Found are ``{{ … }}``, ``{% … %}``, ``{# … #}`` (Jinja, Liquid, Hugo, Handlebars), ``<% … %>`` (ERB, EJS, ASP),
``<?php … ?>``, ``[% … %]`` (Template Toolkit), ``${ … }``, ``*|NAME|*`` (Mailchimp), ``%%name%%`` (Marketing Cloud),
``%recipient.name%`` (Mailgun), ``##name##``, ``{$name}`` (MailerLite, Smarty), ``{* file *}`` (files that MkDocs
includes), and what a project adds in its configuration.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# An opening that is not closed before the next one of its kind, or before a tag begins, is no template syntax. So each
# character is looked at a fixed number of times. `<?` and `<%` may hold tags: they are read before HTML is.
_NO_TAG = r"(?!<[A-Za-z/!])"
_OWN = rf"""
    \{{\{{[<%] (?:"[^"\n]*+"|`[^`\n]*+`|(?!\{{\{{|[%>]?\}}\}}) {_NO_TAG} .)*+ [%>]\}}\}}
  |    \{{\{{\{{?+ (?:(?!\{{\{{|\}}\}}) {_NO_TAG} .)*+ \}}\}}\}}?+
  | \{{% (?:(?!\{{%|%\}}) {_NO_TAG} .)*+ %\}}
  | \{{\# (?:(?!\{{\#|\#\}}) {_NO_TAG} .)*+ \#\}}
  | \{{\* (?:(?!\{{\*|\*\}}) {_NO_TAG} [^\n])*+ \*\}}
  | <% (?:(?!<%|%>).)*+ %>
  | <\?(?:php|=)(?=[\s$"'(\w]) (?:(?!<\?php|\?>).)*+ (?:\?>|\Z)
  | \[% (?:(?!\[%|%\]) {_NO_TAG} .)*+ %\]
  | \$\{{ [^{{}}\n<]*+ \}}
  | \{{\$ [\w.>\[\]-]++ \}}
  | \*\| [^|\n]++ \|\*
  | %%=? [A-Za-z_\[] [^%\n<]*+ %%
  | % (?<![\w%]%) [A-Za-z_][\w.-]*+ % (?![\w%])
  | \#\# [A-Za-z_][\w.]*+ \#\#
"""
_SYNTAX = re.compile(_OWN, re.VERBOSE | re.DOTALL)
_BEGINNINGS = re.compile(r"\{[{%#$*]|<[%?]|\[%|\$\{|\*\||%|##")
_DOTS = re.compile(r"[ \t]*(?:\.\.\.|\u2026)[ \t]*")
_BLANK_LINE = r"\n[ \t]*\r?\n"


def find_template_syntax(text: str, opaque: Iterable[str] = ()) -> Iterator[tuple[int, int]]:
    """(start, end) of each piece of template syntax, in order, in code points; none overlap.

    `opaque` are what a project adds, such as ``[[ ... ]]``. They are marks, not regular expressions, which could take
    for ever on an innocent text. What is between two marks ends before a blank line, and before the first mark is there
    again: so the time is linear in the length of the text, whatever they are. Where one begins at the same place as
    packaged syntax, it wins.
    """
    own = tuple(opaque)
    if not own and not _BEGINNINGS.search(text):
        return
    for match in (_with_own(own) if own else _SYNTAX).finditer(text):
        yield match.span()


def holds_syntax(text: str, opaque: Iterable[str] = ()) -> bool:
    """Whether a text, such as an address, holds template syntax: a program completes it."""
    return next(find_template_syntax(text, opaque), None) is not None


@lru_cache(maxsize=16)
def _with_own(opaque: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join([*map(_expression, opaque), _OWN]), re.VERBOSE | re.DOTALL)


def _expression(marks: str) -> str:
    """A regular expression without backtracking for marks such as ``[[ ... ]]``."""
    first, *others = (re.escape(mark) for mark in _DOTS.split(marks.strip()) if mark)
    between = (rf"(?:(?!{first}|{mark}|{_BLANK_LINE}).)*+{mark}" for mark in others)
    return f"(?:{first}{''.join(between)})"
