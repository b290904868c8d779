"""A bank, a language and a selection → the deck: which cards, in which order; pure."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from generator.deck.sessions import Plan, PlannedStep, plan
from generator.model.bank import Question, suit_card_id
from generator.model.deck import USUAL_THEME, Card, Deck, Selection
from generator.model.problems import DeckError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.model.bank import Bank, Suit
    from generator.model.deck import Places
    from generator.model.session import Session

ALL = Selection()
"""Every card."""


def choose(
    bank: Bank,
    language: str,
    places: Places | None,
    session: Session | None = None,
    selection: Selection = ALL,
    *,
    second: str | None = None,
    theme: str | Path | None = None,
) -> Deck:
    """The cards to print, in their order.

    Every card of the bank: suit by suit its suit card and its questions as they stand in the file, then the tips. Or
    the cards of a session in the order of use, each suit's card before the first of its questions. Of these the
    selection keeps the cards that have all it asks for:

    - suits: the suit's card, its questions and its tips;
    - tags, depths and a sample: questions only, and of the other cards those that ``only`` names;
    - only, without: these ids, not these ids.

    A sample keeps the order; only ``shuffle`` mixes.

    Raises:
        DeckError: where the bank does not have the language, no card is left, or the sample asks for more than there is.
    """
    for each in (language, second or language):
        if each not in bank.languages:
            known = ", ".join(bank.languages)
            raise DeckError([Problem(f"the deck is not in {each}", where="--lang", hint=f"it has: {known}")])
    cards = tuple(_cards_of_session(bank, session)) if session else tuple(cards_of(bank))
    left = _sampled(_narrowed(cards, selection), selection)
    if selection.shuffle:
        left = tuple(_random(selection).sample(left, len(left)))
    return Deck(
        bank=bank,
        selected=_selected(bank, left, selection),
        language=language,
        cards=left,
        places=places,
        session=session,
        selection=selection,
        second=second,
        theme=theme or bank.theme or USUAL_THEME,
    )


def unmixed(deck: Deck) -> Deck:
    """The deck in its usual order, as a book has it that cards are looked up in."""
    if not deck.selection.shuffle:
        return deck
    places = {card.id: place for place, card in enumerate(cards_of(deck.bank))}
    if deck.session:
        places = {card.id: place for place, card in enumerate(_cards_of_session(deck.bank, deck.session))}
    return replace(deck, cards=tuple(sorted(deck.cards, key=lambda card: places[card.id])))


def held(deck: Deck) -> tuple[Plan, ...]:
    """The sessions that can be held with a deck, each with its questions.

    The session that was asked for, with those of its questions that are left; or of the bank's sessions those that can be
    held with what was selected, drawn anew from that.
    """
    if deck.session is None:
        return tuple(plan(session, deck.selected) for session in deck.selected.sessions)
    ids = {card.id for card in deck.cards}
    whole = plan(deck.session, deck.bank)
    steps = (
        PlannedStep(planned.step, tuple(question for question in planned.questions if question.id in ids))
        for planned in whole.steps
    )
    return (Plan(whole.session, tuple(steps), whole.shortfalls),)


def card_ids(bank: Bank) -> tuple[str, ...]:
    """The ids of all cards of a bank, in their order."""
    return tuple(card.id for card in cards_of(bank))


def tags_of(bank: Bank) -> tuple[str, ...]:
    """The tags of a bank's questions, each once, as they come."""
    return tuple(dict.fromkeys(tag for question in bank.questions for tag in question.tags))


class _Demand(NamedTuple):
    """One thing that is asked of cards: as it is typed, and which cards have it."""

    typed: str
    has: Callable[[Card], bool]


def _demands(selection: Selection) -> Iterator[_Demand]:
    """What a selection asks of each card, one after the other."""

    def named(card: Card) -> bool:
        return not isinstance(card.content, Question) and card.id in selection.only

    def tagged(card: Card) -> bool:
        return isinstance(card.content, Question) and not set(selection.tags).isdisjoint(card.content.tags)

    def deep(card: Card) -> bool:
        return isinstance(card.content, Question) and card.content.depth in selection.depths

    if selection.suits:
        yield _Demand(
            _typed("--suit", selection.suits), lambda card: card.suit is not None and card.suit.id in selection.suits
        )
    if selection.tags:
        yield _Demand(_typed("--tag", selection.tags), lambda card: tagged(card) or named(card))
    if selection.depths:
        yield _Demand(_typed("--depth", selection.depths), lambda card: deep(card) or named(card))
    if selection.only:
        yield _Demand(_typed("--only", selection.only), lambda card: card.id in selection.only)
    if selection.without:
        yield _Demand(_typed("--without", selection.without), lambda card: card.id not in selection.without)
    if selection.sample is not None:
        yield _Demand(
            _typed("--sample", [selection.sample]), lambda card: isinstance(card.content, Question) or named(card)
        )


def _typed(flag: str, values: Iterable[object]) -> str:
    return f"{flag} {','.join(map(str, values))}"


def _narrowed(cards: Sequence[Card], selection: Selection) -> tuple[Card, ...]:
    """The cards that have all that is selection.

    Raises:
        DeckError: where none is left, with the demand that left none.
    """
    left = tuple(cards)
    for demand in _demands(selection):
        before, left = left, tuple(card for card in left if demand.has(card))
        if not left:
            count = f"{len(before)} {'card was' if len(before) == 1 else 'cards were'} left before it"
            raise DeckError(
                [Problem("leaves no card", where=demand.typed, hint=f"{count}: ask for something else here")]
            )
    return left


def _sampled(cards: tuple[Card, ...], selection: Selection) -> tuple[Card, ...]:
    """The questions that a sample draws of the cards, and the cards that are no questions; in their order."""
    many = selection.sample
    if many is None:
        return cards
    questions = [card.id for card in cards if isinstance(card.content, Question)]
    if many > len(questions):
        had = "no question is" if not questions else f"only {len(questions)} {'is' if len(questions) == 1 else 'are'}"
        hint = f"ask for {len(questions)} or fewer, or choose from more" if questions else "choose from more"
        raise DeckError([Problem(f"asks for more than there is: {had} left", where=f"--sample {many}", hint=hint)])
    drawn = set(_random(selection).sample(questions, many))
    return tuple(card for card in cards if card.id in drawn or not isinstance(card.content, Question))


def _random(selection: Selection) -> Random:
    return Random(selection.seed)  # noqa: S311 – a draw that can be made again, and no secret


def _selected(bank: Bank, left: Sequence[Card], selection: Selection) -> Bank:
    """What a selection leaves of a bank.

    Of its sessions those that still find half of their questions or more: with fewer another way through the cards would
    serve better. A book keeps its tips where only questions are chosen by tag, depth or sample: they are for whoever hosts.
    """
    demands = list(_demands(selection))
    if not demands:
        return bank
    ids = {card.id for card in left}
    suits = {card.suit.id for card in left if card.suit}
    of_tips = list(_demands(replace(selection, tags=(), depths=(), sample=None)))
    tips = {card.id for card in _tips(bank) if all(demand.has(card) for demand in of_tips)}
    rest = replace(
        bank,
        suits=tuple(suit for suit in bank.suits if suit.id in suits),
        questions=tuple(question for question in bank.questions if question.id in ids),
        tips=tuple(tip for tip in bank.tips if tip.id in tips),
    )
    return replace(rest, sessions=tuple(each for each in bank.sessions if _can_be_held(plan(each, rest))))


def _can_be_held(planned: Plan) -> bool:
    wanted = sum(draw.many for each in planned.steps for draw in each.step.draws)
    return 2 * len(planned.questions) >= wanted


def cards_of(bank: Bank) -> Iterator[Card]:
    """Every card of a bank, suit by suit, and the tips."""
    suits = {suit.id: suit for suit in bank.suits}
    of_suit: dict[str, list[Card]] = {suit_id: [] for suit_id in suits}
    for question in bank.questions:
        of_suit[question.suit].append(Card(question.id, suits[question.suit], question))
    for suit in bank.suits:
        yield from _suit_card(suit)
        yield from of_suit[suit.id]
    yield from _tips(bank)


def _tips(bank: Bank) -> Iterator[Card]:
    suits = {suit.id: suit for suit in bank.suits}
    for tip in bank.tips:
        yield Card(tip.id, suits.get(tip.suit) if tip.suit else None, tip)


def _cards_of_session(bank: Bank, session: Session) -> Iterator[Card]:
    suits = {suit.id: suit for suit in bank.suits}
    seen: set[str] = set()
    for question in plan(session, bank).questions:
        suit = suits[question.suit]
        if suit.id not in seen:
            seen.add(suit.id)
            yield from _suit_card(suit)
        yield Card(question.id, suit, question)


def _suit_card(suit: Suit) -> Iterator[Card]:
    if suit.purpose or suit.play:
        yield Card(suit_card_id(suit.id), suit, suit)
