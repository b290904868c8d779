"""Characters that no font of a chain has → what is wrong, in words, and the remedy: the one place that says so."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_GLYPH_HINT = "write it in another way, or give the theme a font that has it"


def no_glyph(lacking: Sequence[str]) -> str:
    """What is wrong with a text that has characters which no font can draw."""
    named = ", ".join(f"{character} ({_code_point(character)})" for character in lacking)
    return f"no font has the character{'s' if len(lacking) > 1 else ''} {named}"


def _code_point(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()
