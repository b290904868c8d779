"""How tests run: in which order, what Hypothesis may take, and what Python need not look through again and again."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import helpers
import pytest
import yaml
from hypothesis import settings

from generator.bank.yaml import events
from layouts.theme.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterator

os.environ.setdefault("SPIEGEL_CONFIG", "/nowhere")  # nobody's own printers and stocks

# Hypothesis takes its time on a busy machine, and on a server finds the same examples every time.
settings.register_profile("spiegel", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("spiegel")


LONGEST = (
    "test_every_product", "test_trust", "test_every_key", "test_our_mistakes", "test_main", "test_build", "test_streams",
    "test_spreadsheets", "test_outside_code",
)  # fmt: skip
"""The modules that take longest, the longest first: one process runs a whole module, and none shall wait for another."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest modules come first, the others in their usual order."""
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(LONGEST)))


def pytest_collection_finish() -> None:
    """Garbage is looked for less often, and not among eleven thousand tests, which stay to the end: a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 10, 20)


@pytest.fixture(scope="session")
def styles() -> Styles:
    """The styles of type that we ship; measuring a text twice is quick."""
    return Styles(helpers.theme().fonts)


PARSERS = {"python": events.PythonLoader, **({"libyaml": yaml.CSafeLoader} if yaml.__with_libyaml__ else {})}
"""PyYAML's parsers that are there: its own is everywhere, libyaml where it was built in."""


@pytest.fixture(scope="module", params=PARSERS)
def _either_parser(request: pytest.FixtureRequest) -> Iterator[None]:
    """Everything that is read in a module is read with each parser in turn."""
    usual, events.parser = events.parser, PARSERS[request.param]
    yield
    events.parser = usual
