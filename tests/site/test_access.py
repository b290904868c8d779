"""The page for everybody: axe, a phone of 360 pixels, letters twice as large."""

from __future__ import annotations

from typing import TYPE_CHECKING

import access
import pytest

if TYPE_CHECKING:
    import pages

pytestmark = pytest.mark.site


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(visit: pages.Visiting, served: pages.Served, width: int) -> None:
    with visit(served, viewport={"width": width, "height": 800}, bypass_csp=True) as here:
        here.begin()
        found: dict[str, list[str]] = {}
        for place in access.PLACES:
            access.settle(here, place)
            found[place] = access.axe(here)
        assert not any(found.values()), found


@pytest.mark.parametrize(("width", "zoom"), [(360, 1), (640, 1), (1280, 2)])
def test_no_view_is_wider_than_the_window(visit: pages.Visiting, static: pages.Served, width: int, zoom: int) -> None:
    """A browser that shows a page at 200 % gives it half as many pixels, each twice as large."""
    size = {"width": width // zoom, "height": 800 // zoom}
    with visit(static, viewport=size, device_scale_factor=zoom) as here:
        here.begin()
        wide: dict[str, int] = {}
        for place in access.PLACES:
            access.settle(here, place)
            wide[place] = here.page.evaluate(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        assert not any(wide.values()), wide
