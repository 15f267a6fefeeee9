"""Front matter: its translatable values as blocks, by offset; the rest is untouched.

It is YAML between ``---`` (or ended by ``...``), TOML between ``+++``, or ``Key: value`` lines as Pelican and
MultiMarkdown read them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mars_i18n.formats._front_matter_lines import TOO_DEEP, read_key_lines, read_toml
from mars_i18n.formats._named_values import TAKEN, named_values, plain_value
from mars_i18n.formats._prose_keys import USUAL
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.model import METADATA_KEYS, Block, Gap, Masthead, Segment, Text, UnreadablePassage
from mars_i18n.text.segments.limits import OF_FRONT_MATTER, limit_line
from mars_i18n.text.values.mastheads import parse_date_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mars_i18n.formats._front_matter_lines import KeyValues
    from mars_i18n.formats._prose_keys import ProseKeys
    from mars_i18n.messages import Wording
    from mars_i18n.model import BlockKind, Location

_FENCED = re.compile(
    r"\ufeff?---[ \t]*(?:\r\n|\r|\n)(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL | re.MULTILINE
)
_KEY = re.compile(r"^([^\s#:][^:\n]*):(?=\s)", re.MULTILINE)
_UNWRITABLE = dict.fromkeys((0, 0xFFFE, 0xFFFF), "\ufffd")  # "\0" in quotation marks is a NUL
_WORD = re.compile(r"\w[\w.-]*|<<")
_MASKED_COLON = "\ue000"  # of a colon, one code point as it is
_PLAIN_VALUE = re.compile(r"""^([\w.-]+:[ \t]+)([^\s"'\[\]{}|>&*!%@`#].*)$""", re.MULTILINE)
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")  # an anchor or a type before a value
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_TEXT_FOLLOWS = re.compile(r":[ \t]+[|>][-+\d]*[ \t]*\r?\n")
_LANGUAGE = ("language", "lang")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What is before the body: `end` is its length in code points; `blocks` are (start, end, block)."""

    end: int = 0
    blocks: tuple[tuple[int, int, Block | Gap], ...] = ()
    language: str = ""
    masthead: Masthead | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    translate: bool = True
    unreadable: tuple[UnreadablePassage, ...] = ()


def read_front_matter(text: str, locate: Callable[[int], Location], keys: ProseKeys = USUAL) -> FrontMatter:
    """The front matter of a document's text; an empty one where there is none, and no values where it is no YAML.

    YAML begins on the first line, is closed by a second ``---`` or ``...``, and is a mapping in which each key is one
    word and either one of them is METADATA_KEYS or all begin in lower case, right below the opening mark. Anything else
    is prose between two thematic breaks: “Note: see below” is a mapping, too. `keys` says which values are prose.
    """
    import yaml

    found = _FENCED.match(text)
    none = FrontMatter(end=len(text) - len(text.removeprefix("\ufeff")))
    if found is None:
        located = read_toml(text) or read_key_lines(text)
        return _of_values(located, locate, keys) if located else none
    source = found["yaml"]
    try:
        root = _composed(source)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return _of_broken(found, error, locate) if _is_meant(_KEY.findall(source), source) else none
    if root is None:
        return FrontMatter(found.end())
    names = [key.value for key, _ in root.value] if isinstance(root, yaml.MappingNode) else []
    if not _is_meant(names, source):
        return none
    if "\r" in source.replace("\r\n", ""):
        return FrontMatter(found.end())
    return _of_yaml(found, root, locate, keys)


def _of_yaml(found: re.Match[str], root: Any, locate: Callable[[int], Location], keys: ProseKeys) -> FrontMatter:
    """The front matter of the nodes of a mapping."""
    import yaml

    text, start = found.string, found.start("yaml")
    blocks: list[tuple[int, int, Block | Gap]] = []
    values: dict[str, str] = {}
    listed = {str(key.value): value for key, value in root.value if isinstance(key, yaml.ScalarNode)}.get("translate")
    if isinstance(listed, yaml.SequenceNode):
        keys = keys.with_added(str(one.value) for one in listed.value)
    for path, key, value in _scalars(root, keys):
        value.value = str(value.value).replace(_MASKED_COLON, ":")
        if path == str(key.value):
            values.setdefault(path, value.value)
        begin, end = start + value.start_mark.index, start + value.end_mark.index
        if value.start_mark.index < key.end_mark.index:
            continue  # an alias, whose words are where its anchor does
        begin += len(_PROPERTIES.match(text[begin:end])[0])  # type: ignore[index]  # it matches the empty string
        end = begin + len(text[begin:end].rstrip())
        if keys.is_kept(path) and path not in _LANGUAGE and end > begin:
            blocks.append((begin, end, Gap(text[begin:end], "front matter")))
        elif block := _block(path, value, text[begin:end], locate(begin), keys):
            blocks.append((begin, end, block))
    shown = {key.value: plain_value(node) for key, node in root.value if key.value in TAKEN}
    return _front(found.end(), sorted(blocks, key=lambda one: one[0]), {**values, **named_values(shown)})


def _of_broken(found: re.Match[str], error: Exception, locate: Callable[[int], Location]) -> FrontMatter:
    mark, said = getattr(error, "problem_mark", None), getattr(error, "problem", None) or str(error)
    problem = TOO_DEEP if isinstance(error, RecursionError) else said
    at = found.start("yaml") + min(mark.index if mark else 0, len(found["yaml"]))
    return FrontMatter(found.end(), unreadable=(_unreadable(found.end(), locate(at), "YAML", problem),))


def _unreadable(end: int, location: Location, syntax: str, problem: Wording) -> UnreadablePassage:
    what = message("the front matter is not valid {syntax}: {problem}", syntax=syntax, problem=problem)
    remedy = message("Correct this line. A value with a colon, a hash or a quotation mark in it needs quotation marks.")
    return UnreadablePassage(0, end, location, what, remedy)


def front_matter_gaps(text: str, front: FrontMatter, keys: ProseKeys = USUAL) -> Iterator[tuple[int, int, Block | Gap]]:
    """The blocks of the front matter with gaps between them, all but the values of keys of prose with a reason."""
    cursor = 0
    quoted, inside = False, -1  # within """ of TOML; the indent of the key whose text of several lines is under way
    for start, end, block in [*front.blocks, (front.end, front.end, None)]:
        for line in _LINE.finditer(text, cursor, start):
            indent = len(line.group()) - len(line.group().lstrip(" \t"))
            inside = inside if line.group().isspace() or indent > inside else -1
            said = None if quoted or inside >= 0 else keys.line.match(text, line.start(), line.end())
            value = said.end() if said else line.end()
            if value > line.start():
                yield line.start(), value, Gap(text[line.start() : value], "front matter")
            quoted ^= bool(line.group().count('"""') % 2)
            inside = indent if inside < 0 and _TEXT_FOLLOWS.search(line.group()) else inside
        if block is not None:
            yield start, end, block
        cursor = end


def _scalars(root: Any, keys: ProseKeys) -> Iterator[tuple[str, Any, Any]]:
    """(path, key, value) of every scalar under a key, at any depth: "cover.alt"; in the order of the file.

    A plain scalar within ``{…}`` or ``[…]`` is left out: what may be there depends on what follows. The items of a list
    of scalars are values of a key that the project or the document names as one of prose.
    """
    import yaml

    waiting: list[tuple[str, Any, Any, bool]] = [("", None, root, False)]
    seen: set[int] = set()
    while waiting:
        path, key, node, flow = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            if key is not None and not (flow and node.style is None):
                yield path, key, node
            continue
        if id(node) in seen:
            continue  # an alias
        seen.add(id(node))
        flow = flow or bool(node.flow_style)
        if isinstance(node, yaml.MappingNode):
            pairs = [(one, value) for one, value in node.value if isinstance(one, yaml.ScalarNode)]
            named = [(f"{path}.{one.value}" if path else str(one.value), one, value) for one, value in pairs]
            waiting += [(name, one, value, flow) for name, one, value in reversed(named)]
        else:
            listed = keys.is_added(path)
            items = [one for one in node.value if listed or not isinstance(one, yaml.ScalarNode)]
            waiting += [(path, key, one, flow) for one in reversed(items)]


def _of_values(found: KeyValues, locate: Callable[[int], Location], keys: ProseKeys) -> FrontMatter:
    """Front matter of values that a scan has located."""
    if found.problem:
        at = locate(found.problem_at)
        return FrontMatter(found.end, unreadable=(_unreadable(found.end, at, "TOML", found.problem),))
    blocks: list[tuple[int, int, Block | Gap]] = []
    for value in found.values:
        raw = value.raw
        if value.key in _LANGUAGE and value.text:
            block = Block("metadata", (Gap(raw),), key="language", location=locate(value.start))
        elif keys.is_kept(value.key) and raw:
            blocks.append((value.start, value.start + len(raw), Gap(raw, "front matter")))
            continue
        elif keys.is_prose(value.key) and value.text.strip():
            block = _prose_block(value.key, " ".join(value.text.split()), raw, locate(value.start), quoted=False)
            around = (Gap(value.quote), *block.parts, Gap(value.quote)) if value.quote else block.parts
            block = replace(block, parts=around, content=found.syntax)
        else:
            continue
        edge = len(value.quote) if block.content else 0
        blocks.append((value.start - edge, value.start + len(raw) + edge, block))
    values = {value.key: value.text for value in reversed(found.values)}
    return _front(found.end, blocks, {**values, **found.named})


def _front(end: int, blocks: Sequence[tuple[int, int, Block | Gap]], values: dict[str, str]) -> FrontMatter:
    dates = parse_date_value(values.get("date", ""))
    numbers = values.get("volume", ""), values.get("number", "")
    masthead = Masthead(*(dates or ("", "")), *numbers) if dates or any(numbers) else None
    return FrontMatter(
        end=end,
        blocks=tuple(blocks),
        language=next((values[key] for key in _LANGUAGE if values.get(key)), ""),
        masthead=masthead,
        metadata=tuple((key, value) for key, value in values.items() if key not in METADATA_KEYS and key != "lang"),
        translate=values.get("translate", "true").lower() not in {"false", "no", "off"},
    )


def _composed(source: str) -> Any:
    """The YAML as nodes; a colon within a plain value (“title: Water: a plan”) is read as people mean it."""
    import yaml

    try:
        return yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        meant = _PLAIN_VALUE.sub(lambda line: line[1] + line[2].replace(": ", f"{_MASKED_COLON} "), source)
        if meant == source:
            raise
        return yaml.compose(meant, Loader=yaml.SafeLoader)


def _is_meant(keys: Sequence[object], source: str) -> bool:
    """Whether these keys are those of front matter, not the first words of sentences."""
    if not keys or not all(isinstance(key, str) and _WORD.fullmatch(key) for key in keys):
        return False
    apart = not source.partition("\n")[0].strip()  # a blank line: most likely, a thematic break is above it
    return any(key in METADATA_KEYS for key in keys) or (not apart and all(str(key)[0].islower() for key in keys))


def _block(key: str, node: object, raw: str, location: Location, keys: ProseKeys) -> Block | None:
    """The block of one value: quotation marks are gaps; a folded or literal scalar is replaced whole."""
    value, style = str(getattr(node, "value", "")), getattr(node, "style", None)
    if key in _LANGUAGE:
        quote = raw[0] if style in {'"', "'"} else ""
        inner = (Gap(quote), Gap(raw[1:-1]), Gap(quote)) if quote and key == "lang" else (Gap(raw),)
        return Block("metadata", inner, key="language", location=location) if value and len(inner) == 1 else None
    if not keys.is_prose(key) or not value.strip() or not raw:
        return None
    text = " ".join(value.translate(_UNWRITABLE).split())
    return _prose_block(key, text, raw, location, quoted=style in {'"', "'"})


def _prose_block(key: str, text: str, raw: str, location: Location, *, quoted: bool) -> Block:
    prose = replace(location, column=location.column + quoted)
    kind: BlockKind = "title" if key == "title" else "metadata"
    level = 1 if key == "title" else 0
    notes = (limit_line(OF_FRONT_MATTER[key]),) if key in OF_FRONT_MATTER else ()
    if quoted:
        inner = Segment((Text(text, raw[1:-1]),), prose, notes=notes)
        return Block(kind, (Gap(raw[0]), inner, Gap(raw[-1])), level, location=location, key=key)
    return Block(kind, (Segment((Text(text, raw),), prose, notes=notes),), level, location=location, key=key)


def write_value_segment(segment: Segment, quote: str, write: Callable[[str, str], str]) -> str:
    """A text that holds no tags as the file has it, or a new one as `write` writes it after the mark `quote`."""
    if all(part.raw is not None for part in segment.parts):
        return segment.raw
    return write("".join(part.text if isinstance(part, Text) else part.label for part in segment.parts), quote)


def written_value(text: str, quote: str, syntax: str) -> str:
    """A value as TOML ("toml") or a line of Key: value ("lines") writes it, else as YAML."""
    text = " ".join(text.split())
    if syntax == "lines":
        return text
    if syntax == "toml":
        if quote == "'":
            return text.replace("'", "\u2019")  # a literal string has no way to write its own mark
        return text.replace("\\", "\\\\").replace('"', '\\"')
    return written_scalar(text, quote)


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
