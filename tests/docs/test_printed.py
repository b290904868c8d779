"""The ready-made PDFs in docs/print are what the code makes now."""

from __future__ import annotations

from importlib import import_module
from itertools import product

import pytest
from helpers import LANGUAGES, ROOT, shipped_deck
from readback import Printed, streams

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

FILES = [*(f"{name}-{language}.pdf" for name, language in product(usual(), LANGUAGES)), *BY_HAND]


def made(file: str) -> Printed:
    if file in BY_HAND:
        language, part = BY_HAND[file]
        several = cards.prepare_all(shipped_deck(language), cards.Options(duplex="manual"), silent)
        return Printed(several.variants[part].prepared.draw(silent))
    name, _, language = file.removesuffix(".pdf").rpartition("-")
    layout = import_module(LAYOUTS[name].module)
    return Printed(layout.prepare(shipped_deck(language), layout.Options(), silent).draw(silent))


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
