from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

import layouts
from generator.bank.starter import text_of
from generator.studio import guard
from generator.studio.requests import Studio
from generator.studio.server import Local, app_of
from generator.studio.wire import from_json, to_json
from layouts import parts

if TYPE_CHECKING:
    from pathlib import Path

HOST = "127.0.0.1:8123"
MODULES = layouts.every_module()
TEXT = text_of("Noord", "nl", ["Begin"])
PAGE = '<!doctype html><html><head><meta name="spiegel-engine" content="browser"></head><body></body></html>'


class Page:
    """The page's side: a client that knows the token."""

    def __init__(self, tmp_path: Path) -> None:
        (tmp_path / "deck").mkdir()
        (tmp_path / "dist" / "assets").mkdir(parents=True)
        (tmp_path / "dist" / "index.html").write_text(PAGE)
        (tmp_path / "dist" / "assets" / "page.js").write_text("1")
        (tmp_path / "secret.js").write_text("secret")
        self.studio = Studio(MODULES, parts, tmp_path / "deck", tmp_path / "settings")
        self.local = Local(self.studio, tmp_path / "dist", 8123)
        self.client = TestClient(app_of(self.local), base_url=f"http://{HOST}")
        self.known = {"X-Spiegel-Token": self.local.token}

    def get(self, path: str, **headers: str) -> Any:  # noqa: ANN401 – the client's answer
        return self.client.get(path, headers={**self.known, **headers})

    def post(self, path: str, value: object = None, **headers: str) -> Any:  # noqa: ANN401 – as above
        return self.client.post(path, content=to_json(value or {}), headers={**self.known, **headers})

    def save(self, text: str, stamp: str | None, **more: bool) -> dict[str, Any]:
        result: dict[str, Any] = self.post("/ask-local/save", {"text": text, "stamp": stamp, **more}).json()["result"]
        return result


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return Page(tmp_path)


def test_the_page_carries_the_token_and_is_for_those_who_know_it(page: Page) -> None:
    assert page.local.address == f"http://{HOST}/?key={page.local.token}"
    served = page.client.get(page.local.address)
    assert (served.status_code, served.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert f'<meta name="spiegel-token" content="{page.local.token}">' in served.text
    assert 'name="spiegel-engine" content="local"' in served.text
    for address in ("/", "/?key=", "/?key=wrong", "/index.html"):
        refused = page.client.get(address)
        assert (refused.status_code, page.local.token in refused.text) == (403, False)
    assert page.client.get("/assets/page.js").headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize(
    "path", ["/../secret.js", "/assets/../../secret.js", "/%2e%2e/secret.js", "/assets", "/nothing.js"]
)
def test_only_files_of_the_page_are_served(page: Page, path: str) -> None:
    served = page.get(path)
    assert (served.status_code, "secret" in served.text) == (404, False)


def test_a_link_out_of_the_page_is_not_followed(page: Page, tmp_path: Path) -> None:
    (tmp_path / "dist" / "way.js").symlink_to(tmp_path / "secret.js")
    assert page.get("/way.js").status_code == 404


def test_a_request_is_answered_in_plain_values(page: Page) -> None:
    answer = page.post("/ask/read", {"text": TEXT})
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["result"]["table"]["title"] == {"nl": "Noord"}
    card = from_json(page.post("/ask/card", {"text": TEXT, "id": "A1"}).content)
    assert card["result"]["pdf"].startswith(b"%PDF")
    page.post("/ask/put", {"path": "a.svg", "data": b"<svg/>"})
    assert (page.studio.folder / "a.svg").read_bytes() == b"<svg/>"
    assert page.post("/ask/get", {"path": "../x.svg"}).json()["ok"] is False


@pytest.mark.parametrize("token", [{}, {"X-Spiegel-Token": ""}, {"X-Spiegel-Token": "wrong"}, {"X-Spiegel-Token": "é"}])
@pytest.mark.parametrize("path", ["/ask/about", "/ask-local/open", "/ask-local/save"])
def test_without_the_token_nothing_is_answered(page: Page, path: str, token: dict[str, str]) -> None:
    headers = [(key.encode(), value.encode("latin-1")) for key, value in token.items()]
    for send in (page.client.get, page.client.post):
        assert send(path, headers=headers).status_code == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example:8123"}, 421),
        ({"Host": "127.0.0.1"}, 421),
        ({"Host": "127.0.0.1:80"}, 421),
        ({"Host": ""}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://127.0.0.1:8123"}, 403),
        ({"Origin": "http://localhost:8123"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Content-Length": str(guard.LARGEST_BODY + 1)}, 413),
    ],
)
def test_foreign_names_and_pages_are_refused_whatever_they_know(
    page: Page, headers: dict[str, str], status: int
) -> None:
    for answer in (page.post("/ask/about", **headers), page.get(f"/?key={page.local.token}", **headers)):
        assert (answer.status_code, page.local.token in answer.text) == (status, False)


def test_its_own_page_is_answered_under_both_names_of_this_machine(page: Page) -> None:
    assert page.post("/ask/read", {"text": ""}, Origin=f"http://{HOST}").status_code == 200
    own = {"Host": "localhost:8123", "Origin": "http://localhost:8123", "Sec-Fetch-Site": "same-origin"}
    assert page.post("/ask/read", {"text": ""}, **own).status_code == 200


def test_a_body_without_a_length_is_bounded_too(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LARGEST_BODY", 1_000)
    answer = page.client.post("/ask/read", content=iter([b"x" * 600] * 2), headers=page.known)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/"), ("GET", "/ask/about"), ("PUT", "/ask/about"), ("POST", "/x"), ("DELETE", "/ask-local/save")],
)
def test_anything_but_its_routes_is_refused(page: Page, method: str, path: str) -> None:
    assert page.client.request(method, path, headers=page.known).status_code in {404, 405}


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b'{"text": {"$bytes": "?"}}', b"\xff", b"[" * 100_000, b'{"text": 5}']
)
def test_what_is_no_request_is_a_slip_of_the_page(page: Page, content: bytes) -> None:
    answer = page.client.post("/ask/read", content=content, headers=page.known)
    assert answer.status_code == 400
    assert page.client.post("/ask/nothing", content=b"{}", headers=page.known).status_code == 400


def test_every_answer_says_what_a_browser_may_do_with_it(page: Page) -> None:
    answers = [page.get("/assets/page.js"), page.get("/?key=wrong"), page.post("/ask/about", Host="evil"), page.get("/nothing"),
               page.post("/ask/nothing"), page.post("/ask/read", {"text": ""})]  # fmt: skip
    for answer in answers:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in answer.headers


def test_a_mistake_of_ours_is_told_in_the_terminal_alone(
    page: Page, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("a secret of the machine")

    monkeypatch.setattr(page.studio, "ask", broken)
    answer = page.post("/ask/about")
    assert (answer.status_code, answer.text) == (500, "internal error")
    assert "ValueError: a secret of the machine" in capsys.readouterr().err


# --------------------------------------------------------------------------------------------------------- the deck


def test_a_deck_that_is_not_there_yet_begins_empty_and_is_saved(page: Page) -> None:
    assert page.get("/ask-local/open").json()["result"] == {"name": "cards.yaml", "text": None, "stamp": None}
    saved = page.save(TEXT, None)
    assert page.studio.file.read_text() == TEXT
    assert page.get("/ask-local/open").json()["result"] == {"name": "cards.yaml", "text": TEXT, "stamp": saved["stamp"]}


def test_a_file_that_changed_meanwhile_is_never_written_over_unasked(page: Page) -> None:
    page.studio.file.write_text(TEXT)
    stamp = page.get("/ask-local/open").json()["result"]["stamp"]
    page.studio.file.write_text(TEXT + "# van een ander\n")
    for known in (stamp, None, "wrong"):
        conflict = page.save(TEXT + "# van mij\n", known)["conflict"]
        assert conflict["text"] == page.studio.file.read_text() == TEXT + "# van een ander\n"
    assert "stamp" in page.save(TEXT + "# van mij\n", stamp, force=True)
    assert page.studio.file.read_text() == TEXT + "# van mij\n"
    page.studio.file.unlink()
    assert page.save(TEXT, stamp)["conflict"] == {"text": None, "stamp": None}


def test_what_says_the_same_already_is_saved_whoever_wrote_it(page: Page) -> None:
    page.studio.file.write_text(TEXT)
    before = page.studio.file.stat().st_mtime_ns
    assert "conflict" not in page.save(TEXT, None)
    assert page.studio.file.stat().st_mtime_ns == before


def test_rights_line_ends_and_a_byte_order_mark_stay(page: Page) -> None:
    page.studio.file.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    page.studio.file.chmod(0o640)
    opened = page.get("/ask-local/open").json()["result"]
    edits = [{"op": "set", "path": ["version"], "value": "2.0"}]
    changed = page.post("/ask/change", {"text": opened["text"], "edits": edits}).json()["result"]["text"]
    page.save(changed, opened["stamp"])
    data = page.studio.file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert page.studio.file.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(("data", "said"), [(b"\xff\xfea", "UTF-8"), (b"a" * (8 * 1024**2 + 1), "8 MB")])
def test_a_file_that_is_no_deck_is_told(page: Page, data: bytes, said: str) -> None:
    page.studio.file.write_bytes(data)
    answer = page.get("/ask-local/open").json()
    assert (answer["ok"], said in answer["problems"][0]["text"]) == (False, True)


def test_what_could_not_be_read_again_is_not_written(page: Page) -> None:
    answer = page.client.post(
        "/ask-local/save", content=b'{"text": "\\ud800", "stamp": null}', headers=page.known
    ).json()
    assert "half a character" in answer["problems"][0]["what"]
    assert not page.studio.file.exists()


def test_one_request_waits_for_another_and_the_server_goes_on_answering(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, gone, many = threading.Event(), threading.Event(), []
    asked = page.studio.ask

    def slow(name: str, arguments: dict[str, object]) -> dict[str, object]:
        many.append(name)
        going.set()
        assert gone.wait(10)
        return asked(name, arguments)

    monkeypatch.setattr(page.studio, "ask", slow)
    threads = [threading.Thread(target=page.post, args=("/ask/read", {"text": TEXT})) for _ in range(2)]
    for thread in threads:
        thread.start()
    assert going.wait(10)
    assert page.get("/assets/page.js").status_code == 200
    assert many == ["read"]
    gone.set()
    for thread in threads:
        thread.join(10)
    assert many == ["read", "read"]
