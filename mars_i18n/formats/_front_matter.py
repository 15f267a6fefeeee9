"""YAML front matter: its translatable values as blocks, located by PyYAML's offsets; the rest is untouched."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mars_i18n.model import METADATA_KEYS, Block, Gap, Masthead, Segment, Text
from mars_i18n.text.segments.limits import OF_FRONT_MATTER, limit_line
from mars_i18n.text.values.mastheads import parse_date_value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mars_i18n.model import Location

_FENCED = re.compile(
    r"\ufeff?---[ \t]*(?:\r\n|\r|\n)(?P<yaml>.*?)^---[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL | re.MULTILINE
)
_KEY = re.compile(r"^([^\s#:][^:\n]*):(?=\s)", re.MULTILINE)
_UNWRITABLE = dict.fromkeys((0, 0xFFFE, 0xFFFF), "\ufffd")  # "\0" in quotation marks is a NUL
_WORD = re.compile(r"\w[\w.-]*|<<")
_STAND_IN = "\ue000"  # of a colon, one code point as it is
_PLAIN_VALUE = re.compile(r"""^([\w.-]+:[ \t]+)([^\s"'\[\]{}|>&*!%@`#].*)$""", re.MULTILINE)
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")  # an anchor or a type before a value
TRANSLATABLE = ("title", "summary", "subject", "preheader", "description")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the body: `end` is its length in code points; `blocks` are (start, end, block)."""

    end: int = 0
    blocks: tuple[tuple[int, int, Block], ...] = ()
    language: str = ""
    masthead: Masthead | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    translate: bool = True


def read_front_matter(text: str, locate: Callable[[int], Location]) -> FrontMatter:
    """The front matter of a document's text; an empty one where there is none, and no values where it is no YAML.

    It begins on the first line, is closed by its second ``---``, and is a mapping in which each key is one word and
    either one of them is METADATA_KEYS or all begin in lower case, right below the opening mark. Anything else is prose
    between two thematic breaks: “Note: see below” is a mapping, too.
    """
    import yaml

    found = _FENCED.match(text)
    none = FrontMatter(end=len(text) - len(text.removeprefix("\ufeff")))
    if found is None:
        return none
    start, source = found.start("yaml"), found["yaml"]
    try:
        root = _composed(source)
    except (yaml.YAMLError, ValueError, RecursionError):
        return FrontMatter(found.end()) if _is_meant(_KEY.findall(source), source) else none
    if root is None:
        return FrontMatter(found.end())
    keys = [key.value for key, _ in root.value] if isinstance(root, yaml.MappingNode) else []
    if not _is_meant(keys, source):
        return none
    if "\r" in source.replace("\r\n", ""):
        return FrontMatter(found.end())
    blocks: list[tuple[int, int, Block]] = []
    values: dict[str, str] = {}
    for key, value in root.value:
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            continue
        value.value = str(value.value).replace(_STAND_IN, ":")
        values.setdefault(str(key.value), value.value)
        begin, end = start + value.start_mark.index, start + value.end_mark.index
        if value.start_mark.index < key.end_mark.index:
            continue  # an alias, whose words stand where its anchor does
        begin += len(_PROPERTIES.match(text[begin:end])[0])  # type: ignore[index]  # it matches the empty string
        end = begin + len(text[begin:end].rstrip())
        if block := _block(str(key.value), value, text[begin:end], locate(begin)):
            blocks.append((begin, end, block))
    dates = parse_date_value(values.get("date", ""))
    numbers = values.get("volume", ""), values.get("number", "")
    masthead = Masthead(*(dates or ("", "")), *numbers) if dates or any(numbers) else None
    return FrontMatter(
        end=found.end(),
        blocks=tuple(blocks),
        language=values.get("language", ""),
        masthead=masthead,
        metadata=tuple((key, value) for key, value in values.items() if key not in METADATA_KEYS),
        translate=values.get("translate", "true").lower() not in {"false", "no", "off"},
    )


def _composed(source: str) -> Any:
    """The YAML as nodes; a colon within a plain value (“title: Water: a plan”) is read as people mean it."""
    import yaml

    try:
        return yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        meant = _PLAIN_VALUE.sub(lambda line: line[1] + line[2].replace(": ", f"{_STAND_IN} "), source)
        if meant == source:
            raise
        return yaml.compose(meant, Loader=yaml.SafeLoader)


def _is_meant(keys: Sequence[object], source: str) -> bool:
    """Whether these keys are those of front matter, not the first words of sentences."""
    if not keys or not all(isinstance(key, str) and _WORD.fullmatch(key) for key in keys):
        return False
    apart = not source.partition("\n")[0].strip()  # a blank line: most likely, a thematic break stands above it
    return any(key in METADATA_KEYS for key in keys) or (not apart and all(str(key)[0].islower() for key in keys))


def _block(key: str, node: object, raw: str, location: Location) -> Block | None:
    """The block of one value: quotation marks are gaps; a folded or literal scalar is replaced whole."""
    value, style = str(getattr(node, "value", "")), getattr(node, "style", None)
    if key == "language":
        return Block("metadata", (Gap(raw),), key=key, location=location) if value else None
    if key not in TRANSLATABLE or not value.strip() or not raw:
        return None
    text = " ".join(value.translate(_UNWRITABLE).split())
    quoted = style in {'"', "'"}
    prose = replace(location, column=location.column + quoted)
    kind = "title" if key == "title" else "metadata"
    level = 1 if key == "title" else 0
    notes = (limit_line(OF_FRONT_MATTER[key]),) if key in OF_FRONT_MATTER else ()
    if quoted:
        inner = Segment((Text(text, raw[1:-1]),), prose, notes=notes)
        return Block(kind, (Gap(raw[0]), inner, Gap(raw[-1])), level, location=location, key=key)  # type: ignore[arg-type]
    return Block(kind, (Segment((Text(text, raw),), prose, notes=notes),), level, location=location, key=key)  # type: ignore[arg-type]


def written_scalar(text: str, quote: str) -> str:
    """A value as YAML writes it: inside `quote` marks, or plain where `quote` is empty and plain is safe."""
    import yaml

    text = " ".join(text.split())
    if quote == "'":
        return text.replace("'", "''")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    if quote == '"':
        return escaped
    try:
        plain = yaml.safe_load(f"key: {text}") == {"key": text}
    except (yaml.YAMLError, ValueError):
        plain = False
    return text if plain else f'"{escaped}"'
