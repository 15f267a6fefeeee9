"""Write the reference page of all checks, docs/sources/reference/checks.md, from their docstrings: ``make reference``.

The measured figures are those of docs/checks-measured.tsv: hits on 4,070 blocks in es and pt that quality.py printed,
and how many of those that were read, there and in news by two pairs of translators, were faults that a careful translator
would fix; the verdict on each is benchmarks/data/translation_verdicts.tsv. A check of translations that has no row had
no hit. Those of checks of sources are docs/sources-measured.tsv: 588 warnings that source_findings.py
drew (--seed 2027, 79, 80) from documentation and printed pages of 28 repositories, read one by one; what was read, and
the verdict on each, is benchmarks/data/source_verdicts.tsv.
"""

from __future__ import annotations

import csv
from pathlib import Path

from mars_i18n.checks.catalogue_of_checks import all_checks, describe_check
from mars_i18n.cli._terminal import localised
from mars_i18n.messages import Message, message, render_message
from mars_i18n.plugins.kinds import CHECK_KINDS
from mars_i18n.plugins.pages import translate_page
from mars_i18n.translations import load_translations

DOCS = Path(__file__).parents[1]
UNITS = 4070
UNMEASURED = {"draft-unread", "markup-mismatch", "missing-translation", "needs-work", "too-long", "unresolved-conflict"}
ENGLISH_HEAD = """\
# The checks

`mars-i18n check` runs them all; `mars-i18n explain NAME` shows one of these pages. An **error** blocks a release, a
**warning** is shown, **info** is shown by `mars-i18n -v check`, or where it is selected. A finding can be answered in
three ways: fix it; silence it with a reason (`# mars: ignore NAME, reason` in a catalogue,
`<!-- mars: ignore NAME, reason -->` in a Markdown source); or configure the check (see
[configuration](configuration.md)).

The rates are hits for each 1,000 translated blocks of published technical newsletters, and how many of those that
were read, there and in news, are faults that a careful translator would fix; `python benchmarks/quality.py CORPUS`
prints hits and samples, and `benchmarks/data/translation_verdicts.tsv` holds the verdicts. Most hits in Spanish are lists of packages that their translators left in English. Where there is no rate the
corpus says nothing: it has no catalogues, no sources, no tags and no limits. The checks were tuned on the same texts,
so these rates are not held out.

"""
SPANISH_HEAD = """\
# Las verificaciones

`mars-i18n check` las ejecuta todas; `mars-i18n explain NOMBRE` muestra una de estas páginas. Un **error** impide publicar,
una **advertencia** (warning) se muestra, e **info** se muestra con `mars-i18n -v check` o si se selecciona. A un hallazgo
se responde de tres maneras: corrigiéndolo; silenciándolo con un motivo (`# mars: ignore NOMBRE, motivo` en un catálogo,
`<!-- mars: ignore NOMBRE, motivo -->` en una fuente Markdown); o en la [configuración](configuration.md).

Las tasas son hallazgos por cada 1.000 bloques traducidos de boletines técnicos publicados, y cuántos de los que se leyeron,
allí y en noticias, son faltas que un traductor cuidadoso corregiría; `python benchmarks/quality.py CORPUS` los imprime. Las verificaciones se
ajustaron con los mismos textos.

"""
PORTUGUESE_HEAD = """\
# As verificações

`mars-i18n check` executa todas; `mars-i18n explain NOME` mostra uma destas páginas. Um **erro** (error) impede publicar, um
**aviso** (warning) é mostrado, e **info** é mostrado com `mars-i18n -v check` ou se for selecionado. A um problema
responde-se de três maneiras: corrigindo-o; silenciando-o com um motivo (`# mars: ignore NOME, motivo` em um catálogo,
`<!-- mars: ignore NOME, motivo -->` em uma fonte Markdown); ou na [configuração](configuration.md).

As taxas são problemas por 1.000 blocos traduzidos de boletins técnicos publicados, e quantos dos que foram lidos, ali e em
notícias, são falhas que um tradutor cuidadoso corrigiria; `python benchmarks/quality.py CORPUS` os imprime. As verificações foram
ajustadas com os mesmos textos.

"""
HEADS = {"en": ENGLISH_HEAD, "es": SPANISH_HEAD, "pt": PORTUGUESE_HEAD}
COLUMNS = {
    "en": "| check | default | what it reports |",
    "es": "| verificación | gravedad | qué señala |",
    "pt": "| verificação | gravidade | o que aponta |",
}
HEADINGS = {
    "es": (
        "De las fuentes",
        "De cada traducción",
        "De todas las traducciones",
        "De los catálogos",
        "De dos documentos",
        "De un archivo del que `add` hizo un borrador",
    ),
    "pt": (
        "Das fontes",
        "De cada tradução",
        "De todas as traduções",
        "Dos catálogos",
        "De dois documentos",
        "De um arquivo do qual `add` fez um rascunho",
    ),
}
KINDS = {
    "source": "Of sources, before anyone translates",
    "translation": "Of each translation",
    "issue": "Of all translations of an issue",
    "catalogue": "Of catalogues",
    "pair": "Of two documents, in an audit",
    "imported": "Of a file that `add` made a draft of",
}


def measured():
    with (DOCS / "checks-measured.tsv").open(encoding="utf-8") as rows:
        found = {}
        for row in csv.DictReader(rows, delimiter="\t"):
            found.setdefault(row["check"], []).append(row)
        return found


def rates(rows):
    """Say the hit rate and precision of each severity of a check."""
    if not rows:
        return "Measured: no hit in 4,070 blocks of es nor of pt, so it is quiet, and its precision there is unknown."
    runs = []
    for row in rows:
        hits = ", ".join(f"{int(row[code]) * 1000 / UNITS:.1f} ({code})" for code in ("es", "pt"))
        runs.append(f"{row['severity']} {hits} hits per 1,000; of {row['read']} read, {row['real']} real")
    return f"Measured: {'. As '.join(runs)}.".replace("Measured: ", "Measured: as ", 1)


def measured_on_sources():
    """Give {check: row} of docs/sources-measured.tsv."""
    with (DOCS / "sources-measured.tsv").open(encoding="utf-8") as rows:
        return {row["check"]: row for row in csv.DictReader(rows, delimiter="\t")}


def said(check):
    return " or ".join((check.severity, *check.others))


def body(page, labels):
    """Give a docstring without its headline as Markdown: examples become code."""
    lines, inside = [], False
    for line in page.splitlines()[1:]:
        if inside and line.strip() and not line.startswith("    "):
            inside = False
            lines += ["```", ""]
        if line in labels:
            lines += [f"**{line}**", ""]
        elif line.startswith("    ") and not inside:
            inside = True
            lines += ["```text", line[4:]]
        else:
            lines.append(line[4:] if inside else line)
    text = "\n".join([*lines, "```"] if inside else lines).strip()
    return text.replace("\n\n```\n", "\n```\n")


def write_page(language="en"):
    """The page in a language; in English where `localised.FOLDER` has no compiled catalogue of it."""
    translations = load_translations(language, localised.FOLDER)
    figures, sources, checks = measured(), measured_on_sources(), all_checks()
    parts, headings = [HEADS[language]], dict(zip(KINDS, HEADINGS.get(language, KINDS.values()), strict=True))
    labels = {translations.gettext(one) for one in ("Wrong:", "Right:")} | {"Wrong:", "Right:"}
    for kind in CHECK_KINDS:
        own = [check for check in checks if check.kind == kind]
        parts.append(f"## {headings[kind]}\n\n{COLUMNS[language]}\n| --- | --- | --- |\n")
        parts += [
            f"| [{check.name}](#{check.name}) | {said(check)} | {translations.gettext(check.summary)} |\n"
            for check in own
        ]
        parts.append("\n")
    for check in checks:
        module = describe_check(check.name).module
        parts.append(f"## {check.name}\n\n**{said(check)}**: {translations.gettext(check.summary)}\n\n")
        page = translate_page((module.__doc__ or "").strip(), translations)
        remedy = render_message(message("What to do: {remedy}", remedy=Message(module.remedy)), translations)
        parts.append(f"{body(page, labels)}\n\n{remedy}\n\n")
        if language == "en" and check.kind in {"translation", "issue"} and check.name not in UNMEASURED:
            parts.append(f"{rates(figures.get(check.name, []))}\n\n")
        elif language == "en" and check.name in sources:
            row = sources[check.name]
            parts.append(f"Measured: of {row['read']} read in documentation of others, {row['real']} real.\n\n")
    return "".join(parts).rstrip() + "\n"


if __name__ == "__main__":
    (DOCS / "sources" / "reference" / "checks.md").write_text(write_page(), encoding="utf-8")
    print("docs/sources/reference/checks.md was written")
