"""A value of another kind than its key asks for → what was meant, where the way it is typed tells: the problem and its remedy.

YAML takes a text for a group or a list where it begins with a bracket or has a colon in it, and quotes for letters where
they are curly: the file is read without a word, and means something else than whoever typed it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from generator.bank.yaml.errors import DOUBLE_QUOTES, curly_quotes
from generator.model.scalars import LanguageCode
from generator.model.wording import BULLETS, CURLY, INVISIBLE, kind_of, nearest, short, sign_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from generator.bank.yaml.positions import Node
    from generator.bank.yaml.reader import Document, Keys

CODE = re.compile(get_args(LanguageCode)[1].pattern)
"""What might be meant as a language."""


def text_as_group(document: Document, path: Keys, value: object) -> tuple[str, str] | None:
    """A list or a group where a text is needed → why it is none; None where it was not meant as one."""
    node = _node(document, path)
    if node is None or not isinstance(value, list | dict):
        return None
    if isinstance(value, dict) and (not value or any(map(CODE.fullmatch, value))):
        return None  # a text in its languages, whichever they are
    begins = document.text[node.start]
    if begins in CURLY:
        return curly_quotes(document.text[node.start :].split("\n", 1)[0].rstrip())
    if node.flow:
        return f"begins with {begins}: that means {kind_of(value)}, unless the text is quoted", DOUBLE_QUOTES
    if isinstance(value, dict):
        return "has a colon and a space in it: that means a key and its value, unless the text is quoted", DOUBLE_QUOTES
    return None


def curly(value: object, fits: Callable[[str], bool]) -> tuple[str, str] | None:
    """A text in curly quotes that would fit without them → the words for it; None for any other value."""
    typed = value.strip() if isinstance(value, str) else ""
    return curly_quotes(typed) if typed[:1] and typed[0] in CURLY and fits(typed.strip(CURLY)) else None


def text_as_entry(path: Keys, value: object, known: Collection[str]) -> str:
    """An entry of a list with nothing but a text in it, and a colon in that → the text; empty for any other value."""
    if not path or not isinstance(path[-1], int) or not isinstance(value, dict) or len(value) != 1:
        return ""
    ((key, rest),) = value.items()
    meant = not isinstance(rest, str) or key in known or nearest(key, known)
    return "" if meant else f"{key}: {rest}"


def as_text(document: Document, path: Keys) -> str:
    """The hint for a list or a group where a text is needed."""
    node = _node(document, path)
    if node is None:
        return ""
    if node.flow:
        return f"write it without {document.text[node.start]} and {document.text[node.end - 1]}"
    return "write it right behind its key, without a dash" if document.text[node.start] == "-" else ""


def as_list(value: object) -> str:
    """The hint for what should be a list."""
    begins = next(iter(value), "")[:1] if isinstance(value, str | dict) else ""
    if begins == "-":
        return "begin each of its entries with “- ” on a line of its own: a hyphen, and a space behind it"
    if begins and begins in BULLETS:
        return f"begin each of its entries with “- ” in place of {begins}, on a line of its own: a hyphen and a space"
    if isinstance(value, str) and short(value) == value:
        return f"write it as [{value}]"
    return "begin each of its entries with “- ” on a line of its own"


def hidden_sign(key: str) -> tuple[str, str] | None:
    """A key with a sign in it that nobody sees → the words for it; None for any other key."""
    hidden = next((sign for sign in key if sign in INVISIBLE), "")
    if not hidden:
        return None
    hint = "delete the line up to its colon, and type it anew with plain spaces"
    return f"has an invisible sign in it ({sign_name(hidden)})", hint


def _node(document: Document, path: Keys) -> Node | None:
    """Where a value stands; None in a document that is in no file."""
    try:
        return document.node(path) if document.text else None
    except KeyError:
        return None
