"""Writing: all of a set or none, in every way in which a disk can refuse; and what is there afterwards is what is said."""

from __future__ import annotations

import errno
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from helpers import ENVIRONMENT

from generator.files import FileSet, target_problems, write_folder, write_whole
from generator.model.problems import DeckError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

root_only = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")


def refused(write: Callable[[], object]) -> DeckError:
    with pytest.raises(DeckError) as error:
        write()
    return error.value


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write_all(paths: list[Path], data: bytes = b"new") -> None:
    with FileSet() as files:
        for path in paths:
            files.add(path, data)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# ------------------------------------------------------------------------------------------------------------ one file


@pytest.mark.parametrize("name", ["a" * 251 + ".pdf", "é" * 125 + ".pdf"])
def test_the_longest_name_that_the_system_takes_can_be_written(tmp_path: Path, name: str) -> None:
    write_whole(tmp_path / name, b"%PDF-")
    assert names(tmp_path) == [name]


@pytest.mark.parametrize("name", ["a\0b.pdf", "a" * 256, "loop.pdf", "file/below.pdf"])
def test_a_name_that_cannot_be_is_told_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop.pdf").symlink_to(tmp_path / "loop.pdf")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert target_problems(tmp_path / "loop.pdf") == []
    (problem,) = refused(lambda: write_whole(tmp_path / name, b"")).problems
    assert problem.what.startswith("cannot be written: ")
    assert problem.file == str(tmp_path / name)
    assert names(tmp_path) == ["file", "loop.pdf"]


@pytest.mark.parametrize("name", [".", "", "..", "folder", "pipe", "link"])
def test_what_is_no_ordinary_file_is_refused_at_the_last_step_too(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    (problem,) = refused(lambda: write_whole(tmp_path / "folder" / ".." / name, b"")).problems
    assert problem.what in {"is a folder", "is a pipe or a device, and an ordinary file is needed here"}
    assert names(tmp_path) == ["folder", "link", "pipe"]


@pytest.mark.parametrize("rights", [0o600, 0o640, 0o664, 0o444])
def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path, rights: int) -> None:
    path = tmp_path / "cards.pdf"
    path.touch()
    path.chmod(rights)
    write_whole(path, b"new")
    assert mode(path) == rights
    assert path.read_bytes() == b"new"


@root_only
def test_and_its_owner_and_group(tmp_path: Path) -> None:
    path = tmp_path / "cards.pdf"
    path.touch()
    os.chown(path, 1234, 4321)
    path.chmod(0o660)
    write_whole(path, b"new")
    status = path.stat()
    assert (status.st_uid, status.st_gid, mode(path)) == (1234, 4321, 0o660)


AS_NOBODY = """
import os, sys
from pathlib import Path
sys.path.append(sys.argv[1])
import generator.files
from generator.files import write_whole
from generator.model.problems import DeckError
os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    write_whole(Path(sys.argv[2]), b"new")
except DeckError as error:
    print(error)
"""


def as_nobody(path: Path) -> str:
    """Writes a file as somebody who owns nothing; gives what is said."""
    command = [sys.executable, "-c", AS_NOBODY, ENVIRONMENT["PYTHONPATH"], str(path)]
    ran = subprocess.run(command, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False)
    assert ran.stderr == ""
    return ran.stdout


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody can reach, and in which anybody can write; those of pytest are root's alone."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o777)
        yield folder


@root_only
def test_where_the_group_cannot_be_kept_another_group_may_do_no_more_than_anybody(open_folder: Path) -> None:
    path = open_folder / "cards.pdf"
    path.touch()
    path.chmod(0o660)
    assert as_nobody(path) == ""
    assert (path.read_bytes(), path.stat().st_gid, mode(path)) == (b"new", 65534, 0o600)


@root_only
def test_a_folder_that_one_may_not_write_or_look_into_is_told(open_folder: Path) -> None:
    path = open_folder / "cards.pdf"
    for rights in (0o755, 0o700):
        open_folder.chmod(rights)
        assert f"{path}: cannot be written: permission denied\n    → write to a folder that is yours" in as_nobody(path)
    assert names(open_folder) == []


# --------------------------------------------------------------------------------------------------------------- a set


def test_a_set_that_cannot_be_laid_ready_changes_nothing_and_leaves_no_folder(tmp_path: Path) -> None:
    old = tmp_path / "old.pdf"
    old.write_bytes(b"old")
    error = refused(lambda: write_all([old, tmp_path / "a" / "b" / "new.pdf", tmp_path / ("c" * 256)]))
    assert "cannot be written: " in error.problems[0].what
    assert error.stands == ""
    assert (names(tmp_path), old.read_bytes()) == (["old.pdf"], b"old")


def test_where_the_last_steps_stop_half_way_it_is_said_exactly_what_stands_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / name for name in ("one", "two", "three", "four")]
    for path in paths[:3]:
        path.write_bytes(b"old")
    replace = os.replace

    def full(source: Path, target: Path) -> None:
        if target.name == "two":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        replace(source, target)

    monkeypatch.setattr(os, "replace", full)
    error = refused(lambda: write_all(paths))
    assert error.problems[0].file == str(paths[1])
    assert error.stands == f"new: {paths[0]}; as before: {paths[1]}, {paths[2]}; not there: {paths[3]}"
    assert [path.read_bytes() for path in paths[:3]] == [b"new", b"old", b"old"]
    assert names(tmp_path) == ["one", "three", "two"]


def test_of_many_files_the_first_and_the_last_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def full(source: Path, target: Path) -> None:
        if target.name == "20":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        replace(source, target)

    monkeypatch.setattr(os, "replace", full)
    error = refused(lambda: write_all([tmp_path / str(number) for number in range(22)]))
    assert error.stands == (
        f"new: {tmp_path / '0'} to {tmp_path / '19'} (20 files); not there: {tmp_path / '20'}, {tmp_path / '21'}"
    )


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("one")
    (problem,) = refused(lambda: write_all([tmp_path / "one", tmp_path / "link"])).problems
    assert problem.what == "would be written twice"
    assert names(tmp_path) == ["link"]


def test_an_error_in_the_making_of_a_set_leaves_nothing(tmp_path: Path) -> None:
    def stop() -> None:
        with FileSet() as files:
            files.add(tmp_path / "new" / "one", b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop()
    assert names(tmp_path) == []


def test_what_is_outdated_goes_when_a_set_is_written_and_only_then(tmp_path: Path) -> None:
    (tmp_path / "old").touch()

    def write(name: str) -> None:
        with FileSet() as files:
            files.remove(tmp_path / "old")
            files.add(tmp_path / name, b"")

    with pytest.raises(DeckError):
        write("c" * 256)
    assert names(tmp_path) == ["old"]
    write("new")
    assert names(tmp_path) == ["new"]


def test_a_disk_that_takes_no_more_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        (problem,) = refused(lambda: write_all([tmp_path / "small", tmp_path / "made" / "large"], b"x" * 2000)).problems
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert problem.what == "cannot be written: file too large"
    assert names(tmp_path) == []


@root_only
def test_a_full_disk_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["/bin/mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("nothing can be mounted here")
    try:
        (problem,) = refused(lambda: write_all([disk / "a" / "one", disk / "b" / "two"], b"x" * 40_000)).problems
        assert problem.what == "cannot be written: no space left on device"
        assert problem.hint == "make room on the disk, or write to another"
        assert names(disk) == []
    finally:
        subprocess.run(["/bin/umount", str(disk)], check=True)


def test_the_folder_reaches_the_disk_after_its_files_have_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[bool, list[str]]] = []
    sync = os.fsync

    def seen(number: int) -> None:
        kind = stat.S_ISDIR(os.fstat(number).st_mode)
        synced.append((kind, [name for name in names(tmp_path) if not name.startswith(".")]))
        sync(number)

    monkeypatch.setattr(os, "fsync", seen)
    write_all([tmp_path / "one", tmp_path / "two"])
    assert synced == [(False, []), (False, []), (True, ["one", "two"])]


# ------------------------------------------------------------------------------------------------------------ a folder


def no_check(_: Path) -> None:
    """All is well."""


@pytest.mark.parametrize("name", ["a" * 255, "new", "not/there/yet"])
def test_a_folder_of_any_name_is_made_whole(tmp_path: Path, name: str) -> None:
    write_folder(tmp_path / name, {"cards.yaml": b"x", "pictures/cup.svg": b"y"}, no_check)
    assert (tmp_path / name / "pictures" / "cup.svg").read_bytes() == b"y"
    assert len(names(tmp_path)) == 1
    assert mode(tmp_path / name) == 0o777 & ~umask()


def umask() -> int:
    os.umask(mask := os.umask(0))
    return mask


def test_a_check_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fails(begun: Path) -> None:
        assert (begun / "cards.yaml").read_bytes() == b"x"
        raise DeckError([])

    for name in ("new", "not/there", "empty"):
        (tmp_path / "empty").mkdir(exist_ok=True)
        with pytest.raises(DeckError):
            write_folder(tmp_path / name, {"cards.yaml": b"x"}, fails)
        assert names(tmp_path) == ["empty"]
        assert names(tmp_path / "empty") == []
