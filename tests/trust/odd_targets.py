"""Figure: what is written where it cannot be, and said where nobody listens.

    python tests/trust/odd_targets.py [targets|streams [EVERY]]

Every command that writes, to each odd target: a full disk, a folder that may not be written in, a FIFO, a device, a loop of
links, names that are long, empty or odd; with standard output full, closed or a broken pipe; and two at once. Each must end in
time with 0, 1 or 2; where it did not write it must say so in words, and what was there must be as it was.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent)]

from children import OURS
from same_bytes import ROOT, YOUTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COMMANDS = (
    "cards -o {}", "guide -o {}", "workbook -o {}", "build -o {}", "preview --product cards --dpi 30 -o {}", "new {}",
    "import questions.csv -o {}", "export {}", "schema -o {}", "booklet printed.pdf -o {}",
)  # fmt: skip

READING = ("list stocks", "check", "inspect printed.pdf", "schema")

WHAT_STANDS = ("is there, and whole", "; as before:", "new:", "stands", "not there:")
"""How a message says what is there now, where something was written before it went wrong."""

PATIENCE = 20


class Target(NamedTuple):
    """A place to write to: what it is, and the path that is typed, made in a folder; None where it cannot be made here."""

    what: str
    make: Callable[[Path], str | None]


def _fifo(folder: Path) -> str:
    os.mkfifo(folder / "fifo")
    return "fifo"


def _device(folder: Path) -> str | None:
    try:
        os.mknod(folder / "device.pdf", 0o600 | 0o020000, os.makedev(1, 7))
    except PermissionError:
        return None
    return "device.pdf"


def _loop(folder: Path) -> str:
    (folder / "a").symlink_to("b")
    (folder / "b").symlink_to("a")
    return "a/x.pdf"


def _link_to_itself(folder: Path) -> str:
    (folder / "me.pdf").symlink_to("me.pdf")
    return "me.pdf"


def _dangling(folder: Path) -> str:
    (folder / "gone.pdf").symlink_to("nowhere/x.pdf")
    return "gone.pdf"


def _read_only(folder: Path) -> str | None:
    if os.geteuid() == 0:
        return "/sys/x.pdf" if Path("/sys").is_dir() else None
    (folder / "shut").mkdir(mode=0o500)
    return "shut/x.pdf"


def _full_disk(folder: Path) -> str | None:
    (folder / "small").mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(folder / "small")], capture_output=True, check=False
    )
    return "small/x.pdf" if made.returncode == 0 else None


def _below_a_file(folder: Path) -> str:
    (folder / "file").write_text("x", encoding="utf-8")
    return "file/x.pdf"


def _foreign_pdf(folder: Path) -> str:
    (folder / "thesis.pdf").write_bytes(b"%PDF-1.4\n% a thesis, no work of Spiegel\n%%EOF\n")
    return "thesis.pdf"


TARGETS = (
    Target("a FIFO", _fifo),
    Target("a device", _device),
    Target("/dev/full", lambda _: "/dev/full"),
    Target("/dev/null", lambda _: "/dev/null"),
    Target("a loop of links", _loop),
    Target("a link to itself", _link_to_itself),
    Target("a link to nowhere", _dangling),
    Target("a read-only folder", _read_only),
    Target("a full disk", _full_disk),
    Target("below a file", _below_a_file),
    Target("a PDF of somebody else", _foreign_pdf),
    Target("this folder", lambda _: "."),
    Target("the folder above", lambda _: ".."),
    Target("the root", lambda _: "/"),
    Target("nothing", lambda _: ""),
    Target("a blank", lambda _: " "),
    Target("255 bytes", lambda _: "x" * 251 + ".pdf"),
    Target("256 bytes", lambda _: "x" * 252 + ".pdf"),
    Target("5,000 bytes", lambda _: "x" * 5000),
    Target("a long path", lambda _: "x/" * 3000 + "x.pdf"),
    Target("no UTF-8", lambda _: os.fsdecode(b"caf\xe9.pdf")),
    Target("signs that turn", lambda _: "\u202efdp.x.pdf"),
    Target("a line end", lambda _: "a\nb.pdf"),
    Target("escape codes", lambda _: "\x1b[31mx.pdf"),
    Target("a dash", lambda _: "-"),
)


class Streams(NamedTuple):
    """Who listens: what it is, and what stands for the streams when the command starts."""

    what: str
    wrap: str


TWO = "two at once"

STREAMS = (
    Streams("standard output full", "exec {} >/dev/full"),
    Streams("standard output closed", "exec {} >&-"),
    Streams("the error stream full", "exec {} 2>/dev/full"),
    Streams("the error stream closed", "exec {} 2>&-"),
    Streams("input closed", "exec {} <&-"),
    Streams("all closed", "exec {} <&- >&- 2>&-"),
    Streams("a broken pipe", "{} | true; exit ${{PIPESTATUS[0]}}"),
    Streams(TWO, "{} & {}; a=$?; wait $!; b=$?; exit $((a > b ? a : b))"),
)


class Ended(NamedTuple):
    """A run on an odd target: what was asked, and what is wrong with how it ended."""

    what: str
    command: str
    wrong: tuple[str, ...]


def _inputs(folder: Path, printed: bytes) -> Path:
    shutil.copytree(YOUTH, folder)
    (folder / "questions.csv").write_text("vraag;reeks\nWat klonk er hard?;Wat knalde\n", encoding="utf-8")
    (folder / "printed.pdf").write_bytes(printed)
    return folder


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        str(each.relative_to(folder)): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file() and not each.is_symlink()
    }


def _spiegel(folder: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(folder.parent)}


def _judged(
    code: int, said: str, before: dict[str, bytes], after: dict[str, bytes], *, silent: bool = False
) -> Iterator[str]:
    if code not in {0, 1, 2}:
        yield f"ended with {code}"
    if OURS in said or "Traceback (most" in said or "Exception ignored" in said:
        yield f"a mistake of ours: {said.strip()[:300]}"
    if code and not said.strip() and not silent:
        yield "refused without a word"
    changed = [name for name in before if after.get(name) != before[name]]
    if changed:
        yield f"changed: {changed}"
    left = [name for name in after.keys() - before.keys() if ".part" in name or ".spiegel-" in name]
    if left:
        yield f"left behind: {left}"
    if code and (new := list(after.keys() - before.keys())) and not any(words in said for words in WHAT_STANDS):
        yield f"new files although it refused: {new[:3]}"


def on_targets(every: int = 1) -> Iterator[Ended]:
    """Every command on every target; or one of so many of these runs."""
    with tempfile.TemporaryDirectory() as made:
        printed = _printed(Path(made))
        runs = list(product(TARGETS, COMMANDS))[::every]
        for number, (target, command) in enumerate(runs):
            folder = _inputs(Path(made) / f"run{number}", printed)
            path = target.make(folder)
            if path is None:
                continue
            before = _contents(folder)
            arguments = [path if word == "{}" else word for word in command.split()]
            try:
                run = subprocess.run(
                    [sys.executable, "-m", "generator", *arguments], cwd=folder, env=_spiegel(folder),
                    stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False,
                )  # fmt: skip
                said = (run.stdout + run.stderr).decode("utf-8", "replace")
                wrong = tuple(_judged(run.returncode, said, before, _contents(folder)))
            except subprocess.TimeoutExpired:
                wrong = (f"did not end in {PATIENCE} s",)
            if (folder / "small").is_mount():
                subprocess.run(["umount", str(folder / "small")], check=True)
            shutil.rmtree(folder)
            yield Ended(target.what, command, wrong)


def on_streams(every: int = 1) -> Iterator[Ended]:
    """Every command with odd streams; or one of so many of these runs."""
    with tempfile.TemporaryDirectory() as made:
        printed = _printed(Path(made))
        runs = list(product(STREAMS, (*COMMANDS, *READING)))[::every]
        for number, (streams, command) in enumerate(runs):
            folder = _inputs(Path(made) / f"run{number}", printed)
            before = _contents(folder)
            name = "made.xlsx" if "export" in command else "made.pdf"
            typed = f"{shlex.quote(sys.executable)} -m generator {command.replace('{}', name)}"
            line = streams.wrap.replace("{{", "\0").replace("{}", typed).replace("\0", "{").replace("}}", "}")
            run = subprocess.Popen(
                ["bash", "-c", line],
                cwd=folder,
                env=_spiegel(folder),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            try:
                said = run.communicate(timeout=PATIENCE * 2)[0].decode("utf-8", "replace")
                silent = "closed" in streams.what or "full" in streams.what or "pipe" in streams.what
                code = 0 if streams.what == TWO else run.returncode  # what one of the two refuses, the other has made
                code = code if run.returncode in {0, 1, 2} else run.returncode
                wrong = tuple(_judged(code, said, before, _contents(folder), silent=silent))
            except subprocess.TimeoutExpired:
                os.killpg(run.pid, signal.SIGKILL)
                wrong = ("did not end",)
            shutil.rmtree(folder)
            yield Ended(streams.what, command, wrong)


def _printed(folder: Path) -> bytes:
    made = folder / "printed.pdf"
    subprocess.run(
        [sys.executable, "-m", "generator", "cards", str(YOUTH / "cards.yaml"), "-o", str(made)],
        env=_spiegel(folder),
        check=True,
        capture_output=True,
    )
    return made.read_bytes()


def main() -> None:
    tried = bad = 0
    part, every = sys.argv[1] if len(sys.argv) > 1 else "", int(sys.argv[2]) if len(sys.argv) > 2 else 1
    parts = {"targets": on_targets, "streams": on_streams}
    for ended in (ended for name, run in parts.items() if part in {"", name} for ended in run(every)):
        tried += 1
        bad += bool(ended.wrong)
        if ended.wrong:
            print(f"{ended.what}: {ended.command}: {ended.wrong}", flush=True)
    print(f"{tried} runs, {bad} wrong")


if __name__ == "__main__":
    main()
