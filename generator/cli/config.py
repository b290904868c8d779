"""Where a user's own settings lie: printers, and stocks."""

from __future__ import annotations

import os
from pathlib import Path

import click


def config_folder() -> Path:
    r"""The folder for them: what SPIEGEL_CONFIG says, or the usual one of the system.

    That is ``~/.config/spiegel`` on Linux, ``~/Library/Application Support/Spiegel`` on macOS, ``%APPDATA%\Spiegel`` on
    Windows, as Click finds it.
    """
    said = os.environ.get("SPIEGEL_CONFIG")
    return Path(said) if said else Path(click.get_app_dir("Spiegel"))


def stocks_file() -> Path:
    """The file with stocks of the user's own, for all decks."""
    return config_folder() / "stocks.yaml"


def printers_file() -> Path:
    """The file with the profiles of printers."""
    return config_folder() / "printers.yaml"
