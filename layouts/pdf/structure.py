"""What the canvas draws, element by element → the structure tree of a tagged PDF (ISO 32000-1, 14.7).

A tree may have five elements a card, so elements are rows in lists, written as bytes at once, and never ReportLab
objects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from layouts.pdf.objects import literal, reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from layouts.pdf.document import Document


class _Heads(dict[str, bytes]):
    """Role → how its element begins."""

    def __missing__(self, role: str) -> bytes:
        raise ValueError(f"{role} is no standard structure type")


HEADS = _Heads(
    (role, b"/S/" + role.encode())
    for group in (
        ("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI"),
        ("P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"),
        ("Table", "TR", "TH", "TD", "THead", "TBody"),
        ("Span", "Quote", "Note", "Reference", "Link", "Figure", "Formula", "Form"),
    )
    for role in group
)
"""How an element of each standard structure type that we use begins (ISO 32000-1, 14.8.4)."""


ArtifactKind: TypeAlias = Literal["decoration", "header", "footer", "production"]
ARTIFACTS: dict[ArtifactKind, str] = {
    "decoration": "/Artifact BMC",
    "header": "/Artifact<</Type/Pagination/Subtype/Header>>BDC",
    "footer": "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
    "production": "/Artifact<</Type/Page>>BDC",
}
"""How each kind of artifact begins (ISO 32000-1, 14.8.2.2): shapes and whatever is said elsewhere; what repeats at the head
and at the foot of pages; what is for whoever prints, cuts and folds."""


Kid: TypeAlias = "int | tuple[int, int | str]"
"""What an element holds: an element by its index; on a page, a mark by its MCID or an annotation by its name."""

FIRST_ANNOTATION = 1_000_000
"""The key of the first annotation in the parent tree, beyond that of any page."""


class StructureTree:
    """The elements of a document in reading order; the first one is the document itself."""

    def __init__(self) -> None:
        self._heads: list[bytes] = []
        self._parents: list[int] = []
        self._leaves: list[tuple[int, int] | None] = []  # page and MCID of elements with one piece of marked content
        self._kids: dict[int, list[Kid]] = {}  # of the others
        self._annotated: list[int] = []
        self._open: list[int] = []
        self._marks: list[list[int]] = []
        self.open("Document")

    def open(self, role: str, said: bytes = b"") -> int:
        """A new element below the one that is open, itself open now; returns its index.

        Args:
            role: one of ``HEADS``.
            said: what it says of itself, as ``told`` makes it.
        """
        index = len(self._heads)
        self._heads.append(HEADS[role] + said)
        self._leaves.append(None)
        self._kids[index] = []
        if self._open:
            self._kids[self._open[-1]].append(index)
            self._parents.append(self._open[-1])
        else:
            self._parents.append(-1)
        self._open.append(index)
        return index

    def leaf(self, role: str, page: int, said: bytes = b"") -> tuple[int, int]:
        """An element with one piece of marked content and no others inside; returns its index and its MCID on the page."""
        head = HEADS[role]
        while len(self._marks) <= page:
            self._marks.append([])
        element, marks, above = len(self._heads), self._marks[page], self._open[-1]
        mcid = len(marks)
        marks.append(element)
        self._heads.append(head + said if said else head)
        self._parents.append(above)
        self._leaves.append((page, mcid))
        self._kids[above].append(element)
        return element, mcid

    def reopen(self, element: int) -> None:
        """Opens an element again that was closed, for marks that come later."""
        leaf = self._leaves[element]
        if leaf:
            self._leaves[element] = None
            self._kids[element] = [leaf]
        self._open.append(element)

    def annotate(self, page: int, name: str) -> int:
        """Hangs an annotation on a page, registered under a name, into the open element; returns its key."""
        while len(self._marks) <= page:
            self._marks.append([])
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

    @property
    def many(self) -> int:
        """How many elements there are; the next one has this index."""
        return len(self._heads)

    @property
    def opened(self) -> int:
        """The element that is open."""
        return self._open[-1]

    def holds(self, page: int, first: int) -> bool:
        """Whether the marks of a page are all of elements from this one on, and none of these has an annotation."""
        kids = (kid for index in range(first, self.many) for kid in self._kids.get(index, ()))
        annotated = any(isinstance(kid, tuple) and isinstance(kid[1], str) for kid in kids)
        return not annotated and all(first <= element for element in (self._marks[page] if self.marked(page) else ()))

    def repeat(self, elements: range, page: int, under: Mapping[int, int], on: int) -> None:
        """Elements once more, with the marks that they have on a page, on another page.

        Args:
            elements: that hold nothing but each other and those marks, as ``holds`` tells.
            page: the page that has their marks, counted from 0.
            under: the elements that held them → those that hold the new ones.
            on: the page of the new ones.
        """
        first, shift = elements.start, self.many - elements.start
        for index in elements:
            parent, leaf = self._parents[index], self._leaves[index]
            above = parent + shift if parent >= first else under[parent]
            self._heads.append(self._heads[index])
            self._parents.append(above)
            self._leaves.append((on, leaf[1]) if leaf else None)
            if not leaf:
                kids = self._kids[index]
                self._kids[index + shift] = [kid + shift if isinstance(kid, int) else (on, kid[1]) for kid in kids]
            if parent < first:
                self._kids[above].append(index + shift)
        while len(self._marks) <= on:
            self._marks.append([])
        self._marks[on] = [element + shift for element in self._marks[page]] if self.marked(page) else []

    def marked(self, page: int) -> bool:
        """Whether a page has any marked content, and so a row in the parent tree."""
        return page < len(self._marks) and bool(self._marks[page])

    def write(self, document: Document) -> bytes:
        """Adds the tree to the document; returns the reference for the catalog. All pages must be registered."""
        count = len(self._heads) + 2
        first = document.append(count, lambda first: self._objects(first, document))
        return reference(first + count - 2)

    def _objects(self, first: int, document: Document) -> Iterator[bytes]:
        """Every element, the root and the parent tree, in the order of their numbers."""
        pages = [document.number(f"Page{number + 1}") for number in range(len(self._marks))]
        root = first + len(self._heads)
        rows = zip(self._heads, self._parents, self._leaves, strict=True)
        for index, (head, parent, leaf) in enumerate(rows):
            above = first + parent if parent >= 0 else root
            if leaf:
                page, mark = leaf
                yield b"<<%b/P %d 0 R/Pg %d 0 R/K %d>>" % (head, above, pages[page], mark)
            else:
                yield b"<<%b/P %d 0 R%b>>" % (head, above, _group(self._kids[index], first, pages, document))
        yield b"<</Type/StructTreeRoot/K %b/ParentTree %b/ParentTreeNextKey %d>>" % (
            reference(first), reference(root + 1), FIRST_ANNOTATION + len(self._annotated),
        )  # fmt: skip
        yield self._parent_tree(first)

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


def told(*, alternative: str = "", language: str = "", title: str = "", spoken: str = "", scope: str = "") -> bytes:
    """What an element says of itself besides its role.

    Args:
        alternative: what a figure shows, in words.
        language: of its texts, where it differs from the document's.
        title: a name for it, shown in lists of sections.
        spoken: what is to be read in place of its marks.
        scope: ``Column`` or ``Row``, what a header cell of a table is the head of.
    """
    said = b""
    if alternative:
        said += b"/Alt" + literal(alternative)
    if language:
        said += b"/Lang" + literal(language)
    if title:
        said += b"/T" + literal(title)
    if spoken:
        said += b"/ActualText" + literal(spoken)
    if scope:
        said += b"/A<</O/Table/Scope/%b>>" % scope.encode()
    return said


def _group(kids: list[Kid], first: int, pages: Sequence[int], document: Document) -> bytes:
    """What an element holds that is more than one piece of marked content: its page, if it has one, and its kids."""
    page: int | None = None
    held = []
    for kid in kids:
        if isinstance(kid, int):
            held.append(b"%d 0 R" % (first + kid))
            continue
        if page is None:
            page = kid[0]
        if isinstance(kid[1], str):
            held.append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (pages[kid[0]], document.number(kid[1])))
        elif kid[0] == page:
            held.append(b"%d" % kid[1])
        else:
            held.append(b"<</Type/MCR/Pg %b/MCID %d>>" % (reference(pages[kid[0]]), kid[1]))
    on = b"" if page is None else b"/Pg %d 0 R" % pages[page]
    joined = held[0] if len(held) == 1 else b"[" + b" ".join(held) + b"]"
    return b"%b/K %b" % (on, joined)
