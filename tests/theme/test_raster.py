"""Raster pictures: what a check finds without making anything is what drawing finds; what opens to too much is refused."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms

from generator.files import UnusableError
from layouts.theme.raster import amount, looked_through, raster

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
ROOM = (144.0, 100.0)


def file_of(mode: str, kind: str, size: tuple[int, int] = (90, 61), turned: int = 1, **how: object) -> bytes:
    exif, made = Image.Exif(), io.BytesIO()
    exif[0x0112] = turned
    Image.linear_gradient("L").resize(size).convert(mode).save(made, kind, exif=exif, **how)
    return made.getvalue()


EVERY = [
    *((mode, "PNG", turned) for mode in ("1", "L", "P", "LA", "RGB", "RGBA", "I;16") for turned in (1, 6)),
    *((mode, "JPEG", turned) for mode in ("L", "RGB", "CMYK") for turned in range(1, 9)),
]


@pytest.mark.parametrize("most", [12_500_000, 1_500, 90])
@pytest.mark.parametrize(("mode", "kind", "turned"), EVERY)
def test_a_check_finds_the_size_that_is_drawn(
    mode: str, kind: str, turned: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layouts.theme.raster.MOST_KEPT", most)
    data = file_of(mode, kind, turned=turned, icc_profile=PROFILE if mode == "RGB" else None)
    facts = looked_through(data)
    assert facts == raster(data, ROOM, "#FFFFFF", cropped=False).facts
    assert facts.across == (61 if turned >= 5 else 90)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_check_unpacks_a_picture_to_its_end(kind: str) -> None:
    data = file_of("RGB", kind, (900, 600))
    for cut in (data[: len(data) // 2], data[:60]):
        for look in (looked_through, lambda data: raster(data, ROOM, "#FFFFFF", cropped=True)):
            with pytest.raises(UnusableError, match="broken picture"):
                look(cut)


@pytest.mark.parametrize(
    ("mode", "channels", "bits"),
    [("1", 1, 1), ("L", 1, 8), ("P", 1, 8), ("RGB", 3, 8), ("RGBA", 4, 8), ("LA", 2, 8), ("I;16", 1, 16)],
)
def test_a_png_opens_to_its_rows_and_its_pixels(mode: str, channels: int, bits: int) -> None:
    found = amount(file_of(mode, "PNG", (80, 60)))
    assert (found.width, found.height) == (80, 60)
    assert found.unpacked == 80 * 60 + 80 * 60 * channels * bits // 8


def again(passes: int) -> bytes:
    """A progressive JPEG that draws its last pass so many times more."""
    data = file_of("L", "JPEG", (400, 300), progressive=True)
    end = data.rindex(b"\xff\xd9")
    return data[:end] + data[data.rindex(b"\xff\xda") : end] * passes + data[end:]


def test_a_jpeg_opens_to_more_the_more_often_it_draws_itself() -> None:
    once, often = amount(file_of("L", "JPEG", (400, 300))), amount(again(80))
    assert often.unpacked > 10 * once.unpacked


def test_a_jpeg_in_thousands_of_passes_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert looked_through(again(90)).across == 400
    monkeypatch.setattr("layouts.theme.raster._unpack", None)
    with pytest.raises(UnusableError, match=r"draws itself in 2,\d\d\d passes; at most 100 are possible") as caught:
        looked_through(again(2_000))
    assert caught.value.hint == "open it in a drawing program and save it anew"
    resaved = io.BytesIO()
    Image.open(io.BytesIO(again(200))).save(resaved, "JPEG", progressive=True)  # the hint
    assert amount(resaved.getvalue()).width == 400
