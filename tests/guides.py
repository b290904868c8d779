"""Guides to test: how each was made, and what its pages and its structure tree hold."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from helpers import LANGUAGES, file_deck, shipped_bank
from pikepdf import Array, Name
from readback import MarkedTexts, Printed, squeezed

from generator.deck.selection import choose
from generator.product import silent
from layouts.book.design import PAGE_FORMATS
from layouts.guide import product as layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pikepdf import Object

    from generator.model.deck import Deck
    from layouts.book.flow import PlacedBlock

PAPERS = tuple(PAGE_FORMATS)
UNREAD = -1
"""The mark of what belongs to no element."""

SESSIONS = tuple(session.id for session in shipped_bank().bank.sessions)


@dataclass(frozen=True)
class Node:
    """An element of a tagged PDF: its own marks by page (from 1), and the elements below it."""

    role: str
    marks: tuple[tuple[int, str], ...]
    kids: tuple[Node, ...]
    alternative: str = ""

    def walk(self) -> Iterator[Node]:
        """It and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    @cached_property
    def text(self) -> str:
        """What is read, without spaces."""
        return squeezed("".join(text for node in self.walk() for _, text in node.marks))

    @cached_property
    def pages(self) -> tuple[int, ...]:
        """Where its marks are, each page once."""
        return tuple(sorted({page for node in self.walk() for page, _ in node.marks}))


@dataclass(frozen=True)
class Guide:
    """A guide: how it was made, its pages as they were planned, and the file."""

    deck: Deck
    pages: Sequence[Sequence[PlacedBlock]]
    paper: str
    printed: Printed

    @cached_property
    def document(self) -> Node:
        """Its elements."""
        numbered = enumerate(self.printed.qpdf.pages, start=1)
        texts = {page.obj.objgen: (at, self.marked[at - 1]) for at, page in numbered}
        return _node(self.printed.catalog.StructTreeRoot.K, texts)

    @cached_property
    def marked(self) -> list[MarkedTexts]:
        """The texts of every page by their marks."""
        return [self.printed.marked_texts(page) for page in range(len(self.printed))]

    def furniture(self, page: int) -> str:
        """What stands around the text of a page (from 1) and is not read: the running head, then the number."""
        return squeezed(self.marked[page - 1].get(UNREAD, ""))

    @cached_property
    def nodes(self) -> list[Node]:
        """All elements in reading order."""
        return list(self.document.walk())

    @cached_property
    def outline(self) -> list[tuple[str, int]]:
        """Words and page (from 1) of every entry of the outline."""
        return [(str(at.get_title()), at.get_dest().get_index() + 1) for at in self.printed.pdfium.get_toc()]

    def of(self, *roles: str) -> list[Node]:
        """The elements of these roles."""
        return [node for node in self.nodes if node.role in roles]

    def chapter(self, title: str) -> list[Node]:
        """The elements from the heading of a chapter to the next one."""
        heads = [at for at, node in enumerate(self.nodes) if node.role == "H1"]
        start = next(at for at in heads if self.nodes[at].text == squeezed(title))
        end = next((at for at in heads if at > start), len(self.nodes))
        return self.nodes[start:end]

    def text(self) -> str:
        """All that stands on its pages, as it is drawn."""
        return "\n".join(self.printed.text(page) for page in range(len(self.printed)))


def _node(element: Object, texts: dict[tuple[int, int], tuple[int, dict[int, str]]]) -> Node:
    marks, below = [], []
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, int):
            page, found = texts[element.Pg.objgen]
            marks.append((page, found.get(kid, "")))
        elif kid.get("/Type") == Name.MCR:
            page, found = texts[kid.Pg.objgen]
            marks.append((page, found.get(int(kid.MCID), "")))
        elif kid.get("/Type") != Name.OBJR:
            below.append(_node(kid, texts))
    return Node(str(element.S).removeprefix("/"), tuple(marks), tuple(below), str(element.get("/Alt", "")))


def make(deck: Deck, paper: str = "a4", people: int = 8) -> Guide:
    """The guide of a deck."""
    prepared = layout.prepare(deck, layout.Options(paper=paper, people=people), silent)  # type: ignore[arg-type]
    return Guide(deck, [page.blocks for page in prepared.pages], paper, Printed(prepared.draw(silent)))


@cache
def guide(language: str, paper: str = "a4", session: str = "", people: int = 8) -> Guide:
    """A guide of the deck that we ship."""
    loaded = shipped_bank()
    chosen = {each.id: each for each in loaded.bank.sessions}.get(session)
    return make(choose(loaded.bank, language, loaded.places, chosen), paper, people)


# ---------------------------------------------------------------------------------------------- decks of other people

HOSTILE = r"A & B <b>c</b> (d\e) {name} 100 % &amp; ]]>"
LONG = "These are the words of somebody who likes to explain at length what others say with a nod of the head."

SMALL = """\
title: Small
languages: [en]
suits:
  - {id: A, name: Work}
questions:
  - {id: A1, suit: A, question: "What *really* happened?"}
"""


def questions(many: int) -> str:
    """A deck of so many questions in three suits, and a session that puts forty of them on one table."""
    rows = [
        f'  - {{id: {"ABC"[n % 3]}{n}, suit: {"ABC"[n % 3]}, question: "Question {n}, {"and on " * (n % 9)}?"}}\n'
        for n in range(many)
    ]
    suits = "".join(f"  - {{id: {name}, name: Suit {name}}}\n" for name in "ABC")
    drawing = session(["Do it."], ["Say it."]) + "        draws: [{many: 40}]\n"
    return f"title: Many\nlanguages: [en]\nsuits:\n{suits}questions:\n{''.join(rows)}{drawing}"


def session(do: Sequence[str], say: Sequence[str], name: str = "One evening") -> str:
    """A session of one step."""
    texts = [
        f"        {key}:\n" + "".join(f"          - {each}\n" for each in each_)
        for key, each_ in (("do", do), ("say", say))
    ]
    return (
        f"sessions:\n  - id: one\n    name: {name}\n    for_whom: Everyone.\n    steps:\n      - kind: arrive\n"
        f"        name: Hello\n        minutes: {{shortest: 1, longest: 2}}\n        aim: All are there.\n{''.join(texts)}"
    )


TIPS = """\
tips:
  - id: T1
    title: Take time
    text: There is no hurry.
    parts:
      - {id: T1a, text: Really.}
  - id: T2
    title: Ask on
    text: And then?
    why: It helps.
    do: [Ask., Wait.]
    avoid: [Answering.]
    suit: A
"""

CUSTOM = {
    "one-suit": SMALL,
    "tips-alone": SMALL + TIPS,
    "300-cards": questions(300),
    "long-steps": SMALL + session([LONG] * 9, [LONG] * 6),
    "long-names": SMALL + session(["Do it."], ["Say it."], name="How we came back from a long and winding road " * 3),
}


@cache
def custom(name: str, paper: str = "a5") -> Guide:
    """The guide of one of these decks."""
    with tempfile.TemporaryDirectory() as folder:
        return make(file_deck(Path(folder) / "cards.yaml", CUSTOM[name]), paper)


WHOLE = [f"{language} {paper}" for language in LANGUAGES for paper in PAPERS]
NARROWED = [f"{language} a4 {session}" for language, session in zip(("nl", "en", "nl", "en"), SESSIONS, strict=True)]
EVERY = [*WHOLE, *NARROWED, *CUSTOM]


def rows(nodes: Sequence[Node]) -> list[Node]:
    return [node for node in nodes if node.role == "TR"]
