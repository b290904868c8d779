"""Themes of ours and of the user's own: found, read, filled in, checked."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from helpers import STOCKS, Beside, ask, draw, make_deck, shipped_deck, spiegel
from msgspec.structs import replace
from PIL import Image, ImageStat

from generator.bank import shipped
from generator.model.problems import DeckError
from generator.product import silent
from layouts.cards import product as cards
from layouts.guide import product as guide
from layouts.theme import loading
from layouts.theme.drawings import ICONS
from layouts.theme.theme import WHITE, Theme, contrast
from layouts.workbook import product as workbook

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.deck import Deck
    from generator.model.problems import Problem

pytestmark = pytest.mark.usefixtures("_either_parser")

THEMES = tuple(shipped.themes())
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#CC0000"/></svg>'


def deck_in(folder: Path, theme: str | Path) -> Deck:
    return replace(make_deck([ask("A1"), ask("B1")]), places=Beside(folder), theme=theme)


def own(folder: Path, text: str) -> Theme:
    """The theme of a file of the user's own."""
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    return loading.theme_of(deck_in(folder, "mine.yaml"))


def wrong(folder: Path, text: str) -> tuple[Problem, ...]:
    with pytest.raises(DeckError) as caught:
        own(folder, text)
    return caught.value.problems


def ratios(theme: Theme) -> list[float]:
    return [contrast(colour, ground) for _, colour, _, ground, _ in loading._pairs(theme)]


# ------------------------------------------------------------------------------------------------- those we ship


@pytest.mark.parametrize("name", THEMES)
def test_every_text_of_every_theme_can_be_read_on_its_ground(name: str) -> None:
    assert min(ratios(loading.shipped_theme(name))) >= 4.5


def test_in_the_theme_of_high_contrast_every_text_has_seven_to_one() -> None:
    assert min(ratios(loading.shipped_theme("contrast"))) >= 7


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_has_its_own_name_a_title_and_icons_that_there_are(name: str) -> None:
    theme = loading.shipped_theme(name)
    assert (theme.name, bool(theme.title)) == (name, True)
    assert {look.icon for look in theme.suits} | {theme.sign} <= ICONS.keys()
    assert len({look.colour for look in theme.suits}) == len({look.icon for look in theme.suits}) == 15


def test_the_themes_are_the_files_that_there_are() -> None:
    assert sorted(THEMES) == sorted(path.stem for path in (shipped.LAYOUTS / "theme" / "themes").glob("*.yaml"))


def test_a_deck_that_asks_for_no_theme_has_ours() -> None:
    assert loading.theme_of(make_deck([ask("A1")])) == shipped.theme("spiegel", Theme)


FRONTS, BACKS = (0, 2), (1, 3)


def darkness(theme: str, pages: tuple[int, ...]) -> float:
    """How dark these pages of our deck are in the mean, in parts of all black."""
    printed = draw(replace(shipped_deck("nl"), theme=theme))
    shades = [ImageStat.Stat(printed.picture(page, 36).convert("L")).mean[0] for page in pages]
    return 1 - sum(shades) / len(shades) / 255


def test_the_sparing_theme_takes_less_than_half_of_the_ink_where_it_is_drawn() -> None:
    assert darkness("sparing", BACKS) < darkness("spiegel", BACKS) / 2
    assert darkness("sparing", FRONTS) < darkness("spiegel", FRONTS)  # which are words, and as large in either


# ------------------------------------------------------------------------------------------------- finding one


def test_a_theme_that_there_is_not_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(
        "title: D\nlanguages: [en]\ntheme: sparign\nsuits:\n  - {id: A, name: A}\n"
        "questions:\n  - {id: A1, suit: A, question: Why?}\n",
        encoding="utf-8",
    )
    ran = spiegel("cards", "deck.yaml", folder=tmp_path)
    assert ran.returncode == 1
    assert "deck.yaml:3:8: theme: there is no theme “sparign”" in ran.stderr
    assert "did you mean sparing?" in ran.stderr
    assert "spiegel, contrast, sparing and festive" in ran.stderr


def test_a_theme_asked_for_on_the_command_line_is_told_there(tmp_path: Path) -> None:
    with pytest.raises(DeckError) as caught:
        loading.theme_of(deck_in(tmp_path, "nowhere.yaml"))
    assert caught.value.problems[0].where == "--theme"


def test_a_theme_is_looked_for_beside_the_deck(tmp_path: Path) -> None:
    (tmp_path / "looks").mkdir()
    (tmp_path / "looks" / "ours.yml").write_text('ink: "#000000"\n', encoding="utf-8")
    assert loading.theme_of(deck_in(tmp_path, "looks/ours.yml")).ink == "#000000"


# ----------------------------------------------------------------------------------------- what it leaves out


OUTSIDE = "name it yourself when you print: --theme FILE; or copy it beside the deck"


@pytest.mark.parametrize("name", ["../out.yaml", "../nothing.yaml", "/etc/passwd", "link.yaml", "away/out.yaml"])
def test_a_theme_that_a_deck_names_elsewhere_is_not_looked_at_and_the_remedy_is_told(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "deck"
    folder.mkdir()
    (tmp_path / "out.yaml").write_text("secret: of somebody else", encoding="utf-8")
    (folder / "link.yaml").symlink_to("../out.yaml")
    (folder / "away").symlink_to("..")
    with pytest.raises(DeckError) as caught:
        loading.theme_of(deck_in(folder, name))
    (problem,) = caught.value.problems
    assert problem.what == f"the theme “{name}” lies outside the folder of the deck"
    assert problem.hint.startswith(OUTSIDE)
    assert loading.theme_warnings(folder, name) == ()


def test_a_theme_that_the_user_names_may_lie_anywhere_with_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "deck").mkdir()
    (tmp_path / "looks").mkdir()
    (tmp_path / "looks" / "logo.svg").write_text(SVG, encoding="utf-8")
    path = tmp_path / "looks" / "ours.yaml"
    path.write_text("ink: '#000000'\nlogo: {file: logo.svg, shows: us}\n", encoding="utf-8")
    theme = loading.theme_of(deck_in(tmp_path / "deck", path))
    assert theme.ink == "#000000"
    assert theme.logo
    assert theme.logo.file == str((tmp_path / "looks" / "logo.svg").resolve())


def test_a_deck_that_stands_in_no_folder_has_no_theme_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.yaml").write_text("ink: '#000000'", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DeckError, match=r"there is no theme “mine\.yaml”"):
        loading.theme_of(replace(make_deck([ask("A1")]), theme="mine.yaml"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("pipe.yaml", "is no ordinary file"),
        ("loop.yaml", "cannot be read"),
        ("huge.yaml", "larger than 8 MB"),
        ("./", "is no ordinary file"),
    ],
)
def test_a_theme_that_is_no_file_to_be_read_is_told_and_not_waited_for(tmp_path: Path, name: str, said: str) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    with (tmp_path / "huge.yaml").open("wb") as file:
        file.truncate(9 * 1024**2)
    with pytest.raises(DeckError, match=said):
        loading.theme_of(deck_in(tmp_path, name))


@pytest.mark.parametrize("key", ["logo: {{file: {0}, shows: us}}", "back: {{picture: {0}}}", "fonts: {{regular: {0}}}"])
def test_what_a_theme_names_lies_below_its_folder_too(tmp_path: Path, key: str) -> None:
    (tmp_path / "theme").mkdir()
    os.mkfifo(tmp_path / "theme" / "pipe.svg")
    (tmp_path / "out.svg").write_text(SVG, encoding="utf-8")
    path = tmp_path / "theme" / "mine.yaml"
    for name, said in (("../out.svg", "lies outside the folder"), ("pipe.svg", "is no ordinary file")):
        path.write_text(key.format(name), encoding="utf-8")
        with pytest.raises(DeckError, match=said):
            loading.read_theme(path)


def test_what_a_theme_leaves_out_is_as_in_ours(tmp_path: Path) -> None:
    ours = shipped.theme("spiegel", Theme)
    assert own(tmp_path, 'ink: "#000000"\n') == replace(ours, name="mine", title="mine", ink="#000000")


def test_so_are_the_colours_and_icons_of_suits(tmp_path: Path) -> None:
    ours = shipped.theme("spiegel", Theme).suits
    given = own(tmp_path, 'suits:\n  - {colour: "#102030"}\n  - {icon: kite}\n').suits
    assert (given[0].colour, given[0].icon) == ("#102030", ours[0].icon)
    assert (given[1].colour, given[1].icon) == (ours[1].colour, "kite")
    assert [look.colour for look in given[2:]] == [look.colour for look in ours[2:]]
    assert len({look.icon for look in given}) == len(given)  # a sign that was taken is no other suit's


def test_old_patterns_are_drawn_as_water_and_told_with_their_line(tmp_path: Path) -> None:
    for pattern in ("mirror", "lines", "waves", "dots"):
        path = tmp_path / "mine.yaml"
        path.write_text(f"# mine\nback: {{pattern: {pattern}}}\n", encoding="utf-8")
        (told,) = loading.theme_warnings(tmp_path, path)
        assert told.line == 2
        assert told.what == f"the pattern {pattern} is of an earlier version; it is drawn as water"
        printed = draw(replace(make_deck([ask("A1")]), theme=path))
        usual = draw(make_deck([ask("A1")]))
        assert printed.picture(1, 50).tobytes() == usual.picture(1, 50).tobytes()
        path.write_text("back: {pattern: water}\n", encoding="utf-8")  # as the remedy has it
        assert loading.theme_warnings(tmp_path, path) == ()


OLD = """\
name: Old
title: As it was
ink: "#111111"
quiet: "#444444"
paper: "#F3EFE6"
lines: "#AAAAAA"
suits:
  - {colour: "#0F6B6B", icon: steps}
  - {suit: B, colour: "#B04A12", icon: sun}
sign: mirror
reflection: 0.28
radius: 2.4
areas: filled
weight: 1.2
back: {pattern: dots}
fonts: fontpkg-lato
"""
"""Every key that themes had in the version before the horizon, each with a value that it had."""


def test_a_theme_of_the_last_version_still_prints_and_what_changed_its_meaning_is_one_line(tmp_path: Path) -> None:
    theme = own(tmp_path, OLD)
    assert (theme.reflection, theme.radius, theme.weight, theme.areas) == (0.28, 2.4, 1.2, "filled")
    (told,) = loading.theme_warnings(tmp_path, "mine.yaml")
    assert (told.line, told.hint) == (15, "write water, or leave it out")
    deck = replace(make_deck([ask("A1"), ask("B1")]), places=Beside(tmp_path), theme="mine.yaml")
    assert draw(deck).qpdf.pages


@pytest.mark.parametrize("icon", ["steps", "sun", "turn", "rings", "heart", "leaf", "star", "speech", "path", "hill", "kite",
                                  "boat", "balloon", "question", "smile", "mirror"])  # fmt: skip
def test_every_icon_of_the_last_version_is_still_there(icon: str) -> None:
    assert icon in ICONS


def test_check_advises_on_text_that_is_tinted_and_nobody_else_does(tmp_path: Path) -> None:
    deck = (
        "title: D\nlanguages: [en]\ntheme: mine.yaml\nsuits:\n  - {id: A, name: A}\n"
        "questions:\n  - {id: A1, suit: A, question: Why?}\n"
    )
    (tmp_path / "deck.yaml").write_text(deck, encoding="utf-8")
    (tmp_path / "mine.yaml").write_text('ink: "#2B1B14"\nquiet: "#555555"\n', encoding="utf-8")
    checked = spiegel("check", "deck.yaml", folder=tmp_path)
    assert checked.returncode == 0
    assert "mine.yaml:1:6: ink: #2B1B14 is tinted" in checked.stdout
    assert "take a grey, such as #000000" in checked.stdout
    assert "#555555" not in checked.stdout
    assert "tinted" not in spiegel("check", "deck.yaml", "--no-advice", folder=tmp_path).stdout
    (tmp_path / "mine.yaml").write_text('ink: "#000000"\n', encoding="utf-8")
    assert "tinted" not in spiegel("check", "deck.yaml", folder=tmp_path).stdout


def test_a_suit_that_is_named_has_its_look_whatever_its_place(tmp_path: Path) -> None:
    theme = own(tmp_path, 'suits:\n  - {suit: B, colour: "#102030", icon: kite}\n  - {colour: "#203040"}\n')
    suits = make_deck([ask("A1"), ask("B1"), ask("C1")]).bank.suits
    shown = [theme.look(suits, suit) for suit in suits]
    assert [look.colour for look in shown] == ["#203040", "#102030", theme.suits[2].colour]
    assert shown[1].icon == "kite"
    own_colour = replace(suits[1], colour="#445566")
    assert theme.look((suits[0], own_colour), own_colour).colour == "#445566"


# ------------------------------------------------------------------------------------------------ what is wrong


@pytest.mark.parametrize(
    ("text", "line", "what", "hint"),
    [
        ('quiet: "#999999"\n', 1, "#999999 on white has a contrast of 2.8 to 1; text needs 4.5 to 1", "darker"),
        ('\npaper: "#777777"\n', 2, "on the paper #777777 has a contrast of", "paler"),
        ('suits:\n  - {colour: "#E0B000"}\n', 2, "#E0B000 on white has a contrast of", "darker"),
        ("papr: black\n", 1, "is not a key that is known here", "did you mean paper?"),
        ("ink: black\n", 1, "should be a colour written as #", "with the quotes"),
        ("suits:\n  - {icon: rocket}\n", 2, "there is no icon rocket", "the icons are balloon"),
        ("sign: smiel\n", 1, "there is no icon smiel", "did you mean smile?"),
        ("back: {pattern: wave}\n", 1, "should be water, confetti, none, mirror, lines, waves or dots", "waves"),
        ("areas: outline\n", 1, "should be filled or outlined", "outlined"),
        ("weight: 9\n", 1, "of at most 3", ""),
        ("fonts: Comic Sans\n", 1, "should be a package of fonts, or a file for each style", "fontpkg-lato"),
        ("fonts: fontpkg-no-such-thing\n", 1, "fontpkg-no-such-thing is not installed", "pip install fontpkg-no-such-thing"),
        ("fonts: {regular: fonts/Mine.ttf}\n", 1, "there is no file fonts/Mine.ttf, nor a folder fonts", "make the folder"),
        ("fonts: {bold: fontpkg_lato/Lato-Bold.ttf}\n", 1, "is missing", "name the regular font"),
        ("logo: {file: logo.png, shows: A logo}\n", 1, "there is no file logo.png", "check its name"),
        ("back: {picture: ../back.png}\n", 1, "lies outside the folder", "copy it"),
        ("- ink\n", 1, "should be a group of keys", "the keys are"),
        ("", 0, "is empty", "right file"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_theme_is_told_with_its_line_and_a_remedy(
    tmp_path: Path, text: str, line: int, what: str, hint: str
) -> None:
    (tmp_path.parent / "back.png").write_bytes(b"")
    problems = wrong(tmp_path, text)
    assert problems[0].file.endswith("mine.yaml")
    assert problems[0].line == line
    assert what in problems[0].what
    assert hint in problems[0].hint


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    said = [problem.what for problem in wrong(tmp_path, 'ink: "#CCCCCC"\nsign: no\nlogo: {file: x.png, shows: X}\n')]
    assert len(said) == 3


def test_a_ratio_is_never_rounded_up_to_what_is_asked_for(tmp_path: Path) -> None:
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.005)
    assert "has a contrast of 4.4 to 1" in wrong(tmp_path, 'quiet: "#777777"\n')[0].what


# ------------------------------------------------------------------------------------------------- on the sheets


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_our_deck_fits_in_every_theme(name: str, language: str) -> None:
    deck = replace(shipped_deck(language), theme=name)
    for stock in STOCKS:
        assert cards.prepare(deck, cards.Options(stock=stock), silent).sheets
    assert guide.prepare(deck, guide.Options(), silent).pages
    assert workbook.prepare(deck, workbook.Options(), silent).report.made


@pytest.mark.parametrize("pattern", ["mirror", "lines", "waves", "dots", "confetti", "none"])
def test_the_ink_of_every_back_keeps_away_from_the_trim(tmp_path: Path, pattern: str) -> None:
    (tmp_path / "mine.yaml").write_text(f"back: {{pattern: {pattern}}}\n", encoding="utf-8")
    printed = draw(deck_in(tmp_path, "mine.yaml"))
    trim = shipped.stocks()["poker-a4"].backs()[0].trim
    page, scale = printed.picture(1, 144), 144 / 25.4
    left, top, right, bottom = (round(edge * scale) for edge in (trim.left, trim.top, trim.right, trim.bottom))
    card = page.crop((left, top, right, bottom))
    box = Image.eval(card.convert("L"), lambda shade: 255 - shade).point(lambda shade: 255 * (shade > 8)).getbbox()
    assert box is not None
    assert min(box[0], box[1], card.width - box[2], card.height - box[3]) > 5 * scale


def test_a_logo_is_a_figure_on_the_covers_and_told_with_the_backs_that_carry_it(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "mine.yaml").write_text("logo: {file: logo.svg, shows: Our red logo}\n", encoding="utf-8")
    deck = deck_in(tmp_path, "mine.yaml")
    for layout in (guide, workbook):
        data = layout.prepare(deck, layout.Options(), silent).draw(silent)
        assert red(data, 0) > 0
        assert figures(data).count("Our red logo") == 1
    printed = cards.prepare(deck, cards.Options(), silent).draw(silent)
    assert red(printed, 1) > 0
    assert sorted(figures(printed)) == ["Suit A, back, Our red logo", "Suit B, back, Our red logo"]


def test_a_logo_may_stay_off_the_cards(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "mine.yaml").write_text("logo: {file: logo.svg, shows: Logo, cards: no}\n", encoding="utf-8")
    assert red(cards.prepare(deck_in(tmp_path, "mine.yaml"), cards.Options(), silent).draw(silent), 1) == 0


def test_a_picture_may_take_the_place_of_the_icon_on_the_backs(tmp_path: Path) -> None:
    Image.new("RGB", (300, 200), (204, 0, 0)).save(tmp_path / "back.png")
    (tmp_path / "mine.yaml").write_text("back: {picture: back.png}\n", encoding="utf-8")
    data = cards.prepare(deck_in(tmp_path, "mine.yaml"), cards.Options(), silent).draw(silent)
    assert red(data, 1) > 100
    assert data.count(b"/Subtype/Image") == 1


def red(data: bytes, page: int) -> int:
    """Pixels of the test's red on a page, at 36 to the inch."""
    from readback import Printed  # noqa: PLC0415 – beside its use

    colours = Printed(data).picture(page, 36).convert("RGB").getcolors(1 << 20) or []
    return sum(many for many, (r, g, b) in colours if r > 180 and g < 30 and b < 30)  # type: ignore[misc]


def figures(data: bytes) -> list[str]:
    """The words of all figures of a file."""
    from io import BytesIO  # noqa: PLC0415

    import pikepdf  # noqa: PLC0415 – beside its use

    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            str(each.Alt)
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]


# ----------------------------------------------------------------------------------------------------- the docs


def test_the_docs_name_every_key_every_pattern_and_every_theme() -> None:
    text = (shipped.ROOT / "docs" / "themes.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `([a-z]+)` \|", text, re.MULTILINE))
    assert told == set(Theme.__struct_fields__) | set(THEMES)
    patterns = ("water", "confetti", "none", "mirror", "lines", "waves", "dots")
    assert all(f"`{pattern}`" in text for pattern in patterns)


def test_the_theme_file_of_ours_holds_every_key_with_its_reason() -> None:
    text = (shipped.LAYOUTS / "theme" / "themes" / "spiegel.yaml").read_text(encoding="utf-8")
    for key in Theme.__struct_fields__:
        assert re.search(rf"^(# )?{key}:", text, re.MULTILINE), key


def test_the_example_of_the_docs_is_a_theme(tmp_path: Path) -> None:
    text = (shipped.ROOT / "docs" / "themes.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(# house\.yaml.*?)```", text, re.DOTALL)
    (tmp_path / "logo.svg").write_text(SVG, encoding="utf-8")
    assert own(tmp_path, example).logo is not None
