"""The ready-made PDFs in docs/print are what the code makes now."""

from __future__ import annotations

import re
from importlib import import_module
from itertools import product
from typing import Any

import pytest
from helpers import LANGUAGES, ROOT, shipped_deck
from readback import Printed, streams

from generator.bank.loading import load
from generator.bank.shipped import shipped_bank
from generator.build import deck_of
from generator.deck.changes import OlderBank
from generator.deck.extras import extra_cards
from generator.product import silent
from layouts import LAYOUTS, usual
from layouts.cards import product as cards

PRINT = ROOT / "docs" / "print"
BY_HAND = {
    "cards-nl-1-voorkanten.pdf": ("nl", 0),
    "cards-nl-2-achterkanten.pdf": ("nl", 1),
    "cards-en-1-fronts.pdf": ("en", 0),
    "cards-en-2-backs.pdf": ("en", 1),
}
"""The cards for whoever turns the paper by hand: of each file the language, and which of the two it is."""

SESSIONS = ("short", "half-day", "offsite", "month-later")

CHOSEN: dict[str, tuple[str, dict[str, Any]]] = {
    "a4": ("workbook", {"paper": "a4"}),
    "pocket": ("workbook", {"pocket": True}),
    "extras": ("cards", {"extras": extra_cards("howto:3,pass:6")}),
}
"""What is made with other options than the usual ones: how the file's name ends, of which product it is, the options."""

FILES = [
    *(f"{name}-{language}.pdf" for name, language in product((*usual(), "box"), LANGUAGES)),
    *(f"guide-{language}-{session}.pdf" for language, session in product(LANGUAGES, SESSIONS)),
    *(f"{name}-{language}-{end}.pdf" for language, (end, (name, _)) in product(LANGUAGES, CHOSEN.items())),
    *BY_HAND,
]


def made(file: str) -> Printed:
    if file in BY_HAND:
        language, part = BY_HAND[file]
        several = cards.prepare_all(shipped_deck(language), cards.Options(duplex="manual"), silent)
        return Printed(several.variants[part].prepared.draw(silent))
    name, language, end = re.fullmatch(r"(.+?)-(nl|en)(?:-(.+))?\.pdf", file).groups()  # type: ignore[union-attr]
    layout = import_module(LAYOUTS[name].module)
    deck, options = shipped_deck(language), CHOSEN[end][1] if end in CHOSEN else {}
    if end in SESSIONS:
        deck = deck_of(load(shipped_bank()), languages=(language,), session=end)
    if end == "extras":
        options |= {"since": OlderBank("cards.yaml", deck.bank)}
    return Printed(layout.prepare(deck, layout.Options(**options), silent).draw(silent))


@pytest.mark.parametrize("file", FILES)
def test_the_ready_made_file_is_current(file: str) -> None:
    path = PRINT / file
    assert path.is_file(), f"docs/print/{file} is missing: run `make print`"
    ready, current = Printed(path.read_bytes()), made(file)
    old, new = shown(ready), shown(current)
    different = [part for part in new if old[part] != new[part]]
    assert different == [], f"docs/print/{file} is not what the code makes now: run `make print`"


def shown(printed: Printed) -> dict[str, object]:
    """What a page is for its reader: its size, its operators, its letters and where they stand; no packed bytes."""
    return {
        "sizes": [[round(float(edge), 3) for edge in page.mediabox] for page in printed.qpdf.pages],
        "operators": list(streams(printed)),
        "letters": [printed.letters(page) for page in range(len(printed))],
        "spoken": printed.elements(),
        "title": str(printed.qpdf.trailer.Info.Title),
    }


def test_there_is_nothing_else_among_the_ready_made_files() -> None:
    found = sorted(path.name for path in PRINT.glob("*.pdf"))
    assert found == sorted(FILES), "run `make print`, and take out what no layout makes any more"


def test_the_sheet_of_cards_to_add_has_those_and_no_other() -> None:
    printed = Printed((PRINT / "cards-en-extras.pdf").read_bytes())
    said = "".join(printed.text(page) for page in range(len(printed)))
    assert len(printed) == 2
    assert said.count("I pass") == 6
    assert "A01" not in said
