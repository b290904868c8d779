"""Every kind of file that Spiegel makes, through everything that can find fault with a PDF."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
from importlib import import_module
from itertools import chain, cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from checkers import CHECKERS, EXCUSES, Finding, excuses, findings
from helpers import STOCKS
from msgspec.structs import replace
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from generator.bank import shipped
from generator.bank.loading import load
from generator.bank.starter import start
from generator.deck.extras import extra_cards
from generator.deck.selection import choose
from generator.model.bank import Picture
from generator.model.deck import Selection
from generator.model.names import ListedName, NameList
from generator.model.printer import PrinterProfile
from generator.prepress import inspect
from generator.product import decks_for, silent
from layouts import LAYOUTS
from layouts.calibration.sheet import prepare_calibration
from layouts.calibration.stock_sheet import prepare_stock_sheet
from layouts.jobsheet.sheet import prepare_jobsheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.bank.loading import Loaded
    from generator.model.deck import Deck

ROOT = Path(__file__).resolve().parent.parent
VERAPDF = ROOT / ".ci" / "verapdf"
CANNOT_RUN = 77

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#CC0000"/>'
    '<circle cx="20" cy="10" r="8" fill="#FFFFFF" fill-opacity="0.5" stroke="#000000"/></svg>'
)

CHOICES: dict[str, list[dict[str, Any]]] = {
    "cards": [
        *({"stock": stock} for stock in STOCKS),
        {"backs": "plain"},
        {"backs": "none"},
        {"duplex": "short"},
        {"duplex": "fold", "sets": 2},
        {"duplex": "manual", "order": "stacks", "start": 4},
        {"duplex": "long", "printer": PrinterProfile(name="office", paper="a4", across=2.5, turn=0.6, scale_down=0.99)},
        {"ink": "grey", "copies": 2},
        {"draft": True},
        {"stock": "a6-a4", "large_print": True},
        {"extras": extra_cards("howto,pass,blank:2")},
    ],
    "guide": [*({"paper": paper} for paper in ("a4", "a5", "letter")), {"paper": "letter", "large_print": True}],
    "workbook": [
        {"paper": "a4", "large_print": True},
        {"paper": "a4"},
        {},
        {"ruling": "cornell", "binding": "punched"},
        {"paper": "letter", "people": 12},
        {"paper": "half-letter"},
        {"pocket": True},
        {"fillable": True},
    ],
    "team-sheets": [{"paper": "a4"}, {"paper": "a3", "people": 25}, {"paper": "letter"}, {"fillable": True}],
    "box": [{}, {"stock": "avery-32010", "paper": "letter"}, {"kind": "band"}, {"kind": "dividers"}],
}
"""What is chosen of a product here, besides its usual options; one that is not named is made with these alone."""


SAMPLES = ROOT / "docs" / "decks"

STARTED = ("fr", "de")
"""Languages in which we have fixed words and texts, and no bank of our own: of a new deck in each."""

MIXED = Selection(suits=("A", "C"), shuffle=True)
"""A selection in which suits' cards come after questions of theirs."""


def _illustrated(folder: Path, loaded: Loaded) -> Deck:
    """Our deck with a photograph, a drawing with a transparent ground and an SVG, in a theme with a logo and a font file."""
    Image.effect_noise((700, 500), 60).convert("RGB").save(folder / "a.jpg")
    Image.linear_gradient("L").convert("LA").save(folder / "b.png")
    (folder / "c.svg").write_text(SVG, encoding="utf-8")
    theme = "logo: {file: c.svg, shows: Een logo}\nback: {picture: a.jpg}\nfonts: fontpkg-lato\n"
    (folder / "theme.yaml").write_text(theme, encoding="utf-8")
    shows = dict.fromkeys(loaded.bank.languages, "Een beeld")
    pictures = [Picture(file=name, shows=shows) for name in ("a.jpg", "b.png", "c.svg")]
    questions = [
        replace(question, picture=pictures[number % 3]) if number < 6 else question
        for number, question in enumerate(loaded.bank.questions)
    ]
    tips = [replace(loaded.bank.tips[0], text=shows, picture=pictures[1]), *loaded.bank.tips[1:]]
    bank = replace(loaded.bank, questions=tuple(questions), tips=tuple(tips))
    beside = dataclasses.replace(loaded.places.document, name=str(folder / "cards.yaml"))
    return choose(bank, "nl", replace(loaded.places, document=beside), theme="theme.yaml")


def _in_turns(languages: Sequence[str], choices: Sequence[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The usual options in every language; each other choice in one language, which take turns: faults of a choice are in
    the kinds of marks that it makes, and faults of a language in the words."""
    yield from ((language, {}) for language in languages)
    yield from zip(cycle(languages), choices)


def _fewer(product: str, loaded: Loaded) -> dict[str, Any]:
    """What of the deck has every kind of mark of a product as well: choices and themes are made of that.

    With ``EVERY_PAGE=1``, as in ``make every-page``, they are made of all of it.
    """
    whole = product != "guide" or os.environ.get("EVERY_PAGE")
    return {} if whole else {"session": loaded.bank.sessions[0]}


def _made(folder: Path) -> Iterator[tuple[str, bytes]]:
    loaded = load(shipped.shipped_bank())
    short = loaded.bank.sessions[0]
    for name, row in LAYOUTS.items():
        layout = import_module(row.module)
        choices = [each for each in CHOICES.get(name, []) if layout.Options(**each) != layout.Options()]
        fewer = _fewer(name, loaded)
        for language, options in _in_turns(loaded.bank.languages, choices):
            deck = choose(loaded.bank, language, loaded.places, **(fewer if options else {}))
            said = "-".join([name, language, *(f"{key}={_short(value)}" for key, value in options.items())])
            yield said, layout.prepare(deck, layout.Options(**options), silent).draw(silent)
        if name == "cards":
            deck = choose(loaded.bank, "nl", loaded.places, second="en")
            both = layout.Options(extras=extra_cards("howto,pass,blank"))
            yield "cards-nl-en", layout.prepare(deck, both, silent).draw(silent)
        for theme in list(shipped.themes())[1:]:
            deck = choose(loaded.bank, "nl", loaded.places, theme=theme, **fewer)
            yield f"{name}-nl-theme={theme}", layout.prepare(deck, layout.Options(), silent).draw(silent)
        if name == "workbook":
            yield from _joined(loaded)
        illustrated = _illustrated(folder, loaded)
        yield f"{name}-nl-pictures", layout.prepare(illustrated, layout.Options(), silent).draw(silent)
        deck = choose(loaded.bank, "nl", loaded.places, short)
        yield f"{name}-nl-session", layout.prepare(deck, layout.Options(), silent).draw(silent)
        mixed = choose(loaded.bank, "nl", loaded.places, selection=MIXED)
        yield f"{name}-nl-mixed", layout.prepare(mixed, layout.Options(), silent).draw(silent)


def _calibration() -> Iterator[tuple[str, bytes]]:
    """The sheets to measure a printer with, for both sides at once and for turning by hand; job sheets; sheets of stocks."""
    for language, paper, by_hand in (("nl", "a4", False), ("fr", "letter", True)):
        made = prepare_calibration(paper, language, "office", by_hand=by_hand).files()
        yield from ((f"calibration-{language}-{number}", data) for number, data in enumerate(made))
    for language, way in (("nl", "long"), ("en", "manual")):
        deck = choose(load(shipped.shipped_bank()).bank, language, None)
        layout = import_module(LAYOUTS["cards"].module)
        options = layout.Options(duplex=way)
        named = {
            f"cards-{language}-{number}.pdf": each.prepared
            for number, each in enumerate(layout.prepare_all(deck, options, silent).variants)
        }
        yield f"jobsheet-{language}", prepare_jobsheet(deck, named, options, 250, "a4").draw()
    for language, stock in (("en", "avery-32010"), ("nl", "avery-8387"), ("fr", "herma-5028"), ("de", "mini-a4")):
        sheet = prepare_stock_sheet(shipped.stocks()[stock], language, f"- name: {stock}")
        yield f"stock-{stock}-{language}", sheet.draw()


def _others(folder: Path) -> Iterator[tuple[str, Deck]]:
    """The sample decks in each of their languages, and in two at once where they have two; new decks."""
    for path in sorted(SAMPLES.iterdir()):
        loaded = load(path / "cards.yaml")
        for language in loaded.bank.languages:
            yield f"{language}-deck={path.name}", choose(loaded.bank, language, loaded.places)
        if len(loaded.bank.languages) > 1:
            first, second = loaded.bank.languages[:2]
            yield f"{first}-{second}-deck={path.name}", choose(loaded.bank, first, loaded.places, second=second)
    for language in STARTED:
        start(folder / language, "Nouveau", language, ["Neu", "Nouveau"])
        loaded = load(folder / language / "cards.yaml")
        yield f"{language}-deck=new", choose(loaded.bank, language, loaded.places)


def _made_of_others(folder: Path) -> Iterator[tuple[str, bytes]]:
    for said, deck in _others(folder):
        for name, row in LAYOUTS.items():
            layout = import_module(row.module)
            if decks_for(layout, deck) == (deck,):  # else it is made in each language alone
                yield f"{name}-{said}", layout.prepare(deck, layout.Options(), silent).draw(silent)


def _joined(loaded: Loaded) -> Iterator[tuple[str, bytes]]:
    """The workbooks of three people in one file, to bind and to fold."""
    layout = import_module(LAYOUTS["workbook"].module)
    names = NameList("team.txt", tuple(map(ListedName, ("An Peeters", "Bo", "Chloé Ünal"))))
    for booklet in (False, True):
        options = layout.Options(names=names, joined=True, booklet=booklet)
        (made,) = layout.prepare_all(choose(loaded.bank, "nl", loaded.places), options, silent).variants
        yield f"workbook-nl-joined-{booklet}", made.prepared.draw(silent)


def _short(value: object) -> str:
    return "-".join(card.id for card in value) if isinstance(value, tuple) else str(value)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("products")
    paths = []
    for name, data in chain(_made(folder), _calibration(), _made_of_others(folder)):
        path = folder / f"{name}.pdf"
        path.write_bytes(data)
        paths.append(path)
    return paths


def archival(files: list[Path]) -> list[Path]:
    """All but the forms, which Acrobat would open for reading only if they claimed to be archived."""
    return [path for path in files if "fillable" not in path.name]


OF_PICTURES = {"transparency", "coarse-picture"}
"""What is found in the pictures that people bring along: ours here are half transparent, and small."""


def test_preflight_finds_nothing_to_trip_over_and_sees_what_each_file_claims(files: list[Path]) -> None:
    inspected = {path: inspect.inspect(path) for path in files}
    found = {path.name: {finding.kind for finding in seen.findings} for path, seen in inspected.items()}
    illustrated = {name: kinds for name, kinds in found.items() if name.endswith("-pictures.pdf")}
    assert {name: kinds for name, kinds in found.items() if kinds and name not in illustrated} == {}
    assert all(kinds <= OF_PICTURES for kinds in illustrated.values())
    assert all("transparency" in illustrated[f"{name}-nl-pictures.pdf"] for name in ("cards", "guide", "workbook"))
    for path in archival(files):
        seen = inspected[path]
        assert seen.claims == ("PDF/UA-1", "PDF/A-2a")
        assert seen.tags.untagged_marks == 0
        assert seen.printing.scaling == "None"
        assert seen.printing.duplex in {"DuplexFlipLongEdge", "DuplexFlipShortEdge", "Simplex"}
        assert all(font.embedded and font.subset for font in seen.fonts)


def test_qpdf_has_no_complaint(files: list[Path]) -> None:
    for path in files:
        with pikepdf.open(path) as pdf:
            assert pdf.check_pdf_syntax() == [], path.name
            assert pdf.get_warnings() == [], path.name


def test_two_renderers_agree_on_pages_and_text(files: list[Path]) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is not installed here: pdfium alone reads the files, in the other tests")
    for path in files:
        pdfium = pypdfium2.PdfDocument(path)
        text = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)  # noqa: S607 – wherever it is
        assert text.stderr == b"", path.name
        poppler = text.stdout.decode().split("\f")[:-1]
        assert len(poppler) == len(pdfium)
        for page, said in zip(pdfium, poppler, strict=True):
            ours = page.get_textpage().get_text_bounded()
            assert sorted("".join(ours.split())) == sorted("".join(said.split())), path.name


def _verapdf(profile: str, *paths: Path) -> str:
    if os.name != "posix":
        pytest.skip("the runner of veraPDF is a shell script")
    environment = {**os.environ, "PYTHON": sys.executable}
    ran = subprocess.run(
        [VERAPDF, profile, *paths], capture_output=True, text=True, check=False, env=environment, timeout=600
    )
    if ran.returncode == CANNOT_RUN:
        pytest.skip(ran.stdout.strip().splitlines()[-1])
    return ran.stdout


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file in which every checker must find fault."""
    path = tmp_path_factory.mktemp("plain") / "plain.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(72, 72, "untagged, in a font that is not embedded")
    canvas.save()
    return path


@pytest.fixture(scope="module")
def as_pdf_ua(files: list[Path], plain: Path) -> dict[Path, list[str]]:
    """What veraPDF says of each file as PDF/UA-1."""
    return _verdicts("ua1", [*files, plain])


@pytest.fixture(scope="module")
def as_pdf_a(files: list[Path], plain: Path) -> dict[Path, list[str]]:
    """What veraPDF says of each file as PDF/A-2a."""
    return _verdicts("2a", [*files, plain])


def _verdicts(profile: str, paths: Sequence[Path]) -> dict[Path, list[str]]:
    """Of each file whether it passes, and a line for each rule that fails; all at once, as Java is slow to start."""
    said: list[list[str]] = []
    for line in _verapdf(profile, *paths).splitlines():
        if line.startswith("   "):
            said[-1].append(line)
        else:
            said.append([line])
    return dict(zip(paths, said, strict=True))


def test_verapdf_passes_every_file_as_pdf_ua(files: list[Path], as_pdf_ua: dict[Path, list[str]]) -> None:
    assert [as_pdf_ua[path] for path in files if " ua1 PASS " not in as_pdf_ua[path][0]] == []


def test_verapdf_passes_every_file_as_pdf_a_but_for_the_claim_that_a_form_leaves_out(
    files: list[Path], as_pdf_a: dict[Path, list[str]]
) -> None:
    assert [as_pdf_a[path] for path in archival(files) if " 2a PASS " not in as_pdf_a[path][0]] == []
    forms = [path for path in files if path not in archival(files)]
    failed = [line.split()[0] for path in forms for line in as_pdf_a[path][1:]]
    assert failed == ["6.6.4-1"] * len(forms)  # the claim itself, ISO 19005-2, 6.6.4
    assert forms


def test_a_form_is_tagged_as_well_as_the_rest_and_says_so(files: list[Path]) -> None:
    for path in files:
        if path not in archival(files):
            seen = inspect.inspect(path)
            assert (seen.claims, seen.tags.untagged_marks) == (("PDF/UA-1",), 0)
            assert all(font.embedded for font in seen.fonts)


@pytest.mark.parametrize("product", LAYOUTS)
def test_other_checkers_find_only_what_has_a_reason(files: list[Path], product: str) -> None:
    """Every product of the registry, each a part of its own, so that several processes share the work."""
    mine = [path for path in files if path.name.startswith(f"{product}-")]
    assert mine, "a product in LAYOUTS is made here by itself"
    found = {path.name: findings(path) for path in mine}
    excused = {reason for name, some in found.items() for each in some for reason in excuses(name, each)}
    faults = {name: [str(each) for each in some if not excuses(name, each)] for name, some in found.items()}
    assert {name: some for name, some in faults.items() if some} == {}
    expected = [each for each in EXCUSES if each.files.startswith(f"{product}-")]
    unused = [f"{each.rule} of {each.files}" for each in expected if each not in excused]
    assert unused == [], "take these out of EXCUSES: nothing reports them any more"


def test_every_excuse_is_of_a_product_that_there_is_and_gives_its_reason() -> None:
    assert all(any(each.files.startswith(f"{product}-") for product in LAYOUTS) for each in EXCUSES)
    assert all(len(each.reason.split()) > 8 for each in EXCUSES)


@pytest.mark.parametrize("checker", CHECKERS)
def test_each_checker_does_find_fault(plain: Path, checker: str) -> None:
    found = list(CHECKERS[checker](plain))
    assert found
    assert [each for each in found if excuses("cards-nl.pdf", each)] == []


def test_an_excuse_holds_for_its_product_and_its_texts_alone() -> None:
    heads = Finding("PAG-001", "1 running header", ("Samen starten · A01", "Voor al de rest"))
    assert len(excuses("workbook-nl.pdf", heads)) == 2
    assert excuses("cards-nl.pdf", heads) == []
    assert excuses("workbook-nl.pdf", replace(heads, shown=("Samen starten · A01", "Jouw verhaal"))) == []
    assert excuses("workbook-nl.pdf", replace(heads, rule="TBL-001")) == []
    assert excuses("workbook-nl.pdf", replace(heads, shown=())) == []


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_verapdf_does_find_fault(
    plain: Path, as_pdf_ua: dict[Path, list[str]], as_pdf_a: dict[Path, list[str]], profile: str
) -> None:
    assert f" {profile} FAIL " in {"ua1": as_pdf_ua, "2a": as_pdf_a}[profile][plain][0]
