"""What inks a page asks for: greys of black alone, and few at once; read from what draws it, in every product and theme."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pikepdf
import pytest
from helpers import Draft, shipped_deck
from msgspec.structs import replace
from readback import Printed

from generator.bank import shipped
from generator.deck.extras import extra_cards
from generator.product import silent
from layouts import LAYOUTS, module
from layouts.cards import product as cards
from layouts.pdf.operators import ink
from layouts.theme.loading import shipped_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_INK = 2.4
"""240 %, of cyan, magenta, yellow and black together, where nothing of a colour is replaced with black."""

SHOWN = {"Tj", "TJ", "'", '"'}
COLOURS = {"rg": 3, "g": 1, "RG": 3, "G": 1, "k": 4, "K": 4, "sc": 0, "scn": 0, "cs": 0, "SC": 0, "SCN": 0, "CS": 0}


class Used(NamedTuple):
    """A colour that is set for something, with its operator; ``size`` is that of a text, else 0."""

    operator: str
    colour: tuple[float, ...]
    size: float


def used(printed: Printed) -> set[Used]:
    """Every colour of every page and of every form on it, and those of texts with their sizes; not in users' pictures."""
    found: set[Used] = set()
    seen: set[str] = set()
    for page in printed.qpdf.pages:
        found |= set(_used(page, page.obj.Resources, seen))
    return found


def _used(stream: pikepdf.Object | pikepdf.Page, resources: pikepdf.Object, seen: set[str]) -> Iterator[Used]:
    fill: tuple[str, tuple[float, ...]] = ("g", (0.0,))
    size = 0.0
    outer = []
    for each in pikepdf.parse_content_stream(stream):
        operands, operator = list(each.operands), str(each.operator)
        if operator in COLOURS:
            colour = tuple(round(float(operand), 3) for operand in operands)
            yield Used(operator, colour, 0.0)
            fill = (operator, colour) if operator.islower() else fill
        elif operator == "Tf":
            size = float(operands[1])
        elif operator == "q":
            outer.append(fill)
        elif operator == "Q":
            fill = outer.pop()
        elif operator in SHOWN:
            yield Used(*fill, size)
        elif operator == "Do":
            name = str(operands[0])
            form = resources.XObject[name]
            if name not in seen and not name.startswith("/picture") and form.Subtype == "/Form":
                seen.add(name)
                yield from _used(form, form.get("/Resources", resources), seen)


@cache
def made(product: str, theme: str) -> set[Used]:
    """The colours of a product of our deck in a theme."""
    layout = module(product)
    options = cards.Options(extras=extra_cards("howto,pass,blank")) if product == "cards" else layout.Options()
    deck = replace(shipped_deck("nl"), theme=theme)
    return used(Printed(layout.prepare(deck, options, silent).draw(silent)))


def components(colour: str) -> tuple[float, ...]:
    """``#rrggbb`` as a PDF has it."""
    return tuple(round(int(colour[at : at + 2], 16) / 255, 3) for at in (1, 3, 5))


COLOURED = {"cards", "guide", "workbook", "team-sheets"}
"""The products with text in the colour of a suit."""

EVERY = [(product, theme) for product in LAYOUTS for theme in shipped.THEMES]


@pytest.mark.parametrize(("product", "theme"), EVERY)
def test_text_is_of_black_alone_or_in_the_colour_of_a_suit(product: str, theme: str) -> None:
    suits = {components(look.colour) for look in shipped_theme(theme).suits}
    texts = [each for each in made(product, theme) if each.size]
    assert {each.operator for each in texts} <= {"g", "rg"}
    assert {each.colour for each in texts if each.operator == "rg"} <= suits
    assert ("g", (0.0,)) in {each[:2] for each in texts}


@pytest.mark.parametrize(("product", "theme"), EVERY)
def test_text_in_the_colour_of_a_suit_is_large_enough_for_dots_of_several_inks(product: str, theme: str) -> None:
    sizes = [each.size for each in made(product, theme) if each.size and each.operator == "rg"]
    assert bool(sizes) == (product in COLOURED)
    assert min(sizes, default=8.5) >= 8.5


@pytest.mark.parametrize(("product", "theme"), EVERY)
def test_nothing_takes_more_ink_than_paper_can_hold(product: str, theme: str) -> None:
    """A grey takes one ink; another colour at most what is missing of its red, green and blue."""
    heavy = {each.colour for each in made(product, theme) if len(each.colour) == 3 and 3 - sum(each.colour) > MOST_INK}
    assert heavy == set()


@pytest.mark.parametrize(("product", "theme"), EVERY)
def test_no_grey_is_mixed_of_red_green_and_blue(product: str, theme: str) -> None:
    assert {each for each in made(product, theme) if len(each.colour) == 3 and len(set(each.colour)) == 1} == set()
    assert {each.operator for each in made(product, theme)} <= {"g", "rg", "G", "RG"}


@pytest.mark.parametrize(
    ("colour", "fill", "line"),
    [
        ("#000000", "0 g", "0 G"),
        ("#FFFFFF", "1 g", "1 G"),
        ("#595959", "0.349 g", "0.349 G"),
        ("#aaAAaa", "0.667 g", "0.667 G"),
        ("#026A66", "0.008 0.416 0.4 rg", "0.008 0.416 0.4 RG"),
        ("#59595A", "0.349 0.349 0.353 rg", "0.349 0.349 0.353 RG"),
    ],
)
def test_a_neutral_colour_is_a_grey(colour: str, fill: str, line: str) -> None:
    assert (ink(colour), ink(colour, lines=True)) == (fill, line)


def test_lines_and_areas_on_a_page_are_grey_too() -> None:
    draft = Draft()
    with draft.page(), draft.canvas.artifact():
        draft.canvas.stroke("#808080", 1)
        draft.canvas.line(1, 1, 9, 9)
        draft.canvas.fill("#000000")
        draft.canvas.disc(20, 20, 5)
    assert {each.operator for each in used(draft.finish())} == {"g", "G"}
