"""How tests run: Hypothesis takes its time on a busy machine, and on a server finds the same examples every time."""

from __future__ import annotations

import os

import helpers
import pytest
from hypothesis import settings

from layouts.theme.theme import Styles

settings.register_profile("spiegel", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("spiegel")


@pytest.fixture(scope="session")
def styles() -> Styles:
    """The styles of type that we ship; measuring a text twice is quick."""
    return Styles(helpers.theme().fonts)
