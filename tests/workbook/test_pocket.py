from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pikepdf
import pytest
from helpers import LANGUAGES, ask, make_deck, shipped_bank, shipped_deck, too_long
from readback import MM, Printed, squeezed

from generator.bank import shipped
from generator.deck.booklet_imposition import pocket
from generator.deck.selection import choose
from generator.model.bank import Question
from generator.model.paper import PAPERS, Rect
from generator.model.problems import DeckError
from generator.prepress import inspect
from generator.product import silent
from layouts.workbook import product as workbook
from layouts.workbook.pocket import PreparedPocket
from layouts.workbook.product import Options

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.deck import Deck


def prepared(deck: Deck, **options: Any) -> PreparedPocket:  # noqa: ANN401 – as the options are
    made = workbook.prepare(deck, Options(pocket=True, **options), silent)
    assert isinstance(made, PreparedPocket)
    return made


def printed(deck: Deck, **options: Any) -> Printed:  # noqa: ANN401 – as the options are
    return Printed(prepared(deck, **options).draw(silent))


def panels(book: Printed) -> dict[int, str]:
    """What stands in each panel, by its page."""
    width, height = book.pdfium[0].get_width() / 72 * 25.4 / 4, book.height(0) / 2
    return {
        panel.page: squeezed(book.text(0, Rect(panel.column * width, panel.row * height, width, height)))
        for panel in pocket()
    }


@pytest.mark.parametrize(("paper", "sheet"), [("a4", "a4"), ("a5", "a4"), ("letter", "letter")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pocket_booklet_is_one_side_of_one_sheet_with_every_question(
    paper: str, sheet: str, language: str, tmp_path: Path
) -> None:
    book = printed(shipped_deck(language), paper=paper)
    size = PAPERS[sheet]
    assert len(book) == 1
    assert (book.pdfium[0].get_width() / 72 * 25.4, book.height(0)) == pytest.approx((size.height, size.width), abs=0.1)
    assert str(book.catalog.ViewerPreferences.Duplex) == "/Simplex"
    loaded, said = shipped_bank(), squeezed("".join(text for _, text in book.elements()))
    short = choose(loaded.bank, language, loaded.places, loaded.bank.sessions[0])
    for card in short.cards:
        if isinstance(card.content, Question):
            assert squeezed(card.content.question[language].replace("*", "")) in said
    path = tmp_path / "pocket.pdf"
    path.write_bytes(book.data)
    assert [finding.what for finding in inspect.inspect(path).findings] == []


def test_page_k_lies_in_its_panel_and_the_upper_row_stands_upside_down() -> None:
    book = printed(make_deck([ask(f"A{number}", f"Question number {number}?") for number in range(2, 8)]))
    found = panels(book)
    assert found[1].startswith(squeezed(shipped.texts("workbook", "en")["pocket-title"]))
    assert found[8] == squeezed("Small · v1.0")
    assert [f"Questionnumber{page}?" in found[page] for page in range(2, 8)] == [True] * 6
    words = [text for _, text in book.elements()]
    assert [text for text in words if text.startswith("Question")] == [f"Question number {n}?" for n in range(2, 8)]
    tops = {panel.page: panel.turned for panel in pocket()}
    assert {page for page, turned in tops.items() if turned} == {4, 5, 6, 7}
    upper = [area for character, area in book.letters(0) if character == "?" and area.bottom < book.height(0) / 2]
    assert len(upper) == 4
    assert all(area.top > book.height(0) / 4 for area in upper), "upside down, they begin at the middle of the sheet"


def test_no_letter_leaves_its_panel() -> None:
    book = printed(shipped_deck("nl"))
    column, row = book.pdfium[0].get_width() / 72 * 25.4 / 4, book.height(0) / 2
    for character, area in book.letters(0):
        assert 6 < area.left % column < area.right % column < column - 6, character
        assert 6 < area.top % row < area.bottom % row < row - 6, character


def test_more_questions_than_fit_are_refused_with_what_to_do() -> None:
    with pytest.raises(DeckError) as refused:
        prepared(shipped_deck("en"), all=True)
    (problem,) = refused.value.problems
    assert (problem.where, "52 questions" in problem.what) == ("--pocket", True)


def test_a_question_that_is_higher_than_a_panel_is_refused() -> None:
    with pytest.raises(DeckError):
        prepared(make_deck([ask("A1", "What happened then, and what came of it? " * 48)]))


@pytest.mark.parametrize("name", ["pocket-text", "imprint-text"])
def test_a_text_of_the_deck_that_runs_out_of_its_panel_is_refused_with_all_else(name: str) -> None:
    deck = make_deck([ask("A1", "What happened then, and what came of it? " * 48)])
    bank = msgspec.structs.replace(deck.bank, texts={name: {"en": "A long and winding story. " * 70}})
    with pytest.raises(DeckError) as refused:
        prepared(choose(bank, "en", deck.places))
    questions, text = refused.value.problems
    assert (questions.where, questions.what) == ("--pocket", "1 question does not fit in a pocket booklet")
    assert (text.where, *too_long(text.what)) == (
        f", texts, {name}, en",
        "does not fit on a page of the pocket booklet",
        70 * 26 - 1,
    )


def test_ticks_begin_where_printers_reach_and_are_black() -> None:
    book = printed(shipped_deck("nl"))
    width, height = 297.0, 210.0  # A4, lying
    ticks = [
        line
        for line in book.strokes(0)
        if line[0] == "#000000" and max(abs(line[1][0] - line[1][2]), abs(line[1][1] - line[1][3])) < 5
    ]
    assert len(ticks) == 8
    for _, (x, y, u, v) in ticks:
        edge = min(x, u, y, v, width - max(x, u), height - max(y, v))
        assert edge == pytest.approx(6.4, abs=0.05)
        assert max(abs(x - u), abs(y - v)) == pytest.approx(3.6, abs=0.05)


def test_no_icon_stands_above_the_margin_of_its_panel() -> None:
    book, dpi = printed(shipped_deck("nl")), 200
    picture = book.picture(0, dpi).convert("L")
    for column in (2, 3):  # the lower row: pages that read upright below the fold
        left, top = (297 / 4 * column + 2) / 25.4 * dpi, (105 + 1) / 25.4 * dpi
        strip = picture.crop((round(left), round(top), round(left + 60 / 25.4 * dpi), round(top + 20 / 25.4 * dpi)))
        box = strip.point(lambda value: 255 if value < 230 else 0).getbbox()
        assert box is not None
        assert (box[1] / dpi * 25.4 + 1) >= 8 - 0.15


def test_one_question_is_a_pocket_booklet_too_and_the_report_says_how_to_fold() -> None:
    made = prepared(make_deck([ask("A1")]))
    assert "with 1 question," in made.report.made
    said = " ".join(made.report.printing)
    assert "on one side" in said
    assert "cut" in said
    assert len(Printed(made.draw(silent))) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [session.id for session in shipped_bank().bank.sessions])
def test_every_session_that_ships_fits_in_a_pocket(name: str, language: str) -> None:
    loaded = shipped_bank()
    session = next(each for each in loaded.bank.sessions if each.id == name)
    deck = choose(loaded.bank, language, loaded.places, session)
    for paper in ("a4", "letter"):
        assert sum(map(len, prepared(deck, paper=paper).questions)) == sum(
            isinstance(card.content, Question) for card in deck.cards
        )


@pytest.mark.parametrize("many", [1, 3, 6, 7, 8, 11, 13, 20])
def test_every_panel_is_used(many: int) -> None:
    """Questions are shared out over as many panels as there are questions for, and what a panel has left has lines."""
    book = printed(make_deck([ask(f"A{number}", f"Question number {number}?") for number in range(1, many + 1)]))
    found = panels(book)
    with_questions = [found[page].count("Questionnumber") for page in range(2, 8)]
    assert sum(with_questions) == many
    assert sum(map(bool, with_questions)) == min(many, 6)
    assert max(with_questions) - min(with_questions) <= 1
    width, middle = book.pdfium[0].get_width() / MM, book.height(0) / 2
    lines = written_on(book)
    for panel in pocket():
        if 2 <= panel.page <= 7:
            left, top = panel.column * width / 4, panel.row * middle
            assert any(left < x < left + width / 4 and top < y < top + middle for x, y in lines), panel.page


def written_on(book: Printed) -> list[tuple[float, float]]:
    """The middles of the lines to write on, in mm from the top left of the sheet; panels are moved and turned."""
    matrix, outer, found, start = pikepdf.Matrix(), [], [], (0.0, 0.0)
    for operands, operator in book.operators(0):
        values = [float(each) for each in operands] if operator in {"cm", "m", "l"} else []
        if operator == "q":
            outer.append(matrix)
        elif operator == "Q":
            matrix = outer.pop()
        elif operator == "cm":
            matrix = pikepdf.Matrix(*values) @ matrix
        elif operator == "m":
            start = (values[0], values[1])
        elif operator == "l" and values[1] == start[1] and values[0] - start[0] > 40 * MM:
            x, y = matrix.transform(((values[0] + start[0]) / 2, values[1]))
            found.append((x / MM, book.height(0) - y / MM))
    return found
