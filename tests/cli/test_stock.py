from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from helpers import SHORT
from readback import Printed

from generator.cli.config import stocks_file
from generator.cli.main import spiegel as command

if TYPE_CHECKING:
    from pathlib import Path

MINE = """\
- name: mine
  paper: a4
  card: {width: 85, height: 55}
  grid: {columns: 2, rows: 5}
  first: {left: 13.5, top: 10.5}
  pitch: {across: 95, down: 55}
  perforated: yes
"""

TEMPLATE = """\
<Glabels-templates><Template brand="Sigel" part="LP 795" size="A4"><Label-rectangle width="85mm" height="55mm">
<Layout nx="2" ny="5" x0="14mm" y0="10.5mm" dx="95mm" dy="55mm"/></Label-rectangle></Template></Glabels-templates>
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in with a short deck, and a folder for settings, which is not there yet."""
    monkeypatch.setenv("SPIEGEL_CONFIG", str(tmp_path / "config"))
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "cards.yaml").write_text(SHORT)
    monkeypatch.chdir(folder)
    return folder


def run(*typed: str) -> Result:
    return CliRunner().invoke(command, typed, prog_name="spiegel")


def test_a_test_sheet_is_made_and_what_to_note_is_said(here: Path) -> None:
    made = run("stock", "test", "avery-32010", "--lang", "nl")
    assert made.exit_code == 0, made.output
    assert made.stdout.startswith("Made output/stock-avery-32010.pdf.\n")
    assert "    - name: avery-32010\n      confirmed: {date: 2" in made.stdout
    assert "Testvel" in Printed((here / "output" / "stock-avery-32010.pdf").read_bytes()).text(0)


def test_what_is_said_to_note_works_and_is_seen_in_the_list(here: Path) -> None:
    said = run("stock", "test", "sigel-lp795").stdout
    note = "\n".join(line[4:] for line in said.splitlines() if line.startswith("    "))
    (here / "stocks.yaml").write_text(note.replace("who: …", "who: An"))
    [line] = [line for line in run("list", "stocks").stdout.splitlines() if line.startswith("sigel-lp795 ")]
    assert "seen to be right by An on 2" in line
    assert "measure a sheet first" not in line
    assert line.endswith("in stocks.yaml")


def test_own_stocks_are_listed_with_where_they_stand_tested_printed_on_and_checked(here: Path) -> None:
    stocks_file().parent.mkdir()
    stocks_file().write_text(MINE)
    (here / "stocks.yaml").write_text(MINE.replace("mine", "beside"))
    listed = run("list", "stocks")
    lines = listed.stdout.splitlines()
    assert [line.split()[0] for line in lines[-2:]] == ["beside", "mine"]
    assert lines[-1].endswith(f"in {stocks_file()}")
    assert "85 × 55 mm, 10 a sheet of A4; perforated, measure the bar first; measure a sheet first" in lines[-2]
    assert str(stocks_file()) in listed.stderr
    tested = run("stock", "test", "mine")
    assert f"add to its entry in {stocks_file()}" in tested.stdout
    printed = run("cards", "--stock", "mine", "-o", "a.pdf")
    assert printed.exit_code == 0, printed.output
    assert "perforated, so first of all print `spiegel stock test mine` on plain paper" in printed.stdout
    assert "less than 98 %, ink leaves its card" in printed.stdout  # 4 mm, half a block of 275 mm
    assert "along the marks" not in printed.stdout
    front = Printed((here / "a.pdf").read_bytes()).faces(0)[0].cell.trim
    assert (front.left, front.top) == pytest.approx((13.5, 10.5), abs=0.01)
    assert "mine: every card fits" in run("check", "--stock", "mine", "--no-advice").stdout
    (here / "cards.yaml").write_text(SHORT + "print: {stock: beside}\n")
    assert run("build").exit_code == 0


def test_a_stock_that_is_not_there_is_refused_by_every_command_with_the_nearest(here: Path) -> None:
    (here / "stocks.yaml").write_text(MINE)
    for typed in (
        ("cards", "--stock", "mien"),
        ("build", "--stock", "mien"),
        ("check", "--stock", "mien"),
        ("preview", "--stock", "mien"),
        ("stock", "test", "mien"),
    ):
        refused = run(*typed)
        assert refused.exit_code == 2
        assert "there is no stock 'mien'; did you mean mine?" in refused.stderr
    assert not (here / "output").exists()


def test_a_mistake_in_the_stocks_stops_every_command_with_its_line(here: Path) -> None:
    (here / "stocks.yaml").write_text(MINE.replace("rows: 5", "rows: 6"))
    for typed in (("cards",), ("list", "stocks"), ("stock", "test", "mine")):
        refused = run(*typed)
        assert refused.exit_code == 1
        assert "stocks.yaml:4:9: mine, grid: the cards reach 43.5 mm past the bottom edge" in refused.stderr


def test_a_sheet_for_one_side_has_no_backs(here: Path) -> None:
    (here / "stocks.yaml").write_text(MINE + "  two_sided: no\n")
    made = run("cards", "--stock", "mine", "-o", "a.pdf")
    assert "1 page" in made.stdout
    assert "printed on one side, so there are no backs" in made.stdout


def test_a_template_becomes_an_entry_that_can_be_printed_on(here: Path) -> None:
    (here / "t.xml").write_text(TEMPLATE)
    shown = run("stock", "import", "t.xml", "--part", "LP 795")
    assert shown.stdout.startswith("- name: sigel-lp-795\n")
    assert "measure a sheet first" in shown.stderr
    (here / "stocks.yaml").write_text("# ours\n" + MINE)
    added = run("stock", "import", "t.xml", "--part", "LP 795", "-o", "stocks.yaml")
    assert added.exit_code == 0, added.output
    assert (here / "stocks.yaml").read_text() == "# ours\n" + MINE + "\n" + shown.stdout
    assert run("cards", "--stock", "sigel-lp-795").exit_code == 0
    again = run("stock", "import", "t.xml", "--part", "LP 795", "-o", "stocks.yaml")
    assert again.exit_code == 1
    assert "there is a stock of this name already: it stands above in this file" in again.stderr


def test_check_tries_the_usual_stocks_and_says_how_to_try_all() -> None:
    usual = run("check", "--no-advice").stdout.splitlines()
    assert [line.split(":")[0].strip() for line in usual[1:-1]] == ["poker-a4", "tarot-a4", "a6-a4", "poker-letter"]
    assert "--all-stocks tries them too" in usual[-1]
    every = run("check", "--no-advice", "--all-stocks").stdout
    assert "avery-32010: every card fits" in every
    assert run("check", "--all-stocks", "--stock", "a6-a4").exit_code == 2
