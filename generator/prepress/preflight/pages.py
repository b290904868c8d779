"""The pages of a PDF, one after another → sizes, boxes, fonts in use, card faces, and what is wrong with them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Literal, cast

from generator.model.paper import POINTS_PER_MM, Rect
from generator.prepress.annotations import HIDDEN, flags_of
from generator.prepress.objects import Box, array, box, dictionary, number
from generator.prepress.preflight.duplex import CardPage, PlacedFace
from generator.prepress.preflight.overlaps import overlaps
from generator.prepress.preflight.painted import PaintedObject, Reading
from generator.prepress.preflight.report import FindingCollector, FontUse, PageSize, count
from generator.prepress.preflight.stream import painted_by_annotation, painted_by_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pypdf import PageObject

    from generator.prepress.preflight.fonts import Font

TOLERANCE = 0.01  # mm: numbers in a PDF are rounded
BOXES = ("Media", "Crop", "Bleed", "Trim", "Art")
WITHIN = (
    ("Crop", "Media"),
    ("Bleed", "Media"),
    ("Trim", "Media"),
    ("Trim", "Bleed"),
    ("Trim", "Crop"),
    ("Art", "Media"),
)
CARD = re.compile(r"(?:FormXob\.)?(front|back)(?![A-Za-z])")  # ReportLab puts its own word before a form's name
QUARTER = 90
LONGEST = 40  # letters of a text that is quoted


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """A page's boxes in points, and how to say a place on it in mm from its top left."""

    boxes: dict[str, Box]
    unit: float
    turned: bool

    @property
    def media(self) -> Box:
        """The paper; Letter, as in viewers, where the file does not say."""
        return self.boxes.get("Media", (0.0, 0.0, 612.0, 792.0))

    def rect(self, area: Box) -> Rect:
        """An area of the page in mm from the paper's top-left corner."""
        left, bottom, right, top = area
        scale = self.unit / POINTS_PER_MM
        across, down = (left - self.media[0]) * scale, (self.media[3] - top) * scale
        return Rect(across, down, (right - left) * scale, (top - bottom) * scale)

    def over(self, area: Box, inside: Box) -> float:
        """How many mm an area reaches out of a box; below 0 where it lies within."""
        ways = (inside[0] - area[0], inside[1] - area[1], area[2] - inside[2], area[3] - inside[3])
        return max(ways) * self.unit / POINTS_PER_MM


def boxes_of(page: PageObject) -> PageBoxes:
    """The boxes of a page; one that is not four numbers is left out."""
    found = {key: box(page.get(f"/{key}Box")) for key in BOXES}
    turned = bool(round(number(page.get("/Rotate")) / QUARTER) % 2)
    unit = number(page.get("/UserUnit"), 1.0)
    return PageBoxes({key: area for key, area in found.items() if area}, unit if unit > 0 else 1.0, turned)


def painted_on(page: PageObject, reading: Reading) -> Iterator[PaintedObject]:
    """Everything on a page: what its content paints, and the present look of its fields and other annotations."""
    shown = (dictionary(item) for item in array(page.get("/Annots")))
    seen = (item for item in shown if not flags_of(item) & HIDDEN)
    return chain(painted_by_page(page, reading), *(painted_by_annotation(item, reading) for item in seen))


@dataclass(slots=True)
class PageChecks:
    """What the pages read so far hold.

    Args:
        findings: where faults are put.
        owned: the page and number of each marked-content section in the structure tree; None for a file without tags.
    """

    findings: FindingCollector
    owned: set[tuple[object, int]] | None
    reading: Reading = field(default_factory=Reading)
    sizes: Counter[tuple[float, float]] = field(default_factory=Counter)
    boxes: Counter[str] = field(default_factory=Counter)
    card_pages: list[CardPage] = field(default_factory=list)
    untagged: int = 0
    _fonts: dict[int, tuple[Font, set[int]]] = field(default_factory=dict)
    _lacking: dict[tuple[str, str], str] = field(default_factory=dict)  # a letter that a font lacks, as first met

    def read(self, page: PageObject, number_of_page: int) -> None:
        """Add a page."""
        here = boxes_of(page)
        rect = here.rect(here.media)
        width, height = (round(length, 1) for length in (rect.width, rect.height))
        self.sizes[(height, width) if here.turned else (width, height)] += 1
        self.boxes.update(key for key in BOXES if f"/{key}Box" in page)
        self._check_boxes(page, here, number_of_page)
        # Named fonts count as fonts of the file even where no text is set in them.
        fonts = dictionary(dictionary(page.get("/Resources")).get("/Font"))
        for key in fonts:
            self._font(self.reading.font(fonts, key))
        painted = list(painted_on(page, self.reading))
        self._check_texts([mark for mark in painted if mark.kind == "text" and mark.glyphs], here, number_of_page)
        self._check_tags(painted, getattr(page.indirect_reference, "idnum", None), number_of_page)
        self.card_pages.append(CardPage(number_of_page, rect.width, rect.height, tuple(_placed_faces(painted, here))))

    def page_sizes(self) -> tuple[PageSize, ...]:
        """The sizes of the pages, the most common first."""
        return tuple(PageSize(many, *size) for size, many in self.sizes.most_common())

    def fonts(self) -> tuple[FontUse, ...]:
        """The fonts by name, each with the number of pages it is used on; subsets of one font count together."""
        found: dict[tuple[str, str, bool, bool], set[int]] = {}
        for font, pages in self._fonts.values():
            found.setdefault((font.name, font.kind, font.embedded, font.subset), set()).update(pages)
        return tuple(FontUse(*key, pages=len(pages)) for key, pages in sorted(found.items()))

    def _font(self, font: Font) -> set[int]:
        return self._fonts.setdefault(id(font), (font, set()))[1]

    def _check_boxes(self, page: PageObject, here: PageBoxes, at: int) -> None:
        for key in BOXES:
            area = here.boxes.get(key)
            if f"/{key}Box" in page and area is None:
                self.findings.add("wrong-box", f"the {key.lower()} box is not four numbers", at)
            elif area and min(area[2] - area[0], area[3] - area[1]) <= 0:
                self.findings.add("wrong-box", f"the {key.lower()} box is empty", at)
        if "Media" not in here.boxes and "/MediaBox" not in page:
            self.findings.add("wrong-box", "the page has no media box: nothing says how large it is", at)
        for inner, outer in WITHIN:
            if inner in here.boxes and outer in here.boxes:
                over = here.over(here.boxes[inner], here.boxes[outer])
                if over > TOLERANCE:
                    what = f"the {inner.lower()} box reaches {over:.2f} mm out of the {outer.lower()} box"
                    self.findings.add("wrong-box", what, at, over)

    def _check_texts(self, texts: list[PaintedObject], here: PageBoxes, at: int) -> None:
        for mark in texts:
            self._check_font(cast("Font", mark.font), at)
            self._check_glyphs(mark, cast("Font", mark.font), at)
        self._check_overlaps(texts, here, at)
        page = here.media
        if "Crop" in here.boxes:
            crop = here.boxes["Crop"]
            page = (max(page[0], crop[0]), max(page[1], crop[1]), min(page[2], crop[2]), min(page[3], crop[3]))
        off = self._outside(texts, here, page, at)
        if "Trim" in here.boxes:
            left = [mark for mark in texts if id(mark) not in off]
            self._outside(left, here, here.boxes["Trim"], at, trim=True)

    def _outside(
        self, texts: list[PaintedObject], here: PageBoxes, inside: Box, at: int, *, trim: bool = False
    ) -> set[int]:
        """Report the texts that leave the page (or its trim), the furthest by name; say which they are."""
        off = [(here.over(mark.box, inside), mark) for mark in texts if mark.box]
        off = sorted(((over, mark) for over, mark in off if over > TOLERANCE), key=lambda found: -found[0])
        if off:
            over, mark = off[0]
            more = f", and {count(len(off) - 1, 'more text')} too" if len(off) > 1 else ""
            what = f"{_quoted(mark.text)} reaches {over:.2f} mm out of the {'trim' if trim else 'page'}{more}"
            self.findings.add("off-trim" if trim else "off-page", what, at, over)
        return {id(mark) for _, mark in off}

    def _check_overlaps(self, texts: list[PaintedObject], here: PageBoxes, at: int) -> None:
        found = overlaps(texts)
        if found:
            worst, scale = found[0], here.unit / POINTS_PER_MM
            width, height = worst.width * scale, worst.height * scale
            more = f", and {count(len(found) - 1, 'more pair')} of texts do too" if len(found) > 1 else ""
            both = f"{_quoted(worst.first.text)} and {_quoted(worst.second.text)}"
            what = f"{both} lie over one another, by {width:.1f} × {height:.1f} mm{more}"
            self.findings.add("overlap", what, at, min(width, height))

    def _check_font(self, font: Font, at: int) -> None:
        self._font(font).add(at)
        known = font.name or "without a name"
        if not font.embedded:
            what = f"the font {known} is not embedded: another may be printed in its place"
            self.findings.add("unembedded-font", what, at)
        elif font.broken:
            self.findings.add("unreadable-font", f"the font {known} is embedded, but damaged", at)

    def _check_glyphs(self, mark: PaintedObject, font: Font, at: int) -> None:
        for letter in sorted({(glyph.text or "").strip() for glyph in mark.glyphs if glyph.missing}):
            lacking = _quoted(letter) if letter else "a character"
            what = f"the font {font.name} has no glyph to print for {lacking}, as in {_quoted(mark.text)}"
            self.findings.add("missing-glyph", self._lacking.setdefault((font.name, letter), what), at)
        if font.embedded and any(glyph.text is None and not glyph.missing for glyph in mark.glyphs):
            what = f"text in {font.name} cannot be copied, searched or read aloud: its letters have no Unicode"
            self.findings.add("no-unicode", what, at)

    def _check_tags(self, painted: list[PaintedObject], page: object, at: int) -> None:
        if self.owned is None:
            return
        loose = Counter(mark.kind for mark in painted if _counts(mark) and not self._tagged(mark, page))
        self.untagged += loose.total()
        if loose:
            said = " and ".join(count(many, kind) for kind, many in sorted(loose.items()))
            what = f"{said} outside the tags: neither read aloud nor marked as decoration"
            self.findings.add("untagged", what, at)

    def _tagged(self, mark: PaintedObject, page: object) -> bool:
        if any(tag.name == "Artifact" for tag in mark.tags):
            return True
        owned = cast("set[tuple[object, int]]", self.owned)
        numbered = [tag.mcid for tag in mark.tags if tag.mcid is not None]
        return bool(numbered) and (mark.depth > 0 or any((page, mcid) in owned for mcid in numbered))


def _counts(mark: PaintedObject) -> bool:
    return mark.counts and (mark.kind != "text" or bool(mark.glyphs))


def _placed_faces(painted: Iterable[PaintedObject], here: PageBoxes) -> Iterator[PlacedFace]:
    """The cards' fronts and backs on a page, told by the names of the forms drawn; two in one place count once."""
    seen: set[tuple[str, tuple[float, ...]]] = set()
    for mark in painted:
        card = CARD.match(mark.name) if mark.kind == "form" and mark.depth == 0 and mark.box else None
        if card and mark.box:
            key = card[1], tuple(round(edge, 1) for edge in mark.box)
            if key not in seen:
                seen.add(key)
                yield PlacedFace(cast("Literal['front', 'back']", card[1]), here.rect(mark.box), mark.turned)


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    return f"“{plain[:LONGEST]}{'…' if len(plain) > LONGEST else ''}”"
