from __future__ import annotations

import shutil
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args

import msgspec
import pytest
from helpers import LANGUAGES, ROOT, ask, file_deck, make_deck, shipped_bank, shipped_deck, spiegel, theme, too_long
from hypothesis import given
from hypothesis import strategies as st
from readback import MM, Printed, squeezed

from generator.bank import shipped
from generator.deck.selection import choose
from generator.model.bank import TEAM_PAGES, PageKind, Question, Suit, WorkbookPage
from generator.model.paper import PAPERS, Rect
from generator.model.problems import DeckError
from generator.prepress import inspect
from generator.product import silent
from layouts.team_sheets import product as team_sheets
from layouts.workbook import product as workbook
from layouts.workbook.blocks import QuestionHead
from layouts.workbook.plan import sheets_of_paper
from layouts.workbook.product import INNER, Options, PreparedWorkbook
from layouts.workbook.questions import groups
from layouts.writing.lines import HorizonLine
from layouts.writing.spaces import FlexibleSpace, RuledSpace
from layouts.writing.tables import RuledColumns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PIL.Image import Image

    from generator.model.deck import Card, Deck
    from layouts.pdf.form import Field
    from layouts.workbook.pages import ComposedPage

KINDS: tuple[PageKind, ...] = tuple(kind for kind in get_args(PageKind) if kind not in TEAM_PAGES)
TITLED = [kind for kind in KINDS if kind not in {"cover", "questions", "back"}]


def asked(options: dict[str, Any]) -> Options:
    """Options for pages of A4, or others one by one, unless a booklet is asked for."""
    paper = options.get("paper", "a4")
    loose = {} if paper in {"a4", "letter"} or options.get("booklet") else {"binding": "wire"}
    return Options(**{"paper": paper, **loose, **options})


def prepared(deck: Deck, **options: Any) -> PreparedWorkbook:  # noqa: ANN401 – as the options are
    made = workbook.prepare(deck, asked(options), silent)
    assert isinstance(made, PreparedWorkbook)
    return made


def printed(deck: Deck, **options: Any) -> Printed:  # noqa: ANN401 – as the options are
    return Printed(workbook.prepare(deck, asked(options), silent).draw(silent))


@cache
def ours(language: str, **options: Any) -> Printed:  # noqa: ANN401 – as the options are
    return printed(shipped_deck(language), **options)


def planned(deck: Deck, *entries: WorkbookPage | PageKind) -> Deck:
    """A deck with its own list of pages."""
    pages = tuple(WorkbookPage(page=entry) if isinstance(entry, str) else entry for entry in entries)
    return choose(msgspec.structs.replace(deck.bank, workbook=pages), deck.language, deck.places, deck.session)


def counting(pages: int) -> Deck:
    """A deck whose workbook has so many pages, all of one kind; each has its number at the foot."""
    copies = [min(40, pages - before) for before in range(0, pages, 40)]
    return planned(make_deck([ask("A1")]), *(WorkbookPage(page="story", copies=many) for many in copies))


def kinds(deck: Deck, **options: Any) -> list[str]:  # noqa: ANN401 – as the options are
    return [page.kind for page in prepared(deck, **options).pages]


def questions_of(deck: Deck) -> list[Card]:
    return [card for card in deck.cards if isinstance(card.content, Question)]


def short(language: str) -> Deck:
    loaded = shipped_bank()
    return choose(loaded.bank, language, loaded.places, loaded.bank.sessions[0])


# --------------------------------------------------------------------------------------------------- which pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_has_the_pages_of_the_list_in_their_order(language: str) -> None:
    found = kinds(shipped_deck(language))
    assert list(dict.fromkeys(found)) == list(dict.fromkeys(entry.page for entry in shipped.workbook_pages()))
    assert set(found) == set(KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["a5", "half-letter", "a4", "letter"])
def test_a_workbook_of_the_short_session_has_16_to_20_pages_and_of_any_whole_sheets(language: str, paper: str) -> None:
    loaded = shipped_bank()
    for session in (None, *loaded.bank.sessions):
        deck = choose(loaded.bank, language, loaded.places, session)
        made = workbook.prepare(deck, Options(paper=paper), silent)  # type: ignore[arg-type]
        assert isinstance(made, PreparedWorkbook)
        assert len(made.pages) % 4 == 0
        assert made.pages[-1].kind == "back"
        if session is None or session.id == "short":
            assert 16 <= len(made.pages) <= 20


def test_questions_are_those_of_the_short_session_of_the_chosen_one_or_all_52() -> None:
    loaded = shipped_bank()
    for session in loaded.bank.sessions:
        deck = choose(loaded.bank, "nl", loaded.places, session)
        assert ids_of(deck) == {card.id for card in questions_of(deck)}
    assert ids_of(shipped_deck("nl")) == {card.id for card in questions_of(short("nl"))}
    assert len(ids_of(shipped_deck("nl"), all=True)) == 52


def ids_of(deck: Deck, **options: Any) -> set[str]:  # noqa: ANN401 – as the options are
    """The ids of the questions that a workbook asks."""
    names = [field.name for page in prepared(deck, **options).pages for field in fields_of(page)]
    return {name.split("-")[1] for name in names if name.startswith("question-")}


def fields_of(page: ComposedPage) -> list[Field]:
    return [field for block in page.blocks if isinstance(block, FlexibleSpace) for field in block.fields]


def test_two_questions_share_a_page_or_one_stands_above_a_horizon() -> None:
    deck = make_deck([ask(f"A{number}", f"What is question {number}?") for number in range(1, 9)])
    book = prepared(deck)
    pages = [page for page in book.pages if page.kind == "questions"]
    asked_for = [[field.name for field in fields_of(page)] for page in pages]
    assert [sum(isinstance(block, HorizonLine) for block in page.blocks) for page in pages] == [
        int(any(name.endswith("-take") for name in names)) for names in asked_for
    ]
    heads = [sum(isinstance(block, QuestionHead) for block in page.blocks) for page in pages]
    assert sum(heads) == 8
    assert set(heads) == {1, 2}
    assert all(
        (many == 1) == any(name.endswith("-take") for name in names)
        for many, names in zip(heads, asked_for, strict=True)
    )


def test_three_ways_to_answer_come_by_turns() -> None:
    pages = [page for page in prepared(shipped_deck("nl")).pages if page.kind == "questions"]
    found = []
    for page in pages:
        room = next(block for block in page.blocks if isinstance(block, FlexibleSpace))
        found.append(
            "columns" if isinstance(room, RuledColumns) else room.ruling if isinstance(room, RuledSpace) else ""
        )
    assert found == [("lines", "dots", "columns")[at % 3] for at in range(len(pages))]


@given(st.integers(1, 60), st.integers(0, 80))
def test_questions_are_shared_out_over_any_number_of_pages(many: int, pages: int) -> None:
    found = groups(many, pages)
    assert sum(found) == many
    assert set(found) <= {1, 2}
    assert len(found) == min(max(pages, -(-many // 2)), many)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("options", [{}, {"booklet": True, "paper": "a5"}, {"all": True}, {"fillable": True}], ids=str)
def test_every_page_is_private_and_says_that_nobody_collects_it(options: dict[str, Any], language: str) -> None:
    pages = prepared(shipped_deck(language), **options).pages
    assert not {page.kind for page in pages} & set(TEAM_PAGES)
    texts = shipped.texts("workbook", language)
    words = squeezed("".join(book_text(ours(language, **options))))
    assert words.count(squeezed(texts["for-person"])) == sum(page.kind not in {"cover", "back"} for page in pages)
    assert squeezed(shipped.texts("team_sheets", language)["for-team"]) not in words


def book_text(book: Printed) -> list[str]:
    return [book.text(number) for number in range(len(book))]


@pytest.mark.parametrize("page", TEAM_PAGES)
def test_a_page_of_the_team_is_a_team_sheet(page: PageKind) -> None:
    sheet = team_sheets.Options(page=TEAM_PAGES[page])
    as_sheet = team_sheets.prepare(shipped_deck("nl"), sheet, silent).draw(silent)
    assert workbook.prepare(shipped_deck("nl"), Options(page=page), silent).draw(silent) == as_sheet
    as_before = Options(page=page, audience="team", paper="a4")
    assert workbook.prepare(shipped_deck("nl"), as_before, silent).draw(silent) == as_sheet


def test_for_says_what_it_means_now() -> None:
    deck = shipped_deck("en")
    own = workbook.prepare(deck, Options(), silent).draw(silent)
    sheets = team_sheets.prepare(deck, team_sheets.Options(), silent).draw(silent)
    assert workbook.prepare(deck, Options(audience="person"), silent).draw(silent) == own
    assert workbook.prepare(deck, Options(audience="team"), silent).draw(silent) == sheets
    both = workbook.prepare_all(deck, Options(audience="both"), silent).variants
    assert [each.prepared.draw(silent) for each in both] == [own, sheets]


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--page", "timeline", "--booklet"], "--booklet"),
        (["--page", "timeline", "--name", "An"], "--name"),
        (["--for", "team", "--booklet"], "--booklet"),
        (["--for", "team", "--page", "story"], "--for"),
    ],
)
def test_what_is_of_a_persons_workbook_alone_is_refused_of_the_team(
    flags: list[str], said: str, tmp_path: Path
) -> None:
    ran = spiegel("workbook", *flags, "-o", "w.pdf", folder=tmp_path)
    assert (ran.returncode, ran.stdout, list(tmp_path.iterdir())) == (1, "", [])
    assert f"\n{said}: " in ran.stderr
    at = flags.index(said)
    rest = flags[:at] + flags[at + (1 if said == "--booklet" else 2) :]
    assert spiegel("workbook", *rest, "-o", "w.pdf", folder=tmp_path).returncode == 0


def test_paper_is_counted_for_everyone() -> None:
    made = workbook.prepare(shipped_deck("nl"), Options(people=8), silent).report
    assert made.made == "a workbook of 20 pages on 5 sheets, to fold, for one person"
    assert "for 8 people: 40 sheets of paper" in made.printing
    assert sheets_of_paper(shipped_deck("nl"), 8) == 5
    loaded = shipped_bank()
    for session in loaded.bank.sessions:
        deck = choose(loaded.bank, "nl", loaded.places, session)
        for people in (1, 8, 12, 60):
            whole = workbook.prepare(deck, Options(people=people), silent)
            assert isinstance(whole, PreparedWorkbook)
            assert sheets_of_paper(deck, people) == len(whole.pages) / 4


def test_a_deck_says_which_pages_how_many_and_ruled_with_what(tmp_path: Path) -> None:
    deck = file_deck(
        tmp_path / "small.yaml",
        """
title: {en: Small}
languages: [en]
suits: [{id: A, name: {en: One}}]
questions: [{id: A1, suit: A, question: {en: Why?}}, {id: A2, suit: A, question: {en: How?}}]
workbook:
  - {page: cover, for: team}
  - {page: notes, copies: 3, ruling: blank}
  - {page: questions}
  - {page: next-steps, for: team, copies: 2}
""",
    )
    assert kinds(deck) == ["cover", *["notes"] * 3, *["questions"] * 2]
    assert kinds(deck, booklet=True) == ["cover", *["notes"] * 5, *["questions"] * 2]
    sheets = team_sheets.prepare(deck, team_sheets.Options(), silent)
    assert [sheet.kind for sheet in sheets.sheets] == ["next-steps", "next-steps"]
    book = printed(deck)
    assert len(book) == 6
    assert press_finds_nothing(book, tmp_path)


def test_a_deck_without_sessions_tips_and_probes_has_a_whole_workbook() -> None:
    deck = make_deck([ask("A1", "Why?"), ask("B1", "How?")])
    assert kinds(deck).count("questions") == 2
    assert set(kinds(deck)) == set(KINDS)
    assert "Why?" in printed(deck).text(kinds(deck).index("questions"))


def test_a_deck_puts_its_own_words_in_the_place_of_ours() -> None:
    deck = make_deck([ask("A1")])
    bank = msgspec.structs.replace(deck.bank, texts={"my-line-title": {"en": "My long and winding road"}})
    own = choose(bank, "en", deck.places)
    assert "My long and winding road" in printed(own, page="my-line").text(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_page_has_its_title(language: str) -> None:
    texts, book = shipped.texts("workbook", language), ours(language)
    for number, kind in enumerate(kinds(shipped_deck(language))):
        if kind in TITLED and number:
            assert squeezed(texts[f"{kind}-title"]) in squeezed(book.text(number)), kind
    assert squeezed(texts["workbook-title"]) in squeezed(book.text(0))
    assert "CC BY 4.0" in " ".join(book.text(len(book) - 1).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_has_its_id_suit_icon_and_probe_and_room_to_write(language: str) -> None:
    book, pages = ours(language), prepared(shipped_deck(language)).pages
    places = [number for number, page in enumerate(pages) if page.kind == "questions"]
    said = squeezed("".join(book.text(number) for number in places))
    for card in questions_of(short(language)):
        content = card.content
        assert isinstance(content, Question)
        assert card.suit is not None
        probe = content.probe[language] if content.probe else ""
        for text in (content.question[language], probe, f"{card.suit.name[language]} · {card.id}"):
            assert plain(text) in said
        assert plain(content.question[language]) in headings(book)
    for number in places:
        rooms = [block.height for block in pages[number].blocks if isinstance(block, FlexibleSpace) and block.fields]
        assert sum(rooms) > book.height(number) * MM * 0.38
        assert min(rooms) > 25 * MM
    badge = book.picture(places[0], 72).crop((45, 68, 75, 100))
    colours = {colour for _, colour in badge.getcolors(10_000) or []}
    assert {(255, 255, 255), _rgb(theme().suits[0].colour)} <= colours


def plain(text: str) -> str:
    """A text as it is printed, without spaces."""
    return squeezed(text.replace("*", ""))


def headings(book: Printed) -> list[str]:
    return [squeezed(text) for role, text in book.elements() if role == "H1"]


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


# -------------------------------------------------------------------------------------------- one page, one name


@pytest.mark.parametrize("page", KINDS)
def test_a_single_page_is_a_file_of_its_own(page: PageKind) -> None:
    found = kinds(shipped_deck("en"), page=page)
    assert set(found) == {page}
    assert len(ours("en", page=page)) == len(found)


def test_a_page_that_there_is_not_is_refused(tmp_path: Path) -> None:
    ran = spiegel("workbook", "--page", "appendix", "-o", "a.pdf", folder=tmp_path)
    assert (ran.returncode, list(tmp_path.iterdir())) == (2, [])
    assert "timeline" in ran.stderr


@pytest.mark.parametrize("wrong", [("--people", "0"), ("--pitch", "0"), ("--pitch", "-3"), ("--pitch", "nan")])
def test_figures_that_make_no_page_are_refused_with_a_sentence(wrong: tuple[str, str], tmp_path: Path) -> None:
    ran = spiegel("workbook", *wrong, "-o", "a.pdf", folder=tmp_path)
    assert (ran.returncode, list(tmp_path.iterdir())) == (2, [])
    assert "Traceback" not in ran.stderr
    assert wrong[0] in ran.stderr


def test_the_command_makes_one_sheet(tmp_path: Path) -> None:
    shutil.copy(ROOT / "cards.yaml", tmp_path)
    ran = spiegel("workbook", "--lang", "en", "--page", "story", "-o", "one.pdf", folder=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "a workbook of 1 page, for one person\n" in ran.stdout.replace(".\n", "\n")
    assert "A story that stays with me" in Printed((tmp_path / "one.pdf").read_bytes()).text(0)


def test_everybody_gets_a_workbook_with_their_name_on_it(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("An Peeters\n\n  Chloé   Ünal \nAn Peeters\n", encoding="utf-8")
    ran = spiegel("workbook", "--names", "names.txt", "--page", "cover", "-o", "w.pdf", folder=tmp_path)
    assert ran.returncode == 0
    made = {path.name: Printed(path.read_bytes()).text(0) for path in tmp_path.glob("*.pdf")}
    assert set(made) == {"w-name-An_Peeters.pdf", "w-name-Chloé_Ünal.pdf"}
    assert "An Peeters" in made["w-name-An_Peeters.pdf"]
    assert "Chloé Ünal" in made["w-name-Chloé_Ünal.pdf"]


# ------------------------------------------------------------------------------------------------ spreads, margins


@pytest.mark.parametrize("paper", ["a4", "a5", "letter"])
@pytest.mark.parametrize("binding", INNER)
def test_margins_mirror_and_stay_white(paper: str, binding: str) -> None:
    book = ours("nl", paper=paper, binding=binding, **({"fillable": True} if paper == "a5" else {}))
    frame = workbook.page_format(Options(paper=paper, binding=binding, fillable=paper == "a5"))  # type: ignore[arg-type]
    assert frame.margins.inner == {"none": 16, "punched": 20, "wire": 18, "stapled": 12}[binding]
    for number in range(1, len(book) + 1):
        left = frame.margins.inner if number % 2 else frame.margins.outer
        right = frame.margins.outer if number % 2 else frame.margins.inner
        dark = ink(book.picture(number - 1, 50))
        assert dark[0] / 50 * 25.4 == pytest.approx(left, abs=1), number
        assert dark[1] / 50 * 25.4 <= PAPERS[paper].width - right + 1.5, number


def ink(picture: Image) -> tuple[int, int]:
    """The first and the last column that is not white."""
    box = picture.convert("L").point(lambda value: 255 * (value < 250)).getbbox()
    assert box is not None
    return box[0], box[2]


def test_numbers_stand_outside_at_the_foot() -> None:
    book, size = ours("en", paper="a5"), PAPERS["a5"]
    for number in range(2, len(book)):
        foot = Rect(0, size.height - 17, size.width, 17)
        assert book.text(number - 1, foot).strip() == str(number)
        outside = Rect(size.width / 2 if number % 2 else 0, foot.top, size.width / 2, 17)
        assert book.text(number - 1, outside).strip() == str(number)
    assert [book.pdfium.get_page_label(page) for page in (0, 1, 9)] == ["1", "2", "10"]


@pytest.mark.parametrize("paper", ["a4", "a5", "letter"])
@pytest.mark.parametrize("people", [1, 25])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_stands_on_its_page_for_one_person_and_for_25(paper: str, people: int, language: str) -> None:
    book, size = ours(language, paper=paper, people=people), PAPERS[paper]
    for number in range(len(book)):
        for character, area in book.letters(number):
            assert area.left > 10, (number, character)
            assert area.right < size.width - 10, (number, character)
            assert 8 < area.top < area.bottom < size.height - 6, (number, character)


def test_a_name_of_a_suit_that_is_long_stays_in_the_text_area() -> None:
    suit = Suit(id="A", name={"en": "The things that we would rather not have talked about " * 2})
    book = printed(make_deck([ask("A1")], suits=[suit]), page="questions", paper="a5")
    assert max(area.right for _, area in book.letters(0)) <= 148 - 14 + 0.5


@pytest.mark.parametrize("probe", ["", "And then? " * 100])
def test_a_question_that_leaves_no_room_to_write_is_refused(probe: str) -> None:
    deck = make_deck([ask("A1", "What happened then, and what came of it? " * 45, probe)])
    with pytest.raises(DeckError) as refused:
        prepared(deck, paper="a5")
    assert "A1" in str(refused.value.problems[0])


def refused(deck: Deck, **options: Any) -> list[tuple[str, str]]:  # noqa: ANN401 – as the options are
    """Where and what is wrong with a deck that has no workbook."""
    with pytest.raises(DeckError) as error:
        workbook.prepare(deck, Options(**options), silent)
    return [(problem.where, problem.what) for problem in error.value.problems]


@pytest.mark.parametrize("binding", ["punched", "wire"])
def test_what_is_folded_takes_no_holes(binding: str) -> None:
    deck = shipped_deck("nl")
    assert refused(deck, booklet=True, binding=binding) == [
        (f"--binding {binding}", "a booklet is stapled on its fold")
    ]
    told = "a pocket booklet is folded, and not bound"
    assert refused(deck, pocket=True, binding=binding) == [(f"--binding {binding}", told)]
    assert workbook.prepare(deck, Options(binding=binding), silent)  # type: ignore[arg-type]
    assert workbook.prepare(deck, Options(booklet=True, binding="stapled"), silent)


def test_the_names_of_both_say_for_once(tmp_path: Path) -> None:
    made = spiegel("workbook", "--for", "both", folder=tmp_path)
    assert made.returncode == 0
    names = sorted(path.name for path in (tmp_path / "output").iterdir())
    assert names == ["workbook-nl-for-both-person.pdf", "workbook-nl-for-both-team.pdf"]


def test_what_guides_a_fold_is_black() -> None:
    printed = Printed(workbook.prepare(shipped_deck("nl"), Options(), silent).draw(silent))
    middle = printed.pdfium[0].get_width() / 72 * 25.4 / 2
    ticks = [colour for colour, (x, _, u, _) in printed.strokes(0) if x == u and abs(x - middle) < 0.1]
    assert len(ticks) >= 2
    assert set(ticks) == {"#000000"}


TINY = """\
title: Tiny
languages: [en]
suits: [{id: A, name: Work}]
questions: [{id: A1, suit: A, question: Why?}]
"""
EMOJI = "\N{GRINNING FACE}"
NO_GLYPH = f"no font has the character {EMOJI} (U+1F600 GRINNING FACE)"


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("Tiny", f'"Tiny {EMOJI}"', "title"),
        ("Work", f'"Work {EMOJI}"', "suit A, name"),
        ("Why?", f'"Why {EMOJI}?"', "question A1, question"),
        ("title", f'texts: {{for-person: "You {EMOJI}"}}\ntitle', "texts.for-person"),
        ("title", f'texts: {{story-2: "Act {EMOJI}"}}\ntitle', "texts.story-2"),
        ("title", f'texts: {{my-line-now: "Now {EMOJI}"}}\ntitle', "texts.my-line-now"),
    ],
)
@pytest.mark.parametrize("booklet", [False, True])
def test_a_character_without_a_glyph_is_one_problem_where_it_was_written(
    old: str, new: str, where: str, booklet: bool, tmp_path: Path
) -> None:
    deck = file_deck(tmp_path / "cards.yaml", TINY.replace(old, new, 1))
    assert refused(deck, booklet=booklet) == [(where, NO_GLYPH)]


@pytest.mark.parametrize("pocket", [False, True])
@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("name: Work", "name: Work, icon: nope", "suit A, icon"),
        ("name: Work", 'name: Work, colour: "#FFFFEE"', "suit A, colour"),
        ("title", "texts: {why-txt: Because.}\ntitle", "texts.why-txt"),
    ],
)
def test_what_stops_the_cards_and_the_guide_stops_the_workbook_too(
    old: str, new: str, where: str, pocket: bool, tmp_path: Path
) -> None:
    deck = file_deck(tmp_path / "cards.yaml", TINY.replace(old, new, 1))
    assert [found for found, _ in refused(deck, pocket=pocket)] == [where]


LONG = "A long and winding story. "


@pytest.mark.parametrize(
    ("new", "where", "what"),
    [
        (f"title: {LONG * 10}", "title", "must be shorter to fit on the page cover of the workbook"),
        (
            f"texts: {{why-text: {LONG * 70}, why-how: {LONG * 70}}}\ntitle: Tiny",
            "texts",
            "must be shorter to fit on the page why of the workbook",
        ),
    ],
)
def test_texts_that_run_out_of_a_page_are_refused(new: str, where: str, what: str, tmp_path: Path) -> None:
    deck = file_deck(tmp_path / "cards.yaml", TINY.replace("title: Tiny", new))
    assert refused(deck, paper="a5") == [(where, what)]


def test_a_title_that_is_longer_than_a_page_is_refused_with_how_much_of_it_fits(tmp_path: Path) -> None:
    deck = file_deck(tmp_path / "cards.yaml", TINY.replace("Tiny", LONG * 70))
    ((where, what),) = refused(deck, paper="a5")
    assert (where, *too_long(what)) == ("title", "is longer than a page", 70 * 26 - 1)


# --------------------------------------------------------------------------------------------------------- booklets


def half(book: Printed, side: int) -> tuple[str, str]:
    """What stands on the left and on the right half of a side."""
    width = book.pdfium[side].get_width() / MM / 2
    left, right = (book.text(side, Rect(x, 0, width, book.height(side))) for x in (0, width))
    return left, right


@pytest.mark.parametrize("pages", [1, 2, 3, 4, 5, 8, 14, 15])
def test_page_k_lies_on_the_right_half_of_the_right_side(pages: int) -> None:
    book = printed(counting(pages), booklet=True, paper="a5")
    n = -(-pages // 4) * 4
    assert len(book) == n // 2
    for place in range(1, n + 1):
        said = half(book, place - 1 if place <= n / 2 else n - place)[place % 2]
        padding = 1 < place < n and place >= pages if pages > 1 else place > 1
        expected = "For everything else" if padding else "A story that stays with me"  # the last page is the back
        assert expected in " ".join(said.split()), place
        assert str(place) in said.split(), "its number, at the foot"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_booklet_is_read_in_the_order_of_its_pages(language: str) -> None:
    flat, folded = ours(language, paper="a5"), ours(language, paper="a5", booklet=True)
    assert headings(folded) == headings(flat)
    said = [[squeezed(text) for _, text in book.elements()] for book in (flat, folded)]
    assert said[1] == said[0]


def test_a_booklet_without_padding_is_read_as_its_pages_are() -> None:
    flat, folded = (printed(counting(12), binding="stapled", booklet=booklet) for booklet in (False, True))
    assert folded.elements() == flat.elements()


def test_the_outline_of_a_booklet_is_in_reading_order_and_leads_to_the_sides_of_sheets() -> None:
    flat, folded = (printed(counting(11), binding="stapled", booklet=booklet) for booklet in (False, True))
    entries = [(str(mark.get_title()), mark.get_dest().get_index()) for mark in folded.pdfium.get_toc()]
    titles = [title for title, _ in entries]
    assert titles == [*[str(mark.get_title()) for mark in flat.pdfium.get_toc()][:-1], "Notes", titles[-1]]
    assert [side for _, side in entries] == [0, 1, 2, 3, 4, 5, 5, 4, 3, 2, 1, 0]


@pytest.mark.parametrize("count", [5, 12])
def test_each_side_of_a_booklet_is_drawn_in_the_order_in_which_it_is_read(count: int) -> None:
    book = printed(counting(count), binding="stapled", booklet=True)
    numbers = book.catalog.StructTreeRoot.ParentTree.Nums
    for at in range(0, len(numbers), 2):
        owners = [element.objgen[0] for element in numbers[at + 1]]
        assert owners == sorted(owners)


def test_a_workbook_can_be_drawn_twice() -> None:
    made = prepared(counting(5), booklet=True)
    assert made.draw(silent) == made.draw(silent)


def test_a_booklet_says_how_it_is_flipped_folded_and_stapled() -> None:
    made = prepared(counting(8), booklet=True, paper="a5")
    book = Printed(made.draw(silent))
    assert str(book.catalog.ViewerPreferences.Duplex) == "/DuplexFlipShortEdge"
    assert str(book.catalog.ViewerPreferences.PrintScaling) == "/None"
    assert made.report.made == "a workbook of 8 pages on 2 sheets, to fold, for one person"
    said = " ".join(made.report.printing)
    assert "A4, landscape" in said
    assert "flip on the short edge" in said
    assert "staple" in said
    assert "office stapler takes" not in said
    assert str(ours("nl").catalog.ViewerPreferences.Duplex) == "/DuplexFlipLongEdge"


@pytest.mark.parametrize(("pages", "warned"), [(80, False), (81, True)])
def test_more_than_a_stapler_takes_is_said(pages: int, warned: bool) -> None:
    said = " ".join(prepared(counting(pages), booklet=True).report.printing)
    assert ("office stapler takes 20 sheets" in said) == warned


def test_folds_are_marked_on_each_front_and_staples_on_the_cover() -> None:
    book = printed(counting(8), booklet=True, paper="a5")
    for side in range(len(book)):
        picture = book.picture(side, 144).convert("L")
        middle = picture.crop((picture.width // 2 - 2, 0, picture.width // 2 + 2, picture.height))
        inked = [y / 144 * 25.4 for y in range(picture.height) if min(middle.crop((0, y, 4, y + 1)).tobytes()) < 240]
        near = {mark: any(abs(y - mark) < 3 for y in inked) for mark in (8, 52.5, 157.5, 202)}
        assert side % 2 or (near[8] and near[202])
        assert near[52.5] == near[157.5] == (side == 0)


# --------------------------------------------------------------------------------------------------- through preflight


CHOICES: Sequence[dict[str, Any]] = (
    {"booklet": True},
    {"booklet": True, "paper": "a5", "all": True},
    {"fillable": True},
    {"ruling": "cornell", "binding": "wire", "paper": "letter"},
    {"ruling": "grid", "people": 25, "paper": "a5"},
    {"page": "my-line"},
    {},
)


@pytest.mark.parametrize("options", CHOICES, ids=str)
def test_preflight_finds_nothing_to_trip_over(options: dict[str, Any], tmp_path: Path) -> None:
    assert press_finds_nothing(ours("nl", **options), tmp_path)


def press_finds_nothing(book: Printed, folder: Path) -> bool:
    path = folder / "inspected.pdf"
    path.write_bytes(book.data)
    seen = inspect.inspect(path)
    assert [finding.what for finding in seen.findings] == []
    assert seen.tags.untagged_marks == 0
    return True


def test_a_workbook_nobody_asked_more_of_has_40_pages_at_most_and_says_what_it_leaves_out() -> None:
    deck = make_deck([ask(f"A{number}", f"What is question number {number}?") for number in range(1, 301)])
    book = prepared(deck)
    assert len(book.pages) <= 40
    shown = sum(page.kind == "questions" for page in book.pages)
    assert book.report.printing[-1].startswith(f"{300 - 2 * shown} of the questions are left out")
    whole = prepared(deck, all=True)
    assert len(ids_of(deck, all=True)) == 300
    assert "left out" not in "".join(whole.report.printing)


@pytest.mark.parametrize("paper", ["a4", "a5", "letter"])
def test_a_cover_with_a_logo_fits_on_every_paper(paper: Literal["a4", "a5", "letter"], tmp_path: Path) -> None:
    """The icons on its horizon are made smaller; a title is not to blame for a logo."""
    (tmp_path / "flag.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z" fill="#c00"/></svg>',
        encoding="utf-8",
    )
    (tmp_path / "mine.yaml").write_text("logo: {file: flag.svg, shows: A flag}\n", encoding="utf-8")
    deck = file_deck(tmp_path / "cards.yaml", f"theme: mine.yaml\n{TINY}")
    made = workbook.prepare(deck, Options(paper=paper), silent)
    assert figures_of(made.draw(silent)) == ["A flag"]


def figures_of(data: bytes) -> list[str]:
    """What the figures of a file show, in words."""
    return [text for role, text in Printed(data).elements() if role == "Figure"]
