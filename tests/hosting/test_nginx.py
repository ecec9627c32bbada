"""What a real nginx answers, with the configuration that the build and deploy/nginx.conf give it."""

import gzip
import http.client
from dataclasses import dataclass
from pathlib import Path

import brotli
import pytest

from anhorigstod.hosting.nginx import TYPES
from anhorigstod.hosting.rules import ASK_FIRST, FOREVER
from anhorigstod.site.policy import HEADERS
from tests.hosting.nginx import Nginx

ENCODINGS = {"br": brotli.decompress, "gzip": gzip.decompress}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    """Names in small letters."""
    body: bytes


def ask(nginx: Nginx, path: str, method: str = "GET", **headers: str) -> Answer:
    """The path goes over the wire as it is written: nothing puts `..` right."""
    connection = http.client.HTTPConnection("127.0.0.1", nginx.port)
    connection.request(
        method, path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    response = connection.getresponse()
    names = [name.lower() for name, _ in response.getheaders()]
    assert len(names) == len(set(names)), f"{path}: a header twice: {names}"
    return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())


def asked(hosted: Path) -> list[str]:
    """One file of every kind, and the answers that are no file."""
    found = {}
    for path in sorted(hosted.rglob("*")):
        if path.is_file() and path.name[0] != "_" and path.suffix not in (".br", ".gz"):
            found.setdefault(path.suffix, "/" + path.relative_to(hosted).as_posix())
    return [
        *found.values(),
        "/",
        "/ar/",
        "/ar/stod/samtal/",
        "/finns-inte/",
        "/arabiska/",
        "/assets/",
        "/.git/config",
        "/ar",
    ]


def test_every_answer_bears_the_policy_once(nginx: Nginx, hosted: Path) -> None:
    addresses = asked(hosted)
    assert {".html", ".css", ".js", ".json", ".svg", ".png", ".mp3", ".xml", ".txt"} <= {
        Path(a).suffix for a in addresses
    }
    for address in addresses:
        answer = ask(nginx, address)
        assert {name: answer.headers.get(name.lower()) for name in HEADERS} == HEADERS, address
        assert answer.headers["server"] == "nginx"


def test_every_kind_of_file_has_its_type(nginx: Nginx, hosted: Path) -> None:
    known = {f".{ending}": kind for kind, endings in TYPES.items() for ending in endings.split()}
    for address in asked(hosted):
        answer = ask(nginx, address)
        if answer.status == 200 and Path(address).suffix:
            assert answer.headers["content-type"].split(";")[0] == known[Path(address).suffix], address
    endings = {path.suffix for path in hosted.rglob("*") if path.is_file() and path.name[0] != "_"}
    assert endings - {".br", ".gz"} <= set(known)
    assert ask(nginx, "/").headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_text_is_sent_packed_to_who_can_unpack_it(nginx: Nginx, hosted: Path, encoding: str) -> None:
    for path in [hosted / "index.html", *(hosted / "assets").glob("site.*.css"), hosted / "sitemap.xml"]:
        address = "/" + path.relative_to(hosted).as_posix()
        plain, packed = ask(nginx, address), ask(nginx, address, Accept_Encoding=encoding)
        assert packed.headers["content-encoding"] == encoding and "content-encoding" not in plain.headers
        assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding", address
        assert packed.headers["content-type"] == plain.headers["content-type"]
        assert ENCODINGS[encoding](packed.body) == plain.body == path.read_bytes()
        assert len(packed.body) < len(plain.body)


def test_brotli_comes_first_and_sound_is_not_packed(nginx: Nginx) -> None:
    assert ask(nginx, "/", Accept_Encoding="gzip, deflate, br").headers["content-encoding"] == "br"
    sound = ask(nginx, "/audio/ar/stod/samtal.mp3", Accept_Encoding="gzip, br", Range="bytes=0-3")
    assert sound.status == 206 and sound.body == bytes.fromhex("fffb9064")


def test_what_is_named_by_its_content_is_kept_for_good(nginx: Nginx, hosted: Path) -> None:
    named = [*(hosted / "assets").glob("*.????????.*"), *hosted.glob("ar/search.*.json")]
    named = [path for path in named if path.suffix not in (".br", ".gz")]
    assert len(named) > 10
    for path in named:
        assert ask(nginx, "/" + path.relative_to(hosted).as_posix()).headers["cache-control"] == FOREVER, path


@pytest.mark.parametrize(
    "address",
    ["/", "/ar/tolk/", "/offline.js", "/ar/offline.js", "/assets/favicon.svg", "/qr.svg", "/sitemap.xml"],
)
def test_all_else_is_asked_for_anew_and_not_sent_twice(nginx: Nginx, address: str) -> None:
    first = ask(nginx, address, Accept_Encoding="br")
    assert first.headers["cache-control"] == ASK_FIRST and first.headers["etag"]
    again = ask(nginx, address, Accept_Encoding="br", If_None_Match=first.headers["etag"])
    assert again.status == 304 and not again.body and again.headers["cache-control"] == ASK_FIRST


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("/finns-inte/", "sv"),
        ("/ar/finns-inte/", "ar"),
        ("/fi/x", "fi"),
        ("/en/stod/x.html", "en"),
        ("/arx/", "sv"),
    ],
)
def test_a_wrong_address_is_said_in_the_readers_language(nginx: Nginx, address: str, language: str) -> None:
    for encoding in ("identity", "br"):
        answer = ask(nginx, address, Accept_Encoding=encoding)
        assert answer.status == 404 and answer.headers["cache-control"] == ASK_FIRST
        text = brotli.decompress(answer.body) if encoding == "br" else answer.body
        assert f'<html lang="{language}"'.encode() in text


def test_a_file_that_was_replaced_is_not_missed_for_a_year(nginx: Nginx) -> None:
    answer = ask(nginx, "/assets/site.00000000.css")
    assert answer.status == 404 and answer.headers["cache-control"] == ASK_FIRST


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/arabiska/", "/ar/"),
        ("/arabiska", "/ar/"),
        ("/om/gamla-tolk/", "/tolk/"),
        ("/ar/om/gamla-tolk/", "/ar/tolk/"),
        ("/ar/tolk", "/ar/tolk/"),
    ],
)
def test_short_and_old_addresses_lead_on(nginx: Nginx, old: str, new: str) -> None:
    answer = ask(nginx, old)
    assert (answer.status, answer.headers["location"]) == (301, new)
    assert ask(nginx, new).status == 200


@pytest.mark.parametrize(
    "address",
    [
        "/assets/",
        "/audio/ar/",
        "/.git/config",
        "/.env",
        "/ar/.htaccess",
        "/.well-known/",
        "/_nginx.conf",
        "/_headers",
        "/_redirects",
        "/index.html.br",
        "/ar/index.html.gz",
        "/ar/404.html",
        "/404.html",
    ],
)
def test_what_is_not_for_readers_is_not_there(nginx: Nginx, hosted: Path, address: str) -> None:
    (hosted / ".env").write_text("secret")
    assert ask(nginx, address).status == 404


@pytest.mark.parametrize(
    "address",
    ["/../mkdocs.yml", "/ar/../../mkdocs.yml", "/%2e%2e/mkdocs.yml", "/ar/..%2f..%2fmkdocs.yml", "/assets../mkdocs.yml",
     "/..%5cmkdocs.yml", "//../mkdocs.yml"],
)  # fmt: skip
def test_nothing_above_the_site_is_reached(nginx: Nginx, hosted: Path, address: str) -> None:
    assert (hosted.parent / "mkdocs.yml").is_file()
    answer = ask(nginx, address)
    assert answer.status in (400, 404) and b"site_name" not in answer.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE"])
def test_nothing_can_be_sent(nginx: Nginx, method: str) -> None:
    assert ask(nginx, "/index.html", method).status == 405


def test_security_and_robots_are_found(nginx: Nginx) -> None:
    assert b"Contact: tel:" in ask(nginx, "/.well-known/security.txt").body
    assert b"Sitemap: https://" in ask(nginx, "/robots.txt").body
