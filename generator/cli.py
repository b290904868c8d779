"""The command line: words typed in a terminal → a call of the other rooms, and what came of it in plain words.

The one room, with ``terminal``, that knows Click and which layouts exist. A command parses, calls and tells; what only
one command needs is imported when it runs, so that ``spiegel --help`` answers at once.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import __version__
from generator.terminal import (
    INPUT_ERROR,
    Commands,
    examples,
    no_traceback,
    options_of,
    progress,
    speak_plainly,
    tell,
    telling_problems,
)
from layouts import LAYOUTS

if TYPE_CHECKING:
    from generator.bank import Loaded
    from generator.build import Made
    from generator.model import Deck

OUTPUT = Path("output")

DECK = click.Argument(["deck"], required=False, type=click.Path(path_type=Path), metavar="[DECK]")
LANG = click.Option(
    ["--lang"], metavar="CODE", help="The language to print, such as nl or en; the deck's first if left out."
)
SESSION = click.Option(
    ["--session"], metavar="NAME", help="Only what this session uses, in its order: see `list sessions`."
)
TARGET = click.Option(
    ["-o", "--output"],
    type=click.Path(path_type=Path),
    help="The file to make.  [default: output/PRODUCT-LANG.pdf, with the name of the deck before it]",
)


def _layout_command(name: str) -> click.Command:
    """The command of a layout: its docstring as help, its ``Options`` as options."""
    layout = import_module(LAYOUTS[name].module)

    def run(deck: Path | None, lang: str | None, session: str | None, output: Path | None, **options: Any) -> None:  # noqa: ANN401 – the layout's
        from generator.build import Job, build  # noqa: PLC0415 – see above

        with telling_problems("nothing was written"):
            chosen = _chosen(deck, lang, session)
            target = output or OUTPUT / _file_name(deck, name, chosen.language)
            wanted = getattr(layout, "variants", _as_asked)(layout.Options(**options))
            jobs = [Job(layout, chosen, each, target.with_stem(target.stem + part)) for part, each in wanted]
            _tell_made(build(jobs, progress))

    return click.Command(
        name,
        callback=run,
        params=[DECK, LANG, SESSION, *options_of(name), TARGET],
        help=layout.__doc__,
        epilog=examples(*layout.EXAMPLES),
        short_help=LAYOUTS[name].summary,
    )


@click.group(
    cls=Commands,
    make=_layout_command,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples("spiegel build", "spiegel cards --lang en", "spiegel check my-deck.yaml", "spiegel cards --help"),
)
@click.version_option(__version__, prog_name="spiegel")
def spiegel() -> None:
    """Prints what a team needs to look back together, from one question bank.

    DECK is a question bank in YAML. Where a command takes one and you leave it out, cards.yaml in this folder is used,
    or else the bank that comes with Spiegel.
    """


@spiegel.command(epilog=examples("spiegel build", "spiegel build --lang en", "spiegel build my-deck.yaml -o my-folder"))
@click.argument("deck", required=False, type=click.Path(path_type=Path))
@click.option("--lang", metavar="CODE", help="The language to print; the deck's first if left out.")
@click.option(
    "-o",
    "--output",
    "folder",
    default=OUTPUT,
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder to build in.",
)
def build(deck: Path | None, lang: str | None, folder: Path) -> None:
    """Makes every product of a deck, each with its usual options."""
    from generator.build import Job  # noqa: PLC0415 – see above
    from generator.build import build as build_all  # noqa: PLC0415

    with telling_problems("nothing was written"):
        chosen = _chosen(deck, lang)
        layouts = {name: import_module(row.module) for name, row in LAYOUTS.items()}
        jobs = [
            Job(layout, chosen, layout.Options(), folder / _file_name(deck, name, chosen.language))
            for name, layout in layouts.items()
        ]
        _tell_made(build_all(jobs, progress))


def _known_stocks(_: click.Context, option: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """Checks names of stocks where they are typed; the list is read only when one is."""
    if names:
        from generator.shipped import stocks  # noqa: PLC0415 – see above

        for name in names:
            click.Choice(list(stocks())).convert(name, option, _)
    return names


def _load(deck: Path | None) -> Loaded:
    """The bank that was asked for, its warnings told."""
    from generator.bank import load  # noqa: PLC0415 – see above
    from generator.shipped import shipped_bank  # noqa: PLC0415

    here = Path("cards.yaml")
    loaded = load(deck or (here if here.exists() else shipped_bank()))
    tell(loaded.warnings)
    return loaded


def _chosen(deck: Path | None, language: str | None, session: str | None = None) -> Deck:
    """The deck that was asked for, in the language that was asked for or else its first, whole or for a session."""
    from generator.selection import choose  # noqa: PLC0415 – see above

    loaded = _load(deck)
    languages = loaded.bank.languages
    if language is not None and language not in languages:
        raise click.BadParameter(f"the deck is not in '{language}'; it has {', '.join(languages)}", param_hint="--lang")
    sessions = {each.id: each for each in loaded.bank.sessions}
    if session is not None and session not in sessions:
        known = ", ".join(sessions) or "none"
        raise click.BadParameter(f"the deck has no session '{session}'; it has {known}", param_hint="--session")
    return choose(
        loaded.bank, language or languages[0], loaded.places.problem, None if session is None else sessions[session]
    )


def _as_asked(options: object) -> list[tuple[str, object]]:
    """One file, as its options ask for: what a layout makes that has no ``variants`` of its own."""
    return [("", options)]


def _file_name(deck: Path | None, product: str, language: str) -> str:
    """What a product's file is called: decks of other names keep theirs, so that one does not replace another's."""
    own = f"{deck.stem}-" if deck and deck.stem != "cards" else ""
    return f"{own}{product}-{language}.pdf"


def _tell_made(made: tuple[Made, ...]) -> None:
    for each in made:
        click.echo(f"Made {each.target}: {each.report.made}.")
        for line in each.report.printing:
            click.echo(f"  {line}")


@spiegel.command(
    epilog=examples("spiegel check", "spiegel check my-deck.yaml", "spiegel check my-deck.yaml --stock tarot-a4")
)
@click.argument("deck", required=False, type=click.Path(path_type=Path))
@click.option(
    "--stock",
    "names",
    multiple=True,
    metavar="NAME",
    callback=_known_stocks,
    help="Check for this stock only; may be given more than once.  [default: poker-a4]",
)
def check(deck: Path | None, names: tuple[str, ...]) -> None:
    """Finds everything that could go wrong with a deck, in all its languages, without making a file.

    Names each card that does not fit, with its line. Tells for the other stocks whether the deck fits them too.
    """
    from generator.checkup import checkup  # noqa: PLC0415 – see above

    with telling_problems("the deck cannot be printed as it is"):
        loaded = _load(deck)
        for line in checkup(
            loaded, names, {name: import_module(row.module) for name, row in LAYOUTS.items()}, progress
        ):
            click.echo(line)


@spiegel.command(
    epilog=examples(
        "spiegel booklet output/guide-nl.pdf -o booklet.pdf", "spiegel booklet output/guide-nl.pdf -o a5.pdf --paper a4"
    )
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The file to make.")
@click.option(
    "--paper",
    type=click.Choice(["a3", "a4", "a5", "letter"]),
    help="The sheet to print on; larger pages are scaled down to half of it.  [default: as large as two pages]",
)
def booklet(file: Path, output: Path, paper: str | None) -> None:
    """Lays the pages of any PDF two to a side, to print, fold and staple.

    The last page stays at the back: blank pages that fill the last sheet come before it. Links, bookmarks and the tags
    that a screen reader needs are left behind: keep the file itself for reading on a screen.
    """
    from generator.booklet import fold  # noqa: PLC0415 – see above

    with telling_problems("nothing was written"):
        folded = fold(file, output, paper, progress)
    tell(folded.warnings)
    _tell_made((folded.made,))


@spiegel.command(epilog=examples("spiegel inspect output/cards-nl.pdf", "spiegel inspect --json output/cards-nl.pdf"))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_data", is_flag=True, help="Say it as JSON: a list with an entry for each file.")
def inspect(files: tuple[Path, ...], as_data: bool) -> None:
    """Says what a PDF holds, and what a printer or a screen reader would trip over.

    Pages, sizes and boxes; fonts and whether they are embedded; characters without a glyph; text off its page or trim;
    tags and claims; what print dialogues are told; fields. Ends with exit code 1 where something is wrong.
    """
    from generator import press  # noqa: PLC0415 – see above

    with telling_problems("no file was inspected"):
        found = press.inspect_all(files)
    if as_data:
        click.echo("[" + ",\n".join(press.as_json(each) for each in found) + "]")
    else:
        click.echo("\n\n".join(press.describe(each) for each in found))
    if any(each.findings for each in found):
        sys.exit(INPUT_ERROR)


@spiegel.command(
    "list", epilog=examples("spiegel list stocks", "spiegel list cards", "spiegel list suits my-deck.yaml")
)
@click.argument("what", type=click.Choice(["stocks", "languages", "suits", "cards", "sessions", "texts", "pages"]))
@click.argument("deck", required=False, type=click.Path(path_type=Path))
@click.option("--lang", metavar="CODE", help="The language to list in; the deck's first if left out.")
def list_(what: str, deck: Path | None, lang: str | None) -> None:
    """Lists what there is to choose from: a line each, its name first.

    Stocks are sheets of paper and the cards on them; texts are the general texts of the guide, which a deck may
    override; pages are those of the workbook; languages, suits, cards and sessions are those of the DECK.
    """
    from generator import listing  # noqa: PLC0415 – see above

    with telling_problems("nothing to list"):
        lines = listing.stocks() if what == "stocks" else listing.of_deck(what, _chosen(deck, lang))
        for line in lines:
            click.echo(line)


def main() -> None:
    """The command ``spiegel``."""
    gc.disable()  # a run makes many small values that live to its end; looking for cycles in them only costs time
    speak_plainly()
    with no_traceback():
        spiegel(prog_name="spiegel")
