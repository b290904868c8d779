"""Boxes, bands and dividers as they are printed; figures are sums made here, from sizes of cards and of paper."""

from __future__ import annotations

import re
from itertools import pairwise
from itertools import product as every
from typing import TYPE_CHECKING, Any

import pytest
from guides import SMALL
from helpers import LANGUAGES, file_deck, shipped_deck
from msgspec.structs import replace
from readback import Printed, squeezed

from generator.bank import shipped
from generator.bank.loading import load
from generator.bank.starter import start
from generator.deck.extras import extra_cards
from generator.deck.selection import choose
from generator.model.problems import DeckError
from generator.product import silent
from layouts.box import product as box

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.deck import Deck
    from generator.product import Report
    from layouts.box.sheet import PreparedNets

A4, LETTER, A3 = (210.0, 297.0), (215.9, 279.4), (297.0, 420.0)
PAPERS = {"a4": A4, "letter": LETTER, "a3": A3}
"""mm: ISO 216, ANSI Y14.1."""

REACHED = 6.35
"""mm from the paper's edge to which every office printer reaches."""

CARDS = {
    "poker-a4": (63, 88),
    "tarot-a4": (70, 120),
    "a6-a4": (105, 148.5),
    "avery-32010": (85, 54),
    "mini-a4": (44.5, 63.5),
}
"""mm: cards by the stock they are on."""


def prepared(deck: Deck | None = None, **options: Any) -> PreparedNets:  # noqa: ANN401 – those of the product
    return box.prepare(deck or shipped_deck("nl"), box.Options(**options), silent)


def drawn(deck: Deck | None = None, **options: Any) -> Printed:  # noqa: ANN401 – those of the product
    return Printed(prepared(deck, **options).draw(silent))


def refused(**options: Any) -> tuple[str, str]:  # noqa: ANN401 – those of the product
    with pytest.raises(DeckError) as told:
        prepared(**options)
    (problem,) = told.value.problems
    return problem.what, problem.hint


def uprights(printed: Printed) -> list[tuple[float, float, float]]:
    """The upright lines that are as long as a panel: where, and from where to where they run; left to right."""
    lines = [(x, *sorted((y, v))) for _, (x, y, u, v) in printed.strokes(0) if abs(x - u) < 0.001 and abs(y - v) > 25]
    return sorted({(round(x, 2), round(top, 2), round(foot, 2)) for x, top, foot in lines})


# ------------------------------------------------------------------------------------------------------- measures


@pytest.mark.parametrize(("stock", "cards"), list(every(CARDS, (10, 63))))
def test_a_box_is_as_large_inside_as_the_cards_with_some_air(stock: str, cards: int) -> None:
    width, height = CARDS[stock]
    deep = cards * 0.3 + 1  # card of 250 g/m² is 0.3 mm thick
    printed = drawn(stock=stock, cards=cards, paper="a3")
    folds = [line for line in uprights(printed) if abs(line[2] - line[1] - height - 1.5) < 0.02]
    lefts = [x for x, _, _ in folds]
    steps = [two - one for one, two in pairwise(lefts)]
    assert steps == pytest.approx([width + 1.5, deep, width + 1.5, deep], abs=0.02)


def test_the_thickness_follows_from_the_weight_or_is_as_measured() -> None:
    def depth(**options: Any) -> float:  # noqa: ANN401 – those of the product
        x = [line[0] for line in uprights(drawn(paper="a3", **options)) if abs(line[2] - line[1] - 89.5) < 0.02]
        return round(x[2] - x[1], 2)

    assert depth(cards=100) == pytest.approx(31, abs=0.02)
    assert depth(cards=100, weight=300) == pytest.approx(37, abs=0.02)
    assert depth(thick=22.5) == pytest.approx(23.5, abs=0.02)
    assert depth(copies=2) == pytest.approx(63 * 2 * 0.3 + 1, abs=0.02)
    assert depth(sets=2) == depth(copies=2)
    assert depth(extras=extra_cards("blank:10")) == pytest.approx(73 * 0.3 + 1, abs=0.02)


def test_a_box_with_room_for_the_dividers_is_higher_and_deeper() -> None:
    plain, tall = (prepared(paper="a3", with_dividers=each).sheets[0].nets[0][0].panels for each in (False, True))
    assert tall["front"].height - plain["front"].height == pytest.approx(11)  # as high as a tab
    assert tall["side"].width - plain["side"].width == pytest.approx(4 * 0.3)  # four suits
    (divider, *_) = prepared(kind="dividers").sheets[0].nets
    assert divider[0].panels["front"].height + divider[0].panels["tab"].height < tall["front"].height


# --------------------------------------------------------------------------------------------------------- paper


@pytest.mark.parametrize(("kind", "paper"), list(every(("box", "band", "dividers"), PAPERS)))
def test_everything_lies_where_printers_reach_and_the_paper_is_the_one_asked_for(kind: str, paper: str) -> None:
    printed = drawn(kind=kind, paper=paper, cards=30)
    for page in range(len(printed)):
        width, height = printed.pdfium[page].get_size()
        size = sorted((width * 25.4 / 72, height * 25.4 / 72))
        assert size == pytest.approx(PAPERS[paper], abs=0.1)
        picture = printed.picture(page, 100)
        box_ = picture.convert("L").point(lambda value: 255 if value < 250 else 0).getbbox()
        assert box_ is not None
        left, top, right, foot = box_
        edges = (left, top, picture.width - right, picture.height - foot)
        lines = 2.0 if kind != "dividers" else 0.0  # the line runs as far past the cut of the front, into waste
        assert min(edges) / 100 * 25.4 > REACHED - lines - 0.4


def test_the_paper_is_that_of_the_cards_where_it_is_not_said() -> None:
    assert prepared(stock="poker-letter").sheets[0].size.width == pytest.approx(279.4)
    assert prepared(stock="poker-a3").sheets[0].size.width == pytest.approx(420)
    assert prepared(stock="poker-letter", paper="a4").sheets[0].size.width == pytest.approx(297)


def followed(hint: str) -> dict[str, Any]:
    """Options as a hint names them."""
    typed = dict(re.findall(r"--(\w+) ([\w.]+)", hint))
    return {
        key: value if key == "paper" else float(value) if key == "thick" else int(value) for key, value in typed.items()
    }


@pytest.mark.parametrize("stock", sorted(shipped.stocks()))
def test_a_box_that_does_not_fit_is_refused_with_what_helps(stock: str) -> None:
    for many in (1, 63, 300, 2000):
        asked: dict[str, Any] = {"stock": stock, "cards": many}
        try:
            prepared(**asked)
        except DeckError:
            what, hint = refused(**asked)
            assert "does not fit on" in what
            assert prepared(**(asked | followed(hint))).sheets


def test_it_says_which_paper_would_hold_it_and_how_many_cards() -> None:
    # 105 + 1.5 and 148.5 + 1.5, 63 × 0.3 + 1: 2 × (106.5 + 19.9) + 12 across
    assert refused(stock="a6-a4") == (
        "a box for 63 cards does not fit on A4: it is 264.8 × 204.3 mm",
        "take --paper a3",
    )
    what, hint = refused(cards=300)
    assert what.endswith("which is too large for A3 too")
    assert hint == "divide the cards over 2 of them, each with --paper a3 --cards 150"
    what, hint = refused(copies=20, paper="a3")
    assert what.count("A3") == 1
    assert hint.endswith("of them, each with --paper a3 --cards 252, without --copies")
    what, hint = refused(thick=110)
    assert prepared(**followed(hint)).sheets


@pytest.mark.parametrize(
    "options",
    [
        {"thick": 20, "weight": 300},
        {"kind": "band", "with_dividers": True},
        {"cards": 30, "copies": 2},
        {"cards": 3, "sets": 2},
    ],
)
def test_options_of_which_one_would_have_no_effect_are_refused(options: dict[str, Any]) -> None:
    assert refused(**options)[1] == "leave out one of the two"


# --------------------------------------------------------------------------------------------------------- faces


def lines_in(printed: Printed, prepared_: PreparedNets, panel: str) -> list[str]:
    net, laid, _ = prepared_.sheets[0].nets[0]
    area = net.panels[panel]
    return printed.text(0, replace(area, left=area.left + laid.left, top=area.top + laid.top)).split("\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_front_and_back_read_upright_and_say_title_number_and_how_to_play(language: str) -> None:
    made = prepared(shipped_deck(language))
    printed, words = Printed(made.draw(silent)), shipped.words(language)
    front, back = (" ".join(lines_in(printed, made, panel)) for panel in ("front", "back"))
    assert squeezed(front) == squeezed(f"Spiegel 63 {words['cards']}")
    assert squeezed(back) == squeezed(words["howto_2"] + words["howto_3"])
    net, laid, _ = made.sheets[0].nets[0]
    for panel in ("front", "back"):  # one line after the other runs downwards, and each to the right
        area = net.panels[panel]
        inside = [at for _, at in printed.letters(0) if area.left + laid.left < at.left < area.right + laid.left]
        inside = [at for at in inside if area.top + laid.top < at.top < area.bottom + laid.top]
        assert inside[-1].top > inside[0].top
        assert inside[1].left > inside[0].left


def test_the_signs_stand_on_one_line_that_runs_around_the_box() -> None:
    made = prepared()
    (_, laid, art), *_ = made.sheets[0].nets
    assert art.line is not None
    left, right, height = art.line
    assert {round(sign.horizon, 6) for sign in art.signs} == {round(height, 6)}
    assert len(art.signs) == 5  # four suits, and the deck's own on the back
    assert left < laid.left
    assert right > laid.left + 2 * (64.5 + 19.9)  # onto the strip behind the front


def test_both_sides_of_a_tab_read_upright_once_it_is_folded() -> None:
    made = prepared(kind="dividers")
    printed = Printed(made.draw(silent))
    net, laid, _ = made.sheets[0].nets[1]
    name = "Goed bezig".replace(" ", "")
    found: dict[str, list[float]] = {}
    for panel in ("tab", "behind"):
        area = net.panels[panel]
        for _, at in printed.letters(0):
            x, y = at.left - laid.left, at.top - laid.top
            if area.left < x < area.right and area.top < y < area.bottom:
                found.setdefault(panel, []).append(at.left)
    assert found["tab"] == sorted(found["tab"])
    assert found["behind"] == sorted(found["behind"], reverse=True)  # on its head, until the tab is folded over
    assert len(found["tab"]) == len(found["behind"]) == len(name)


def test_each_suit_has_a_divider_and_its_tab_stands_further_to_the_right() -> None:
    made = prepared(kind="dividers")
    lefts = [net.panels["tab"].left for net, _, _ in made.sheets[0].nets]
    assert lefts == sorted(lefts)
    assert len(set(lefts)) == 4
    text = squeezed(Printed(made.draw(silent)).text(0))
    assert all(text.count(squeezed(suit.name["nl"])) >= 1 for suit in shipped_deck("nl").bank.suits)


# --------------------------------------------------------------------------------------------------------- words


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Deck]:
    made = {language: shipped_deck(language) for language in LANGUAGES}
    for language in ("fr", "de"):
        folder = tmp_path_factory.mktemp("decks") / language
        start(folder, "Nouveau", language, ["Neu", "Nouveau"])
        loaded = load(folder / "cards.yaml")
        made[language] = choose(loaded.bank, language, loaded.places)
    return made


@pytest.mark.parametrize(("language", "kind"), list(every(("nl", "en", "fr", "de"), ("box", "band", "dividers"))))
def test_the_steps_stand_on_the_sheet_and_none_is_left_to_be_filled_in(
    decks: dict[str, Deck], language: str, kind: str
) -> None:
    said = " ".join(drawn(decks[language], kind=kind).text(page) for page in range(1))
    words = shipped.words(language)
    assert "{" not in said
    for key in ("net-cut", "net-fold", "box-2", f"{kind}-{ {'box': 6, 'band': 4, 'dividers': 5}[kind] }"):
        assert squeezed(words[key]) in squeezed(said).replace("-", "") or squeezed(words[key]) in squeezed(said)


def report(**options: Any) -> Report:  # noqa: ANN401 – those of the product
    return prepared(**options).report


def test_the_report_says_how_it_is_cut_folded_and_glued() -> None:
    told = report()
    assert told.made == "a tuck box for 63 cards, inside 64.5 × 89.5 × 19.9 mm"
    said = " ".join(told.printing)
    assert all(word in said for word in ("cut along the solid lines", "score", "glue the strip", "--thick"))


def test_lines_to_cut_and_to_fold_differ_in_shape_and_not_in_colour() -> None:
    printed = drawn()
    colours = {colour for colour, (x, y, u, v) in printed.strokes(0) if abs(x - u) < 0.001 and abs(y - v) > 25}
    assert colours == {"#000000"}
    dashes = [operands for operands, operator in printed.operators(0) if operator == "d"]
    assert any(len(each[0]) == 2 for each in dashes)


def test_a_title_that_does_not_fit_is_refused_on_its_line(tmp_path: Path) -> None:
    deck = file_deck(tmp_path / "cards.yaml", SMALL.replace("title: Small", "title: " + "A very long title " * 11))
    with pytest.raises(DeckError) as told:
        prepared(deck, stock="mini-a4")
    assert [problem.line for problem in told.value.problems] == [1]


def test_words_without_room_beside_the_net_have_a_sheet_of_their_own() -> None:
    made = prepared(cards=60, stock="tarot-a4", weight=250, thick=None, paper="a4")
    assert len(made.sheets) == 1
    long = prepared(replace_texts(900), stock="tarot-a4")
    assert len(long.sheets) == 2
    with pytest.raises(DeckError, match="shorten those of your texts that begin with box-"):
        prepared(replace_texts(9000))


def replace_texts(letters: int) -> Deck:
    deck = shipped_deck("nl")
    texts = {f"box-{number}": {"nl": "Lang verhaal. " * (letters // 14)} for number in range(1, 7)}
    return replace(deck, bank=replace(deck.bank, texts=texts))
