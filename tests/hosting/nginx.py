"""A real nginx for a built site, with the configuration that the municipality gets. As a command: exit code 0 if there is one."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES = Path("/usr/lib/nginx/modules")
BROTLI = "ngx_http_brotli_static_module.so"


def executable() -> str | None:
    """nginx, which distributions keep where only root looks."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def server_block(site: Path, port: int) -> str:
    """The first `server` of deploy/nginx.conf as it stands, but on loopback without TLS, and with its paths ours."""
    block = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8").split("\nserver {")[1]
    for old, new in {
        "listen 443 ssl http2;": f"listen 127.0.0.1:{port};",
        "    ssl_certificate /etc/ssl/anhorigstod.pem;\n": "",
        "    ssl_certificate_key /etc/ssl/private/anhorigstod.key;\n": "",
        "root /srv/anhorigstod/site;": f"root {site};",
        "include /etc/nginx/snippets/anhorigstod.conf;": f"include {site}/_nginx.conf;",
    }.items():
        assert old in block, f"deploy/nginx.conf has no {old!r}"
        block = block.replace(old, new)
    return f"server {{{block}"


class Nginx:
    """Serves `site` on loopback until `stop`; all that it writes lies in `folder`."""

    def __init__(self, site: Path, folder: Path) -> None:
        program, port = executable(), _free_port()
        assert program, "nginx saknas: kör scripts/test"
        lines = [
            f"load_module {MODULES / BROTLI};",
            f"pid {folder}/pid;",
            f"error_log {folder}/error.log;",
            "daemon off;",
            "events {}",
            "http {",
            "access_log off;",
            *(
                f"{kind}_temp_path {folder}/{kind};"
                for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
            ),
            server_block(site, port),
            "}",
        ]
        if os.geteuid() == 0:
            lines.insert(0, "user root;")  # the folders of tests are their owner's only
        config = folder / "nginx.conf"
        config.write_text("\n".join(lines), encoding="utf-8")
        command = [program, "-p", str(folder), "-e", f"{folder}/error.log", "-c", str(config)]
        tested = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
        assert tested.returncode == 0 and "warn" not in tested.stderr, tested.stderr
        self.port = port
        self.address = f"http://127.0.0.1:{port}/"
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._wait()

    def _wait(self) -> None:
        for _ in range(200):
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("nginx does not answer")

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()


if __name__ == "__main__":
    sys.exit(0 if executable() and (MODULES / BROTLI).exists() else 1)
