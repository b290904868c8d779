from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from typing import TYPE_CHECKING

import pikepdf
import pypdf
import pytest
from helpers import ENVIRONMENT, ROOT, Draft, ask, draw, make_deck, shipped_cards
from pikepdf import Name
from readback import Printed, squeezed

from generator import __version__
from layouts.pdf.document import Document
from layouts.pdf.objects import Resources, Stream, literal
from layouts.text.typesetting import set_text

if TYPE_CHECKING:
    from collections.abc import Iterator

HOSTILE = r"A & B <C> (D\E) “é” 中 ]]>"


@pytest.fixture(scope="module")
def printed() -> Printed:
    return shipped_cards("nl")


@pytest.fixture(scope="module")
def large() -> Printed:
    """More objects than one object stream holds, and some of them in a second one."""
    return draw(make_deck([ask(f"A{number}", f"Question {number}?", "And then?") for number in range(300)]))


@pytest.fixture(params=["printed", "large"])
def each(request: pytest.FixtureRequest) -> Printed:
    found: Printed = request.getfixturevalue(request.param)
    return found


def test_qpdf_opens_the_file_and_finds_nothing_to_mend(each: Printed) -> None:
    with pikepdf.open(io.BytesIO(each.data), attempt_recovery=False) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.get_warnings() == []


def test_pypdf_reads_the_file_strictly_and_sees_the_same_pages_and_texts(each: Printed) -> None:
    reader = pypdf.PdfReader(io.BytesIO(each.data), strict=True)
    assert len(reader.pages) == len(each) == len(each.qpdf.pages)
    for number in range(0, len(reader.pages), 12):  # fronts: of backs, PDFium reads the rows from right to left
        assert squeezed(reader.pages[number].extract_text()) == squeezed(each.text(number))


def test_the_large_file_has_several_streams_of_objects(large: Printed) -> None:
    kinds = [thing.get("/Type") for thing in streams_of(large)]
    assert kinds.count(Name.ObjStm) > 1
    assert kinds.count(Name.XRef) == 1


def streams_of(printed: Printed) -> Iterator[pikepdf.Object]:
    return (thing for thing in printed.qpdf.objects if isinstance(thing, pikepdf.Stream))


def test_every_object_ends_as_archives_want_it(large: Printed) -> None:
    data = large.data
    assert data.startswith(b"%PDF-1.7\n%")
    assert data.endswith(b"%%EOF\n")
    assert data.count(b"\nendstream\nendobj\n") == data.count(b"endstream")


def test_the_table_of_objects_has_no_gap(each: Printed) -> None:
    trailer = each.qpdf.trailer
    numbers = sorted(thing.objgen[0] for thing in each.qpdf.objects)
    assert int(trailer.Size) == numbers[-1] + 1
    assert numbers == list(range(1, numbers[-1] + 1))


def test_the_id_is_a_digest_of_the_content() -> None:
    one, same, other = (draw(make_deck([ask("A1", text)])) for text in ("One?", "One?", "Two?"))
    assert one.data == same.data
    assert bytes(one.qpdf.trailer.ID[0]) == bytes(one.qpdf.trailer.ID[1])
    assert bytes(one.qpdf.trailer.ID[0]) != bytes(other.qpdf.trailer.ID[0])


def test_two_processes_make_the_same_bytes(tmp_path_factory: pytest.TempPathFactory) -> None:
    digests = set()
    for seed in ("1", "2"):
        target = tmp_path_factory.mktemp("run") / "cards.pdf"
        command = [
            sys.executable,
            "-m",
            "generator",
            "cards",
            str(ROOT / "cards.yaml"),
            "--lang",
            "en",
            "-o",
            str(target),
        ]
        environment = ENVIRONMENT | {"PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}"}
        subprocess.run(command, env=environment, cwd=target.parent, check=True, capture_output=True)
        digests.add(hashlib.sha256(target.read_bytes()).hexdigest())
    assert digests == {hashlib.sha256(shipped_cards("en").data).hexdigest()}


# ------------------------------------------------------------------------------------- what the file says of itself


def test_it_is_a_pdf_of_version_1_7_for_archives(printed: Printed) -> None:
    assert printed.qpdf.pdf_version == "1.7"
    metadata = printed.qpdf.open_metadata()
    assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("2", "A", "1")
    (intent,) = printed.catalog.OutputIntents
    assert intent.S == Name.GTS_PDFA1
    assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"


def test_info_and_metadata_say_the_same(printed: Printed) -> None:
    info = {key: str(value) for key, value in printed.qpdf.trailer.Info.items()}
    maker = f"Spiegel {__version__}"
    assert info == {"/Title": "Spiegel: kaarten", "/Author": "Spiegel", "/Creator": maker, "/Producer": maker}
    assert described(printed) == ("Spiegel: kaarten", ["Spiegel"], maker)
    assert printed.catalog.Lang == "nl"


def described(printed: Printed) -> tuple[object, object, object]:
    metadata = printed.qpdf.open_metadata()  # to read: as a context manager it would write
    return metadata["dc:title"], metadata["dc:creator"], metadata["pdf:Producer"]


def test_a_title_of_any_characters_survives() -> None:
    draft = Draft(title=HOSTILE, author=HOSTILE, language="pt-BR")
    with draft.page():
        pass
    printed = draft.finish()
    assert (str(printed.qpdf.trailer.Info.Title), str(printed.qpdf.trailer.Info.Author)) == (HOSTILE, HOSTILE)
    assert described(printed)[:2] == (HOSTILE, [HOSTILE])
    assert printed.catalog.Lang == "pt-BR"


def test_there_is_no_date_in_the_file(printed: Printed) -> None:
    assert "/CreationDate" not in printed.qpdf.trailer.Info
    assert b"Date>" not in printed.catalog.Metadata.read_bytes()


def test_pages_have_no_transition_and_name_their_resources_themselves(printed: Printed) -> None:
    for page in printed.qpdf.pages:
        assert "/Trans" not in page.obj
        assert page.obj.Resources.objgen == printed.qpdf.pages[0].obj.Resources.objgen
        assert page.obj.Tabs == Name.S


def test_every_font_is_embedded_and_can_be_copied_from(printed: Printed) -> None:
    fonts = [thing for thing in printed.qpdf.objects if is_a(thing, Name.Font)]
    assert len(fonts) >= 2
    for font in fonts:
        assert font.Subtype == Name.TrueType
        assert len(font.FontDescriptor.FontFile2.read_bytes()) > 1000
        assert len(font.ToUnicode.read_bytes()) > 100
    assert {font.objgen for font in fonts} == {font.objgen for font in resources(printed).Font.as_dict().values()}


def resources(printed: Printed) -> pikepdf.Object:
    return printed.qpdf.pages[0].obj.Resources


def is_a(thing: pikepdf.Object, kind: Name) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == kind


def test_fonts_that_draw_nothing_are_not_in_the_file() -> None:
    draft = Draft()
    with draft.page():
        draft.paragraph(set_text("Plain", draft.styles.text, 10, 200, "en"))
    printed = draft.finish()
    assert len(resources(printed).Font.as_dict()) == 1


# --------------------------------------------------------------------------------------------------------- parts


@pytest.mark.parametrize("text", ["plain", r"(a\b)", "\r\n", "é", "“中”", "\N{GRINNING FACE}", "\\r", "", "((("])
def test_a_string_is_read_back_as_it_was(text: str) -> None:
    assert str(pikepdf.Object.parse(literal(text))) == text


def test_a_form_cannot_be_drawn_twice_under_one_name() -> None:
    resources_ = Resources(Document("en"))
    resources_.add("XObject", "sheet", Stream(b"", b""))
    with pytest.raises(ValueError, match="sheet is drawn twice"):
        resources_.add("XObject", "sheet", Stream(b"", b""))
