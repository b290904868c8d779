"""What tests share: decks made on the spot, the decks we ship, and the real command."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec import Struct
from msgspec.structs import replace
from readback import Printed

from generator.bank import shipped
from generator.bank.loading import Loaded, load
from generator.deck.selection import choose
from generator.model.bank import Bank, Question, Suit, Tip
from generator.model.deck import Deck, Extra, Selection
from generator.model.paper import Grid, Pitch, Size, Start, Stock
from generator.model.problems import DeckError, Problem
from generator.product import silent
from layouts.cards import product as cards
from layouts.pdf.canvas import Canvas
from layouts.pdf.metadata import Description
from layouts.theme.styles import Styles
from layouts.theme.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from generator.model.paper import Flip, PaperName, Turn
    from generator.model.scalars import Depth
    from layouts.cards.kinds_of_back import Backs
    from layouts.text.typesetting import Fitted

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("nl", "en")
STOCKS = shipped.USUAL_STOCKS
"""Those that most tests print on."""

EVERY_STOCK = tuple(shipped.stocks())

SHORT_QUESTIONS = ("A02", "A08")
"""Of the bank that we ship, such as fit on every stock."""

# ------------------------------------------------------------------------------------------------------ decks

SHORT = """\
title: Kort
languages: [nl]
suits:
  - {id: A, name: Werk}
questions:
  - {id: A1, suit: A, question: Wat deed je?}
"""
"""The shortest deck, as a file has it."""


def ask(
    identifier: str,
    text: str = "What did you learn?",
    probe: str = "",
    *,
    depth: Depth = 1,
    follows: tuple[str, ...] = (),
) -> Question:
    """A question in English; the first letter of its id is its suit."""
    return Question(
        id=identifier,
        suit=identifier[0],
        question={"en": text},
        probe={"en": probe} if probe else None,
        depth=depth,
        follows=follows,
    )


def make_deck(questions: Sequence[Question], *, suits: Sequence[Suit] = (), tips: Sequence[Tip] = ()) -> Deck:
    """A deck in English that stands in no file; suits that are not given have nothing but a name."""
    names = dict.fromkeys(question.suit for question in questions)
    bank = Bank(
        title={"en": "Small"},
        languages=("en",),
        suits=tuple(suits) or tuple(Suit(id=name, name={"en": f"Suit {name}"}) for name in names),
        questions=tuple(questions),
        tips=tuple(tips),
    )
    return choose(bank, "en", None)


class Beside(Struct, frozen=True):
    """The places of a deck made on the spot: in no file, but with a folder for its pictures and its theme."""

    folder: Path
    stocks: Mapping[str, Stock] = {}

    def problem(self, entry_id: str, keys: tuple[str | int, ...], what: str, hint: str = "") -> Problem:
        """A problem of an entry."""
        return Problem(what, where=", ".join(map(str, (entry_id, *keys))), hint=hint)


def file_deck(path: Path, text: str) -> Deck:
    """The deck of a YAML file, which is written first, in the first language it has."""
    path.write_text(text, encoding="utf-8")
    loaded = load(path)
    return choose(loaded.bank, loaded.bank.languages[0], loaded.places)


@cache
def shipped_bank() -> Loaded:
    """The bank that we ship."""
    return load(shipped.shipped_bank())


def shipped_deck(language: str) -> Deck:
    """The deck that we ship, in a language."""
    loaded = shipped_bank()
    return choose(loaded.bank, language, loaded.places)


def too_long(what: str) -> tuple[str, int]:
    """A problem of a text that does not fit → what is said without the figures, and how many characters it is said to have."""
    told = re.fullmatch(r"(.*) \((\d+) characters, of which about (\d+) fit\)", what)
    assert told, what
    assert 0 < int(told[3]) < int(told[2])
    return told[1], int(told[2])


def texts_of(content: Question | Suit | Tip | Extra, language: str) -> list[str]:
    """The texts that one card carries, in reading order."""
    match content:
        case Question(question=question, probe=probe):
            texts = [question, probe]
        case Suit(name=name, purpose=purpose, play=play):
            texts = [name, purpose, play]
        case Tip(title=title, text=text, parts=parts):
            texts = [title, text, *(part.text for part in parts)]
        case Extra():
            texts = []
    return [text[language] for text in texts if text]


# --------------------------------------------------------------------------------------------- looks and stocks


def theme() -> Theme:
    """The theme that we ship."""
    return shipped.theme("spiegel", Theme)


def labels(
    card: tuple[float, float],
    grid: tuple[int, int],
    first: tuple[float, float],
    pitch: tuple[float, float],
    *,
    paper: PaperName = "a4",
    flip: Flip = "long-edge",
    landscape: bool = False,
    turn: Turn = 0,
) -> Stock:
    """A sheet as its maker's table gives it: pairs of what is across and what is down."""
    return Stock(
        name="labels",
        title="Labels",
        paper=paper,
        card=Size(width=card[0], height=card[1]),
        grid=Grid(columns=grid[0], rows=grid[1]),
        first=Start(left=first[0], top=first[1]),
        pitch=Pitch(across=pitch[0], down=pitch[1]),
        said_safe=4,
        said_marks="outside",
        said_bar="none",
        said_caption="none",
        source="a test",
        flip=flip,
        landscape=landscape,
        turn=turn,
    )


LP795 = labels((85, 55), (2, 5), (14, 10.5), (95, 55))
"""Sigel LP795, off-centre: 14 mm at the left and 16 at the right, 10.5 above and 11.5 below."""

# --------------------------------------------------------------------------------------------------- drawings


def draw(deck: Deck, stock: str = "poker-a4", backs: Backs = "suit") -> Printed:
    """A deck of cards, printed."""
    return Printed(cards.prepare(deck, cards.Options(stock=stock, backs=backs), silent).draw(silent))


@cache
def few_cards(stock: str, language: str = "nl", backs: Backs = "suit", many: int = 1) -> Printed:
    """So many of the questions that we ship, printed; all of them short enough for every stock."""
    loaded = shipped_bank()
    short = tuple(question.id for question in loaded.bank.questions if question.id in SHORT_QUESTIONS)
    deck = choose(loaded.bank, language, loaded.places, selection=Selection(only=short))
    cards_ = tuple(replace(deck.cards[at % len(short)], id=f"{at:03}") for at in range(many))
    return draw(replace(deck, cards=cards_), stock, backs)


@cache
def shipped_cards(language: str, stock: str = "poker-a4", backs: Backs = "suit") -> Printed:
    """The cards that we ship, printed."""
    return draw(shipped_deck(language), stock, backs)


def problems(deck: Deck, stock: str = "poker-a4") -> tuple[Problem, ...]:
    """Why a deck cannot be printed."""
    try:
        cards.prepare(deck, cards.Options(stock=stock), silent)
    except DeckError as error:
        return error.problems
    return ()


class Draft:
    """A PDF in the making, for tests of the canvas: pages of 100 by 100 mm."""

    def __init__(self, title: str = "A title", author: str = "An author", language: str = "en") -> None:
        self.styles = Styles(theme().fonts)
        self.canvas = Canvas(Description(title, author, language))

    def page(self) -> AbstractContextManager[None]:
        """Opens a page."""
        return self.canvas.page(Size(width=100, height=100))

    def paragraph(self, fitted: Fitted | None) -> None:
        """A paragraph at the top of the page that is open."""
        assert fitted is not None
        with self.canvas.tagged("P"):
            self.canvas.text(fitted, 10, 270, "#000000")

    def finish(self) -> Printed:
        """The file."""
        return Printed(self.canvas.finish())


# ---------------------------------------------------------------------------------------------- the real command

ENVIRONMENT = {"SPIEGEL_CONFIG": "/nowhere", **os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


MEASURED = """
import sys
from pathlib import Path
from generator.cli.main import main

sys.argv = ["spiegel", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    assert not end.code
status = Path("/proc/self/status").read_text().splitlines()
print(next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""


def peak(*words: str, folder: Path) -> int:
    """The KB of memory that the command took at most, its own: ``ru_maxrss`` begins with what the starting process has."""
    if not Path("/proc/self/status").exists():
        pytest.skip("this system does not tell what a process took")
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED, *words],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return int(ran.stdout.split()[-1])


def spiegel(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """What the command does in a folder, as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env=ENVIRONMENT | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
