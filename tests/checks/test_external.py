"""Links to other sites, opened on a real server: what is gone is told, what only refuses a program is not."""

import http.server
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from anhorigstod.checks import external
from anhorigstod.checks.external import dead_links, opened
from anhorigstod.site.site import Site
from tests.conftest import copy_project


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/slow":
            threading.Event().wait(3)
            return
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to"))
        else:
            self.send_response(int(self.path[1:4]))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/200", ""),
        ("/404", "svarar att sidan inte finns (404)."),
        ("/410", "svarar att sidan inte finns (410)."),
        ("/403", ""),
        ("/429", ""),
        ("/500", ""),
        ("/to/200", ""),
        ("/to/404", "svarar att sidan inte finns (404)."),
    ],
)
def test_what_a_server_answers(server: str, path: str, says: str) -> None:
    assert opened(server + path) == says


def test_a_server_that_does_not_answer(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(external, "TIMEOUT", 0.2)
    assert opened(f"{server}/slow").startswith("svarar inte (")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert opened(f"http://127.0.0.1:{free.getsockname()[1]}/").startswith("svarar inte (")


@pytest.mark.parametrize("url", ["https://finns-inte.invalid/", "https://[", "https://a b/", "https://"])
def test_what_is_no_server(url: str) -> None:
    assert opened(url).startswith("svarar inte (")


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x"])
def test_a_server_cannot_send_us_to_our_own_files(target: str) -> None:
    class Elsewhere(_Handler):
        def do_GET(self) -> None:
            self.send_response(302)
            self.send_header("Location", target)
            self.end_headers()

    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    told = opened(f"http://127.0.0.1:{running.server_port}/")
    running.shutdown()
    assert "root:" not in told


def test_each_address_is_opened_once_and_told_where_it_stands_first(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    asked: list[str] = []

    def ask(url: str) -> str:
        asked.append(url)
        return "är borta." if "trelleborg.se" in url else ""

    with (root / "docs/tolk.md").open("a", encoding="utf-8") as page:
        page.write(
            "\nLäs hos [kommunen](https://www.trelleborg.se/borta) och [kommunen](https://www.trelleborg.se/borta).\n"
        )
    told = list(dead_links(Site.read(root), ask))
    assert len(asked) == len(set(asked)) > 5
    line = len((root / "docs/tolk.md").read_text(encoding="utf-8").split("\n")) - 1
    assert [(p.rule, p.file, p.line, p.what, p.warning) for p in told if "/borta" in p.what] == [
        ("LANK-09", "docs/tolk.md", line, "https://www.trelleborg.se/borta är borta.", True)
    ]
    assert any(p.file == "docs/_data/contacts.yml" and p.line for p in told)
