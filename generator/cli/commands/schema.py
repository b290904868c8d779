"""``spiegel schema``: the form of a deck or of a theme → a JSON Schema, for editors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.terminal import emit, examples, say, telling_problems
from generator.files import Target, target_problems, write_whole
from generator.model.problems import DeckError

if TYPE_CHECKING:
    from generator.bank.schema import Node


@click.command(
    "schema", epilog=examples("spiegel schema", "spiegel schema -o spiegel.schema.json", "spiegel schema theme")
)
@click.argument("what", type=click.Choice(["deck", "theme"]), default="deck", metavar="[deck|theme]")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to make, instead of printing it.")
def command(what: str, output: Path | None) -> None:
    """Prints the form of a deck, or of a theme, as a JSON Schema: with it an editor completes keys and underlines mistakes.

    Make the file beside your deck with `-o spiegel.schema.json`, and begin the deck with the line
    `# yaml-language-server: $schema=spiegel.schema.json`. VS Code heeds it, with the extension YAML, and so does any other
    editor that works with yaml-language-server. The schema comes from the types that read the deck. What it cannot know,
    such as whether a suit exists, `spiegel check` says.
    """
    from generator.bank.schema import as_json  # noqa: PLC0415 – for `spiegel --help` to stay quick

    text = as_json(theme_schema() if what == "theme" else deck_schema())
    if output is None:
        emit(text.removesuffix("\n"))
        return
    with telling_problems("nothing was written"):
        if problems := target_problems(output, SCHEMA):
            raise DeckError(problems)
        write_whole(output, text.encode())
    say(f"Made {output}: begin your {what} with this line.", f"# yaml-language-server: $schema={output.name}")


def deck_schema() -> Node:
    """The schema of a deck, with the icons and the stocks to choose from."""
    from generator.bank import schema  # noqa: PLC0415 – as above
    from layouts.theme.drawings import ICONS  # noqa: PLC0415

    return schema.deck_schema(list(ICONS))


def theme_schema() -> Node:
    """The schema of a theme of the user's own: it may leave out anything, and name one file, or a package, for its fonts."""
    from generator.bank.schema import schema_of  # noqa: PLC0415 – as above
    from layouts.theme.drawings import ICONS  # noqa: PLC0415
    from layouts.theme.theme import Theme  # noqa: PLC0415

    schema = schema_of(Theme, "A theme of Spiegel", {"icon": list(ICONS), "sign": list(ICONS)}, whole=False)
    fonts, styles = (schema["$defs"][name]["properties"] for name in ("Theme", "FontFiles"))
    for group, key in ((fonts, "fonts"), *((styles, style) for style in styles)):
        said = group[key].pop("description")
        group[key] = {"description": said, "anyOf": [{"type": "string"}, group[key]]}
    schema["$defs"]["Logo"]["required"] = ["file", "shows"]
    return schema


def _is_schema(path: Path) -> bool:
    with path.open("rb") as file:
        return b'"$schema"' in file.read(200)


SCHEMA = Target("spiegel.schema.json", _is_schema, "is no schema")
