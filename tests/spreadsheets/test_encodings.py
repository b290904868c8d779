from __future__ import annotations

import codecs
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.problems import DeckError
from generator.spreadsheets.encoding_names import codec_of, name_of, typed_name
from generator.spreadsheets.encodings import decode, spoilt
from generator.spreadsheets.languages import LANGUAGES

DUTCH = [
    "Één café, twee ideeën: hoe coördineer je dat? Geïnspireerd door collega’s – en voor € 5.",
    "Wat is ’s avonds het mooiste moment?",
    "vraag;reeks\r\nWie doet er mee?;één",
    "categorieën;vraag\nwerk;Hoeveel kost dat: € 10 of minder?",
    "Wat hebben we gefinancierd… en wat niet?",
    "“Zo doen we dat hier”, zei ze.",
    "Maïs, naïef, reünie, à propos, enquête, façade, Zoë, café.",
    "VRAAG;REEKS\nÉén van ons?;ÉÉN",
    "Élke dag opnieuw beginnen: hoe doe je dat?",
    "Où êtes-vous à l’aise ? Ça va très bien, c’était prévu.",
    "Größe, Übung, ändern, öffnen, Straße",
]
"""Texts as people write them here, few of them with many accents."""


@pytest.mark.parametrize("text", DUTCH)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_texts_come_out_as_they_went_in(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x.csv").text == text


@pytest.mark.parametrize("text", DUTCH)
@pytest.mark.parametrize("encoding", ["mac_roman", "cp850"])
def test_old_encodings_of_mac_and_dos_are_told_from_that_of_windows(text: str, encoding: str) -> None:
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip("the encoding has not all of these characters")
    assert decode(data, "x.csv").text == text


@pytest.mark.parametrize(("mark", "codec"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")])
@pytest.mark.parametrize("text", DUTCH)
def test_utf_16_is_read_in_both_orders_with_and_without_a_mark(mark: bytes, codec: str, text: str) -> None:
    assert decode(mark + text.encode(codec), "x.csv").text == text
    assert decode(text.encode(codec), "x.csv").text == text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0")))
def test_any_text_in_utf_8_is_read_as_it_is(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode(), "x.csv").text == text


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    try:
        decode(data, "x.csv")
    except DeckError as error:
        told = error.problems
    else:
        told = ()
    assert all(problem.hint for problem in told)


def test_utf_8_with_a_stray_byte_is_refused_with_its_line_and_never_guessed() -> None:
    data = "vraag\nHoe was het café?\nEn de reünie met collega’s?\n".encode() + b"Een caf\xe9\n"
    with pytest.raises(DeckError) as refused:
        decode(data, "x.csv")
    assert str(refused.value) == (
        "x.csv:4: is in UTF-8, but has other bytes on this line\n"
        "    → open it in the program that made it, and save it as “CSV UTF-8”, or as a workbook (.xlsx)"
    )


@pytest.mark.parametrize("text", DUTCH)
def test_what_an_earlier_program_misread_is_seen(text: str) -> None:
    assert spoilt(text.encode().decode("cp1252", errors="replace"))
    assert not spoilt(text)


QUESTIONS = tomllib.loads((Path(__file__).parent / "tables" / "questions.toml").read_text(encoding="utf-8"))
IN_ENCODINGS = [(code, codec) for code, each in QUESTIONS.items() for codec in each["encodings"]]


def table_of(code: str, codec: str, header: str, many: int) -> str:
    """A list of questions with signs that the encoding has; ș in those that have only ş, as people then type it."""
    text = f"{header};theme\n" + "".join(
        f"{each};{at}\n" for at, each in enumerate(QUESTIONS[code]["questions"][:many])
    )
    plain = str.maketrans("’–ǎ", "'-ă") if codec not in {"cp1252", "mac_roman", "cp1250", "cp1253"} else {}
    older = str.maketrans("șțȘȚ", "şţŞŢ") if codec == "cp1250" else {}
    return text.translate(plain | older)


@pytest.mark.parametrize(("code", "codec"), IN_ENCODINGS)
@pytest.mark.parametrize("said", [True, False])
@pytest.mark.parametrize("many", [2, 6])
def test_questions_in_an_old_encoding_are_read_right_or_doubt_is_told(
    code: str, codec: str, said: bool, many: int
) -> None:
    text = table_of(code, codec, f"question ({code})" if said else "question", many)
    found = decode(text.encode(codec), "x.csv", [code] if said else [])
    assert found.text == text or found.doubt is not None


def test_of_all_these_files_hardly_any_is_read_wrong() -> None:
    wrong = []
    for code, codec in IN_ENCODINGS:
        text = table_of(code, codec, "question", 6)
        if decode(text.encode(codec), "x.csv").text != text:
            wrong.append((code, codec))
    # ţ and ț are the same letter of Romanian, in two encodings that differ in nothing else.
    assert wrong == [("ro", "iso8859_16")]


def test_doubt_shows_the_line_in_both_readings_and_what_to_type() -> None:
    data = "vraag;thema\nWat nu?;werk\nÀ propos: en dan?;werk\n".encode("mac_roman")
    found = decode(data, "x.csv", ["nl"])
    assert str(found.doubt) == (
        "x.csv:3: is read as Windows-1252, which is not certain: this line then says “Ë propos: en dan?;werk”\n"
        "    → if that is wrong, add --encoding mac-roman: then it says “À propos: en dan?;werk”"
    )
    followed = decode(data, "x.csv", ["nl"], "mac-roman")
    assert (followed.text.split("\n")[2], followed.doubt) == ("À propos: en dan?;werk", None)


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("windows-1250", "cp1250"),
        ("Windows-1250", "cp1250"),
        ("cp1250", "cp1250"),
        ("Mac Roman", "mac-roman"),
        ("DOS 850", "cp850"),
        ("latin2", "iso8859-2"),
        ("KOI8-R", "koi8-r"),
        ("utf8", "utf-8"),
        ("klingon", ""),
        ("rot13", ""),
        ("base64", ""),
        ("idna", ""),
        ("a\0b", ""),
        ("", ""),
    ],
)
def test_an_encoding_goes_by_all_its_names(name: str, codec: str) -> None:
    assert codec_of(name) == codec


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_encoding_that_a_message_names_is_one_that_can_betyped_name(code: str) -> None:
    for codec in LANGUAGES[code].encodings:
        assert codecs.lookup(codec_of(name_of(codec))).name == codecs.lookup(codec).name
        assert codec_of(typed_name(codec))


def test_an_encoding_that_is_named_and_does_not_fit_is_told_with_its_line() -> None:
    with pytest.raises(DeckError) as refused:
        decode("vraag\nWat?\nÉén?\n".encode("cp1252"), "x.csv", [], "utf-8")
    assert str(refused.value) == (
        "x.csv:3: is not in utf-8: it has other bytes on this line\n"
        "    → leave --encoding out, and we look for one that fits"
    )
    with pytest.raises(DeckError, match="“klingon” is no encoding that we know"):
        decode(b"vraag", "x.csv", [], "klingon")


def test_what_is_in_no_encoding_that_we_know_is_refused_and_not_guessed() -> None:
    with pytest.raises(DeckError) as refused:
        decode(bytes(range(1, 256)) * 20, "x.csv")
    assert "is in an old encoding of which we cannot tell the letters" in str(refused.value)
