from __future__ import annotations

from generator.model.problems import Problem
from layouts.book.sourced_text import SourcedText, joined


def locate(entry_id: str, keys: tuple[str | int, ...], what: str, hint: str = "") -> Problem:
    return Problem(what, file="cards.yaml", line=7, where=f"{entry_id} {keys}", hint=hint)


def shouts(text: str) -> bool:
    return "!" in text


def test_a_text_of_the_deck_has_its_problem_on_its_line() -> None:
    found = SourcedText("Why?", "A1", ("question", "en")).problem(locate, "is wrong", "mend it")
    assert found == Problem("is wrong", "cards.yaml", 7, where="A1 ('question', 'en')", hint="mend it")


def test_a_text_that_stands_in_no_deck_has_a_name() -> None:
    assert SourcedText("An", where="the name An").problem(locate, "is wrong", "") == Problem(
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
