from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.bank import shipped
from generator.bank.loading import load
from generator.bank.own_stocks import own_stocks, read_stocks, stock_of
from generator.bank.stock_writing import stock_entry
from generator.bank.yaml.reader import parse
from generator.deck.selection import choose
from generator.model.problems import DeckError

if TYPE_CHECKING:
    from generator.model.paper import Stock

FIVE_LINES = """\
- name: mine
  paper: a4
  card: {width: 85, height: 55}
  grid: {columns: 2, rows: 5}
  first: {left: 13.5, top: 10.5}
  pitch: {across: 95, down: 55}
"""

DECK = """\
title: Kort
languages: [nl]
suits:
  - {id: A, name: Werk}
questions:
  - {id: A1, suit: A, question: Wat deed je?}
"""


def stocks(text: str) -> list[Stock]:
    return read_stocks(parse("stocks.yaml", text), {})


def refusal(text: str) -> list[str]:
    with pytest.raises(DeckError) as refused:
        stocks(text)
    return [str(problem) for problem in refused.value.problems]


def test_a_name_and_five_lines_from_a_ruler_are_a_stock() -> None:
    [mine] = stocks(FIVE_LINES)
    assert (mine.name, mine.safe, mine.turn, mine.two_sided, mine.perforated) == ("mine", 4, 0, True, False)
    assert mine.margins == pytest.approx((13.5, 10.5, 16.5, 11.5))  # not in the middle
    assert (mine.marks, mine.flip) == ("outside", "long-edge")
    [cut] = stocks(FIVE_LINES + "  perforated: yes\n  turn: 90\n  corner: 3\n")
    assert (cut.marks, cut.face.width, cut.corner, cut.doubtful) == ("none", 55, 3, True)


def test_what_somebody_confirmed_is_not_doubtful_any_more() -> None:
    confirmed = "  perforated: yes\n  confirmed: {date: 2026-11-25, who: An, printer: office}\n"
    [mine] = stocks(FIVE_LINES + confirmed)
    assert mine.confirmed is not None
    assert (mine.confirmed.who, mine.confirmed.printer, mine.doubtful) == ("An", "office", False)


def test_a_stock_of_ours_is_confirmed_by_its_name() -> None:
    [ours] = stocks("- name: sigel-lp795\n  confirmed: {date: 2026-11-25, who: An}\n")
    assert ours.card == shipped.stocks()["sigel-lp795"].card
    assert shipped.stocks()["sigel-lp795"].doubtful
    assert not ours.doubtful
    [said] = refusal("- name: avrey-32254\n  confirmed: {date: 2026-11-25, who: An}\n")
    assert said == (
        "stocks.yaml:1:9: avrey-32254, name: no stock that comes with Spiegel is called “avrey-32254”\n"
        "    → did you mean avery-32254?"
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("mine", "Poker-A4"), "there is a stock of this name already: one comes with Spiegel: poker-a4\n    → choose"),
        (("rows: 5", "rows: 6"), ":4:9: mine, grid: the cards reach 43.5 mm past the bottom edge of A4 of 210 × 297 mm"),
        (("columns: 2", "columns: 3"), "past the right edge of A4"),
        (("across: 95", "across: 80"), "pitch.across: is 80 mm, and a card is 85 mm: they would lie on top of each other"),
        (("down: 55", "down: 5.5"), "pitch.down: is 5.5 mm"),
        (("width: 85", "width: 8.5"), "card.width: is 8.5 mm\n    → a card needs at least 25 mm"),
        (("paper: a4", "paper: A4"), "should be a3, a4, a5 or letter, not “A4”\n    → did you mean a4?"),
        (("paper: a4", "paper: a4\n  safe: 18"), "safe: 18 mm on all sides leave no room"),
        (("paper: a4", "paper: a4\n  corner: 40"), "corner: is 40 mm, more than half of the card"),
        (("paper: a4", "paper: a4\n  turn: 45"), "turn: should be 0, 90, 180 or 270"),
        (("paper: a4", "paper: a4\n  sides: two"), "sides: is not a key that is known here"),
        (("  pitch: {across: 95, down: 55}\n", ""), "pitch: is missing\n    → add a line that begins with “pitch:”"),
        (("mine", "my sheet"), "should be a name of up to 40 letters, figures, . and -, as in my-sheet"),
        (("left: 13.5", "left: 13,5"), "first.5: stands behind a comma, where a key should be\n    → write decimals"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_line(change: tuple[str, str], said: str) -> None:
    assert change[0] in FIVE_LINES
    [found] = refusal(FIVE_LINES.replace(*change))
    assert found.startswith("stocks.yaml:")
    assert said in found


def test_one_name_stands_once_in_all_files(tmp_path: Path) -> None:
    assert "it stands above in this file" in refusal(FIVE_LINES + FIVE_LINES)[0]
    settings = tmp_path / "settings.yaml"
    settings.write_text(FIVE_LINES)
    (tmp_path / "deck").mkdir()
    (tmp_path / "deck" / "stocks.yaml").write_text(FIVE_LINES)
    with pytest.raises(DeckError) as refused:
        own_stocks(tmp_path / "deck", [settings])
    [problem] = refused.value.problems
    assert problem.file == str(settings)
    assert f"one of yours stands in {tmp_path / 'deck' / 'stocks.yaml'}" in problem.what


@pytest.mark.parametrize("text", ["mine: {paper: a4}\n", "just words\n"])
def test_a_file_that_is_no_list_is_refused(text: str) -> None:
    assert "should be a list of stocks" in refusal(text)[0]


def test_an_empty_file_and_one_that_is_not_there_have_no_stocks(tmp_path: Path) -> None:
    assert stocks("[]\n") == []
    assert own_stocks(tmp_path, [tmp_path / "none.yaml"]).stocks == {}
    assert own_stocks(None).stocks == {}


def test_a_deck_is_printed_on_a_stock_beside_it(tmp_path: Path) -> None:
    (tmp_path / "my.yaml").write_text(DECK + "print: {stock: mine}\n")
    with pytest.raises(DeckError, match="there is no stock “mine”"):
        load(tmp_path / "my.yaml")
    (tmp_path / "stocks.yaml").write_text(FIVE_LINES)
    loaded = load(tmp_path / "my.yaml")
    deck = choose(loaded.bank, "nl", loaded.places)
    assert stock_of(deck, "mine").margins == pytest.approx((13.5, 10.5, 16.5, 11.5))
    assert stock_of(deck, "poker-a4") is shipped.stocks()["poker-a4"]
    with pytest.raises(DeckError, match="did you mean mine"):
        stock_of(deck, "mien")


def test_mistakes_in_a_deck_and_in_its_stocks_are_told_at_once_and_none_follows_from_another(tmp_path: Path) -> None:
    (tmp_path / "my.yaml").write_text(DECK.replace("Kort", "''") + "print: {stock: mine}\n")
    (tmp_path / "stocks.yaml").write_text(FIVE_LINES.replace("a4", "a44"))
    with pytest.raises(DeckError) as refused:
        load(tmp_path / "my.yaml")
    assert [Path(problem.file).name for problem in refused.value.problems] == ["my.yaml", "stocks.yaml"]


def test_no_link_leads_out_of_the_folder_of_a_deck(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yaml").write_text(FIVE_LINES)
    (tmp_path / "deck").mkdir()
    (tmp_path / "deck" / "stocks.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(DeckError, match="lies outside"):
        own_stocks(tmp_path / "deck")


@pytest.mark.parametrize("name", ["poker-a4", "avery-l7421", "herma-5028", "a7-a4-eight"])
def test_an_entry_that_is_written_is_read_as_the_same_stock(name: str) -> None:
    ours = shipped.stocks()[name]
    entry = stock_entry(ours).replace(f"name: {name}", "name: mine")
    [read] = stocks(entry)
    assert stock_entry(read) == entry
    assert (read.fronts(), read.sheet, read.safe, read.corner) == (ours.fronts(), ours.sheet, ours.safe, ours.corner)
