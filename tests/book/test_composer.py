from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers import ask, file_deck, make_deck, theme, too_long
from pikepdf import Array
from readback import MM, Printed, squeezed

from generator.model.problems import Problems
from generator.product import silent
from layouts.book.blocks import ListItem, TextBlock
from layouts.book.composer import Composer
from layouts.book.design import PAGE_FORMATS, BookDesign
from layouts.book.flow import Block, paginate
from layouts.book.pages import draw_pages, finish_pages
from layouts.book.sourced_text import SourcedText
from layouts.pdf.canvas import Canvas
from layouts.pdf.metadata import Description
from layouts.theme.look import Look
from layouts.theme.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pikepdf import Object

    from generator.model.deck import Deck

STYLES = Styles(theme().fonts)
FORMAT = PAGE_FORMATS["a5"]
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
    look = Look(deck or make_deck([ask("A1")]), theme(), STYLES)
    return Composer(BookDesign(FORMAT, look), texts, Problems())


def sourced(text: str, *keys: str | int) -> SourcedText:
    """A text of the question A1, below these keys."""
    return SourcedText(text, "A1", (*keys, "en"))


def printed(blocks: Iterable[Block]) -> Printed:
    """A book of these blocks."""
    made = composer()
    canvas = Canvas(Description("A title", "An author", "en"))
    draw_pages(canvas, finish_pages(paginate(list(blocks), FORMAT.height), made), made.design, silent)
    return Printed(canvas.finish())


def said(blocks: Iterable[Block]) -> list[tuple[str, str]]:
    """The roles and the texts of blocks, lines joined by spaces."""
    return [
        (block.role, " ".join(line.text for line in block.fitted.lines))
        for block in blocks
        if isinstance(block, TextBlock)
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
    items = [block for block in composer(text="[] one\n[] two").running("text") if isinstance(block, ListItem)]
    assert [line.text for item in items for line in item.fitted.lines] == ["one", "two"]
    assert boxes(printed(composer(text="[] one\n[] two").running("text"))) == 2
    assert boxes(printed(composer(text="- one\n- two").running("text"))) == 0


def boxes(book: Printed) -> int:
    """The outlines that are drawn on the first page."""
    return sum(operator == "s" for _, operator in book.operators(0))


def test_a_box_stands_left_of_the_first_line_of_its_text() -> None:
    item = next(block for block in composer(text="[] one").running("text") if isinstance(block, ListItem))
    book, left = printed([item]), FORMAT.margins.inner
    first = book.letters(0)[0][1]
    assert first.left == pytest.approx(left + item.indent / MM, abs=0.5)
    dots = 144 / 25.4
    edges = ((left - 1) * dots, (first.top - 2) * dots, (first.left - 0.5) * dots, (first.bottom + 2) * dots)
    beside = book.picture(0, 144).crop(edges).convert("L")
    assert min(beside.tobytes()) < 160
    assert max(beside.tobytes()) == 255


def test_stars_emphasise() -> None:
    made = composer(text="Passing is *always* fine.")
    [paragraph] = [block for block in made.running("text") if isinstance(block, TextBlock)]
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
    assert composer(text=text).words("text", people=8, tables=2).text == filled


# ---------------------------------------------------------------------------------------------- nothing is interpreted


def test_texts_of_users_are_printed_as_they_are_written() -> None:
    made = composer(text=HOSTILE)
    blocks = [
        made.chapter(sourced(HOSTILE)),
        made.heading(sourced(HOSTILE)),
        made.paragraph(sourced(HOSTILE)),
        made.lead(sourced(HOSTILE)),
        made.label(sourced(HOSTILE)),
        *made.items([sourced(HOSTILE)]),
        *made.running("text"),
    ]
    book = printed(blocks)
    assert [text for _, text in said(blocks)] == [HOSTILE] * 7
    assert [squeezed(text) for _, text in book.elements()] == [squeezed(HOSTILE)] * 7
    assert [str(entry.get_title()) for entry in book.pdfium.get_toc()] == [HOSTILE] * 2
    assert list(made.problems) == []


# --------------------------------------------------------------------------------------------------------- problems


def test_a_character_without_a_glyph_is_a_problem_with_its_place() -> None:
    made = composer()
    made.paragraph(sourced(f"Well {EMOJI}", "question"))
    [problem] = made.problems
    assert problem.where == "A1, question, en"
    assert "U+1F600" in problem.what
    assert problem.hint


def test_a_word_that_is_wider_than_the_page_is_a_problem_with_its_place() -> None:
    made = composer()
    list(made.items([sourced("fine", "do", 0), sourced("W" * 99, "do", 1)]))
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


def test_texts_that_share_their_words_each_have_their_own_problem(tmp_path: Path) -> None:
    texts = {"roles-title": f"Same {EMOJI}", "place-title": f"Same {EMOJI}"}
    rows = "".join(f'  {name}: "{text}"\n' for name, text in texts.items())
    made = composer(file_deck(tmp_path / "cards.yaml", f"{DECK}texts:\n{rows}"), **texts)
    for name in reversed(texts):
        made.heading(made.words(name))
    assert [problem.where for problem in made.problems] == ["texts.place-title", "texts.roles-title"]


def test_a_text_of_ours_that_cannot_be_set_is_named_and_no_key_of_the_deck_is() -> None:
    made = composer(text=EMOJI)
    list(made.running("text"))
    assert [(problem.file, problem.where) for problem in made.problems] == [("", "the text text")]


def test_a_value_that_fills_a_placeholder_is_to_blame_for_its_own_characters() -> None:
    made = composer(text="Flip on the {flip} edge.")
    list(made.running("text", flip=sourced(f"long {EMOJI}", "flip")))
    assert [problem.where for problem in made.problems] == ["A1, flip, en"]


@pytest.mark.parametrize("maker", ["chapter", "heading", "label"])
def test_what_stands_on_one_page_and_is_longer_than_one_is_a_problem(maker: str) -> None:
    made = composer()
    getattr(made, maker)(sourced("a long story " * 400, "name"))
    list(made.items([sourced("a long story " * 300, "do", 0)]))
    assert [(problem.where, *too_long(problem.what)) for problem in made.problems] == [
        ("A1, name, en", "is longer than a page", 400 * 13 - 1),
        ("A1, do, 0, en", "is longer than a page", 300 * 13 - 1),
    ]


def test_a_paragraph_may_be_longer_than_a_page() -> None:
    made = composer()
    book = printed([made.paragraph(sourced("a long story " * 300))])
    assert (list(made.problems), len(book)) == ([], 2)


@pytest.mark.parametrize("setting", ["shortened", "one_line"])
def test_a_text_on_one_line_is_checked_too(setting: str) -> None:
    made = composer()
    assert getattr(made, setting)(sourced(f"Well {EMOJI}", "name"), STYLES.small, 8, 100) is None
    assert [problem.where for problem in made.problems] == ["A1, name, en"]


def test_our_own_texts_are_fine() -> None:
    made = composer(text="One.\n\n- two\n\n[] three")
    list(made.running("text"))
    assert list(made.problems) == []


# --------------------------------------------------------------------------------------------------- what stands together


class High(Block, frozen=True, kw_only=True, eq=False):
    """A block that takes so many points."""

    height: float


@pytest.mark.parametrize("many", range(1, 7))
def test_no_item_of_a_list_is_alone_at_the_foot_or_the_head_of_a_page(many: int) -> None:
    for taken in range(380, 480, 7):
        made = composer()
        above = High(height=taken)
        blocks = [above, *made.items([sourced(f"Item {n}") for n in range(many)])]
        pages = paginate(blocks, FORMAT.height)
        counts = [sum(isinstance(each.block, ListItem) for each in page) for page in pages]
        assert not (len(pages) == 2 and 1 in counts) or many == 1, (taken, counts)


def test_a_label_stands_with_what_it_names() -> None:
    made = composer()
    above = High(height=FORMAT.height - 30)
    label, below = made.label(sourced("Why")), made.paragraph(sourced("Because of this."))
    assert [each.block for each in paginate([above, label, below], FORMAT.height)[1]] == [label, below]


def test_a_chapter_begins_a_page_and_a_heading_does_not() -> None:
    made = composer()
    one, two = made.chapter(sourced("One")), made.heading(sourced("Two"))
    assert (one.break_before, two.break_before) == ("page", "")
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
    book = printed(composer().items([sourced(f"Item {n}") for n in range(many)]))
    assert len(book) > 1
    document = book.catalog.StructTreeRoot.K
    assert str(document.K.S) == "/L"
    assert len(document.K.K) == many
    assert [text for _, text in book.elements()] == [f"Item {n}" for n in range(many)]


# ------------------------------------------------------------------------------------------------------- on one line


def test_a_text_on_one_line_becomes_smaller_where_it_must() -> None:
    short, longer = "word", "a word and another one"
    assert [size_of(text, 100) for text in (short, longer)] == [10, pytest.approx(9.3, abs=0.5)]
    fitted = composer().one_line(sourced(longer), STYLES.text, 10, 100)
    assert fitted is not None
    assert len(fitted.lines) == 1
    assert fitted.width <= 100.1


def size_of(text: str, width: float) -> float:
    fitted = composer().one_line(sourced(text), STYLES.text, 10, width)
    return fitted.size if fitted else 0.0


def test_a_text_that_would_be_unreadable_on_one_line_has_none() -> None:
    assert composer().one_line(sourced("a word and another one " * 3), STYLES.text, 10, 100) is None


def test_a_heading_knows_its_words_and_its_level_and_stays_with_what_follows() -> None:
    made = composer()
    headings = (made.chapter(sourced("One")), made.heading(sourced("Two")))
    found = [(each.title.text, each.level, each.role, each.keep_with_next) for each in headings]
    assert found == [("One", 1, "H1", True), ("Two", 2, "H2", True)]
