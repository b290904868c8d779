"""What pypdf makes of a PDF is counted while it makes it: the numbers in it, and how often it reads the same bytes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "trust"))

import heavy_pdfs as heavy
from pypdf.generic import _data_structures

from generator.model.problems import DeckError
from generator.prepress import parsing
from generator.prepress.booklet import fold
from generator.prepress.inspect import inspect


def said_of(path: Path) -> str:
    with pytest.raises(DeckError) as refused:
        inspect(path)
    assert len(refused.value.problems) == 1
    assert "broken" not in str(refused.value.problems[0])
    return str(refused.value.problems[0])


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a PDF goes; 20,000 numbers are many here."""
    monkeypatch.setattr(heavy, "NUMBERS", "1 " * 1_000)
    monkeypatch.setattr(parsing, "MOST_PARTS", 20_000)
    return tmp_path / "heavy.pdf"


def test_numbers_in_the_dictionaries_of_pages_are_counted(path: Path) -> None:
    path.write_bytes(heavy._numbered_pages(50))
    assert "more than 20,000 numbers and names" in said_of(path)
    path.write_bytes(heavy._numbered_pages(12))
    assert inspect(path).pages == 12


@pytest.mark.parametrize("kind", ["resources", "notes", "the catalog", "bookmarks", "contents"])
def test_numbers_are_counted_wherever_they_are_read(path: Path, kind: str) -> None:
    path.write_bytes(heavy._numbers_in(kind, 50))
    assert "more than 20,000 numbers and names" in said_of(path)
    path.write_bytes(heavy._numbers_in(kind, 3))
    assert inspect(path).pages == 1


def test_what_is_never_asked_for_is_not_counted(path: Path) -> None:
    path.write_bytes(heavy._numbers_in("bookmarks", 50))
    assert fold(path, path.with_name("booklet.pdf")).pages == 1


def test_numbers_in_packed_objects_are_counted(path: Path) -> None:
    path.write_bytes(heavy._packed(50, 1_000))
    assert "more than 20,000 numbers and names" in said_of(path)
    path.write_bytes(heavy._packed(12, 1_000))
    assert inspect(path).pages == 1


def test_the_numbers_that_a_page_draws_are_no_objects(path: Path) -> None:
    path.write_bytes(heavy.page(content=b"9 9 9 9 re f " * 10_000).written())
    assert inspect(path).pages == 1


def test_a_long_string_counts_by_its_length(path: Path) -> None:
    path.write_bytes(heavy.page(root=f"/X({'a' * 170_000})").written())
    assert "more than 20,000 numbers and names" in said_of(path)
    path.write_bytes(heavy.page(root=f"/X({'a' * 150_000})").written())
    assert inspect(path).pages == 1


def test_objects_that_are_nowhere_are_looked_for_a_few_times(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = heavy.page(f"/Annots[{' '.join(f'{n} 0 R' for n in range(100, 110))}]").written()
    path.write_bytes(data)
    monkeypatch.setattr(parsing, "MOST_SEARCHED", 11 * len(data))
    assert inspect(path).pages == 1
    monkeypatch.setattr(parsing, "MOST_SEARCHED", 9 * len(data))
    assert "too many of its objects are not where it says they are" in said_of(path)


@pytest.mark.parametrize("content", [b" " * 8_000 + b" 9 0 obj <<>>", b"\n" * 8_000 + b" 9 0 obj (a)"])
def test_objects_in_one_another_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(parsing, "USUAL", 0)
    path.write_bytes(heavy._in_one_another(content, 100))
    assert "its objects lie in one another" in said_of(path)
    path.write_bytes(heavy._in_one_another(content, 1))
    assert inspect(path).pages == 1


def test_pypdf_is_as_it_was_afterwards(path: Path) -> None:
    reader = sys.modules["pypdf._reader"]
    before = _data_structures.read_object, vars(reader)["read_object"]
    path.write_bytes(heavy._numbered_pages(50))
    said_of(path)
    assert (_data_structures.read_object, vars(reader)["read_object"]) == before
