"""A localised issue, and the records of all of them: what outputs are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mars_i18n.messages import Wording
    from mars_i18n.model import Block, Document, Segment, Setting, Severity


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A segment of a source beside its translation, for an editor to sign off.

    `state` is "source" (it is in the language already), "translated", "needs work" or "missing". `faults` are
    (severity, message), the messages in `faults_language`; `previous` the text that the translation was made for, where
    it was another; `changed` says that either side is not what the last release had.
    """

    block: Block
    source: Segment
    translation: Segment | None
    state: str
    faults: tuple[tuple[Severity, Wording], ...] = ()
    notes: tuple[Wording, ...] = ()
    previous: str = ""
    changed: bool = False
    faults_language: str = "en"


@dataclass(frozen=True, slots=True)
class Edition:
    """A localised issue, with all that an output needs to render it. URLs are relative to its own folder."""

    issue: str
    language: str
    locale: str  # es_CO
    documents: tuple[Document, ...]
    project: str  # the programme's name
    alternates: tuple[tuple[str, str], ...]  # (language, relative URL) of the finished editions, this one included
    words: Callable[[str], str]  # gettext of the templates' own words
    template_folders: tuple[str, ...]  # searched in order before the packaged ones
    base_url: str = ""  # public address of the build folder, ending in /; empty if unknown
    draft: bool = False
    default_language: str = ""  # x-default of the archive
    locales: tuple[tuple[str, str], ...] = ()  # (language, locale) of the finished editions, as far as known
    outputs: tuple[str, ...] = ()  # all that are made beside this one
    # the bytes of an image by its address as written, without private data, or None
    image: Callable[[str], bytes | None] = lambda _: None
    # (address, its bytes, pixels) → the image at most so many pixels wide, upright, in sRGB, as far as that can be done
    fit: Callable[[str, bytes, int], bytes] = lambda _address, data, _width: data
    review: Callable[[], tuple[tuple[str, tuple[Reviewed, ...]], ...]] = tuple  # (document's path, its segments)
    settings: tuple[Setting, ...] = ()  # of the outputs, where the project has its own

    def fitted_image(self, address: str, width: int) -> bytes | None:
        """The bytes of an image for a use of so many pixels, or None where there is none."""
        data = self.image(address)
        return None if data is None else self.fit(address, data, width)


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """What an output has recorded of a finished edition, or of a draft, for the files that are for all issues.

    `texts` are what its `record` gave, by name. A long one is read only when it is asked for.
    """

    issue: str
    language: str
    locale: str  # es_CO
    draft: bool
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Archive:
    """All finished editions of a project, in order of issue and language, as one output has recorded them.

    URLs are relative to the build folder.
    """

    records: tuple[EditionRecord, ...]
    project: str
    languages: tuple[str, ...]  # the default one first
    words: Callable[[str], Callable[[str], str]]  # of a language
    template_folders: tuple[str, ...]
    base_url: str = ""
    outputs: tuple[str, ...] = ()  # all that are made beside this one
    titles: tuple[tuple[str, str], ...] = ()  # (language, name of the project), where each has its own

    def project_in(self, language: str) -> str:
        """The name of the project for readers of a language."""
        return dict(self.titles).get(language, self.project)
