"""A record of a deck and one of its keys → what the key is for, in a sentence: for editors and for the reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model import bank

if TYPE_CHECKING:
    from collections.abc import Mapping

OURS = "Where it comes from; for our own deck, leave it out."

KEYS: Mapping[type[Any], Mapping[str, str]] = {
    bank.Bank: {
        "title": "The name of the deck: small at the foot of every card, large on the covers.",
        "languages": "The languages in which every text is given; the first is printed where none is asked for.",
        "suits": "The suits: the themes that questions share, each with its colour.",
        "questions": "The questions: a card each, suit by suit in the order of this list.",
        "version": "Small at the foot of every card, behind the title.",
        "author": "Who made the deck; stands in the properties of the PDF.",
        "theme": "How it looks: the name of a theme that comes with Spiegel, or a theme file beside the deck.",
        "purpose": "What a session is for; in the guide.",
        "results": "What a session yields; in the guide.",
        "tips": "Tips for whoever hosts: a card each, and a page each in the guide.",
        "sessions": "Ready sessions, step by step, in the guide.",
        "texts": "The guide's and the workbook's own texts in other words; their names are those of `spiegel list texts`.",
        "workbook": "The pages of the workbook in their order, where the usual ones are not wanted.",
    },
    bank.Picture: {
        "file": "The file of the picture (PNG, JPEG or SVG), from the folder of the deck.",
        "shows": "What the picture shows, in words, for who cannot see it.",
    },
    bank.Suit: {
        "id": "A short name of its own, for questions to name their suit by.",
        "name": "Its name, in the bar at the top of its cards.",
        "icon": "The icon of the suit; the theme's next one where left out.",
        "colour": "The colour of the suit, with quotes; the theme's next one where left out.",
        "purpose": "What the suit is for; on its suit card.",
        "play": "How to play it; on its suit card.",
        "tip": "The id of the tip behind the suit.",
    },
    bank.Question: {
        "id": "A short name of its own, printed on the card.",
        "suit": "The id of its suit.",
        "question": "The question.",
        "probe": "The follow-up question at the foot of the card.",
        "depth": "How deep it goes: 1 to arrive, 2 to dig, 3 to turn.",
        "tags": "Words of your own about it; not printed, but sessions draw by them, and `--tag` chooses.",
        "follows": "What must come first: `story`, or the ids of other questions.",
        "picture": "A picture on the card.",
        "origin": OURS,
        "source": "The question of the source that it covers; for our own deck, leave it out.",
    },
    bank.Entry: {
        "id": "A short name of its own.",
        "text": "The text.",
        "origin": OURS,
    },
    bank.Tip: {
        "id": "A short name of its own; the number on the card is its place among the tips.",
        "title": "Its name, in a few words.",
        "text": "The tip.",
        "parts": "Points below the text.",
        "suit": "The id of the suit that it belongs to.",
        "why": "Why it matters; on the tip's page in the guide.",
        "do": "What to do; on the tip's page in the guide.",
        "avoid": "What to avoid; on the tip's page in the guide.",
        "picture": "A picture with the tip.",
        "origin": OURS,
    },
    bank.Rhythm: {
        "shortest": "The fewest minutes that it tends to take.",
        "longest": "The most minutes that it tends to take.",
    },
    bank.Draw: {
        "many": "How many questions go on the table.",
        "suits": "Only of these suits.",
        "depths": "Only of these depths.",
        "tags": "Only with at least one of these tags.",
    },
    bank.Step: {
        "kind": "What the step is for.",
        "name": "Its name.",
        "rhythm": "About how long it takes; for the facilitator's eyes only.",
        "aim": "What it is for, in a sentence.",
        "do": "What the facilitator does.",
        "say": "What the facilitator says aloud.",
        "ready": "What to tick off before going on.",
        "transition": "How to go on to the next step.",
        "draws": "Which questions go on the table.",
    },
    bank.Session: {
        "id": "A short name of its own, for `--session`.",
        "name": "Its name.",
        "suits_whom": "For whom it is.",
        "steps": "Its steps, in their order.",
    },
    bank.WorkbookPage: {
        "page": "What the page is for: see `spiegel list pages`; `questions` is a page for each question.",
        "for": "Whose page it is: each person's, or the team's.",
        "copies": "How many of it.",
        "ruling": "What it is ruled with; what `--ruling` says where left out.",
    },
}
"""Every key of every record of a deck; a test sees to it that none lacks and none is too many."""
