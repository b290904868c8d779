"""The site on any host: below any address, however it sends compressed files, without a connection, after an update."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pages
import pytest
from playwright.sync_api import Error

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.site


def wait_until_kept(page: Page) -> None:
    """Until the service worker has all files."""
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")


def test_it_works_in_a_folder_of_a_server(visit: pages.Visiting, site: Path, tmp_path: Path) -> None:
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / "cards").symlink_to(site)
    with pages.static(tmp_path, "team/cards/") as served, visit(served) as here:
        here.begin()
        assert here.printed("cards", tmp_path).stat().st_size > 10_000


def test_it_works_where_the_server_has_the_browser_unpack_files(
    visit: pages.Visiting, site: Path, tmp_path: Path
) -> None:
    with pages.static(site, encodes=True) as served, visit(served) as here:
        here.begin()
        assert here.printed("cards", tmp_path).stat().st_size > 10_000


def test_after_the_first_visit_no_connection_is_needed(visit: pages.Visiting, site: Path, tmp_path: Path) -> None:
    with pages.static(site) as served, visit(served) as here:
        here.begin()
        wait_until_kept(here.page)
        here.context.set_offline(True)
        here.page.close()
        here.page = here.open()
        here.find("questions").wait_for()
        made = {product: here.printed(product, tmp_path) for product in ("cards", "guide")}
        deck = here.deck(tmp_path)
        for product, path in made.items():
            assert path.read_bytes() == pages.by_the_command(product, deck, tmp_path / "again.pdf"), product


def test_an_update_comes_with_the_next_visit_and_an_old_tab_goes_on(
    visit: pages.Visiting, site: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    with pages.static(folder) as served, visit(served) as here:
        here.begin()
        wait_until_kept(here.page)
        index, worker = folder / "index.html", folder / "sw.js"
        before = pages.sha256(index)
        index.write_text(index.read_text(encoding="utf-8").replace("<title>", "<title>New: "), encoding="utf-8")
        said = worker.read_text(encoding="utf-8").replace(before, pages.sha256(index))
        worker.write_text(said.replace('"version": "', '"version": "n'), encoding="utf-8")
        here.page.evaluate("() => navigator.serviceWorker.getRegistration().then((each) => each.update())")
        renewed = "() => caches.keys().then((names) => names.some((name) => name.startsWith('spiegel-n')))"
        pages.until(lambda: bool(here.page.evaluate(renewed)))
        here.first_text().fill("An old tab goes on")
        here.first_text().press("Tab")
        here.saved()
        assert here.printed("cards", tmp_path).stat().st_size > 10_000
        pages.until(lambda: here.open_title().startswith("New: "))


def test_a_worker_may_ask_nobody_else_either(browser: Browser, static: pages.Served) -> None:
    """The page's policy holds for its worker, though a plain server of files sends none with it."""
    other = "http://127.0.0.1:9/"
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(static.address)
        said = page.evaluate(
            """(other) => new Promise((resolve) => {
                const work = `self.addEventListener("securitypolicyviolation", (event) => postMessage(event.effectiveDirective));
                    fetch("${other}").then(() => postMessage("went"), () => setTimeout(() => postMessage("not held"), 3000));`;
                const blob = URL.createObjectURL(new Blob([work], { type: "text/javascript" }));
                new Worker(blob, { type: "module" }).onmessage = (event) => resolve(event.data);
            })""",
            other,
        )
        assert said == "connect-src"


def test_the_page_may_ask_nobody_else(browser: Browser, static: pages.Served) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(static.address)
        with pytest.raises(Error, match="Failed to fetch"):
            page.evaluate("() => fetch('http://127.0.0.1:9/')")


def test_without_webassembly_the_page_says_so(browser: Browser, static: pages.Served) -> None:
    with browser.new_context(locale="en-GB") as context:
        page = context.new_page()
        page.add_init_script("delete globalThis.WebAssembly")
        page.goto(static.address)
        page.get_by_role("alert").first.wait_for()
        (said,) = page.get_by_role("alert").all_inner_texts()
        assert "WebAssembly" in said
