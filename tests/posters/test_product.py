from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from guides import SMALL
from helpers import LANGUAGES, file_deck, shipped_deck
from readback import MM, Printed, squeezed

from generator.bank import shipped
from generator.model.problems import DeckError
from generator.product import silent
from layouts.posters import product as posters

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.deck import Deck


def drawn(deck: Deck, paper: str = "a4") -> Printed:
    return Printed(posters.prepare(deck, posters.Options(paper=paper), silent).draw(silent))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_agreements_stand_on_one_sheet_and_again_on_two(language: str) -> None:
    printed, texts = drawn(shipped_deck(language)), shipped.texts("guide", language)
    said = [squeezed(line.removeprefix("- ").replace("*", "")) for line in texts["agreements-list"].splitlines()]
    assert len(printed) == 3
    one, *two = (squeezed(printed.text(page)) for page in range(3))
    assert [each for each in said if each not in one] == []
    assert [each for each in said if sum(each in half for half in two) != 1] == []
    assert squeezed(texts["agreements-title"]) in one
    assert squeezed(texts["agreements-title"]) in two[0]


def test_the_two_sheets_lie_across_and_make_one_twice_as_large() -> None:
    for paper in ("a4", "letter"):
        sizes = [
            tuple(float(edge) / MM for edge in page.mediabox)[2:]
            for page in drawn(shipped_deck("nl"), paper).qpdf.pages
        ]
        upright, *across = sizes
        assert across == [(upright[1], upright[0])] * 2
        assert across[0][1] * 2 > upright[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_large_poster_is_larger_and_legible_from_afar(language: str) -> None:
    one, two, three = posters.prepare(shipped_deck(language), posters.Options(), silent).sheets
    sizes = [{item.size for item in sheet.items} for sheet in (one, two, three)]
    assert sizes[1] == sizes[2]
    assert min(sizes[1]) > 1.3 * max(sizes[0]) >= 1.3 * 24


def test_nothing_stands_in_the_margin() -> None:
    printed = drawn(shipped_deck("nl"))
    for page in range(3):
        areas = [area for _, area in printed.letters(page)]
        assert min(area.left for area in areas) > posters.MARGIN - 1
        assert max(area.bottom for area in areas) < printed.height(page) - posters.MARGIN + 1


def test_agreements_of_a_deck_take_the_place_of_ours(tmp_path: Path) -> None:
    own = SMALL + "texts:\n  agreements-list: |\n    - *Kind.* We are kind.\n    - We laugh.\n"
    text = squeezed(drawn(file_deck(tmp_path / "cards.yaml", own)).text(0))
    assert "Kind.Wearekind." in text
    assert "Confidential" not in text


def test_agreements_that_do_not_fit_are_refused_on_their_line(tmp_path: Path) -> None:
    own = SMALL + "texts:\n  agreements-list: " + "We listen to each other. " * 70 + "\n"
    many = SMALL + "texts:\n  agreements-list: |\n" + "    - We listen.\n" * 90
    for text in (own, many):
        if text is own:
            drawn(file_deck(tmp_path / "cards.yaml", text))  # one that is long is only small
            continue
        with pytest.raises(DeckError) as refused:
            drawn(file_deck(tmp_path / "cards.yaml", text))
        assert {(problem.line, problem.what) for problem in refused.value.problems} == {(8, "does not fit on a poster")}
