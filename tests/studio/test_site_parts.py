"""The parts of the site that are made without Node: packs, the policy, the list of packages, what counts as how large."""

from __future__ import annotations

import gzip
import json
import re
import struct
from typing import TYPE_CHECKING

import pages
import pytest

from generator.studio.site.packs import FIRST, hashed, pack, packs_of, size_when_unpacked
from generator.studio.site.policy import headers, page_of_site, policy
from generator.studio.site.sizes import sizes
from generator.studio.site.staging import LIBRARY, WHEELS
from generator.studio.site.tools import SiteError, run

if TYPE_CHECKING:
    from pathlib import Path

PAGE = '<meta charset="utf-8" /><meta name="spiegel-engine" content="local" /><script type="module" src="./assets/a.js"></script>'


def files(stage: Path, *names: str) -> None:
    for name in names:
        path = stage / LIBRARY / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())


def test_a_pack_holds_its_files_and_is_the_same_each_time(tmp_path: Path) -> None:
    files(tmp_path, "a.pyc", "b.pyc")
    paths = [f"/{LIBRARY}/b.pyc", f"/{LIBRARY}/a.pyc"]
    made = pack(tmp_path, paths)
    assert made == pack(tmp_path, paths)
    data = gzip.decompress(made)
    assert len(data) == size_when_unpacked(made)
    length = struct.unpack("<I", data[:4])[0]
    assert json.loads(data[4 : 4 + length]) == [[path, 5] for path in paths]
    assert data[4 + length :] == b"b.pyca.pyc"


def test_every_file_of_use_is_in_one_pack_and_rare_ones_in_packs_of_their_own(tmp_path: Path) -> None:
    dutch, thai = (f"site-packages/pyphen/dictionaries/hyph_{each}.dic" for each in ("nl_NL", "th"))
    files(
        tmp_path,
        "os.pyc",
        "this.pyc",
        dutch,
        thai,
        "site-packages/x-1.dist-info/RECORD",
        "site-packages/openpyxl/a.pyc",
    )
    packs = packs_of(tmp_path, {FIRST: [f"/{LIBRARY}/os.pyc", f"/{LIBRARY}/{dutch}"], "then": []})
    assert packs == {
        "first": [f"/{LIBRARY}/os.pyc", f"/{LIBRARY}/{dutch}"],
        "then": [],
        "hyphenation-hyph_th": [f"/{LIBRARY}/{thai}"],
        "spreadsheets": [f"/{LIBRARY}/site-packages/openpyxl/a.pyc"],
        "python": [f"/{LIBRARY}/this.pyc"],
    }


def test_the_name_of_a_file_says_what_is_in_it() -> None:
    assert re.fullmatch(r"first\.[0-9a-f]{12}\.pack\.gz", hashed("first.pack.gz", b"a"))
    assert hashed("a.js", b"a") != hashed("a.js", b"b")


def test_the_page_names_its_engine_and_whom_it_may_ask() -> None:
    page = page_of_site(PAGE, "engine/engine.1.json")
    assert 'name="spiegel-engine" content="browser"' in page
    assert 'name="spiegel-files" content="engine/engine.1.json"' in page
    assert page.index("Content-Security-Policy") < page.index("<script")
    for word in ("unsafe-inline", "'unsafe-eval'", "http:", "https:", "*"):
        assert word not in policy()


def test_a_page_that_is_not_as_it_should_be_is_refused() -> None:
    with pytest.raises(SiteError, match="spiegel-engine"):
        page_of_site("<html></html>", "a.json")
    with pytest.raises(SiteError, match="encoding"):
        page_of_site('<meta name="spiegel-engine" content="local">', "a.json")


def test_headers_keep_other_pages_from_showing_it() -> None:
    assert "frame-ancestors 'none'" in headers()


def test_what_the_page_fetches_by_itself_counts_before_the_first_pdf(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "engine").mkdir()
    (tmp_path / "index.html").write_text(page_of_site(PAGE, "engine/engine.1.json"))
    (tmp_path / "assets" / "a.js").write_text('import{b}from"./b.js";import("./c.js")')
    (tmp_path / "assets" / "b.js").write_text("b")
    (tmp_path / "assets" / "c.js").write_text("c")
    packs = {"first": {"url": "first.pack.gz"}}
    engine = {"pyodide": "p.js", "program": "q.js", "wasm": {"url": "w.wasm.gz"}, "packs": packs}
    (tmp_path / "engine" / "engine.1.json").write_text(json.dumps(engine))
    for name in ("p.js", "q.js", "w.wasm.gz", "first.pack.gz", "hyphenation-nl.pack.gz", "python.pack.gz"):
        (tmp_path / "engine" / name).write_bytes(b"1234567890" * 10)
    found = sizes(tmp_path)
    names = ("engine.1.json", "first.pack.gz", "p.js", "q.js", "w.wasm.gz")
    assert set(found.first) == {"index.html", "assets/a.js", "assets/b.js", *(f"engine/{each}" for each in names)}
    assert set(found.more) == {"assets/c.js", "engine/python.pack.gz"}
    assert set(found.rare) == {"engine/hyphenation-nl.pack.gz"}
    assert found.first["engine/w.wasm.gz"] == 100  # as it is
    assert found.first["engine/p.js"] < 100  # as gzip makes it


def test_packages_have_the_versions_that_spiegel_is_tested_with() -> None:
    tested = (pages.ROOT / "constraints.txt").read_text().lower().replace("_", "-").splitlines()
    for line in WHEELS.read_text().splitlines():
        if not line.startswith("#"):
            name, hashed_ = line.split(" ")
            assert name.replace("_", "-") in tested
            assert re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", hashed_)


def test_a_program_that_is_missing_or_fails_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="there is no spiegel-has-no-such-program here"):
        run(["spiegel-has-no-such-program"], tmp_path, "trying")
    with pytest.raises(SiteError, match=r"^trying failed:\nwrong$"):
        run(["sh", "-c", "echo wrong; exit 3"], tmp_path, "trying")
