"""``spiegel preview``: a deck, or any PDF → pictures of every page, and overviews."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.bank.print_settings import options_for
from generator.build import jobs_of_all, prepare
from generator.cli.print_options import PRINTING, given_of, known_stock, only_typed
from generator.cli.shared_options import OUTPUT, SHARED, chosen, own_name
from generator.cli.terminal import examples, progress, say, telling_problems
from generator.deck.imposition import Sheet
from generator.files import FINISHED, read_bytes
from generator.model.packages import needed
from generator.model.wording import counted
from layouts import LAYOUTS, module, usual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model.deck import Deck
    from generator.prepress.preview import Paged


WHAT = click.Argument(["deck"], required=False, type=click.Path(path_type=Path), metavar="[DECK|FILE.pdf]")


@click.command(
    "preview",
    params=[WHAT, *(each for each in SHARED if each.name != WHAT.name), *PRINTING],
    epilog=examples(
        "spiegel preview --product cards",
        "spiegel preview my-deck.yaml --lang en --dpi 150 --product workbook",
        "spiegel preview output/guide-nl.pdf -o look",
    ),
)
@click.option(
    "--product",
    "names",
    multiple=True,
    type=click.Choice(list(LAYOUTS)),
    help="Only this product; may be given more than once.  [default: all that `spiegel build` makes]",
)
@click.option(
    "-o",
    "--output",
    "folder",
    default=OUTPUT / "preview",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder for the pictures.",
)
@click.option(
    "--dpi", default=80, show_default=True, type=click.IntRange(30, 600), help="Pixels to the inch of each page."
)
def command(folder: Path, dpi: int, names: Sequence[str], **typed: Any) -> None:  # noqa: ANN401 – what ``SHARED`` gives
    """Makes a picture of every page, and overviews with all pages small, without making a PDF.

    Of the cards there is an overview of the fronts too, with the id of each. A picture that was made here before is made
    anew; any other file is left as it is.
    """
    given = given_of(typed)
    with telling_problems("no pictures were made"):
        with needed("pillow", "spiegel preview"):
            from generator.prepress.preview import preview  # noqa: PLC0415 – PDFium and Pillow, for who wants pictures

        file = typed["deck"]
        finished = file and file.suffix.lower() == ".pdf"
        if finished:
            _refuse_of_a_deck(file)
        files = [_read(file)] if finished else list(_drawn(chosen(**typed), own_name(file), names, given))
        for seen in preview(files, folder, dpi, progress):
            say(
                f"Made {folder / seen.name}-001.png{'' if seen.pages == 1 else ' and on'}: {counted(seen.pages, 'page')}."
            )
            for overview in seen.overviews:
                say(f"  overview: {overview}")


def _refuse_of_a_deck(file: Path) -> None:
    """Refuse options that choose from a deck or change how it is printed where a finished PDF is looked at.

    Raises:
        UsageError: for the first of them.
    """
    context = click.get_current_context()
    of_decks = [*SHARED, *PRINTING, *(each for each in context.command.params if each.name == "names")]
    for option in of_decks:
        if option.name != WHAT.name and only_typed({option.name or "": True}):
            raise click.UsageError(f"{option.opts[0]} is for a deck, and {file.name} is a PDF: leave it out.")


def _drawn(deck: Deck, own: str, names: Sequence[str], given: Mapping[str, Any]) -> Iterator[Paged]:
    """The products of a deck, drawn in memory."""
    from generator.prepress.preview import Paged  # noqa: PLC0415 – as above

    known_stock(given.get("stock"), deck.own_stocks)
    layouts = {name: module(name) for name in LAYOUTS if name in (names or usual())}
    options = {name: options_for(layout, deck.bank, given) for name, layout in layouts.items()}
    pieces, _ = prepare(jobs_of_all(deck, layouts, own=own, options=options), progress)
    for piece in pieces:
        yield Paged(piece.target.stem, piece.prepared.draw(progress), _cards(piece.prepared))


def _cards(prepared: Any) -> dict[int, list[tuple[str, Any]]]:  # noqa: ANN401 – what a layout prepares is its own
    """Where the cards lie on the fronts of sheets, by page; of what has no sheets, nothing."""
    sheets = [each for each in getattr(prepared, "sheets", ()) if isinstance(each, Sheet)]
    sides = 1 if getattr(prepared, "backs", None) == "none" else 2
    return {at * sides: [(placed.card.id, placed.cell) for placed in sheet.fronts] for at, sheet in enumerate(sheets)}


def _read(path: Path) -> Paged:
    """A PDF that is there."""
    from generator.prepress.preview import Paged, check_foreign  # noqa: PLC0415 – as above

    data = read_bytes(path, str(path), FINISHED)
    check_foreign(data, str(path))
    return Paged(path.stem, data)
