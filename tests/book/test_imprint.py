"""What the books print of whose a deck is, read back from their pages and their properties, in every language we have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from guides import make
from helpers import ROOT, file_deck, shipped_deck
from readback import MM, Printed, squeezed

from generator.bank import shipped
from generator.bank.starter import start_from
from generator.model.paper import Rect
from generator.model.problems import DeckError
from generator.product import silent
from layouts.cards import product as cards
from layouts.guide import product as guide
from layouts.workbook import product as workbook

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.deck import Deck

WRITTEN = shipped.languages()
OWN = """\
title: Team North
languages: [{language}]
{said}suits:
  - {{id: A, name: Work}}
questions:
  - {{id: A1, suit: A, question: "What *really* happened?"}}
"""
MADE_BY = {
    "nl": "Gemaakt door: Ada & Co",
    "en": "Made by: Ada & Co",
    "fr": "Réalisé par : Ada & Co",
    "de": "Gemacht von: Ada & Co",
}
LICENCE = {"nl": "Licentie: Ask <us>", "en": "Licence: Ask <us>", "fr": "Licence : Ask <us>", "de": "Lizenz: Ask <us>"}
BASED_ON = {
    "nl": "Gebaseerd op Spiegel (The Spiegel makers, CC BY 4.0), met aanpassingen.",
    "en": "Based on Spiegel (The Spiegel makers, CC BY 4.0), with changes.",
    "fr": "D’après Spiegel (The Spiegel makers, CC BY 4.0), avec des modifications.",
    "de": "Nach Spiegel (The Spiegel makers, CC BY 4.0), mit Änderungen.",
}

every_language = pytest.mark.parametrize("language", WRITTEN)
SAID = 'author: "Ada & Co"\nlicence: Ask <us>\n'


def deck(folder: Path, language: str, said: str = SAID, texts: str = "") -> Deck:
    return file_deck(folder / "cards.yaml", OWN.format(language=language, said=said) + texts)


def printed(product: Any, made_of: Deck, **options: Any) -> Printed:  # noqa: ANN401 – a layout, and its own
    return Printed(product.prepare(made_of, product.Options(**options), silent).draw(silent))


def back(book: Printed) -> str:
    """What stands on the back cover: the left half of the first side of a booklet, or the only page of a pocket."""
    if len(book) == 1:
        return text(book, 0)
    width = book.pdfium[0].get_width() / MM / 2
    return squeezed(book.text(0, Rect(0, 0, width, book.height(0))))


def text(book: Printed, *pages: int) -> str:
    """What stands on pages of a book, counted from 0, or on all."""
    chosen = pages or range(len(book))
    return squeezed("".join(book.text(page) for page in chosen))


def read(made_of: Deck) -> str:
    """All that a guide says, as it is read from its first page to its last."""
    return make(made_of).document.text


def properties(book: Printed) -> tuple[str | None, bool]:
    """The author in the document's information, and whether its XMP has one."""
    author = book.qpdf.docinfo.get("/Author")
    return None if author is None else str(author), b"<dc:creator>" in book.catalog.Metadata.read_bytes()


@every_language
@pytest.mark.parametrize("options", [{}, {"pocket": True}], ids=["back", "pocket"])
def test_a_workbook_of_ones_own_says_whose_it_is_and_nothing_of_spiegel(
    language: str, options: dict[str, Any], tmp_path: Path
) -> None:
    book = printed(workbook, deck(tmp_path, language), **options)
    said = back(book)
    for line in ("Team North · v1.0", MADE_BY[language], LICENCE[language]):
        assert squeezed(line) in said
    assert not any(word in text(book) for word in ("Spiegel", "CCBY", "LereninSocial", "Collectieve"))
    assert properties(book) == ("Ada & Co", True)


@every_language
@pytest.mark.parametrize("options", [{}, {"pocket": True}], ids=["back", "pocket"])
def test_what_a_deck_does_not_say_nobody_claims(language: str, options: dict[str, Any], tmp_path: Path) -> None:
    book = printed(workbook, deck(tmp_path, language, said=""), **options)
    assert back(book).endswith(squeezed("Team North · v1.0"))
    assert properties(book) == (None, False)


@pytest.mark.parametrize("product", [cards, guide])
def test_nor_do_the_properties_of_the_other_products(product: Any, tmp_path: Path) -> None:  # noqa: ANN401 – a layout
    assert properties(printed(product, deck(tmp_path, "en", said=""))) == (None, False)
    assert properties(printed(product, deck(tmp_path, "en"))) == ("Ada & Co", True)


@every_language
def test_a_guide_of_ones_own_says_whose_it_is_and_what_of_it_is_ours(language: str, tmp_path: Path) -> None:
    said, texts = read(deck(tmp_path, language)), shipped.texts("guide", language)
    for line in (MADE_BY[language], LICENCE[language], texts["credit-own-text"], texts["licence-text"]):
        assert squeezed(line) in said
    for other in (texts["credit-text"], texts["credit-after-text"], texts["reference-text"], BASED_ON[language]):
        assert squeezed(other.replace("*", "")) not in said


@every_language
def test_the_lines_about_a_deck_stay_on_one_page_with_what_follows_them(language: str, tmp_path: Path) -> None:
    book = printed(guide, deck(tmp_path, language))
    [at] = [page for page in range(len(book)) if squeezed(MADE_BY[language]) in text(book, page)]
    texts = shipped.texts("guide", language)
    for line in (texts["credit-title"], "Team North · v1.0", LICENCE[language], texts["credit-own-text"][:30]):
        assert squeezed(line) in text(book, at)


@every_language
def test_a_deck_with_a_question_of_ours_says_that_it_is_based_on_spiegel(language: str, tmp_path: Path) -> None:
    ours = shipped_deck("nl").bank.questions[0].question["nl"]
    extra = f'  - {{id: A2, suit: A, question: "{ours}"}}\n'
    if language != "nl":  # told in whatever language, as long as the text is one of the deck's
        extra = f'  - {{id: A2, suit: A, question: "{shipped_deck("en").bank.questions[0].question["en"]}"}}\n'
    made_of = deck(tmp_path, language, texts=extra)
    for book in (printed(workbook, made_of), printed(workbook, made_of, pocket=True)):
        on_back = back(book)
        assert all(squeezed(line) in on_back for line in (MADE_BY[language], LICENCE[language], BASED_ON[language]))
        assert squeezed(shipped.texts("workbook", language)["imprint-text"].replace("*", "")) not in text(book)
    said, texts = read(made_of), shipped.texts("guide", language)
    for line in (BASED_ON[language], texts["credit-after-text"], texts["reference-text"], texts["licence-text"]):
        assert squeezed(line.replace("*", "")) in said
    assert squeezed(texts["credit-own-text"]) not in said


def test_a_deck_begun_from_ours_is_told_to_be_by_whoever_says_so_and_never_by_us(tmp_path: Path) -> None:
    start_from(tmp_path / "new", ROOT / "cards.yaml", ["A"], "North")
    path = tmp_path / "new" / "cards.yaml"
    for author in (None, "Spiegel", "Us"):  # the second as in a copy made by hand
        start = path.read_text(encoding="utf-8").replace("author: Spiegel\n", "")
        made_of = file_deck(path, start + (f"author: {author}\n" if author else ""))
        said = back(printed(workbook, made_of))
        assert squeezed(BASED_ON["nl"]) in said
        assert ("Gemaaktdoor" in said) == (author == "Us")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_our_own_deck_prints_what_it_printed(language: str) -> None:
    ours = shipped_deck(language)
    imprint = squeezed(shipped.texts("workbook", language)["imprint-text"].replace("*", ""))
    assert back(printed(workbook, ours)).endswith(imprint)
    assert imprint in text(printed(workbook, ours, pocket=True))
    said = read(ours)
    assert squeezed(shipped.texts("guide", language)["credit-text"].replace("*", "")) in said
    assert "v1.0Madeby" not in said
    assert properties(printed(guide, ours)) == ("Spiegel", True)


@pytest.mark.parametrize("options", [{}, {"pocket": True}], ids=["back", "pocket"])
def test_words_of_the_decks_own_take_the_place_of_the_whole_imprint_in_their_language(
    options: dict[str, Any], tmp_path: Path
) -> None:
    texts = "texts: {imprint-text: Made in the shed.}\n"
    assert back(printed(workbook, deck(tmp_path, "en", texts=texts), **options)).endswith("Madeintheshed.")
    text_ = OWN.format(language="nl, en", said=SAID).replace("Team North", "{nl: Noord, en: North}")
    text_ = text_.replace("Work", "{nl: Werk, en: Work}").replace('"What *really* happened?"', "{nl: Wat?, en: What?}")
    only = file_deck(tmp_path / "cards.yaml", text_ + "texts: {imprint-text: {en: Made in the shed.}}\n")
    assert squeezed(MADE_BY["nl"]) in back(printed(workbook, only, **options))


def test_the_fixed_words_of_an_imprint_can_be_other_words(tmp_path: Path) -> None:
    texts = "texts: {made_by: 'Thought up by {author}, mostly'}\n"
    assert "ThoughtupbyAda&Co,mostly" in back(printed(workbook, deck(tmp_path, "en", texts=texts)))


def test_a_guide_takes_other_words_for_where_a_deck_comes_from_under_either_name(tmp_path: Path) -> None:
    for name in ("credit-text", "credit-own-text"):
        made_of = deck(tmp_path, "en", texts=f"texts: {{{name}: Made in the shed.}}\n")
        assert "Madeintheshed." in read(made_of)


def test_an_imprint_that_is_too_long_for_a_pocket_is_told_at_the_key_that_makes_it_so(tmp_path: Path) -> None:
    said = f'author: Ada\nlicence: "{"W " * 99}"\n'
    texts = "texts: {licence: '" + "Only after asking, {licence} " * 12 + "'}\n"
    with pytest.raises(DeckError) as refused:
        printed(workbook, deck(tmp_path, "en", said, texts), pocket=True)
    [problem] = refused.value.problems
    assert problem.where == "texts.licence"
    assert problem.what.startswith("does not fit on a page of the pocket booklet (")
