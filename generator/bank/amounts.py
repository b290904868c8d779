"""The plain values of a question bank → a problem where there is more of something than can be laid out in a short while.

A file of a few megabytes may ask for a book of a million pages: what is multiplied (questions by languages, draws by
questions, sessions by steps) is counted here, in one place, before any of it is fitted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.bank.problem_places import Findings
    from generator.bank.yaml.reader import Value

MOST_ENTRIES = {"suits": 1_000, "tips": 1_000, "sessions": 500, "purpose": 500, "results": 500, "workbook": 200}
"""Entries of each list of a bank. The guide opens every session with a page of its own, and so it does every tip; the look of
a suit is found by comparing it with all others."""

MOST_QUESTIONS = 50_000
"""Questions times languages: 10,000 in five languages, which are checked in ten seconds."""

MOST_STEPS = 3_000
"""Steps of all sessions times languages: 300 sessions of five steps, in two."""

MOST_DRAWN = 3_000_000
"""Draws of all sessions times questions: each draw looks through all questions; 300 draws of 10,000, in a second."""

MOST_TEXTS = 30_000
"""Texts of a list of a bank other than its questions, each language counted: a guide of 3,000 pages."""

SMALLER = "make more than one deck of it"


def check_amounts(findings: Findings) -> None:
    """Looks whether there is too much of something; a problem stands where its list begins.

    Args:
        findings: has the document, and takes the problems.
    """
    bank = findings.document.value
    if not isinstance(bank, dict):
        return
    languages = max(1, len(_listed(bank.get("languages"))))
    questions = len(_listed(bank.get("questions")))
    if questions * languages > MOST_QUESTIONS:
        many = f"{questions:,} questions" + (f" in {languages} languages" if languages > 1 else "")
        most = f"at most {MOST_QUESTIONS // languages:,} are possible" + (" in so many" if languages > 1 else "")
        hint = "make a deck for each few languages, or more than one deck of it" if languages > 1 else SMALLER
        findings.add(("questions",), f"there are {many}; {most}", hint)
    for section, most_entries in MOST_ENTRIES.items():
        entries = _listed(bank.get(section))
        if len(entries) > most_entries:
            findings.add((section,), f"holds {len(entries):,} entries; at most {most_entries:,} are possible", SMALLER)
        elif (texts := _texts(entries)) > MOST_TEXTS:
            findings.add((section,), f"holds {texts:,} texts; at most {MOST_TEXTS:,} are possible", SMALLER)
    _check_sessions(findings, _listed(bank.get("sessions")), questions, languages)


def _check_sessions(findings: Findings, sessions: list[Value], questions: int, languages: int) -> None:
    steps = [step for session in sessions for step in _listed(_of(session, "steps"))]
    draws = sum(len(_listed(_of(step, "draws"))) for step in steps)
    if len(steps) * languages > MOST_STEPS:
        most = MOST_STEPS // languages
        findings.add(("sessions",), f"have {len(steps):,} steps in all; at most {most:,} are possible", SMALLER)
    elif draws * questions > MOST_DRAWN:
        what = (
            f"draw {draws:,} times from {questions:,} questions; at most {MOST_DRAWN // questions:,} times are possible"
        )
        findings.add(("sessions",), what, SMALLER)


def _listed(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []


def _of(value: Value, key: str) -> Value:
    return value.get(key) if isinstance(value, dict) else None


def _texts(entries: list[Value]) -> int:
    """How many single values there are in all of it."""
    many, waiting = 0, list(entries)
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict | list):
            waiting += value.values() if isinstance(value, dict) else value
        else:
            many += 1
    return many
