"""What a printing press takes of the suits' colours, as Ghostscript parts them into four inks."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from generator.bank import shipped
from layouts.theme.loading import shipped_theme

if TYPE_CHECKING:
    from pathlib import Path

GHOSTSCRIPT = shutil.which("gs")
INKS = ("Cyan", "Magenta", "Yellow", "Black")
SIDE = 20
"""Of a square of each colour, in points and in dots."""

MOST = 240
"""Per cent of all inks together: what office paper takes without offsetting on the next sheet."""


def inks_of(colours: list[str], folder: Path) -> dict[str, float]:
    """How much ink each colour takes, in per cent of one ink laid solid."""
    canvas = Canvas(str(folder / "colours.pdf"), pagesize=(SIDE * len(colours), SIDE))
    for place, colour in enumerate(colours):
        canvas.setFillColor(colour)
        canvas.rect(SIDE * place, 0, SIDE, SIDE, stroke=0, fill=1)
    canvas.save()
    parted = [str(GHOSTSCRIPT), "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r72"]
    run = [*parted, f"-sOutputFile={folder}/ink.tif", f"{folder}/colours.pdf"]
    subprocess.run(run, check=True, capture_output=True)
    plates = [Image.open(folder / f"ink({ink}).tif").convert("L") for ink in INKS]
    middles = [(SIDE * place + SIDE // 2, SIDE // 2) for place in range(len(colours))]
    taken = [[255 - plate.crop((*at, at[0] + 1, at[1] + 1)).tobytes()[0] for plate in plates] for at in middles]
    return {colour: sum(each) / 2.55 for colour, each in zip(colours, taken, strict=True)}


@pytest.mark.skipif(GHOSTSCRIPT is None, reason="Ghostscript, which parts colours into inks, is not here")
@pytest.mark.parametrize("theme", shipped.THEMES)
def test_no_colour_of_a_suit_takes_more_ink_than_paper_does(theme: str, tmp_path: Path) -> None:
    taken = inks_of([suit.colour for suit in shipped_theme(theme).suits], tmp_path)
    assert {colour: round(ink) for colour, ink in taken.items() if ink > MOST} == {}
    assert max(taken.values()) > 100  # the plates were read
