from __future__ import annotations

import pytest

from layouts.cards.type_sizes import PROBE, QUESTION, TIP, face_scale

FACES = [(63, 88), (70, 120), (105, 148.5), (85, 54), (50.8, 88.9), (88.9, 50.8), (148, 105), (40, 40)]


def test_a_poker_card_has_the_sizes_of_the_issue() -> None:
    assert QUESTION.sizes(1) == (20, 16.5, 14, 13, 12, 11)
    assert PROBE.sizes(1) == (10, 9.5, 9, 8.5)
    assert PROBE.sizes(1, two=True) == (10, 9.5, 9)
    assert TIP.sizes(1) == (11, 10.5, 10, 9.5)


def test_larger_sizes_of_a_theme_come_besides_the_usual_ones_so_that_nothing_becomes_smaller() -> None:
    assert QUESTION.sizes(1, larger=1.15) == (23, 20, 19, 16.5, 16.1, 14.9, 14, 13.8, 13, 12.6, 12, 11)
    assert PROBE.sizes(1, larger=1.15)[0] == 11.5
    assert PROBE.sizes(1, larger=1.15)[-1] == 8.5


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("two", [False, True])
def test_no_face_has_smaller_type_than_the_floors(face: tuple[float, float], two: bool) -> None:
    floors = {QUESTION: 11, PROBE: 9 if two else 8.5, TIP: 9.5}
    for ladder, floor in floors.items():
        sizes = ladder.sizes(face_scale(*face), two=two)
        assert sizes[-1] == min(sizes) == floor
        assert list(sizes) == sorted(set(sizes), reverse=True)


@pytest.mark.parametrize(
    ("face", "scale"),
    [
        ((63, 88), 1),
        ((105, 148.5), 105 / 63),  # as much larger as it is wider
        ((70, 120), 70 / 63),  # higher still, which gives the words no more room in width
        ((127, 76.2), 1),  # wider, but lower
        ((85, 54), 0.910),  # smaller: as its area, (85 × 54) / (63 × 88) = 0.828, in each direction
        ((50.8, 88.9), 0.903),
    ],
)
def test_type_goes_in_proportion_with_the_face(face: tuple[float, float], scale: float) -> None:
    assert face_scale(*face) == pytest.approx(scale, abs=0.001)


def test_a_larger_face_begins_larger_and_ends_as_a_small_one() -> None:
    sizes = QUESTION.sizes(105 / 63)
    assert sizes[:3] == pytest.approx((33.3, 27.5, 23.3))
    assert sizes[-6:] == (18.3, 16.5, 14, 13, 12, 11)
