"""Wheels, Python's own library and Spiegel → a folder as Python finds it in the browser, compiled: no source is read there.

What lies in the folder has the paths that it gets in the browser: ``lib/python3.14``, with ``site-packages`` in it.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import zipfile
from pathlib import Path

from generator.studio.site.tools import run

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "generator" / "studio" / "page"
PYODIDE = PAGE / "node_modules" / "pyodide"
WHEELS = Path(__file__).with_name("wheels.txt")

LIBRARY = "lib/python3.14"
"""Where Python in the browser has its library; Pyodide 314 is Python 3.14."""

TAGS = ("--python-version=3.14", "--implementation=cp", "--abi=cp314", "--platform=pyemscripten_2026_0_wasm32")
"""What Pyodide takes; and PyYAML is taken from the wheel for Linux, for its modules in Python."""

LEFT_OUT = {
    "": """__hello__ __phello__ _pyio _pyrepl antigravity bdb cProfile cmd compileall dbm doctest ensurepip fileinput
        ftplib idlelib imaplib lib2to3 mailbox modulefinder multiprocessing optparse pdb pickletools plistlib
        poplib profile pstats pty pyclbr pydoc pydoc_data rlcompleter sched smtplib socketserver sqlite3
        symtable tabnanny this timeit tkinter trace tracemalloc tty turtle turtledemo unittest wave webbrowser
        wsgiref xmlrpc zipapp""",
    "site-packages/reportlab": "fonts graphics platypus",
}
"""What of Python's library and of packages nothing here uses: none has to be kept where a person's browser waits for a file."""

OURS_LEFT_OUT = ("__pycache__", "cli", "prepress", "page", "site", "server.py", "guard.py", "__main__.py", "py.typed")
"""What of Spiegel is for a terminal, for this machine, or for PDFs of others."""


def staged(work: Path) -> Path:
    """The folder, made in a folder to work in; what others wrote is made once for each version of it.

    Raises:
        SiteError: something cannot be fetched.
    """
    library, ours = work / "library" / _version(), work / "ours"
    if not (library / "compiled").is_file():
        _others(work / "wheels", library / LIBRARY)
        compile_tree(library)
        (library / "compiled").touch()
    shutil.rmtree(ours, ignore_errors=True)
    _spiegel(ours / LIBRARY / "site-packages")
    compile_tree(ours)
    whole = work / "stage"
    shutil.rmtree(whole, ignore_errors=True)
    for each in (library, ours):
        shutil.copytree(each / "lib", whole / "lib", dirs_exist_ok=True)
    return whole


def _version() -> str:
    """A name for what of the folder is not ours: another version of any of it is another name."""
    said = [WHEELS.read_bytes(), (PYODIDE / "package.json").read_bytes(), Path(__file__).read_bytes()]
    return hashlib.sha256(b"".join(said)).hexdigest()[:16]


def _others(wheels: Path, library: Path) -> None:
    """Python's library and the packages, as they come."""
    shutil.rmtree(library, ignore_errors=True)
    packages = library / "site-packages"
    packages.mkdir(parents=True)
    with zipfile.ZipFile(PYODIDE / "python_stdlib.zip") as stdlib:
        stdlib.extractall(library)
    shutil.rmtree(wheels, ignore_errors=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "--no-input", "download"]
    kinds = [*TAGS, "--platform=manylinux_2_17_x86_64", "--no-deps", "--only-binary=:all:", "--require-hashes"]
    run([*pip, *kinds, "--dest", wheels, "--requirement", WHEELS], ROOT, "fetching packages")
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as files:
            files.extractall(packages)
    for path in [*packages.rglob("*.so")]:
        if "emscripten" not in path.name:
            path.unlink()
    for folder, names in LEFT_OUT.items():
        for name in names.split():
            shutil.rmtree(library / folder / name, ignore_errors=True)
            (library / folder / f"{name}.py").unlink(missing_ok=True)


def _spiegel(packages: Path) -> None:
    """Spiegel itself, with its data and its deck, as a wheel has it."""
    for room in ("generator", "layouts"):
        shutil.copytree(ROOT / room, packages / room, ignore=shutil.ignore_patterns(*OURS_LEFT_OUT))
    shutil.copy(ROOT / "cards.yaml", packages / "generator" / "bank" / "cards.yaml")


def compile_tree(folder: Path) -> None:
    """Modules in Python → compiled, by the Python that runs them, in the same place."""
    run(["node", PAGE / "engine" / "compile.mjs", folder], PAGE, "compiling Python's modules")
