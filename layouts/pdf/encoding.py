"""A text and its fonts → what a page shows: names of subsets of fonts, and codes in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.text.fonts import STAND_INS

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

    from layouts.pdf.document import Document
    from layouts.text.fonts import FontFace

ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r", "\n": r"\n"})
"""What a PDF string writes with a backslash."""

FIRST_CODE = 42
"""The first code after the brackets, which a PDF string would have to escape."""

NEXT_LINE = " )Tj T*("
"""Ends a line within a text: a space, for those who read it without its lines, and the operators that go to the next."""


class Encoder:
    """Texts → what a page shows: names of subsets of fonts, and codes in them; one for each document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tables: dict[FontFace, _CodeTable] = {}

    def lines(self, face: FontFace, text: str) -> tuple[str, str] | None:
        """Lines in one face: the name of their one subset and the codes, as one PDF string for each line.

        None where a character is in another font or subset; then ``pieces`` tells them apart.
        """
        table = self._tables.get(face) or self._new_table(face)
        try:
            return table.name, text.translate(table).replace("\n", NEXT_LINE)
        except _ElsewhereError:
            return None

    def pieces(self, face: FontFace, text: str) -> list[tuple[str, str]]:
        """A text in one face: for each stretch in the same subset its name and the escaped codes, in Latin-1."""
        found = self.lines(face, text)
        if found:
            return [found]
        pieces: list[tuple[str, str]] = []
        for character in text:
            font = face.source(character) or face.font()
            for subset, codes in font.splitString(STAND_INS.get(character, character), self._document):
                name = str(font.getSubsetInternalName(subset, self._document))
                shown = codes.decode("latin-1").translate(ESCAPES)
                if pieces and pieces[-1][0] == name:
                    pieces[-1] = (name, pieces[-1][1] + shown)
                else:
                    pieces.append((name, shown))
        return pieces

    def _new_table(self, face: FontFace) -> _CodeTable:
        table = self._tables[face] = _CodeTable(face.font(), self._document)
        return table


class _ElsewhereError(Exception):
    """A character is not in the first subset of a face's first font."""


class _CodeTable(dict[int, str]):
    """Code point → its escaped code in the first subset of a face's first font; filled as texts need it.

    Codes begin where a PDF string needs no escapes any more: while each character becomes one of ASCII, a text is
    translated in one go.
    """

    def __init__(self, font: TTFont, document: Document) -> None:
        super().__init__({ord("\n"): "\n"})
        self._font = font
        self._document = document
        font.splitString(" ", document)
        state = font.state[document]
        state.subsets[0] += [ord(" ")] * (FIRST_CODE - len(state.subsets[0]))
        state.nextCode = FIRST_CODE
        self.name = str(font.getSubsetInternalName(0, document))

    def __missing__(self, code: int) -> str:
        drawn = STAND_INS.get(chr(code), chr(code))
        if ord(drawn) in self._font.face.charToGlyph:
            [(subset, codes)] = self._font.splitString(drawn, self._document)
            if subset == 0:
                self[code] = codes.decode("latin-1").translate(ESCAPES)
                return self[code]
        raise _ElsewhereError
