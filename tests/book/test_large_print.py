"""Large-print editions: sizes as they are on paper, read back with the enlargement that a page has."""

from __future__ import annotations

import ctypes
from collections import Counter
from typing import TYPE_CHECKING, Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from helpers import LANGUAGES, shipped_deck
from readback import MM, Printed

from generator.bank import shipped
from generator.deck.extras import extra_cards
from generator.model.problems import DeckError
from generator.naming import chosen_of
from generator.product import silent
from layouts import module

if TYPE_CHECKING:
    from collections.abc import Iterator

A4, LETTER = (210.0, 297.0), (215.9, 279.4)
"""mm: ISO 216, ANSI Y14.1."""

raw: Any = pypdfium2.raw


def made(product: str, language: str = "nl", **options: Any) -> Printed:  # noqa: ANN401 – those of a product
    layout = module(product)
    return Printed(layout.prepare(shipped_deck(language), layout.Options(**options), silent).draw(silent))


def sizes(printed: Printed) -> Iterator[float]:
    """The size of every letter as it is on paper, in points."""
    for page in printed.pdfium:
        read = page.get_textpage()
        for at in range(read.count_chars()):
            if chr(raw.FPDFText_GetUnicode(read, at)).strip():
                matrix = raw.FS_MATRIX()
                assert raw.FPDFText_GetMatrix(read, at, ctypes.byref(matrix))
                yield raw.FPDFText_GetFontSize(read, at) * max(abs(matrix.a), abs(matrix.b))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_on_large_print_cards_is_smaller_than_16_points(language: str) -> None:
    extras = extra_cards("howto,pass,blank")
    printed = made("cards", language, stock="a6-a4", large_print=True, extras=extras)
    assert min(sizes(printed)) >= 16 - 0.01
    assert min(sizes(made("cards", language, stock="a6-a4", extras=extras))) < 16  # else it would be nothing special


@pytest.mark.parametrize("stock", ["poker-a4", "tarot-a4", "poker-letter", "avery-32252"])
def test_a_stock_that_does_not_bear_it_is_refused_with_those_that_do(stock: str) -> None:
    with pytest.raises(DeckError) as told:
        made("cards", stock=stock, large_print=True)
    (problem,) = told.value.problems
    assert "no room for letters of 16 points" in problem.what
    names = problem.hint.removeprefix("take --stock ").split(" or ")
    for name in names:
        card = shipped.stocks()[name].face
        assert min(card.width, card.height) >= 100  # A6
        assert made("cards", stock=name, large_print=True)


@pytest.mark.parametrize("product", ["guide", "workbook"])
@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("letter", LETTER)])
def test_running_text_of_books_has_14_points_on_the_whole_paper(
    product: str, paper: str, size: tuple[float, float]
) -> None:
    printed = made(product, paper=paper, large_print=True)
    page = printed.pdfium[0]
    assert (page.get_width() / MM, page.get_height() / MM) == pytest.approx(size, abs=0.1)
    found = list(sizes(printed))
    assert sum(each >= 14 - 0.01 for each in found) > (0.88 if product == "guide" else 0.65) * len(found)
    if product == "workbook":  # the guide has pictures of cards, in which nothing is to be read
        assert min(found) > 10  # running heads


@pytest.mark.parametrize("product", ["guide", "workbook"])
def test_nothing_of_an_enlarged_page_leaves_the_paper(product: str) -> None:
    printed = made(product, paper="a4", large_print=True)
    for page in range(0, len(printed), 5):
        for _, area in printed.letters(page):
            assert area.left > 6.35
            assert area.right < A4[0] - 6.35
            assert 6.35 < area.top < area.bottom < A4[1] - 6.35


def test_links_lie_on_the_words_that_they_belong_to() -> None:
    printed = made("guide", paper="a4", large_print=True)
    (annotations,) = [page.Annots for page in list(printed.qpdf.pages)[1:2]]
    read = printed.pdfium[1].get_textpage()
    texts = [read.get_text_bounded(*map(float, each.Rect)).strip() for each in annotations]
    assert len(texts) > 20
    assert all(texts)


@pytest.mark.parametrize(
    ("product", "options", "hint"),
    [
        ("guide", {"paper": "a5"}, "take --paper a4 or letter"),
        ("workbook", {}, "take --paper a4 or letter"),
        ("workbook", {"paper": "a4", "booklet": True}, "leave out --booklet, and fold the file: spiegel booklet FILE"),
        ("workbook", {"paper": "a4", "pocket": True}, "leave out --pocket or --large-print"),
        ("workbook", {"paper": "a4", "fillable": True}, "leave out --large-print or --fillable"),
        (
            "workbook",
            {"paper": "a4", "audience": "team"},
            "leave out --large-print here, and make them with spiegel team-sheets --paper a3",
        ),
    ],
)
def test_what_has_no_room_for_it_is_refused(product: str, options: dict[str, Any], hint: str) -> None:
    with pytest.raises(DeckError) as told:
        made(product, large_print=True, **options)
    assert [problem.hint for problem in told.value.problems] == [hint]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheets_of_the_team_on_a3_are_as_large_as_is_said_of_them(language: str) -> None:
    found = Counter(round(size, 1) for size in sizes(made("team-sheets", language, paper="a3")))
    assert (min(found), found.most_common(1)[0][0]) == (11.5, 16)
    with pytest.raises(DeckError) as told:
        made("workbook", language, large_print=True, paper="a4", audience="team")
    (problem,) = told.value.problems
    assert problem.what == "the sheets of the team have no large-print edition; on A3 their running text is 16 points"


@pytest.mark.parametrize("product", ["cards", "guide", "workbook"])
def test_the_name_of_the_file_says_it(product: str) -> None:
    layout = module(product)
    assert chosen_of(layout, shipped_deck("nl"), layout.Options(large_print=True)).startswith("large-print")


def test_lines_are_as_far_apart_as_is_asked_for() -> None:
    def pitch(**options: Any) -> float:  # noqa: ANN401 – those of a product
        printed = made("workbook", paper="a4", page="notes", pitch=10, **options)
        heights = sorted({round(y, 2) for _, (x, y, u, v) in printed.strokes(0) if abs(y - v) < 0.01 < abs(x - u)})
        scale = 1.4 if options else 1.0  # of the page: strokes are read as they are drawn
        return (heights[-1] - heights[-2]) * scale

    assert pitch() == pytest.approx(10, abs=0.3)
    assert pitch(large_print=True) == pytest.approx(10, abs=0.3)  # whole lines fill the page
