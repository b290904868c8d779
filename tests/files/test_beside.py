"""What a deck names is an ordinary file below its folder, of bounded size; nothing of anybody else's is read, or looked for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from generator.files import ElsewhereError, MissingError, UnusableError, file_beside

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """The folder of a deck, with files in it and beside it."""
    folder = tmp_path / "deck"
    (folder / "pictures").mkdir(parents=True)
    (folder / "pictures" / "cup.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return folder


def test_a_file_below_is_found_by_its_name_and_through_a_link_that_stays_below(deck: Path) -> None:
    (deck / "link.svg").symlink_to("pictures/cup.svg")
    found = (deck / "pictures" / "cup.svg").resolve()
    assert file_beside(deck, "pictures/cup.svg", 10) == found
    assert file_beside(deck, "pictures/../link.svg", 10) == found


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "C:\\x", "C:x", "out.txt", "away/secret.txt"])
def test_what_lies_elsewhere_is_refused_however_it_is_reached(deck: Path, name: str) -> None:
    (deck / "out.txt").symlink_to("../secret.txt")
    (deck / "away").symlink_to("..")
    with pytest.raises(ElsewhereError):
        file_beside(deck, name, 10)


@pytest.mark.parametrize("name", ["../secret.tx", "../../nothing/there"])
def test_nobody_learns_what_else_there_is(deck: Path, name: str) -> None:
    with pytest.raises(ElsewhereError) as error:
        file_beside(deck, name, 10)
    assert "secret.txt" not in error.value.hint


def test_what_is_missing_is_told_with_what_was_probably_meant(deck: Path) -> None:
    with pytest.raises(MissingError) as error:
        file_beside(deck, "pictures/cap.svg", 10)
    assert error.value.hint == "did you mean cup.svg?"
    with pytest.raises(MissingError):
        file_beside(deck, "pictures/cup.svg/below", 10)
    with pytest.raises(MissingError, match="stands in no folder"):
        file_beside(None, "cup.svg", 10)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_pipes_folders_circles_and_what_is_too_large_are_refused_without_being_opened(deck: Path) -> None:
    os.mkfifo(deck / "pipe.svg")
    (deck / "loop.svg").symlink_to("loop.svg")
    with (deck / "huge.svg").open("wb") as file:
        file.truncate(20 * 1024**2)
    for name, said in (
        ("pipe.svg", "no ordinary file"),
        ("pictures", "no ordinary file"),
        (".", "no ordinary file"),
        ("loop.svg", "cannot be read"),
        ("a" * 300, "cannot be read"),
        ("a\0b", "cannot be read"),
        ("huge.svg", "is larger than 10 MB"),
    ):
        with pytest.raises(UnusableError, match=said):
            file_beside(deck, name, 10 * 1024**2)
