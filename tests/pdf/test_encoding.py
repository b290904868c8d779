"""Text as a page shows it: every letter where fitting reckoned it, and every word read back as it was typed."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import pypdf
import pytest
from helpers import Draft
from readback import MM, Printed

from layouts.text.typesetting import Style, set_text
from layouts.theme.loading import shipped_theme
from layouts.theme.styles import Styles

if TYPE_CHECKING:
    from pathlib import Path

    from layouts.pdf.pen import Align
    from layouts.text.typesetting import Fitted

STYLES = {name: Styles(shipped_theme(name).fonts) for name in ("spiegel", "festive")}

TEXTS = [
    "HAVATAR To Wat. Ty H",
    "H *AV* Tom, *To Vado Ton* H",
    "HAVЖУA → ToH",
    "H“Waar?” – ‘Tja…’ (Ve) \\ H",
    "H A Vo T Wa 10% Ty, L’Yser 25\u00a0A H",
]
"""Each begins and ends in an H; between them pairs, spaces, emphasis and letters of other fonts."""


def whole_widths(text: str) -> float:
    """Points at size 9 by which PDFium, which has whole thousandths only, may place the last letter otherwise."""
    return 0.01 + len(text) * 0.5 * 9 / 1000


def drawn(fitted: Fitted | None) -> Printed:
    draft = Draft()
    assert fitted is not None
    with draft.page(), draft.canvas.tagged("P"):
        draft.canvas.text(fitted, 50, 250, "#000000")
    return draft.finish()


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", TEXTS)
def test_the_last_letter_stands_where_fitting_reckoned_it(name: str, text: str, bold: bool) -> None:
    styles = STYLES[name]
    style = styles.strong if bold else styles.text
    fitted = set_text(text, style, 9, 1000, "xx")
    assert fitted is not None
    letters = drawn(fitted).letters(0)
    (first, start), (last, end) = letters[0], letters[-1]
    assert (first, last) == ("H", "H")
    h = style.face.characters["H"] * 9 / 1000
    assert (end.left - start.left) * MM == pytest.approx(fitted.width - h, abs=whole_widths(text))


@pytest.mark.parametrize("name", STYLES)
def test_lines_that_kern_begin_at_the_left_edge_and_end_where_they_say(name: str) -> None:
    styles = STYLES[name]
    fitted = set_text("HAVATAR To H\nHTo Wa Ty. A H\nHH", styles.text, 9, 1000, "xx")
    assert fitted is not None
    letters = [area for letter, area in drawn(fitted).letters(0) if letter == "H"]
    h = styles.regular.characters["H"] * 9 / 1000
    for line, (start, end) in zip(fitted.lines, zip(letters[::2], letters[1::2], strict=True), strict=True):
        assert start.left == pytest.approx(letters[0].left, abs=0.001)
        assert (end.left - start.left) * MM == pytest.approx(line.width - h, abs=whole_widths(line.text))


def operators(text: str) -> list[str]:
    styles = STYLES["spiegel"]
    return [operator for _, operator in drawn(set_text(text, styles.text, 9, 1000, "xx")).operators(0)]


def test_only_what_kerns_is_set_letter_by_letter() -> None:
    assert "TJ" not in operators("een nieuw uur")
    assert "TJ" in operators("een Ton")


def test_readers_find_the_words_of_hanging_lines() -> None:
    text = "Hij zei toen nog:\n“Waarom ook niet?” en\nhij lachte erbij, maar\n‘zij’ gaf geen antwoord"
    printed = drawn(set_text(text, STYLES["spiegel"].text, 14, 1000, "nl"))
    assert printed.text(0).split() == text.split()
    assert pypdf.PdfReader(io.BytesIO(printed.data)).pages[0].extract_text().split() == text.split()


READ = "“Waar? To Ty. VAT – L’Yver” AVЖУA Wat Tom *Vado Ton* A Vo T Wa 10% Te vroeg, Yves."


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("size", [6.0, 14.0, 40.0])
def test_readers_find_the_words_as_they_were_typed(name: str, size: float, tmp_path: Path) -> None:
    styles = STYLES[name]
    printed = drawn(set_text(READ, Style(styles.regular, styles.bold), size, 4000, "xx"))
    words = READ.replace("*", "").split()
    assert printed.text(0).split() == words
    if int(pypdf.__version__.partition(".")[0]) >= 7:  # earlier ones take the kerning of a wide face for a space
        assert pypdf.PdfReader(io.BytesIO(printed.data)).pages[0].extract_text().split() == words
    if shutil.which("pdftotext"):
        path = tmp_path / "read.pdf"
        path.write_bytes(printed.data)
        read = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)  # noqa: S607 – wherever it is
        assert read.stdout.decode().split() == words


def test_bold_words_stand_no_further_apart_than_plain_ones() -> None:
    styles = STYLES["spiegel"]
    assert styles.bold.characters[" "] == styles.bold.characters["\u00a0"] == styles.regular.characters[" "]
    assert styles.bold.font().face.getCharWidth(ord(" ")) > styles.regular.characters[" "]


def test_a_face_whose_space_is_narrow_enough_keeps_it() -> None:
    styles = STYLES["festive"]
    assert styles.bold.narrowed == 0
    assert styles.bold.characters[" "] < styles.regular.characters[" "]


def test_what_comes_after_bold_text_has_its_own_spaces_again() -> None:
    styles, draft = STYLES["spiegel"], Draft()
    bold, plain = (set_text("H I H", style, 9, 1000, "xx") for style in (styles.strong, styles.text))
    assert bold
    assert plain
    with draft.page(), draft.canvas.tagged("P"):
        draft.canvas.text(bold, 10, 250, "#000000")
        draft.canvas.text(plain, 10, 200, "#000000")
    letters = draft.finish().letters(0)
    width = (letters[-1][1].left - letters[3][1].left) * MM
    assert width == pytest.approx(plain.width - styles.regular.characters["H"] * 9 / 1000, abs=whole_widths("H I H"))


@pytest.mark.parametrize(("align", "hung"), [("left", True), ("centre", False), ("right", False)])
def test_a_line_with_a_hanging_quote_begins_to_the_left_of_the_others(align: Align, hung: bool) -> None:
    styles, draft = STYLES["spiegel"], Draft()
    fitted = set_text("H\n“H\nH", styles.text, 10, 1000, "xx")
    assert fitted is not None
    with draft.page(), draft.canvas.tagged("P"):
        draft.canvas.text(fitted, 150, 250, "#000000", align)
    printed = draft.finish()
    first, _, second, third = (area.left * MM for _, area in printed.letters(0))
    quote = styles.regular.measure("“H") - styles.regular.measure("H")
    part = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
    assert second - first == pytest.approx(quote / 100 * (1 - part) - (2.6 if hung else 0), abs=0.02)
    assert third == pytest.approx(first, abs=0.001)
