"""``spiegel printer``: a calibration sheet → what a printer does to a page, kept under its name."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.config import printers_file
from generator.cli.replacing import FORCE, may_replace
from generator.cli.terminal import examples, say, telling_problems
from generator.files import PDF, FileSet, target_problems
from generator.model.problems import DeckError, Problem
from generator.printers.fitting import SEEN, faults, fitted, hole
from generator.printers.store import keep, profiles, remove

if TYPE_CHECKING:
    from generator.model.printer import PrinterProfile
    from generator.printers.fitting import Hole

PAPERS = ("a4", "letter", "a3")
LANGUAGES = ("en", "nl", "fr", "de")

NAME = re.compile(r"[\w.-]{1,30}")
"""What a printer and a tray may be called: nothing that a shell or the slash between them would take for its own."""


class Name(click.ParamType):  # type: ignore[type-arg]  # generic in Click's newer releases only
    """The name of a printer or a tray, in one word."""

    name = "name"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 – Click's
        """The name, or what is wrong with it."""
        if not NAME.fullmatch(value):
            self.fail("is a word of up to 30 letters, digits, dots and dashes, such as office", param, ctx)
        return str(value)


class Square(click.ParamType):  # type: ignore[type-arg]  # as above
    """A square of the grid."""

    name = "square"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Hole:  # noqa: ANN401 – Click's
        """The hole, or what is wrong with it."""
        try:
            return value if isinstance(value, tuple) else hole(value)  # type: ignore[return-value]  # Click's default
        except ValueError as error:
            self.fail(f"'{value}' {error}", param, ctx)


@click.group(
    "printer",
    epilog=examples(
        "spiegel printer calibrate --lang nl",
        "spiegel printer set office --holes K9 K9 L10 K10 --bars 150 200",
        "spiegel printer list",
    ),
)
def command() -> None:
    """Measures your printer, so that backs come to lie behind their fronts.

    Print the sheet that `calibrate` makes, prick a needle through its four crosses, and tell `set` in which squares the holes
    are. From then on `--printer` makes up for the shift, the turn and the scale of your printer.
    """


@command.command(
    "calibrate", epilog=examples("spiegel printer calibrate", "spiegel printer calibrate --by-hand -o test.pdf")
)
@click.option("--name", default="office", show_default=True, type=Name(), help="What you will call the printer.")
@click.option("--paper", default="a4", show_default=True, type=click.Choice(PAPERS), help="The paper of the sheet.")
@click.option(
    "--lang", default="en", show_default=True, type=click.Choice(LANGUAGES), help="The language of the sheet."
)
@click.option(
    "--by-hand",
    is_flag=True,
    help="For a printer whose paper you turn yourself: a file with the fronts, one with the backs.",
)
@click.option(
    "-o",
    "--output",
    default=Path("output/printer.pdf"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="The file to make.",
)
def calibrate(name: str, paper: str, lang: str, output: Path, *, by_hand: bool, force: bool) -> None:
    """Makes the sheet to measure a printer with.

    It says what to do, in words. With --by-hand there are two files of two sheets: print the first, lay the sheets back in
    the tray as you will with your cards, and print the second on them.
    """
    from layouts.calibration.sheet import prepare_calibration  # noqa: PLC0415 – not for the help

    targets = [output]
    if by_hand:
        targets = [output.with_stem(f"{output.stem}-{number}") for number in ("1-fronts", "2-backs")]
    with telling_problems("nothing was written"):
        if problems := [each for target in targets for each in target_problems(target, PDF, may_replace(force=force))]:
            raise DeckError(problems)
        with FileSet() as files:
            for target, data in zip(
                targets, prepare_calibration(paper, lang, name, by_hand=by_hand).files(), strict=True
            ):
                files.add(target, data)
    for target in targets:
        say(f"Made {target}.")
    say("  print at actual size (100 %), on the paper and from the tray of your cards; the sheet says the rest")


calibrate.params.append(FORCE)


@command.command(
    "set",
    epilog=examples(
        "spiegel printer set office --holes K9 K9 L10 K10 --bars 150 200",
        'spiegel printer set office --tray rear --holes H9 H9 H8 I8 --bars 149.5 199.5 --seen "2 up"',
    ),
)
@click.argument("name", type=Name())
@click.option("--tray", type=Name(), help="The tray, where the printer has several: each has its own shift.")
@click.option("--paper", default="a4", show_default=True, type=click.Choice(PAPERS), help="The paper of the sheet.")
@click.option("--holes", nargs=4, required=True, type=Square(), help="The squares of the holes, in the grids 1 to 4.")
@click.option(
    "--bars",
    nargs=2,
    default=(150.0, 200.0),
    show_default=True,
    type=click.FloatRange(1, 400),
    help="What the two bars measure, in mm.",
)
@click.option(
    "--seen",
    type=click.Choice(list(SEEN)),
    help="Where you turn the paper by hand: what is behind the 1, and whether its arrow points the same way.",
)
def set_(
    name: str, tray: str | None, paper: str, holes: tuple[Hole, ...], bars: tuple[float, float], seen: str | None
) -> None:
    """Keeps what you read on the sheet.

    A square is a letter and a number, such as K9. Whoever reads parts of squares gives two figures, the column counted from
    A as 1: 11.3,9 lies a little to the right of the middle of K9.
    """
    fit = fitted(name, paper, holes, bars, tray or "")
    with telling_problems("nothing was changed"):
        if wrong := faults(fit):
            raise DeckError([Problem(what, hint=hint) for what, hint in wrong])
        told: dict[str, Any] = {"measured": date.today().isoformat()}  # noqa: DTZ011 – the user's own day
        if seen:
            told |= SEEN[seen]._asdict()
        from msgspec.structs import replace  # noqa: PLC0415 – not for the help

        profile = replace(fit.profile, **told)
        replaced = keep(printers_file(), profile)
    say(f"{'Changed' if replaced else 'Kept'} {profile.label}: {described(profile)}.")
    say(f"  the four holes agree to {fit.left_over:.1f} mm; use it with --printer {profile.label}")


@command.command("list", epilog=examples("spiegel printer list"))
def list_() -> None:
    """Lists the printers that were measured, and where they are kept."""
    with telling_problems("the printers cannot be read"):
        known = profiles(printers_file())
    for each in known:
        say(f"{each.label}  {described(each)}")
    say(
        f"kept in {printers_file()}"
        if known
        else "No printer was measured yet: see `spiegel printer calibrate --help`."
    )


@command.command("show", epilog=examples("spiegel printer show office"))
@click.argument("name")
def show(name: str) -> None:
    """Says what was measured of one printer."""
    from generator.printers.store import profile  # noqa: PLC0415 – beside the argument's own name

    with telling_problems("the printers cannot be read"):
        found = profile(printers_file(), name, "NAME")
    say(f"{found.label}, measured on {found.paper.capitalize()}{f' on {found.measured}' if found.measured else ''}:")
    say(f"  {described(found)}")
    if found.order:
        order = "from the last to the first" if found.order == "reversed" else "in the same order"
        say(f"  turned by hand, the backs are printed {order}{', upside down' if found.turned else ''}")


@command.command("remove", epilog=examples("spiegel printer remove office"))
@click.argument("name")
def remove_(name: str) -> None:
    """Forgets a printer."""
    with telling_problems("nothing was changed"):
        remove(printers_file(), name)
    say(f"Removed {name}.")


def described(profile: PrinterProfile) -> str:
    """What a printer does to a back, in words: how far it lies off, and how it is turned and scaled."""
    across = f"{abs(profile.across):.1f} mm to the {'right' if profile.across >= 0 else 'left'}"
    down = f"{abs(profile.down):.1f} mm {'down' if profile.down >= 0 else 'up'}"
    turn = f"{abs(profile.turn):.2f}° to the {'right' if profile.turn >= 0 else 'left'}"
    return f"backs lie {across} and {down}, turned {turn}; printed at {profile.front_across:.1%} × {profile.front_down:.1%}"
