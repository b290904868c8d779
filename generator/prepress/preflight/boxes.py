"""A page's boxes → where things lie on the paper, and what is wrong with the boxes themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.paper import POINTS_PER_MM, Rect
from generator.prepress.objects import Box, box, number

if TYPE_CHECKING:
    from pypdf import PageObject

    from generator.prepress.preflight.limits import Limits
    from generator.prepress.preflight.report import FindingCollector

TOLERANCE = 0.01  # mm: numbers in a PDF are rounded
SMALLER = 0.5  # mm by which a trim box is smaller than the sheet, so that there is something to cut off
ROUNDED = 0.05  # mm that a bleed may lack: programs round 3 mm to points
BOXES = ("Media", "Crop", "Bleed", "Trim", "Art")
KEYS = {key: f"/{key}Box" for key in BOXES}
WITHIN = (
    ("Crop", "Media"),
    ("Bleed", "Media"),
    ("Trim", "Media"),
    ("Trim", "Bleed"),
    ("Trim", "Crop"),
    ("Art", "Media"),
)
QUARTER = 90


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

    @property
    def visible(self) -> Box:
        """The paper, or the part of it that is shown and printed."""
        media, crop = self.media, self.boxes.get("Crop")
        if crop is None:
            return media
        return max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])

    @property
    def mm(self) -> float:
        """How many mm a point of the page is."""
        return self.unit / POINTS_PER_MM

    @property
    def trim(self) -> Box | None:
        """What is left of the sheet when it is cut; None where the file does not say that it is."""
        trim = self.boxes.get("Trim")
        return trim if trim and self.inside(trim, self.media, most=True) > SMALLER else None

    def rect(self, area: Box) -> Rect:
        """An area of the page in mm from the paper's top-left corner."""
        left, bottom, right, top = area
        scale = self.mm
        across, down = (left - self.media[0]) * scale, (self.media[3] - top) * scale
        return Rect(across, down, (right - left) * scale, (top - bottom) * scale)

    def over(self, area: Box, inside: Box) -> float:
        """How many mm an area reaches out of a box; below 0 where it lies within."""
        return -self.inside(area, inside)

    def inside(self, area: Box, outer: Box, *, most: bool = False) -> float:
        """How many mm an area lies within a box on the nearest side, or on that where it is ``most``."""
        ways = area[0] - outer[0], area[1] - outer[1], outer[2] - area[2], outer[3] - area[3]
        return (max if most else min)(ways) * self.mm


def boxes_of(page: PageObject) -> PageBoxes:
    """The boxes of a page; one that is not four numbers is left out."""
    found = {key: box(page.get(said)) for key, said in KEYS.items() if said in page}
    turned = bool(round(number(page.get("/Rotate")) / QUARTER) % 2)
    unit = number(page.get("/UserUnit"), 1.0)
    return PageBoxes({key: area for key, area in found.items() if area}, unit if unit > 0 else 1.0, turned)


def check_boxes(page: PageObject, here: PageBoxes, at: int, findings: FindingCollector) -> None:
    """Boxes that are none, are empty, or do not lie within one another as they should."""
    for key in BOXES:
        area = here.boxes.get(key)
        if f"/{key}Box" in page and area is None:
            findings.add("wrong-box", f"the {key.lower()} box is not four numbers", at)
        elif area and min(area[2] - area[0], area[3] - area[1]) <= 0:
            findings.add("wrong-box", f"the {key.lower()} box is empty", at)
    if "Media" not in here.boxes and "/MediaBox" not in page:
        findings.add("wrong-box", "the page has no media box: nothing says how large it is", at)
    for inner, outer in WITHIN:
        if inner in here.boxes and outer in here.boxes:
            over = here.over(here.boxes[inner], here.boxes[outer])
            if over > TOLERANCE:
                what = f"the {inner.lower()} box reaches {over:.2f} mm out of the {outer.lower()} box"
                findings.add("wrong-box", what, at, over)


def check_bleed(here: PageBoxes, at: int, findings: FindingCollector, limits: Limits) -> None:
    """A page that is to be cut without room around its trim for a ground that runs over it."""
    if here.trim is None:
        return
    wanted = f"export it with {limits.bleed:g} mm bleed"
    if "Bleed" not in here.boxes:
        findings.add("bleed", f"the page is to be cut, and no bleed box says what runs over the cut: {wanted}", at)
        return
    bleed = here.inside(here.trim, here.boxes["Bleed"])
    if bleed < limits.bleed - ROUNDED:
        what = f"the bleed is {max(bleed, 0):.1f} mm, and print shops ask for {limits.bleed:g} mm: {wanted}"
        findings.add("bleed", what, at, bleed)
