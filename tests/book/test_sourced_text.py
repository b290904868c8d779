from __future__ import annotations

from typing import TYPE_CHECKING

from helpers import ask, file_deck, make_deck

from generator.model.problems import Problem
from layouts.book.sourced_text import SourcedText, joined

if TYPE_CHECKING:
    from pathlib import Path


def shouts(text: str) -> bool:
    return "!" in text


def test_a_text_of_the_deck_has_its_problem_on_its_line(tmp_path: Path) -> None:
    path = tmp_path / "cards.yaml"
    deck = file_deck(
        path,
        "title: Us\nlanguages: [en]\nsuits: [{id: A, name: A}]\nquestions:\n"
        "  - id: A1\n    suit: A\n    question: Why?\n",
    )
    found = SourcedText("Why?", "A1", ("question", "en")).problem(deck, "is wrong", "mend it")
    way = ("questions", 0, "question", "en")
    assert found == Problem("is wrong", str(path), 7, 15, where="question A1, question", hint="mend it", path=way)


def test_a_text_that_stands_in_no_deck_has_a_name() -> None:
    deck = make_deck([ask("A1")])
    assert SourcedText("An", where="the name An").problem(deck, "is wrong", "") == Problem(
        "is wrong", where="the name An"
    )


def test_of_texts_in_one_line_each_is_to_blame_for_its_own_fault() -> None:
    author, version = SourcedText("Me!", "", ("author",)), SourcedText("v1", "", ("version",))
    imprint = joined(" · ", author, version)
    assert imprint.text == "Me! · v1"
    assert imprint.blamed(shouts) == (author,)
    assert joined(" · ", version, author, author).blamed(shouts) == (author, author)


def test_where_no_part_has_the_fault_the_whole_is_to_blame() -> None:
    whole = joined("!", SourcedText("one"), SourcedText("two"))
    assert whole.blamed(shouts) == (whole,)
    alone = SourcedText("alone!")
    assert alone.blamed(shouts) == (alone,)
