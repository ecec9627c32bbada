"""A web server on loopback for a built site, under the strict policy, which a test can put an end to."""

import functools
import http.server
import threading
from pathlib import Path

from anhorigstod.site.policy import HEADERS


class _Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server:
    """Serves `folder` until `kill`."""

    def __init__(self, folder: Path) -> None:
        self._server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder))
        )
        self.address = f"http://127.0.0.1:{self._server.server_port}/"
        self._alive = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def kill(self) -> None:
        if self._alive:
            self._alive = False
            self._server.shutdown()
            self._server.server_close()
