"""Write the reference page of formats, made from the plugins that read, write, exchange and report: ``make reference``.

Sentences are the docstrings of the plugins, in the translations of the tool's own messages; the heads are here.
"""

from __future__ import annotations

import re
from pathlib import Path

from mars_i18n.cli._terminal import localised
from mars_i18n.messages import render_message
from mars_i18n.plugins.loading import describe, names
from mars_i18n.plugins.pages import settings_page, translate_page
from mars_i18n.translations import load_translations

DOCS = Path(__file__).parents[1]
ENDINGS = {
    "formats": "extensions",
    "catalogues.exchange": "extension",
}  # kind → where a plugin names its files' endings
COLUMNS = {
    "en": ("name", "files", "extra", "what it is"),
    "es": ("nombre", "archivos", "extra", "qué es"),
    "pt": ("nome", "arquivos", "extra", "o que é"),
}
HEADS = {
    "en": """\
# Formats

Each of these is a plugin. `mars-i18n explain NAME` shows the same text, and `pip install "mars-i18n[EXTRA]"` installs
what one needs. [Write your own](../guides/extending.md) shows how to add one.
""",
    "es": """\
# Formatos

Cada uno de estos es un plugin. `mars-i18n explain NAME` muestra el mismo texto, y `pip install "mars-i18n[EXTRA]"`
instala lo que necesita. [Escriba el suyo](../guides/extending.md) muestra cómo agregar uno.
""",
    "pt": """\
# Formatos

Cada um destes é um plugin. `mars-i18n explain NAME` mostra o mesmo texto, e `pip install "mars-i18n[EXTRA]"` instala o
que ele precisa. [Escreva o seu](../guides/extending.md) mostra como adicionar um.
""",
}
SECTIONS = {
    "formats": {
        "en": """## Sources

Files in `sources/` are read by their endings: [Markdown](configuration.md#in-a-source), [plain text](plain-text.md),
[HTML](html.md), [Word, LibreOffice and slides](office.md). PDF files become [drafts](../guides/adding.md).
""",
        "es": """## Fuentes

Los archivos de `sources/` se leen según su terminación: [Markdown](configuration.md#in-a-source),
[texto simple](plain-text.md), [HTML](html.md), [Word, LibreOffice y diapositivas](office.md). Los archivos PDF se
convierten en [borradores](../guides/adding.md).
""",
        "pt": """## Fontes

Os arquivos de `sources/` são lidos conforme sua terminação: [Markdown](configuration.md#in-a-source),
[texto simples](plain-text.md), [HTML](html.md), [Word, LibreOffice e slides](office.md). Arquivos PDF viram
[rascunhos](../guides/adding.md).
""",
    },
    "outputs": {
        "en": """## Outputs

`mars-i18n build` makes them all but `proof`; `--output NAME` makes some. [A look of your own](../guides/themes.md)
changes how they look.
""",
        "es": """## Salidas

`mars-i18n build` las produce todas menos `proof`; `--output NAME` produce algunas.
[Un aspecto propio](../guides/themes.md) cambia cómo se ven.
""",
        "pt": """## Saídas

`mars-i18n build` produz todas, menos `proof`; `--output NAME` produz algumas. [Um visual próprio](../guides/themes.md)
muda como elas são vistas.
""",
    },
    "catalogues.exchange": {
        "en": """## Exchange formats

`mars-i18n export --format NAME` writes them and `mars-i18n import` reads them.
[Files for other tools](exchange.md) says what each holds.
""",
        "es": """## Formatos de intercambio

`mars-i18n export --format NAME` los escribe y `mars-i18n import` los lee.
[Archivos para otras herramientas](exchange.md) dice qué contiene cada uno.
""",
        "pt": """## Formatos de intercâmbio

`mars-i18n export --format NAME` os grava e `mars-i18n import` os lê.
[Arquivos para outras ferramentas](exchange.md) diz o que cada um contém.
""",
    },
    "reports": {
        "en": """## Reports

`mars-i18n check --format NAME` writes them: see [continuous integration](../guides/continuous-integration.md).
""",
        "es": """## Informes

`mars-i18n check --format NAME` los escribe: vea [integración continua](../guides/continuous-integration.md).
""",
        "pt": """## Relatórios

`mars-i18n check --format NAME` os grava: veja [integração contínua](../guides/continuous-integration.md).
""",
    },
    "suggesters.engines": {
        "en": """## Draft engines

See [machine drafts](../guides/drafts.md).
""",
        "es": """## Motores de borradores

Vea [borradores automáticos](../guides/drafts.md).
""",
        "pt": """## Motores de rascunhos

Veja [rascunhos automáticos](../guides/drafts.md).
""",
    },
}
_PAGE = re.compile(r"docs/sources/(\w+)/([\w-]+)\.md")
_EXAMPLE = re.compile(r"(?:^(?: {4}.*)?\n)*^ {4}.*$", re.MULTILINE)


def table_cells(plugin, translations):
    """What the table of its kind says of a plugin: name, endings of files, extra, headline."""
    endings = getattr(plugin.module, ENDINGS.get(plugin.kind, ""), ())
    endings = (endings,) if isinstance(endings, str) else endings
    needs = getattr(plugin.module, "needs", None)
    headline = translate_page(plugin.page, translations).split("\n")[0].replace("|", "\\|")
    files = ", ".join(f"`{one}`" for one in endings)
    return f"`{plugin.name}`", files, f"`{needs[0]}`" if needs else "", headline


def table(plugins, language, translations):
    """The table of a kind, without columns in which nothing is."""
    rows = [table_cells(plugin, translations) for plugin in plugins]
    columns = [(head, *cells) for head, *cells in zip(COLUMNS[language], *rows, strict=True) if any(cells)]
    head, *body = (f"| {' | '.join(cells)} |\n" for cells in zip(*columns, strict=True))
    return "".join([head, f"|{' --- |' * len(columns)}\n", *body])


def plugin_page(plugin, translations):
    """What the page of a plugin says after its headline, under its title; empty where it says no more."""
    body = translate_page(plugin.page, translations).partition("\n")[2].strip()
    body = _PAGE.sub(r"[`\2.md`](../\1/\2.md)", body)
    body = _EXAMPLE.sub(lambda found: _code(found[0]), body)
    parts = [part for part in (body, list_settings(settings_page(plugin, translations))) if part]
    title = render_message(plugin.title, translations).replace("'", "`")
    return "\n\n".join([f"### {title[0].upper()}{title[1:]}", *parts]) + "\n\n" if parts else ""


def list_settings(page):
    """What can be set, as a list; empty where there is nothing. A setting is a line, and a line of what it means."""
    head, *rows = page.strip().split("\n")
    if not rows:
        return ""
    settings = "".join(f"- `{one.strip()}`: {what.strip()}\n" for one, what in zip(rows[1::2], rows[2::2], strict=True))
    return f"{head}\n\n```toml\n{rows[0].strip()}\n```\n\n{settings}".rstrip()


def _code(text):
    """Indented lines as a block of code."""
    return "\n".join(["", "```text", *(line[4:] for line in text.strip("\n").split("\n")), "```"])


def write_page(language="en"):
    """The page in a language; in English where `localised.FOLDER` has no compiled catalogue of it."""
    translations = load_translations(language, localised.FOLDER)
    parts = [HEADS[language]]
    for kind, heads in SECTIONS.items():
        plugins = [describe(kind, name) for name in names(kind)]
        parts += [f"\n{heads[language]}\n{table(plugins, language, translations)}\n"]
        parts += [plugin_page(plugin, translations) for plugin in plugins]
    return re.sub(r"\n{3,}", "\n\n", "".join(parts)).rstrip() + "\n"


if __name__ == "__main__":
    (DOCS / "sources" / "reference" / "formats.md").write_text(write_page(), encoding="utf-8")
    print("docs/sources/reference/formats.md was written")
