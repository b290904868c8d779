"""A package that is missing is told with a remedy that works where this runs."""

from __future__ import annotations

import pytest

from generator.model import packages
from generator.model.packages import needed
from generator.model.problems import DeckError


def said_of(package: str) -> str:
    with pytest.raises(DeckError) as raised, needed(package, "a picture"):
        raise ModuleNotFoundError(name=package)
    (problem,) = raised.value.problems
    return f"{problem.what} → {problem.hint}"


def test_where_packages_can_be_installed_the_hint_installs_it() -> None:
    said = said_of("lxml")
    assert "needs the package lxml, which is not installed → install it: " in said
    assert said.endswith("-m pip install lxml")


def test_in_the_browser_nobody_is_told_to_install_anything_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "IN_THE_BROWSER", True)
    said = said_of("lxml")
    assert "which there is not in the browser" in said
    assert 'on your own machine: pip install "spiegel[studio]" lxml, then spiegel studio' in said
