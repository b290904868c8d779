"""A deck as it is written, right or wrong → its table: every entry with its values, its line and the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.bank.problem_places import problem_at
from generator.model.problems import DeckError
from generator.model.scalars import OwnText, Text
from generator.studio.keys import inside, kind_at
from generator.studio.plain import plain_problems

if TYPE_CHECKING:
    from generator.bank.yaml.reader import Document, Keys, Value
    from generator.studio.decks import Decks
from generator.studio.plain import Plain

SECTIONS = ("suits", "questions", "tips", "sessions", "purpose", "results", "workbook")
"""The lists of a deck."""

GENERAL = ("title", "version", "author", "licence")
"""What is said of a deck as a whole, text by text."""


def read_table(decks: Decks, text: str) -> Plain:
    """A text → its table, or null where it cannot be read as YAML; and every problem and warning of reading."""
    try:
        document = decks.document(text)
    except DeckError as error:
        return {"table": None, "problems": plain_problems(error.problems, decks.file), "warnings": []}
    problems: list[Plain] = []
    warnings = document.warnings
    try:
        warnings = decks.loaded(text).warnings
    except DeckError as error:
        problems = plain_problems(error.problems, decks.file)
    return {
        "table": table_of(document),
        "problems": problems,
        "warnings": plain_problems(warnings, decks.file),
    }


def table_of(document: Document) -> Plain | None:
    """The table of a document; None where that is no group of keys."""
    value = document.value
    if not isinstance(value, dict):
        return None
    languages = languages_of(value)
    sections = {name: _entries(document, name, languages) for name in SECTIONS}
    general = {name: _shown(value.get(name), kind_at((name,)), languages) for name in GENERAL}
    texts = value.get("texts")
    return {
        **sections,
        "title": general["title"],
        "version": general["version"],
        "languages": list(languages),
        "theme": value.get("theme") if isinstance(value.get("theme"), str) else None,
        "general": {
            **general,
            "texts": {
                key: {"path": ["texts", key], "line": _line(document, ("texts", key)), "text": _text(each, languages)}
                for key, each in (texts.items() if isinstance(texts, dict) else ())
            },
        },
        "print": value.get("print") if isinstance(value.get("print"), dict) else {},
        "lines": {key: _line(document, (key,)) for key in value},
    }


def languages_of(value: Value) -> tuple[str, ...]:
    """The languages that a deck declares, as far as they can be read."""
    said = value.get("languages") if isinstance(value, dict) else None
    every = said if isinstance(said, list) else [said]
    return tuple(dict.fromkeys(each.strip() for each in every if isinstance(each, str) and each.strip()))


def _entries(document: Document, section: str, languages: tuple[str, ...]) -> list[Plain]:
    value = document.value
    listed = value.get(section) if isinstance(value, dict) else None
    if not isinstance(listed, list):
        return []
    made = []
    for at, entry in enumerate(listed):
        path: Keys = (section, at)
        shown = _shown(entry, kind_at((section, 0)), languages) if isinstance(entry, dict) else {}
        made.append({**shown, "path": list(path), "line": _line(document, path)})
    return made


def _line(document: Document, path: Keys) -> int:
    return problem_at(document, path, "").line


def _shown(value: Value, kind: Any, languages: tuple[str, ...]) -> Any:  # noqa: ANN401 – a type, and a value of any form
    """A value as it is written; a text as a group by language, also where the file has it plain."""
    if kind in (Text, OwnText):
        return _text(value, languages)
    if isinstance(value, dict):
        return {key: _shown(each, inside(kind, key), languages) for key, each in value.items()}
    if isinstance(value, list):
        return [_shown(each, inside(kind, 0), languages) for each in value]
    return value


def _text(value: Value, languages: tuple[str, ...]) -> Value:
    if isinstance(value, str) and languages:
        return {languages[0]: value}
    return value if isinstance(value, dict) else None
