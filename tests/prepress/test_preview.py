from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from helpers import ENVIRONMENT, Draft, peak, shipped_cards
from PIL import Image
from PIL.PngImagePlugin import PngInfo

sys.path.insert(0, str(Path(__file__).parents[1] / "trust"))

import heavy_pdfs as heavy

from generator.cli.main import spiegel as command
from generator.model.problems import DeckError
from generator.prepress import overview as overviews
from generator.prepress import preview as previews
from generator.prepress.overview import Tile, overview
from generator.prepress.preview import MARK, Paged, Seen, as_png, is_ours, preview
from generator.product import silent

DECK = """\
title: Kort
languages: [nl]
suits:
  - {id: A, name: Werk}
questions:
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def deck(folder: Path, many: int) -> Path:
    path = folder / "my-deck.yaml"
    questions = "".join(f"  - {{id: A{at}, suit: A, question: Wat deed je op dag {at}?}}\n" for at in range(many))
    path.write_text(DECK + questions, encoding="utf-8")
    return path


def pages(many: int) -> bytes:
    """A PDF of so many empty pages of 100 by 100 mm."""
    draft = Draft()
    for _ in range(many):
        with draft.page():
            pass
    return draft.finish().data


def make(folder: Path, many: int, name: str = "x", dpi: int = 30) -> Seen:
    (seen,) = preview([Paged(name, pages(many))], folder, dpi, silent)
    return seen


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, prog_name="spiegel", catch_exceptions=False)


# ------------------------------------------------------------------------------------------------------ pictures


def test_every_page_is_a_picture_of_the_size_that_is_asked_for(folder: Path) -> None:
    make(folder, 2, dpi=254)
    assert names(folder) == ["x-001.png", "x-002.png", "x-overview.png"]
    with Image.open(folder / "x-002.png") as picture:
        assert picture.size == pytest.approx((1000, 1000), abs=1)
        assert picture.getpixel((500, 500)) == (255, 255, 255)


def test_the_picture_of_a_page_shows_what_is_on_it(folder: Path) -> None:
    preview([Paged("cards", shipped_cards("nl").data)], folder, 80, silent)
    with Image.open(folder / "cards-001.png") as picture:
        mm = 80 / 25.4
        assert picture.size == pytest.approx((210 * mm, 297 * mm), abs=1)
        card = picture.crop(
            (int(10.5 * mm), int(16.5 * mm), int(73.5 * mm), int(104.5 * mm))
        )  # the suit card at the top left
    assert (2, 106, 102) in {colour for _, colour in card.getcolors(10_000) or ()}  # #026A66


def test_an_overview_holds_so_many_pages_and_the_rest_goes_on_another(folder: Path) -> None:
    seen = make(folder, 25)
    assert [path.name for path in seen.overviews] == ["x-overview.png", "x-overview-2.png"]
    with Image.open(seen.overviews[0]) as first, Image.open(seen.overviews[1]) as second:
        assert first.height > 3 * second.height
        assert first.width > 5 * second.width
    assert seen.pages == 25


def test_a_tile_keeps_its_place_on_the_overview_and_its_colours() -> None:
    colours = ["#FF0000", "#00FF00", "#0000FF"]
    sheet = overview("Title", [Tile(Image.new("RGB", (100, 140), colour), "1") for colour in colours])
    found = [sheet.getpixel((overviews.GAP + 50 + at * (100 + overviews.GAP), 100)) for at in range(3)]
    assert found == [(255, 0, 0), (0, 255, 0), (0, 0, 255)]
    assert sheet.getpixel((2, 2)) == (0xD9, 0xDC, 0xDF)


def test_a_caption_is_written_below_its_tile() -> None:
    blank, said = (overview("", [Tile(Image.new("RGB", (100, 100)), caption)]) for caption in ("", "7 · front"))
    below = (overviews.GAP, 100 + overviews.GAP + overviews.LINE + overviews.GAP // 2, 140, said.height)
    assert blank.crop(below).getcolors() == [(blank.crop(below).width * blank.crop(below).height, (0xD9, 0xDC, 0xDF))]
    assert len(said.crop(below).getcolors(9999) or ()) > 1


def test_the_cards_overview_shows_each_front_by_itself(folder: Path) -> None:
    deck(folder, 30)
    assert run("preview", "my-deck.yaml", "--product", "cards", "--dpi", "60").exit_code == 0
    made = folder / "output" / "preview"
    assert {name for name in names(made) if "cards-nl-cards" in name} == {
        "my-deck-cards-nl-cards.png",
        "my-deck-cards-nl-cards-2.png",
    }
    with Image.open(made / "my-deck-cards-nl-cards.png") as sheet:
        width, height = round(63 * 60 / 25.4), round(88 * 60 / 25.4)
        assert sheet.width == pytest.approx(overviews.GAP + 6 * (width + overviews.GAP), abs=6)
        assert sheet.height == pytest.approx(60 + 4 * (height + overviews.LINE + overviews.GAP), abs=16)
        first = sheet.crop((overviews.GAP, 0, overviews.GAP + width, 60 + overviews.LINE + height)).convert("L")
    rows = [[first.getpixel((x, y)) < 160 for x in range(width)] for y in range(first.height)]  # type: ignore[operator]  # one band
    assert any(sum(row) > 0.8 * width for row in rows)  # the horizon, across the card


# ------------------------------------------------------------------------------------------- what is in the way


def test_a_preview_is_made_anew_and_pages_that_are_no_more_are_taken_away(folder: Path) -> None:
    make(folder, 30)
    make(folder, 40, name="x-y")
    before = names(folder)
    make(folder, 2)
    assert {name for name in names(folder) if not name.startswith("x-y")} == {
        "x-001.png",
        "x-002.png",
        "x-overview.png",
    }
    assert [name for name in before if name.startswith("x-y")] == [n for n in names(folder) if n.startswith("x-y")]


def test_a_picture_that_is_not_ours_is_never_replaced_and_nothing_is_made(folder: Path) -> None:
    mine = folder / "x-002.png"
    Image.new("RGB", (3, 3)).save(mine)
    (folder / "x-003.png").write_bytes(b"no picture")
    (folder / "x-004.png").mkdir()
    before = mine.read_bytes()
    with pytest.raises(DeckError) as refused:
        make(folder, 4)
    assert [problem.file for problem in refused.value.problems] == [
        str(folder / name) for name in ("x-002.png", "x-003.png", "x-004.png")
    ]
    assert mine.read_bytes() == before
    assert names(folder) == ["x-002.png", "x-003.png"]


def test_a_picture_that_is_not_ours_is_never_taken_away(folder: Path) -> None:
    Image.new("RGB", (3, 3)).save(folder / "x-007.png")
    make(folder, 2)
    assert "x-007.png" in names(folder)


def test_the_pictures_of_another_pdf_are_neither_taken_away_nor_replaced(folder: Path) -> None:
    preview([Paged("x-cards", pages(3))], folder, 30, silent)
    others = names(folder)
    make(folder, 2)
    assert set(others) <= set(names(folder)), "x-cards-001.png is no overview of the cards of x"
    (folder / "x-001.png").write_bytes(as_png(Image.new("RGB", (2, 2)), "another"))
    with pytest.raises(
        DeckError, match=r"x-001\.png: is there already and is no preview of ours, or one of another PDF"
    ):
        make(folder, 2)


def test_pictures_of_an_earlier_version_which_do_not_say_of_what_are_made_anew(folder: Path) -> None:
    said = PngInfo()
    said.add_text(*MARK)
    for name in ("x-001.png", "x-007.png", "x-cards-007.png"):
        Image.new("RGB", (2, 2)).save(folder / name, pnginfo=said)
    make(folder, 1)
    assert "x-007.png" not in names(folder)
    assert "x-cards-007.png" in names(folder), "a page of x-cards, as far as anybody knows"


def test_a_preview_that_fails_on_its_last_page_leaves_the_pictures_as_they_were(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(folder, 2)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    drawn = count()

    def fail(*_: object) -> bytes:
        if next(drawn) == 3:
            raise OSError
        return as_png(Image.new("RGB", (2, 2)), "x")

    monkeypatch.setattr(previews, "as_png", fail)
    with pytest.raises(OSError, match=r"^$"):
        make(folder, 5)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_every_picture_says_that_it_is_ours() -> None:
    data = as_png(Image.new("RGB", (2, 2)), "cards-nl")
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.info[MARK[0]] == MARK[1]


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_what_is_no_picture_is_not_ours(folder: Path, data: bytes) -> None:
    (folder / "x.png").write_bytes(data)
    assert not is_ours(folder / "x.png")


def test_a_page_that_would_be_huge_is_refused(folder: Path) -> None:
    with pytest.raises(DeckError, match="page 1 would be a picture of 23,622 by 23,622 pixels"):
        make(folder, 1, dpi=6000)
    assert names(folder) == []


def test_what_is_no_pdf_is_told(folder: Path) -> None:
    with pytest.raises(DeckError, match="cannot be opened as a PDF"):
        preview([Paged("x", b"no PDF")], folder, 80, silent)


# ---------------------------------------------------------------------------------------------------- the command


def test_preview_shows_every_product_without_making_a_pdf(folder: Path) -> None:
    deck(folder, 1)
    result = run("preview", "my-deck.yaml", "--dpi", "30")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Made output/preview/my-deck-cards-nl-001.png and on: 2 pages.\n" in result.stdout
    assert "  overview: output/preview/my-deck-guide-nl-overview.png\n" in result.stdout
    assert "my-deck-workbook-nl-001.png" in names(folder / "output" / "preview")
    assert list(folder.rglob("*.pdf")) == []


def test_preview_of_a_pdf_is_called_after_it(folder: Path) -> None:
    (folder / "Mine.PDF").write_bytes(pages(1))
    result = run("preview", "Mine.PDF", "-o", "look")
    assert result.stdout == "Made look/Mine-001.png: 1 page.\n  overview: look/Mine-overview.png\n"
    assert names(folder / "look") == ["Mine-001.png", "Mine-overview.png"]


@pytest.mark.parametrize(
    ("content", "said"), [(None, "there is no such file"), (b"nothing", "cannot be opened as a PDF")]
)
def test_a_pdf_that_cannot_be_shown_is_told(folder: Path, content: bytes | None, said: str) -> None:
    if content is not None:
        (folder / "mine.pdf").write_bytes(content)
    result = run("preview", "mine.pdf")
    assert result.exit_code == 1
    assert said in result.stderr
    assert "no pictures were made" in result.stderr


def test_a_deck_with_a_problem_gives_no_pictures(folder: Path) -> None:
    path = deck(folder, 1)
    path.write_text(path.read_text(encoding="utf-8").replace("Wat", "\N{GRINNING FACE}"), encoding="utf-8")
    result = run("preview", "my-deck.yaml")
    assert (result.exit_code, result.stdout) == (1, "")
    assert names(folder) == ["my-deck.yaml"]


def test_three_hundred_cards_take_little_more_memory_than_a_hundred(folder: Path) -> None:
    """Only a page and the tiles of one overview are held, beside the PDFs."""
    peaks = []
    for many in (100, 300):
        deck(folder, many)
        peaks.append(peak("preview", "my-deck.yaml", "--product", "cards", folder=folder))
    assert peaks[1] < peaks[0] * 1.4, peaks


# ------------------------------------------------------------------------------------------------- files as they come


def test_what_needs_a_password_is_refused_as_the_other_commands_do(folder: Path) -> None:
    data = io.BytesIO()
    with pikepdf.open(io.BytesIO(pages(1))) as pdf:
        pdf.save(data, encryption=pikepdf.Encryption(owner="me", user="secret"))
    with pytest.raises(DeckError, match="needs a password to be opened"):
        preview([Paged("x", data.getvalue())], folder, 30, silent)


def test_what_opens_without_a_password_is_shown(folder: Path) -> None:
    data = io.BytesIO()
    with pikepdf.open(io.BytesIO(pages(1))) as pdf:
        pdf.save(data, encryption=pikepdf.Encryption(owner="me", user=""))
    (seen,) = preview([Paged("x", data.getvalue())], folder, 30, silent)
    assert seen.pages == 1


def test_a_page_that_is_none_is_told_before_anything_is_written(folder: Path) -> None:
    data = io.BytesIO()
    with pikepdf.open(io.BytesIO(pages(2))) as pdf:
        pdf.save(data, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    damaged = data.getvalue().replace(b"/Count 2", b"/Count 3")
    with pytest.raises(DeckError, match="page 3 cannot be drawn"):
        preview([Paged("x", damaged)], folder, 30, silent)
    assert names(folder) == []


def test_an_error_of_ours_is_not_told_as_a_damaged_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise TypeError("planted")

    monkeypatch.setattr(previews, "as_png", fail)
    with pytest.raises(TypeError, match="planted"):
        preview([Paged("x", pages(1))], folder, 30, silent)


def test_pages_as_fine_as_may_be_are_drawn_within_the_memory(tmp_path: Path) -> None:
    (tmp_path / "fine.pdf").write_bytes(heavy.pages(2).written())
    assert peak("preview", "fine.pdf", "-o", "made", "--dpi", "600", folder=tmp_path) < 400 * 1024


def test_of_more_pages_than_anybody_looks_at_no_pictures_are_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "MOST_PAGES", 30)
    (folder / "many.pdf").write_bytes(heavy.pages(31).written())
    run = CliRunner().invoke(command, ["preview", "many.pdf", "-o", "look"])
    assert run.exit_code == 1
    assert "many.pdf: has 31 pages, and pictures are made of 30 at most" in run.output
    assert [path.name for path in folder.iterdir()] == ["many.pdf"]
    (folder / "many.pdf").write_bytes(heavy.pages(30).written())
    assert CliRunner().invoke(command, ["preview", "many.pdf", "-o", "look"]).exit_code == 0


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C reaches a process in another way there")
@pytest.mark.parametrize("times", [1, 2])
def test_ctrl_c_among_many_pages_leaves_nothing_and_says_so(folder: Path, times: int) -> None:
    (folder / "many.pdf").write_bytes(heavy.pages(5_000).written())
    words = [sys.executable, "-m", "generator", "preview", "many.pdf", "-o", "new/look"]
    with subprocess.Popen(
        words,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 – no threads; a shell may have it ignored
    ) as run:
        until = time.monotonic() + 60
        while len(list(folder.glob("new/look/.spiegel-*/*"))) < 100 and time.monotonic() < until:
            time.sleep(0.01)
        for _ in range(times):
            run.send_signal(signal.SIGINT)
            time.sleep(0.02)
        said, told = run.communicate(timeout=60)
    # pypdfium2 adds a line of its own where it is hit while it closes a page
    ours = [line for line in told.splitlines() if line and not line.startswith("Weakref")]
    assert (run.returncode, said, ours) == (1, "", ["Stopped."])
    assert [path.name for path in folder.iterdir()] == ["many.pdf"]
