"""A file of templates for gLabels, and the part number of one → a stock, as near as the file tells it.

Only sheets of rectangles in one grid can be taken over, or in two columns of their own. What the file cannot say (whether the
card is meant for both sides, how well somebody measured it) is left to a look at a real sheet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from msgspec import Struct

from generator.bank.own_stocks import faults
from generator.files import LARGEST_FILE, Wanted, read_bytes
from generator.model.paper import PAPERS, Grid, PaperName, Pitch, Size, Start, Stock
from generator.model.problems import DeckError, Problem
from generator.model.wording import listed, nearest, quote

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import NoReturn

UNITS = {"": 25.4 / 72, "pt": 25.4 / 72, "in": 25.4, "mm": 1.0, "cm": 10.0, "pc": 25.4 / 6}
"""mm in each unit that gLabels writes; what has none is in points."""

LENGTH = re.compile(r"\s*([0-9]{1,9}(?:\.[0-9]{0,15})?(?:[eE][-+]?[0-9]{1,2})?)\s*([a-z]*)\s*")

SIZES: Mapping[str, PaperName] = {"a3": "a3", "a4": "a4", "a5": "a5", "us-letter": "letter", "letter": "letter"}
"""Its papers that we have too."""

NOT_CARDS = {"label-round": "circles", "label-ellipse": "ellipses", "label-cd": "discs", "label-continuous": "a roll"}

TEMPLATES = Wanted("template file of gLabels", "avery-iso-templates.xml", LARGEST_FILE)

FINEST = 3
"""Decimals of a mm that are kept."""

MOST_NAMED = 12
MOST_EQUAL = 8
"""Templates that say one after the other that they are as another."""


class Imported(Struct, frozen=True):
    """A stock, and what is to be known of its figures."""

    stock: Stock
    remarks: tuple[str, ...]


class _NoDoctype(ET.TreeBuilder):
    """Refuses a DOCTYPE, which could name other files or grow without end."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> NoReturn:  # noqa: ARG002 – the parser's arguments
        """Called where one begins."""
        raise _DoctypeError


class _DoctypeError(Exception):
    """There is one."""


def read_templates(path: Path) -> ET.Element:
    """A file of templates → its root.

    Raises:
        DeckError: it cannot be read, is no XML, or has a DOCTYPE.
    """
    data = read_bytes(path, str(path), TEMPLATES)
    try:
        parser = ET.XMLParser(target=_NoDoctype())  # noqa: S314 – no DOCTYPE, so no entities
        parser.feed(data)
        return parser.close()
    except _DoctypeError:
        hint = "take out the part from <!DOCTYPE to its >: nothing here needs it"
        raise DeckError([Problem("has a DOCTYPE, which is not read", str(path), hint=hint)]) from None
    except ET.ParseError as error:
        line, column = error.position
        what = "is no XML that can be read"
        hint = "name a template file of gLabels: its name ends in -templates.xml or .template"
        raise DeckError([Problem(what, str(path), line, column + 1, hint=hint)]) from None


def import_template(path: Path, part: str) -> Imported:
    """A file of templates and a part number → a stock.

    Raises:
        DeckError: the file cannot be read, has no such part, or the part is no sheet that Spiegel prints on.
    """
    found = _Template(str(path), read_templates(path), part)
    stock = found.stock()
    if wrong := [
        Problem(f"{'.'.join(keys)} {what}", str(path), where=part, hint=MEASURE) for keys, what, _ in faults(stock)
    ]:
        raise DeckError(wrong)
    return Imported(stock, tuple(found.remarks(stock)))


MEASURE = "measure a sheet, and write a stock of your own with its figures"


class _Template:
    """One template of a file, and those that it says it is equal to.

    Args:
        file: what problems call the file.
        root: what it holds.
        part: the part number.
    """

    def __init__(self, file: str, root: ET.Element, part: str) -> None:
        self._file, self._part = file, part
        templates = [each for each in root.iter() if _tag(each) == "template"]
        if not templates:
            hint = "name a template file of gLabels: its name ends in -templates.xml or .template"
            raise DeckError([Problem("has no templates in it", file, hint=hint)])
        self._named = {_folded(each.get("part", "")): each for each in reversed(templates)}
        self._known = [each.get("part", "") for each in templates]
        self._own = self._of(part)
        self._whole = self._equal(self._own)

    def _refuse(self, what: str, hint: str = MEASURE) -> NoReturn:
        raise DeckError([Problem(what, self._file, where=self._part, hint=hint)])

    def _of(self, part: str) -> ET.Element:
        found = self._named.get(_folded(part))
        if found is None:
            near = nearest(part, self._known)
            few = listed([*dict.fromkeys(self._known)][:MOST_NAMED])
            more = f" and {len(self._known) - MOST_NAMED} more" if len(self._known) > MOST_NAMED else ""
            hint = f"did you mean {quote(near)}?" if near else f"it has {few}{more}"
            raise DeckError([Problem(f"there is no part {quote(part)}", self._file, where="--part", hint=hint)])
        return found

    def _equal(self, template: ET.Element) -> ET.Element:
        """The template that says what this one is, where it only says that it is equal to another."""
        left = MOST_EQUAL
        while (other := template.get("equiv")) and left:
            template, left = self._of(other), left - 1
        if left:
            return template
        return self._refuse("is equal to a part that is equal to another, and so on")

    def stock(self) -> Stock:
        """The stock."""
        size = self._whole.get("size", "")
        if size.casefold() not in SIZES:
            self._refuse(
                f"is on paper of the size {quote(size or 'none')}", "Spiegel prints cards on A3, A4, A5 and Letter"
            )
        label, layouts = self._label()
        width, height = self._length(label, "width"), self._length(label, "height")
        left, top, across, down, columns, rows = self._grid(layouts, width)
        brand, part = self._own.get("brand", "").strip(), self._own.get("part", "").strip()
        kind = self._whole.get("_description") or self._whole.get("description") or "cards"
        paper = SIZES[size.casefold()]
        return Stock(
            name=_slug(f"{brand} {part}"),
            title=f"{brand} {part}: {kind.strip()}".strip()[:200],
            paper=paper,
            landscape=self._lies(paper, left + (columns - 1) * across + width),
            card=Size(width=width, height=height),
            grid=Grid(columns=columns, rows=rows),
            first=Start(left=left, top=top),
            pitch=Pitch(across=across or width, down=down or height),
            corner=self._length(label, "round", 0.0),
            perforated=True,
            two_sided=not self._sticks,
            source=f"gLabels template {brand} {part}, in {self._file.replace(chr(92), '/').rpartition('/')[2]}"[:300],
        )

    def remarks(self, stock: Stock) -> list[str]:
        """What is to be known of the figures."""
        label, layouts = self._label()
        said = [each.get(key, "") for each in (label, *layouts) for key in ("width", "height", "x0", "y0", "dx", "dy")]
        read = [found for found in map(LENGTH.fullmatch, said) if found]
        remarks = []
        if read and all(found[2] in {"", "pt"} and float(found[1]).is_integer() for found in read):
            remarks.append(
                "its figures are whole points: each may be rounded by up to 0.18 mm, so measure a sheet first"
            )
        if stock.doubtful:
            remarks.append(
                "the cards do not lie in the middle of the sheet, and only this file says so: measure a sheet first"
            )
        if self._sticks:
            remarks.append("its file calls it a label: it is taken for a sheet to print on one side")
        return remarks

    @property
    def _sticks(self) -> bool:
        """Whether it is an adhesive label, and no card."""
        kinds = {each.get("category", "") for each in self._whole if _tag(each) == "meta"}
        return any("label" in kind for kind in kinds) and not any("card" in kind for kind in kinds)

    def _label(self) -> tuple[ET.Element, list[ET.Element]]:
        """The form of a card, and its grids."""
        labels = [each for each in self._whole if _tag(each).startswith("label-")]
        if len(labels) != 1:
            self._refuse(f"has {len(labels) or 'no'} forms of cards, and one is needed")
        if (form := _tag(labels[0])) != "label-rectangle":
            self._refuse(
                f"has {NOT_CARDS.get(form, 'cards')} and no rectangles", "Spiegel prints rectangular cards only"
            )
        layouts = [each for each in labels[0] if _tag(each) == "layout"]
        if len(layouts) not in {1, 2}:
            self._refuse(f"lays its cards in {len(layouts) or 'no'} grids: one grid is needed, or two columns")
        return labels[0], layouts

    def _grid(self, layouts: list[ET.Element], width: float) -> tuple[float, float, float, float, int, int]:
        """The first card's left and top edge, the steps across and down, and how many columns and rows."""
        first = layouts[0]
        columns, rows = self._count(first, "nx"), self._count(first, "ny")
        left, top = self._length(first, "x0"), self._length(first, "y0")
        across, down = self._length(first, "dx", width), self._length(first, "dy", 0.0)
        if len(layouts) > 1:
            other = layouts[1]
            alike = all(first.get(key) == other.get(key) for key in ("ny", "y0", "dy"))
            if not alike or columns != 1 or self._count(other, "nx") != 1:
                self._refuse("lays its cards in two grids that are not two columns side by side")
            columns, starts = 2, sorted((left, self._length(other, "x0")))
            left, across = starts[0], round(starts[1] - starts[0], FINEST)
        return left, top, across, down, columns, rows

    def _lies(self, paper: PaperName, right: float) -> bool:
        """Whether the cards need the paper on its side."""
        return right > PAPERS[paper].width + 1

    def _length(self, element: ET.Element, key: str, otherwise: float | None = None) -> float:
        """A length in mm; the other one where the file leaves it out."""
        said = element.get(key)
        if said is None and otherwise is not None:
            return otherwise
        found = LENGTH.fullmatch(said or "")
        if found is None or found[2] not in UNITS:
            hint = f"lengths are written as in 85mm; the units are {listed([unit for unit in UNITS if unit])}"
            self._refuse(f"{key} is {quote(said)}, and no length" if said else f"{key} is missing", hint)
        return round(float(found[1]) * UNITS[found[2]], FINEST)

    def _count(self, element: ET.Element, key: str) -> int:
        said = element.get(key, "")
        if not re.fullmatch("[0-9]{1,2}", said) or not 1 <= int(said) <= 20:  # noqa: PLR2004 – as ``Grid`` has it
            self._refuse(f"{key} is {quote(said)}, and should be a whole number of 1 to 20")
        return int(said)


def _tag(element: ET.Element) -> str:
    """The name of an element in small letters, without its namespace."""
    return str(element.tag).rpartition("}")[2].casefold()


def _folded(part: str) -> str:
    return "".join(part.split()).casefold()


def _slug(text: str) -> str:
    """A name for a stock."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:40].strip("-") or "imported"
