"""What is heavy: files of less than 10 MB that ask for more work, or more memory, than anybody needs; and what reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

LARGEST = 7_900_000
"""Bytes of a deck: just below what one may have."""

HEAD = "title: Zwaar\nlanguages: [nl]\nsuits: [{id: A, name: Eerste}]\n"
ONE = "questions: [{id: A1, suit: A, question: Wat?}]\n"

CHECK, CARDS, GUIDE = "check cards.yaml", "cards cards.yaml -o made.pdf", "guide cards.yaml -o made.pdf"
WORKBOOK = "workbook cards.yaml -o made.pdf"
EVERY = (CHECK, CARDS, GUIDE, WORKBOOK)
PICTURED = (CHECK, CARDS)
READ_A_PDF = ("inspect heavy.pdf", "preview heavy.pdf -o made --dpi 30", "booklet heavy.pdf -o made.pdf")
READ_A_SHEET = ("import {} -o made.yaml", "import {} --into cards.yaml")


class Heavy(NamedTuple):
    """An input: its name in the report, what makes its files in a folder, and the commands that read them.

    ``draws`` says that some commands may rightly go on to draw all of it, page by page: those only have to stay within
    the memory.
    """

    name: str
    make: Callable[[Path], object]
    commands: Sequence[str]
    draws: bool = False


def deck(*parts: str | Iterable[str], head: str = HEAD) -> Callable[[Path], object]:
    """A deck of its head and these parts; of the last as much as there is room for."""

    def make(folder: Path) -> None:
        made = [head]
        left = LARGEST - len(head.encode())
        for part in parts:
            for piece in [part] if isinstance(part, str) else part:
                left -= len(piece.encode())
                if left < 0:
                    break
                made.append(piece)
        (folder / "cards.yaml").write_text("".join(made), encoding="utf-8")

    return make


def questions(text: Callable[[int], str], many: int = 10**6, more: str = "") -> Iterable[str]:
    """``questions:`` with so many, each with its text."""
    yield "questions:\n"
    for number in range(many):
        yield f"- {{id: Q{number}, suit: A, question: {text(number)}{more}}}\n"
