from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model.problems import DeckError
from generator.templates.glabels import import_template

if TYPE_CHECKING:
    from pathlib import Path

    from generator.templates.glabels import Imported

# The forms that templates of gLabels have: with and without units, an equal one, two columns, and what is no card.
FILE = """\
<?xml version="1.0"?>
<Glabels-templates xmlns="http://glabels.org/xmlns/3.0/">
  <Template brand="Sigel" part="LP 800" size="A4" _description="Business cards">
    <Meta category="card"/>
    <Label-rectangle id="0" width="85mm" height="5.5cm" round="3mm">
      <Markup-margin size="5pt"/>
      <Layout nx="2" ny="5" x0="15mm" y0="10mm" dx="95mm" dy="55mm"/>
    </Label-rectangle>
  </Template>
  <Template brand="Sigel" part="LP 801" equiv="LP 800"/>
  <Template brand="Sigel" part="A" equiv="B"/>
  <Template brand="Sigel" part="B" equiv="A"/>
  <Template brand="Avery" part="5371" size="US-Letter" _description="Business cards">
    <Meta category="card"/>
    <Label-rectangle id="0" width="3.5in" height="2in">
      <Layout nx="2" ny="5" x0="0.75in" y0="0.5in" dx="3.5in" dy="2in"/>
    </Label-rectangle>
  </Template>
  <Template brand="Points" part="1" size="A4">
    <Label-rectangle id="0" width="241" height="153">
      <Layout nx="2" ny="5" x0="40" y0="40" dx="269" dy="153"/>
    </Label-rectangle>
  </Template>
  <Template brand="Two" part="2" size="A4">
    <Meta category="label"/>
    <Label-rectangle id="0" width="85mm" height="54mm">
      <Layout nx="1" ny="5" x0="110mm" y0="13.5mm" dx="0" dy="54mm"/>
      <Layout nx="1" ny="5" x0="15mm" y0="13.5mm" dx="0" dy="54mm"/>
    </Label-rectangle>
  </Template>
  <Template brand="Bad" part="cd" size="A4">
    <Label-cd id="0" radius="1in"><Layout nx="1" ny="1" x0="0" y0="0"/></Label-cd>
  </Template>
  <Template brand="Bad" part="odd" size="A4">
    <Label-rectangle id="0" width="85mm" height="54mm">
      <Layout nx="2" ny="2" x0="15mm" y0="13mm" dx="95mm" dy="54mm"/>
      <Layout nx="1" ny="1" x0="15mm" y0="200mm" dx="0" dy="54mm"/>
    </Label-rectangle>
  </Template>
  <Template brand="Bad" part="roll" size="Other" width="62mm"/>
  <Template brand="Bad" part="ell" size="A4">
    <Label-rectangle width="2ell" height="54mm"><Layout nx="1" ny="1" x0="0" y0="0"/></Label-rectangle>
  </Template>
  <Template brand="Bad" part="many" size="A4">
    <Label-rectangle width="85mm" height="54mm"><Layout nx="0" ny="x" x0="0" y0="0"/></Label-rectangle>
  </Template>
  <Template brand="Bad" part="over" size="A4">
    <Label-rectangle width="85mm" height="54mm"><Layout nx="2" ny="5" x0="15mm" y0="13mm" dx="80mm" dy="54mm"/></Label-rectangle>
  </Template>
</Glabels-templates>
"""


def made(folder: Path, part: str, text: str = FILE) -> Imported:
    (folder / "some-templates.xml").write_text(text, encoding="utf-8")
    return import_template(folder / "some-templates.xml", part)


def refusal(folder: Path, part: str, text: str = FILE) -> str:
    with pytest.raises(DeckError) as refused:
        made(folder, part, text)
    return "\n".join(map(str, refused.value.problems))


def test_a_part_becomes_a_stock(tmp_path: Path) -> None:
    stock = made(tmp_path, "LP 800").stock
    assert (stock.name, stock.title, stock.paper) == ("sigel-lp-800", "Sigel LP 800: Business cards", "a4")
    assert (stock.card.width, stock.card.height, stock.columns, stock.rows) == (85, 55, 2, 5)
    assert stock.margins == pytest.approx((15, 10, 15, 12))
    assert (stock.pitch.across, stock.pitch.down, stock.corner) == (95, 55, 3)
    assert (stock.perforated, stock.two_sided, stock.marks) == (True, True, "none")
    assert "some-templates.xml" in stock.source


def test_a_part_that_is_equal_to_another_has_its_own_name(tmp_path: Path) -> None:
    stock = made(tmp_path, "lp801").stock  # spaces and capitals do not matter
    assert (stock.name, stock.card.width) == ("sigel-lp-801", 85)


def test_inches_and_points_become_millimetres(tmp_path: Path) -> None:
    stock = made(tmp_path, "5371").stock
    assert (stock.paper, stock.card.width, stock.card.height) == ("letter", 88.9, 50.8)
    assert stock.margins == pytest.approx((19.05, 12.7, 19.05, 12.7), abs=0.001)
    assert made(tmp_path, "5371").remarks == ()


def test_whole_points_and_an_uneven_sheet_are_told_of(tmp_path: Path) -> None:
    said = made(tmp_path, "1")
    assert said.stock.first.left == pytest.approx(14.111)
    assert [remark.split(":")[0] for remark in said.remarks] == [
        "its figures are whole points",
        "the cards do not lie in the middle of the sheet, and only this file says so",
    ]


def test_two_columns_of_their_own_are_one_grid_and_labels_have_one_side(tmp_path: Path) -> None:
    two = made(tmp_path, "2")
    assert (two.stock.columns, two.stock.first.left, two.stock.pitch.across) == (2, 15, 95)
    assert not two.stock.two_sided
    assert "one side" in two.remarks[-1]


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("cd", "cd: has discs and no rectangles\n    → Spiegel prints rectangular cards only"),
        ("odd", "odd: lays its cards in two grids that are not two columns side by side\n    → measure a sheet"),
        ("roll", "roll: is on paper of the size “Other”\n    → Spiegel prints cards on A3, A4, A5 and Letter"),
        ("ell", "ell: width is “2ell”, and no length\n    → lengths are written as in 85mm"),
        ("many", "many: nx is “0”, and should be a whole number of 1 to 20"),
        ("over", "over: pitch.across is 80 mm, and a card is 85 mm"),
        ("A", "A: is equal to a part that is equal to another, and so on"),
        ("nothing", "--part: there is no part “nothing”\n    → it has LP 800, LP 801"),
    ],
)
def test_what_is_no_sheet_of_cards_is_refused_in_words(tmp_path: Path, part: str, said: str) -> None:
    assert said in refusal(tmp_path, part)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "has a DOCTYPE, which is not read"),
        ("<Glabels-templates>", "is no XML that can be read"),
        ("not XML at all", "is no XML that can be read"),
        ("<svg/>", "has no templates in it"),
        ("", "is no XML that can be read"),
    ],
)
def test_what_is_no_template_file_is_refused(tmp_path: Path, text: str, said: str) -> None:
    assert said in refusal(tmp_path, "LP 800", text)


def test_a_doctype_is_refused_in_any_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x><x/>'.encode("utf-16"))
    with pytest.raises(DeckError, match="DOCTYPE"):
        import_template(tmp_path / "a.xml", "1")
