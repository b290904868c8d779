"""A text and its fonts → what a page shows: names of subsets of fonts, and codes in them."""

from __future__ import annotations

from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING

from layouts.pdf.operators import number
from layouts.text.fonts import STAND_INS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layouts.pdf.document import Document
    from layouts.text.fonts import FontFace

ESCAPES = str.maketrans({"\\": r"\\", "(": r"\050", ")": r"\051", "\r": r"\r", "\n": r"\n"})
"""What a PDF string writes with a backslash; the brackets by their codes, so that one stands only where a string ends."""

FIRST_CODE = 42
"""The first code after the brackets, which a PDF string would have to escape."""

NEXT_LINE = ")]TJ T*[("
"""Ends a string within a text, and begins one on the next line."""


class Encoder:
    """Texts → what a page shows: names of subsets of fonts, and codes in them; one for each document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tables: dict[FontFace, _CodeTable] = {}

    def lines(self, face: FontFace, text: str) -> tuple[str, str] | None:
        """Lines in one face: the name of their one subset, and the operators that show them.

        None where a character is in another font or subset; then ``pieces`` tells them apart. Each line but the last ends
        in a space, for those who read the text without its lines.
        """
        table = self._tables.get(face) or self._new_table(face)
        words = text.replace("\n", " \n").split(" ")  # a line end begins the word after it
        try:
            joined = table.words.joined(words) if face.kerns_spaces else " ".join(map(table.words.__getitem__, words))
        except _ElsewhereError:
            return None
        return table.name, show(joined)

    def pieces(self, face: FontFace, text: str) -> list[tuple[str, str]]:
        """A text in one face: for each stretch in the same subset its name and the operator that shows it."""
        found = self.lines(face, text)
        if found:
            return [found]
        pieces: list[tuple[str, str]] = []
        before = ""
        for character in text:
            font = face.source(character) or face.font()
            kern = _adjustment(face.kerns[before + character]) if before else ""
            before = character
            for subset, codes in font.splitString(STAND_INS.get(character, character), self._document):
                name = str(font.getSubsetInternalName(subset, self._document))
                shown = kern + codes.decode("latin-1").translate(ESCAPES)
                if pieces and pieces[-1][0] == name:
                    pieces[-1] = (name, pieces[-1][1] + shown)
                else:
                    pieces.append((name, shown))
        return [(name, show(codes)) for name, codes in pieces]

    def _new_table(self, face: FontFace) -> _CodeTable:
        table = self._tables[face] = _CodeTable(face, self._document)
        return table


def show(codes: str) -> str:
    """The operator that shows escaped codes; between some of them there may be adjustments, outside the strings."""
    return f"[({codes})]TJ" if ")" in codes else f"({codes})Tj"


def _adjustment(kern: float) -> str:
    """What stands between two codes for this kerning, in thousandths of the size: the other way round in PDF (9.4.3)."""
    return f"){number(-kern)}(" if kern else ""


class _ElsewhereError(Exception):
    """A character is not in the first subset of a face's first font."""


class _CodeTable(dict[int, str]):
    """Code point → its escaped code in the first subset of a face's first font; filled as texts need it.

    Codes begin where a PDF string needs no escapes any more, but for the backslash.
    """

    def __init__(self, face: FontFace, document: Document) -> None:
        super().__init__({ord("\n"): "\n"})
        self._font = font = face.font()
        self._document = document
        font.splitString(" ", document)
        state = font.state[document]
        state.subsets[0] += [ord(" ")] * (FIRST_CODE - len(state.subsets[0]))
        state.nextCode = FIRST_CODE
        self.name = str(font.getSubsetInternalName(0, document))
        self.words = _ShownWords(self, face)

    def __missing__(self, code: int) -> str:
        drawn = STAND_INS.get(chr(code), chr(code))
        if ord(drawn) in self._font.face.charToGlyph:
            [(subset, codes)] = self._font.splitString(drawn, self._document)
            if subset == 0:
                self[code] = codes.decode("latin-1").translate(ESCAPES)
                return self[code]
        raise _ElsewhereError


class _ShownWords(dict[str, str]):
    """Word → its codes, with adjustments where it kerns; words come again, so each is spelt once."""

    def __init__(self, codes: _CodeTable, face: FontFace) -> None:
        super().__init__()
        self._codes, self._kerns = codes, face.kerns

    def __missing__(self, word: str) -> str:
        if word.startswith("\n"):
            shown = NEXT_LINE + self[word[1:]]
        elif any(kerns := list(map(self._kerns.__getitem__, map(add, word, word[1:])))):
            codes = [self._codes[ord(character)] for character in word[1:]]
            later = (_adjustment(kern) + code for kern, code in zip(kerns, codes, strict=True))
            shown = word[0].translate(self._codes) + "".join(later)
        else:
            shown = word.translate(self._codes)
        self[word] = shown
        return shown

    def joined(self, words: Sequence[str]) -> str:
        """Words with the spaces between them, in a face whose letters kern with a space."""
        shown = [self[words[0]]]
        for before, word in pairwise(words):
            left = right = ""
            if not word.startswith("\n"):
                left = _adjustment(self._kerns[before[-1] + " "]) if before.strip() else ""
                right = _adjustment(self._kerns[" " + word[0]]) if word else ""
            shown.append(f"{left} {right}{self[word]}")
        return "".join(shown)
