"""A server that speaks LibreTranslate's API as libretranslate/app.py does: batches, errors as JSON, a key, limits."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LANGUAGES = [
    {"code": "en", "name": "English", "targets": ["ar", "en", "fi", "sv"]},
    {"code": "sv", "name": "Swedish", "targets": ["ar", "en", "fi", "sv"]},
]


def backwards(text: str) -> str:
    """What stands for a translation: every word from behind; codes and numbers as they are."""
    return re.sub(r"(?<![^\W_])[^\W\d_]+(?![^\W_])", lambda word: word[0][::-1].capitalize(), text)


@dataclass
class Libre:
    """The server's state, and what it has been sent."""

    translate: Callable[[str], str] = backwards
    key: str = ""
    character_limit: int = -1
    batch_limit: int = -1
    version: str = "1.6.5"
    answers: list[tuple[int, dict[str, str], Any]] = field(default_factory=list)
    """Status, headers and body of the next answers to /translate, instead of what it would answer."""
    languages: Any = field(default_factory=lambda: LANGUAGES)
    requests: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""

    @property
    def sent(self) -> list[str]:
        return [text for request in self.requests for text in request["q"]]

    def answer(self, body: Any) -> tuple[int, dict[str, str], Any]:
        self.requests.append(body)
        if self.answers:
            return self.answers.pop(0)
        if self.key and body.get("api_key") != self.key:
            return self.error(
                403 if "api_key" in body else 400,
                "Invalid API key" if "api_key" in body else "Visit https://x to get an API key",
            )
        for name in ("q", "source", "target"):
            if not body.get(name):
                return self.error(400, f"Invalid request: missing {name} parameter")
        q = body["q"]
        for size, limit in ((len(q), self.batch_limit), (sum(map(len, q)), self.character_limit)):
            if -1 < limit < size:
                return self.error(400, f"Invalid request: request ({size}) exceeds text limit ({limit})")
        try:
            return 200, {}, {"translatedText": [self.translate(text) for text in q]}
        except ValueError as error:
            return self.error(500, f"Cannot translate text: {error}")

    @staticmethod
    def error(status: int, text: str) -> tuple[int, dict[str, str], Any]:
        return status, {}, {"error": text}


@contextmanager
def serving(libre: Libre) -> Iterator[Libre]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = {"/languages": libre.languages, "/spec": {"info": {"version": libre.version}}}
            found = known.get(self.path)
            self._reply(*((200, {}, found) if found is not None else (404, {}, "<html>Not Found")))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self._reply(*libre.answer(body))

        def _reply(self, status: int, headers: dict[str, str], body: Any) -> None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    libre.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield libre
    finally:
        server.shutdown()
        server.server_close()
