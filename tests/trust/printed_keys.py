"""Figure: every printed key of the schema with markup, signs of PDF strings, escapes and formulas, and what is printed of it.

    python tests/trust/printed_keys.py [EVERY]

``EVERY`` 7 takes every seventh text only, and leaves veraPDF out.

Each of ``PLANTED`` stands at the end of the text of every key at once, with a mark of the key behind it. It must be on paper as
it was typed, in every product that prints the key; qpdf must find nothing wrong with the PDFs, nor veraPDF where it runs.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import unicodedata
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

import pikepdf
import yaml
from readback import Printed, squeezed
from test_every_key import DECK, PRINTED

from generator.bank.loading import load
from generator.build import pdfs
from generator.model.problems import DeckError
from layouts import modules

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
VERAPDF = ROOT / ".ci" / "verapdf"
CANNOT_RUN = 77

PLANTED = (
    "&amp;", "&lt;b&gt;", "<b>x</b>", "<br/>", "<!-- x -->", "<u>x</u>", "<para>", "_x_", "`x`", "# x", "[x](y)", "(", ")",
    "((x)", "\\", "\\(", "\\)", "\\n", "\\u0041", "\\x41", "\\101", "%", "%%EOF", "endstream", "endobj", "BT ET", "Tj",
    "/Name", "<48656C>", "<<x>>", "[x]", "{x}", "{0}", "{name}", "%s", "%(x)s", "$x", "${x}", "$$", "{{x}}", "=1+1", "+1",
    "-1", "@x", "=cmd|x!A1", "'x'", '"x"', "“x”", "«x»", "'", '"', "x’s", "#!x", "!x", "&x", "null", "~", "true", "0x1F",
    "1_000", ": x", "x: y", "- x", "| x", "> x", "?x", "^x", "x;y", "x,y", "x.be/?a=b&c=d", "\\textbf{x}", "\\frac",
    "€ ½ … – —", "œ Œ ĳ ß ﬁ",
)  # fmt: skip
"""What people paste, and what would mean something to a reader of markup, of PDF, of YAML, or to a spreadsheet."""


IN_THE_TITLE = {("guide", "texts.guide-title"), ("team-sheets", "texts.sheets-title"), ("posters", "title")}
"""What names the PDF of a product, in its metadata, and stands on no page."""

SHORTEST = {"version": 20}
"""The keys that hold so many characters at most."""


def tree(planted: str) -> tuple[dict[str, Any], dict[str, str]]:
    """The deck with ``planted`` and a mark at the end of each printed text; the whole text of each key."""
    deck, texts = deepcopy(DECK), {}
    for number, path in enumerate(PRINTED):
        keys = path.split(".") if not path.startswith("texts.") else ["texts", path[6:]]
        place: Any = deck
        for key in keys[:-1]:
            place = place[key]
            place = place[0] if isinstance(place, list) else place
        value = place[keys[-1]]
        value, last = (value[0], 0) if isinstance(value, list) else (place, keys[-1])
        if isinstance(value, dict) and isinstance(value.get(last), dict):
            value, last = value[last], "en"
        elif isinstance(value, dict) and last == 0:
            last = "en"
        text = f"{value[last]} {planted} k{number}k"
        if len(text) <= SHORTEST.get(path, len(text)):
            value[last] = texts[path] = text
    return deck, texts


def check(number: int, folder: Path) -> Iterator[str]:
    """What is wrong with what is printed of ``PLANTED[number]``."""
    planted = PLANTED[number]
    deck, texts = tree(planted)
    path = folder / f"{number}.yaml"
    path.write_text(yaml.safe_dump(deck, allow_unicode=True, sort_keys=False), encoding="utf-8")
    try:
        made = pdfs(load(path), modules(), languages=("en",))
    except DeckError as error:
        yield from (f"refused: {problem}" for problem in error.problems)
        return
    for pdf in made:
        product = next(name for name in modules() if pdf.name.startswith(f"{name}-"))
        target = folder / f"{number}-{pdf.name}"
        target.write_bytes(pdf.data)
        printed = Printed(pdf.data)
        title = str(printed.qpdf.docinfo.get("/Title", ""))
        said = _plain("".join(printed.text(page) for page in range(len(printed))))
        yield from (
            f"{product}: {key} is not printed as typed: {text!r}"
            for key, text in texts.items()
            if product in PRINTED[key]
            and _plain(f"{planted} {text.split(' ')[-1]}")
            not in (_plain(title) if (product, key) in IN_THE_TITLE else said)
        )
        with pikepdf.open(target) as opened:
            yield from (f"{pdf.name}: qpdf: {problem}" for problem in opened.check_pdf_syntax())


def verapdf(folder: Path) -> Iterator[str] | None:
    """What veraPDF finds in the PDFs of a folder; None where it cannot run."""
    if not VERAPDF.is_file():
        return None
    wrong: list[str] = []
    for profile in ("ua1", "2a"):
        run = subprocess.run(
            [VERAPDF, profile, *sorted(folder.glob("*.pdf"))], capture_output=True, text=True, check=False
        )
        if run.returncode == CANNOT_RUN:
            return None
        wrong += [] if run.returncode == 0 else (run.stdout + run.stderr).splitlines()
    return iter(wrong)


def _plain(text: str) -> str:
    return (
        squeezed(unicodedata.normalize("NFKC", text))
        .replace("\ufffe", "")
        .replace("\u00ad", "")
        .replace("-", "")
        .replace("\u2010", "")
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        wrong, every = 0, int(sys.argv[1]) if len(sys.argv) > 1 else 1
        numbers = range(0, len(PLANTED), every)
        for number in numbers:
            found = list(check(number, Path(made)))
            wrong += bool(found)
            if found:
                print(repr(PLANTED[number]), found[:3], len(found), flush=True)
        faults = verapdf(Path(made)) if every == 1 else None
        said = "not asked" if faults is None else list(faults) or "clean"
        print(f"{len(numbers)} texts in {len(PRINTED)} keys, {wrong} wrong; veraPDF: {said}")


if __name__ == "__main__":
    main()
