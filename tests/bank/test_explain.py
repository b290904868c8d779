from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Meta, Struct

from generator.bank import explain
from generator.bank.convert import Mismatch, convert
from generator.bank.problem_places import Findings
from generator.bank.yaml.reader import Document, read_yaml
from generator.model.bank import Entry, Tip
from generator.model.problems import DeckError
from generator.model.scalars import Identifier, Text

if TYPE_CHECKING:
    from pathlib import Path


class Size(Struct, frozen=True, kw_only=True):
    width: Annotated[float, Meta(gt=0, le=1000)]
    height: Annotated[float, Meta(gt=0, le=1000)]


class Stock(Struct, frozen=True, kw_only=True):
    id: Identifier
    size: Size
    name: str = ""
    label: Annotated[str, Meta(min_length=2, max_length=12)] | None = None
    columns: Annotated[int, Meta(ge=1)] = 1
    duplex: bool = False
    fold: Literal["none", "gate"] = "none"
    weight: Literal[80, 160] = 80
    edges: tuple[float, float] = (0.0, 0.0)
    cells: Annotated[tuple[Size, ...], Meta(max_length=2)] = ()
    words: dict[str, str] = {}
    sizes: dict[Identifier, Size] = {}


GOOD = "id: a4\nsize: {width: '210', height: 297.5}\n"


def document(folder: Path, text: str) -> Document:
    path = folder / "stock.yaml"
    path.write_text(text, encoding="utf-8")
    return read_yaml(path, name="stock.yaml")


def stock(folder: Path, text: str) -> Stock:
    return explain.read(document(folder, GOOD + text), Stock)


def refusal(folder: Path, text: str, kind: Any = Stock, languages: tuple[str, ...] = ()) -> list[str]:  # noqa: ANN401
    with pytest.raises(DeckError) as refused:
        explain.read(document(folder, text), kind, languages)
    return str(refused.value).splitlines()


def first_line(folder: Path, text: str) -> str:
    return refusal(folder, GOOD + text)[0].removeprefix("stock.yaml:")


def test_a_type_makes_numbers_choices_and_records_of_texts(tmp_path: Path) -> None:
    read = stock(
        tmp_path,
        "columns: 03\nduplex: Yes\nfold: gate\nweight: 160\nedges: [.5, -1e1]\ncells: [{width: 1, height: 2.}]\n"
        "words: {yes: no, '1': '2'}\nsizes: {b1: {width: 3, height: 4}}\n",
    )
    assert read == Stock(
        id="a4",
        size=Size(width=210, height=297.5),
        columns=3,
        duplex=True,
        fold="gate",
        weight=160,
        edges=(0.5, -10.0),
        cells=(Size(width=1, height=2),),
        words={"yes": "no", "1": "2"},
        sizes={"b1": Size(width=3, height=4)},
    )


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    assert stock(tmp_path, "").columns == 1


def test_texts_with_a_rule_lose_white_space_and_bare_ones_keep_it(tmp_path: Path) -> None:
    read = stock(tmp_path, 'name: " – "\nlabel: "  cafe\u0301 \\n"\n')
    assert read.name == " – "
    assert read.label == "café"


@pytest.mark.parametrize(
    "number", ["nan", ".nan", "inf", "-inf", "1e999", "1_000", "0x1F", "1,5", "één", "", "１", "1 mm"]
)
def test_what_is_no_number_is_refused(tmp_path: Path, number: str) -> None:
    said = first_line(tmp_path, f'edges: ["{number}", 0]\n')
    assert said == "3:9: the 1st edge: " + (f"should be a number, not “{number}”" if number else "is empty")


@pytest.mark.parametrize("number", ["1.0", "1e3", "1" * 16, "²", "twee"])
def test_what_is_no_whole_number_is_refused(tmp_path: Path, number: str) -> None:
    assert first_line(tmp_path, f"columns: {number}\n").startswith(
        "3:10: columns: should be a whole number of at least 1, not"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("columns: 0\n", "3:10: columns: should be a whole number of at least 1, not “0”"),
        ("columns: [1]\n", "3:10: columns: should be a whole number of at least 1, not a list"),
        ("duplex: maybe\n", "3:9: duplex: should be yes or no, not “maybe”"),
        ("fold: gates\n", "3:7: fold: should be none or gate, not “gates”"),
        ("fold: {a: b}\n", "3:7: fold: should be none or gate, not a group of keys"),
        ("weight: 81\n", "3:9: weight: should be 80 or 160, not “81”"),
        ("edges: [1]\n", "3:8: edges: should be a list of 2, not of 1"),
        ("edges: [1, 2, 3]\n", "3:8: edges: should be a list of 2, not of 3"),
        ("edges: 1\n", "3:8: edges: should be a list, not a text"),
        ("edges: [1, ]\n", "3:8: edges: should be a list of 2, not of 1"),
        ("edges: [1, ~]\n", "3:12: the 2nd edge: is empty"),
        ("name: [a]\n", "3:7: name: should be a text, not a list"),
        ("name:\n", "3:1: name: is empty"),
        ("label: a\n", "3:8: label: should have at least 2 characters"),
        ("label: abcdefghijklm\n", "3:8: label: has 13 characters; at most 12 are possible"),
        ("cells: [x]\n", "3:9: the 1st cell: should be a group of keys, not a text"),
        ("cells: [{width: 1}]\n", "3:9: the 1st cell, height: is missing"),
        (
            "cells: [{width: 0, height: 1}]\n",
            "3:17: the 1st cell, width: should be a number above 0 and of at most 1000, not “0”",
        ),
        (f"cells: [{', '.join(['{width: 1, height: 1}'] * 3)}]\n", "3:1: cells: has 3 entries"),
        ("words: [a]\n", "3:8: words: should be a group of keys, not a list"),
        ("words: {a: [b]}\n", "3:12: words.a: should be a text, not a list"),
        ("sizes: {b 1: {width: 3, height: 4}}\n", "3:14: sizes.b 1: should be 1 to 12 letters"),
        ("sizes: {b1: {width: 3}}\n", "3:9: sizes.b1.height: is missing"),
        ("colums: 1\n", "3:1: colums: is not a key that is known here"),
    ],
)
def test_what_does_not_fit_is_told_in_plain_words(tmp_path: Path, text: str, told: str) -> None:
    assert first_line(tmp_path, text).startswith(told)


def test_everything_that_is_wrong_is_told_at_once_and_only_that(tmp_path: Path) -> None:
    said = refusal(
        tmp_path,
        "id: a 4\nsize: {width: 210}\ncolumns: x\nduplex: yes\ncells: [{width: 1, height: 1}, {}]\ncolour: red\n",
    )
    assert said[said.index("    → add a line that begins with “height:”") + 1] == "    the same on line 5"
    assert [line.split(": ")[1] for line in said if line.startswith("stock")] == [
        "id",
        "size.height",
        "columns",
        "the 2nd cell, width",
        "colour",
    ]


def test_a_misspelt_key_is_not_told_to_be_missing_as_well(tmp_path: Path) -> None:
    said = refusal(tmp_path, "id: a4\nsise: {width: 210, height: 297}\n")
    assert [line for line in said if line.startswith("stock")] == [
        "stock.yaml:2:1: sise: is not a key that is known here"
    ]
    assert said[1].startswith("    → did you mean size? The keys here are id, size,")


def test_no_message_speaks_the_words_of_the_library(tmp_path: Path) -> None:
    said = "\n".join(
        refusal(tmp_path, "id: [a]\nsize: x\ncolumns: x\nfold: x\nedges: x\nwords: x\ncells: x\nname: [x]\n")
    )
    assert not any(word in said for word in ("Expected", "`", "$", "str", "int", "object", "array", "dict", "tuple"))


def test_a_decimal_comma_has_its_hint(tmp_path: Path) -> None:
    assert refusal(tmp_path, GOOD + 'edges: ["10,5", 0]\n')[1] == "    → write decimals after a point, as in 10.5"


# Texts in languages


def entry(folder: Path, text: str, languages: tuple[str, ...]) -> Entry:
    return explain.read(document(folder, text), Entry, languages)


def test_a_text_is_kept_in_every_language_in_their_order(tmp_path: Path) -> None:
    read = entry(tmp_path, 'id: P1\ntext:\n  en: " Why?\\n"\n  nl: "Waarom? één cafe\u0301"\n', ("nl", "en"))
    assert read.text == {"nl": "Waarom? één café", "en": "Why?"}
    assert list(read.text) == ["nl", "en"]


def test_a_plain_text_will_do_in_one_language(tmp_path: Path) -> None:
    assert entry(tmp_path, "id: P1\ntext: Waarom?\n", ("nl",)).text == {"nl": "Waarom?"}
    assert entry(tmp_path, "id: P1\ntext: {nl: Waarom?}\n", ("nl",)).text == {"nl": "Waarom?"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Why?", ["text: needs a text for each language: nl, en"]),
        ("[a, b]", ["text: begins with [: that means a list, unless the text is quoted"]),
        ("{nl: Waarom?}", ["text.en: the translation to en is missing"]),
        ("{}", ["text.nl: the translation to nl is missing", "text.en: the translation to en is missing"]),
        ("{nl: a, en: ' '}", ["text.en: is empty"]),
        ("{nl: ~, en: ''}", ["text.nl: is empty", "text.en: is empty"]),
        (
            "{nl: [a], en: {b: c}}",
            ["text.nl: should be a text, not a list", "text.en: should be a text, not a group of keys"],
        ),
        ("{nl: a, en: b, fr: c}", ["text.fr: “fr” is not a language of this file (it has nl and en)"]),
        ("", ["text: is empty"]),
        ("'  '", ["text: is empty"]),
        (f"{{nl: a, en: {'b' * 2001}}}", ["text.en: has 2,001 characters; at most 2,000 are possible"]),
    ],
)
def test_texts_that_lack_a_language_are_refused(tmp_path: Path, text: str, told: list[str]) -> None:
    said = refusal(tmp_path, f"id: P1\ntext: {text}\n", Entry, ("nl", "en"))
    assert [line.split(": ", 1)[1] for line in said if line.startswith("stock")] == told


def test_without_languages_every_language_is_looked_at(tmp_path: Path) -> None:
    findings = Findings(document(tmp_path, "id: P1\ntext: {nl: a, en: }\n"))
    assert explain.read_value(findings, (), findings.document.value, Entry, ()) is None
    assert [problem.where for problem in findings.problems] == ["text.en"]


def test_what_is_inside_entries_of_entries_is_named_by_both(tmp_path: Path) -> None:
    said = refusal(tmp_path, "id: T2\ntitle: a\ntext: b\nparts: [{id: T2a, text: }, {text: c}]\n", Tip, ("nl",))
    assert [line for line in said if line.startswith("stock")] == [
        "stock.yaml:4:19: part T2a, text: is empty",
        "stock.yaml:4:28: the 2nd part, id: is missing",
    ]


# Both ways agree

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.sampled_from(["", " ", "a", "A01", "nl", "1", "2.5", "own", "yes", "x" * 50]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "text", "title", "parts", "nl", "en", "origin", "size", "width"]), inner, max_size=5
        )
    ),
    max_leaves=15,
)
KINDS = st.sampled_from(
    [Tip, Entry, Stock, Size, Text, Identifier, int, float, bool, tuple[Entry, ...], dict[str, Size]]
)


@given(VALUES, KINDS, st.sampled_from([("nl",), ("nl", "en")]))
@settings(deadline=None, max_examples=500)
def test_what_does_not_fit_is_explained_and_what_fits_is_not(value: Any, kind: Any, languages: tuple[str, ...]) -> None:  # noqa: ANN401
    findings = Findings(Document("x.yaml", value))
    try:
        convert(value, kind, languages)
    except Mismatch:
        assert explain.read_value(findings, (), value, kind, languages) is None
        assert findings.problems
        assert all(problem.what != "cannot be used" for problem in findings.problems)
    else:
        assert explain.read_value(findings, (), value, kind, languages) is not None
        assert not findings.problems
