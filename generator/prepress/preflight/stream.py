"""A page's content stream → the objects that it paints, in their order.

The reading knows where texts, paths and pictures lie, in which colours and under which tag, and the box around what
clips them. It does not look into patterns, nor into fonts set by ``gs``.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, cast

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
    six,
    thing,
    true,
)
from generator.prepress.preflight.painted import PaintedKind, PaintedObject, Reading, Tag, identity
from generator.prepress.preflight.paths import ENDING, FILLING, STROKING, Path, widened
from generator.prepress.preflight.shown import NO_FONT, around, shown_text
from generator.prepress.preflight.state import NUMBERS_OF_STATE, PAINT_SETTERS, State, intersection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pypdf.generic import DictionaryObject, PdfObject

DEEPEST = 20  # forms within forms; ours go one deep
UNIT: Box = (0.0, 0.0, 1.0, 1.0)
INVISIBLE, FILLED_TEXT, OUTLINED_TEXT = {3, 7}, {0, 2, 4, 6}, {1, 2, 5, 6}  # rendering modes


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
        yield from _Stream(reading, dictionary(page.get("/Resources")), State(IDENTITY)).painted(contents)


def painted_by_annotation(annotation: DictionaryObject, reading: Reading) -> Iterator[PaintedObject]:
    """Everything a form field or another annotation paints in its present state; tags reach these by another way."""
    reference = look(annotation)
    form = dictionary(reference)
    place = place_of(annotation, form)
    if reference is None or place is None:
        return
    state = State(product(matrix(form.get("/Matrix")), place))
    caller = _Caller(depth=1, counts=False)
    yield from _Stream(reading, dictionary(form.get("/Resources")), state, caller).painted(form)


class _Stream:
    """One content stream being read: a page's, or that of a form it calls."""

    def __init__(
        self, reading: Reading, resources: DictionaryObject, state: State, caller: _Caller = _Caller()
    ) -> None:
        self._reading, self._resources, self._state, self._caller = reading, resources, state, caller
        self._tags = caller.tags
        self._kept: list[State] = []
        self._line = self._at = IDENTITY  # the text line matrix and the text matrix

    def painted(self, stream: object, key: object = None) -> Iterator[PaintedObject]:
        """Everything the stream paints."""
        for operands, operator in self._reading.operations(stream, key):
            if operator in ENDING:
                yield from self._path(cast("Path", operands[0]), operator)
            elif operator == b"INLINE IMAGE":
                yield self._picture("", dictionary(cast("dict[str, object]", operands).get("settings")))
            elif operator in PAINT_SETTERS:
                PAINT_SETTERS[operator](self._state, operands, self._resources)
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
        ink = mapped(area, ctm) if area else None
        return PaintedObject(kind, *self._where, ink, called, place=ctm)

    @property
    def _where(self) -> tuple[tuple[Tag, ...], int, bool]:
        return self._tags, self._caller.depth, self._caller.counts

    def _path(self, path: Path, operator: bytes) -> Iterator[PaintedObject]:
        """The object for a path that is painted; from a path that clips on, nothing is painted outside it."""
        state = self._state
        fill = state.fill if operator in FILLING else None
        line = state.line if operator in STROKING else None
        if fill or line:
            pen = state.pen if line else 0.0
            area = mapped(path.box, state.ctm) if path.box else None
            if area and pen:
                area = widened(area, pen / 2, single=len(path.lines) == 1)
            yield PaintedObject(
                "path",
                *self._where,
                area,
                place=state.ctm,
                fill=fill,
                line=line,
                pen=pen,
                path=path,
                clip=state.clip,
                effects=state.effects,
            )
        if path.clips:
            inside = mapped(path.box, state.ctm) if path.box else (0.0, 0.0, -1.0, -1.0)
            state.clip = intersection(state.clip, inside)

    def _save(self, _: list[PdfObject]) -> None:
        self._kept.append(copy(self._state))

    def _restore(self, _: list[PdfObject]) -> None:
        if self._kept:
            self._state = self._kept.pop()

    def _concatenate(self, operands: list[PdfObject]) -> None:
        self._state.ctm = product(six(operands), self._state.ctm)

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
        self._line = self._at = six(operands)

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

    def _picture(self, called: str, found: DictionaryObject) -> PaintedObject:
        state = self._state
        stencil = true(found.get("/ImageMask")) or true(found.get("/IM"))
        return PaintedObject(
            "picture",
            *self._where,
            mapped(UNIT, state.ctm),
            called,
            place=state.ctm,
            fill=state.fill if stencil else None,
            picture=found,
            clip=state.clip,
            effects=state.effects,
        )

    def _shading(self, _: list[PdfObject]) -> Iterator[PaintedObject]:
        state = self._state
        yield replace(self._object("shading"), clip=state.clip, effects=state.effects)

    def _call(self, operands: list[PdfObject]) -> Iterator[PaintedObject]:
        called = name(operands[0])
        reference = dictionary(self._resources.get("/XObject")).get(f"/{called}")
        form = dictionary(reference)
        if name(form.get("/Subtype")) != "Form":
            yield self._picture(called, form)
            return
        caller = self._caller
        key = identity(reference, form)
        if key in caller.forms or caller.depth >= DEEPEST:
            raise DamagedError(f"the form {called} draws itself, or lies too deep in other forms")
        state = copy(self._state)
        state.ctm = product(matrix(form.get("/Matrix")), self._state.ctm)
        area = box(form.get("/BBox"))
        if area:
            state.clip = intersection(state.clip, mapped(area, state.ctm))
        # A form with a place in the structure tree brings its own tags; any other is one object where it is called.
        structured = "/StructParents" in form
        if not structured:
            yield self._object("form", area, called, state.ctm)
        inside = _Caller(self._tags, caller.depth + 1, caller.counts and structured, caller.forms | {key})
        resources = dictionary(form.get("/Resources")) or self._resources
        yield from _Stream(self._reading, resources, state, inside).painted(reference, key)

    def _text(self, pieces: list[PdfObject]) -> PaintedObject:
        """The object for a shown text; moves the text position to its end."""
        state = self._state
        across, glyphs, inks = shown_text(state, pieces)
        place = product((1.0, 0.0, 0.0, 1.0, 0.0, state.rise), product(self._at, state.ctm))
        mode = int(state.mode)
        area = mapped(around(inks), place) if inks and mode not in INVISIBLE else None
        self._at = product((1.0, 0.0, 0.0, 1.0, across, 0.0), self._at)
        return PaintedObject(
            "text",
            *self._where,
            area,
            font=state.font or NO_FONT,
            glyphs=glyphs,
            size=state.size,
            place=place,
            inks=inks,
            fill=state.fill if mode in FILLED_TEXT else None,
            line=state.line if mode in OUTLINED_TEXT else None,
            pen=state.pen,
            clip=state.clip,
            effects=state.effects,
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
    }
    """What paints, in the same way."""


def _operands(given: list[PdfObject], needed: int, operator: bytes) -> list[PdfObject]:
    """As many operands as an operator takes, the last ones, as readers do."""
    if len(given) == needed:
        return given
    if len(given) < needed:
        raise DamagedError(f"the operator {operator.decode('ascii', 'replace')} lacks operands")
    return given[-needed:] if needed else []
