from __future__ import annotations

import csv
import io
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import click

from mars_i18n.cli._terminal import Terminal, terminal
from mars_i18n.cli._terminal.choices import chosen_languages, print_json, split_names
from mars_i18n.cli._terminal.localised import localised_command, option, translate_message, usage_error
from mars_i18n.messages import message
from mars_i18n.text.display import visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mars_i18n.workflow.translators.quote import IssueQuote

# Band → what it is called on a terminal.
_NAMES = {
    "new": message("new"),
    "75-84": message("75 to 84 % like another"),
    "85-94": message("85 to 94 % like another"),
    "95-99": message("95 to 99 % like another"),
    "100": message("the same text"),
    "context": message("the same, in context"),
    "repeated-within": message("repeated in the issue"),
    "repeated-across": message("repeated in other issues"),
}


@localised_command(
    "quote",
    message("Count the words of issues by what the translation memory knows of them."),
    message(
        "Every word that needs a translation is in one band: new, similar to a text that was translated, the same, or "
        "repeated. With --price, the price of a word of each band, it is a quotation."
    ),
    example="mars-i18n quote 2025-07 --price new=0.12,75-84=0.08",
)
@click.argument("issues", metavar="[ISSUE]...", nargs=-1)
@option(
    "--language", "languages", multiple=True, metavar="L", callback=split_names, about=message("Only this language.")
)
@option(
    "--price",
    "prices",
    multiple=True,
    metavar="BAND=PRICE",
    callback=split_names,
    about=message("The price of a word of a band, such as new=0.12; 100 and context are bands too."),
)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    about=message("For people, spreadsheets or programs."),
)
@terminal
def command(
    terminal: Terminal, issues: tuple[str, ...], languages: tuple[str, ...], prices: tuple[str, ...], form: str
) -> int:
    """Run `mars-i18n quote`; gives its exit code."""
    from mars_i18n.workflow.translators.quote import quote, require_bands

    opened = terminal.open_project()
    project = opened.project
    given = _parse_prices(prices)
    require_bands(given)
    quotes: list[IssueQuote] = []
    try:
        for one in quote(opened, issues, chosen_languages(project, languages), terminal.progress):
            quotes.append(one)  # noqa: PERF402 - what was quoted before an error is printed
    finally:
        _print_quotes(quotes, given, form)
    terminal.report_memory(opened)
    unread = terminal.report_unread_sources(opened, issues, alone=True)
    return 1 if unread and not opened.issues() else 0


def _print_quotes(quotes: Sequence[IssueQuote], prices: Mapping[str, Decimal], form: str) -> None:
    if form == "json":
        print_json("quotes", [_as_json(one, prices) for one in quotes])
    elif form == "csv":
        click.echo(_as_csv(quotes, prices), nl=False)
    else:
        for line in _as_lines(quotes, prices):
            click.echo(line)


def _parse_prices(texts: Sequence[str]) -> dict[str, Decimal]:
    """The prices of --price. Raises click.UsageError for what is not BAND=PRICE."""
    prices = {}
    for text in texts:
        name, _, price = text.partition("=")
        try:
            prices[name] = Decimal(price)
            is_price = prices[name].is_finite() and prices[name] >= 0
        except InvalidOperation:
            is_price = False
        if not is_price:
            raise usage_error(message("{text} is not a price; write it as in new=0.12", text=repr(text)))
    return prices


def _as_json(one: IssueQuote, prices: Mapping[str, Decimal]) -> dict[str, object]:
    from mars_i18n.workflow.translators.quote import price_of

    return {
        "issue": one.issue,
        "language": one.language,
        "segments": one.total.segments,
        "words": one.total.words,
        "price": float(one.price(prices)) if prices else None,
        "bands": {
            band: {
                "segments": amount.segments,
                "words": amount.words,
                "price": float(price_of(band, amount, prices)) if band in prices else None,
            }
            for band, amount in one.bands
        },
    }


def _as_csv(quotes: Sequence[IssueQuote], prices: Mapping[str, Decimal]) -> str:
    """A row an issue, language and band."""
    from mars_i18n.workflow.translators.quote import price_of

    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["issue", "language", "band", "segments", "words", "price"])
    for one in quotes:
        for band, amount in one.bands:
            price = price_of(band, amount, prices) if band in prices else ""
            rows.writerow([one.issue, one.language, band, amount.segments, amount.words, price])
    return text.getvalue()


def _as_lines(quotes: Sequence[IssueQuote], prices: Mapping[str, Decimal]) -> Iterator[str]:
    from mars_i18n.workflow.translators.quote import add_quotes

    issues = dict.fromkeys(one.issue for one in quotes)
    for issue in issues:
        yield click.style(visible_lines(issue), bold=True)
        for one in quotes:
            if one.issue == issue:
                yield from _as_table(one, prices)
    if len(issues) > 1:
        every = translate_message(message("All issues"))
        yield click.style(every, bold=True)
        for language in dict.fromkeys(one.language for one in quotes):
            yield from _as_table(add_quotes([one for one in quotes if one.language == language], every), prices)


def _as_table(one: IssueQuote, prices: Mapping[str, Decimal]) -> Iterator[str]:
    """A line a band that is not empty, and one for all."""
    from mars_i18n.workflow.translators.quote import price_of

    names = {band: translate_message(name) for band, name in _NAMES.items()}
    every = translate_message(message("together"))
    width = max(map(len, (*names.values(), every)))
    head = translate_message(message("segments")), translate_message(message("words"))
    columns = [max(8, len(name)) for name in head]
    price = [translate_message(message("price"))] if prices else []
    yield _as_row(f"{one.language:{width}}", [*head, *price], columns)
    for band, amount in one.bands:
        if amount.segments:
            cost = [f"{price_of(band, amount, prices):.2f}" if band in prices else ""] if prices else []
            yield _as_row(f"{names[band]:{width}}", [str(amount.segments), str(amount.words), *cost], columns)
    cost = [f"{one.price(prices):.2f}"] if prices else []
    yield _as_row(f"{every:{width}}", [str(one.total.segments), str(one.total.words), *cost], columns)


def _as_row(name: str, cells: Sequence[str], columns: Sequence[int]) -> str:
    widths = [*columns, 10][: len(cells)]
    return "  ".join([f"  {name}", *(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))]).rstrip()
