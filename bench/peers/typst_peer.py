"""The deck with Typst, its compiler called through the package ``typst``: the bank goes in by path, Typst reads it.

    python bench/peers/typst_peer.py DECK.yaml OUT.pdf [plain]

Tagged, as Typst writes unless told otherwise; ``plain`` leaves the tags out. No fonts are looked for beyond our own.
"""

import sys
from pathlib import Path

import fontpkg_atkinson_hyperlegible as atkinson
import typst


def main() -> None:
    source, target, *options = sys.argv[1:]
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(atkinson.ROOT / "files")]
    )
    compiler = typst.Compiler(
        f"{sys.path[0]}/deck.typ", root="/", font_paths=fonts, sys_inputs={"deck": str(Path(source).resolve())}
    )
    compiler.compile(output=target, format="pdf", pdf_tags="plain" not in options)


if __name__ == "__main__":
    main()
