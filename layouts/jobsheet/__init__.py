"""The files of a deck of cards → the job sheet: what whoever prints and cuts them must know, on one page."""
