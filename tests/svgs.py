"""SVGs for tests, and how they are refused."""

from __future__ import annotations

import pytest

from generator.files import UnusableError
from layouts.theme.svg import read_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100">'


def svg(inside: str, head: str = HEAD) -> bytes:
    """A drawing of 100 by 100."""
    return f"{head}{inside}</svg>".encode()


def refused(data: bytes) -> str:
    """What is wrong with a drawing, of which the remedy is to save it as PNG."""
    with pytest.raises(UnusableError) as caught:
        read_svg(data)
    assert "PNG" in caught.value.hint
    return caught.value.what
