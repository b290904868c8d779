"""A file whose pages are moved for a printer says so, and is not blamed for it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from helpers import ask, make_deck

from generator.model.printer import PrinterProfile
from generator.prepress.inspect import inspect
from generator.product import silent
from layouts.cards import product as cards

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = PrinterProfile(name="office", paper="a4", across=2.5, turn=0.6, scale_down=0.99, front_down=0.985)


def test_what_is_moved_on_purpose_is_no_finding_and_said_to_be_unchecked(tmp_path: Path) -> None:
    made = cards.prepare(make_deck([ask("A1"), ask("A2")]), cards.Options(printer=OFFICE), silent)
    path = tmp_path / "cards.pdf"
    path.write_bytes(made.draw(silent))
    seen = inspect(path)
    assert [finding.kind for finding in seen.findings] == []
    assert any(each.startswith("made up for the printer office: ") for each in seen.unchecked)


def test_the_same_pages_without_that_word_are_found(tmp_path: Path) -> None:
    made = cards.prepare(make_deck([ask("A1"), ask("A2")]), cards.Options(printer=OFFICE), silent)
    path = tmp_path / "cards.pdf"
    with pikepdf.open(BytesIO(made.draw(silent))) as pdf:
        del pdf.trailer.Info["/Keywords"]
        pdf.save(path)
    kinds = {finding.kind for finding in inspect(path).findings}
    assert {"shifted-back"} <= kinds
