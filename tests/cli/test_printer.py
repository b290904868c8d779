from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from readback import Printed

from generator.cli.config import config_folder, printers_file
from generator.cli.main import spiegel as command

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A config folder of this test's own, which is not there yet, and an empty folder to be in."""
    monkeypatch.setenv("SPIEGEL_CONFIG", str(tmp_path / "config"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "config"


def run(*typed: str) -> Result:
    return CliRunner().invoke(command, ["printer", *typed], prog_name="spiegel", catch_exceptions=False)


HOLES = ("--holes", "K9", "K9", "K9", "K9")


def test_a_printer_is_measured_listed_shown_and_forgotten(config: Path) -> None:
    assert "No printer was measured yet" in run("list").stdout
    made = run("set", "office", *HOLES, "--tray", "rear", "--seen", "2 down")
    assert made.exit_code == 0
    assert made.stdout.startswith(
        "Kept office/rear: backs lie 2.0 mm to the left and 0.0 mm down, turned 0.00° to the right; printed at 100.0% × 100.0%.\n"
    )
    assert "use it with --printer office/rear" in made.stdout
    assert run("list").stdout.splitlines()[1] == f"kept in {config / 'printers.yaml'}"
    shown = run("show", "office/rear").stdout
    assert "turned by hand, the backs are printed from the last to the first, upside down" in shown
    assert run("set", "office", *HOLES, "--tray", "rear").stdout.startswith("Changed office/rear")
    assert run("remove", "office/rear").stdout == "Removed office/rear.\n"
    assert "No printer was measured yet" in run("list").stdout


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            ("set", "office", "--holes", "K9", "K9", "K9", "R9"),
            "'R9' is no square of the grid: they run from A1 to Q17",
        ),
        (("set", "of/fice", *HOLES), "is a word of up to 30 letters, digits, dots and dashes"),
        (("set", "office", *HOLES, "--tray", "a b"), "is a word of up to 30 letters, digits, dots and dashes"),
        (("set", "office", *HOLES, "--bars", "0", "200"), "0.0 is not in the range"),
        (("set", "office"), "Missing option '--holes'"),
    ],
)
def test_what_is_typed_wrong_is_told_and_nothing_is_kept(typed: tuple[str, ...], said: str) -> None:
    result = run(*typed)
    assert result.exit_code == 2
    assert said in result.stderr.replace("\n", " ")
    assert not printers_file().exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--holes", "I9", "I9", "A1", "I9"), "the four holes do not agree"),
        ((*HOLES, "--bars", "135", "200"), "the sheet was printed at 90%"),
    ],
)
def test_a_measurement_that_cannot_be_is_refused_with_what_to_do(more: tuple[str, ...], said: str) -> None:
    result = run("set", "office", *more)
    assert result.exit_code == 1
    assert said in result.stderr
    assert "→ " in result.stderr
    assert not printers_file().exists()


def test_an_unknown_printer_is_told_with_the_nearest() -> None:
    run("set", "office", *HOLES)
    for typed in ("show", "remove"):
        result = run(typed, "ofice")
        assert (result.exit_code, "did you mean office?" in result.stderr) == (1, True)


def test_the_sheet_is_made_for_both_sides_at_once_or_for_turning_by_hand() -> None:
    assert run("calibrate", "--lang", "nl").exit_code == 0
    assert run("calibrate", "--by-hand", "--name", "thuis", "-o", "t.pdf").stdout.splitlines()[:2] == [
        "Made t-1-fronts.pdf.",
        "Made t-2-backs.pdf.",
    ]
    from pathlib import Path  # noqa: PLC0415 – the folder that the fixture went to

    whole = Printed(Path("output/printer.pdf").read_bytes())
    assert (len(whole), str(whole.catalog.ViewerPreferences.Duplex)) == (2, "/DuplexFlipLongEdge")
    for name in ("t-1-fronts.pdf", "t-2-backs.pdf"):
        side = Printed(Path(name).read_bytes())
        assert (len(side), str(side.catalog.ViewerPreferences.Duplex)) == (2, "/Simplex")
    assert 'spiegel printer set thuis --holes I9 I9 I9 I9 --bars 150 200 --seen "1 up"' in " ".join(
        side.text(0).split()
    )


def test_a_pdf_of_somebody_else_is_not_replaced() -> None:
    from pathlib import Path  # noqa: PLC0415 – as above

    Path("mine.pdf").write_bytes(b"%PDF-1.4 mine")
    result = run("calibrate", "-o", "mine.pdf")
    assert (result.exit_code, Path("mine.pdf").read_bytes()) == (1, b"%PDF-1.4 mine")
    assert run("calibrate", "-o", "mine.pdf", "--force").exit_code == 0


def test_without_a_folder_of_their_own_settings_lie_where_the_system_keeps_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SPIEGEL_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/somewhere")
    assert config_folder().name.lower() == "spiegel"
