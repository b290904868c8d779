"""Fitted texts and shapes → the pages of a tagged, archival PDF.

Drawing is tagging. A mark is either part of an element of the structure (``text``, ``tagged``) or decoration
(``artifact``, and all that stands in a form); a mark that is neither raises an error, so that no layout can leave
one out by oversight. Positions are in points from the bottom left of the page, or of the cell inside ``cell``.
"""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, NamedTuple

from generator.model.paper import POINTS_PER_MM
from layouts.pdf.document import Document
from layouts.pdf.encoding import Encoder
from layouts.pdf.metadata import archive_claims
from layouts.pdf.objects import FORM, Link, Page, Raw, Resources, Stream, literal, text_field
from layouts.pdf.operators import number
from layouts.pdf.pen import Pen, Until
from layouts.pdf.structure import StructureTree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from generator.model.paper import Flip, Size
    from layouts.pdf.metadata import Description
    from layouts.pdf.objects import Reference
    from layouts.pdf.pen import Align, Room
    from layouts.text.typesetting import Fitted


class Drawn(NamedTuple):
    """All that is on a page, to come again: its contents, the page, its elements and those that hold them."""

    contents: Stream
    page: int
    elements: range
    under: tuple[int, ...]


class Canvas(Pen):
    """A PDF in the making; nothing touches the disk.

    Args:
        description: title, author and language of the file.
        fields: whether it is a form to fill in on a screen; a form makes no archival claims, as its fields are set in a
            standard font that is not embedded.
        repeats: whether pages come again: what ``once`` draws is then drawn and written once.
    """

    def __init__(self, description: Description, *, fields: bool = False, repeats: bool = False) -> None:
        self._document = Document(description.language)
        super().__init__(Encoder(self._document))
        self._description = description
        self._structure = StructureTree()
        self._resources = Resources(self._document)
        self._annotations: list[Reference] = []
        self._picturing = False
        self.takes_fields = fields
        self._fields: list[bytes] = []
        self._names: set[str] = set()
        self._forms: set[str] = set()
        self._labels: list[bytes] = []
        self._repeats = repeats
        self._drawn: dict[tuple[int, ...], Drawn] = {}
        self._repeated: Stream | None = None

    @contextmanager
    def page(self, size: Size) -> Iterator[None]:
        """One page of the given size in mm."""
        self._page = self._room = (size.width * POINTS_PER_MM, size.height * POINTS_PER_MM)
        yield
        self._close_page()

    def _close_page(self) -> None:
        """Compresses what was drawn and names the resources that all pages share."""
        index = self._document.page
        width, height = map(number, self._page)
        entries = f"/MediaBox[0 0 {width} {height}]/Tabs/S".encode() + b"/Resources " + self._resources.reference
        if self._structure.marked(index):
            entries += b"/StructParents %d" % index
        if self._repeated and self._code:
            raise RuntimeError("something is drawn beside what comes again")
        contents = self._repeated or Stream(b"", "\n".join(self._code).encode("latin-1"))
        self._document.addPage(Page(entries, contents, self._annotations))
        self._repeated = None
        self._code, self._annotations = [], []
        self._fill = self._stroke = ""

    def once(self, what: tuple[object, ...], draw: Callable[[], None], under: Sequence[int] = ()) -> None:
        """Draws all that is on a page; where it was drawn before, its marks and its elements only come again.

        Marks are numbered page by page, so pages may share what draws them (ISO 32000-1, 14.7.4.4).

        Args:
            what: by these very objects it is known again; they must live as long as the canvas.
            draw: draws it, and nothing else is drawn on the page.
            under: the elements that ``draw`` reopens; the one that is open where there are none.
        """
        if self._code:
            raise RuntimeError("something stands on the page already")
        holders, page = tuple(under) or (self._structure.opened,), self._document.page
        key = tuple(map(id, what))
        known = self._drawn.get(key)
        if known:
            self._structure.repeat(known.elements, known.page, dict(zip(known.under, holders, strict=True)), page)
            self._repeated = known.contents
            return
        first = self._structure.many
        draw()
        if self._repeats and self._structure.holds(page, first):
            self._repeated = Stream(b"", "\n".join(self._code).encode("latin-1"))
            self._drawn[key] = Drawn(self._repeated, page, range(first, self._structure.many), holders)
            self._code = []

    def label_page(self, prefix: str, number: int | None = None) -> None:
        """What viewers call the page that is being drawn: a prefix and a number."""
        numbered = b"" if number is None else b"/S/D/St %d" % number
        self._labels.append(b"%d<</P%b%b>>" % (self._document.page, literal(prefix), numbered))

    def outline(self, title: str, level: int = 0, *, closed: bool = False) -> None:
        """An entry of the outline that leads to the page being drawn; ``closed`` hides those below it at first."""
        self._document.bookmark(title, level, closed=closed)

    def print_as(self, duplex: Flip | None) -> None:
        """What print dialogues are told: actual size, and the edge to flip on, or one side only."""
        self._document.print_as(duplex)

    def finish(self) -> bytes:
        """The whole file."""
        document, catalog = self._document, self._document.Catalog
        document.tell_viewers(DisplayDocTitle="true")
        catalog.MarkInfo = Raw(b"<</Marked true>>")
        document.info = self._description.info()
        catalog.Metadata, catalog.OutputIntents = archive_claims(document, self._description, claims=not self._fields)
        if self._fields:
            catalog.AcroForm = Raw(FORM % b" ".join(self._fields))
        if self._labels:
            catalog.PageLabels = Raw(b"<</Nums[%b]>>" % b"".join(self._labels))
        catalog.StructTreeRoot = Raw(self._structure.write(document))
        return document.finish()

    def prepare_section(self) -> int:
        """An element for what is drawn later, and perhaps in another order than it is read; see ``reopened``."""
        element = self._structure.open("Sect")
        self._structure.close()
        return element

    @contextmanager
    def reopened(self, element: int) -> Iterator[None]:
        """Opens an element that was prepared, to draw what it holds."""
        self._structure.reopen(element)
        yield
        self._structure.close()

    def open(self, role: str) -> None:
        """Opens an element that holds what is drawn until it is closed, perhaps on a later page."""
        self._structure.open(role)

    def close(self) -> None:
        """Closes the element that was opened last."""
        self._structure.close()

    def section(self, role: str, *, title: str = "", language: str = "") -> AbstractContextManager[None]:
        """An element that holds others, such as a card; draws nothing itself."""
        if self._picturing:
            return nullcontext()
        self._structure.open(role, title=title, language=language)
        return Until(self._structure.close)

    @contextmanager
    def tagged(
        self, role: str, *, alternative: str = "", language: str = "", spoken: str = "", scope: str = ""
    ) -> Iterator[None]:
        """An element with the marks that are drawn inside; see ``StructureTree.open`` for what it takes."""
        if self._picturing:
            yield
            return
        self._structure.open(role, alternative=alternative, language=language, spoken=spoken, scope=scope)
        self._begin_element(role)
        yield
        self._end()
        self._structure.close()

    def artifact(self) -> Until:
        """Decoration: marks that a screen reader passes over."""
        self._begin("/Artifact BMC")
        return Until(self._end)

    def image(self, name: str, stream: Stream, left: float, bottom: float, size: Room) -> None:
        """A picture as a mark of what is open; ``stream`` draws it on a square of one by one, embedded once by its name."""
        if name not in self._forms:
            self._forms.add(name)
            self._resources.add("XObject", name, stream)
        self._mark(f"q {number(size[0])} 0 0 {number(size[1])} {number(left)} {number(bottom)} cm /{name} Do Q")

    @contextmanager
    def picture(self, alternative: str, *, language: str = "") -> Iterator[None]:
        """Marks that together are one figure, described in words; elements opened inside are only drawn."""
        with self.tagged("Figure", alternative=alternative, language=language):
            outer, self._picturing = self._picturing, True
            yield
            self._picturing = outer

    def element(
        self, role: str, fitted: Fitted, x: float, top: float, colour: str, align: Align = "left", spoken: str = ""
    ) -> int:
        """A fitted text as an element of its own, drawn as ``text`` does; ``spoken`` is read in its place. See ``more``."""
        if self._picturing:
            self.text(fitted, x, top, colour, align)
            return -1
        element, mcid = self._structure.leaf(role, self._document.page, spoken=spoken)
        self._begin(f"/{role}<</MCID {mcid}>>BDC")
        self.text(fitted, x, top, colour, align)
        self._end()
        return element

    def more(self, element: int, role: str, fitted: Fitted, x: float, top: float, colour: str) -> None:
        """The rest of an element's text, on a later page."""
        self._structure.reopen(element)
        self._begin_element(role)
        self.text(fitted, x, top, colour)
        self._end()
        self._structure.close()

    def link(self, fitted: Fitted, x: float, top: float, colour: str, page: int, alternative: str) -> None:
        """A fitted text that leads to a page, counted from 0; ``alternative`` says where to."""
        self._structure.open("Link")
        self._begin_element("Link")
        self.text(fitted, x, top, colour)
        self._end()
        low, high = top - fitted.height - 2, top + 2
        name = f"Link{len(self._annotations)}-{self._document.page + 1}"
        key = self._structure.annotate(self._document.page, name)
        link = Link((x - 2, low, x + fitted.width + 2, high), page, alternative, key)
        self._annotations.append(self._document.Reference(link, name))
        self._structure.close()

    def field(self, name: str, label: str, box: tuple[float, float, float, float], *, multiline: bool) -> None:
        """A field to type in: its name, numbered where it comes again; its tooltip; left, bottom, width and height."""
        asked, number = name, 1
        while name in self._names:
            number += 1
            name = f"{asked}-{number}"
        self._names.add(name)
        self._structure.open("Form")
        key = self._structure.annotate(self._document.page, f"Field {name}")
        reference = self._document.Reference(text_field(name, label, box, key, multiline=multiline), f"Field {name}")
        self._annotations.append(reference)
        self._fields.append(reference.format(self._document))
        self._structure.close()

    def _begin(self, operator: str) -> None:
        if self._picturing:
            return
        if self._marking:
            raise RuntimeError("marked content inside marked content")
        self._marking = True
        self._code.append(operator)

    def _begin_element(self, role: str) -> None:
        """Begins marks of the open element."""
        self._begin(f"/{role}<</MCID {self._structure.mark(self._document.page)}>>BDC")

    def _end(self) -> None:
        if self._picturing:
            return
        self._code.append("EMC")
        self._marking = False

    def turned(self, x: float, y: float) -> Until:
        """Draws upwards: the origin is at ``x`` and ``y``, and what ran to the right runs to the top."""
        return self.moved(f"0 1 -1 0 {number(x)} {number(y)} cm")

    def scaled(self, x: float, y: float, room: Room, scale: float) -> Until:
        """Draws what has this width and height, in points, smaller or larger, its bottom left at ``x`` and ``y``."""
        return self.moved(f"{number(scale)} 0 0 {number(scale)} {number(x)} {number(y)} cm", room)

    @contextmanager
    def _form(self, name: str) -> Iterator[None]:
        outer, self._code = self._code, []
        state = self._fill, self._stroke, self._marking
        self._fill, self._stroke, self._marking = "", "", True
        yield
        self._fill, self._stroke, self._marking = state
        content = "\n".join(self._code).encode("latin-1")
        self._code = outer
        width, height = map(number, self._room)
        box = f"/Type/XObject/Subtype/Form/BBox[0 0 {width} {height}]".encode()
        resources = b"/Resources " + self._resources.reference
        self._resources.add("XObject", name, Stream(box + resources, content))

    def place(self, name: str, draw: Callable[[], None]) -> None:
        """A form at the origin, as large as the open cell or page: furniture, so decoration, drawn by ``draw`` once."""
        if name not in self._forms:
            self._forms.add(name)
            with self._form(name):
                draw()
        self._begin("/Artifact BMC")
        self._code.append(f"/{name} Do")
        self._end()
