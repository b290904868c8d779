from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers import ask, file_deck, make_deck, theme
from pikepdf import Array
from readback import MM, Printed, squeezed

from generator.product import silent
from layouts.book.composer import Composer, Item, Source
from layouts.book.flow import Block, Text, paginate
from layouts.book.pages import FRAMES, Book
from layouts.pdf.canvas import Canvas
from layouts.pdf.metadata import Description
from layouts.theme.theme import Styles

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pikepdf import Object

    from generator.model.deck import Deck

STYLES = Styles(theme().fonts)
FRAME = FRAMES["a5"]
HOSTILE = r"A & B <b>c</b> (d\e) {people} 100 % “é” </p> &amp; ]]>"
EMOJI = "\N{GRINNING FACE}"

DECK = """\
title: Small
languages: [en]
suits:
  - {id: A, name: Work}
questions:
  - {id: A1, suit: A, question: What happened?}
"""


def composer(deck: Deck | None = None, **texts: str) -> Composer:
    return Composer(deck or make_deck([ask("A1")]), FRAME, theme(), STYLES, texts)


def printed(blocks: Iterable[Block]) -> Printed:
    """A book of these blocks."""
    canvas = Canvas(Description("A title", "An author", "en"))
    Book(FRAME, STYLES, theme(), "A title", paginate(list(blocks), FRAME.height)).draw(canvas, silent)
    return Printed(canvas.finish())


def said(blocks: Iterable[Block]) -> list[tuple[str, str]]:
    """The roles and the texts of blocks, lines joined by spaces."""
    return [
        (block.role, " ".join(line.text for line in block.fitted.lines)) for block in blocks if isinstance(block, Text)
    ]


# ----------------------------------------------------------------------------------------------- how texts are written


def test_an_empty_line_begins_a_new_paragraph_and_a_line_end_does_not() -> None:
    made = composer(text="One\ntwo.\n\n  Three\n  four.\n")
    assert said(made.running("text")) == [("P", "One two."), ("P", "Three four.")]


def test_lines_that_begin_with_a_dash_make_a_list() -> None:
    made = composer(text="Before.\n\n- one\n- two, with\n\nAfter.")
    assert said(made.running("text")) == [("P", "Before."), ("LBody", "one"), ("LBody", "two, with"), ("P", "After.")]


def test_one_line_without_a_dash_makes_a_paragraph_of_all() -> None:
    made = composer(text="Take\n- or leave - it.")
    assert said(made.running("text")) == [("P", "Take - or leave - it.")]


def test_lines_that_begin_with_a_box_make_a_list_to_tick() -> None:
    items = [block for block in composer(text="[] one\n[] two").running("text") if isinstance(block, Item)]
    assert [line.text for item in items for line in item.fitted.lines] == ["one", "two"]
    assert boxes(printed(composer(text="[] one\n[] two").running("text"))) == 2
    assert boxes(printed(composer(text="- one\n- two").running("text"))) == 0


def boxes(book: Printed) -> int:
    """The outlines that are drawn on the first page."""
    return sum(operator == "s" for _, operator in book.operators(0))


def test_a_box_stands_left_of_the_first_line_of_its_text() -> None:
    item = next(block for block in composer(text="[] one").running("text") if isinstance(block, Item))
    book, left = printed([item]), FRAME.margins.inner
    first = book.letters(0)[0][1]
    assert first.left == pytest.approx(left + item.indent / MM, abs=0.5)
    dots = 144 / 25.4
    edges = ((left - 1) * dots, (first.top - 2) * dots, (first.left - 0.5) * dots, (first.bottom + 2) * dots)
    beside = book.picture(0, 144).crop(edges).convert("L")
    assert min(beside.tobytes()) < 160
    assert max(beside.tobytes()) == 255


def test_stars_emphasise() -> None:
    made = composer(text="Passing is *always* fine.")
    [paragraph] = [block for block in made.running("text") if isinstance(block, Text)]
    faces = {run.text.strip(): run.face for run in paragraph.fitted.lines[0].runs}
    assert faces == {"Passing is": STYLES.regular, "always": STYLES.bold, "fine.": STYLES.regular}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("for {people}", "for 8"),
        ("{people} and {people}", "8 and 8"),
        ("{people} at {tables}", "8 at 2"),
        ("no {sheets}", "no {sheets}"),
    ],
)
def test_placeholders_are_filled(text: str, filled: str) -> None:
    assert composer(text=text).words("text", people=8, tables=2) == filled


# ---------------------------------------------------------------------------------------------- nothing is interpreted


def test_texts_of_users_are_printed_as_they_are_written() -> None:
    made = composer(text=HOSTILE)
    blocks = [
        made.chapter(HOSTILE),
        made.heading(HOSTILE),
        made.paragraph(HOSTILE),
        made.lead(HOSTILE),
        made.label(HOSTILE),
        *made.items([HOSTILE], [Source("", ())]),
        *made.running("text"),
    ]
    book = printed(blocks)
    assert [text for _, text in said(blocks)] == [HOSTILE] * 7
    assert [squeezed(text) for _, text in book.elements()] == [squeezed(HOSTILE)] * 7
    assert [str(entry.get_title()) for entry in book.pdfium.get_toc()] == [HOSTILE] * 2
    assert made.problems == []


# --------------------------------------------------------------------------------------------------------- problems


def test_a_character_without_a_glyph_is_a_problem_with_its_place() -> None:
    made = composer()
    made.paragraph(f"Well {EMOJI}", source=Source("A1", ("question",)))
    [problem] = made.problems
    assert problem.where == "A1, question, en"
    assert "U+1F600" in problem.what
    assert problem.hint


def test_a_word_that_is_wider_than_the_page_is_a_problem_with_its_place() -> None:
    made = composer()
    made.items(["fine", "W" * 99], [Source("A1", ("do", 0)), Source("A1", ("do", 1))])
    list(made.items(["fine", "W" * 99], [Source("A1", ("do", 0)), Source("A1", ("do", 1))]))
    assert [(problem.where, problem.what) for problem in made.problems] == [
        ("A1, do, 1, en", "has a word that is wider than the page")
    ]


@pytest.mark.parametrize("text", [EMOJI, f"- fine\n- {EMOJI}", f"Fine.\n\n{EMOJI}"])
def test_an_overridden_text_has_its_problem_on_its_own_line(tmp_path: Path, text: str) -> None:
    lines = "".join(f"      {line}\n" for line in text.splitlines())
    deck = file_deck(tmp_path / "cards.yaml", f"{DECK}texts:\n  roles-text:\n    en: |\n{lines}")
    made = composer(deck, **{"roles-text": text})
    list(made.running("roles-text"))
    assert [(problem.line, problem.where) for problem in made.problems] == [(9, "texts.roles-text.en")]


def test_our_own_texts_are_fine() -> None:
    made = composer(text="One.\n\n- two\n\n[] three")
    list(made.running("text"))
    assert made.problems == []


# --------------------------------------------------------------------------------------------------- what stands together


@pytest.mark.parametrize("many", range(1, 7))
def test_no_item_of_a_list_is_alone_at_the_foot_or_the_head_of_a_page(many: int) -> None:
    for taken in range(380, 480, 7):
        made = composer()
        above = made.paragraph("One.")
        above.height = taken
        blocks = [above, *made.items([f"Item {n}" for n in range(many)], [Source("", ())] * many)]
        pages = paginate(blocks, FRAME.height)
        counts = [sum(isinstance(each.block, Item) for each in page) for page in pages]
        assert not (len(pages) == 2 and 1 in counts) or many == 1, (taken, counts)


def test_a_label_stands_with_what_it_names() -> None:
    made = composer()
    above = made.paragraph("One.")
    above.height = FRAME.height - 30
    label, below = made.label("Why"), made.paragraph("Because of this.")
    assert [each.block for each in paginate([above, label, below], FRAME.height)[1]] == [label, below]


def test_a_chapter_begins_a_page_and_a_heading_does_not() -> None:
    made = composer()
    one, two = made.chapter("One"), made.heading("Two")
    assert (one.fresh, two.fresh) == ("page", "")
    assert one.fitted.size > two.fitted.size > made.size


# ------------------------------------------------------------------------------------------------------------- tags


def test_a_list_is_tagged_as_one() -> None:
    book = printed(composer(text="- one\n- two").running("text"))
    document = book.catalog.StructTreeRoot.K
    assert tree(document) == ("Document", [("L", [("LI", ["LBody"]), ("LI", ["LBody"])])])


def tree(element: Object) -> object:
    """The roles of an element and of those below it."""
    kids = element.K
    held = [kid for kid in (list(kids) if isinstance(kids, Array) else [kids]) if not isinstance(kid, int)]
    role = str(element.S).removeprefix("/")
    return (role, [tree(kid) for kid in held]) if held else role


def test_a_list_that_runs_on_stays_one_list() -> None:
    many = 60
    book = printed(composer().items([f"Item {n}" for n in range(many)], [Source("", ())] * many))
    assert len(book) > 1
    document = book.catalog.StructTreeRoot.K
    assert str(document.K.S) == "/L"
    assert len(document.K.K) == many
    assert [text for _, text in book.elements()] == [f"Item {n}" for n in range(many)]
