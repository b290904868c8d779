"""Whether everybody can use the page: every place on it, what axe finds there, and the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pages
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator

PARTS = ("questions", "suits", "tips", "sessions", "general", "yaml")

PLACES = ("begin", *(f"write/{part}" for part in PARTS), "look", "print")
"""Every view, and every part of the one in which a deck is written."""

AXE = pages.PAGE / "node_modules" / "axe-core" / "axe.min.js"

FOUND = """async () => {
    const found = await axe.run(document, { resultTypes: ["violations"] });
    const places = (each) => each.nodes.map((node) => node.target.join(" ")).slice(0, 5).join(", ");
    return found.violations.map((each) => `${each.id}: ${places(each)}`);
}"""

UNFOLD = "() => document.querySelectorAll('main details').forEach((each) => (each.open = true))"

REACHABLE = """(within) => {
    const asked = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    const all = [...document.querySelector(within).querySelectorAll(asked)];
    const there = all.filter((each) => !each.disabled && each.checkVisibility()
        && each.tabIndex >= 0 && !(each.type === "radio" && !each.checked
            && document.querySelector(`[type=radio][name="${each.name}"]:checked`)));
    const editor = document.querySelector("[data-testid=yaml]");
    const every = editor ? [...there, editor] : there;
    every.forEach((each, at) => each.setAttribute("data-reachable", String(at)));
    const name = (each) => each.dataset.testid ?? each.getAttribute("aria-label") ?? each.textContent.trim().slice(0, 40);
    return every.map((each) => `${each.localName} ${name(each)}`);
}"""
"""Marks what can be worked with and gives its names, in the order of their marks. Of a group of radio buttons that is one."""

FOCUSED = """async () => {
    let now = document.activeElement;
    const body = !now || now === document.body;
    const mark = now.dataset.reachable;
    while (now.shadowRoot?.activeElement) now = now.shadowRoot.activeElement;
    const editor = now.matches(".cm-content");
    if (editor) await new Promise((resolve) => setTimeout(resolve, 50)); // CodeMirror says a moment later that it has the focus
    const lined = (each) => getComputedStyle(each).outlineStyle !== "none" && parseFloat(getComputedStyle(each).outlineWidth) > 0;
    let seen = false;
    for (let each = now, up = 0; each && up < 3; each = each.parentElement, up++) seen ||= lined(each);
    const { left, right, top, bottom } = now.getBoundingClientRect();
    const inside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    return { mark: mark === undefined ? null : Number(mark), seen, inside, body, editor };
}"""
"""What has the focus: its mark, whether an outline shows that, and whether it lies in the window."""


ROUND = 5
"""Times in a row that something has the focus once more, until the page was gone round: a field may have parts of its own."""


def settle(here: pages.Visit, place: str) -> None:
    """In a place of the page when what it draws is there, with all open that can be folded."""
    view, _, part = place.partition("/")
    here.go(view)
    if part:
        here.find(f"part-{part}").click()
    if view == "print":
        here.page.locator("[data-testid=make]:enabled").wait_for()
    elif view == "write":
        here.page.locator("[data-testid=check]:not([data-state=checking])").wait_for(state="attached")
    here.page.evaluate(UNFOLD)
    here.page.wait_for_timeout(700)


def axe(here: pages.Visit) -> list[str]:
    """What axe finds on the page as it is; the visit lets it in with ``bypass_csp``."""
    here.page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = here.page.evaluate(FOUND)
    return found


def tab_to(here: pages.Visit, wanted: Locator, *, back: bool = False, most: int = 200) -> None:
    """Presses Tab until something has the focus; or Shift and Tab, to go back."""
    for _ in range(most):
        here.page.keyboard.press("Shift+Tab" if back else "Tab")
        if focused(wanted):
            return
    pytest.fail(f"Tab does not come to {wanted}")


def focused(wanted: Locator) -> bool:
    """Whether something has the focus."""
    return wanted.count() > 0 and bool(wanted.evaluate("(each) => document.activeElement === each"))


def waits_focused(wanted: Locator) -> None:
    """Waits until something has the focus."""
    pages.until(lambda: focused(wanted), 20)


def not_reached(here: pages.Visit, within: str = "body") -> list[str]:
    """What Tab does not come to on its way round the page, and where nobody sees that it came there."""
    names: list[str] = here.page.evaluate(REACHABLE, within)
    reached: dict[int, bool] = {}
    again = 0
    while again < ROUND:
        here.page.keyboard.press("Tab")
        now = here.page.evaluate(FOCUSED)
        if now["editor"]:
            here.page.keyboard.press("Escape")  # the way out that its part says
        if now["mark"] in reached or now["body"]:
            again += 1
        elif now["mark"] is not None:
            again = 0
            reached[now["mark"]] = now["seen"] and now["inside"]
    missed = [f"{name}: Tab does not come there" for at, name in enumerate(names) if at not in reached]
    return missed + [f"{names[at]}: nobody sees that it has the focus" for at, seen in reached.items() if not seen]
