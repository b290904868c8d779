"""Preparing decides, drawing only repeats it: while a product is drawn, nothing is measured, fitted or looked up in a font."""

from __future__ import annotations

import dataclasses
import sys
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from helpers import STOCKS, shipped_bank
from msgspec import structs
from PIL import Image

from generator.deck.extras import extra_cards
from generator.deck.selection import choose
from generator.model.deck import Selection
from generator.product import silent
from layouts import LAYOUTS
from layouts.text import fitter, fonts, hyphenation, line_breaking, typesetting
from layouts.theme import look, pictures, raster

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.model.deck import Deck

SETTING = (
    *(typesetting.set_text, typesetting.least_lines, fitter.fit, fitter.sizes_down),
    *(line_breaking.break_display, line_breaking.break_running, line_breaking.line_width),
    hyphenation.divisions,
)
"""Functions that fit a text, or a part of that work."""

OPENING = (pictures.open_picture, pictures.read_picture, raster.amount, raster.looked_through, raster.raster)
"""Functions that read the file of a picture, or unpack it."""

ALL_EXTRAS = extra_cards("howto,pass,blank:2")

VARIANTS: dict[str, list[dict[str, Any]]] = {
    "cards": [
        *({"stock": stock} for stock in STOCKS),
        {"backs": "plain"},
        {"backs": "none"},
        {"extras": ALL_EXTRAS},
        {"second": "en"},
        {"second": "en", "extras": ALL_EXTRAS},
    ],
    "guide": [*({"paper": paper} for paper in ("a4", "a5", "letter")), {"large_print": True}],
    "workbook": [
        {},
        {"paper": "a4"},
        {"ruling": "cornell", "binding": "punched", "name": "Ada Lovelace"},
        {"all": True},
        {"pocket": True},
        {"fillable": True},
    ],
    "team-sheets": [{}, {"paper": "a3", "people": 25}, {"fillable": True}],
    "box": [{}, {"kind": "band"}, {"kind": "dividers"}],
}
"""How each product is made here, beside its usual way; ``second`` and what ``DECKS`` has are the deck's, not options."""

DECKS: dict[str, dict[str, Any]] = {
    "whole": {},
    "session": {"session": True},
    "mixed": {"selection": Selection(suits=("A", "C"), shuffle=True)},
    "outlined": {"theme": "sparing"},
    "festive": {"theme": "festive"},
}
"""Decks that each product is made of, beside all its variants of the whole one."""


def _cases() -> Iterator[Any]:
    for product in LAYOUTS:
        cases = [("whole", options) for options in VARIANTS.get(product, [{}])]
        cases += [(deck, {}) for deck in DECKS if deck != "whole"]
        for deck, options in cases:
            said = [f"{key}={'all' if key == 'extras' else value}" for key, value in options.items()]
            name = " ".join([product, deck, *said])
            yield pytest.param(product, deck, options, id=name)


@cache
def _deck(name: str, second: str | None = None) -> Deck:
    loaded, choice = shipped_bank(), dict(DECKS[name])
    session = loaded.bank.sessions[0] if choice.pop("session", False) else None
    return choose(loaded.bank, "nl", loaded.places, session, second=second, **choice)


def _refuse(what: str) -> Any:  # noqa: ANN401 – stands in for functions of every kind
    def refused(*_: object, **__: object) -> NoReturn:
        pytest.fail(f"{what} while drawing", pytrace=True)

    return refused


def forbid(functions: tuple[Any, ...], patched: pytest.MonkeyPatch) -> None:
    """Makes these functions fail in every module that has them, under whatever name."""
    for module_name, module in list(sys.modules.items()):
        if module_name.startswith("layouts."):
            for name, value in list(vars(module).items()):
                if any(value is function for function in functions):
                    patched.setattr(module, name, _refuse(f"{value.__module__}.{value.__name__} was called"))


def forbid_measuring(patched: pytest.MonkeyPatch) -> None:
    """Makes whatever fits or measures a text, or asks a font what it has, fail."""
    forbid(SETTING, patched)
    tables = [each for each in vars(fonts).values() if isinstance(each, type) and issubclass(each, dict)]
    assert tables, "the widths of characters and words are looked up in tables"
    for table in tables:  # the pairs that were measured are spelt by, and no others
        for name in ("__missing__",) if table is fonts._Kerns else ("__missing__", "__getitem__", "get"):
            patched.setattr(table, name, _refuse(f"{table.__name__} was asked for a width"), raising=False)
    for owner, name in ((typesetting.Style, "lacking"), (fonts.FontFace, "lacking")):
        patched.setattr(owner, name, _refuse(f"{owner.__name__}.{name} was called"))
    for name in ("cap_height", "descent"):
        patched.setattr(fonts.FontFace, name, property(_refuse(f"FontFace.{name} was asked for")))


@pytest.mark.parametrize(("product", "deck", "options"), list(_cases()))
def test_drawing_measures_and_fits_nothing(
    product: str, deck: str, options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = import_module(LAYOUTS[product].module)
    chosen = {key: value for key, value in options.items() if key != "second"}
    prepared = layout.prepare(_deck(deck, options.get("second")), layout.Options(**chosen), silent)
    with monkeypatch.context() as patched:
        forbid_measuring(patched)
        drawn = prepared.draw(silent)
    assert drawn.startswith(b"%PDF-")


def _with_pictures(folder: Path) -> Deck:
    Image.new("RGB", (60, 40), "#204060").save(folder / "logo.png")
    theme = "logo: {file: logo.png, shows: Een logo}\nback: {picture: logo.png}\n"
    (folder / "theme.yaml").write_text(theme, encoding="utf-8")
    loaded = shipped_bank()
    beside = dataclasses.replace(loaded.places.document, name=str(folder / "cards.yaml"))
    return choose(loaded.bank, "nl", structs.replace(loaded.places, document=beside), theme="theme.yaml")


@pytest.mark.parametrize("product", list(LAYOUTS))
def test_drawing_opens_no_picture(product: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = import_module(LAYOUTS[product].module)
    prepared = layout.prepare(_with_pictures(tmp_path), layout.Options(), silent)
    with monkeypatch.context() as patched:
        forbid(OPENING, patched)
        patched.setattr(look, "pictures", pictures)
        assert prepared.draw(silent).startswith(b"%PDF-")


def test_measuring_and_fitting_are_really_forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    layout = import_module(LAYOUTS["cards"].module)
    with monkeypatch.context() as patched:
        forbid_measuring(patched)
        with pytest.raises(pytest.fail.Exception, match="while drawing"):
            layout.prepare(_deck("whole"), layout.Options(), silent)
