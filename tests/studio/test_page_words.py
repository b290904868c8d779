"""The words of the page in the browser: the same in four languages, each of them used, none of them missing."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

import layouts.text
from generator.bank import shipped
from generator.bank.schema import schema_of
from generator.jobsheet import NAME, JobSheets
from generator.model.bank import Bank
from layouts import every_module, module
from layouts.jobsheet.sheet import prepare_jobsheet

if TYPE_CHECKING:
    from generator.product import Layout

WORDS = Path(layouts.text.__file__).parent / "words" / "studio"
PAGE = Path(__file__).parents[2] / "generator" / "studio" / "page" / "src"
LANGUAGES = ("nl", "en", "fr", "de")

SOURCE = "\n".join(path.read_text("utf-8") for path in sorted(PAGE.rglob("*.ts*")))
QUOTED = set(re.findall(r'"([a-z][\w-]*)"', SOURCE))
ASKED = set(re.findall(r'\bt\((?:[^()"`]*\? )?"([a-z][\w-]*)"', SOURCE))
ASKED |= set(re.findall(r'\bt\([^()"`]*\? "[a-z][\w-]*" : "([a-z][\w-]*)"', SOURCE))
COUNTED = {f"{key}-{form}" for key in re.findall(r'\bcounted\("([\w-]+)"', SOURCE) for form in ("one", "more")}
TEMPLATES = [
    re.compile(re.sub(r"\\\$\\\{.*?\\\}", ".+", re.escape(each)))
    for each in re.findall(r"\b(?:t|known)\(`([^`]+)`", SOURCE)
]


def words(language: str) -> dict[str, str]:
    found: dict[str, str] = yaml.safe_load((WORDS / f"{language}.yaml").read_text("utf-8"))
    return found


def printed() -> dict[str, Layout]:
    """Everything that the page offers to print, by name."""
    return {**every_module(), NAME: JobSheets(module("cards"), prepare_jobsheet, "")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_words_with_the_same_places_to_fill_in(language: str) -> None:
    ours, english = words(language), words("en")
    assert list(ours) == list(english)
    for key, said in ours.items():
        assert isinstance(said, str), key
        assert said == said.strip() != "", key
        assert sorted(re.findall(r"{\w+}", said)) == sorted(re.findall(r"{\w+}", english[key])), key


def test_every_word_that_the_page_asks_for_is_there() -> None:
    assert (ASKED | COUNTED) - set(words("en")) == set()


def test_every_word_is_asked_for() -> None:
    named = QUOTED | COUNTED
    assert [key for key in words("en") if key not in named and not any(each.fullmatch(key) for each in TEMPLATES)] == []


def test_words_for_options_products_and_keys_are_for_some_that_exist() -> None:
    of_each = {name: [field.name for field in dataclasses.fields(layout.Options)] for name, layout in printed().items()}
    fields = {field for fields in of_each.values() for field in fields}
    own = {f"{name}-{field}" for name, fields in of_each.items() for field in fields}
    keys = {key for record in schema_of(Bank, "a deck")["$defs"].values() for key in record.get("properties", {})}
    there = {
        "option": {*fields, *(f"{field}-help" for field in fields), *own},
        "usual": {*fields, *own},
        "product": {*of_each, *(f"{name}-text" for name in of_each)},
        "key": keys,
    }
    for key in words("en"):
        family, _, name = key.partition("-")
        if name and family in there:
            assert name in there[family], key


def test_every_product_and_every_option_has_its_words() -> None:
    said = words("en")
    for name, layout in printed().items():
        assert {f"product-{name}", f"product-{name}-text"} <= set(said)
        for field in dataclasses.fields(layout.Options):
            assert f"option-{field.name}" in said, f"{name}: {field.name}"


def test_the_words_of_the_page_add_no_language_to_those_of_what_is_printed() -> None:
    assert set(shipped.languages()) == set(LANGUAGES)
