"""A folder as Python finds it in the browser → packs: what is needed until the first PDF, what mostly comes after it, the rest.

A pack is compressed once, here, and unpacked by the page, whatever a web server does. Inside it is a list in JSON, of each
file its path and its size, behind its own length in four bytes, and then the files one after the other.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import struct
from typing import TYPE_CHECKING, Any

from generator.studio.site.staging import LIBRARY, PAGE
from generator.studio.site.tools import run

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

LEVEL = 9
"""Of gzip: it is compressed once, and fetched often."""

FIRST, THEN = "first", "then"
"""The pack that the page waits for, and the one that it fetches while a person begins to read."""

UNREAD = (".dist-info/", "/README.txt", "/py.typed")
"""Parts of the paths of files that nothing reads there; licences lie beside the site."""


def traced(stage: Path, work: Path) -> dict[str, list[str]]:
    """What of a folder is read until the first PDF, and what by usual requests after it."""
    scenario, result = PAGE.parent / "site" / "scenario.py", work / "trace.json"
    run(["node", PAGE / "engine" / "trace.mjs", stage, scenario, result, work / "empty.zip"], PAGE, "trying the engine")
    found: dict[str, list[str]] = json.loads(result.read_text())
    return found


def packs_of(stage: Path, found: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The files of each pack, by its name; all files of the folder that are of any use, each once."""
    taken = {path for paths in found.values() for path in paths}
    packs = {name: list(paths) for name, paths in found.items()}
    for path in sorted(each for each in stage.rglob("*") if each.is_file()):
        said = f"/{path.relative_to(stage)}"
        if said not in taken and not any(each in said for each in UNREAD):
            packs.setdefault(_pack_of(path, stage), []).append(said)
    return packs


def _pack_of(path: Path, stage: Path) -> str:
    """The pack of a file that hardly anybody needs: one for each such thing, so that nobody fetches more than that."""
    inside = path.relative_to(stage / LIBRARY).parts
    if path.suffix in {".dic", ".ttf", ".otf", ".pfb"}:
        return f"{'hyphenation' if path.suffix == '.dic' else 'font'}-{path.stem}"
    if inside[0] != "site-packages":
        return "python"
    return {"generator": "spiegel", "layouts": "spiegel", "openpyxl": "spreadsheets", "et_xmlfile": "spreadsheets"}.get(
        inside[1], "packages"
    )


def pack(stage: Path, paths: Iterable[str]) -> bytes:
    """Files → the pack of them."""
    data = {path: (stage / path.lstrip("/")).read_bytes() for path in paths}
    index = json.dumps([[path, len(each)] for path, each in data.items()], separators=(",", ":")).encode()
    return compressed(struct.pack("<I", len(index)) + index + b"".join(data.values()))


def compressed(data: bytes) -> bytes:
    """Bytes as gzip has them; the same on every run."""
    return gzip.compress(data, LEVEL, mtime=0)


def hashed(name: str, data: bytes) -> str:
    """The name of a file of the site that says what is in it: another content is another name, and both can lie there."""
    stem, _, suffix = name.partition(".")
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:12]}.{suffix}"


def size_when_unpacked(data: bytes) -> int:
    """The size of what is in a gzip file, in bytes."""
    return int(struct.unpack("<I", data[-4:])[0])


def lazy_files(stage: Path, paths: Iterable[str]) -> list[Any]:
    """The list of files of a pack that is not there yet: Python sees them, and gets them when it opens one."""
    return [[path, (stage / path.lstrip("/")).stat().st_size] for path in paths]
