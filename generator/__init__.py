"""Spiegel: one question bank in, matching printed things out.

The stages, in the order in which the data flows; each module's first sentence says what goes in and what comes out:

    cards.yaml ─ bank ─▶ Bank ─ selection ─▶ Deck ─ imposition ─▶ Sheets ─ layouts ─▶ PDF ─ build ─▶ output/

    problems      what can be wrong with the input, and how it is said
    wording       names, numbers and values → the words in which a message speaks of them
    paper         millimetres, rectangles, stocks: the geometry of sheets and cells
    model         the vocabulary: Bank, Suit, Question, Tip, Session, Deck, Card
    reading/      a file → text → plain values → typed values (the room of PyYAML and of msgspec's conversion):
                  text_file, yaml_events, yaml_inspection, yaml_errors, yaml_reader, fitting, records, findings,
                  checks
    bank          cards.yaml → Bank, every rule kept
    shipped       the data files we ship → stocks, themes, words
    sessions      a session and a bank → the questions of each step
    selection     Bank → Deck: which cards, in which order
    extras        words such as blank:6 → cards that stand in no bank
    signatures    pages → the sides of sheets to fold: saddle stitch, pocket
    imposition    Deck → sheets of cells, backs mirrored
    product       what a layout promises
    build         a job → finished files, written whole or not at all
    checkup       a bank → whether it can be printed
    closed        a question → whether yes or no answers it
    likeness      texts → the pairs that say nearly the same (the room of RapidFuzz)
    advice        a bank → what an experienced host would say of its questions
    preview       PDFs → pictures of their pages, and overviews (the room of PDFium)
    watching      a deck's file → a signal at each save (the room of watchfiles)
    keys          a key of a deck → what it is for
    schema        a type of record → a JSON Schema, for editors
    starter       what somebody wants to begin with → a folder with a small deck (plain files in starters/)
    cutting       a deck and some of its suits → the text of a smaller deck
    listing       what there is to choose from → lines
    press         finished PDFs, read back (the room of pypdf), with its parts in preflight/
    yaml_writing  plain values → YAML as a person would write it
    yaml_editing  the text of a YAML file → the same, changed in some places and nowhere else
    tables/       spreadsheets ↔ decks (the room of openpyxl): columns, rows, drafts; new_deck, into_deck; write
    booklet       a finished PDF → the same, two pages to a side, to fold and staple (knows pypdf too)
    terminal, cli the command line (the room of Click), with one file a command in commands/:
                  asked, products, new, import, export, build, check, list, inspect, preview, watch, schema, booklet

What draws lives in ``layouts/``.
"""

__version__ = "0.1.0"
