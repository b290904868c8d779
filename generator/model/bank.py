"""The vocabulary: what a question bank holds; values only, no behaviour of their own.

The types are at once the documentation of ``cards.yaml`` and what reads it: every key of the file is a field here, what
it is for and what it may hold stand in the annotation, and ``bank.convert`` turns plain values into these.
"""

# No lazy annotations here: msgspec would evaluate each as a text, twice in every run, and that is 10 ms.

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct, field

from generator.model.paper import PageSize
from generator.model.scalars import Colour, Depth, Identifier, LanguageCode, OwnText, Tag, Text
from generator.model.session import Session

MOST_LANGUAGES = 20
"""Languages of one bank."""

Origin: TypeAlias = Annotated[
    Literal["source", "own"], Meta(description="Where it comes from; for our own deck, leave it out.")
]
"""Whether an entry words what the source page asks for, or is our own."""


class Picture(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A picture in a file beside the deck (PNG, JPEG or SVG), and in words what it shows, for people who cannot see it."""

    file: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=200,
            description="The file of the picture (PNG, JPEG or SVG), from the folder of the deck.",
        ),
    ]
    shows: Annotated[Text, Meta(description="What the picture shows, in words, for people who cannot see it.")]


class Suit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the colours of the deck: a theme that its questions share.

    ``icon`` and ``colour`` may be left out: the theme then gives the next free one. ``purpose`` says what the suit is for
    and ``play`` how to play it; a suit with either gets a suit card in the deck. ``tip`` names the tip behind the suit.
    """

    id: Annotated[Identifier, Meta(description="A short name of its own, for questions to name their suit by.")]
    name: Annotated[Text, Meta(description="Its name, at the top of its cards.")]
    icon: (
        Annotated[Identifier, Meta(description="The icon of the suit; the theme's next one where left out.")] | None
    ) = None
    colour: (
        Annotated[Colour, Meta(description="The colour of the suit, with quotes; the theme's next one where left out.")]
        | None
    ) = None
    purpose: Annotated[Text, Meta(description="What the suit is for; on its suit card.")] | None = None
    play: Annotated[Text, Meta(description="How to play it; on its suit card.")] | None = None
    tip: Annotated[Identifier, Meta(description="The id of the tip behind the suit.")] | None = None


class Question(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question card: the question, and the probe that digs one level deeper.

    ``follows`` names what must come first: ids of other questions, or ``story`` where a story must have been told.
    ``source`` names the question of the source page that this one covers.
    """

    id: Annotated[Identifier, Meta(description="A short name of its own, printed on the card.")]
    suit: Annotated[Identifier, Meta(description="The id of its suit.")]
    question: Annotated[Text, Meta(description="The question.")]
    probe: Annotated[Text, Meta(description="The follow-up question, below the line on the card.")] | None = None
    depth: Annotated[Depth, Meta(description="How deep it goes: 1 to arrive, 2 to dig, 3 to turn.")] = 1
    tags: Annotated[
        tuple[Tag, ...],
        Meta(description="Words of your own about it; not printed, but sessions draw by them, and `--tag` chooses."),
    ] = ()
    follows: Annotated[
        tuple[Identifier, ...], Meta(description="What must come first: `story`, or the ids of other questions.")
    ] = ()
    picture: Annotated[Picture, Meta(description="A picture on the card.")] | None = None
    origin: Origin = "own"
    source: (
        Annotated[
            Identifier, Meta(description="The question of the source that it covers; for our own deck, leave it out.")
        ]
        | None
    ) = None


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text with an id: a purpose, a result, a part of a tip."""

    id: Annotated[Identifier, Meta(description="A short name of its own.")]
    text: Annotated[Text, Meta(description="The text.")]
    origin: Origin = "own"


class Tip(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A tip card for whoever hosts: a short title, a text, and parts where the tip has several.

    The guide gives each tip a page: ``why`` it matters, what to ``do`` and what to ``avoid``.
    """

    id: Annotated[
        Identifier,
        Meta(description="A short name of its own; the number on the card is its place among the tips."),
    ]
    title: Annotated[Text, Meta(description="Its name, in a few words.")]
    text: Annotated[Text, Meta(description="The tip.")]
    parts: Annotated[tuple[Entry, ...], Meta(description="Points below the text.")] = ()
    suit: Annotated[Identifier, Meta(description="The id of the suit that it belongs to.")] | None = None
    why: Annotated[Text, Meta(description="Why it matters; on the tip's page in the guide.")] | None = None
    do: Annotated[tuple[Text, ...], Meta(description="What to do; on the tip's page in the guide.")] = ()
    avoid: Annotated[tuple[Text, ...], Meta(description="What to avoid; on the tip's page in the guide.")] = ()
    picture: Annotated[Picture, Meta(description="A picture with the tip.")] | None = None
    origin: Origin = "own"


PageKind: TypeAlias = Literal[
    "cover", "why", "arriving", "story", "questions", "my-line", "compliments", "expectations", "closing", "notes",
    "night-later", "month-later", "back", "agreements", "timeline", "history", "contributions", "prize", "signals",
    "next-steps",
]  # fmt: skip
"""What a page is for; ``questions`` stands for the pages with the questions. Those of ``TEAM_PAGES`` are the team's."""

TEAM_PAGES: dict[str, str] = {
    "agreements": "agreements", "timeline": "timeline", "history": "history", "contributions": "contributions",
    "prize": "team-of-the-year", "signals": "signals", "next-steps": "next-steps",
}  # fmt: skip
"""Pages that earlier versions had in the workbook, and which of the team's sheets each is now."""

Ruling: TypeAlias = Literal["lines", "dots", "grid", "blank", "cornell"]
"""What a page to write on is ruled with."""


class WorkbookPage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pages of the workbook: which kind, how many, and on request their own ruling."""

    page: Annotated[
        PageKind,
        Meta(
            description="What it is for (`spiegel list pages`): `questions` are those with questions; the team's, such as"
            " `timeline`, make team sheets."
        ),
    ]
    audience: Annotated[
        Literal["person", "team"],
        Meta(
            description="As in earlier versions: whose page it is. Its kind says that now.",
            extra={
                "superseded": "leave it out: the workbook is each person's own, and what the team fills in, such as a"
                " timeline, is among spiegel team-sheets"
            },
        ),
    ] = field(name="for", default="person")
    copies: Annotated[int, Meta(ge=1, le=40, description="How many of it.")] = 1
    ruling: (
        Annotated[Ruling, Meta(description="What it is ruled with; what `--ruling` says where left out.")] | None
    ) = None


MOST_PEOPLE = 60
"""People for whom every product has rows."""


class PrintSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the deck is printed where the command line does not say: what `--paper`, `--stock` and `--people` say there."""

    paper: (
        Annotated[
            PageSize,
            Meta(
                description="The paper of the guide and the workbook; the cards lie on the first stock that is on that paper, "
                "where there is one."
            ),
        ]
        | None
    ) = None
    stock: (
        Annotated[
            str,
            Meta(
                min_length=1,
                max_length=40,
                description="The sheet and the size of the cards, whatever `paper` says: see `spiegel list stocks`.",
            ),
        ]
        | None
    ) = None
    people: (
        Annotated[
            int,
            Meta(
                ge=1,
                le=MOST_PEOPLE,
                description="How many people take part; sets tables, rows and the materials list.",
            ),
        ]
        | None
    ) = None


class Bank(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The question bank: ``cards.yaml`` as it is written, its keys from the top.

    ``theme`` is the name of a theme that we ship, or a file of the user's own beside the deck. ``texts`` are the deck's own
    in place of our general texts and fixed words, by their ids.
    """

    title: Annotated[
        Text, Meta(description="The name of the deck: small at the foot of every card, large on the covers.")
    ]
    languages: Annotated[
        tuple[LanguageCode, ...],
        Meta(
            min_length=1,
            max_length=MOST_LANGUAGES,
            description="The languages in which every text is given; the first is printed where none is asked for.",
        ),
    ]
    suits: Annotated[
        tuple[Suit, ...],
        Meta(min_length=1, description="The suits: the themes that questions share, each with its colour."),
    ]
    questions: Annotated[
        tuple[Question, ...],
        Meta(min_length=1, description="The questions: a card each, suit by suit in the order of this list."),
    ]
    version: Annotated[
        str, Meta(min_length=1, max_length=20, description="Small on the card that says how to play, and in the books.")
    ] = "1.0"
    author: (
        Annotated[
            str,
            Meta(
                min_length=1,
                max_length=200,
                description="Who made the deck; in the guide, at the back of the workbook and in the properties of the PDF.",
            ),
        ]
        | None
    ) = None
    licence: (
        Annotated[
            str,
            Meta(
                min_length=1,
                max_length=200,
                description="What others may do with the deck, such as CC BY 4.0; in the guide and at the back of the"
                " workbook.",
            ),
        ]
        | None
    ) = None
    theme: (
        Annotated[
            str,
            Meta(
                min_length=1,
                max_length=200,
                description="How it looks: the name of a theme that comes with Spiegel, or a theme file beside the deck.",
            ),
        ]
        | None
    ) = None
    purpose: Annotated[tuple[Entry, ...], Meta(description="What a session is for; in the guide.")] = ()
    results: Annotated[tuple[Entry, ...], Meta(description="What a session yields; in the guide.")] = ()
    tips: Annotated[
        tuple[Tip, ...], Meta(description="Tips for whoever hosts: a card each, and a page each in the guide.")
    ] = ()
    sessions: Annotated[tuple[Session, ...], Meta(description="Ready sessions, step by step, in the guide.")] = ()
    texts: Annotated[
        dict[str, OwnText],
        Meta(
            description="The guide's and the workbook's own texts in other words; their names are those of"
            " `spiegel list texts`."
        ),
    ] = {}
    workbook: Annotated[
        tuple[WorkbookPage, ...],
        Meta(description="The pages of the workbook in their order, where the usual ones are not wanted."),
    ] = ()
    printing: Annotated[
        PrintSettings, Meta(description="How it is printed, where the usual paper, stock and people are not wanted.")
    ] = field(name="print", default=PrintSettings())


def suit_card_id(suit_id: str) -> str:
    """The id of a suit's card."""
    return f"S-{suit_id}"


STORY = "story"
"""The one value of ``follows`` that is no id: a story must have been told."""
