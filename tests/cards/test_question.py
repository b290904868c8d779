"""Where everything stands on a question card, read back from the PDF; figures in mm from the card's own edges."""

from __future__ import annotations

import ctypes
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import pytest
from helpers import LANGUAGES, STOCKS, ask, labels, make_deck, problems, shipped_bank, shipped_cards, theme
from msgspec.structs import replace
from pypdfium2 import raw  # type: ignore[import-untyped]
from readback import MM, Printed

from generator.bank import shipped
from generator.deck.extras import extra_cards
from generator.deck.selection import choose
from generator.model.bank import STORY, Suit
from generator.product import silent
from layouts.cards import product as cards
from layouts.cards.question import QuestionFace
from layouts.text.typesetting import set_text
from layouts.theme.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.deck import Deck
    from generator.model.paper import Rect, Stock
    from generator.model.scalars import Depth

POKER = shipped.stocks()["poker-a4"]
BUSINESS = labels((85, 54), (2, 5), (15, 13.5), (95, 54))
US = labels((50.8, 88.9), (3, 3), (20, 6.4), (60, 89))
THEMES = tuple(shipped.themes())


def on(stock: Stock, deck: Deck, monkeypatch: pytest.MonkeyPatch) -> tuple[Printed, Rect]:
    """A deck on any stock, and the trim of its first card."""
    monkeypatch.setattr(shipped, "stocks", lambda: {stock.name: stock})
    return printed(deck, stock.name), stock.fronts()[0].trim


def printed(deck: Deck, stock: str = "poker-a4") -> Printed:
    return Printed(cards.prepare(deck, cards.Options(stock=stock), silent).draw(silent))


def lines(of: Printed, trim: Rect) -> list[tuple[str, float, float, float]]:
    """The lines of a card from the top: their words, the left edge, the baseline above its foot, and the size in points.

    Letters that end on the baseline tell where that is.
    """
    found: dict[float, tuple[str, float, float]] = {}
    for text, area in of.letters(0):
        if trim.left < area.left < trim.right and trim.top < area.top < trim.bottom and text in FLAT:
            baseline = round(trim.bottom - area.bottom, 1)
            near = next((each for each in found if abs(each - baseline) <= 0.15), baseline)
            words, left, right = found.get(near, ("", 99.0, 0.0))
            found[near] = (words + text, min(left, area.left - trim.left), max(right, area.right - trim.left))
    return [(words, left, baseline, right) for baseline, (words, left, right) in sorted(found.items(), reverse=True)]


FLAT = set("AEFHIKLMNRTXZhiklmnrxz1247")
"""Letters whose feet stand on the baseline."""


def test_on_a_poker_card_question_and_probe_stand_about_the_horizon() -> None:
    trim = POKER.fronts()[0].trim
    found = lines(printed(make_deck([ask("A1", "Hill in him, in him", "Lain in hell")])), trim)
    above = [each for each in found if 31 < each[2] < 70]
    below = [each for each in found if 10 < each[2] < 31]
    assert above[-1][2] == pytest.approx(31 + 5.4, abs=0.12)
    assert below[0][2] == pytest.approx(31 - 7, abs=0.12)
    assert above[-1][1] == pytest.approx(6, abs=0.8)  # the margin, and what a letter keeps free at its left
    assert below[0][1] == pytest.approx(6, abs=0.8)


LADDER = (20, 16.5, 14, 13, 12, 11)
ROOM = (88 - 31 - 5.4 - 6 - 8.4 - 3.4) * MM
"""Points, from the first capitals of a question to its last baseline: between the sign and the horizon."""


@pytest.mark.parametrize(("many", "size"), [(1, 20), (2, 20), (3, 16.5), (4, 14), (5, 13), (6, 12), (7, 11)])
def test_a_question_has_the_largest_size_that_fits(many: int, size: float) -> None:
    words = ("What did you learn from it? " * many).strip()
    fitted = only_face(make_deck([ask("A1", words)])).question.first
    assert fitted.size == size
    assert fitted.size in LADDER
    assert (len(fitted.lines) - 1) * fitted.leading + fitted.cap_height <= ROOM + 1e-6
    assert 1.2 <= fitted.leading / fitted.size <= 1.25
    larger = LADDER[LADDER.index(size) - 1] if size < 20 else None
    if larger:
        style = replace(Styles(theme().fonts).text, leading=fitted.leading / fitted.size)
        tried = set_text(words, style, larger, 51 * MM, "en")
        assert tried
        assert (len(tried.lines) - 1) * tried.leading + tried.cap_height > ROOM


def test_large_questions_part_no_word_not_even_at_its_hyphen() -> None:
    words = "Whose self-improvement?"
    face = only_face(make_deck([ask("A1", words)]))
    assert set_text(words, replace(Styles(theme().fonts).text, leading=1.22), 20, 51 * MM, "en", divide=False)
    assert face.question.first.size < 20
    assert not any(line.text.endswith("-") for line in face.question.first.lines)


def only_face(deck: Deck) -> QuestionFace:
    (face,) = (each.card for each in cards.prepare(deck, cards.Options(), silent).sheets[0].fronts)
    assert isinstance(face, QuestionFace)
    return face


def test_the_probe_is_set_in_ten_points_on_thirteen() -> None:
    face = only_face(make_deck([ask("A1", "Why?", "And then?")]))
    assert face.probe
    assert (face.probe.first.size, face.probe.first.leading) == (10, 13)


def test_name_and_id_are_8_5_points_and_smaller_than_any_question() -> None:
    face = only_face(make_deck([ask("A1")]))
    assert face.header.name.first.size == face.heading.size == 8.5
    assert face.heading.lines[0].runs[0].face.name == "bold"


def strokes(of: Printed, name: str) -> list[tuple[float, tuple[float, float, float, float]]]:
    return of.lines_of_form(0, name)


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_the_depth_is_three_ripples_at_the_foot(depth: Depth) -> None:
    suit = Suit(
        id="A", name={"en": "A"}, colour="#000000", icon="heart"
    )  # all curves, so that all lines are the ripples
    made = printed(make_deck([ask("A1", depth=depth)], suits=[suit]))
    found = [(weight, x, to_x, made.height(0) - y) for weight, (x, y, to_x, _) in strokes(made, "front-1")]
    assert [weight for weight, *_ in found] == [1.1] * 3
    round_ends = 1.1 / MM
    assert [to_x - x + round_ends for _, x, to_x, _ in found] == pytest.approx([11, 7.8, 4.6], abs=0.01)
    heights = [y for *_, y in found]
    assert [heights[0] - heights[1], heights[1] - heights[2]] == pytest.approx([1.7, 1.7], abs=0.01)
    assert heights[2] == pytest.approx(5.3, abs=0.01)
    form = made.qpdf.pages[0].obj.Resources.XObject["/front-1"].read_bytes().decode("latin-1")
    pale = form.count(" RG 1.1 w") + form.count(" G 1.1 w")
    assert pale == (1 if depth == 3 else 2)  # one colour for all three, or two: those not reached are paler


@cache
def in_two(languages: tuple[str, str], stock: str, look: str) -> cards.PreparedCards:
    loaded = shipped_bank()
    deck = choose(loaded.bank, languages[0], loaded.places, second=languages[1], theme=look)
    return cards.prepare(deck, cards.Options(stock=stock), silent)


def test_in_two_languages_the_depth_stands_below_the_id() -> None:
    made = Printed(in_two(("nl", "en"), "poker-a4", "spiegel").draw(silent))
    page = made.qpdf.pages[0]
    name = next(form.name for form in made.faces(0)[1:])
    ripples = [x for weight, x in strokes(made, name) if weight == 1.1]
    assert page
    assert [round(to_x, 1) for _, _, to_x, _ in ripples] == pytest.approx([57 - 0.2] * 3, abs=0.1)
    assert all(made.height(0) - y > 70 for _, y, _, _ in ripples)


def test_a_premise_stands_beside_the_name_where_there_is_room_and_else_below_it() -> None:
    short, long = Suit(id="A", name={"en": "Us"}), Suit(id="B", name={"en": "Around the story"})
    deck = make_deck([ask("A1", follows=(STORY,)), ask("B1", follows=(STORY,))], suits=[short, long])
    beside, below = (each.card for each in cards.prepare(deck, cards.Options(), silent).sheets[0].fronts)
    assert isinstance(beside, QuestionFace)
    assert isinstance(below, QuestionFace)
    assert beside.header.premise
    assert below.header.premise
    assert beside.header.places[1][0] > beside.header.places[0][0] + beside.header.name.first.width
    assert below.header.places[1][0] == below.header.places[0][0]
    assert below.header.places[1][1] < below.header.baseline


def test_the_version_stands_on_no_question_and_on_how_to_play() -> None:
    deck = make_deck([ask("A1")])
    said = Printed(cards.prepare(deck, cards.Options(extras=extra_cards("howto")), silent).draw(silent)).text(0)
    assert said.count("v1.0") == 1
    assert said.count("Small · v1.0") == 1


@pytest.mark.parametrize("stock", [BUSINESS, US])
def test_other_faces_have_the_same_in_proportion(stock: Stock, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = make_deck([ask("A1", "Hill in him, in him", "Lain in hell")])
    made, trim = on(stock, deck, monkeypatch)
    scale = 0.910 if stock is BUSINESS else 0.903
    horizon = stock.card.height * 31 / 88
    baselines = [baseline for _, _, baseline, _ in lines(made, trim)]
    assert any(abs(each - (horizon + 5.4 * scale)) < 0.15 for each in baselines)
    assert any(abs(each - (horizon - 7 * scale)) < 0.15 for each in baselines)


def test_a_business_card_holds_a_question_and_a_probe_of_two_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "stocks", lambda: {"labels": BUSINESS})
    question, probe = "What did you learn from it, and who helped you with that?", "And what will you do with it " * 2
    assert problems(make_deck([ask("A1", question, probe)]), "labels") == ()


# ------------------------------------------------------------------------------------------------------------ floors


def sizes(of: Printed, page: int) -> Iterator[tuple[float, str]]:
    """The size in points of every text of a page, and its words; those on forms too."""
    shown = of.pdfium[page]
    read = shown.get_textpage()
    for thing in shown.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3):
        size = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(thing, size)
        length = raw.FPDFTextObj_GetText(thing, read, None, 0)
        buffer = (ctypes.c_uint16 * (length // 2))()
        raw.FPDFTextObj_GetText(thing, read, buffer, length)
        yield float(size.value), bytes(buffer).decode("utf-16-le").rstrip("\0")


@pytest.mark.parametrize(("look", "stock"), list(product(THEMES, STOCKS)))
def test_the_floors_hold_on_every_card_of_the_deck_we_ship_in_two_languages(look: str, stock: str) -> None:
    made = in_two(("nl", "en"), stock, look)
    faces = [placed.card for sheet in made.sheets for placed in sheet.fronts]
    questions = [face for face in faces if isinstance(face, QuestionFace)]
    assert len(questions) == 52
    for face in questions:
        assert min(each.size for each in (face.question.first, face.question.second) if each) >= 11
        assert face.probe
        assert min(each.size for each in (face.probe.first, face.probe.second) if each) >= 9


@pytest.mark.parametrize(("language", "stock"), list(product(LANGUAGES, STOCKS)))
def test_nothing_on_any_page_is_smaller_than_small_print(language: str, stock: str) -> None:
    of = shipped_cards(language, stock)
    found = [each for page in range(len(of)) for each in sizes(of, page)]
    assert len(found) > 300
    assert [each for each in found if each[0] < 6.5 - 1e-3] == []


@pytest.mark.parametrize(("look", "language"), list(product(THEMES, LANGUAGES)))
def test_every_theme_prints_in_every_language(look: str, language: str) -> None:
    loaded = shipped_bank()
    for stock in STOCKS:
        assert problems(choose(loaded.bank, language, loaded.places, theme=look), stock) == ()
