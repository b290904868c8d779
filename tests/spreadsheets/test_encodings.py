from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.problems import DeckError
from generator.spreadsheets.encodings import decode, spoilt

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
