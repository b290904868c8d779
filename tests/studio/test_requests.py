from __future__ import annotations

import contextlib
import dataclasses
import io
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import openpyxl
import pikepdf
import pytest
from click.testing import CliRunner
from helpers import ROOT

import layouts
from generator.bank.starter import text_of
from generator.bank.yaml.reader import Document, parse
from generator.cli.main import spiegel as command
from generator.studio import decks, proof
from generator.studio.requests import REQUESTS, RequestError, Studio
from generator.studio.wire import from_json, to_json
from layouts import parts

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from generator.bank.yaml.events import EventsOf

MODULES = layouts.every_module()

SMALL = text_of("Noord", "nl", ["Begin", "Einde"])

TOO_LONG = SMALL.replace("    question: ", "    question: " + "Heel lang " * 60, 1)

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    (tmp_path / "deck").mkdir()
    return Studio(MODULES, parts, tmp_path / "deck", tmp_path / "settings")


def ask(studio: Studio, request: str, /, **arguments: object) -> Any:  # noqa: ANN401 – each has its own answer
    answer = studio.ask(request, from_json(to_json(arguments)))
    assert answer["ok"], answer
    assert from_json(to_json(answer)) == answer, "plain values come through as they are"
    return answer["result"]


def refused(studio: Studio, request: str, /, **arguments: object) -> list[dict[str, Any]]:
    answer = studio.ask(request, arguments)
    assert not answer["ok"], answer
    problems: list[dict[str, Any]] = answer["problems"]
    return problems


# ------------------------------------------------------------------------------------------------------------- asking


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("nothing", {}), ("read", {}), ("read", {"text": 5}), ("read", {"text": "", "more": 1}),
     ("sign", {"name": "sun", "colour": "red"}),
     ("change", {"text": SMALL, "edits": [{"op": "shout"}]}),
     ("plan", {"text": SMALL, "product": "mugs", "options": {}, "chosen": {}})],
)  # fmt: skip
def test_a_slip_of_the_page_is_no_problem_of_a_person(studio: Studio, name: str, arguments: dict[str, object]) -> None:
    with pytest.raises(RequestError):
        studio.ask(name, arguments)


def test_nothing_that_a_browser_lacks_is_imported_for_what_a_page_can_ask() -> None:
    lacking = ["PIL", "lxml", "rapidfuzz", "watchfiles", "uvicorn", "starlette", "click", "svglib", "yaml._yaml"]
    code = f"""
import sys
sys.modules.update(dict.fromkeys({lacking!r}))
import layouts
from pathlib import Path
from layouts import parts
from generator.bank.starter import text_of
from generator.studio.requests import Studio
studio = Studio(layouts.every_module(), parts, Path(sys.argv[1]), Path(sys.argv[1]) / "settings")
text = text_of("Noord", "nl", ["Begin"])
for name, more in (("about", {{}}), ("check", {{}}), ("card", {{"id": "A1"}}), ("read", {{}})):
    answer = studio.ask(name, {{**more, **({{}} if name == "about" else {{"text": text}})}})
    assert answer["ok"], answer
    if name == "check":
        print([each["text"] for each in answer["result"]["advice"] if "rapidfuzz" in each["text"]])
"""
    ran = subprocess.run([sys.executable, "-c", code, "."], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "needs the package rapidfuzz, which is not installed" in ran.stdout


def test_every_request_says_what_it_answers() -> None:
    assert all(request.__doc__ for request in REQUESTS.values())


# ------------------------------------------------------------------------------------------------------- beginning


def test_what_there_is_to_choose_from_has_every_option_of_every_product(studio: Studio) -> None:
    about = ask(studio, "about")
    for product in about["products"]:
        fields = dataclasses.fields(studio.layouts[product["name"]].Options)
        assert [each["name"] for each in product["options"]] == [field.name for field in fields]
        assert all(each["help"] and each["kind"] for each in product["options"])
    cards = {each["name"]: each for each in about["products"][0]["options"]}
    assert (cards["copies"]["kind"], cards["copies"]["least"], cards["copies"]["most"]) == ("number", 1, 100)
    assert (cards["ink"]["kind"], cards["ink"]["choices"]) == ("choice", ["full", "light", "grey"])
    assert [cards[name]["kind"] for name in ("stock", "printer", "since", "extras", "draft")] == [
        "stock", "printer", "deck", "text", "flag",
    ]  # fmt: skip
    assert {"id": "poker-a4", "width": 63, "height": 88, "per_sheet": 9}.items() <= about["stocks"][0].items()
    assert [theme["id"] for theme in about["themes"]] == ["spiegel", "contrast", "sparing", "festive"]
    assert (about["languages"], "sun" in about["signs"]) == (["de", "en", "fr", "nl"], True)


def test_a_new_deck_reads_well_and_has_its_picture_beside_it(studio: Studio) -> None:
    text = ask(studio, "new", title="Ons: team", language="nl", suits=["Een", "Twee"])["text"]
    read = ask(studio, "read", text=text)
    assert (read["problems"], [suit["name"] for suit in read["table"]["suits"]]) == (
        [],
        [{"nl": "Een"}, {"nl": "Twee"}],
    )
    assert [each["path"] for each in ask(studio, "files")] == ["pictures/cup.svg"]
    assert ask(studio, "shipped")["text"] == (ROOT / "cards.yaml").read_text()


# --------------------------------------------------------------------------------------------- reading and writing


def test_a_table_has_each_entry_with_its_line_and_the_way_to_it(studio: Studio) -> None:
    table = ask(studio, "read", text=SMALL)["table"]
    for entry in (*table["suits"], *table["questions"]):
        assert f"id: {entry['id']}" in SMALL.splitlines()[entry["line"] - 1]
    assert table["questions"][1]["path"] == ["questions", 1]
    assert table["title"] == {"nl": "Noord"}


def test_what_can_be_read_of_a_bad_deck_is_there_and_each_problem_has_its_place(studio: Studio) -> None:
    text = SMALL.replace("depth: 1", "depth: 7", 1).replace("suit: B", "suit: Z", 1)
    read = ask(studio, "read", text=text)
    at = next(each for each, one in enumerate(read["table"]["questions"]) if one.get("suit") == "Z")
    found = {tuple(each["path"]): each for each in read["problems"]}
    assert ["questions", at, "suit"] in [each["path"] for each in read["problems"]]
    assert "there is no suit “Z”" in found["questions", at, "suit"]["text"]
    assert found["questions", at, "suit"]["text"].startswith("cards.yaml:")


def test_a_slip_of_yaml_has_its_line_and_no_table(studio: Studio) -> None:
    read = ask(studio, "read", text=SMALL.replace("suits:", 'suits: "', 1))
    assert read["table"] is None
    assert read["problems"][0]["line"] > 0
    edit = {"op": "remove", "path": ["a"]}
    assert refused(studio, "change", text="a: [", edits=[edit])[0]["line"] == 1


def test_a_change_gives_the_text_and_the_table(studio: Studio) -> None:
    edit = {"op": "set", "path": ["questions", 0, "question", "nl"], "value": "Hoe gaat het?"}
    made = ask(studio, "change", text=SMALL, edits=[edit])
    assert made["table"]["questions"][0]["question"] == {"nl": "Hoe gaat het?"}
    assert ask(studio, "read", text=made["text"])["table"] == made["table"]
    assert "any more" in refused(studio, "change", text=SMALL, edits=[{"op": "remove", "path": ["tips", 8]}])[0]["what"]


def test_a_byte_order_mark_stays_and_what_was_changed_reads_the_same_to_another(studio: Studio) -> None:
    edit = {"op": "set", "path": ["version"], "value": "2.0"}
    made = ask(studio, "change", text="\ufeff" + SMALL, edits=[edit])
    assert made["text"].startswith("\ufeff# ")
    another = Studio(MODULES, parts, studio.folder, studio.settings)  # which has kept nothing of it
    assert ask(another, "read", text=made["text"]) == {key: each for key, each in made.items() if key != "text"}


def test_a_deck_is_parsed_once_for_each_change(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def counted(name: str, text: str, events: EventsOf) -> Document:
        parsed.append(text)
        return parse(name, text, events)

    monkeypatch.setattr(proof, "parse", counted)
    monkeypatch.setattr(decks, "parse", counted)
    text = SMALL
    for words in ("Hoe?", "Hoe dan?", "Hoe dan wel?"):
        edit = {"op": "set", "path": ["questions", 0, "question", "nl"], "value": words}
        text = ask(studio, "change", text=text, edits=[edit])["text"]
        ask(studio, "card", text=text, id="A1")
    ask(studio, "check", text=text)
    assert len(parsed) == 1 + 3


def test_a_problem_in_many_places_is_one_cause_with_a_place_each(studio: Studio) -> None:
    text = SMALL.replace("    probe: ", "    prob: ")
    problems = ask(studio, "read", text=text)["problems"]
    assert len({each["cause"] for each in problems}) == 1
    assert [each["first"] for each in problems] == [True] + [False] * (len(problems) - 1)
    assert len({tuple(each["path"]) for each in problems}) == len(problems) == text.count("    prob: ")
    assert problems[0]["also"].startswith("the same on line")


def test_check_says_what_the_command_says(studio: Studio) -> None:
    studio.file.write_text(SMALL)
    found = ask(studio, "check", text=SMALL)
    said = spiegel("check", str(studio.file)).stdout
    assert all(line in said for line in found["lines"])
    assert all(each["text"].replace("cards.yaml", str(studio.file), 1) in said for each in found["advice"])
    problem = ask(studio, "check", text=TOO_LONG, stock="poker-a4")["problems"][0]
    assert problem["path"][:3] == ["questions", 0, "question"]
    assert "does not fit on poker-a4" in problem["what"]


def test_letters_left_are_those_that_fit(studio: Studio) -> None:
    left = ask(studio, "check", text=SMALL, stock="poker-a4")["left"]
    many = left["questions/0/question/nl"]
    assert 0 < many < 200
    table = ask(studio, "read", text=SMALL)["table"]
    said = table["questions"][0]["question"]["nl"]

    def fits(more: int) -> bool:
        longer = " ".join([said] * 12)[: len(said) + more]
        edit = {"op": "set", "path": ["questions", 0, "question", "nl"], "value": longer.strip()}
        text = ask(studio, "change", text=SMALL, edits=[edit])["text"]
        return not ask(studio, "check", text=text, stock="poker-a4")["problems"]

    assert fits(many - 1)
    assert not fits(many + 40)
    assert ask(studio, "check", text=TOO_LONG, stock="poker-a4")["left"]["questions/0/question/nl"] < -300


def test_a_card_is_cut_to_its_size_front_and_back(studio: Studio) -> None:
    with pikepdf.open(io.BytesIO(ask(studio, "card", text=SMALL, id="A1", stock="tarot-a4")["pdf"])) as pdf:
        assert [[round(float(each) / 72 * 25.4) for each in page.mediabox[2:]] for page in pdf.pages] == [[70, 120]] * 2
    assert "there is no card “Z9”" in refused(studio, "card", text=SMALL, id="Z9")[0]["what"]
    bilingual = ask(studio, "shipped")["text"]
    assert ask(studio, "card", text=bilingual, id="S-A", languages=["en", "nl"])["pdf"].startswith(b"%PDF")


BAD_ELSEWHERE = {
    "a rule": ("depth: 1", "depth: 7"),
    "a suit that there is not": ("suit: B", "suit: Z"),
    "a key that is missing": ("  - id: B1\n    suit: B\n", "  - id: B1\n"),
    "an id that is taken": ("id: B1", "id: B2"),
    "a colour that is none": ("  - id: B\n", "  - id: B\n    colour: blue\n"),
    "a colour too pale": ("  - id: B\n", '  - id: B\n    colour: "#FFEE99"\n'),
    "a sign that there is not": ("  - id: B\n", "  - id: B\n    icon: mug\n"),
    "a key that there is not": ("version:", "versoin:"),
    "a stock that there is not": ("version:", "print: {stock: mug}\nversion:"),
}


@pytest.mark.parametrize("slip", BAD_ELSEWHERE)
def test_a_card_is_drawn_whatever_is_wrong_with_others(studio: Studio, slip: str) -> None:
    well = SMALL.replace("depth: 1", "depth: 2", 1)
    text = well.replace(*BAD_ELSEWHERE[slip])
    assert ask(studio, "check", text=text)["problems"]
    drawn = ask(studio, "card", text=text, id="A1", stock="poker-a4")["pdf"]
    assert drawn == ask(studio, "card", text=well, id="A1", stock="poker-a4")["pdf"]


def test_a_card_that_cannot_be_drawn_is_told_with_what_is_its_own_alone(studio: Studio) -> None:
    text = SMALL.replace("depth: 1", "depth: 7", 1).replace("suit: B", "suit: Z", 1)
    (problem,) = refused(studio, "card", text=text, id="A1")
    assert (problem["path"], problem["file"]) == (["questions", 0, "depth"], "cards.yaml")
    pale = SMALL.replace("  - id: B\n", "  - id: B\n    colour: blue\n", 1)
    (of_suit,) = refused(studio, "card", text=pale, id="B1")
    assert of_suit["path"] == ["suits", 1, "colour"]
    assert refused(studio, "card", text=pale, id="S-B") == [of_suit]


def test_what_does_not_fit_is_told_at_its_place_in_the_whole_deck(studio: Studio) -> None:
    text = SMALL.replace("depth: 1", "depth: 7", 1)
    edit = {"op": "set", "path": ["questions", 3, "question", "nl"], "value": "Heel lang " * 60}
    text = ask(studio, "change", text=text, edits=[edit])["text"]
    (problem,) = refused(studio, "card", text=text, id="B2", stock="poker-a4")
    assert problem["path"][:3] == ["questions", 3, "question"]
    assert "Heel lang" in text.splitlines()[problem["line"] - 1]
    assert refused(studio, "card", text="title: Noord\nlanguages: nl\nsuits: []\nquestions: []\n", id="A1")


# ---------------------------------------------------------------------------------------------------------- printing


def spiegel(*words: str, cwd: Path = ROOT) -> Result:
    """What the command does, in this process: starting one takes longer than what it does."""
    with contextlib.chdir(cwd):
        return CliRunner().invoke(command, words)


def test_pdfs_are_those_of_the_command_byte_for_byte(studio: Studio, tmp_path: Path) -> None:
    studio.file.write_text(SMALL)
    assert spiegel("build", str(studio.file), "-o", str(tmp_path / "out")).exit_code == 0
    assert spiegel("box", str(studio.file), "-o", str(tmp_path / "out" / "box-nl.pdf")).exit_code == 0
    assert spiegel("jobsheet", str(studio.file), "-o", str(tmp_path / "out" / "jobsheet-nl.pdf")).exit_code == 0
    made = {
        each["name"]: each["data"]
        for product in studio.layouts
        for each in ask(studio, "build", text=SMALL, product=product, options={}, chosen={})["files"]
    }
    assert made == {path.name: path.read_bytes() for path in (tmp_path / "out").glob("*.pdf")}
    options = ("--duplex", "manual", "--copies", "2", "--extras", "howto,blank:2", "--suit", "B", "--shuffle")
    assert spiegel("cards", str(studio.file), *options, cwd=tmp_path).exit_code == 0
    given = {"duplex": "manual", "copies": 2, "extras": "howto,blank:2", "stock": None}
    chosen = {"suits": ["B"], "shuffle": True}
    files = ask(studio, "build", text=SMALL, product="cards", options=given, chosen=chosen)["files"]
    assert {each["name"]: each["data"] for each in files} == {
        path.name: path.read_bytes() for path in (tmp_path / "output").glob("*.pdf")
    }


@pytest.mark.parametrize(
    ("typed", "given", "chosen"),
    [
        (("--duplex", "manual", "--sets", "2", "--suit", "B"), {"duplex": "manual", "sets": 2}, {"suits": ["B"]}),
        (("--paper", "letter", "--weight", "300"), {"paper": "letter", "weight": 300}, {}),
        (("--stock", "avery-32010", "--backs", "plain"), {"stock": "avery-32010", "backs": "plain"}, {}),
    ],
    ids=["by hand", "letter", "bought"],
)
def test_a_job_sheet_is_that_of_the_command_and_names_the_files_that_the_page_makes(
    tmp_path: Path, typed: tuple[str, ...], given: dict[str, object], chosen: dict[str, object]
) -> None:
    studio = Studio(MODULES, parts, tmp_path, tmp_path / "settings", "ons-team.yaml")
    studio.file.write_text(SMALL)
    assert spiegel("jobsheet", str(studio.file), *typed, cwd=tmp_path).exit_code == 0
    (written,) = (tmp_path / "output").iterdir()
    (sheet,) = ask(studio, "build", text=SMALL, product="jobsheet", options=given, chosen=chosen)["files"]
    assert (sheet["name"], sheet["data"]) == (written.name, written.read_bytes())
    of_cards = {key: value for key, value in given.items() if key not in {"paper", "weight"}}
    of_cards |= {"stock": "poker-letter"} if given.get("paper") == "letter" else {}
    files = ask(studio, "plan", text=SMALL, product="cards", options=of_cards, chosen=chosen)["files"]
    assert sheet["made"] == f"a job sheet for {', '.join(each['name'] for each in files)}"
    assert all(each["name"].startswith("ons-team-cards-nl") for each in files)


def test_a_job_sheet_is_made_with_the_cards_and_refused_with_them_and_never_checked(studio: Studio) -> None:
    options = {"backs": "none", "duplex": "long"}
    asked = {"text": SMALL, "options": options, "chosen": {}}
    assert refused(studio, "plan", product="jobsheet", **asked) == refused(studio, "plan", product="cards", **asked)
    assert "jobsheet" not in studio.usual_layouts


def test_a_plan_says_which_files_there_will_be_without_drawing_them(studio: Studio) -> None:
    for product in studio.layouts:
        planned = ask(studio, "plan", text=SMALL, product=product, options={}, chosen={})["files"]
        built = ask(studio, "build", text=SMALL, product=product, options={}, chosen={})["files"]
        assert planned == [{key: value for key, value in each.items() if key != "data"} for each in built]
        for each in built:
            with pikepdf.open(io.BytesIO(each["data"])) as pdf:
                assert each["pages"] == len(pdf.pages)
            assert 0 < each["sheets"] <= each["pages"]
            assert each["paper_weight"] == ([200, 300] if product in {"cards", "box"} else [80, 100])


@pytest.mark.parametrize(
    ("product", "options", "weight"),
    [("cards", {"duplex": "manual"}, [200, 300]), ("cards", {"duplex": "fronts"}, [200, 300]),
     ("cards", {"duplex": "fold"}, [160, 160]), ("cards", {"stock": "avery-32010"}, None),
     ("team-sheets", {"fillable": True}, None), ("workbook", {"fillable": True}, None),
     ("workbook", {"pocket": True}, [80, 100]), ("workbook", {"names": ["An", "Bo"]}, [80, 100])],
)  # fmt: skip
def test_a_plan_says_what_paper_to_take_where_any_is_to_be_chosen(
    studio: Studio, product: str, options: dict[str, object], weight: list[int] | None
) -> None:
    files = ask(studio, "plan", text=SMALL, product=product, options=options, chosen={})["files"]
    assert [each["paper_weight"] for each in files] == [weight] * len(files)


def test_a_deck_of_another_name_gives_its_name_to_what_is_made(tmp_path: Path) -> None:
    studio = Studio(MODULES, parts, tmp_path, tmp_path, "ons-team.yaml")
    (file,) = ask(studio, "plan", text=SMALL, product="guide", options={}, chosen={})["files"]
    assert file["name"] == "ons-team-guide-nl.pdf"


def test_a_workbook_for_each_name_that_was_typed_or_stands_in_a_list(studio: Studio) -> None:
    def names(value: object) -> list[str]:
        files = ask(studio, "plan", text=SMALL, product="workbook", options={"names": value}, chosen={})["files"]
        return [each["name"] for each in files]

    ask(studio, "put", path="namen.txt", data=b"An\nBo\n")
    assert names(["An", " Bo ", "An", ""]) == names("namen.txt")
    assert len(names("namen.txt")) == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"copies": 300}, "--copies: takes a whole number from 1 to 100, not 300"),
        ({"copies": "two"}, "--copies: takes a whole number from 1 to 100"),
        ({"ink": "pink"}, "--ink: takes full, light or grey, not “pink”"),
        ({"stock": "poker"}, "--stock: there is no stock “poker”"),
        ({"extras": "mug"}, "--extras: there is no extra card 'mug'"),
        ({"draft": 1}, "--draft: is yes or no"),
        ({"printer": "hp"}, "there is no printer hp"),
        ({"since": "old.yaml"}, "there is no file old.yaml"),
        ({"since": "../old.yaml"}, "lies outside the folder"),
        ({"colour": 1}, "there is no option “colour”"),
    ],
)
def test_a_value_that_cannot_be_taken_is_told_with_its_option(
    studio: Studio, given: dict[str, object], said: str
) -> None:
    (problem,) = refused(studio, "plan", text=SMALL, product="cards", options=given, chosen={})
    assert said in problem["text"]


def test_what_was_chosen_and_is_not_in_the_deck_is_told(studio: Studio) -> None:
    chosen = {"suits": ["Q"], "only": ["A1", "Z9"], "tags": ["nope"]}
    told = [each["what"] for each in refused(studio, "plan", text=SMALL, product="cards", options={}, chosen=chosen)]
    assert told == ["the deck has no suit “Q”", "the deck has no tag “nope”", "the deck has no card “Z9”"]


def test_what_a_deck_says_of_printing_is_what_is_usual(studio: Studio) -> None:
    text = SMALL + "\nprint: {stock: tarot-a4, people: 5}\n"
    options = ask(studio, "options", text=text)
    assert (options["usual"]["cards"]["stock"], options["usual"]["workbook"]["people"]) == ("tarot-a4", 5)
    assert (options["print"], options["languages"]) == ({"stock": "tarot-a4", "people": 5}, ["nl"])
    assert options["cards"][0] == "A1"


# -------------------------------------------------------------------------------------- spreadsheets, and files beside


def test_questions_go_out_to_a_spreadsheet_and_come_back_changed(studio: Studio) -> None:
    made = ask(studio, "export", text=SMALL, kind="xlsx")
    assert made["name"] == "cards.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(made["data"]))
    column = next(cell.column for cell in book.active[1] if str(cell.value).startswith("vraag"))  # type: ignore[index]
    book.active.cell(2, column).value = "Heel anders?"  # type: ignore[union-attr,arg-type]
    book.save(changed := io.BytesIO())
    back = ask(studio, "import_", name="terug.xlsx", data=changed.getvalue(), into=SMALL)
    assert "question: Heel anders?" in back["text"]
    assert back["lines"][0].endswith("1 changed, 0 added, 3 the same.")
    new = ask(studio, "import_", name="Team Noord.csv", data=ask(studio, "export", text=SMALL, kind="csv")["data"])
    assert ask(studio, "read", text=new["text"])["table"]["title"] == {"nl": "Team Noord"}
    assert not any("/tmp" in line or "spiegel import" in line for line in new["lines"])  # noqa: S108 – what must not be there


def test_a_spreadsheet_that_cannot_be_read_is_told_by_its_own_name(studio: Studio) -> None:
    (problem,) = refused(studio, "import_", name="../../leeg.csv", data=b"")
    assert problem["file"] == "leeg.csv"
    assert not list(studio.folder.iterdir())


def test_files_lie_beside_the_deck_and_nowhere_else(studio: Studio, tmp_path: Path) -> None:
    assert ask(studio, "put", path="pictures/kop.svg", data=SVG)["kind"] == "picture"
    studio.file.write_text(SMALL)
    (tmp_path / "secret.txt").write_text("secret")
    (studio.folder / "way.txt").symlink_to(tmp_path / "secret.txt")
    (studio.folder / "out").symlink_to(tmp_path)
    (studio.folder / ".hidden.txt").write_text("x")
    (studio.folder / "program.py").write_text("x")
    assert ask(studio, "files") == [{"path": "pictures/kop.svg", "size": len(SVG), "kind": "picture"}]
    assert ask(studio, "get", path="pictures/kop.svg")["data"] == SVG
    for name in ("../secret.txt", "/etc/passwd.txt", "way.txt", "out/secret.txt", ".hidden.txt", "program.py", "cards.yaml",
                 "a\\b.png", "", "pictures/../../secret.txt", "C:x.png", "a\x00.png"):  # fmt: skip
        refused(studio, "get", path=name)
        refused(studio, "put", path=name, data=b"x")
        refused(studio, "remove", path=name)
    assert (tmp_path / "secret.txt").read_text() == "secret"
    ask(studio, "remove", path="pictures/kop.svg")
    assert ask(studio, "files") == []


def test_a_file_that_is_too_large_is_not_taken(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.studio.beside.LARGEST", 10)
    assert "larger" in refused(studio, "put", path="a.png", data=b"x" * 11)[0]["what"]


def test_a_picture_and_a_theme_beside_the_deck_are_printed(studio: Studio) -> None:
    ask(studio, "put", path="kop.svg", data=SVG)
    ask(studio, "put", path="look.yaml", data=b'ink: "#111111"\nsuits: [{colour: "#006644", icon: sun}]\n')
    text = SMALL + "theme: look.yaml\n"
    assert ask(studio, "suits_look", text=text)["suits"][0]["colour"] == "#006644"
    ask(studio, "put", path="look.yaml", data=b'suits: [{colour: "#00664", icon: sun}]\n')
    (problem,) = refused(studio, "card", text=text, id="A1")
    assert (problem["file"], problem["path"]) == ("look.yaml", None)


def test_the_form_of_a_deck_completes_its_keys(studio: Studio) -> None:
    schema = ask(studio, "schema")
    assert {"title", "questions"} <= schema["$defs"]["Bank"]["properties"].keys()
    assert "sun" in schema["$defs"]["Suit"]["properties"]["icon"]["examples"]


# --------------------------------------------------------------------------------------------------- looks, printers


def test_each_suit_has_its_colour_with_the_contrast_and_its_sign(studio: Studio) -> None:
    look = ask(studio, "suits_look", text=SMALL, theme="contrast")
    assert [suit["id"] for suit in look["suits"]] == ["A", "B"]
    assert all(suit["contrast"] >= look["least"] for suit in look["suits"])
    pale = SMALL.replace("  - id: B\n", '  - id: B\n    colour: "#FFEE99"\n', 1)
    assert ask(studio, "suits_look", text=pale)["suits"][1]["contrast"] < 4.5


def test_every_sign_is_a_picture(studio: Studio) -> None:
    for name in ask(studio, "about")["signs"]:
        svg = ask(studio, "sign", name=name, colour="#0F6B6B")["svg"]
        assert svg.startswith("<svg ")
        assert "#0F6B6B" in svg
    assert "there is no icon" in refused(studio, "sign", name="mug", colour="#000000")[0]["what"]


def test_a_printer_is_measured_tried_kept_and_forgotten(studio: Studio) -> None:
    (sheet,) = ask(studio, "printer_sheet", name="office", language="nl")["files"]
    assert sheet["data"].startswith(b"%PDF")
    assert len(ask(studio, "printer_sheet", name="office", by_hand=True)["files"]) == 2
    values = {"holes": ["K9", "K9", "L10", "K10"], "bars": [150, 200]}
    assert ask(studio, "printer_fit", name="office", values=values)["left_over"] < 1.5
    assert ask(studio, "printers") == []
    (kept,) = ask(studio, "printer_set", name="office", values=values)
    assert kept["label"] == "office"
    files = ask(studio, "plan", text=SMALL, product="cards", options={"printer": "office"}, chosen={})["files"]
    assert any("office" in line for line in files[0]["printing"])
    saved = ask(studio, "settings_get")["data"]
    assert ask(studio, "printer_remove", name="office") == []
    assert [each["label"] for each in ask(studio, "settings_put", data=saved)] == ["office"]
    assert refused(studio, "settings_put", data=b"- name: x\n")
    assert refused(studio, "printer_set", name="a b", values=values)
    assert (
        refused(studio, "printer_fit", name="a", values={"holes": ["Z9", "K9", "L10", "K10"]})[0]["where"] == "grid 1"
    )
