"""A type of record → the JSON Schema of the files that are read into it, for editors that complete and underline.

The schema comes from the very type that reads the file. Only where our reader takes a value in another form than JSON
has, is the schema widened: every scalar of YAML is a text to us, a deck in one language has plain texts, and what is
left empty is refused. What a schema cannot say (ids that exist, a text in each language) stays for ``spiegel check``.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

import msgspec

from generator.bank.convert import NUMBER, SWITCH, WHOLE_NUMBER, fields_of, without_none
from generator.bank.shipped import stocks
from generator.model.bank import Bank
from generator.model.scalars import LanguageCode, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Node: TypeAlias = dict[str, Any]
"""A part of a schema."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"

TEXT = msgspec.json.schema(Text)
LANGUAGE = msgspec.json.schema(LanguageCode)


def schema_of(
    kind: type[msgspec.Struct],
    title: str,
    examples: Mapping[str, Sequence[str]] | None = None,
    *,
    whole: bool = True,
) -> Node:
    """A record → its schema, of the dialect 2020-12.

    Args:
        kind: describes a whole file; what each of its keys is for stands in the annotations.
        title: what such a file is called.
        examples: values that an editor may offer for keys of these names; others are as good.
        whole: whether the file must have all that the record must; if not, what it leaves out is taken from another.
    """
    (root,), parts = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    definitions = {
        record.__name__: _record(parts[record.__name__], record, examples or {})
        for record in sorted(records_in(kind), key=lambda record: record.__name__)
    }
    if not whole:
        definitions = {name: {**part, "required": []} for name, part in definitions.items()}
    if '"#/$defs/Text"' in json.dumps(definitions):
        definitions["Text"] = _text_in_languages()
    return {"$schema": DIALECT, "title": title, **root, "$defs": definitions}


def deck_schema(icons: Sequence[str]) -> Node:
    """The schema of a deck, with the icons and the stocks to choose from."""
    schema = schema_of(Bank, "A deck of Spiegel", {"icon": icons})
    printing = schema["$defs"]["PrintSettings"]["properties"]
    names = {"anyOf": [{"enum": list(stocks())}, {"type": "string"}]}  # the user's own too
    printing["stock"] = {"description": printing["stock"]["description"], **names}
    return schema


def records_in(kind: Any) -> set[type[msgspec.Struct]]:  # noqa: ANN401  a type of any form
    """A type → all records that a value of it may hold, itself included."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        inside = [records_in(field.type) for field in fields_of(kind)]
        return {kind}.union(*inside)
    return set().union(*map(records_in, get_args(kind)))


def as_json(schema: Node) -> str:
    """A schema → the text of its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _record(part: Node, kind: type[msgspec.Struct], examples: Mapping[str, Sequence[str]]) -> Node:
    """A group of keys, each with what it is for."""
    purposes = {field.encode_name: _purpose(field.type) for field in fields_of(kind)}
    properties = {}
    for key, value in part["properties"].items():
        adapted = {"description": "", **_adapted(value)} | {"description": purposes[key]}
        if key in examples:
            adapted["examples"] = list(examples[key])
        properties[key] = adapted
    description = " ".join(part.get("description", "").replace("``", "`").split())
    return {**part, "description": description, "properties": properties}


def _purpose(kind: Any) -> str:  # noqa: ANN401  a type of any form
    """The type of a field → what the field is for, and behind it what its type says of any such value."""
    *rules, said = (note.description for note in get_args(without_none(kind))[1:] if note.description)
    return "".join([said, *(f" ({_sentence(rule)})" for rule in rules)])


def _adapted(node: Node) -> Node:
    """A value's schema → the same in the forms in which our reader takes that value."""
    if all(node.get(name) == value for name, value in TEXT.items()):
        return {"$ref": "#/$defs/Text"}
    node = {
        name: value
        for name, value in node.items()
        if not (name == "default" and (not value or isinstance(value, dict)))
    }
    if "anyOf" in node:
        kinds = [_adapted(each) for each in node.pop("anyOf") if each != {"type": "null"}]
        return {**kinds[0], **node} if len(kinds) == 1 else {**node, "anyOf": kinds}
    if "enum" in node:
        numbers = [value for value in node["enum"] if isinstance(value, int)]
        return {**node, "enum": [*node["enum"], *map(str, numbers)]}
    return ADAPTED.get(node.get("type", ""), _as_it_is)(node)


def _as_it_is(node: Node) -> Node:
    return node


def _whole_number(node: Node) -> Node:
    return {**node, "type": ["integer", "string"], "pattern": f"^(?:{WHOLE_NUMBER.pattern})$"}


def _number(node: Node) -> Node:
    return {**node, "type": ["number", "string"], "pattern": f"^(?:{NUMBER.pattern})$"}


def _switch(node: Node) -> Node:
    return {**node, "type": ["boolean", "string"], "enum": [True, False, *SWITCH]}


def _group(node: Node) -> Node:
    """A group of keys that may have any name."""
    return (
        {**node, "additionalProperties": _adapted(node["additionalProperties"])} if "properties" not in node else node
    )


def _text(node: Node) -> Node:
    """A text: also what YAML takes for a number or for yes or no, where the rules of the text allow such a thing."""
    pattern = node.get("pattern", "")
    kinds = ["string"]
    kinds += ["number"] if re.search(pattern, "2.5") else ["integer"] if re.search(pattern, "12") else []
    kinds += ["boolean"] if re.search(pattern, "true") else []
    adapted = {**node, "type": kinds if len(kinds) > 1 else "string"}
    if "integer" in kinds and not re.search(pattern, "-1"):
        adapted["minimum"] = 0
    if pattern:
        adapted["pattern"] = re.sub(r"^\^(.*)\$$", r"^\\s*(?:\1)\\s*$", pattern)
    elif node.get("minLength"):
        adapted["pattern"] = r"\S"
    return adapted


def _list(node: Node) -> Node:
    adapted = dict(node)
    if isinstance(node.get("items"), dict):
        adapted["items"] = _adapted(node["items"])
    if "prefixItems" in node:
        adapted["prefixItems"] = [_adapted(each) for each in node["prefixItems"]]
    return adapted


def _text_in_languages() -> Node:
    """A text for each language by its code, or plainly one text in a deck of one language."""
    text, code = _text(TEXT["additionalProperties"]), _text(LANGUAGE)
    return {
        "title": "Text",
        "description": "A text: one for each language of the deck, or plainly the text where it has one language.",
        "anyOf": [
            text,
            {
                "type": "object",
                "minProperties": 1,
                "propertyNames": {"pattern": code["pattern"]},
                "additionalProperties": text,
            },
        ],
    }


def _sentence(rule: str) -> str:
    return rule[:1].lower() + rule[1:]


ADAPTED: dict[str, Callable[[Node], Node]] = {
    "string": _text,
    "integer": _whole_number,
    "number": _number,
    "boolean": _switch,
    "array": _list,
    "object": _group,
}
"""The kinds of JSON Schema, each with what makes of it what our reader takes."""
