"""The keyboard alone does everything, with each of the page's engines, and the focus is seen wherever it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import access
import pages
import pytest
from access import tab_to

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator

pytestmark = pytest.mark.site


def press(here: pages.Visit, *keys: str) -> None:
    """Presses keys, one after the other."""
    for key in keys:
        here.page.keyboard.press(key)


def field(here: pages.Visit, path: str) -> Locator:
    """The field of what stands at a path of the deck."""
    return here.page.locator(f"[data-path='{path}']").first


def begin_by_keys(here: pages.Visit, title: str) -> None:
    """A small deck of one's own."""
    here.find("begin-own").wait_for()
    tab_to(here, here.find("begin-own"))
    press(here, "Enter")
    here.find("new-deck").locator("[name=title]").wait_for()
    here.page.keyboard.type(title)
    tab_to(here, here.find("new-make"))
    press(here, "Enter")
    here.find("questions").wait_for()


def go_by_keys(here: pages.Visit, view: str) -> None:
    """To a view, from anywhere below the ways to them."""
    tab_to(here, here.find(f"nav-{view}"), back=True)
    press(here, "Enter")
    here.find(f"view-{view}").wait_for()


def test_tab_comes_to_all_that_can_be_worked_with(visit: pages.Visiting, served: pages.Served) -> None:
    with visit(served) as here:
        here.begin()
        wrong: list[str] = []
        for place in access.PLACES:
            access.settle(here, place)
            wrong += [f"{place}: {each}" for each in access.not_reached(here)]
        assert not wrong, "\n".join(wrong)


def test_the_keyboard_alone_goes_from_the_start_to_a_pdf(
    visit: pages.Visiting, served: pages.Served, tmp_path: Path
) -> None:
    with visit(served) as here:
        begin_by_keys(here, "By keys")
        write_by_keys(here)
        look_by_keys(here)
        made = print_by_keys(here, tmp_path)
        deck = here.deck(tmp_path)
        said = deck.read_text(encoding="utf-8")
        assert "What did you try?" in said
        assert "theme: contrast" in said
        if served.folder:
            assert (served.folder / "cards.yaml").read_text(encoding="utf-8") == said
        assert made.read_bytes() == pages.by_the_command("posters", deck, tmp_path / "again.pdf")


def write_by_keys(here: pages.Visit) -> None:
    """Types a question, goes to the next, moves that up and back, opens a suit, and passes through the text of the deck."""
    tab_to(here, field(here, "questions/0/question/en"))
    press(here, "Control+A")
    here.page.keyboard.type("What did you try?")
    press(here, "Enter")
    access.waits_focused(field(here, "questions/1/question/en"))
    press(here, "Alt+ArrowUp")
    pages.until(lambda: field(here, "questions/1/question/en").input_value() == "What did you try?")
    access.waits_focused(field(here, "questions/0/question/en"))
    press(here, "Control+Z")
    pages.until(lambda: field(here, "questions/0/question/en").input_value() == "What did you try?")
    tab_to(here, here.find("part-suits"), back=True)
    press(here, "Enter")
    suit = here.page.locator("[data-testid^=entry-suits-]").first
    suit.wait_for()
    tab_to(here, suit)
    press(here, "Enter")
    tab_to(here, field(here, "suits/0/name/en"))
    press(here, "End")
    here.page.keyboard.type("!")
    tab_to(here, here.find("part-yaml"), back=True)
    press(here, "Enter")
    here.page.locator("[data-testid=yaml] .cm-content").wait_for()
    tab_to(here, here.find("yaml"))
    press(here, "Control+Home", "Escape", "Shift+Tab")
    assert not access.focused(here.find("yaml"))
    here.saved()


def look_by_keys(here: pages.Visit) -> None:
    """Goes to the theme `contrast` with the arrows."""
    go_by_keys(here, "look")
    tab_to(here, here.page.locator("[name=theme]:checked"))
    for _ in range(here.page.locator("[name=theme]").count()):
        press(here, "ArrowDown")
        if here.find("theme-contrast").is_checked():
            break
    here.saved()


def print_by_keys(here: pages.Visit, to: Path) -> Path:
    """Makes the posters, which the arrows choose."""
    go_by_keys(here, "print")
    here.page.locator("[data-testid=make]:enabled").wait_for()
    tab_to(here, here.page.locator("[name=product]:checked"))
    while not here.find("product-posters").is_checked():
        press(here, "ArrowDown")
    here.page.locator("[data-testid=make][aria-busy=false]:enabled").wait_for()
    tab_to(here, here.find("make"))
    with here.page.expect_download() as waiting:
        press(here, "Enter")
    waiting.value.save_as(to / "posters.pdf")
    return to / "posters.pdf"


def test_a_problem_leads_to_its_cell_and_the_keys_lead_back(visit: pages.Visiting, served: pages.Served) -> None:
    """Two errors, one of them in another part: each is reached from the list, read at its cell, and mended there."""
    with visit(served) as here:
        here.begin()
        everything = here.find("all-problems").locator("summary")
        empty(here, "questions/1/question/en")
        tab_to(here, here.find("part-suits"), back=True)
        press(here, "Enter")
        suit = here.page.locator("[data-testid^=entry-suits-]").first
        tab_to(here, suit)
        press(here, "Enter")
        empty(here, "suits/0/name/en")
        wrong = here.find("all-problems").locator(".said-problem button.jump")
        waits_for(wrong, 2)
        tab_to(here, everything, back=True)
        press(here, "Enter")
        for of, path, left in (("question A2", "questions/1/question/en", 1), ("suit A", "suits/0/name/en", 0)):
            if not access.focused(everything):
                tab_to(here, everything, back=True)
            tab_to(here, wrong.filter(has_text=of), most=5)
            press(here, "Enter")
            access.waits_focused(field(here, path))
            notes = here.page.locator(f"[id='{field(here, path).get_attribute('aria-describedby')}']")
            assert "is empty" in notes.inner_text()
            here.page.keyboard.type("Mended")
            waits_for(wrong, left)
            assert access.focused(field(here, path))


def test_a_file_is_asked_for_by_keys(visit: pages.Visiting, served: pages.Served) -> None:
    """The field behind the button is clicked; what a browser then opens is its own, and no page sees it."""
    with visit(served) as here:
        here.go("begin")
        here.find("begin-file-do").wait_for()
        here.find("begin-file").evaluate(
            "(field) => field.addEventListener('click', (event) => { event.preventDefault(); field.dataset.asked += '!'; })"
        )
        for key, asked in (("Enter", "!"), ("Space", "!!")):
            here.find("begin-file-do").focus()
            press(here, key)
            assert here.find("begin-file").get_attribute("data-asked") == f"undefined{asked}"


def test_the_focus_stays_near_what_is_removed_or_moved(visit: pages.Visiting, served: pages.Served) -> None:
    """Tips of a deck, one after the other: the next one has the focus then, behind the last one what adds one."""
    with visit(served) as here:
        here.begin_shipped()
        here.go("write")
        here.find("part-tips").click()
        entries = here.page.locator(".entries .entry")
        acts = [entries.nth(place).locator("> .acts button") for place in range(7)]
        waits_for(entries, 7)
        acts[0].nth(1).focus()
        for place in (1, 2):  # it is moved down twice, with the same key
            press(here, "Enter")
            pages.until(lambda place=place: name_of(entries.nth(place)) == "entry-tips-T1")  # type: ignore[misc]  # a default binds it
            access.waits_focused(acts[place].nth(1))
        for place, left, near in ((1, 6, "entry-tips-T1"), (5, 5, "add-tips")):
            acts[place].last.focus()
            press(here, "Enter")
            waits_for(entries, left)
            access.waits_focused(here.find(near))


def name_of(entry: Locator) -> str | None:
    """By what the tests know an entry of a list."""
    return entry.locator("summary").first.get_attribute("data-testid")


def test_the_focus_stays_near_a_file_that_is_removed(
    visit: pages.Visiting, static: pages.Served, tmp_path: Path
) -> None:
    with visit(static) as here:
        here.begin()
        here.go("look")
        (tmp_path / "own.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
        here.find("add-file").set_input_files(tmp_path / "own.svg")
        removes = here.page.locator(".files button")
        waits_for(removes, 2)  # a new deck came with one
        for left, near in ((1, removes.first), (0, here.find("add-file-do"))):
            removes.first.focus()
            press(here, "Enter")
            waits_for(removes, left)
            access.waits_focused(near)


def waits_for(wanted: Locator, count: int) -> None:
    """Waits until there are so many."""
    pages.until(lambda: wanted.count() == count)


def empty(here: pages.Visit, path: str) -> None:
    """Takes the words of a field away, and waits until that is found."""
    tab_to(here, field(here, path))
    press(here, "Control+A", "Delete")
    here.page.locator(f"[data-path='{path}'][aria-invalid=true]").first.wait_for()
