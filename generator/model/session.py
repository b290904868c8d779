"""A session as a bank describes it: its steps in order, and which questions each lays on the table; values only."""

# No lazy annotations here: msgspec would evaluate each as a text, twice in every run, and that is 10 ms.

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

from generator.model.scalars import Depth, Identifier, Tag, Text


class Rhythm(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long a step tends to take, in minutes; for the facilitator's eyes only.

    What is the same for any group, and what a round adds for each voice at a table. Where there are several tables, they
    come together, and each has its say.
    """

    shortest: Annotated[int, Meta(ge=1, le=600, description="The fewest minutes that it tends to take, rounds aside.")]
    longest: Annotated[int, Meta(ge=1, le=600, description="The most minutes that it tends to take, rounds aside.")]
    each: Annotated[float, Meta(ge=0, le=60, description="Minutes more for each person at the table: the rounds.")] = (
        0.0
    )
    table: Annotated[
        float, Meta(ge=0, le=60, description="Minutes more for each table where there are several: coming together.")
    ] = 0.0


class Draw(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which questions a step lays on the table: ``many`` of those that have all that is asked for.

    A question qualifies by its suit, its depth, its id and at least one of the tags; what is left out does not matter. The first
    ones in the deck's order are taken that no earlier step took.
    """

    many: Annotated[int, Meta(ge=1, le=200, description="How many questions go on the table.")]
    suits: Annotated[tuple[Identifier, ...], Meta(description="Only of these suits.")] = ()
    depths: Annotated[tuple[Depth, ...], Meta(description="Only of these depths.")] = ()
    cards: Annotated[tuple[Identifier, ...], Meta(description="Only these questions.")] = ()
    tags: Annotated[tuple[Tag, ...], Meta(description="Only with at least one of these tags.")] = ()


SUPERSEDED = "write actions, each with its do and, where you speak, its say"
"""What a step of an earlier version has instead of two lists."""

StepKind: TypeAlias = Literal["arrive", "agreements", "story", "cards", "meaning", "conclusions", "close"]
"""What a step is for; after a ``story``, questions that follow one may be drawn."""


TeamSheet: TypeAlias = Literal[
    "mine", "agreements", "timeline", "history", "contributions", "team-of-the-year", "signals", "next-steps",
    "quotes", "closing", "evaluation", "report",
]  # fmt: skip
"""What a step is written on: ``mine`` is each person's own workbook, the others are single sheets of the team."""

SheetKind: TypeAlias = Literal[
    "agreements", "timeline", "history", "contributions", "team-of-the-year", "signals", "next-steps", "quotes",
    "closing", "evaluation", "report",
]  # fmt: skip
"""The sheets of the team."""


class Action(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that the facilitator does, and the words that go with it."""

    do: Annotated[Text, Meta(description="What the facilitator does.")]
    say: Annotated[Text, Meta(description="What the facilitator says aloud with it.")] | None = None


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step of a session: what the facilitator does and says, when the step is done, and how to go on."""

    kind: Annotated[StepKind, Meta(description="What the step is for.")]
    name: Annotated[Text, Meta(description="Its name.")]
    minutes: Annotated[
        Rhythm,
        Meta(description="About how long it takes; for the facilitator's eyes only.", extra={"formerly": "rhythm"}),
    ]
    aim: Annotated[Text, Meta(description="What it is for, in a sentence.")] | None = None
    actions: Annotated[
        tuple[Action, ...], Meta(description="What the facilitator does and says, one after the other.")
    ] = ()
    do: Annotated[
        tuple[Text, ...],
        Meta(description="As in earlier versions: what the facilitator does.", extra={"superseded": SUPERSEDED}),
    ] = ()
    say: Annotated[
        tuple[Text, ...],
        Meta(description="As in earlier versions: what the facilitator says.", extra={"superseded": SUPERSEDED}),
    ] = ()
    ready: Annotated[tuple[Text, ...], Meta(description="What to tick off before going on.")] = ()
    transition: Annotated[Text, Meta(description="How to go on to the next step.")] | None = None
    draws: Annotated[tuple[Draw, ...], Meta(description="Which questions go on the table.")] = ()
    sheets: Annotated[tuple[TeamSheet, ...], Meta(description="What is written on in it.")] = ()


class Session(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A way through an evening or a day: its steps in order, and the cards that they draw on."""

    id: Annotated[Identifier, Meta(description="A short name of its own, for `--session`.")]
    name: Annotated[Text, Meta(description="Its name.")]
    for_whom: Annotated[Text, Meta(description="For whom it is.", extra={"formerly": "suits_whom"})]
    room: Annotated[Text, Meta(description="Which room and which seats it asks for.")] | None = None
    materials: Annotated[
        tuple[Text, ...], Meta(description="What to have ready, beside cards, workbook and sheets.")
    ] = ()
    steps: Annotated[tuple[Step, ...], Meta(min_length=1, description="Its steps, in their order.")]
