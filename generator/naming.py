"""A deck and the options it is printed with → the name of its file: short, safe, and another for whatever prints otherwise.

The whole deck, printed as the deck says, has the plain name: ``cards-nl.pdf``. What is left out or changed stands behind it:
``cards-nl-session-short.pdf``, ``workbook-nl-paper-a5-booklet.pdf``. A value is written as it is where that says all; where
something of it had to be dropped, a digest of the whole follows, so that two selections never share a name.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import normalize

from generator.bank import shipped
from generator.bank.print_settings import options_for
from generator.deck.selection import card_ids, tags_of
from generator.model.deck import USUAL_THEME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model.deck import Deck
    from generator.product import Layout

LONGEST = 60
"""Bytes of a deck's own name, and of all that was chosen; with the rest a name stays below the 255 that file systems take."""

LONGEST_VARIANT = 40
"""Bytes of what tells a file from the others of one command, such as somebody's name."""

BETWEEN = "+"
"""Between the values of one option; no value has it."""

OF_DECK = ("session", "suit", "tag", "depth", "only", "without", "sample", "shuffle", "seed", "theme")
"""What may be chosen of any deck, in the order of a name."""

DIGEST = re.compile(r"[0-9a-f]{8}")


class Part(NamedTuple):
    """An option as a name says it: what it is called and its values, none of a switch; ``more`` is what these do not say."""

    key: str
    values: tuple[str, ...] = ()
    more: str = ""


def file_name(product: str, languages: Sequence[str], own: str = "", chosen: str = "") -> str:
    """What a product's file is called.

    Args:
        product: the name of its layout.
        languages: on its pages.
        own: the name of a deck that has one, so that decks keep their files apart.
        chosen: what was left out or changed, as ``chosen_of`` says it.
    """
    parts = [shortened(own, own, LONGEST), product, *languages, chosen]
    return "-".join(filter(None, parts)) + ".pdf"


def chosen_of(layout: Layout, deck: Deck, options: object) -> str:
    """What a file prints that is not the whole deck in its usual way; empty for that."""
    bank = deck.bank
    usual = options_for(layout, bank)
    if getattr(options, "paper", None) != getattr(usual, "paper", None):
        # The stock that comes with a paper is not said again.
        on_paper = options_for(layout, bank, {"paper": getattr(options, "paper", None)})
        usual = dataclasses.replace(on_paper, paper=usual.paper)
    return _said(layout, [*_of_deck(deck), *_changed(options, usual)], LONGEST, _clashing(deck))


def variant_of(layout: Layout, options: object, variant: object) -> str:
    """What tells a file from the others of one command: where its options are not those that were asked for."""
    said = {
        each.key for each in _changed(options, layout.Options())
    }  # these words stand in the name of what was asked for
    parts = [each._replace(key="") if each.key in said else each for each in _changed(variant, options)]
    return _said(layout, [each for each in parts if each.key or each.values], LONGEST_VARIANT)


def part_of(words: str) -> str:
    """Words that tell a file from the others of one command, as every file system takes them; empty where nothing is left."""
    return shortened(_safe(words), words, LONGEST_VARIANT)


def _of_deck(deck: Deck) -> Iterator[Part]:
    selection = deck.selection
    if deck.session is not None:
        yield Part("session", (deck.session.id,))
    for key, values in (
        ("suit", selection.suits),
        ("tag", selection.tags),
        ("depth", tuple(map(str, selection.depths))),
        ("only", selection.only),
        ("without", selection.without),
    ):
        if values:
            yield Part(key, tuple(sorted(values)))
    if selection.sample is not None:
        yield Part("sample", (str(selection.sample),))
    if selection.shuffle:
        yield Part("shuffle")
    if selection.seed != 1 and (selection.shuffle or selection.sample is not None):
        yield Part("seed", (str(selection.seed),))
    if deck.theme != (deck.bank.theme or USUAL_THEME):
        yield _theme(deck)


def _theme(deck: Deck) -> Part:
    """A theme of ours by its name, one of the user's own by that of its file; the same from whatever folder it is asked for."""
    path, folder = Path(deck.theme), deck.folder
    if not path.suffix:
        return Part("theme", (str(deck.theme),))
    if folder is not None and (whole := (folder / path).resolve()).is_relative_to(folder.resolve()):
        path = whole.relative_to(folder.resolve())
    beside = str(path) == f"{path.stem}.yaml" and path.stem not in shipped.THEMES
    return Part("theme", (path.stem,), "" if beside else path.as_posix())


def _changed(options: Any, usual: Any) -> Iterator[Part]:  # noqa: ANN401 – a layout's own
    """The options that are not the usual ones, as a name says them."""
    for field in dataclasses.fields(options):
        value = getattr(options, field.name)
        if value == getattr(usual, field.name) or value is None:
            continue
        key = _key(field)
        said = field.metadata.get("said")
        if said is not None:
            values = said(options)
            if values:
                yield Part(key, tuple(values))
        elif isinstance(value, bool):
            yield Part(key, () if value else ("no",))
        else:
            yield Part(key, (f"{value:g}" if isinstance(value, float) else str(value),))


def _key(field: dataclasses.Field[Any]) -> str:
    return str(field.metadata.get("flag") or field.name.replace("_", "-"))


def _said(layout: Layout, parts: Sequence[Part], most: int, clashing: frozenset[str] = frozenset()) -> str:
    """Options → their part of a name, with a digest where it does not say all."""
    keys = {*OF_DECK, *(_key(field) for field in dataclasses.fields(layout.Options))}
    said = "-".join("-".join(filter(None, (each.key, BETWEEN.join(map(_safe, each.values))))) for each in parts)
    values = [value for each in parts for value in each.values]
    whole = all(_says_all(value, keys) and value.casefold() not in clashing for value in values)
    whole = whole and not any(each.more for each in parts)
    return shortened(said, repr(parts), most, whole=whole)


def shortened(text: str, meaning: str, most: int, *, whole: bool = True) -> str:
    """A text for a name, of so many bytes at most; a digest of what it means follows where it is not ``whole``, or is cut."""
    if whole and len(text.encode()) <= most:
        return text
    cut = text.encode()[:most].decode(errors="ignore").rstrip("-+_. ")
    return f"{cut}-{hashlib.blake2s(meaning.encode(), digest_size=4).hexdigest()}"


def _safe(value: str) -> str:
    """A value as every file system takes it: its letters, digits, points and hyphens; _ for a space, a hyphen for the rest."""
    letters = [
        each if each.isalnum() or each in ".-" else "_" if each == " " else "-" for each in normalize("NFC", value)
    ]
    return re.sub("-{2,}", "-", "".join(letters)).strip("-._")


def _says_all(value: str, keys: Iterable[str]) -> bool:
    """Whether a value can be told from its place in a name, and stands there as it is."""
    safe = _safe(value)
    inside = safe.split("-")
    ambiguous = any(each in keys for each in inside[1:]) or any(DIGEST.fullmatch(each.casefold()) for each in inside)
    return bool(safe) and safe.replace("_", " ") == value and not ambiguous


def _clashing(deck: Deck) -> frozenset[str]:
    """The names in a deck that differ in capitals only, folded: some file systems take them for the same."""
    bank = deck.bank
    kinds = (card_ids(bank), [suit.id for suit in bank.suits], [each.id for each in bank.sessions], tags_of(bank))
    counts = [Counter(name.casefold() for name in names) for names in kinds]
    return frozenset(name for count in counts for name, many in count.items() if many > 1)
