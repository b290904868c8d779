"""What is mutated: a sound input of each kind, the files that go with it, and the commands that read it."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import mutations
from mutations import bytewise
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mutations import Mutation

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "docs" / "decks"


class Kind(NamedTuple):
    """A kind of input.

    Attributes:
        name: how the report names it.
        files: what is mutated, each with the name it has in the folder of a run.
        beside: a folder whose content lies there too.
        commands: what reads it: ``{}`` stands for the file; what is made begins with ``made``.
        structure: the mutations beside those of bytes.
    """

    name: str
    files: dict[str, bytes]
    beside: Path
    commands: Sequence[str]
    structure: Sequence[Mutation]

    @property
    def mutations(self) -> tuple[Mutation, ...]:
        """Half of the bytes, half of the structure."""
        return (bytewise,) * len(self.structure) + (*self.structure,)


READ_A_DECK = (
    "check {}", "cards {} -o made.pdf", "workbook {} -o made.pdf", "guide {} -o made.pdf", "list cards {}", "export {} made.xlsx",
)  # fmt: skip
READ_A_THEME = (
    "check cards.yaml", "cards cards.yaml --sample 3 -o made.pdf", "cards cards.yaml --theme {} --sample 2 -o made.pdf",
)  # fmt: skip
READ_NAMES = ("workbook cards.yaml --page cover --names {} -o made.pdf",)
READ_A_SHEET = ("import {} -o made.yaml", "import {} --into cards.yaml")
READ_A_PDF = ("inspect {}", "inspect --json {}", "booklet {} -o made.pdf", "preview {} -o made --dpi 30")

PICTURED = """\
title: Pictures
languages: [nl]
suits: [{id: K, name: Kijken}]
questions:
  - id: K1
    suit: K
    question: Wat zie je?
    picture: {file: FILE, shows: Iets}
"""

FONTED = "name: own\nfonts: {regular: font.ttf}\n"


def kinds(folder: Path) -> list[Kind]:
    """The sound inputs; what must be made for them is made in the folder."""
    youth = _copy(SAMPLES / "youth", folder / "youth")
    decks = {f"{name}.yaml": (SAMPLES / name / "cards.yaml").read_bytes() for name in ("youth", "care", "board")}
    sheets = {"questions.csv": _made(folder, "export", "youth/cards.yaml", "questions.csv")}
    books = {"questions.xlsx": _made(folder, "export", "youth/cards.yaml", "questions.xlsx")}
    forms = {
        "cards.pdf": _made(folder, "cards", "youth/cards.yaml", "-o", "cards.pdf"),
        "form.pdf": _made(folder, "workbook", "youth/cards.yaml", "--fillable", "-o", "form.pdf"),
    }
    names = {"names.txt": "Ann\nBob De Smet\nŁukasz\nÉlodie\n\n# x\nAnn\n".encode()}
    themes = {"theme.yaml": (youth / "theme.yaml").read_bytes()}
    tent = (SAMPLES / "youth" / "pictures" / "tent.svg").read_bytes()
    pictures = {"picture.png": _picture("PNG"), "picture.jpg": _picture("JPEG"), "picture.svg": tent}
    alone = folder / "alone"
    alone.mkdir()
    drawn = ("check cards.yaml", "cards cards.yaml -o made.pdf")
    ways = {"png": mutations.in_chunks, "jpg": bytewise, "svg": mutations.in_svg}
    return [
        Kind("decks", decks, youth, READ_A_DECK, (mutations.in_lines, mutations.in_numbers)),
        Kind("themes", themes, youth, READ_A_THEME, (mutations.in_lines, mutations.in_numbers)),
        Kind("names", names, youth, READ_NAMES, (mutations.in_lines,)),
        Kind("CSV", sheets, youth, (*READ_A_SHEET, "import {} -o made.yaml --lang nl"), (mutations.in_lines,)),
        Kind("XLSX", books, youth, READ_A_SHEET, (mutations.in_members,)),
        Kind("PDFs", forms, alone, READ_A_PDF, (mutations.in_objects,)),
        *(
            Kind(f"pictures ({name[8:]})", {name: data}, _pictured(folder, name), drawn, (ways[name[8:]],))
            for name, data in pictures.items()
        ),
        Kind("fonts", {"font.ttf": _font()}, _fonted(folder), drawn, (mutations.in_tables,)),
    ]  # fmt: skip


def _copy(source: Path, to: Path) -> Path:
    shutil.copytree(source, to)
    return to


def _made(folder: Path, *arguments: str) -> bytes:
    subprocess.run(
        [sys.executable, "-m", "generator", *arguments], cwd=folder, check=True, capture_output=True, env=_environment()
    )
    return (folder / arguments[arguments.index("-o") + 1] if "-o" in arguments else folder / arguments[-1]).read_bytes()


def _environment() -> dict[str, str]:
    import os  # noqa: PLC0415

    return {**os.environ, "PYTHONPATH": str(ROOT)}


def _picture(form: str) -> bytes:
    made = io.BytesIO()
    image = Image.new("RGB", (48, 32), "#246")
    for at in range(48):
        image.putpixel((at, at % 32), (at * 5, 200, 10))
    image.save(made, form)
    return made.getvalue()


def _pictured(folder: Path, name: str) -> Path:
    to = folder / f"with-{name}"
    to.mkdir()
    (to / "cards.yaml").write_text(PICTURED.replace("FILE", name), encoding="utf-8")
    return to


def _fonted(folder: Path) -> Path:
    to = folder / "with-font"
    to.mkdir()
    deck = PICTURED.replace("    picture: {file: FILE, shows: Iets}\n", "").replace(
        "suits:", "theme: theme.yaml\nsuits:"
    )
    (to / "cards.yaml").write_text(deck, encoding="utf-8")
    (to / "theme.yaml").write_text(FONTED, encoding="utf-8")
    return to


def _font() -> bytes:
    """A small font: a few letters of the one we ship, so that a change of a byte hits something."""
    from fontTools import subset  # type: ignore[import-untyped]  # noqa: PLC0415 – slow to load
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415
    from planted import font_file  # noqa: PLC0415

    font = TTFont(font_file())
    subsetter = subset.Subsetter(subset.Options(layout_features=["kern"], name_IDs=["*"], notdef_outline=True))
    subsetter.populate(text="WatziejeKkn?0123456789 .,")
    subsetter.subset(font)
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()
