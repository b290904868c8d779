"""Font files → faces: a face measures text and knows which font of its chain draws each character.

A chain is a list of font files: the first that has a character draws it, the later ones are parsed only when a text asks
for more than the earlier ones have. Widths are in thousandths of the size of type, as in the font's PDF form; the font's
kerning is in the widths of words.
"""

from __future__ import annotations

import threading
from functools import cached_property
from importlib.util import find_spec
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.pdfbase.ttfonts import TTFont

from layouts.text.characters import IGNORED, SOFT_HYPHEN, ZERO_WIDTH_SPACE, clusters, never_drawn, printed
from layouts.text.hinting import UnhintedFace
from layouts.text.kerning import Kerning
from layouts.text.plain_zero import make_zero_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


STAND_INS = {"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2011": "-", "\t": " "}
"""Characters that look like another and only break or align in their own way; few fonts have them."""


SLASHED_ZERO = "fontpkg_atkinson_hyperlegible"
"""The package of our own fonts whose zero is made plain; a theme's own files keep theirs."""


class FontFace:
    """One style of type, such as the regular or the bold, with its fallbacks.

    Args:
        name: how the style is called, unique in a theme.
        files: the chain of font files; at least one.
        taken: what fonts of other faces of the same document are called inside; a name that is taken gets the face's.
        space: the face whose space this one's is no wider than: that of a bold is drawn for bold letters only, and
            makes holes between a few words of them.
    """

    def __init__(
        self, name: str, files: Sequence[Path], taken: set[bytes] | None = None, space: FontFace | None = None
    ) -> None:
        self.name = name
        self._space = space
        self._taken: set[bytes] = set() if taken is None else taken
        self._files = list(files)
        self._fonts: list[TTFont] = []
        self._parsing = threading.Lock()
        self._source: dict[str, TTFont] = {}
        self._known: set[str] = {SOFT_HYPHEN, ZERO_WIDTH_SPACE, "\n"}
        self.characters = _CharacterWidths(self)
        self.kerns = _Kerns(self)
        self.words = _WordWidths(self)
        self.spaced_words = _SpacedWidths(self)
        self.kerns_spaces = False  # until a word has been measured that stands closer to the space beside it

    def font(self, position: int = 0) -> TTFont:
        """The font at a position of the chain, parsed when first asked for."""
        if len(self._fonts) <= position:
            with self._parsing:  # threads may share a face
                while len(self._fonts) <= position:
                    self._fonts.append(self._parsed(len(self._fonts)))
        return self._fonts[position]

    def _parsed(self, number: int) -> TTFont:
        font = TTFont(f"{self.name}-{number}", str(self._files[number]), asciiReadable=False)
        while font.face.name in self._taken:  # two faces may have the same file: ReportLab files its parts by name
            font.face.name += b"-" + self.name.encode()
        self._taken.add(font.face.name)
        font.face.__class__ = UnhintedFace  # ReportLab parses a face itself, and asks nobody of which class
        if SLASHED_ZERO in self._files[number].parts:
            make_zero_plain(font.face)
        return font

    def chain(self) -> Iterator[tuple[Path, TTFont]]:
        """The files of the chain with their fonts, each parsed when its turn comes."""
        for position, path in enumerate(self._files):
            yield path, self.font(position)

    def source(self, character: str) -> TTFont | None:
        """The font that draws a character; None where no font of the chain can, or all would draw it wrong."""
        if character not in self._source:
            if never_drawn(character):
                return None
            code = ord(STAND_INS.get(character, character))
            for position in range(len(self._files)):
                font = self.font(position)
                if code in font.face.charToGlyph:
                    self._source[character] = font
                    self._known.add(character)
                    break
            else:
                return None
        return self._source[character]

    def lacking(self, text: str) -> tuple[str, ...]:
        """What of a text no font of the chain can draw, each once, in order; empty for nearly every text.

        A letter with its marks is one sign, and so is an emoji with all that belongs to it; see ``coverage`` for the words.
        """
        if self._known.issuperset(text):
            return ()
        text = printed(text)
        undrawn = {each for each in set(text) - self._known if self.source(each) is None}
        if not undrawn:
            return ()
        return tuple(dict.fromkeys(each for each in clusters(text) if not undrawn.isdisjoint(each)))

    def measure(self, text: str) -> float:
        """The width of a text on one line, in thousandths of the size: its characters and the kerning between them."""
        if not text.isascii():
            text = text.replace(SOFT_HYPHEN, "").replace(ZERO_WIDTH_SPACE, "")
        kerns = map(self.kerns.__getitem__, map(add, text, text[1:]))
        return sum(map(self.characters.__getitem__, text)) + sum(kerns)

    @cached_property
    def narrowed(self) -> float:
        """How much narrower its space is set than the font has it, in thousandths of the size, a positive figure."""
        own = float(self.font().face.getCharWidth(ord(" ")))
        return max(0.0, own - self._space.characters[" "]) if self._space else 0.0

    @cached_property
    def cap_height(self) -> float:
        """The height of a capital, in thousandths of the size."""
        return float(self.font().face.capHeight)

    @cached_property
    def descent(self) -> float:
        """How far letters reach below the baseline, in thousandths of the size, a positive figure."""
        return -float(self.font().face.descent)


class _CharacterWidths(dict[str, float]):
    """Character → its width; looked up in the chain once and kept."""

    def __init__(self, face: FontFace) -> None:
        super().__init__({SOFT_HYPHEN: 0.0, ZERO_WIDTH_SPACE: 0.0})
        self._face = face

    def __missing__(self, character: str) -> float:
        if IGNORED.match(character):
            return 0.0
        font = self._face.source(character)
        if font is None:
            raise ValueError(
                f"U+{ord(character):04X} is in no font: check texts with FontFace.lacking before measuring"
            )
        drawn = STAND_INS.get(character, character)
        width = float(font.face.getCharWidth(ord(drawn)))
        if drawn == " ":
            width -= self._face.narrowed
        self[character] = width
        return width


class _Kerns(dict[str, float]):
    """Two characters → what is added between them; nothing where two fonts draw them."""

    def __init__(self, face: FontFace) -> None:
        super().__init__()
        self._face = face
        self._fonts: dict[TTFont, Kerning] = {}

    def __missing__(self, pair: str) -> float:
        left, right = (STAND_INS.get(character, character) for character in pair)
        font, other = self._face.source(left), self._face.source(right)
        added = 0.0
        if other is font and font is not None:
            if font not in self._fonts:
                self._fonts[font] = Kerning(font.face)
            glyphs = font.face.charToGlyph
            added = self._fonts[font].between(glyphs[ord(left)], glyphs[ord(right)])
        self[pair] = added  # only now, as threads may share a face
        return added


class _WordWidths(dict[str, float]):
    """Word → its width; decks repeat words, so each is measured once."""

    def __init__(self, face: FontFace) -> None:
        super().__init__()
        self._measure = face.measure

    def __missing__(self, word: str) -> float:
        width = self[word] = self._measure(word)
        return width


class _SpacedWidths(dict[str, float]):
    """Word → its width and that of the space after it: the most that it takes of a line.

    Where the word stands closer to a space beside it, a line may come out narrower; it is measured then.
    """

    def __init__(self, face: FontFace) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, word: str) -> float:
        face = self._face
        width = face.words[word] + face.characters[" "]
        if word:
            before, after = face.kerns[" " + word[0]], face.kerns[word[-1] + " "]
            if before or after:
                face.kerns_spaces = True
            width += max(0.0, before) + max(0.0, after)
        self[word] = width
        return width


def locate(reference: str) -> Path:
    """A font file from ``package/file.ttf``, looked for in the package's folder and its ``files``; or a whole path.

    Raises:
        FileNotFoundError: where the package is not installed or has no such file.
    """
    if Path(reference).is_absolute():
        return Path(reference)
    package, _, name = reference.partition("/")
    spec = find_spec(package)
    folders: Iterable[str] = (spec.submodule_search_locations or ()) if spec else ()
    for folder in folders:
        for path in (Path(folder, name), Path(folder, "files", name)):
            if path.is_file():
                return path
    raise FileNotFoundError(f"no font {name} in the package {package}")
