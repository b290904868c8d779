"""What only the page on this machine does, by keyboard: saving to the deck's own file, and asking where that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import access
import pages
import pytest
from access import tab_to

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.site

PICTURES = pages.ROOT / "output" / "site-pictures"

MANY = 30
"""Lines that another program adds: more than the dialog shows at once."""


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A deck on the disk."""
    pages.run("new", str(tmp_path / "deck"), "--lang", "en")
    return tmp_path / "deck" / "cards.yaml"


@pytest.fixture
def opened(deck: Path, request: pytest.FixtureRequest) -> Iterator[pages.Served]:
    """The server for that deck."""
    pytest.importorskip("starlette", reason="Starlette is not installed")
    assert request.getfixturevalue("site")
    with pages.studio(deck) as served:
        yield served


def both_write(here: pages.Visit, deck: Path, word: str) -> None:
    """Another program writes the file, and then somebody here writes a word in the first question, until it is asked about."""
    before = deck.read_text(encoding="utf-8")
    deck.write_text(before + "".join(f"# line {number} of {word}\n" for number in range(MANY)), encoding="utf-8")
    field = here.first_text()
    if not access.focused(field):
        tab_to(here, field)
    here.page.keyboard.press("End")
    here.page.keyboard.type(f" {word}")
    here.find("conflict").locator("h2").wait_for()
    for key in ("Escape", "Enter", " "):  # a choice must be made, and not by who was typing
        here.page.keyboard.press(key)
    assert here.find("conflict").locator("h2").is_visible()
    assert here.page.evaluate("() => document.activeElement.closest('dialog') !== null"), (
        "the focus is not in the dialog"
    )


def test_what_is_typed_stands_in_the_file(visit: pages.Visiting, opened: pages.Served, deck: Path) -> None:
    with visit(opened) as here:
        here.find("questions").wait_for()
        tab_to(here, here.first_text())
        here.page.keyboard.press("Control+A")
        here.page.keyboard.type("What did you learn?")
        here.page.keyboard.press("Enter")
        here.saved()
        assert "What did you learn?" in deck.read_text(encoding="utf-8")
        here.page.keyboard.press("Control+Z")
        pages.until(lambda: "What did you learn?" not in deck.read_text(encoding="utf-8"))


@pytest.mark.parametrize("choice", ["theirs", "mine", "copy"])
def test_where_the_file_changed_as_well_the_keyboard_chooses(
    visit: pages.Visiting, opened: pages.Served, deck: Path, choice: str
) -> None:
    with visit(opened) as here:
        here.find("questions").wait_for()
        both_write(here, deck, "tomorrow")
        asked = deck.read_text(encoding="utf-8")
        assert "tomorrow\n" in asked
        tab_to(here, here.find(f"conflict-{choice}"), most=10)
        here.page.keyboard.press("Enter")
        here.find("conflict").locator("h2").wait_for(state="detached")
        access.waits_focused(here.page.locator("#main") if choice == "copy" else here.first_text())
        here.saved()
        assert here.first_text().input_value().endswith(" tomorrow") == (choice != "theirs")
        after = deck.read_text(encoding="utf-8")
        assert (after == asked) == (choice != "mine")
        assert ("line 1 of tomorrow" in after) == (choice != "mine")
        if choice == "mine":
            both_write(here, deck, "and after")  # asks again: its stamp is that of the file now


@pytest.mark.parametrize(("width", "name"), [(1280, "wide"), (360, "narrow")])
def test_axe_finds_nothing_where_it_is_asked(
    visit: pages.Visiting, opened: pages.Served, deck: Path, width: int, name: str
) -> None:
    with visit(opened, viewport={"width": width, "height": 780}, bypass_csp=True) as here:
        here.find("questions").wait_for()
        both_write(here, deck, "tomorrow")
        PICTURES.mkdir(parents=True, exist_ok=True)
        here.page.screenshot(path=PICTURES / f"conflict-{name}.png")
        assert not access.axe(here)
        wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert here.page.evaluate(wide) <= 0
        assert not access.not_reached(here, "dialog[open]")
