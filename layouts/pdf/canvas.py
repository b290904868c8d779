"""Fitted texts and shapes → the pages of a tagged, archival PDF.

Drawing is tagging. A mark is either part of an element of the structure (``text``, ``tagged``) or decoration
(``artifact``, and all that stands in a form); a mark that is neither raises an error, so that no layout can leave
one out by oversight. Positions are in points from the bottom left of the page, or of the cell inside ``cell``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from generator.model.paper import POINTS_PER_MM
from layouts.pdf.document import Document
from layouts.pdf.form import Form
from layouts.pdf.metadata import archive_claims
from layouts.pdf.objects import Link, Page, Raw, Resources, Stream, literal
from layouts.pdf.operators import number
from layouts.pdf.pen import cell_on_page
from layouts.pdf.structure import ARTIFACTS
from layouts.pdf.tagger import Tagger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.model.paper import Cell, Flip, Size
    from layouts.pdf.form import Box, Field, FieldStyle
    from layouts.pdf.metadata import Description
    from layouts.pdf.objects import Reference
    from layouts.pdf.pen import Room
    from layouts.pdf.structure import ArtifactKind
    from layouts.text.typesetting import Fitted


DrawnOnce: TypeAlias = tuple[Hashable, ...]
"""What is drawn once and placed often: the word that its name in the file begins with, then what tells it from others."""


class Drawn(NamedTuple):
    """All that is on a page, to come again: its contents, the page, its elements and those that hold them."""

    contents: Stream
    page: int
    elements: range
    under: tuple[int, ...]


class Canvas(Tagger):
    """A PDF in the making; nothing touches the disk.

    Args:
        description: title, author and language of the file.
        fields: how what is typed looks, where it is a form to fill in on a screen.
        repeats: whether pages come again: what ``once`` draws is then drawn and written once.
    """

    def __init__(self, description: Description, *, fields: FieldStyle | None = None, repeats: bool = False) -> None:
        super().__init__(Document(description.language))
        self._description = description
        self._resources = Resources(self._document)
        self._annotations: list[Reference] = []
        self._fields = Form(self._document, fields) if fields else None
        self._forms: dict[DrawnOnce, str] = {}
        self._images: set[str] = set()
        self._counts: Counter[str] = Counter()
        self._placed: dict[tuple[DrawnOnce, tuple[Cell, ...], Room], str] = {}
        self._labels: list[bytes] = []
        self._repeats = repeats
        self._drawn: dict[tuple[int, ...], Drawn] = {}
        self._shared: Stream | None = None
        self._enlarged = 1.0

    @contextmanager
    def page(self, size: Size, enlarged: float = 1.0) -> Iterator[None]:
        """One page of the given size in mm; all of it so many times larger than it is drawn."""
        self._page = self._room = (size.width * POINTS_PER_MM, size.height * POINTS_PER_MM)
        self._enlarged = enlarged
        yield
        self._close_page()

    def _close_page(self) -> None:
        """Compresses what was drawn and names the resources that all pages share."""
        index = self._document.page
        width, height = (number(length * self._enlarged) for length in self._page)
        entries = f"/MediaBox[0 0 {width} {height}]/Tabs/S".encode() + b"/Resources " + self._resources.reference
        if self._structure.marked(index):
            entries += b"/StructParents %d" % index
        if self._shared and self._code:
            raise RuntimeError("something is drawn beside what comes again")
        contents = self._shared or self._contents()
        self._document.addPage(Page(entries, contents, self._annotations))
        self._shared = None
        self._code, self._annotations = [], []
        self._fill = self._stroke = ""

    def _contents(self) -> Stream:
        """What was drawn on the page, enlarged where it is."""
        enlarging = [f"{number(self._enlarged)} 0 0 {number(self._enlarged)} 0 0 cm"] if self._enlarged != 1 else []
        return Stream(b"", "\n".join([*enlarging, *self._code]).encode("latin-1"))

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
            self._shared = known.contents
            return
        first = self._structure.many
        draw()
        if self._repeats and self._structure.holds(page, first):
            self._shared = self._contents()
            self._drawn[key] = Drawn(self._shared, page, range(first, self._structure.many), holders)
            self._code = []

    def label_page(self, prefix: str, number: int | None = None) -> None:
        """What viewers call the page that is being drawn: a prefix and a number."""
        numbered = b"" if number is None else b"/S/D/St %d" % number
        self._labels.append(b"%d<</P%b%b>>" % (self._document.page, literal(prefix), numbered))

    @property
    def page_index(self) -> int:
        """The page that is being drawn, or else comes next, counted from 0."""
        return self._document.page

    def outline(self, title: str, level: int = 0, page: int | None = None, *, closed: bool = False) -> None:
        """An entry of the outline that leads to a page, else to that being drawn; ``closed`` hides those below it at first."""
        self._document.bookmark(title, level, self._document.page if page is None else page, closed=closed)

    def print_as(self, duplex: Flip | None) -> None:
        """What print dialogues are told: actual size, and the edge to flip on, or one side only."""
        self._document.print_as(duplex)

    def finish(self) -> bytes:
        """The whole file."""
        document, catalog = self._document, self._document.Catalog
        document.tell_viewers(DisplayDocTitle="true")
        catalog.MarkInfo = Raw(b"<</Marked true>>")
        document.info = self._description.info()
        archival = self._fields is None
        catalog.Metadata, catalog.OutputIntents = archive_claims(document, self._description, archival=archival)
        if self._fields:
            catalog.AcroForm = self._fields.finish()
        if self._labels:
            catalog.PageLabels = Raw(b"<</Nums[%b]>>" % b"".join(self._labels))
        catalog.StructTreeRoot = Raw(self._structure.write(document))
        return document.finish()

    def image(self, name: str, stream: Stream, left: float, bottom: float, size: Room) -> None:
        """A picture as a mark of what is open; ``stream`` draws it on a square of one by one, embedded once by its name."""
        if name not in self._images:
            self._images.add(name)
            self._resources.add("XObject", name, stream.copy())
        self._mark(f"q {number(size[0])} 0 0 {number(size[1])} {number(left)} {number(bottom)} cm /{name} Do Q")

    def link(self, fitted: Fitted, x: float, top: float, colour: str, page: int, alternative: str) -> None:
        """A fitted text that leads to a page, counted from 0; ``alternative`` says where to."""
        self._structure.open("Link")
        self._begin_element("Link")
        self.text(fitted, x, top, colour)
        self._end()
        low, high = top - fitted.height - 2, top + 2
        name = f"Link{len(self._annotations)}-{self._document.page + 1}"
        key = self._structure.annotate(self._document.page, name)
        left, bottom, right, upper = (edge * self._enlarged for edge in (x - 2, low, x + fitted.width + 2, high))
        link = Link((left, bottom, right, upper), page, alternative, key)
        self._annotations.append(self._document.Reference(link, name))
        self._structure.close()

    @property
    def takes_fields(self) -> bool:
        """Whether it is a form: places to write are fields, and boxes to tick are check boxes."""
        return self._fields is not None

    def text_field(self, field: Field, box: Box, *, lines: bool, fixed: bool) -> None:
        """A field to type in, as an element of its own, where it is a form; see ``Form.text``."""
        if self._fields:
            self._add_field(self._fields, partial(self._fields.text, field, box, lines=lines, fixed=fixed))

    def check_box(self, field: Field, box: Box) -> None:
        """A box to tick, as an element of its own, where it is a form; its outline is the page's to draw."""
        if self._fields:
            self._add_field(self._fields, partial(self._fields.check_box, field, box))

    def _add_field(self, form: Form, made: Callable[[int], Raw]) -> None:
        name = f"Field{len(self._annotations)}-{self._document.page + 1}"
        self._structure.open("Form")
        widget = self._document.Reference(made(self._structure.annotate(self._document.page, name)), name)
        self._structure.close()
        self._annotations.append(widget)
        form.add(widget)

    def _draw_once(self, key: DrawnOnce, draw: Callable[[], None]) -> str:
        """A form as large as the open room, unless there is one of this key → the name it has in the file.

        Names are counted: an id of the deck in them could be that of something else.
        """
        if key in self._forms:
            return self._forms[key]
        kind = str(key[0])
        self._counts[kind] += 1
        name = self._forms[key] = f"{kind}-{self._counts[kind]}"
        outer, self._code = self._code, []
        state = self._fill, self._stroke, self._marking
        self._fill, self._stroke, self._marking = "", "", True
        draw()
        self._fill, self._stroke, self._marking = state
        content = "\n".join(self._code).encode("latin-1")
        self._code = outer
        width, height = map(number, self._room)
        box = f"/Type/XObject/Subtype/Form/BBox[0 0 {width} {height}]".encode()
        resources = b"/Resources " + self._resources.reference
        self._resources.add("XObject", name, Stream(box + resources, content))
        return name

    def place(self, key: DrawnOnce, draw: Callable[[], None], kind: ArtifactKind = "decoration") -> None:
        """A form at the origin, as large as the open cell or page: furniture, so an artifact, drawn by ``draw`` once.

        In a picture it is a part of that.
        """
        name = self._draw_once(key, draw)
        self._begin(ARTIFACTS[kind])
        self._code.append(f"/{name} Do")
        self._end()

    def lines_once(self, rows: tuple[tuple[float, float, str], ...]) -> None:
        """Lines along paths, as ``paths`` takes them, in the colour and width that are set: a mark of what is open, written once.

        A form takes these from where it is placed (ISO 32000-1, 8.10.1), so forms in other colours share it.
        """
        name = self._draw_once(("lines", rows), lambda: self.paths(rows, filled=False))
        self._mark(f"/{name} Do")

    def place_in(self, cells: tuple[Cell, ...], key: DrawnOnce, draw: Callable[[], None]) -> None:
        """A form in each of these cells of the page, as one mark of what is open; ``draw`` draws it once, as in a cell."""
        placing = (key, cells, self._page)
        found = self._placed.get(placing)
        if found is None:
            placed = [cell_on_page(cell, self._page[1]) for cell in cells]
            outside, self._room = self._room, placed[0][1]
            name = self._draw_once(key, draw)
            self._room = outside
            found = self._placed[placing] = "\n".join(f"q {moved} /{name} Do Q" for moved, _ in placed)
        self._mark(found)
