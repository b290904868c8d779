"""Pictures on cards: opened safely, upright and in their own colours, in one window a deck, tagged with their words."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import pikepdf
import pytest
from helpers import ENVIRONMENT, STOCKS, Beside, ask, make_deck, spiegel
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image, ImageCms
from readback import MM, Printed

from generator.files import UnusableError
from generator.model.bank import Picture, Tip
from generator.product import silent
from layouts.cards import product as cards
from layouts.cards.question import QuestionFace
from layouts.guide import product as guide
from layouts.theme import pictures
from layouts.theme.pictures import Art, open_picture

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.deck import Deck
    from generator.model.problems import Problem
    from layouts.cards.figure import Figure

ROOM = (144.0, 100.0)
"""Points: 600 pixels across in print."""

NOISE = Image.frombytes("RGB", (900, 600), random.Random(1).randbytes(900 * 600 * 3))  # noqa: S311 – a test's colours
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#CC0000"/></svg>'


def saved(picture: Image.Image, path: Path, **options: object) -> Path:
    picture.save(path, **options)  # type: ignore[arg-type]
    return path


def art(path: Path, ground: str = "#FFFFFF") -> Art:
    return open_picture(path.parent, path.name, ROOM, ground)


def pixels(art: Art) -> Image.Image:
    """What is embedded, as its pixels."""
    assert art.stream is not None
    entries = art.stream.entries.decode()
    size = tuple(int(entries.split(f"/{key} ")[1].split("/")[0]) for key in ("Width", "Height"))
    if "DCTDecode" in entries:
        return Image.open(io.BytesIO(art.stream.content)).convert("RGB")
    rows, width = zlib.decompress(art.stream.content), size[0] * 3
    png = b"\x89PNG\r\n\x1a\n"
    for kind, data in (
        (b"IHDR", size[0].to_bytes(4, "big") + size[1].to_bytes(4, "big") + b"\x08\x02\0\0\0"),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ):
        png += len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
    assert len(rows) == (width + 1) * size[1]
    return Image.open(io.BytesIO(png)).convert("RGB")


def refused(path: Path) -> str:
    with pytest.raises(UnusableError) as caught:
        art(path)
    assert caught.value.hint
    return caught.value.what


# --------------------------------------------------------------------------------------------------- what is embedded


def test_a_photograph_has_300_pixels_to_the_inch_where_it_is_placed(tmp_path: Path) -> None:
    found = art(saved(NOISE, tmp_path / "a.jpg"))
    assert (pixels(found).width, found.proportion) == (600, 1.5)
    assert found.fitted(ROOM) == pytest.approx((144, 96))
    assert found.stream is not None
    assert b"DCTDecode" in found.stream.entries


def test_a_drawing_keeps_its_pixels_as_they_are(tmp_path: Path) -> None:
    drawing = Image.new("RGB", (200, 100), (10, 20, 30))
    drawing.paste((200, 0, 0), (50, 20, 90, 60))
    found = art(saved(drawing, tmp_path / "a.png"))
    assert pixels(found).tobytes() == drawing.tobytes()
    assert found.stream is not None
    assert len(found.stream.content) < 2000


def test_a_small_picture_is_not_blown_up_until_its_pixels_show(tmp_path: Path) -> None:
    assert art(saved(Image.new("RGB", (30, 15)), tmp_path / "a.png")).fitted(ROOM) == (30, 15)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_stands_as_the_camera_was_held(tmp_path: Path, orientation: int) -> None:
    upright = Image.new("RGB", (120, 80), (250, 250, 250))
    upright.paste((200, 0, 0), (0, 0, 40, 20))
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    turned = upright if orientation == 1 else upright.transpose(undo[orientation])  # type: ignore[arg-type]
    exif = Image.Exif()
    exif[0x0112] = orientation
    shown = pixels(art(saved(turned, tmp_path / "a.jpg", exif=exif, quality=95)))
    assert shown.size == (120, 80)
    red, _, blue = shown.getpixel((10, 8))  # type: ignore[misc]
    assert red > 150
    assert blue < 60


@pytest.mark.parametrize("mode", ["L", "P", "1", "CMYK", "LA", "I;16", "RGBA"])
def test_every_kind_of_pixels_becomes_red_green_and_blue(tmp_path: Path, mode: str) -> None:
    grey = Image.new("L", (40, 40), 128)
    picture = Image.new("I;16", (40, 40), 128 * 256) if mode == "I;16" else grey.convert("RGB").convert(mode)
    if mode == "P":
        picture = grey.quantize(4)
    if mode == "1":
        picture = Image.new("1", (40, 40), 1)
    path = saved(picture, tmp_path / ("a.jpg" if mode == "CMYK" else "a.png"))
    shown = pixels(art(path)).getpixel((20, 20))
    wanted = 255 if mode == "1" else 128
    assert all(abs(value - wanted) <= 3 for value in shown)  # type: ignore[union-attr]


def test_what_is_transparent_shows_the_ground(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    path = saved(clear, tmp_path / "a.png")
    assert pixels(art(path, "#F3EFE6")).getpixel((5, 5)) == (0xF3, 0xEF, 0xE6)
    assert pixels(art(path)).getpixel((5, 5)) == (255, 255, 255)


def test_a_colour_profile_is_honoured_and_a_broken_one_passed_over(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    green = Image.new("RGB", (40, 40), (20, 200, 40))
    for profile in (lab, b"no profile at all"):
        shown = pixels(art(saved(green, tmp_path / "a.png", icc_profile=profile))).getpixel((5, 5))
        assert all(abs(a - b) <= 2 for a, b in zip(shown, (20, 200, 40), strict=True))  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------------------- what is not


def test_pixels_are_counted_before_they_are_decoded(tmp_path: Path) -> None:
    header = b"IHDR" + (40_000).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
    bomb = b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4, "big") + header + zlib.crc32(header).to_bytes(4, "big")
    rows = b"IDAT" + zlib.compress(b"\0" * 1000)
    bomb += (len(rows) - 4).to_bytes(4, "big") + rows + zlib.crc32(rows).to_bytes(4, "big")
    (tmp_path / "bomb.png").write_bytes(bomb)
    assert "50 million" in refused(tmp_path / "bomb.png")
    saved(Image.new("1", (7100, 7100)), tmp_path / "large.png")
    assert refused(tmp_path / "large.png") == "has 7,100 × 7,100 pixels; at most 50 million in all are possible"


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.gif", b"GIF89a", "is a GIF"),
        ("a.webp", b"RIFF\0\0\0\0WEBP", "is a WebP"),
        ("a.heic", b"\0\0\0\x18ftypheic", "is a HEIC"),
        ("a.tif", b"II*\0", "is a TIFF"),
        ("a.jpg", b"", "is no picture that is known here"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "is a broken picture, or not a whole one"),
    ],
)
def test_other_files_are_refused_by_what_they_are(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert refused(tmp_path / name).startswith(what)


def test_half_a_picture_is_refused(tmp_path: Path) -> None:
    for name in ("a.png", "a.jpg"):
        path = saved(NOISE, tmp_path / name)
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        assert refused(path) == "is a broken picture, or not a whole one"


@pytest.mark.parametrize(
    "name", ["../a.png", "/etc/hostname", "C:/a.png", "sub\\a.png", "nowhere.png", "sub", "a\0.png"]
)
def test_only_an_ordinary_file_below_the_deck_is_opened(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "deck"
    (folder / "sub").mkdir(parents=True)
    saved(NOISE, tmp_path / "a.png")
    with pytest.raises(UnusableError):
        open_picture(folder, name, ROOM, "#FFFFFF")
    with pytest.raises(UnusableError):
        open_picture(None, "a.png", ROOM, "#FFFFFF")


@pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")
def test_no_link_leads_out_and_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "deck"
    folder.mkdir()
    saved(NOISE, tmp_path / "a.png")
    (folder / "link.png").symlink_to(tmp_path / "a.png")
    (folder / "circle.png").symlink_to(folder / "circle.png")
    os.mkfifo(folder / "pipe.png")
    for name in ("link.png", "circle.png", "pipe.png"):
        with pytest.raises(UnusableError):
            open_picture(folder, name, ROOM, "#FFFFFF")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_spoiled_picture_is_a_picture_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    kind = data.draw(st.sampled_from(["PNG", "JPEG"]))
    held = io.BytesIO()
    NOISE.resize((30, 20)).save(held, kind)
    spoiled = bytearray(held.getvalue())
    for _ in range(data.draw(st.integers(1, 8))):
        spoiled[data.draw(st.integers(0, len(spoiled) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("spoiled") / "a.png"
    path.write_bytes(spoiled)
    try:
        assert art(path).proportion > 0
    except UnusableError as error:
        assert error.what  # noqa: PT017 – either will do


# ------------------------------------------------------------------------------------------------------- on the cards


def deck_in(folder: Path, *names: str, question: str = "What do you see?") -> Deck:
    asked = [
        replace(
            ask(f"A{number}", question, "And then?"), picture=Picture(file=name, shows={"en": f"What {name} shows"})
        )
        for number, name in enumerate(names, 1)
    ]
    tip = Tip(id="T1", title={"en": "T"}, text={"en": "Look."}, picture=Picture(file=names[0], shows={"en": "Tip"}))
    return replace(make_deck(asked, tips=[tip]), places=Beside(folder))


def printed(deck: Deck, stock: str = "poker-a4") -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(cards.prepare(deck, cards.Options(stock=stock), silent).draw(silent)))


def of_kind(pdf: pikepdf.Pdf, key: str, value: str) -> list[pikepdf.Object]:
    return [
        each for each in pdf.objects if isinstance(each, pikepdf.Dictionary | pikepdf.Stream) and each.get(key) == value
    ]


def problems(deck: Deck, stock: str = "poker-a4") -> tuple[Problem, ...]:
    import helpers  # noqa: PLC0415 – its name is taken here

    return helpers.problems(deck, stock)


@pytest.mark.parametrize("stock", STOCKS)
def test_a_picture_is_a_figure_with_its_words_on_every_stock(tmp_path: Path, stock: str) -> None:
    saved(NOISE, tmp_path / "a.jpg")
    (tmp_path / "b.svg").write_text(SVG, encoding="utf-8")
    pdf = printed(deck_in(tmp_path, "a.jpg", "b.svg"), stock)
    assert sorted(str(each.Alt) for each in of_kind(pdf, "/S", "/Figure")) == [
        "Suit A, back",
        "Tip",
        "Tips, back",
        "What a.jpg shows",
        "What b.svg shows",
    ]


def test_a_picture_on_many_cards_is_embedded_once(tmp_path: Path) -> None:
    saved(NOISE, tmp_path / "a.png")
    pdf = printed(replace(deck_in(tmp_path, *["a.png"] * 12)))
    assert len(of_kind(pdf, "/Subtype", "/Image")) == 1


def test_the_same_pictures_give_the_same_bytes(tmp_path: Path) -> None:
    saved(NOISE, tmp_path / "a.png")
    deck = deck_in(tmp_path, "a.png")
    first, second = (cards.prepare(deck, cards.Options(), silent).draw(silent) for _ in range(2))
    assert first == second


SHORT = "Why?"
LONGER = "What did you see there that nobody else had noticed, and what did you make of it?"


def figures_of(deck: Deck, stock: str = "poker-a4") -> list[Figure]:
    made = cards.prepare(deck, cards.Options(stock=stock), silent)
    faces = (placed.card for sheet in made.sheets for placed in sheet.fronts)
    return [face.figure for face in faces if isinstance(face, QuestionFace) and face.figure]


def test_all_pictures_of_a_deck_have_one_window_that_the_longest_question_leaves(tmp_path: Path) -> None:
    saved(NOISE, tmp_path / "a.png")
    deck = deck_in(tmp_path, *["a.png"] * 3, question=SHORT)
    first, *others = deck.bank.questions
    longer = replace(first, question={"en": LONGER})
    bank = replace(deck.bank, questions=(longer, *others))
    mixed = replace(deck, bank=bank, cards=tuple(
        replace(card, content=longer) if card.content == first else card for card in deck.cards
    ))  # fmt: skip
    short, long = figures_of(deck), figures_of(mixed)
    assert {round(each.window[0] / MM, 2) for each in (*short, *long)} == {51.0}
    assert len({each.window for each in short}) == len({each.window for each in long}) == 1
    assert 14 <= long[0].window[1] / MM < short[0].window[1] / MM <= 30
    shown = cards.prepare(mixed, cards.Options(), silent).sheets[0].fronts[0].card
    assert isinstance(shown, QuestionFace)
    assert shown.question.first.size == 11


@pytest.mark.parametrize("size", [(400, 400), (900, 120), (120, 900)])
def test_a_picture_of_any_shape_fills_the_window_and_is_cut_off_there(tmp_path: Path, size: tuple[int, int]) -> None:
    saved(NOISE.resize(size), tmp_path / "a.png")
    deck = deck_in(tmp_path, "a.png", question=SHORT)
    (figure,) = figures_of(deck)
    across, up = figure.size
    assert across >= figure.window[0] - 0.01 or across == size[0]  # few pixels are not blown up until they show
    assert across / up == pytest.approx(size[0] / size[1], rel=0.02)
    shown = Printed(cards.prepare(deck, cards.Options(), silent).draw(silent)).picture(0, 100)
    left, top = (10.5 + 6) / 25.4 * 100, (16.5 + 6 + 8.4 + 3.4) / 25.4 * 100
    seen = (min(figure.window[0], across) / 72 * 100, min(figure.window[1], up) / 72 * 100)
    middle = (left + figure.window[0] / 144 * 100, top + figure.window[1] / 144 * 100)
    for x, y in ((-0.4, 0.0), (0.4, 0.0), (0.0, -0.4), (0.0, 0.4), (0.0, 0.0)):
        assert shown.getpixel((int(middle[0] + x * seen[0]), int(middle[1] + y * seen[1]))) != (255, 255, 255)
    for x, y in ((-0.5, -0.5), (0.5, 0.5)):  # round corners
        corner = (int(middle[0] + x * figure.window[0] / 72 * 100), int(middle[1] + y * figure.window[1] / 72 * 100))
        assert shown.getpixel(corner) == (255, 255, 255)


def test_where_both_do_not_fit_the_question_is_told_to_be_too_long(tmp_path: Path) -> None:
    saved(NOISE, tmp_path / "a.png")
    said = problems(deck_in(tmp_path, "a.png", question="Why is that so, do you think? " * 7))
    assert [problem.what.split(",")[0] for problem in said] == [
        "does not fit on poker-a4 below a picture of at least 14 mm"
    ]
    assert said[0].hint == "shorten it, or print on tarot-a4, which has room for it"


def test_a_picture_that_cannot_be_used_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "hills.png").write_bytes(b"GIF89a")
    (tmp_path / "deck.yaml").write_text(
        "title: D\nlanguages: [en]\nsuits:\n  - {id: A, name: A}\nquestions:\n"
        "  - id: A1\n    suit: A\n    question: Why?\n    picture: {file: hill.png, shows: Hills}\n"
        "  - id: A2\n    suit: A\n    question: Why?\n    picture:\n      file: hills.png\n      shows: Hills\n",
        encoding="utf-8",
    )
    ran = spiegel("cards", "deck.yaml", folder=tmp_path)
    assert ran.returncode == 1
    assert "deck.yaml:9:21: question A1, picture.file: there is no file hill.png" in ran.stderr
    assert "did you mean hills.png?" in ran.stderr
    assert "deck.yaml:14:13: question A2, picture.file: hills.png is a GIF" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "output").exists()


def test_the_guide_shows_cards_with_their_pictures_as_one_figure_each(tmp_path: Path) -> None:
    saved(NOISE, tmp_path / "a.jpg")
    deck = deck_in(tmp_path, "a.jpg")
    pdf = pikepdf.open(io.BytesIO(guide.prepare(deck, guide.Options(), silent).draw(silent)))
    assert all("What a.jpg shows" not in str(each.get("/Alt", "")) for each in of_kind(pdf, "/S", "/Figure"))


def test_a_deck_without_pictures_needs_neither_pillow_nor_svglib() -> None:
    code = (
        "import sys; from generator.cli.shared_options import chosen; from generator.product import silent; "
        "from layouts.cards import product as cards; before = set(sys.modules); "
        "cards.prepare(chosen(None, 'nl'), cards.Options(), silent).draw(silent); "
        "new = set(sys.modules); print([n for n in ('svglib', 'lxml', 'PIL.JpegImagePlugin', 'PIL.ImageCms') if n in new])"
    )
    ran = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip().splitlines()[-1] == "[]"


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "I;16", "1"])
def test_a_large_picture_looks_as_a_smaller_copy_of_it_does(
    tmp_path: Path, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = Image.radial_gradient("L").resize((256, 256)).point(lambda value: 255 if value > 128 else 40)
    drawing = drawing.convert("I").point(lambda value: value * 256).convert("I;16") if mode == "I;16" else drawing
    made = drawing if mode in {"I;16", "L"} else drawing.convert("RGB").convert(mode)
    plain = pixels(art(saved(made, tmp_path / "a.png")))
    monkeypatch.setattr("layouts.theme.raster.MOST_KEPT", 128 * 128)
    monkeypatch.setattr("layouts.theme.raster.TILE", 50)
    (tmp_path / "large").mkdir()
    pictures.forget()
    small = pixels(art(saved(made, tmp_path / "large" / "a.png")))
    pictures.forget()
    one, other = (each.convert("L").resize((32, 32)).tobytes() for each in (plain, small))
    assert sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one) < 6


def test_a_line_of_pixels_is_no_picture(tmp_path: Path) -> None:
    saved(Image.new("L", (100_001, 1)), tmp_path / "line.png")
    assert refused(tmp_path / "line.png") == "has 100,001 × 1 pixels; at most 100,000 on a side are possible"
