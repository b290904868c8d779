"""What a release holds: the built page, and nothing that it was built from."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from helpers import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "generator/studio/page"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What git has of the two packages, and a page that was built there."""
    pytest.importorskip("hatchling", reason="hatchling is not installed")
    made = tmp_path_factory.mktemp("checkout")
    for name in ("pyproject.toml", "README.md", "LICENSE", "cards.yaml", ".gitignore"):
        shutil.copy(ROOT / name, made)
    built = shutil.ignore_patterns("__pycache__", "node_modules", "dist")
    for name in ("generator", "layouts"):
        shutil.copytree(ROOT / name, made / name, ignore=built)
    for name in ("dist/index.html", "dist/assets/page.js", "node_modules/preact/index.js"):
        path = made / PAGE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("built")
    return made


def files_in(checkout: Path, kind: str, folder: Path) -> list[str]:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)],
        cwd=checkout,
        check=True,
        capture_output=True,
    )
    (made,) = folder.iterdir()
    if kind == "wheel":
        return zipfile.ZipFile(made).namelist()
    shutil.unpack_archive(made, folder / "unpacked", filter="data")
    (top,) = (folder / "unpacked").iterdir()
    return [path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file()]


def test_a_wheel_holds_the_built_page_and_nothing_that_it_was_built_from(checkout: Path, tmp_path: Path) -> None:
    files = files_in(checkout, "wheel", tmp_path)
    assert {name for name in files if name.startswith(PAGE)} == {
        f"{PAGE}/dist/index.html",
        f"{PAGE}/dist/assets/page.js",
    }
    assert {"generator/studio/requests.py", "generator/bank/cards.yaml", "layouts/__init__.py"} <= set(files)


def test_a_source_archive_holds_the_page_and_what_it_was_built_from(checkout: Path, tmp_path: Path) -> None:
    files = set(files_in(checkout, "sdist", tmp_path))
    assert {f"{PAGE}/dist/index.html", f"{PAGE}/src/main.tsx", f"{PAGE}/package-lock.json"} <= files
    assert not any("node_modules" in name for name in files)
