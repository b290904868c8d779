"""A PDF's catalog → the structure a screen reader follows, the standards the file claims, and whether it keeps them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from generator.prepress.objects import array, data, dictionary, name, readable, thing, true, words
from generator.prepress.preflight.report import FindingCollector, Tags

MOST_ELEMENTS = 1_000_000
LONGEST_XMP = 1_000_000  # bytes
CLAIM = re.compile(rb"""(pdfaid|pdfuaid):(part|conformance)(?:\s*=\s*["']|>)\s*(\w+)""")


@dataclass(frozen=True, slots=True)
class Structure:
    """The tags, and which marked-content sections (page's object number, number on the page) belong to them."""

    tags: Tags
    owned: set[tuple[object, int]]
    claims: tuple[str, ...]

    @property
    def tagged(self) -> bool:
        """Whether the file has tags, so that marks outside them are a fault."""
        return bool(self.tags.elements)


def structure(catalog: DictionaryObject, title: str, findings: FindingCollector) -> Structure:
    """The file's tags and claims; what they promise and do not hold goes among the findings."""
    tree = dictionary(catalog.get("/StructTreeRoot"))
    elements, owned = _walk(tree)
    xmp = (data(catalog.get("/Metadata")) or b"")[:LONGEST_XMP]
    claims = _claims(xmp)
    shown = true(dictionary(catalog.get("/ViewerPreferences")).get("/DisplayDocTitle"))
    marked = true(dictionary(catalog.get("/MarkInfo")).get("/Marked"))
    accessible = [claim for claim in claims if claim.startswith("PDF/UA") or claim.endswith("a")]
    found = Structure(
        Tags(
            claimed=marked or bool(accessible),
            tree=bool(tree),
            language=words(catalog.get("/Lang")),
            title_shown=shown,
            elements=dict(sorted(elements.items())),
        ),
        owned,
        claims,
    )
    if not elements and found.tags.claimed:
        says = f"claims {' and '.join(accessible)}" if accessible else "says it is tagged"
        findings.add("empty-claim", f"the file {says}, and holds no tags")
    if elements and not marked:
        findings.add("empty-claim", "the file holds tags, but does not say so: readers pass over them")
    if elements and not found.tags.language:
        findings.add("no-language", "the file does not say its language: a screen reader guesses how to pronounce it")
    if elements and not (shown and (title or b"dc:title" in xmp)):
        findings.add("no-title", "the window shows a file name and no title")
    return found


def _walk(tree: DictionaryObject) -> tuple[Counter[str], set[tuple[object, int]]]:
    """The structure elements by type, and the marked content they hold."""
    elements: Counter[str] = Counter()
    owned: set[tuple[object, int]] = set()
    seen: set[int] = set()
    waiting: list[tuple[object, object]] = [(tree.get("/K"), None)] if "/K" in tree else []
    while waiting and len(seen) < MOST_ELEMENTS:
        reference, page = waiting.pop()
        if isinstance(reference, IndirectObject):
            if reference.idnum in seen:
                continue
            seen.add(reference.idnum)
        found = thing(reference)
        if isinstance(found, int):
            owned.add((page, found))
        elif isinstance(found, ArrayObject):
            waiting += [(item, page) for item in array(found)]
        elif isinstance(found, DictionaryObject):
            own = found.get("/Pg")
            page = own.idnum if isinstance(own, IndirectObject) else page
            kind = name(found.get("/Type"))
            content = thing(found.get("/MCID"))
            if kind == "MCR" and isinstance(content, int) and "/Stm" not in found:
                owned.add((page, content))
            elif kind not in {"MCR", "OBJR"}:
                elements[readable(name(found.get("/S"))) or "untyped"] += 1
                waiting += [(found.get("/K"), page)] if "/K" in found else []
    return elements, owned


def _claims(xmp: bytes) -> tuple[str, ...]:
    """``PDF/UA-1`` and ``PDF/A-2a``, as the metadata claims them."""
    found = {(match[1], match[2]): match[3].decode("ascii", "replace") for match in CLAIM.finditer(xmp)}
    claims = []
    if accessible := found.get((b"pdfuaid", b"part")):
        claims.append(f"PDF/UA-{accessible}")
    if archive := found.get((b"pdfaid", b"part")):
        claims.append(f"PDF/A-{archive}{found.get((b'pdfaid', b'conformance'), '').lower()}")
    return tuple(claims)
