"""A deck → its theme: one that we ship, or a file of the user's own, read and checked; what it leaves out is as in ours."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from msgspec.structs import replace

from generator.bank import shipped
from generator.bank.explain import read_value
from generator.bank.problem_places import Findings, problem_at
from generator.bank.yaml.reader import read_yaml
from generator.files import LARGEST_FILE as LARGEST_THEME
from generator.files import ElsewhereError, MissingError, UnusableError, file_beside
from generator.model.deck import USUAL_THEME
from generator.model.problems import DeckError, Problem
from generator.model.wording import did_you_mean, listed, quote
from layouts.text.font_files import DISPLAY, PACKAGE, chain, font_file, package_files
from layouts.theme.drawings import ICONS
from layouts.theme.pictures import LARGEST_FILE, read_picture
from layouts.theme.theme import LEAST_CONTRAST, OLD_PATTERNS, TINT, WHITE, FontFiles, Theme, contrast, is_neutral, mix
from layouts.theme.theme_file import theme_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.bank.yaml.reader import Document, Keys, Value
    from generator.model.deck import Deck

ENDINGS = {".yaml", ".yml"}

ELSEWHERE = (
    "name it yourself when you print: --theme FILE; or copy it beside the deck, with the fonts and pictures it names"
)
"""What to do with a theme that a deck names and that lies elsewhere; decks of earlier versions may."""

STYLES = ("regular", "bold", "italic")

MOST_FONTS = 12
"""Files of one style, each for what those before it lack."""

COLOUR = re.compile("#[0-9A-Fa-f]{6}")


def theme_of(deck: Deck) -> Theme:
    """The theme that a deck asks for.

    Raises:
        DeckError: there is no such theme, or with every problem of its file.
    """
    named = deck.theme
    if isinstance(named, Path):
        return read_theme(named)
    if named in shipped.THEMES:
        return shipped_theme(named)
    missing = f"there is no theme {quote(named)}"
    if "/" not in named and Path(named).suffix.lower() not in ENDINGS:
        hint = did_you_mean(named, shipped.THEMES, "there are")
        raise DeckError([_of_deck(deck, missing, hint or f"there are {listed(shipped.THEMES)}")])
    try:
        return read_theme(_named(deck.folder, named))
    except MissingError:
        hint = f"name a file beside the deck, or one of ours: {listed(shipped.THEMES)}"
        raise DeckError([_of_deck(deck, missing, hint)]) from None
    except ElsewhereError:
        raise DeckError(
            [_of_deck(deck, f"the theme {quote(named)} lies outside the folder of the deck", ELSEWHERE)]
        ) from None
    except UnusableError as error:
        raise DeckError([_of_deck(deck, error.what, error.hint)]) from None


def theme_warnings(folder: Path | None, theme: str | Path) -> tuple[Problem, ...]:
    """What reads well in a theme's file, but was probably meant otherwise or has an older name; none of a broken file.

    Args:
        folder: the deck's.
        theme: as ``Deck.theme``.
    """
    document = _document(folder, theme)
    return (*document.warnings, *_old_pattern(document)) if document else ()


def theme_advice(folder: Path | None, theme: str | Path) -> tuple[Problem, ...]:
    """What prints better otherwise in a theme's file; none of a broken file. The arguments are as above."""
    document = _document(folder, theme)
    return tuple(_tinted(document)) if document else ()


def _document(folder: Path | None, theme: str | Path) -> Document | None:
    """A theme's file as it was read; None where it cannot be, of which ``theme_of`` tells."""
    try:
        path = theme if isinstance(theme, Path) else _named(folder, theme)
        return theme_document(path)
    except (DeckError, UnusableError):
        return None


def _old_pattern(document: Document) -> Iterator[Problem]:
    """The pattern of an earlier version, which is drawn as today's."""
    back = document.value.get("back") if isinstance(document.value, dict) else None
    pattern = back.get("pattern") if isinstance(back, dict) else None
    if isinstance(pattern, str) and pattern in OLD_PATTERNS:
        what = f"the pattern {pattern} is of an earlier version; it is drawn as water"
        yield problem_at(document, ("back", "pattern"), what, "write water, or leave it out")


def _tinted(document: Document) -> Iterator[Problem]:
    """Colours of text that a printer mixes from all its inks, where a grey would be of black alone."""
    values = document.value if isinstance(document.value, dict) else {}
    for key, called in (("ink", "#000000"), ("quiet", "#595959")):
        colour = values.get(key)
        if isinstance(colour, str) and COLOUR.fullmatch(colour) and not is_neutral(colour):
            what = f"{colour} is tinted: a printer mixes text in it from all its inks, less sharp than black alone"
            yield problem_at(document, (key,), what, f"take a grey, such as {called}")


def _named(folder: Path | None, theme: str) -> Path:
    """The file of a theme that a deck names; it lies below the deck's folder.

    Raises:
        UnusableError: it does not, or is no file.
    """
    file_beside(folder, theme, LARGEST_THEME)
    return (folder or Path()) / theme


def _of_deck(deck: Deck, what: str, hint: str) -> Problem:
    """What is wrong with the theme, where it was named: in the deck, or on the command line."""
    if deck.theme == deck.bank.theme:
        return deck.problem("", ("theme",), what, hint)
    return Problem(what, where="--theme", hint=hint)


@cache
def shipped_theme(name: str) -> Theme:
    """A theme that we ship, by its name."""
    if name == USUAL_THEME:
        return shipped.theme(USUAL_THEME, Theme)
    document = read_yaml(_file(name))
    findings = Findings(document)
    theme = read_value(findings, (), _whole(document.value), Theme)
    findings.finish()
    return cast("Theme", theme)


def read_theme(path: Path) -> Theme:
    """A theme in a file of the user's own.

    Raises:
        DeckError: with every problem of the file.
    """
    document = theme_document(path)
    findings = Findings(document)
    _check_fonts(findings, document.value)
    theme = None if findings.problems else read_value(findings, (), _whole(document.value, path.stem), Theme)
    if theme is not None:
        _check_icons(findings, theme)
        _check_contrast(findings, theme, document.value)
        theme = _found(findings, theme, path.parent, document.value)
    findings.finish()
    return cast("Theme", theme)


def _file(name: str) -> Path:
    return shipped.LAYOUTS / "theme" / "themes" / f"{name}.yaml"


def _whole(value: Value, name: str = "") -> Value:
    """The plain values of a theme, and those of our own for what they leave out; of each suit's look too."""
    if not isinstance(value, dict):
        return value
    ours = cast("dict[str, Any]", read_yaml(_file(USUAL_THEME)).value)
    whole: dict[str, Any] = {**ours, "name": name, "title": name, **value}
    if isinstance(value.get("suits"), list):
        own, usual = cast("list[Value]", value["suits"]), ours["suits"]
        looks = [{**usual[at % len(usual)], **look} if isinstance(look, dict) else look for at, look in enumerate(own)]
        whole["suits"] = [*looks, *_other_signs(looks, usual)]
    whole["fonts"] = ours["fonts"] | _listed(value.get("fonts"))
    return whole


def _other_signs(own: list[Any], usual: list[dict[str, str]]) -> list[dict[str, str]]:
    """Our looks that follow those of a theme: their colours in order, with signs that the theme's own looks leave."""
    taken = {look.get("icon") for look in own if isinstance(look, dict)}
    rest = usual[len(own) :]
    free = iter([look["icon"] for look in [*rest, *usual[: len(own)]] if look["icon"] not in taken])
    return [{**look, "icon": next(free, look["icon"])} for look in rest]


def _listed(fonts: Value) -> dict[str, Any]:
    """The fonts of a theme by style, each as a list; empty where one package gives them all."""
    if not isinstance(fonts, dict):
        return {}
    given = {style: files for style, files in fonts.items() if files is not None or style != DISPLAY}
    return {style: [files] if isinstance(files, str) else files for style, files in given.items()}


def _check_fonts(findings: Findings, value: Value) -> None:
    """Fonts are the name of a package, or a file (or more) for each style."""
    fonts = value.get("fonts", {}) if isinstance(value, dict) else {}
    if isinstance(fonts, list) or (isinstance(fonts, str) and not PACKAGE.fullmatch(fonts)):
        hint = (
            "write fonts: fontpkg-lato, or below it “regular: fonts/Mine-Regular.ttf” and the same for bold and italic"
        )
        findings.add(("fonts",), "should be a package of fonts, or a file for each style", hint)


def _check_icons(findings: Findings, theme: Theme) -> None:
    named = [(("suits", at, "icon"), look.icon) for at, look in enumerate(theme.suits)]
    for path, icon in [*named, (("sign",), theme.sign)]:
        if icon not in ICONS:
            findings.add(path, f"there is no icon {icon}", did_you_mean(icon, sorted(ICONS), "the icons are"))


def _pairs(theme: Theme) -> Iterator[tuple[Keys, str, Keys, str, str]]:
    """Every text of a theme with its ground: the key and colour of either, and what the ground is called."""
    grounds = [((), WHITE, "on white"), (("paper",), theme.paper, f"on the paper {theme.paper}")]
    texts: list[tuple[Keys, str]] = [(("ink",), theme.ink), (("quiet",), theme.quiet)]
    texts += [(("suits", at, "colour"), look.colour) for at, look in enumerate(theme.suits)]
    for key, colour in texts:
        for ground_key, ground, said in grounds:
            yield key, colour, ground_key, ground, said
    accent = theme.suits[0].colour
    yield ("suits", 0, "colour"), accent, (), mix(accent, WHITE, TINT), "on its own tint in the guide"


def _check_contrast(findings: Findings, theme: Theme, value: Value) -> None:
    """Every text can be read on its ground; the key that the file has itself is to blame."""
    for key, colour, ground_key, ground, said in _pairs(theme):
        ratio = contrast(colour, ground)
        if ratio < LEAST_CONTRAST:
            what = f"{colour} {said} has a contrast of {_down(ratio)} to 1; text needs {LEAST_CONTRAST} to 1"
            inherited = ground_key and isinstance(value, dict) and key[0] not in value
            findings.add(ground_key if inherited else key, what, "take a darker colour, or a paler ground")


def _down(ratio: float) -> str:
    """A ratio to one decimal, never rounded up to what is asked for."""
    return f"{int(ratio * 10) / 10:.1f}"


def _found(findings: Findings, theme: Theme, folder: Path, value: Value) -> Theme:
    """The theme with its files found, as whole paths; what is wrong with them is added to the findings."""
    own = value.get("fonts") if isinstance(value, dict) else None
    fonts = _fonts(findings, folder, own) if own else theme.fonts
    back, logo = theme.back, theme.logo
    if back.picture:
        back = replace(back, picture=_picture(findings, folder, ("back", "picture"), back.picture))
    if logo:
        logo = replace(logo, file=_picture(findings, folder, ("logo", "file"), logo.file))
    return replace(theme, fonts=fonts, back=back, logo=logo)


def _picture(findings: Findings, folder: Path, path: Keys, name: str) -> str:
    """A picture of a theme as a whole path; it is opened once, so that what is wrong with it is told with its line."""
    try:
        found = file_beside(folder, name, LARGEST_FILE)
        read_picture(found, (72, 72), WHITE, drawn=False)
    except UnusableError as error:
        findings.add(path, error.what if name in error.what else f"{name} {error.what}", error.hint)
        return name
    return str(found)


def _fonts(findings: Findings, folder: Path, own: Value) -> FontFiles:
    """The chains of a theme's own fonts: where there is no file, bold and italic are set in the regular, display in the bold."""
    ours = shipped.theme(USUAL_THEME, Theme).fonts
    found: dict[str, list[Path]] = {}
    if isinstance(own, str):
        try:
            found = {style: [path] for style, path in package_files(own).items()}
        except UnusableError as error:
            findings.add(("fonts",), error.what, error.hint)
    for style, files in _listed(own).items():
        if len(files) > MOST_FONTS:
            what = f"has {len(files):,} files, and up to {MOST_FONTS} are looked through for a character"
            findings.add(("fonts", style), what, "keep the few that have the characters of your deck")
        for at, reference in enumerate(files[:MOST_FONTS]):
            path: Keys = ("fonts", style) if len(files) == 1 else ("fonts", style, at)
            try:
                found.setdefault(style, []).append(font_file(folder, reference, style))
            except UnusableError as error:
                findings.add(path, error.what, error.hint)
    display = found.pop(DISPLAY, None)
    usual = found.get("regular")
    if not usual and found and not findings.problems:
        findings.add(("fonts", "regular"), "is missing", "name the regular font: bold and italic alone will not do")
    chains = {style: chain(found.get(style) or usual or [], getattr(ours, style)) for style in STYLES}
    return FontFiles(**chains, display=chain(display, chains["bold"]) if display else None)
