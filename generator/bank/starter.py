"""What somebody wants to begin with → a folder with a small deck that builds as it is, or nothing at all.

The deck is made from the plain files in ``starters/``, whose comments teach the format, or cut from another deck.
"""

from __future__ import annotations

import os.path
import re
from contextlib import suppress
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.bank.explain import read
from generator.bank.loading import load
from generator.bank.shipped import DEFAULT_LANGUAGE, THEMES, shipped_bank
from generator.bank.subset import cut
from generator.bank.yaml.reader import read_yaml
from generator.bank.yaml.writing import scalar
from generator.files import UnusableError, file_beside, is_there, read_beside, sweep, write_folder
from generator.model.problems import DeckError, Problem
from generator.model.wording import harmless, which_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.bank.loading import Loaded
    from generator.bank.yaml.reader import Value

STARTERS = Path(__file__).with_name("starters")

LETTERS = "ABCDEF"
"""The ids of the suits of a new deck: so many it has at most, as there are two questions ready for each."""

LARGEST_ALONG = 40 * 1024**2
"""Bytes of a file that comes along with a deck; as large as the largest picture that is printed."""

LONGEST_TITLE, LONGEST_SUIT = 60, 30
"""Characters that surely fit on a card and on a cover."""

OURS = "spiegel"
"""What stands for the deck that comes with Spiegel, where a file is asked for."""


BASED_ON_OURS = (
    "its guide and workbook say that it is based on Spiegel; add author: to cards.yaml, and they say who made it"
)
"""What is worth knowing of a deck begun from ours."""


class StarterQuestion(Struct, frozen=True, forbid_unknown_fields=True):
    """A question to begin with, and its probe."""

    question: str
    probe: str


class StarterWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What a new deck is filled with in one language; ``examples`` and ``begun_from`` end its README."""

    suits: tuple[str, ...]
    examples: str
    begun_from: str
    questions: tuple[StarterQuestion, ...]


class Started(Struct, frozen=True):
    """A folder that was made: what its deck holds, and what is worth knowing about it."""

    folder: Path
    suits: int
    questions: int
    notes: tuple[str, ...] = ()


def words(language: str) -> StarterWords:
    """What a new deck is filled with in a language; in English where we have none."""
    return read(read_yaml(STARTERS / f"words-{_ready(language)}.yaml"), StarterWords)


def usual_title(folder: Path) -> str:
    """The title that a folder's name suggests: ``youth-team`` → ``Youth team``."""
    readable = "".join(sign if sign.isprintable() else " " for sign in os.path.realpath(folder).rpartition(os.sep)[2])
    name = " ".join(re.sub(r"[-_]+", " ", readable).split())[:LONGEST_TITLE].strip()
    return name[:1].upper() + name[1:] or "Spiegel"


def source(given: Path) -> Path:
    """The deck that is meant with ``--from``: a file, or ours by its name; also ours where there is no cards.yaml."""
    ours = str(given) == OURS or (str(given) == "cards.yaml" and not is_there(given))
    return shipped_bank() if ours else given


def start(folder: Path, title: str, language: str, suits: Sequence[str]) -> Started:
    """Makes a folder with a small new deck.

    Args:
        folder: the folder to make; it may be there when it is empty.
        title: the title of the deck.
        language: the code of its language; it gets texts in English where we have none in it.
        suits: the names of its suits, at most as many as there are ``LETTERS``.

    Raises:
        DeckError: the folder is not empty, or cannot be made; nothing is left behind.
    """
    check_free(folder)
    known, deck = words(language), text_of(title, language, suits)
    _write(folder, {"cards.yaml": deck, **_beside(title, language, known.examples)})
    notes = (
        ()
        if language.startswith(_ready(language))
        else (f"there are no texts in {language} yet: these are in English",)
    )
    return Started(folder, len(suits), 2 * len(suits), notes)


def text_of(title: str, language: str, suits: Sequence[str]) -> str:
    """The text of a small new deck, whose comments tell what is possible; as ``start`` writes it."""
    return _filled("cards", ".yaml", language, _slots(title, language, suits, words(language).questions))


def start_from(folder: Path, given: Path, suits: Sequence[str], title: str | None) -> Started:
    """Makes a folder with some suits of another deck, comments and all; its pictures and its theme come along.

    Args:
        folder: the folder to make; it may be there when it is empty.
        given: the deck to begin from, as ``source`` takes it.
        suits: ids of its suits; none means all.
        title: another title than the deck has, or None.

    Raises:
        DeckError: the deck has problems, or does not have a suit; the folder is not empty, or cannot be made.
    """
    check_free(folder)
    path = source(given)
    loaded = load(path)
    known = {suit.id: tuple(suit.name.values()) for suit in loaded.bank.suits}
    unknown = [
        Problem(f"there is no suit {suit}", str(given), where="--suit", hint=which_id(suit, known, "the suits are"))
        for suit in suits
        if suit not in known
    ]
    if unknown:
        raise DeckError(unknown)
    ours = path.resolve() == shipped_bank().resolve()
    changed = bool(suits) or title is not None
    pruned = cut(loaded, suits or [*known], title, by_others=ours and changed)
    language = loaded.bank.languages[0]
    name = title or loaded.bank.title[language]
    note = words(language).begun_from.replace("{bank}", OURS.title() if ours else harmless(path.name))
    _write(folder, {**_beside(name, language, note), **_along(loaded), "cards.yaml": pruned.text})
    missing = given != path and str(given) != OURS
    notes = [f"there is no {given} here: these are questions of Spiegel’s own deck"] if missing else []
    if ours and changed:
        notes.append(BASED_ON_OURS)
    return Started(folder, len(suits or known), pruned.questions, (*pruned.changed, *notes))


# -------------------------------------------------------------------------------------------------- what goes in it


def _ready(language: str) -> str:
    """The language that our texts for a language are in: itself, without its region, or English."""
    near = language.split("-", maxsplit=1)[0]
    return near if (STARTERS / f"words-{near}.yaml").is_file() else DEFAULT_LANGUAGE


def _filled(name: str, ending: str, language: str, slots: Mapping[str, str]) -> str:
    return Template((STARTERS / f"{name}-{_ready(language)}{ending}").read_text(encoding="utf-8")).substitute(slots)


def _slots(title: str, language: str, suits: Sequence[str], pairs: Sequence[StarterQuestion]) -> dict[str, str]:
    """What stands in the open places of ``cards-….yaml``."""
    first, second, *rest = pairs
    named = list(zip(LETTERS, suits, strict=False))
    entries = []
    for at, pair in enumerate(rest[: 2 * (len(named) - 1)]):
        letter, number = LETTERS[1 + at // 2], 1 + at % 2
        entries.append(
            f"\n  - id: {letter}{number}\n    suit: {letter}\n    question: {scalar(pair.question)}\n"
            f"    probe: {scalar(pair.probe)}\n    depth: {number}\n"
        )
    return {
        "heading": title,
        "title": scalar(title),
        "language": language,
        "suit": scalar(suits[0]),
        "suits": "".join(f"\n  - id: {letter}\n    name: {scalar(name)}\n" for letter, name in named[1:]),
        "question": scalar(first.question),
        "probe": scalar(first.probe),
        "question2": scalar(second.question),
        "probe2": scalar(second.probe),
        "questions": "".join(entries),
    }


def _beside(title: str, language: str, note: str) -> dict[str, str | bytes]:
    """What stands in the folder beside the deck."""
    return {
        "README.md": _filled("README", ".md", language, {"title": title, "note": note}),
        "pictures/README.txt": _filled("pictures", ".txt", language, {}),
        "pictures/cup.svg": (STARTERS / "cup.svg").read_bytes(),
    }


def _along(loaded: Loaded) -> dict[str, str | bytes]:
    """The files that a deck names and that lie in its folder: pictures, a theme of its own, and what that one names."""
    bank, home = loaded.bank, loaded.places.folder
    shown = [*(question.picture for question in bank.questions), *(tip.picture for tip in bank.tips)]
    taken: dict[str, str | bytes] = dict(_taken(home, "", [picture.file for picture in shown if picture]))
    own = [bank.theme] if bank.theme and bank.theme not in THEMES else []
    for name, theme in list(_taken(home, "", own)):
        taken[name] = theme
        with suppress(DeckError):  # `spiegel check` tells what is wrong with it
            path = home / name
            taken |= dict(_taken(path.parent, name.rpartition("/")[0], _files_of_theme(read_yaml(path).value)))
    return taken


def _taken(folder: Path, below: str, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Files by their names from the deck's folder; what may not be read from here, `spiegel check` tells."""
    for name in names:
        with suppress(UnusableError):
            data = read_beside(file_beside(folder, name, LARGEST_ALONG))
            yield os.path.normpath(f"{below}/{name}" if below else name).replace(os.sep, "/"), data


def _files_of_theme(theme: Value) -> Iterator[str]:
    """What a theme names as files: its logo, the picture on its backs, its fonts; no other text of it."""
    if not isinstance(theme, dict):
        return
    logo, back, fonts = (theme.get(key) for key in ("logo", "back", "fonts"))
    named = [each.get(key) for each, key in ((logo, "file"), (back, "picture")) if isinstance(each, dict)]
    for files in fonts.values() if isinstance(fonts, dict) else ():
        named += files if isinstance(files, list) else [files]
    yield from (each for each in named if isinstance(each, str))


# ------------------------------------------------------------------------------------------------------ all or nothing


def check_free(folder: Path) -> None:
    """Refuses a folder in which something could be lost.

    Raises:
        DeckError: the folder is not empty, or is none.
    """
    hint = "give the name of a folder that is not there yet"
    sweep(folder)
    try:
        if folder.is_dir():
            if not any(folder.iterdir()):
                return
            raise DeckError([Problem("is not empty", str(folder), hint=hint)])
        if folder.exists() or folder.is_symlink():
            raise DeckError([Problem("is there already, and is no folder", str(folder), hint="choose another name")])
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "its name cannot be used").lower()
        raise DeckError([Problem(f"cannot be made: {reason}", str(folder), hint="choose another name")]) from None


def _write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Writes the files, and reads the deck back before the folder has its name."""
    contents = {name: each if isinstance(each, bytes) else each.encode() for name, each in files.items()}
    write_folder(folder, contents, lambda begun: _read_back(begun / "cards.yaml"))


def _read_back(path: Path) -> None:
    load(path)
