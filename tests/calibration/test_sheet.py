"""The calibration sheet: what is measured stands where the fit says it does, and is as long as it says."""

from __future__ import annotations

from itertools import product

import pytest
from readback import Printed

from layouts.calibration.sheet import LANGUAGES, PAPER_NAMES, prepare_calibration

SIZES = {"a4": (210, 297), "a3": (297, 420), "letter": (215.9, 279.4)}
"""ISO 216 and ANSI."""

SIDE, HEAD = 20, 25


def sheet(paper: str = "a4", language: str = "nl", *, by_hand: bool = False) -> list[Printed]:
    return [Printed(data) for data in prepare_calibration(paper, language, "office", by_hand=by_hand).files()]


def middles(paper: str) -> list[tuple[float, float]]:
    width, height = SIZES[paper]
    return [(x, y) for y in (HEAD, height - HEAD) for x in (SIDE, width - SIDE)]


@pytest.mark.parametrize("paper", PAPER_NAMES)
def test_crosses_stand_20_mm_from_the_sides_and_25_from_head_and_foot_and_grids_behind_them(paper: str) -> None:
    [printed] = sheet(paper)
    arms = [line for _, line in printed.strokes(0)]
    for x, y in middles(paper):
        near = [
            line for line in arms if max(abs(line[0] - x), abs(line[2] - x), abs(line[1] - y), abs(line[3] - y)) < 6.01
        ]
        assert len(near) == 4
        assert sum(line[0] + line[2] for line in near) / 8 == pytest.approx(x, abs=0.005)
        assert sum(line[1] + line[3] for line in near) / 8 == pytest.approx(y, abs=0.005)
        within = [line for _, line in printed.strokes(1) if abs((line[0] + line[2]) / 2 - x) < 8.51]
        frame = [line for line in within if abs((line[1] + line[3]) / 2 - y) < 8.51]
        assert len(frame) == 8
        assert min(min(line[0], line[2]) for line in frame) == pytest.approx(x - 8.5, abs=0.005)
        assert max(max(line[1], line[3]) for line in frame) == pytest.approx(y + 8.5, abs=0.005)


@pytest.mark.parametrize("paper", PAPER_NAMES)
def test_in_each_grid_17_letters_and_17_numbers_stand_in_line_with_their_squares(paper: str) -> None:
    letters = sheet(paper)[0].letters(1)
    for x, y in middles(paper):
        above = {}
        for letter, area in letters:
            across, down = (area.left + area.right) / 2, (area.top + area.bottom) / 2
            if abs(across - x) < 9 and 8.5 < y - down < 14:
                above[letter] = across - x + 9
        assert sorted(above) == list("ABCDEFGHIJKLMNOPQ")
        for number, letter in enumerate("ABCDEFGHIJKLMNOPQ", start=1):
            assert above[letter] == pytest.approx(number, abs=0.3)


@pytest.mark.parametrize("paper", PAPER_NAMES)
def test_bars_are_150_and_200_mm_from_outside_to_outside(paper: str) -> None:
    [printed] = sheet(paper)
    width, height = SIZES[paper]
    picture = printed.picture(0, 600).convert("L")
    scale = 25.4 / 600

    def extent(area: tuple[float, float, float, float]) -> tuple[float, float]:
        part = picture.crop(tuple(round(each / scale) for each in area)).point(lambda value: 255 if value < 128 else 0)  # type: ignore[arg-type]
        left, top, right, bottom = part.getbbox() or (0, 0, 0, 0)
        return (right - left) * scale, (bottom - top) * scale

    across, _ = extent((27, height - 31.5, width - 27, height - 30.5))
    _, down = extent((35.6, 32, 36.4, height - 33))
    assert across == pytest.approx(150, abs=0.09)  # a pixel at either end
    assert down == pytest.approx(200, abs=0.09)  # a pixel at either end


@pytest.mark.parametrize(("language", "paper", "by_hand"), list(product(LANGUAGES, PAPER_NAMES, (False, True))))
def test_every_sheet_says_in_its_language_what_to_do_and_keeps_clear_of_the_paper_s_edge(
    language: str, paper: str, by_hand: bool
) -> None:
    files = sheet(paper, language, by_hand=by_hand)
    assert [len(each) for each in files] == ([2, 2] if by_hand else [2])
    width, height = SIZES[paper]
    said = ""
    for each in files:
        assert each.catalog.Lang == language
        for page in range(len(each)):
            said += each.text(page)
            for _, area in each.letters(page):
                assert min(area.left, area.top, width - area.right, height - area.bottom) > 6.4
    assert ("--seen" in said) is by_hand
    assert "--holes I9 I9 I9 I9" in " ".join(said.split())


def test_by_hand_the_second_sheet_says_2_on_both_its_sides() -> None:
    fronts, backs = sheet(by_hand=True)
    for each in (fronts, backs):
        large = [[letter for letter, area in each.letters(page) if area.bottom - area.top > 9] for page in range(2)]
        assert large == [["1"], ["2"]]
