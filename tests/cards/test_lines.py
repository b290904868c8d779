"""Where the lines of the shipped cards end: in every language that we ship, on every stock, at every size that is tried."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

import pytest
from helpers import STOCKS, file_deck, shipped_deck

from generator.bank.starter import start
from generator.product import silent
from layouts.cards import bilingual, furniture, product
from layouts.text import fitter, typesetting

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.deck import Deck
    from layouts.text.typesetting import Fitted, Style


def _deck(language: str, folder: Path) -> Deck:
    if language in {"nl", "en"}:
        return shipped_deck(language)
    start(folder / "deck", "Spiegel", language, ("Werk", "Feedback"))
    path = folder / "deck" / "cards.yaml"
    return file_deck(path, path.read_text(encoding="utf-8"))


def _set(deck: Deck, stock: str, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Style, Fitted, float]]:
    """Every text that is set on the way to a deck's cards, with its measure in points."""
    found: list[tuple[Style, Fitted, float]] = []
    setting = typesetting.set_text

    def noted(text: str, style: Style, size: float, width: float, *rest: Any, **named: Any) -> Fitted | None:  # noqa: ANN401 – handed on
        fitted = setting(text, style, size, width, *rest, **named)
        if fitted and "\n" not in text:
            found.append((style, fitted, width))
        return fitted

    with monkeypatch.context() as patched:
        for module in (typesetting, bilingual, furniture, fitter):
            if hasattr(module, "set_text"):
                patched.setattr(module, "set_text", noted)
        product.prepare(deck, product.Options(stock=stock), silent)
    return found


def _could_be_other(fitted: Fitted, width: float, style: Style) -> bool:
    """Whether the words fit in as many lines with two or more in the last, by trying all that end other lines elsewhere.

    Running text may only give its last word one from the line above, which keeps two.
    """
    texts = [line.text for line in fitted.lines]
    if style.running:
        above = texts[-2].split(" ")
        company = f"{above[-1]} {texts[-1]}"
        return len(above) > 2 and style.face.measure(company) * fitted.size / 1000 <= width
    words = " ".join(texts).split(" ")
    many = len(texts)
    for inner in combinations(range(1, len(words) - 1), many - 1):
        bounds = (0, *inner, len(words))
        lines = [" ".join(words[start:end]) for start, end in pairwise(bounds)]
        if all(style.face.measure(line) * fitted.size / 1000 <= width for line in lines):
            return True
    return False


@pytest.mark.parametrize("stock", STOCKS)
@pytest.mark.parametrize("language", ["nl", "en", "de", "fr"])
def test_no_last_word_stands_alone_where_another_way_has_as_few_lines(
    language: str, stock: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = _set(_deck(language, tmp_path), stock, monkeypatch)
    several = [each for each in found if len(each[1].lines) > 1]
    alone = [each for each in several if " " not in each[1].lines[-1].text]
    assert len(several) > 3
    assert [fitted.lines for style, fitted, width in alone if _could_be_other(fitted, width, style)] == []
