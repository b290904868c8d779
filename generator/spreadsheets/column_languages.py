"""The columns of a header and the texts below it → the language of each column that has texts in one.

Where a name says the language it is that, and else what the user said. Otherwise the words of the texts tell it: “Question”
may stand above English or French, and above anything else that somebody types. Only where they tell nothing it is the
language of the name.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.spreadsheets.languages import language_of, name_of
from generator.spreadsheets.vocabulary import KEYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.spreadsheets.cells import Row
    from generator.spreadsheets.columns import Column, Header

ENOUGH = 20_000
"""Characters of a column from which its language is told."""


class Spoken:
    """The languages of the columns of one sheet; ``doubts`` say of a column of questions what a person should know.

    Args:
        header: the names of the columns.
        rows: those below it.
        language: that of columns that name none, where the user said so.
        before: the languages of earlier sheets.
    """

    def __init__(self, header: Header, rows: Sequence[Row], language: str | None, before: Sequence[str]) -> None:
        self.doubts: list[tuple[Column, str, str]] = []
        self._header, self._rows, self._before = header, rows, before
        questions = [column for column in header.columns if column.named.key == "question"]
        bare = [column for column in questions if column.named.language is None]
        # “Vraag” and “Question” side by side are two languages, whatever the user says of columns that name none.
        self._told = {column.index: self._language(column) for column in bare if not language or len(bare) > 1}
        self._bare = [column for column in bare if len(bare) > 1]
        first = questions[0]
        self._base = language or first.named.language or self._told.get(first.index, "")

    def language(self, column: Column) -> str:
        """The language of a column; empty where its texts are in none, or it cannot be told."""
        named = column.named
        if not KEYS[named.key].translated:
            return ""
        if named.language is not None:
            return named.language
        if column.index in self._told:
            return self._told[column.index]
        sisters = (each for each in self._bare if set(each.named.tongues) & set(named.tongues))
        sister = next(sisters, None)
        return self._told[sister.index] if sister else self._base

    def _language(self, column: Column) -> str:
        """The language of a column of questions that names none; what is not certain is told."""
        tongues = self._tongues(column)
        expected = next((each for each in self._before if each in tongues), next(iter(tongues), ""))
        found, certain = language_of(self._text(column), expected)
        if not found:
            what = "nothing says in which language the questions are, and their words do not tell it either"
            self.doubts.append((column, what, "add --lang and its code, such as --lang nl"))
        elif found != expected or (len(tongues) > 1 and not certain):
            what = f"nothing says the language: by {'their words' if certain else 'this name'} the texts are in {name_of(found)}"
            self.doubts.append((column, what, f"if they are in another, say so, such as --lang {_another(found)}"))
        return found

    def _tongues(self, column: Column) -> tuple[str, ...]:
        """The languages of the name of a column; of several those of which the header has the most names."""
        names = Counter(tongue for each in self._header.columns for tongue in each.named.tongues)
        most = max((names[tongue] for tongue in column.named.tongues), default=0)
        return tuple(tongue for tongue in column.named.tongues if names[tongue] == most)

    def _text(self, column: Column) -> str:
        text, many = [], 0
        for row in self._rows:
            said = row.cell(column.index).text
            text.append(said)
            many += len(said)
            if many > ENOUGH:
                break
        return "\n".join(text)


def _another(language: str) -> str:
    return "nl" if language != "nl" else "en"
