"""Reading and schema agree: what an editor underlines is wrong, and what is wrong it underlines, as far as a schema can."""

from __future__ import annotations

import copy
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
import yaml
from click.testing import CliRunner, Result
from helpers import ROOT, spiegel
from jsonschema import Draft202012Validator

from generator.bank.convert import Mismatch, convert
from generator.bank.schema import records_in, schema_of
from generator.bank.yaml.reader import read_yaml
from generator.cli.main import spiegel as command
from generator.model.bank import Bank
from layouts.theme.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

BEYOND = {
    "10-unknown-suit": "whether a suit exists depends on the rest of the file",
    "11-unknown-tip": "whether a tip exists depends on the rest of the file",
    "12-unknown-follows": "whether a question exists depends on the rest of the file",
    "13-circle": "what follows what depends on the whole file",
    "14-source": "one key depends on another, and the types do not say so",
    "09-duplicate-id": "whether an id is there twice depends on the whole file",
    "79-pasted-twice": "whether an id is there twice depends on the whole file",
    "16-missing-translation": "the languages of a text depend on the languages of the file",
    "17-undeclared-language": "the languages of a text depend on the languages of the file",
    "60-session-cannot-be-met": "what can be drawn depends on the questions",
}
"""Faults that lie beyond a schema, each with the reason; no schema may catch one of these, or it does not belong here."""

NO_YAML = {
    "08-duplicate-key": "YAML itself",
    "25-control-character": "YAML itself",
    "26-lone-surrogate": "YAML itself",
    "30-nested-too-deep": "our own bound on what is read at all",
    "31-aliases": "YAML has them, and we do not take them",
    "32-two-documents": "editors look at each document by itself",
}
"""Faults in the file before it holds any values; with these go all whose name says that they are no YAML or no text."""

UNREADABLE = re.compile(r"\d\d-(no-yaml|utf-16|windows-1252|a-spreadsheet)")


class Editor(yaml.CSafeLoader):
    """YAML as editors read it (1.2): yes, no and dates are texts."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in rules if not tag.endswith((":timestamp", ":bool", ":int", ":float"))]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|false|True|False|TRUE|FALSE)$"), list("tTfF"))
Editor.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), list("-+0123456789"))
Editor.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"),
    list("-+.0123456789"),
)


def in_editor(text: str) -> Any:  # noqa: ANN401 – whatever the file holds
    return yaml.load(text, Editor)  # noqa: S506 – a safe loader, with fewer kinds of values


SCHEMA = schema_of(Bank, "A deck")


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(SCHEMA)


def good_decks() -> list[Path]:
    """Every deck of the project but the bad ones."""
    decks = []
    for path in sorted(ROOT.rglob("*.yaml")):
        inside = path.relative_to(ROOT).parts
        if (
            inside[0] in {"layouts", "output", "build", "generator"}
            or inside[:2] == ("bench", "work")
            or "bad_decks" in inside
            or any(part.startswith(".") for part in inside)
        ):
            continue
        value = read_yaml(path).value
        if isinstance(value, dict) and {"suits", "questions"} <= value.keys():
            decks.append(path)
    return decks


BAD = sorted((ROOT / "tests" / "bank" / "bad_decks").glob("*.yaml"))

SMALL = """\
title: 1984
languages: [nl]
version: 2.0
suits:
  - {id: 1, name: Yes, icon: steps, colour: "#0F6B6B", purpose: Waarom, play: {nl: Hoe}, tip: P}
questions:
  - {id: A1, suit: 1, question: 12, depth: "2", tags: [open, 7, true], follows: [story], origin: own}
  - id: true
    suit: 1
    question: >-
      Wat deed je?
    picture: {file: a.png, shows: {nl: Een huis}}
tips:
  - {id: P, title: Tip, text: Tekst, parts: [{id: Q, text: Deel}], do: [Een, {nl: Twee}], avoid: []}
sessions:
  - id: s
    name: Avond
    for_whom: Iedereen
    steps:
      - {kind: arrive, name: Aankomen, minutes: {shortest: 5, longest: "10"}, draws: [{many: 1, depths: [2, "2"]}]}
texts: {people-title: Met hoeveel}
workbook:
  - {page: notes, for: team, copies: 2, ruling: dots}
"""
"""A deck with every kind of value, also such as YAML takes for numbers or for yes and no."""


# ------------------------------------------------------------------------------------------------ good and bad decks


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_deck_that_we_ship_is_among_the_good_ones() -> None:
    assert ROOT / "cards.yaml" in good_decks()


@pytest.mark.parametrize("deck", good_decks(), ids=lambda path: path.name)
def test_a_good_deck_fits_the_schema_as_editors_read_it_and_as_we_do(deck: Path) -> None:
    validator().validate(in_editor(deck.read_text(encoding="utf-8")))
    validator().validate(read_yaml(deck).value)


def test_a_deck_with_every_kind_of_value_fits(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    validator().validate(in_editor(SMALL))
    validator().validate(read_yaml(path).value)
    assert convert(read_yaml(path).value, Bank, ("nl",)).version == "2.0"


def test_the_decks_of_the_docs_fit() -> None:
    page = (ROOT / "docs" / "your-own-deck.md").read_text(encoding="utf-8")
    blocks = [block for block in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL) if "\nlanguages:" in block]
    whole = [block for block in blocks if "\nquestions:" in block and "prob:" not in block]
    assert whole
    for block in whole:
        validator().validate(in_editor(block))


@pytest.mark.parametrize("deck", BAD, ids=lambda path: path.stem)
def test_a_bad_deck_is_underlined_unless_its_fault_lies_beyond_a_schema(deck: Path) -> None:
    if UNREADABLE.match(deck.stem) or deck.stem in NO_YAML:
        return
    underlined = not validator().is_valid(in_editor(deck.read_text(encoding="utf-8")))
    assert underlined != (deck.stem in BEYOND)


def test_the_lists_of_what_lies_beyond_name_decks_that_there_are() -> None:
    stems = {deck.stem for deck in BAD}
    assert BEYOND.keys() | NO_YAML.keys() <= stems
    assert not BEYOND.keys() & NO_YAML.keys()


@pytest.mark.parametrize("deck", [deck for deck in BAD if UNREADABLE.match(deck.stem)], ids=lambda path: path.stem)
def test_what_we_call_no_yaml_is_none_for_an_editor(deck: Path) -> None:
    with pytest.raises((yaml.YAMLError, UnicodeDecodeError)):
        in_editor(deck.read_text(encoding="utf-8"))


# ------------------------------------------------------------------------------------------------------- any change


OTHERS: list[Any] = [
    None, "", " ", "x", "story", "1", "0", "601", "-1", "2.5", "true", "yes", "~x", "#0F6B6B", "#0f6", "nl", "x" * 13,
    "x" * 41, "x" * 201, "y" * 2001, [], ["x"], ["1", "x"], [[]], [None], {}, {"nl": "x"}, {"nl": ""}, {"nl": None},
    {"id": "x", "text": "y"}, [{"id": "x", "text": "y"}], [{}],
]  # fmt: skip


def spots(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:  # noqa: ANN401
    """The way to every value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(spot for key, each in inside for spot in spots(each, (*path, key)))]


def base() -> Any:  # noqa: ANN401
    """The plain values of the small deck, as we read them."""

    def plain(value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, dict):
            return {str(key): plain(each) for key, each in value.items()}
        return [plain(each) for each in value] if isinstance(value, list) else value

    return plain(yaml.load(SMALL, yaml.CBaseLoader))  # noqa: S506 – every scalar is a text


SPOTS = spots(base())[1:]


def as_editors_do(value: Any) -> Any:  # noqa: ANN401
    """A plain value → the same with texts as numbers where they stand without quotes."""
    if isinstance(value, dict):
        return {key: as_editors_do(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_editors_do(each) for each in value]
    if isinstance(value, str) and value.strip() and not value.startswith(("~", "#", "{", "[")):
        return in_editor(value)
    return value


def reads(value: object) -> bool:
    try:
        convert(value, Bank, ("nl",))
    except Mismatch:
        return False
    return True


def changed(spot: tuple[str | int, ...], change: Any) -> Any:  # noqa: ANN401
    """The small deck with one value replaced, taken out, or with a key beside it that is not known."""
    deck = group = base()
    for step in spot[:-1]:
        group = group[step]
    if change == "take out":
        del group[spot[-1]]
    elif change == "add a key" and isinstance(group, dict):
        group["more"] = "x"
    else:
        group[spot[-1]] = copy.deepcopy(change)
    return deck


@pytest.mark.parametrize("spot", SPOTS, ids=lambda spot: ".".join(map(str, spot)))
def test_after_any_change_reading_and_schema_agree(spot: tuple[str | int, ...]) -> None:
    for change in [*OTHERS, "take out", "add a key"]:
        if change == "add a key" and spot[0] == "texts" and len(spot) == 2:
            continue  # any name may stand there, as far as the types go
        deck = changed(spot, change)
        assert validator().is_valid(as_editors_do(deck)) == reads(deck), change
        assert not reads(deck) or validator().is_valid(deck), change  # every scalar between quotes


# ------------------------------------------------------------------------------------------------------ descriptions


def said_of(kind: type[msgspec.Struct]) -> dict[str, str]:
    """What each key of each record in a file is for, as the schema has it."""
    parts = schema_of(kind, "A file")["$defs"]
    return {
        f"{name}.{key}": node["description"]
        for name, part in parts.items()
        for key, node in part.get("properties", {}).items()
    }


@pytest.mark.parametrize("kind", [Bank, Theme])
def test_every_key_of_a_deck_and_of_a_theme_is_described_in_a_sentence(kind: type[msgspec.Struct]) -> None:
    said = said_of(kind)
    fields = {
        f"{record.__name__}.{field.encode_name}"
        for record in records_in(kind)
        for field in msgspec.structs.fields(record)
    }
    assert said.keys() == fields
    for key, sentence in said.items():
        assert re.fullmatch(r"[A-Z`].{6,130}\.( \(.*\))?", sentence), key


def test_the_records_of_a_file_are_found_however_deep_they_lie() -> None:
    assert {kind.__name__ for kind in records_in(Bank)} == {
        "Bank", "Suit", "Question", "Picture", "Tip", "Entry", "Session", "Step", "Action", "Rhythm", "Draw", "WorkbookPage",
        "PrintSettings",
    }  # fmt: skip


def test_the_description_of_a_key_carries_its_rule() -> None:
    colour = SCHEMA["$defs"]["Suit"]["properties"]["colour"]
    assert "with quotes" in colour["description"]
    assert "six digits or letters a to f" in colour["description"]


# -------------------------------------------------------------------------------------------------------- the command


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, prog_name="spiegel", catch_exceptions=False)


def test_schema_is_printed_with_icons_to_choose_from() -> None:
    printed = json.loads(run("schema").stdout)
    assert "mirror" in printed["$defs"]["Suit"]["properties"]["icon"]["examples"]
    assert printed["$defs"].keys() == SCHEMA["$defs"].keys()


def test_schema_makes_a_file_and_says_how_to_use_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("schema", "-o", "spiegel.schema.json").stdout
    assert said.splitlines()[1] == "# yaml-language-server: $schema=spiegel.schema.json"
    assert (tmp_path / "spiegel.schema.json").read_text(encoding="utf-8") == run("schema").stdout
    assert run("schema", "-o", "spiegel.schema.json").exit_code == 0  # and again


def test_a_file_that_is_no_schema_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "cards.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    for name in ("cards.yaml", "folder"):
        result = spiegel("schema", "-o", name, folder=tmp_path)
        assert (result.returncode, result.stdout) == (1, "")
        assert name in result.stderr
    assert (tmp_path / "cards.yaml").read_text(encoding="utf-8") == SMALL


def test_our_themes_fit_the_schema_of_a_theme() -> None:
    schema = json.loads(run("schema", "theme").stdout)
    assert schema["$ref"] == f"#/$defs/{Theme.__name__}"
    themes = [*(ROOT / "layouts" / "theme" / "themes").glob("*.yaml"), *(ROOT / "docs" / "decks").glob("*/theme.yaml")]
    assert len(themes) > 4
    for theme in themes:
        text = theme.read_text(encoding="utf-8")
        Draft202012Validator(schema).validate(in_editor(text))
        assert not Draft202012Validator(schema).is_valid({**in_editor(text), "inkt": "#000000"})


@pytest.mark.parametrize(
    ("theme", "fits"),
    [
        ({}, True),
        ({"fonts": "fontpkg-lato"}, True),
        ({"fonts": {"regular": "a.ttf", "bold": ["a.ttf", "b.ttf"]}}, True),
        ({"fonts": ["a.ttf"]}, False),
        ({"suits": [{"colour": "#102030"}]}, True),
        ({"suits": [{"color": "#102030"}]}, False),
        ({"logo": {"file": "logo.svg", "shows": "Our name", "cards": "no"}}, True),
        ({"logo": {"file": "logo.svg"}}, False),
        ({"weight": 0.2}, False),
        ({"ink": None}, False),
    ],
)
def test_a_theme_may_leave_out_what_is_as_usual_and_a_fault_is_underlined(theme: dict[str, Any], *, fits: bool) -> None:
    schema = json.loads(run("schema", "theme").stdout)
    Draft202012Validator.check_schema(schema)
    assert Draft202012Validator(schema).is_valid(theme) == fits
