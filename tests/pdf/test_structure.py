from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from helpers import Draft, ask, draw, make_deck, shipped_cards, shipped_deck, texts_of
from pikepdf import Array, Name
from readback import Printed, squeezed

from generator.bank import shipped
from generator.model.bank import STORY, Question, Suit, Tip
from generator.model.deck import Extra
from layouts.pdf.structure import StructureTree
from layouts.text.typesetting import set_text

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def test_a_screen_reader_reads_every_card_once_and_in_order(printed: Printed, language: str) -> None:
    expected = [said for card in shipped_deck(language).cards for said in spoken(card, language)]
    assert [squeezed(text) for _, text in printed.elements()] == list(map(squeezed, expected))


def spoken(card: Card, language: str) -> list[str]:
    words = shipped.words(language)
    texts = [text.replace("*", "") for text in texts_of(card.content, language)]
    match card.content:
        case Question(depth=depth, follows=follows, suit=_):
            assert card.suit is not None
            premise = [words["after_story"]] if STORY in follows else []
            return [f"{card.suit.name[language]}, {card.id}, {words[f'depth_{depth}']}", *premise, *texts]
        case Tip(id=identifier):
            return [f"{words['tip']} {identifier.removeprefix('T')}: {texts[0]}", *texts[1:]]
        case Suit() | Extra():
            return texts


def test_each_card_is_a_section_with_its_id(printed: Printed, language: str) -> None:
    document = printed.catalog.StructTreeRoot.K
    assert str(document.S) == "/Document"
    assert [str(section.T) for section in kids(document)] == [card.id for card in shipped_deck(language).cards]
    assert {str(section.S) for section in kids(document)} == {"/Sect"}


def test_headings_begin_at_the_first_level_and_skip_none(printed: Printed) -> None:
    levels = [int(role[1]) for role, _ in printed.elements() if role.startswith("H")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_deck_without_suit_cards_begins_with_a_heading_of_the_first_level() -> None:
    roles = [role for role, _ in draw(make_deck([ask("A1"), ask("B1")])).elements()]
    assert roles == ["H1", "P", "H1", "P"]


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


def test_backs_are_decoration(printed: Printed) -> None:
    for number in range(1, len(printed), 2):
        assert "/StructParents" not in printed.qpdf.pages[number].obj


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
