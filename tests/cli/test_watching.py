from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from helpers import ENVIRONMENT, SHORT, spiegel

from generator.cli.watching import saves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LONG = 60
"""Seconds; a busy machine gets all the time it needs, and no test waits so long that passes."""


@pytest.fixture
def deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "my-deck.yaml"
    path.write_text(SHORT, encoding="utf-8")
    return path


# ---------------------------------------------------------------------------------------------------- the signals


class Signals:
    """The signals for a deck, counted as they come."""

    def __init__(self, deck: Path, *others: Path, work: Callable[[], None] = lambda: None) -> None:
        self.count = 0
        self._signals = saves(deck, others)
        self._work = work
        threading.Thread(target=self._run, daemon=True).start()
        self.reach(1)

    def _run(self) -> None:
        for _ in self._signals:
            self._work()
            self.count += 1

    def reach(self, count: int) -> None:
        """Waits for so many signals; a machine that is very busy may make two of one save."""
        deadline = time.monotonic() + LONG
        while self.count < count:
            assert time.monotonic() < deadline, f"{self.count} signals, not {count}"
            time.sleep(0.02)


def test_there_is_a_signal_at_once_and_one_for_each_save(deck: Path) -> None:
    signals = Signals(deck)
    for count in (2, 3):
        deck.write_text(SHORT + f"# {count}\n", encoding="utf-8")
        signals.reach(count)


def test_a_burst_of_saves_is_one(deck: Path) -> None:
    signals = Signals(deck)
    for count in range(10):
        deck.write_text(SHORT + f"# {count}\n", encoding="utf-8")
    signals.reach(2)
    time.sleep(1)
    assert signals.count < 5


def test_a_deck_that_an_editor_replaces_is_seen_once(deck: Path) -> None:
    signals = Signals(deck)
    new = deck.with_suffix(".new")
    for count in (2, 3):
        new.write_text(SHORT + f"# {count}\n", encoding="utf-8")
        deck.rename(deck.with_suffix(".yaml~"))
        new.rename(deck)
        signals.reach(count)


def test_a_deck_that_goes_for_good_and_one_that_comes_back_are_both_seen(deck: Path) -> None:
    signals = Signals(deck)
    deck.unlink()
    signals.reach(2)
    deck.write_text(SHORT, encoding="utf-8")
    signals.reach(3)


def test_a_folder_that_goes_and_comes_back_is_watched_again(deck: Path) -> None:
    folder = deck.parent / "inside"
    folder.mkdir()
    inside = folder / "deck.yaml"
    inside.write_text(SHORT, encoding="utf-8")
    signals = Signals(inside)
    shutil.rmtree(folder)
    signals.reach(2)
    folder.mkdir()
    inside.write_text(SHORT, encoding="utf-8")
    signals.reach(3)
    inside.write_text(SHORT + "# again\n", encoding="utf-8")
    signals.reach(4)


def test_what_the_deck_does_not_name_is_not_looked_at(deck: Path) -> None:
    signals = Signals(deck)
    (deck.parent / "output").mkdir()
    for name in ("output/cards-nl.pdf", ".my-deck.yaml.swp", "my-deck.yaml~", "other.yaml", "photo.png"):
        (deck.parent / name).write_text("x", encoding="utf-8")
    time.sleep(1.5)
    assert signals.count == 1
    deck.write_text(SHORT + "# saved\n", encoding="utf-8")
    signals.reach(2)


def test_a_picture_and_a_theme_with_what_it_names_are_looked_at_once_the_deck_names_them(deck: Path) -> None:
    (deck.parent / "pictures").mkdir()
    theme, logo, photo = (deck.parent / name for name in ("mine.yaml", "logo.svg", "pictures/photo.png"))
    theme.write_text("logo: logo.svg\n", encoding="utf-8")
    signals = Signals(deck)
    deck.write_text(SHORT + "theme: mine.yaml\nx: {file: pictures/photo.png}\n", encoding="utf-8")
    signals.reach(2)
    for count, file in enumerate((photo, logo, theme, photo), start=3):
        file.write_text(f"logo: logo.svg # {count}\n", encoding="utf-8")
        signals.reach(count)


def test_what_a_deck_named_is_still_looked_at_while_the_deck_cannot_be_read(deck: Path) -> None:
    theme = deck.parent / "mine.yaml"
    deck.write_text(SHORT + "theme: mine.yaml\n", encoding="utf-8")
    signals = Signals(deck)
    deck.write_text(SHORT + "theme: [\n", encoding="utf-8")
    signals.reach(2)
    theme.write_text("x: 1\n", encoding="utf-8")
    signals.reach(3)


def test_a_file_that_is_named_beside_the_deck_is_looked_at(deck: Path) -> None:
    other = deck.parent / "theme.yaml"
    signals = Signals(deck, other)
    other.write_text("x: 1\n", encoding="utf-8")
    signals.reach(2)


def test_a_save_during_the_build_is_not_lost(deck: Path) -> None:
    saved = threading.Event()

    def work() -> None:
        if not saved.is_set():
            saved.set()
            deck.write_text(SHORT + "# during\n", encoding="utf-8")

    signals = Signals(deck, work=work)
    signals.reach(2)


# ----------------------------------------------------------------------------------------------- the real command


class Watch:
    """The real command, its lines gathered as it says them."""

    def __init__(self, *arguments: str, folder: Path) -> None:
        self.said = ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "generator", "watch", *arguments],
            cwd=folder,
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            preexec_fn=_heed_interrupts if os.name == "posix" else None,  # noqa: PLW1509 – no threads in what is started
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line

    def hear(self, pattern: str) -> str:
        """Waits for words, and takes what was said up to there."""
        deadline = time.monotonic() + LONG
        while not (found := re.search(pattern, self.said)):
            assert self.process.poll() is None, self.said
            assert time.monotonic() < deadline, f"not heard: {pattern}; heard: {self.said}"
            time.sleep(0.02)
        heard, self.said = self.said[: found.end()], self.said[found.end() :]
        return heard


def _heed_interrupts() -> None:
    """A shell that runs tests in the background has its children ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def watch(deck: Path) -> Iterator[Watch]:
    started = Watch(deck.name, "-o", "made", folder=deck.parent)
    yield started
    started.process.kill()
    started.process.wait()


BUILT = r"\d\d:\d\d:\d\d Made made/my-deck-workbook-nl\.pdf: .*\n"


def test_watch_builds_tells_what_is_wrong_goes_on_and_ends_with_a_plain_word(watch: Watch, deck: Path) -> None:
    heard = watch.hear(BUILT)
    assert heard.startswith("Watching my-deck.yaml; Ctrl-C ends it.\n")
    assert re.search(
        r"^\d\d:\d\d:\d\d Made made/my-deck-cards-nl\.pdf: 1 card on 1 sheet, 2 pages\.$", heard, re.MULTILINE
    )
    cards = deck.parent / "made" / "my-deck-cards-nl.pdf"
    first = cards.read_bytes()

    deck.write_text(SHORT + "tips: [\n", encoding="utf-8")
    heard = watch.hear(r"nothing was written\.\n")
    assert re.search(r"^\d\d:\d\d:\d\d not built:\nmy-deck\.yaml:7:7: what opens here with \[", heard, re.MULTILINE)
    assert cards.read_bytes() == first

    deck.unlink()
    watch.hear(r"my-deck\.yaml: there is no such file(.*\n)+.*nothing was written\.\n")

    deck.write_text(SHORT.replace("Wat deed je?", "Wat doe je?"), encoding="utf-8")
    watch.hear(BUILT)
    assert cards.read_bytes() != first

    watch.process.send_signal(signal.SIGINT)
    watch.hear(r"\nNo longer watching\.\n")
    assert watch.process.wait(LONG) == 0
    assert "Traceback" not in watch.said


def test_watch_reads_all_anew_each_time(watch: Watch, deck: Path) -> None:
    watch.hear(BUILT)
    cards = deck.parent / "made" / "my-deck-cards-nl.pdf"
    first = cards.read_bytes()
    deck.write_text(SHORT.replace("Werk", "Team"), encoding="utf-8")
    watch.hear(BUILT)
    second = cards.read_bytes()
    deck.write_text(SHORT, encoding="utf-8")
    watch.hear(BUILT)
    assert first == cards.read_bytes() != second


def test_watch_reads_a_theme_of_the_decks_own_anew(deck: Path) -> None:
    theme = deck.parent / "mine.yaml"
    theme.write_text('ink: "#101820"\n', encoding="utf-8")
    deck.write_text(SHORT + "theme: mine.yaml\n", encoding="utf-8")
    watch = Watch(deck.name, "-o", "made", folder=deck.parent)
    try:
        watch.hear(BUILT)
        first = (deck.parent / "made" / "my-deck-cards-nl.pdf").read_bytes()
        theme.write_text('ink: "#FFF0F0"\n', encoding="utf-8")
        watch.hear(r"mine\.yaml:1:6: ink: #FFF0F0 on white has a contrast of(.*\n)+.*nothing was written\.\n")
        theme.write_text('ink: "#201810"\n', encoding="utf-8")
        watch.hear(BUILT)
        assert (deck.parent / "made" / "my-deck-cards-nl.pdf").read_bytes() != first
    finally:
        watch.process.kill()
        watch.process.wait()


def test_watch_without_a_deck_says_what_to_do(tmp_path: Path) -> None:
    result = spiegel("watch", folder=tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert "cards.yaml: there is no such file in this folder\n    → name your deck" in result.stderr


def test_watch_refuses_a_wrong_option_at_once(deck: Path) -> None:
    result = spiegel("watch", deck.name, "--lnag", "nl", folder=deck.parent)
    assert result.returncode == 2
    assert "No such option" in result.stderr
