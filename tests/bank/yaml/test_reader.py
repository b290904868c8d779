from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from helpers import ENVIRONMENT
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator import files
from generator.bank.yaml import events
from generator.bank.yaml.errors import explain
from generator.bank.yaml.positions import Positions
from generator.bank.yaml.reader import Document, Value, parse, read_yaml
from generator.model.problems import DeckError
from generator.model.text_places import Place

pytestmark = pytest.mark.usefixtures("_either_parser")

ANY_FILE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def read(folder: Path, content: str | bytes) -> Document:
    path = folder / "deck.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_yaml(path, name="deck.yaml")


def refusal(folder: Path, content: str | bytes) -> str:
    with pytest.raises(DeckError) as refused:
        read(folder, content)
    return str(refused.value)


# What a file says


def test_every_scalar_stays_the_text_that_was_typed(tmp_path: Path) -> None:
    document = read(
        tmp_path, "a: no\nb: 010\nc: 1:30\nd: 2020-01-01\ne: 1e3\nf: yes\ng: 0x1F\nh: <<\n2020-13-45: .nan\n"
    )
    typed = {"a": "no", "b": "010", "c": "1:30", "d": "2020-01-01", "e": "1e3", "f": "yes", "g": "0x1F", "h": "<<"}
    assert document.value == typed | {"2020-13-45": ".nan"}


def test_what_is_left_empty_is_none_and_what_is_quoted_is_not(tmp_path: Path) -> None:
    document = read(tmp_path, "a:\nb: ~\nc: null\nd: ''\ne: \"null\"\nf: [~, x]\n")
    assert document.value == {"a": None, "b": None, "c": None, "d": "", "e": "null", "f": [None, "x"]}


def test_lists_groups_and_long_texts_are_read(tmp_path: Path) -> None:
    document = read(tmp_path, "a:\n  - {b: c}\n  - [d, e]\nf: |\n  g\n  h\ni: >-\n  j\n  k\nl: m\n  n\n")
    assert document.value == {"a": [{"b": "c"}, ["d", "e"]], "f": "g\nh\n", "i": "j k", "l": "m n"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts_as_one_line(tmp_path: Path, end: str) -> None:
    document = read(tmp_path, f"a: één{end}{end}b: c{end}")
    assert document.value == {"a": "één", "b": "c"}
    assert document.place(("b",)) == Place(3, 4)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    document = read(tmp_path, b"\xef\xbb\xbfa: b\n")
    assert document.value == {"a": "b"}
    assert document.place(("a",), key=True) == Place(1, 1)


def test_separators_of_unicode_are_no_trouble(tmp_path: Path) -> None:
    assert read(tmp_path, "a: 'x\u2028y'\nb: \"x\x85y\"\nc: x\u00a0y\n").value == {
        "a": "x\u2028y",
        "b": "x y",
        "c": "x\u00a0y",
    }


def test_a_merge_key_is_a_key_like_others(tmp_path: Path) -> None:
    assert read(tmp_path, "<<: {a: b}\na: c\n").value == {"<<": {"a": "b"}, "a": "c"}


# Where it stands


def test_places_of_keys_values_and_entries(tmp_path: Path) -> None:
    document = read(tmp_path, "title: é\nquestions:\n  - id: A01\n    probe:\n      nl: x\n  - [y, z]\n")
    assert document.place(("title",)) == Place(1, 8)
    assert document.place(("questions", 0)) == Place(3, 5)
    assert document.place(("questions", 0, "probe", "nl")) == Place(5, 11)
    assert document.place(("questions", 0, "probe", "nl"), key=True) == Place(5, 7)
    assert document.place(("questions", 1, 1)) == Place(6, 9)


def test_what_is_not_in_the_file_is_looked_for_where_it_should_be_added(tmp_path: Path) -> None:
    document = read(tmp_path, "questions:\n  - id: A01\n    probe:\n      nl: x\n")
    assert document.place(("questions", 0, "probe", "en")) == Place(3, 5)
    assert document.place(("questions", 0, "suit")) == Place(2, 5)
    assert document.place(("title", "nl")) == Place(1, 1)


def test_the_comment_that_left_a_value_empty_is_found(tmp_path: Path) -> None:
    document = read(tmp_path, "a: #0F6B6B\nb: # what follows\nc:\n  #no\n  d\n")
    assert document.comment_after(("a",)) == "#0F6B6B"
    assert document.comment_after(("b",)) == ""
    assert document.comment_after(("c",)) == ""
    assert document.comment_after(("z",)) == ""


def test_a_text_cut_short_by_a_comment_is_warned_about(tmp_path: Path) -> None:
    document = read(tmp_path, "a: Wat is #1 voor jou?\nb:\n  - x\n  - y #z\n")
    assert [str(warning).splitlines()[0] for warning in document.warnings] == [
        "deck.yaml:1:11: “#1 voor jou?” is left out: after a space, # begins a comment",
        "deck.yaml:4:7: “#z” is left out: after a space, # begins a comment",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# one #two\na: b\n",
        "a: b  #comment\n",
        "a: b # comment\n",
        'a: "b #1"\n',
        "a: 'b #1'\n",
        "a: |\n  b #1\n",
        'a: "b" #comment\n',
        "a: b#1\n",
        "a:\n  #comment\n  b\n",
    ],
)
def test_ordinary_comments_and_quoted_texts_are_not_warned_about(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).warnings == ()


# What is refused before it is read


def test_a_missing_file_is_named_with_the_one_that_was_meant(tmp_path: Path) -> None:
    (tmp_path / "cards.yaml").write_text("a: b")
    with pytest.raises(DeckError, match=r"x\.yaml: there is no such file\n    → did you mean cards\.yaml\?"):
        read_yaml(tmp_path / "card.yaml", name="x.yaml")
    with pytest.raises(DeckError, match="there is no such file\n    → check its name"):
        read_yaml(tmp_path / "zzzzzzz")
    with pytest.raises(DeckError, match="there is no such file\n    → check the name of the folder"):
        read_yaml(tmp_path / "nowhere" / "cards.yaml")
    with pytest.raises(DeckError, match="there is no such file"):
        read_yaml(tmp_path / "cards.yaml" / "cards.yaml")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeckError) as refused:
        read_yaml(tmp_path, name="decks")
    assert str(refused.value) == (
        f"decks: is a folder, and a file is needed here\n    → name a file in it, such as decks{os.sep}cards.yaml"
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DeckError, match="is a pipe or a device, and an ordinary file is needed here"):
        read_yaml(tmp_path / "pipe")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_a_device_is_refused() -> None:
    with pytest.raises(DeckError, match="is a pipe or a device"):
        read_yaml(Path("/dev/zero"))


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may read everything")
def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").touch(mode=0)
    with pytest.raises(DeckError, match="you are not allowed to read this file"):
        read_yaml(tmp_path / "deck.yaml")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            PermissionError(13, "Permission denied"),
            "you are not allowed to read this file\n    → change its permissions",
        ),
        (OSError(5, "Input/output error"), "cannot be read: Input/output error"),
    ],
)
def test_what_the_system_refuses_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    (tmp_path / "deck.yaml").write_text("a: b")

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(DeckError, match=re.escape(words)):
        read_yaml(tmp_path / "deck.yaml")


@pytest.mark.parametrize("name", ["a\0b", "a" * 5000])
def test_an_impossible_name_is_refused(name: str) -> None:
    with pytest.raises(DeckError, match="cannot be read"):
        read_yaml(Path(name))


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    read(tmp_path, "a: " + "b" * (files.LARGEST_FILE - 3))
    said = refusal(tmp_path, "a: " + "b" * (files.LARGEST_FILE - 2))
    assert said.startswith("deck.yaml: is larger than the 8 MB that a file may be")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_are_named(tmp_path: Path, encoding: str) -> None:
    assert "is written in the encoding UTF-16" in refusal(tmp_path, "title: Één spel\n".encode(encoding))


def test_the_character_that_is_not_utf_8_is_shown_and_placed(tmp_path: Path) -> None:
    said = refusal(tmp_path, b"\xef\xbb\xbftitle: x\r\nauthor: Andr\xe9\n")
    assert said.startswith("deck.yaml:2:13: has a character that is not UTF-8 (probably “é” in Windows-1252)")


@pytest.mark.parametrize(
    ("beginning", "kind"),
    [
        (b"PK\x03\x04\0\0\0", "a spreadsheet"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\xd0\xcf\x11\xe0", "an old Word"),
        (b"title: abc\xff\0abcdefghijklmnop", "is not a text file"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, beginning: bytes, kind: str) -> None:
    assert kind in refusal(tmp_path, beginning)


# What is refused when it is read


def test_all_problems_of_a_file_come_at_once(tmp_path: Path) -> None:
    said = refusal(tmp_path, 'a: 1\nb: &x 2\na: 3\nc: "\\x01"\n\x07d: \x08!\ne: *x\n? [f]\n: g\n"": h\nb: !!int 4\n')
    lines = [line for line in said.splitlines() if line.startswith("deck")]
    assert lines == [
        "deck.yaml:2:4: “&x” is an anchor of YAML, which is not used here",
        "deck.yaml:3:1: the key “a” is here twice; the first is on line 1",
        "deck.yaml:4:4: a control character (U+0001) stands in the text",
        "deck.yaml:5:1: a control character (U+0007) stands in the text",
        "deck.yaml:5:5: a control character (U+0008) stands in the text",
        "deck.yaml:6:4: “*x” is an alias of YAML, which is not used here",
        "deck.yaml:7:3: a key should be a word, not a list or a group",
        "deck.yaml:9:1: the word before the colon is missing",
        "deck.yaml:10:1: the key “b” is here twice; the first is on line 2",
        "deck.yaml:10:4: “!!int” is a tag of YAML, which is not used here",
    ]


@pytest.mark.parametrize("code", [*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0x80, 0x9F, 0xFFFE, 0xFFFF])
def test_control_characters_are_refused_as_typed_and_as_codes(tmp_path: Path, code: int) -> None:
    told = f"a control character (U+{code:04X}) stands in the text"
    assert f"deck.yaml:1:10: {told}" in refusal(tmp_path, f"title: xx{chr(code)}x{'x' * 99}")
    assert f"deck.yaml:1:8: {told}" in refusal(tmp_path, f'title: "x\\u{code:04x}x"')


def test_a_key_with_a_control_character_cannot_reach_the_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in refusal(tmp_path, '"\\x1b[31m": a\n"\\x1b[31m": b\n')


def test_deep_nesting_is_refused_and_crashes_nothing(tmp_path: Path) -> None:
    read(tmp_path, "[" * 32 + "]" * 32)
    for deep in ("[" * 33 + "]" * 33, "[" * 30_000, "{a: " * 30_000, "- " * 30_000, "? " * 30_000):
        assert "groups and lists are nested more than 32 deep" in refusal(tmp_path, deep)


def test_too_many_values_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "MOST_EVENTS", 1000)
    assert "deck.yaml: holds more than 600,000 values" in refusal(tmp_path, "- a\n" * 1000)
    assert "deck.yaml: holds more than 600,000 values" in refusal(tmp_path, "a: [" + "b," * 1000)


def test_of_very_many_problems_the_first_are_told(tmp_path: Path) -> None:
    with pytest.raises(DeckError) as refused:
        read(tmp_path, "".join(f"k{number}: b\n" * 2 for number in range(5000)))
    assert len(refused.value.problems) == 101
    assert str(refused.value.problems[0]) == "deck.yaml: has at least 100 problems; here are the first"


LIBYAML_WORDS = re.compile(
    r"while (scanning|parsing)|did not find|expected|token|scalar|mapping|sequence|indicator|Error"
)


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("a: b: c", "1:5", "a second colon stands in a text without quotes"),
        ("a: b\n c: d", "2:2", "this line begins with 1 space, where none would fit"),
        ("a: b\n  c: d\n e: f: g", "2:3", "this key does not fit what stands above it"),
        ("a\nb: c", "2:1", "this key does not fit what stands above it"),
        ("a:\n\tb: c", "2:1", "a tab stands where the line is indented"),
        ("a:\n  - b\n \t- c", "3:2", "a tab stands where the line is indented"),
        ("a: |\n\tb", "2:1", "a tab stands where the line is indented"),
        ("a: @b", "1:4", "a text cannot begin with @ unless it is quoted"),
        ("a: `b`", "1:4", "a text cannot begin with ` unless it is quoted"),
        ("a: %b", "1:4", "a text cannot begin with % unless it is quoted"),
        ("a: &", "1:4", "a text cannot begin with & unless it is quoted"),
        ("a: *", "1:4", "a text cannot begin with * unless it is quoted"),
        ("a: !<b", "1:4", "a text cannot begin with ! unless it is quoted"),
        ("a: !b!c d", "1:4", "a text cannot begin with ! unless it is quoted"),
        ("%YAML 2.0\n---\na: b", "1:1", "a text cannot begin with % unless it is quoted"),
        ("%YAML x\n---\na: b", "1:1", "a text cannot begin with % unless it is quoted"),
        ("%A\n---\na: b", "1:1", "a text cannot begin with % unless it is quoted"),
        ("a: ? b", "1:4", "a text cannot begin with ? unless it is quoted"),
        ('a: "b\nc: d', "1:4", 'the quote " that opens here is never closed'),
        ("a: 'b\n---\n'", "1:4", "the quote ' that opens here is never closed"),
        ("a: 'b's'", "1:7", "the text goes on after its closing quote"),
        ('a: "b" c', "1:8", "the text goes on after its closing quote"),
        ("a: |\n  b\n c\n", "3:2", "this line does not fit the group that begins on line 1"),
        ("- a\nb: c", "2:1", "this line does not fit the list that begins on line 1"),
        ("a: [b\nc: d", "1:4", "what opens here with [ is not closed, or lacks a comma"),
        ("a: {b\nc: d", "1:4", "what opens here with { is not closed, or lacks a comma"),
        ("a: [b, #c]", "1:4", "what opens here with [ is not closed, or lacks a comma"),
        ("a: [#c]", "1:4", "what opens here with [ is not closed, or lacks a comma"),
        ("a: ]", "1:4", "“]” stands where a text is expected"),
        ("a: , b", "1:4", "“,” stands where a text is expected"),
        ("a: b\nc\nd: e", "2:1", "this line lacks the colon after its key"),
        ("a: - b", "1:4", "a list cannot begin behind its key"),
        ('a: "\\q"', "1:5", "“\\q” means nothing between double quotes"),
        ('a: "\\ud800"', "1:5", "“\\ud800” is no character, or half of one"),
        ('a: "b \\U00110000 c"', "1:7", "“\\U00110000” is no character, or half of one"),
        ('a: "\\xzz"', "1:5", "the code of a character is not complete here"),
        ("a: >b", "1:4", "a text that begins with | or > starts on the next line"),
        ("a: |0\n  b", "1:4", "a text that begins with | or > starts on the next line"),
        ("  a: b\nc: d", "2:1", "this does not belong to what stands above it"),
        ("{a: b}}", "1:7", "this does not belong to what stands above it"),
        ("a: b\n---\nc: d", "2:1", "the file holds more than one document"),
    ],
)
def test_what_breaks_the_rules_of_yaml_is_said_in_plain_words(tmp_path: Path, text: str, place: str, told: str) -> None:
    said = refusal(tmp_path, text)
    assert said.startswith(f"deck.yaml:{place}: {told}\n    → ")
    assert not LIBYAML_WORDS.search(said.replace("is expected", ""))


def test_words_of_yaml_that_are_new_to_us_become_a_general_message() -> None:
    assert explain(yaml.YAMLError("found a dragon"), "a: b").what == "this cannot be understood as YAML"


def test_without_libyaml_the_command_still_reads_and_refuses(tmp_path: Path) -> None:
    (tmp_path / "cards.yaml").write_text(
        "title: Us\nlanguages: [nl]\nsuits: [{id: A, name: Waarom?}]\n"
        "questions: [{id: A1, suit: A, question: Waarom?, probe: Hoe}]\n"
    )
    (tmp_path / "bad.yaml").write_text('title: "\\U00110000"\n')
    hidden = "import sys; sys.modules['yaml._yaml'] = None; from generator.cli.main import main; main()"

    def run(deck: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", hidden, "list", "cards", deck]
        return subprocess.run(
            command, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False
        )

    assert "Waarom?" in run("cards.yaml").stdout
    assert "bad.yaml:1:9: “\\U00110000” is no character, or half of one" in run("bad.yaml").stderr


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="there is only one parser here")
def test_the_usual_parser_is_libyaml_and_none_of_its_classes_is_replaced() -> None:
    script = (
        "import yaml, yaml._yaml as made; before = vars(made).copy(); from generator.bank.yaml import events;"
        "assert events.parser is yaml.CSafeLoader; assert vars(made) == before"
    )
    subprocess.run([sys.executable, "-c", script], env=ENVIRONMENT, check=True)


# Whatever a file holds

YAML_PIECES = st.sampled_from(
    [
        *"abAé-?:,[]{}#&*!|>'\"%@` \n\t\r",
        ": ",
        "- ",
        "\n  ",
        "\n    ",
        " #",
        "~",
        "\\",
        "\\x0",
        "---\n",
        "...\n",
        "<<",
        "\x00",
    ]
)


def check(folder: Path, content: bytes) -> None:
    """A file is read or refused with problems, and the quick and the thorough walk agree on which."""
    try:
        document = read(folder, content)
    except DeckError as error:
        problems = error.problems
    else:
        assert Positions("deck.yaml", document.text).problems == []
        return
    assert problems
    assert all(problem.what != "cannot be read as YAML" for problem in problems)
    assert not LIBYAML_WORDS.search("".join(problem.what for problem in problems).replace("is expected", ""))


@given(st.binary(max_size=200))
@ANY_FILE
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    check(tmp_path, content)


@given(st.text(max_size=200))
@example("\ufeff\ufeffa: b")
@ANY_FILE
def test_any_text_is_read_or_refused(tmp_path: Path, content: str) -> None:
    check(tmp_path, content.encode(errors="replace"))


@given(st.lists(YAML_PIECES, max_size=40).map("".join))
@settings(ANY_FILE, max_examples=500)
def test_anything_like_yaml_is_read_or_refused(tmp_path: Path, content: str) -> None:
    check(tmp_path, content.encode())


def outcome(parser: object, text: str) -> Value | str:
    """What a parser reads in a text, or that it refuses it."""
    usual, events.parser = events.parser, parser
    try:
        return parse("deck.yaml", text).value
    except DeckError:
        return "refused"
    finally:
        events.parser = usual


TAB_BEHIND_MARK = re.compile(r"[|>][-+0-9]*[ \n]*\t")
"""The one thing we know of that libyaml reads and PyYAML's own parser refuses: a tab behind a block's mark, or first in it."""


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="there is only one parser here")
@given(st.lists(YAML_PIECES, max_size=40).map("".join).filter(lambda text: not TAB_BEHIND_MARK.search(text)))
@example("{question: Waarom?, probe: Hoe}")
@example("a:\tb\tc\n")
@example("a: |#b\n")
@example("a---\n\t\n  a")
@example("a\n \t \n\n\t\nb")
@example("%A\n---\na: b")
@settings(max_examples=500)
def test_both_parsers_read_the_same_and_refuse_the_same(text: str) -> None:
    assert outcome(events.PythonLoader, text) == outcome(yaml.CSafeLoader, text)


VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(VALUES, st.booleans())
@ANY_FILE
def test_what_was_written_is_read(tmp_path: Path, value: object, flow: bool) -> None:
    written = yaml.safe_dump({"value": value}, allow_unicode=True, default_flow_style=flow)
    assert read(tmp_path, written).value == {"value": value}
