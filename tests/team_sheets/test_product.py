"""The team sheets, read back by another library than wrote them."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, get_args

import msgspec
import pikepdf
import pytest
from helpers import LANGUAGES, ask, make_deck, shipped_bank, shipped_deck, spiegel
from readback import MM, Printed, squeezed

from generator.bank import shipped
from generator.deck.selection import choose
from generator.model.bank import WorkbookPage
from generator.model.paper import UNPRINTABLE
from generator.model.problems import DeckError
from generator.model.session import SheetKind, TeamSheet
from generator.product import silent
from layouts.team_sheets import product as team_sheets
from layouts.team_sheets.plan import sheets_of_paper
from layouts.team_sheets.product import Options, PreparedSheets
from layouts.team_sheets.sheets import LANDSCAPE, NAMES

if TYPE_CHECKING:
    from pathlib import Path

KINDS: tuple[SheetKind, ...] = get_args(SheetKind)
PAPERS = ("a4", "a3", "letter")
WRITTEN = tuple(sorted(path.stem for path in shipped.LAYOUTS.glob("team_sheets/texts/*.yaml")))


def prepared(language: str = "en", **options: Any) -> PreparedSheets:  # noqa: ANN401 – as the options are
    return team_sheets.prepare(shipped_deck(language), Options(**options), silent)


@cache
def ours(language: str = "en", **options: Any) -> Printed:  # noqa: ANN401 – as the options are
    return Printed(prepared(language, **options).draw(silent))


def fields(book: Printed) -> dict[str, pikepdf.Object]:
    pages = (page.obj.get("/Annots", pikepdf.Array()) for page in book.qpdf.pages)
    return {str(field.T): field for field in chain.from_iterable(pages)}


# --------------------------------------------------------------------------------------------------- which sheets


def test_the_sheets_are_those_that_a_session_can_name() -> None:
    assert set(KINDS) == set(get_args(TeamSheet)) - {"mine"}
    assert [sheet.kind for sheet in prepared().sheets] == list(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_single_sheet_has_its_title_and_says_whom_it_is_for(kind: SheetKind, language: str) -> None:
    book = ours(language, page=kind)
    texts = shipped.texts("team_sheets", language)
    assert len(book) == 1
    said = squeezed(book.text(0))
    for text in (f"{NAMES.get(kind, kind)}-title", "for-team", "cover-team", "cover-date"):
        assert squeezed(texts[text]) in said
    assert squeezed(shipped.texts("workbook", language)["for-person"]) not in said


def test_a_session_gets_the_sheets_that_its_steps_name() -> None:
    loaded = shipped_bank()
    for session in loaded.bank.sessions:
        deck = choose(loaded.bank, "nl", loaded.places, session)
        found = [sheet.kind for sheet in team_sheets.prepare(deck, Options(), silent).sheets]
        assert set(found) == {sheet for step in session.steps for sheet in step.sheets} - {"mine"}
        assert found == [kind for kind in KINDS if kind in found]


def test_a_deck_of_an_earlier_version_has_the_sheets_that_its_workbook_lists() -> None:
    deck = make_deck([ask("A1")])
    pages = (WorkbookPage(page="cover"), WorkbookPage(page="prize", copies=2), WorkbookPage(page="timeline"))
    own = choose(msgspec.structs.replace(deck.bank, workbook=pages), "en", deck.places)
    found = [sheet.kind for sheet in team_sheets.prepare(own, Options(), silent).sheets]
    assert found == ["team-of-the-year", "team-of-the-year", "timeline"]


@pytest.mark.parametrize("people", [1, 8, 9, 25, 60])
def test_who_is_not_here_has_rows_however_many_are(people: int) -> None:
    book = ours(page="contributions", people=people, fillable=True)
    rows = {name.split("-")[1] for name in fields(book) if name.startswith("contributions-") and name.endswith("-who")}
    assert len(rows) == people + 2
    assert len(prepared(people=people).sheets) == sheets_of_paper(shipped_deck("en"), people)


# ------------------------------------------------------------------------------------------------------- the paper


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_are_single_and_nothing_stands_where_a_printer_prints_nothing(paper: str, language: str) -> None:
    book = ours(language, paper=paper)
    assert str(book.catalog.ViewerPreferences.Duplex) == "/Simplex"
    for number, kind in enumerate(KINDS):
        width, height = book.pdfium[number].get_width() / MM, book.height(number)
        assert (width > height) == (kind in LANDSCAPE)
        for _, area in book.letters(number):
            assert UNPRINTABLE < area.left < area.right < width - UNPRINTABLE
            assert UNPRINTABLE < area.top < area.bottom < height - UNPRINTABLE
        for _, (x1, y1, x2, y2) in book.strokes(number):
            assert UNPRINTABLE < min(x1, x2) <= max(x1, x2) < width - UNPRINTABLE
            assert UNPRINTABLE < min(y1, y2) <= max(y1, y2) < height - UNPRINTABLE


def test_paper_is_counted_and_a3_is_told_of() -> None:
    said = " ".join(prepared(people=8).report.printing)
    assert prepared(people=8).report.made == "11 sheets for the team, on A4"
    assert "on one side, once for the team: 11 sheets of paper" in said
    assert "--paper a3" in said
    assert "--paper" not in " ".join(prepared(paper="a3").report.printing)


def test_a_deck_on_a5_has_sheets_of_a4(tmp_path: Path) -> None:
    (tmp_path / "my.yaml").write_text(
        "title: T\nlanguages: [en]\nprint: {paper: a5}\nsuits: [{id: A, name: One}]\n"
        "questions: [{id: A1, suit: A, question: Why?}]\n",
        encoding="utf-8",
    )
    ran = spiegel("build", "my.yaml", folder=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert Printed((tmp_path / "output" / "my-team-sheets-en.pdf").read_bytes()).height(0) == pytest.approx(
        297, abs=0.2
    )


# -------------------------------------------------------------------------------------------------------- on a screen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_every_line_and_box_has_its_field_and_none_lies_over_another(paper: str, language: str) -> None:
    paper_book, screen = (ours(language, paper=paper, fillable=each) for each in (False, True))
    for number, kind in enumerate(KINDS):
        boxes = [
            tuple(map(float, field.Rect)) for field in screen.qpdf.pages[number].obj.get("/Annots", pikepdf.Array())
        ]
        height = paper_book.height(number) * MM
        for _, (x1, y1, x2, y2) in paper_book.strokes(number):
            if abs(y1 - y2) < 0.01 and x2 - x1 > 25:
                x, y = (x1 + x2) / 2 * MM, height - y1 * MM
                near = 40 if kind == "timeline" else 12
                assert any(b[0] - 9 <= x <= b[2] + 9 and b[1] - near <= y <= b[3] + near for b in boxes), (kind, y1)
        for at, (left, bottom, right, top) in enumerate(boxes):
            for other in boxes[:at]:
                assert other[2] <= left or right <= other[0] or other[1] >= top or bottom >= other[3], kind


def test_quotes_have_three_boxes_a_row_and_agreements_one_each() -> None:
    found = fields(ours(page="quotes", fillable=True))
    ticks = [name for name, field in found.items() if pikepdf.Name.Btn == field.FT]
    assert len(ticks) == 27
    assert {name.split("-", 2)[2] for name in ticks} == {"may-stay", "without-name", "out"}
    assert str(found["quotes-2-out"].TU) == "Quotes 2 – out"
    drawn = [operands for operands, operator in ours(page="quotes").operators(0) if operator == "c"]
    assert len(drawn) >= 27 * 4


def test_next_steps_ask_who_asks_after_it() -> None:
    heads = [text.strip() for role, text in ours(page="next-steps").elements() if role == "TH"]
    assert heads == ["Who", "What", "By when", "Who asks after it?"]
    heads = [text.strip() for role, text in ours("nl", page="next-steps").elements() if role == "TH"]
    assert heads[-1] == "Wie vraagt ernaar?"


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_fields_are_the_same_in_every_language_and_each_label_is_its_own(language: str) -> None:
    found = fields(ours(language, fillable=True))
    assert list(found) == list(fields(ours("nl", fillable=True)))
    labels = [str(field.TU) for field in found.values()]
    assert len(set(labels)) == len(labels) > 100


# ------------------------------------------------------------------------------------------------------------- texts


@pytest.mark.parametrize("language", WRITTEN)
def test_every_language_has_the_same_texts(language: str) -> None:
    assert list(shipped.texts("team_sheets", language)) == list(shipped.texts("team_sheets", "nl"))
    for name, text in shipped.texts("team_sheets", language).items():
        assert text.strip(), name
        assert text.count("*") % 2 == 0, name
        assert not set(text) & set("\"'`"), name


def test_the_four_languages_of_the_workbook_have_sheets_too() -> None:
    assert tuple(sorted(path.stem for path in shipped.LAYOUTS.glob("workbook/texts/*.yaml"))) == WRITTEN
    assert WRITTEN == ("de", "en", "fr", "nl")


@pytest.mark.parametrize("language", WRITTEN)
@pytest.mark.parametrize("paper", PAPERS)
def test_our_own_texts_leave_room_in_every_language(paper: str, language: str) -> None:
    deck = make_deck([ask("A1")])
    bank = msgspec.json.decode(
        msgspec.json.encode(deck.bank).replace(b'"en"', f'"{language}"'.encode()), type=type(deck.bank)
    )
    made = team_sheets.prepare(choose(bank, language, deck.places), Options(paper=paper), silent)  # type: ignore[arg-type]
    assert len(made.sheets) == len(KINDS)


def test_texts_that_run_out_of_a_sheet_are_refused() -> None:
    deck = make_deck([ask("A1")])
    own = {"quotes-text": {"en": "A long and winding story. " * 300}}
    bank = msgspec.structs.replace(deck.bank, texts=own)
    with pytest.raises(DeckError) as refused:
        team_sheets.prepare(choose(bank, "en", deck.places), Options(), silent)
    assert "team sheet quotes" in str(refused.value.problems[0])


def test_every_text_is_printed_somewhere() -> None:
    said = squeezed(
        "".join(text for _, text in ours("en").elements()) + "".join(ours("en").text(at) for at in range(11))
    )
    labels = squeezed("".join(str(field.TU) for field in fields(ours("en", fillable=True)).values()))
    for name, text in shipped.texts("team_sheets", "en").items():
        lines = [line for line in text.replace("*", "").replace("[] ", "").split("\n") if line]
        assert name == "sheets-title" or all(squeezed(line) in said or squeezed(line) in labels for line in lines), name


OLD = """\
title: Tiny
languages: [en]
suits: [{id: A, name: Work}]
questions: [{id: A1, suit: A, question: Why?}]
"""


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("workbook: [{page: cover, for: team}, {page: prize, for: team}]", "for: is how earlier versions wrote it"),
        ("workbook: [{page: cover}, {page: prize}, {page: signals}]", "is among the team sheets now"),
        ("texts: {next-steps-small: Tiny step}", "is printed nowhere any more"),
    ],
)
def test_what_an_earlier_version_wrote_is_read_with_one_line_of_advice(keys: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "my.yaml").write_text(f"{OLD}{keys}\n", encoding="utf-8")
    ran = spiegel("check", "my.yaml", folder=tmp_path)
    assert ran.returncode == 0
    lines = [line for line in (ran.stdout + ran.stderr).splitlines() if line.startswith("my.yaml:")]
    assert len(lines) == 1
    assert said in lines[0]
    assert spiegel("build", "my.yaml", folder=tmp_path).returncode == 0
