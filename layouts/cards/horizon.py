"""A face's width and height → how high the horizon lies on it: the one line that runs from cut to cut."""

from __future__ import annotations

PART = 31 / 88
"""Of a face's height: 31 mm above the foot of a poker card."""


def horizon_height(width: float, height: float) -> float:  # noqa: ARG001 – a face is asked for whole
    """How high the horizon lies above the foot of a face of this width and height, all in the same unit."""
    return height * PART
