"""The options of a layout → what a page needs to offer them; and what was chosen on it → the layout's own values."""

from __future__ import annotations

import dataclasses
from math import isfinite
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from generator.bank.loading import load
from generator.bank.own_stocks import every_stock
from generator.bank.print_settings import options_for
from generator.deck.changes import OlderBank
from generator.files import UnusableError, file_beside
from generator.model.names import ListedName, NameList
from generator.model.printer import PrinterProfile
from generator.model.problems import DeckError, Problem
from generator.model.wording import did_you_mean, listed, quote
from generator.printers.store import profile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.bank.loading import Loaded
    from generator.product import Layout
    from generator.studio.plain import Plain

LARGEST_LIST = 8 * 1024**2
"""Bytes of a list of names, or of an older deck."""

READ = {NameList: "names", OlderBank: "deck", PrinterProfile: "printer"}
"""Options whose value is read from somewhere, and what a page calls their kind."""


class Surroundings:
    """Where what an option names is looked for: the deck, and the file with the user's printers."""

    def __init__(self, loaded: Loaded, printers: Path) -> None:
        self.loaded = loaded
        self.printers = printers

    @property
    def folder(self) -> Path:
        """The deck's folder."""
        return self.loaded.places.folder


def described(layout: Layout) -> list[Plain]:
    """The options of a layout, in their order, as a page offers them."""
    hints = get_type_hints(layout.Options)
    return [_described(field, hints[field.name]) for field in dataclasses.fields(layout.Options)]


def flag_of(field: dataclasses.Field[Any]) -> str:
    """What an option is called on the command line."""
    return f"--{field.metadata['flag'] or field.name.replace('_', '-')}"


def _described(field: dataclasses.Field[Any], hint: Any) -> Plain:  # noqa: ANN401 – any type a field may have
    kind, bounds = _bare(hint), field.metadata["bounds"] or (None, None)
    choices = field.metadata["choices"]
    values = (
        list(choices()) if choices else [str(each) for each in get_args(kind)] if get_origin(kind) is Literal else []
    )
    default = field.default
    return {
        "name": field.name,
        "flag": flag_of(field),
        "help": field.metadata["help"],
        "kind": _kind(field, kind, values),
        "choices": values,
        "default": default if isinstance(default, bool | int | float | str) else None,
        "optional": hint != kind,
        "least": bounds[0],
        "most": bounds[1],
        "whole": kind is int,
    }


def _kind(field: dataclasses.Field[Any], kind: Any, values: list[str]) -> str:  # noqa: ANN401 – as above
    if kind is bool:
        return "flag"
    if field.name == "stock":
        return "stock"
    if kind in READ:
        return READ[kind]
    if field.metadata["parse"]:
        return "text"
    return "choice" if values else "number" if kind in (int, float) else "text"


def _bare(hint: Any) -> Any:  # noqa: ANN401 – as above
    """A type without ``None``."""
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (each for each in get_args(hint) if each is not type(None))
    return hint


def options_from(layout: Layout, given: Mapping[str, object], around: Surroundings) -> Any:  # noqa: ANN401 – the layout's own
    """What was chosen on a page → the layout's options, for what is left out as the deck says; as the command reads them.

    Args:
        layout: the layout.
        given: values by the names of the options; None means as usual.
        around: where files and printers that are named lie.

    Raises:
        DeckError: with every value that cannot be taken.
    """
    fields = {field.name: field for field in dataclasses.fields(layout.Options)}
    hints, problems = get_type_hints(layout.Options), []
    taken: dict[str, Any] = {}
    for name, value in given.items():
        if name not in fields:
            problems.append(Problem(f"there is no option {quote(name)}", hint=did_you_mean(name, fields, "there are")))
        elif value is not None:
            try:
                taken[name] = _value(fields[name], _bare(hints[name]), value, around)
            except ValueError as error:
                problems.append(Problem(str(error), where=flag_of(fields[name])))
            except DeckError as error:
                problems += error.problems
    if problems:
        raise DeckError(problems)
    return options_for(layout, around.loaded.bank, taken)


def _value(field: dataclasses.Field[Any], kind: Any, value: object, around: Surroundings) -> Any:  # noqa: ANN401 – as above
    """One value.

    Raises:
        ValueError: it cannot be taken; said in a clause.
        DeckError: what it names cannot be read.
    """
    if kind is bool:
        return _switch(value)
    if kind in (int, float):
        return _number(value, kind, field.metadata["bounds"])
    if kind is NameList:
        return _names(value, around.folder)
    if not isinstance(value, str):
        raise ValueError(f"takes a text, not {quote(str(value))}")  # noqa: TRY004 – told as what was typed is
    if kind in READ:
        return _read(kind, value, around)
    _check_choice(field, kind, value, around)
    return field.metadata["parse"](value) if field.metadata["parse"] else value


def _read(kind: Any, name: str, around: Surroundings) -> OlderBank | PrinterProfile:  # noqa: ANN401 – as above
    """What is in a file, or kept, by its name."""
    if kind is OlderBank:
        return OlderBank(name, load(_beside(around.folder, name)).bank)
    return profile(around.printers, name)


def _check_choice(field: dataclasses.Field[Any], kind: Any, value: str, around: Surroundings) -> None:  # noqa: ANN401 – as above
    """Looks whether a text is one of those that an option takes.

    Raises:
        ValueError: it is not.
    """
    if field.name == "stock":
        known = every_stock(around.loaded.places.stocks)
        if value not in known:
            raise ValueError(f"there is no stock {quote(value)}; {did_you_mean(value, known)}".removesuffix("; "))
        return
    choices = field.metadata["choices"]
    accepted = list(choices()) if choices else [str(each) for each in _accepted(kind)]
    if accepted and value not in accepted:
        raise ValueError(f"takes {listed(accepted, 'or')}, not {quote(value)}")


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("is yes or no")  # noqa: TRY004 – as above
    return value


def _accepted(kind: Any) -> tuple[Any, ...]:  # noqa: ANN401 – as above
    return get_args(kind) if get_origin(kind) is Literal else ()


def _number(value: object, kind: type, bounds: tuple[float, float] | None) -> float:
    what = "a whole number" if kind is int else "a number"
    least, most = bounds or (None, None)
    between = f" from {least:g} to {most:g}" if bounds else ""
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ValueError(f"takes {what}{between}")
    if (kind is int and value != int(value)) or (least is not None and most is not None and not least <= value <= most):
        raise ValueError(f"takes {what}{between}, not {value:g}")
    return int(value) if kind is int else value


def _names(value: object, folder: Path) -> NameList:
    """Names that were typed, each on a line, or a file with them below the deck's folder."""
    if isinstance(value, list):
        typed = dict.fromkeys(" ".join(each.split()) for each in value if isinstance(each, str) and each.strip())
        if not typed:
            raise ValueError("holds no names")
        return NameList("", tuple(ListedName(each) for each in typed))
    if not isinstance(value, str):
        raise ValueError("takes a list of names, or the name of a file with them")  # noqa: TRY004 – as above
    from generator.spreadsheets.names import read_names  # noqa: PLC0415 – slow to import, and few decks have such a file

    return read_names(_beside(folder, value))


def _beside(folder: Path, name: str) -> Path:
    """A file below the deck's folder.

    Raises:
        DeckError: it is not there, or not to be read from here.
    """
    try:
        file_beside(folder, name, LARGEST_LIST)
    except UnusableError as error:
        raise DeckError([Problem(error.what, hint=error.hint)]) from None
    return folder / name
