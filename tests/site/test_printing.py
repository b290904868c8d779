"""Printing from the page: the way to a job sheet, and what cannot be made, which is refused where it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import access
import pages
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Download

pytestmark = pytest.mark.site

PICTURES = pages.ROOT / "output" / "site-pictures"

HOLES = ("K9", "K9", "L10", "K10")
"""Squares that a needle finds in the sheet of a printer that is a little off."""

PRESS = "document.querySelector('[data-testid=make]').click()"


def made_ready(here: pages.Visit) -> None:
    """Waits until what is chosen is drawn."""
    here.page.locator("[data-testid=make][aria-busy=false]:enabled").wait_for()


def rare(here: pages.Visit) -> None:
    """Unfolds the options that are seldom needed."""
    here.page.locator(".desk details.fold").first.evaluate("(each) => (each.open = true)")


def measured(here: pages.Visit, name: str) -> None:
    """A printer that was measured, as its form keeps it."""
    form = here.find("printers")
    form.locator("summary").click()
    form.locator("input[required]").first.fill(name)
    for number, hole in enumerate(HOLES, 1):
        form.locator(f"[name=hole-{number}]").fill(hole)
    form.locator("button.main").click()
    here.find("option-printer").locator("option", has_text=name).wait_for(state="attached")


def refused(here: pages.Visit, option: str, *words: str) -> None:
    """It says why it cannot be made, in the names of this page, and marks the option; the button makes nothing.

    Args:
        here: the page, where something was chosen just now.
        option: the one that is marked, and that a way leads to.
        words: that it says.
    """
    kept: list[Download] = []
    here.page.on("download", lambda each: kept.append(each))  # noqa: PLW0108 – Playwright marks who listens to it
    here.page.evaluate(PRESS)  # at once, before the page may have looked whether it can be made
    said = here.find("refusal").get_by_role("listitem")
    said.first.wait_for()
    here.page.locator("[data-testid=make][aria-busy=false]:disabled").wait_for()
    assert said.count() == 1
    text = said.inner_text()
    assert all(each in text for each in words), text
    assert "--" not in text, text
    field = here.find(f"option-{option}")
    assert field.get_attribute("aria-invalid") == "true"
    assert "refusal" in (field.get_attribute("aria-describedby") or "").split()
    assert here.find("refusal").get_attribute("role") == "alert"
    here.page.evaluate(PRESS)
    here.page.wait_for_timeout(500)
    assert not kept
    assert not access.axe(here)
    here.find(f"to-{option}").click()
    assert access.focused(field)


def test_from_the_cards_a_button_leads_to_their_job_sheet(
    visit: pages.Visiting, served: pages.Served, tmp_path: Path
) -> None:
    with visit(served) as here:
        here.begin()
        here.go("print")
        here.find("option-stock").select_option("tarot-a4")
        here.find("option-duplex").select_option("manual")
        rare(here)
        here.find("option-sets").fill("2")
        here.find("option-sets").press("Tab")
        made_ready(here)
        here.find("job-sheet").click()
        assert here.find("product-jobsheet").is_checked()
        assert access.focused(here.find("make"))
        assert here.find("option-stock").input_value() == "tarot-a4"
        assert here.find("option-duplex").input_value() == "manual"
        made_ready(here)
        here.page.wait_for_function("() => document.querySelector('[data-testid=job-sheet]') === null")
        made = here.downloaded(here.find("make"), tmp_path)
        deck = here.deck(tmp_path).rename(
            tmp_path / "cards.yaml"
        )  # the sheet names the files of the cards as the page does
        chosen = ("--stock", "tarot-a4", "--duplex", "manual", "--sets", "2")
        assert made.read_bytes() == pages.by_the_command("jobsheet", deck, tmp_path / "again.pdf", *chosen)


def test_a_printer_is_refused_for_paper_that_lies(visit: pages.Visiting, served: pages.Served, tmp_path: Path) -> None:
    with visit(served, bypass_csp=True) as here:
        here.begin()
        here.go("print")
        measured(here, "office")
        here.find("option-printer").select_option("office")
        made_ready(here)
        here.find("option-stock").select_option("poker-a4-spaced")
        refused(here, "printer", "printers are measured on upright paper", "Printer that you measured")
        here.page.keyboard.press("Home")  # as usual: none
        made_ready(here)
        assert here.find("refusal").count() == 0
        assert here.find("option-printer").get_attribute("aria-invalid") is None
        made = here.downloaded(here.find("make"), tmp_path)
        deck = here.deck(tmp_path)
        again = pages.by_the_command("cards", deck, tmp_path / "again.pdf", "--stock", "poker-a4-spaced")
        assert made.read_bytes() == again


@pytest.mark.parametrize(("width", "name"), [(1280, "wide"), (360, "narrow")])
def test_a_booklet_is_refused_with_a_binding(
    visit: pages.Visiting, served: pages.Served, tmp_path: Path, width: int, name: str
) -> None:
    with visit(served, bypass_csp=True, viewport={"width": width, "height": 900}) as here:
        here.begin()
        here.go("print")
        here.find("product-workbook").check()
        rare(here)
        here.find("option-booklet").check()
        made_ready(here)
        here.find("option-binding").select_option("punched")
        refused(here, "binding", "a booklet is stapled on its fold", "How is it bound?", "Two pages to a side, to fold")
        PICTURES.mkdir(parents=True, exist_ok=True)
        here.page.screenshot(path=PICTURES / f"refusal-{name}.png", full_page=True)
        here.find("to-booklet").click()
        here.page.keyboard.press("Space")
        made_ready(here)
        assert here.find("refusal").count() == 0
        made = here.downloaded(here.find("make"), tmp_path)
        deck = here.deck(tmp_path)
        assert made.read_bytes() == pages.by_the_command(
            "workbook", deck, tmp_path / "again.pdf", "--binding", "punched"
        )


def test_what_is_typed_stays_while_what_was_chosen_before_is_drawn(visit: pages.Visiting, served: pages.Served) -> None:
    with visit(served) as here:
        here.begin()
        here.go("print")
        made_ready(here)
        here.find("option-stock").select_option("tarot-a4")
        here.find("option-copies").focus()
        here.page.keyboard.press("Control+A")
        here.page.keyboard.type("3")
        here.page.locator("[data-testid=make][aria-busy=true]").wait_for()
        made_ready(here)
        assert here.find("option-copies").input_value() == "3"
        here.page.keyboard.press("Tab")
        here.page.locator("[data-testid=make][aria-busy=true]").wait_for()
        made_ready(here)
        assert here.find("option-copies").input_value() == "3"
