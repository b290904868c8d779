"""docs/reference.md is what the code says; whoever changes a key, a stock or an option runs `make reference`."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from helpers import ENVIRONMENT, ROOT

from generator.bank import shipped
from generator.cli.commands import COMMANDS
from layouts import LAYOUTS

if TYPE_CHECKING:
    from types import ModuleType

PAGE = ROOT / "docs" / "reference.md"


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_reference", ROOT / "docs" / "make_reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_what_the_code_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == script().reference(), "docs/reference.md is old: run `make reference`"


@pytest.mark.parametrize("width", ["20", "500"])
def test_the_width_of_the_terminal_does_not_matter(width: str) -> None:
    code = "import runpy; print(runpy.run_path('docs/make_reference.py')['reference'](), end='')"
    environment = ENVIRONMENT | {"COLUMNS": width, "TERM": "xterm"}
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    assert ran.stdout == PAGE.read_text(encoding="utf-8")


def test_every_command_stock_and_theme_is_there() -> None:
    page = PAGE.read_text(encoding="utf-8")
    headings = set(re.findall(r"^### (.+)$", page, re.MULTILINE))
    assert {f"spiegel {name}" for name in (*LAYOUTS, *COMMANDS)} <= headings
    for name in (*shipped.stocks(), *shipped.themes()):
        assert f"| `{name}` |" in page


def test_every_link_of_the_reference_leads_somewhere() -> None:
    page = PAGE.read_text(encoding="utf-8")
    headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"^##+ (.+)$", page, re.MULTILINE)}
    links = set(re.findall(r"\]\(([^)]+)\)", page))
    assert {link for link in links if link.startswith("#") and link[1:] not in headings} == set()
    assert {link for link in links if not link.startswith("#") and not (PAGE.parent / link).exists()} == set()
