"""A page's content stream → the objects that it paints, in their order.

The reading knows where text lies, in which font, and under which tag; of paths it knows only that they are painted.
It does not look into clipping, transparency, patterns and fonts set by ``gs``.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from pypdf.generic import DictionaryObject, PdfObject

from generator.prepress.annotations import look, place_of
from generator.prepress.objects import (
    IDENTITY,
    Box,
    DamagedError,
    Matrix,
    array,
    box,
    dictionary,
    mapped,
    matrix,
    name,
    number,
    product,
    thing,
)
from generator.prepress.preflight.fonts import Font, Glyph
from generator.prepress.preflight.painted import CALL, PaintedKind, PaintedObject, Reading, Tag, identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DEEPEST = 20  # forms within forms; ours go one deep
UNIT: Box = (0.0, 0.0, 1.0, 1.0)
INVISIBLE = {3, 7}  # rendering modes that paint nothing
SPACE = 32
NO_FONT = Font(DictionaryObject())
PATHS = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s"}
NUMBERS_OF_STATE = {
    b"Tc": "letter_space",
    b"Tw": "word_space",
    b"Tz": "stretch",
    b"TL": "leading",
    b"Ts": "rise",
    b"Tr": "mode",
}


@dataclass(slots=True)
class _State:
    """The part of the graphics state that says where text goes."""

    ctm: Matrix
    font: Font | None = None
    size: float = 0.0
    letter_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 100.0
    leading: float = 0.0
    rise: float = 0.0
    mode: float = 0.0


@dataclass(frozen=True, slots=True)
class _Caller:
    """Where a stream is called from: the tags around it, how deep it lies, and in which forms."""

    tags: tuple[Tag, ...] = ()
    depth: int = 0
    counts: bool = True
    forms: frozenset[object] = frozenset()


def painted_by_page(page: DictionaryObject, reading: Reading) -> Iterator[PaintedObject]:
    """Everything the page's own content paints."""
    contents = page.get("/Contents")
    if thing(contents) is not None:
        yield from _Stream(reading, dictionary(page.get("/Resources")), _State(IDENTITY)).painted(contents)


def painted_by_annotation(annotation: DictionaryObject, reading: Reading) -> Iterator[PaintedObject]:
    """Everything a form field or another annotation paints in its present state; tags reach these by another way."""
    reference = look(annotation)
    form = dictionary(reference)
    place = place_of(annotation, form)
    if reference is None or place is None:
        return
    state = _State(product(matrix(form.get("/Matrix")), place))
    caller = _Caller(depth=1, counts=False)
    yield from _Stream(reading, dictionary(form.get("/Resources")), state, caller).painted(form)


class _Stream:
    """One content stream being read: a page's, or that of a form it calls."""

    def __init__(
        self, reading: Reading, resources: DictionaryObject, state: _State, caller: _Caller = _Caller()
    ) -> None:
        self._reading, self._resources, self._state, self._caller = reading, resources, state, caller
        self._tags = caller.tags
        self._kept: list[_State] = []
        self._line = self._at = IDENTITY  # the text line matrix and the text matrix

    def painted(self, stream: object, key: object = None) -> Iterator[PaintedObject]:
        """Everything the stream paints."""
        operations = self._reading.operations(stream, key)
        self._reading.spend(len(operations) + CALL)
        for operands, operator in operations:
            if operator in PATHS:
                yield self._object("path")
            elif operator in self.PAINTING:
                needed, paint = self.PAINTING[operator]
                yield from paint(self, _operands(operands, needed, operator))
            elif operator in self.SETTING:
                needed, change = self.SETTING[operator]
                change(self, _operands(operands, needed, operator))
            elif operator in NUMBERS_OF_STATE and operands:
                setattr(self._state, NUMBERS_OF_STATE[operator], number(operands[0]))

    def _object(
        self, kind: PaintedKind, area: Box | None = None, called: str = "", by: Matrix | None = None
    ) -> PaintedObject:
        ctm = by or self._state.ctm
        turned = ctm[0] < 0 and ctm[3] < 0
        ink = mapped(area, ctm) if area else None
        return PaintedObject(kind, self._tags, self._caller.depth, self._caller.counts, ink, called, turned=turned)

    def _save(self, _: list[PdfObject]) -> None:
        self._kept.append(copy(self._state))

    def _restore(self, _: list[PdfObject]) -> None:
        if self._kept:
            self._state = self._kept.pop()

    def _concatenate(self, operands: list[PdfObject]) -> None:
        self._state.ctm = product(_six(operands), self._state.ctm)

    def _begin_text(self, _: list[PdfObject]) -> None:
        self._line = self._at = IDENTITY

    def _font(self, operands: list[PdfObject]) -> None:
        key, size = operands
        self._state.font = self._reading.font(dictionary(self._resources.get("/Font")), f"/{name(key)}")
        self._state.size = number(size)

    def _move(self, operands: list[PdfObject]) -> None:
        across, up = map(number, operands)
        self._line = self._at = product((1.0, 0.0, 0.0, 1.0, across, up), self._line)

    def _move_and_lead(self, operands: list[PdfObject]) -> None:
        self._state.leading = -number(operands[1])
        self._move(operands)

    def _place(self, operands: list[PdfObject]) -> None:
        self._line = self._at = _six(operands)

    def _next_line(self, _: list[PdfObject]) -> None:
        self._line = self._at = product((1.0, 0.0, 0.0, 1.0, 0.0, -self._state.leading), self._line)

    def _begin_tag(self, operands: list[PdfObject]) -> None:
        properties = thing(operands[1]) if len(operands) > 1 else None
        if isinstance(properties, str):
            properties = thing(dictionary(self._resources.get("/Properties")).get(properties))
        number_of_tag = thing(dictionary(properties).get("/MCID"))
        self._tags += (Tag(name(operands[0]), int(number_of_tag) if isinstance(number_of_tag, int) else None),)

    def _end_tag(self, _: list[PdfObject]) -> None:
        if len(self._tags) > len(self._caller.tags):
            self._tags = self._tags[:-1]

    def _show(self, operands: list[PdfObject]) -> Iterator[PaintedObject]:
        yield self._text(operands[:1])

    def _show_spaced(self, operands: list[PdfObject]) -> Iterator[PaintedObject]:
        yield self._text(array(operands[0]))

    def _show_below(self, operands: list[PdfObject]) -> Iterator[PaintedObject]:
        self._next_line([])
        yield self._text(operands[-1:])

    def _show_below_spaced(self, operands: list[PdfObject]) -> Iterator[PaintedObject]:
        self._state.word_space, self._state.letter_space = map(number, operands[:2])
        yield from self._show_below(operands)

    def _inline_picture(self, _: object) -> Iterator[PaintedObject]:
        yield self._object("picture", UNIT)

    def _shading(self, _: list[PdfObject]) -> Iterator[PaintedObject]:
        yield self._object("shading")

    def _call(self, operands: list[PdfObject]) -> Iterator[PaintedObject]:
        called = name(operands[0])
        reference = dictionary(self._resources.get("/XObject")).get(f"/{called}")
        form = dictionary(reference)
        if name(form.get("/Subtype")) != "Form":
            yield self._object("picture", UNIT, called)
            return
        caller = self._caller
        key = identity(reference, form)
        if key in caller.forms or caller.depth >= DEEPEST:
            raise DamagedError(f"the form {called} draws itself, or lies too deep in other forms")
        state = copy(self._state)
        state.ctm = product(matrix(form.get("/Matrix")), self._state.ctm)
        # A form with a place in the structure tree brings its own tags; any other is one object where it is called.
        structured = "/StructParents" in form
        if not structured:
            yield self._object("form", box(form.get("/BBox")), called, state.ctm)
        inside = _Caller(self._tags, caller.depth + 1, caller.counts and structured, caller.forms | {key})
        resources = dictionary(form.get("/Resources")) or self._resources
        yield from _Stream(self._reading, resources, state, inside).painted(reference, key)

    def _text(self, pieces: list[PdfObject]) -> PaintedObject:
        """The object for a shown text; moves the text position to its end."""
        state = self._state
        font = state.font or NO_FONT
        stretch, unit = state.stretch / 100, state.size / 1000
        across = 0.0
        glyphs: list[Glyph] = []
        inks: list[Box] = []
        for piece in pieces:
            if not isinstance(piece, bytes):
                across -= number(piece) * unit * stretch
                continue
            for code in font.codes(piece):
                glyph = font.glyph(code)
                glyphs.append(glyph)
                if glyph.ink:
                    left, low, right, high = glyph.ink
                    inks.append(
                        (across + left * unit * stretch, low * unit, across + right * unit * stretch, high * unit)
                    )
                gap = state.letter_space + (state.word_space if code == SPACE and not font.words else 0.0)
                across += (glyph.width * unit + gap) * stretch
        place = product((1.0, 0.0, 0.0, 1.0, 0.0, state.rise), product(self._at, state.ctm))
        area = mapped(_around(inks), place) if inks and int(state.mode) not in INVISIBLE else None
        self._at = product((1.0, 0.0, 0.0, 1.0, across, 0.0), self._at)
        return PaintedObject(
            "text",
            self._tags,
            self._caller.depth,
            self._caller.counts,
            area,
            font=font,
            glyphs=tuple(glyphs),
            size=state.size,
            place=place,
            inks=tuple(inks),
        )

    SETTING: ClassVar[dict[bytes, tuple[int, Callable[[_Stream, list[PdfObject]], None]]]] = {
        b"q": (0, _save),
        b"Q": (0, _restore),
        b"cm": (6, _concatenate),
        b"BT": (0, _begin_text),
        b"Tf": (2, _font),
        b"Td": (2, _move),
        b"TD": (2, _move_and_lead),
        b"Tm": (6, _place),
        b"T*": (0, _next_line),
        b"BMC": (1, _begin_tag),
        b"BDC": (2, _begin_tag),
        b"EMC": (0, _end_tag),
    }
    """What changes the state: how many operands the operator takes, and what it does."""

    PAINTING: ClassVar[dict[bytes, tuple[int, Callable[[_Stream, list[PdfObject]], Iterator[PaintedObject]]]]] = {
        b"Tj": (1, _show),
        b"TJ": (1, _show_spaced),
        b"'": (1, _show_below),
        b'"': (3, _show_below_spaced),
        b"Do": (1, _call),
        b"sh": (0, _shading),
        b"INLINE IMAGE": (0, _inline_picture),
    }
    """What paints, in the same way."""


def _operands(given: list[PdfObject], needed: int, operator: bytes) -> list[PdfObject]:
    """As many operands as an operator takes, the last ones, as readers do."""
    if len(given) == needed:
        return given
    if len(given) < needed:
        raise DamagedError(f"the operator {operator.decode('ascii', 'replace')} lacks operands")
    return given[-needed:] if needed else []


def _six(operands: list[PdfObject]) -> Matrix:
    a, b, c, d, e, f = map(number, operands)
    return a, b, c, d, e, f


def _around(boxes: list[Box]) -> Box:
    lefts, lows, rights, highs = zip(*boxes, strict=True)
    return min(lefts), min(lows), max(rights), max(highs)
