"""What is heavy: files of less than 10 MB that ask for more work, or more memory, than anybody needs; and what reads them."""

from __future__ import annotations

import io
import random
import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

LARGEST = 7_900_000
"""Bytes of a deck: just below what one may have."""

HEAD = "title: Zwaar\nlanguages: [nl]\nsuits: [{id: A, name: Eerste}]\n"
ONE = "questions: [{id: A1, suit: A, question: Wat?}]\n"

CHECK, CARDS, GUIDE = "check cards.yaml", "cards cards.yaml -o made.pdf", "guide cards.yaml -o made.pdf"
WORKBOOK = "workbook cards.yaml -o made.pdf"
EVERY = (CHECK, CARDS, GUIDE, WORKBOOK)
PICTURED = (CHECK, CARDS)
READ_A_PDF = ("inspect heavy.pdf", "preview heavy.pdf -o made --dpi 30", "booklet heavy.pdf -o made.pdf")
READ_A_SHEET = ("import {} -o made.yaml", "import {} --into cards.yaml")


class Heavy(NamedTuple):
    """An input: its name in the report, what makes its files in a folder, and the commands that read them.

    ``draws`` says that some commands may rightly go on to draw all of it, page by page: those only have to stay within
    the memory.
    """

    name: str
    make: Callable[[Path], object]
    commands: Sequence[str]
    draws: bool = False


def deck(*parts: str | Iterable[str], head: str = HEAD) -> Callable[[Path], object]:
    """A deck of its head and these parts; of the last as much as there is room for."""

    def make(folder: Path) -> None:
        made = [head]
        left = LARGEST - len(head.encode())
        for part in parts:
            for piece in [part] if isinstance(part, str) else part:
                left -= len(piece.encode())
                if left < 0:
                    break
                made.append(piece)
        (folder / "cards.yaml").write_text("".join(made), encoding="utf-8")

    return make


def questions(text: Callable[[int], str], many: int = 10**6, more: str = "") -> Iterable[str]:
    """``questions:`` with so many, each with its text."""
    yield "questions:\n"
    for number in range(many):
        yield f"- {{id: Q{number}, suit: A, question: {text(number)}{more}}}\n"


def _texts() -> list[Heavy]:
    marks = {"soft hyphens": "a\\u00ad", "zero-width spaces": "a\\u200b", "slashes": "a/", "hyphens": "a-"}
    found = []
    for name, part in marks.items():
        width = 1 if part.startswith("a") and len(part) == 2 else 2  # noqa: PLR2004 – what it is in the text
        del width
        long = '"' + part * 1000 + '"'
        few = '"' + (part * 30 + "b ") * 30 + '"'
        found += [
            Heavy(f"a text of {name}", deck(questions(lambda _, t=long: t, 1)), EVERY),
            Heavy(f"texts of {name}", deck(questions(lambda _, t=long: t)), EVERY),
            Heavy(f"texts of words with {name}", deck(questions(lambda _, t=few: t)), EVERY),
        ]
    letters, words = "a" * 2000, "ab " * 660
    found += [
        Heavy("texts of one long word", deck(questions(lambda _: letters)), EVERY),
        Heavy("texts that are too long", deck(questions(lambda _: words)), EVERY),
        Heavy("texts of emphasis", deck(questions(lambda _: '"' + "*a* " * 500 + '"')), EVERY),
        Heavy("texts of stars", deck(questions(lambda _: '"' + "*a" * 1000 + '"')), EVERY),
        Heavy("texts of lines", deck(questions(lambda _: '"' + "a\\n" * 1000 + '"')), EVERY),
        Heavy("texts of marks", deck(questions(lambda _: '"a' + "\\u0301" * 1999 + '"')), EVERY),
        Heavy("texts of rare letters", deck(questions(lambda n: '"' + "".join(chr(0x4E00 + (n * 7 + i) % 20000) for i in range(600)) + '"')), EVERY),
        Heavy("texts that are alike", deck(questions(lambda n: f"Wat vond je van dag {n} van onze week samen met alle anderen van de ploeg en wat bleef je bij?")), EVERY, draws=True),
    ]  # fmt: skip
    return found


def _many() -> list[Heavy]:
    languages = "[" + ", ".join(f"{a}{b}" for a in "abcde" for b in "klmn") + "]"
    multi = "{" + ", ".join(f"{a}{b}: Wat?" for a in "abcde" for b in "klmn") + "}"
    head20 = f"title: {multi}\nlanguages: {languages}\nsuits: [{{id: A, name: {multi}}}]\n"
    step = "{kind: cards, name: Spel, rhythm: {shortest: 1, longest: 2}, draws: [{many: 200}, {many: 200}]}"
    told = "{kind: cards, name: Spel, rhythm: {shortest: 1, longest: 2}, do: [a, b], say: [a, b], ready: [a]}"
    half = list(questions(lambda _: "Wat?", 10_000))
    return [
        Heavy("many questions", deck(questions(lambda n: f"Wat {n}?")), EVERY, draws=True),
        Heavy("many questions in 20 languages", deck(questions(lambda _: multi), head=head20), (*EVERY, "cards cards.yaml --lang ak,bk -o made.pdf", "build cards.yaml -o made"), draws=True),
        Heavy("many suits", deck("questions: [{id: A1, suit: X1, question: Wat?}]\nsuits:\n", (f"- {{id: X{n}, name: Naam, purpose: Doel}}\n" for n in range(10**6)), head="title: Zwaar\nlanguages: [nl]\n"), EVERY, draws=True),
        Heavy("many suits, each with a question", deck("suits:\n", [f"- {{id: X{n}, name: Naam, purpose: Doel}}\n" for n in range(14_000)], "questions:\n", [f"- {{id: Q{n}, suit: X{n}, question: Wat?}}\n" for n in range(14_000)], head="title: Zwaar\nlanguages: [nl]\n"), EVERY, draws=True),
        Heavy("many suits in 20 languages", deck("suits:\n", [f"- {{id: X{n}, name: {multi}, purpose: {multi}}}\n" for n in range(2_000)], "questions:\n", [f"- {{id: Q{n}, suit: X{n}, question: {multi}}}\n" for n in range(2_000)], head=f"title: {multi}\nlanguages: {languages}\n"), (*EVERY, "build cards.yaml -o made"), draws=True),
        Heavy("many sessions", deck(ONE, "sessions:\n", (f"- {{id: S{n}, name: Avond, for_whom: Ploeg, steps: [{told}]}}\n" for n in range(10**6))), EVERY, draws=True),
        Heavy("many sessions that draw", deck("".join(half), "sessions:\n", (f"- {{id: S{n}, name: Avond, for_whom: Ploeg, steps: [{step}]}}\n" for n in range(10**6))), EVERY, draws=True),
        Heavy("many steps that draw", deck("".join(half), "sessions:\n- id: S\n  name: Avond\n  for_whom: Ploeg\n  steps:\n", (f"  - {step}\n" for n in range(10**6))), EVERY, draws=True),
        Heavy("many steps", deck(ONE, "sessions:\n- id: S\n  name: Avond\n  for_whom: Ploeg\n  steps:\n", (f"  - {told}\n" for n in range(10**6))), EVERY, draws=True),
        Heavy("many draws", deck("".join(half), "sessions:\n- id: S\n  name: Avond\n  for_whom: Ploeg\n  steps:\n  - kind: cards\n    name: Spel\n    rhythm: {shortest: 1, longest: 2}\n    draws:\n", ("    - {many: 200, tags: [x]}\n" for n in range(10**6))), EVERY, draws=True),
        Heavy("many tips", deck(ONE, "tips:\n", (f"- {{id: T{n}, title: Tip, text: Doe dit, why: Zo, do: [a, b], avoid: [c]}}\n" for n in range(10**6))), EVERY, draws=True),
        Heavy("many parts of a tip", deck(ONE, "tips:\n- id: T\n  title: Tip\n  text: Doe dit\n  parts:\n", (f"  - {{id: P{n}, text: Deel}}\n" for n in range(10**6))), EVERY, draws=True),
        Heavy("many points of a tip", deck(ONE, "tips:\n- id: T\n  title: Tip\n  text: Doe dit\n  do:\n", ("  - Doe dit\n" for _ in range(10**6))), EVERY, draws=True),
        Heavy("many purposes", deck(ONE, "purpose:\n", (f"- {{id: P{n}, text: Doel}}\n" for n in range(10**6))), EVERY, draws=True),
        Heavy("many pages of the workbook", deck(ONE, "workbook:\n", ("- {page: notes, copies: 40}\n" for _ in range(10**6))), EVERY),
        Heavy("many pages of questions", deck("".join(half), "workbook:\n", ("- {page: questions, copies: 40}\n" for _ in range(1_000))), EVERY),
        Heavy("many tags", deck(questions(lambda _: "Wat?", 1000, ", tags: [" + ", ".join(f"t{n}" for n in range(400)) + "]")), (*EVERY, "list tags cards.yaml")),
        Heavy("many ids before", deck(questions(lambda _: "Wat?", 2000, ", follows: [" + ", ".join(f"Q{n}" for n in range(200)) + "]")), EVERY),
        Heavy("many languages", deck("languages: [", (f"a{n}, " for n in range(10**5)), "]\nsuits: []\n", head="title: Zwaar\n"), (CHECK,)),
        Heavy("many pictures that are not there", deck(questions(lambda n: "Wat?", 10**6, ", picture: {file: weg.png, shows: Iets}")), EVERY),
        Heavy("extra cards", deck(ONE), ("cards cards.yaml --extra blank:99999999 -o made.pdf", "cards cards.yaml --extra howto:60,blank:60,joker:60 -o made.pdf")),
    ]  # fmt: skip


def _wrong() -> list[Heavy]:
    return [
        Heavy("many faults", deck(questions(lambda _: "''")), EVERY),
        Heavy("many unknown suits", deck("questions:\n", (f"- {{id: Q{n}, suit: B{n}, question: Wat?}}\n" for n in range(10**6))), EVERY),
        Heavy("many unknown keys", deck(questions(lambda n: "Wat?", 10**6, ", foo: 1")), EVERY),
        Heavy("many equal ids", deck("questions:\n", ("- {id: Q, suit: A, question: Wat?}\n" for n in range(10**6))), EVERY),
        Heavy("many suits, unknown suits", deck("suits:\n", [f"- {{id: X{n}, name: Naam {n}}}\n" for n in range(40_000)], "questions:\n", [f"- {{id: Q{n}, suit: Y{n}, question: Wat?}}\n" for n in range(40_000)], head="title: Zwaar\nlanguages: [nl]\n"), (CHECK, CARDS)),
        Heavy("deep", deck("questions: " + "[" * 500_000), (CHECK,)),
        Heavy("deep mappings", deck("questions: " + "{a: " * 500_000), (CHECK,)),
        Heavy("indents", deck("".join(" " * n + "a:\n" for n in range(3_000))), (CHECK,)),
        Heavy("anchors", deck("x0: &x0 [1,1]\n" + "".join(f"x{n}: &x{n} [*x{n - 1}, *x{n - 1}]\n" for n in range(1, 60))), (CHECK,)),
        Heavy("one long scalar", deck('author: "' + "a" * 7_000_000 + '"\n', ONE), EVERY),
        Heavy("one long plain text of lines", deck("author: |\n" + " a\n" * 2_000_000, ONE), (CHECK,)),
        Heavy("tabs", deck("\t" * 7_000_000), (CHECK,)),
        Heavy("comments", deck("# a\n" * 1_900_000, ONE), (CHECK, "new made --from cards.yaml")),
        Heavy("colons", deck("a: b: " * 1_000_000), (CHECK,)),
        Heavy("dashes", deck("- " * 3_000_000), (CHECK,)),
        Heavy("quotes", deck("questions: [" + "'a'" * 2_000_000), (CHECK,)),
        Heavy("numbers of a long kind", deck("version: " + "9" * 7_000_000 + "\n" + ONE), (CHECK,)),
        Heavy("a circle of questions", deck("questions:\n", [f"- {{id: Q{n}, suit: A, question: Wat?, follows: [Q{(n + 1) % 60000}]}}\n" for n in range(60_000)]), (CHECK,)),
        Heavy("many own texts", deck(ONE, "texts:\n", (f"  t{n}: Wat\n" for n in range(10**6))), (CHECK,)),
        Heavy("taken over", deck(questions(lambda n: f"Wat {n}?")), ("new made --from cards.yaml", "list cards cards.yaml", "list suits cards.yaml", "export cards.yaml made.xlsx", "export cards.yaml made.csv"), draws=True),
    ]  # fmt: skip


# ------------------------------------------------------------------------------------------------------------ pictures


def _png(width: int, height: int, kind: int = 2, depth: int = 8, *, interlaced: bool = False, more: bytes = b"", noisy: bool = False) -> bytes:  # noqa: PLR0913  # fmt: skip
    """A PNG of one colour, or with different rows, of any size, in little memory."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[kind]
    row = (width * channels * depth + 7) // 8
    packer, data = zlib.compressobj(9), b""
    if interlaced:
        whole = sum(_passes(width, height, channels * depth))
        for at in range(0, whole, 1 << 20):
            data += packer.compress(bytes(min(1 << 20, whole - at)))
    else:
        for number in range(height):
            data += packer.compress(b"\0" + (bytes([number % 251]) * row if noisy else bytes(row)))
    data += packer.flush()
    head = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, int(interlaced))
    palette = _chunk(b"PLTE", bytes(3 * 256)) + _chunk(b"tRNS", bytes(256)) if kind == 3 else b""  # noqa: PLR2004
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + more + palette + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _passes(width: int, height: int, bits: int) -> Iterable[int]:
    for left, top, across, down in ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)):  # fmt: skip
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        yield rows * (1 + (columns * bits + 7) // 8)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _jpeg(width: int, height: int, mode: str = "RGB", **how: object) -> bytes:
    from PIL import Image  # noqa: PLC0415 – only where it is made

    made = io.BytesIO()
    Image.new(mode, (width, height), 77 if mode == "L" else (10,) * len(mode)).save(made, "JPEG", **how)
    return made.getvalue()


def _exif(turn: int) -> bytes:
    from PIL import Image  # noqa: PLC0415 – as above

    exif = Image.Exif()
    exif[0x0112] = turn
    return exif.tobytes()


def _profile() -> bytes:
    from PIL import ImageCms  # noqa: PLC0415 – as above

    data = zlib.compress(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    return _chunk(b"iCCP", b"x\0\0" + data)


def pictured(name: str, *pictures: Callable[[], bytes]) -> Callable[[Path], object]:
    """A deck with these pictures on its cards."""

    def make(folder: Path) -> None:
        files = [f"{number}.{name}" for number in range(len(pictures))]
        for file, picture in zip(files, pictures, strict=True):
            (folder / file).write_bytes(picture())
        rows = "".join(
            f"- {{id: Q{number}, suit: A, question: Wat?, picture: {{file: {file}, shows: Iets}}}}\n"
            for number, file in enumerate(files)
        )
        (folder / "cards.yaml").write_text(HEAD + "questions:\n" + rows, encoding="utf-8")

    return make


def _pictures() -> list[Heavy]:
    wide, high = 7_900, 6_300
    ways: dict[str, tuple[str, Callable[[], bytes]]] = {
        "PNG": ("png", lambda: _png(wide, high)),
        "transparent PNG": ("png", lambda: _png(wide, high, 6)),
        "PNG of 16 bits": ("png", lambda: _png(wide, high, 2, 16)),
        "transparent PNG of 16 bits": ("png", lambda: _png(wide, high, 6, 16)),
        "grey PNG of 16 bits": ("png", lambda: _png(wide, high, 0, 16)),
        "grey transparent PNG": ("png", lambda: _png(wide, high, 4, 16)),
        "PNG of a palette": ("png", lambda: _png(wide, high, 3)),
        "PNG of bits": ("png", lambda: _png(wide, high, 0, 1)),
        "interlaced PNG": ("png", lambda: _png(wide, high, 6, interlaced=True)),
        "PNG with a profile": ("png", lambda: _png(wide, high, 2, more=_profile(), noisy=True)),
        "long PNG": ("png", lambda: _png(49_000_000, 1)),
        "high PNG": ("png", lambda: _png(1, 49_000_000)),
        "JPEG": ("jpg", lambda: _jpeg(wide, high)),
        "progressive JPEG": ("jpg", lambda: _jpeg(wide, high, progressive=True)),
        "turned JPEG": ("jpg", lambda: _jpeg(wide, high, exif=_exif(6))),
        "JPEG in CMYK": ("jpg", lambda: _jpeg(wide, high, "CMYK")),
        "progressive JPEG in CMYK": ("jpg", lambda: _jpeg(wide, high, "CMYK", progressive=True)),
        "PNG beyond the limit": ("png", lambda: _png(100_000, 100_00)),
        "PNG with long notes": ("png", lambda: _png(10, 10, more=_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(10**9))) * 5)),
    }  # fmt: skip
    found = [Heavy(f"a picture: {name}", pictured(kind, make), PICTURED) for name, (kind, make) in ways.items()]
    same = _png(wide, high, 6)
    found += [
        Heavy("pictures in PNG, 20", pictured("png", *[lambda n=n: _png(wide, high, 2, more=_chunk(b"tEXt", b"a\0%d" % n)) for n in range(20)]), PICTURED, draws=True),
        Heavy("one picture in PNG on 100 cards", pictured("png", *[lambda: same] * 40), PICTURED, draws=True),
    ]  # fmt: skip
    return found


def svg(*parts: str | Iterable[str], head: str = 'viewBox="0 0 100 100"') -> bytes:
    """A drawing of 2 MB at most."""
    made, left = [f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {head}>'], 2_090_000
    for part in parts:
        for piece in [part] if isinstance(part, str) else part:
            left -= len(piece)
            if left < 0:
                break
            made.append(piece)
    return "".join([*made, "</svg>"]).encode()


def _drawings() -> list[Heavy]:
    path = '<path d="M0 0L9 9"/>'
    arcs = "M0 0" + "A9 5 30 1 0 5 5" * 120_000
    ways: dict[str, Callable[[], bytes]] = {
        "style sheet and elements": lambda: svg("<style>", [f".c{n}{{fill:red}}" for n in range(30_000)], "</style>", [f'<path class="c{n % 30000}" d="M0 0L9 9"/>' for n in range(15_000)]),
        "style sheet of long selectors": lambda: svg("<style>", [f"g g g g g g path.c{n},rect#a{n}{{fill:red}}" for n in range(10_000)], "</style>", "<g>" * 80, path * 5_000, "</g>" * 80),
        "style sheet": lambda: svg("<style>" + "a{" * 500_000 + "</style>", path),
        "style sheet of brackets": lambda: svg("<style>" + "((((" * 300_000 + "</style>", path),
        "style attributes": lambda: svg([f'<path style="{"fill:red;" * 60}" d="M0 0L9 9"/>' for _ in range(10**5)]),
        "paths": lambda: svg([path] * 10**6),
        "paths within the limit": lambda: svg([path] * 9_900),
        "long path": lambda: svg(f'<path d="{"M0 0L9 9" * 240_000}"/>'),
        "path of figures": lambda: svg('<path d="M0 0l' + "1 " * 900_000 + '"/>'),
        "path of arcs": lambda: svg(f'<path d="{arcs}"/>'),
        "path of arcs within the limit": lambda: svg(f'<path d="{arcs[:1_900_000]}"/>'),
        "path of quadratics": lambda: svg('<path d="M0 0' + "t1 1" * 450_000 + '"/>'),
        "uses of uses": lambda: svg("<defs>", '<g id="g0">' + path + "</g>", [f'<g id="g{n}"><use xlink:href="#g{n - 1}"/><use xlink:href="#g{n - 1}"/></g>' for n in range(1, 40)], "</defs>", '<use xlink:href="#g39"/>'),
        "uses of uses within the limit": lambda: svg("<defs>", '<g id="g0">' + path + "</g>", [f'<g id="g{n}"><use xlink:href="#g{n - 1}"/><use xlink:href="#g{n - 1}"/></g>' for n in range(1, 40)], "</defs>", '<use xlink:href="#g12"/>'),
        "uses of a long path": lambda: svg("<defs>", f'<path id="p" d="{"M0 0L9 9" * 10_000}"/>', "</defs>", '<use xlink:href="#p"/>' * 1_000),
        "uses of a long path within the limit": lambda: svg("<defs>", f'<path id="p" d="{"M0 0L9 9" * 10_000}"/>', "</defs>", '<use xlink:href="#p"/>' * 24),
        "use of itself": lambda: svg('<g id="a"><use xlink:href="#a"/></g>'),
        "uses of nothing": lambda: svg('<use xlink:href="#p"/>' * 90_000),
        "nested groups": lambda: svg("<g>" * 90 + path + "</g>" * 90),
        "transforms": lambda: svg('<path d="M0 0L9 9" transform="' + "rotate(1)" * 220_000 + '"/>'),
        "transforms of blanks": lambda: svg('<path d="M0 0L9 9" transform="' + " " * 1_900_000 + 'x"/>'),
        "dashes": lambda: svg('<path d="M0 0L9 9" stroke="red" stroke-dasharray="' + "1 " * 900_000 + '"/>'),
        "points": lambda: svg('<polyline points="' + "1,1 " * 500_000 + '"/>'),
        "clips": lambda: svg([f'<clipPath id="c{n}"><path d="M0 0L9 9"/></clipPath>' for n in range(9_000)], [f'<g clip-path="url(#c{n})">{path}</g>' for n in range(9_000)]),
        "clips of a clip with many shapes": lambda: svg('<clipPath id="c">' + '<rect width="1" height="1"/>' * 5_000 + "</clipPath>", f'<path clip-path="url(#c)" d="M0 0L9 9"/>' * 14_000),
        "gradients": lambda: svg("<defs>", [f'<linearGradient id="g{n}"><stop offset="0"/></linearGradient>' for n in range(20_000)], "</defs>", path),
        "a long name": lambda: svg(f'<path id="{"a" * 1_900_000}" d="M0 0L9 9"/>'),
        "attributes": lambda: svg("<path " + " ".join(f'a{n}="1"' for n in range(150_000)) + ' d="M0 0L9 9"/>'),
        "blanks": lambda: svg(" " * 2_000_000, path),
        "foreign": lambda: svg(["<x:a xmlns:x='u'/>"] * 100_000, path),
        "foreign in one another": lambda: svg("<x:a xmlns:x='u'>" * 250 + path + "</x:a>" * 250),
        "a colour": lambda: svg('<path fill="rgb(' + "1," * 900_000 + ')" d="M0 0L9 9"/>'),
        "a size": lambda: svg(path, head='width="' + "1" * 1_900_000 + '" viewBox="0 0 9 9"'),
    }  # fmt: skip
    return [Heavy(f"an SVG: {name}", pictured("svg", make), PICTURED) for name, make in ways.items()] + [
        Heavy("SVGs, 4 at the limit", pictured("svg", *[lambda n=n: svg([path] * 9_900, f"<desc>{n}</desc>") for n in range(4)]), PICTURED),
    ]  # fmt: skip


# --------------------------------------------------------------------------------------------------- themes and fonts


def themed(theme: str, **files: Callable[[], bytes]) -> Callable[[Path], object]:
    """A deck with a theme, and the files beside it."""

    def make(folder: Path) -> None:
        (folder / "cards.yaml").write_text(HEAD + "theme: theme.yaml\n" + ONE, encoding="utf-8")
        (folder / "theme.yaml").write_text(theme, encoding="utf-8")
        for name, data in files.items():
            (folder / f"{name}.ttf").write_bytes(data())

    return make


def font(change: Callable[[dict[bytes, bytes]], None]) -> bytes:
    """The font that we ship, with tables changed."""
    from planted import font_file  # noqa: PLC0415 – needs the fonts

    data = font_file().read_bytes()
    rows = [data[at : at + 16] for at in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16)]
    tables = {row[:4]: data[int.from_bytes(row[8:12], "big") :][: int.from_bytes(row[12:], "big")] for row in rows}
    change(tables)
    head, body, at = b"", b"", 12 + 16 * len(tables)
    for tag in sorted(tables):
        table = tables[tag] + bytes(-len(tables[tag]) % 4)
        head += tag + struct.pack(">III", sum(struct.unpack(f">{len(table) // 4}I", table)) & 0xFFFFFFFF, at + len(body), len(tables[tag]))  # fmt: skip
        body += table
    return struct.pack(">4sHHHH", b"\0\1\0\0", len(tables), 0, 0, 0) + head + body


def _cmap(*subtables: bytes, times: int = 1) -> Callable[[dict[bytes, bytes]], None]:
    """A table cmap with each subtable named ``times`` times."""

    def change(tables: dict[bytes, bytes]) -> None:
        rows, body, at = b"", b"", 4 + 8 * len(subtables) * times
        for data in subtables:
            for number in range(times):
                rows += struct.pack(">HHI", 3, 10 if not number else 1, at + len(body))
            body += data
        tables[b"cmap"] = struct.pack(">HH", 0, len(subtables) * times) + rows + body

    return change


def _groups(kind: int, *groups: tuple[int, int, int]) -> bytes:
    return struct.pack(">HHIII", kind, 0, 16 + 12 * len(groups), 0, len(groups)) + b"".join(
        struct.pack(">III", *group) for group in groups
    )


def _segments(many: int) -> bytes:
    """A subtable of format 4 whose segments each have all characters."""
    ends = struct.pack(f">{many}H", *[0xFFFF] * many)
    starts, deltas, offsets = bytes(2 * many), bytes(2 * many), bytes(2 * many)
    return struct.pack(">HHHHHHH", 4, 16 + 8 * many, 0, 2 * many, 0, 0, 0) + ends + bytes(2) + starts + deltas + offsets


def _composite(tables: dict[bytes, bytes]) -> None:
    """Every glyph has many of glyph 1; glyph 1 has itself."""
    glyph = struct.pack(">hhhhh", -1, 0, 0, 9, 9) + struct.pack(">HHbb", 0x22, 1, 0, 0) * 3000
    tables[b"glyf"] = glyph
    many = int.from_bytes(tables[b"maxp"][4:6], "big")
    tables[b"loca"] = bytes(4) + struct.pack(">I", len(glyph)) * many
    tables[b"head"] = tables[b"head"][:50] + struct.pack(">h", 1) + tables[b"head"][52:]


def _glyphs(tables: dict[bytes, bytes]) -> None:
    """All glyphs have the same nine megabytes."""
    glyph = struct.pack(">hhhhh", 1, 0, 0, 9, 9) + bytes(7_000_000)
    tables[b"glyf"] = glyph
    many = int.from_bytes(tables[b"maxp"][4:6], "big")
    tables[b"loca"] = struct.pack(f">{many + 1}I", *([0, len(glyph)] * many)[: many + 1])
    tables[b"head"] = tables[b"head"][:50] + struct.pack(">h", 1) + tables[b"head"][52:]


def _kern(tables: dict[bytes, bytes]) -> None:
    pairs = b"".join(struct.pack(">HHh", n >> 8, n & 255, 5) for n in range(10_000))
    one = struct.pack(">HHHHHHH", 0, 14 + len(pairs), 1, 10_000, 0, 0, 0) + pairs
    tables[b"kern"] = struct.pack(">HH", 0, 140) + one * 140
    tables.pop(b"GPOS", None)


def _class_kerning(tables: dict[bytes, bytes]) -> None:
    """A table GPOS whose one subtable has 1,000 by 1,000 classes, and whose coverage has every glyph."""
    many = 1_000
    coverage = struct.pack(">HHHHH", 2, 1, 0, 65535, 0)
    classes = struct.pack(">HHH", 1, 0, many) + struct.pack(f">{many}H", *range(many))
    values = struct.pack(f">{many * many}h", *[3] * (many * many))
    head = 16
    offsets = [head + len(values), head + len(values) + len(coverage)]
    del offsets
    # Offsets are of 16 bits: what is told about stands before the values.
    room = 16 + many * many * 2
    del room
    sub = struct.pack(">HHHHHHHH", 2, 16, 4, 0, 16 + len(coverage), 16 + len(coverage), many, many)
    tables[b"GPOS"] = _gpos(sub[:16] + coverage + classes + values, 200)


def _gpos(sub: bytes, times: int) -> bytes:
    lookups = struct.pack(">HHH", 2, 0, times) + struct.pack(f">{times}H", *[6 + 2 * times] * times) + sub
    lookup_list = struct.pack(">HH", 1, 4) + lookups
    feature = struct.pack(">H4sH", 1, b"kern", 8) + struct.pack(">HHH", 0, 1, 0)
    script = struct.pack(">H4sH", 1, b"DFLT", 8) + struct.pack(">HH", 4, 0) + struct.pack(">HHHH", 0, 0xFFFF, 1, 0)
    at = 10
    return struct.pack(">HHHHH", 1, 0, at, at + len(script), at + len(script) + len(feature)) + script + feature + lookup_list  # fmt: skip


def _themes() -> list[Heavy]:
    fonts = {
        "a group of all characters": lambda: font(_cmap(_groups(12, (0, 0x10FFFF, 1)))),
        "a group of 4 billion characters": lambda: font(_cmap(_groups(12, (0, 0xFFFFFFFF, 1)))),
        "a group of all, one glyph": lambda: font(_cmap(_groups(13, (0, 0xFFFFFFFF, 1)))),
        "many groups of all": lambda: font(_cmap(_groups(12, *[(0, 0x10FFFF, 1)] * 100_000))),
        "segments": lambda: font(_cmap(_segments(8_000))),
        "many subtables": lambda: font(_cmap(_groups(12, (0, 0x10FFFF, 1)), times=8_000)),
        "many subtables of segments": lambda: font(_cmap(_segments(100), times=8_000)),
        "glyphs of glyphs": lambda: font(_composite),
        "large glyphs": lambda: font(_glyphs),
        "pairs": lambda: font(_kern),
        "classes": lambda: font(_class_kerning),
    }
    found = [
        Heavy(f"a font: {name}", themed("name: own\nfonts: {regular: f.ttf}\n", f=make), PICTURED)
        for name, make in fonts.items()
    ]
    sound = font(lambda _: None)
    several = {f"f{n}": (lambda: sound) for n in range(60)}
    listed = "[" + ", ".join(f"{name}.ttf" for name in several) + "]"
    again = "[" + ", ".join(["f.ttf"] * 60_000) + "]"
    looks = "- {colour: '#123456', icon: sun}\n" * 100_000
    return [
        *found,
        Heavy("a theme of many fonts", themed(f"name: own\nfonts: {{regular: {listed}, bold: {listed}, italic: {listed}}}\n", **several), PICTURED),
        Heavy("a theme of one font many times", themed(f"name: own\nfonts: {{regular: {again}}}\n", f=lambda: sound), PICTURED),
        Heavy("a long theme", themed("name: own\n" + "# a\n" * 1_900_000), (*PICTURED, "check cards.yaml --theme theme.yaml")),
        Heavy("a theme of many suits", themed("name: own\nsuits:\n" + looks), PICTURED),
        Heavy("a theme of long names", themed("name: own\nsign: " + "a" * 7_000_000 + "\n"), PICTURED),
    ]  # fmt: skip


# --------------------------------------------------------------------------------------------------------------- PDFs


class Pdf:
    """A PDF in the making: objects one by one, and a table at its end."""

    def __init__(self) -> None:
        self.objects: dict[int, bytes] = {}

    def put(self, number: int, data: str | bytes) -> None:
        self.objects[number] = data.encode() if isinstance(data, str) else data

    def stream(self, number: int, entries: str, data: bytes, *, pack: bool = True) -> None:
        packed = zlib.compress(data, 9) if pack else data
        how = "/Filter/FlateDecode" if pack else ""
        self.put(number, f"<<{entries}{how}/Length {len(packed)}>>stream\n".encode() + packed + b"\nendstream")

    def written(self) -> bytes:
        made, places = io.BytesIO(), {}
        made.write(b"%PDF-1.7\n")
        for number, data in self.objects.items():
            places[number] = made.tell()
            made.write(b"%d 0 obj\n" % number + data + b"\nendobj\n")
        at, many = made.tell(), max(self.objects) + 1
        rows = (b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(many))
        made.write(b"xref\n0 %d\n" % many + b"".join(rows))
        made.write(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (many, at))
        return made.getvalue()


def page(more: str = "", root: str = "", resources: str = "", content: bytes = b"0 0 9 9 re f") -> Pdf:
    """A PDF of one page, its content in object 4."""
    pdf = Pdf()
    pdf.put(1, f"<</Type/Catalog/Pages 2 0 R{root}>>")
    pdf.put(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
    pdf.put(3, f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<{resources}>>{more}>>")
    pdf.stream(4, "", content)
    return pdf


def _fields(many: int, *, placed: bool = False) -> bytes:
    named = " ".join(f"{n + 10} 0 R" for n in range(many))
    pdf = page(f"/Annots[{named}]" if placed else "", f"/AcroForm<</Fields[{named}]>>")
    for n in range(many):
        place = "/Subtype/Widget/Rect[10 10 90 30]/F 4/DA(/Helv 9 Tf)" if placed else ""
        pdf.put(n + 10, f"<</FT/Tx/T(f{n})/V(a){place}>>")
    return pdf.written()


def _nested_fields(many: int) -> bytes:
    pdf = page("", "/AcroForm<</Fields[10 0 R]>>")
    for n in range(many):
        pdf.put(n + 10, f"<</FT/Tx/T(f{n})/Parent {n + 9} 0 R/Kids[{n + 11} 0 R]>>")
    pdf.put(many + 10, "<</FT/Tx/T(a)>>")
    return pdf.written()


def _wide_fields(many: int) -> bytes:
    """Every field has the same children, which have the same children: 2 ** 40 in all."""
    pdf = page("", "/AcroForm<</Fields[10 0 R]>>")
    for n in range(many):
        pdf.put(n + 10, f"<</FT/Tx/T(f{n})/Kids[{n + 11} 0 R {n + 11} 0 R]>>")
    pdf.put(many + 10, "<</FT/Tx/T(a)>>")
    return pdf.written()


def _forms(levels: int, times: int, content: bytes = b"0 0 9 9 re f ") -> bytes:
    pdf = page(resources="/XObject<</F 10 0 R>>", content=b"/F Do " * times)
    for n in range(levels):
        kids = f"/Resources<</XObject<</F {n + 11} 0 R>>>>"
        pdf.stream(n + 10, f"/Type/XObject/Subtype/Form/BBox[0 0 900 900]{kids}", b"/F Do " * times)
    pdf.stream(levels + 10, "/Type/XObject/Subtype/Form/BBox[0 0 900 900]", content)
    return pdf.written()


def _image(width: int, height: int, space: str = "/DeviceRGB", depth: int = 8, more: str = "") -> bytes:
    channels = {"/DeviceRGB": 3, "/DeviceGray": 1, "/DeviceCMYK": 4}[space]
    pdf = page(resources="/XObject<</I 5 0 R>>", content=b"500 0 0 500 0 0 cm /I Do")
    row, packer = (width * channels * depth + 7) // 8, zlib.compressobj(9)
    data = b"".join(packer.compress(bytes(row)) for _ in range(height)) + packer.flush()
    pdf.put(5, f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace{space}/BitsPerComponent {depth}/Filter/FlateDecode{more}/Length {len(data)}>>stream\n".encode() + data + b"\nendstream")  # fmt: skip
    return pdf.written()


def _pages(many: int) -> bytes:
    pdf = Pdf()
    pdf.put(1, "<</Type/Catalog/Pages 2 0 R>>")
    pdf.put(2, f"<</Type/Pages/Count {many}/Kids[{' '.join(f'{n + 10} 0 R' for n in range(many))}]>>")
    pdf.stream(4, "", b"0 0 9 9 re f")
    for n in range(many):
        pdf.put(n + 10, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>")
    return pdf.written()


def _same_pages(many: int, content: bytes) -> bytes:
    """Many pages, each with the same large content."""
    pdf = Pdf()
    pdf.put(1, "<</Type/Catalog/Pages 2 0 R>>")
    pdf.put(2, f"<</Type/Pages/Count {many}/Kids[{' '.join(f'{n + 10} 0 R' for n in range(many))}]>>")
    pdf.stream(4, "", content)
    for n in range(many):
        pdf.put(n + 10, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</F 1 0 R>>>>")
    return pdf.written()


def _outline(many: int) -> bytes:
    pdf = page(root="/Outlines 9 0 R")
    pdf.put(9, f"<</First 10 0 R/Last {many + 9} 0 R/Count {many}>>")
    for n in range(many):
        pdf.put(n + 10, f"<</Title(a)/Parent 9 0 R/Dest[3 0 R/Fit]{f'/Next {n + 11} 0 R' if n + 1 < many else ''}>>")
    return pdf.written()


def _tags(many: int, *, deep: bool) -> bytes:
    pdf = page(root="/StructTreeRoot 9 0 R/MarkInfo<</Marked true>>")
    kids = "10 0 R" if deep else " ".join(f"{n + 10} 0 R" for n in range(many))
    pdf.put(9, f"<</Type/StructTreeRoot/K[{kids}]>>")
    for n in range(many):
        inner = f"/K[{n + 11} 0 R]" if deep and n + 1 < many else "/K 0"
        pdf.put(n + 10, f"<</S/P/P 9 0 R/Pg 3 0 R{inner}>>")
    return pdf.written()


def _shading() -> bytes:
    """A function of 2 in and 3 out with 16 million samples, asked for every dot."""
    pdf = page(resources="/Shading<</S 5 0 R>>", content=b"/S sh " * 2_000)
    pdf.put(5, "<</ShadingType 1/ColorSpace/DeviceRGB/Domain[0 1 0 1]/Matrix[600 0 0 900 0 0]/Function 6 0 R>>")
    pdf.stream(6, "/FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1]", b"{" + b"dup mul exch dup mul exch " * 3_000 + b"dup}")
    return pdf.written()


def _tiles() -> bytes:
    pdf = page(resources="/Pattern<</P 5 0 R>>", content=b"/Pattern cs /P scn 0 0 595 842 re f " * 100)
    pdf.stream(5, "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 .01 .01]/XStep .01/YStep .01/Resources<<>>", b"0 0 .01 .01 re f")  # fmt: skip
    return pdf.written()


def _text(many: int) -> bytes:
    content = b"BT /F 9 Tf 10 10 Td " + b"(abc) Tj 0 1 Td " * many + b"ET"
    return page(resources="/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>", content=content).written()


def _foreign_pdfs() -> list[Heavy]:
    line = b"0 0 m 9 9 l S "
    noise = random.Random(1)
    curves = b"".join(b"%d %d %d %d %d %d c " % tuple(noise.randrange(600) for _ in range(6)) for _ in range(300_000))
    ways: dict[str, Callable[[], bytes]] = {
        "fields": lambda: _fields(100_000),
        "fields on a page": lambda: _fields(60_000, placed=True),
        "fields in one another": lambda: _nested_fields(100_000),
        "fields in one another, a few": lambda: _nested_fields(800),
        "fields with the same children": lambda: _wide_fields(40),
        "forms of forms": lambda: _forms(12, 10),
        "forms of forms, fewer": lambda: _forms(6, 10),
        "forms deep in one another": lambda: _forms(5_000, 1),
        "forms of a large form": lambda: _forms(1, 1_000, line * 100_000),
        "packed content": lambda: page(content=b" " * 2_000_000_000).written(),
        "packed lines": lambda: page(content=line * 20_000_000).written(),
        "long path": lambda: page(content=b"0 0 m " + curves + b"S").written(),
        "saved states": lambda: page(content=b"q " * 3_000_000).written(),
        "texts": lambda: _text(1_000_000),
        "image": lambda: _image(30_000, 30_000),
        "image of bits": lambda: _image(100_000, 80_000, "/DeviceGray", 1),
        "image in CMYK": lambda: _image(15_000, 15_000, "/DeviceCMYK"),
        "image that says it is larger": lambda: _image(10, 10).replace(b"/Width 10/Height 10", b"/Width 60000/Height 60000"),
        "pages": lambda: _pages(60_000),
        "pages with the same content": lambda: _same_pages(10_000, line * 10_000),
        "bookmarks": lambda: _outline(90_000),
        "tags": lambda: _tags(90_000, deep=False),
        "tags in one another": lambda: _tags(90_000, deep=True),
        "shading": _shading,
        "tiles": _tiles,
        "a wide page": lambda: page().written().replace(b"0 0 595 842", b"0 0 99999 99999"),
        "arrays in one another": lambda: page(root="/X " + "[" * 900_000 + "]" * 900_000).written(),
        "dictionaries in one another": lambda: page(root="/X " + "<</A " * 500_000 + "1" + ">>" * 500_000).written(),
        "no table": lambda: page().written().replace(b"startxref", b"startxxxx") + b"1 0 obj\n" * 900_000,
        "blanks": lambda: b"%PDF-1.7\n" + b" " * 9_000_000 + page().written()[9:],
        "a long string": lambda: page(root="/X(" + "(" * 4_000_000 + ")" * 4_000_000 + ")").written(),
    }  # fmt: skip
    found = [
        Heavy(f"a PDF: {name}", lambda folder, make=make: (folder / "heavy.pdf").write_bytes(make()), READ_A_PDF)
        for name, make in ways.items()
    ]
    drawn = {"a PDF: pages", "a PDF: pages with the same content"}
    return [each._replace(draws=each.name in drawn) for each in found] + [
        Heavy("a preview of 600 dots", lambda folder: (folder / "heavy.pdf").write_bytes(_same_pages(4, line)), ("preview heavy.pdf -o made --dpi 600",), draws=True),
    ]  # fmt: skip


# ------------------------------------------------------------------------------------------------------------- sheets


def sheet(name: str, make: Callable[[], bytes]) -> Callable[[Path], object]:
    """A spreadsheet, with a deck beside it to read it into."""

    def write(folder: Path) -> None:
        (folder / name).write_bytes(make())
        (folder / "cards.yaml").write_text(HEAD + ONE, encoding="utf-8")

    return write


def _xlsx(rows: str, strings: str = "", more: dict[str, bytes] | None = None) -> bytes:
    import zipfile  # noqa: PLC0415 – only where it is made

    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{kinds}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{rel}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{strings}</sst>',
    }  # fmt: skip
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for part, text in {**parts, **(more or {})}.items():
            packed.writestr(part, text)
    return made.getvalue()


def _said(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def _sheets() -> list[Heavy]:
    head = f"<row>{_said('vraag')}{_said('reeks')}</row>"
    xlsx: dict[str, Callable[[], bytes]] = {
        "rows": lambda: _xlsx(head + "".join(f"<row>{_said(f'Wat {n}?')}{_said('A')}</row>" for n in range(120_000))),
        "empty rows": lambda: _xlsx(head + "<row/>" * 5_000_000),
        "a far row": lambda: _xlsx(head + f'<row r="1048576">{_said("Wat?")}</row>'),
        "a far cell": lambda: _xlsx(head + '<row><c r="XFD9" t="inlineStr"><is><t>a</t></is></c></row>' * 50_000),
        "one long cell": lambda: _xlsx(head + f"<row>{_said('a' * 60_000_000)}</row>"),
        "strings": lambda: _xlsx(head, "<si><t>a</t></si>" * 3_500_000),
        "a string many times": lambda: _xlsx(head + '<row><c t="s"><v>0</v></c></row>' * 100_000, f"<si><t>{'ab ' * 10_000}</t></si>"),
        "suits": lambda: _xlsx(head + "".join(f"<row>{_said(f'Wat {n}?')}{_said(f'S{n}')}</row>" for n in range(19_000))),
        "packed": lambda: _xlsx(" " * 2_000_000_000),
        "styles": lambda: _xlsx(head, more={"xl/styles.xml": b"<styleSheet>" + b"<xf/>" * 5_000_000}),
        "deep": lambda: _xlsx("<row>" * 1_000_000),
        "members": lambda: _xlsx(head, more={f"x{n}": b"" for n in range(60_000)}),
        "entities": lambda: _xlsx(head).replace(b"x", b"x"),
    }  # fmt: skip
    text = "Wat vond je van deze week met de hele ploeg?"
    csv: dict[str, Callable[[], bytes]] = {
        "rows": lambda: ("vraag;reeks\n" + f"{text};A\n" * 170_000).encode(),
        "rows within the limit": lambda: ("vraag;reeks\n" + "".join(f"{text} {n};A{n}\n" for n in range(19_000))).encode(),
        "short rows": lambda: ("vraag;reeks\n" + "a;\n" * 2_600_000).encode(),
        "empty lines": lambda: ("vraag;reeks\n" + "\n" * 7_900_000).encode(),
        "columns": lambda: ("vraag;" * 1_300_000).encode(),
        "an open quote": lambda: ('vraag;reeks\n"' + "a\n" * 3_900_000).encode(),
        "quotes": lambda: ("vraag;reeks\n" + '"' * 7_900_000).encode(),
        "a long cell": lambda: ("vraag\n" + "a" * 7_900_000).encode(),
        "bytes": lambda: bytes(random.Random(1).randrange(1, 256) for _ in range(7_900_000)),
        "old letters": lambda: ("vraag;reeks\n" + "Wat vond jij van één café?;A\n" * 270_000).encode("cp1252"),
        "tags": lambda: b"#separator:tab\n#html:true\n" + b"<b>" * 2_600_000,
        "tags within the limit": lambda: b"#separator:tab\n#html:true\n" + b"".join(b"<div>" * 70 + b"Wat?\tA\n" for _ in range(19_000)),
        "a list": lambda: "".join(f"- Wat {n} vond je?\n" for n in range(350_000)).encode(),
        "a list within the limit": lambda: "".join(f"{n}. Wat {n} vond je?\n" for n in range(19_000)).encode(),
        "headings": lambda: ("# A\n" * 1_900_000).encode(),
        "alike": lambda: ("vraag;reeks;code\n" + "Wat?;A;A1\n" * 19_000).encode(),
    }  # fmt: skip
    found = []
    for kind, ways in (("xlsx", xlsx), ("csv", csv)):
        commands = [command.format(f"heavy.{kind}") for command in READ_A_SHEET]
        found += [Heavy(f"a sheet in {kind}: {name}", sheet(f"heavy.{kind}", make), commands) for name, make in ways.items()]  # fmt: skip
    names: dict[str, Callable[[], bytes]] = {
        "names": lambda: "".join(f"Naam {n}\n" for n in range(700_000)).encode(),
        "names within the limit": lambda: "".join(f"Naam {n}\n" for n in range(1_990)).encode(),
        "a long name": lambda: b"a" * 7_900_000,
        "equal names": lambda: b"Ann\n" * 1_900_000,
    }
    reads = ("workbook cards.yaml --page cover --names heavy.txt -o made.pdf",)
    return found + [Heavy(f"a list of {n}", sheet("heavy.txt", make), reads, draws=True) for n, make in names.items()]


def every() -> list[Heavy]:
    """All of them."""
    return [*_texts(), *_many(), *_wrong(), *_pictures(), *_drawings(), *_themes(), *_foreign_pdfs(), *_sheets()]
