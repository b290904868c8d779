from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, get_args

import pytest
from helpers import LANGUAGES, ask, make_deck, shipped_deck

from generator.bank import shipped
from generator.model.bank import TEAM_PAGES, PageKind
from generator.product import silent
from layouts.book.composer import Composer
from layouts.workbook import product as workbook
from layouts.workbook.product import Options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from layouts.book.sourced_text import SourcedText


WRITTEN = tuple(sorted(path.stem for path in shipped.LAYOUTS.glob("workbook/texts/*.yaml")))
"""The languages of the general texts; our deck may not have all of them."""

every_written_language = pytest.mark.parametrize("language", WRITTEN)


def test_our_deck_has_no_language_without_general_texts() -> None:
    assert set(LANGUAGES) <= set(WRITTEN)


@every_written_language
def test_every_language_has_the_same_texts_in_the_same_order(language: str) -> None:
    assert list(shipped.texts("workbook", language)) == list(shipped.texts("workbook", "nl"))


@every_written_language
def test_no_text_is_empty_or_has_a_loose_star_or_a_straight_quote(language: str) -> None:
    for name, text in shipped.texts("workbook", language).items():
        assert text.strip(), name
        assert text.count("*") % 2 == 0, name
        assert not set(text) & set("\"'`"), name


@pytest.mark.parametrize(("one", "other"), tuple(combinations(WRITTEN, 2)))
def test_the_languages_do_not_share_their_sentences(one: str, other: str) -> None:
    first, second = (shipped.texts("workbook", language) for language in (one, other))
    assert [name for name, text in first.items() if text == second[name] and " " in text] == []


@every_written_language
def test_every_kind_of_page_has_a_name(language: str) -> None:
    texts = shipped.texts("workbook", language)
    assert {name for name in texts if name.startswith("kind-")} == {
        f"kind-{kind}" for kind in get_args(PageKind) if kind not in TEAM_PAGES
    }


@every_written_language
def test_lists_have_as_many_items_in_every_language(language: str) -> None:
    nl, other = (shipped.texts("workbook", each) for each in ("nl", language))
    assert {name: list(_signs(text)) for name, text in nl.items()} == {
        name: list(_signs(text)) for name, text in other.items()
    }


def _signs(text: str) -> Iterator[str]:
    """The paragraphs and items of a text, by what begins them."""
    for line in text.splitlines():
        if not line.strip() or line.startswith(("- ", "[] ")):
            yield line.split(" ")[0]


def test_every_text_is_printed_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    used: set[str] = set()
    words = Composer.words

    def noting(self: Composer, name: str, **values: object) -> SourcedText:
        used.add(name)
        return words(self, name, **values)

    monkeypatch.setattr(Composer, "words", noting)
    for deck in (shipped_deck("en"), make_deck([ask("A1")])):
        workbook.prepare(deck, Options(), silent).draw(silent)
    workbook.prepare(make_deck([ask("A1")]), Options(pocket=True), silent).draw(silent)
    workbook.prepare(make_deck([ask("A1")]), Options(ruling="cornell", fillable=True), silent).draw(silent)
    assert sorted(set(shipped.texts("workbook", "en")) - used) == []
