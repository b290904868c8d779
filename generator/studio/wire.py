"""Plain values ↔ JSON: bytes are ``{"$bytes": "<base64>"}`` both ways."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import Any

KEY = "$bytes"


def to_json(value: object) -> bytes:
    """A plain value → JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, default=_bytes, separators=(",", ":")).encode(errors="replace")


def from_json(data: bytes) -> Any:  # noqa: ANN401 – whatever it holds
    """JSON → the plain value.

    Raises:
        ValueError: it is no JSON, or says of bytes what is none.
    """
    try:
        return json.loads(data, object_hook=_group)
    except RecursionError:
        raise ValueError("groups and lists are nested too deep") from None


def _bytes(value: object) -> dict[str, str]:
    if isinstance(value, bytes):
        return {KEY: b64encode(value).decode()}
    raise TypeError(f"{type(value).__name__} is no plain value")


def _group(group: dict[str, Any]) -> Any:  # noqa: ANN401 – bytes, or the group
    if group.keys() == {KEY}:
        return b64decode(group[KEY], validate=True)
    return group
