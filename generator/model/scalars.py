"""What stands behind a key, once it was read: an id, a code of a language, a colour, a text in each language, a depth."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

LONGEST_TEXT = 2000
"""Characters in one text; a bound on the work of breaking it, far above what a card holds."""

Identifier: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,11}$",
        description="1 to 12 letters, digits, - or _ (the first a letter or a digit)",
    ),
]
"""Letters and digits (also - and _), at most 12: printed on the card, used in files and options."""

LanguageCode: TypeAlias = Annotated[
    str, Meta(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$", description="the code of a language, such as nl, en or pt-BR")
]
"""A language as in BCP 47: ``nl``, ``en``, ``pt-BR``."""

Colour: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^#[0-9A-Fa-f]{6}$",
        description="a colour written as # and six digits or letters a to f",
        extra={"hint": 'such as "#0F6B6B", with the quotes'},
    ),
]
"""``#rrggbb`` in sRGB."""

Text: TypeAlias = dict[str, Annotated[str, Meta(min_length=1, max_length=LONGEST_TEXT)]]
"""A text in every language of the bank, by language code."""

OwnText: TypeAlias = dict[LanguageCode, Annotated[str, Meta(min_length=1, max_length=LONGEST_TEXT)]]
"""A text in place of one of ours, in those languages of the bank in which it differs."""

Tag: TypeAlias = Annotated[str, Meta(min_length=1, max_length=40)]
"""A word of the deck's own about a question."""

Depth: TypeAlias = Literal[1, 2, 3]
"""1 arrive, 2 dig, 3 turn."""
