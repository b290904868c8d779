"""A deck → what a book says of whose it is: what the deck says of itself, and where its texts come from if they are ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bank.provenance import OUR_AUTHOR, provenance
from layouts.book.sourced_text import SourcedText, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from layouts.book.blocks import TextBlock
    from layouts.book.composer import Composer
    from layouts.book.flow import Block

IMPRINT = ("made_by", "licence", "based_on")
"""The fixed words of an imprint."""

CLOSE = 0.35
"""Between its lines, as a part of the size of running text."""


def imprint(composer: Composer) -> Iterator[SourcedText]:
    """The lines about a deck that is not ours: its title and version, who made it, its licence, and what it is based on.

    What a deck does not say of itself is left out: nothing is claimed for anyone.
    """
    bank = composer.deck.bank
    version = SourcedText(f"v{bank.version}", "", ("version",))
    yield joined(" · ", composer.translated(bank.title, "", "title"), version)
    after_ours = provenance(bank) == "after-ours"
    if bank.author and not (after_ours and bank.author == OUR_AUTHOR):  # left as it was copied: it is not ours any more
        yield composer.words("made_by", author=SourcedText(bank.author, "", ("author",)))
    if bank.licence:
        yield composer.words("licence", licence=SourcedText(bank.licence, "", ("licence",)))
    if after_ours:
        yield composer.words("based_on")


def back_blocks(composer: Composer, name: str) -> Iterator[Block]:
    """Whose a book is, for its back: a general text where that tells it, or the lines about the deck."""
    yield from composer.running(name) if told_by(composer, name) else imprint_blocks(composer)


def imprint_blocks(composer: Composer) -> Iterator[TextBlock]:
    """The lines about a deck as paragraphs that stand close and stay together."""
    for number, line in enumerate(imprint(composer)):
        yield composer.paragraph(line, space_before=CLOSE if number else 0.9, keep_with_next=True)


def told_by(composer: Composer, name: str) -> bool:
    """Whether a general text tells whose a deck is: of ours it does, and of any deck that has its own words for it."""
    return composer.is_own(name) or provenance(composer.deck.bank) == "ours"
