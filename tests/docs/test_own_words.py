"""Our words are our own: what once stood too near to the page that Spiegel grew out of does not come back."""

from __future__ import annotations

import hashlib
import re
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]

NEAR = re.findall(
    r"\w+",
    "002b42f4 00d9c91c 0320af5c 042265b5 04563b75 0a590ad6 0d9ec408 10b21e24 126322a2 156296b1 1c798f84 231f47ad "
    "23b3198d 2587f77f 28fc5cd5 322a1cb2 3374f039 33db4de6 3bded583 45aff390 48e6187c 4c9a197e 538c8ada 56489971 "
    "58da7eed 5a8f62a2 5acf7658 5c3743f0 5e346bfe 601d4bee 60ad344d 62f3aff0 6a8b7ea2 6d2e2ca6 70db4614 734eb11f "
    "74567326 7961e3d1 7e71b4eb 814d5afa 8521fa57 874a40f0 87db6e92 8c6999a8 8ecd04d6 8f9a990c 916e053b 976056c3 "
    "986cc5ce 987d16b1 98fefa72 9b1df3c8 a12fde4e a2679acb a2f6af4e a3697675 a3e496e4 a8d944e9 a9f2e747 b013a0d4 "
    "b0ed02a2 b2988e17 b91f3e88 b95eb1fe baa183e4 be56b91b c291940e c2fc751a c793753f ca518d04 caec7572 cb455d58 "
    "cf5283fa cfd0fe15 d01a3d6e d4d74df6 d6ea05ea d8e44c6a dccd014c df35f156 df7870aa e08dbddc e27ebed6 e5d3ab2d "
    "e660e2d6 eb92188e f2ccee29 f312890b f4cf1eef f63260cb fac1dc17 ",
)
"""Of every five words in a row of ten sentences that were given words of our own (A04, A05, C04, C11, D05, D06, R2, R5 and the
first sentences of T3 and T7), in small letters: the first eight digits of their SHA-256. The sentences are not repeated here."""


def fives(text: str) -> Iterator[str]:
    """Every five words in a row."""
    words = re.findall(r"\w+", text.lower())
    return (" ".join(words[at : at + 5]) for at in range(len(words) - 4))


def near(text: str) -> list[str]:
    """Those of them that once stood too near."""
    return [five for five in fives(text) if hashlib.sha256(five.encode()).hexdigest()[:8] in NEAR]


def test_no_five_words_in_a_row_of_what_was_too_near_to_its_source_are_printed_again() -> None:
    texts = chain(
        [ROOT / "cards.yaml"],
        (ROOT / "layouts").rglob("nl.yaml"),
        (ROOT / "docs" / "decks").rglob("cards.yaml"),
        (ROOT / "generator" / "bank" / "starters").glob("*-nl.*"),
    )
    found = {path.name: near(path.read_text(encoding="utf-8")) for path in texts}
    assert len(found) > 4
    assert {name: fives for name, fives in found.items() if fives} == {}


def test_a_sentence_that_was_too_near_is_known() -> None:
    assert near("Zeg eens: hoe ben je de laatste tijd anders gaan werken?")
    assert near("Wat doe je de laatste maanden anders op je werk, groot of klein?") == []
