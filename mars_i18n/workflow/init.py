"""`init`: a new project, without ever overwriting anything."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

from mars_i18n.configuration import DEFAULT_LANGUAGES, read_configuration
from mars_i18n.errors import MarsError, OptionError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import documentation_page, message, render_message, verbatim
from mars_i18n.plugins import declared
from mars_i18n.project import CONFIGURATION, GLOSSARY, require_no_links_out, write_if_changed
from mars_i18n.translations import FOLDER, load_translations

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from mars_i18n.messages import Message

_TEMPLATE = """\
# {head}
title = {title}
{base_url}   # {published}

# {languages_head}
[languages]
{languages}

# {prose}
# [formats.markdown]
# opaque = ["[[ ... ]]"]
# prose-keys = ["cover.credit"]

# {form_of_address}
# [checks.address-mix]
# es = "usted"
# pt = "você"
"""
_SAMPLES = {"es": "ejemplo", "en": "example", "pt": "exemplo"}  # language → the issue that the sample page is


@dataclass(frozen=True, slots=True)
class NewProject:
    """What `init` is asked for. `locales` are such as es_CO; the first is the language that the sample page is in."""

    title: str
    locales: tuple[str, ...]
    base_url: str = ""
    sample: bool = True


def init(folder: Path, wanted: NewProject) -> tuple[tuple[str, bool], ...]:
    """Make a project in `folder`. Gives (path, whether it was made) for each part.

    The sample page is made where there is no folder sources/ yet. Raises MarsError where the folder cannot be written,
    or a locale or the address is none.
    """
    require_no_links_out(folder)
    configuration = folder / CONFIGURATION
    text = _write_configuration(wanted)
    # raises on a locale that does not exist, before anything is made
    if read_configuration(configuration, text, declared) is None:
        raise MarsError(
            message(
                "{configuration}: no configuration could be written for {locales}",
                configuration=str(configuration),
                locales=wanted.locales,
            )
        )
    done: list[tuple[str, bool]] = []
    if configuration.exists():
        done.append((CONFIGURATION, False))
    else:
        done.append((CONFIGURATION, write_if_changed(configuration, text.encode())))
    glossary = folder / GLOSSARY
    if glossary.exists():
        done.append((GLOSSARY, False))
    else:
        codes = [locale.partition("_")[0] for locale in wanted.locales]
        done.append((GLOSSARY, write_if_changed(glossary, _starter_glossary(codes, _speaker(wanted)).encode())))
    ignored = folder / ".gitignore"
    if not ignored.exists():
        done.append((".gitignore", write_if_changed(ignored, b"build/\n.*.part\n")))
    for name in ("sources", "locales", "templates"):
        made = not (folder / name).exists()
        try:
            (folder / name).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise MarsError(
                verbatim(str(error.strerror)), message("Check that you may write there."), at=folder / name
            ) from error
        done.append((f"{name}/", made))
        if name == "sources" and made and wanted.sample and (issue := sample_issue(wanted.locales)):
            done.append((f"sources/{issue}.md", write_if_changed(folder / name / f"{issue}.md", _sample_page(issue))))
    return tuple(done)


def sample_issue(locales: Sequence[str]) -> str:
    """The issue that the sample page is, in the first language that there is one for; empty where there is none."""
    codes = (locale.partition("_")[0] for locale in locales)
    return next((_SAMPLES[code] for code in codes if code in _SAMPLES), "")


def _sample_page(issue: str) -> bytes:
    language = next(code for code, name in _SAMPLES.items() if name == issue)
    return files("mars_i18n.workflow").joinpath("samples", f"{language}.md").read_bytes()


def _speaker(wanted: NewProject) -> Callable[[Message], str]:
    """What puts a message into the language that the project is written in."""
    translations = load_translations(wanted.locales[0].partition("_")[0], FOLDER)
    return lambda what: render_message(what, translations)


def _write_configuration(wanted: NewProject) -> str:
    """The configuration, its comments in the language that the project is written in."""
    say = _speaker(wanted)
    page = documentation_page("reference/configuration.md")
    address = _toml_string(wanted.base_url or "https://example.org/newsletters/")
    return _TEMPLATE.format(
        head=say(message("Configuration of mars-i18n. Every key: {page}", page=page)),
        title=_toml_string(wanted.title),
        base_url=f"{'' if wanted.base_url else '# '}base_url = {address}",
        published=say(message("where the folder build/ is published")),
        languages_head=say(message("Each language with its region, which decides how dates and numbers are written.")),
        languages="\n".join(f'{locale.partition("_")[0]} = "{locale}"' for locale in wanted.locales),
        prose=say(message("What is prose in Markdown: template syntax of your own, and more keys of front matter.")),
        form_of_address=say(
            message("How translations speak to the reader; without it, in one way throughout an issue.")
        ),
    )


def _starter_glossary(languages: Sequence[str], say: Callable[[Message], str]) -> str:
    """The packaged glossary with the columns of these languages alone."""
    text = files("mars_i18n.workflow").joinpath("samples", "starter-glossary.tsv").read_text(encoding="utf-8")
    header, *rows = text.splitlines()
    page = documentation_page("reference/glossary.md")
    about = message(
        "Terms of development and responsible business. Forms are separated by |, the best first; see {page}", page=page
    )
    columns = header.split("\t")
    kept = [at for at, name in enumerate(columns) if len(name) != 2 or name in languages]
    forbid = columns.index("forbid")
    cells = [row.split("\t") + [""] * len(columns) for row in (header, *rows)]
    for row in cells[1:]:
        row[forbid] = " | ".join(form for form in row[forbid].split(" | ") if form.partition(":")[0] in languages)
    lines = ["\t".join(row[at] for at in kept).rstrip("\t") for row in cells]
    named = [at for at, name in enumerate(columns) if name in languages or name == "keep"]
    said = [line for line, row in zip(lines, cells, strict=True) if any(row[at] for at in named) or row[forbid]]
    return "\n".join([f"# {say(about)}", *said]) + "\n"


def parse_region(answer: str, language: str) -> str:
    """The locale of a language for a region as people write it: "MX", "mx", "es-MX" and "es_mx" are es_MX.

    Raises OptionError, with what to write, for anything else.
    """
    from babel import Locale

    parts = re.split("[-_]", answer.strip())
    region = parts[-1].upper()
    own = [language, region] if len(parts) == 1 else [parts[0].lower(), region]
    if own[0] != language or len(parts) > 2 or region not in Locale("en").territories or not region.isalpha():
        raise OptionError(
            message(
                "{answer} is not a region of {language}; write two letters, as in {language}_MX, or MX",
                answer=repr(answer),
                language=language,
            )
        )
    return f"{language}_{region}"


def default_locale(language: str) -> str:
    """The locale that `init` proposes for a language: of most of its readers, by CLDR, where it is not one of ours."""
    from babel.core import get_global

    known = dict(DEFAULT_LANGUAGES).get(language)
    return (
        known or f"{language}_{get_global('likely_subtags').get(language, '').rpartition('_')[2] or language.upper()}"
    )


def parse_languages(answer: str) -> tuple[str, ...]:
    """The languages that people name, with their regions if they gave any: "en, pt-BR" is en and pt_BR.

    Raises OptionError, with what to write, for what is not a language.
    """
    from babel import Locale

    named = []
    for one in re.split(r"[\s,;]+", answer.strip()):
        language, _, region = one.replace("-", "_").partition("_")
        language = language.lower()
        if one and language not in Locale("en").languages:
            what = message("{answer} is not a language; write two letters, as in es, en or pt", answer=repr(one))
            raise OptionError(what)
        if one:
            named.append(parse_region(one, language) if region else language)
    if not named:
        raise OptionError(message("no language is named; write two letters for each, as in es, en or pt"))
    return tuple(dict.fromkeys(named))


def parse_address(answer: str) -> str:
    """The address of a website as people write it: "example.org/news" begins with https://.

    Raises OptionError, with what to write, for what is none.
    """
    from urllib.parse import urlsplit

    answer = answer.strip()
    address = answer if not answer or "://" in answer else f"https://{answer}"
    try:
        host, scheme = urlsplit(address).hostname or "", urlsplit(address).scheme
    except ValueError:
        host = scheme = ""
    if answer and (scheme not in {"http", "https"} or ("." not in host.strip(".") and host != "localhost")):
        what = message(
            "{answer} is not a web address; write one such as https://example.org/news/", answer=repr(answer)
        )
        raise OptionError(what)
    return address


def _toml_string(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)
