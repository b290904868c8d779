"""The pages of a PDF, one after another → sizes, boxes, fonts in use, card faces, and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Literal, cast

from generator.model.paper import POINTS_PER_MM
from generator.prepress.annotations import HIDDEN, flags_of
from generator.prepress.objects import Box, array, dictionary
from generator.prepress.preflight.boxes import BOXES, TOLERANCE, PageBoxes, boxes_of, check_bleed, check_boxes
from generator.prepress.preflight.cells import cells_of, side_of
from generator.prepress.preflight.duplex import CardPage, PlacedFace
from generator.prepress.preflight.overlaps import overlaps
from generator.prepress.preflight.page import PageMarks, quoted
from generator.prepress.preflight.painted import NOTE, PaintedObject, Reading
from generator.prepress.preflight.report import FindingCollector, FontUse, PageSize, count
from generator.prepress.preflight.stream import painted_by_annotation, painted_by_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pypdf import PageObject
    from pypdf.generic import DictionaryObject

    from generator.prepress.preflight.fonts import Font
    from generator.prepress.preflight.limits import Limits
    from generator.prepress.preflight.print_checks import PrintChecks


def painted_on(page: PageObject, reading: Reading) -> Iterator[PaintedObject]:
    """Everything on a page: what its content paints, and the present look of its fields and other annotations."""
    notes = array(page.get("/Annots"))
    reading.spend(NOTE * len(notes))
    shown = (dictionary(item) for item in notes)
    seen = (item for item in shown if not flags_of(item) & HIDDEN)
    return chain(painted_by_page(page, reading), *(painted_by_annotation(item, reading) for item in seen))


@dataclass(slots=True)
class PageChecks:
    """What the pages read so far hold.

    Args:
        findings: where faults are put.
        owned: the page and number of each marked-content section in the structure tree; None for a file without tags.
        printed: the checks of what is printed.
        limits: the figures to judge by.
    """

    findings: FindingCollector
    owned: set[tuple[object, int]] | None
    printed: PrintChecks
    limits: Limits
    reading: Reading = field(default_factory=Reading)
    sizes: Counter[tuple[float, float]] = field(default_factory=Counter)
    boxes: Counter[str] = field(default_factory=Counter)
    card_pages: list[CardPage] = field(default_factory=list)
    untagged: int = 0
    _fonts: dict[int, tuple[Font, set[int]]] = field(default_factory=dict)
    _named: dict[int, DictionaryObject] = field(default_factory=dict)
    _lacking: dict[tuple[str, str], str] = field(default_factory=dict)  # a letter that a font lacks, as first met

    def read(self, page: PageObject, number_of_page: int) -> None:
        """Add a page.

        Raises:
            TooLargeError: with those before it is more than is looked at; nothing of it is added then.
        """
        painted = list(painted_on(page, self.reading))
        here = boxes_of(page)
        rect = here.rect(here.media)
        width, height = (round(length, 1) for length in (rect.width, rect.height))
        self.sizes[(height, width) if here.turned else (width, height)] += 1
        self.boxes.update(key for key in BOXES if f"/{key}Box" in page)
        check_boxes(page, here, number_of_page, self.findings)
        check_bleed(here, number_of_page, self.findings, self.limits)
        # Named fonts count as fonts of the file even where no text is set in them.
        self._name_fonts(dictionary(dictionary(page.get("/Resources")).get("/Font")))
        self._check_texts([mark for mark in painted if mark.kind == "text" and mark.glyphs], here, number_of_page)
        self._check_tags(painted, getattr(page.indirect_reference, "idnum", None), number_of_page)
        self.card_pages.append(CardPage(number_of_page, rect.width, rect.height, tuple(_placed_faces(painted, here))))
        self.printed.read(PageMarks(number_of_page, here, painted, cells_of(painted, here)))

    def page_sizes(self) -> tuple[PageSize, ...]:
        """The sizes of the pages, the most common first."""
        return tuple(PageSize(many, *size) for size, many in self.sizes.most_common())

    def fonts(self) -> tuple[FontUse, ...]:
        """The fonts by name, each with the number of pages it is used on; subsets of one font count together."""
        found: dict[tuple[str, str, bool, bool], set[int]] = {}
        for font, pages in self._fonts.values():
            found.setdefault((font.name, font.kind, font.embedded, font.subset), set()).update(pages)
        return tuple(FontUse(*key, pages=len(pages)) for key, pages in sorted(found.items()))

    def _name_fonts(self, fonts: DictionaryObject) -> None:
        """Take down the fonts that a page names; what many pages share is looked through once."""
        if fonts and id(fonts) not in self._named:
            self._named[id(fonts)] = fonts  # held, so that no other gets its place in memory
            for key in fonts:
                self._font(self.reading.font(fonts, key))

    def _font(self, font: Font) -> set[int]:
        return self._fonts.setdefault(id(font), (font, set()))[1]

    def _check_texts(self, texts: list[PaintedObject], here: PageBoxes, at: int) -> None:
        for mark in texts:
            self._check_font(cast("Font", mark.font), at)
            self._check_glyphs(mark, cast("Font", mark.font), at)
        self._check_overlaps(texts, here, at)
        off = self._outside(texts, here, here.visible, at)
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
            what = f"{quoted(mark.text)} reaches {over:.2f} mm out of the {'trim' if trim else 'page'}{more}"
            self.findings.add("off-trim" if trim else "off-page", what, at, over)
        return {id(mark) for _, mark in off}

    def _check_overlaps(self, texts: list[PaintedObject], here: PageBoxes, at: int) -> None:
        found = overlaps(texts)
        if found:
            worst, scale = found[0], here.unit / POINTS_PER_MM
            width, height = worst.width * scale, worst.height * scale
            more = f", and {count(len(found) - 1, 'more pair')} of texts do too" if len(found) > 1 else ""
            both = f"{quoted(worst.first.text)} and {quoted(worst.second.text)}"
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
            lacking = quoted(letter) if letter else "a character"
            what = f"the font {font.name} has no glyph to print for {lacking}, as in {quoted(mark.text)}"
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
        side = side_of(mark)
        if side and mark.box:
            key = side, tuple(round(edge, 1) for edge in mark.box)
            if key not in seen:
                seen.add(key)
                yield PlacedFace(cast("Literal['front', 'back']", side), here.rect(mark.box), mark.turn)
