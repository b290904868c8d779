"""The words of the page in the browser: the same in four languages, each of them used, none of them missing."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
import yaml

import layouts.text
from generator.bank import shipped
from generator.bank.schema import schema_of
from generator.model.bank import Bank
from layouts import LAYOUTS, every_module

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
    fields = {field.name for layout in every_module().values() for field in dataclasses.fields(layout.Options)}
    keys = {key for record in schema_of(Bank, "a deck")["$defs"].values() for key in record.get("properties", {})}
    there = {
        "option": {*fields, *(f"{field}-help" for field in fields)},
        "usual": fields,
        "product": {*LAYOUTS, *(f"{name}-text" for name in LAYOUTS)},
        "key": keys,
    }
    for key in words("en"):
        family, _, name = key.partition("-")
        if name and family in there:
            assert name in there[family], key


def test_every_product_and_every_option_has_its_words() -> None:
    said = words("en")
    for name, layout in every_module().items():
        assert f"product-{name}" in said
        for field in dataclasses.fields(layout.Options):
            assert f"option-{field.name}" in said, f"{name}: {field.name}"


def test_the_words_of_the_page_add_no_language_to_those_of_what_is_printed() -> None:
    assert set(shipped.languages()) == set(LANGUAGES)
