"""The page for everybody: axe, the keyboard alone, a phone of 360 pixels, letters twice as large."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pages
import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site


VIEWS = ("begin", "write", "look", "print")

AXE = pages.PAGE / "node_modules" / "axe-core" / "axe.min.js"

FOUND = """async () => {
    const found = await axe.run(document, { resultTypes: ["violations"] });
    const places = (each) => each.nodes.map((node) => node.target.join(" ")).slice(0, 5).join(", ");
    return found.violations.map((each) => `${each.id}: ${places(each)}`);
}"""


def settle(here: pages.Visit, view: str) -> None:
    """In a view, when what it draws is there."""
    here.go(view)
    if view == "print":
        here.page.locator("[data-testid=make]:enabled").wait_for()
    here.page.wait_for_timeout(1500)


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(visit: pages.Visiting, static: pages.Served, width: int) -> None:
    with visit(static, viewport={"width": width, "height": 800}, bypass_csp=True) as here:
        here.begin()
        found: dict[str, list[str]] = {}
        for view in VIEWS:
            settle(here, view)
            here.page.evaluate(AXE.read_text(encoding="utf-8"))
            found[view] = here.page.evaluate(FOUND)
        assert not any(found.values()), found


@pytest.mark.parametrize(("width", "zoom"), [(360, 1), (640, 1), (1280, 2)])
def test_no_view_is_wider_than_the_window(visit: pages.Visiting, static: pages.Served, width: int, zoom: int) -> None:
    """A browser that shows a page at 200 % gives it half as many pixels, each twice as large."""
    size = {"width": width // zoom, "height": 800 // zoom}
    with visit(static, viewport=size, device_scale_factor=zoom) as here:
        here.begin()
        wide: dict[str, int] = {}
        for view in VIEWS:
            settle(here, view)
            wide[view] = here.page.evaluate(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        assert not any(wide.values()), wide


def tab_to(here: pages.Visit, name: str, most: int = 80) -> None:
    """Presses Tab until something has the focus."""
    for _ in range(most):
        here.page.keyboard.press("Tab")
        if here.page.evaluate("() => document.activeElement?.dataset?.testid") == name:
            return
    pytest.fail(f"Tab does not come to {name}")


def test_the_keyboard_alone_goes_from_the_start_to_a_pdf(
    visit: pages.Visiting, static: pages.Served, tmp_path: Path
) -> None:
    with visit(static) as here:
        here.find("begin-own").wait_for()
        tab_to(here, "begin-own")
        here.page.keyboard.press("Enter")
        here.find("new-deck").locator("[name=title]").wait_for()
        here.page.keyboard.type("By keys")
        tab_to(here, "new-make")
        here.page.keyboard.press("Enter")
        here.find("questions").wait_for()
        here.page.keyboard.press("Control+Home")
        here.find("nav-print").focus()
        here.page.keyboard.press("Enter")
        here.page.locator("[data-testid=make]:enabled").wait_for()
        tab_to(here, "make", 200)
        with here.page.expect_download() as waiting:
            here.page.keyboard.press("Enter")
        waiting.value.save_as(tmp_path / "cards.pdf")
        assert (tmp_path / "cards.pdf").read_bytes().startswith(b"%PDF-")
