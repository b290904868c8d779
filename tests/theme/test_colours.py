"""The colours of suits, reckoned here on their own: formulas of the CIE, and the matrices of Machado and others."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest

from generator.bank import shipped
from layouts.theme.loading import shipped_theme

MACHADO = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""Machado, Oliveira and Fernandes, IEEE TVCG 15 (2009), severity 1.0, for linear RGB."""

Triple = tuple[float, float, float]


def linear(colour: str) -> Triple:
    """``#rrggbb`` as light (IEC 61966-2-1)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def lab(light: Triple) -> Triple:
    """CIE 1976 L*a*b* under D65."""
    red, green, blue = light
    tristimulus = (
        (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047,
        0.2126729 * red + 0.7151522 * green + 0.0721750 * blue,
        (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883,
    )
    x, y, z = (each ** (1 / 3) if each > 216 / 24389 else (24389 / 27 * each + 16) / 116 for each in tristimulus)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour: str, eye: str) -> Triple:
    """A colour as an eye that confuses some sees it."""
    light = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(part * each for part, each in zip(row, light, strict=True)))) for row in MACHADO[eye]
    )
    return lab((red, green, blue))


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2."""
    low, high = sorted(0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in map(linear, (one, other)))
    return (high + 0.05) / (low + 0.05)


def suits(theme: str, many: int) -> list[str]:
    """The first colours of a theme."""
    return [look.colour for look in shipped_theme(theme).suits[:many]]


def test_the_formulas_are_those_that_are_published() -> None:
    assert lab(linear("#FFFFFF")) == pytest.approx((100, 0, 0), abs=0.02)
    assert lab(linear("#FF0000")) == pytest.approx((53.24, 80.09, 67.20), abs=0.02)
    assert contrast("#FFFFFF", "#767676") == pytest.approx(4.54, abs=0.01)
    for eye in MACHADO:  # nobody confuses greys
        assert seen("#777777", eye) == pytest.approx(lab(linear("#777777")), abs=0.1)


@pytest.mark.parametrize("eye", MACHADO)
@pytest.mark.parametrize("theme", shipped.THEMES)
def test_eight_suits_are_fifteen_apart_for_every_eye(theme: str, eye: str) -> None:
    pairs = combinations(suits(theme, 8), 2)
    near = {(one, other): math.dist(seen(one, eye), seen(other, eye)) for one, other in pairs}
    assert {pair: distance for pair, distance in near.items() if distance < 15} == {}


@pytest.mark.parametrize("theme", shipped.THEMES)
def test_the_first_four_suits_differ_in_lightness_for_a_printer_in_grey(theme: str) -> None:
    lightness = sorted(lab(linear(colour))[0] for colour in suits(theme, 4))
    assert min(high - low for low, high in pairwise(lightness)) >= 5


@pytest.mark.parametrize("theme", shipped.THEMES)
def test_every_colour_of_a_suit_carries_text_on_paper(theme: str) -> None:
    looks = shipped_theme(theme)
    grounds = ("#FFFFFF", looks.paper)
    pale = {colour for colour in suits(theme, 99) if min(contrast(colour, ground) for ground in grounds) < 4.6}
    assert pale == set()


@pytest.mark.parametrize("theme", shipped.THEMES)
def test_no_suit_of_fifteen_has_the_colour_or_the_sign_of_another(theme: str) -> None:
    looks = shipped_theme(theme).suits
    assert len(looks) == len({look.colour for look in looks}) == len({look.icon for look in looks}) == 15


@pytest.mark.parametrize("theme", shipped.THEMES)
def test_ink_and_what_is_quiet_are_of_black_alone(theme: str) -> None:
    looks = shipped_theme(theme)
    for colour in (looks.ink, looks.quiet, looks.lines):
        assert len({colour[1:3], colour[3:5], colour[5:7]}) == 1, colour
