"""A workbook to fill in on a screen, read back by programs that fill it in and by those that show it."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from itertools import chain, product
from typing import TYPE_CHECKING, Any, get_args

import msgspec
import pikepdf
import pypdf
import pytest
from helpers import LANGUAGES, ask, make_deck, shipped_bank, shipped_deck, spiegel, theme
from pikepdf import Name
from pikepdf.form import CheckboxField, ExtendedAppearanceStreamGenerator, TextField
from pikepdf.form import Form as FilledIn
from readback import MM, Printed, squeezed

from generator.bank import shipped
from generator.deck.selection import choose
from generator.model.bank import TEAM_PAGES, PageKind, Question, Ruling, WorkbookPage
from generator.model.problems import DeckError
from generator.prepress import inspect
from generator.product import silent
from layouts.book.blocks import ListItem
from layouts.book.design import PAGE_FORMATS, BookDesign
from layouts.book.flow import stacked
from layouts.book.pages import BookPage, draw_pages
from layouts.pdf.canvas import Canvas
from layouts.pdf.form import Field, field_style
from layouts.pdf.metadata import Description
from layouts.text.typesetting import set_text
from layouts.theme.look import Look
from layouts.theme.styles import Styles
from layouts.workbook import product as workbook
from layouts.workbook.product import Options
from layouts.writing.lines import FillInLine
from layouts.writing.spaces import RULE_COLOUR, RuledSpace, Sketch, share_out
from layouts.writing.tables import BlankTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.model.deck import Deck
    from layouts.book.flow import Block

KINDS: tuple[PageKind, ...] = tuple(kind for kind in get_args(PageKind) if kind not in TEAM_PAGES)
RULINGS: tuple[Ruling, ...] = get_args(Ruling)
MULTILINE, DO_NOT_SCROLL = 1 << 12, 1 << 23

SAID = "Café “zo” – l’été, 5 € œuf"
"""What people type, with letters and signs of the four languages."""

Box = tuple[float, float, float, float]


def printed(deck: Deck, **options: Any) -> Printed:  # noqa: ANN401 – as the options are
    return Printed(workbook.prepare(deck, Options(**{"paper": "a4", **options}), silent).draw(silent))


@cache
def ours(language: str, **options: Any) -> Printed:  # noqa: ANN401 – as the options are
    return printed(shipped_deck(language), **options)


def form(language: str = "en", **options: Any) -> Printed:  # noqa: ANN401 – as the options are
    return ours(language, fillable=True, **options)


def planned(deck: Deck, *kinds: WorkbookPage | PageKind, **bank: Any) -> Deck:  # noqa: ANN401 – keys of the bank
    """A deck with its own list of pages."""
    pages = tuple(WorkbookPage(page=each) if isinstance(each, str) else each for each in kinds)
    return choose(msgspec.structs.replace(deck.bank, workbook=pages, **bank), deck.language, deck.places)


def fields(book: Printed) -> list[list[pikepdf.Object]]:
    """The fields of each page, in the order of its annotations."""
    return [list(page.obj.get("/Annots", pikepdf.Array())) for page in book.qpdf.pages]


def every(book: Printed) -> list[pikepdf.Object]:
    return list(chain.from_iterable(fields(book)))


def named(book: Printed) -> dict[str, pikepdf.Object]:
    return {str(field.T): field for field in every(book)}


def box(field: pikepdf.Object) -> Box:
    left, bottom, right, top = map(float, field.Rect)
    return left, bottom, right, top


def lines(book: Printed, page: int, wanted: str = "") -> list[Box]:
    """The level and upright lines of a page in a colour, that of rulings by default, in points from the bottom left."""
    wanted, height = (wanted or RULE_COLOUR).upper(), book.height(page) * MM
    found = []
    for colour, (x1, y1, x2, y2) in book.strokes(page):
        left, right = sorted((x1 * MM, x2 * MM))
        bottom, top = sorted((height - y1 * MM, height - y2 * MM))
        if colour == wanted and min(right - left, top - bottom) < 0.01:
            found.append((left, bottom, right, top))
    return found


# ------------------------------------------------------------------------------------------- a field wherever one writes


@pytest.mark.parametrize("paper", ["a4", "a5", "letter"])
@pytest.mark.parametrize("ruling", RULINGS)
def test_every_line_to_write_on_is_a_field_on_a_screen(paper: str, ruling: Ruling) -> None:
    loose = {"binding": "wire"} if paper == "a5" else {}  # as the form is: not folded
    paper_book, screen = (ours("nl", paper=paper, ruling=ruling, fillable=each, **loose) for each in (False, True))
    for page, found in enumerate(fields(screen)):
        boxes = list(map(box, found))
        for left, bottom, right, top in lines(paper_book, page):
            if right - left > 40 and top - bottom < 0.01:
                middle = (left + right) / 2
                assert any(b[0] - 4 <= middle <= b[2] + 4 and b[1] - 4 <= top <= b[3] + 4 for b in boxes), (page, top)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_but_the_back_is_filled_in(kind: PageKind, language: str) -> None:
    if kind == "back":
        with pytest.raises(DeckError, match="nothing to fill in"):
            printed(shipped_deck(language), page=kind, fillable=True)
        return
    for page in fields(form(language, page=kind)):
        assert {str(field.FT) for field in page} >= {"/Tx"}


def test_the_timeline_is_filled_in_above_and_below_its_line() -> None:
    book = form(page="timeline")
    up, down = (box(named(book)[name]) for name in ("timeline-up", "timeline-down"))
    ((_, middle, _, _),) = [line for line in lines(book, 0, theme().ink) if line[2] - line[0] > 300]
    assert up[1] > middle + 3
    assert down[3] < middle - 3
    for field in (up, down):
        assert field[3] - field[1] > 120


def test_both_lines_of_the_prize_are_filled_in() -> None:
    found = named(form(page="prize"))
    first, second = box(found["prize-because"]), box(found["prize-because-2"])
    assert second[3] < first[1]
    assert second[0] < first[0]


def test_cornell_has_a_field_in_each_of_its_parts() -> None:
    found = named(form(page="why", ruling="cornell"))
    cues, notes, summary = (box(found[name]) for name in ("why-cues", "why", "why-summary"))
    assert cues[2] < notes[0]
    assert summary[3] < min(cues[1], notes[1])
    assert [str(found[name].TU).rsplit(" – ")[-1] for name in ("why-cues", "why-summary")] == ["Key words", "Summary"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_agreement_is_a_check_box(language: str) -> None:
    boxes = [field for field in every(form(language, page="agreements")) if Name.Btn == field.FT]
    texts = shipped.texts("team_sheets", language)["agreements-list"].split("[] ")[1:]
    assert [str(field.TU) for field in boxes] == [" ".join(text.replace("*", "").split()) for text in texts]


def test_boxes_to_tick_in_a_text_of_the_decks_own_are_check_boxes() -> None:
    texts = {"why-how": {"en": "[] Bring a pen\n[] *Sit* down\n\nAnd then:\n\n[] Breathe"}}
    book = printed(planned(make_deck([ask("A1")]), "why", texts=texts), fillable=True)
    boxes = {str(field.T): str(field.TU) for field in every(book) if Name.Btn == field.FT}
    assert boxes == {"why-how-1": "Bring a pen", "why-how-2": "Sit down", "why-how-3": "Breathe"}


def test_the_blocks_bring_their_fields_to_a_page_of_another_making() -> None:
    design = BookDesign(PAGE_FORMATS["a5"], Look(make_deck([ask("A1")]), theme(), Styles(theme().fonts)))
    said = set_text("Something", design.styles.text, 10, 200, "en")
    assert said is not None
    blocks: list[Block] = [
        ListItem(fitted=said, role="P", colour="#000000", accent="#000000", indent=20, field=Field("tick", "Tick it")),
        FillInLine(label=said, design=design, field=Field("line", "One line")),
        RuledSpace(design=design, ruling="lines", pitch=8, fields=(Field("space", "A space"),)),
        Sketch(design=design, fields=(Field("sketch", "A sketch"),)),
        BlankTable(design=design, heads=(said,), parts=(1.0,), cells=((Field("cell", "A cell"),),)),
    ]
    page = BookPage(1, stacked(share_out(blocks, design.height)))
    canvas = Canvas(Description("t", "a", "en"), fields=field_style(design.styles.regular, 10, "#000000"))
    draw_pages(canvas, [page], design, silent)
    book = Printed(canvas.finish())
    found = {name: str(field.TU) for name, field in named(book).items()}
    assert found == {
        "tick": "Tick it", "line": "One line", "space": "A space", "sketch": "A sketch", "cell": "A cell",
    }  # fmt: skip


@pytest.mark.parametrize("paper", ["a4", "a5", "letter"])
@pytest.mark.parametrize("people", [1, 8, 60])
def test_fields_come_from_the_top_down_and_lie_in_the_text_area_apart(paper: str, people: int) -> None:
    book = form("nl", paper=paper, people=people)
    frame = workbook.page_format(Options(paper=paper, fillable=True))  # type: ignore[arg-type]
    for number, page in enumerate(fields(book), start=1):
        boxes = list(map(box, page))
        rows = [(-round(top), left) for left, _, _, top in boxes]
        assert rows == sorted(rows), number
        for at, (left, bottom, right, top) in enumerate(boxes):
            assert frame.left(number) - 0.1 <= left < right <= frame.left(number) + frame.width + 0.1
            assert frame.top - frame.height - 0.1 <= bottom < top <= frame.top + 0.1
            assert top - bottom > 5
            for other in boxes[:at]:
                assert other[2] <= left or right <= other[0] or other[1] >= top or bottom >= other[3], number


@pytest.mark.parametrize("ruling", RULINGS)
@pytest.mark.parametrize("paper", ["a4", "a5", "letter"])
def test_no_ruling_runs_through_what_is_typed(ruling: Ruling, paper: str) -> None:
    book = form("nl", ruling=ruling, paper=paper)
    for page, found in enumerate(fields(book)):
        for x1, y1, x2, y2 in lines(book, page):
            for left, bottom, right, top in map(box, found):
                outside = x2 <= left + 0.01 or x1 >= right - 0.01 or y2 <= bottom + 0.01 or y1 >= top - 0.01
                assert outside, (page, (x1, y1, x2, y2), (left, bottom, right, top))


def test_the_workbook_for_paper_has_its_rulings_and_no_fields() -> None:
    assert "/AcroForm" not in ours("nl").catalog
    assert not every(ours("nl"))
    assert len(lines(ours("nl", page="notes"), 0)) > 20


# ------------------------------------------------------------------------------------------------ names and tooltips


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_the_same_in_every_language_and_each_tooltip_is_its_own(language: str) -> None:
    for options in ({}, {"ruling": "cornell"}, {"people": 25}):
        every_field = every(form(language, **options))
        names, labels = ([str(field[key]) for field in every_field] for key in ("/T", "/TU"))
        assert names == [str(field.T) for field in every(form("nl", **options))]
        assert len(set(names)) == len(names) > 60
        assert len(set(labels)) == len(labels)
        assert not [label for label in labels if "*" in label or "\n" in label or not label.strip()]
        assert not [name for name in names if set(name) - set("abcdefghijklmnopqrstuvwxyzABCD0123456789-")]
        assert len(form(language, **options).catalog.AcroForm.Fields) == len(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tooltip_says_the_page_and_the_words_that_stand_there(language: str) -> None:
    texts, found = shipped.texts("workbook", language), named(form(language))
    for name, kind, words in (
        ("cover-place", "cover", ["cover-place"]),
        ("my-line-down", "my-line", ["my-line-down"]),
        ("compliments-given-what", "compliments", ["compliments-given", "compliments-what"]),
        ("story-3", "story", ["story-3"]),
    ):
        assert str(found[name].TU) == " – ".join([texts[f"kind-{kind}"], *(texts[each] for each in words)])
    assert str(found["expectations-2-give"].TU) == f"{texts['kind-expectations']} 2 – {texts['expectations-give']}"
    loaded = shipped_bank()
    for card in choose(loaded.bank, language, loaded.places, loaded.bank.sessions[0]).cards:
        if isinstance(card.content, Question):
            said = f"{card.id} – {card.content.question[language].replace('*', '')}"
            names = [name for name in (f"question-{card.id}", f"question-{card.id}-tell") if name in found]
            assert [str(found[name].TU).startswith(said) for name in names] == [True]
            assert len(str(found[names[0]].TU)) == len(said) or names[0].endswith("-tell")


def test_a_question_with_emphasis_has_a_tooltip_without_stars() -> None:
    book = printed(planned(make_deck([ask("A1", "What did *you* do, soft\u00adly?")]), "questions"), fillable=True)
    assert str(named(book)["question-A1"].TU) == "A1 – What did you do, softly?"


def test_pages_that_come_twice_have_fields_with_numbers_of_their_own() -> None:
    deck = make_deck([ask("A1"), ask("A1-2")])
    book = printed(planned(deck, *[WorkbookPage(page=kind, copies=3) for kind in KINDS]), fillable=True)
    for key in ("/T", "/TU"):
        said = [str(field[key]) for field in every(book)]
        assert len(said) == len(set(said))
    assert str(named(book)["cover-place-3"].TU) == "Cover – Place (3)"


# ----------------------------------------------------------------------------------------------------- tags


def elements(book: Printed) -> Iterator[tuple[list[str], pikepdf.Object]]:
    """The annotations that the structure tree refers to, from first to last, and the roles that they stand in."""

    def walk(element: pikepdf.Object, above: list[str]) -> Iterator[tuple[list[str], pikepdf.Object]]:
        roles = [*above, str(element.S)]
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if not isinstance(kid, int):
                if kid.get("/Type") == Name.OBJR:
                    yield roles, kid.Obj
                elif kid.get("/Type") != Name.MCR:
                    yield from walk(kid, roles)

    yield from walk(book.catalog.StructTreeRoot.K, [])


def test_every_field_is_an_element_of_its_own_where_it_is_read() -> None:
    book = form("nl", paper="a5")
    found = list(elements(book))
    assert [field.objgen for _, field in found] == [field.objgen for field in every(book)]
    for roles, field in found:
        name = str(field.T)
        assert roles[:2] == ["/Document", "/Sect"]
        assert roles[-1] == "/Form"
        assert ("/Lbl" in roles) == (Name.Btn == field.FT)
        assert ("/TD" in roles) == name.startswith(("expectations",))
    tree = book.catalog.StructTreeRoot.ParentTree.Nums
    keys = {int(tree[at]): tree[at + 1] for at in range(0, len(tree), 2)}
    assert all(keys[int(field.StructParent)].K.Obj.objgen == field.objgen for _, field in found)
    assert all(str(page.obj.Tabs) == "/S" for page in book.qpdf.pages)


# ---------------------------------------------------------------------------------------- what is typed, and how it looks


def test_small_fields_shrink_what_is_typed_large_ones_have_lines_and_none_hides_any() -> None:
    found = named(form())
    flags = {name: int(field.Ff) for name, field in found.items() if Name.Tx == field.FT}
    assert all(flag & DO_NOT_SCROLL for flag in flags.values())
    many = {name for name, flag in flags.items() if flag & MULTILINE}
    sizes = {name: float(str(found[name].DA).split()[1]) for name in flags}
    assert {
        name for name in flags if name.startswith(("question-", "notes", "story-", "why", "my-line", "expectations"))
    } <= many
    assert not {"cover-place", "name-label", "compliments-received-from"} & many
    assert all(sizes[name] == 0 for name in set(flags) - many)
    assert all(9 < sizes[name] < 12 for name in flags if name.startswith(("question-", "notes")))


def filled_by_pypdf(book: Printed) -> Printed:
    writer = pypdf.PdfWriter(clone_from=BytesIO(book.data))
    for page in writer.pages:
        every_field = [each.get_object() for each in page.get("/Annots", [])]
        values = {each["/T"]: "/Yes" if each["/FT"] == "/Btn" else SAID for each in every_field}
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    written = BytesIO()
    writer.write(written)
    return Printed(written.getvalue())


def filled_by_qpdf(book: Printed) -> Printed:
    with pikepdf.open(BytesIO(book.data)) as pdf:
        for field in dict(FilledIn(pdf, ExtendedAppearanceStreamGenerator).items()).values():
            if isinstance(field, CheckboxField):
                field.checked = True
            elif isinstance(field, TextField):
                field.value = SAID
        written = BytesIO()
        pdf.save(written)
    return Printed(written.getvalue())


def filled_without_looks(book: Printed) -> Printed:
    with pikepdf.open(BytesIO(book.data)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if Name.Tx == field.FT:
                field.V = pikepdf.String(SAID)
            else:
                field.V = field.AS = Name.Yes
        written = BytesIO()
        pdf.save(written)
    return Printed(written.getvalue())


FILLED = [filled_by_pypdf, filled_by_qpdf, filled_without_looks]


@pytest.mark.parametrize("fill", FILLED)
@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_what_a_program_types_is_in_the_booklet_in_the_fonts_of_the_workbook(
    fill: Any, paper: str, tmp_path: Path  # noqa: ANN401 – one of the above
) -> None:  # fmt: skip
    made = folded(fill(form("nl", paper=paper)), tmp_path)
    said = squeezed("".join(made.text(side) for side in range(len(made))))
    texts = [field for field in every(form("nl", paper=paper)) if Name.Tx == field.FT]
    assert said.count(squeezed(SAID)) == len(texts)
    used = {font.name.rpartition("+")[2]: font.embedded for font in inspect.inspect(tmp_path / "w-booklet.pdf").fonts}
    assert set(used) == {"AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold"}
    assert all(used.values())


@pytest.mark.parametrize("fill", FILLED)
def test_ticks_show_on_a_screen_and_in_the_booklet(fill: Any, tmp_path: Path) -> None:  # noqa: ANN401 – as above
    empty = form(page="agreements")
    filled = fill(empty)
    boxes = [box(field) for field in every(empty) if Name.Btn == field.FT]
    for book in (empty, filled):
        book.pdfium.init_forms()
    for each in boxes:
        assert ink(filled, each) > ink(empty, each) + 20
    assert dark(folded(filled, tmp_path)) > dark(folded(empty, tmp_path)) + 20 * len(boxes)


def folded(book: Printed, folder: Path) -> Printed:
    (folder / "w.pdf").write_bytes(book.data)
    ran = spiegel("booklet", "w.pdf", folder=folder)
    assert (ran.returncode, ran.stderr) == (0, "")
    return Printed((folder / "w-booklet.pdf").read_bytes())


def dark(book: Printed) -> int:
    return sum(each < 100 for side in range(len(book)) for each in book.picture(side, 144).convert("L").tobytes())


def ink(book: Printed, place: Box) -> int:
    """How many dark pixels the first page has in a place."""
    left, bottom, right, top = place
    high = book.height(0) * MM
    area = book.picture(0, 144).crop(
        (round(left * 2), round((high - top) * 2), round(right * 2), round((high - bottom) * 2))
    )
    return sum(each < 100 for each in area.convert("L").tobytes())


def test_what_is_typed_is_read_back() -> None:
    for fill, made in product(FILLED, (form(), form(page="agreements"))):
        filled = fill(made)
        assert {str(field.V) for field in every(filled) if Name.Tx == field.FT} == {SAID}
        ticked = {str(field.V) for field in every(filled) if Name.Btn == field.FT}
        assert ticked == ({"/Yes"} if made is form(page="agreements") else set())


@pytest.mark.parametrize("options", [{"booklet": True}, {"pocket": True}, {"page": "back"}], ids=str)
def test_what_cannot_be_a_form_is_refused_and_the_hint_works(options: dict[str, Any], tmp_path: Path) -> None:
    flags = [f"--{key}" if value is True else f"--{key}={value}" for key, value in options.items()]
    ran = spiegel("workbook", "--fillable", *flags, "-o", "w.pdf", folder=tmp_path)
    assert ran.returncode == 1
    assert "--fillable" in ran.stderr
    assert not (tmp_path / "w.pdf").exists()
    assert spiegel("workbook", *flags, "-o", "w.pdf", folder=tmp_path).returncode == 0


def test_the_command_says_what_to_do_with_a_form(tmp_path: Path) -> None:
    ran = spiegel("workbook", "--fillable", "--page", "cover", "-o", "w.pdf", folder=tmp_path)
    assert "fill it in on a screen with any PDF reader" in ran.stdout


def test_rulings_name_as_many_parts_as_they_have_rooms() -> None:
    from layouts.writing.rulings import PARTS, rooms, rule  # noqa: PLC0415

    for ruling in RULINGS:
        found = rooms(ruling, 300, 200, 20)
        assert len(found) == len(PARTS[ruling])
        assert sum(width * height for _, _, width, height in found) == pytest.approx(300 * 200)
    marks: Sequence[Box] = rule("cornell", 300, 200, 20).lines
    (cues, notes, summary) = rooms("cornell", 300, 200, 20)
    assert (0.0, summary[3], 300, summary[3]) in marks
    assert (cues[2], notes[1], cues[2], 200) in marks
