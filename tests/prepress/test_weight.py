"""A PDF that would take too much to draw is refused before PDFium or anything else begins with it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from helpers import peak, spiegel

sys.path.insert(0, str(Path(__file__).parents[1] / "trust"))

import heavy_pdfs as heavy

from generator.prepress import weight
from generator.prepress.objects import TooLargeError
from generator.prepress.opening import opened

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


def test_a_content_that_pages_share_weighs_what_it_draws_on_each(tmp_path: Path) -> None:
    pdf = heavy.pages(2, content=b"/F Do ")
    for page, form in ((10, 5), (11, 6)):
        pdf.put(page, f"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</F {form} 0 R>>>>>>")
    pdf.stream(5, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", LINE)
    pdf.stream(6, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", LINE * 600_000)
    (tmp_path / "heavy.pdf").write_bytes(pdf.written())
    run = spiegel("preview", "heavy.pdf", "-o", "made", folder=tmp_path)
    assert run.returncode == 1
    assert "page 2 draws more than 8 MB of shapes" in run.stderr


def test_names_that_are_looked_up_on_every_page_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = heavy.pages(4, content=b"".join(b"/F%d Do " % n for n in range(10)))
    for page in range(10, 14):
        pdf.put(page, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</ProcSet[/PDF]>>>>")
    (tmp_path / "heavy.pdf").write_bytes(pdf.written())
    for most, refused in ((40, False), (39, True)):
        monkeypatch.setattr(weight, "MOST_CALLS", most)
        with opened(tmp_path / "heavy.pdf") as source:
            if not refused:
                weight.check_weight(source)
                continue
            with pytest.raises(TooLargeError, match="more than 39 calls of forms and pictures"):
                weight.check_weight(source)


PROGRAM = b"{" + b"dup mul exch dup mul exch " * 200 + b"dup}"


def shaded(kind: int, content: bytes, program: bytes = PROGRAM) -> bytes:
    pdf = heavy.page(resources="/Shading<</S 5 0 R>>/Pattern<</P<</PatternType 2/Shading 5 0 R>>>>", content=content)
    coordinates = {1: "/Matrix[600 0 0 900 0 0]", 2: "/Coords[0 0 600 900]", 3: "/Coords[0 0 0 9 9 99]"}[kind]
    domain = "/Domain[0 1 0 1]" if kind == 1 else "/Domain[0 1]"
    pdf.put(5, f"<</ShadingType {kind}/ColorSpace/DeviceRGB{domain}{coordinates}/Function 6 0 R>>")
    pdf.put(6, f"<</FunctionType 3{domain}/Functions[7 0 R]/Bounds[]/Encode[0 1]>>" if kind == 2 else "7 0 R")
    if kind != 2:
        pdf.objects.pop(6)
        pdf.objects[5] = pdf.objects[5].replace(b"6 0 R", b"7 0 R")
    pdf.stream(7, f"/FunctionType 4{domain}/Range[0 1 0 1 0 1]", program)
    return pdf.written()


@pytest.mark.parametrize(
    "content", [b"/S sh", b"/Pattern cs /P scn 0 0 595 842 re f", b"/Pattern CS /P SCN 0 0 m 9 9 l S"]
)
def test_a_program_that_is_run_for_every_dot_weighs_as_much(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "heavy.pdf").write_bytes(shaded(1, content))
    with (
        opened(tmp_path / "heavy.pdf") as source,
        pytest.raises(TooLargeError, match="page 1 draws more than 8 MB of shapes"),
    ):
        weight.check_weight(source)


@pytest.mark.parametrize(("kind", "content", "program"), [
    (2, b"/S sh " * 100, PROGRAM), (3, b"/S sh " * 100, PROGRAM), (1, b"/S sh", b"{dup dup}"), (1, b"0 0 9 9 re f", PROGRAM),
])  # fmt: skip
def test_gradients_as_programs_make_them_are_drawn(tmp_path: Path, kind: int, content: bytes, program: bytes) -> None:
    (tmp_path / "light.pdf").write_bytes(shaded(kind, content, program))
    with opened(tmp_path / "light.pdf") as source:
        weight.check_weight(source)
