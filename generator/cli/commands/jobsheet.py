"""``spiegel jobsheet``: options of cards → one page for whoever prints and cuts them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import click

from generator.bank.print_settings import options_for
from generator.build import jobs_of, prepare, usual_target
from generator.cli.card_options import with_older_read, with_printer_read
from generator.cli.print_options import known_stock, only_typed
from generator.cli.replacing import FORCE, may_replace
from generator.cli.shared_options import OUTPUT, SHARED, chosen, own_name
from generator.cli.terminal import examples, options_of, progress, say, telling_problems
from generator.files import PDF, target_problems, write_whole
from generator.model.paper import PageSize
from generator.model.problems import DeckError
from generator.naming import chosen_of, file_name
from layouts import module

PAPER = click.Option(
    ["--paper"],
    type=click.Choice(get_args(PageSize)),
    help="The paper of the job sheet; the cards lie on a stock that is on it, where there is one.  [default: what the deck says, "
    "or that of the cards]",
)

WEIGHT = click.Option(
    ["--weight"],
    type=click.IntRange(60, 500),
    default=250,
    show_default=True,
    help="The weight of the cards' paper, in g/m².",
)

TARGET = click.Option(
    ["-o", "--output"],
    type=click.Path(path_type=Path),
    help="The file to make.  [default: output/jobsheet-LANG.pdf, with the deck's name before it, and what was chosen behind it]",
)


@click.command(
    "jobsheet",
    params=[*SHARED, *options_of("cards"), PAPER, WEIGHT, TARGET, FORCE],
    epilog=examples(
        "spiegel jobsheet",
        "spiegel jobsheet --lang en --stock tarot-a4 --weight 300",
        "spiegel jobsheet --duplex manual --order stacks --sets 2",
        "spiegel jobsheet my-deck.yaml --stock poker-letter",
    ),
)
def command(paper: str | None, weight: int, output: Path | None, *, force: bool, **typed: Any) -> None:  # noqa: ANN401 – of each its own
    """Makes a job sheet: one page for the copy shop, or for whoever prints and cuts.

    Take the options that you made the cards with. It names their files, with sheets, paper and how it is turned; what to measure,
    where to set the stop of a cutter, cut by cut, the command for CUPS, and what to ask for at the counter. The cards themselves
    are made with `spiegel cards`.
    """
    from layouts.jobsheet.sheet import PrintFile, prepare_jobsheet  # noqa: PLC0415 – not for the help

    cards = module("cards")
    with telling_problems("nothing was written"):
        shared = {each.name: typed.pop(each.name) for each in SHARED if each.name}
        deck, own = chosen(**shared), own_name(shared["deck"])
        known_stock(typed.get("stock"), deck.own_stocks)
        given = with_older_read(with_printer_read(only_typed(typed))) | ({"paper": paper} if paper else {})
        options = options_for(cards, deck.bank, given)
        pieces, _ = prepare(jobs_of(cards, deck, options, usual_target("cards", cards, options, Path(), own)), progress)
        files = [PrintFile(piece.target.name, piece.prepared) for piece in pieces]  # type: ignore[arg-type]  # of cards, as they are
        lies_on = files[0].cards.design.stock.paper
        said = paper or deck.bank.printing.paper or ("letter" if lies_on == "letter" else "a4")
        sheet = prepare_jobsheet(deck, files, options, weight, said)
        target = output or OUTPUT / file_name("jobsheet", [deck.language], own, chosen_of(cards, deck, options))
        if problems := list(target_problems(target, PDF, may_replace(force=force))):
            raise DeckError(problems)
        write_whole(target, sheet.draw())
    say(f"Made {target}: a job sheet for {', '.join(file.name for file in files)}.")
    say(
        f"  print it on {said.capitalize()}, and give it along with the files; `spiegel cards` with the same options makes those"
    )
