"""Write the manual page, docs/man/LANGUAGE/mars-i18n.1, from click's tree: ``make reference``.

Commands and options are those of the page of commands: click writes its help with a formatter that gives roff. The
wheel and the source distribution have the pages; the wheel puts them into share/man.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path

import click
from _spoken import compiled_messages

from mars_i18n import __version__
from mars_i18n.cli import COMMANDS, cli
from mars_i18n.cli._terminal import localised

DOCS = Path(__file__).parents[1]
PATHS = {code: DOCS / "man" / code / "mars-i18n.1" for code in ("en", "es", "pt")}
SITE = "https://github.com/mars-i18n/mars-i18n"
HEADINGS = {
    "en": ("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "EXIT STATUS", "ENVIRONMENT", "FILES", "SEE ALSO"),
    "es": ("NOMBRE", "SINOPSIS", "DESCRIPCIÓN", "COMANDOS", "ESTADO DE SALIDA", "ENTORNO", "ARCHIVOS", "VÉASE TAMBIÉN"),
    "pt": ("NOME", "SINOPSE", "DESCRIÇÃO", "COMANDOS", "STATUS DE SAÍDA", "AMBIENTE", "ARQUIVOS", "VEJA TAMBÉM"),
}
MANUAL = {
    "en": "Commands of users",
    "es": "Comandos de usuario",
    "pt": "Comandos do usuário",
}
WHAT = {
    "en": "localise newsletters and summaries in Spanish, English and Portuguese",
    "es": "localiza boletines y resúmenes en español, inglés y portugués",
    "pt": "localiza boletins e resumos em espanhol, inglês e português",
}
STATUS = {
    "en": {
        "0": "Nothing to report.",
        "1": "There are findings, something would change, or a language is incomplete.",
        "2": "Wrong usage, or something cannot be read or written.",
        "3": "A bug in mars-i18n, with a report to paste.",
        "130": "Interrupted.",
    },
    "es": {
        "0": "Nada que informar.",
        "1": "Hay hallazgos, algo cambiaría o un idioma está incompleto.",
        "2": "Uso incorrecto, o algo no se puede leer o escribir.",
        "3": "Un error de mars-i18n, con un informe para pegar.",
        "130": "Interrumpido.",
    },
    "pt": {
        "0": "Nada a informar.",
        "1": "Há problemas, algo mudaria ou um idioma está incompleto.",
        "2": "Uso incorreto, ou algo não pode ser lido ou gravado.",
        "3": "Um bug do mars-i18n, com um relatório para colar.",
        "130": "Interrompido.",
    },
}
ENVIRONMENT = {
    "en": {
        "LANGUAGE, LC_ALL, LANG": "The language of messages, unless --lang names one.",
        "NO_COLOR, FORCE_COLOR": "No colour, or colour where the output is no terminal.",
        "XDG_CACHE_HOME": "The folder that holds the cache folder. Default: ~/.cache.",
        "MARS_I18N_NO_CACHE": "1: nothing is kept in the cache folder or used from there.",
    },
    "es": {
        "LANGUAGE, LC_ALL, LANG": "El idioma de los mensajes, salvo que --lang nombre uno.",
        "NO_COLOR, FORCE_COLOR": "Sin color, o con color donde la salida no es un terminal.",
        "XDG_CACHE_HOME": "La carpeta que contiene la carpeta de caché. Predeterminado: ~/.cache.",
        "MARS_I18N_NO_CACHE": "1: nada se guarda en la carpeta de caché ni se usa desde allí.",
    },
    "pt": {
        "LANGUAGE, LC_ALL, LANG": "O idioma das mensagens, a menos que --lang nomeie um.",
        "NO_COLOR, FORCE_COLOR": "Sem cor, ou com cor onde a saída não é um terminal.",
        "XDG_CACHE_HOME": "A pasta que contém a pasta de cache. Padrão: ~/.cache.",
        "MARS_I18N_NO_CACHE": "1: nada é guardado na pasta de cache nem usado a partir dela.",
    },
}
FILES = {
    "en": {
        "mars-i18n.toml": "The configuration of a project.",
        "sources/": "What editors write.",
        "locales/LANGUAGE/LC_MESSAGES/ISSUE.po": "What translators translate.",
        "build/": "What is built.",
    },
    "es": {
        "mars-i18n.toml": "La configuración de un proyecto.",
        "sources/": "Lo que escriben los editores.",
        "locales/LANGUAGE/LC_MESSAGES/ISSUE.po": "Lo que traducen los traductores.",
        "build/": "Lo que se genera.",
    },
    "pt": {
        "mars-i18n.toml": "A configuração de um projeto.",
        "sources/": "O que os editores escrevem.",
        "locales/LANGUAGE/LC_MESSAGES/ISSUE.po": "O que os tradutores traduzem.",
        "build/": "O que é gerado.",
    },
}


def escape(text):
    """Text as roff: no line of it is a request, and a hyphen is one that can be searched for and pasted."""
    lines = (line.replace("\\", "\\e").replace("-", "\\-") for line in text.strip().splitlines())
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in map(str.strip, lines))


class RoffFormatter(click.HelpFormatter):
    """Takes what click says in the help of a command, and writes it as roff."""

    def write_usage(self, prog, args="", prefix=None):  # noqa: ARG002 - click's signature
        self.write(f".P\n\\fB{escape(prog)}\\fR {escape(args)}\n")

    def write_heading(self, heading):
        self.write(f".P\n.B {escape(heading)}\n")

    def write_paragraph(self):
        self.write(".P\n")

    def write_text(self, text):
        self.write("".join(f".P\n{escape(paragraph)}\n" for paragraph in text.split("\n\n") if paragraph.strip()))

    def write_dl(self, rows, col_max=30, col_spacing=2):  # noqa: ARG002 - click's signature
        self.write("".join(f".TP\n\\fB{escape(first)}\\fR\n{escape(second)}\n" for first, second in rows))

    @contextmanager
    def section(self, name):
        self.write_heading(name)
        yield

    @contextmanager
    def indentation(self):
        yield


def describe_command(command, context):
    """The help of a command as roff."""
    formatter = RoffFormatter()
    command.format_help(context, formatter)
    lines = formatter.getvalue().splitlines()
    return "".join(f"{line}\n" for at, line in enumerate(lines) if line and lines[at : at + 2] != [".P", ".P"])


def list_terms(terms):
    """A list of terms and what each means, as roff."""
    formatter = RoffFormatter()
    formatter.write_dl(list(terms.items()))
    return formatter.getvalue()


def write_page(language="en"):
    """The page in a language."""
    with compiled_messages(), localised.speak_language_of_environment():
        localised.choose_language(None, None, language)
        whole = click.Context(cli, info_name="mars-i18n", **cli.context_settings)
        name, synopsis, description, commands, status, environment, files, see_also = HEADINGS[language]
        parts = [
            f'.TH MARS\\-I18N 1 "" "mars\\-i18n {__version__}" "{MANUAL[language]}"\n',
            f".SH {name}\nmars\\-i18n \\- {WHAT[language]}\n",
            f'.SH {synopsis}\n.B mars\\-i18n\n[\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGS\\fR]\n.SH "{description}"\n',
            describe_command(cli, whole),
            f'.SH "{commands}"\n',
        ]
        for one in COMMANDS:
            command = cli.get_command(whole, one)
            parts += [
                f".SS {one}\n",
                describe_command(command, click.Context(command, parent=whole, info_name=one)),
            ]
    parts += [
        f'.SH "{status}"\n{list_terms(STATUS[language])}',
        f'.SH "{environment}"\n{list_terms(ENVIRONMENT[language])}',
        f'.SH "{files}"\n{list_terms(FILES[language])}',
        f'.SH "{see_also}"\n.BR msgfmt (1),\n.UR {SITE}\n.UE\n',
    ]
    return "".join(parts)


if __name__ == "__main__":
    for code, path in PATHS.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_page(code), encoding="utf-8")
        print(f"{path.relative_to(DOCS.parent)} was written")
