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
from generator.spreadsheets.checks import CellFindings, questions_of
from generator.spreadsheets.drafts import ORDER, Drafting, plain_question
from generator.spreadsheets.entries import code_of, tidy
from generator.spreadsheets.new_deck import short
from generator.spreadsheets.numbering import Numbering
from generator.spreadsheets.rows import Kind, inherited
from generator.spreadsheets.suits import KnownSuits

if TYPE_CHECKING:
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
        (*found.notes, *inherited(merging.inheriting)),
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
        self.ids: list[str] = []
        self.findings = CellFindings({**value, "questions": self._questions}, self._records, deck.places.document)

    def draft(self) -> None:
        """Lay every row over the question that it belongs to, or add it."""
        languages = self._deck.bank.languages
        for kind, spot in self._found.foreign(languages):
            hint = f"add {kind.language} to the deck first, with its title, suits and tips; or take the column away"
            self.findings.tell(spot, f"is in {kind.language}, and the deck is in {listed(languages)}", hint)
        given = [code_of(record.text("id")) or self._same_words(record) for record in self._found.records]
        numbering = Numbering(
            {*self._deck.places.paths, *given}, [(each.suit, each.id) for each in self._deck.bank.questions]
        )
        drafting = Drafting(languages, frozenset({*given, *self._places}), self.findings)
        first: dict[str, Record] = {}
        for record, identifier in zip(self._found.records, given, strict=True):
            at = self._places.get(identifier, len(self._questions))
            if identifier and first.setdefault(identifier, record) is not record:
                # Told at the row, whose place in the list another row has already.
                what = f"is question {identifier}, and so is {first[identifier].spot.said()}"
                self.findings.tell(record.at(Kind("id")), what, "keep one of the two rows")
                continue
            self._records[at] = record
            old = self._deck.bank.questions[at] if at < len(self._places) else None
            suit = self._suit(at, record, old)
            self.ids.append(identifier if identifier and self._may_be(at, identifier) else numbering.next(suit))
            self._put(at, drafting.draft(at, record, suit, self.ids[-1], old))

    def _put(self, at: int, question: dict[str, Value]) -> None:
        if at < len(self._questions):
            self._questions[at] = question
        else:
            self._questions.append(question)

    def _same_words(self, record: Record) -> str:
        """The id of the question with the same words as a row that gives no id; empty where there is none."""
        languages = tuple(kind.language for kind in record.columns if kind.key == "question")
        if languages not in self._words:
            known = self._words.setdefault(languages, {})
            for question in self._deck.bank.questions:
                known.setdefault(tuple(tidy(question.question.get(each, "")) for each in languages), question.id)
        return self._words[languages].get(tuple(tidy(record.text("question", each)) for each in languages), "")

    def _suit(self, at: int, record: Record, old: Question | None) -> str:
        text = " ".join(record.text("suit").split()) or self._by_name(record)
        if not text and old is not None:
            return old.suit
        if not text and record.above:
            text = record.above
            if not record.headed:
                self.inheriting.append(record)
        if found := self._suits.id_of(text):
            return found
        what = f"there is no suit “{text[:40]}” in the deck" if text else "says no suit, and the question is new"
        self.findings.add(("questions", at, "suit"), what, self._suits.hint(text))
        return self._deck.bank.suits[0].id

    def _by_name(self, record: Record) -> str:
        names = (record.text(*kind) for kind in record.columns if kind.key == "suit name")
        return next((name for name in names if name), "")

    def _may_be(self, at: int, identifier: str) -> bool:
        """Whether an id is that of a question, or free; told where it is not."""
        taken = self._deck.places.paths.get(identifier, ("questions",))[0]
        if taken != "questions":
            what = f"the code {identifier} stands among the {taken} of the deck"
            self.findings.add(("questions", at, "id"), what, "choose another one, or leave it empty")
        return taken == "questions"


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
        made = loading.loaded(parse(name, text))
    except DeckError as error:
        # Lines of a text that nobody will see would lead astray.
        raise DeckError([each._replace(line=0, column=0) for each in error.problems]) from None
    if made.bank != msgspec.structs.replace(deck.bank, questions=expected):
        hint = "import into a new deck, or change the questions by hand"
        raise DeckError([Problem("is written in a way that cannot be changed safely", name, hint=hint)])
