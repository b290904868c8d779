"""A deck and what was asked → which pages a workbook has, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bank import shipped
from generator.deck.selection import held
from generator.model.bank import TEAM_PAGES, Question
from layouts.book.flow import stacked
from layouts.book.pages import BookPage, folio, running_head
from layouts.workbook.pages import page_count
from layouts.workbook.questions import fewest_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.deck.sessions import Plan
    from generator.model.bank import WorkbookPage
    from generator.model.deck import Card, Deck
    from layouts.book.composer import Composer
    from layouts.workbook.pages import ComposedPage

MOST_PAGES = 40
"""Of a workbook, unless a session, certain questions, all of them or pages of the deck's own are asked for."""

SHEET = 4
"""Pages of a folded sheet."""

BARE = frozenset({"cover", "back"})
"""The kinds of pages that have neither a running head nor a page number."""


def entries(deck: Deck, kind: str | None) -> list[WorkbookPage]:
    """The entries of the plan, the deck's own or ours, that are of a kind (or any); what is the team's is no part of it."""
    found = [entry for entry in deck.bank.workbook or shipped.workbook_pages() if entry.page not in TEAM_PAGES]
    if kind is None:
        return found or list(shipped.workbook_pages())
    return [entry for entry in found if entry.page == kind] or [
        entry for entry in shipped.workbook_pages() if entry.page == kind
    ]


def question_cards(deck: Deck, *, everything: bool, plans: Sequence[Plan] | None = None) -> Sequence[Card]:
    """The questions that are asked: those that were chosen, else those of the first session that can be held, or all.

    Who has planned the sessions of the deck already hands over the ``plans``.
    """
    questions = [card for card in deck.cards if isinstance(card.content, Question)]
    if everything or deck.session or deck.selection.picks:
        return questions
    plans = held(deck) if plans is None else plans
    if not plans:
        return questions
    places = {question.id: place for place, question in enumerate(plans[0].questions)}
    wanted = [card for card in questions if card.id in places]
    return wanted if deck.selection.shuffle else sorted(wanted, key=lambda card: places[card.id])


def most_questions(plan: Sequence[WorkbookPage], people: int) -> int:
    """How many questions a workbook holds that nobody asked more of: those that leave it at most ``MOST_PAGES``."""
    return max(2 * (MOST_PAGES - _others(plan, people)), 1)


def pages_for_questions(plan: Sequence[WorkbookPage], questions: int, people: int) -> int:
    """How many pages the questions take: two to a page, and more where the sheets of a booklet have room for it."""
    fewest = fewest_pages(questions)
    if sum(entry.copies for entry in plan if entry.page == "questions") != 1:
        return fewest
    return min(fewest + -(_others(plan, people) + fewest) % SHEET, questions)


def sheets_of_paper(deck: Deck, people: int, plans: Sequence[Plan] | None = None) -> int:
    """How many sheets the usual booklet of one person takes, unless a text in it needs uncommonly much room.

    Of the ``plans`` see ``question_cards``.
    """
    plan = entries(deck, None)
    cards = question_cards(deck, everything=False, plans=plans)
    many = len(cards) if deck.session or deck.selection.picks or deck.bank.workbook else most_questions(plan, people)
    many = min(many, len(cards))
    asked = sum(entry.copies for entry in plan if entry.page == "questions")
    return -(-(_others(plan, people) + asked * pages_for_questions(plan, many, people)) // SHEET)


def _others(plan: Sequence[WorkbookPage], people: int) -> int:
    """How many pages have no questions."""
    return sum(page_count(entry, people) for entry in plan if entry.page != "questions")


def filled_up(pages: Sequence[ComposedPage], fillers: Sequence[ComposedPage], *, folded: bool) -> list[ComposedPage]:
    """The pages with room for notes among them, so that sheets are full and the back cover lies on the back of a leaf.

    What is added stands behind the notes that there are, or before the last page.
    """
    together = SHEET if folded else 2 if pages[-1].kind == "back" and len(pages) > 1 else 1
    lacking = -len(pages) % together
    if not lacking:
        return list(pages)
    notes = [at for at, page in enumerate(pages) if page.kind == "notes"]
    last = len(pages) - 1 if len(pages) > 1 else 1
    at = min(notes[-1] + 1, last) if notes else last
    added = [fillers[number % len(fillers)] for number in range(lacking)]
    return [*pages[:at], *added, *pages[at:]]


def finished_page(page: ComposedPage, number: int, composer: Composer) -> BookPage:
    """The page of a number as it is drawn, with what stands outside its text area."""
    outline = ((composer.words(f"kind-{page.kind}").text, 0),)
    blocks = stacked(page.blocks)
    if page.kind in BARE:
        return BookPage(number, blocks, outline=outline)
    return BookPage(
        number, blocks, running_head(composer.words("for-person"), composer), folio(number, composer), outline
    )
