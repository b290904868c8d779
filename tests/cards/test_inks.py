from __future__ import annotations

import re

import pytest
from helpers import shipped_deck
from readback import Printed, streams

from generator.product import silent
from layouts.cards import product as cards
from layouts.cards.inks import grey
from layouts.theme.theme import contrast


def printed(**options: object) -> Printed:
    return Printed(cards.prepare(shipped_deck("en"), cards.Options(**options), silent).draw(silent))  # type: ignore[arg-type]


def colours(file: Printed) -> set[bytes]:
    return {found for stream in streams(file) for found in re.findall(rb"[\d.]+ [\d.]+ [\d.]+ (?:rg|RG)", stream)}


def test_in_greys_nothing_has_a_colour() -> None:
    assert colours(printed())
    assert not colours(printed(ink="grey"))


@pytest.mark.parametrize("colour", ["#0F6B6B", "#B4480F", "#000000", "#FFFFFF", "#595959", "#3B2F80"])
def test_a_grey_has_the_contrast_of_its_colour(colour: str) -> None:
    assert contrast(grey(colour), "#FFFFFF") == pytest.approx(contrast(colour, "#FFFFFF"), rel=0.03)


def test_a_draft_has_nothing_but_words_on_its_backs_and_says_so() -> None:
    made = cards.prepare(shipped_deck("en"), cards.Options(draft=True), silent)
    assert "a draft, to try out: light ink, and nothing but words on the backs" in made.report.printing
    file = Printed(made.draw(silent))
    back = next(form.name for form in file.forms(3) if form.name.startswith("back-"))
    assert b" l S" not in file.qpdf.pages[3].obj.Resources.XObject[f"/{back}"].read_bytes()
    assert "Our own work" in file.text(1)


def test_light_ink_is_less_ink() -> None:
    def dark(file: Printed, page: int) -> int:
        shades = file.picture(page, 40).convert("L").histogram()
        return sum((255 - shade) * many for shade, many in enumerate(shades))

    usual, light, draft = printed(), printed(ink="light"), printed(draft=True)
    assert dark(light, 1) < 0.8 * dark(usual, 1)
    assert dark(draft, 1) < 0.5 * dark(light, 1)
