from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from helpers import ROOT, shipped_deck, spiegel
from readback import Printed

from generator.model.names import ListedName, NameList
from generator.model.problems import DeckError
from generator.product import silent
from layouts.workbook import product as workbook
from layouts.workbook.product import Options

if TYPE_CHECKING:
    from pathlib import Path

    from generator.product import Several


def listed(*names: str) -> NameList:
    return NameList("names.txt", tuple(ListedName(name, "names.txt", line) for line, name in enumerate(names, start=1)))


def prepared(*names: str, **options: Any) -> Several:  # noqa: ANN401 – as the options are
    return workbook.prepare_all(shipped_deck("en"), Options(names=listed(*names), **options), silent)


def refused(**options: Any) -> str:  # noqa: ANN401 – as above
    with pytest.raises(DeckError) as error:
        workbook.prepare_all(shipped_deck("en"), Options(**options), silent)
    (problem,) = error.value.problems
    return str(problem)


@pytest.mark.parametrize("options", [{}, {"booklet": True, "paper": "a5"}, {"audience": "person"}, {"page": "cover"}])
def test_each_name_of_a_list_gives_what_the_name_alone_gives(options: dict[str, Any]) -> None:
    names = ("An Peeters", "Chloé Ünal")
    several = prepared(*names, **options)
    assert several.left_out == ()
    assert [each.options for each in several.variants] == [Options(name=name, **options) for name in names]
    alone = [workbook.prepare(shipped_deck("en"), Options(name=name, **options), silent).draw(silent) for name in names]
    assert [each.prepared.draw(silent) for each in several.variants] == alone


def test_a_name_that_no_font_has_is_left_out_and_the_rest_are_made() -> None:
    several = prepared("An", "𓀀", "Bo", "\u200b", "x\u0304")
    assert [each.options.name for each in several.variants] == ["An", "Bo"]
    assert [(each.file, each.line) for each in several.left_out] == [
        ("names.txt", 2),
        ("names.txt", 4),
        ("names.txt", 5),
    ]
    assert several.left_out[0].where == "the name “𓀀”"


def test_what_to_do_about_a_name_of_nothing_depends_on_where_it_was_written() -> None:
    assert refused(name="\u200b").splitlines()[-1].endswith("write a name, or leave --name out")
    (problem,) = prepared("An", "\u200b").left_out
    assert problem.hint == "write a name in its place, or take it out of the list"


def test_where_no_name_can_be_printed_nothing_is_made() -> None:
    with pytest.raises(DeckError) as error:
        prepared("𓀀", "あ")
    assert [problem.line for problem in error.value.problems] == [1, 2]


@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize("name", ["W" * 200, "Wilhelmina van den Broek " * 60])
def test_a_name_that_is_too_long_is_blamed_itself_with_how_much_fits(name: str, paper: str) -> None:
    name = name.strip()
    several = prepared("An", name, paper=paper)
    (problem,) = several.left_out
    assert (problem.file, problem.line) == ("names.txt", 2)
    assert problem.what == "is too long for the cover of the workbook"
    said = re.fullmatch(r"shorten it: (\d+) of its (\d+) characters fit", problem.hint)
    assert said
    assert int(said[2]) == len(name)
    fits = int(said[1])
    assert prepared(name[:fits], paper=paper).left_out == ()
    assert len(prepared("An", name[: fits + 12] + "W", paper=paper).left_out) == 1


def test_a_single_name_is_refused_in_the_same_words() -> None:
    assert refused(name="W" * 200).startswith("--name, the name “WWW")
    assert refused(name="𓀀").startswith("--name, the name “𓀀”: has Egyptian Hieroglyph letters")
    assert refused(name=" ").startswith("--name, the name “ ”: is empty in print")


def test_a_title_that_fills_the_cover_is_not_a_names_fault() -> None:
    deck = shipped_deck("en")
    from msgspec.structs import replace  # noqa: PLC0415 – as the deck is changed here alone

    long = replace(deck, bank=replace(deck.bank, title={"en": "Looking back " * 30, "nl": "x"}))
    with pytest.raises(DeckError) as error:
        workbook.prepare_all(long, Options(names=listed("An", "Bo")), silent)
    assert all("title" in problem.where for problem in error.value.problems)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            {"name": "An", "page": "story"},
            "--name: is printed on the cover, and these pages have none\n    → leave --name out",
        ),
        ({"names": listed("An"), "page": "notes"}, "--names: is printed on the cover"),
        ({"name": "An", "page": "timeline"}, "--name: is of the workbook of a person"),
        ({"names": listed("An"), "audience": "team"}, "--names: is of the workbook of a person"),
        ({"name": "An", "pocket": True}, "--name: a pocket booklet has no place for it"),
        ({"names": listed("An"), "pocket": True}, "--names: a pocket booklet has no place for it"),
        ({"fillable": True, "pocket": True}, "--fillable: a pocket booklet has no place for it"),
        ({"booklet": True, "pocket": True}, "--booklet: a pocket booklet has no place for it"),
        ({"page": "notes", "pocket": True}, "--page: a pocket booklet has no place for it"),
        ({"name": "An", "names": listed("Bo")}, "--name: is for one workbook, and --names for many"),
        ({"joined": True}, "--joined: joins the workbooks of a list of names"),
        ({"joined": True, "fillable": True, "names": listed("Bo")}, "--joined: a form is for one person"),
        ({"joined": True, "names": listed(*map(str, range(2001)))}, "--joined: joins up to 2,000 workbooks"),
        ({"booklet": True, "fillable": True}, "--fillable: a form cannot be folded"),
    ],
)
def test_what_would_have_no_effect_is_refused(options: dict[str, Any], said: str) -> None:
    assert refused(**options).startswith(said)


# ----------------------------------------------------------------------------------------------------------- the command


def test_the_command_makes_the_rest_and_says_who_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("An Peeters\n𓀀\nBo Claes\n", encoding="utf-8")
    ran = spiegel("workbook", "--names", "names.txt", "--page", "cover", folder=tmp_path)
    assert ran.returncode == 0
    assert sorted(path.name for path in (tmp_path / "output").iterdir()) == [
        "workbook-nl-page-cover-name-An_Peeters.pdf", "workbook-nl-page-cover-name-Bo_Claes.pdf",
    ]  # fmt: skip
    assert ran.stderr.splitlines()[1].startswith("names.txt:2: the name “𓀀”: has Egyptian Hieroglyph letters")
    assert ran.stderr.endswith("\n1 name is left out; all the others are made.\n")
    assert ran.stdout.count("print on A5") == 1  # how to print it, once for all that is printed alike


def test_the_command_writes_nothing_where_no_name_can_be_printed(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("𓀀\n", encoding="utf-8")
    ran = spiegel("workbook", "--names", "names.txt", folder=tmp_path)
    assert (ran.returncode, sorted(path.name for path in tmp_path.iterdir())) == (1, ["names.txt"])


def test_names_that_look_alike_never_share_a_file(tmp_path: Path) -> None:
    names = [
        "An-Sofie",
        "An Sofie",
        "an sofie",
        "AN SOFIE",
        "An_Sofie",
        "???",
        "!!!",
        "Straße",
        "STRASSE",
        "i" * 60,
        "i" * 61,
    ]
    (tmp_path / "names.txt").write_text("\n".join(names), encoding="utf-8")
    ran = spiegel("workbook", "--names", "names.txt", "--page", "cover", folder=tmp_path)
    assert ran.returncode == 0, ran.stderr
    made = [path.name for path in (tmp_path / "output").iterdir()]
    assert len({name.casefold() for name in made}) == len(made) == len(names)
    printed = " ".join(" ".join(Printed(path.read_bytes()).text(0).split()) for path in (tmp_path / "output").iterdir())
    assert all(name[:20] in printed for name in names)


def test_each_of_several_files_has_the_logo(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs" / "decks" / "youth", tmp_path / "deck")
    (tmp_path / "names.txt").write_text("An\nBo\n", encoding="utf-8")
    ran = spiegel("workbook", "deck/cards.yaml", "--page", "cover", "--names", "names.txt", folder=tmp_path)
    assert ran.returncode == 0, ran.stderr
    made = [Printed(path.read_bytes()) for path in (tmp_path / "output").iterdir()]
    figures = [[text for role, text in printed.elements() if role == "Figure"] for printed in made]
    assert figures == [["De vlag van onze groep"]] * 2
