"""What somebody wants to begin with → a small deck that builds as it is, its pictures beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bank import starter
from generator.files import is_there, write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.studio.plain import Plain


def new(folder: Path, title: str, language: str, suits: Sequence[str]) -> Plain:
    """A small deck with a title, in a language, with suits of these names; the picture that its comments name lies beside it.

    Raises:
        DeckError: the picture cannot be put there.
    """
    picture = folder / "pictures" / "cup.svg"
    if not is_there(picture):
        write_whole(picture, (starter.STARTERS / "cup.svg").read_bytes())
    return {"text": starter.text_of(title, language, suits or starter.words(language).suits)}
