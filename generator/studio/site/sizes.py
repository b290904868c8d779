"""A built site → how much of it goes over the line until the first PDF, and how much when more is asked for.

Each file counts as ``gzip -9`` makes it, which is what a server sends at best; what is compressed already counts as it is.
"""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

MOST_FIRST, MOST_MORE = 10_000_000, 4_000_000
"""Bytes: until the first PDF, and on demand in all."""

RARE = ("font-", "hyphenation-")
"""Packs that one deck needs one or two of, each in a file of its own: the largest counts, and not their sum."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes over the line by file: until the first PDF, when more is asked for, and what one deck in a hundred needs."""

    first: dict[str, int]
    more: dict[str, int]
    rare: dict[str, int]

    def said(self) -> list[str]:
        """In words, the sums first."""
        sums = {"before the first PDF": self.first, "when more is asked for": self.more}
        largest = max(self.rare.values(), default=0)
        lines = [f"{what}: {sum(files.values()) / 1e6:.2f} MB in {len(files)} files" for what, files in sums.items()]
        return [
            *lines,
            f"in rare cases: {len(self.rare)} files of at most {largest / 1e6:.2f} MB each",
        ]


def over_the_line(path: Path) -> int:
    """Bytes of a file as ``gzip -9`` makes it."""
    data = path.read_bytes()
    return len(data) if path.suffix == ".gz" else len(gzip.compress(data, 9))


def sizes(site: Path) -> Sizes:
    """What of a site counts where."""
    engine = _engine(site)
    needed = {*_page(site), *_needed_of(engine, site)}
    first, more, rare = {}, {}, {}
    for path in sorted(each for each in site.rglob("*") if each.is_file()):
        name = str(path.relative_to(site))
        if name in needed:
            first[name] = over_the_line(path)
        elif path.name.startswith(RARE):
            rare[name] = over_the_line(path)
        elif not name.startswith(("licences/", "_headers", ".")):
            more[name] = over_the_line(path)
    return Sizes(first, more, rare)


def _list(site: Path) -> Path:
    found = re.search(r'name="spiegel-files" content="([^"]+)"', (site / "index.html").read_text())
    assert found, "the page of a site names the list of its files"  # noqa: S101 – as it was made
    return site / found[1]


def _engine(site: Path) -> dict[str, Any]:
    """The list of the engine's files, with addresses from the top of the site."""
    path = _list(site)
    found: dict[str, Any] = json.loads(path.read_text())
    return found | {"list": str(path.relative_to(site)), "folder": str(path.parent.relative_to(site))}


def _needed_of(engine: dict[str, Any], site: Path) -> list[str]:
    """What the engine fetches before it is there."""
    folder = engine["folder"]
    own = [engine["pyodide"], engine["program"], engine["wasm"]["url"], engine["packs"]["first"]["url"]]
    return [engine["list"], *(f"{folder}/{each}" for each in own), *_imported(site, "browser")]


class _Links(HTMLParser):
    """The addresses that a page fetches by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.found += filter(None, (said.get("src"), said.get("href") if tag == "link" else None))


def _page(site: Path) -> list[str]:
    """The page, and what it fetches by itself; what its scripts import too."""
    links = _Links()
    links.feed((site / "index.html").read_text())
    named = [each.removeprefix("./") for each in links.found]
    return ["index.html", *named, *(each for name in named if name.endswith(".js") for each in _static(site, name))]


def _static(site: Path, name: str) -> list[str]:
    """What a script imports at once, and what that imports."""
    said = (site / name).read_text()
    folder = name.rpartition("/")[0]
    found = [f"{folder}/{each}" for each in re.findall(r"""(?:from|import)\s*["'`]\./([\w.-]+\.js)["'`]""", said)]
    return [*found, *(more for each in found for more in _static(site, each))]


def _imported(site: Path, stem: str) -> list[str]:
    """The scripts whose names begin with a word, and what they import."""
    own = [str(each.relative_to(site)) for each in site.glob(f"assets/{stem}*.js")]
    return [*own, *(each for name in own for each in _static(site, name))]
