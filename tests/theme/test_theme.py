from __future__ import annotations

import pytest
from helpers import theme
from msgspec.structs import replace

from generator.bank import shipped
from generator.model.bank import Suit
from layouts.theme.loading import shipped_theme
from layouts.theme.theme import WHITE, SuitLook, contrast, mix

SUITS = tuple(Suit(id=f"S{number}", name={"en": "A suit"}) for number in range(16))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21),
        ("#FFFFFF", "#000000", 21),
        ("#777777", "#FFFFFF", 4.48),
        ("#767676", "#FFFFFF", 4.54),
        ("#FF0000", "#FFFFFF", 4.0),
        ("#0000FF", "#FFFFFF", 8.59),
        ("#0F6B6B", "#0f6b6b", 1),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


def test_every_text_of_the_theme_can_be_read_on_its_ground() -> None:
    ours = theme()
    colours = [ours.ink, ours.quiet, *(look.colour for look in ours.suits)]
    pale = {(colour, ground) for colour in colours for ground in (WHITE, ours.paper) if contrast(colour, ground) < 4.5}
    assert pale == set()


def test_no_two_suits_of_the_theme_look_alike() -> None:
    looks = theme().suits
    assert len({look.colour for look in looks}) == len({look.icon for look in looks}) == len(looks)


@pytest.mark.parametrize(("part", "mixed"), [(0, "#FFFFFF"), (1, "#204060"), (0.5, "#90A0B0"), (0.28, "#C1CAD2")])
def test_a_mixed_colour_is_plain(part: float, mixed: str) -> None:
    assert mix("#204060", "#ffffff", part) == mixed


def test_suits_take_the_looks_of_the_theme_in_their_order() -> None:
    ours = theme()
    assert [ours.look(SUITS, suit) for suit in SUITS[:15]] == list(ours.suits)


@pytest.mark.parametrize("name", shipped.THEMES)
@pytest.mark.parametrize("many", [15, 16, 40, 210])
def test_no_two_of_many_suits_look_alike_in_any_theme_and_none_takes_the_sign_of_tips(name: str, many: int) -> None:
    ours = shipped_theme(name)
    suits = tuple(Suit(id=f"S{number}", name={"en": "A suit"}) for number in range(many))
    looks = [ours.look(suits, suit) for suit in suits]
    assert len({(look.colour, look.icon) for look in looks}) == many
    assert {look.colour for look in looks} == {look.colour for look in ours.suits}  # no new ones
    assert ours.sign not in {look.icon for look in looks}


def test_the_ninth_suit_has_a_colour_and_a_sign_of_its_own_and_the_sixteenth_a_sign_in_another_colour() -> None:
    ours = theme()
    looks = [ours.look(SUITS, suit) for suit in SUITS]
    for at in range(8, 15):
        assert looks[at].colour not in {look.colour for look in looks[:at]}
        assert looks[at].icon not in {look.icon for look in looks[:at]}
    assert looks[15] == SuitLook(colour=ours.suits[1].colour, icon=ours.suits[0].icon)


def test_a_theme_of_few_looks_goes_on_in_the_same_way() -> None:
    few = replace(theme(), suits=theme().suits[:1])
    suits = SUITS[:15]
    looks = [few.look(suits, suit) for suit in suits]
    assert len({look.icon for look in looks}) == len(suits)


def test_a_suit_may_choose_its_colour_and_its_icon() -> None:
    ours = theme()
    own = Suit(id="X", name={"en": "X"}, colour="#102030", icon="leaf")
    assert ours.look((SUITS[0], own), own) == SuitLook(colour="#102030", icon="leaf")
    coloured = Suit(id="Y", name={"en": "Y"}, colour="#102030")
    assert ours.look((SUITS[0], coloured), coloured) == SuitLook(colour="#102030", icon=ours.suits[1].icon)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_language_has_the_same_fixed_words(language: str) -> None:
    words = shipped.words(language)
    assert words.keys() == shipped.words("nl").keys()
    assert all(words.values())


def test_a_language_without_fixed_words_gets_those_of_english() -> None:
    assert shipped.words("eo") == shipped.words("en") != shipped.words("nl")
