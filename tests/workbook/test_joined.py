from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from helpers import ROOT, peak, shipped_deck, spiegel
from pypdf import PdfReader
from readback import Printed

from generator.model.names import ListedName, NameList
from generator.product import silent
from layouts.workbook import product as workbook
from layouts.workbook.product import Options

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("An Peeters", "Bo Claes", "Chloé Ünal")
LIST = NameList("team.txt", tuple(map(ListedName, NAMES)))


def joined(**options: Any) -> Printed:  # noqa: ANN401 – as the options are
    several = workbook.prepare_all(
        shipped_deck("nl"), Options(names=LIST, joined=True, **{"paper": "a4", **options}), silent
    )
    (variant,) = several.variants
    return Printed(variant.prepared.draw(silent))


def alone(name: str, **options: Any) -> Printed:  # noqa: ANN401 – as above
    return Printed(
        workbook.prepare(shipped_deck("nl"), Options(name=name, **{"paper": "a4", **options}), silent).draw(silent)
    )


@pytest.mark.parametrize("options", [{}, {"booklet": True, "paper": "a5"}, {"page": "cover"}])
def test_the_pages_are_those_of_each_workbook_and_each_begins_on_a_front(options: dict[str, Any]) -> None:
    together, single = joined(**options), alone(NAMES[0], **options)
    step = len(single) if len(single) == 1 else len(single) + len(single) % 2
    assert len(together) == step * len(NAMES)
    for at, name in enumerate(NAMES):
        one = alone(name, **options)
        said = [together.text(at * step + page) for page in range(len(one))]
        assert said == [one.text(page) for page in range(len(one))]


def test_each_name_is_a_bookmark_with_its_pages_below_it(tmp_path: Path) -> None:
    path = tmp_path / "joined.pdf"
    path.write_bytes(joined().data)
    reader = PdfReader(path)
    outline = reader.outline
    tops = [entry for entry in outline if not isinstance(entry, list)]
    assert [entry.title for entry in tops] == list(NAMES)
    assert [reader.get_destination_page_number(entry) for entry in tops] == [0, 20, 40]
    below = [entry for entry in outline if isinstance(entry, list)]
    assert [len(entries) for entries in below] == [20, 20, 20]
    counts = [int(entry.node.get("/Count", 0)) for entry in tops if entry.node is not None]
    assert counts == [-20, -20, -20]  # closed: a list of names at first


def test_each_workbook_has_its_own_numbers(tmp_path: Path) -> None:
    path = tmp_path / "joined.pdf"
    path.write_bytes(joined().data)
    labels = PdfReader(path).page_labels
    assert (labels[:2], labels[20:22], labels[59]) == (["1", "2"], ["1", "2"], "20")
    together = joined()
    assert "7" in together.text(20 + 6).split()


def test_each_workbook_is_a_part_of_the_tags_with_its_name(tmp_path: Path) -> None:
    for options in ({}, {"booklet": True}):
        together, single = joined(**options), alone(NAMES[0], **options)
        parts = list(together.catalog.StructTreeRoot.K.K)
        assert [(str(part.S), str(part.T)) for part in parts] == [("/Part", name) for name in NAMES]
        assert {len(part.K) for part in parts} == {len(single.catalog.StructTreeRoot.K.K)}
    (tmp_path / "j.pdf").write_bytes(joined().data)
    ran = spiegel("inspect", "j.pdf", folder=tmp_path)
    assert "Nothing to trip over." in ran.stdout, ran.stdout
    assert "claims PDF/UA-1 and PDF/A-2a" in ran.stdout


def test_pages_that_look_alike_are_written_once() -> None:
    assert len(joined().data) < 1.3 * len(alone(NAMES[0]).data)


def test_the_command_says_how_many_and_how_to_print_them(tmp_path: Path) -> None:
    (tmp_path / "team.txt").write_text("An\n𓀀\nBo\n", encoding="utf-8")
    ran = spiegel("workbook", "--names", "team.txt", "--joined", folder=tmp_path)
    assert ran.returncode == 0
    assert (
        "Made output/workbook-nl-names-team.pdf: 2 workbooks of 20 pages on 5 sheets, 10 sheets in all, to fold.\n"
        in ran.stdout
    )
    assert "each begins on a sheet of its own" in ran.stdout
    assert "names.txt" not in ran.stderr
    assert ran.stderr.splitlines()[1].startswith("team.txt:2: the name “𓀀”")
    assert "1 name is left out; all the others are made." in ran.stderr


def test_a_thousand_names_in_one_pdf_take_less_than_half_a_gigabyte(tmp_path: Path) -> None:
    (tmp_path / "team.txt").write_text("\n".join(f"Person {number}" for number in range(1000)), encoding="utf-8")
    words = ["workbook", str(ROOT / "cards.yaml"), "--names", "team.txt", "--joined", "-o", "j.pdf"]
    assert peak(*words, folder=tmp_path) < 512 * 1024
    assert len(Printed((tmp_path / "j.pdf").read_bytes())) == 10_000
