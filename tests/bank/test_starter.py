from __future__ import annotations

import os
import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest
import yaml
from helpers import ROOT, spiegel
from hypothesis import given
from hypothesis import strategies as st

from generator.bank import starter
from generator.bank.loading import load
from generator.bank.provenance import provenance
from generator.bank.schema import records_in
from generator.bank.starter import LETTERS, STARTERS, start, start_from, usual_title
from generator.bank.yaml.positions import Positions
from generator.bank.yaml.reader import read_yaml
from generator.bank.yaml.writing import scalar
from generator.model.bank import Bank
from generator.model.problems import DeckError
from generator.model.session import StepKind

pytestmark = pytest.mark.usefixtures("_either_parser")

READY = ("de", "en", "fr", "nl")
EXAMPLE = re.compile(r"^( *)#((?! )\S.*|  +\S.*)$")
"""A line that is switched off: # against its text, or against its indentation."""

every_language = pytest.mark.parametrize("language", READY)


def begin(folder: Path, language: str = "en", suits: tuple[str, ...] = ("Work", "People"), title: str = "Mine") -> Path:
    """The cards.yaml of a new deck."""
    start(folder, title, language, suits)
    return folder / "cards.yaml"


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def blocks(text: str) -> list[range]:
    """The lines of each example; those above each other belong together."""
    numbers = [number for number, line in enumerate(text.splitlines()) if EXAMPLE.match(line)]
    starts = [number for number in numbers if number - 1 not in numbers]
    return [range(each, next(end for end in range(each, 10_000) if end not in numbers)) for each in starts]


def switched_on(text: str, numbers: range | list[int]) -> str:
    """The text with the # of some lines taken away."""
    lines = text.splitlines()
    for number in numbers:
        lines[number] = EXAMPLE.sub(r"\1\2", lines[number])
    return "\n".join(lines) + "\n"


# ------------------------------------------------------------------------------------------------------------ the deck


def test_there_is_everything_for_every_language_that_is_ready() -> None:
    parts = {f"cards-{code}.yaml" for code in READY} | {f"words-{code}.yaml" for code in READY}
    parts |= {f"README-{code}.md" for code in READY} | {f"pictures-{code}.txt" for code in READY}
    assert {path.name for path in STARTERS.iterdir()} == parts | {"cup.svg"}


@every_language
@pytest.mark.parametrize("many", [1, 3, 6])
def test_a_new_deck_has_its_suits_and_two_questions_for_each(tmp_path: Path, language: str, many: int) -> None:
    names = tuple(f"Suit {number}" for number in range(many))
    loaded = load(begin(tmp_path / "new", language, names))
    assert loaded.warnings == ()
    assert [suit.name for suit in loaded.bank.suits] == [{language: name} for name in names]
    asked = [question.id for question in loaded.bank.questions]
    assert asked == [f"{letter}{number}" for letter in LETTERS[:many] for number in (1, 2)]
    assert (loaded.bank.languages, loaded.bank.title) == ((language,), {language: "Mine"})


@every_language
def test_the_questions_are_short_open_and_different(language: str) -> None:
    words = starter.words(language)
    assert len(words.questions) == 2 * len(LETTERS)
    assert len({pair.question for pair in words.questions}) == len(words.questions)
    assert all(len(pair.question) <= 90 and len(pair.probe) <= 60 for pair in words.questions)
    assert all(text.endswith("?") for pair in words.questions for text in (pair.question, pair.probe))
    assert len(words.suits) == 3


@every_language
def test_the_folder_has_a_readme_of_ten_lines_and_a_place_for_pictures(tmp_path: Path, language: str) -> None:
    begin(tmp_path / "new", language)
    readme = (tmp_path / "new" / "README.md").read_text(encoding="utf-8")
    assert len(readme.splitlines()) == 10
    assert readme.startswith("# Mine\n")
    assert "`spiegel build`" in readme
    assert left(tmp_path / "new" / "pictures") == ["README.txt", "cup.svg"]


def test_a_language_without_texts_gets_those_in_english_and_says_so(tmp_path: Path) -> None:
    made = start(tmp_path / "new", "Nuestro equipo", "es", ("Uno",))
    bank = load(tmp_path / "new" / "cards.yaml").bank
    assert bank.languages == ("es",)
    assert bank.questions[0].question["es"] == starter.words("en").questions[0].question
    assert made.notes == ("there are no texts in es yet: these are in English",)


def test_a_region_takes_the_texts_of_its_language(tmp_path: Path) -> None:
    made = start(tmp_path / "new", "Wij", "nl-BE", ("Werk",))
    assert made.notes == ()
    assert load(tmp_path / "new" / "cards.yaml").bank.questions[0].question["nl-BE"].startswith("Waar was je")


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=60))
def test_any_title_comes_out_of_the_file_as_it_went_in(text: str) -> None:
    assert Positions("cards.yaml", f"title: {scalar(text)}\n").problems == []


@pytest.mark.parametrize("title", ["yes", "12", "Us: #1", '"Quoted"', "- a -", "null", "a $b ${c}", "Café ’t Hoekske"])
def test_an_odd_title_stays_what_it_is(tmp_path: Path, title: str) -> None:
    loaded = load(begin(tmp_path / "new", title=title))
    assert loaded.bank.title == {"en": title}
    assert loaded.warnings == ()


@pytest.mark.parametrize(
    ("folder", "title"), [("youth-team", "Youth team"), ("care_2026", "Care 2026"), ("équipe", "Équipe")]
)
def test_the_folder_suggests_a_title(tmp_path: Path, folder: str, title: str) -> None:
    assert usual_title(tmp_path / folder) == title


# -------------------------------------------------------------------------------------------------- what it teaches


@every_language
def test_every_example_is_accepted_by_itself(tmp_path: Path, language: str) -> None:
    path = begin(tmp_path / "new", language)
    text = path.read_text(encoding="utf-8")
    found = blocks(text)
    assert len(found) >= 11
    for block in found:
        lines = list(block)
        if "tip: T1" in text.splitlines()[lines[0]]:  # with the tip that it names
            lines += next(each for each in found if text.splitlines()[each[0]] == "#tips:")
        path.write_text(switched_on(text, lines), encoding="utf-8")
        assert load(path).warnings == ()


BUILT: dict[str, tuple[int, str]] = {}
"""How building each text ended: the command reads with the parser that it finds, so it is asked once for both."""


@every_language
@pytest.mark.parametrize("many", [1, 3])
def test_all_examples_together_are_accepted_and_printed(tmp_path: Path, language: str, many: int) -> None:
    path = begin(tmp_path / "new", language, ("One", "Two", "Three")[:many])
    text = path.read_text(encoding="utf-8")
    text = switched_on(text, [number for block in blocks(text) for number in block])
    path.write_text(text, encoding="utf-8")
    bank = load(path).bank
    assert (len(bank.tips), len(bank.sessions), len(bank.purpose), len(bank.workbook)) == (1, 1, 1, 3)
    assert provenance(bank) == "own"
    if text not in BUILT:
        result = spiegel("build", folder=path.parent)
        BUILT[text] = (result.returncode, result.stderr)
    assert BUILT[text] == (0, "")


@every_language
def test_a_new_deck_can_be_read_by_a_program_that_has_only_the_older_rules_of_yaml(
    tmp_path: Path, language: str
) -> None:
    """PyYAML's own parser as it is: a question mark inside braces begins a key for it, unless there are quotes."""
    path = begin(tmp_path / "new", language, ("One", "Two", "Three"))
    text = path.read_text(encoding="utf-8")
    whole = switched_on(text, [number for block in blocks(text) for number in block])
    assert yaml.load(whole, yaml.BaseLoader)["sessions"]  # noqa: S506 – every scalar is a text
    (example,) = re.findall(r"^# (question: \{.*\})$", text, re.MULTILINE)
    assert len(yaml.load(example, yaml.BaseLoader)["question"]) == 2  # noqa: S506 – as above


@every_language
def test_the_example_of_a_second_language_is_accepted(tmp_path: Path, language: str) -> None:
    text = begin(tmp_path / "new", language).read_text(encoding="utf-8")
    languages = next(found for found in re.findall(r"\[[a-z]{2}, [a-z]{2}\]", text) if language in found)
    question = re.search(r"^# (question: \{.*\})$", text, re.MULTILINE)
    assert question
    both = "{" + ", ".join(f"{code}: X" for code in languages.strip("[]").split(", ")) + "}"
    path = tmp_path / "both.yaml"
    path.write_text(
        f"title: {both}\nlanguages: {languages}\nsuits:\n  - {{id: A, name: {both}}}\n"
        f"questions:\n  - id: A1\n    suit: A\n    {question[1]}\n",
        encoding="utf-8",
    )
    assert len(load(path).bank.languages) == 2


def keys_of(kind: type[msgspec.Struct], *, old: bool) -> set[str]:
    """The keys of a record that are written today, or those that are only read since another form took their place."""
    return {
        field.encode_name
        for field in msgspec.structs.fields(kind)
        if any("superseded" in (each.extra or {}) for each in getattr(field.type, "__metadata__", ())) == old
    }


@every_language
def test_the_comments_teach_every_key(language: str) -> None:
    text = (STARTERS / f"cards-{language}.yaml").read_text(encoding="utf-8")
    taught = set(re.findall(r"([a-z_]+):", text))
    keys, old = ({key for kind in records_in(Bank) for key in keys_of(kind, old=each)} for each in (False, True))
    assert keys - {"origin", "source"} <= taught  # those two are for our own deck
    assert old - keys == {"for"}
    assert not (old - keys) & taught


@every_language
def test_the_comments_name_every_kind_of_step(language: str) -> None:
    text = (STARTERS / f"cards-{language}.yaml").read_text(encoding="utf-8")
    assert all(kind in text for kind in get_args(StepKind))


# ---------------------------------------------------------------------------------------------------- all or nothing


def test_an_empty_folder_may_be_there(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    begin(tmp_path / "new")
    assert left(tmp_path / "new") == ["README.md", "cards.yaml", "pictures"]


def test_folders_above_it_are_made(tmp_path: Path) -> None:
    begin(tmp_path / "a" / "b")
    assert left(tmp_path / "a") == ["b"]


def test_a_folder_that_is_not_empty_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(DeckError) as caught:
        begin(tmp_path)
    assert [(each.what, bool(each.hint)) for each in caught.value.problems] == [("is not empty", True)]
    assert left(tmp_path) == ["mine.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("mine", encoding="utf-8")
    with pytest.raises(DeckError, match="is no folder"):
        begin(tmp_path / "new")
    assert (tmp_path / "new").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("part", ["fsync", "rename"])
def test_what_fails_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, *, there: bool
) -> None:
    kind = type(tmp_path) if part == "rename" else os
    original, calls = getattr(kind, part), []

    def failing(self: object, *arguments: object) -> object:
        calls.append(self)
        if len(calls) == (1 if part == "rename" and not there else 3):
            raise OSError(28, "No space left on device")
        return original(self, *arguments)

    if there:
        (tmp_path / "new").mkdir()
    monkeypatch.setattr(kind, part, failing)
    with pytest.raises(DeckError, match="cannot be made: no space left on device"):
        begin(tmp_path / "new")
    assert left(tmp_path) == (["new"] if there else [])
    assert not there or left(tmp_path / "new") == []


# ------------------------------------------------------------------------------------------------- from another deck

OTHER = """\
title: Other
languages: [en]
theme: my-theme.yaml
suits:
  - {id: A, name: Work}
  - {id: B, name: People}
questions:
  - {id: A1, suit: A, question: What?, picture: {file: pictures/a.svg, shows: A}}
  - {id: A2, suit: A, question: Where?, picture: {file: ../outside.svg, shows: No}}
  - {id: A3, suit: A, question: Who?, picture: {file: pictures/lost.svg, shows: Lost}}
  - {id: B1, suit: B, question: When?}
"""


def test_pictures_and_a_theme_come_along_but_nothing_from_elsewhere(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "pictures").mkdir(parents=True)
    (home / "other.yaml").write_text(OTHER, encoding="utf-8")
    theme = "name: mine\nlogo: {file: pictures/logo.svg, shows: Us}\nback: {picture: ../outside.svg}\nfonts: {regular: own.ttf}\n"
    (home / "my-theme.yaml").write_text(theme, encoding="utf-8")
    (home / "pictures" / "logo.svg").write_text("<svg/>", encoding="utf-8")
    (home / "own.ttf").write_bytes(b"a font")
    (home / "pictures" / "a.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "outside.svg").write_text("<svg/>", encoding="utf-8")
    made = start_from(tmp_path / "new", home / "other.yaml", ("A",), None)
    assert (made.suits, made.questions) == (1, 3)
    assert left(tmp_path / "new") == ["README.md", "cards.yaml", "my-theme.yaml", "own.ttf", "pictures"]
    assert left(tmp_path / "new" / "pictures") == ["README.txt", "a.svg", "cup.svg", "logo.svg"]
    assert "other.yaml" in (tmp_path / "new" / "README.md").read_text(encoding="utf-8")


def test_no_file_comes_along_that_a_text_of_a_theme_happens_to_name(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "looks").mkdir(parents=True)
    theme = (
        "name: diary.txt\ntitle: secret.txt\nlogo: {file: logo.svg, shows: diary.txt}\nfonts: {bold: [a.ttf, b.ttf]}\n"
    )
    (home / "looks" / "mine.yaml").write_text(theme, encoding="utf-8")
    for name in ("diary.txt", "secret.txt", "logo.svg", "a.ttf", "b.ttf"):
        (home / "looks" / name).touch()
        (home / name).touch()
    deck = OTHER.replace("my-theme.yaml", "looks/mine.yaml").replace("shows: A", "shows: diary.txt")
    (home / "other.yaml").write_text(deck, encoding="utf-8")
    start_from(tmp_path / "new", home / "other.yaml", (), None)
    assert left(tmp_path / "new") == ["README.md", "cards.yaml", "looks", "pictures"]
    assert left(tmp_path / "new" / "looks") == ["a.ttf", "b.ttf", "logo.svg", "mine.yaml"]


def test_what_comes_along_is_an_ordinary_file_of_bounded_size_below_the_deck(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "outside.yaml").write_text("logo: {file: secret.txt, shows: x}", encoding="utf-8")
    (tmp_path / "secret.txt").touch()
    names = ("pipe.png", "link.png", "huge.png", "within.png")
    os.mkfifo(home / "pipe.png")
    (home / "link.png").symlink_to("../secret.txt")
    (home / "real.png").write_bytes(b"a picture")
    (home / "within.png").symlink_to("real.png")
    with (home / "huge.png").open("wb") as file:
        file.truncate(starter.LARGEST_ALONG + 1)
    (home / "theme.yaml").symlink_to("../outside.yaml")
    questions = "".join(
        f"  - {{id: A{at}, suit: A, question: What {at}?, picture: {{file: {name}, shows: x}}}}\n"
        for at, name in enumerate(names)
    )
    head = "title: x\nlanguages: [en]\ntheme: theme.yaml\nsuits:\n  - {id: A, name: Work}\nquestions:\n"
    (home / "other.yaml").write_text(head + questions, encoding="utf-8")
    start_from(tmp_path / "new", home / "other.yaml", (), None)
    assert left(tmp_path / "new") == ["README.md", "cards.yaml", "pictures", "within.png"]
    assert not (tmp_path / "new" / "within.png").is_symlink()


def test_a_deck_whose_name_is_no_utf_8_can_be_begun_from(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.yaml")
    path.write_text(OTHER.replace("theme: my-theme.yaml\n", ""), encoding="utf-8")
    start_from(tmp_path / "new", path, (), None)
    assert "caf\N{REPLACEMENT CHARACTER}.yaml" in (tmp_path / "new" / "README.md").read_text(encoding="utf-8")
    assert usual_title(tmp_path / "a\x1b[0m\u202eb") == "A [0m b"


@pytest.mark.parametrize("name", ["a" * 256, "a" * 256 + "/b", "a\0b", "loop", "loop/b"])
def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(DeckError) as caught:
        begin(tmp_path / name)
    (problem,) = caught.value.problems
    assert problem.file == str(tmp_path / name)
    assert left(tmp_path) == ["loop"]


def test_without_suits_all_of_them_come(tmp_path: Path) -> None:
    start_from(tmp_path / "new", ROOT / "cards.yaml", (), None)
    assert (tmp_path / "new" / "cards.yaml").read_bytes() == (ROOT / "cards.yaml").read_bytes()


def test_our_deck_goes_by_its_name_or_where_there_is_no_cards_yaml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert starter.source(Path("spiegel")) == starter.source(Path("cards.yaml")) == ROOT / "cards.yaml"
    (tmp_path / "cards.yaml").write_text(OTHER, encoding="utf-8")
    assert starter.source(Path("cards.yaml")) == Path("cards.yaml")
    assert starter.source(Path("other.yaml")) == Path("other.yaml")


def test_where_there_is_no_cards_yaml_it_says_that_the_questions_are_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = "there is no cards.yaml here: these are questions of Spiegel’s own deck"
    assert said in start_from(tmp_path / "a", Path("cards.yaml"), ["A"], None).notes
    assert said not in start_from(tmp_path / "b", Path("spiegel"), ["A"], None).notes


def test_suits_that_there_are_not_are_told_all_at_once(tmp_path: Path) -> None:
    with pytest.raises(DeckError) as caught:
        start_from(tmp_path / "new", ROOT / "cards.yaml", ("A", "X", "Y"), None)
    assert [each.what for each in caught.value.problems] == ["there is no suit X", "there is no suit Y"]
    assert left(tmp_path) == []


def test_the_words_are_read_as_any_file_is() -> None:
    for language in READY:
        assert read_yaml(STARTERS / f"words-{language}.yaml").warnings == ()


def test_no_line_can_end_before_a_high_sign_in_french() -> None:
    words = starter.words("fr")
    assert not any(re.search(r" [?!;]", text) for pair in words.questions for text in (pair.question, pair.probe))
