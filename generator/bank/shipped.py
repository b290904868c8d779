"""The data files we ship → stocks, themes and words, typed; they are read and checked as a user's own file is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from generator.bank.explain import read
from generator.bank.yaml.reader import read_yaml
from generator.model.paper import Stock

if TYPE_CHECKING:
    from generator.model.bank import WorkbookPage
    from generator.model.deck import Words

ROOT = Path(__file__).resolve().parents[2]
LAYOUTS = ROOT / "layouts"

THEMES = ("spiegel", "contrast", "sparing", "festive")
"""Those that we ship."""

USUAL_STOCKS = ("poker-a4", "tarot-a4", "a6-a4", "poker-letter")
"""Stocks that anybody has the paper for, one for each size that is told apart at a glance: what a deck is tried on where none is
named, and what is proposed to a deck whose texts need more room."""

WITH_TEXTS = ("guide", "workbook", "team_sheets")
"""The products that have general texts."""

RETIRED_TEXTS = ("next-steps-small",)
"""Texts of earlier versions that a deck may still have words for, though nothing prints them any more."""

DEFAULT_LANGUAGE = "en"
"""That of our texts and words, where we have none in the one that is asked for."""

T = TypeVar("T")


def shipped_bank() -> Path:
    """The question bank that comes with Spiegel: beside this module once installed, at the top in a checkout."""
    installed = Path(__file__).with_name("cards.yaml")
    return installed if installed.is_file() else ROOT / "cards.yaml"


def stocks() -> dict[str, Stock]:
    """The sheets we print on, by name, in the order of the file."""
    return {stock.name: stock for stock in _read("cards/stocks.yaml", tuple[Stock, ...])}


def themes() -> dict[str, str]:
    """The themes that we ship: name and title, in order."""
    files = [read_yaml(LAYOUTS / "theme" / "themes" / f"{name}.yaml").value for name in THEMES]
    return {str(theme["name"]): str(theme["title"]) for theme in files if isinstance(theme, dict)}


def theme(name: str, kind: type[T]) -> T:
    """A theme by its name; ``kind`` is the layouts' type for it."""
    return _read(f"theme/themes/{name}.yaml", kind)


def texts(name: str, language: str) -> Words:
    """The general texts of a product in a language, by id; those in English where we have none."""
    return _in_language(f"{name}/texts", language)


def text_ids() -> tuple[str, ...]:
    """The ids of all general texts and fixed words, which a deck may override."""
    ours = [words(DEFAULT_LANGUAGE), *(texts(product, DEFAULT_LANGUAGE) for product in WITH_TEXTS)]
    return tuple(dict.fromkeys(key for each in ours for key in each))


def workbook_pages() -> tuple[WorkbookPage, ...]:
    """The pages of a workbook where the deck does not say."""
    from generator.model.bank import WorkbookPage  # noqa: PLC0415 – stocks and themes do without the model of a bank

    return _read("workbook/workbook.yaml", tuple[WorkbookPage, ...])


def data(name: str, kind: type[T]) -> T:
    """A data file of a layout by its way from there, such as ``guide/helplines.yaml``; ``kind`` is the layout's type for it."""
    return _read(name, kind)


def words(language: str) -> Words:
    """The fixed words of a language; those of English where we have none."""
    return _in_language("text/words", language)


def languages() -> tuple[str, ...]:
    """The languages whose fixed words we have."""
    return tuple(sorted(path.stem for path in (LAYOUTS / "text" / "words").glob("*.yaml")))


def _in_language(folder: str, language: str) -> Words:
    file = f"{folder}/{language}.yaml"
    return _read(file if (LAYOUTS / file).is_file() else f"{folder}/{DEFAULT_LANGUAGE}.yaml", dict[str, str])


_known: dict[str, Any] = {}


def _read(name: str, kind: type[T]) -> T:
    """A data file as a value of a type; read once."""
    if name not in _known:
        _known[name] = read(read_yaml(LAYOUTS / name), kind)
    value: T = _known[name]
    return value
