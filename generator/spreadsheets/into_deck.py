"""Records and a deck → the text of the deck, changed where a row says something else, and with the rows that are new.

A row belongs to the question with its code; one without a code to the question with the same words. Questions that no
row names stay. What comes out is read again before anybody writes it: it must be the deck that was meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from generator.bank import loading
from generator.bank.yaml.editing import Edit
from generator.bank.yaml.reader import parse
from generator.model.problems import DeckError, Problem
from generator.model.wording import listed
from generator.spreadsheets.cell_meanings import tidy
from generator.spreadsheets.checks import CellFindings, questions_of
from generator.spreadsheets.drafts import ORDER, Drafting, plain_question
from generator.spreadsheets.new_deck import short
from generator.spreadsheets.numbering import Numbering
from generator.spreadsheets.question_codes import References, changed_codes, codes_of
from generator.spreadsheets.rows import inherited
from generator.spreadsheets.suits import KnownSuits
from generator.spreadsheets.vocabulary import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.bank.loading import Loaded
    from generator.bank.yaml.reader import Value
    from generator.model.bank import Question
    from generator.spreadsheets.rows import Found, Record


class Changed(Struct, frozen=True):
    """A deck after an import: its text, the ids that changed, were added and were not named, and how many are the same."""

    text: str
    changed: tuple[str, ...]
    added: tuple[str, ...]
    untouched: tuple[str, ...]
    same: int
    notes: tuple[Problem, ...]


def into_deck(found: Found, deck: Loaded) -> Changed:
    """Records and the deck that they go into → the deck's new text.

    Args:
        found: the records.
        deck: the deck as it was read.

    Raises:
        DeckError: with every problem of the sheet; or where the deck would not be right any more.
    """
    merging = _Merging(found, deck)
    merging.draft()
    expected = questions_of(merging.findings, deck.bank.languages)
    before = {question.id: question for question in deck.bank.questions}
    changed = [each for each in expected if each.id in before and each != before[each.id]]
    added = [each for each in expected if each.id not in before]
    text = _edited(deck, changed, added)
    _prove(text, deck, expected)
    named = {identifier for identifier in merging.ids if identifier in before}
    return Changed(
        text,
        tuple(each.id for each in changed),
        tuple(each.id for each in added),
        tuple(each for each in before if each not in named),
        len(named) - len(changed),
        (*found.notes, *inherited(merging.inheriting), *changed_codes(*merging.added)),
    )


class _Merging:
    """The questions of a deck, and the rows laid over them."""

    def __init__(self, found: Found, deck: Loaded) -> None:
        value = deck.places.document.value
        assert isinstance(value, dict)  # noqa: S101 – a deck that was read is a group
        plain = value["questions"]
        assert isinstance(plain, list)  # noqa: S101 – and has questions
        self._deck, self._found = deck, found
        self._questions: list[Value] = [*plain]
        self._places = {question.id: at for at, question in enumerate(deck.bank.questions)}
        self._suits = KnownSuits(deck.bank.suits)
        self._records: dict[int, Record] = {}
        self._words: dict[tuple[str, ...], dict[tuple[str, ...], str]] = {}
        self.inheriting: list[Record] = []
        self.added: tuple[list[Record], list[str]] = ([], [])
        self.ids: list[str] = []
        self.findings = CellFindings({**value, "questions": self._questions}, self._records, deck.places.document)

    def draft(self) -> None:
        """Lay every row over the question that it belongs to, or add it."""
        languages = self._deck.bank.languages
        for field, address in self._found.foreign(languages):
            hint = f"add {field.language} to the deck first, with its title, suits and tips; or take the column away"
            self.findings.tell(address, f"is in {field.language}, and the deck is in {listed(languages)}", hint)
        records = self._found.records
        suits = [self._suits.id_of(self._said(record) or record.above or _sheet(record)) for record in records]
        given = self._given(records, suits)
        numbering = Numbering(
            {*self._deck.places.paths, *given}, [(each.suit, each.id) for each in self._deck.bank.questions]
        )
        drafting = Drafting(languages, References(records, suits, given, self._places), self.findings)
        first: dict[str, Record] = {}
        for record, identifier in zip(records, given, strict=True):
            at = self._places.get(identifier, len(self._questions))
            if identifier and first.setdefault(identifier, record) is not record:
                # Told at the row, whose place in the list another row has already.
                what = f"is question {identifier}, and so is {first[identifier].address.said()}"
                self.findings.tell(record.at(Field("id")), what, "keep one of the two rows, or give one another code")
                continue
            self._records[at] = record
            old = self._deck.bank.questions[at] if at < len(self._places) else None
            suit = self._suit(at, record, old)
            self.ids.append(identifier if identifier and self._may_be(at, identifier) else numbering.next(suit))
            if old is None:
                self.added[0].append(record)
                self.added[1].append(self.ids[-1])
            self._put(at, drafting.draft(at, record, suit, self.ids[-1], old))

    def _given(self, records: Sequence[Record], suits: Sequence[str]) -> list[str]:
        """The id that each row means: by its code, and where it has none, or one that something else has, by its words."""
        given: list[str] = []
        taken: set[str] = set()
        for record, code in zip(records, codes_of(records, suits, self._places), strict=True):
            elsewhere = code in taken or self._stands_among(code) != "questions"
            same = self._same_words(record) if elsewhere or not code else ""
            given.append(same if same and same not in taken else code)
            taken.add(given[-1])
        return given

    def _put(self, at: int, question: dict[str, Value]) -> None:
        if at < len(self._questions):
            self._questions[at] = question
        else:
            self._questions.append(question)

    def _same_words(self, record: Record) -> str:
        """The id of the question with the same words as a row that gives no id; empty where there is none."""
        languages = tuple(field.language for field in record.columns if field.key == "question")
        if languages not in self._words:
            known = self._words.setdefault(languages, {})
            for question in self._deck.bank.questions:
                known.setdefault(tuple(tidy(question.question.get(each, "")) for each in languages), question.id)
        return self._words[languages].get(tuple(tidy(record.text("question", each)) for each in languages), "")

    def _suit(self, at: int, record: Record, old: Question | None) -> str:
        said = self._said(record)
        if not said and old is not None:
            return old.suit
        text = said or record.above or _sheet(record)
        if not said and record.above and not record.headed:
            self.inheriting.append(record)
        if found := self._suits.id_of(text):
            return found
        text = said or record.above
        what = f"there is no suit “{text[:40]}” in the deck" if text else "says no suit, and the question is new"
        self.findings.add(("questions", at, "suit"), what, self._suits.hint(text))
        return self._deck.bank.suits[0].id

    def _said(self, record: Record) -> str:
        return " ".join(record.text("suit").split()) or self._by_name(record)

    def _by_name(self, record: Record) -> str:
        names = (record.text(*field) for field in record.columns if field.key == "suit name")
        return next((name for name in names if name), "")

    def _stands_among(self, identifier: str) -> str:
        """The list of the deck in which an id stands: ``questions`` also for one that is free."""
        return str(self._deck.places.paths.get(identifier, ("questions",))[0])

    def _may_be(self, at: int, identifier: str) -> bool:
        """Whether an id is that of a question, or free; told where it is not."""
        taken = self._stands_among(identifier)
        if taken != "questions":
            what = f"the code {identifier} stands among the {taken} of the deck"
            self.findings.add(("questions", at, "id"), what, "choose another one, or leave it empty")
        return taken == "questions"


def _sheet(record: Record) -> str:
    """The name of a row's sheet, which is its suit where the sheet says nothing of suits."""
    return "" if record.has("suit") or record.has("suit name") else record.address.sheet


def _edited(deck: Loaded, changed: list[Question], added: list[Question]) -> str:
    """The deck's text with these questions changed and those added."""
    document, languages = deck.places.document, deck.bank.languages
    if not changed and not added:
        return document.text
    edit = Edit(document)
    before = {question.id: question for question in deck.bank.questions}
    at = {question.id: place for place, question in enumerate(deck.bank.questions)}
    for question in changed:
        old, new = plain_question(before[question.id]), plain_question(question)
        keys = {*old, *new}
        changes = {key: new.get(key) for key in keys if old.get(key) != new.get(key)}
        edit.change(("questions", at[question.id]), changes, ORDER)
    edit.append(("questions",), [_brief(plain_question(each), languages) for each in added])
    return edit.result()


def _brief(question: dict[str, Value], languages: tuple[str, ...]) -> dict[str, Value]:
    brief = short(question, languages)
    assert isinstance(brief, dict)  # noqa: S101 – it stays a group
    return brief


def _prove(text: str, deck: Loaded, expected: tuple[Question, ...]) -> None:
    """Read what is to be written: it must be the same deck with the questions that were meant.

    Raises:
        DeckError: it breaks a rule of decks, such as a session that has too few questions now; or is another deck.
    """
    name = deck.places.document.name
    try:
        made = loading.loaded(parse(name, text), deck.places.stocks)
    except DeckError as error:
        # Lines of a text that nobody will see would lead astray.
        raise DeckError([each._replace(line=0, column=0) for each in error.problems]) from None
    if made.bank != msgspec.structs.replace(deck.bank, questions=expected):
        hint = "import into a new deck, or change the questions by hand"
        raise DeckError([Problem("is written in a way that cannot be changed safely", name, hint=hint)])
