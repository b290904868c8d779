from __future__ import annotations

import dataclasses
import re
from itertools import combinations
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

import pytest
from helpers import ROOT, ask, make_deck, shipped_bank
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.bank import shipped
from generator.bank.loading import load
from generator.bank.print_settings import options_for
from generator.build import deck_of, jobs_of_all
from generator.deck.changes import OlderBank
from generator.deck.selection import choose
from generator.model.bank import PrintSettings
from generator.model.deck import Selection
from generator.model.names import ListedName, NameList
from generator.model.printer import PrinterProfile
from generator.naming import LONGEST, chosen_of, file_name, shortened, variant_of
from layouts import LAYOUTS, module, modules

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.deck import Deck

SAFE = re.compile(r"[\w.+-]+\.pdf")


def ours(**chosen: Any) -> Deck:  # noqa: ANN401 – as deck_of takes it
    return deck_of(shipped_bank(), **chosen)


def names(deck: Deck, **options: object) -> list[str]:
    return [job.target.name for job in jobs_of_all(deck, modules(), options=options)]


def chosen(deck: Deck, product: str = "workbook", **options: object) -> str:
    layout = module(product)
    return chosen_of(layout, deck, dataclasses.replace(options_for(layout, deck.bank), **options))


# ------------------------------------------------------------------------------------------------- what a name says


def test_the_whole_deck_as_it_says_itself_has_the_plain_names() -> None:
    plain = ["cards-nl.pdf", "guide-nl.pdf", "workbook-nl.pdf", "team-sheets-nl.pdf", "posters-nl.pdf"]
    assert names(ours()) == plain
    bank = replace(shipped_bank().bank, printing=PrintSettings(paper="letter", stock="tarot-a4", people=12))
    assert names(choose(bank, "nl", None)) == plain


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"session": "short"}, "session-short"),
        ({"selection": Selection(suits=("B", "A"), depths=(2, 1), without=("A03",))}, "suit-A+B-depth-1+2-without-A03"),
        ({"selection": Selection(sample=20)}, "sample-20"),
        ({"selection": Selection(sample=20, seed=7)}, "sample-20-seed-7"),
        ({"selection": Selection(seed=7)}, ""),  # which draws nothing
        ({"selection": Selection(shuffle=True, seed=3)}, "shuffle-seed-3"),
        ({"theme": "contrast"}, "theme-contrast"),
        ({"theme": "spiegel"}, ""),
    ],
)
def test_what_is_chosen_of_a_deck_is_said_in_words(asked: dict[str, Any], said: str) -> None:
    assert chosen(ours(**asked)) == said


@pytest.mark.parametrize(
    ("product", "options", "said"),
    [
        ("workbook", {"paper": "a4", "booklet": True}, "paper-a4-booklet"),
        ("workbook", {"audience": "team", "ruling": "dots", "pitch": 6.5}, "ruling-dots-pitch-6.5-for-team"),
        ("workbook", {"name": "An Peeters"}, "name-An_Peeters"),
        ("cards", {"stock": "tarot-a4", "backs": "plain"}, "stock-tarot-a4-backs-plain"),
        ("guide", {"paper": "letter", "stock": "poker-letter", "people": 12}, "people-12-paper-letter"),
        ("guide", {"paper": "letter"}, "paper-letter-stock-poker-a4"),
    ],
)
def test_what_is_printed_otherwise_is_said_too(product: str, options: dict[str, object], said: str) -> None:
    assert chosen(ours(), product, **options) == said


def test_extra_cards_are_said_by_their_kinds() -> None:
    cards = module("cards")
    (field,) = (each for each in dataclasses.fields(cards.Options) if each.name == "extras")
    extras = field.metadata["parse"]("howto,blank:6,pass")
    assert chosen(ours(), "cards", extras=extras) == "extras-howto+blank6+pass"


def test_what_is_typed_as_the_deck_says_it_is_not_said_again() -> None:
    bank = replace(shipped_bank().bank, printing=PrintSettings(paper="letter", people=12), theme="contrast")
    deck = choose(bank, "nl", None, theme="contrast")
    assert chosen(deck, paper="letter", people=12) == ""
    assert chosen(deck, paper="a4", people=12) == "paper-a4"


OTHERS: dict[str, list[Any]] = {
    "stock": [name for name in shipped.stocks() if name != "poker-a4"][:12],  # a deck may have others of its own
    "name": ["An Peeters", "An-Peeters", "an_peeters"],
    "printer": [PrinterProfile(name="office", paper="a4", tray=tray) for tray in ("", "rear")],
    "since": [OlderBank(file, shipped_bank().bank) for file in ("old.yaml", "older.yaml")],
}
"""Of options whose values the command makes."""


def other(field: dataclasses.Field[Any], hint: Any, usual: Any) -> list[Any]:  # noqa: ANN401 – as options are
    """Values that an option may have and does not usually have."""
    if field.metadata["parse"]:
        return [field.metadata["parse"](typed) for typed in ("pass", "pass:2", "howto,pass", "pass,howto")]
    if field.metadata["choices"]:
        return [value for value in field.metadata["choices"]() if value != usual]
    if field.metadata["bounds"]:
        return [value for value in field.metadata["bounds"] if value != usual]
    if hint is bool:
        return [not usual]
    if get_origin(hint) is not None and get_args(hint) and all(isinstance(each, str) for each in get_args(hint)):
        return [value for value in get_args(hint) if value != usual]
    return OTHERS.get(field.name, [])


@pytest.mark.parametrize("product", LAYOUTS)
def test_every_value_of_every_option_has_a_name_of_its_own(product: str) -> None:
    layout, deck = module(product), ours()
    hints = get_type_hints(layout.Options)
    fields = dataclasses.fields(layout.Options)
    usual = options_for(layout, deck.bank)
    kinds = [(each, value) for each in fields for value in other(each, hints[each.name], getattr(usual, each.name))]
    assert {each.name for each in fields} - {each.name for each, _ in kinds} <= {"names"}
    said = [chosen(deck, product, **{each.name: value}) for each, value in kinds if each.name != "joined"]
    for one, two in combinations(kinds, 2):
        if one[0] != two[0] and "joined" not in {one[0].name, two[0].name}:
            said.append(chosen(deck, product, **{each.name: value for each, value in (one, two)}))
    assert len(set(said)) == len(said)
    assert "" not in said


# --------------------------------------------------------------------------------------- never the same, never too long

TAGS = (
    "open",
    "Open",
    "a b",
    "a_b",
    "a-b",
    "b",
    "a",
    "a, b",
    "a+b",
    "x-depth-1",
    "é",
    "e\u0301",
    "w" * 40,
    "0123abcd",
    "…",
)


def tagged() -> Deck:
    """A deck whose tags and ids are as like to each other as may be."""
    asked = [
        replace(ask(identifier), suit="A", tags=TAGS)
        for identifier in ("a1", "A1", "A-1", "1", "only-A1", "A1-depth-1", "x_y", "abcdef12")
    ]
    return make_deck(asked, suits=make_deck([ask("A1")]).bank.suits)


DECK = tagged()
SELECTIONS = st.builds(
    Selection,
    tags=st.lists(st.sampled_from(TAGS), unique=True, max_size=4).map(tuple),
    only=st.lists(st.sampled_from([card.id for card in DECK.cards]), unique=True, max_size=4).map(tuple),
    without=st.lists(st.sampled_from([card.id for card in DECK.cards]), unique=True, max_size=2).map(tuple),
    depths=st.sampled_from([(), (1,), (1, 2)]),
    sample=st.sampled_from([None, 1, 11]),
    shuffle=st.booleans(),
)


def meant(selection: Selection) -> Selection:
    """What a selection comes to, in whatever order it was typed."""
    sort = {key: tuple(sorted(getattr(selection, key))) for key in ("tags", "only", "without", "depths")}
    return replace(selection, **sort)


@given(SELECTIONS, SELECTIONS)
def test_two_selections_share_a_name_only_where_they_are_the_same(one: Selection, two: Selection) -> None:
    said = [chosen(replace(DECK, selection=each)).casefold() for each in (one, two)]
    assert (said[0] == said[1]) == (meant(one) == meant(two))


def test_values_that_are_nearly_alike_have_names_of_their_own() -> None:
    ids = [card.id for card in DECK.cards]
    lists = [(one,) for one in TAGS] + list(combinations(TAGS, 2))
    said = [chosen(replace(DECK, selection=Selection(tags=each))) for each in lists]
    lists = [(one,) for one in ids] + list(combinations(ids, 2))
    said += [chosen(replace(DECK, selection=Selection(only=each))) for each in lists]
    said += [chosen(replace(DECK, selection=Selection(only=each, depths=(1,)))) for each in lists]
    assert len({each.casefold() for each in said}) == len(said)


@given(SELECTIONS)
def test_a_name_is_safe_and_never_too_long(selection: Selection) -> None:
    deck = replace(DECK, selection=selection)
    name = file_name("workbook", ("pt-BR", "nds-DE"), "é" * 200, chosen(deck, name="W" * 500))
    assert SAFE.fullmatch(name)
    assert len(name.encode()) < 200


def test_a_deck_of_a_long_name_is_told_from_another_that_begins_alike() -> None:
    own = [file_name("cards", ("nl",), "w" * LONGEST + end) for end in ("a", "b")]
    assert own[0] != own[1]
    assert file_name("cards", ("nl",), "mijn set") == "mijn set-cards-nl.pdf"


@given(st.text(), st.integers(9, 80))
def test_a_text_is_cut_between_letters(text: str, most: int) -> None:
    assert len(shortened(text, text, most).encode()) <= most + 9


# ----------------------------------------------------------------------------------------------- themes, lists of names


def test_a_theme_of_ones_own_is_said_by_its_file_from_whatever_folder(tmp_path: Path) -> None:
    (tmp_path / "cards.yaml").write_text((ROOT / "cards.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    loaded = load(tmp_path / "cards.yaml")

    def said(theme: str) -> str:
        return chosen(deck_of(loaded, theme=theme))

    assert said("mine.yaml") == said(str(tmp_path / "mine.yaml")) == "theme-mine"
    others = [said(name) for name in ("contrast", "contrast.yaml", "mine.yml", "sub/mine.yaml", "/elsewhere/mine.yaml")]
    assert len({*others, "theme-mine"}) == 6
    assert all(each.startswith(("theme-mine-", "theme-contrast")) for each in others)


def joined(file: str) -> str:
    return chosen(ours(), names=NameList(file, (ListedName("An"),)), joined=True)


def test_joined_workbooks_are_named_after_their_list() -> None:
    assert (joined("team.txt"), joined("team.xlsx")) == ("names-team", "names-team+xlsx")
    assert (
        len({joined(file) for file in ("team.txt", "a/team.txt", "b/team.txt", "team.csv", "te am.txt", "te_am.txt")})
        == 6
    )


def test_one_of_many_workbooks_is_named_after_its_name_alone() -> None:
    layout = module("workbook")
    asked = dataclasses.replace(layout.Options(), names=NameList("team.txt", ()))
    assert chosen_of(layout, ours(), asked) == ""
    of_an = dataclasses.replace(asked, name="An Peeters", names=None)
    assert variant_of(layout, asked, of_an) == chosen(ours(), name="An Peeters") == "name-An_Peeters"
