"""From the file of a person to a deck and back, through the rooms of generator/tables and through the real command."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from helpers import ROOT, spiegel
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from readback import Printed

from generator.bank import load
from generator.model import Bank, Picture, Question, Suit
from generator.problems import DeckError
from generator.reading.fitting import clean
from generator.reading.yaml_reader import parse
from generator.tables.entries import tidy
from generator.tables.exporting import export
from generator.tables.importing import Imported, import_into, import_new
from generator.tables.new_deck import new_deck, title_of
from generator.tables.read_csv import read_csv
from generator.tables.read_xlsx import read_xlsx
from generator.tables.rows import records_of
from generator.tables.write import csv_of, grid_of
from generator.tables.write_xlsx import xlsx_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.tables.cells import Table

UNTIDY = Path(__file__).parent / "tables" / "vragen_teamdag_2026.csv"

DECK = """\
# Ons eigen spel, met notities die van ons blijven.
title: {nl: Ploeg Noord, en: Team North}
languages: [nl, en]

suits:
  - id: W
    name: {nl: Het werk, en: The work}
  - id: T   # van het team
    name: {nl: Het team, en: The team}

questions:
  # Deze eerst.
  - id: W1
    suit: W
    question:
      nl:   "Wat  lukt er?"   # twee spaties
      en: What works?
    tags: [open, "a, b"]

  - {id: T1, suit: T, question: {nl: 'Wie doet mee?', en: Who joins in?}, depth: 2}
  - id: T2
    suit: T
    question:
      nl: >-
        Wat spraken we af
        zonder het te zeggen?
      en: What did we agree on without saying it?
    probe: {nl: En nu?, en: And now?}
    follows: [story, T1]
    picture:
      file: team.jpg
      shows: {nl: Wij, en: Us}

# Onderaan.
tips:
  - id: P1
    title: {nl: Koffie, en: Coffee}
    text: {nl: Eerst koffie., en: Coffee first.}
"""


def table(folder: Path, text: str, name: str = "vragen.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def workbook(folder: Path, sheets: dict[str, list[list[object]]], name: str = "vragen.xlsx") -> Path:
    book = Workbook()
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(folder / name)
    return folder / name


def make(path: Path, language: str | None = None, sheet: str | None = None) -> Bank:
    import_new(path, None, None, language, sheet)
    return load(path.with_suffix(".yaml")).bank


def into(path: Path, deck: Path, language: str | None = None) -> Imported:
    return import_into(path, load(deck), language, None)


def refused(action: Callable[[], object], path: Path) -> str:
    """What is told, the folder's name left out."""
    with pytest.raises(DeckError) as error:
        action()
    return str(error.value).replace(f"{path.parent}/", "")


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "deck.yaml"
    path.write_text(DECK, encoding="utf-8")
    return path


# ------------------------------------------------------------------------------------------- as a stranger sends it


def test_an_untidy_list_of_300_questions_becomes_a_deck_that_is_printed(tmp_path: Path) -> None:
    shutil.copy(UNTIDY, tmp_path)
    made = spiegel("import", UNTIDY.name, folder=tmp_path)
    assert made.returncode == 0, made.stderr
    assert made.stdout.splitlines() == [
        "Made vragen_teamdag_2026.yaml: 300 questions in 10 suits, in nl.",
        "  A  Aankomen (30 questions)",
        "  B  Werk (30 questions)",
        "  C  Team (30 questions)",
        "  D  Jongeren (30 questions)",
        "  E  Ouders en gezin (30 questions)",
        "  F  Samenwerken (30 questions)",
        "  G  Mislopen (30 questions)",
        "  H  Trots (30 questions)",
        "  I  Zorg voor jezelf (30 questions)",
        "  J  Toekomst (30 questions)",
        "  now: spiegel check vragen_teamdag_2026.yaml, and then spiegel build vragen_teamdag_2026.yaml",
        "  read as Windows-1252, semicolons between the cells",
    ]
    assert made.stderr.splitlines() == [
        "vragen_teamdag_2026.csv:3: row 3, column G (opmerkingen): is a name we do not know: the column is left out",
        "vragen_teamdag_2026.csv:224: row 220: 29 rows say no suit, and take that of the row above: this is the first",
    ]
    built = spiegel("build", "vragen_teamdag_2026.yaml", folder=tmp_path)
    assert (built.returncode, built.stderr) == (0, "")
    printed = {
        name: Printed((tmp_path / "output" / f"vragen_teamdag_2026-{name}-nl.pdf").read_bytes())
        for name in ("cards", "guide", "workbook")
    }
    said = " ".join(" ".join(page.split()) for page in printed["cards"].texts())
    for text in (
        "Waaraan merk je ’s avonds dat het een goede dag was?",
        "écht verschil",
        "€ 10.000",
        "Wie mis je hier",
    ):
        assert text in said
    assert "Ã" not in said


def test_the_same_list_is_the_same_in_every_encoding(tmp_path: Path) -> None:
    text = UNTIDY.read_bytes().decode("cp1252")
    banks = []
    for number, encoding in enumerate(("cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")):
        folder = tmp_path / str(number)
        folder.mkdir()
        mark = "\ufeff" if encoding in {"utf-16-le", "utf-16-be"} else ""
        (folder / UNTIDY.name).write_bytes((mark + text).encode(encoding))
        banks.append(make(folder / UNTIDY.name))
    assert all(bank == banks[0] for bank in banks)
    assert len(banks[0].questions) == 300


# ----------------------------------------------------------------------------------------------------- round trips

LANGUAGES = ("nl", "en", "pt-BR")

SIGNS = st.one_of(
    st.sampled_from(" \n;,\"'=+-@|\t_x0041é’–€🙂\xa0\x85:#"),
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff\ufeff\ufffd"),
)


def _is_a_text(text: str) -> bool:
    # A lone “Ã©” in a sheet is refused as a text that was spoilt; there is a test of its own for that.
    return bool(text) and "Ã" not in text and "â€" not in text and "Â" not in text


WORDS = st.text(SIGNS, max_size=60).map(lambda text: tidy(clean(text))).filter(_is_a_text)
FORMULAS = st.sampled_from(
    ["=1+1", "+32 9 123", "-1", "@team", "'=x", "''", "'s Avonds", '"Samen"', "a\n\nb", "_x0041_"]
)
TEXT = st.one_of(WORDS, FORMULAS)


@st.composite
def banks(draw: st.DrawFn) -> Bank:
    """Banks whose suits all have a question, for a sheet tells of no others."""
    languages = tuple(draw(st.lists(st.sampled_from(LANGUAGES), min_size=1, max_size=3, unique=True)))
    many = draw(st.integers(1, 5))
    ids = draw(st.lists(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,11}", fullmatch=True).filter(lambda each: each != "story"),
                        min_size=many + 2, max_size=many + 2, unique=True))  # fmt: skip

    def text() -> dict[str, str]:
        return {language: draw(TEXT) for language in languages}

    suits = [
        Suit(id=each, name={language: " ".join(said.split()) or "x" for language, said in text().items()})
        for each in ids[:2]
    ]
    questions = []
    for at, identifier in enumerate(ids[2:]):
        tags = draw(st.lists(TEXT.map(lambda tag: tag[:40].strip()).filter(bool), max_size=3))
        earlier = [question.id for question in questions]
        covers = draw(st.booleans())
        questions.append(
            Question(
                id=identifier,
                suit=suits[min(at, 1)].id,
                question=text(),
                probe=draw(st.sampled_from([None, text()])),
                depth=draw(st.sampled_from([1, 2, 3])),
                tags=tuple(tags),
                follows=tuple(draw(st.lists(st.sampled_from(["story", *earlier]), max_size=2, unique=True))),
                picture=draw(st.sampled_from([None, Picture(file="a b.jpg", shows=text())])),
                origin="source" if covers else "own",
                source="Q1" if covers else None,
            )
        )
    return Bank(title={each: "Spel" for each in languages}, languages=languages, questions=tuple(questions),
                suits=tuple(suits[:many]))  # fmt: skip


def as_csv(separator: str) -> Callable[[Bank], Table]:
    return lambda bank: read_csv(csv_of(grid_of(bank), separator), "x.csv")


def as_xlsx(bank: Bank) -> Table:
    return read_xlsx(xlsx_of(grid_of(bank, "en"), "en"), "x.xlsx")


@pytest.mark.parametrize("through", [as_csv(";"), as_csv(","), as_csv("\t"), as_xlsx])
@given(bank=banks())
def test_a_deck_that_goes_out_and_comes_back_has_lost_nothing(through: Callable[[Bank], Table], bank: Bank) -> None:
    made = new_deck(records_of(through(bank)), "Spel", Path("x.csv"), Path("x.yaml")).bank
    assert made.questions == bank.questions
    assert made.languages == bank.languages
    assert made.suits == bank.suits


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_our_own_deck_goes_out_and_back_into_itself_byte_for_byte(tmp_path: Path, name: str) -> None:
    own = tmp_path / "cards.yaml"
    shutil.copy(ROOT / "cards.yaml", own)
    export(load(own).bank, tmp_path / name)
    assert into(tmp_path / name, own).lines[0] == f"{own} stays as it is: 52 questions of {name} say the same."
    assert own.read_bytes() == (ROOT / "cards.yaml").read_bytes()


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_deck_in_any_hand_goes_out_and_back_into_itself_byte_for_byte(
    tmp_path: Path, name: str, end: str, mark: str
) -> None:
    data = (mark + DECK.replace("\n", end)).encode()
    deck = tmp_path / "deck.yaml"
    deck.write_bytes(data)
    export(load(deck).bank, tmp_path / name)
    into(tmp_path / name, deck)
    assert deck.read_bytes() == data
