"""Heavy PDFs of others."""

# ruff: noqa: E501 – an input reads best on a line of its own, all in one way
from __future__ import annotations

import io
import random
import struct
import zlib
from functools import partial
from typing import TYPE_CHECKING

from heavy import READ_A_PDF, Heavy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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

    def packed(self, each: int = 1_000) -> bytes:
        """The same with all objects but streams in streams of so many objects."""
        made, rows, last = io.BytesIO(), {}, max(self.objects)
        made.write(b"%PDF-1.7\n")
        whole = {number: data for number, data in self.objects.items() if data.endswith(b"endstream")}
        loose = [number for number in self.objects if number not in whole]
        for first in range(0, len(loose), each):
            last, few = last + 1, loose[first : first + each]
            places = [sum(len(self.objects[n]) + 1 for n in few[:k]) for k in range(len(few))]
            head = b" ".join(b"%d %d" % pair for pair in zip(few, places, strict=True)) + b"\n"
            body = head + b"\n".join(self.objects[n] for n in few)
            holder = Pdf()
            holder.stream(last, f"/Type/ObjStm/N {len(few)}/First {len(head)}", body)
            whole[last] = holder.objects[last]
            rows.update({number: (2, last, k) for k, number in enumerate(few)})
        for number, data in whole.items():
            rows[number] = (1, made.tell(), 0)
            made.write(b"%d 0 obj\n" % number + data + b"\nendobj\n")
        at, table = made.tell(), Pdf()
        rows[last + 1] = (1, at, 0)
        entries = b"".join(struct.pack(">BIH", *rows.get(n, (0, 0, 0))) for n in range(last + 2))
        table.stream(last + 1, f"/Type/XRef/Size {last + 2}/W[1 4 2]/Root 1 0 R", entries)
        made.write(b"%d 0 obj\n" % (last + 1) + table.objects[last + 1] + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % at)
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


def pages(many: int, more: str = "/MediaBox[0 0 595 842]", content: bytes = b"0 0 9 9 re f") -> Pdf:
    """A PDF of many pages with one content, in object 4."""
    pdf = Pdf()
    pdf.put(1, "<</Type/Catalog/Pages 2 0 R>>")
    pdf.put(2, f"<</Type/Pages/Count {many}/Kids[{' '.join(f'{n + 10} 0 R' for n in range(many))}]>>")
    pdf.stream(4, "", content)
    for n in range(many):
        pdf.put(n + 10, f"<</Type/Page/Parent 2 0 R/Contents 4 0 R{more}>>")
    return pdf


def _same_fonts(many: int, fonts: int) -> bytes:
    pdf = pages(many, "/MediaBox[0 0 595 842]/Resources<</Font 5 0 R>>")
    pdf.put(5, f"<<{''.join(f'/F{n} 6 0 R' for n in range(fonts))}>>")
    pdf.put(6, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    return pdf.written()


def _same_notes(many: int, notes: int) -> bytes:
    pdf = pages(many, "/MediaBox[0 0 595 842]/Annots 5 0 R")
    pdf.put(5, f"[{'6 0 R ' * notes}]")
    pdf.put(6, "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]>>")
    return pdf.written()


def _sizes(many: int) -> bytes:
    """Many pages, each of a size of its own."""
    pdf = pages(many)
    for n in range(many):
        size = f"{300 + n % 170 * 3} {300 + n // 170 * 3}"
        pdf.put(n + 10, f"<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 {size}]>>")
    return pdf.written()


NUMBERS = "1 " * 90_000


def _numbered_pages(many: int) -> bytes:
    """Every page has numbers of its own, which nobody asked for."""
    pdf = pages(many)
    for n in range(many):
        pdf.put(n + 10, f"<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 595 842]/X[{NUMBERS}]>>")
    return pdf.written()


def _numbers_in(kind: str, many: int) -> bytes:
    """Numbers in objects that are asked for, one by one."""
    named = " ".join(f"{n + 10} 0 R" for n in range(many))
    outline = "/Outlines<</First 10 0 R>>" if kind == "bookmarks" else ""
    pdf = {
        "resources": lambda: page(resources=f"/XObject<<{''.join(f'/F{n} {n + 10} 0 R' for n in range(many))}>>", content=b"".join(b"/F%d Do " % n for n in range(many))),
        "notes": lambda: page(f"/Annots[{named}]"),
        "the catalog": lambda: page(root="".join(f"/X{n}[{NUMBERS}]" for n in range(many))),
        "bookmarks": lambda: page(root=outline),
        "contents": lambda: page("/Contents 10 0 R"),
    }[kind]()  # fmt: skip
    for n in range(many) if kind != "the catalog" else ():
        following = f"/Next {n + 11} 0 R" if n + 1 < many and kind == "bookmarks" else ""
        pdf.put(n + 10, f"<<{following}/X[{NUMBERS}]>>")
    if kind == "contents":
        pdf.put(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 10 0 R>>")
        pdf.put(10, f"[{NUMBERS * many}]")
    return pdf.written()


def _missing(many: int) -> bytes:
    """Notes that are nowhere in a long file, which is looked through for each."""
    pdf = page(f"/Annots[{' '.join(f'{n + 100_000} 0 R' for n in range(many))}]")
    pdf.stream(5, "", b"a" * 8_000_000, pack=False)
    return pdf.written()


def _in_one_another(data: bytes, many: int) -> bytes:
    """A table that points many times into one object."""
    pdf = page(f"/Annots[{' '.join(f'{n + 10} 0 R' for n in range(many))}]")
    pdf.put(9, data)
    head, rest = pdf.written().split(b"xref\n0 10\n")
    begun = head.index(b"9 0 obj\n") + 8
    rows = rest[: 20 * 10] + b"".join(b"%010d 00000 n \n" % (begun + n) for n in range(many))
    table = b"xref\n0 %d\n" % (many + 10) + rows + b"trailer\n<</Size %d/Root 1 0 R>>\n" % (many + 10)
    return head + table + b"startxref\n%d\n%%%%EOF\n" % len(head)


def _packed(arrays: int, items: int) -> bytes:
    """A few kilobytes that are unpacked to many numbers, where notes are looked for."""
    pdf = page(f"/Annots[{' '.join(f'{n + 10} 0 R' for n in range(arrays))}]")
    for n in range(arrays):
        pdf.put(n + 10, f"[{'1 ' * items}]")
    return pdf.packed(10_000)


def _blank_packed(streams: int) -> bytes:
    pdf = page()
    for n in range(streams):
        pdf.put(n + 10, " " * 60_000_000 + "1")
    return pdf.packed(1)


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
    pdf.stream(
        6, "/FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1]", b"{" + b"dup mul exch dup mul exch " * 3_000 + b"dup}"
    )
    return pdf.written()


def _tiles() -> bytes:
    pdf = page(resources="/Pattern<</P 5 0 R>>", content=b"/Pattern cs /P scn 0 0 595 842 re f " * 100)
    pdf.stream(5, "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 .01 .01]/XStep .01/YStep .01/Resources<<>>", b"0 0 .01 .01 re f")  # fmt: skip
    return pdf.written()


def _text(many: int) -> bytes:
    content = b"BT /F 9 Tf 10 10 Td " + b"(abc) Tj 0 1 Td " * many + b"ET"
    return page(resources="/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>", content=content).written()


def _write(make: Callable[[], bytes], folder: Path) -> object:
    return (folder / "heavy.pdf").write_bytes(make())


def foreign_pdfs() -> list[Heavy]:
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
        "pages": lambda: pages(60_000).written(),
        "pages in packed objects": lambda: pages(70_000).packed(),
        "pages with the same content": lambda: pages(10_000, content=line * 10_000).written(),
        "pages with the same fonts": lambda: _same_fonts(20_000, 90_000),
        "pages with the same notes": lambda: _same_notes(20_000, 90_000),
        "pages of many sizes": lambda: _sizes(40_000),
        "packed numbers": lambda: _packed(100, 90_000),
        "packed blanks": lambda: _blank_packed(8),
        "numbers in pages": lambda: _numbered_pages(50),
        **{f"numbers in {kind}": partial(_numbers_in, kind, 50) for kind in ("resources", "notes", "the catalog", "bookmarks", "contents")},
        "missing objects": lambda: _missing(14_000),
        "strings in one another": lambda: _in_one_another(b" 9 0 obj " * 2_000 + b"(" + b"a" * 8_000_000 + b")", 2_000),
        "blanks in one another": lambda: _in_one_another(b" " * 8_000_000 + b" 9 0 obj <<>>", 3_000),
        "pages with the same long content": lambda: pages(3_000, content=b"0 0 m " + curves[:7_000_000] + b"S").written(),
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
    found = [Heavy(f"a PDF: {name}", partial(_write, make), READ_A_PDF) for name, make in ways.items()]
    drawn = {
        f"a PDF: pages{more}"
        for more in (
            "",
            " in packed objects",
            " with the same content",
            " with the same long content",
            " with the same fonts",
            " of many sizes",
        )
    }
    return [each._replace(draws=each.name in drawn) for each in found] + [
        Heavy("a preview of 600 dots", lambda folder: (folder / "heavy.pdf").write_bytes(pages(4, content=line).written()), ("preview heavy.pdf -o made --dpi 600",), draws=True),
    ]  # fmt: skip
