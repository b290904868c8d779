"""The site as it was built, the server of this machine, and Chromium; what is missing is said, and its tests are skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pages
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    path = pages.chromium()
    if path is None:
        pytest.skip("there is no Chromium here: apt-get install chromium")
    with playwright.sync_playwright() as drivers:
        started = drivers.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""
    if not (pages.SITE / "index.html").is_file():
        pytest.skip("the site is not built: make site")
    return pages.SITE


@pytest.fixture(params=["browser", "local"])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[pages.Served]:
    """The page with each of its engines, and no deck yet."""
    if request.param == "browser":
        with pages.static(request.getfixturevalue("site")) as found:
            yield found
        return
    pytest.importorskip("starlette", reason="Starlette is not installed")
    if not (pages.PAGE / "dist" / "index.html").is_file():
        pytest.skip("the page is not built: make site")
    (tmp_path / "deck").mkdir()
    with pages.studio(tmp_path / "deck" / "cards.yaml") as found:
        yield found


@pytest.fixture
def static(site: Path) -> Iterator[pages.Served]:
    """The site behind a plain server."""
    with pages.static(site) as found:
        yield found


@pytest.fixture
def visit(browser: Browser) -> Callable[..., AbstractContextManager[pages.Visit]]:
    """A visit to a page that is served, which is watched."""

    def visiting(served: pages.Served, **context: object) -> AbstractContextManager[pages.Visit]:
        return pages.visit(browser, served, **context)

    return visiting
