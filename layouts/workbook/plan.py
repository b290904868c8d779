"""A deck and what was asked → which pages a workbook has, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bank import shipped
from generator.deck.selection import held
from generator.model.bank import Question
from layouts.book.flow import stacked
from layouts.book.pages import BookPage, folio, running_head
from layouts.workbook.pages import page_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.bank import WorkbookPage
    from generator.model.deck import Card, Deck
    from layouts.book.composer import Composer
    from layouts.workbook.pages import ComposedPage

MOST_PAGES = 40
"""Of a workbook, unless a session, certain questions, all of them or pages of the deck's own are asked for."""

BARE = frozenset({"cover", "back"})
"""The kinds of pages that have neither a running head nor a page number."""


def entries(deck: Deck, audience: str, kind: str | None, *, named: bool) -> list[WorkbookPage]:
    """The entries of the plan, the deck's own or ours, that are for an audience (or ``both``) and of a kind (or any).

    A workbook with somebody's name has its cover whoever that is for.
    """
    return [
        entry
        for entry in deck.bank.workbook or shipped.workbook_pages()
        if (audience in {"both", entry.audience} and kind in {None, entry.page})
        or (entry.page == "cover" and named and kind is None)
    ]


def question_cards(deck: Deck, *, everything: bool) -> Sequence[Card]:
    """The questions that get a page: those that were chosen, else those of the first session that can be held, or all."""
    questions = [card for card in deck.cards if isinstance(card.content, Question)]
    if everything or deck.session or deck.selection.picks:
        return questions
    plans = held(deck)
    if not plans:
        return questions
    places = {question.id: place for place, question in enumerate(plans[0].questions)}
    wanted = [card for card in questions if card.id in places]
    return wanted if deck.selection.shuffle else sorted(wanted, key=lambda card: places[card.id])


def most_questions(plan: Sequence[WorkbookPage]) -> int:
    """How many questions a workbook holds that nobody asked more of: those that leave it at most ``MOST_PAGES``."""
    others = sum(page_count(entry, questions=0) for entry in plan)
    return max(MOST_PAGES - 1 - others, 1)  # one page may be wanted before a spread


def facing(pages: Sequence[ComposedPage], blank: ComposedPage) -> list[ComposedPage]:
    """The pages in order, with a blank one before a spread that would begin on the right."""
    found: list[ComposedPage] = []
    for page in pages:
        if page.spread and len(found) % 2 == 0 and len(pages) > 2:  # noqa: PLR2004 – a spread alone faces itself
            found.append(blank)
        found.append(page)
    return found


def finished_page(page: ComposedPage, number: int, composer: Composer) -> BookPage:
    """The page of a number as it is drawn, with what stands outside its text area."""
    outline = ((composer.words(f"kind-{page.kind}").text, 0),)
    blocks = stacked(page.blocks)
    if page.kind in BARE:
        return BookPage(number, blocks, outline=outline)
    head = running_head(composer.words(f"for-{page.audience}"), composer)
    return BookPage(number, blocks, head, folio(number, composer), outline)
