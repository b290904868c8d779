"""Backs as another program sees them: what is drawn, where, how dark it is, and that nothing a back says is lost."""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING, get_args

import pikepdf
import pytest
from helpers import STOCKS, ask, draw, file_deck, make_deck, shipped_bank, shipped_cards, shipped_deck, texts_of
from msgspec.structs import replace
from PIL import ImageChops, ImageFilter, ImageOps, ImageStat
from readback import MM, Printed, squeezed

from generator.bank import shipped
from generator.deck.extras import extra_cards
from generator.model.bank import Suit, Tip
from generator.prepress.inspect import inspect
from generator.product import silent
from layouts.cards import product as cards
from layouts.cards.kinds_of_back import Backs
from layouts.theme.drawings import ICONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL.Image import Image

    from generator.model.deck import Deck

EVERY_BACKS: tuple[Backs, ...] = get_args(Backs)
THEMES = tuple(shipped.THEMES)
MOST_DARK = 0.12
"""Of a back and of a suit card: the mean over the card in grey at 150 dpi, texts included."""

OF_A_CURVE = {"m": 2, "l": 2, "c": 6}


@cache
def ours(theme: str, backs: Backs = "suit", stock: str = "poker-a4") -> Printed:
    """Our deck in a theme."""
    return draw(replace(shipped_deck("nl"), theme=theme), stock, backs)


def backs_of(printed: Printed) -> dict[str, pikepdf.Object]:
    """Every form of a back with a pattern, by its name."""
    found: dict[str, pikepdf.Object] = {}
    for page in range(1, len(printed), 2):
        shared = printed.qpdf.pages[page].obj.Resources.XObject
        found |= {form.name: shared["/" + form.name] for form in printed.faces(page)}
    return found


def drawn(
    form: pikepdf.Object,
) -> Iterator[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage]:
    """What a form draws, the lines of water in their place, which are a form of their own."""
    for each in pikepdf.parse_content_stream(form):
        name = str(each.operands[0]) if str(each.operator) == "Do" else ""
        if name.startswith("/lines"):
            yield from drawn(form.Resources.XObject[name])
        else:
            yield each


def is_pattern(form: pikepdf.Object) -> bool:
    """Whether a form has waves: a back of text has only its sign."""
    return sum(str(each.operator) == "c" for each in drawn(form)) > 60


def points(form: pikepdf.Object) -> list[tuple[float, float, float]]:
    """Every point of the paths of a form, and half of the weight of the line there; in points."""
    found, half, matrix, outer = [], 0.0, pikepdf.Matrix(), []
    for each in drawn(form):
        operands, operator = list(each.operands), str(each.operator)
        if operator == "w":
            half = float(operands[0]) / 2
        elif operator == "q":
            outer.append((matrix, half))
        elif operator == "Q":
            matrix, half = outer.pop()
        elif operator == "cm":
            matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
        elif operator in OF_A_CURVE:
            pairs = zip(operands[::2], operands[1::2], strict=True)
            found += [(*matrix.transform((float(x), float(y))), half) for x, y in pairs]
    return found


@pytest.mark.parametrize("stock", STOCKS)
@pytest.mark.parametrize("backs", ["suit", "both-ways", "plain"])
def test_no_line_of_a_back_comes_within_eight_millimetres_of_the_trim(backs: Backs, stock: str) -> None:
    for theme in THEMES if stock == "poker-a4" else THEMES[:1]:
        patterns = [form for form in backs_of(ours(theme, backs, stock)).values() if is_pattern(form)]
        assert patterns
        for form in patterns:
            _, _, width, height = (float(edge) for edge in form.BBox)
            for x, y, half in points(form):
                assert min(x, y, width - x, height - y) - half >= 8 * MM - 0.01


def test_no_text_of_a_back_comes_within_eight_millimetres_of_the_trim() -> None:
    printed, stock = ours("spiegel"), shipped.stocks()["poker-a4"]
    for _, around in printed.letters(1):
        inside = [
            min(around.left - trim.left, trim.right - around.right, around.top - trim.top, trim.bottom - around.bottom)
            for trim in (cell.trim for cell in stock.backs())
            if trim.left <= around.left < trim.right and trim.top <= around.top < trim.bottom
        ]
        assert min(inside, default=9) >= 8


def test_lines_lie_where_the_sketch_has_them() -> None:
    """Straight above the horizon, 1.36 mm apart and 0.32 points heavy; thick parts take 0.74 of that, with round ends."""
    form = next(form for form in backs_of(ours("spiegel")).values() if is_pattern(form))
    told = [(list(each.operands), str(each.operator)) for each in drawn(form)]
    weights = [float(operands[0]) for operands, operator in told if operator == "w"]
    assert weights[:2] == pytest.approx([0.32, 0.75], abs=0.001)
    assert weights[2] == pytest.approx(0.74 * 1.36 * MM, abs=0.01)
    assert weights[2:] == sorted(weights[2:], reverse=True)  # and thinner, the deeper the reflection
    assert {int(operands[0]) for operands, operator in told if operator == "J"} == {1}
    first = told.index(next(each for each in told if each[1] == "S"))
    heights = [float(operands[1]) for operands, operator in told[:first] if operator == "l"]
    assert all(up - low == pytest.approx(1.36 * MM, abs=0.02) for low, up in itertools.pairwise(heights))


def test_waves_are_curves_as_high_and_as_long_as_the_sketch_has_them() -> None:
    form = next(form for form in backs_of(ours("spiegel")).values() if is_pattern(form))
    told = [
        (list(map(float, each.operands)), str(each.operator))
        for each in drawn(form)
        if str(each.operator) in OF_A_CURVE
    ]
    start = next(at for at, (_, operator) in enumerate(told) if operator == "c")
    wave = [told[start - 1][0]]
    for operands, operator in told[start:]:
        if operator != "c":
            break
        wave.append(operands[-2:])
    extremes = wave[1:-1]
    assert len(extremes) > 10
    for (x1, y1), (x2, y2) in itertools.pairwise(extremes):
        assert x2 - x1 == pytest.approx(5.2 / 2 * MM, abs=0.02)
        assert abs(y2 - y1) == pytest.approx(2 * 0.28 * MM, abs=0.02)


@pytest.mark.parametrize("theme", THEMES)
def test_no_path_of_a_back_is_closed_and_runs_along_the_edges_of_the_card(theme: str) -> None:
    """No rectangle, no frame: nothing that a shift betrays."""
    for form in backs_of(ours(theme)).values():
        operators = [str(each.operator) for each in drawn(form)]
        clipped = operators.count("W")
        assert operators.count("re") == clipped  # only to cut a sign off at its horizon
        assert not {"B", "b", "s"} & set(operators)


def cards_of(printed: Printed, page: int, stock: str, *, back: bool) -> list[Image]:
    """The cards of a page, cut along their trim."""
    picture, sheet = printed.picture(page, 150).convert("L"), shipped.stocks()[stock]
    per_mm = 150 / 25.4
    trims = [cell.trim for cell in (sheet.backs() if back else sheet.fronts())]
    return [picture.crop(tuple(round(edge * per_mm) for edge in (t.left, t.top, t.right, t.bottom))) for t in trims]  # type: ignore[arg-type]


def darkness(card: Image) -> float:
    """The mean of a card, 0 white to 1 black."""
    return 1 - ImageStat.Stat(card).mean[0] / 255


@cache
def suits_with_every_sign() -> Deck:
    """A suit for each sign, with texts as long as ours, in the colours of the theme; and a tip."""
    suits = [
        Suit(
            id=chr(ord("A") + at),
            name={"en": f"Suit of {name}"},
            purpose={"en": "Questions about what worked. Start here, because it makes people want to look further."},
            play={"en": "Each of you picks a card that brings something to mind at once."},
        )
        for at, name in enumerate(ICONS)
    ]
    tip = Tip(id="T1", title={"en": "Breathe"}, text={"en": "In and out."})
    return make_deck([ask(f"{suit.id}1") for suit in suits], suits=suits, tips=[tip])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("deck", ["ours", "every sign"])
def test_backs_and_suit_cards_are_light(deck: str, theme: str) -> None:
    chosen = shipped_deck("nl") if deck == "ours" else suits_with_every_sign()
    prepared = cards.prepare(replace(chosen, theme=theme), cards.Options(), silent)
    printed = Printed(prepared.draw(silent))
    for sheet in prepared.sheets:
        fronts = cards_of(printed, 2 * sheet.number - 2, "poker-a4", back=False)
        for placed, card in zip(sheet.fronts, fronts, strict=False):
            if placed.card.suit and type(placed.card).__name__ == "SuitFace":
                assert 0.02 < darkness(card) <= MOST_DARK, placed.card.id
        for card in cards_of(printed, 2 * sheet.number - 1, "poker-a4", back=True)[: len(sheet.backs)]:
            assert darkness(card) <= MOST_DARK


def test_the_sparing_theme_takes_little_more_than_half_of_the_ink_of_the_usual_one() -> None:
    usual, sparing = (cards_of(ours(theme), 1, "poker-a4", back=True) for theme in ("spiegel", "sparing"))
    for back, spared in zip(usual, sparing, strict=True):
        if darkness(back) > 0.05:  # a pattern, and no text
            assert darkness(spared) < 0.6 * darkness(back)


def turned_differs(back: Image) -> float:
    """How much of a back's ink lies elsewhere when it is turned round: 0 none, about 2 all; to half a pixel of its place."""
    soft = ImageOps.invert(back).filter(ImageFilter.GaussianBlur(1.5))
    turned = soft.rotate(180)
    moved = [ImageChops.offset(turned, dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    return (
        min(ImageStat.Stat(ImageChops.difference(soft, each)).mean[0] for each in moved) / ImageStat.Stat(soft).mean[0]
    )


@pytest.mark.parametrize("theme", THEMES)
def test_a_back_without_a_wrong_way_up_looks_the_same_turned_round(theme: str) -> None:
    for back in cards_of(ours(theme, "both-ways"), 1, "poker-a4", back=True):
        if darkness(back) > 0.05:  # the back of a suit card has a text, and is no pattern
            assert turned_differs(back) < 0.3


def test_a_usual_back_has_a_top() -> None:
    """The check above can fail."""
    back = next(each for each in cards_of(ours("spiegel"), 1, "poker-a4", back=True) if darkness(each) > 0.05)
    assert turned_differs(back) > 0.6


@pytest.mark.parametrize("stock", ["poker-a4", "tarot-a4"])
@pytest.mark.parametrize("backs", EVERY_BACKS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_text_of_a_suit_is_lost_whatever_the_backs_show(language: str, backs: Backs, stock: str) -> None:
    printed = shipped_cards(language, stock, backs)
    said = squeezed(" ".join(printed.text(page) for page in range(len(printed))))
    bank = shipped_bank().bank
    for suit in bank.suits:
        for text in texts_of(suit, language):
            assert squeezed(text) in said, text
    assert squeezed(f"{bank.title[language]} · v{bank.version}") in said


@pytest.mark.parametrize(("backs", "own"), [("suit", 0), ("both-ways", 0), ("plain", 4), ("none", 4)])
def test_what_a_suit_cards_back_would_say_becomes_a_card_that_is_counted_and_told(backs: Backs, own: int) -> None:
    report = cards.prepare(shipped_deck("nl"), cards.Options(backs=backs), silent).report
    assert report.made.startswith(f"{63 + own} cards on ")
    told = [line for line in report.printing if "suit card" in line]
    assert told == ([f"{own} of these cards say what the back of a suit card would"] if own else [])


def test_a_suit_card_without_a_play_needs_no_card_of_its_own() -> None:
    suit = Suit(id="A", name={"en": "Work"}, purpose={"en": "What it is for."})
    report = cards.prepare(make_deck([ask("A1")], suits=[suit]), cards.Options(backs="none"), silent).report
    assert report.made.startswith("2 cards")
    assert len(report.printing) == 1


@pytest.mark.parametrize("backs", ["suit", "both-ways"])
def test_the_back_of_a_suit_card_says_what_to_do_with_the_suit_and_whose_deck_it_is(backs: Backs) -> None:
    printed, bank = shipped_cards("nl", "poker-a4", backs), shipped_bank().bank
    said = squeezed(printed.text(1))
    suit = bank.suits[0]
    assert suit.play
    assert said.count(squeezed(suit.play["nl"])) == 1
    assert squeezed(f"Spiegel · v{bank.version}") in said
    assert squeezed(suit.play["nl"]) not in squeezed(printed.text(0))
    assert ("P", suit.play["nl"]) in [(role, " ".join(text.split())) for role, text in printed.elements()]


def test_a_back_is_drawn_once_and_takes_little_room() -> None:
    """Five patterns and four backs of text; each pattern in less than ten kilobytes, packed."""
    forms = backs_of(ours("spiegel"))
    assert len(forms) == 9
    assert max(len(form.read_raw_bytes()) for form in forms.values()) < 10_000


def test_the_water_of_all_backs_is_written_once_and_each_draws_it_in_its_own_colour() -> None:
    """As a form takes colour and weight from where it stands, it sets none itself."""
    forms = [form for form in backs_of(ours("spiegel")).values() if is_pattern(form)]
    water = [re.findall(rb"/(lines-\d+) Do", form.read_bytes()) for form in forms]
    assert len(forms) == 5
    assert all(each == water[0] for each in water)
    assert len(water[0]) == 2  # above the horizon and below it
    lines = [forms[0].Resources.XObject["/" + name.decode()] for name in water[0]]
    operators = {str(each.operator) for form in lines for each in pikepdf.parse_content_stream(form)}
    assert operators == {"m", "l", "c", "S", "q", "cm", "Q"}
    assert len({re.findall(rb"[\d. ]+ (?:RG|G)\b", form.read_bytes())[0] for form in forms}) == 5


def test_a_suits_back_carries_its_name_and_one_without_a_wrong_way_up_none() -> None:
    assert squeezed(shipped_cards("nl").text(1)).count("Uiteigenwerk") >= 7
    assert "Uiteigenwerk" not in squeezed(shipped_cards("nl", "poker-a4", "both-ways").text(1))


def test_a_picture_of_the_themes_stands_in_the_place_of_the_pattern_and_comes_again_turned_round(
    tmp_path: Path,
) -> None:
    (tmp_path / "own.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path d="M0 0h40v40z" fill="#123456"/></svg>',
        encoding="utf-8",
    )
    (tmp_path / "house.yaml").write_text("back: {picture: own.svg}\n", encoding="utf-8")
    text = (
        "title: T\nlanguages: [en]\ntheme: house.yaml\nsuits:\n  - {id: A, name: Work}\n"
        "questions:\n  - {id: A1, suit: A, question: What?}\n"
    )
    deck = replace(file_deck(tmp_path / "my.yaml", text), theme="house.yaml")
    for backs, many in (("suit", 1), ("both-ways", 2)):
        printed = draw(deck, "poker-a4", backs)  # type: ignore[arg-type]
        (form,) = backs_of(printed).values()
        assert len(re.findall(rb"/picture-\w+ Do", form.read_bytes())) == many


def test_what_stands_on_backs_is_said_of_every_kind() -> None:
    """The figures of a both-ways deck have the words that others have as their caption."""
    extras = extra_cards("pass")
    deck = shipped_deck("nl")
    printed = Printed(cards.prepare(deck, cards.Options(backs="both-ways", extras=extras), silent).draw(silent))
    figures = {text for role, text in printed.elements() if role == "Figure"}
    assert {"Uit eigen werk, achterkant", "Tips, achterkant", "Spiegel, achterkant"} <= figures


@pytest.mark.parametrize("stock", ["mini-a4", "poker-a4"])
@pytest.mark.parametrize("weight", [0.5, 1.0])
def test_no_line_is_finer_than_printers_keep(tmp_path: Path, stock: str, weight: float) -> None:
    (tmp_path / "theme.yaml").write_text(f"weight: {weight}\n", encoding="utf-8")
    (tmp_path / "cards.pdf").write_bytes(
        draw(replace(make_deck([ask("A1")]), theme=tmp_path / "theme.yaml"), stock).data
    )
    assert inspect(tmp_path / "cards.pdf").findings == ()
