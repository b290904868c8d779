"""An annotation of a page (a form field, a note) → the look that it has now, and where on the page that lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import DictionaryObject, StreamObject

from generator.prepress.objects import Matrix, box, dictionary, mapped, matrix, name, number, thing, true

if TYPE_CHECKING:
    from pypdf.generic import PdfObject

DEEPEST = 32
"""Fields within fields."""

HIDDEN, PRINTED = 2, 4
"""Bits of an annotation's flags."""


def flags_of(annotation: DictionaryObject) -> int:
    """The flags of an annotation: whether it is hidden, whether it is printed."""
    return int(number(annotation.get("/F")))


def inherited(annotation: DictionaryObject, key: str) -> object:
    """The value of a key of a field, its own or that of a field above it; None where none has one."""
    for _ in range(DEEPEST):
        if key in annotation:
            return thing(annotation.get(key))
        annotation = dictionary(annotation.get("/Parent"))
    return None


def asks_anew(catalog: DictionaryObject) -> bool:
    """Whether a file asks its viewer to make the looks of all fields anew."""
    return true(dictionary(catalog.get("/AcroForm")).get("/NeedAppearances"))


def look(annotation: DictionaryObject, *, anew: bool = False) -> PdfObject | None:
    """The form, or the reference to one, that shows an annotation as it is now; None where it has no look.

    A tick says twice whether it is set: for the field, and for each place where it is shown. The place decides, unless it
    says nothing, or the file asks for the looks to be made ``anew``.
    """
    holder = dictionary(annotation.get("/AP"))
    if isinstance(thing(holder.get("/N")), StreamObject):
        return holder.get("/N")
    states, state = dictionary(holder.get("/N")), f"/{name(annotation.get('/AS'))}"
    value = f"/{name(inherited(annotation, '/V'))}" if name(annotation.get("/Subtype")) == "Widget" else state
    if value in states and (anew or "/AS" not in annotation):
        state = value
    found = states.get(state)
    return found if isinstance(thing(found), StreamObject) else None


def has_states(annotation: DictionaryObject) -> bool:
    """Whether an annotation has a look for each of its states, so that one without a look is meant to show nothing."""
    holder = thing(dictionary(annotation.get("/AP")).get("/N"))
    return isinstance(holder, DictionaryObject) and not isinstance(holder, StreamObject) and bool(holder)


def place_of(annotation: DictionaryObject, form: DictionaryObject) -> Matrix | None:
    """What moves the look of an annotation, moved by its own matrix already, into the rectangle that it has on the page.

    None where the file gives the rectangle or the box of the look as no four numbers.
    """
    rect, area = box(annotation.get("/Rect")), box(form.get("/BBox"))
    if rect is None or area is None:
        return None
    own = mapped(area, matrix(form.get("/Matrix")))
    across, up = ((rect[n + 2] - rect[n]) / ((own[n + 2] - own[n]) or 1.0) for n in (0, 1))
    return across, 0.0, 0.0, up, rect[0] - own[0] * across, rect[1] - own[1] * up
