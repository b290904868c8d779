"""What was found in a PDF → the same in words, and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from generator.model.paper import DUPLEX
from generator.model.paper_names import paper_name
from generator.model.wording import harmless
from generator.prepress.preflight.report import FEW, count

if TYPE_CHECKING:
    from generator.prepress.preflight.report import PageSize, PreflightReport


def as_json(inspection: PreflightReport) -> str:
    """The inspection as JSON, its keys sorted; what a terminal would obey is written as its number."""
    said = json.dumps(asdict(inspection), indent=2, sort_keys=True, ensure_ascii=False)
    return "".join(sign if sign.isprintable() or sign == "\n" else json.dumps(sign)[1:-1] for sign in said)


def describe(inspection: PreflightReport) -> str:
    """The inspection in a few lines of words, faults last."""
    facts = (_pages, _boxes, _cards, _fonts, _colours, _tags, _printing, _contents, _title, _unchecked)
    lines = [inspection.file, *(f"  {said}" for fact in facts if (said := fact(inspection)))]
    lines += [f"  Note: {note}" for note in inspection.notes]
    found = inspection.findings
    lines.append(f"  {count(len(found), 'finding')}:" if found else "  Nothing to trip over.")
    return "\n".join(map(harmless, [*lines, *(f"    {finding}" for finding in found)]))


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
    beyond = found.pages - sum(size.pages for size in found.sizes)
    sizes += [f"{count(beyond, 'more page')} that {'was' if beyond == 1 else 'were'} not looked at"] if beyond else []
    return f"Pages: {', '.join(sizes)}; PDF {found.version}{locked}"


def _boxes(found: PreflightReport) -> str:
    looked_at = sum(size.pages for size in found.sizes)
    said = ", ".join(
        name if pages == looked_at else f"{name} on {count(pages, 'page')}" for name, pages in found.boxes.items()
    )
    nested = (
        "one within the other as they should be" if found.boxes_nested else "NOT within each other as they should be"
    )
    return f"Boxes: {said or 'none'}; {nested}"


def _cards(found: PreflightReport) -> str:
    """The cards and the bar, as measured; empty for a file without them."""
    if not found.cards:
        return ""
    sizes = ", ".join(f"{size.width:.1f} × {size.height:.1f} mm" for size in found.cards[:FEW])
    more = f" and {len(found.cards) - FEW} more sizes" if len(found.cards) > FEW else ""
    bar = f"; the bar of 100 mm measures {found.bar:.1f} mm" if found.bar is not None else ""
    return f"Cards: {sizes}{more}{bar}"


def _colours(found: PreflightReport) -> str:
    said = "; ".join(f"{use} in {', '.join(spaces)}" for use, spaces in found.colours.items())
    return f"Colours: {said or 'none'}"


def _unchecked(found: PreflightReport) -> str:
    return f"Not checked: {'; '.join(found.unchecked)}" if found.unchecked else ""


def _fonts(found: PreflightReport) -> str:
    if not found.fonts:
        return "Fonts: none"
    said = "; ".join(
        f"{font.name} ({font.kind}, {'embedded' if font.embedded else 'NOT embedded'}"
        f"{', subset' if font.subset else ''}, {count(font.pages, 'page')})"
        for font in found.fonts
    )
    smallest = f"; the smallest text is {_plain(found.smallest_text)} pt" if found.smallest_text is not None else ""
    return f"Fonts: {said}{smallest}"


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
    copies = f", {asked.copies} copies" if asked.copies > 1 else ""
    return f"Printing: {scaling}, {sides}{copies}, {colour}"


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
