"""The inline tags of a translation are not those of its source.

What it does: compares the tags, such as <b1>…</b1>, <a1>…</a1> and <br1/>, as multisets, and requires that pairs nest.
So it does with what programs fill in, where a catalogue has no tags for it: {{ user.name }}, %(page)s, ${total}.
Their order is free, as languages differ in word order.

Why: a lost tag is a lost link, image or footnote; a broken pair cannot be rebuilt. Such a translation is not used.

Wrong:
    en: Read the <a1>full report</a1>.
    es: Lea el informe completo.

Wrong:
    en: <b1>New</b1> and <i1>free</i1>
    es: <b1>Nuevo y <i1>gratis</b1></i1>

Right:
    en: The <b1>new</b1> <i1>free</i1> guide
    es: La guía <i1>gratuita</i1> <b1>nueva</b1>
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import tag_differences, tag_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Message
    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
_PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]{1,80}\}\}|%\(\w{1,40}\)[a-z]|\$\{\w{1,40}\}"
    r"|(?<![\w:]):[a-z][a-z0-9]{0,30}(?:[_+-][a-z0-9]{1,30}){0,8}:(?![\w:])"  # :smile:, :material-clock:
    r"|\[\[[^\[\]|\n]{1,80}(?=\||\]\])"  # the page that a link of a wiki leads to
)
never_accepted = True
remedy = translatable("Put each tag of the source around the matching words, once.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield one fault that names every tag that is missing, added or out of place."""
    if unit.entry.fuzzy or not unit.target:
        return
    faults = (*tag_differences(unit.source, unit.target), *_placeholders(unit))
    if faults:
        first = faults[0][1]
        what = tuple(_describe(fault, label) for fault, label in faults)
        former = "; ".join(tag_faults(unit.source, unit.target))
        offset = max(unit.target.find(first), 0)
        yield Fault(message("{faults}", faults=what), evidence=faults, offset=offset, former_evidence=former)


def _placeholders(unit: Unit) -> Iterator[tuple[str, str]]:
    """What programs fill in, of texts whose catalogue has no tags for it: {{ user.name }}, :smile:, [[page|words]]."""
    if not _PLACEHOLDER.search(unit.source):
        return
    source, target = _counted(unit.source), _counted(unit.target)
    yield from (("missing", one) for one in source - target)
    yield from (("extra", one) for one in target - source)


def _counted(text: str) -> Counter[str]:
    return Counter("".join(one.split()) for one in _PLACEHOLDER.findall(text))


def _describe(fault: str, label: str) -> Message:
    if fault == "missing":
        return message("{tag} is missing", tag=label)
    if fault == "extra":
        return message("{tag} is not in the source", tag=label)
    return message("{tag} has no partner or crosses another tag", tag=label)
