"""PDFs as they come: in a mail, from a scanner, protected, with bytes around them; and whose fault an error is."""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Literal

import pikepdf
import planted
import pytest
from helpers import ENVIRONMENT
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Name, Pdf
from pypdf.generic import NameObject
from readback import Printed

from generator.cli import main
from generator.model.problems import DeckError, Problem
from generator.prepress import booklet, booklet_drawing, form_fields, opening, source_pages
from generator.prepress.booklet import fold
from generator.prepress.inspect import inspect
from generator.prepress.preflight import fonts, pages, tags, truetype
from generator.prepress.preflight.stream import _Stream

if TYPE_CHECKING:
    from pathlib import Path

RC4 = pikepdf.Encryption(owner="me", user="", R=3, aes=False, metadata=False)
AES_128 = pikepdf.Encryption(owner="me", user="", R=4)
AES_256 = pikepdf.Encryption(owner="me", user="", R=6)


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planted.card_sheet(tmp_path_factory.mktemp("planted") / "sheet.pdf")


def refusals(path: Path) -> list[Problem]:
    """The one problem that each command has with a file."""
    found: list[Problem] = []
    for command in (inspect, lambda source: fold(source, source.with_name("out.pdf"))):
        with pytest.raises(DeckError) as refused:
            command(path)
        found += refused.value.problems
    return found


def refusal(path: Path) -> Problem:
    """The problem of both commands, in the same words."""
    one, other = refusals(path)
    assert one == other
    return one


# ------------------------------------------------------------------------------------------------------- protection


@pytest.mark.parametrize("protection", [RC4, AES_128, AES_256], ids=["RC4", "AES-128", "AES-256"])
def test_what_opens_without_a_password_is_inspected_and_folded(
    sheet: Path, tmp_path: Path, protection: pikepdf.Encryption
) -> None:
    path = planted.planted(sheet, tmp_path / "guarded.pdf", encryption=protection)
    found = inspect(path)
    assert (found.pages, found.encrypted, found.title) == (2, True, "A sample")
    assert [finding.kind for finding in found.findings] == ["encrypted"]
    folded = fold(path, tmp_path / "out.pdf")
    assert [warning.what for warning in folded.warnings] == ["is protected by its owner, and the booklet is not"]
    assert "What did we learn, front 0?" in Printed((tmp_path / "out.pdf").read_bytes()).text(0)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert not pdf.is_encrypted


@pytest.mark.parametrize("revision", [3, 4, 6])
def test_what_needs_a_password_is_refused_in_the_same_words(
    sheet: Path, tmp_path: Path, revision: Literal[3, 4, 6]
) -> None:
    protection = pikepdf.Encryption(owner="me", user="secret", R=revision, aes=revision > 3, metadata=revision > 3)
    problem = refusal(planted.planted(sheet, tmp_path / "locked.pdf", encryption=protection))
    assert problem.what == "needs a password to be opened"
    assert "save it without one" in problem.hint


WITHOUT_CRYPTOGRAPHY = """
import sys
sys.modules["cryptography"] = sys.modules["Crypto"] = None
from generator.cli.main import main
sys.argv = ["spiegel", *sys.argv[1:]]
main()
"""


def without_cryptography(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_CRYPTOGRAPHY, *arguments],
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("command", ["inspect", "booklet"])
@pytest.mark.parametrize("protection", [AES_128, AES_256], ids=["AES-128", "AES-256"])
def test_without_the_package_for_aes_one_line_says_which(
    sheet: Path, tmp_path: Path, protection: pikepdf.Encryption, command: str
) -> None:
    path = planted.planted(sheet, tmp_path / "guarded.pdf", encryption=protection)
    ran = without_cryptography(command, str(path))
    assert ran.returncode == 1
    problem, hint, *_ = ran.stderr.splitlines()
    assert problem == f"{path}: is encrypted with AES, and the package that reads it is not installed: cryptography"
    assert hint.endswith(" -m pip install cryptography; or print the file to a new PDF")


def test_rc4_needs_no_package(sheet: Path, tmp_path: Path) -> None:
    path = planted.planted(sheet, tmp_path / "guarded.pdf", encryption=RC4)
    assert without_cryptography("booklet", str(path)).returncode == 0
    assert "1 finding" in without_cryptography("inspect", str(path)).stdout


def test_a_lock_that_is_not_the_standard_one_is_not_called_damage(sheet: Path, tmp_path: Path) -> None:
    path = planted.planted(sheet, tmp_path / "guarded.pdf", encryption=RC4)
    path.write_bytes(path.read_bytes().replace(b"/Filter /Standard", b"/Filter /Certific"))
    assert refusal(path).what == "is encrypted in a way that only the program it was made for can open"


# --------------------------------------------------------------------------------------------------- bytes around it


@pytest.mark.parametrize(
    ("tail", "said"),
    [
        (b"\r\n\r\n", ()),
        (bytes(3000), ()),
        (b"<html><body>" + b"x" * 5000, ("5012 bytes behind the end of the PDF: readers pass over them",)),
        (b"\n--boundary--\n", ("12 bytes behind the end of the PDF: readers pass over them",)),
        (b"\x1a", ("1 byte behind the end of the PDF: readers pass over them",)),
    ],
)
def test_bytes_behind_the_end_do_not_cut_a_file_short(
    sheet: Path, tmp_path: Path, tail: bytes, said: tuple[str, ...]
) -> None:
    path = tmp_path / "tail.pdf"
    path.write_bytes(sheet.read_bytes() + tail)
    found = inspect(path)
    assert (found.findings, found.notes) == ((), said)
    assert fold(path, tmp_path / "out.pdf").warnings == ()


@pytest.mark.parametrize(
    "head", [b"\n", b"\xef\xbb\xbf", b"HTTP/1.1 200 OK\r\n\r\n", b"@PJL ENTER LANGUAGE=PDF\n" * 20]
)
@pytest.mark.parametrize("shifted", [True, False], ids=["places shifted", "places as they were"])
def test_bytes_before_the_header_are_passed_over(sheet: Path, tmp_path: Path, head: bytes, *, shifted: bool) -> None:
    content = sheet.read_bytes()
    if shifted:  # some programs count places from the start of the file, and some from the header
        table = content.rindex(b"xref", 0, content.rindex(b"startxref"))
        places = re.sub(rb"\d{10}(?= \d{5} n)", lambda found: b"%010d" % (int(found[0]) + len(head)), content[table:])
        places = re.sub(rb"startxref\s+\d+", b"startxref\n%d" % (table + len(head)), places)
        content = content[:table] + places
    path = tmp_path / "head.pdf"
    path.write_bytes(head + content)
    found = inspect(path)
    assert (found.findings, found.version, found.pages) == ((), "1.7", 2)
    assert fold(path, tmp_path / "out.pdf").warnings == ()


def test_a_changed_file_that_is_cut_short_behind_its_first_end_is_refused(sheet: Path, tmp_path: Path) -> None:
    path = tmp_path / "changed.pdf"
    path.write_bytes(sheet.read_bytes() + b"\n3 0 obj\n<</Type/Page/MediaBox[0 0 10 10]")
    assert refusal(path).what.startswith("is cut short")


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_file_made_for_the_web_that_is_cut_short_is_refused(sheet: Path, tmp_path: Path, part: float) -> None:
    path = planted.planted(sheet, tmp_path / "web.pdf", linearize=True)
    content = path.read_bytes()
    assert content.count(b"%%EOF") == 2
    path.write_bytes(content[: int(len(content) * part)])
    assert refusal(path).what.startswith("is cut short")


# ------------------------------------------------------------------------------------------------------------- names


@given(st.binary(min_size=1, max_size=20).filter(lambda name: 0 not in name))
def test_names_are_read_and_written_byte_by_byte(name: bytes) -> None:
    coded = b"/" + b"".join(b"#%02X" % byte for byte in name)
    with opening._names_as_bytes():
        from io import BytesIO  # noqa: PLC0415 – as pypdf reads it

        read = NameObject.read_from_stream(BytesIO(coded + b" "), None)
        written = NameObject.unnumber(read.renumber())
    assert written == b"/" + name


@pytest.mark.parametrize("name", [b"F\xe9", b"\xc3\xa9t\xc3\xa9", b"\xb1\xea\xcc\xe2", b"A#20B", b"\xa4\xfe"])
def test_a_page_finds_its_fonts_whatever_bytes_their_names_have(sheet: Path, tmp_path: Path, name: bytes) -> None:
    def rename(pdf: Pdf) -> None:
        for page in pdf.pages:
            text = page.Contents.read_bytes()
            page.Contents = pdf.make_stream(text.replace(b"/F1+0 ", b"/" + name + b" "))

    path = planted.planted(
        sheet, tmp_path / "names.pdf", rename, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable
    )
    content = path.read_bytes()
    path.write_bytes(content.replace(b"/F1+0 ", b"/" + name + b" "))
    planted_name = Printed(path.read_bytes()).text(0)
    assert "What did we learn, front 0?" in planted_name
    fold(path, tmp_path / "out.pdf")
    assert "What did we learn, front 0?" in Printed((tmp_path / "out.pdf").read_bytes()).text(0)


def test_names_are_said_in_the_letters_they_are_meant_in(sheet: Path, tmp_path: Path) -> None:
    def rename(pdf: Pdf) -> None:
        for font in planted.fonts(pdf):
            font.BaseFont = Name("/ABCDEF+Grüße")

    assert [font.name for font in inspect(planted.planted(sheet, tmp_path / "names.pdf", rename)).fonts] == ["Grüße"]


def test_threads_that_inspect_files_at_once_see_what_each_would_alone(
    sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.prepress.parsing.MOST_PARTS", 5_000)
    heavy = tmp_path / "heavy.pdf"
    with Pdf.open(sheet) as pdf:
        pdf.Root.Numbers = pdf.make_indirect(pikepdf.Array(range(6_000)))
        pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([pdf.Root.Numbers]))
        pdf.save(heavy)

    def seen(path: Path) -> str:
        try:
            return repr(inspect(path))
        except DeckError as refused:
            return str(refused)

    alone = [seen(sheet), seen(heavy)]
    assert "more than 5,000 numbers" in alone[1]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(seen, [sheet, heavy] * 6)) == alone * 6


def test_pypdf_is_left_as_it_was_found(sheet: Path) -> None:
    before = NameObject.CHARSETS, NameObject.renumber
    inspect(sheet)
    assert (NameObject.CHARSETS, NameObject.renumber) == before


# ------------------------------------------------------------------------------------------- whose fault an error is

OURS: dict[str, list[tuple[object, str]]] = {
    "inspect": [
        (opening, "_body"),
        (pages, "boxes_of"),
        (pages.PageChecks, "_check_texts"),
        (tags, "_walk"),
        (fonts, "_encoding"),
        (truetype.TrueType, "ink"),
        (_Stream, "_text"),
    ],
    "booklet": [
        (opening, "_body"),
        (source_pages, "boxes_of"),
        (source_pages, "_groups"),
        (form_fields, "_text"),
        (booklet, "drawn"),
        (booklet_drawing, "_packed"),
    ],
}
KINDS = (TypeError, AttributeError, AssertionError, KeyError, ValueError, RecursionError, OSError, NotImplementedError)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("command", "room", "name"), [(command, *each) for command, places in OURS.items() for each in places]
)
def test_an_error_of_ours_is_never_told_as_a_broken_file(
    sheet: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    room: object,
    name: str,
    kind: type[Exception],
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise kind("planted")

    path = planted.planted(sheet, tmp_path / "in.pdf", planted.field("Your name"))
    monkeypatch.setattr(room, name, fail)
    with pytest.raises(kind, match="planted"):
        inspect(path) if command == "inspect" else fold(path)
    assert [each.name for each in tmp_path.iterdir()] == ["in.pdf"]


@pytest.mark.parametrize("debug", ["", "1"])
def test_an_error_of_ours_is_an_internal_error_and_debugging_shows_where(
    sheet: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], debug: str
) -> None:
    def fail(*_: object) -> None:
        raise AttributeError("planted")

    monkeypatch.setattr(pages.PageChecks, "_check_texts", fail)
    monkeypatch.setattr("sys.argv", ["spiegel", "inspect", str(sheet)])
    monkeypatch.setenv("SPIEGEL_DEBUG", debug)
    with pytest.raises(AttributeError if debug else SystemExit):
        main.main()
    said = capsys.readouterr().err
    assert ("Something went wrong inside Spiegel" in said) is not bool(debug)
    assert "broken" not in said


# ---------------------------------------------------------------------------------------------------- damaged inside


def operators(path: Path, to: Path, content: bytes) -> Path:
    def write(pdf: Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(content)

    return planted.planted(path, to, write)


@pytest.mark.parametrize("content", [b"1 0 0 cm", b"/F1 Tf", b"BT 3 Td ET", b"BT Tj ET", b'BT (x) " ET', b"Do", b"BDC"])
def test_an_operator_without_its_operands_is_damage_in_words(sheet: Path, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(DeckError) as refused:
        inspect(operators(sheet, tmp_path / "in.pdf", content))
    (problem,) = refused.value.problems
    assert problem.what.startswith("is broken: its parts do not fit together (the operator ")


def test_content_that_cannot_be_unpacked_is_damage_in_words(sheet: Path, tmp_path: Path) -> None:
    def spoil(pdf: Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(b"abc", Filter=Name.Unknown)

    assert refusal(planted.planted(sheet, tmp_path / "in.pdf", spoil)).what.startswith("is broken")
