"""The vocabulary: what a question bank holds and what a deck is made of; values only, no behaviour of their own.

The types are at once the documentation of ``cards.yaml`` and what reads it: every key of the file is a field here, its
constraints stand in the annotation, and ``records`` turns plain values into these.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct, field

LONGEST_TEXT = 2000
"""Characters in one text; a bound on the work of breaking it, far above what a card holds."""

MOST_LANGUAGES = 20
"""Languages of one bank."""

Identifier: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,11}$",
        description="1 to 12 letters, digits, - or _ (the first a letter or a digit)",
    ),
]
"""Letters and digits (also - and _), at most 12: printed on the card, used in files and options."""

LanguageCode: TypeAlias = Annotated[
    str, Meta(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$", description="the code of a language, such as nl, en or pt-BR")
]
"""A language as in BCP 47: ``nl``, ``en``, ``pt-BR``."""

Colour: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^#[0-9A-Fa-f]{6}$",
        description="a colour written as # and six digits or letters a to f",
        extra={"hint": 'such as "#0F6B6B", with the quotes'},
    ),
]
"""``#rrggbb`` in sRGB."""

Text: TypeAlias = dict[str, Annotated[str, Meta(min_length=1, max_length=LONGEST_TEXT)]]
"""A text in every language of the bank, by language code."""

OwnText: TypeAlias = dict[LanguageCode, Annotated[str, Meta(min_length=1, max_length=LONGEST_TEXT)]]
"""A text in place of one of ours, in those languages of the bank in which it is another."""

Depth: TypeAlias = Literal[1, 2, 3]
"""1 arrive, 2 dig, 3 turn."""

Origin: TypeAlias = Literal["source", "own"]
"""Whether an entry words what the source page asks for, or is our own."""


class Picture(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A picture in a file beside the deck (PNG, JPEG or SVG), and in words what it shows, for who cannot see it."""

    file: Annotated[str, Meta(min_length=1, max_length=200)]
    shows: Text


class Suit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the colours of the deck: a theme that its questions share.

    ``icon`` and ``colour`` may be left out: the theme then gives the next free one. ``purpose`` says what the suit is for
    and ``play`` how to play it; a suit with either gets a suit card in the deck. ``tip`` names the tip behind the suit.
    """

    id: Identifier
    name: Text
    icon: Identifier | None = None
    colour: Colour | None = None
    purpose: Text | None = None
    play: Text | None = None
    tip: Identifier | None = None


class Question(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question card: the question, and the probe that digs one level deeper.

    ``follows`` names what must come first: ids of other questions, or ``story`` where a story must have been told.
    ``source`` names the question of the source page that this one covers.
    """

    id: Identifier
    suit: Identifier
    question: Text
    probe: Text | None = None
    depth: Depth = 1
    tags: tuple[Annotated[str, Meta(min_length=1, max_length=40)], ...] = ()
    follows: tuple[Identifier, ...] = ()
    picture: Picture | None = None
    origin: Origin = "own"
    source: Identifier | None = None


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text with an id: a purpose, a result, a part of a tip."""

    id: Identifier
    text: Text
    origin: Origin = "own"


class Tip(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A tip card for whoever hosts: a short title, a text, and parts where the tip has several.

    The guide gives each tip a page: ``why`` it matters, what to ``do`` and what to ``avoid``.
    """

    id: Identifier
    title: Text
    text: Text
    parts: tuple[Entry, ...] = ()
    suit: Identifier | None = None
    why: Text | None = None
    do: tuple[Text, ...] = ()
    avoid: tuple[Text, ...] = ()
    picture: Picture | None = None
    origin: Origin = "own"


class Rhythm(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long a step tends to take, in minutes; for the facilitator's eyes only."""

    shortest: Annotated[int, Meta(ge=1, le=600)]
    longest: Annotated[int, Meta(ge=1, le=600)]


class Draw(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which questions a step lays on the table: ``many`` of those that have all that is asked for.

    A question qualifies by its suit, its depth and at least one of the tags; what is left out does not matter. The first
    ones in the deck's order are taken that no earlier step took.
    """

    many: Annotated[int, Meta(ge=1, le=200)]
    suits: tuple[Identifier, ...] = ()
    depths: tuple[Depth, ...] = ()
    tags: tuple[Annotated[str, Meta(min_length=1, max_length=40)], ...] = ()


StepKind: TypeAlias = Literal["arrive", "agreements", "story", "cards", "meaning", "conclusions", "close"]
"""What a step is for; after a ``story``, questions that follow one may be drawn."""


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step of a session: what the facilitator does and says, when the step is done, and how to go on."""

    kind: StepKind
    name: Text
    rhythm: Rhythm
    aim: Text | None = None
    do: tuple[Text, ...] = ()
    say: tuple[Text, ...] = ()
    ready: tuple[Text, ...] = ()
    transition: Text | None = None
    draws: tuple[Draw, ...] = ()


class Session(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A way through an evening or a day: its steps in order, and the cards that they draw on."""

    id: Identifier
    name: Text
    suits_whom: Text
    steps: Annotated[tuple[Step, ...], Meta(min_length=1)]


PageKind: TypeAlias = Literal[
    "cover", "why", "agreements", "arriving", "story", "questions", "compliments", "contributions", "timeline",
    "history", "prize", "signals", "expectations", "next-steps", "notes", "closing", "back",
]  # fmt: skip
"""What a page of the workbook is for; ``questions`` stands for a page a question."""

Ruling: TypeAlias = Literal["lines", "dots", "grid", "blank", "cornell"]
"""What a page to write on is ruled with."""


class WorkbookPage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pages of the workbook: which kind, for whom, how many, and on request their own ruling."""

    page: PageKind
    audience: Literal["person", "team"] = field(name="for", default="person")
    copies: Annotated[int, Meta(ge=1, le=40)] = 1
    ruling: Ruling | None = None


class Bank(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The question bank: ``cards.yaml`` as it is written, its keys from the top.

    ``theme`` is the name of a theme that we ship, or a file of the user's own beside the deck. ``texts`` are the deck's own
    in place of our general texts and fixed words, by their ids.
    """

    title: Text
    languages: Annotated[tuple[LanguageCode, ...], Meta(min_length=1, max_length=MOST_LANGUAGES)]
    suits: Annotated[tuple[Suit, ...], Meta(min_length=1)]
    questions: Annotated[tuple[Question, ...], Meta(min_length=1)]
    version: Annotated[str, Meta(min_length=1, max_length=20)] = "1.0"
    author: Annotated[str, Meta(min_length=1, max_length=200)] | None = None
    theme: Annotated[str, Meta(min_length=1, max_length=200)] | None = None
    purpose: tuple[Entry, ...] = ()
    results: tuple[Entry, ...] = ()
    tips: tuple[Tip, ...] = ()
    sessions: tuple[Session, ...] = ()
    texts: dict[str, OwnText] = {}
    workbook: tuple[WorkbookPage, ...] = ()


STORY = "story"
"""The one value of ``follows`` that is no id: a story must have been told."""
