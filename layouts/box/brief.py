"""A deck and what was asked for → the pile to put away, the nets around it, and the words beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bank import shipped
from generator.deck.selection import unmixed
from generator.model.problems import DeckError, Problem
from generator.model.wording import listed
from layouts.box.net import TAB, belly_band, divider, tuck_box
from layouts.box.pile import Pile, caliper
from layouts.box.placing import PAPER_CHOICES, plans
from layouts.box.steps import Step
from layouts.text.coverage import undrawable
from layouts.text.words import filled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.bank import Suit
    from generator.model.deck import Deck, Words
    from generator.model.paper import Stock
    from layouts.box.net import Net
    from layouts.box.options import Options
    from layouts.box.placing import PaperChoice
    from layouts.theme.styles import Styles

STEPS = {"box": 6, "band": 4, "dividers": 5}
"""How many steps each kind has."""

AS_BOX = {("band", 2): ("box", 2), ("dividers", 2): ("box", 2), ("band", 1): ("box", 1), ("dividers", 3): ("band", 3)}
"""Steps that are those of another kind."""

WITH_POINT = "en"
"""The language whose numbers have a point, where others have a comma."""


def pile_of(deck: Deck, options: Options, stock: Stock) -> Pile:
    """The cards that are put away; in a box with dividers these too."""
    many = options.cards or (len(deck.cards) + len(options.extras)) * options.copies * options.sets
    thick = options.thick if options.thick is not None else many * caliper(options.weight)
    height = stock.face.height
    if options.with_dividers:
        height += TAB
        thick += len(suits_of(deck)) * caliper(options.weight)
    return Pile(stock.face.width, height, thick, many)


def suits_of(deck: Deck) -> tuple[Suit, ...]:
    """The suits that have cards in the deck; all of them where none has."""
    return unmixed(deck).selected.suits or deck.bank.suits


def nets_of(deck: Deck, options: Options, pile: Pile) -> tuple[Net, ...]:
    """What is cut out."""
    if options.kind == "box":
        return (tuck_box(pile),)
    if options.kind == "band":
        return (belly_band(pile),)
    suits = suits_of(deck)
    return tuple(divider(pile, at / max(len(suits) - 1, 1)) for at in range(len(suits)))


def paper_of(options: Options, stock: Stock) -> PaperChoice:
    """The paper that is printed on: what was asked for, or that of the cards; A4 for cards on one that no net lies on."""
    return options.paper or ("a4" if stock.paper == "a5" else stock.paper)


def refuse(nets: Sequence[Net], options: Options, pile: Pile, paper: str, deck: Deck) -> DeckError:
    """Why a net does not fit on a paper, and what helps."""
    net = nets[0]
    what = {"box": f"a box for {pile.many} cards", "band": f"a band around {pile.many} cards", "dividers": "a divider"}
    said = f"{what[options.kind]} does not fit on {paper.capitalize()}: it is {net.width:.4g} × {net.height:.4g} mm"
    larger = next((each for each in PAPER_CHOICES if plans(nets, each)), "")
    if larger:
        return DeckError([Problem(said, where="--paper", hint=f"take --paper {larger}")])
    part = next((many for many in range(2, pile.many + 1) if _fits(deck, options, pile, many)), 0)
    if not part:
        said += ", which no paper holds"
        return DeckError(
            [Problem(said, where="--stock", hint="take a stock with smaller cards: see `spiegel list stocks`")]
        )
    each = -(-pile.many // part)
    asked = f"--cards {each}" + (f" --thick {options.thick / part:.3g}" if options.thick is not None else "")
    of_more = (("--copies", options.copies > 1), ("--sets", options.sets > 1), ("--extras", bool(options.extras)))
    without = [flag for flag, is_given in of_more if is_given]
    hint = f"divide the cards over {part} of them, each with --paper a3 {asked}"
    hint += f", without {listed(without)}" if without else ""
    too = "" if paper == "a3" else ", which is too large for A3 too"
    return DeckError([Problem(f"{said}{too}", where="--paper", hint=hint)])


def _fits(deck: Deck, options: Options, pile: Pile, many: int) -> bool:
    """Whether a part of the cards fits on A3, where they are divided over so many nets."""
    if options.kind == "dividers":
        return False
    part = Pile(pile.width, pile.height, pile.thick / many + 1, -(-pile.many // many))
    return bool(plans(nets_of(deck, options, part), "a3"))


def steps_of(kind: str, words: Words, said: dict[str, object]) -> list[Step]:
    """The words beside a net: what it is, what its lines mean, and one step after the other."""
    steps = [
        Step("heading", filled(words[f"{kind}-title"], **said)),
        Step("cut", words["net-cut"]),
        Step("fold", words["net-fold"]),
    ]
    for number in range(1, STEPS[kind] + 1):
        of, at = AS_BOX.get((kind, number), (kind, number))
        steps.append(Step("step", filled(words[f"{of}-{at}"], **said), number))
    return steps


def figure(value: float, language: str) -> str:
    """A length in mm as a language writes it, to a tenth."""
    text = f"{round(value, 1):g}"
    return text if language.startswith(WITH_POINT) else text.replace(".", ",")


def unprintable(deck: Deck, styles: Styles, kind: str) -> Iterator[Problem]:
    """The texts of a box, a band or dividers that cannot be printed as they are written."""
    fields = {"title": (styles.strong,)}
    words = [name for name in shipped.words("en") if name.startswith(("box-", "band-", "dividers-", "net-"))]
    fields |= {f"texts.{name}": (styles.text,) for name in (*words, "cards", "one-card", "howto_2", "howto_3")}
    if kind == "dividers":
        fields["suits.name"] = (styles.strong,)
    return undrawable(deck, deck.selected, fields)
