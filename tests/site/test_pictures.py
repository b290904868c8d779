"""Every view in four languages, wide and narrow, into output/site-pictures/: to look at, and none wider than its window."""

from __future__ import annotations

import pages
import pytest

pytestmark = pytest.mark.site

PICTURES = pages.ROOT / "output" / "site-pictures"

SIZES = {"wide": (1280, 900), "narrow": (360, 780)}


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
def test_every_view_is_drawn_wide_and_narrow(visit: pages.Visiting, static: pages.Served, language: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    wider: list[str] = []
    with visit(static) as here:
        here.find("begin-own").wait_for()
        here.find("page-language").select_option(language)
        here.begin_shipped()
        for view in ("begin", "write", "look", "print"):
            here.go(view)
            for name, (width, height) in SIZES.items():
                here.page.set_viewport_size({"width": width, "height": height})
                if view == "print":
                    here.page.locator("[data-testid=make]:enabled").wait_for()
                here.page.wait_for_timeout(1200)
                here.page.screenshot(path=PICTURES / f"{view}-{name}-{language}.png")
                inside = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
                wider += [] if here.page.evaluate(inside) else [f"{view} {name}"]
    assert not wider
