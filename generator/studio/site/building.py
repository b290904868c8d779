"""A checkout → ``output/site/``: the page, its engine and a service worker, as static files; and the page for this machine."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from typing import TYPE_CHECKING, Any

from generator.studio.site import packs as packing
from generator.studio.site.licences import licences
from generator.studio.site.policy import headers, page_of_site
from generator.studio.site.sizes import RARE
from generator.studio.site.staging import PAGE, PYODIDE, ROOT, staged
from generator.studio.site.tools import run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

WORK = ROOT / "build" / "site"
"""Where what is fetched and compiled is kept for the next time."""


def build_page() -> Path:
    """The page as Vite builds it, which the local server sends as it is.

    Raises:
        SiteError: Node or npm is missing, or one of them fails.
    """
    lock = hashlib.sha256((PAGE / "package-lock.json").read_bytes()).hexdigest()
    done = PAGE / "node_modules" / ".lock-of-spiegel"
    if not done.is_file() or done.read_text() != lock:
        run(["npm", "ci", "--no-audit", "--no-fund"], PAGE, "fetching the page's packages")
        done.write_text(lock)
    run(["npm", "run", "--silent", "build"], PAGE, "building the page")
    return PAGE / "dist"


def build_site(target: Path, tell: Callable[[str], None], work: Path = WORK) -> None:
    """The whole site, in a folder; what lay there is replaced when all is made.

    Raises:
        SiteError: something that it needs is missing, or fails.
    """
    tell("the page")
    page = build_page()
    tell("Python and Spiegel, compiled")
    work.mkdir(parents=True, exist_ok=True)
    stage = staged(work)
    tell("what of it the first PDF needs")
    found = packing.packs_of(stage, packing.traced(stage, work))
    made = work / "made"
    shutil.rmtree(made, ignore_errors=True)
    shutil.copytree(page, made)
    _rename_modules(made / "assets")
    tell("packs")
    engine = _engine(made / "engine", stage, found)
    index = page_of_site((page / "index.html").read_text(encoding="utf-8"), engine)
    (made / "index.html").write_text(index, encoding="utf-8")
    (made / "_headers").write_text(headers(), encoding="utf-8")
    (made / ".nojekyll").touch()  # hosts that run Jekyll would leave out what begins with a line
    licences(made / "licences", stage)
    (made / "sw.js").write_text(_service_worker(made), encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(made, target)  # noqa: PTH105 – a folder


def _engine(folder: Path, stage: Path, found: Mapping[str, list[str]]) -> str:
    """Writes the engine's files; the address of the list of them, from the page."""
    folder.mkdir()

    def put(name: str, data: bytes) -> str:
        named = packing.hashed(name, data)
        (folder / named).write_bytes(data)
        return named

    def packed(name: str, data: bytes) -> dict[str, Any]:
        return {"url": put(name, data), "size": len(data), "unpacked": packing.size_when_unpacked(data)}

    packs = {}
    for name, paths in found.items():
        packs[name] = packed(f"{name}.pack.gz", packing.pack(stage, paths))
        if name != packing.FIRST:
            packs[name]["files"] = packing.lazy_files(stage, paths)
    engine = {
        "pyodide": put("pyodide.js", _without_map(PYODIDE / "pyodide.mjs")),
        "program": put("program.js", _without_map(PYODIDE / "pyodide.asm.mjs")),
        "wasm": packed("python.wasm.gz", packing.compressed((PYODIDE / "pyodide.asm.wasm").read_bytes())),
        "info": json.loads((PYODIDE / "pyodide-lock.json").read_text())["info"],
        "packs": packs,
    }
    return f"engine/{put('engine.json', json.dumps(engine, separators=(',', ':')).encode())}"


def _rename_modules(assets: Path) -> None:
    """Gives scripts called ``.mjs`` the name of any script: some servers send those as files to save, which no browser runs."""
    renamed = {each.name: f"{each.stem}.js" for each in assets.glob("*.mjs")}
    for old, new in renamed.items():
        (assets / old).rename(assets / new)
    for script in assets.glob("*.js"):
        said = script.read_text(encoding="utf-8")
        for old, new in renamed.items():
            said = said.replace(old, new)
        script.write_text(said, encoding="utf-8")


def _without_map(path: Path) -> bytes:
    """A script without the line that names its source map, which is not there."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(each for each in lines if not each.startswith("//# sourceMappingURL=")).encode()


def _service_worker(site: Path) -> str:
    """The service worker, with the files that it keeps: all but those that a deck in a hundred needs."""
    index = (site / "index.html").read_bytes()
    engine = [
        str(each.relative_to(site)) for each in sorted((site / "engine").iterdir()) if not each.name.startswith(RARE)
    ]
    page = [str(each.relative_to(site)) for each in sorted((site / "assets").rglob("*")) if each.is_file()]
    beside = [each.name for each in sorted(site.iterdir()) if each.suffix in {".svg", ".png", ".ico", ".webmanifest"}]
    files = [*engine, *page, *beside]
    version = hashlib.sha256(index + json.dumps(files).encode()).hexdigest()
    kept = {"version": version[:12], "index": hashlib.sha256(index).hexdigest(), "files": files}
    source = (PAGE / "engine" / "sw.js").read_text(encoding="utf-8")
    return source.replace("= SITE;", f"= {json.dumps(kept)};")
