"""What a project says of itself, as values; a project that says nothing has the defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from mars_i18n.model import Setting

DEFAULT_NEAR = 75
DEFAULT_LANGUAGES = (("es", "es_CO"), ("en", "en_US"), ("pt", "pt_BR"))


@dataclass(frozen=True, slots=True)
class LanguageChecks:
    """What [checks.es] says of the translations into one language: it comes before what [checks] says."""

    language: str
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()  # (check, error | warning | info)
    settings: tuple[Setting, ...] = ()


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a project says of itself. `languages` are (language, locale with region), in order of importance."""

    languages: tuple[tuple[str, str], ...] = DEFAULT_LANGUAGES
    title: str = ""
    base_url: str = ""
    encoding: str = "utf-8"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()  # (check, error | warning | info)
    checks: tuple[Setting, ...] = ()
    checks_in: tuple[LanguageChecks, ...] = ()
    outputs: tuple[Setting, ...] = ()
    formats: tuple[Setting, ...] = ()
    reports: tuple[Setting, ...] = ()
    exchange: tuple[Setting, ...] = ()  # of exchange formats
    engines: tuple[Setting, ...] = ()  # of draft engines
    ignored_sources: tuple[str, ...] = ()  # patterns of paths below sources/: "2025-05/*.docx"
    near: int = DEFAULT_NEAR  # per cent: how alike a text must be for `sync` to take its translation; 0: never
    titles: tuple[tuple[str, str], ...] = ()  # (language, title) where the title differs by language
    comments: tuple[tuple[str, str], ...] = ()  # (language of a catalogue, that of its comments) where they differ

    def title_in(self, language: str) -> str:
        """The title for readers of a language."""
        return dict(self.titles).get(language, self.title)

    def comments_in(self, language: str) -> str:
        """The language of the comments in the catalogue of a language: what its translators read."""
        return dict(self.comments).get(language, language)

    def outputs_for(self, language: str) -> tuple[Setting, ...]:
        """The settings of the outputs for readers of a language."""
        return tuple(one for one in self.outputs if one.language in {"", language})

    def checks_for(self, language: str) -> tuple[Setting, ...]:
        """The settings of the checks for translations into a language: its own, then those of all."""
        own = (setting for one in self.checks_in if one.language == language for setting in one.settings)
        return (*own, *self.checks)
