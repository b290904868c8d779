"""Values of types, also where several threads ask for a type that none has met before."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest
from helpers import ENVIRONMENT, ROOT

from generator.model.paper import Size
from generator.model.typed import typed

RACE = """
import sys, threading
from generator.bank import shipped
from generator.bank.convert import convert
from generator.bank.yaml.reader import read_yaml
from generator.model.bank import Bank
from generator.model.paper import Stock
from layouts.theme.theme import Theme

root = shipped.ROOT
jobs = [
    (read_yaml(root / "cards.yaml").value, Bank, ("nl", "en")),
    (read_yaml(root / "layouts/cards/stocks.yaml").value, tuple[Stock, ...], ()),
    (read_yaml(root / "layouts/theme/themes/spiegel.yaml").value, Theme, ()),
]
many = 12
begin, made = threading.Barrier(many), []

def work(number):
    begin.wait()
    for turn in range(3):
        made.append(convert(*jobs[(number + turn) % 3]))

sys.setswitchinterval(1e-6)
threads = [threading.Thread(target=work, args=(number,)) for number in range(many)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(made))
"""


def test_a_value_is_of_its_type_or_refused() -> None:
    assert typed({"width": 210, "height": 297}, Size) == Size(width=210, height=297)
    with pytest.raises(msgspec.ValidationError):
        typed({"width": "wide", "height": 297}, Size)


def test_threads_may_meet_a_type_at_once() -> None:
    for _ in range(4):  # without the lock half of them crash
        command = [sys.executable, "-c", RACE]
        ran = subprocess.run(command, env=ENVIRONMENT, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        assert (ran.returncode, ran.stdout.strip()) == (0, "36"), ran.stderr
