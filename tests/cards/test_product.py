from __future__ import annotations

import re
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING

import pytest
from helpers import (
    EVERY_STOCK,
    LANGUAGES,
    STOCKS,
    ask,
    draw,
    file_deck,
    labels,
    make_deck,
    problems,
    shipped_bank,
    shipped_cards,
    shipped_deck,
    texts_of,
    theme,
)
from msgspec.structs import replace
from PIL import Image, ImageDraw
from readback import MM, Printed, same_places, squeezed

from generator.bank import shipped
from generator.bank.loading import load
from generator.deck.extras import extra_cards
from generator.deck.imposition import ORDERS, impose
from generator.deck.selection import choose
from generator.model.bank import STORY, Entry, Question, Suit, Tip
from generator.model.deck import Extra, Selection
from generator.model.paper import Cell, Rect, mirrored
from generator.model.problems import DeckError, by_cause
from generator.product import silent
from layouts.cards import product as cards
from layouts.cards.question import QuestionFace
from layouts.theme.theme import contrast

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.deck import Card, Deck
    from generator.model.paper import Stock
    from generator.model.scalars import Depth
    from layouts.cards.kinds_of_back import Backs

EVERY_DECK = list(product(LANGUAGES, STOCKS))
EMOJI, JAPANESE = "\N{GRINNING FACE}", "\N{HIRAGANA LETTER A}"


def stock_named(name: str) -> Stock:
    return shipped.stocks()[name]


# -------------------------------------------------------------------------------------------------- texts and places


@pytest.mark.parametrize(("language", "stock"), EVERY_DECK)
def test_every_card_carries_its_texts_once_and_in_order_and_no_other(language: str, stock: str) -> None:
    printed, deck = shipped_cards(language, stock), shipped_deck(language)
    for sheet in impose(deck.cards, stock_named(stock)):
        for placed in sheet.fronts:
            said = squeezed(printed.text(2 * sheet.number - 2, placed.cell.trim))
            rest = left_over(said, placed.card, language)
            for text in map(squeezed, furniture(placed.card, language)):
                assert text in rest, placed.card.id
                rest = rest.replace(text, "", 1)
            assert rest == "", placed.card.id


def left_over(said: str, card: Card, language: str) -> str:
    """What a card says besides its own texts; these it must say one after the other."""
    rest = ""
    for text in texts_on_front(card.content, language):
        before, found, said = said.partition(squeezed(text.replace("*", "")))
        assert found, f"{card.id}: {text}"
        rest += before
    return rest + said


def texts_on_front(content: Question | Suit | Tip | Extra, language: str) -> list[str]:
    """All texts of a card, but for what to do with a suit, which stands on the back."""
    return texts_of(replace(content, play=None) if isinstance(content, Suit) else content, language)


def furniture(card: Card, language: str) -> list[str]:
    """What a card says in small print and beside its sign."""
    words, bank = shipped.words(language), shipped_bank().bank
    title, suit = bank.title[language], card.suit.name[language] if card.suit else ""
    match card.content:
        case Question(follows=follows):
            return [title, suit, card.id, words["after_story"] if STORY in follows else ""]
        case Tip():
            return [title, suit, card.id, words["tip"]]
        case Suit() | Extra():
            return []


@pytest.mark.parametrize(("language", "stock"), EVERY_DECK)
def test_fronts_lie_in_their_cells_and_backs_behind_them(language: str, stock: str) -> None:
    printed, sheet = shipped_cards(language, stock), stock_named(stock)
    for page in range(0, len(printed), 2):
        fronts = [form.cell for form in printed.faces(page)]
        backs = [form.cell for form in printed.faces(page + 1)]
        assert same_places(fronts, sheet.fronts()[: len(fronts)])
        assert same_places(backs, [mirrored(front, sheet.sheet, sheet.flip) for front in fronts])


def test_a_back_behind_a_front_shows_the_same_suit() -> None:
    """Of each suit the pattern behind its questions, and the text behind its own card."""
    twice = [[suit] for suit in "AABBCCDD"]
    assert suits_by_back(shipped_cards("nl"), shipped_deck("nl")) == [[""], *twice]


def suits_by_back(printed: Printed, deck: Deck) -> list[list[str]]:
    """The suits, or none, of the cards that each back is behind."""
    found: dict[str, set[str]] = {}
    for sheet in impose(deck.cards, stock_named("poker-a4")):
        backs = printed.faces(2 * sheet.number - 1)
        for placed in sheet.backs:
            (back,) = (each for each in backs if same_places([each.cell], [placed.cell]))
            suit = None if isinstance(placed.card.content, Tip) else placed.card.suit
            found.setdefault(back.name, set()).add(suit.id if suit else "")
    return sorted(map(sorted, found.values()))


def test_an_id_may_be_any_word_of_ours() -> None:
    """A suit called as our sign is, and suits and depths whose ids would make one another's names."""
    ids = ("mirror", "suit", "1", "tip", "sign", "front", "suit-1")
    suits = [Suit(id=each, name={"en": f"Name {each}"}, play={"en": f"Play {each}."}) for each in ids]
    questions = [
        Question(id=f"Q{number}", suit=each, question={"en": f"What {number}?"}, depth=1)
        for number, each in enumerate(ids)
    ]
    tip = Tip(id="T9", title={"en": "Breathe"}, text={"en": "In and out."})
    deck = make_deck(questions, suits=suits, tips=[tip])
    printed = draw(deck)
    assert suits_by_back(printed, deck) == [[each] for each in sorted(("", *ids, *ids))]
    for sheet in impose(deck.cards, stock_named("poker-a4")):
        for front, back in zip(sheet.fronts, sheet.backs, strict=True):
            suit = front.card.suit
            said = squeezed(printed.text(2 * sheet.number - 1, back.cell.trim))
            play = suit.play if suit and isinstance(front.card.content, Suit) else None
            expected = f"{play['en']} Small · v{deck.bank.version}" if play else suit.name["en"] if suit else "Tips"
            assert said == squeezed(expected), front.card.id
            named = squeezed(printed.text(2 * sheet.number - 2, front.cell.trim))
            assert suit is None or squeezed(suit.name["en"]) in named


@pytest.mark.parametrize("stock", STOCKS)
def test_pages_are_as_large_as_the_paper(stock: str) -> None:
    paper = stock_named(stock).sheet
    printed = shipped_cards("en", stock)
    for page in printed.qpdf.pages:
        assert [float(edge) / MM for edge in page.mediabox] == pytest.approx(
            [0, 0, paper.width, paper.height], abs=0.001
        )


@pytest.mark.parametrize(("stock", "sheets"), [("poker-a4", 7), ("poker-letter", 7), ("tarot-a4", 16), ("a6-a4", 16)])
def test_a_deck_takes_a_front_and_a_back_for_every_sheet(stock: str, sheets: int) -> None:
    assert len(shipped_cards("nl", stock)) == 2 * sheets


def test_pages_are_labelled_and_the_outline_leads_to_the_suits() -> None:
    printed = shipped_cards("nl")
    assert [printed.pdfium.get_page_label(page) for page in (0, 1, 13)] == [
        "1 voorkant",
        "1 achterkant",
        "7 achterkant",
    ]
    marks = [(mark.get_title(), mark.get_dest().get_index() // 2) for mark in printed.pdfium.get_toc()]
    assert marks == [("Uit eigen werk", 0), ("Goed bezig", 1), ("Eens anders", 3), ("Rond het verhaal", 4), ("Tips", 6)]


def test_the_file_asks_for_its_actual_size_and_the_right_edge() -> None:
    told = shipped_cards("nl").catalog.ViewerPreferences
    assert (str(told.PrintScaling), str(told.Duplex)) == ("/None", "/DuplexFlipLongEdge")


# ------------------------------------------------------------------------------------------------------------- backs


def test_plain_backs_are_all_alike() -> None:
    printed = shipped_cards("en", "poker-a4", "plain")
    backs = [form.name for page in range(1, len(printed), 2) for form in printed.faces(page)]
    assert backs == ["back-1"] * (63 + 4)
    assert squeezed(printed.text(1)).count("Spiegel") == 9 + 1  # and once in the caption


def test_without_backs_there_are_only_fronts_and_one_side_is_printed() -> None:
    printed, both = shipped_cards("en", "poker-a4", "none"), shipped_cards("en")
    assert len(printed) == 8
    said = squeezed(" ".join(printed.text(page) for page in range(8)))
    assert all(
        squeezed(text) in said
        for card in shipped_deck("en").cards
        for text in texts_of(card.content, "en")
        if "*" not in text
    )
    assert len(both) == 14
    assert str(printed.catalog.ViewerPreferences.Duplex) == "/Simplex"


@pytest.mark.parametrize(
    ("stock", "backs", "made", "printing"),
    [
        (
            "poker-a4",
            "suit",
            "63 cards on 7 sheets, 14 pages",
            "print on A4 at actual size (100 %), on both sides, flip on the long edge; then cut along the marks on the fronts",
        ),
        (
            "poker-letter",
            "none",
            "67 cards on 8 sheets, 8 pages",
            "print on Letter at actual size (100 %), on one side; then cut along the marks on the fronts",
        ),
    ],
)
def test_the_report_says_what_was_made_and_how_to_print_it(stock: str, backs: Backs, made: str, printing: str) -> None:
    report = cards.prepare(shipped_deck("en"), cards.Options(stock=stock, backs=backs), silent).report
    own: tuple[str, ...] = ("thick paper is turned by hand: --duplex manual",)
    if backs == "none":
        own = ("4 of these cards say what the back of a suit card would",)
    far = ("the marks above and below need a printer that reaches to 4 mm from the edge of the paper",)
    first = far if stock == "poker-letter" else ()
    assert (report.made, report.printing) == (made, (*first, printing, *own))


# ------------------------------------------------------------------------------------------- decks of other sizes


@pytest.mark.parametrize(("many", "pages"), [(1, 2), (9, 2), (10, 4), (300, 68)])
def test_a_deck_may_be_of_any_size(many: int, pages: int) -> None:
    printed = draw(make_deck([ask(f"A{number}", f"Question {number}?") for number in range(many)]))
    assert len(printed) == pages
    asked = re.findall(r"Question (\d+)\?", " ".join(printed.text(page) for page in range(0, pages, 2)))
    assert asked == [str(number) for number in range(many)]


def test_a_sheet_that_is_not_full_has_backs_only_behind_its_fronts() -> None:
    printed = draw(make_deck([ask("A1"), ask("A2")]))
    fronts, backs = ([form.cell.trim.left for form in printed.faces(page)] for page in (0, 1))
    assert fronts == pytest.approx([10.5, 73.5], abs=0.01)
    assert backs == pytest.approx([136.5, 73.5], abs=0.01)


def test_one_card_is_not_called_cards() -> None:
    assert cards.prepare(make_deck([ask("A1")]), cards.Options(), silent).report.made == "1 card on 1 sheet, 2 pages"


def test_a_suit_without_purpose_or_play_has_no_card_of_its_own() -> None:
    bare, played = Suit(id="A", name={"en": "Bare"}), Suit(id="B", name={"en": "Played"}, play={"en": "Take turns."})
    deck = make_deck([ask("A1"), ask("B1")], suits=[bare, played])
    assert [card.id for card in deck.cards] == ["A1", "S-B", "B1"]
    printed = draw(deck)
    assert [form.name for form in printed.faces(0)] == ["front-1", "front-2", "front-3"]
    assert "Take turns." in printed.text(1)


def test_a_deck_may_do_without_probes_and_tips() -> None:
    printed = draw(make_deck([ask("A1", "Only this?")]))
    assert squeezed(printed.text(0, Rect(10.5, 16.5, 63, 88))) == "SmallSuitAA1Onlythis?"
    assert [mark.get_title() for mark in printed.pdfium.get_toc()] == ["Suit A"]


def test_a_tip_needs_neither_a_suit_nor_parts() -> None:
    tip = Tip(id="T9", title={"en": "Breathe"}, text={"en": "In and out."})
    printed = draw(make_deck([ask("A1")], tips=[tip]))
    assert [form.name for form in printed.faces(0)] == ["front-1", "front-2"]
    assert [form.name for form in printed.faces(1)] == ["back-1", "back-2"]


PLAIN = """\
title: Kort
languages: [nl]
suits:
  - {id: A, name: Werk, purpose: Om te beginnen.}
questions:
  - {id: A1, suit: A, question: Wat deed je?, probe: Hoe *dan*?}
tips:
  - {id: T1, title: Rustig, text: Neem je tijd., parts: [{id: T1a, text: Adem.}, {id: T1b, text: Wacht.}]}
"""


def test_a_deck_of_one_language_may_give_its_texts_plainly(tmp_path: Path) -> None:
    printed = draw(file_deck(tmp_path / "kort.yaml", PLAIN))
    assert [text for _, text in printed.elements()] == [
        "Werk", "Om te beginnen.", "Werk, A1, om binnen te komen", "Wat deed je?", "Hoe dan?",
        "Tip 1: Rustig", "Neem je tijd.", "Adem.", "Wacht.", "Kort · v1.0", "Werk, achterkant", "Tips, achterkant",
    ]  # fmt: skip
    assert printed.catalog.Lang == "nl"


# ------------------------------------------------------------------------------------------------- what cards show


@pytest.mark.parametrize(("language", "premise"), [("nl", "Na een verhaal"), ("en", "After a story")])
def test_cards_that_follow_a_story_say_so_and_no_others_do(language: str, premise: str) -> None:
    printed, deck = shipped_cards(language), shipped_deck(language)
    told = {
        placed.card.id
        for sheet in impose(deck.cards, stock_named("poker-a4"))
        for placed in sheet.fronts
        if premise in printed.text(2 * sheet.number - 2, placed.cell.trim)
    }
    assert told == {f"D{number:02}" for number in range(1, 14)}


def test_what_follows_another_question_says_nothing_about_a_story() -> None:
    printed = draw(make_deck([ask("A1"), ask("A2", follows=("A1",))]))
    assert "story" not in printed.text(0)


@pytest.mark.parametrize(("depth", "words"), [(1, "to arrive"), (2, "to dig deeper"), (3, "to turn")])
def test_the_depth_is_said(depth: Depth, words: str) -> None:
    printed = draw(make_deck([ask("A1", depth=depth)]))
    assert printed.elements()[0] == ("H1", f"Suit A, A1, {words}")


def test_the_ripples_of_the_three_depths_differ() -> None:
    deck = make_deck([ask("A1", depth=1), ask("A2", depth=2), ask("A3", depth=3)])
    printed = draw(deck)
    foot = [
        ink_share(printed.picture(0, 150).crop(pixels(Rect(10.5 + 63 * card, 94, 20, 8), 150))) for card in range(3)
    ]
    assert foot[0] < foot[1] < foot[2]


def pixels(area: Rect, dpi: int) -> tuple[int, int, int, int]:
    scale = dpi / 25.4
    return (round(area.left * scale), round(area.top * scale), round(area.right * scale), round(area.bottom * scale))


def ink_share(picture: Image.Image) -> float:
    shades = picture.convert("L").histogram()
    return sum(shades[:200]) / sum(shades)


@pytest.mark.parametrize(("language", "stock"), EVERY_DECK)
def test_the_probe_is_clearly_smaller_than_the_question(language: str, stock: str) -> None:
    prepared = cards.prepare(shipped_deck(language), cards.Options(stock=stock), silent)
    faces = [placed.card for sheet in prepared.sheets for placed in sheet.fronts]
    sizes = {
        face.id: (face.question.first.size, face.probe.first.size)
        for face in faces
        if isinstance(face, QuestionFace) and face.probe
    }
    assert len(sizes) == 52
    assert {card: pair for card, pair in sizes.items() if pair[0] < 1.2 * pair[1]} == {}


@pytest.mark.parametrize("stock", STOCKS)
@pytest.mark.parametrize("side", [0, 1], ids=["fronts", "backs"])
def test_no_ink_comes_near_the_trim_but_the_horizon(stock: str, side: int) -> None:
    sheet, printed = stock_named(stock), shipped_cards("nl", stock)
    pages = range(side, len(printed), 2)
    for page in (pages[0], pages[1], pages[-1]):
        picture = printed.picture(page, 100).convert("L")
        for cell in sheet.fronts():
            left, top, right, bottom = pixels(cell.trim.inset(max(sheet.safe, 4)), 100)
            ImageDraw.Draw(picture).rectangle((left - 1, top - 1, right, bottom), fill=255)
            line = cell.trim.bottom - cell.trim.height * 31 / 88
            along = pixels(Rect(cell.trim.left - 3, line - 0.4, cell.trim.width + 6, 0.8), 100)
            ImageDraw.Draw(picture).rectangle(along, fill=255)
        for cell in sheet.fronts():
            frame = picture.crop(pixels(cell.trim.inset(0.5), 100))  # cut marks may lie on the trim itself
            assert frame.getextrema() == (255, 255), f"page {page + 1}, {cell.trim}"


def test_a_suit_colour_that_is_accepted_can_be_read_on_its_tip_card_too() -> None:
    grey = Suit(id="A", name={"en": "Grey"}, colour="#767676")
    tip = Tip(id="T1", title={"en": "A tip"}, text={"en": "A text."}, suit="A")
    assert contrast("#767676", theme().paper) < 4.5
    assert [problem.where for problem in problems(make_deck([ask("A1")], suits=[grey], tips=[tip]))] == ["A, colour"]


def test_texts_that_only_just_fit_lie_on_nothing_else() -> None:
    texts = {size: ("What did you learn from it, and how did that go on? " * 14)[:size] for size in range(40, 720, 12)}
    suits = [Suit(id=name, name={"en": f"Suit {name}"}) for name in "AB"]
    suits += [Suit(id=f"S{n}", name={"en": "S"}, purpose={"en": t}, play={"en": t[: n // 2]}) for n, t in texts.items()]
    questions = [ask(f"A{size}", text, text[:90]) for size, text in texts.items()]
    questions += [ask(f"B{size}", text[:40], text) for size, text in texts.items()]
    wide = Entry(id="P", text={"en": "And what was it\u00a0that\u00a0you\u00a0did\u00a0not\u00a0learn?"})
    tips = [Tip(id=f"T{n}", title={"en": "A tip"}, text={"en": t}, parts=(wide,)) for n, t in texts.items()]
    refused = {problem.where.split(",")[0] for problem in problems(make_deck(questions, suits=suits, tips=tips))}
    fitting = make_deck(
        [each for each in questions if each.id not in refused],
        suits=[each for each in suits if each.id not in refused],
        tips=[each for each in tips if each.id not in refused],
    )
    assert {card.id[0] for card in fitting.cards} == {name[0] for name in refused} == {"A", "B", "S", "T"}
    printed = draw(fitting)
    for sheet in impose(fitting.cards, stock_named("poker-a4")):
        letters = printed.letters(2 * sheet.number - 2)
        for placed in sheet.fronts:
            inside = [area for _, area in letters if within(area, placed.cell.trim)]
            assert len(inside) > 30
            assert not any(overlap(one, other) for one, other in combinations(inside, 2)), placed.card.id


def within(area: Rect, cell: Rect) -> bool:
    return cell.left < area.left < cell.right and cell.top < area.top < cell.bottom


def overlap(one: Rect, other: Rect) -> bool:
    """Whether two letters lie on each other by more than a hair."""
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > 0.1 and min(one.bottom, other.bottom) - max(one.top, other.top) > 0.1


# ------------------------------------------------------------------------------------------------------- extra cards

EXTRAS = extra_cards("howto,pass,blank:2")

PRINTED = """\
title: Small
version: one
languages: [en]
suits:
  - {id: A, name: Work, icon: heart}
questions:
  - {id: A1, suit: A, question: Why?}
tips:
  - {id: T1, title: Listen, text: Say nothing.}
"""


def with_extras(language: str, stock: str = "poker-a4", backs: Backs = "suit") -> Printed:
    """Two cards of the deck that we ship, and the extra ones."""
    few = choose(shipped_bank().bank, language, shipped_bank().places, selection=Selection(only=("A01", "T1")))
    options = cards.Options(stock=stock, backs=backs, extras=EXTRAS)
    return Printed(cards.prepare(few, options, silent).draw(silent))


@pytest.mark.parametrize(("language", "stock"), EVERY_DECK)
def test_extra_cards_come_last_and_say_their_fixed_words(language: str, stock: str) -> None:
    words = shipped.words(language)
    said = [
        (role, squeezed(text))
        for role, text in with_extras(language, stock).elements()
        if squeezed(text) in {squeezed(word) for word in words.values()}
    ]
    steps = [("P", squeezed(words[f"howto_{step}"])) for step in (1, 2, 3, 4)]
    passing = [("H1", squeezed(words["pass_title"])), ("P", squeezed(words["pass_text"]))]
    blank = ("H1", squeezed(words["blank_title"]))
    assert said == [("H1", squeezed(words["howto_title"])), *steps, *passing, blank, blank]


def test_the_steps_of_how_it_works_are_a_numbered_list() -> None:
    roles = [(role, text.strip()) for role, text in with_extras("en").elements() if role == "Lbl"]
    assert roles == [("Lbl", str(number)) for number in (1, 2, 3, 4)]


def test_an_extra_card_has_the_decks_sign_on_its_back_and_the_decks_name() -> None:
    printed = with_extras("nl")
    howto, *others = [form.name for form in printed.faces(0)][2:]
    assert others == [others[0], others[1], others[1]]
    assert len({howto, *others}) == 3
    assert [form.name for form in printed.faces(1)] == ["back-1", "back-2", *["back-3"] * 4]
    plain = with_extras("nl", backs="plain")
    assert {form.name for form in plain.faces(1)} == {"back-1"}


def test_extra_cards_are_named_in_the_outline_and_counted() -> None:
    printed = with_extras("nl")
    assert [mark.get_title() for mark in printed.pdfium.get_toc()] == [
        "Uit eigen werk", "Tips", "Zo werkt het", "Ik pas", "Jouw vraag",
    ]  # fmt: skip
    report = cards.prepare(shipped_deck("nl"), cards.Options(extras=EXTRAS), silent).report
    assert report.made.startswith("67 cards on 8 sheets")


@pytest.mark.parametrize("stock", STOCKS)
def test_a_blank_card_has_lines_to_write_on_as_far_apart_as_a_hand_needs(stock: str) -> None:
    printed = Printed(
        cards.prepare(shipped_deck("nl"), cards.Options(stock=stock, extras=extra_cards("blank")), silent).draw(silent)
    )
    blank = printed.faces(len(printed) - 2)[-1].name
    drawn = printed.qpdf.pages[0].obj.Resources.XObject[f"/{blank}"].read_bytes().decode("latin-1")
    lines = re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l", drawn)
    flat = [float(y) / MM for x, y, to_x, to_y in lines if y == to_y and float(to_x) - float(x) > 30 * MM]
    horizon = stock_named(stock).card.height * 31 / 88  # a line to write on too
    gaps = [after - before for before, after in pairwise(sorted([*flat, horizon]))]
    assert sum(y > horizon for y in flat) >= 4
    assert sum(y < horizon for y in flat) >= 2
    assert gaps == pytest.approx([8.0] * len(gaps), abs=0.01)


def test_an_extra_card_that_does_not_fit_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    tiny = shipped.stocks() | {"tiny": labels((30, 30), (2, 2), (10, 10), (40, 40))}
    monkeypatch.setattr(shipped, "stocks", lambda: tiny)
    with pytest.raises(DeckError) as told:
        cards.prepare(make_deck([ask("A1", "Why?")]), cards.Options(stock="tiny", extras=EXTRAS[:1]), silent)
    assert ("extra card howto", "does not fit on labels") in {(each.where, each.what) for each in told.value.problems}


@pytest.mark.parametrize("word", ["pass_title", "howto_3", "blank_title", "sheet", "front", "bar", "tips"])
def test_a_fixed_word_of_the_deck_that_no_font_can_draw_is_told_once_with_its_line(tmp_path: Path, word: str) -> None:
    deck = file_deck(tmp_path / "cards.yaml", f"{PRINTED}texts:\n  {word}: {{en: {JAPANESE}}}\n")
    with pytest.raises(DeckError) as told:
        cards.prepare(deck, cards.Options(extras=EXTRAS), silent)
    [problem] = told.value.problems
    assert (problem.line, problem.where) == (11, f"texts.{word}.en")


@pytest.mark.parametrize("backs", ["suit", "plain", "none"])
@pytest.mark.parametrize("line", [1, 2])
def test_a_title_or_version_that_no_font_can_draw_is_told_once_with_its_line(
    tmp_path: Path, line: int, backs: Backs
) -> None:
    key, broken = {1: ("title", "Small"), 2: ("version", "one")}[line]
    deck = file_deck(tmp_path / "cards.yaml", PRINTED.replace(broken, JAPANESE))
    with pytest.raises(DeckError) as told:
        cards.prepare(deck, cards.Options(extras=EXTRAS, backs=backs), silent)
    [problem] = told.value.problems
    assert (problem.line, problem.where) == (line, key)
    assert "U+3042 HIRAGANA LETTER A" in problem.what


def test_a_title_in_a_second_language_that_no_font_can_draw_is_told_where_a_back_shows_it(tmp_path: Path) -> None:
    path = tmp_path / "cards.yaml"
    path.write_text(
        f"title: {{en: Small, fr: {JAPANESE}}}\nlanguages: [en, fr]\nsuits: [{{id: A, name: {{en: Work, fr: Travail}}}}]\n"
        "questions:\n  - {id: A1, suit: A, question: {en: Why, fr: Pourquoi}}\n",
        encoding="utf-8",
    )
    loaded = load(path)
    deck = choose(loaded.bank, "en", loaded.places, second="fr")
    assert problems(deck) == ()
    with pytest.raises(DeckError) as told:
        cards.prepare(deck, cards.Options(backs="plain"), silent)
    assert [problem.where for problem in told.value.problems] == ["title.fr"]


def test_small_print_is_set_smaller_before_it_is_left_out_and_the_report_says_so(tmp_path: Path) -> None:
    for title, left_out in (
        ("Small " * 5, []),
        ("Small " * 9, []),
        ("Small " * 40, ["the deck’s title at the foot of cards (239 characters, of which about 70 fit)"]),
    ):
        deck = file_deck(tmp_path / "cards.yaml", PRINTED.replace("Small", title))
        made = cards.prepare(deck, cards.Options(), silent)
        assert [line for line in made.report.printing if "too long" in line] == [
            f"left out, as it is too long: {what}" for what in left_out
        ]
        said = squeezed(Printed(made.draw(silent)).text(0, made.sheets[0].fronts[0].cell.trim))
        assert (squeezed(title) in said) is (not left_out)


def test_in_a_mixed_deck_every_card_is_a_chapter_of_its_own() -> None:
    mixed = choose(shipped_bank().bank, "nl", shipped_bank().places, selection=Selection(suits=("A",), shuffle=True))
    roles = {role for role, _ in draw(mixed).elements()}
    assert "H1" in roles
    assert "H2" not in roles


# ---------------------------------------------------------------------------------------------------------- problems

BAD = f"""\
title: Kapot
languages: [nl]
suits:
  - id: A
    name: Werk
    colour: "#CCCCCC"
  - id: B
    name: Nog meer werk
    icon: rocket
questions:
  - id: A1
    suit: A
    question: Wat vond je {EMOJI} en {JAPANESE}?
  - id: B1
    suit: B
    question: Wat denk je?
    probe: "{"1234567890" * 12}"
  - id: B2
    suit: B
    question: {"Waarom dan wel? " * 40}
tips:
  - id: T1
    title: Tip
    text: {"Neem je tijd. " * 100}
  - id: T2
    title: {"Heel lang " * 20}
    text: Kort.
    parts:
      - id: T2a
        text: Met een {JAPANESE}.
"""


def test_all_problems_of_a_deck_are_told_at_once_each_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "kapot.yaml"
    told = problems(file_deck(path, BAD))
    assert [(problem.line, problem.where, re.split(r":| \(\d", problem.what)[0]) for problem in told] == [
        (6, "suit A, colour", "#CCCCCC is too pale for text"),
        (9, "suit B, icon", "there is no icon rocket"),
        (
            13,
            "question A1, question",
            f"no font has the characters {EMOJI} (U+1F600 GRINNING FACE), {JAPANESE} (U+3042 HIRAGANA LETTER A)",
        ),
        (17, "question B1, probe", "does not fit on poker-a4, not even at 8.5 points"),
        (20, "question B2, question", "does not fit on poker-a4, not even at 11 points"),
        (24, "tip T1, text", "does not fit on poker-a4, not even at 9.5 points"),
        (26, "tip T2, title", "does not fit on poker-a4, not even at 11 points"),
        (30, "tip T2, part T2a, text", f"no font has the character {JAPANESE} (U+3042 HIRAGANA LETTER A)"),
    ]
    assert {problem.file for problem in told} == {str(path)}
    assert all(problem.hint for problem in told)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (f"question: Why {EMOJI} now?", f"no font has the character {EMOJI} (U+1F600 GRINNING FACE)"),
        ("question: Why \N{HEBREW LETTER ALEF} now?", "has Hebrew letters"),
        ("question: Why?, picture: {file: gone/A%d.png, shows: x}", "there is no file gone/A1.png, nor a folder gone"),
    ],
)
def test_one_cause_on_many_cards_is_told_once(tmp_path: Path, entry: str, said: str) -> None:
    entries = "".join(f"  - {{id: A{at}, suit: A, {entry.replace('%d', str(at))}}}\n" for at in range(1, 31))
    deck = f"title: T\nlanguages: [en]\nsuits: [{{id: A, name: Me}}]\nquestions:\n{entries}"
    with pytest.raises(DeckError) as told:
        cards.prepare(file_deck(tmp_path / "deck.yaml", deck), cards.Options(), silent)
    assert len(told.value.problems) == 30
    assert str(told.value).count("question A") == 1
    assert said in str(told.value)
    assert "the same 29 times more: on lines 6, 7, 8, 9, 10, 11 and so on" in str(told.value)


def test_texts_that_do_not_fit_are_each_a_problem_of_its_own() -> None:
    deck = make_deck([ask(f"A{at}", "We look back at what we did. " * (25 + at)) for at in range(1, 41)])
    assert len(by_cause(problems(deck))) == 40


def test_a_probe_that_is_too_long_is_blamed_and_not_its_short_question() -> None:
    (problem,) = problems(make_deck([ask("A1", "Why?", "And what happened after that? " * 20)]))
    assert problem.where == "A1, probe, en"


def test_the_hint_names_what_there_is_to_choose_from() -> None:
    deck = make_deck([ask("A1")], suits=[Suit(id="A", name={"en": "A"}, icon="rocket")])
    assert problems(deck)[0].hint.startswith("icons are: balloon, boat, heart, hill")


def test_a_combining_mark_is_told_with_its_letter() -> None:
    (problem,) = problems(make_deck([ask("A1", "Qu\u0323e?")]))
    assert "(u with a dot below)" in problem.what


def test_a_name_of_a_suit_that_no_card_can_hold_is_told_once() -> None:
    suit = Suit(id="A", name={"en": "A name that is much too long for any card " * 5}, play={"en": "Play."})
    (problem,) = problems(make_deck([ask("A1"), ask("A2")], suits=[suit]))
    assert (problem.where, problem.what.split(",")[0]) == ("A, name, en", "does not fit on poker-a4")


@pytest.mark.parametrize(
    ("deck", "key"),
    [
        (make_deck([ask("A1", "We look back at what we did and why. " * 30)]), "question"),
        (make_deck([ask("A1", "Why?", "We look back at what we did and why. " * 30)]), "probe"),
        (make_deck([ask("A1")], suits=[Suit(id="A", name={"en": "We look back at what we did and why " * 5})]), "name"),
        (
            make_deck([ask("A1")], suits=[Suit(id="A", name={"en": "Me"}, play={"en": "We look back at why. " * 50})]),
            "play",
        ),
        (
            make_deck([ask("A1")], tips=[Tip(id="T", title={"en": "Hm"}, text={"en": "We look back at why. " * 90})]),
            "text",
        ),
        (
            make_deck([ask("A1")], tips=[Tip(id="T", title={"en": "We look back at why. " * 9}, text={"en": "Hm"})]),
            "title",
        ),
    ],
)
def test_of_a_text_that_does_not_fit_it_is_said_how_much_would_and_that_does(deck: Deck, key: str) -> None:
    (problem,) = problems(deck)
    found = re.search(r"of which about (\d+) fit", problem.what)
    assert found, problem.what
    assert problem.where.split(", ")[1] == key

    def shorter(text: dict[str, str], extra: float = 1) -> dict[str, str]:
        return {"en": text["en"][: round(int(found[1]) * extra)].rsplit(" ", 1)[0]}

    for much, fits in ((1, True), (1.25, False)):
        bank = deck.bank
        question, suit, tip = bank.questions[0], bank.suits[0], next(iter(bank.tips), None)
        if key in {"question", "probe"}:
            question = replace(question, **{key: shorter(getattr(question, key), much)})
        elif key in {"name", "play"}:
            suit = replace(suit, **{key: shorter(getattr(suit, key), much)})
        elif tip:
            tip = replace(tip, **{key: shorter(getattr(tip, key), much)})
        cut = make_deck([question], suits=[suit], tips=[tip] if tip else [])
        assert (problems(cut) == ()) is fits


@pytest.mark.parametrize(
    ("name", "sizes", "lines"),
    [
        ("The team", (8.5, 8.5), 1),
        ("Something completely different", (6.5, 8.5), 2),
        ("Everything that happened between us and our customers", (6.5, 8), 2),
    ],
)
def test_a_wide_name_of_a_suit_is_set_in_two_lines_and_smaller(
    name: str, sizes: tuple[float, float], lines: int
) -> None:
    deck = make_deck([ask("A1")], suits=[Suit(id="A", name={"en": name})])
    made = cards.prepare(deck, cards.Options(), silent)
    (face,) = (each.card for each in made.sheets[0].fronts)
    assert isinstance(face, QuestionFace)
    assert len(face.header.name.first.lines) == lines
    assert sizes[0] <= face.header.name.first.size <= sizes[1]
    shown = squeezed(Printed(made.draw(silent)).text(0, made.sheets[0].fronts[0].cell.trim))
    assert squeezed(name) in shown


def test_a_text_that_does_not_fit_on_one_stock_may_fit_on_another() -> None:
    deck = make_deck([ask("A1", "What did you learn from it? " * 14)])
    assert len(problems(deck, "poker-a4")) == 1
    assert problems(deck, "a6-a4") == ()


@pytest.mark.parametrize(("language", "stock"), EVERY_DECK)
def test_the_deck_that_we_ship_fits_on_every_stock(language: str, stock: str) -> None:
    assert problems(shipped_deck(language), stock) == ()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_of_all_stocks_only_the_mini_cards_are_too_small_for_it(language: str) -> None:
    unfit = {name for name in EVERY_STOCK if problems(shipped_deck(language), name)}
    assert unfit == {"mini-a4", "mini-a4-spaced"}


# ---------------------------------------------------------------------------------------- stocks that are off-centre


@pytest.mark.parametrize("flip", ["long-edge", "short-edge"])
def test_backs_mirror_on_a_stock_that_is_off_centre(flip: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stock = labels((85, 55), (2, 5), (14, 10.5), (95, 55), flip="short-edge" if flip == "short-edge" else "long-edge")
    monkeypatch.setattr(shipped, "stocks", lambda: {"labels": stock})
    printed = draw(make_deck([ask("A1", "Why?"), ask("A2", "How?")]), "labels")
    fronts, backs = ([form.cell for form in printed.faces(page)] for page in (0, 1))
    assert same_places(fronts, [Cell(Rect(14, 10.5, 85, 55)), Cell(Rect(109, 10.5, 85, 55))])
    if flip == "long-edge":
        assert same_places(backs, [Cell(Rect(111, 10.5, 85, 55)), Cell(Rect(16, 10.5, 85, 55))])
    else:
        assert same_places(backs, [Cell(Rect(14, 231.5, 85, 55), turn=180), Cell(Rect(109, 231.5, 85, 55), turn=180)])


def test_in_stacks_every_card_is_a_chapter_of_its_own_as_its_suits_card_may_lie_elsewhere() -> None:
    made = {
        order: Printed(cards.prepare(shipped_deck("en"), cards.Options(order=order, start=4), silent).draw(silent))
        for order in ORDERS
    }
    heads = {order: {role for role, _ in printed.elements() if role in {"H1", "H2"}} for order, printed in made.items()}
    assert heads == {"rows": {"H1", "H2"}, "stacks": {"H1"}}
