"""A text that was changed → its document, if it says what it should when it is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.bank.convert import clean
from generator.bank.renamed import under_todays_names
from generator.bank.yaml.reader import parse
from generator.model.bank import Bank
from generator.model.problems import DeckError, Problem

if TYPE_CHECKING:
    from generator.bank.yaml.reader import Document, Value


def proved(document: Document, text: str, expected: Value) -> Document:
    """The text as it was read again, if it says what it should.

    Raises:
        DeckError: it does not.
    """
    try:
        once_more = again(document, text)
    except DeckError:
        once_more = None
    said = once_more.value if once_more else None
    if once_more is None or (said != expected and _cleaned(said) != _cleaned(expected)):
        what = "this cannot be changed here, as it is written in an unusual way"
        raise DeckError([Problem(what, document.name, hint="change it in the text of the deck")])
    return once_more


def again(document: Document, text: str) -> Document:
    """Another text of the same deck, read."""
    return under_todays_names(parse(document.name, text, document.events), Bank)


def _cleaned(value: Value) -> Any:  # noqa: ANN401 – for comparing only
    """A value without what reading does not heed; what is empty is nothing."""
    if isinstance(value, dict):
        return {key: _cleaned(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    return clean(value or "")
