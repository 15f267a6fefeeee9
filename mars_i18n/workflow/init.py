"""`init`: a new project, without ever overwriting anything."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

from mars_i18n.configuration import DEFAULT_LANGUAGES, read_configuration
from mars_i18n.errors import MarsError, OptionError
from mars_i18n.messages import message, verbatim
from mars_i18n.plugins import declared
from mars_i18n.project import CONFIGURATION, GLOSSARY, require_no_links_out, write_if_changed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_TEMPLATE = """\
# Configuration of mars-i18n. Every key: docs/sources/reference/configuration.md of the documentation.
title = {title}            # the name of your programme, shown in the outputs
# base_url = "https://example.org/newsletters/"   # where the build folder will be published

# Each language with its region, which decides how dates and numbers are written.
[languages]
{languages}

# What is prose in Markdown: template syntax of your own, and keys of front matter that are translated, too.
# [formats.markdown]
# opaque = ["[[ ... ]]"]
# prose-keys = ["cover.credit"]
"""


def init(folder: Path, title: str, locales: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """Make a project in `folder`, for locales such as es_CO. Gives (path, whether it was made) for each part.

    Raises MarsError where the folder cannot be written, or a locale is none.
    """
    require_no_links_out(folder)
    configuration = folder / CONFIGURATION
    languages = "\n".join(f'{locale.partition("_")[0]} = "{locale}"' for locale in locales)
    text = _TEMPLATE.format(title=_toml_string(title), languages=languages)
    # raises on a locale that does not exist, before anything is made
    if read_configuration(configuration, text, declared) is None:
        raise MarsError(
            message(
                "{configuration}: no configuration could be written for {locales}",
                configuration=str(configuration),
                locales=locales,
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
        codes = [locale.partition("_")[0] for locale in locales]
        done.append((GLOSSARY, write_if_changed(glossary, _starter_glossary(codes).encode())))
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
    return tuple(done)


def _starter_glossary(languages: Sequence[str]) -> str:
    """The packaged glossary with the columns of these languages alone."""
    text = files("mars_i18n.workflow").joinpath("starter-glossary.tsv").read_text(encoding="utf-8")
    remark, header, *rows = text.splitlines()
    columns = header.split("\t")
    kept = [at for at, name in enumerate(columns) if len(name) != 2 or name in languages]
    forbid = columns.index("forbid")
    cells = [row.split("\t") + [""] * len(columns) for row in (header, *rows)]
    for row in cells[1:]:
        row[forbid] = " | ".join(form for form in row[forbid].split(" | ") if form.partition(":")[0] in languages)
    lines = ["\t".join(row[at] for at in kept).rstrip("\t") for row in cells]
    named = [at for at, name in enumerate(columns) if name in languages or name == "keep"]
    said = [line for line, row in zip(lines, cells, strict=True) if any(row[at] for at in named) or row[forbid]]
    return "\n".join([remark, *said]) + "\n"


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
    """The region that `init` proposes for a language, or the empty string."""
    return dict(DEFAULT_LANGUAGES).get(language, "")


def _toml_string(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)
