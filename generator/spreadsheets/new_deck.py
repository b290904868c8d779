"""Records → the YAML of a new deck that can be printed as it is: languages, suits and ids found or given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.bank import loading
from generator.bank.amounts import MOST_QUESTIONS
from generator.bank.yaml.reader import parse
from generator.bank.yaml.writing import block, entry, flow_list
from generator.model.bank import STORY, Bank
from generator.model.problems import DeckError, Problem
from generator.model.wording import listed
from generator.spreadsheets.cell_meanings import code_of
from generator.spreadsheets.cell_problems import CellProblems
from generator.spreadsheets.cells import refused
from generator.spreadsheets.checks import CellFindings, questions_of
from generator.spreadsheets.drafts import Drafting
from generator.spreadsheets.numbering import Numbering
from generator.spreadsheets.question_codes import References, changed_codes, codes_of
from generator.spreadsheets.rows import inherited
from generator.spreadsheets.suits import NewSuits

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.bank.yaml.reader import Value
    from generator.spreadsheets.rows import Found, Record

LONGEST_TITLE = 60
"""Characters of a title that a file's name gives."""

HEADING = """\
# The questions of {source}. This file is the deck now: change a text, add a card, leave cards out.
# A line that begins with # is a note to yourself. `spiegel check {name}` says whether all is well.

"""


class NewDeck(Struct, frozen=True):
    """A deck made of a spreadsheet: its text in YAML, what it holds, and what a person may want to know."""

    text: str
    bank: Bank
    notes: tuple[Problem, ...]


def new_deck(found: Found, title: str, source: Path, target: Path) -> NewDeck:
    """Records → a deck.

    Args:
        found: the records.
        title: its title.
        source: the spreadsheet, for the note at the top.
        target: the file it goes into.

    Raises:
        DeckError: with every problem of the sheet.
    """
    records, languages = found.records, found.languages
    if len(records) * len(languages) > MOST_QUESTIONS:
        what = f"has {len(records):,} questions in {len(languages)} languages, and a deck may have"
        raise refused(str(source), f"{what} {MOST_QUESTIONS // len(languages):,}", "make more than one deck of it")
    suits = NewSuits(records, languages, title, {code_of(record.text("id")) for record in records})
    names = suits.names()
    value: dict[str, Value] = {
        "title": dict.fromkeys(languages, title),
        "languages": [*languages],
        "suits": [{"id": identifier, "name": {**name}} for identifier, name in names.items()],
    }
    questions: list[Value] = []
    findings = CellFindings({**value, "questions": questions}, dict(enumerate(records)))
    for field, address in found.foreign(languages):
        hint = "give it a column for the question too; or take the column away"
        findings.tell(address, f"is in {field.language}, and the deck is in {listed(languages)}", hint)
    in_suits = [suits.id_of(record) for record in records]
    ids = _numbered(codes_of(records, in_suits), in_suits, set(names))
    drafting = Drafting(languages, References(records, in_suits, ids), findings)
    for at, record in enumerate(records):
        questions.append(drafting.draft(at, record, in_suits[at], ids[at], None))
    expected = questions_of(findings, languages)
    text = _written({**value, "questions": questions}, languages, source, target)
    made = loading.loaded(parse(str(target), text)).bank
    if made.questions != expected:  # nothing may be lost on the way, whatever a cell holds
        raise DeckError([Problem("cannot be written as YAML so that it reads the same", str(source))])
    without = [record for record in records if not record.text("suit") and record.above and not record.headed]
    headless = inherited(without) if len(names) > 1 else []
    return NewDeck(text, made, (*found.notes, *headless, *changed_codes(records, ids), *_twice(records)))


def title_of(path: Path) -> str:
    """The name of a file → a title: ``vragen_teamdag-2026.xlsx`` → ``Vragen teamdag 2026``."""
    words = " ".join(re.sub(r"[_\-.\s]+", " ", path.stem).split())[:LONGEST_TITLE].strip()
    shown = "".join(each for each in words if each.isprintable())
    return shown[:1].upper() + shown[1:] or "Spiegel"


def _numbered(codes: Sequence[str], suits: Sequence[str], taken: set[str]) -> list[str]:
    """The ids of all questions: those that the rows ask for, and new ones where they ask for none or for one twice."""
    first: dict[str, int] = {}
    for at, code in enumerate(codes):
        if code and code not in taken and code != STORY:
            first.setdefault(code, at)
    numbering = Numbering({*first, *taken, STORY}, [(suits[at], code) for code, at in first.items()])
    return [code if first.get(code) == at else numbering.next(suits[at]) for at, code in enumerate(codes)]


def _written(value: dict[str, Value], languages: Sequence[str], source: Path, target: Path) -> str:
    """A deck in plain values → its YAML; in one language a text stands right behind its key."""
    brief = {key: short(each, languages) for key, each in value.items()}
    parts = [
        HEADING.format(source=_visible(source.name), name=_visible(target.name)) + entry("title", brief["title"], 0),
        f"languages: {flow_list(list(languages))}\n",
        "suits:",
        *(block(suit, 2) for suit in _groups(brief["suits"])),
        "\nquestions:",
        "\n\n".join(block(question, 2) for question in _groups(brief["questions"])),
    ]
    return "\n".join(parts) + "\n"


def _groups(value: Value) -> list[dict[str, Value]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def short(value: Value, languages: Sequence[str]) -> Value:
    """Texts in the one language of a deck, without the language."""
    if isinstance(value, list):
        return [short(each, languages) for each in value]
    if isinstance(value, dict):
        if len(languages) == 1 and value.keys() == {languages[0]}:
            return value[languages[0]]
        return {key: short(each, languages) for key, each in value.items()}
    return value


def _visible(name: str) -> str:
    return "".join(each if each.isprintable() else "?" for each in name)


def _twice(records: Sequence[Record]) -> list[Problem]:
    """Questions that are there twice, word for word → a note on the second of each."""
    first: dict[tuple[str, ...], Record] = {}
    notes = CellProblems()
    for record in records:
        fields = [field for field in record.columns if field.key == "question"]
        texts = tuple(" ".join(record.text(*field).casefold().split()) for field in fields)
        if (other := first.setdefault(texts, record)) is not record:
            notes.add(record.at(fields[0]), f"asks the same as {other.address.said()}")
    return notes.told()
