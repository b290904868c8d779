"""The pictures of a deck open to so much together and no more; a check unpacks each once, and what it passes can be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from PIL import Image

from generator.advice.checkup import Checkup, checkup
from generator.bank.loading import load
from generator.build import deck_of, pdfs
from generator.files import UnusableError
from generator.model.problems import DeckError, Problem, by_cause
from generator.product import silent
from layouts import modules
from layouts.cards import product as cards
from layouts.theme import pictures
from layouts.theme.amounts import FOR_A_BYTE, MOST_UNPACKED, Amounts
from layouts.theme.raster import Amount

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    pictures.forget()
    yield
    pictures.forget()


def flat(path: Path, side: int = 300, colour: str = "#204060") -> None:
    Image.new("RGB", (side, side), colour).save(path)


def deck(folder: Path, *files: str, theme: str = "") -> Path:
    both = "{nl: Wat, en: What}"
    rows = "".join(
        f"  - {{id: A{number}, suit: A, question: {both}, picture: {{file: {file}, shows: {both}}}}}\n"
        for number, file in enumerate(files, 1)
    )
    head = f"title: {both}\nlanguages: [nl, en]\n{theme}suits:\n  - {{id: A, name: {both}}}\nquestions:\n"
    (folder / "cards.yaml").write_text(head + rows, encoding="utf-8")
    return folder / "cards.yaml"


def check(file: Path) -> Checkup:
    return checkup(load(file), (), modules(), silent)


def counted(monkeypatch: pytest.MonkeyPatch, name: str) -> list[bytes]:
    """What a function of ``pictures`` is called with first, from now on."""
    seen: list[bytes] = []
    real = getattr(pictures, name)

    def counting(data: bytes, *rest: Any, **how: Any) -> Any:  # noqa: ANN401 – stands in for functions of every kind
        seen.append(data)
        return real(data, *rest, **how)

    monkeypatch.setattr(pictures, name, counting)
    return seen


# ------------------------------------------------------------------------------------------------------- opened once


def test_a_check_unpacks_each_picture_once_and_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, name in enumerate(("a.png", "b.png", "c.jpg", "logo.png")):
        flat(tmp_path / name, 300 + number)
    (tmp_path / "theme.yaml").write_text("logo: {file: logo.png, shows: Een logo}\nback: {picture: a.png}\n")
    looked, made = counted(monkeypatch, "looked_through"), counted(monkeypatch, "raster")
    found = check(deck(tmp_path, "a.png", "b.png", "c.jpg", theme="theme: theme.yaml\n"))
    assert sum("every card fits" in line for line in found.lines) == 5  # four stocks, and two languages on one card
    assert len(looked) == len(set(looked)) == 4
    assert not made


@pytest.mark.parametrize(
    ("kind", "part", "tries"), [("png", 60, "amount"), ("png", 8, "amount"), ("svg", 40, "_vector")]
)
def test_a_broken_picture_is_tried_once_however_many_cards_have_it(
    tmp_path: Path, kind: str, part: int, tries: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    flat(tmp_path / "whole.png")
    whole = (tmp_path / "whole.png").read_bytes() if kind == "png" else b"<svg xmlns='http://www.w3.org/2000/svg'/>"
    names = [f"{number}.{kind}" for number in range(6)]
    for name in names:
        (tmp_path / name).write_bytes(whole[:part])
    tried = counted(monkeypatch, tries)
    for act in (check, lambda file: cards.prepare(deck_of(load(file)), cards.Options(), silent)):
        with pytest.raises(DeckError) as caught:
            act(deck(tmp_path, *names))
        assert {problem.line for problem in caught.value.problems} == set(range(6, 12))
    assert len(tried) == 1


def test_an_svg_is_read_once_for_all_stocks_and_products(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from layouts.theme import svg  # noqa: PLC0415 – brings svglib

    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#CC0000"/></svg>'
    )
    read: list[bytes] = []
    real = svg.read_svg

    def reading(data: bytes, count: Callable[[int], None]) -> svg.Vector:
        read.append(data)
        return real(data, count)

    monkeypatch.setattr(svg, "read_svg", reading)
    check(deck(tmp_path, "a.svg", "a.svg"))
    pdfs(load(tmp_path / "cards.yaml"), modules())
    assert len(read) == 1


def test_what_was_made_for_one_language_serves_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flat(tmp_path / "a.png")
    loaded, made = load(deck(tmp_path, "a.png")), counted(monkeypatch, "raster")
    only = {"cards": modules()["cards"]}
    nl, en, again = (pdfs(loaded, only, languages=[language])[0].data for language in ("nl", "en", "nl"))
    assert len(made) == 1
    assert nl == again != en
    pictures.forget()
    assert pdfs(loaded, only, languages=["nl"])[0].data == nl


def test_a_picture_that_was_changed_is_opened_anew(tmp_path: Path) -> None:
    flat(tmp_path / "a.png")
    loaded, only = load(deck(tmp_path, "a.png")), {"cards": modules()["cards"]}
    before = pdfs(loaded, only)[0].data
    flat(tmp_path / "a.png", colour="#CC0000")
    assert pdfs(loaded, only)[0].data != before
    (tmp_path / "a.png").write_bytes(b"\x89PNG, or half of one")
    with pytest.raises(DeckError, match="broken picture"):
        check(tmp_path / "cards.yaml")


def test_what_was_only_checked_is_never_drawn_without_its_picture(tmp_path: Path) -> None:
    flat(tmp_path / "a.png")
    looked_at = replace(deck_of(load(deck(tmp_path, "a.png"))), drawn=False)
    with pytest.raises(ValueError, match="only checked"):
        cards.prepare(looked_at, cards.Options(), silent).draw(silent)


# -------------------------------------------------------------------------------------------------- so much together


def refused(file: Path, act: Callable[[Path], object]) -> list[Problem]:
    with pytest.raises(DeckError) as caught:
        act(file)
    return by_cause(caught.value.problems)


def prepared(file: Path) -> object:
    return cards.prepare(deck_of(load(file)), cards.Options(), silent)


@pytest.mark.parametrize("act", [check, prepared])
def test_pictures_that_open_to_too_much_together_are_one_problem_and_its_hint_works(
    tmp_path: Path, act: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{number}.png" for number in range(5)]
    for number, name in enumerate(names):
        flat(tmp_path / name, 400 - number)
    monkeypatch.setattr("layouts.theme.amounts.MOST_UNPACKED", 2_000_000)  # three of some 600 kB each
    looked, made = counted(monkeypatch, "looked_through"), counted(monkeypatch, "raster")
    [problem] = refused(deck(tmp_path, *names), act)
    assert (problem.line, problem.where) == (9, "question A4, picture.file")
    assert problem.what.startswith("3.png and the pictures before it open to more than")
    assert problem.hint == (
        "save smaller copies of large ones, such as 0.png of 400 × 400 pixels: 1,000 across are plenty on a card; "
        "or make more than one deck of it"
    )
    assert problem.also == "the same on line 10"
    assert len(set(looked)) == 3  # the others are not unpacked
    assert not made
    flat(tmp_path / "0.png", 100)
    flat(tmp_path / "1.png", 100)
    act(tmp_path / "cards.yaml")
    act(deck(tmp_path, *names[:3]))


def test_the_same_picture_counts_once_whatever_its_files_are_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{number}.png" for number in range(9)]
    for name in names:
        flat(tmp_path / name, 400)
    monkeypatch.setattr("layouts.theme.amounts.MOST_UNPACKED", 700_000)
    assert check(deck(tmp_path, *names)).lines
    assert prepared(tmp_path / "cards.yaml")


def test_photographs_do_not_count_however_many_there_are() -> None:
    amounts, photograph = Amounts(), Amount(4_000, 3_000, 2 * 12_000_000)
    for number in range(10_000):
        amounts.count(f"{number}.jpg", number.to_bytes(4, "big"), photograph, 900_000)


def test_flat_pictures_count_by_what_they_open_to_beyond_their_bytes() -> None:
    amounts, size = Amounts(), 150_000
    opened = MOST_UNPACKED // 10 + FOR_A_BYTE * size
    for number in range(10):
        amounts.count(f"{number}.png", bytes([number]), Amount(7_900, 6_300, opened), size)
    with pytest.raises(UnusableError, match="and the pictures before it open to more than 2 GB together"):
        amounts.count("one more.png", b"more", Amount(10, 10, FOR_A_BYTE * 100 + 1), 100)
    amounts.count("small.png", b"small", Amount(10, 10, FOR_A_BYTE * 100), 100)
    assert amounts.knows(b"small")
    assert not amounts.knows(b"more")


def rich(path: Path, shapes: int, colour: str = "red") -> None:
    drawn = f'<path fill="{colour}" d="M0 0h9v9"/>' * shapes
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{drawn}</svg>')


def test_drawings_with_too_many_shapes_together_are_refused_with_the_richest_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layouts.theme.amounts.MOST_SHAPES", 100)
    for name, shapes, colour in (("a", 20, "red"), ("b", 60, "blue"), ("c", 30, "lime")):
        rich(tmp_path / f"{name}.svg", shapes, colour)
    loaded = deck(tmp_path, "a.svg", "b.svg", "c.svg")
    for act in (check, lambda path: pdfs(load(path), modules())):
        with pytest.raises(DeckError) as caught:
            act(loaded)
        [told] = caught.value.problems
        assert "the drawings before it have more than 100 shapes together" in told.what
        assert "such as b.svg with 61" in told.hint


def test_a_drawing_too_many_for_one_deck_is_drawn_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layouts.theme.amounts.MOST_SHAPES", 100)
    rich(tmp_path / "a.svg", 60)
    rich(tmp_path / "b.svg", 60, "blue")
    with pytest.raises(DeckError):
        check(deck(tmp_path, "a.svg", "b.svg"))
    assert pdfs(load(deck(tmp_path, "b.svg")), modules())


def test_the_same_drawing_on_many_cards_counts_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layouts.theme.amounts.MOST_SHAPES", 100)
    rich(tmp_path / "a.svg", 60)
    rich(tmp_path / "b.svg", 60)
    assert pdfs(load(deck(tmp_path, "a.svg", "b.svg", "a.svg")), modules())
