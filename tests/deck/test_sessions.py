from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, get_args

import pytest
from click.testing import CliRunner, Result
from guides import guide, rows
from helpers import LANGUAGES, ask, draw, shipped_bank, shipped_cards, shipped_deck
from hypothesis import given
from hypothesis import strategies as st
from readback import Printed, squeezed

from generator.bank import shipped
from generator.bank.loading import load
from generator.cli.main import spiegel as command
from generator.deck.selection import choose
from generator.deck.sessions import EVENING, HALF_DAY, ONE_TABLE, SEATS, minutes_of, plan, session_minutes, tables
from generator.model.bank import STORY, Bank, Question, Suit
from generator.model.problems import DeckError, Problem
from generator.model.session import Draw, Rhythm, Session, Step, StepKind
from generator.product import silent
from layouts import LAYOUTS
from layouts.workbook import product as workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.deck.sessions import Plan
    from generator.model.scalars import Depth

BANK: Bank = shipped_bank().bank
SESSIONS = {session.id: session for session in BANK.sessions}
CLOCK = {
    "nl": re.compile(
        r"\d+\s*(min|u\b|uur|uren|kwartier|sec)|\b(minu(ut|ten)|uur|uren|kwartier|halfuur)\b", re.IGNORECASE
    ),
    "en": re.compile(r"\d+\s*(min|h\b|hour|sec|o.clock|[ap]\.?m\b)|\b(minutes?|hours?|o’clock)\b", re.IGNORECASE),
}
"""A time by the clock."""

every_session = pytest.mark.parametrize("name", SESSIONS)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def bank(questions: Sequence[Question], *sessions: Session) -> Bank:
    """A bank in English that stands in no file."""
    suits = [Suit(id=name, name={"en": f"Suit {name}"}) for name in dict.fromkeys(each.suit for each in questions)]
    return Bank(
        title={"en": "Small"}, languages=("en",), suits=tuple(suits), questions=tuple(questions), sessions=sessions
    )


def session(*steps: Step) -> Session:
    return Session(id="one", name={"en": "One"}, for_whom={"en": "All."}, steps=steps)


def step(*draws: Draw, kind: StepKind = "cards") -> Step:
    return Step(kind=kind, name={"en": "Step"}, minutes=Rhythm(shortest=5, longest=10), draws=draws)


def tagged(identifier: str, *tags: str, depth: Depth = 1) -> Question:
    return Question(id=identifier, suit=identifier[0], question={"en": "What?"}, depth=depth, tags=tags)


def drawn(found: Plan) -> list[list[str]]:
    """The ids that each step lays on the table."""
    return [[question.id for question in each.questions] for each in found.steps]


# ---------------------------------------------------------------------------------------------------- what is drawn

MIXED = [
    tagged("A1", "open"),
    tagged("A2", "failure", depth=2),
    tagged("B1", "open", "goal"),
    tagged("B2", depth=3),
    tagged("A3", "goal", depth=3),
]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Draw(many=2), ["A1", "A2"]),
        (Draw(many=2, suits=("B",)), ["B1", "B2"]),
        (Draw(many=3, suits=("B", "A")), ["A1", "A2", "B1"]),
        (Draw(many=2, depths=(3,)), ["B2", "A3"]),
        (Draw(many=3, depths=(2, 3)), ["A2", "B2", "A3"]),
        (Draw(many=2, tags=("open",)), ["A1", "B1"]),
        (Draw(many=3, tags=("failure", "goal")), ["A2", "B1", "A3"]),
        (Draw(many=1, suits=("A",), depths=(3,), tags=("goal",)), ["A3"]),
    ],
)
def test_a_draw_takes_the_first_questions_that_have_all_it_asks_for(wanted: Draw, found: list[str]) -> None:
    made = plan(session(step(wanted)), bank(MIXED))
    assert drawn(made) == [found]
    assert made.shortfalls == ()


def test_no_question_is_drawn_twice() -> None:
    one = Draw(many=1, suits=("A",))
    made = plan(session(step(one, one), step(one)), bank(MIXED))
    assert drawn(made) == [["A1", "A2"], ["A3"]]
    assert [question.id for question in made.questions] == ["A1", "A2", "A3"]


def test_a_step_without_draws_lays_nothing_on_the_table() -> None:
    assert drawn(plan(session(step(kind="arrive"), step(Draw(many=1))), bank(MIXED))) == [[], ["A1"]]


def test_what_follows_a_story_is_drawn_once_one_is_told() -> None:
    questions = [ask("D1", follows=(STORY,)), ask("A1"), ask("D2", follows=(STORY,))]
    steps = [step(Draw(many=1)), step(Draw(many=1), kind="story"), step(Draw(many=1, suits=("D",)))]
    assert drawn(plan(session(*steps), bank(questions))) == [["A1"], ["D1"], ["D2"]]


def test_what_follows_a_question_is_drawn_after_it_also_in_one_draw() -> None:
    questions = [ask("C1"), ask("C2", follows=("C1",)), ask("C3", follows=("C2", "C9")), ask("C9")]
    assert drawn(plan(session(step(Draw(many=3))), bank(questions))) == [["C1", "C2", "C3"]]
    late = [ask("C2", follows=("C1",)), ask("C1")]
    assert drawn(plan(session(step(Draw(many=1)), step(Draw(many=1))), bank(late))) == [["C1"], ["C2"]]


def test_what_follows_a_question_and_a_story_needs_both() -> None:
    questions = [ask("A1"), ask("D1", follows=(STORY, "A1"))]
    one = Draw(many=1, suits=("D",))
    assert plan(session(step(one, kind="story")), bank(questions)).shortfalls
    assert plan(session(step(Draw(many=1)), step(one)), bank(questions)).shortfalls
    assert not plan(session(step(Draw(many=1)), step(kind="story"), step(one)), bank(questions)).shortfalls


# ------------------------------------------------------------------------------------------- what cannot be drawn


def test_more_than_there_are_is_a_shortfall_that_names_its_draw() -> None:
    made = plan(session(step(Draw(many=1)), step(Draw(many=1), Draw(many=4))), bank(MIXED))
    [short] = made.shortfalls
    assert (short.step, short.draw) == (1, 1)
    assert short.what == "asks for 4 questions, and only 3 are left that can be drawn here"
    assert short.hint
    assert drawn(made) == [["A1"], ["A2", "B1", "B2", "A3"]]


@pytest.mark.parametrize(
    ("wanted", "what"),
    [
        (Draw(many=1, tags=("close",)), "asks for 1 question, and none is left that can be drawn here"),
        (Draw(many=2, depths=(2,)), "asks for 2 questions, and only 1 is left that can be drawn here"),
        (Draw(many=1, suits=("Z",)), "asks for 1 question, and none is left that can be drawn here"),
    ],
)
def test_a_shortfall_says_how_many_there_are(wanted: Draw, what: str) -> None:
    assert [short.what for short in plan(session(step(wanted)), bank(MIXED)).shortfalls] == [what]


def test_a_story_that_nobody_told_is_a_shortfall_of_its_own() -> None:
    made = plan(session(step(Draw(many=2, suits=("D",)))), bank([ask("D1", follows=(STORY,)), ask("D2")]))
    [short] = made.shortfalls
    assert "a story that nobody has told yet" in short.what
    assert "story" in short.hint
    assert drawn(made) == [["D2"]]


DECK = """\
title: Small
languages: [en]
suits:
  - {id: A, name: Work}
  - {id: D, name: Meaning}
questions:
  - {id: A1, suit: A, question: What happened?}
  - {id: D1, suit: D, question: What did you hear?, follows: [story]}
sessions:
  - id: one
    name: One
    for_whom: All.
    steps:
      - kind: STEP
        name: Hello
        minutes: {shortest: 5, longest: 10}
        draws:
          - {many: 1, suits: [A]}
          - DRAW
"""


def refused(folder: Path, text: str) -> tuple[Problem, ...]:
    path = folder / "cards.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DeckError) as error:
        load(path)
    return error.value.problems


@pytest.mark.parametrize(
    ("kind", "wanted", "what"),
    [
        ("arrive", "{many: 1, suits: [D]}", "story"),
        ("story", "{many: 2, suits: [D]}", "only 1 is left"),
        ("story", "{many: 1, suits: [A]}", "none is left"),
    ],
)
def test_a_session_that_cannot_be_met_is_a_problem_with_its_line(
    kind: str, wanted: str, what: str, tmp_path: Path
) -> None:
    [problem] = refused(tmp_path, DECK.replace("STEP", kind).replace("DRAW", wanted))
    assert problem.line == 19
    assert problem.where == "session one, step Hello, the 2nd draw"
    assert what in problem.what


def test_a_session_that_can_be_met_is_none(tmp_path: Path) -> None:
    path = tmp_path / "cards.yaml"
    path.write_text(DECK.replace("STEP", "story").replace("DRAW", "{many: 1, suits: [D]}"), encoding="utf-8")
    assert [each.id for each in load(path).bank.sessions] == ["one"]


def test_a_rhythm_runs_from_the_shorter_to_the_longer(tmp_path: Path) -> None:
    fine = DECK.replace("STEP", "story").replace("DRAW", "{many: 1, suits: [D]}")
    [problem] = refused(tmp_path, fine.replace("shortest: 5, longest: 10", "shortest: 30, longest: 10"))
    assert problem.line == 16


# ------------------------------------------------------------------------------------------------ whatever is asked

tags = st.lists(st.sampled_from(["open", "goal", "close"]), unique=True, max_size=2).map(tuple)
depths = st.lists(st.sampled_from([1, 2, 3]), unique=True, max_size=2).map(tuple)
suits = st.lists(st.sampled_from("AB"), unique=True, max_size=1).map(tuple)
draws = st.builds(Draw, many=st.integers(1, 4), suits=suits, depths=depths, tags=tags)
steps = st.builds(
    lambda kind, wanted: step(*wanted, kind=kind),
    st.sampled_from(get_args(StepKind)),
    st.lists(draws, max_size=3),
)


@st.composite
def banks(drawing: st.DrawFn) -> list[Question]:
    """Questions; each may follow a story and others of them, in a bank of any order."""
    many = drawing(st.integers(1, 10))
    questions = [
        Question(
            id=f"A{number}",
            suit=drawing(st.sampled_from("AB")),
            question={"en": "What?"},
            depth=drawing(st.sampled_from([1, 2, 3])),
            tags=drawing(tags),
            follows=tuple(drawing(st.lists(st.sampled_from([STORY, *(f"A{n}" for n in range(number))]), max_size=2))),
        )
        for number in range(many)
    ]
    return drawing(st.permutations(questions))


@given(banks(), st.lists(steps, min_size=1, max_size=5))
def test_every_plan_keeps_the_rules_and_misses_nothing_that_it_could_draw(
    questions: list[Question], asked: list[Step]
) -> None:
    made = plan(session(*asked), bank(questions))
    taken: set[str] = set()
    told = False
    short = {(each.step, each.draw) for each in made.shortfalls}
    for at, (wanted, got) in enumerate(zip(asked, made.steps, strict=True)):
        told = told or wanted.kind == STORY
        rest = list(got.questions)
        for number, each in enumerate(wanted.draws):
            found = list(by_hand(each, questions, taken, told=told))
            assert [rest.pop(0) for _ in found] == found
            assert ((at, number) in short) == (len(found) < each.many)
        assert rest == []


def by_hand(wanted: Draw, questions: Sequence[Question], taken: set[str], *, told: bool) -> Iterator[Question]:
    """What a draw should take, the slow way; notes it as taken."""
    many = 0
    for question in questions:
        first = set(question.follows) - {STORY}
        fits = (
            question.id not in taken
            and (not wanted.suits or question.suit in wanted.suits)
            and (not wanted.depths or question.depth in wanted.depths)
            and (not wanted.tags or not set(wanted.tags).isdisjoint(question.tags))
            and (told or STORY not in question.follows)
            and (not first or not first.isdisjoint(taken))
        )
        if fits and many < wanted.many:
            many += 1
            taken.add(question.id)
            yield question


# ----------------------------------------------------------------------------------------------- a deck of a session


@every_session
def test_the_deck_of_a_session_is_its_questions_in_the_order_of_use_each_suit_introduced(name: str) -> None:
    loaded = shipped_bank()
    deck = choose(loaded.bank, "nl", loaded.places, SESSIONS[name])
    asked = [card.id for card in deck.cards if isinstance(card.content, Question)]
    assert asked == [question.id for question in plan(SESSIONS[name], BANK).questions]
    seen: list[str] = []
    for card in deck.cards:
        assert card.suit
        assert (card.id == f"S-{card.suit.id}") == (card.suit.id not in seen)
        seen.append(card.suit.id)
    assert deck.session is SESSIONS[name]


def test_a_suit_that_says_nothing_has_no_card_in_a_session() -> None:
    whole = bank([ask("A1"), ask("B1")], session(step(Draw(many=2))))
    deck = choose(whole, "en", None, whole.sessions[0])
    assert [card.id for card in deck.cards] == ["A1", "B1"]


@every_session
@every_language
def test_cards_and_guide_match_for_a_session(name: str, language: str) -> None:
    loaded = shipped_bank()
    deck = choose(loaded.bank, language, loaded.places, SESSIONS[name])
    printed = draw(deck)
    titled = [str(section.T) for section in printed.catalog.StructTreeRoot.K.K if "/T" in section]
    sections = list(dict.fromkeys(titled))  # the back of a suit's card is titled as its front
    book = guide(language, session=name)
    index = rows(book.chapter(shipped.texts("guide", language)["index-title"]))
    shown = [node for node in book.chapter(SESSIONS[name].name[language]) if node.role == "Lbl" and node.text]
    assert sections == [card.id for card in deck.cards]
    asked = [each for each in sections if not each.startswith("S-")]
    assert asked == [row.kids[0].text for row in index] == [node.text for node in shown]


@every_session
@every_language
def test_the_workbook_asks_the_questions_of_a_session_in_the_order_of_use(name: str, language: str) -> None:
    loaded = shipped_bank()
    deck = choose(loaded.bank, language, loaded.places, SESSIONS[name])
    printed = Printed(workbook.prepare(deck, workbook.Options(), silent).draw(silent))
    read = [squeezed(said) for _, said in printed.elements()]
    asked = {squeezed(each.question[language].replace("*", "")): each.id for each in BANK.questions}
    found = list(dict.fromkeys(asked[said] for said in read if said in asked))
    assert found == [question.id for question in plan(SESSIONS[name], BANK).questions]


@every_session
def test_a_session_on_its_own_is_the_only_one_in_its_guide(name: str) -> None:
    titles = [title for title, _ in guide("nl", session=name).outline]
    assert [each for each in SESSIONS if SESSIONS[each].name["nl"] in titles] == [name]
    assert shipped.texts("guide", "nl")["sessions-title"] not in titles


def test_all_sessions_are_in_the_guide_of_the_whole_deck_in_their_order() -> None:
    titles = [title for title, _ in guide("en").outline]
    names = [each.name["en"] for each in BANK.sessions]
    assert [title for title in titles if title in names] == names


@pytest.mark.parametrize("product", LAYOUTS)
def test_every_product_can_be_narrowed_to_a_session(product: str, tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    made = run(product, "--session", "short", "--lang", "en", "-o", str(path))
    assert made.exit_code == 0, made.output
    layout = import_module(LAYOUTS[product].module)
    loaded = shipped_bank()
    deck = choose(loaded.bank, "en", loaded.places, SESSIONS["short"])
    assert path.read_bytes() == layout.prepare(deck, layout.Options(), silent).draw(silent)


@pytest.mark.parametrize("product", LAYOUTS)
def test_a_session_that_there_is_not_is_refused_with_those_there_are(product: str, tmp_path: Path) -> None:
    made = run(product, "--session", "zzz", "-o", str(tmp_path / "made.pdf"))
    assert made.exit_code == 2
    assert all(name in made.output for name in ("--session", "zzz", *SESSIONS))
    assert list(tmp_path.iterdir()) == []


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, prog_name="spiegel", catch_exceptions=False)


@every_language
def test_sessions_are_listed_with_their_names(language: str) -> None:
    listed = [line.split(maxsplit=1) for line in run("list", "sessions", "--lang", language).output.splitlines()]
    assert [name for name, _ in listed] == list(SESSIONS)
    for name, said in listed:
        assert said.startswith(SESSIONS[name].name[language])
        assert f"({len(plan(SESSIONS[name], BANK).questions)} questions)" in said


def says(step: Step) -> list[dict[str, str]]:
    """What is said aloud in a step."""
    return [action.say for action in step.actions if action.say]


# ---------------------------------------------------------------------------------------------------------- tables


@pytest.mark.parametrize(
    ("people", "many"), [(1, 1), (6, 1), (8, 1), (10, 1), (11, 2), (16, 2), (17, 3), (25, 4), (80, 10)]
)
def test_more_than_ten_people_sit_at_tables_of_eight(people: int, many: int) -> None:
    assert tables(people) == many


@given(st.integers(1, 500))
def test_everyone_has_a_seat_and_nobody_a_table_of_their_own(people: int) -> None:
    many = tables(people)
    assert -(-people // many) <= (SEATS if people > ONE_TABLE else ONE_TABLE)
    assert people // many >= min(people, 4)


# -------------------------------------------------------------------------------------------------- the four we ship


def test_four_sessions_ship_and_the_first_three_tell_a_story() -> None:
    assert list(SESSIONS) == ["short", "half-day", "offsite", "month-later"]
    told = {name: any(each.kind == STORY for each in SESSIONS[name].steps) for name in SESSIONS}
    assert told == {"short": True, "half-day": True, "offsite": True, "month-later": False}
    longest = [session_minutes(one, 8).longest for one in BANK.sessions[:3]]
    assert longest == sorted(longest)


def test_every_question_of_the_source_stands_in_a_session() -> None:
    asked = {question.source for one in BANK.sessions for question in plan(one, BANK).questions}
    assert asked >= {f"Q{number:02}" for number in range(1, 17)}


def test_the_short_session_gives_meaning_to_the_story_that_it_tells() -> None:
    steps = plan(SESSIONS["short"], BANK).steps
    told = next(at for at, each in enumerate(steps) if each.step.kind == STORY)
    assert {question.suit for question in steps[told + 1].questions} == {"D"}


@pytest.mark.parametrize("people", [4, 8, 12, 24])
def test_the_short_session_fits_an_evening_and_the_one_a_month_later_about_an_hour(people: int) -> None:
    assert session_minutes(SESSIONS["short"], people).longest <= EVENING
    assert session_minutes(SESSIONS["month-later"], people).shortest >= 40
    assert session_minutes(SESSIONS["month-later"], people).longest <= 80
    assert session_minutes(SESSIONS["offsite"], people).longest > HALF_DAY


def test_eight_voices_get_the_time_that_eight_voices_take() -> None:
    round_ = Step(kind="cards", name={"en": "A"}, minutes=Rhythm(shortest=5, longest=10, each=2.5, table=3))
    assert minutes_of(round_, 4) == (15, 20)
    assert minutes_of(round_, 8) == (25, 30)
    assert minutes_of(round_, 16) == (31, 36)  # two tables of eight, which come together
    assert minutes_of(round_, 24) == (34, 39)


@given(st.integers(1, 200))
def test_a_step_of_a_deck_of_the_last_version_takes_as_long_with_any_number_of_people(people: int) -> None:
    former = Step(kind="cards", name={"en": "A"}, minutes=Rhythm(shortest=5, longest=10))
    assert minutes_of(former, people) == (5, 10)


@every_session
def test_steps_go_from_arriving_to_closing(name: str) -> None:
    kinds = [each.kind for each in SESSIONS[name].steps]
    order = ["arrive", "agreements", "story or cards", "meaning", "conclusions", "close"]
    places = [order.index("story or cards" if kind in {"story", "cards"} else kind) for kind in kinds]
    assert places == sorted(places)
    assert set(places) == set(range(len(order)))


@every_session
def test_every_step_says_what_to_do_and_to_say_how_long_and_how_to_go_on(name: str) -> None:
    for each in SESSIONS[name].steps:
        assert each.actions
        assert any(action.say for action in each.actions)
        assert each.transition
        assert each.aim
        assert each.minutes.shortest < each.minutes.longest
        assert each.draws or each.kind in {"agreements", "story"}
    assert all(each.ready for each in SESSIONS[name].steps[:-1])


@every_session
def test_sessions_that_ship_can_be_met(name: str) -> None:
    made = plan(SESSIONS[name], BANK)
    assert made.shortfalls == ()
    first = made.questions[0]
    assert (first.depth, first.follows) == (1, ())


@every_session
@every_language
def test_cards_that_a_step_names_are_on_its_table(name: str, language: str) -> None:
    for planned in plan(SESSIONS[name], BANK).steps:
        texts = [text for each in planned.step.actions for text in (each.do, each.say) if text]
        named = {each for text in texts for each in re.findall(r"\b[A-D]\d\d\b", text[language])}
        assert named <= {question.id for question in planned.questions}, planned.step.name[language]


@every_session
def test_both_languages_name_the_same_cards(name: str) -> None:
    for each in SESSIONS[name].steps:
        for text in (
            *(action.do for action in each.actions),
            *says(each),
            *each.ready,
            *([each.transition] if each.transition else []),
        ):
            assert sorted(re.findall(r"\b[A-D]\d\d\b", text["nl"])) == sorted(re.findall(r"\b[A-D]\d\d\b", text["en"]))


# -------------------------------------------------------------------------------------------------- no clock in sight


@every_session
@every_language
def test_nobody_hears_a_time_by_the_clock(name: str, language: str) -> None:
    said = [text[language] for each in SESSIONS[name].steps for text in says(each)]
    assert [text for text in said if CLOCK[language].search(text)] == []


@every_language
def test_nobody_reads_a_time_by_the_clock_on_a_card_or_in_the_agreements(language: str) -> None:
    printed = shipped_cards(language)
    texts = shipped.texts("guide", language)
    read = [texts["agreements-list"], *(printed.text(page) for page in range(len(printed)))]
    assert [CLOCK[language].findall(text) for text in read if CLOCK[language].search(text)] == []


def test_a_clock_is_recognised() -> None:
    heard = ["Nog 10 min.", "Over 2 uur", "een kwartier", "een minuut"]
    assert all(CLOCK["nl"].search(text) for text in heard)
    assert all(CLOCK["en"].search(text) for text in ["in 5 minutes", "two hours", "at 3 pm"])
    assert not CLOCK["nl"].search("Laat het duren.")


@every_language
def test_only_the_head_of_a_step_tells_its_rhythm(language: str) -> None:
    book = guide(language)
    minutes = shipped.texts("guide", language)["minutes"]
    for one in BANK.sessions:
        nodes = book.chapter(one.name[language])
        ranges = [squeezed(minutes.format(**minutes_of(each, 8)._asdict())) for each in one.steps]
        heads = [at for at, node in enumerate(nodes) if node.role == "H2"]
        assert [nodes[at + 1].text.partition("·")[2] for at in heads] == ranges
        assert all(squeezed(text[language]) in book.document.text for each in one.steps for text in says(each))
        quoted = "".join(node.text for node in nodes if node.role == "Quote")
        assert not CLOCK[language].search(quoted)


@every_session
def test_what_is_said_is_tagged_as_a_quote_in_order(name: str) -> None:
    book = guide("en", session=name)
    quotes = [node.text for node in book.chapter(SESSIONS[name].name["en"]) if node.role == "Quote"]
    assert quotes == [squeezed(text["en"]) for each in SESSIONS[name].steps for text in says(each)]


@every_language
def test_a_step_shows_all_that_it_holds(language: str) -> None:
    text = guide(language).document.text
    for one in BANK.sessions:
        assert squeezed(one.for_whom[language]) in text
        for each in one.steps:
            done = [action.do for action in each.actions]
            said = (each.name, each.aim, *done, *says(each), *each.ready, each.transition)
            assert [part[language] for part in said if part and squeezed(part[language]) not in text] == []


def test_the_whole_deck_has_more_than_any_session() -> None:
    whole = {card.id for card in shipped_deck("nl").cards}
    for one in BANK.sessions:
        assert {question.id for question in plan(one, BANK).questions} < whole
