"""From the file of a person to a deck and back, through the rooms of generator/spreadsheets and through the real command."""

from __future__ import annotations

import csv
import io
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from helpers import ROOT, spiegel
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from openpyxl import Workbook, load_workbook
from readback import Printed

from generator.bank.convert import clean
from generator.bank.loading import load, loaded
from generator.bank.yaml.reader import parse
from generator.model.bank import Bank, Picture, Question, Suit
from generator.model.problems import DeckError
from generator.spreadsheets.cell_meanings import tidy
from generator.spreadsheets.exporting import export
from generator.spreadsheets.importing import Imported, Source, import_into, import_new
from generator.spreadsheets.into_deck import into_deck
from generator.spreadsheets.new_deck import new_deck, title_of
from generator.spreadsheets.read_csv import read_csv
from generator.spreadsheets.read_xlsx import read_xlsx
from generator.spreadsheets.rows import records_of
from generator.spreadsheets.write import csv_of, grid_of
from generator.spreadsheets.write_xlsx import xlsx_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.spreadsheets.cells import Table

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
    import_new(Source(path, language, sheet))
    return load(path.with_suffix(".yaml")).bank


def into(path: Path, deck: Path, language: str | None = None) -> Imported:
    return import_into(Source(path, language), load(deck))


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
    said = " ".join(" ".join(printed["cards"].text(page).split()) for page in range(0, len(printed["cards"]), 2))
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
    questions: list[Question] = []
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
    return Bank(title=dict.fromkeys(languages, "Spel"), languages=languages, questions=tuple(questions),
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


@pytest.mark.parametrize("through", [as_csv(";"), as_xlsx])
@given(bank=banks(), which=st.integers(0, 4), text=TEXT)
def test_whatever_changes_in_one_question_changes_no_line_of_another(
    through: Callable[[Bank], Table], bank: Bank, which: int, text: str
) -> None:
    written = new_deck(records_of(through(bank)), "Spel", Path("x.csv"), Path("x.yaml")).text
    deck = loaded(parse("x.yaml", written))
    at = which % len(bank.questions)
    changed = structs.replace(bank.questions[at], question=dict.fromkeys(bank.languages, text))
    questions = (*bank.questions[:at], changed, *bank.questions[at + 1 :])
    found = records_of(through(structs.replace(bank, questions=questions)))
    made = into_deck(found, deck)
    assert loaded(parse("x.yaml", made.text)).bank.questions == questions
    blocks, after = written.split("\n\n  - "), made.text.split("\n\n  - ")
    assert [block for block in after if block not in blocks] == ([after[at]] if made.changed else [])
    assert len(after) == len(blocks)


# --------------------------------------------------------------------------------------------- into a deck that is there


def change(deck: Path, old: str, new: str) -> Imported:
    """The deck exported, one text of the sheet changed, and imported again."""
    sheet = deck.with_name("vragen.csv")
    export(load(deck).bank, sheet, "en", replace=True)
    text = sheet.read_text(encoding="utf-8")
    assert old in text
    sheet.write_text(text.replace(old, new), encoding="utf-8")
    return into(sheet, deck)


@pytest.mark.parametrize(
    ("old", "new", "line", "after"),
    [
        ("Wat  lukt er?", "Wat lukte er?", 'nl:   "Wat  lukt er?"   # twee spaties', 'nl:   "Wat lukte er?"   # twee spaties'),
        (
            "Who joins in?",
            "Who's in: you?",
            "  - {id: T1, suit: T, question: {nl: 'Wie doet mee?', en: Who joins in?}, depth: 2}",
            "  - {id: T1, suit: T, question: {nl: 'Wie doet mee?', en: \"Who's in: you?\"}, depth: 2}",
        ),
        (
            "Who joins in?;;;2",
            "Who joins in?;;;diep",
            "  - {id: T1, suit: T, question: {nl: 'Wie doet mee?', en: Who joins in?}, depth: 2}",
            "  - {id: T1, suit: T, question: {nl: 'Wie doet mee?', en: Who joins in?}, depth: 3}",
        ),
        (
            "Wat spraken we af zonder het te zeggen?",
            "Wat spreken we af?",
            "        Wat spraken we af\n        zonder het te zeggen?",
            "        Wat spreken we af?",
        ),
        ("En nu?;And now?", ";", "    probe: {nl: En nu?, en: And now?}\n", ""),
        ('"open, ""a, b"""', "open", '    tags: [open, "a, b"]', "    tags: [open]"),
        ("story, T1", "verhaal", "    follows: [story, T1]", "    follows: [story]"),
        ("team.jpg", "ploeg.jpg", "      file: team.jpg", "      file: ploeg.jpg"),
        ("What works?;;;1", "What works?;;;2", "    suit: W\n    question", "    suit: W\n    depth: 2\n    question"),
    ],
)  # fmt: skip
def test_what_changes_in_a_sheet_changes_only_its_own_lines(
    deck: Path, old: str, new: str, line: str, after: str
) -> None:
    assert DECK.count(line) == 1
    change(deck, old, new)
    assert deck.read_text(encoding="utf-8") == DECK.replace(line, after)


def test_new_rows_are_added_with_codes_in_the_way_of_their_suit_and_others_are_kept(deck: Path, tmp_path: Path) -> None:
    sheet = table(
        tmp_path, "code;thema;vraag nl;vraag en\n;HET TEAM;Wie lacht er?;Who laughs?\nX9;W;Wat: dit?;What: this?\n"
    )
    made = into(sheet, deck)
    assert [line.replace(f"{tmp_path}/", "") for line in made.lines] == [
        "Changed deck.yaml: 0 changed, 2 added, 0 the same.",
        "  added: T3, X9",
        "  not in vragen.csv, and kept: W1, T1, T2",
        "  read as UTF-8, semicolons between the cells",
    ]
    added = """\
  - id: T3
    suit: T
    question:
      nl: Wie lacht er?
      en: Who laughs?
  - id: X9
    suit: W
    question:
      nl: "Wat: dit?"
      en: "What: this?"
"""
    assert deck.read_text(encoding="utf-8") == DECK.replace(
        "      shows: {nl: Wij, en: Us}\n", f"      shows: {{nl: Wij, en: Us}}\n{added}"
    )


def test_a_sheet_without_codes_can_be_imported_twice(deck: Path, tmp_path: Path) -> None:
    sheet = table(tmp_path, "thema;vraag nl;vraag en\nW;Wat lukt er?;What works?\nW;Wat nog?;What else?\n")
    assert into(sheet, deck).lines[1:3] == ("  added: W2", "  not in vragen.csv, and kept: T1, T2")
    once = deck.read_bytes()
    into(sheet, deck)
    assert deck.read_bytes() == once


def test_columns_that_are_not_there_leave_the_deck_alone(deck: Path, tmp_path: Path) -> None:
    into(table(tmp_path, "id;question (en)\nT2;What did we agree on, silently?\n"), deck)
    assert deck.read_text(encoding="utf-8") == DECK.replace(
        "en: What did we agree on without saying it?", "en: What did we agree on, silently?"
    )


def test_columns_without_a_language_are_in_the_first_one_of_the_deck(deck: Path, tmp_path: Path) -> None:
    into(table(tmp_path, "id;question\nT1;Wie komt er mee?\n"), deck)
    assert "nl: 'Wie komt er mee?', en: Who joins in?" in deck.read_text(encoding="utf-8")


def test_problems_of_a_sheet_for_a_deck_are_all_told_and_nothing_is_written(deck: Path, tmp_path: Path) -> None:
    sheet = table(
        tmp_path,
        "code;thema;vraag (nl);vraag (en);diepte;volgt op;probe (fr)\n"
        "T1;Teem;Wie?;Who?;heel;T9;\n"
        "P1;W;Een?;;1;;\n"
        "T1;T;Nog?;Again?;;;\n"
        ";T;;Empty?;;;\n"
        "te lang voor een code;T;A?;B?;;;\n"
        ";;Zonder?;Without?;;;\n",
    )
    assert refused(lambda: into(sheet, deck), deck) == (
        "vragen.csv:1: row 1, column G (probe (fr)): is in fr, and the deck is in nl and en\n"
        "    → add fr to the deck first, with its title, suits and tips; or take the column away\n"
        "vragen.csv:2: row 2, column B (thema): there is no suit “Teem” in the deck\n"
        "    → the suits are W (Het werk) and T (Het team); a new one goes into the deck first\n"
        "vragen.csv:2: row 2, column E (diepte): “heel” is no depth\n"
        "    → write 1 (licht, light), 2 (midden, medium) or 3 (diep, deep), or leave it empty\n"
        "vragen.csv:2: row 2, column F (volgt op): there is no question “T9”\n"
        "    → the questions are T1, T2, T3, T4, W1, W2 and te-lang-voor\n"
        "vragen.csv:3: row 3, column A (code): the code P1 stands among the tips of the deck\n"
        "    → choose another one, or leave it empty\n"
        "vragen.csv:3: row 3, column D (vraag (en)): the question is missing in en, and is there in nl\n"
        "    → fill it in: every text is needed in nl and en\n"
        "vragen.csv:4: row 4, column A (code): is question T1, and so is row 2\n"
        "    → keep one of the two rows, or give one another code\n"
        "vragen.csv:5: row 5, column C (vraag (nl)): the question is missing in nl, and is there in en\n"
        "    → fill it in: every text is needed in nl and en"
    )
    assert deck.read_text(encoding="utf-8") == DECK


SESSION = """
sessions:
  - id: lunch
    name: {nl: Lunch, en: Lunch}
    for_whom: {nl: Ons, en: Us}
    steps:
      - kind: cards
        name: {nl: Kaarten, en: Cards}
        rhythm: {shortest: 5, longest: 10}
        draws:
          - {many: 1, depths: [2]}
"""


def test_a_session_that_would_have_too_few_questions_is_told_and_nothing_is_written(deck: Path, tmp_path: Path) -> None:
    deck.write_text(DECK + SESSION, encoding="utf-8")
    sheet = table(
        tmp_path, "id;depth\nT1;3\n".replace("id;depth", "id;depth;question").replace("3\n", "3;Wie doet mee?\n")
    )
    assert refused(lambda: into(sheet, deck), deck) == (
        "deck.yaml: session lunch, the 1st step, the 1st draw: asks for 1 question, and none is left that can be drawn here\n"
        "    → ask for fewer, or for more suits, depths or tags"
    )
    assert deck.read_text(encoding="utf-8") == DECK + SESSION


# ----------------------------------------------------------------------------------------------------- into a new deck


def test_a_small_list_becomes_a_deck_in_plain_yaml(tmp_path: Path) -> None:
    path = table(tmp_path, "Vraag;Thema\nWat nu?;Werk\nEn: dan?;werk\nWie?;Team\n", "vragen_noord.csv")
    make(path)
    assert path.with_suffix(".yaml").read_text(encoding="utf-8") == (
        "# The questions of vragen_noord.csv. This file is the deck now: change a text, add a card, leave cards out.\n"
        "# A line that begins with # is a note to yourself. `spiegel check vragen_noord.yaml` says whether all is well.\n"
        "\n"
        "title: Vragen noord\n"
        "languages: [nl]\n"
        "\n"
        "suits:\n"
        "  - id: A\n"
        "    name: Werk\n"
        "  - id: B\n"
        "    name: Team\n"
        "\n"
        "questions:\n"
        "  - id: A01\n"
        "    suit: A\n"
        "    question: Wat nu?\n"
        "\n"
        "  - id: A02\n"
        "    suit: A\n"
        '    question: "En: dan?"\n'
        "\n"
        "  - id: B01\n"
        "    suit: B\n"
        "    question: Wie?\n"
    )


@pytest.mark.parametrize(
    ("header", "language", "languages"),
    [
        ("Vraag", None, ("nl",)),
        ("Question", None, ("en",)),
        ("Question", "fr", ("fr",)),
        ("Vraag;Question", None, ("nl", "en")),
        ("Vraag EN;Vraag NL;Doorvraag", None, ("en", "nl")),
    ],
)
def test_the_languages_are_those_of_the_headers(
    tmp_path: Path, header: str, language: str | None, languages: tuple[str, ...]
) -> None:
    bank = make(table(tmp_path, f"{header}\nA?;B?\n"), language)
    assert bank.languages == languages


def test_short_codes_are_ids_and_rows_without_any_suit_have_that_of_the_deck(tmp_path: Path) -> None:
    bank = make(table(tmp_path, "suit;question\nHR;A?\nhr;B?\nIT;C?\n"))
    assert [(suit.id, suit.name["en"]) for suit in bank.suits] == [("HR", "HR"), ("IT", "IT")]
    bank = make(table(tmp_path, "question\nA?\nB?\n", "team_north.csv"))
    assert [(suit.id, suit.name["en"]) for suit in bank.suits] == [("A", "Team north")]
    assert [question.id for question in bank.questions] == ["A01", "A02"]


def test_numbers_of_suits_that_questions_have_as_well_are_names(tmp_path: Path) -> None:
    bank = make(table(tmp_path, "nr;thema;vraag\n1;1;A?\n2;2;B?\n"))
    assert [(suit.id, suit.name["nl"]) for suit in bank.suits] == [("A", "1"), ("B", "2")]
    assert [question.id for question in bank.questions] == ["1", "2"]


def test_a_row_with_a_suit_alone_is_a_heading(tmp_path: Path) -> None:
    path = table(tmp_path, "thema;vraag\nWerk;\n;A?\n;B?\nTeam;\n;C?\n")
    made = import_new(Source(path))
    assert made.notes == ()
    assert [question.id for question in load(path.with_suffix(".yaml")).bank.questions] == ["A01", "A02", "B01"]


def test_every_sheet_with_questions_is_read_and_names_the_suit_where_none_is_told(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        {
            "Uitleg": [["Vul hieronder je vragen in."]],
            "Werk": [["vraag", "diepte"], ["A?", 1.0], [None, None], ["B?", "diep"]],
            "Team": [["Diepte", "VRAAG"], [2, "C?"]],
        },
    )
    made = import_new(Source(path))
    assert [str(note).replace(f"{tmp_path}/", "") for note in made.notes] == [
        "vragen.xlsx: sheet Uitleg: has no column of which the name says that it holds the questions, and is left out"
    ]
    bank = load(path.with_suffix(".yaml")).bank
    assert [(suit.id, suit.name["nl"]) for suit in bank.suits] == [("A", "Werk"), ("B", "Team")]
    assert [(question.id, question.depth) for question in bank.questions] == [("A01", 1), ("A02", 3), ("B01", 2)]


def test_one_sheet_can_be_asked_for(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Oud": [["vraag"], ["A?"]], "Nieuw": [["vraag"], ["B?"]]})
    assert [question.question["nl"] for question in make(path, sheet="Nieuw").questions] == ["B?"]
    path.with_suffix(".yaml").unlink()
    assert refused(lambda: make(path, sheet="Nieuwst"), path) == (
        "vragen.xlsx: has no sheet “Nieuwst”\n    → the sheets are Oud and Nieuw"
    )


def test_problems_of_a_workbook_name_sheet_row_and_column_all_at_once(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        {
            "Vragen": [
                ["Onze vragen"],
                ["Nr.", "Thema", "Vraag (nl)", "Vraag (en)", "Doorvraag (nl)", "Doorvraag (en)", "Diepte", "Bron"],
                ["A1", "werk", "Een?", "One?", None, "And?", "erg", None],
                ["A1", "werk", "Twee?", "Two?", None, None, 1, None],
                [None, "werk", "Drie?", None, None, None, 4, "Het boek van Els"],
                [None, "werk", None, None, "En?", "And?", None, None],
                ["een twee", "werk", date(2026, 2, 1), "Five?", None, None, "#N/A", None],
            ]
        },
    )
    assert refused(lambda: make(path), path) == (
        "vragen.xlsx: sheet Vragen, row 3, column E (Doorvraag (nl)): the probe is missing in nl, and "
        "is there in en\n"
        "    → fill it in: every text is needed in nl and en\n"
        "vragen.xlsx: sheet Vragen, row 3, column G (Diepte): “erg” is no depth\n"
        "    → write 1 (licht, light), 2 (midden, medium) or 3 (diep, deep), or leave it empty\n"
        "vragen.xlsx: sheet Vragen, row 5, column D (Vraag (en)): the question is missing in en, and is "
        "there in nl\n"
        "    → fill it in: every text is needed in nl and en\n"
        "vragen.xlsx: sheet Vragen, row 5, column G (Diepte): “4” is no depth\n"
        "    → write 1 (licht, light), 2 (midden, medium) or 3 (diep, deep), or leave it empty\n"
        "vragen.xlsx: sheet Vragen, row 5, column H (Bron): should be 1 to 12 letters, digits, - or _ "
        "(the first a letter or a digit), not “Het boek van Els”\n"
        "vragen.xlsx: sheet Vragen, row 6, column C (Vraag (nl)): is empty, in a row that is not\n"
        "    → fill the question in, or empty the whole row\n"
        "vragen.xlsx: sheet Vragen, row 7, column C (Vraag (nl)): is a date for Excel (2026-02-01), and "
        "no longer what was typed\n"
        "    → give the column the format Text, and type it again\n"
        "vragen.xlsx: sheet Vragen, row 7, column G (Diepte): holds the error #N/A of Excel\n"
        "    → mend the formula, or type the text"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "vragen.csv: is empty\n    → was it saved?"),
        (
            "Thema;Opmerking\nwerk;ja\n",
            (
                "vragen.csv: has no column of which the name says that it holds the questions\n"
                "    → name the column “vraag” or “question”; the first row says “Thema” and “Opmerking”"
            ),
        ),
        ("Vraag;Thema\n;;\n", "vragen.csv: has a header and no questions below it\n    → was it saved?"),
        (
            "Vraag;Thema;Question NL\nA?;x;B?\n",
            (
                "vragen.csv:1: row 1, column C (Question NL): is the question in nl, and so is column A (Vraag)\n"
                "    → rename one of the two, or take it away"
            ),
        ),
        (
            "Vraag;Thema\nWat; en hoe?;werk\n",
            (
                "vragen.csv:2: row 2: has a text in column 3, and the header has 2\n"
                "    → put a text that has the separator in it between double quotes, or give the column a name"
            ),
        ),
        (
            "Vraag;Thema\nEen cafÃ©?;werk\n",
            (
                "vragen.csv:2: row 2, column A (Vraag): has “Ã©” in it: an earlier program misread the accents\n"
                "    → save the file again from where it came, as “CSV UTF-8” or as a workbook (.xlsx)"
            ),
        ),
        (
            "Vraag;Afbeelding\nA?;ons.jpg\n",
            (
                "vragen.csv:2: row 2: what the picture shows is missing\n"
                "    → say it in a column “picture shows (nl)”, for people who cannot see it"
            ),
        ),
        (
            "Vraag;Bron\nA?;Q1 van Els\n",
            (
                "vragen.csv:2: row 2, column B (Bron): should be 1 to 12 letters, "
                "digits, - or _ (the first a letter or a digit), not “Q1 van Els”"
            ),
        ),
        (
            "Vraag;Doorvraag FR\nA?;Et ?\n",
            (
                "vragen.csv:1: row 1, column B (Doorvraag FR): is in fr, and the deck is in nl\n"
                "    → give it a column for the question too; or take the column away"
            ),
        ),
    ],
)
def test_what_is_wrong_with_a_text_file_is_told_in_these_words(tmp_path: Path, text: str, said: str) -> None:
    path = table(tmp_path, text)
    assert refused(lambda: make(path), path) == said
    assert not path.with_suffix(".yaml").exists()


def test_names_that_are_not_known_and_questions_that_are_there_twice_are_told(tmp_path: Path) -> None:
    path = table(tmp_path, "Vraag;Dipete\nWie?;1\nwie? ;2\n")
    made = import_new(Source(path))
    assert [str(note).replace(f"{tmp_path}/", "") for note in made.notes] == [
        "vragen.csv:1: row 1, column B (Dipete): is a name we do not know: the column is left out\n    → did you mean diepte?",
        "vragen.csv:3: row 3, column A (Vraag): asks the same as row 2",
    ]


def test_an_existing_deck_is_never_replaced_by_a_new_one(tmp_path: Path) -> None:
    path = table(tmp_path, "vraag\nA?\n")
    path.with_suffix(".yaml").write_text("van mij", encoding="utf-8")
    assert refused(lambda: make(path), path) == (
        "vragen.yaml: is there already, and is left as it is\n"
        "    → choose another name with -o, or bring that deck up to date: spiegel import vragen.csv --into vragen.yaml"
    )
    assert path.with_suffix(".yaml").read_text(encoding="utf-8") == "van mij"


@pytest.mark.parametrize(
    ("name", "title"),
    [("vragen_teamdag-2026.xlsx", "Vragen teamdag 2026"), ("___.csv", "Spiegel"), ("é.csv", "É")],
)
def test_the_name_of_a_file_gives_the_title(name: str, title: str) -> None:
    assert title_of(Path(name)) == title


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0", "is an old workbook (.xls), or has a password"),
        (b"%PDF-1.7", "is a PDF"),
        (b"PK\x03\x04", "is a damaged workbook"),
        (b"a" * (8 * 1024**2 + 1), "is larger than the 8 MB that a spreadsheet may be"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "vragen.xlsx").write_bytes(data)
    assert said in refused(lambda: make(tmp_path / "vragen.xlsx"), tmp_path / "x")


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "there is no such file" in refused(lambda: make(tmp_path / "nergens.csv"), tmp_path / "x")
    assert "is a folder" in refused(lambda: make(tmp_path), tmp_path / "x")


# ------------------------------------------------------------------------------------------------------------- export


def test_an_exported_workbook_is_pleasant_to_work_in(deck: Path) -> None:
    export(load(deck).bank, deck.with_name("a.xlsx"))
    sheet = load_workbook(deck.with_name("a.xlsx"))["Vragen"]
    header = [cell.value for cell in sheet[1]]
    assert header[:6] == ["code", "reeks", "naam reeks (nl)", "naam reeks (en)", "vraag (nl)", "vraag (en)"]
    assert "bron" not in header
    assert all(cell.font.b for cell in sheet[1])
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", sheet.dimensions)
    assert sheet.column_dimensions["E"].width == 56
    assert sheet["E2"].alignment.wrap_text


@pytest.mark.parametrize("text", ["=1+1", "+32", "-1", "@x", '=HYPERLINK("http://x")', "'=1"])
def test_no_cell_that_we_write_is_reckoned_with(text: str) -> None:
    bank = Bank(title={"nl": "x"}, languages=("nl",), suits=(Suit(id="A", name={"nl": "x"}),),
                questions=(Question(id="A1", suit="A", question={"nl": text}),))  # fmt: skip
    book = load_workbook(io.BytesIO(xlsx_of(grid_of(bank), "nl")))
    cell = book.worksheets[0]["D2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    (_, row) = csv.reader(io.StringIO(csv_of(grid_of(bank)).decode("utf-8-sig")), delimiter=";")
    assert row[3] == f"'{text}"


@pytest.mark.parametrize(("headers", "first"), [("nl", "code;reeks"), ("en", "id;suit"), (None, "code;reeks")])
def test_the_names_of_columns_are_in_the_language_that_is_asked_for(
    deck: Path, headers: str | None, first: str
) -> None:
    export(load(deck).bank, deck.with_name("a.csv"), headers)  # type: ignore[arg-type]
    data = deck.with_name("a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf" + first.encode())


def test_another_file_is_never_replaced_and_questions_only_when_that_is_asked(deck: Path) -> None:
    bank = load(deck).bank
    other = table(deck.parent, "naam;adres\nEls;Gent\n", "adressen.csv")
    assert refused(lambda: export(bank, other, replace=True), deck) == (
        "adressen.csv: is there already and holds no questions, so it is left as it is\n    → choose another name"
    )
    mixed = table(deck.parent, "vraag\nA?\n", "a.xlsx")
    assert "holds no questions" in refused(lambda: export(bank, mixed, replace=True), deck)
    own = table(deck.parent, "vraag\nA?\n", "vragen.csv")
    assert refused(lambda: export(bank, own), deck) == (
        "vragen.csv: is there already, and might hold changes\n"
        "    → choose another name; or add --replace, once what is changed in it has been imported"
    )
    assert export(bank, own, replace=True).endswith("3 questions in 14 columns.")


# ---------------------------------------------------------------------------------------------------------- the command


def test_the_commands_make_a_deck_a_sheet_and_the_deck_again(tmp_path: Path) -> None:
    table(tmp_path, "vraag,thema\nWat nu?,werk\n")
    made = spiegel("import", "vragen.csv", "-o", "noord.yaml", "--title", "Ploeg Noord", folder=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    assert load(tmp_path / "noord.yaml").bank.title == {"nl": "Ploeg Noord"}
    made = spiegel("export", "noord.yaml", "noord.xlsx", folder=tmp_path)
    assert made.stdout == (
        "Made noord.xlsx: 1 question in 7 columns.\n  back again: spiegel import noord.xlsx --into noord.yaml\n"
    )
    made = spiegel("import", "noord.xlsx", "--into", "noord.yaml", folder=tmp_path)
    assert made.stdout == "noord.yaml stays as it is: 1 question of noord.xlsx says the same.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "vragen.docx"), "'vragen.docx' must end in .xlsx or .csv"),
        (("export", "a.yaml", "b.yaml", "c.csv"), "are too many files: give a deck and a spreadsheet"),
        (("export",), "Missing argument"),
        (("import", "vragen.csv", "--lang", "Dutch"), "'Dutch' is no code of a language, such as nl, en or pt-BR"),
        (("import", "vragen.csv", "--into", "a.yaml", "-o", "b.yaml"), "takes no -o and no --title"),
    ],
)
def test_what_is_typed_wrong_is_told(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    result = spiegel(*arguments, folder=tmp_path)
    assert result.returncode == 2
    assert said in " ".join(result.stderr.split())


def test_problems_end_the_run_with_1_and_nothing_written(tmp_path: Path) -> None:
    table(tmp_path, "vraag;diepte\nA?;9\n")
    result = spiegel("import", "vragen.csv", folder=tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.endswith("\n1 problem; nothing was written.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["vragen.csv"]


@given(
    st.lists(st.lists(st.one_of(st.sampled_from(["vraag", "suit", "id", "diepte", "follows", "EN", "bron", "A1", "", "2"]),
                                st.text(SIGNS, max_size=12)), max_size=6), max_size=8),
    st.sampled_from([";", ",", "\t", "\n", '"']),
)  # fmt: skip
def test_any_text_at_all_becomes_a_deck_or_is_refused_in_words(rows: list[list[str]], separator: str) -> None:
    text = "vraag;reeks\nWat?;werk\n" + "\n".join(separator.join(row) for row in rows)
    try:
        made = new_deck(records_of(read_csv(text.encode(), "x.csv")), "Spel", Path("x.csv"), Path("x.yaml"))
    except DeckError as error:
        assert all(problem.file == "x.csv" for problem in error.problems)  # noqa: PT017 – either will do
    else:
        assert made.bank.questions
