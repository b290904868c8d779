from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import planted
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, Pdf

from generator.prepress.inspect import Finding, inspect
from generator.prepress.opening import reopened
from generator.prepress.preflight.overlaps import overlaps
from generator.prepress.preflight.pages import painted_on
from generator.prepress.preflight.painted import Reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

SIZE = 12
LONG = "What did we learn from the day on which nothing worked"


def drawn(path: Path, *draw: Callable[[Canvas], None], font: str = planted.FONT, size: float = SIZE) -> list[Finding]:
    """What the preflight finds wrong with the places of the texts of a page."""
    made = planted.canvas(path)
    made.setFont(font, size)
    for each in draw:
        each(made)
    made.save()
    return [finding for finding in inspect(path).findings if finding.kind == "overlap"]


def at(left: float, up: float, text: str = LONG) -> Callable[[Canvas], None]:
    return lambda made: made.drawString(left, up, text)


def upright(left: float, up: float, text: str) -> Callable[[Canvas], None]:
    return turned(left, up, text, 90)


def turned(left: float, up: float, text: str, degrees: float) -> Callable[[Canvas], None]:
    def draw(made: Canvas) -> None:
        made.saveState()
        made.translate(left, up)
        made.rotate(degrees)
        made.drawString(0, 0, text)
        made.restoreState()

    return draw


FAULTS: dict[str, tuple[Callable[[Canvas], None], ...]] = {
    "an id that is wider than its column": (at(100, 500, "WWW01"), at(120, 500)),
    "lines without leading": (at(100, 500), at(100, 500 + SIZE * 0.35)),
    "a text in the middle of another": (at(100, 500), at(200, 503, "so")),
    "one letter on another": (at(100, 500, "A"), at(102, 501, "B")),
    "level and upright": (at(100, 500), upright(180, 460, LONG)),
    "both upright": (upright(100, 200, LONG), upright(103, 300, "so")),
    "upside down": (turned(400, 500, LONG, 180), turned(300, 502, "so", 180)),
    "the same words further on": (at(100, 500, "again and again"), at(120, 500, "again and again")),
}

SOUND: dict[str, tuple[Callable[[Canvas], None], ...]] = {
    "lines set solid": (at(100, 500), at(100, 500 + SIZE)),
    "lines set very tight": (at(100, 500), at(100, 500 + SIZE * 0.6)),
    "words one by one": (at(100, 500, "What "), at(100 + 31, 500, "did")),
    "kerned letters": (at(100, 500, "V"), at(100 + 6.2, 500, "A")),
    "raised and lowered": (at(100, 500, "x"), at(105, 505, "2"), at(105, 497, "i")),
    "an accent of its own": (at(100, 500, "e"), at(100.5, 500, "´")),
    "a line to write on": (at(100, 500, "Name: ____________"), at(140, 501, "Ada")),
    "twice for bold": (at(100, 500), at(100.4, 500)),
    "a watermark across the page": (at(100, 500), turned(60, 460, "DRAFT", 45)),
    "a bullet and its text": (at(100, 500, "•"), at(103, 500, "so")),
    "beside each other": (at(100, 500, "left"), at(200, 500, "right")),
}


@pytest.mark.parametrize("texts", FAULTS.values(), ids=FAULTS)
def test_texts_over_one_another_are_found(tmp_path: Path, texts: tuple[Callable[[Canvas], None], ...]) -> None:
    assert len(drawn(tmp_path / "in.pdf", *texts)) == 1


@pytest.mark.parametrize("texts", SOUND.values(), ids=SOUND)
def test_what_a_typesetter_does_on_purpose_is_no_fault(
    tmp_path: Path, texts: tuple[Callable[[Canvas], None], ...]
) -> None:
    assert drawn(tmp_path / "in.pdf", *texts) == []


@pytest.mark.parametrize("font", ["Helvetica", "Times-Italic", "Courier"])
@pytest.mark.parametrize(
    ("texts", "many"), [(FAULTS["an id that is wider than its column"], 1), (SOUND["lines set solid"], 0)]
)
def test_fonts_whose_outlines_are_elsewhere_are_judged_too(
    tmp_path: Path, font: str, texts: tuple[Callable[[Canvas], None], ...], many: int
) -> None:
    assert len(drawn(tmp_path / "in.pdf", *texts, font=font)) == many


def test_the_finding_names_both_texts_and_says_how_much(tmp_path: Path) -> None:
    (finding,) = drawn(tmp_path / "in.pdf", at(100, 500, "WWW01"), at(120, 500), at(100, 300), at(100, 302))
    assert finding.pages == (1,)
    assert finding.what.startswith("“What did we learn from the day on which …” and “What did we learn")
    assert finding.what.endswith(" mm, and 1 more pair of texts do too")
    (other,) = drawn(tmp_path / "in.pdf", at(100, 500, "WWW01"), at(120, 500))
    assert other.what.startswith("“WWW01” and “What did we learn from the day on which …” lie over one another, by ")
    assert other.millimetres == pytest.approx(SIZE * 0.5 * 25.4 / 72, abs=0.2)


def test_a_text_in_the_gap_of_another_is_no_fault(tmp_path: Path) -> None:
    def spread(pdf: Pdf) -> None:
        page = pdf.pages[0]
        page.Resources.Font.H = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Contents = pdf.make_stream(
            b"BT /H 12 Tf 1 0 0 1 100 500 Tm [(left) -20000 (right)] TJ 1 0 0 1 200 500 Tm (between) Tj ET"
        )

    drawn(tmp_path / "in.pdf", at(100, 500, "x"))
    planted.planted(tmp_path / "in.pdf", tmp_path / "gap.pdf", spread)
    assert "overlap" not in {finding.kind for finding in inspect(tmp_path / "gap.pdf").findings}


def test_texts_in_different_forms_are_compared(tmp_path: Path) -> None:
    def over(made: Canvas) -> None:
        for name in ("one", "two"):
            made.beginForm(name)
            made.setFont(planted.FONT, SIZE)
            made.drawString(0, 0, f"the text of form {name}")
            made.endForm()
        made.translate(100, 100)
        made.doForm("one")
        made.translate(3, 1)
        made.doForm("two")

    assert len(drawn(tmp_path / "in.pdf", over)) == 1


def many_texts(count: int, text: bytes) -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(300, 300))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    page.obj.Resources = Dictionary(Font=Dictionary(H=font))
    page.Contents = pdf.make_stream(b"BT /H 9 Tf 1 0 0 1 9 9 Tm " + text * count + b" ET")
    from io import BytesIO  # noqa: PLC0415

    made = BytesIO()
    pdf.save(made)
    return made.getvalue()


def test_a_page_full_of_overlaps_is_told_in_time() -> None:
    with reopened(many_texts(1_000, b"1 0 0 1 9 9 Tm (word) Tj 1 0 0 1 12 9 Tm (other) Tj "), "in.pdf") as pdf:
        found = overlaps(painted_on(pdf.pages[0], Reading()))
    assert len(found) == 1_000


@given(st.lists(st.tuples(*[st.floats(-1e9, 1e9)] * 6), min_size=1, max_size=3))
def test_texts_may_lie_anywhere(places: list[tuple[float, ...]]) -> None:
    content = b"".join(b"%f %f %f %f %f %f Tm (word) Tj " % place for place in places)
    with reopened(many_texts(1, content), "in.pdf") as pdf:
        found = overlaps(painted_on(pdf.pages[0], Reading()))
    assert len(found) <= len(places) ** 2
