"""Which module reads which output back."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from mars_i18n.messages import message
from mars_i18n.plugins.read_output import ReadOutput
from mars_i18n.readback.readers import docx, email, epub, feed, pdf, source, text, web

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mars_i18n.messages import Wording
    from mars_i18n.model import Document, Setting
    from mars_i18n.readback.readers.in_place.proof import ProvenSource

READERS: Mapping[str, Callable[[Mapping[str, bytes], str], tuple[ReadOutput, ...]]] = {
    "docx": docx.read,
    "email": email.read,
    "epub": epub.read,
    "feed": feed.read,
    "pdf": pdf.read,
    "source": source.read,
    "text": text.read,
    "web": web.read,
}
# output → how it is proven that its files say what the documents of their edition say: cheaper than to read them
PROOFS: Mapping[str, Callable[[Mapping[str, bytes], Sequence[Document]], ProvenSource | None]] = {
    "source": source.prove_sources
}
# output → the extra that its reader needs, and the package
NEEDS: Mapping[str, tuple[str, str]] = {"pdf": ("verify", "pypdf")}


def why_not_read_back(output: str) -> Wording:
    """Why an output cannot be read back here, in a sentence; empty where it can."""
    if output not in READERS:
        return message("the output {output} has no reader", output=output)
    extra, package = NEEDS.get(output, ("", ""))
    if package and find_spec(package) is None:
        return message(
            "reading {output} back needs the extra '{extra}': {command}",
            output=output,
            extra=extra,
            command=f'pip install "mars-i18n[{extra}]"',
        )
    return ""


def readings(
    output: str,
    files: Mapping[str, bytes],
    issue: str,
    formats: Sequence[Setting] = (),
    documents: Sequence[Document] = (),
) -> tuple[ReadOutput, ...]:
    """What the files of an output say, by their paths from the folder of the edition; () where a feed lacks the issue.

    `formats` are a project's settings of these, and `documents` those of the edition where it is known, both for files
    that are sources. A file that is missing or cannot be read is
    a fault of a reading. Raises KeyError for an output without a reader.
    """
    try:
        if output == "source":
            return source.read_as_configured(files, formats, documents)
        return READERS[output](files, issue)
    except KeyError as error:
        if output not in READERS:
            raise
        return missing_file(output, str(error.args[0]))


def missing_file(output: str, name: str) -> tuple[ReadOutput, ...]:
    """The reading of an output that has not the file of this name."""
    return (ReadOutput(output, faults=(message("{name} is missing", name=name.removeprefix("../")),)),)
