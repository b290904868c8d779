"""Reading: whatever a name leads to is the file, or one problem in words, and never a wait."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from generator.files import DECK, FINISHED, is_there, read_bytes, read_text, same_file
from generator.model.problems import DeckError

if TYPE_CHECKING:
    from pathlib import Path


def refused(path: Path) -> str:
    with pytest.raises(DeckError) as error:
        read_bytes(path, str(path), DECK)
    (problem,) = error.value.problems
    assert problem.file == str(path)
    return problem.what


def test_the_nearest_name_is_told_for_a_file_of_any_kind(tmp_path: Path) -> None:
    (tmp_path / "cards-nl.pdf").touch()
    with pytest.raises(DeckError, match=r"there is no such file\n    → did you mean cards-nl\.pdf\?"):
        read_bytes(tmp_path / "card-nl.pdf", "card-nl.pdf", FINISHED)
    with pytest.raises(DeckError, match="is a folder, and a PDF is needed here"):
        read_bytes(tmp_path, "x", FINISHED)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == "is a pipe or a device, and an ordinary file is needed here"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_nor_one_that_takes_the_place_of_a_file_between_two_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cards.yaml"
    path.write_text("title: x", encoding="utf-8")
    opened = os.open

    def swapped(*arguments: object) -> int:
        path.unlink()
        os.mkfifo(path)
        return opened(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", swapped)
    assert refused(path) == "is a pipe or a device, and an ordinary file is needed here"


def test_a_name_that_is_too_long_a_circle_and_a_nul_are_one_problem_each(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert refused(tmp_path / ("a" * 300)).startswith("cannot be read: ")
    assert refused(tmp_path / "loop").startswith("cannot be read: ")
    assert refused(tmp_path / "a\0b") == "cannot be read: its name cannot be used"


def test_whether_something_is_there_is_asked_without_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert is_there(tmp_path / "file")
    assert not is_there(tmp_path / "none")
    assert not is_there(tmp_path / "file" / "below")
    assert is_there(tmp_path / ("a" * 300)), "whoever opens it tells why not"
    assert same_file(tmp_path / "file", tmp_path / "." / "file")
    assert not same_file(tmp_path / "file", tmp_path / ("a" * 300))


def test_a_name_that_is_no_utf_8_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.yaml")
    path.write_text("title: x", encoding="utf-8")
    assert read_text(path, str(path)) == "title: x"
