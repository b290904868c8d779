"""A deck, the workbook's texts and a plan → its pages: each a kind, for whom it is, and its blocks from the top down.

An engineer adds a kind of page as a method here and a word in ``generator.model.PageKind``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec import Struct

from generator.model.problems import Problem
from layouts.book.composer import Source
from layouts.book.flow import Block, Text
from layouts.book.pages import Heading
from layouts.text.coverage import reason
from layouts.workbook.blocks import Columns, Fill, Horizon, QuestionHead, Room, Ruled, Sketch, Timeline, share_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.model.bank import Question, Ruling, WorkbookPage
    from generator.model.deck import Card
    from layouts.book.composer import Composer
    from layouts.cards.card import CardDesign


LEAST_ROOM = 90.0
"""Points of height below a question; a good three centimetres."""


class Page(Struct, frozen=True):
    """A page of the workbook: its kind, for whom it is, its blocks; ``spread`` asks for a page on the left."""

    kind: str
    audience: str
    blocks: tuple[Block, ...]
    spread: bool = False


class Pages:
    """The pages of one workbook.

    Args:
        composer: sets the texts.
        design: colours and icons.
        people: how many take part; a row for each where a page has rows.
        ruling: of the room to write.
        pitch: between lines, dots or squares, in mm.
        name: printed on the cover, where the workbook is somebody's.
    """

    def __init__(
        self, composer: Composer, design: CardDesign, people: int, ruling: Ruling, pitch: float, name: str
    ) -> None:
        self.composer, self.design, self.people = composer, design, people
        self.ruling, self.pitch, self.name = ruling, pitch, name
        self.deck = design.deck
        self.language = self.deck.language

    def of(self, entry: WorkbookPage, cards: Sequence[Card]) -> Iterator[Page]:
        """The pages that an entry of the plan stands for; ``cards`` are the questions that get a page."""
        for _ in range(entry.copies):
            if entry.page == "questions":
                for card in cards:
                    page = self._page(entry, self.question(card))
                    if page.blocks[-1].height < LEAST_ROOM:
                        what, hint = (
                            "leaves no room to write below it in the workbook",
                            "shorten it, or take larger paper",
                        )
                        self.composer.problems.append(
                            self.deck.problem(card.id, ("question", self.language), what, hint)
                        )
                    yield page
            elif entry.page == "history":
                yield self._page(entry, self.history("history-text", first=True), spread=True)
                yield self._page(entry, self.history("history-text-2", first=False))
            else:
                make: Callable[[], list[Block]] = {
                    "notes": lambda: self.notes(entry.ruling or self.ruling),
                    "next-steps": self.next_steps,
                }.get(entry.page) or getattr(self, entry.page)
                yield self._page(entry, make())

    def blank(self) -> Page:
        """A page for notes, where a place would stay empty."""
        blocks = self.notes("dots")
        share_out(blocks, self.composer.frame.height)
        return Page("notes", "person", tuple(blocks))

    def _page(self, entry: WorkbookPage, blocks: list[Block], *, spread: bool = False) -> Page:
        share_out(blocks, self.composer.frame.height)
        return Page(entry.page, entry.audience, tuple(blocks), spread)

    # ---------------------------------------------------------------- pages

    def cover(self) -> list[Block]:
        """Whose workbook it is: title, and lines for team, date, place and guide."""
        composer, title = self.composer, self.deck.bank.title[self.language]
        heading = Heading(
            composer.fitted(title, composer.styles.strong, composer.size * 3), title, 1, composer.theme.ink
        )
        blocks: list[Block] = [
            Horizon(composer, self.design),
            heading,
            Text(
                composer.fitted(composer.words("workbook-title"), composer.styles.running, composer.size * 1.7),
                "P", composer.theme.quiet, before=composer.size * 0.9,
            ),
            composer.paragraph(composer.words("workbook-subtitle"), before=0.8),
            Room(composer, 0.35),
        ]  # fmt: skip
        if self.name:
            lacking = composer.styles.strong.lacking(self.name)
            if lacking:
                what, hint = reason(lacking)
                composer.problems.append(Problem(what, where=f"the name {self.name}", hint=hint))
                return []
            name = composer.fitted(self.name, composer.styles.strong, composer.size * 1.5)
            blocks.append(Text(name, "P", composer.accent))
        else:
            blocks.append(self._fill("name-label"))
        return [*blocks, *(self._fill(f"cover-{field}") for field in ("team", "date", "place", "guide", "people"))]

    def why(self) -> list[Block]:
        """Why and how."""
        return [
            *self._head("why"),
            *self.composer.running("why-how"),
            self._ruled("why", 1.0, before=2.4, label=self.composer.words("why-title")),
        ]

    def agreements(self) -> list[Block]:
        """Agreements to tick, and room for the team's own."""
        composer = self.composer
        own = composer.words("agreements-own")
        head = [*self._head("agreements"), *composer.running("agreements-list")]
        return [*head, composer.label(own, before=2.2), self._ruled("agreements", label=own)]

    def arriving(self) -> list[Block]:
        """Three prompts to arrive."""
        return [*self._head("arriving"), *self._prompts("arriving", 3)]

    def story(self) -> list[Block]:
        """The case or story."""
        return [*self._head("story"), *self._prompts("story", 4)]

    def closing(self) -> list[Block]:
        """The closing round."""
        return [*self._head("closing"), *self._prompts("closing", 3)]

    def question(self, card: Card) -> list[Block]:
        """A question with room to write."""
        composer, question = self.composer, cast("Question", card.content)
        suit = next(suit for suit in self.deck.bank.suits if suit.id == question.suit)
        label = composer.fitted(
            f"{suit.name[self.language]} · {question.id}", composer.styles.strong, composer.size,
            width=composer.frame.width - composer.size * 3.2,
        )  # fmt: skip
        asked = composer.fitted(
            question.question[self.language],
            composer.styles.text,
            composer.size * 1.5,
            source=Source(card.id, ("question",)),
        )
        probe = question.probe and composer.fitted(
            question.probe[self.language], composer.styles.text, composer.size,
            width=composer.frame.width - composer.size, source=Source(card.id, ("probe",)),
        )  # fmt: skip
        head = QuestionHead(suit, label, asked, probe or None, composer, self.design)
        return [head, self._ruled(f"question-{card.id}", before=2.6, label=question.question[self.language])]

    def compliments(self) -> list[Block]:
        """Compliments received and given, as a pair."""
        composer = self.composer
        blocks: list[Block] = self._head("compliments")
        for side, who in (("received", "from"), ("given", "to")):
            blocks.append(composer.label(composer.words(f"compliments-{side}"), composer.theme.ink, before=2.2))
            blocks.append(self._fill(f"compliments-{who}", before=1.0, name=f"compliments-{side}-{who}"))
            for part in ("what", "effect"):
                words = composer.words(f"compliments-{part}")
                blocks.append(composer.label(words))
                blocks.append(self._ruled(f"compliments-{side}-{part}", label=words))
        return blocks

    def contributions(self) -> list[Block]:
        """Who contributed what: a row for each person."""
        return self._table("contributions", ("who", "what", "thanks"), (0.24, 0.42, 0.34), self.people)

    def expectations(self) -> list[Block]:
        """What we need of each other: a row for each person."""
        return self._table("expectations", ("who", "from", "give"), (0.22, 0.39, 0.39), max(self.people - 1, 1))

    def signals(self) -> list[Block]:
        """What we recognise from now on: hold back, or act."""
        return self._table("signals", ("recognise", "hold-back", "act"), (0.44, 0.28, 0.28), 6)

    def next_steps(self) -> list[Block]:
        """Who does what by when."""
        return self._table("next-steps", ("who", "what", "when", "small"), (0.18, 0.34, 0.16, 0.32), 6)

    def timeline(self) -> list[Block]:
        """The project as a line."""
        composer = self.composer

        def small(name: str) -> Text:
            return composer.label(composer.words(f"timeline-{name}"))

        ends = small("start").fitted, small("now").fitted
        return [*self._head("timeline"), Timeline(composer, ends, (small("up").fitted, small("down").fitted))]

    def history(self, text: str, *, first: bool) -> list[Block]:
        """The learning history: the story in the wide column, remarks beside it."""
        composer = self.composer
        heads = [composer.words("history-story"), composer.words("history-remarks")]
        table = self._columns("history" if first else "history-2", heads, (0.66, 0.34), 1, tinted=1, rules=False)
        if first:
            return [*self._head("history"), table]
        return [composer.lead(composer.words(text)), table]

    def prize(self) -> list[Block]:
        """The team of the year, two years on."""
        composer = self.composer
        return [
            *self._head("prize"),
            self._fill("prize-headline", before=2.2),
            composer.label(composer.words("prize-sketch"), before=1.8),
            Sketch(composer, name="prize-sketch", label=composer.words("prize-sketch")),
            self._fill("prize-because", before=1.8),
            Fill(composer.fitted(" ", composer.styles.text, composer.size), composer, before=1.2, indent=0.1),
        ]

    def notes(self, ruling: Ruling) -> list[Block]:
        """Room for notes."""
        heading = self._title("notes-title")
        pitch = self.pitch if ruling in {"lines", "cornell"} else min(self.pitch, 5.0)
        return [heading, Ruled(self.composer, ruling, pitch, before=1.6, name="notes", label=heading.title)]

    def back(self) -> list[Block]:
        """The back cover."""
        composer = self.composer
        return [Room(composer, 1.0), *composer.running("imprint-text")]

    # ------------------------------------------------------------ furniture

    def _title(self, name: str) -> Heading:
        composer = self.composer
        title = composer.words(name)
        return Heading(
            composer.fitted(title, composer.styles.strong, composer.size * 1.9), title, 1, composer.theme.ink
        )

    def _head(self, name: str) -> list[Block]:
        return [self._title(f"{name}-title"), *self.composer.running(f"{name}-text")]

    def _fill(self, words: str, *, before: float = 1.6, name: str = "") -> Fill:
        composer = self.composer
        label = composer.fitted(composer.words(words), composer.styles.text, composer.size * 0.95)
        return Fill(label, composer, before=before, name=name or words)

    def _ruled(self, name: str, share: float = 1.0, *, before: float = 0.5, label: str = "") -> Ruled:
        return Ruled(self.composer, self.ruling, self.pitch, share, before=before, name=name, label=label or name)

    def _prompts(self, name: str, many: int) -> Iterator[Block]:
        composer = self.composer
        for number in range(1, many + 1):
            words = composer.words(f"{name}-{number}")
            yield composer.label(words, composer.theme.ink, before=1.9)
            yield self._ruled(f"{name}-{number}", label=words)

    def _table(self, name: str, heads: Sequence[str], parts: Sequence[float], rows: int) -> list[Block]:
        words = [self.composer.words(f"{name}-{head}") for head in heads]
        return [*self._head(name), self._columns(name, words, parts, rows)]

    def _columns(
        self, name: str, heads: Sequence[str], parts: Sequence[float], rows: int, *,
        tinted: int | None = None, rules: bool = True,
    ) -> Columns:  # fmt: skip
        composer = self.composer
        fitted = [
            composer.fitted(
                head, composer.styles.strong, composer.size, width=composer.frame.width * part - composer.size * 1.2
            )
            for head, part in zip(heads, parts, strict=True)
        ]
        return Columns(composer, fitted, parts, rows, tinted=tinted, rules=rules, name=name)
