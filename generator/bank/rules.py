"""The plain values of a question bank → what is wrong between its entries: ids, references, sources.

It looks at what the file says and not at what could be converted, so that one run tells everything: a question with an
empty probe still has its suit checked, and a suit with a bad colour still is a suit.
"""

from __future__ import annotations

from contextlib import suppress
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, TypeAlias

from generator.bank.problem_places import where_in
from generator.model.bank import STORY, suit_card_id
from generator.model.wording import CURLY, did_you_mean, quote, short, which_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from generator.bank.problem_places import Findings
    from generator.bank.yaml.reader import Keys, Value

Entry: TypeAlias = "dict[str, Value]"

Names: TypeAlias = "Mapping[str, Collection[str]]"
"""Ids, each with what it is called."""

SECTIONS = ("suits", "questions", "tips", "purpose", "results", "sessions")
"""The lists of a bank whose entries have an id."""

MOST_IN_CIRCLE = 8
"""Questions of a circle that a message names."""


def check_bank(findings: Findings, paths: Mapping[str, Keys]) -> None:
    """A document that should be a bank → its problems across entries, in the findings.

    Args:
        findings: has the document, and takes the problems.
        paths: where each id was met first, as ``paths_by_id`` gives it.
    """
    bank = findings.document.value
    if not isinstance(bank, dict):
        return
    _check_languages(findings, bank)
    _check_ids(findings, bank, paths)
    suits, questions, tips = (_names(bank, section) for section in ("suits", "questions", "tips"))
    for path, suit in _entries(bank, "suits"):
        _check_reference(findings, path, suit, "tip", tips)
    for path, tip in _entries(bank, "tips"):
        _check_reference(findings, path, tip, "suit", suits)
    before = {}
    for path, question in _entries(bank, "questions"):
        _check_reference(findings, path, question, "suit", suits)
        if "source" in question or "origin" in question:
            _check_source(findings, path, question)
        if "follows" in question:
            before[_text(question.get("id"))] = _check_follows(findings, path, question, questions)
    _check_circles(findings, before, paths)


def paths_by_id(bank: Value) -> dict[str, Keys]:
    """A bank's plain values → where the entry with each id stands; the first, where an id is there twice."""
    found: dict[str, Keys] = {}
    for path, entry in _all_entries(bank):
        if identifier := _text(entry.get("id")):
            found.setdefault(identifier, path)
    return found


def _text(value: Value) -> str:
    return value.strip() if isinstance(value, str) else ""


def _entries(group: Value, key: str) -> Iterator[tuple[Keys, Entry]]:
    """The entries of a list that are what they should be: groups of keys."""
    entries = group.get(key) if isinstance(group, dict) else None
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            yield (key, number), entry


def _all_entries(bank: Value) -> Iterator[tuple[Keys, Entry]]:
    for section in SECTIONS:
        for path, entry in _entries(bank, section):
            yield path, entry
            for inner, part in _entries(entry, "parts"):
                yield (*path, *inner), part


def _names(bank: Entry, section: str) -> dict[str, list[str]] | None:
    """The ids of a section, each with what it is called.

    None where it is so broken that no id can be said to be unknown. Only tips may be none.
    """
    entries = bank.get(section, [])
    names = {_text(entry.get("id")).strip(CURLY): _called(entry) for _, entry in _entries(bank, section)}
    whole = isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries) and "" not in names
    return names if whole and (names or section == "tips") else None


def _called(entry: Entry) -> list[str]:
    """The name of a suit or the title of a tip, in every language."""
    name = entry.get("name", entry.get("title"))
    said = name.values() if isinstance(name, dict) else [name]
    return [text for text in map(_text, said) if text]


def _check_languages(findings: Findings, bank: Entry) -> None:
    languages = bank.get("languages")
    seen = set()
    for number, language in enumerate(languages if isinstance(languages, list) else ()):
        if _text(language) in seen:
            findings.add(("languages", number), f"{quote(_text(language))} is here twice", "keep one of the two")
        seen.add(_text(language))


def _check_ids(findings: Findings, bank: Entry, paths: Mapping[str, Keys]) -> None:
    suits = [suit for _, suit in _entries(bank, "suits") if suit.get("purpose") or suit.get("play")]
    cards = {suit_card_id(name): name for name in (_text(suit.get("id")) for suit in suits) if name}
    for path, entry in _all_entries(bank):
        identifier = _text(entry.get("id"))
        if identifier == STORY:
            what = f"the id {quote(STORY)} is taken: in follows it means that a story comes first"
            findings.add((*path, "id"), what, "choose another id")
        elif identifier in cards:
            what = f"the id {quote(identifier)} is taken: it is that of the card of suit {cards[identifier]}"
            findings.add((*path, "id"), what, "choose another id")
        elif identifier and (first := paths[identifier]) != path:
            line = findings.document.place((*first, "id")).line
            what = f"the id {quote(identifier)} is taken by {where_in(bank, first)} on line {line}"
            hint = "give every suit, question, tip, part, purpose, result and session an id of its own"
            findings.add((*path, "id"), what, hint, cause=_pasted(path, first))


def _pasted(path: Keys, first: Keys) -> str:
    """What entries have in common whose ids are taken by entries equally far above them: a part that was pasted twice."""
    apart = [
        one - other for one, other in zip(path, first, strict=False) if isinstance(one, int) and isinstance(other, int)
    ]
    return f"pasted {path[0]} {apart}" if path[0] == first[0] and len(path) == len(first) else ""


def _check_reference(findings: Findings, path: Keys, entry: Entry, kind: str, known: Names | None) -> None:
    """Refuse an entry with a ``suit`` or ``tip`` that does not exist."""
    identifier = _text(entry.get(kind))
    if identifier and known is not None and identifier not in known:
        _unknown(findings, (*path, kind), kind, identifier, known)


def _unknown(findings: Findings, path: Keys, kind: str, identifier: str, known: Names) -> None:
    otherwise = f"use the id of a {kind} of this file" if known else f"this file has no {kind}s"
    hint = which_id(identifier, dict(sorted(known.items())), f"the {kind}s are") or otherwise
    findings.add(path, f"there is no {kind} {quote(identifier)}", hint)


def check_stock(findings: Findings, known: Collection[str]) -> None:
    """Refuse a stock that is none of these."""
    bank = findings.document.value
    settings = bank.get("print") if isinstance(bank, dict) else None
    name = _text(settings.get("stock")) if isinstance(settings, dict) else ""
    if name and name not in known:
        hint = did_you_mean(name, known) or "see `spiegel list stocks`; a stock of your own stands in a stocks.yaml"
        findings.add(("print", "stock"), f"there is no stock {quote(name)}", hint)


def _check_source(findings: Findings, path: Keys, question: Entry) -> None:
    origin = question.get("origin", "own")
    if origin == "source" and "source" not in question:
        what = "says that the question covers the source, but not which of its questions"
        findings.add((*path, "origin"), what, "add “source:” and the id of what it covers, or write origin: own")
    if origin == "own" and "source" in question:
        what = "names a question of the source, but the origin of this question is own"
        findings.add((*path, "source"), what, "add “origin: source”, or take the source out")


def _check_follows(findings: Findings, path: Keys, question: Entry, known: Names | None) -> list[str]:
    """Refuse what a question cannot follow; gives the ids of the other questions that it follows."""
    follows, own = question["follows"], _text(question.get("id"))
    earlier = []
    for number, item in enumerate(follows if isinstance(follows, list) else ()):
        identifier = _text(item)
        if not identifier or identifier == STORY:
            continue
        if identifier == own:
            hint = "name the question that comes before it"
            findings.add((*path, "follows", number), "the question follows itself", hint)
        elif known is not None and identifier not in known:
            _unknown(findings, (*path, "follows", number), "question", identifier, known)
        else:
            earlier.append(identifier)
    return earlier


def _check_circles(findings: Findings, before: dict[str, list[str]], paths: Mapping[str, Keys]) -> None:
    """Refuse questions that each follow the other, so that none could come first."""
    hint = "take one of them out of follows, so that one question can come first"
    for circle in _circles(before):
        first = circle.index(min(circle, key=lambda identifier: paths[identifier]))
        names = [short(each) for each in (*circle[first:], *circle[: first + 1])]
        said = " after ".join(names if len(names) <= MOST_IN_CIRCLE else [*names[:4], "…", *names[-3:]])
        findings.add((*paths[circle[first]], "follows"), f"the questions follow each other in a circle: {said}", hint)


def _circles(before: dict[str, list[str]]) -> Iterator[list[str]]:
    """What each question follows → circles in it, none with a question of another; in time in step with its size."""
    sorter = TopologicalSorter(before)
    with suppress(CycleError):
        sorter.prepare()
    free: set[str] = set()
    while ready := sorter.get_ready():
        free.update(ready)
        sorter.done(*ready)
    # What is left waits for something that is left as well, so whoever walks from one to the next comes back.
    waits_for = {each: next(other for other in before[each] if other not in free) for each in before.keys() - free}
    seen: set[str] = set()
    for start in sorted(waits_for):
        trail, each = [], start
        while each not in seen:
            seen.add(each)
            trail.append(each)
            each = waits_for[each]
        if each in trail:
            yield trail[trail.index(each) :]
