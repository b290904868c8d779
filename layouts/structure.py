"""What the canvas draws, element by element → the structure tree of a tagged PDF (ISO 32000-1, 14.7).

A tree may have five elements a card, so elements are rows in lists, written as bytes at once, and never ReportLab
objects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.document import literal, reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layouts.document import Document

HEADS = {
    role: b"/S/" + role.encode()
    for group in (
        ("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI"),
        ("P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"),
        ("Table", "TR", "TH", "TD", "THead", "TBody"),
        ("Span", "Quote", "Note", "Reference", "Link", "Figure", "Formula", "Form"),
    )
    for role in group
}
"""How an element of each standard structure type that we use begins (ISO 32000-1, 14.8.4)."""


FIRST_ANNOTATION = 1_000_000
"""The key of the first annotation in the parent tree, beyond that of any page."""


class StructureTree:
    """The elements of a document in reading order; the first one is the document itself."""

    def __init__(self) -> None:
        self._heads: list[bytes] = []
        self._parents: list[int] = []
        self._kids: list[
            list[int | tuple[int, int | str]]
        ] = []  # elements; on a page, marks by MCID and annotations by name
        self._annotated: list[int] = []
        self._open: list[int] = []
        self._marks: list[list[int]] = []
        self.open("Document")

    def open(
        self,
        role: str,
        *,
        alternative: str = "",
        language: str = "",
        title: str = "",
        spoken: str = "",
        scope: str = "",
    ) -> int:
        """A new element below the one that is open, itself open now; returns its index.

        Args:
            role: one of ``HEADS``.
            alternative: what a figure shows, in words.
            language: of its texts, where it differs from the document's.
            title: a name for it, shown in lists of sections.
            spoken: what is to be read in place of its marks.
            scope: ``Column`` or ``Row``, what a header cell of a table is the head of.
        """
        head = HEADS.get(role)
        if head is None:
            raise ValueError(f"{role} is no standard structure type")
        if alternative or language or title or spoken:
            named = ((b"/Alt", alternative), (b"/Lang", language), (b"/T", title), (b"/ActualText", spoken))
            head += b"".join(key + literal(value) for key, value in named if value)
        if scope:
            head += b"/A<</O/Table/Scope/%b>>" % scope.encode()
        index = len(self._heads)
        self._heads.append(head)
        self._kids.append([])
        if self._open:
            self._kids[self._open[-1]].append(index)
            self._parents.append(self._open[-1])
        else:
            self._parents.append(-1)
        self._open.append(index)
        return index

    def leaf(self, role: str, page: int, *, spoken: str = "") -> tuple[int, int]:
        """An element with one piece of marked content and no others inside; returns its index and its MCID on the page."""
        if spoken or role not in HEADS or page >= len(self._marks):
            element = self.open(role, spoken=spoken)
            mcid = self.mark(page)
            self.close()
            return element, mcid
        element, marks, above = len(self._heads), self._marks[page], self._open[-1]
        mcid = len(marks)
        marks.append(element)
        self._heads.append(HEADS[role])
        self._parents.append(above)
        self._kids.append([(page, mcid)])
        self._kids[above].append(element)
        return element, mcid

    def reopen(self, element: int) -> None:
        """Opens an element again that was closed, for marks that come later."""
        self._open.append(element)

    def annotate(self, page: int, name: str) -> int:
        """Hangs an annotation on a page, registered under a name, into the open element; returns its key."""
        self._kids[self._open[-1]].append((page, name))
        self._annotated.append(self._open[-1])
        return FIRST_ANNOTATION + len(self._annotated) - 1

    def close(self) -> None:
        """Closes the element that was opened last."""
        self._open.pop()

    def mark(self, page: int) -> int:
        """A piece of marked content on a page (counted from 0) for the open element; returns its MCID on that page."""
        while len(self._marks) <= page:
            self._marks.append([])
        element = self._open[-1]
        mcid = len(self._marks[page])
        self._marks[page].append(element)
        self._kids[element].append((page, mcid))
        return mcid

    def marked(self, page: int) -> bool:
        """Whether a page has any marked content, and so a row in the parent tree."""
        return page < len(self._marks) and bool(self._marks[page])

    def write(self, document: Document) -> bytes:
        """Adds the tree to the document; returns the reference for the catalog. All pages must be registered."""
        count = len(self._heads) + 2

        def make(first: int) -> Sequence[bytes]:
            pages = [document.number(f"Page{number + 1}") for number in range(len(self._marks))]
            elements = [self._element(index, first, pages, document) for index in range(len(self._heads))]
            parents = first + count - 1
            return [
                *elements,
                b"<</Type/StructTreeRoot/K %b/ParentTree %b/ParentTreeNextKey %d>>"
                % (reference(first), reference(parents), FIRST_ANNOTATION + len(self._annotated)),
                self._parent_tree(first),
            ]

        return reference(document.append(count, make) + count - 2)

    def _element(self, index: int, first: int, pages: Sequence[int], document: Document) -> bytes:
        parent = self._parents[index]
        above = first + parent if parent >= 0 else first + len(self._heads)
        kids = self._kids[index]
        if len(kids) == 1 and isinstance(kids[0], tuple) and isinstance(kids[0][1], int):  # most by far
            return b"<<%b/P %d 0 R/Pg %d 0 R/K %d>>" % (self._heads[index], above, pages[kids[0][0]], kids[0][1])
        page = next((kid[0] for kid in kids if isinstance(kid, tuple)), None)
        held = []
        for kid in kids:
            if isinstance(kid, int):
                held.append(b"%d 0 R" % (first + kid))
            elif isinstance(kid[1], str):
                held.append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (pages[kid[0]], document.number(kid[1])))
            elif kid[0] == page:
                held.append(b"%d" % kid[1])
            else:
                held.append(b"<</Type/MCR/Pg %b/MCID %d>>" % (reference(pages[kid[0]]), kid[1]))
        on = b"" if page is None else b"/Pg %d 0 R" % pages[page]
        joined = held[0] if len(held) == 1 else b"[" + b" ".join(held) + b"]"
        return b"<<%b/P %d 0 R%b/K %b>>" % (self._heads[index], above, on, joined)

    def _parent_tree(self, first: int) -> bytes:
        rows = [
            b"%d[%b]" % (page, b" ".join([b"%d 0 R" % (first + element) for element in elements]))
            for page, elements in enumerate(self._marks)
            if elements
        ]
        rows += [
            b"%d %d 0 R" % (FIRST_ANNOTATION + index, first + element) for index, element in enumerate(self._annotated)
        ]
        return b"<</Nums[" + b" ".join(rows) + b"]>>"
