"""How tests run: Hypothesis takes its time on a busy machine, and on a server finds the same examples every time."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import helpers
import pytest
import yaml
from hypothesis import settings

from generator.bank.yaml import events
from layouts.theme.theme import Styles

if TYPE_CHECKING:
    from collections.abc import Iterator

os.environ.setdefault("SPIEGEL_CONFIG", "/nowhere")  # nobody's own printers and stocks

settings.register_profile("spiegel", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("spiegel")


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
