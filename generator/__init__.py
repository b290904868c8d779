"""Spiegel: one question bank in, matching printed things out.

The stages, in the order in which the data flows; each module's first sentence says what goes in and what comes out:

    cards.yaml ─ bank ─▶ Bank ─ selection ─▶ Deck ─ imposition ─▶ Sheets ─ layouts ─▶ PDF ─ build ─▶ output/

    problems      what can be wrong with the input, and how it is said
    paper         millimetres, rectangles, stocks: the geometry of sheets and cells
    model         the vocabulary: Bank, Suit, Question, Tip, Deck, Card
    yaml_reader   YAML text → plain values with their lines (the room of PyYAML)
    records       plain values → typed values, every problem of an entry at once (the room of msgspec)
    bank          cards.yaml → Bank
    shipped       the data files we ship → stocks, themes, words
    selection     Bank → Deck: which cards, in which order
    imposition    Deck → sheets of cells, backs mirrored
    press         finished PDFs, read back: inspection (the room of pypdf)
    build         a job → finished files, written whole or not at all
    cli           the commands (the room of Click)

What draws lives in ``layouts/``.
"""

__version__ = "0.1.0"
