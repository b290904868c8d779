"""What would be multiplied beyond all measure is refused at the line of its list, before any of it is fitted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.bank.loading import load
from generator.model.problems import DeckError, Problem

if TYPE_CHECKING:
    from pathlib import Path

STEP = "{kind: cards, name: Spel, rhythm: {shortest: 1, longest: 2}, draws: [{many: 1}]}"


def written(folder: Path, *, languages: int = 1, questions: int = 1, more: str = "") -> Path:
    codes = [f"{one}{other}" for one in "abcde" for other in "klmn"][:languages]
    text = "Wat?" if languages == 1 else "{" + ", ".join(f"{code}: Wat?" for code in codes) + "}"
    rows = "".join(f"- {{id: Q{at}, suit: A, question: {text}}}\n" for at in range(questions))
    path = folder / "cards.yaml"
    head = f"title: {text}\nlanguages: [{', '.join(codes)}]\nsuits: [{{id: A, name: {text}}}]\n"
    path.write_text(f"{head}questions:\n{rows}{more}", encoding="utf-8")
    return path


def refused(path: Path) -> Problem:
    with pytest.raises(DeckError) as caught:
        load(path)
    assert len(caught.value.problems) == 1
    return caught.value.problems[0]


def test_questions_are_counted_in_each_language(tmp_path: Path) -> None:
    problem = refused(written(tmp_path, languages=20, questions=2_501))
    assert problem.what == "there are 2,501 questions in 20 languages; at most 2,500 are possible in so many"
    assert problem.line == 5
    assert len(load(written(tmp_path, languages=20, questions=100)).bank.questions) == 100


def test_300_sessions_of_five_steps_are_possible_and_a_book_of_a_million_is_not(tmp_path: Path) -> None:
    def sessions(many: int, steps: int) -> str:
        rows = ", ".join([STEP] * steps)
        said = (f"- {{id: S{at}, name: Avond, for_whom: Ploeg, steps: [{rows}]}}\n" for at in range(many))
        return "sessions:\n" + "".join(said)

    assert len(load(written(tmp_path, questions=10, more=sessions(300, 5))).bank.sessions) == 300
    assert "501 entries; at most 500" in refused(written(tmp_path, questions=9, more=sessions(501, 1))).what
    assert "3,001 steps in all; at most 3,000" in refused(written(tmp_path, questions=9, more=sessions(1, 3_001))).what
    drawn = refused(written(tmp_path, questions=2_000, more=sessions(320, 5)))
    assert drawn.what == "draw 1,600 times from 2,000 questions; at most 1,500 times are possible"


@pytest.mark.parametrize("section", ["tips", "purpose", "results", "workbook"])
def test_each_list_has_its_number(tmp_path: Path, section: str) -> None:
    odd = {"tips": "{id: T%d, title: Tip, text: Zo}", "workbook": "{page: notes} # %d"}
    entry = odd.get(section, "{id: T%d, text: Zo}")
    rows = "".join(f"- {entry % at}\n" for at in range(1_001))
    problem = refused(written(tmp_path, more=f"{section}:\n{rows}"))
    assert "holds 1,001 entries; at most" in problem.what
    assert problem.line == 7


def test_a_list_within_its_number_may_still_have_too_many_texts(tmp_path: Path) -> None:
    points = "".join("    - Zo\n" for _ in range(30_000))
    problem = refused(written(tmp_path, more=f"tips:\n  - id: T\n    title: Tip\n    text: Zo\n    do:\n{points}"))
    assert problem.what == "holds 30,003 texts; at most 30,000 are possible"
