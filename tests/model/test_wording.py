"""A name is guessed where it is surely near, and not where it shares a few letters."""

from __future__ import annotations

import pytest

from generator.model.wording import did_you_mean, nearest, which_id

KEYS = ("id", "suit", "question", "probe", "depth", "tags", "follows", "picture", "origin", "source")
COMMANDS = ("cards", "guide", "workbook", "check", "build", "export", "import", "inspect", "list", "new", "preview")


@pytest.mark.parametrize(
    ("typed", "accepted", "meant"),
    [
        ("questoin", KEYS, "question"),
        ("Question", KEYS, "question"),
        ("“question”", KEYS, "question"),
        ("quest", KEYS, "question"),
        ("question_nl", KEYS, "question"),
        ("porbe", KEYS, "probe"),
        ("dpeth", KEYS, "depth"),
        ("tag", KEYS, "tags"),
        ("txt", ("id", "text"), "text"),
        ("storie", ("story", "work"), "story"),
        ("card", COMMANDS, "cards"),
        ("chekc", COMMANDS, "check"),
        ("ards", COMMANDS, "cards"),
        ("A1", ("A01", "A02"), "A01"),
        ("a 01", ("A01", "A02"), "A01"),
        ("team", ("Me", "The team"), "The team"),
        ("the taem", ("Me", "The team"), "The team"),
        ("suits-whom", ("suits_whom",), "suits_whom"),
        ("short", ("SHORT",), "SHORT"),
    ],
)
def test_a_slip_of_the_pen_is_understood(typed: str, accepted: tuple[str, ...], meant: str) -> None:
    assert nearest(typed, accepted) == meant


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("inc", ("ink", "name")),
        ("C1", ("A1", "B1")),
        ("A14", ("A1", "A12", "A13")),
        ("A99", tuple(f"A{number:02}" for number in range(1, 14))),
        ("fr", ("nl", "en", "fa")),
        ("port", ("export", "import")),
        ("export", ("import", "guide")),
        ("tips", ("tags", "text")),
        ("Notes", ("tekst", "tags", "tone")),
        ("naam", ("title", "tags")),
        ("pie", ("sample", "size")),
        ("kamp", ("stock", "suit", "sample")),
        ("rank", ("tags", "ink")),
        ("poker-a5", ("poker-a4", "tarot-a4")),
        ("ca", ("cards", "care")),
        ("car", ("cards", "care")),
    ],
)
def test_who_shares_a_few_letters_is_not_meant(typed: str, accepted: tuple[str, ...]) -> None:
    assert nearest(typed, accepted) == ""


def test_of_very_many_names_only_capitals_are_forgiven() -> None:
    many = [f"name{number}" for number in range(500)]
    assert nearest("NAME7", many) == "name7"
    assert nearest("nmae7", many) == ""


def test_names_are_listed_behind_a_guess() -> None:
    assert did_you_mean("porbe", ("probe", "id"), "the keys are") == "did you mean probe? The keys are probe and id"
    assert did_you_mean("x", ("probe", "id"), "the keys are") == "the keys are probe and id"
    assert did_you_mean("x", ("probe", "id")) == ""


def test_an_id_is_found_by_what_it_is_called() -> None:
    suits = {"A": ("Me", "Ik"), "B": ("The team", "Het team")}
    listed = "The suits are A (Me) and B (The team)"
    for typed in ("The team", "het team", "team", "the taem"):
        assert which_id(typed, suits, "the suits are") == f"did you mean B, The team? Then write B. {listed}"
    assert which_id("b", suits, "the suits are").startswith("did you mean B, The team?")
    assert which_id("Q", suits, "the suits are") == "the suits are A (Me) and B (The team)"
    assert which_id("a1", {"A01": ()}, "it has") == "did you mean A01? It has A01"
