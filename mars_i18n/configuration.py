"""mars-i18n.toml, or [tool.mars-i18n] in pyproject.toml. Every fault is reported at once, with its line and key."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from mars_i18n.errors import MarsError

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT_LANGUAGES = (("es", "es_CO"), ("en", "en_US"), ("pt", "pt_BR"))
_KEYS = ("title", "base_url", "encoding", "languages", "checks", "email")
_ENCODINGS = ("utf-8", "utf-16", "cp1252")
_CHECK_KEYS = ("ignore", "select", "severity", "limits")
_LANGUAGE_KEYS = ("ignore", "severity", "limits")  # of [checks.es] and its like
_LIMITS = {"length-ratio": 2, "duplicate-block": 1}  # checks with limits, and how many numbers each takes
_ADDRESS = r"[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"  # RFC 5322's dot-atoms, near enough
_MAILBOX = re.compile(rf"{_ADDRESS}|[^<>@\x00-\x1f\x7f-\x9f]*<{_ADDRESS}>", re.ASCII)
_EMAIL = {  # key → what it must be, and the same in words
    "from": (_MAILBOX, 'a mail address, with or without a name: "MARS <news@example.org>"'),
    "reply-to": (_MAILBOX, 'a mail address, with or without a name: "MARS <news@example.org>"'),
    # RFC 2369 and RFC 8058: in angle brackets, ASCII, and only https for one click
    "unsubscribe": (re.compile(r"(?:https://|mailto:)[!-;=?-~]+"), "an address that starts with https:// or mailto:"),
    "images": (re.compile(r"embed|link"), "embed or link"),
}


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
    limits: tuple[tuple[str, tuple[float, ...]], ...] = ()  # check → its numbers
    ignore_in: tuple[tuple[str, tuple[str, ...]], ...] = ()  # language → checks
    severity_in: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()  # language → severities
    limits_in: tuple[tuple[str, tuple[tuple[str, tuple[float, ...]], ...]], ...] = ()  # language → limits
    options: tuple[tuple[str, str], ...] = ()  # of single outputs: ("email.from", "MARS <news@example.org>")

    def limits_of(self, language: str) -> tuple[tuple[str, tuple[float, ...]], ...]:
        """The limits of the checks for translations into a language: its own, then those of all."""
        return tuple({**dict(self.limits), **dict(dict(self.limits_in).get(language, ()))}.items())


def read_configuration(path: Path, text: str) -> Configuration | None:
    """The configuration in a file's text; None where pyproject.toml has no such table. Raises MarsError."""
    embedded = path.name == "pyproject.toml"
    if embedded and "mars-i18n" not in text:
        return None
    try:
        data: dict[str, Any] = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise MarsError(f"{path}: {error}", "Mend the TOML syntax there; https://toml.io shows it.") from error
    if embedded:
        if "mars-i18n" not in data.get("tool", {}):
            return None
        data = data["tool"]["mars-i18n"]
    faults = _Faults(path, text)
    configuration = _from_table(data, faults)
    if faults.lines:
        hint = "See docs/configuration.md for every key."
        raise MarsError("\n".join(faults.lines), hint)
    return configuration


class _Faults:
    def __init__(self, path: Path, text: str) -> None:
        self.path, self.text, self.lines = path, text, list[str]()

    def add(self, key: str, message: str) -> None:
        found = re.search(rf"^[ \t]*\[?(?:tool\.mars-i18n\.)?\"?{re.escape(key)}\b", self.text, re.MULTILINE)
        if found is None:  # within an inline table
            name = re.escape(key.rpartition(".")[2])
            found = re.search(rf"(?<![\w-]){name}(?![\w-])", self.text)
        line = self.text.count("\n", 0, found.start()) + 1 if found else 1
        self.lines.append(f"{self.path}:{line}: {key}: {message}")


def _from_table(data: dict[str, Any], faults: _Faults) -> Configuration:
    for key in data.keys() - set(_KEYS):
        near = get_close_matches(key, _KEYS, 1)
        faults.add(key, f"is no setting{f'; did you mean {near[0]}?' if near else ''}")
    encoding = str(data.get("encoding", "utf-8")).lower()
    if encoding not in _ENCODINGS:
        faults.add("encoding", f"must be one of {', '.join(_ENCODINGS)}, not {data['encoding']!r}")
    base_url = _text(data, "base_url", faults)
    if base_url and not base_url.startswith(("http://", "https://")):
        faults.add("base_url", "must start with https:// or http://")
    checks = data.get("checks", {})
    if not isinstance(checks, dict):
        faults.add("checks", "must be a table")
        checks = {}
    languages = _languages(data.get("languages", dict(DEFAULT_LANGUAGES)), faults)
    codes = {language for language, _ in languages}
    for key in checks.keys() - set(_CHECK_KEYS) - codes:
        faults.add(key, f"is no setting of checks; they are {', '.join(_CHECK_KEYS)}, or a language of the project")
    of_language = {code: table for code, table in checks.items() if code in codes}
    for code, table in of_language.items():
        if not isinstance(table, dict) or table.keys() - set(_LANGUAGE_KEYS):
            faults.add(f"checks.{code}", "must be a table of ignore, severity and limits")
            of_language[code] = {}
    return Configuration(
        languages=languages,
        title=_text(data, "title", faults),
        base_url=base_url.rstrip("/") + "/" if base_url else "",
        encoding=encoding,
        select=_names(checks, "select", faults),
        ignore=_names(checks, "ignore", faults),
        severity=_severities(checks.get("severity", {}), faults),
        limits=_limits(checks.get("limits", {}), faults),
        ignore_in=tuple((code, _names(table, "ignore", faults)) for code, table in of_language.items()),
        severity_in=tuple(
            (code, _severities(table.get("severity", {}), faults)) for code, table in of_language.items()
        ),
        limits_in=tuple((code, _limits(table.get("limits", {}), faults)) for code, table in of_language.items()),
        options=_email(data.get("email", {}), base_url, faults),
    )


def _text(data: dict[str, Any], key: str, faults: _Faults) -> str:
    value = data.get(key, "")
    if isinstance(value, str):
        return value
    faults.add(key, "must be text in quotation marks")
    return ""


def _names(checks: dict[str, Any], key: str, faults: _Faults) -> tuple[str, ...]:
    value = checks.get(key, [])
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(value)
    faults.add(key, 'must be a list of check names: ["untranslated"]')
    return ()


def _severities(value: object, faults: _Faults) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        faults.add("severity", "must be a table of check names")
        return ()
    for name, severity in value.items():
        if severity not in {"error", "warning", "info"}:
            faults.add(name, f"must be error, warning or info, not {severity!r}")
    return tuple((name, str(severity)) for name, severity in value.items())


def _limits(value: object, faults: _Faults) -> tuple[tuple[str, tuple[float, ...]], ...]:
    if not isinstance(value, dict):
        faults.add("limits", "must be a table of check names")
        return ()
    found = []
    for name, given in value.items():
        numbers = given if isinstance(given, list) else [given]
        if name not in _LIMITS:
            faults.add(name, f"has no limits; these have: {', '.join(_LIMITS)}")
        elif len(numbers) != _LIMITS[name] or not all(type(one) in {int, float} and one > 0 for one in numbers):
            wanted = "a number" if _LIMITS[name] == 1 else f"a list of {_LIMITS[name]} numbers"
            faults.add(name, f"must be {wanted} above 0, not {given!r}")
        else:
            found.append((name, tuple(float(one) for one in numbers)))
    return tuple(found)


def _email(value: object, base_url: str, faults: _Faults) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        faults.add("email", "must be a table")
        return ()
    for key, given in value.items():
        form, wanted = _EMAIL.get(key, (None, ""))
        if form is None:
            faults.add(key, f"is no setting of email; they are {', '.join(_EMAIL)}")
        elif not isinstance(given, str) or not form.fullmatch(given):
            faults.add(key, f"must be {wanted}, not {given!r}")
        elif given == "link" and not base_url:
            faults.add(key, "only where base_url says where the images will be published can mails link to them")
    return tuple((f"email.{key}", str(given)) for key, given in value.items())


def _languages(value: object, faults: _Faults) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not value:
        faults.add("languages", 'must be a table such as es = "es_CO", one line a language')
        return DEFAULT_LANGUAGES
    for language, locale in value.items():
        if not re.fullmatch(r"[a-z]{2,3}", language):
            faults.add(language, "is no language code; write two or three small letters: es")
        elif not isinstance(locale, str) or not re.fullmatch(
            rf"{language}([-_][A-Z][a-z]{{3}})?[-_][A-Z]{{2}}", locale
        ):
            example = {"es": "es_CO", "en": "en_US", "pt": "pt_BR"}.get(language, f"{language}_XX")
            faults.add(language, f"needs its region, for dates and numbers: {example}, not {locale!r}")
    return tuple((language, str(locale).replace("-", "_")) for language, locale in value.items())
