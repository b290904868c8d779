from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from helpers import Draft, ask, draw, file_deck, make_deck, shipped_bank, shipped_cards, shipped_deck, texts_of
from pikepdf import Array, Name
from readback import Printed, squeezed

from generator.bank import shipped
from generator.deck.imposition import impose
from generator.model.bank import STORY, Question, Suit, Tip
from generator.model.deck import Extra
from layouts.pdf.structure import StructureTree
from layouts.text.typesetting import set_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pikepdf import Object

    from generator.model.deck import Card
    from layouts.text.typesetting import Fitted


@pytest.fixture(params=["nl", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def printed(language: str) -> Printed:
    return shipped_cards(language)


def fitted(draft: Draft, text: str) -> Fitted:
    found = set_text(text, draft.styles.text, 10, 200, "en")
    assert found is not None
    return found


def walk(element: Object, depth: int = 0) -> Iterator[tuple[int, Object]]:
    yield depth, element
    for kid in kids(element):
        if not isinstance(kid, int):
            yield from walk(kid, depth + 1)


def kids(element: Object) -> list[Object]:
    return list(element.K) if isinstance(element.K, Array) else [element.K]


# --------------------------------------------------------------------------------------------------- the whole deck


def test_a_screen_reader_reads_every_card_once_and_in_order_and_after_each_sheet_its_backs(
    printed: Printed, language: str
) -> None:
    expected = [
        said
        for sheet in impose(shipped_deck(language).cards, shipped.stocks()["poker-a4"])
        for said in (
            *(said for placed in sheet.fronts for said in spoken(placed.card, language)),
            *once(said for placed in sheet.backs for said in said_of_back(placed.card, language)),
        )
    ]
    assert [squeezed(text) for _, text in printed.elements()] == list(map(squeezed, expected))


def once(said: Iterable[str]) -> list[str]:
    """Backs that are alike are heard once on a sheet; what a suit card's back says has an end of its own each time."""
    seen: set[str] = set()
    return [each for each in said if " · v" in each or not (each in seen or seen.add(each))]  # type: ignore[func-returns-value]


def said_of_back(card: Card, language: str) -> list[str]:
    words, bank = shipped.words(language), shipped_bank().bank
    if isinstance(card.content, Suit):
        assert card.content.play
        return [card.content.play[language], f"{bank.title[language]} · v{bank.version}"]
    of_suit = card.suit and not isinstance(card.content, Tip)  # all tips have the same back
    return [f"{card.suit.name[language] if card.suit and of_suit else words['tips']}, {words['back']}"]


def spoken(card: Card, language: str) -> list[str]:
    words = shipped.words(language)
    texts = [text.replace("*", "") for text in texts_of(card.content, language)]
    match card.content:
        case Question(depth=depth, follows=follows, suit=_):
            assert card.suit is not None
            premise = [words["after_story"]] if STORY in follows else []
            return [f"{card.suit.name[language]}, {card.id}, {words[f'depth_{depth}']}", *premise, *texts]
        case Tip(id=identifier):
            belongs = [card.suit.name[language]] if card.suit else []
            return [f"{words['tip']} {identifier.removeprefix('T')}: {texts[0]}", *belongs, *texts[1:]]
        case Suit(play=play):
            return texts[:-1] if play else texts  # which stands on the back
        case Extra():
            return texts


def test_each_card_is_a_section_with_its_id(printed: Printed, language: str) -> None:
    document = printed.catalog.StructTreeRoot.K
    assert str(document.S) == "/Document"
    sections = [kid for kid in kids(document) if str(kid.S) == "/Sect"]
    sheets = impose(shipped_deck(language).cards, shipped.stocks()["poker-a4"])
    expected = [
        placed.card.id
        for sheet in sheets
        for placed in (*sheet.fronts, *(each for each in sheet.backs if isinstance(each.card.content, Suit)))
    ]
    assert [str(section.T) for section in sections] == expected
    assert {str(kid.S) for kid in kids(document)} == {"/Sect", "/Figure"}


def test_the_heading_of_a_card_holds_the_words_in_its_bar(printed: Printed, language: str) -> None:
    cards = [card for card in shipped_deck(language).cards if isinstance(card.content, Question)]
    headings = [element for _, element in walk(printed.catalog.StructTreeRoot.K) if element.S == Name.H2]
    pages = {page.obj.objgen: printed.marked_texts(number) for number, page in enumerate(printed.qpdf.pages)}
    for card, heading in zip(cards, headings, strict=True):
        assert card.suit
        drawn = pages[heading.Pg.objgen][int(heading.K)]
        assert squeezed(drawn) == squeezed(card.suit.name[language] + card.id)
        assert squeezed(str(heading.ActualText)).startswith(squeezed(f"{card.suit.name[language]}, {card.id}, "))


def test_headings_begin_at_the_first_level_and_skip_none(printed: Printed) -> None:
    levels = [int(role[1]) for role, _ in printed.elements() if role.startswith("H")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_deck_without_suit_cards_begins_with_a_heading_of_the_first_level() -> None:
    roles = [role for role, _ in draw(make_deck([ask("A1"), ask("B1")])).elements()]
    assert roles == ["H1", "P", "H1", "P", "Figure", "Figure"]


def test_the_parts_of_a_tip_are_a_list(printed: Printed) -> None:
    (listing,) = (element for _, element in walk(printed.catalog.StructTreeRoot.K) if element.S == Name.L)
    assert [str(item.S) for item in kids(listing)] == ["/LI"] * 3
    assert [str(kid.S) for item in kids(listing) for kid in kids(item)] == ["/LBody"] * 3


# ------------------------------------------------------------------------------------------------ marks and elements


def test_every_mark_belongs_to_one_element_and_is_found_from_its_page(printed: Printed) -> None:
    numbers = printed.catalog.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    for page in printed.qpdf.pages:
        if "/StructParents" not in page.obj:
            continue
        elements = parents.pop(int(page.obj.StructParents))
        for mcid, element in enumerate(elements):
            assert element.Pg.objgen == page.obj.objgen
            assert mcid in kids(element)
    assert parents == {}
    assert int(printed.catalog.StructTreeRoot.ParentTreeNextKey) > max(
        int(numbers[at]) for at in range(0, len(numbers), 2)
    )


def test_marks_are_numbered_from_0_on_every_page_and_never_twice(printed: Printed) -> None:
    marked = 0
    for number in range(len(printed)):
        mcids = [
            int(operands[1].MCID)
            for operands, operator in printed.operators(number)
            if operator == "BDC" and "/MCID" in operands[1]
        ]
        assert mcids == list(range(len(mcids)))
        marked += len(mcids)
    assert marked == len(printed.elements())


PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "b", "Do", "sh"}


def test_everything_drawn_is_in_an_element_or_an_artifact_and_none_in_both(printed: Printed) -> None:
    for number in range(len(printed)):
        depth = 0
        for operands, operator in printed.operators(number):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
            assert depth in {0, 1}
            assert depth or operator not in PAINTING, operands
        assert depth == 0


def test_the_backs_of_a_sheet_that_are_alike_are_one_figure(printed: Printed) -> None:
    for number in range(1, len(printed), 2):
        figures = {
            int(element.K): str(element.Alt)
            for _, element in walk(printed.catalog.StructTreeRoot.K)
            if str(element.S) == "/Figure" and element.Pg.objgen == printed.qpdf.pages[number].obj.objgen
        }
        assert len(set(figures.values())) == len(figures)
        shown: dict[int, list[str]] = {}
        mcid = -1
        for operands, operator in printed.operators(number):
            if operator == "BDC" and "/MCID" in operands[1]:
                mcid = int(operands[1].MCID)
            elif operator == "EMC":
                mcid = -1
            elif operator == "Do":
                shown.setdefault(mcid, []).append(str(operands[0]))
        texts = shown.pop(-1, [])  # the signs on the backs of suit cards, which have words beside them
        assert len(texts) == len(set(texts))
        assert set(shown) == set(figures)
        assert [len(set(forms)) for forms in shown.values()] == [1] * len(figures)
        assert sum(map(len, shown.values())) + len(texts) == len(printed.faces(number))


def test_what_a_heading_a_back_and_the_file_say_has_no_stars(tmp_path: Path) -> None:
    printed = draw(file_deck(tmp_path / "cards.yaml", STARRED))
    said = [text for _, text in printed.elements()]
    assert [text for text in said if "*" in text] == []
    assert said[0] == f"Werk hier, A1, {shipped.words('nl')['depth_1']}"
    assert {"Tip 1: Rustig aan", "Werk hier, achterkant"} <= set(said)
    assert [mark.get_title() for mark in printed.pdfium.get_toc()] == ["Werk hier", "Tips"]
    assert str(printed.qpdf.trailer.Info.Title) == "Kort en goed: kaarten"
    assert '<rdf:li xml:lang="x-default">Kort en goed: kaarten<' in printed.catalog.Metadata.read_bytes().decode()


STARRED = """\
title: "*Kort* en goed"
languages: [nl]
suits:
  - {id: A, name: "*Werk* hier"}
questions:
  - {id: A1, suit: A, question: Wat deed je?}
tips:
  - {id: T1, title: "*Rustig* aan", text: Neem je tijd.}
"""


def test_the_suit_that_a_tip_belongs_to_is_read_after_its_heading() -> None:
    deck = make_deck([ask("A1")], tips=[Tip(id="T1", title={"en": "Ask on"}, text={"en": "And then?"}, suit="A")])
    said = [text for role, text in draw(deck).elements() if role != "Figure"]
    assert said[-3:] == ["Tip 1: Ask on", "Suit A", "And then?"]


def test_the_marks_of_a_sheet_and_its_name_are_aids_of_production(printed: Printed) -> None:
    opened = [operands for operands, operator in printed.operators(0) if operator in {"BDC", "BMC"}]
    sheet = [str(operands[1].Type) for operands in opened if operands[0] == Name.Artifact and len(operands) > 1]
    assert sheet == ["/Page", "/Page"]


def test_parents_and_children_name_each_other(printed: Printed) -> None:
    root = printed.catalog.StructTreeRoot
    assert root.K.P.objgen == root.objgen
    for _, element in walk(root.K):
        for kid in kids(element):
            if not isinstance(kid, int):
                assert kid.P.objgen == element.objgen


def test_the_file_says_that_it_is_tagged(printed: Printed) -> None:
    assert bool(printed.catalog.MarkInfo.Marked) is True


# -------------------------------------------------------------------------------------------------------- elements


def test_an_element_carries_what_it_is_told() -> None:
    draft = Draft()
    with draft.page(), draft.canvas.section("Sect", title="A (1)", language="nl"):
        with draft.canvas.tagged("Figure", alternative="Een boom → groot"):
            draft.canvas.disc(10, 10, 5)
        with draft.canvas.tagged("H1", spoken="Kaart A, één", language="nl"):
            draft.canvas.text(fitted(draft, "A1"), 10, 100, "#000000")
    printed = draft.finish()
    _, section, figure, heading = (element for _, element in walk(printed.catalog.StructTreeRoot.K))
    assert (str(section.T), str(section.Lang)) == ("A (1)", "nl")
    assert str(figure.Alt) == "Een boom → groot"
    assert (str(heading.ActualText), str(heading.Lang)) == ("Kaart A, één", "nl")
    assert "/Alt" not in heading


def test_a_role_that_no_reader_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="Card is no standard structure type"):
        StructureTree().open("Card")


def test_sections_can_hold_sections_over_several_pages() -> None:
    draft = Draft()
    with draft.canvas.section("Part"):
        with draft.page():
            draft.paragraph(fitted(draft, "One"))
        with draft.page(), draft.canvas.section("Sect"):
            draft.paragraph(fitted(draft, "Two"))
    printed = draft.finish()
    assert printed.elements() == [("P", "One"), ("P", "Two")]
    assert [(depth, str(element.S)) for depth, element in walk(printed.catalog.StructTreeRoot.K)] == [
        (0, "/Document"), (1, "/Part"), (2, "/P"), (2, "/Sect"), (3, "/P"),
    ]  # fmt: skip


def test_an_element_may_run_on_to_the_next_page() -> None:
    draft = Draft()
    tree = draft.canvas._structure
    tree.open("P")
    for page, text in enumerate(("One", "Two")):
        with draft.page():
            mcid = tree.mark(page)
            draft.canvas._begin(f"/P<</MCID {mcid}>>BDC")
            draft.canvas.text(fitted(draft, text), 10, 100, "#000000")
            draft.canvas._end()
    tree.close()
    assert draft.finish().elements() == [("P", "OneTwo")]
