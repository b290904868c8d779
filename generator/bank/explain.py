"""Plain values of a document → values of the types in ``model`` and of other records; every problem found, explained.

A value that fits is converted at the first try (``convert``). One that does not is taken apart, list by list and field
by field, until every part that is wrong has been told in plain words, in the findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, get_args, get_origin

import msgspec

from generator.bank.convert import Languages, Mismatch, clean, convert, fields_of, without_none
from generator.bank.entry_example import entry_example
from generator.bank.mistyped import as_list, as_text, curly, hidden_sign, text_as_entry, text_as_group
from generator.bank.problem_places import Findings
from generator.bank.renamed import former_names
from generator.model.scalars import OwnText, Text
from generator.model.wording import did_you_mean, kind_of, listed, nearest, quote, short

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.bank.yaml.reader import Document, Keys

T = TypeVar("T")

NUMBERS = {int: "a whole number", float: "a number"}


def read(document: Document, kind: type[T], languages: Languages = ()) -> T:
    """A whole document → a value of the type ``kind``: for data files without rules of their own.

    Args:
        document: what ``read_yaml`` gave.
        kind: a Struct, or ``dict[str, …]``, ``tuple[…, …]`` of Structs.
        languages: the languages in which every ``Text`` must stand.

    Raises:
        DeckError: with every problem of the document.
    """
    findings = Findings(document)
    value = read_value(findings, (), document.value, kind, languages)
    findings.finish()
    assert value is not None, "what does not fit has problems"  # noqa: S101  for the type checker
    return value


def read_value(findings: Findings, path: Keys, value: object, kind: type[T], languages: Languages = ()) -> T | None:
    """A plain value → a value of the type ``kind``, or None and at least one problem in the findings.

    Args:
        findings: takes the problems.
        path: where the value stands in its document.
        value: what stands there.
        kind: a Struct, a tuple or dict of them, a number, a choice (Literal) or a text.
        languages: the languages in which every ``Text`` must stand; a plain text will do where there is only one.
    """
    try:
        return convert(value, kind, languages)
    except Mismatch:
        _Explanation(findings, languages).explain(path, value, kind)
        if not findings.problems:  # should the two ever disagree, nothing wrong may pass
            findings.add(path, "cannot be used")
        return None


class _Explanation:
    """Takes a value apart that does not fit, and tells what is wrong with each part."""

    def __init__(self, findings: Findings, languages: Languages) -> None:
        self._add = findings.add
        self._document = findings.document
        self._languages = languages

    def explain(self, path: Keys, value: object, kind: Any, *, spare: bool = False) -> None:  # noqa: ANN401  a type
        """Tell what is wrong with the value at ``path``; ``spare``: it may be left out."""
        try:
            convert(value, kind, self._languages)
        except Mismatch:
            pass
        else:
            return
        kind, rule = _bare(kind)
        if value is None:
            self._empty(path, spare=spare)
        elif kind in (Text, OwnText):
            self._text(path, value, whole=kind == Text)
        elif isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            self._record(path, value, kind)
        elif get_origin(kind) in {tuple, list}:
            self._list(path, value, get_args(kind), rule)
        elif get_origin(kind) is dict:
            self._group(path, value, *get_args(kind))
        else:
            self._scalar(path, value, kind, rule)

    def _empty(self, path: Keys, *, spare: bool) -> None:
        hint = "fill it in, or leave the key out" if spare else "fill it in"
        if comment := self._document.comment_after(path):
            hint = f'after a space, # begins a comment: write "{short(comment)}" with its quotes'
        self._add(path, "is empty", hint, key=True)

    def _record(self, path: Keys, value: object, kind: type[msgspec.Struct]) -> None:
        fields = {field.encode_name: field for field in fields_of(kind)}
        value = text_as_entry(path, value, fields) or value
        if not isinstance(value, dict):
            self._no_record(path, value, kind, fields)
            return
        unknown = [key for key in value if key not in fields]
        for key in unknown:
            self._unknown_key((*path, key), key, kind, fields)
        mistyped = {nearest(key, fields) for key in unknown}
        for name, field in fields.items():
            if name in value:
                self.explain((*path, name), value[name], field.type, spare=not field.required)
            elif field.required and name not in mistyped:
                self._add((*path, name), "is missing", f"add a line that begins with “{name}:”")

    def _no_record(self, path: Keys, value: object, kind: type[msgspec.Struct], known: Collection[str]) -> None:
        """Tell of what should be a group of keys; the lines that a mere text takes are shown, once for a whole list."""
        what = f"should be a group of keys, not {kind_of(value)}"
        shown: tuple[str, ...] = ()
        if isinstance(value, str) and path:
            shown = entry_example(value, path, kind, self._document.value, self._languages)
        if not shown:
            self._add(path, what, f"the keys are {listed(known)}")
            return
        hint = "write it as" if isinstance(path[-1], int) else "write it below its key, as"
        self._add(path, what, hint, cause=f"{what} {path[:-1]}", shown=shown)

    def _unknown_key(self, path: Keys, key: str, kind: type[msgspec.Struct], known: Collection[str]) -> None:
        if todays := former_names(kind).get(key):
            what = f"is what {todays} was called in earlier versions, and {todays} is here too"
            self._add(path, what, "keep one of the two", key=True)
        elif key.isdecimal():  # {left: 13,5} is a 13, and a key 5 without a value
            self._add(
                path,
                "stands behind a comma, where a key should be",
                "write decimals after a point, as in 10.5",
                key=True,
            )
        elif hidden := hidden_sign(key):
            self._add(path, *hidden, key=True)
        else:
            hint = did_you_mean(key, known, "the keys here are")
            self._add(path, "is not a key that is known here", hint, key=True)

    def _list(self, path: Keys, value: object, kinds: tuple[Any, ...], rule: msgspec.Meta) -> None:
        if not isinstance(value, list):
            what = f"should be a list, not {kind_of(value)}"
            self._add(path, what, as_list(value), cause=f"{what} {path[-1:]}")
            return
        if len(kinds) > 1 and Ellipsis not in kinds and len(kinds) != len(value):
            self._add(path, f"should be a list of {len(kinds)}, not of {len(value)}")
            return
        if len(value) < (rule.min_length or 0):
            hint = f"it needs at least {'one entry' if rule.min_length == 1 else f'{rule.min_length} entries'}"
            self._add(path, "is too short" if value else "is empty", hint, key=True)
        if rule.max_length is not None and len(value) > rule.max_length:
            self._add(path, f"has {len(value)} entries", f"at most {rule.max_length} are possible", key=True)
        kinds = tuple(kind for kind in kinds if kind is not Ellipsis)
        for number, item in enumerate(value):
            self.explain((*path, number), item, kinds[min(number, len(kinds) - 1)])

    def _group(self, path: Keys, value: object, key_kind: Any, kind: Any) -> None:  # noqa: ANN401  types
        if not isinstance(value, dict):
            self._add(path, f"should be a group of keys, not {kind_of(value)}", "write it as key: value, line by line")
            return
        for key, each in value.items():
            self.explain((*path, key), key, key_kind)
            self.explain((*path, key), each, kind)

    def _text(self, path: Keys, value: object, *, whole: bool) -> None:
        each = get_args(Text)[1]
        languages = self._languages
        if isinstance(value, str) and value.strip() and len(languages) > 1:
            hint = "write below it, indented: " + " and ".join(f"“{language}: …”" for language in languages)
            what = f"needs a text for each language: {', '.join(languages)}"
            self._add(path, what, hint, cause=what)
        elif meant := text_as_group(self._document, path, value):
            self._add(path, *meant)
        elif not isinstance(value, dict):
            self.explain(path, value, each)
        else:
            if not value and not whole:
                self._empty(path, spare=True)
            for language in languages:
                if whole and language not in value:
                    hint = f"every text is needed in {listed(languages)}: add a line that begins with “{language}:”"
                    self._add((*path, language), f"the translation to {language} is missing", hint, key=True)
            for language, said in value.items():
                if languages and language not in languages:
                    hint = did_you_mean(language, languages) or f"add {short(language)} to languages, or take this out"
                    what = f"{quote(language)} is not a language of this file (it has {listed(languages)})"
                    self._add((*path, language), what, hint, key=True)
                else:
                    self.explain((*path, language), said, each)

    def _scalar(self, path: Keys, value: object, kind: Any, rule: msgspec.Meta) -> None:  # noqa: ANN401  a type
        said = quote(value) if isinstance(value, str) else kind_of(value)
        if isinstance(value, str) and not value.strip():
            self._empty(path, spare=False)
        elif bent := curly(value, lambda typed: self._fits(typed, kind, rule)):
            self._add(path, *bent)
        elif get_origin(kind) is Literal:
            accepted = [str(each) for each in get_args(kind)]
            hint = did_you_mean(value, accepted) if isinstance(value, str) else ""
            self._add(path, f"should be {listed(accepted, 'or')}, not {said}", hint)
        elif kind in NUMBERS:
            hint = "write decimals after a point, as in 10.5" if "," in said else ""
            self._add(path, f"should be {NUMBERS[kind]}{_bounds(rule)}, not {said}", hint)
        elif kind is bool:
            self._add(path, f"should be yes or no, not {said}")
        elif not isinstance(value, str):
            self._add(path, f"should be a text, not {said}", as_text(self._document, path))
        elif rule.max_length is not None and (length := len(clean(value))) > rule.max_length:
            self._add(path, f"has {length:,} characters; at most {rule.max_length:,} are possible", "shorten it")
        elif rule.min_length is not None and len(clean(value)) < rule.min_length:
            self._add(path, f"should have at least {rule.min_length} characters")
        else:
            hint = (rule.extra or {}).get("hint", "")
            self._add(path, f"should be {rule.description or 'written differently'}, not {said}", hint)

    def _fits(self, value: str, kind: Any, rule: msgspec.Meta) -> bool:  # noqa: ANN401  a type
        try:
            convert(value, Annotated[kind, rule], self._languages)  # type: ignore[arg-type]  # a type all the same
        except Mismatch:
            return False
        return True


def _bare(kind: Any) -> tuple[Any, msgspec.Meta]:  # noqa: ANN401  a type of any form
    """A type → the same without ``None`` and without its rule, and the rule."""
    kind = without_none(kind)
    if get_origin(kind) is not Annotated:
        return kind, msgspec.Meta()
    inner, *rules = get_args(kind)
    return without_none(inner), next((rule for rule in rules if isinstance(rule, msgspec.Meta)), msgspec.Meta())


def _bounds(rule: msgspec.Meta) -> str:
    """The bounds of a number → ``of at least 1 and of at most 10``, a space in front; empty where it has none."""
    bounds = (("of at least", rule.ge), ("above", rule.gt), ("of at most", rule.le), ("below", rule.lt))
    said = [f"{words} {bound:g}" for words, bound in bounds if bound is not None]
    return f" {listed(said)}" if said else ""
