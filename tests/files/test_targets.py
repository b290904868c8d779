from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from helpers import ROOT, shipped_deck
from pypdf import PdfWriter

from generator.cli.commands.schema import SCHEMA
from generator.files import PDF, Target, is_pdf, made_by_spiegel, renamed, target_problems
from generator.model.problems import DeckError
from generator.prepress.preview import PICTURE, as_png
from generator.product import silent
from layouts.workbook import product as workbook

OURS = b"%PDF-1.7\n1 0 obj\n<</Producer (Spiegel 0.0.1)>>\nendobj\nstartxref\n9\n%%EOF\n"
NOTHING = Target("deck.yaml", replaceable=None, hint="take another name")


def said(path: Path, target: Target = PDF) -> list[str]:
    return [problem.what for problem in target_problems(path, target)]


def draw_form() -> bytes:
    """A workbook to fill in."""
    return workbook.prepare(shipped_deck("en"), workbook.Options(fillable=True), silent).draw(silent)


# ------------------------------------------------------------------------------------------------ what may be replaced


@pytest.mark.parametrize("target", [PDF, SCHEMA, PICTURE, NOTHING])
def test_a_folder_is_never_replaced_and_what_is_missing_or_empty_always_may(tmp_path: Path, target: Target) -> None:
    assert said(tmp_path, target) == ["is a folder"]
    assert target_problems(tmp_path, target)[0].hint == f"give the name of a file, such as {target.example}"
    assert said(tmp_path / "none", target) == []
    (tmp_path / "empty").touch()
    assert said(tmp_path / "empty", target) == []


@pytest.mark.parametrize("target", [PDF, SCHEMA, PICTURE, NOTHING])
def test_what_a_diary_holds_is_never_lost(tmp_path: Path, target: Target) -> None:
    diary = tmp_path / "diary"
    diary.write_text("dear diary")
    (told,) = said(diary, target)
    assert told.startswith("is there already")
    assert told.endswith("is left as it is")
    assert target_problems(diary, target)[0].hint == target.hint


def test_only_the_same_kind_of_file_is_replaced(tmp_path: Path) -> None:
    from PIL import Image  # noqa: PLC0415 – only here

    contents = {
        PDF: OURS,
        SCHEMA: b'{\n  "$schema": "x"}',
        PICTURE: as_png(Image.new("L", (1, 1)), "made"),
    }
    for kind, content in contents.items():
        path = tmp_path / "made"
        path.write_bytes(content)
        assert [each for each in contents if not said(path, each)] == [kind]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_not_replaced_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert said(tmp_path / "pipe") == ["is a pipe or a device, and an ordinary file is needed here"]


@pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="devices have no names here")
def test_a_device_is_not_replaced() -> None:
    assert said(Path(os.devnull)) == ["is a pipe or a device, and an ordinary file is needed here"]


def test_a_file_that_may_not_be_read_is_not_replaced(tmp_path: Path) -> None:
    def denied(_: Path) -> bool:  # root may read anything
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    (tmp_path / "locked.pdf").write_bytes(b"%PDF-")
    assert said(tmp_path / "locked.pdf", Target("cards.pdf", denied)) == [
        "is there already and cannot be looked into, so it is left as it is"
    ]
    assert is_pdf(tmp_path / "locked.pdf")


def test_an_error_of_ours_in_looking_at_a_file_comes_out(tmp_path: Path) -> None:
    def mistaken(_: Path) -> bool:
        raise ValueError("a mistake of ours")

    (tmp_path / "made.pdf").write_bytes(b"%PDF-")
    with pytest.raises(ValueError, match="a mistake of ours"):
        target_problems(tmp_path / "made.pdf", Target("cards.pdf", mistaken))


# ------------------------------------------------------------------------------------------------- PDFs, ours and others'

XMP = b"<rdf:Description><pdf:Producer>%b</pdf:Producer></rdf:Description>"
END = b"startxref\n9\n%%EOF\n"


@pytest.mark.parametrize(
    ("content", "ours"),
    [
        (OURS, True),
        (b"%PDF-1.7\n" + XMP % b"Spiegel 0.1.0" + END, True),
        (b"%PDF-1.7\n" + XMP % b"Spiegel 12.0.0" + b"/Producer (Spiegel 12.0.0)" + END, True),
        (b"%PDF-1.7\n1 0 obj\n<<\n/Producer (Spiegel)\n>>\nendobj\n" + END, True),
        (b"%PDF-1.7\n/Producer (pdfTeX-1.40.25)\n" + END, False),
        (b"%PDF-1.7\n/Producer <FEFF0053>\n" + END, False),
        (b"%PDF-1.7\n/Producer (Spiegelei 3)\n" + END, False),
        (b"%PDF-1.7\n/Title (Spiegel)\n" + END, False),
        (b"%PDF-1.7\n/Producer (pdfTeX)\n" + XMP % b"Spiegel 0.1.0" + END, False),
        (OURS + b"2 0 obj\n<</V (typed)>>\nendobj\n" + END, False),
        (OURS.replace(b"/Producer", b"/ModDate (D:2025)/Producer"), False),
        (b"PK\3\4 /Producer (Spiegel 0.1.0)" + END, False),
        (b"%PDF-1.7\n/Producer (Spiegel 0.1.0)", False),
    ],
)
def test_a_pdf_is_ours_when_it_says_so_everywhere_and_nobody_changed_it(
    tmp_path: Path, content: bytes, *, ours: bool
) -> None:
    (tmp_path / "made.pdf").write_bytes(content)
    assert made_by_spiegel(tmp_path / "made.pdf") is ours


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "print").glob("*.pdf")), ids=lambda path: path.name)
def test_what_we_ship_is_ours(path: Path) -> None:
    assert made_by_spiegel(path)


def test_a_form_that_somebody_filled_in_is_no_longer_ours_to_replace(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(draw_form())
    assert said(path) == []
    writer = PdfWriter(path, incremental=True)
    field = next(iter(writer.get_fields() or {}))
    writer.update_page_form_field_values(writer.pages[0], {field: "what I learned"}, auto_regenerate=False)
    writer.write(path)
    assert said(path) == ["is there already and was not made by Spiegel, or was changed since, so it is left as it is"]


def test_the_pdf_of_another_program_goes_only_where_the_user_wants_it(tmp_path: Path) -> None:
    thesis, asked = tmp_path / "thesis.pdf", list[Path]()
    thesis.write_bytes(b"%PDF-1.5\n/Producer (pdfTeX)\n" + END)

    def answer(path: Path, *, yes: bool) -> bool:
        asked.append(path)
        return yes

    (problem,) = target_problems(thesis, PDF, lambda path: answer(path, yes=False))
    assert problem.hint == "choose another name, or add --force to have it replaced"
    assert target_problems(thesis, PDF, lambda path: answer(path, yes=True)) == []
    assert asked == [thesis, thesis]


def test_nobody_is_asked_of_what_is_no_pdf(tmp_path: Path) -> None:
    (tmp_path / "cards.yaml").write_text("title: x", encoding="utf-8")
    assert [each.what for each in target_problems(tmp_path / "cards.yaml", PDF, lambda _: pytest.fail("asked"))] == [
        "is there already and is no PDF, so it is left as it is"
    ]


@pytest.mark.parametrize("name", ["", ".", "..", "/"])
def test_the_name_of_a_folder_is_told_before_a_part_is_put_behind_it(name: str) -> None:
    with pytest.raises(DeckError, match="is a folder\n    → give the name of a file"):
        renamed(Path(name), "-en")


def test_a_part_goes_before_the_ending(tmp_path: Path) -> None:
    assert renamed(tmp_path / "a.b.pdf", "-en") == tmp_path / "a.b-en.pdf"
    assert renamed(tmp_path / "a.pdf", "") == tmp_path / "a.pdf"
