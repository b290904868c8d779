from __future__ import annotations

import errno
import gc
import hashlib
import os
import random
import signal
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from helpers import ENVIRONMENT, ROOT, ask, draw, make_deck
from readback import Printed
from soak import STATE

from generator.bank.loading import load
from generator.build import Job, build, pdfs
from generator.cli.main import main
from generator.files import target_problems, write_whole
from generator.model.deck import Selection
from generator.model.problems import DeckError
from generator.product import silent
from layouts import module, modules
from layouts.cards import product as cards

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.bank.loading import Loaded
    from generator.model.deck import Deck

GOOD = make_deck([ask("A1", "Why?")])
LONG = make_deck([ask("A1", "Why? " * 200)])
EMOJI = make_deck([ask("A1", "\N{GRINNING FACE}")])
OLD = b"%PDF-1.7\n1 0 obj\n<</Producer (Spiegel 0.0.1)>>\nendobj\nstartxref\n9\n%%EOF\n"


def job(deck: Deck, target: Path) -> Job:
    return Job(import_module(cards.__name__), deck, cards.Options(), target)


def refused(write: Callable[[], object]) -> list[str]:
    with pytest.raises(DeckError) as error:
        write()
    return [str(problem) for problem in error.value.problems]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def failing(number: int) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    return fail


# ---------------------------------------------------------------------------------------------------------- all or nothing


def test_a_file_is_made_for_every_job(tmp_path: Path) -> None:
    targets = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    made = build([job(GOOD, target) for target in targets], silent).made
    assert [each.target for each in made] == targets
    assert [each.report.made for each in made] == ["1 card on 1 sheet, 2 pages"] * 2
    assert [target.read_bytes() for target in targets] == [draw(GOOD).data] * 2


def test_a_run_with_a_problem_writes_nothing_and_tells_the_problems_of_all_jobs(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    jobs = [
        job(GOOD, tmp_path / "good.pdf"),
        job(LONG, tmp_path / "long.pdf"),
        job(EMOJI, tmp_path / "emoji.pdf"),
        job(GOOD, tmp_path / "folder.pdf"),
    ]
    told = "\n".join(refused(lambda: build(jobs, silent)))
    assert "does not fit on poker-a4" in told
    assert "GRINNING FACE" in told
    assert "folder.pdf: is a folder" in told
    assert names(tmp_path) == ["folder.pdf"]


def test_a_problem_that_two_jobs_share_is_told_once(tmp_path: Path) -> None:
    jobs = [job(LONG, tmp_path / name) for name in ("one.pdf", "two.pdf")]
    assert len(refused(lambda: build(jobs, silent))) == 1


def test_nothing_is_written_where_a_drawing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def draw_once(*_: object) -> bytes:
        drawn.append("one")
        if len(drawn) > 1:
            raise KeyError("a mistake of ours")
        return OLD

    monkeypatch.setattr(cards.PreparedCards, "draw", draw_once)
    with pytest.raises(KeyError):
        build([job(GOOD, tmp_path / "one.pdf"), job(GOOD, tmp_path / "two.pdf")], silent)
    assert names(tmp_path) == []


# ---------------------------------------------------------------------------------------------------------- targets


def test_a_folder_is_no_target(tmp_path: Path) -> None:
    (problem,) = target_problems(tmp_path)
    assert (problem.file, problem.what) == (str(tmp_path), "is a folder")


@pytest.mark.parametrize("content", [b"dear diary", b"PK\3\4", b"%PD", b"\x89PNG"])
def test_a_file_that_is_no_pdf_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    target = tmp_path / "diary.txt"
    target.write_bytes(content)
    (told,) = refused(lambda: build([job(GOOD, target)], silent))
    assert "is there already and is no PDF, so it is left as it is" in told
    assert target.read_bytes() == content


@pytest.mark.parametrize("content", [OLD, b""])
def test_an_earlier_pdf_or_an_empty_file_is_replaced(tmp_path: Path, content: bytes) -> None:
    target = tmp_path / "cards.pdf"
    target.write_bytes(content)
    build([job(GOOD, target)], silent)
    assert target.read_bytes() == draw(GOOD).data


def test_missing_folders_are_made(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "cards.pdf"
    build([job(GOOD, target)], silent)
    assert target.read_bytes() == draw(GOOD).data


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("no folder")
    (told,) = refused(lambda: build([job(GOOD, tmp_path / "a" / "cards.pdf")], silent))
    assert "cards.pdf: cannot be written: " in told


def test_a_link_stays_a_link_and_what_it_leads_to_is_renewed(tmp_path: Path) -> None:
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(OLD)
    link.symlink_to(real)
    write_whole(link, b"%PDF-new")
    assert link.is_symlink()
    assert real.read_bytes() == b"%PDF-new"


def test_a_new_file_can_be_read_by_others_as_far_as_the_user_allows(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_whole(tmp_path / "cards.pdf", OLD)
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "cards.pdf").stat().st_mode) == 0o640


# ---------------------------------------------------------------------------------------------------------- failures


@pytest.mark.parametrize(
    ("function", "number", "reason", "hint"),
    [
        ("replace", errno.EACCES, "permission denied", "write to a folder that is yours"),
        ("fsync", errno.ENOSPC, "no space left on device", "make room on the disk"),
    ],
)
def test_a_failing_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str, number: int, reason: str, hint: str
) -> None:
    target = tmp_path / "cards.pdf"
    target.write_bytes(OLD)
    monkeypatch.setattr(os, function, failing(number))
    (told,) = refused(lambda: write_whole(target, b"%PDF-new"))
    assert told.startswith(f"{target}: cannot be written: {reason}\n    → {hint}")
    assert target.read_bytes() == OLD
    assert names(tmp_path) == ["cards.pdf"]


def test_a_folder_that_may_not_be_written_in_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "mkdir", failing(errno.EACCES))  # root may write anywhere
    (told,) = refused(lambda: build([job(GOOD, tmp_path / "cards.pdf")], silent))
    assert "cards.pdf: cannot be written: permission denied" in told


# ------------------------------------------------------------------------------------------------------------- kills

DIES_AT = """
import os, signal, sys
from pathlib import Path
from generator.files import write_whole
setattr(os, sys.argv[1], lambda *_: os.kill(os.getpid(), signal.SIGKILL))
write_whole(Path(sys.argv[2]), b"%PDF-new" * 100_000)
"""


@pytest.mark.parametrize("instant", ["fsync", "replace"])
def test_killed_at_the_worst_instant_of_writing_the_old_file_is_whole(tmp_path: Path, instant: str) -> None:
    target = tmp_path / "cards.pdf"
    target.write_bytes(OLD)
    died = subprocess.run([sys.executable, "-c", DIES_AT, instant, str(target)], env=ENVIRONMENT, check=False)
    assert died.returncode == -signal.SIGKILL
    assert target.read_bytes() == OLD


def test_killed_at_any_instant_there_is_always_a_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "cards.pdf"
    command = [sys.executable, "-m", "generator", "cards", str(ROOT / "cards.yaml"), "-o", str(target), "--lang"]
    started = time.monotonic()
    subprocess.run([*command, "nl"], env=ENVIRONMENT, check=True, capture_output=True, cwd=tmp_path)
    takes = time.monotonic() - started
    dutch, killed = target.read_bytes(), 0
    for _ in range(12):
        process = subprocess.Popen([*command, "en"], env=ENVIRONMENT, stdout=subprocess.DEVNULL, cwd=tmp_path)
        time.sleep(random.uniform(0, takes))  # noqa: S311 – no secret
        process.kill()
        killed += process.wait() == -signal.SIGKILL
        data = target.read_bytes()
        assert data == dutch or (Printed(data).qpdf.check_pdf_syntax() == [] and len(Printed(data)) == 14)
        assert Printed(data).catalog.Lang in {"nl", "en"}
    assert killed > 0


# ---------------------------------------------------------------------------------------------- in a long-lived process


def youth() -> Loaded:
    return load(ROOT / "docs" / "decks" / "youth" / "cards.yaml")


def test_a_function_gives_the_same_files_as_the_command(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "generator", "build", str(ROOT / "docs/decks/youth/cards.yaml"), "-o", "made"]
    subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True, cwd=tmp_path)
    made = {pdf.name: pdf.data for pdf in pdfs(youth(), modules())}
    assert made == {path.name: path.read_bytes() for path in (tmp_path / "made").iterdir()}


def test_a_function_takes_plain_values_and_the_options_of_each_layout() -> None:
    made = pdfs(
        load(ROOT / "cards.yaml"), {"cards": module("cards"), "guide": module("guide")},
        {"cards": cards.Options(stock="tarot-a4")},
        languages=("en", "nl"), session="short", selection=Selection(without=("T1",)), theme="contrast",
    )  # fmt: skip
    chosen = "session-short-without-T1-theme-contrast"
    assert [pdf.name for pdf in made] == [
        f"cards-en-nl-{chosen}-stock-tarot-a4.pdf",
        f"guide-en-{chosen}.pdf",
        f"guide-nl-{chosen}.pdf",
    ]
    assert "sheets" in made[0].report.made
    assert Printed(made[1].data).catalog.Lang == "en"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"languages": ("xx",)}, "the deck is not in xx"),
        ({"languages": ("nl", "nl")}, "a card holds one language, or two that differ"),
        ({"languages": ("nl", "en", "nl")}, "a card holds one language, or two that differ"),
        (
            {"session": "shrot"},
            "there is no session “shrot”\n    → did you mean short, Kort, met kaarten? Then write short. It has",
        ),
        ({"theme": "sparse"}, "there is no theme “sparse”"),
    ],
)
def test_what_cannot_be_is_a_problem_and_no_other_error(asked: dict[str, Any], said: str) -> None:
    (told,) = refused(lambda: pdfs(load(ROOT / "cards.yaml"), modules(), **asked))
    assert said in told


def test_two_threads_build_what_each_would_alone() -> None:
    bank = load(ROOT / "cards.yaml")
    wanted = [(bank, ("nl",), "spiegel"), (bank, ("en",), "contrast"), (youth(), (), None)] * 2

    def draw_one(each: tuple[Loaded, tuple[str, ...], str | None]) -> list[bytes]:
        loaded, languages, theme = each
        return [pdf.data for pdf in pdfs(loaded, modules(), languages=languages, theme=theme)]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(draw_one, wanted)) == [draw_one(each) for each in wanted]


def test_what_was_built_before_in_a_process_changes_no_byte() -> None:
    def digests(theme: str) -> list[str]:
        return [hashlib.sha256(pdf.data).hexdigest() for pdf in pdfs(youth(), modules(), theme=theme)]

    code = (
        "import hashlib, sys; from pathlib import Path;"
        "from generator.bank.loading import load; from generator.build import pdfs;"
        "from layouts import modules; made = pdfs(load(Path(sys.argv[1])), modules(), theme=sys.argv[2]);"
        "print(*(hashlib.sha256(pdf.data).hexdigest() for pdf in made))"
    )
    for theme in ("festive", "spiegel"):  # with the fonts of the first kept, and the words of both
        command = [sys.executable, "-c", code, str(ROOT / "docs/decks/youth/cards.yaml"), theme]
        alone = subprocess.run(command, env=ENVIRONMENT, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
        assert alone.stdout.split() == digests(theme) == digests(theme)


def test_no_current_folder_is_needed(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from generator.bank.loading import load; from generator.build import pdfs;"
        "from layouts import modules; all_of_them = modules(); os.rmdir(os.getcwd());"  # ReportLab's import asks for it
        "print([len(pdf.data) > 0 for pdf in pdfs(load(Path(sys.argv[1])), all_of_them)])"
    )
    gone = tmp_path / "gone"
    gone.mkdir()
    command = [sys.executable, "-c", code, str(ROOT / "docs/decks/youth/cards.yaml")]
    made = subprocess.run(command, env=ENVIRONMENT, cwd=gone, capture_output=True, encoding="utf-8", check=False)
    assert (made.stdout, made.stderr) == (f"{[True] * len(modules())}\n", "")


@pytest.fixture
def _nothing_frozen() -> Iterator[None]:
    """What the tests keep out of the garbage collector's sight may die meanwhile, and would then count as less."""
    gc.unfreeze()
    yield
    gc.freeze()


@pytest.mark.usefixtures("_nothing_frozen")
def test_the_command_leaves_its_process_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["spiegel", "list", "stocks"])
    before = {name: read() for name, read in STATE.items()}
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    assert [name for name, read in STATE.items() if read() != before[name]] == []


def test_forty_builds_in_one_process_leave_nothing_behind() -> None:
    made = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "soak.py"), "40"],
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (made.stderr, made.stdout.splitlines()[-1]) == ("", "the process is as it was")
