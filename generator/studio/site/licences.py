"""What others wrote → their licences, beside the site: they go where their work goes."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from generator.studio.site.staging import LIBRARY, PAGE, ROOT

if TYPE_CHECKING:
    from pathlib import Path

WORDS = ("licen", "copying", "notice", "copyright")
"""How a file with a licence is called, in small letters."""


def licences(target: Path, stage: Path) -> None:
    """Copies the licences of Spiegel, of the packages in Python and of those of the page, each to a folder of its own."""
    target.mkdir()
    shutil.copy(ROOT / "LICENSE", target / "Spiegel.txt")
    for info in sorted((stage / LIBRARY / "site-packages").glob("*.dist-info")):
        for path in sorted(info.rglob("*")):
            _copy(path, target / info.name.partition("-")[0])
    for name in sorted(_of_the_page()):
        for path in sorted((PAGE / "node_modules" / name).iterdir()):
            _copy(path, target / name.replace("/", "-").lstrip("@"))


def _copy(path: Path, folder: Path) -> None:
    if path.is_file() and any(word in path.name.lower() for word in WORDS):
        folder.mkdir(exist_ok=True)
        shutil.copy(path, folder / f"{path.stem}.txt")


def _of_the_page() -> list[str]:
    """The packages of the page that come with it: all but those that only build and test it."""
    packages = json.loads((PAGE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    names = (path.rpartition("node_modules/")[2] for path, each in packages.items() if path and not each.get("dev"))
    return [name for name in names if (PAGE / "node_modules" / name).is_dir()]
