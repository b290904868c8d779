"""What is made on the page is kept: over a reload in the middle, the end of a tab, and in two tabs."""

from __future__ import annotations

import os
import signal

import pages
import pytest

pytestmark = pytest.mark.site


def kill_the_tab(here: pages.Visit) -> None:
    """Ends the processes of this browser that show pages, as a machine does that is out of memory.

    It keeps one in reserve for the next tab; that it is gone too, the browser has to notice first.
    """
    browser = here.context.browser
    assert browser is not None
    session = browser.new_browser_cdp_session()

    def renderers() -> set[int]:
        processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
        return {each["id"] for each in processes if each["type"] == "renderer"}

    with here.page.expect_event("crash"):
        for each in (killed := renderers()):
            os.kill(each, signal.SIGKILL)
    pages.until(lambda: killed.isdisjoint(renderers()))


def test_a_reload_in_the_middle_loses_nothing(visit: pages.Visiting, served: pages.Served) -> None:
    with visit(served) as here:
        here.begin()
        here.first_text().fill("What stays?")
        here.first_text().press("Tab")
        here.saved()
        here.page.reload()
        here.find("questions").wait_for()
        assert here.first_text().input_value() == "What stays?"


def test_a_tab_that_ends_loses_nothing(visit: pages.Visiting, served: pages.Served) -> None:
    with visit(served) as here:
        here.begin()
        here.first_text().fill("What stays?")
        here.first_text().press("Tab")
        here.saved()
        kill_the_tab(here)
        here.page = here.open()
        here.find("questions").wait_for()
        assert here.first_text().input_value() == "What stays?"


def test_two_tabs_end_with_the_work_of_both(visit: pages.Visiting, served: pages.Served) -> None:
    with visit(served) as here:
        here.begin()
        first, second = here.page, here.open()
        here.page = second
        here.find("questions").wait_for()
        here.page = first
        here.first_text().fill("From the first tab")
        here.first_text().press("Tab")
        here.saved()
        here.page = second
        pages.until(lambda: here.first_text().input_value() == "From the first tab")
        field = here.page.locator("[data-path='questions/1/question/en']").first
        field.fill("From the second tab")
        field.press("Tab")
        here.saved()
        here.page.reload()
        here.find("questions").wait_for()
        assert here.first_text().input_value() == "From the first tab"
        assert here.page.locator("[data-path='questions/1/question/en']").first.input_value() == "From the second tab"
