"""Numbers to ring when it is too heavy for the table → blocks: only those that a public source confirms, each with its date.

A number without a source and a day on which it was looked up cannot be read.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from generator.bank import shipped
from layouts.book.flow import Block
from layouts.book.sourced_text import SourcedText
from layouts.guide.composer import SMALL, TEXT
from layouts.guide.step_blocks import Labelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from layouts.book.design import BookDesign
    from layouts.book.flow import Position
    from layouts.guide.composer import GuideComposer
    from layouts.pdf.canvas import Canvas

Day = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]

LABEL_GAP = 8.0
"""Points between a number and whose it is."""

OWN_LINES = 3
"""Lines to write numbers of one's own on."""


class Helpline(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number to ring, who answers it and what for; who says so, in which year, and when that was read.

    ``helps`` is the end of the id of the text that says what for: ``help-talk``, ``help-suicide``, ``help-violence``.
    """

    country: Annotated[str, Meta(pattern=r"^[A-Z]{2}$")]
    languages: Annotated[tuple[str, ...], Meta(min_length=1)]
    number: Annotated[str, Meta(pattern=r"^[0-9 ]{3,20}$")]
    name: Annotated[str, Meta(min_length=1)]
    helps: Annotated[str, Meta(pattern=r"^(talk|suicide|violence|danger)$")]
    source: Annotated[str, Meta(pattern=r"^https://")]
    dated: Annotated[str, Meta(pattern=r"^[0-9]{4}$")]
    checked: Day


@cache
def helplines() -> tuple[Helpline, ...]:
    """All numbers that we know of."""
    return shipped.data("guide/helplines.yaml", tuple[Helpline, ...])


class WritingLine(Block, frozen=True, kw_only=True, eq=False):
    """A dotted line across the text area, to write on."""

    design: BookDesign

    @property
    def height(self) -> float:
        """Room for a pen."""
        return 28.0

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The line at its foot."""
        with canvas.artifact():
            canvas.stroke(self.design.theme.quiet, 0.5)
            canvas.dashes(0.5, 2)
            y = position.top - self.height
            canvas.line(position.left, y, position.left + self.design.width, y)
            canvas.dashes()


def helpline_blocks(composer: GuideComposer) -> Iterator[Block]:
    """The numbers for the language of the guide by country, when they were checked, and lines for one's own."""
    styles, design, words = composer.styles, composer.design, composer.words
    for each in helplines():
        if composer.language not in each.languages:
            continue
        said = words(f"help-{each.helps}", who=each.name, country=words(f"country-{each.country}"))
        source = each.source.removeprefix("https://").removeprefix("www.").partition("/")[0]
        day = ".".join(str(int(part)) for part in reversed(each.checked.split("-")))
        checked = words("checked-on", day=day, source=source, dated=each.dated)
        number = SourcedText(each.number, where="the numbers to ring")
        yield Labelled(
            label=composer.at(number, styles.strong, TEXT, width=design.hang - LABEL_GAP),
            text=composer.at(said, styles.running, TEXT),
            design=design,
            space_before=7.0,
            keep_with_next=True,
        )
        yield composer.text(checked, SMALL, above=0, colour=design.theme.quiet)
    yield composer.label(words("help-own"))
    for line in range(OWN_LINES):
        yield WritingLine(design=design, keep_with_next=line < OWN_LINES - 1)
