"""ReportLab loads no library that a deck without pictures does without, and has each when it asks for it."""

from __future__ import annotations

import subprocess
import sys

FIRST = "from layouts.text.fonts import FontFace; import sys; "


def ran(code: str) -> str:
    """What a Python of its own prints, which has loaded our fonts first."""
    return subprocess.run(
        [sys.executable, "-c", FIRST + code], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_pillow_and_harfbuzz_are_not_loaded_for_fonts() -> None:
    assert ran("print([name for name in ('PIL.Image', 'uharfbuzz') if name in sys.modules])") == "[]"


def test_reportlab_opens_a_picture_and_knows_one_by_its_class() -> None:
    code = """
from io import BytesIO
from PIL import Image
from reportlab.lib.utils import ImageReader
file = BytesIO()
Image.new("RGB", (3, 2)).save(file, "PNG")
print(ImageReader(file).getSize(), ImageReader(Image.new("RGB", (5, 4))).getSize())
"""
    assert ran(code) == "(3, 2) (5, 4)"


def test_reportlab_shapes_a_text_where_somebody_asks_it_to() -> None:
    """HarfBuzz is with the packages of the tests; Spiegel itself kerns by the font's own pairs."""
    code = """
from pathlib import Path
import fontpkg_atkinson_hyperlegible as ours
from reportlab.pdfbase.ttfonts import TTFont
font = TTFont("Ours", next(Path(ours.ROOT).rglob("*Regular*.ttf")), shapable=True)
print(font.shapable, font.hbFace.upem)
"""
    assert ran(code) == "True 1000"
