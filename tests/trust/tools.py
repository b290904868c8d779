"""Figure: what tools that look for weak places find in the program, and whether any command draws a warning of Python.

python tests/trust/tools.py
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent)]

from same_bytes import COMMANDS, ROOT, YOUTH

ALLOWED = {
    "B101": "assertions tell the type checker what a line before has seen to",
    "B404": "`spiegel watch` starts each build afresh in a Python of its own; nothing else is started",
    "B603": "what `spiegel watch` starts is this very Python with the words that were typed, as a list and without a shell",
    "B405": "the XML that is put in one form was written by ourselves a moment before",
    "B311": "chance chooses questions, and no keys",
    "B105 generator/studio/guard.py": "the name of the header that carries the token, which is made anew each time",
    "B314 generator/templates/glabels.py": "a file with a DOCTYPE is refused at its first letter, so there are no entities",
}
"""What bandit says and stays, everywhere or in one file, each with the reason."""


def bandit() -> list[str] | None:
    """What bandit finds and has no reason to stay; None where it is not installed."""
    if not shutil.which("bandit", path=str(Path(sys.executable).parent)):
        return None
    run = subprocess.run(
        [sys.executable, "-m", "bandit", "-q", "-r", "-f", "json", "generator", "layouts"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return [
        f"{found['test_id']} {found['filename']}:{found['line_number']} {found['issue_text']}"
        for found in json.loads(run.stdout)["results"]
        if not {found["test_id"], f"{found['test_id']} {found['filename']}"} & ALLOWED.keys()
    ]


def pip_audit() -> list[str] | None:
    """The libraries with a known weak place, of those that are installed; None where that cannot be asked."""
    if not shutil.which("pip-audit", path=str(Path(sys.executable).parent)):
        return None
    run = subprocess.run(
        [sys.executable, "-m", "pip_audit", "-f", "json", "--progress-spinner", "off", "--skip-editable"],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        told = json.loads(run.stdout)
    except ValueError:
        return None
    if all("skip_reason" in each for each in told["dependencies"]):
        return None  # nothing could be looked up, which is not the same as nothing found
    return [
        f"{each['name']} {each['version']}: {fault['id']}"
        for each in told["dependencies"]
        for fault in each.get("vulns", ())
    ]


def warned() -> list[str]:
    """The commands that end otherwise when every warning of Python is an error, and in its development mode."""
    wrong = []
    with tempfile.TemporaryDirectory() as below:
        folder = Path(below) / "deck"
        shutil.copytree(YOUTH, folder)
        (folder / "questions.csv").write_text("vraag;reeks\nWat klonk er hard?;Wat knalde\n", encoding="utf-8")
        for command in (
            *COMMANDS,
            "check",
            "inspect made/cards-nl.pdf",
            "list stocks",
            "import made/sheet.xlsx -o made/sheet.yaml",
        ):
            run = subprocess.run(
                [sys.executable, "-W", "error", "-X", "dev", "-m", "generator", *command.split()],
                cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
            )  # fmt: skip
            if run.returncode or "Warning" in run.stderr:
                wrong.append(f"{command}: {run.stderr.strip()[-300:]}")
    return wrong


def main() -> None:
    for name, found in (("bandit", bandit()), ("pip-audit", pip_audit()), ("-W error -X dev", warned())):
        print(f"{name:16} {'not measured here' if found is None else found or 'clean'}")


if __name__ == "__main__":
    main()
