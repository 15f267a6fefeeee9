"""Syntax of site generators and mail services in a text: what a program replaces before anybody reads it.

Found are ``{{ … }}``, ``{% … %}``, ``{# … #}`` (Jinja, Liquid, Hugo, Handlebars), ``<% … %>`` (ERB, EJS, ASP),
``<?php … ?>``, ``[% … %]`` (Template Toolkit), ``${ … }``, ``*|NAME|*`` (Mailchimp), ``%%name%%`` (Marketing Cloud),
``%recipient.name%`` (Mailgun), ``##name##``, ``{$name}`` (MailerLite, Smarty), and what a project adds by patterns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# An opening that is not closed before the next one of its kind, or before a tag begins, is no template syntax. So each
# character is looked at a fixed number of times. `<?` and `<%` may hold tags: they are read before HTML is.
_NO_TAG = r"(?!<[A-Za-z/!])"
_OWN = rf"""
    \{{\{{\{{?+ (?:(?!\{{\{{|\}}\}}) {_NO_TAG} .)*+ \}}\}}\}}?+
  | \{{% (?:(?!\{{%|%\}}) {_NO_TAG} .)*+ %\}}
  | \{{\# (?:(?!\{{\#|\#\}}) {_NO_TAG} .)*+ \#\}}
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
_BEGINNINGS = re.compile(r"\{[{%#$]|<[%?]|\[%|\$\{|\*\||%|##")


def find_template_syntax(text: str, patterns: Iterable[str] = ()) -> Iterator[tuple[int, int]]:
    """(start, end) of each piece of template syntax, in order, in code points; none overlap.

    `patterns` are a project's own regular expressions; where one matches at the same place, it wins. Linear in the
    length of the text for the packaged syntax.
    """
    own = list(patterns)
    if not own and not _BEGINNINGS.search(text):
        return
    search = re.compile("|".join(f"(?:{one})" for one in own)) if own else None
    found = search.search(text) if search else None
    for match in _SYNTAX.finditer(text):
        while search and found and found.start() <= match.start():
            if found.end() > found.start():
                yield found.span()
            found = search.search(text, max(found.end(), found.start() + 1))
        yield match.span()
    while search and found:
        if found.end() > found.start():
            yield found.span()
        found = search.search(text, max(found.end(), found.start() + 1))
