"""Every key of the bank's schema is printed, and then told once and at its line where it cannot be; or it is not, and why."""

from __future__ import annotations

from copy import deepcopy
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from msgspec import inspect

from generator.advice.checkup import checkup
from generator.bank.loading import load
from generator.deck.selection import choose
from generator.model.bank import Bank
from generator.model.problems import DeckError, Problem
from generator.product import silent
from layouts import LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.bank.loading import Loaded

MISSING = "あ"
"""A character that no font of ours has."""


def _two(text: str) -> dict[str, str]:
    return {"nl": f"{text} hier", "en": text}


DECK: dict[str, Any] = {
    "title": _two("Small deck"),
    "languages": ["nl", "en"],
    "version": "1.0",
    "author": "Ada Lovelace",
    "licence": "Ask first",
    "theme": "spiegel",
    "print": {"paper": "letter", "stock": "poker-a4", "people": 9},
    "purpose": [{"id": "P1", "text": _two("To learn")}],
    "results": [{"id": "R1", "text": _two("A list")}],
    "suits": [
        {"id": "A", "name": _two("Facts"), "purpose": _two("To look"), "play": _two("Take turns"), "tip": "T1"},
    ],
    "questions": [
        {"id": f"A{number}", "suit": "A", "question": _two(f"What {number}"), "probe": _two(f"Why {number}"), "depth": depth,
         "tags": ["plain"], "follows": ["story"]}
        for number, depth in ((1, 1), (2, 2), (3, 3), (4, 1))
    ],
    "tips": [
        {"id": "T1", "title": _two("Listen"), "text": _two("Hear all"), "parts": [{"id": "T1a", "text": _two("First")}],
         "suit": "A", "why": _two("It helps"), "do": [_two("Be quiet")], "avoid": [_two("Interrupt")]},
    ],
    "sessions": [
        {"id": "S1", "name": _two("Evening"), "for_whom": _two("Teams"), "room": _two("Kitchen"),
         "materials": [_two("Soup")], "steps": [
            {"kind": "arrive", "name": _two("Arrive"), "minutes": {"shortest": 5, "longest": 9}, "aim": _two("Settle"),
             "actions": [{"do": _two("Pour"), "say": _two("Hello")}],
             "do": [_two("Sit")], "say": [_two("Welcome")], "ready": [_two("All sit")], "transition": _two("Then on")},
            {"kind": "story", "name": _two("Tell"), "minutes": {"shortest": 5, "longest": 9, "each": 1.5, "table": 2},
             "actions": [{"do": _two("Listen"), "say": _two("Go ahead")}], "sheets": ["history"]},
            {"kind": "cards", "name": _two("Cards"), "minutes": {"shortest": 5, "longest": 9}, "draws": [{"many": 3}]},
        ]},
    ],
    "texts": {
        "after_story": _two("After one"), "guide-title": _two("Handbook"), "workbook-title": _two("Notebook"),
        "sheets-title": _two("Large sheets"),
    },
}  # fmt: skip
"""A deck with a value for every key that takes a text."""

EVERYWHERE = ("cards", "guide", "workbook")

PRINTED: dict[str, tuple[str, ...]] = {
    "title": (*EVERYWHERE, "posters", "box"),
    "version": EVERYWHERE,
    "author": ("guide", "workbook"),
    "licence": ("guide", "workbook"),
    "purpose.text": ("guide", "workbook"),
    "results.text": ("guide",),
    "suits.name": EVERYWHERE,
    "suits.purpose": ("cards",),
    "suits.play": ("cards",),
    "questions.question": EVERYWHERE,
    "questions.probe": ("cards", "workbook"),
    "tips.title": ("cards", "guide"),
    "tips.text": ("cards", "guide"),
    "tips.parts.text": ("cards", "guide"),
    "tips.why": ("guide",),
    "tips.do": ("guide",),
    "tips.avoid": ("guide",),
    "sessions.name": ("guide",),
    "sessions.for_whom": ("guide",),
    "sessions.room": ("guide",),
    "sessions.materials": ("guide",),
    "sessions.steps.name": ("guide",),
    "sessions.steps.aim": ("guide",),
    "sessions.steps.actions.do": ("guide",),
    "sessions.steps.actions.say": ("guide",),
    "sessions.steps.do": ("guide",),
    "sessions.steps.say": ("guide",),
    "sessions.steps.ready": ("guide",),
    "sessions.steps.transition": ("guide",),
    "texts.after_story": ("cards", "guide"),
    "texts.guide-title": ("guide",),
    "texts.workbook-title": ("workbook",),
    "texts.sheets-title": ("team-sheets",),
}
"""The keys that are printed, and by which products. The guide's small cards are pictures of cards, left out where one cannot
be drawn: what stands on cards only is not its own.
"""

NOT_PRINTED = {
    "theme": "the name of a theme or of its file",
    "print.stock": "the name of one of our stocks",
    "questions.tags": "chosen by, never printed",
    "questions.picture.file": "the name of a file",
    "questions.picture.shows": "read aloud by screen readers, in no font",
    "tips.picture.file": "the name of a file",
    "tips.picture.shows": "read aloud by screen readers, in no font",
    "sessions.steps.draws.tags": "chosen by, never printed",
}
"""The keys that take any text and are not printed, each with the reason."""


def _text_keys(kind: Any, path: str = "") -> Iterator[str]:  # noqa: ANN401 – msgspec's descriptions of types
    """The keys that take any text; those of a pattern, such as ids and colours, cannot hold what no font has."""
    match kind:
        case inspect.Metadata(type=below):
            yield from _text_keys(below, path)
        case inspect.UnionType(types=kinds):
            for each in kinds:
                yield from _text_keys(each, path)
        case inspect.StructType(fields=fields):
            for field in fields:
                yield from _text_keys(field.type, f"{path}.{field.encode_name}".removeprefix("."))
        case inspect.VarTupleType(item_type=item):
            yield from _text_keys(item, path)
        case inspect.DictType(value_type=value) if path == "texts" and not isinstance(value, inspect.StrType):
            yield from (f"texts.{name}" for name in DECK["texts"])
        case inspect.DictType():
            yield path
        case inspect.StrType(pattern=None):
            yield path


def test_every_key_of_the_schema_that_takes_a_text_is_printed_or_has_a_reason_not_to_be() -> None:
    keys = list(_text_keys(inspect.type_info(Bank)))
    assert len(keys) > 25
    assert set(keys) == PRINTED.keys() | NOT_PRINTED.keys()


def _plant(path: str, planted: str) -> tuple[str, int]:
    """The deck as YAML with a text planted at the end of the first English value of a key; and the line that it stands on."""
    deck = deepcopy(DECK)
    *above, last = path.split(".") if not path.startswith("texts.") else ("texts", path[6:])
    place: Any = deck
    for key in above:
        place = place[key]
        place = place[0] if isinstance(place, list) else place
    value = place[last][0] if isinstance(place[last], list) else place[last]
    if isinstance(value, dict):
        value["en"] += planted
    else:
        place[last] += planted
    text = yaml.safe_dump(deck, allow_unicode=True, sort_keys=False, width=1000)
    return text, next(number for number, line in enumerate(text.splitlines(), start=1) if planted.strip() in line)


def _problems(loaded: Loaded, product: str, **languages: str) -> tuple[Problem, ...]:
    layout = import_module(LAYOUTS[product].module)
    deck = choose(loaded.bank, languages.pop("language"), loaded.places, **languages)  # type: ignore[arg-type]
    try:
        layout.prepare(deck, layout.Options(), silent)
    except DeckError as error:
        return error.problems
    return ()


def test_the_deck_can_be_printed(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(yaml.safe_dump(DECK, sort_keys=False), encoding="utf-8")
    loaded = load(tmp_path / "a.yaml")
    assert [_problems(loaded, product, language=each) for product in LAYOUTS for each in ("nl", "en")] == [()] * 12
    assert _problems(loaded, "cards", language="nl", second="en") == ()


@pytest.mark.parametrize("path", PRINTED)
@pytest.mark.parametrize("planted", [f" {MISSING}", " שלום", " x\u0304"])
def test_what_cannot_be_drawn_is_told_once_at_its_line_by_whatever_prints_it(
    tmp_path: Path, path: str, planted: str
) -> None:
    text, line = _plant(path, planted)
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    loaded = load(tmp_path / "a.yaml")
    told = {product: _problems(loaded, product, language="en") for product in LAYOUTS}
    assert {product: [problem.line for problem in found] for product, found in told.items()} == {
        product: [line] if product in PRINTED[path] else [] for product in LAYOUTS
    }
    assert len({problem for found in told.values() for problem in found}) == 1  # in the same words
    layouts = {name: import_module(row.module) for name, row in LAYOUTS.items()}
    with pytest.raises(DeckError) as caught:
        checkup(loaded, (), layouts, silent)
    assert [problem.line for problem in caught.value.problems] == [line]


@pytest.mark.parametrize("path", [path for path, by in PRINTED.items() if "cards" in by and path != "title"])
def test_so_is_the_second_language_of_cards(tmp_path: Path, path: str) -> None:
    text, line = _plant(path, f" {MISSING}")
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    assert [problem.line for problem in _problems(load(tmp_path / "a.yaml"), "cards", language="nl", second="en")] == [
        line
    ]
