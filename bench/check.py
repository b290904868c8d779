"""A finished deck and its bank in, what is wrong with it out: pages, their size, texts and fonts.

The same questions are asked of every program's file, so that none is measured on less than the whole work.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pikepdf
import pypdfium2
import yaml

if TYPE_CHECKING:
    from pathlib import Path

ON_A_SHEET: Final = 9
A4: Final = (595.3, 841.9)
SAMPLE: Final = 200
FAMILY: Final = "Atkinson"
UNSAID: Final = re.compile(r"[\s\u00ad\x02\ufffe-]+")
"""What extraction may add or drop where a line ends: spaces, hyphens and their stand-ins."""


def pages(cards: int) -> int:
    return 2 * -(-cards // ON_A_SHEET)


def counted(target: Path) -> int:
    with pypdfium2.PdfDocument(target) as document:
        return len(document)


def problems(target: Path, deck: Path, cards: int) -> list[str]:
    bank: dict[str, Any] = yaml.load(deck.read_bytes(), Loader=yaml.CSafeLoader)
    return [*_pages(target, cards), *_texts(target, bank), *_fonts(target)]


def _pages(target: Path, cards: int) -> list[str]:
    with pypdfium2.PdfDocument(target) as document:
        found = []
        if len(document) != pages(cards):
            found.append(f"{len(document)} pages instead of {pages(cards)}")
        size = document.get_page_size(0)
        if any(abs(one - other) > 1 for one, other in zip(size, A4, strict=True)):
            found.append(f"pages of {size[0]:.0f} × {size[1]:.0f} points instead of A4")
        return found


def _texts(target: Path, bank: dict[str, Any]) -> list[str]:
    """Every card's id and the texts of some 200 cards, on the fronts; how a suit is played, wherever it stands."""
    with pypdfium2.PdfDocument(target) as document:
        every = [page.get_textpage().get_text_bounded() for page in document]
    raw = "\n".join(every[::2])
    ids = {row["id"] for row in bank["questions"]}
    missing = ids - set(re.findall(r"[A-D]\d{4,}", raw))
    found = [f"{len(missing)} of {len(ids)} ids are missing, such as {min(missing)}"] if missing else []
    text = UNSAID.sub("", raw)
    step = max(1, len(bank["questions"]) // SAMPLE)
    wanted = [row[key]["nl"] for row in bank["questions"][::step] for key in ("question", "probe")]
    wanted += [row[key]["nl"] for row in bank["tips"] for key in ("title", "text")]
    wanted += [row[key]["nl"] for row in bank["suits"] for key in ("name", "purpose")]
    lost = [one for one in wanted if UNSAID.sub("", one) not in text]
    text, plays = UNSAID.sub("", "\n".join(every)), [row["play"]["nl"] for row in bank["suits"]]
    wanted += plays
    lost += [one for one in plays if UNSAID.sub("", one) not in text]
    if lost:
        found.append(f"{len(lost)} of {len(wanted)} texts are missing, such as “{lost[0]}”")
    return found


def _fonts(target: Path) -> list[str]:
    """Each font of the file embedded, a subset, and the one that was asked for."""
    with pikepdf.open(target) as pdf:
        names = {
            (str(font.get("/BaseFont", "?")).lstrip("/"), _embedded(font)) for font in pdf.objects if _is_font(font)
        }
    found = [f"{name} is not embedded" for name, embedded in names if not embedded]
    found += [f"{name} is no subset" for name, _ in names if not re.match(r"[A-Z]{6}\+", name)]
    found += [f"{name} was not asked for" for name, _ in names if FAMILY not in name]
    return sorted(found) if names else ["no fonts"]


def _is_font(thing: pikepdf.Object) -> bool:
    return (
        isinstance(thing, pikepdf.Dictionary)
        and thing.get("/Type") == "/Font"
        and "CIDFont" not in str(thing.get("/Subtype"))
    )


def _embedded(font: pikepdf.Object) -> bool:
    holder = font.DescendantFonts[0] if font.get("/Subtype") == "/Type0" else font
    described = holder.get("/FontDescriptor", pikepdf.Dictionary())
    return any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3"))
