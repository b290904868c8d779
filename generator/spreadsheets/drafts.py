"""A record → the plain values of a question, as YAML would give them; on top of a question that is there already, if any.

A cell that is empty empties its value. A column that is not there leaves its value as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, structs

from generator.model.bank import STORY, Picture, Question
from generator.model.wording import listed
from generator.spreadsheets.cell_meanings import depth_of, depth_words, follows_of, list_of, tidy
from generator.spreadsheets.checks import CellFindings
from generator.spreadsheets.question_codes import References
from generator.spreadsheets.vocabulary import Field, written

if TYPE_CHECKING:
    from generator.bank.yaml.reader import Keys, Value
    from generator.spreadsheets.rows import Record

DEFAULTS = {field.name: field.default for field in structs.fields(Question) if not field.required}

ORIGINS = {"": "own", "eigen": "own", "own": "own", "bron": "source", "source": "source"}

ORDER = ("id", "suit", "depth", "tags", "follows", "origin", "source", "question", "probe", "picture")
"""The usual order of the keys of a question; new ones take their place in it."""

USUAL = (("depth", "1"), ("origin", "own"))
"""What is left out, for it goes without saying."""

PLACEHOLDER = "?"
"""Stands for a text that is missing, once that is told."""


class Drafting(Struct, frozen=True):
    """What the drafting of all records shares: the languages of the deck, what codes mean, and who takes problems."""

    languages: tuple[str, ...]
    references: References
    findings: CellFindings

    def draft(self, at: int, record: Record, suit: str, identifier: str, before: Question | None) -> dict[str, Value]:
        """A record → a question in plain values.

        Args:
            at: the place of the question in the list.
            record: the row.
            suit: the id of its suit.
            identifier: its id.
            before: the question of this id that the deck has.
        """
        self.findings.unusable(at, record)
        made: dict[str, Value] = plain_question(before) if before else {}
        made |= {"id": identifier, "suit": suit}
        made["question"] = self._text(at, record, "question", made.get("question"), ("question",))
        made["probe"] = self._text(at, record, "probe", made.get("probe"), ("probe",))
        if record.has("depth"):
            made["depth"] = self._depth(at, record)
        if record.has("tags"):
            made["tags"] = [*list_of(record.text("tags"))]
        if record.has("follows"):
            codes = follows_of(record.text("follows"), self.references)
            made["follows"] = [each if each == STORY else self.references.id_of(record, each) for each in codes]
        self._picture(at, record, made)
        self._origin(at, record, made)
        return {
            key: made[key] for key in ORDER if made.get(key) not in (None, [], "") and (key, made[key]) not in USUAL
        }

    def _add(self, at: int, keys: Keys, what: str, hint: str) -> None:
        self.findings.add(("questions", at, *keys), what, hint)

    def _text(self, at: int, record: Record, key: str, before: Value, keys: Keys) -> dict[str, Value] | None:
        """The texts of a key in all languages; None where there are none, which only a question may not."""
        said = dict(before) if isinstance(before, dict) else {}
        for language in self.languages:
            text = tidy(record.text(key, language))
            # Two spaces in the deck are no change, for they came out as one.
            if Field(key, language) in record.columns and text != tidy(str(said.get(language, ""))):
                said[language] = text
        there = [language for language in self.languages if said.get(language)]
        if not there and key != "question":
            return None
        if not there:
            hint = "fill the question in, or empty the whole row"
            self._add(at, (*keys, self._first(record, key)), "is empty, in a row that is not", hint)
        for language in self.languages:
            if there and language not in there:
                do = "fill it in" if Field(key, language) in record.columns else f"add “{written(key, 'en', language)}”"
                hint = f"{do}: every text is needed in {listed(self.languages)}"
                what = f"the {key} is missing in {language}, and is there in {there[0]}"
                self._add(at, (*keys, language), what, hint)
        return {language: said.get(language) or PLACEHOLDER for language in self.languages}

    def _first(self, record: Record, key: str) -> str:
        return next(language for language in self.languages if Field(key, language) in record.columns)

    def _depth(self, at: int, record: Record) -> str | None:
        text = record.text("depth")
        depth = depth_of(text) if text else "1"
        if depth is None:
            self._add(at, ("depth",), f"“{text[:40]}” is no depth", f"write {depth_words()}, or leave it empty")
        return depth

    def _picture(self, at: int, record: Record, made: dict[str, Value]) -> None:
        before = made.get("picture")
        before = before if isinstance(before, dict) else {}
        if not record.has("picture") and not record.has("picture shows"):
            return
        file = record.text("picture") if record.has("picture") else before.get("file")
        shows = self._text(at, record, "picture shows", before.get("shows"), ("picture", "shows"))
        if file and not shows:
            hint = f"say it in a column “{written('picture shows', 'en', self.languages[0])}”, for people who cannot see it"
            self._add(at, ("picture", "shows"), "what the picture shows is missing", hint)
            shows = dict.fromkeys(self.languages, PLACEHOLDER)
        if shows and not file:
            self._add(at, ("picture", "file"), "the file of the picture is missing", "name it, such as team.jpg")
        made["picture"] = {"file": file, "shows": {**shows}} if file and shows else None

    def _origin(self, at: int, record: Record, made: dict[str, Value]) -> None:
        if record.has("source"):
            made["source"] = record.text("source") or None
        if record.has("origin"):
            text = record.text("origin")
            made["origin"] = ORIGINS.get(text.casefold(), text)
        elif made.get("source"):
            made["origin"] = "source"
        if made.get("origin") == "source" and not made.get("source"):
            what = "says that the question covers the source, but not which of its questions"
            self._add(at, ("origin",), what, "name it in a column “source”, or write own")
        elif made.get("source") and made.get("origin", "own") == "own":
            what = "names a question of the source, but the origin of this one is own"
            self._add(at, ("source",), what, "write source in the column “origin”, or empty this cell")


def plain_question(question: Question) -> dict[str, Value]:
    """A question → its plain values, without those that are as they are when left out."""
    values = {each: getattr(question, each) for each in question.__struct_fields__}
    return {key: _plain(values[key]) for key in ORDER if key not in DEFAULTS or values[key] != DEFAULTS[key]}


def _plain(value: Any) -> Value:  # noqa: ANN401 – any value of a question
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Picture):
        return {"file": value.file, "shows": _plain(value.shows)}
    return str(value)
