"""A PDF that would take too much to draw is refused before PDFium or anything else begins with it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from helpers import peak, spiegel

sys.path.insert(0, str(Path(__file__).parents[1] / "trust"))

import heavy_pdfs as heavy

LINE = b"0 0 m 9 9 l S "

HEAVY = {
    "page 1 draws more than 8 MB of shapes": lambda: heavy._forms(6, 10),
    "a picture of more than 60 million pixels": lambda: heavy._image(60_000, 1_001, "/DeviceGray", 1),
    "more than 15,000 form fields or notes": lambda: heavy._wide_fields(39),
    "form fields more than 40 deep": lambda: heavy._nested_fields(60),
    "forms more than 40 deep": lambda: heavy._forms(60, 1),
}


def test_saved_states_count_for_what_they_take(tmp_path: Path) -> None:
    (tmp_path / "heavy.pdf").write_bytes(heavy.page(content=b"q " * 2_000_000).written())
    run = spiegel("preview", "heavy.pdf", "-o", "made", folder=tmp_path)
    assert run.returncode == 1
    assert "page 1 draws more than 8 MB of shapes" in run.stderr


@pytest.mark.parametrize("what", HEAVY)
@pytest.mark.parametrize("command", ["preview heavy.pdf -o made", "booklet heavy.pdf -o made.pdf"])
def test_it_is_told_of_what_there_is_too_much(tmp_path: Path, what: str, command: str) -> None:
    (tmp_path / "heavy.pdf").write_bytes(HEAVY[what]())
    run = spiegel(*command.split(), folder=tmp_path)
    assert run.returncode == 1
    assert what in run.stderr
    assert "broken" not in run.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["heavy.pdf"]


def test_a_page_of_many_shapes_and_a_form_called_often_are_drawn_within_the_memory(tmp_path: Path) -> None:
    (tmp_path / "heavy.pdf").write_bytes(heavy._forms(1, 100, LINE * 40))
    assert peak("preview", "heavy.pdf", "-o", "made", folder=tmp_path) < 512 * 1024
