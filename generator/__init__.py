"""Spiegel: one question bank in, matching printed things out.

The rooms, each a folder whose first sentence says what goes in and what comes out; none imports from one above it:

    cli/            words typed in a terminal → a command, and what came of it in words (the room of Click)
    studio/         what a page in the browser asks → answers in plain values; the server of that page (the room of Starlette)
    jobsheet        cards and their options → the page for whoever prints and cuts them, made as any product is
    advice/         a bank → whether it can be printed, and what an experienced host would say of its questions
    spreadsheets/   spreadsheets ↔ decks (the room of openpyxl)
    prepress/       finished PDFs → what they hold, their pictures, or a booklet (the room of pypdf and PDFium)
    build           jobs → finished files, written whole or not at all
    naming          a deck and the options it is printed with → the name of its file
    printers/       what was seen on a calibration sheet → what a printer does to a page
    templates/      templates of other programs for sheets of cards → stocks
    bank/           files that people write in YAML → typed values, or every problem (the room of PyYAML)
    deck/           a bank and what was asked → a deck: which cards, in which order, in which cell of which sheet
    product         what a layout promises, and what else the layouts draw
    files/          the one safe way to open and to write files
    model/          the vocabulary: bank, deck, paper; problems, and the words in which they are said

What draws lives in ``layouts/``, and only ``cli`` knows which layouts there are.
"""

__version__ = "0.1.0"
