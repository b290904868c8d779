from __future__ import annotations

import re
import tempfile
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from click.testing import CliRunner, Result
from helpers import LANGUAGES, STOCKS, file_deck, spiegel, too_long
from pikepdf import Array, Dictionary, Name
from readback import MM, squeezed

from generator.bank import shipped
from generator.cli.main import spiegel as command
from generator.deck.selection import held
from generator.deck.sessions import plan
from generator.model.bank import Question
from generator.model.paper import Grid
from generator.model.problems import DeckError, Problem
from generator.prepress import inspect
from generator.product import silent
from layouts import module
from layouts.book.blocks import Heading, TextBlock
from layouts.book.design import PAGE_FORMATS
from layouts.cards import product as cards
from layouts.cards.report import FLIPS
from layouts.guide import product as layout

if TYPE_CHECKING:
    from generator.deck.sessions import Plan
    from generator.model.bank import Bank
    from generator.model.deck import Deck
    from generator.model.session import Session

from guides import CUSTOM, EVERY, HOSTILE, LONG, SMALL, WHOLE, Guide, custom, guide, make, rows, session


@pytest.fixture
def made(request: pytest.FixtureRequest) -> Guide:
    """The guide that a test asks for by its name."""
    name = str(request.param)
    return custom(name) if name in CUSTOM else guide(*name.split())


every_guide = pytest.mark.parametrize("made", EVERY, indirect=True)
whole_guides = pytest.mark.parametrize("made", WHOLE, indirect=True)


# ------------------------------------------------------------------------------------------------------ a sound file


@pytest.mark.parametrize("made", ["nl a5", "en letter", "300-cards", "long-steps"], indirect=True)
def test_preflight_finds_nothing_to_trip_over(made: Guide, tmp_path: Path) -> None:
    # test_every_product looks at the guides of our own deck on all papers
    path = tmp_path / "guide.pdf"
    path.write_bytes(made.printed.data)
    found = inspect.inspect(path)
    assert found.findings == ()
    assert found.pages == len(made.printed) == len(made.printed.qpdf.pages) == len(made.pages)
    assert found.claims == ("PDF/UA-1", "PDF/A-2a")
    assert found.page_labels
    assert found.printing.duplex == "DuplexFlipLongEdge"
    [size] = found.sizes
    sheet = PAGE_FORMATS[made.paper].sheet
    assert size.width == pytest.approx(sheet.width, abs=0.1)
    assert size.height == pytest.approx(sheet.height, abs=0.1)


@every_guide
def test_pdfium_and_qpdf_agree_on_pages_that_are_as_large_as_the_paper(made: Guide) -> None:
    sheet = PAGE_FORMATS[made.paper].sheet
    pages = made.printed.qpdf.pages
    assert len(made.printed) == len(pages) == len(made.pages)
    assert {tuple(round(float(edge) / MM, 1) for edge in page.mediabox) for page in pages} == {
        (0, 0, sheet.width, sheet.height)
    }


@every_guide
def test_everything_is_read_from_the_first_page_to_the_last(made: Guide) -> None:
    pages = [page for node in made.nodes for page, _ in node.marks]
    assert pages == sorted(pages)
    assert pages[0] == 1
    assert pages[-1] == len(made.printed)


@every_guide
def test_there_is_ink_on_every_page(made: Guide) -> None:
    inked = {page for node in made.nodes for page in node.pages}
    assert set(range(1, len(made.printed) + 1)) - inked == set()


def page_of(made: Guide, text: str) -> int:
    """The page of a heading by the id of its text."""
    title = shipped.texts("guide", made.deck.language)[text]
    return dict(made.outline)[title]


@every_guide
def test_pages_are_called_by_the_number_that_is_printed_on_them(made: Guide) -> None:
    assert made.furniture(1) == ""
    for page in range(2, len(made.printed) + 1):
        assert made.printed.pdfium.get_page_label(page - 1) == str(page)
        assert made.furniture(page).endswith(str(page))


def test_the_same_guide_comes_out_of_every_process(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        made = spiegel("guide", "--lang", "en", "-o", f"{seed}.pdf", folder=tmp_path, PYTHONHASHSEED=seed)
        assert made.returncode == 0, made.stderr
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes() == guide("en").printed.data


# ------------------------------------------------------------------------------------------------- finding the way


@every_guide
def test_the_contents_list_every_heading_with_the_page_where_it_stands(made: Guide) -> None:
    listed = [(row.kids[0].text, row.kids[1].text) for row in made.of("TOCI")]
    contents, *headings = made.outline
    assert contents == (shipped.texts("guide", made.deck.language)["contents-title"], 2)
    assert listed == [(squeezed(title), str(page)) for title, page in headings]
    for title, page in made.outline:
        assert any(node.text == squeezed(title) and node.pages[0] == page for node in made.of("H1", "H2")), title


@every_guide
def test_the_contents_lead_to_the_pages_they_name(made: Guide) -> None:
    pages = {page.obj.objgen: number for number, page in enumerate(made.printed.qpdf.pages, start=1)}
    links = [
        (str(annotation.Contents), pages[annotation.Dest[0].objgen])
        for page in made.printed.qpdf.pages
        for annotation in page.obj.get("/Annots", Array())
    ]
    word = shipped.texts("guide", made.deck.language)["page-word"]
    assert links == [(f"{title}, {word} {page}", page) for title, page in made.outline[1:]]


@every_guide
def test_every_chapter_has_its_name_at_the_head_of_its_further_pages(made: Guide) -> None:
    begun = {node.pages[0]: node.text for node in made.of("H1")}
    chapter = ""
    for page in range(1, len(made.printed) + 1):
        number = str(page) if page > 1 else ""
        head = made.furniture(page).removesuffix(number)
        whole = "" if page in begun else chapter
        assert head == whole or (head.endswith("…") and whole.startswith(head[:-1]))
        chapter = begun.get(page, chapter)


def test_headings_of_the_same_words_each_have_their_own_page(tmp_path: Path) -> None:
    same = "texts:\n  people-title: Same\n  silent-title: Same\n  closing-title: Same\n"
    made = make(file_deck(tmp_path / "cards.yaml", SMALL + same))
    heads = [str(node.pages[0]) for node in made.of("H2") if node.text == "Same"]
    assert len(set(heads)) > 1
    assert [row.kids[1].text for row in made.of("TOCI") if row.kids[0].text == "Same"] == heads


# ------------------------------------------------------------------------------------------------- how pages are filled


@every_guide
def test_a_heading_is_never_the_last_thing_on_a_page(made: Guide) -> None:
    last = {page: node for node in made.nodes for page in node.pages if node.marks}
    assert {page: node.text for page, node in last.items() if page > 1 and node.role in {"H1", "H2"}} == {}


@every_guide
def test_what_names_or_begins_something_is_never_left_at_the_foot_of_a_page(made: Guide) -> None:
    last = {number: page[-1].block for number, page in enumerate(made.pages, start=1) if page}
    naming = {number: block for number, block in last.items() if block.keep_with_next}
    assert {number: type(block).__name__ for number, block in naming.items()} == {}


@every_guide
def test_no_paragraph_leaves_a_single_line_on_a_page(made: Guide) -> None:
    for page, following in pairwise(made.pages):
        above = [placed.block for placed in page if isinstance(placed.block, TextBlock)]
        below = [placed.block for placed in following if isinstance(placed.block, TextBlock)]
        if above and below and above[-1].whole and above[-1].whole is below[0].whole:
            assert min(len(above[-1].fitted.lines), len(below[0].fitted.lines)) >= 2


@every_guide
def test_no_row_or_item_is_torn(made: Guide) -> None:
    torn = [node.text for node in made.of("TR", "LBody", "Figure", "Quote", "H1", "H2", "TOCI") if len(node.pages) > 1]
    assert torn == []


@every_guide
def test_nothing_reaches_below_the_text_area(made: Guide) -> None:
    height = PAGE_FORMATS[made.paper].height
    assert [
        type(block).__name__ for page in made.pages for block, top in page if top + block.height > height + 0.01
    ] == []


def test_a_step_with_more_to_do_than_a_page_holds_stays_on_its_pages(tmp_path: Path) -> None:
    deck = file_deck(tmp_path / "cards.yaml", SMALL + session([LONG] * 40, [LONG] * 3))
    made = make(deck, "a5")
    assert made.text().count("These are the words") == 43
    for page in range(len(made.printed)):
        assert max(area.bottom for _, area in made.printed.letters(page)) < PAGE_FORMATS["a5"].sheet.height


# ------------------------------------------------------------------------------------------------------ tips, checklists


@whole_guides
def test_every_tip_stands_on_one_page_with_all_that_belongs_to_it_two_to_a_page_on_a4(made: Guide) -> None:
    language, bank = made.deck.language, made.deck.bank
    pages = [page for title, page in made.outline if re.match(r"\d\. ", title)]
    assert len(pages) == len(bank.tips)
    for page, tip in zip(pages, bank.tips, strict=True):
        here = squeezed("".join(node.text for node in made.nodes if node.marks and node.pages == (page,)))
        texts = [tip.title, tip.text, tip.why, *tip.do, *tip.avoid, *(part.text for part in tip.parts)]
        missing = [text[language] for text in texts if text and squeezed(text[language].replace("*", "")) not in here]
        assert missing == [], tip.id
    if made.paper == "a4":
        assert len(set(pages)) == -(-len(pages) // 2)


@whole_guides
def test_tips_are_printed_once_and_name_the_cards_of_their_suit(made: Guide) -> None:
    language, text = made.deck.language, made.document.text
    for tip in made.deck.bank.tips:
        assert text.count(squeezed(tip.text[language].replace("*", ""))) == 1
        suit = next((suit for suit in made.deck.bank.suits if suit.id == tip.suit), None)
        assert not suit or squeezed(f"{suit.name[language]}: {suit.id}01 – {suit.id}13") in text


@whole_guides
def test_a_card_of_each_suit_is_shown_where_it_is_told_how_they_work(made: Guide) -> None:
    texts, language = shipped.texts("guide", made.deck.language), made.deck.language
    using = [node.alternative for node in made.chapter(texts["using-title"]) if node.role == "Figure"]
    assert [each.partition(":")[0] for each in using] == [
        f"{suit.name[language]}, {suit.id}01" for suit in made.deck.bank.suits
    ]


@every_guide
def test_pictures_are_described_without_stars(made: Guide) -> None:
    described = [node.alternative for node in made.of("Figure")]
    assert [words for words in described if not words or "*" in words] == []


@every_guide
def test_no_label_names_what_is_not_there(made: Guide) -> None:
    label = squeezed(shipped.texts("guide", made.deck.language)["tip-cards"])
    read = [node for node in made.nodes if node.marks]
    for node, following in pairwise(read):
        assert node.text != label or following.role in {"P", "Figure"}


@whole_guides
def test_every_item_to_tick_has_a_box(made: Guide) -> None:
    page = page_of(made, "materials-title")
    texts = shipped.texts("guide", made.deck.language)["materials-list"]
    pages = {
        page,
        *(each for node in made.of("LBody") for each in node.pages if squeezed(node.text) in squeezed(texts)),
    }
    strokes = sum(operator == "s" for each in pages for _, operator in made.printed.operators(each - 1))
    assert strokes == len(texts.strip().splitlines()) == 11


# --------------------------------------------------------------------------------------- learning history, card index


@every_guide
def test_the_learning_history_is_a_table_of_six_passages_none_of_them_torn(made: Guide) -> None:
    (table,) = [node for node in made.of("Table") if [kid.role for kid in node.kids[0].kids] == ["TH", "TH"]]
    assert [[cell.role for cell in row.kids] for row in table.kids] == [["TH", "TH"], *[["TD", "TD"]] * 6]
    assert all(len(row.pages) == 1 for row in table.kids)


@every_guide
def test_every_row_of_cards_is_headed_by_the_id_of_its_card(made: Guide) -> None:
    ids = {card.id for card in made.deck.cards}
    of_cards = [row for row in rows(made.nodes) if row.kids[0].text in ids]
    assert of_cards
    assert {row.kids[0].role for row in of_cards} == {"TH"}
    assert {kid.role for row in of_cards for kid in row.kids[1:]} == {"TD"}
    scopes = {"/Row": 0, "/Column": 0}
    for thing in made.printed.qpdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/S") == Name.TH:
            scopes[str(thing.A.Scope)] += 1
    steps = sum(len(plan.steps) for plan in held(made.deck))  # each has a row in the plan of its session
    assert scopes == {"/Row": len(of_cards) + steps, "/Column": 2}


@every_guide
def test_the_card_index_names_every_question_and_the_pages_where_a_session_uses_it(made: Guide) -> None:
    texts, language = shipped.texts("guide", made.deck.language), made.deck.language
    sessions = [made.deck.session] if made.deck.session else made.deck.bank.sessions
    used: dict[str, list[str]] = {}
    for each in sessions:
        for node in made.chapter(each.name[language].strip()):
            if node.role == "Lbl" and node.text:
                used.setdefault(node.text, []).append(str(node.pages[0]))
    expected = [
        (
            card.id,
            squeezed(card.content.question[language].replace("*", "")),
            ",".join(dict.fromkeys(used.get(card.id, "–"))),
        )
        for card in made.deck.cards
        if isinstance(card.content, Question)
    ]
    index = [tuple(cell.text for cell in row.kids) for row in rows(made.chapter(texts["index-title"]))]
    assert index == (expected if sessions else [row[:2] for row in expected])


# ------------------------------------------------------------------------------------------------- numbers and paper


@pytest.mark.parametrize(("people", "tables", "sheets"), [(1, 1, 7), (8, 1, 7), (10, 1, 7), (11, 2, 14), (25, 4, 28)])
def test_the_number_of_people_sets_tables_decks_and_sheets(people: int, tables: int, sheets: int) -> None:
    texts = shipped.texts("guide", "en")
    said = in_words(layout.prepare(guide("en").deck, layout.Options(people=people), silent))
    for line in texts["materials-list"].splitlines():
        own, team = paper_of_others(people)
        figures = {"decks": tables, "sheets": sheets, "people": people, "tables": tables}
        assert line.removeprefix("[] ").format(**figures, workbook_paper=own, team_paper=team) in said
    assert f"a group of {people}. Number of tables: {tables}." in said
    assert f"that you need for this group: {sheets}." in said


def paper_of_others(people: int) -> tuple[int, int]:
    """How many sheets of paper the workbooks of so many people take, and the sheets of their team; as these say it."""
    deck, found = guide("en").deck, []
    for name in ("workbook", "team-sheets"):
        product = module(name)
        report = product.prepare(deck, product.Options(people=people), silent).report
        (many,) = re.findall(r"([\d,]+) sheets? of paper", " ".join(report.printing))
        found.append(int(many))
    return found[0], found[1]


def in_words(prepared: layout.PreparedGuide) -> str:
    """The running text of a guide, before it is drawn."""
    blocks = [block for page in prepared.pages for block, _ in page.blocks]
    return " ".join(line.text for block in blocks if isinstance(block, TextBlock) for line in block.fitted.lines)


@pytest.mark.parametrize("people", ["0", "-3"])
def test_a_group_has_somebody_in_it(people: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    refused = run("guide", "--people", people)
    assert refused.exit_code == 2
    assert "--people" in refused.output
    assert list(tmp_path.iterdir()) == []


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, prog_name="spiegel", catch_exceptions=False)


@pytest.mark.parametrize(("columns", "flip", "paper"), [(3, "long-edge", "a4"), (2, "short-edge", "letter")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_and_the_deck_say_the_same_about_printing(
    language: str, columns: int, flip: str, paper: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stock = shipped.stocks()[cards.Options().stock]
    on_paper = shipped.stocks()[f"poker-{paper}"]
    other = msgspec.structs.replace(on_paper, name=stock.name, grid=Grid(columns=columns, rows=3), flip=flip)
    stocks = shipped.stocks() | {stock.name: other}
    monkeypatch.setattr(shipped, "stocks", lambda: stocks)
    deck = guide(language).deck
    report = cards.prepare(deck, cards.Options(), silent).report
    said = in_words(layout.prepare(deck, layout.Options(), silent))
    sheets = -(-63 // (columns * 3))
    assert f"63 cards on {sheets} sheets" in report.made
    [printing] = [line for line in report.printing if line.startswith(f"print on {paper.capitalize()} at actual size")]
    assert FLIPS[other.flip] in printing
    words = shipped.words(language)
    told = shipped.texts("guide", language)["printing-text"].split("\n\n")[:2]
    values = {"cards": 63, "sheets": sheets, "paper": paper.capitalize(), "flip": words[f"flip-{flip}"]}
    for paragraph in told:
        assert " ".join(paragraph.format(**values).replace("*", "").split()) in said


@pytest.mark.parametrize("stock", STOCKS)
def test_sheets_are_counted_for_the_stock_of_the_deck(stock: str) -> None:
    deck = guide("en").deck
    report = cards.prepare(deck, cards.Options(stock=stock), silent).report
    said = in_words(layout.prepare(deck, layout.Options(stock=stock), silent))
    found = re.search(r"Sheets of (\w+) that you need for this group: (\d+)", said)
    assert found
    assert f"on {found[2]} sheet" in report.made
    assert any(line.startswith(f"print on {found[1]} at actual size") for line in report.printing)
    assert shipped.words("en")[f"flip-{shipped.stocks()[stock].flip}"] in said


def test_every_option_reaches_the_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    options = ("--lang", "en", "--session", "short", "--people", "25", "--paper", "a5", "-o", "mine.pdf")
    made = run("guide", *options)
    assert made.exit_code == 0, made.output
    assert (tmp_path / "mine.pdf").read_bytes() == guide("en", "a5", "short", 25).printed.data
    assert re.search(rf"a guide of {len(guide('en', 'a5', 'short', 25).printed)} pages", made.output)
    assert "print on A5" in made.output


def test_a_bad_deck_leaves_the_guide_that_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cards.yaml").write_text(SMALL, encoding="utf-8")
    assert run("guide").exit_code == 0
    before = Path("output/guide-en.pdf").read_bytes()
    Path("cards.yaml").write_text(SMALL + "texts:\n  place-text: \N{GRINNING FACE}\n", encoding="utf-8")
    refused = run("guide")
    assert refused.exit_code == 1
    assert "cards.yaml:8:" in refused.output
    assert Path("output/guide-en.pdf").read_bytes() == before
    assert [path.name for path in Path("output").iterdir()] == ["guide-en.pdf"]


# ------------------------------------------------------------------------------------------------------- custom decks


def test_a_deck_without_tips_sessions_or_purpose_has_no_chapters_of_them() -> None:
    texts = shipped.texts("guide", "en")
    titles = [title for title, _ in custom("one-suit").outline]
    absent = ["purpose-title", "results-title", "tips-title", "sessions-title"]
    present = ["preparing-title", "using-title", "history-title", "heavy-title", "index-title", "printing-title"]
    assert [texts[name] for name in absent if texts[name] in titles] == []
    assert [texts[name] for name in present if texts[name] not in titles] == []
    assert len(custom("one-suit").printed) < 25


def test_the_longest_ids_leave_the_questions_room_and_lie_over_none(tmp_path: Path) -> None:
    questions = "".join(f"  - {{id: WWWWWWWWWW{at:02}, suit: A, question: Why {at}?}}\n" for at in range(1, 30))
    deck = f"title: T\nlanguages: [en]\nsuits: [{{id: A, name: Me}}]\nquestions:\n{questions}"
    made = layout.prepare(file_deck(tmp_path / "cards.yaml", deck), layout.Options(), silent)
    (tmp_path / "guide.pdf").write_bytes(made.draw(silent))
    assert inspect.inspect(tmp_path / "guide.pdf").findings == ()


def test_a_large_deck_is_in_the_index_whole() -> None:
    made = custom("300-cards")
    index = rows(made.chapter(shipped.texts("guide", "en")["index-title"]))
    assert sorted(row.kids[0].text for row in index) == sorted(question.id for question in made.deck.bank.questions)
    assert len({row.pages for row in index}) > 5
    assert len(made.printed) < 40


FIELDS = """\
version: "1"
title: @title
author: @author
languages: [en]
suits:
  - id: A
    name: @suit
    purpose: @purpose of a suit
    play: Play.
questions:
  - id: A1
    suit: A
    question: @question
    probe: @probe
tips:
  - id: T1
    suit: A
    title: @tip
    text: @text of a tip
    why: @why
    do:
      - @do of a tip
    avoid:
      - @avoid
    parts:
      - id: T1a
        text: @part
purpose:
  - id: P1
    text: @why at all
results:
  - id: R1
    text: @result
sessions:
  - id: one
    name: @session
    for_whom: @whom
    steps:
      - kind: arrive
        name: @step
        rhythm: {shortest: 1, longest: 2}
        aim: @aim
        do:
          - @do
        say:
          - @say
        ready:
          - @ready
        transition: @then
        draws: [{many: 1}]
texts:
  people-title: @heading
  people-text: @running
  materials-list: @list
  do: @label
"""
MARKS = re.findall(r"@(.+)", FIELDS)
ON_CARDS_ALONE = ("probe", "purpose of a suit")
PRINTED = [name for name in MARKS if name not in ON_CARDS_ALONE]


def fields(**values: str) -> str:
    """The deck with a text in every field: those given, or else the field's name."""
    return re.sub("@(.+)", lambda found: msgspec.json.encode(values.get(found[1], found[1])).decode(), FIELDS)


@cache
def hostile() -> Guide:
    """A guide whose every text tries to be something else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cards.yaml"
        return make(
            file_deck(path, fields(**{name: f"{name}: {HOSTILE}" for name in MARKS if name not in {"suit", "tip"}}))
        )


@pytest.mark.parametrize("name", [name for name in PRINTED if name not in {"suit", "tip"}])
def test_texts_of_a_deck_are_printed_as_they_are_written(name: str) -> None:
    assert squeezed(f"{name}: {HOSTILE}") in hostile().document.text


def test_a_hostile_title_names_the_file() -> None:
    info = hostile().printed.qpdf.docinfo
    assert str(info["/Title"]) == f"title: {HOSTILE}: {shipped.texts('guide', 'en')['guide-title']}"
    assert str(info["/Author"]) == f"author: {HOSTILE}"


def problems(folder: Path, text: str) -> tuple[Problem, ...]:
    """What keeps the guide of a deck from being made."""
    try:
        make(file_deck(folder / "cards.yaml", text))
    except DeckError as error:
        return error.problems
    return ()


@pytest.mark.parametrize("name", PRINTED)
def test_a_character_without_a_glyph_is_a_problem_on_its_line(name: str, tmp_path: Path) -> None:
    line = next(at for at, row in enumerate(FIELDS.splitlines(), start=1) if row.endswith(f"@{name}"))
    found = problems(tmp_path, fields(**{name: "Well \N{GRINNING FACE}"}))
    assert {(problem.line, "U+1F600" in problem.what) for problem in found} == {(line, True)}


@pytest.mark.parametrize("name", [name for name in PRINTED if name != "author"])
def test_a_word_that_is_wider_than_the_page_is_a_problem_on_its_line(name: str, tmp_path: Path) -> None:
    line = next(at for at, row in enumerate(FIELDS.splitlines(), start=1) if row.endswith(f"@{name}"))
    found = problems(tmp_path, fields(**{name: "W" * 199}))
    assert {problem.line for problem in found} == {line}


@pytest.mark.parametrize("text", ["Well \N{GRINNING FACE}", "W" * 199])
@pytest.mark.parametrize("name", ON_CARDS_ALONE)
def test_a_text_that_only_cards_print_stops_no_guide(name: str, text: str, tmp_path: Path) -> None:
    assert problems(tmp_path, fields(**{name: text})) == ()


@pytest.mark.parametrize("name", ["title", "version", "author"])
def test_each_part_of_the_imprint_has_its_own_problem(name: str, tmp_path: Path) -> None:
    own = {"title": "Small", "version": "1", "author": "Me"} | {name: "\N{GRINNING FACE}"}
    rows = "".join(f'{key}: "{value}"\n' for key, value in own.items())
    found = problems(tmp_path, rows + SMALL.removeprefix("title: Small\n"))
    assert [(problem.where, problem.line) for problem in found] == [(name, list(own).index(name) + 1)]


def test_a_title_without_an_author_is_told_once(tmp_path: Path) -> None:
    found = problems(tmp_path, SMALL.replace("Small", '"Small \N{GRINNING FACE}"'))
    assert [(problem.line, problem.where) for problem in found] == [(1, "title")]


def test_the_word_for_flipping_is_to_blame_for_itself_and_not_the_text_around_it(tmp_path: Path) -> None:
    found = problems(tmp_path, SMALL + "texts:\n  flip-long-edge: \N{GRINNING FACE}\n")
    assert [problem.where for problem in found] == ["texts.flip-long-edge"]


@pytest.mark.parametrize("name", ["session", "step"])
def test_a_text_that_stands_on_one_page_and_is_longer_is_a_problem_on_its_line(name: str, tmp_path: Path) -> None:
    line = next(at for at, row in enumerate(FIELDS.splitlines(), start=1) if row.endswith(f"@{name}"))
    found = problems(tmp_path, fields(**{name: "A very long story " * 110}))
    assert {(problem.line, *too_long(problem.what)) for problem in found} == {
        (line, "is longer than a page", 110 * 18 - 1)
    }


@pytest.mark.parametrize(("text", "where"), [("title: {}\n", "title"), ("texts: {{guide-subtitle: {}}}\n", "texts")])
def test_a_cover_that_runs_into_its_imprint_is_refused(text: str, where: str, tmp_path: Path) -> None:
    long = text.format('"' + "Long ago and far away " * 40 + '"')
    deck = long + SMALL.removeprefix("title: Small\n") if where == "title" else SMALL + long
    [problem] = problems(tmp_path, deck)
    assert (problem.where.split(".")[0], problem.what.split(" (")[0]) == (
        where,
        "does not fit on the cover of the guide",
    )


def test_the_sessions_are_planned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    deck, asked = guide("en").deck, list[str]()

    def planning(session: Session, bank: Bank) -> Plan:
        asked.append(session.id)
        return plan(session, bank)

    monkeypatch.setattr("generator.deck.selection.plan", planning)
    prepared = layout.prepare(deck, layout.Options(), silent)
    assert prepared.report.made
    assert asked == [session.id for session in deck.selected.sessions]


def test_a_guide_can_be_drawn_twice() -> None:
    prepared = layout.prepare(guide("en").deck, layout.Options(), silent)
    assert prepared.draw(silent) == prepared.draw(silent) == guide("en").printed.data


def test_a_colour_that_carries_no_text_is_a_problem_as_it_is_for_the_cards(tmp_path: Path) -> None:
    deck = file_deck(tmp_path / "cards.yaml", SMALL.replace("name: Work", 'name: Work, colour: "#FFFFEE"'))
    assert same_problems(deck)


def test_an_icon_that_there_is_not_is_a_problem_as_it_is_for_the_cards(tmp_path: Path) -> None:
    deck = file_deck(tmp_path / "cards.yaml", SMALL.replace("name: Work", "name: Work, icon: nope"))
    assert same_problems(deck)


def same_problems(deck: Deck) -> bool:
    """Whether the guide refuses a deck for the reasons that the cards have."""
    with pytest.raises(DeckError) as of_cards:
        cards.prepare(deck, cards.Options(), silent)
    with pytest.raises(DeckError) as of_guide:
        make(deck)
    return set(of_cards.value.problems) <= set(of_guide.value.problems)


def test_a_text_that_there_is_not_is_a_problem_on_its_line(tmp_path: Path) -> None:
    deck = file_deck(tmp_path / "cards.yaml", SMALL + "texts:\n  place-text: Here.\n  place-txt: There.\n")
    with pytest.raises(DeckError) as refused:
        make(deck)
    [problem] = refused.value.problems
    assert (problem.line, problem.what) == (9, "there is no text place-txt")
    assert problem.hint


def test_a_text_of_the_workbook_may_be_overridden_beside_those_of_the_guide(tmp_path: Path) -> None:
    of_workbook = next(name for name in shipped.texts("workbook", "en") if name not in shipped.texts("guide", "en"))
    texts = f"texts:\n  {of_workbook}: Mine.\n  place-text: Here or there.\n"
    assert "Hereorthere." in make(file_deck(tmp_path / "cards.yaml", SMALL + texts)).document.text


def test_the_guide_sets_emphasis_bold_and_headings_without_stars() -> None:
    made = custom("one-suit")
    assert "Whatreallyhappened?" in made.document.text
    assert "*" not in made.document.text
    heading = next(block for page in made.pages for block, _ in page if isinstance(block, Heading))
    assert heading.fitted.size > PAGE_FORMATS["a5"].size
    assert heading.fitted.height < 40 * MM
