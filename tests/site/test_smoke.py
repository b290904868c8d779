"""The page with each of its engines: it opens, and what it prints is what the command prints. Runs in ``make test`` too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pages

if TYPE_CHECKING:
    from pathlib import Path


def test_cards_of_the_page_are_those_of_the_command(
    visit: pages.Visiting, served: pages.Served, tmp_path: Path
) -> None:
    with visit(served) as here:
        here.begin()
        made = here.printed("cards", tmp_path)
        deck = here.deck(tmp_path)
        assert made.read_bytes() == pages.by_the_command("cards", deck, tmp_path / "again.pdf")
