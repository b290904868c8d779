"""Decks and themes of earlier versions: their keys are read under today's names, and each old name draws one warning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import pytest
from helpers import ROOT, shipped_bank, spiegel
from msgspec import Meta, Struct

from generator.bank import explain
from generator.bank.loading import load, loaded
from generator.bank.renamed import former_names, under_todays_names
from generator.bank.schema import records_in
from generator.bank.yaml.editing import Edit
from generator.bank.yaml.reader import parse, read_yaml
from generator.model.bank import Bank
from generator.model.problems import DeckError
from layouts.theme import loading as themes
from layouts.theme.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("_either_parser")

OURS = (ROOT / "cards.yaml").read_text(encoding="utf-8")
OLD = OURS.replace("    for_whom:\n", "    suits_whom:\n")


class Wheel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    size: Annotated[int, Meta(extra={"formerly": "width"})]
    colour: Annotated[str, Meta(min_length=1, extra={"formerly": "color"})] | None = None


class Car(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    wheels: Annotated[tuple[Wheel, ...], Meta(min_length=1, extra={"formerly": "tyres"})]
    spare: Annotated[Wheel, Meta(extra={"formerly": "fifth"})] | None = None


CAR = "name: A\ntyres:\n  - width: 4\n    color: red\n  - size: 5\nfifth: {width: x}\n"


def test_a_deck_of_the_last_version_is_the_same_deck_with_one_line_of_warning() -> None:
    assert OLD.count("suits_whom:") == 4
    old = loaded(parse("cards.yaml", OLD))
    assert old.bank == shipped_bank().bank
    line = OLD[: OLD.index("suits_whom:")].count("\n") + 1
    (warning,) = old.warnings
    assert str(warning) == (
        f"cards.yaml:{line}:5: session short, for_whom: is called suits_whom here, its name in earlier versions:"
        " write for_whom, here and in 3 more places"
    )


def test_a_deck_of_the_last_version_prints_as_before(tmp_path: Path) -> None:
    (tmp_path / "cards.yaml").write_text(OLD, encoding="utf-8")
    result = spiegel("guide", "-o", "old.pdf", folder=tmp_path)
    assert (result.returncode, result.stderr.count("suits_whom")) == (0, 1)
    (tmp_path / "cards.yaml").write_text(OURS, encoding="utf-8")
    result = spiegel("guide", "-o", "new.pdf", folder=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert (tmp_path / "old.pdf").read_bytes() == (tmp_path / "new.pdf").read_bytes()


def test_check_warns_of_an_old_name_once(tmp_path: Path) -> None:
    (tmp_path / "cards.yaml").write_text(OLD, encoding="utf-8")
    result = spiegel("check", "--stock", "poker-a4", folder=tmp_path)
    assert (result.returncode, (result.stdout + result.stderr).count("suits_whom")) == (0, 1)


def test_a_sheet_can_be_imported_into_a_deck_of_the_last_version(tmp_path: Path) -> None:
    (tmp_path / "cards.yaml").write_text(OLD, encoding="utf-8")
    (tmp_path / "a.csv").write_text("id,question (nl)\nA01,Wat nu?\n", encoding="utf-8")
    result = spiegel("import", "a.csv", "--into", "cards.yaml", folder=tmp_path)
    assert (result.returncode, result.stderr.count("suits_whom")) == (0, 1)
    text = (tmp_path / "cards.yaml").read_text(encoding="utf-8")
    assert text.count("suits_whom:") == 4
    assert load(tmp_path / "cards.yaml").bank.questions[0].question["nl"] == "Wat nu?"


def test_a_key_under_both_names_is_a_problem() -> None:
    both = OLD.replace("    suits_whom:\n", "    for_whom: {nl: Wij, en: We}\n    suits_whom:\n", 1)
    with pytest.raises(DeckError) as refused:
        loaded(parse("cards.yaml", both))
    (problem,) = refused.value.problems
    assert both.splitlines()[problem.line - 1] == "    suits_whom:"
    assert problem.what == "is what for_whom was called in earlier versions, and for_whom is here too"
    assert problem.hint == "keep one of the two"


def test_names_are_renamed_wherever_they_stand_and_places_are_those_of_the_file() -> None:
    document = under_todays_names(parse("car.yaml", CAR), Car)
    assert document.value == {
        "name": "A", "wheels": [{"size": "4", "colour": "red"}, {"size": "5"}], "spare": {"size": "x"},
    }  # fmt: skip
    assert document.place(("wheels", 0, "colour")).line == 4
    assert document.place(("wheels", 0, "colour"), key=True).column == 5
    with pytest.raises(DeckError, match=r"car\.yaml:6:16: spare\.size: should be a whole number"):
        explain.read(document, Car)
    assert [(each.line, each.what.partition(" here")[0]) for each in document.warnings] == [
        (2, "is called tyres"),
        (6, "is called fifth"),
        (3, "is called width"),
        (4, "is called color"),
    ]


def test_what_is_changed_in_a_file_keeps_the_old_name() -> None:
    edit = Edit(under_todays_names(parse("car.yaml", CAR), Car))
    edit.change(("wheels", 0), {"size": "6", "colour": None}, ("size", "colour"))
    assert edit.result() == CAR.replace("width: 4", 'width: "6"').replace("    color: red\n", "")


def test_a_document_without_old_names_is_left_alone() -> None:
    document = read_yaml(ROOT / "cards.yaml")
    assert under_todays_names(document, Bank) is document


def test_a_theme_with_an_old_name_is_read_and_warned_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.bank.renamed.former_names", lambda kind: {"inkt": "ink"} if kind is Theme else {})
    monkeypatch.setattr(
        "generator.bank.renamed._has_noted", lambda _, note: note == "formerly"
    )  # which is kept once it is worked out
    path = tmp_path / "mine.yaml"
    path.write_text('# mine\ninkt: "#102030"\n', encoding="utf-8")
    assert themes.read_theme(path).ink == "#102030"
    (warning,) = themes.theme_warnings(tmp_path, path)
    assert (warning.line, warning.what.endswith("write ink")) == (2, True)


@pytest.mark.parametrize("kind", [Bank, Theme])
def test_an_old_name_is_never_that_of_another_key(kind: type[Struct]) -> None:
    for record in records_in(kind):
        names = former_names(record)
        assert not names.keys() & set(record.__struct_encode_fields__)
        assert len(set(names.values())) == len(names)
