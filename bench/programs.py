"""The programs that are compared, each as the command that makes a deck's PDF."""

from __future__ import annotations

import re
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple

BENCH: Final = Path(__file__).resolve().parent
ROOT: Final = BENCH.parent
SPIEGEL: Final = "spiegel"


class Program(NamedTuple):
    """``largest`` is the largest deck worth waiting for; ``colour`` its line in the chart."""

    name: str
    label: str
    package: str
    colour: str
    script: str = ""
    options: tuple[str, ...] = ()
    largest: int = 10_000

    def command(self, deck: Path, target: Path) -> list[str]:
        if self.name == SPIEGEL:
            asked = ["--lang", "nl", "--stock", "poker-a4", "--backs", "suit", "-o", str(target)]
            return [sys.executable, "-m", "generator", "cards", str(deck), *asked]
        return [sys.executable, str(BENCH / "peers" / self.script), str(deck), str(target), *self.options]

    def release(self) -> str:
        """Its version; Spiegel's from its source, which need not be installed."""
        if self.name != SPIEGEL:
            return version(self.package)
        source = (ROOT / "generator" / "__init__.py").read_text(encoding="utf-8")
        found = re.search(r'__version__ = "(.+)"', source)
        return found[1] if found else "?"


PROGRAMS: Final = (
    Program(SPIEGEL, "Spiegel", "spiegel", "#0F6B6B"),
    Program("typst-tagged", "Typst, tagged", "typst", "#B04A12", "typst_peer.py"),
    Program("typst-plain", "Typst, plain", "typst", "#D98E63", "typst_peer.py", ("plain",)),
    Program("fpdf2", "fpdf2", "fpdf2", "#1F4E9E", "fpdf2_peer.py"),
    Program("fpdf2-own", "fpdf2, own line breaks", "fpdf2", "#7D9BCB", "fpdf2_peer.py", ("own",)),
    Program("reportlab", "ReportLab, Paragraphs", "reportlab", "#7B2F7E", "reportlab_peer.py"),
    Program("weasyprint", "WeasyPrint", "weasyprint", "#5A636B", "weasyprint_peer.py", largest=1000),
)

STARTS: Final = (
    ("python -c pass", ("-c", "pass")),
    ('python -c "import click"', ("-c", "import click")),
    ('python -c "import typst"', ("-c", "import typst")),
    ("spiegel --help", ("-m", "generator", "--help")),
    ("spiegel list stocks", ("-m", "generator", "list", "stocks")),
)
"""What only starts: the last two against the second; the third is what the binding adds to Typst's own time."""

START_BASE: Final = STARTS[1][0]
START_SPIEGEL: Final = tuple(label for label, _ in STARTS[3:])
