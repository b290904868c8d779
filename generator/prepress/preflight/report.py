"""What was found in a PDF, as a typed value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FindingKind: TypeAlias = Literal[
    "black-text",
    "bleed",
    "coarse-picture",
    "copies",
    "damaged",
    "empty-claim",
    "encrypted",
    "heavy-ink",
    "missing-glyph",
    "near-cut",
    "near-edge",
    "no-bleed",
    "no-duplex",
    "no-language",
    "no-pages",
    "no-title",
    "no-unicode",
    "off-page",
    "off-trim",
    "over-cut",
    "overlap",
    "overprint",
    "scaled-cards",
    "scaling",
    "shifted-back",
    "spot-colour",
    "thin-line",
    "transparency",
    "unembedded-font",
    "unnamed-field",
    "unreadable-font",
    "untagged",
    "white-overprint",
    "wrong-box",
]
FEW = 5  # of a kind are named one by one


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a printer, a print shop or a screen reader would trip over.

    Args:
        kind: what sort of thing, in a word that does not change.
        what: the thing, as a clause in plain words.
        pages: where, counted from 1; empty where it concerns the whole file.
        millimetres: how far off, where that is the fault.
    """

    kind: FindingKind
    what: str
    pages: tuple[int, ...] = ()
    millimetres: float | None = None

    def __str__(self) -> str:
        """``page 2: the trim box is empty``."""
        return f"{spans(self.pages)}: {self.what}" if self.pages else self.what


class FindingCollector:
    """A list of findings being made; the same thing on several pages becomes one."""

    def __init__(self) -> None:
        self._found: dict[tuple[FindingKind, str], tuple[list[int], float | None]] = {}

    def add(self, kind: FindingKind, what: str, page: int = 0, millimetres: float | None = None) -> None:
        """Put down a thing; page 0 stands for the whole file."""
        rounded = None if millimetres is None else round(millimetres, 3)
        pages, _ = self._found.setdefault((kind, what), ([], rounded))
        if page and page not in pages[-1:]:
            pages.append(page)

    def gather(self, kind: FindingKind, what: str, pages: Sequence[int], millimetres: float | None = None) -> None:
        """Put down a thing that is on all of these pages."""
        for page in pages:
            self.add(kind, what, page, millimetres)

    def all(self) -> tuple[Finding, ...]:
        """Everything put down, the whole file's first, then page by page."""
        found = [Finding(kind, what, tuple(pages), by) for (kind, what), (pages, by) in self._found.items()]
        return tuple(sorted(found, key=lambda finding: finding.pages[:1]))


@dataclass(frozen=True, slots=True)
class PageSize:
    """How many pages are of this width and height, in mm as one looks at them."""

    pages: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class CardSize:
    """How many cells for cards are of this width and height, in mm."""

    cards: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class FontUse:
    """A font, and on how many pages text is set in it; on none where the file only names it."""

    name: str
    kind: str
    embedded: bool
    subset: bool
    pages: int


@dataclass(frozen=True, slots=True)
class Tags:
    """The structure that a screen reader follows: how many elements of each type, and how many marks lie outside it."""

    claimed: bool = False
    tree: bool = False
    language: str = ""
    title_shown: bool = False
    elements: Mapping[str, int] = field(default_factory=dict)
    untagged_marks: int = 0


@dataclass(frozen=True, slots=True)
class Printing:
    """What the file asks of a printer; empty where it asks for nothing."""

    scaling: str = ""
    duplex: str = ""
    output_intent: str = ""
    copies: int = 1


@dataclass(frozen=True, slots=True)
class FormField:
    """A field to fill in."""

    name: str
    kind: str
    tooltip: str


@dataclass(frozen=True, slots=True)
class PreflightReport:
    """All that was found in a file; ``findings`` are faults, ``notes`` are good to know, ``unchecked`` was not looked at.

    ``bar`` is the length in mm of a bar of 100 mm, ``smallest_text`` the size of type in points; None where there is none.
    ``colours`` has the colour spaces of texts, lines, areas and pictures.
    """

    file: str
    version: str
    encrypted: bool
    pages: int
    sizes: tuple[PageSize, ...]
    boxes: Mapping[str, int]
    boxes_nested: bool
    cards: tuple[CardSize, ...]
    bar: float | None
    fonts: tuple[FontUse, ...]
    smallest_text: float | None
    colours: Mapping[str, tuple[str, ...]]
    tags: Tags
    claims: tuple[str, ...]
    printing: Printing
    bookmarks: int
    page_labels: bool
    fields: tuple[FormField, ...]
    title: str
    author: str
    findings: tuple[Finding, ...]
    notes: tuple[str, ...]
    unchecked: tuple[str, ...]


def count(many: int, what: str) -> str:
    """``1 page``, ``14 pages``, ``no pages``."""
    return f"{many or 'no'} {what}{'' if many == 1 else 's'}"


def spans(pages: Sequence[int]) -> str:
    """``page 2``, ``pages 1–14, 20``; of many single pages the first few."""
    runs: list[tuple[int, int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    said = ", ".join(f"{first}–{last}" if last > first else str(first) for first, last in runs[:FEW])
    more = f" and {len(runs) - FEW} more places" if len(runs) > FEW else ""
    return f"page{'' if len(pages) == 1 else 's'} {said}{more}"
