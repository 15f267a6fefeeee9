"""XML of finished files: trees without entities, and packages (ZIP) of them."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from mars_i18n.messages import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mars_i18n.messages import Wording
    from mars_i18n.readback.readers.flow import Flow

XML = "{http://www.w3.org/XML/1998/namespace}"
_PREFIXES = {f"{XML}lang": "xml:lang", "{http://www.idpf.org/2007/ops}type": "epub:type"}
_LARGEST = 200_000_000  # bytes of a package, unpacked


class UnreadableError(Exception):
    """A file cannot be read back; `wording` says what and why, in a sentence."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(str(wording))
        self.wording = wording


def parse_xml(data: bytes | str, part: str) -> Element:
    """The root of an XML file. Raises UnreadableError."""
    try:
        root: Element = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:  # LookupError: an unknown encoding
        raise UnreadableError(
            message("{part} is not XML that can be read: {error}", part=part, error=str(error))
        ) from error
    return root


def unpack(data: bytes, part: str) -> Mapping[str, bytes]:
    """Name → bytes of all files of a package. Raises UnreadableError, also for one that is larger than any issue."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(one.file_size for one in package.infolist()) > _LARGEST:
                raise UnreadableError(message("{part} has more than {most} bytes, unpacked", part=part, most=_LARGEST))
            names = Counter(one.filename for one in package.infolist())
            if twice := next((one for one, count in names.items() if count > 1), None):
                raise UnreadableError(message("{part} has {name} more than once", part=part, name=twice))
            return {one.filename: package.read(one) for one in package.infolist() if not one.is_dir()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise UnreadableError(
            message("{part} is not a package that can be read: {error}", part=part, error=str(error))
        ) from error


def member(package: Mapping[str, bytes], name: str, part: str) -> bytes:
    """The bytes of a file of a package. Raises UnreadableError where it is missing."""
    if name not in package:
        raise UnreadableError(message("{part} has no {name}", part=part, name=name))
    return package[name]


def walk_xhtml(element: Element, flow: Flow) -> None:
    """Give a flow an element of XHTML and all in it, in order. Deep trees are no danger: it does not recurse."""
    steps: list[Element | str | tuple[str]] = [element]
    while steps:
        step = steps.pop()
        if isinstance(step, str):
            flow.text(step)
        elif isinstance(step, tuple):
            flow.end(step[0])
        elif isinstance(step.tag, str):
            name = step.tag.rpartition("}")[2]
            flow.start(name, {_PREFIXES.get(key, key): value for key, value in step.attrib.items()})
            steps.append((name,))
            for child in reversed(step):
                steps += [*([child.tail] if child.tail else []), child]
            if step.text:
                steps.append(step.text)
