"""What people typed in a form is in the booklet, or the file is refused in words: never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from helpers import spiegel
from pikepdf import Array, Dictionary, Name, String
from readback import Printed, squeezed

from generator.model.problems import DeckError, Problem
from generator.prepress.booklet import fold

if TYPE_CHECKING:
    from pathlib import Path

COMB, MULTILINE, PASSWORD, COMBO = 1 << 24, 1 << 12, 1 << 13, 1 << 17
ASKED = {"NeedAppearances": True}


def form(path: Path, *fields: dict[str, Any], **catalog: Any) -> Path:  # noqa: ANN401 – whatever a PDF holds
    """A page of A6 with fields, one below the other, 60 by 10 mm each; a look is the content of a stream."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(298, 420))
    made = []
    for at, entries in enumerate(fields):
        low = 380 - 30 * at
        entry: dict[str, Any] = {
            "Type": Name.Annot,
            "Subtype": Name.Widget,
            "FT": Name.Tx,
            "F": 4,
            "Rect": Array([20, low, 190, low + 28]),
        }
        entry |= {"T": String(f"field {at + 1}"), "DA": String("/Helv 10 Tf 0 g")} | entries
        if isinstance(look := entry.pop("look", None), bytes):
            stream = pdf.make_stream(look, Subtype=Name.Form, BBox=Array([0, 0, 170, 28]))
            entry["AP"] = Dictionary(N=stream)
        elif look:
            streams = {
                state: pdf.make_stream(ink, Subtype=Name.Form, BBox=Array([0, 0, 170, 28]))
                for state, ink in look.items()
            }
            entry["AP"] = Dictionary(N=Dictionary(streams))
        made.append(pdf.make_indirect(Dictionary({f"/{key}": value for key, value in entry.items()})))
    page.obj.Annots = Array(made)
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    pdf.Root.AcroForm = Dictionary(Fields=Array(made), DR=Dictionary(Font=Dictionary(Helv=helvetica)))
    for key, value in catalog.items():
        pdf.Root.AcroForm[f"/{key}"] = value
    pdf.save(path)
    return path


def typed(text: str, **entries: Any) -> dict[str, Any]:  # noqa: ANN401 – as above
    return {"V": String(text), **entries}


def in_booklet(source: Path) -> str:
    fold(source, source.with_name("out.pdf"))
    return squeezed(Printed(source.with_name("out.pdf").read_bytes()).text(0))


def refusal(source: Path) -> Problem:
    with pytest.raises(DeckError) as refused:
        fold(source, source.with_name("out.pdf"))
    assert not source.with_name("out.pdf").exists()
    (problem,) = refused.value.problems
    return problem


@pytest.mark.parametrize("asked", [{}, ASKED], ids=["no word", "looks are asked for"])
@pytest.mark.parametrize("look", [None, b"", b"/Tx BMC EMC"], ids=["no look", "an empty look", "a blank look"])
def test_what_is_typed_and_has_no_look_is_drawn(tmp_path: Path, look: bytes | None, asked: dict[str, Any]) -> None:
    source = form(tmp_path / "in.pdf", typed("Ada Lovelace", look=look), typed("Café, 12 €", look=look), **asked)
    assert in_booklet(source) == "AdaLovelaceCafé,12€"


def test_an_older_look_gives_way_where_the_file_asks_for_new_ones(tmp_path: Path) -> None:
    old = b"/Tx BMC BT /Helv 10 Tf 2 9 Td (Bob) Tj ET EMC"
    assert in_booklet(form(tmp_path / "in.pdf", typed("Ada", look=old), **ASKED)) == "Ada"


def test_136_values_are_all_in_the_booklet(tmp_path: Path) -> None:
    fields = [
        typed(f"value {at}", Rect=Array([20 + at % 4 * 60, 10 + at // 4 * 11, 78 + at % 4 * 60, 21 + at // 4 * 11]))
        for at in range(136)
    ]
    found = in_booklet(form(tmp_path / "in.pdf", *fields, **ASKED))
    assert all(f"value{at}" in found for at in range(136))


def test_long_texts_are_broken_into_lines(tmp_path: Path) -> None:
    text = "What helped us was that nobody had to be right at once and everybody had time to listen"
    field = typed(text, Ff=MULTILINE, Rect=Array([20, 100, 190, 300]))
    assert in_booklet(form(tmp_path / "in.pdf", field)) == squeezed(text)


def test_other_alphabets_are_drawn_or_refused_by_letter(tmp_path: Path) -> None:
    problem = refusal(form(tmp_path / "in.pdf", typed("with ♥ and 💡")))
    assert (
        problem.what
        == "what is typed in 1 field (“field 1”; page 1) would be lost: there are no letters for “♥💡” here"
    )
    assert problem.hint == "open it in a PDF viewer, print it to a new PDF and fold that"


def test_chosen_options_are_drawn_as_the_list_shows_them(tmp_path: Path) -> None:
    options = Array([Array([String("nl"), String("Dutch")]), Array([String("en"), String("English")])])
    field = typed("en", FT=Name.Ch, Ff=COMBO, Opt=options)
    assert in_booklet(form(tmp_path / "in.pdf", field)) == "English"


def test_a_password_is_not_drawn_in_clear(tmp_path: Path) -> None:
    assert "secret" not in in_booklet(form(tmp_path / "in.pdf", typed("secret", Ff=PASSWORD)))


@pytest.mark.parametrize(
    ("state", "asked", "drawn"),
    [({}, {}, "Yes"), ({"AS": Name.Off}, {}, ""), ({"AS": Name.Off}, ASKED, "Yes"), ({"AS": Name.Yes}, {}, "Yes")],
)
def test_a_tick_is_drawn_where_a_viewer_shows_it(
    tmp_path: Path, state: dict[str, Any], asked: dict[str, Any], drawn: str
) -> None:
    looks = {"/Yes": b"BT /Helv 10 Tf 2 9 Td (Yes) Tj ET", "/Off": b""}
    source = form(tmp_path / "in.pdf", {"FT": Name.Btn, "V": Name.Yes, "look": looks, **state}, **asked)
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Annots[0].AP.N["/Yes"].Resources = Dictionary(Font=pdf.Root.AcroForm.DR.Font)
        pdf.save(source)
    assert in_booklet(source) == drawn


def test_what_is_for_the_screen_only_is_left_out_and_said(tmp_path: Path) -> None:
    source = form(tmp_path / "in.pdf", typed("Ada", F=0), typed("hidden", F=6))
    (warning,) = fold(source, tmp_path / "out.pdf").warnings
    assert warning.what == (
        "what is typed in 1 field (“field 1”; page 1) is for screens only, as the file says: it is left out, as in print"
    )


def test_what_does_not_fit_its_field_is_said(tmp_path: Path) -> None:
    source = form(tmp_path / "in.pdf", typed("a long answer that goes on and on " * 3))
    (warning,) = fold(source, tmp_path / "out.pdf").warnings
    assert warning.what.startswith("what is typed in 1 field (“field 1”; page 1) is longer than its field")


def shown(text: str, content: str) -> dict[str, Any]:
    """A field with a look that some program made."""
    return typed(text, look=f"/Tx BMC BT /Helv 10 Tf 2 9 Td ({content}) Tj ET EMC".encode("cp1252"))


def with_fonts(path: Path) -> Path:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            field.AP.N.Resources = Dictionary(Font=pdf.Root.AcroForm.DR.Font)
        pdf.save(path)
    return path


def test_what_another_program_drew_longer_than_its_field_is_said(tmp_path: Path) -> None:
    text = "a long answer that goes on and on " * 3
    source = with_fonts(form(tmp_path / "in.pdf", shown(text, text), shown("fits", "fits")))
    (warning,) = fold(source, tmp_path / "out.pdf").warnings
    assert warning.what.startswith("what is typed in 1 field (“field 1”; page 1) is longer than its field")


def test_letters_that_another_program_could_not_draw_are_said(tmp_path: Path) -> None:
    source = with_fonts(form(tmp_path / "in.pdf", shown("Łukasz Kőrösi", "?ukasz K?rösi"), shown("Café", "Café")))
    (warning,) = fold(source, tmp_path / "out.pdf").warnings
    assert warning.what.startswith("what is typed in 1 field (“field 1”; page 1) may show without “Łő”")
    assert warning.hint == "look at these pages of the booklet before you print"


def test_a_ligature_is_its_letters(tmp_path: Path) -> None:
    assert (
        fold(with_fonts(form(tmp_path / "in.pdf", shown("o\ufb03ce", "office"))), tmp_path / "out.pdf").warnings == ()
    )


def test_a_text_note_without_a_look_is_drawn(tmp_path: Path) -> None:
    assert in_booklet(form(tmp_path / "in.pdf", {"Subtype": Name.FreeText, "Contents": String("Call me")})) == "Callme"


def test_a_highlight_without_a_look_is_drawn(tmp_path: Path) -> None:
    corners = Array([20, 400, 180, 400, 20, 385, 180, 385])
    source = form(tmp_path / "in.pdf", {"Subtype": Name.Highlight, "C": Array([1, 1, 0]), "QuadPoints": corners})
    fold(source, tmp_path / "out.pdf")
    picture = Printed((tmp_path / "out.pdf").read_bytes()).picture(0, 72)
    assert picture.getpixel((298 + 60, 28)) == (255, 255, 0)


def test_a_mark_that_cannot_be_drawn_is_refused(tmp_path: Path) -> None:
    source = form(tmp_path / "in.pdf", {"Subtype": Name.Polygon, "Vertices": Array([20, 400, 180, 400, 20, 385])})
    assert refusal(source).what == "what is marked on page 1 would be lost: the file does not hold how it looks"


def test_a_form_that_only_adobe_shows_is_refused(tmp_path: Path) -> None:
    source = form(tmp_path / "in.pdf", {}, XFA=String("x"))
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        pdf.Root.NeedsRendering = True
        pdf.save(source)
    assert refusal(source).what == "is a form of a kind (XFA) that only Adobe Reader shows"


def test_a_protected_form_is_drawn_too(tmp_path: Path) -> None:
    source = form(tmp_path / "in.pdf", typed("Ada"))
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        pdf.save(source, encryption=pikepdf.Encryption(owner="me", user="", R=6))
    assert in_booklet(source) == "Ada"


def test_a_workbook_of_ours_that_a_program_filled_in_keeps_every_answer(tmp_path: Path) -> None:
    assert (
        spiegel("workbook", "--fillable", "--lang", "en", "-o", "w.pdf", "--paper", "a5", folder=tmp_path).returncode
        == 0
    )
    with pikepdf.open(tmp_path / "w.pdf", allow_overwriting_input=True) as pdf:
        fields = [each for each in pdf.Root.AcroForm.Fields if Name.Tx == each.FT]
        for at, field in enumerate(fields):
            field.V = String(f"Answer{at}.")
        pdf.save(tmp_path / "w.pdf")
    ran = spiegel("booklet", "w.pdf", folder=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    printed = Printed((tmp_path / "w-booklet.pdf").read_bytes())
    found = squeezed("".join(printed.text(side) for side in range(len(printed))))
    assert fields
    assert [at for at in range(len(fields)) if f"Answer{at}." not in found] == []
