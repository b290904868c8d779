"""``spiegel stock``: a sheet to lay over one that was bought; and a template of gLabels → a stock of one's own."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.bank.own_stocks import FILE, every_stock, own_stocks
from generator.bank.stock_writing import stock_entry
from generator.cli.config import stocks_file
from generator.cli.print_options import StockName, known_stock
from generator.cli.replacing import FORCE, may_replace
from generator.cli.terminal import emit, examples, say, telling_problems
from generator.files import PDF, is_there, read_text, target_problems, write_whole
from generator.model.problems import DeckError

if TYPE_CHECKING:
    from generator.model.paper import Stock

LANGUAGES = ("en", "nl", "fr", "de")


@click.group(
    "stock",
    epilog=examples(
        "spiegel stock test avery-32010 --lang nl",
        'spiegel stock import misc-iso-templates.xml --part "LP 800"',
        "spiegel list stocks",
    ),
)
def command() -> None:
    """Tries a sheet of cards that you bought, or takes its figures from a template file.

    A stock of your own is an entry in a stocks.yaml beside your deck, or in the folder of your settings, which
    `spiegel list stocks` names. Five figures from a ruler are enough: see docs/printing.md.
    """


@command.command("test", epilog=examples("spiegel stock test avery-32010", "spiegel stock test my-sheet -o try.pdf"))
@click.argument("name", type=StockName())
@click.option(
    "--lang", default="en", show_default=True, type=click.Choice(LANGUAGES), help="The language of the sheet."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file to make.  [default: output/stock-NAME.pdf]"
)
def test(name: str, lang: str, output: Path | None, *, force: bool) -> None:
    """Makes a sheet to lay over a real one: the outline of every card, and a cross on its corners.

    Print it on plain paper, lay it on an unprinted sheet and hold both against the light. Where the lines lie right, note in
    a stocks.yaml who saw that and when; what to write is said then.
    """
    from layouts.calibration.stock_sheet import prepare_stock_sheet  # noqa: PLC0415 – not for the help

    target = output or Path("output") / f"stock-{name}.pdf"
    with telling_problems("nothing was written"):
        own = own_stocks(Path(), [stocks_file()])
        known_stock(name, own.stocks, "NAME")
        stock = every_stock(own.stocks)[name]
        mine = name in own.stocks and not _ships(name)
        if problems := target_problems(target, PDF, may_replace(force=force)):
            raise DeckError(problems)
        sheet = prepare_stock_sheet(stock, lang, _note(name, "YYYY-MM-DD", mine=mine))
        write_whole(target, sheet.draw())
    say(f"Made {target}.")
    say(f"  print it on plain paper{_lying(stock)}, at actual size (100 %), on one side; measure the bar: 100 mm")
    say("  then lay it on an unprinted sheet, edge on edge, and hold both against the light: every line lies on a cut?")
    today = date.today().isoformat()  # noqa: DTZ011 – the user's own day
    where = (
        f"add to its entry in {own.files[name]}" if mine else f"write in {FILE} beside your deck, or in {stocks_file()}"
    )
    say(f"  if so, {where}:", *(f"    {line}" for line in _note(name, today, mine=mine).split("\n")))


test.params.append(FORCE)


def _ships(name: str) -> bool:
    from generator.bank.shipped import stocks  # noqa: PLC0415 – as above

    return name in stocks()


def _lying(stock: Stock) -> str:
    return f" ({stock.paper.capitalize()}{', on its side' if stock.landscape else ''})"


def _note(name: str, day: str, *, mine: bool) -> str:
    """What is noted of a sheet that was seen to be right."""
    said = f"confirmed: {{date: {day}, who: …}}"
    return said if mine else f"- name: {name}\n  {said}"


@command.command(
    "import",
    epilog=examples(
        'spiegel stock import misc-iso-templates.xml --part "LP 800"',
        'spiegel stock import misc-iso-templates.xml --part "LP 800" -o stocks.yaml',
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--part", required=True, help="The part number, as it stands on the package and in the file.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file of stocks to add it to, instead of printing it."
)
def import_(file: Path, part: str, output: Path | None) -> None:
    """Takes the figures of a sheet from a template file of gLabels that you have.

    Only sheets with rectangular cards in one grid, or in two columns, can be taken over. Look at what it says of the figures,
    and try the sheet with `spiegel stock test` before you print cards on it.
    """
    from generator.templates.glabels import import_template  # noqa: PLC0415 – not for the help

    with telling_problems("nothing was written" if output else "nothing was taken over"):
        made = import_template(file, part)
        entry = stock_entry(made.stock)
        if output:
            _add(output, entry)
    if output:
        say(f"Added {made.stock.name} to {output}.")
    else:
        emit(entry.removesuffix("\n"))
    for remark in made.remarks:
        say(f"  {remark}", err=not output)
    say(f"  try it before you print cards: spiegel stock test {made.stock.name}", err=not output)


def _add(target: Path, entry: str) -> None:
    """Puts an entry behind those of a file, which is made where it is not there.

    Raises:
        DeckError: the file has a mistake, or the name is taken.
    """
    before = read_text(target, str(target)).rstrip() if is_there(target) else ""
    if before:
        own_stocks(None, [target])
    from generator.bank.own_stocks import read_stocks  # noqa: PLC0415 – beside the other's use
    from generator.bank.yaml.reader import parse  # noqa: PLC0415 – as above

    whole = f"{before}\n\n{entry}" if before else entry
    read_stocks(parse(str(target), whole), {})
    write_whole(target, whole.encode())
