"""Pieces that were parsed before: their events are those that parsing makes, and a file that is damaged counts as none."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from generator.bank.shipped import LAYOUTS, shipped_bank
from generator.bank.starter import text_of
from generator.bank.yaml import parsed
from generator.bank.yaml.events import events_of
from generator.bank.yaml.parsed import events_in, packed, unpacked
from generator.bank.yaml.pieces import Pieces
from generator.bank.yaml.reader import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("_either_parser")

TEXTS = {
    "our deck": lambda: shipped_bank().read_text(encoding="utf-8"),
    "a new deck": lambda: text_of("Noord", "nl", ["Begin", "Midden", "Einde"]),
    "a new deck in German": lambda: text_of("Nord", "de", ["Anfang"]),
    "stocks": lambda: (LAYOUTS / "cards" / "stocks.yaml").read_text(encoding="utf-8"),
    "a theme": lambda: (LAYOUTS / "theme" / "themes" / "spiegel.yaml").read_text(encoding="utf-8"),
    "texts of the guide": lambda: (LAYOUTS / "guide" / "texts" / "nl.yaml").read_text(encoding="utf-8"),
}


def pieces_of(text: str) -> dict[str, tuple[Any, ...]]:
    pieces = Pieces({})
    list(pieces(text))
    assert pieces.kept
    return pieces.kept


def shown(events: Any) -> list[Any]:  # noqa: ANN401 – PyYAML's events have no common type
    """All that events hold; of marks the offsets, which are what is asked for."""
    return [
        (type(each), {name: held.index if name.endswith("_mark") else held for name, held in vars(each).items()})
        for each in events
    ]


def without_ends(events: Any) -> list[Any]:  # noqa: ANN401 – as above
    """As ``shown``, but of blocks: where one ends, and where an outer list begins to end, nobody asks."""
    return [
        (kind, {} if kind.__name__.endswith("EndEvent") else held | ({} if "value" in held else {"end_mark": 0}))
        for kind, held in shown(events)[2:-2]
    ]


@pytest.mark.parametrize("name", TEXTS)
def test_every_piece_comes_back_with_all_that_its_events_hold(name: str) -> None:
    pieces = pieces_of(TEXTS[name]())
    kept = unpacked(packed(pieces))
    assert kept.keys() == pieces.keys()
    for words, events in pieces.items():
        assert shown(events_in(kept[words])) == shown(events)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_whose_pieces_are_known_has_the_events_that_it_has_alone_and_is_not_parsed(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = TEXTS[name]()
    kept, alone = unpacked(packed(pieces_of(text))), list(events_of(text))
    parsed_again = counted(monkeypatch)
    assert without_ends(Pieces(kept)(text)) == without_ends(alone)
    assert parsed_again == []


def test_of_a_text_that_was_changed_since_only_what_changed_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = TEXTS["a new deck"]()
    kept, changed = unpacked(packed(pieces_of(text))), text.replace("name: Midden", "name: Anders", 1)
    alone = list(events_of(changed))
    parsed_again = counted(monkeypatch)
    assert without_ends(Pieces(kept)(changed)) == without_ends(alone)
    assert parsed_again == ["  - id: B\n    name: Anders\n\n"]


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are parsed from now on, but for the two that every list and group is framed by."""
    found: list[str] = []

    def counts(text: str) -> Any:  # noqa: ANN401 – as above
        found.extend({text} - {"a: b\n", "- a\n"})
        return events_of(text)

    monkeypatch.setattr("generator.bank.yaml.pieces.events_of", counts)
    return found


def test_a_file_that_is_damaged_or_of_another_version_counts_as_none() -> None:
    good = packed(pieces_of(TEXTS["a new deck"]()))
    assert unpacked(good)
    changed = bytearray(good)
    changed[good.index(b"Noord")] ^= 1  # still a text
    another = b"\x81\xa1a\x91\x01"  # a piece whose event is a number
    for bad in (b"", good[:-1], good[: len(good) // 2], bytes(changed), b"x" * 100, sha256(another).digest() + another):
        assert unpacked(bad) == {}


def test_events_that_no_piece_of_ours_has_are_not_kept() -> None:
    pieces = pieces_of("a: &x b\nc: *x\nd: e\n")
    assert set(unpacked(packed(pieces))) == {"a: &x b\n", "d: e\n"}


def test_files_are_read_with_the_pieces_that_came_with_spiegel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = TEXTS["stocks"]()
    file, deck = tmp_path / "parsed.msgpack", tmp_path / "stocks.yaml"
    deck.write_text(text, encoding="utf-8")
    before = read_yaml(deck)
    file.write_bytes(packed(pieces_of(text)))
    monkeypatch.setattr(parsed, "FILE", file)
    parsed.known.cache_clear()
    parsed_again = counted(monkeypatch)
    try:
        made = read_yaml(deck)
        assert made.value == before.value
        assert made.place((3, "title")) == before.place((3, "title"))
        assert parsed_again == []
    finally:
        parsed.known.cache_clear()
