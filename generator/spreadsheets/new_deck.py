"""Records → the YAML of a new deck that can be printed as it is: languages, suits and ids found or given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.bank import loading
from generator.bank.yaml.reader import parse
from generator.bank.yaml.writing import block, entry, flow_list
from generator.model.bank import Bank
from generator.model.problems import DeckError, Problem
from generator.model.wording import listed
from generator.spreadsheets.checks import CellFindings, questions_of
from generator.spreadsheets.drafts import Drafting
from generator.spreadsheets.entries import code_of
from generator.spreadsheets.numbering import Numbering
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
    ids = [code_of(record.text("id")) for record in records]
    suits = NewSuits(records, languages, title, {*ids})
    names = suits.names()
    value: dict[str, Value] = {
        "title": dict.fromkeys(languages, title),
        "languages": [*languages],
        "suits": [{"id": identifier, "name": {**name}} for identifier, name in names.items()],
    }
    questions: list[Value] = []
    findings = CellFindings({**value, "questions": questions}, dict(enumerate(records)))
    for kind, spot in found.foreign(languages):
        hint = "give it a column for the question too; or take the column away"
        findings.tell(spot, f"is in {kind.language}, and the deck is in {listed(languages)}", hint)
    in_suits = [suits.id_of(record) for record in records]
    final = _numbered(records, ids, in_suits, findings, set(names))
    drafting = Drafting(languages, frozenset(ids), findings)
    for at, record in enumerate(records):
        questions.append(drafting.draft(at, record, in_suits[at], final[at], None))
    expected = questions_of(findings, languages)
    text = _written({**value, "questions": questions}, languages, source, target)
    made = loading.loaded(parse(str(target), text)).bank
    if made.questions != expected:  # nothing may be lost on the way, whatever a cell holds
        raise DeckError([Problem("cannot be written as YAML so that it reads the same", str(source))])
    without = [record for record in records if not record.text("suit") and record.above and not record.headed]
    return NewDeck(text, made, (*found.notes, *(inherited(without) if len(names) > 1 else ()), *_twice(records)))


def title_of(path: Path) -> str:
    """The name of a file → a title: ``vragen_teamdag-2026.xlsx`` → ``Vragen teamdag 2026``."""
    words = " ".join(re.sub(r"[_\-.\s]+", " ", path.stem).split())[:LONGEST_TITLE].strip()
    shown = "".join(each for each in words if each.isprintable())
    return shown[:1].upper() + shown[1:] or "Spiegel"


def _numbered(
    records: Sequence[Record], ids: Sequence[str], suits: Sequence[str], findings: CellFindings, known: set[str]
) -> list[str]:
    """The ids of all questions: those that the rows give, and new ones for the others."""
    numbering = Numbering({*ids, *known}, [(suit, each) for suit, each in zip(suits, ids, strict=True) if each])
    first: dict[str, int] = {}
    final = []
    for at, (identifier, suit) in enumerate(zip(ids, suits, strict=True)):
        what = f"the code {identifier} is that of a suit" if identifier in known else ""
        if identifier and first.setdefault(identifier, at) != at:
            what = f"the code {identifier} is that of {records[first[identifier]].spot.said()} as well"
        if what:
            hint = "give each question a code of its own, or leave it empty"
            findings.add(("questions", at, "id"), what, hint)
        final.append(identifier if identifier and not what else numbering.next(suit))
    return final


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
    """Questions that are there twice, word for word → a note on each second one."""
    first: dict[tuple[str, ...], Record] = {}
    notes = []
    for record in records:
        kinds = [kind for kind in record.columns if kind.key == "question"]
        texts = tuple(" ".join(record.text(*kind).casefold().split()) for kind in kinds)
        if (other := first.setdefault(texts, record)) is not record:
            notes.append(record.at(kinds[0]).problem(f"asks the same as {listed([other.spot.said()])}"))
    return notes
