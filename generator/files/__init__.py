"""Files, the one safe way to open and to write them: a path → its text or bytes, and bytes → files, all of a set or none."""

from __future__ import annotations

from generator.files.beside import ElsewhereError, MissingError, UnusableError, file_beside, read_beside
from generator.files.reading import DECK, FINISHED, LARGEST_FILE, Wanted, is_there, read_bytes, read_text, same_file
from generator.files.targets import (
    PDF,
    PDF_SIGNATURE,
    Target,
    holds_anything,
    is_pdf,
    made_by_spiegel,
    never,
    renamed,
    starts_with,
    target_problems,
)
from generator.files.unfinished import sweep
from generator.files.writing import FileSet, write_folder, write_whole

__all__ = [
    "DECK",
    "FINISHED",
    "LARGEST_FILE",
    "PDF",
    "PDF_SIGNATURE",
    "ElsewhereError",
    "FileSet",
    "MissingError",
    "Target",
    "UnusableError",
    "Wanted",
    "file_beside",
    "holds_anything",
    "is_pdf",
    "is_there",
    "made_by_spiegel",
    "never",
    "read_beside",
    "read_bytes",
    "read_text",
    "renamed",
    "same_file",
    "starts_with",
    "sweep",
    "target_problems",
    "write_folder",
    "write_whole",
]
