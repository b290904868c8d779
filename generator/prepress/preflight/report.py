"""What was found in a PDF, as a typed value → the same in words, and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.model.paper import DUPLEX, paper_name
from generator.model.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FindingKind: TypeAlias = Literal[
    "damaged",
    "empty-claim",
    "encrypted",
    "missing-glyph",
    "no-language",
    "no-pages",
    "no-title",
    "no-unicode",
    "off-page",
    "off-trim",
    "overlap",
    "shifted-back",
    "unembedded-font",
    "unnamed-field",
    "unreadable-font",
    "untagged",
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


@dataclass(frozen=True, slots=True)
class FormField:
    """A field to fill in."""

    name: str
    kind: str
    tooltip: str


@dataclass(frozen=True, slots=True)
class PreflightReport:
    """All that was found in a file; ``findings`` are faults, ``notes`` are good to know."""

    file: str
    version: str
    encrypted: bool
    pages: int
    sizes: tuple[PageSize, ...]
    boxes: Mapping[str, int]
    boxes_nested: bool
    fonts: tuple[FontUse, ...]
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


def as_json(inspection: PreflightReport) -> str:
    """The inspection as JSON, its keys sorted; what a terminal would obey is written as its number."""
    said = json.dumps(asdict(inspection), indent=2, sort_keys=True, ensure_ascii=False)
    return "".join(sign if sign.isprintable() or sign == "\n" else json.dumps(sign)[1:-1] for sign in said)


def describe(inspection: PreflightReport) -> str:
    """The inspection in a few lines of words, faults last."""
    facts = (_pages, _boxes, _fonts, _tags, _printing, _contents, _title)
    lines = [inspection.file, *(f"  {fact(inspection)}" for fact in facts)]
    lines += [f"  Note: {note}" for note in inspection.notes]
    found = inspection.findings
    lines.append(f"  {count(len(found), 'finding')}:" if found else "  Nothing to trip over.")
    return "\n".join(map(harmless, [*lines, *(f"    {finding}" for finding in found)]))


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


def _plain(length: float) -> str:
    return f"{length:.1f}".removesuffix(".0")


def _named(size: PageSize) -> str:
    name = paper_name(size.width, size.height)
    return f" ({name})" if name else ""


def _pages(found: PreflightReport) -> str:
    sizes = [
        f"{count(size.pages, 'page')} of {_plain(size.width)} × {_plain(size.height)} mm{_named(size)}"
        for size in found.sizes
    ] or ["no pages"]
    locked = ", encrypted" if found.encrypted else ""
    return f"Pages: {', '.join(sizes)}; PDF {found.version}{locked}"


def _boxes(found: PreflightReport) -> str:
    said = ", ".join(
        name if pages == found.pages else f"{name} on {count(pages, 'page')}" for name, pages in found.boxes.items()
    )
    nested = (
        "one within the other as they should be" if found.boxes_nested else "NOT within each other as they should be"
    )
    return f"Boxes: {said or 'none'}; {nested}"


def _fonts(found: PreflightReport) -> str:
    if not found.fonts:
        return "Fonts: none"
    said = "; ".join(
        f"{font.name} ({font.kind}, {'embedded' if font.embedded else 'NOT embedded'}"
        f"{', subset' if font.subset else ''}, {count(font.pages, 'page')})"
        for font in found.fonts
    )
    return f"Fonts: {said}"


def _tags(found: PreflightReport) -> str:
    tags, claims = found.tags, f"; claims {' and '.join(found.claims)}" if found.claims else ""
    if not tags.tree:
        return f"Tags: none{claims}"
    most = sorted(tags.elements.items(), key=lambda item: (-item[1], item[0]))
    kinds = ", ".join(f"{many} {kind}" for kind, many in most)
    language = f"language {tags.language}" if tags.language else "no language"
    shown = "title shown" if tags.title_shown else "file name shown for a title"
    return f"Tags: {count(sum(tags.elements.values()), 'element')} ({kinds}), {language}, {shown}{claims}"


def _printing(found: PreflightReport) -> str:
    asked = found.printing
    scaling = {"None": "asks for its actual size", "": "says nothing of scaling"}.get(
        asked.scaling, f"leaves scaling to the viewer ({asked.scaling})"
    )
    sides = {
        **{duplex: f"both sides, flipped on the {edge.replace('-', ' ')}" for edge, duplex in DUPLEX.items()},
        "Simplex": "one side",
        "": "says nothing of sides",
    }.get(asked.duplex, asked.duplex)
    colour = f"colours meant for {asked.output_intent}" if asked.output_intent else "no output intent"
    return f"Printing: {scaling}, {sides}, {colour}"


def _contents(found: PreflightReport) -> str:
    labels = "page labels" if found.page_labels else "no page labels"
    fields = ", ".join(
        f"{item.name} ({item.kind}{f', “{item.tooltip}”' if item.tooltip else ''})" for item in found.fields[:FEW]
    )
    more = f", and {len(found.fields) - FEW} more" if len(found.fields) > FEW else ""
    said = count(len(found.fields), "field") + (f": {fields}{more}" if fields else "")
    return f"Finding the way: {count(found.bookmarks, 'bookmark')}, {labels}; {said}"


def _title(found: PreflightReport) -> str:
    title = f"“{found.title}”" if found.title else "none"
    return f"Title: {title}{f', by {found.author}' if found.author else ''}"
