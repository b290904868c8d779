"""``spiegel jobsheet``: options of cards → one page for whoever prints and cuts them."""

from __future__ import annotations

from generator.cli.commands import COMMANDS
from generator.cli.product_commands import command_of
from generator.jobsheet import NAME, JobSheets
from layouts import module
from layouts.jobsheet.sheet import prepare_jobsheet

command = command_of(NAME, COMMANDS[NAME].summary, lambda own: JobSheets(module("cards"), prepare_jobsheet, own))
