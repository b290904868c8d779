"""How large the site is, how long it takes, and that it does not grow; figures are printed with ``-s``."""

from __future__ import annotations

import os
from statistics import median
from typing import TYPE_CHECKING, Any

import pages
import pytest

from generator.studio.site.sizes import MOST_FIRST, MOST_MORE, sizes

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.site


SLACK = float(os.environ.get("SITE_SLACK", "4"))
"""How many times as long as promised anything may take here: other tests run beside these."""

REBUILDS = int(os.environ.get("SITE_REBUILDS", "80"))

WARMING = 80
"""Builds until what is kept of decks is full."""

STEP = 1.21
"""Python gets memory in steps of a fifth, one of which may come late: 300 builds needed one step, and no second one."""

TIMES = """async () => {
    const { engine } = globalThis.spiegel;
    const text = (await engine.ask("shipped", {})).result.text;
    const chosen = { languages: ["nl"] };
    const build = (said) => engine.ask("build", { text: said, product: "cards", options: {}, chosen });
    const took = async (work) => { const begin = performance.now(); await work(); return performance.now() - begin; };
    await build(text);
    const first = performance.now();
    const edited = (number) => text.replace("Wat", "Wat ".repeat(number + 2).trim());
    const again = [], card = [], sheet = [];
    for (const number of [1, 2, 3, 4, 5]) {
        again.push(await took(() => build(text)));
        card.push(await took(() => engine.ask("card", { text: edited(number), id: "A01", languages: ["nl"] })));
        sheet.push(await took(() => build(edited(number + 10))));
    }
    return { first, again, card, sheet };
}"""

GROWTH = """async (times) => {
    const { engine } = globalThis.spiegel;
    const text = (await engine.ask("shipped", {})).result.text;
    const asked = { product: "cards", options: {}, chosen: { languages: ["nl"] } };
    for (let number = 0; number < times; number++)
        await engine.ask("build", { text: text + "\\n".repeat(number), ...asked });
    return engine.memory();
}"""


def test_the_first_pdf_needs_at_most_10_mb_and_all_else_at_most_4_mb_more(site: Path) -> None:
    found = sizes(site)
    print(*found.said(), sep="\n")
    assert sum(found.first.values()) <= MOST_FIRST, found.first
    assert sum(found.more.values()) <= MOST_MORE, found.more


def test_first_pdf_rebuild_and_card_are_quick(browser: Browser, site: Path) -> None:
    with pages.static(site) as served, browser.new_context() as context:
        took: dict[str, Any] = {}
        for visit in ("cold", "warm"):
            page = context.new_page()
            page.goto(served.address)
            page.get_by_test_id("begin-own").wait_for(timeout=pages.SLOW)
            took[visit] = page.evaluate(TIMES)
            page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
            page.close()
    figures = {"cold": took["cold"]["first"], "warm": took["warm"]["first"]}
    figures |= {name: median(took["warm"][name]) for name in ("again", "card", "sheet")}
    print({name: round(each) for name, each in figures.items()})
    most = {"cold": 8000, "warm": 3000, "again": 1000, "card": 300, "sheet": 1500}
    assert all(figures[name] <= SLACK * each for name, each in most.items()), figures


def test_many_rebuilds_do_not_grow(browser: Browser, static: pages.Served) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(static.address)
        page.get_by_test_id("begin-own").wait_for(timeout=pages.SLOW)
        session = context.new_cdp_session(page)

        def memory(builds: int) -> dict[str, float]:
            """MB of Python, and of the page itself when what it no longer uses is let go."""
            python = page.evaluate(GROWTH, builds)
            session.send("HeapProfiler.collectGarbage")
            return {"python": python / 1e6, "page": session.send("Runtime.getHeapUsage")["usedSize"] / 1e6}

        before, after = memory(WARMING), memory(REBUILDS)
        print(f"after {WARMING} builds {before}, after {REBUILDS} more {after}")
        assert after["page"] <= before["page"] * 1.05, (before, after)
        assert after["python"] <= before["python"] * STEP, (before, after)
