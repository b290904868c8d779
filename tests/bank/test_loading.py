from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any
from unicodedata import normalize

import msgspec
import pytest
import yaml
from helpers import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.bank.loading import Loaded, load
from generator.bank.rules import paths_by_id
from generator.model.bank import Bank, Entry, Question, Suit, Tip
from generator.model.problems import DeckError

pytestmark = pytest.mark.usefixtures("_either_parser")

BAD_DECKS = Path(__file__).parent / "bad_decks"

DECK = """\
title:
  nl: Klein spel
  en: Small deck
languages: [nl, en]
version: 2026.1
author: Wij
suits:
  - id: A
    name: {nl: Praktijk, en: Practice}
    colour: "#0F6B6B"
    tip: T1
questions:
  - id: A01
    suit: A
    question: {nl: Wat gebeurde er?, en: What happened?}
    probe:
      nl: "  En toen?  "
      en: |
        And then?
    depth: 2
    tags: [werk, 010]
    origin: source
    source: Q01
  - id: A02
    suit: A
    question: {nl: Wat nu?, en: What now?}
    follows: [story, A01]
tips:
  - id: T1
    title: {nl: Tijd, en: Time}
    text: {nl: Neem tijd., en: Take time.}
    suit: A
    parts:
      - id: T1a
        text: {nl: Geen haast., en: No hurry.}
purpose:
  - id: P1
    text: {nl: Leren., en: Learning.}
results:
  - id: R1
    text: {nl: Anders kijken., en: Seeing it differently.}
"""

SMALL = """\
title: Klein spel
languages: [nl]
suits:
  - id: A
    name: Praktijk
questions:
  - id: A01
    suit: A
    question: Wat gebeurde er?
"""


def loaded(folder: Path, text: str) -> Loaded:
    path = folder / "cards.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def told(folder: Path, text: str) -> list[str]:
    """The problems of a deck, without the file's name and without hints."""
    with pytest.raises(DeckError) as refused:
        loaded(folder, text)
    prefix = f"{folder / 'cards.yaml'}:"
    said = [line.removeprefix(prefix) for line in str(refused.value).splitlines() if line.startswith(prefix)]
    return [line for line in said if line[0].isdigit()]


def test_a_bank_is_read_whole(tmp_path: Path) -> None:
    assert loaded(tmp_path, DECK).bank == Bank(
        title={"nl": "Klein spel", "en": "Small deck"},
        languages=("nl", "en"),
        version="2026.1",
        author="Wij",
        suits=(Suit(id="A", name={"nl": "Praktijk", "en": "Practice"}, colour="#0F6B6B", tip="T1"),),
        questions=(
            Question(
                id="A01",
                suit="A",
                question={"nl": "Wat gebeurde er?", "en": "What happened?"},
                probe={"nl": "En toen?", "en": "And then?"},
                depth=2,
                tags=("werk", "010"),
                origin="source",
                source="Q01",
            ),
            Question(id="A02", suit="A", question={"nl": "Wat nu?", "en": "What now?"}, follows=("story", "A01")),
        ),
        tips=(
            Tip(
                id="T1",
                title={"nl": "Tijd", "en": "Time"},
                text={"nl": "Neem tijd.", "en": "Take time."},
                suit="A",
                parts=(Entry(id="T1a", text={"nl": "Geen haast.", "en": "No hurry."}),),
            ),
        ),
        purpose=(Entry(id="P1", text={"nl": "Leren.", "en": "Learning."}),),
        results=(Entry(id="R1", text={"nl": "Anders kijken.", "en": "Seeing it differently."}),),
    )


def test_a_bank_in_one_language_needs_no_language_at_its_texts(tmp_path: Path) -> None:
    bank = loaded(tmp_path, SMALL).bank
    assert bank.title == {"nl": "Klein spel"}
    assert bank.questions[0].question == {"nl": "Wat gebeurde er?"}


def test_the_order_of_keys_changes_nothing(tmp_path: Path) -> None:
    turned = "".join(reversed([part + "\n" for part in SMALL.replace("\nlanguages", "\n\nlanguages").split("\n\n")]))
    assert loaded(tmp_path, turned).bank == loaded(tmp_path, SMALL).bank


def test_a_text_cut_short_by_a_comment_is_a_warning(tmp_path: Path) -> None:
    warnings = loaded(tmp_path, SMALL.replace("gebeurde er?", "is #1 voor jou?")).warnings
    assert [warning.line for warning in warnings] == [9]


@pytest.mark.parametrize(
    ("entry", "keys", "line", "where"),
    [
        ("A01", ("probe", "en"), 18, "question A01, probe.en"),
        ("A01", ("depth",), 20, "question A01, depth"),
        ("A02", ("question", "nl"), 26, "question A02, question.nl"),
        ("A02", (), 24, "question A02"),
        ("A02", ("probe", "nl"), 24, "question A02, probe.nl"),
        ("A", ("name", "nl"), 9, "suit A, name.nl"),
        ("T1", ("text", "nl"), 31, "tip T1, text.nl"),
        ("T1a", ("text", "en"), 35, "tip T1, part T1a, text.en"),
        ("P1", ("text", "nl"), 38, "purpose P1, text.nl"),
        ("R1", ("text", "nl"), 41, "result R1, text.nl"),
        ("", ("title", "en"), 3, "title.en"),
        ("unknown", ("title", "en"), 3, "title.en"),
    ],
)
def test_later_stages_find_the_place_of_every_entry(
    tmp_path: Path, entry: str, keys: tuple[str, ...], line: int, where: str
) -> None:
    problem = loaded(tmp_path, DECK).places.problem(entry, keys, "does not fit", "shorten it")
    assert (problem.line, problem.where) == (line, where)
    assert problem.file == str(tmp_path / "cards.yaml")
    assert str(problem).endswith(f": {where}: does not fit\n    → shorten it")


def test_a_plain_text_is_found_by_its_language_too(tmp_path: Path) -> None:
    problem = loaded(tmp_path, SMALL).places.problem("A01", ("question", "nl"), "does not fit")
    assert (problem.line, problem.column, problem.where) == (9, 15, "question A01, question")


# What is refused


@pytest.mark.parametrize("deck", sorted(BAD_DECKS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_bad_deck_is_told_what_is_wrong(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BAD_DECKS)
    with pytest.raises(DeckError) as refused:
        load(Path(deck.name))
    assert f"{refused.value}\n" == deck.with_suffix(".txt").read_text(encoding="utf-8")


def test_every_bad_deck_has_its_message_and_every_message_its_deck() -> None:
    assert {path.stem for path in BAD_DECKS.glob("*.txt")} == {path.stem for path in BAD_DECKS.glob("*.yaml")}


@pytest.mark.parametrize(
    ("broken", "left"),
    [
        ("    name: Praktijk\n", ""),  # the suit lacks its name, and still is a suit
        ("  - id: A\n    name", "  - name"),  # the suit lacks its id, so no suit can be called unknown
        ("suits:\n  - id: A\n    name: Praktijk\n", "suits: A\n"),
        ("suits:\n  - id: A\n    name: Praktijk\n", "suits:\n"),
        ("suits:\n  - id: A\n    name: Praktijk\n", "suits: []\n"),
        ("suits:\n  - id: A\n    name: Praktijk\n", ""),
        ("languages: [nl]\n", ""),
        ("languages: [nl]\n", "languages: []\n"),
        ("languages: [nl]\n", "languages: {nl: ja}\n"),
        ("languages: [nl]\n", "languages: [NL]\n"),
        ("    suit: A\n", "    suit:\n"),
        ("    suit: A\n", "    siut: A\n"),
        ("  - id: A01\n    suit", "  - suit"),
    ],
)
def test_one_mistake_is_one_problem(tmp_path: Path, broken: str, left: str) -> None:
    assert SMALL.replace(broken, left) != SMALL
    assert len(told(tmp_path, SMALL.replace(broken, left))) == 1


def test_an_entry_with_a_mistake_has_its_references_checked_as_well(tmp_path: Path) -> None:
    text = SMALL.replace("suit: A", "suit: B").replace("Wat gebeurde er?", "") + "    follows: [A9]\n"
    assert told(tmp_path, text) == [
        "8:11: question A01, suit: there is no suit “B”",
        "9:5: question A01, question: is empty",
        "10:15: question A01, follows: there is no question “A9”",
    ]


def question(name: str, follows: str) -> str:
    return f"  - {{id: {name}, suit: A, question: Waarom?, follows: [{follows}]}}\n"


def test_two_circles_are_two_problems_and_their_tails_are_none(tmp_path: Path) -> None:
    text = SMALL + "".join(
        question(name, follows)
        for name, follows in zip("bcdefgh", ["c", "b", "c", "f, A01", "g", "e", "story, h"], strict=True)
    )
    assert told(tmp_path, text) == [
        "10:50: question b, follows: the questions follow each other in a circle: b after c after b",
        "13:50: question e, follows: the questions follow each other in a circle: e after f after g after e",
        "16:58: question h, follows: the question follows itself",
    ]


def test_a_long_circle_is_shown_by_its_ends(tmp_path: Path) -> None:
    text = SMALL + "".join(question(f"c{n}", f"c{(n + 1) % 20}") for n in range(20))
    assert told(tmp_path, text)[0].endswith(
        "in a circle: c0 after c1 after c2 after c3 after … after c18 after c19 after c0"
    )


def test_thousands_of_questions_in_a_row_or_in_circles_are_no_trouble(tmp_path: Path) -> None:
    loaded(tmp_path, SMALL + "".join(question(f"c{n}", f"c{n + 1}") for n in range(5000)) + question("c5000", ""))
    assert len(told(tmp_path, SMALL + "".join(question(f"c{n}", f"c{n ^ 1}") for n in range(5000)))) == 500


def test_of_very_many_problems_the_first_are_told(tmp_path: Path) -> None:
    said = told(tmp_path, SMALL + "".join(f"  - {{id: c{n}, suit: Z{n}, question: }}\n" for n in range(3000)))
    assert len(said) == 500
    with pytest.raises(DeckError, match="has at least 500 problems; here are the first"):
        load(tmp_path / "cards.yaml")


def test_a_deck_is_read_without_the_libraries_that_draw() -> None:
    drawing = {"reportlab", "pypdf", "click", "difflib", "hypothesis"}
    probe = f"import sys, generator.bank.loading; print(*{drawing} & {{*sys.modules}})"
    said = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == ""


# What was written is read

TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30).map(
    lambda text: normalize("NFC", text)
)
COLOURS = st.none() | st.from_regex(r"#[0-9A-Fa-f]{6}", fullmatch=True)


@st.composite
def banks(draw: st.DrawFn) -> dict[str, Any]:
    languages = draw(st.lists(st.sampled_from(["nl", "en", "fr", "pt-BR", "no"]), min_size=1, unique=True))

    def text() -> dict[str, str]:
        return {language: draw(TEXTS) for language in languages}

    def some(**optional: Any) -> dict[str, Any]:  # noqa: ANN401
        return {key: value for key, value in optional.items() if value and draw(st.booleans())}

    suits = [
        {"id": f"S{n}", "name": text(), **some(colour=draw(COLOURS), purpose=text())}
        for n in range(draw(st.integers(1, 3)))
    ]
    questions: list[dict[str, Any]] = []
    for n in range(draw(st.integers(1, 5))):
        earlier = [each["id"] for each in questions]
        follows = draw(st.lists(st.sampled_from(["story", *earlier]), max_size=2))
        questions.append(
            {
                "id": f"{n:02}",
                "suit": draw(st.sampled_from(suits))["id"],
                "question": text(),
                **some(probe=text(), depth=draw(st.integers(1, 3)), tags=["no", "1:30", "07"], follows=follows),
                **draw(st.sampled_from([{}, {"origin": "own"}, {"origin": "source", "source": "Q01"}])),
            }
        )
    return {
        "title": text(),
        "languages": languages,
        "suits": suits,
        "questions": questions,
        **some(
            purpose=[{"id": "P1", "text": text()}], tips=[{"id": "T1", "title": text(), "text": text(), "suit": "S0"}]
        ),
    }


@given(banks(), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_bank_that_was_written_is_read(tmp_path: Path, written: dict[str, Any], flow: bool) -> None:
    read = loaded(tmp_path, yaml.safe_dump(written, allow_unicode=True, default_flow_style=flow, sort_keys=False))
    assert read.bank == msgspec.convert(written, Bank)
    assert read.places.paths == paths_by_id(written)


@pytest.mark.parametrize("play", ["", ", play: Take turns"])
def test_the_id_of_the_card_of_a_suit_is_taken_where_there_is_one(tmp_path: Path, play: str) -> None:
    suits = f"suits: [{{id: A, name: Me{play}}}]"
    path = tmp_path / "cards.yaml"
    path.write_text(
        f"title: T\nlanguages: [en]\n{suits}\nquestions:\n  - {{id: S-A, suit: A, question: Why?}}\n", encoding="utf-8"
    )
    if not play:
        assert load(path).bank.questions[0].id == "S-A"
        return
    with pytest.raises(DeckError) as refused:
        load(path)
    (problem,) = refused.value.problems
    assert (problem.line, problem.what) == (5, "the id “S-A” is taken: it is that of the card of suit A")
