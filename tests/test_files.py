from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.cli.commands.schema import SCHEMA
from generator.files import FINISHED, PDF, Target, is_pdf, read_bytes, target_problems, write_whole
from generator.model.problems import DeckError
from generator.prepress.preview import PICTURE, as_png

if TYPE_CHECKING:
    from collections.abc import Callable

NOTHING = Target("deck.yaml", replaceable=None, hint="take another name")


def said(path: Path, target: Target = PDF) -> list[str]:
    return [problem.what for problem in target_problems(path, target)]


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(DeckError) as error:
        act()
    (problem,) = error.value.problems
    return problem.what


# ------------------------------------------------------------------------------------------------ what may be replaced


@pytest.mark.parametrize("target", [PDF, SCHEMA, PICTURE, NOTHING])
def test_a_folder_is_never_replaced_and_what_is_missing_or_empty_always_may(tmp_path: Path, target: Target) -> None:
    assert said(tmp_path, target) == ["is a folder"]
    assert target_problems(tmp_path, target)[0].hint == f"give the name of a file, such as {target.example}"
    assert said(tmp_path / "none", target) == []
    (tmp_path / "empty").touch()
    assert said(tmp_path / "empty", target) == []


@pytest.mark.parametrize("target", [PDF, SCHEMA, PICTURE, NOTHING])
def test_what_a_diary_holds_is_never_lost(tmp_path: Path, target: Target) -> None:
    diary = tmp_path / "diary"
    diary.write_text("dear diary")
    (told,) = said(diary, target)
    assert told.startswith("is there already")
    assert told.endswith("is left as it is")
    assert target_problems(diary, target)[0].hint == target.hint


def test_only_the_same_kind_of_file_is_replaced(tmp_path: Path) -> None:
    from PIL import Image  # noqa: PLC0415 – only here

    contents = {
        PDF: b"%PDF-1.7\n",
        SCHEMA: b'{\n  "$schema": "x"}',
        PICTURE: as_png(Image.new("L", (1, 1))),
    }
    for kind, content in contents.items():
        path = tmp_path / "made"
        path.write_bytes(content)
        assert [each for each in contents if not said(path, each)] == [kind]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_not_replaced_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert said(tmp_path / "pipe") == ["is a pipe or a device, and an ordinary file is needed here"]


@pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="devices have no names here")
def test_a_device_is_not_replaced() -> None:
    assert said(Path(os.devnull)) == ["is a pipe or a device, and an ordinary file is needed here"]


def test_a_file_that_may_not_be_read_is_not_replaced(tmp_path: Path) -> None:
    def denied(_: Path) -> bool:  # root may read anything
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    (tmp_path / "locked.pdf").write_bytes(b"%PDF-")
    assert said(tmp_path / "locked.pdf", Target("cards.pdf", denied)) == [
        "is there already and cannot be looked into, so it is left as it is"
    ]
    assert is_pdf(tmp_path / "locked.pdf")


# ------------------------------------------------------------------------------------------------------ reading, writing


def test_the_nearest_name_is_told_for_a_file_of_any_kind(tmp_path: Path) -> None:
    (tmp_path / "cards-nl.pdf").touch()
    with pytest.raises(DeckError, match=r"there is no such file\n    → did you mean cards-nl\.pdf\?"):
        read_bytes(tmp_path / "card-nl.pdf", "card-nl.pdf", FINISHED)
    assert refused(lambda: read_bytes(tmp_path, "x", FINISHED)) == "is a folder, and a PDF is needed here"


def test_the_longest_name_that_the_system_takes_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 251 + ".pdf")
    write_whole(path, b"%PDF-")
    assert path.read_bytes() == b"%PDF-"


def test_a_name_that_no_system_takes_is_told(tmp_path: Path) -> None:
    assert refused(lambda: write_whole(tmp_path / "a\0b.pdf", b"")).startswith("cannot be written: ")


def test_links_that_lead_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "loop.pdf").symlink_to(tmp_path / "loop.pdf")
    assert said(tmp_path / "loop.pdf") == []
    assert refused(lambda: write_whole(tmp_path / "loop.pdf", b"")).startswith("cannot be written: ")


def test_an_error_of_ours_in_looking_at_a_file_comes_out(tmp_path: Path) -> None:
    def mistaken(_: Path) -> bool:
        raise ValueError("a mistake of ours")

    (tmp_path / "made.pdf").write_bytes(b"%PDF-")
    with pytest.raises(ValueError, match="a mistake of ours"):
        target_problems(tmp_path / "made.pdf", Target("cards.pdf", mistaken))
