"""Spreadsheets: rows of questions in a file of Excel or in CSV → a deck, and back again.

    a file ─ read_csv, read_xlsx ─▶ Table ─ columns ─▶ Header ─ rows ─▶ Records ─ drafts ─▶ values of questions
    new_deck    values → the YAML of a new deck; its suits from suits
    into_deck   values and a deck → the same deck, changed only where they differ
    write       a bank → rows, and rows → CSV; write_xlsx → a workbook (with read_xlsx the room of openpyxl)

``cells`` has the values that all of them speak in, ``encodings`` turns bytes into text, ``entries`` knows how a cell says
a depth or a list, and ``checks`` holds what a sheet says against the rules of a deck and names the cell to blame.
"""
