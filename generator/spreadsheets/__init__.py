"""Spreadsheets: questions in a workbook of Excel or in a text file → a deck, and back again.

    a file ─ read_csv, read_xlsx ─▶ Table ─ columns ─▶ Header ─ rows ─▶ Records ─ drafts ─▶ values of questions
    new_deck    values → the YAML of a new deck; its suits from suits
    into_deck   values and a deck → the same deck, changed only where they differ
    write       a bank → rows, and rows → CSV; write_xlsx → a workbook (with read_xlsx the room of openpyxl)

A table is sheets of rows of cells (``cells``); a record is a row with a question; a field is what a column holds, a key and
a language (``vocabulary`` has the keys and what people call them).

How a file says things: ``encodings`` turns bytes into text, with ``old_encodings`` and ``encoding_names``;
``languages`` and ``column_languages`` tell in which language it is; ``typed_lists``, ``markdown``, ``anki`` and
``html_text`` know the files that are no tables of Excel's, ``number_formats`` what a number looks like,
``cell_meanings`` how a cell says a depth or a list, ``question_codes`` and ``numbering`` how questions are told
apart.

What is wrong is told at its cell, one cause once: ``checks`` holds rows against the rules of a deck, ``cell_problems``
collects.
"""
