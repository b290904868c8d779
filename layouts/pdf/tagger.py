"""Marks → elements of the structure, or artifacts: the part of the canvas that tags what the pen draws."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from layouts.pdf.encoding import Encoder
from layouts.pdf.pen import Pen, Until
from layouts.pdf.structure import ARTIFACTS, StructureTree, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from layouts.pdf.document import Document
    from layouts.pdf.pen import Align, Start
    from layouts.pdf.structure import ArtifactKind
    from layouts.text.typesetting import Fitted


class Tagger(Pen):
    """Opens and closes elements, and begins and ends the marked content that belongs to them.

    Args:
        document: whose pages are drawn.
    """

    def __init__(self, document: Document) -> None:
        super().__init__(Encoder(document))
        self._document = document
        self._structure = StructureTree()
        self._picturing = False

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
        """An element that holds others, such as a card; draws nothing itself. See ``told`` for what it takes."""
        if self._picturing:
            return nullcontext()
        self._structure.open(role, told(title=title, language=language))
        return Until(self._structure.close)

    def tagged(
        self, role: str, *, alternative: str = "", language: str = "", spoken: str = "", scope: str = ""
    ) -> AbstractContextManager[None]:
        """An element with the marks that are drawn inside, and no others; see ``told`` for what it takes."""
        if self._picturing:
            return nullcontext()
        said = told(alternative=alternative, language=language, spoken=spoken, scope=scope)
        _, mcid = self._structure.leaf(role, self._document.page, said)
        self._begin(f"/{role}<</MCID {mcid}>>BDC")
        return Until(self._end)

    def artifact(self, kind: ArtifactKind = "decoration") -> Until:
        """Marks that a screen reader passes over; see ``ARTIFACTS`` for the kinds there are."""
        self._begin(ARTIFACTS[kind])
        return Until(self._end)

    @contextmanager
    def picture(self, alternative: str, *, language: str = "") -> Iterator[None]:
        """Marks that together are one figure, described in words; elements opened inside are only drawn."""
        with self.tagged("Figure", alternative=alternative, language=language):
            outer, self._picturing = self._picturing, True
            yield
            self._picturing = outer

    def element(
        self, role: str, fitted: Fitted, x: float, top: float, colour: str, align: Align = "left", *,
        scope: str = "", spoken: str = "", follows: Start | None = None,
    ) -> int:  # fmt: skip
        """A fitted text as an element of its own, drawn as ``text`` does. See ``told``, and ``more``.

        ``follows`` is how the element starts, where that comes again and again, as a suit's name does on its cards.
        """
        if not self._picturing:
            said = told(spoken=spoken, scope=scope) if spoken or scope else b""
            element, mcid = self._structure.leaf(role, self._document.page, said)
            self._begin(f"/{role}<</MCID {mcid}>>BDC")
        else:
            element = -1
        if follows:
            self.repeated(*follows, colour)
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
