"""The code → docs/reference.md: every key, stock, theme, command and option, as the code has them.

`make reference` writes it; a test fails when it is out of date.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from generator.bank import shipped
from generator.cli.commands.schema import deck_schema, theme_schema
from generator.cli.main import spiegel
from generator.cli.shared_options import SHARED
from generator.model.scalars import LONGEST_TEXT, Colour, Identifier, LanguageCode
from generator.model.wording import listed
from layouts.cards.type_sizes import QUESTION, face_scale
from layouts.theme.drawings import ICONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.paper import Stock

PAGE = Path(__file__).resolve().with_name("reference.md")

HEAD = """\
# Reference

Every key, stock, theme, command and option. `make reference` makes this page from the code, so change the code and not the
page; a test sees to it that the two agree. How to write a deck is in [Your own deck](your-own-deck.md), how a theme
is written in [the usual theme](../layouts/theme/themes/spiegel.yaml).

- [The keys of a deck](#the-keys-of-a-deck)
- [The keys of a theme](#the-keys-of-a-theme)
- [Themes](#themes), [icons](#icons), [stocks](#stocks) and [languages](#languages)
- [Commands](#commands)
"""


def _rule(kind: Any) -> str:  # noqa: ANN401 – an annotated type
    """What the model says that such a value is."""
    return str(get_args(kind)[1].description)


RULES = {
    _rule(Identifier): "an id",
    _rule(Colour): "a colour",
    _rule(LanguageCode): "a code of language",
}
"""What a rule of the model says of a value, and what this page calls such a value."""

FORMS = f"""
- A *text* is given in each language of the deck, or stands right behind its key where there is only one; at most
  {LONGEST_TEXT:,} characters.
- An *id* is {_rule(Identifier)}.
- {_rule(Colour).replace("a colour", "A *colour* is", 1)}, with quotes: `"#0F6B6B"`.
- A *code of language* is such as `nl`, `en` or `pt-BR`.
"""


def reference() -> str:
    """The whole page."""
    parts = [HEAD, *_keys("deck", deck_schema()), *_keys("theme", theme_schema()), *_themes(), *_icons(), *_stocks()]
    page = "\n".join([*parts, *_languages(), *_commands()])
    return re.sub(r"\n{3,}", "\n\n", page).rstrip("\n") + "\n"


# ------------------------------------------------------------------------------------------------------------ keys


def _keys(what: str, schema: dict[str, Any]) -> Iterator[str]:
    """A table for each record of a file, the file itself first and then what it holds, as it comes up."""
    yield f"\n## The keys of a {what}\n"
    yield (
        FORMS if what == "deck" else "A theme of your own has the keys that it changes; the rest is as in `spiegel`.\n"
    )
    todo, seen = [schema["$ref"]], set()
    while todo:
        name = todo.pop(0).rpartition("/")[2]
        if name in seen or name == "Text":
            continue
        seen.add(name)
        record = schema["$defs"][name]
        yield f"### {_heading(name)}\n\n{record['description']}\n"
        rows = []
        for key, node in record["properties"].items():
            needed = "yes" if key in record["required"] else _default(node)
            rows.append((f"`{key}`", _purpose(node), _kind(node), needed))
            todo += _references(node)
        yield _table(("key", "what it is for", "what it holds", "must be there"), rows)


def _heading(record: str) -> str:
    """``WorkbookPage`` → ``Workbook page``."""
    return re.sub(r"(?<!^)([A-Z])", r" \1", record).capitalize()


def _purpose(node: dict[str, Any]) -> str:
    """What a key is for, without the rule that stands in another column."""
    said: str = node.get("description", "")
    for rule in RULES:
        said = said.removesuffix(f" ({rule})")
    return said


def _references(node: Any) -> list[str]:  # noqa: ANN401 – any part of a schema
    """The records that a value holds."""
    if isinstance(node, list):
        return [found for each in node for found in _references(each)]
    if isinstance(node, dict):
        own = [node["$ref"]] if "$ref" in node else []
        return own + [found for each in node.values() for found in _references(each)]
    return []


def _default(node: dict[str, Any]) -> str:
    return f"no; `{node['default']}` if left out" if "default" in node else "no"


MOST_NAMED = 12
"""Names that a column of what a key holds has room for; of more, the command that lists them is told."""


def _kind(node: dict[str, Any]) -> str:
    """What a value is, in words."""
    if "$ref" in node:
        heading = _heading(node["$ref"].rpartition("/")[2])
        return "a text" if heading == "Text" else f"[{heading}](#{heading.lower().replace(' ', '-')})"
    if "anyOf" in node:
        if any(len(each.get("enum", ())) > MOST_NAMED for each in node["anyOf"]):
            return "a name"
        return " or ".join(_kind(each) for each in node["anyOf"])
    match node.get("type"):
        case "array":
            several = re.sub(r"^an? ([a-z]+)", r"\1s", _kind(node["items"]))
            return f"a list{_counts(node.get('minItems'), node.get('maxItems'))} of {several}"
        case "object":
            return f"names of your choice, each with {_kind(node['additionalProperties'])}"
    return _scalar(node)


def _scalar(node: dict[str, Any]) -> str:
    """What a single value is, in words."""
    kinds = node.get("type", ())
    if kinds == ["boolean", "string"]:
        return "`yes` or `no`"
    if "enum" in node:
        return listed([f"`{value}`" for value in dict.fromkeys(map(str, node["enum"]))], "or")
    if kinds in (["integer", "string"], ["number", "string"]):
        return f"a {'whole number' if 'integer' in kinds else 'number'}{_bounds(node)}"
    for rule, said in RULES.items():
        if rule in node.get("description", ""):
            return said
    return f"a line of at most {node['maxLength']} characters" if "maxLength" in node else "a word or a line"


def _counts(fewest: int | None, most: int | None) -> str:
    said = [f"at least {fewest}" if fewest else "", f"at most {most}" if most else ""]
    return f" ({', '.join(each for each in said if each)})" if any(said) else ""


def _bounds(node: dict[str, Any]) -> str:
    return f", {node['minimum']:g} to {node['maximum']:g}" if {"minimum", "maximum"} <= node.keys() else ""


# ------------------------------------------------------------------------------------- what there is to choose from


def _themes() -> Iterator[str]:
    yield "\n## Themes\n"
    yield _table(("theme", "what it is like"), [(f"`{name}`", title) for name, title in shipped.themes().items()])


def _icons() -> Iterator[str]:
    yield f"\n## Icons\n\n{listed([f'`{name}`' for name in ICONS])}.\n"


def _stocks() -> Iterator[str]:
    yield "\n## Stocks\n\nAll in mm. A stock of your own is an entry in a stocks.yaml: see [printing](printing.md).\n"
    rows = [
        (
            f"`{stock.name}`",
            stock.title or "",
            f"{stock.card.width:g} × {stock.card.height:g}",
            f"{stock.columns} × {stock.rows}",
            f"{stock.paper} ({stock.sheet.width:g} × {stock.sheet.height:g})",
            f"{stock.safe:g}",
            f"{_largest(stock):g} to {QUESTION.floor:g} points",
        )
        for stock in shipped.stocks().values()
    ]
    heads = ("stock", "what it is", "a card", "cards on a sheet", "paper", "free of ink inside the edge", "questions")
    yield _table(heads, rows)


def _largest(stock: Stock) -> float:
    return QUESTION.sizes(face_scale(stock.face.width, stock.face.height))[0]


def _languages() -> Iterator[str]:
    yield "\n## Languages\n"
    codes = listed([f"`{code}`" for code in shipped.languages()])
    yield f"The fixed words are there in {codes}; a deck may be in any other language too.\n"


# --------------------------------------------------------------------------------------------------------- commands


OPTION_HEADS = ("option", "what it does", "usual")


def _commands() -> Iterator[str]:
    yield "\n## Commands\n"
    context = click.Context(spiegel, info_name="spiegel")
    yield "### Shared options\n"
    yield _table(OPTION_HEADS, [_option(each, context) for each in SHARED if isinstance(each, click.Option)])
    for name in spiegel.list_commands(context):
        command = spiegel.get_command(context, name)
        if command is None:
            continue
        own = click.Context(command, info_name=name, parent=context)
        arguments = [each for each in command.params if isinstance(each, click.Argument)]
        typed = " ".join(["spiegel", name, "[OPTIONS]", *(each.make_metavar(own) for each in arguments)])
        yield f"### spiegel {name}\n\n```\n{typed}\n```\n"
        yield "\n\n".join(" ".join(part.split()) for part in (command.help or "").split("\n\n")) + "\n"
        options = [each for each in command.params if isinstance(each, click.Option)]
        taken = [each for each in SHARED if each in options]
        if taken:
            less = [f"`{each.opts[0]}`" for each in SHARED if isinstance(each, click.Option) and each not in options]
            yield f"Takes the [shared options](#shared-options){f', but for {listed(less)}' if less else ''}.\n"
        if others := [each for each in options if each not in SHARED]:
            yield _table(OPTION_HEADS, [_option(each, own) for each in others])
        lines = [line.strip() for line in (command.epilog or "").splitlines() if line.strip().startswith("spiegel ")]
        yield "```\n" + "\n".join(lines) + "\n```\n"


def _option(option: click.Option, context: click.Context) -> tuple[str, str, str]:
    names = ", ".join(f"`{name}`" for name in [*option.opts, *option.secondary_opts])
    value = "" if option.is_flag else f" {_value(option, context)}"
    default = option.get_default(context)
    usual = (
        "" if option.is_flag or option.multiple or not isinstance(default, (str, int, float, Path)) else f"`{default}`"
    )
    return f"{names}{value}", " ".join((option.help or "").split()), usual


def _value(option: click.Option, context: click.Context) -> str:
    """What is typed behind an option."""
    if isinstance(option.type, click.Choice):
        return " or ".join(f"`{choice}`" for choice in option.type.choices)
    bounds = (getattr(option.type, "min", None), getattr(option.type, "max", None))
    said = f", {bounds[0]:.10g} to {bounds[1]:.10g}" if None not in bounds else ""
    return f"{option.make_metavar(context).partition(' ')[0]}{said}"


# ------------------------------------------------------------------------------------------------------------ tables


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Rows of cells as a table of Markdown, an empty line behind it."""
    heads = tuple(heads)
    lines = [heads, *((_cell(cell) for cell in row) for row in rows)]
    said = ["| " + " | ".join(line) + " |" for line in lines]
    return "\n".join([said[0], "|" + "-|" * len(heads), *said[1:]]) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


if __name__ == "__main__":
    if reference() == (PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""):
        print(f"{PAGE.name} is up to date")
    else:
        PAGE.write_text(reference(), encoding="utf-8")
        print(f"made {PAGE.name}")
