"""Both sides of the paper, however it is turned: read back from the PDFs, and undone as the printer and the hands do it."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import paper_paths
import pytest
from helpers import Beside, ask, make_deck
from msgspec.structs import replace
from readback import Form, Printed

from generator.bank import shipped
from generator.model.bank import Suit
from generator.model.paper import Rect
from generator.model.printer import PrinterProfile
from generator.model.problems import DeckError
from generator.printers.fitting import SEEN
from generator.product import Several, silent
from layouts.cards import product as cards

if TYPE_CHECKING:
    import pathlib

    from paper_paths import Path

    from generator.model.deck import Deck
    from generator.model.printer import Seen
    from layouts.cards.options import Duplex

WIDE, HIGH = 210.0, 297.0
"""A4, as its makers have it."""


class Face(NamedTuple):
    """A face on a page: whose it is, where its middle lies in mm from the top left, and whether it stands upright."""

    suit: str
    x: float
    y: float
    upright: bool


@cache
def of_suits(many: int) -> Deck:
    """A deck of one card a suit, so that each back has its own front."""
    questions = [ask(f"{chr(ord('A') + at)}1") for at in range(many)]
    suits = [
        Suit(id=each.suit, name={"en": f"Suit {each.suit * 3}"}, icon="path", colour="#0F6B6B") for each in questions
    ]
    return make_deck(questions, suits=suits)


def several(many: int = 14, **options: Any) -> Several:  # noqa: ANN401 – options of all kinds
    return cards.prepare_all(of_suits(many), cards.Options(**options), silent)


def files(many: int = 14, **options: Any) -> list[Printed]:  # noqa: ANN401 – as above
    return [Printed(each.prepared.draw(silent)) for each in several(many, **options).variants]


def named(printed: Printed, page: int, form: Form) -> str:
    text = printed.text(page, form.cell.trim)
    return next(f"Suit {letter * 3}" for letter in "ABCDEFGHIJKLMNOPQRST" if f"Suit {letter * 3}" in text)


def faces(printed: Printed, page: int, kind: str) -> list[Face]:
    found = []
    for form in printed.faces(page):
        if form.name.startswith(kind):
            trim = form.cell.trim
            middle = trim.left + trim.width / 2, trim.top + trim.height / 2
            found.append(Face(named(printed, page, form), *middle, form.cell.turn == 0))
    return found


def together(fronts: list[Face], backs: list[Face]) -> None:
    """Each back lies behind its own front: where that is seen through the paper."""
    assert len(fronts) == len(backs) > 0
    by_suit = {face.suit: face for face in backs}
    for front in fronts:
        back = by_suit[front.suit]
        assert (back.x, back.y) == pytest.approx((front.x, front.y), abs=0.01)
        assert front.upright
        assert back.upright


def through_long(face: Face, width: float) -> Face:
    """A back as it is seen through a sheet that was turned about a vertical axis."""
    return face._replace(x=width - face.x)


def on_its_head(face: Face, width: float, height: float) -> Face:
    return face._replace(x=width - face.x, y=height - face.y, upright=not face.upright)


def profile(seen: Seen) -> PrinterProfile:
    return PrinterProfile(name="p", paper="a4", order=seen.order, turned=seen.turned)


# ------------------------------------------------------------------------------------------------ turned by the printer


def test_on_the_long_edge_every_back_lies_behind_its_front() -> None:
    (printed,) = files(duplex="long")
    assert str(printed.catalog.ViewerPreferences.Duplex) == "/DuplexFlipLongEdge"
    for page in range(0, len(printed), 2):
        backs = [through_long(face, WIDE) for face in faces(printed, page + 1, "back")]
        together(faces(printed, page, "front"), backs)


def test_on_the_short_edge_backs_stand_on_their_heads_and_come_upright_in_the_hand() -> None:
    (printed,) = files(duplex="short")
    assert str(printed.catalog.ViewerPreferences.Duplex) == "/DuplexFlipShortEdge"
    for page in range(0, len(printed), 2):
        # about a horizontal axis: the page's top comes to lie at the foot; then seen as on the long edge
        turned = [on_its_head(face, WIDE, HIGH) for face in faces(printed, page + 1, "back")]
        together(faces(printed, page, "front"), [through_long(face, WIDE) for face in turned])


@pytest.mark.parametrize("options", [{"duplex": "fronts"}, {"backs": "none"}])
def test_fronts_alone_are_the_same_as_no_backs(options: dict[str, Any]) -> None:
    (printed,) = files(**options)
    assert str(printed.catalog.ViewerPreferences.Duplex) == "/Simplex"
    assert [len(faces(printed, page, "back")) for page in range(len(printed))] == [0, 0]
    assert [len(faces(printed, page, "front")) for page in range(len(printed))] == [9, 5]


def test_fronts_alone_and_no_backs_are_the_same_bytes() -> None:
    one, two = (several(duplex="fronts"), several(backs="none"))
    assert one.variants[0].prepared.draw(silent) == two.variants[0].prepared.draw(silent)


# --------------------------------------------------------------------------------------------------- turned by hand


def test_of_sixteen_paths_each_way_of_turning_and_ordering_comes_four_times() -> None:
    assert len(paper_paths.ALL) == 16
    assert Counter(map(paper_paths.seen, paper_paths.ALL)) == dict.fromkeys(SEEN, 4)


@cache
def both_files(seen: str) -> list[Printed]:
    return files(duplex="manual", printer=profile(SEEN[seen]), many=20)


@pytest.mark.parametrize("path", paper_paths.ALL, ids=lambda path: f"{path.prints}-{path.turn}-{path.takes}")
def test_by_hand_every_back_lands_behind_its_own_front_upright(path: Path) -> None:
    fronts, backs = both_files(paper_paths.seen(path))
    assert len(fronts) == len(backs) == 3
    for page, (sheet, near) in enumerate(paper_paths.printed_second(path, 3)):
        found = faces(backs, page, "back")
        if near:
            found = [on_its_head(face, WIDE, HIGH) for face in found]
        together(faces(fronts, sheet, "front"), [through_long(face, WIDE) for face in found])


def test_by_hand_there_are_two_files_for_one_side_each_with_a_page_for_every_sheet() -> None:
    made = several(duplex="manual")
    assert [each.part for each in made.variants] == ["1-fronts", "2-backs"]
    for each in made.variants:
        printed = Printed(each.prepared.draw(silent))
        assert str(printed.catalog.ViewerPreferences.Duplex) == "/Simplex"
        assert len(printed) == 2
    fronts, backs = (each.prepared.report for each in made.variants)
    assert fronts.made == "the fronts of 14 cards on 2 sheets"
    assert "print this first" in fronts.printing[0]
    assert "try it with one sheet first" in backs.printing[0]


def test_without_a_profile_backs_by_hand_are_in_their_order_and_upright() -> None:
    _, plain = files(duplex="manual")
    _, same = files(duplex="manual", printer=profile(SEEN["1 up"]))
    assert plain.data == same.data


def test_with_a_profile_nobody_is_told_to_try_first() -> None:
    backs = several(duplex="manual", printer=profile(SEEN["2 down"])).variants[1].prepared.report
    assert "as you did with the sheets that you measured" in backs.printing[0]
    assert not any("try" in line for line in backs.printing)


# ------------------------------------------------------------------------------------------------------------ folded


def test_folded_every_back_lies_behind_its_front_upright() -> None:
    (printed,) = files(duplex="fold")
    assert str(printed.catalog.ViewerPreferences.Duplex) == "/Simplex"
    assert len(printed) == 4
    for page in range(4):
        assert float(printed.pdfium[page].get_width()) * 25.4 / 72 == pytest.approx(297, abs=0.01)
        found = faces(printed, page, "front")
        together(found, [through_long(face, 297) for face in faces(printed, page, "back")])


def test_cards_on_a_folded_sheet_keep_six_mm_from_the_fold_and_each_other() -> None:
    (printed,) = files(4, duplex="fold")
    trims = sorted((form.cell.trim.left, form.cell.trim.right) for form in printed.faces(0))
    edges = [round(edge, 2) for pair in dict.fromkeys(trims) for edge in pair]
    assert edges == [10.5, 73.5, 79.5, 142.5, 154.5, 217.5, 223.5, 286.5]


def test_the_fold_is_a_black_line_from_head_to_foot() -> None:
    (printed,) = files(4, duplex="fold")
    lines = printed.lines_of_form(0, "sheet-1")
    fold = [(weight, line) for weight, line in lines if line[0] == line[2] == pytest.approx(148.5, abs=0.01)]
    ((weight, (_, one, _, other)),) = fold
    assert weight >= 0.35
    assert sorted((one, other)) == pytest.approx([6.4, 203.6], abs=0.01)
    form = printed.qpdf.pages[0].obj.Resources.XObject["/sheet-1"].read_bytes()
    assert not {"RG", "K"} & set(form.decode().split())


# ----------------------------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("options", "where", "said", "hint"),
    [
        (
            {"backs": "none", "duplex": way},
            "--backs none",
            f"--duplex {way} is for paper with two sides",
            "leave out one",
        )
        for way in ("long", "short", "manual", "fold")
    ]
    + [
        ({"duplex": "fronts", "backs": "plain"}, "--backs plain", "there are no backs", "leave out one of the two"),
        ({"duplex": "fold", "stock": "tarot-a4"}, "--duplex fold", "70 × 120 mm on A4", "take --stock poker-a4"),
        ({"duplex": "fold", "stock": "poker-letter"}, "--duplex fold", "63 × 88 mm on Letter", "poker-a4"),
        ({"duplex": "fold", "stock": "avery-32010"}, "--duplex fold", "85 × 54 mm on A4", "take --stock poker-a4"),
        ({"start": 10}, "--start", "the stock poker-a4 has no cell 10", "take 1 to 9"),
        ({"draft": True, "ink": "grey"}, "--ink grey", "a draft has light ink", "leave out one of the two"),
    ],
)
def test_what_cannot_be_chosen_together_is_told(options: dict[str, Any], where: str, said: str, hint: str) -> None:
    with pytest.raises(DeckError) as caught:
        several(**options)
    (problem,) = caught.value.problems
    assert problem.where == where
    assert said in problem.what
    assert hint in problem.hint


@pytest.mark.parametrize("way", ["long", "short", "manual", "fold"])
def test_a_stock_with_one_side_takes_no_second_one(way: Duplex, tmp_path: pathlib.Path) -> None:
    deck, here = of_suits(3), shipped.stocks()["poker-a4"]
    one_sided = replace(here, name="mine", two_sided=False)
    deck = replace(deck, places=Beside(tmp_path, {"mine": one_sided}))
    with pytest.raises(DeckError) as caught:
        cards.prepare(deck, cards.Options(stock="mine", duplex=way), silent)
    (problem,) = caught.value.problems
    assert (problem.where, problem.what) == (f"--duplex {way}", "the stock mine has one side to print on")
    assert "leave out --duplex" in problem.hint
    assert cards.prepare(deck, cards.Options(stock="mine"), silent).pages  # as the hint says


def test_more_cards_than_a_file_may_have_are_refused() -> None:
    deck = of_suits(14)
    many = replace(deck, cards=deck.cards * 10)
    with pytest.raises(DeckError) as caught:
        cards.prepare(many, cards.Options(copies=100, sets=8), silent)
    (problem,) = caught.value.problems
    assert (problem.where, problem.what) == (
        "--sets", "that makes 112,000 cards; at most 50,000 are possible in one file",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("way", "changed", "said", "hint"),
    [
        ("short", {}, "turned about its long edge", "leave out --printer or --duplex short"),
        ("fold", {}, "printed at once", "leave out --printer"),
        ("manual", {"order": None, "turned": None}, "was not measured with paper that is turned by hand", "--by-hand"),
        ("long", {}, "was measured with paper that is turned by hand", "add --duplex manual"),
        ("manual", {"paper": "letter"}, "measured on Letter, and the stock poker-a4 is on A4", "--paper a4"),
    ],
)
def test_a_printer_that_was_measured_otherwise_is_refused(
    way: Duplex, changed: dict[str, object], said: str, hint: str
) -> None:
    printer = replace(profile(SEEN["1 up"]), **changed)
    with pytest.raises(DeckError) as caught:
        several(duplex=way, printer=printer)
    problem = caught.value.problems[0]
    assert problem.where == "--printer p"
    assert said in problem.what
    assert hint in problem.hint


@pytest.mark.parametrize("way", ["long", "manual"])
def test_a_printer_is_not_made_up_for_on_paper_that_lies(way: Duplex) -> None:
    seen = profile(SEEN["1 up"])
    printer = seen if way == "manual" else replace(seen, order=None, turned=None)
    with pytest.raises(DeckError) as caught:
        several(duplex=way, printer=printer, stock="poker-a4-spaced")
    (problem,) = caught.value.problems
    assert "measured on upright paper, and that of poker-a4-spaced lies" in problem.what
    assert "a stock whose paper stands upright" in problem.hint


def test_thick_paper_has_its_line_where_the_printer_turns_it() -> None:
    line = "thick paper is turned by hand: --duplex manual"
    for way, told in (("long", True), ("short", True), ("manual", False), ("fold", False), ("fronts", False)):
        lines = [line for each in several(4, duplex=way).variants for line in each.prepared.report.printing]
        assert (line in lines) is told


def test_every_front_says_in_words_how_its_paper_is_turned() -> None:
    said: dict[Duplex, str] = {
        "long": "flip on the long edge", "short": "flip on the short edge", "manual": "turn by hand",
        "fold": "fold and glue", "fronts": "fronts only",
    }  # fmt: skip
    for way, words in said.items():
        printed = files(4, duplex=way)[0]
        assert f"front · {words}" in printed.text(0, Rect(0, 0, WIDE, 15))
