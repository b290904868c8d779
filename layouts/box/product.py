"""What the deck is kept in: a tuck box to its measure, a belly band, or dividers between its suits, to cut out and fold.

Print on one side of card, at actual size (100 %), and measure one panel first. Solid lines are cut; broken ones are scored with a
ruler and an empty ballpoint pen, and folded backwards, so that the print is outside. The sheet says the rest, step by step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bank.own_stocks import stock_of
from generator.model.paper import Rect
from generator.model.problems import Problems
from generator.model.wording import counted
from generator.product import STURDY_PAPER, Progress, Report
from layouts.box.art import Artist
from layouts.box.brief import figure, nets_of, paper_of, pile_of, refuse, steps_of, suits_of, unprintable
from layouts.box.net import DEEPER, TAB
from layouts.box.options import Options, refuse_contradictions
from layouts.box.placing import plans
from layouts.box.sheet import PreparedNets, Sheet
from layouts.box.steps import set_steps
from layouts.text.fitter import Fitter
from layouts.text.words import filled, fixed_words
from layouts.theme.loading import theme_of
from layouts.theme.look import Look, check_look
from layouts.theme.styles import styles_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.deck import Deck, Words
    from generator.model.paper import Size
    from layouts.box.art import Art
    from layouts.box.net import Net
    from layouts.box.pile import Pile
    from layouts.box.placing import Laid, Plan
    from layouts.box.steps import SetStep, Step

__all__ = ("EXAMPLES", "Options", "prepare")

EXAMPLES = (
    "spiegel box",
    "spiegel box --stock tarot-a4 --weight 300",
    "spiegel box --thick 21.5",
    "spiegel box --kind band",
    "spiegel box --kind dividers --paper a4",
    "spiegel box my-deck.yaml --copies 2 --with-dividers --paper a3",
)


APART = 20.0
"""mm around words that have a sheet of their own."""

FOLDING = {
    "box": (
        "glue the strip behind the left edge of the front",
        "at the foot fold the small flaps in, then the flap of the back, and glue that of the front onto it",
    ),
    "band": ("lay it around the cards and glue the strip behind the left edge of the front, not too tight",),
    "dividers": ("fold each tab backwards on its line and glue it: its name stands on both sides",),
}
"""What is said last of each kind."""


def prepare(deck: Deck, options: Options, progress: Progress) -> PreparedNets:  # noqa: ARG001 – it is quick
    """Works out the net, finds it a place on the paper, and fits every text.

    Raises:
        DeckError: the net does not fit on the paper; or with every text that does not fit or has a character without a glyph.
    """
    refuse_contradictions(options)
    stock = stock_of(deck, options.stock)
    pile, paper, problems = pile_of(deck, options, stock), paper_of(options, stock), Problems()
    nets = nets_of(deck, options, pile)
    ways = plans(nets, paper)
    if not ways:
        raise refuse(nets, options, pile, paper, deck)
    theme = theme_of(deck)
    look = Look(deck, theme, styles_of(theme.fonts))
    check_look(look, problems)
    for problem in unprintable(deck, look.styles, options.kind):
        problems.add(problem)
    words, language = fixed_words(deck, deck.language), deck.language
    front = nets[0].panels["front"]
    said = {
        "cards": _counted(pile, words),
        "title": deck.bank.title[language],
        "weight": options.weight,
        "width": figure(front.width, language),
    }
    wanted = steps_of(options.kind, words, said)
    plan, steps = _laid_out(ways, wanted, look)
    artist = Artist(look, Fitter(deck, f"the {options.kind}", problems), words, _counted(pile, words))
    sheets = _sheets(artist, plan, nets, steps, deck, options)
    if not steps:
        sheets += (_of_steps(wanted, plan.sheet, look, options.kind, problems),)
    problems.finish()
    title = filled(words[f"{options.kind}-title"], **said)
    report = _report(options, pile, nets[0], paper, len(sheets), artist.fitter.left_out)
    return PreparedNets(look, title, words["net-outline"], sheets, report)


def _laid_out(ways: Sequence[Plan], steps: Sequence[Step], look: Look) -> tuple[Plan, tuple[SetStep, ...]]:
    """The way to lay the nets on their paper that leaves the words most room, and the words; none where no way has room."""
    found = [(plan, set_steps(steps, plan.words, look.styles, look.deck.language)) for plan in ways]
    return max(found, key=lambda each: each[1][-1].text.size if each[1] else 0.0)


def _sheets(
    artist: Artist, plan: Plan, nets: Sequence[Net], steps: tuple[SetStep, ...], deck: Deck, options: Options
) -> tuple[Sheet, ...]:
    suits = suits_of(deck)
    sheets = []
    for number, page in enumerate(plan.pages):
        drawn: list[tuple[Net, Laid, Art]] = []
        for laid in page:
            net = nets[laid.number]
            if options.kind == "dividers":
                art = artist.divider(net, laid, suits[laid.number])
            else:
                art = artist.box(net, laid) if options.kind == "box" else artist.band(net, laid)
            drawn.append((net, laid, art))
        sheets.append(Sheet(plan.sheet, tuple(drawn), () if number else steps))
    return tuple(sheets)


def _of_steps(wanted: Sequence[Step], sheet: Size, look: Look, kind: str, problems: Problems) -> Sheet:
    """A sheet with nothing but words, where beside the net there is no room for them."""
    room = Rect(APART, APART, sheet.width - 2 * APART, sheet.height - 2 * APART)
    steps = set_steps(wanted, (room,), look.styles, look.deck.language)
    if not steps:
        what = "the words that say how to cut and fold are longer than a sheet"
        problems.add(look.deck.problem("", ("texts",), what, f"shorten those of your texts that begin with {kind}-"))
    return Sheet(sheet, (), steps)


def _counted(pile: Pile, words: Words) -> str:
    return f"{pile.many} {words['cards']}" if pile.many > 1 else words["one-card"]


def _report(options: Options, pile: Pile, net: Net, paper: str, sheets: int, left_out: Sequence[str]) -> Report:
    """What was made, and how it is printed, cut and folded."""
    on = f"print on {paper.capitalize()} at actual size (100 %), on one side of card of 200 to 300 g"
    front = net.panels["front"]
    made = {
        "box": f"a tuck box for {counted(pile.many, 'card')}, inside {front.width:.4g} × {front.height:.4g} × "
        f"{pile.thick + DEEPER:.3g} mm",
        "band": f"a belly band around {counted(pile.many, 'card')}, {front.height:.3g} mm high",
        "dividers": f"dividers on {counted(sheets, 'sheet')}, {front.width:.4g} × {front.height + TAB:.4g} mm with their tabs",
    }
    first = f"measure: the front is {front.width:.4g} mm wide; cut along the solid lines"
    lines = [
        on,
        first,
        "score the broken lines with a ruler and an empty ballpoint pen, and fold them backwards",
        *FOLDING[options.kind],
    ]
    if options.thick is None and options.kind != "dividers":
        many = f"{counted(pile.many, 'card')} of {options.weight} g"
        lines.append(
            f"{many} are taken to be {pile.thick:.3g} mm thick; measure the pile and say so with --thick if not"
        )
    lines += [f"left out, as it is too long: {what}" for what in left_out]
    return Report(made[options.kind], tuple(lines), sheets, sheets, STURDY_PAPER)
