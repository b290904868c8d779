"""Heavy spreadsheets and lists."""

# ruff: noqa: E501, PLW0108 – an input reads best on a line of its own, all in one way
from __future__ import annotations

import io
import random
from typing import TYPE_CHECKING

from heavy import HEAD, ONE, READ_A_SHEET, Heavy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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
    parts: dict[str, str | bytes] = {
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


def sheets() -> list[Heavy]:
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
