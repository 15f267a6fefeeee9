"""mars-i18n.toml, or [tool.mars-i18n] in pyproject.toml. Every fault is reported at once, with its line and key."""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Protocol

from mars_i18n.configuration.configured import DEFAULT_LANGUAGES, DEFAULT_NEAR, Configuration, LanguageChecks
from mars_i18n.errors import MarsError, OptionError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import documentation_page, locate_message, message, stack_messages
from mars_i18n.model import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mars_i18n.messages import Message

_PLUGIN_TABLES = ("outputs", "formats", "reports", "exchange", "engines")  # beside checks: a table for each plugin
_KEYS = ("title", "base_url", "encoding", "languages", "sources", "catalogues", "checks", "memory", *_PLUGIN_TABLES)
_ENCODINGS = ("utf-8", "utf-16", "cp1252")
_CHECK_KEYS = ("ignore", "select", "severity", "limits")
_LANGUAGE_KEYS = ("ignore", "severity", "limits")  # of [checks.es] and its like
_COMMENT_LANGUAGES = ("es", "en", "pt")
__all__ = ["DEFAULT_LANGUAGES", "LIMITS", "Configuration", "Declarations", "LanguageChecks", "read_configuration"]
LIMITS = "limits"  # the option of a check that [checks.limits] sets, too


class DeclaredOption(Protocol):
    """An option of a plugin, as far as a configuration is read by it."""

    @property
    def name(self) -> str:
        """Its key in the table of the plugin."""
        ...

    @property
    def published(self) -> tuple[str, ...]:
        """Values that need a `base_url`."""
        ...

    @property
    def by_language(self) -> bool:
        """Whether it may be a table with a value a language of the project."""
        ...

    def parse(self, value: object) -> Any:
        """The value of a key as the plugin takes it. Raises ValueError, which says what it must be."""
        ...


class Declarations(Protocol):
    """What the plugins that are installed declare. `table` is one of the configuration: "checks", "outputs", …"""

    def plugins_in(self, table: str) -> tuple[str, ...]:
        """The plugins that are set in a table, sorted."""
        ...

    def options(self, table: str, name: str) -> Sequence[DeclaredOption]:
        """The options of a plugin. Raises PluginError where it cannot be loaded."""
        ...


def read_configuration(path: Path, text: str, declared: Declarations) -> Configuration | None:
    """The configuration in a file's text; None where pyproject.toml has no such table. Raises MarsError.

    The tables of plugins are read by the options that they have `declared`.
    """
    embedded = path.name == "pyproject.toml"
    if embedded and "mars-i18n" not in text:
        return None
    try:
        data: dict[str, Any] = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        hint = message("Fix the TOML syntax; https://toml.io describes it.")
        raise MarsError(message("is not valid TOML: {reason}", reason=str(error)), hint, at=path) from error
    if embedded:
        if "mars-i18n" not in data.get("tool", {}):
            return None
        data = data["tool"]["mars-i18n"]
    faults = _Faults(path, text)
    configuration = _from_table(data, declared, faults)
    if faults.lines:
        hint = message("See {page} for every key.", page=documentation_page("reference/configuration.md"))
        raise MarsError(stack_messages(faults.lines), hint)
    return configuration


class _Faults:
    def __init__(self, path: Path, text: str) -> None:
        self.path, self.text = path, text
        self.lines: list[Message] = []

    def add(self, key: str, what: Message, table: str = "", item: str = "") -> None:
        """Report a key, at the line of that `item` of its list; looked for below the header of a `table`, if given."""
        header = re.search(rf"^[ \t]*\[(?:tool\.mars-i18n\.)?{re.escape(table)}\]", self.text, re.MULTILINE)
        pattern = re.compile(rf"^[ \t]*\[?(?:tool\.mars-i18n\.)?\"?{re.escape(key)}\b", re.MULTILINE)
        found = pattern.search(self.text, header.end() if header and table else 0)
        if found is None:  # within an inline table
            name = re.escape(key.rpartition(".")[2])
            found = re.search(rf"(?<![\w-]){name}(?![\w-])", self.text)
        found = (re.compile(re.escape(item)).search(self.text, found.end()) or found) if found and item else found
        line = self.text.count("\n", 0, found.start()) + 1 if found else 1
        self.lines.append(locate_message(f"{self.path}:{line}: {key}", what))


def _from_table(data: dict[str, Any], declared: Declarations, faults: _Faults) -> Configuration:
    of_outputs = dict(_table(data, "outputs", "outputs", faults))
    for key in data.keys() - set(_KEYS):
        known = declared.plugins_in("outputs")
        if key in known:  # [email] is [outputs.email]: so it was written before there were others
            if key in of_outputs:
                faults.add(key, message("is set in [outputs.{name}], too; write all of it there", name=key))
            of_outputs[key] = data[key]
            continue
        near = get_close_matches(key, (*_KEYS, *known), 1)
        unknown = message("is not a setting")
        faults.add(key, message("is not a setting; did you mean {near}?", near=near[0]) if near else unknown)
    encoding = str(data.get("encoding", "utf-8")).lower()
    if encoding not in _ENCODINGS:
        given = repr(data["encoding"])
        faults.add("encoding", message("must be one of {names}, not {given}", names=tuple(_ENCODINGS), given=given))
    base_url = _text(data, "base_url", faults)
    if base_url and not base_url.startswith(("http://", "https://")):
        faults.add("base_url", message("must start with https:// or http://"))
    languages = _languages(data.get("languages", dict(DEFAULT_LANGUAGES)), faults)
    codes = {language for language, _ in languages}
    titles = _titles(data.get("title"), codes, faults)
    checks = _table(data, "checks", "checks", faults)
    reader = _SettingsReader(declared, base_url, faults, frozenset(codes))
    of_checks = {}
    for key in checks.keys() - set(_CHECK_KEYS) - codes:
        if key in declared.plugins_in("checks"):
            of_checks[key] = checks[key]
        else:
            what = message(
                "is not a setting of checks; the settings are {names}, the name of a check, "
                "or a language of the project",
                names=tuple(_CHECK_KEYS),
            )
            faults.add(key, what)
    return Configuration(
        languages=languages,
        title=titles.get(languages[0][0], "") if titles else _text(data, "title", faults),
        titles=tuple(titles.items()),
        base_url=base_url.rstrip("/") + "/" if base_url else "",
        encoding=encoding,
        ignored_sources=_ignored_sources(_table(data, "sources", "sources", faults), faults),
        comments=_comments(_table(data, "catalogues", "catalogues", faults), codes, faults),
        near=_near(_table(data, "memory", "memory", faults), faults),
        select=_names(checks, "select", faults),
        ignore=_names(checks, "ignore", faults),
        severity=_severities(checks.get("severity", {}), faults),
        checks=(*reader.tables("checks", of_checks), *reader.limits(checks.get(LIMITS, {}))),
        checks_in=tuple(_of_language(code, checks[code], reader, faults) for code in checks if code in codes),
        outputs=tuple(reader.tables("outputs", of_outputs)),
        formats=tuple(reader.tables("formats", _table(data, "formats", "formats", faults))),
        reports=tuple(reader.tables("reports", _table(data, "reports", "reports", faults))),
        exchange=tuple(reader.tables("exchange", _table(data, "exchange", "exchange", faults))),
        engines=tuple(reader.tables("engines", _table(data, "engines", "engines", faults))),
    )


def _titles(value: object, codes: set[str], faults: _Faults) -> dict[str, str]:
    """Language → title, of a table [title]; empty where the title is a text, the same in each language."""
    if not isinstance(value, dict):
        return {}
    for code, title in value.items():
        if code not in codes or not isinstance(title, str):
            faults.add(f"title.{code}", message("must be a text, for a language of the project"))
    for code in codes - value.keys():
        faults.add("title", message("has no text for {language}; write one for each language", language=code))
    return {code: str(title) for code, title in value.items()}


def _of_language(code: str, table: object, reader: _SettingsReader, faults: _Faults) -> LanguageChecks:
    known = {*_LANGUAGE_KEYS, *reader.declared.plugins_in("checks")}
    if not isinstance(table, dict) or table.keys() - known:
        what = message("must be a table of ignore, severity, limits, and tables of checks")
        faults.add(f"checks.{code}", what)
        return LanguageChecks(code)
    of_checks = {key: value for key, value in table.items() if key not in _LANGUAGE_KEYS}
    return LanguageChecks(
        code,
        _names(table, "ignore", faults),
        _severities(table.get("severity", {}), faults),
        (*reader.tables("checks", of_checks), *reader.limits(table.get(LIMITS, {}))),
    )


@dataclass(frozen=True, slots=True)
class _SettingsReader:
    """Reads the tables of plugins by what these declare."""

    declared: Declarations
    base_url: str
    faults: _Faults
    languages: frozenset[str]

    def tables(self, table: str, tables: dict[str, Any]) -> Iterator[Setting]:
        """The settings in [<table>.NAME] of each plugin."""
        for name, of_plugin in tables.items():
            if name not in self.declared.plugins_in(table):
                known = self.declared.plugins_in(table)
                what = message("is not in [{table}]; the names there are {names}", table=table, names=tuple(known))
                self.faults.add(name, what)
            elif not isinstance(of_plugin, dict):
                self.faults.add(name, message("must be a table"))
            else:
                options = {one.name: one for one in self.declared.options(table, name)}
                for key, given in of_plugin.items():
                    if key in options:
                        yield from self._setting(name, key, options[key], given, f"{table}.{name}")
                    else:
                        self.faults.add(key, _unknown_option(name, tuple(options)), f"{table}.{name}")

    def limits(self, value: object) -> Iterator[Setting]:
        """The settings in [checks.limits]: NAME = what [checks.NAME] calls limits."""
        if not isinstance(value, dict):
            self.faults.add(LIMITS, message("must be a table of check names"))
            return
        for name, given in value.items():
            option = self._limits_of(name)
            if option is None:
                every = tuple(one for one in self.declared.plugins_in("checks") if self._limits_of(one))
                self.faults.add(name, message("has no limits; these have: {names}", names=every))
            else:
                yield from self._setting(name, name, option, given)

    def _limits_of(self, name: str) -> DeclaredOption | None:
        known = name in self.declared.plugins_in("checks")
        options = self.declared.options("checks", name) if known else ()
        return next((one for one in options if one.name == LIMITS), None)

    def _setting(
        self, plugin: str, key: str, option: DeclaredOption, given: object, table: str = ""
    ) -> Iterator[Setting]:
        """A setting; of a table of texts, one a language of the project."""
        if option.by_language and isinstance(given, dict):
            for language in sorted(given.keys() - self.languages):
                self.faults.add(language, message("is not a language of the project"))
            for language in sorted(self.languages - given.keys()):
                self.faults.add(
                    key, message("has no text for {language}; write one for each language", language=language)
                )
            for language in sorted(self.languages & given.keys()):
                for value in self._values(language, option, given[language], table):
                    yield Setting(plugin, option.name, value, language)
        else:
            for value in self._values(key, option, given, table):
                yield Setting(plugin, option.name, value)

    def _values(self, key: str, option: DeclaredOption, given: object, table: str) -> Iterator[Any]:
        """The value that an option takes, if it takes this one."""
        try:
            value = option.parse(given)
        except OptionError as error:
            self.faults.add(key, error.what, table, error.item)
            return
        if value in option.published and not self.base_url:
            self.faults.add(key, message("must not be {value} while base_url is not set", value=repr(value)))
        else:
            yield value


def _unknown_option(plugin: str, options: tuple[str, ...]) -> Message:
    if not options:
        return message("is not a setting of {plugin}, which has none", plugin=plugin)
    return message("is not a setting of {plugin}; the settings are {names}", plugin=plugin, names=options)


def _table(data: dict[str, Any], key: str, name: str, faults: _Faults) -> dict[str, Any]:
    value = data.get(key, {})
    if isinstance(value, dict):
        return value
    faults.add(name, message("must be a table"))
    return {}


def _only_setting(table: dict[str, Any], name: str, key: str, default: object, faults: _Faults) -> object:
    """The value of the one key that a table has."""
    for other in table.keys() - {key}:
        faults.add(f"{name}.{other}", message("is not a setting of {table}; there is one, {key}", table=name, key=key))
    return table.get(key, default)


def _text(data: dict[str, Any], key: str, faults: _Faults) -> str:
    value = data.get(key, "")
    if isinstance(value, str):
        return value
    faults.add(key, message("must be text in quotation marks"))
    return ""


def _ignored_sources(sources: dict[str, Any], faults: _Faults) -> tuple[str, ...]:
    value = _only_setting(sources, "sources", "ignore", [], faults)
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(value)
    faults.add("sources.ignore", message('must be a list of files below sources/: ["2025-05/letter.docx"]'))
    return ()


def _near(memory: dict[str, Any], faults: _Faults) -> int:
    value = _only_setting(memory, "memory", "near", DEFAULT_NEAR, faults)
    if type(value) is int and (value == 0 or 50 <= value <= 100):
        return value
    faults.add("near", message("must be a whole number from 50 to 100, or 0: {example}", example="near = 75"))
    return DEFAULT_NEAR


def _comments(catalogues: dict[str, Any], codes: set[str], faults: _Faults) -> tuple[tuple[str, str], ...]:
    """(language, that of the comments in its catalogue), of one language for all or of a table."""
    value = _only_setting(catalogues, "catalogues", "comments", {}, faults)
    table = dict.fromkeys(codes, value) if isinstance(value, str) else value
    if not isinstance(table, dict) or table.keys() - codes or not {*table.values()} <= {*_COMMENT_LANGUAGES}:
        what = message(
            "must be one of {names}, or a table of them with languages of the project", names=_COMMENT_LANGUAGES
        )
        faults.add("comments", what)
        return ()
    return tuple(sorted(table.items()))


def _names(checks: dict[str, Any], key: str, faults: _Faults) -> tuple[str, ...]:
    value = checks.get(key, [])
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(value)
    faults.add(key, message("must be a list of check names: {example}", example='["untranslated"]'))
    return ()


def _severities(value: object, faults: _Faults) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        faults.add("severity", message("must be a table of check names"))
        return ()
    for name, severity in value.items():
        if severity not in {"error", "warning", "info"}:
            faults.add(name, message("must be error, warning or info, not {given}", given=repr(severity)))
    return tuple((name, str(severity)) for name, severity in value.items())


def _languages(value: object, faults: _Faults) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not value:
        example = 'es = "es_CO"'
        faults.add("languages", message("must be a table such as {example}, one line a language", example=example))
        return DEFAULT_LANGUAGES
    for language, locale in value.items():
        if not re.fullmatch(r"[a-z]{2,3}", language):
            what = message("is not a language code; write two or three lowercase letters, as in es")
            faults.add(language, what)
        elif not isinstance(locale, str) or not re.fullmatch(
            rf"{language}([-_][A-Z][a-z]{{3}})?[-_][A-Z]{{2}}", locale
        ):
            example = {"es": "es_CO", "en": "en_US", "pt": "pt_BR"}.get(language, f"{language}_XX")
            what = message(
                "needs its region, for dates and numbers: {example}, not {given}", example=example, given=repr(locale)
            )
            faults.add(language, what)
    return tuple((language, str(locale).replace("-", "_")) for language, locale in value.items())
