"""LibreTranslate over HTTP: an open translation server that the municipality runs itself.

Its API: GET /languages, POST /translate with `q` as a list, errors as `{"error": "…"}` (docs.libretranslate.com). Nothing is sent
but Swedish text that is public anyway. What comes back is read to a limit and taken for text, nothing else.
"""

import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from ..content.problems import shown
from .engine import EngineError

SOURCE = "sv"
BATCH_CHARACTERS, BATCH_TEXTS = 1_800, 20
"""What is sent at once: less than the 2 000 characters that public servers take."""
LARGEST = 2**20
"""Bytes read of an answer: some hundred times what it should be."""
PATIENCE = 120
"""Seconds to wait for an answer: a server without a graphics card is slow."""
ATTEMPTS, LONGEST_WAIT = 6, 120
"""How often a busy server is asked again, and how many seconds at most between."""
FAILURES = 10
"""Texts in a row that the server cannot translate, before it is taken to be broken."""
KEY = "LIBRETRANSLATE_API_KEY"
_VERSION = re.compile(r"\d[\w.+-]{0,19}")
_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_LOCAL = ("localhost", "127.0.0.1", "::1")


class _NoRedirect(HTTPRedirectHandler):
    """A server that sends us elsewhere is not the one that staff have chosen."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class LibreTranslate:
    """A server at an address. Raises EngineError if the address cannot be used."""

    def __init__(
        self,
        url: str,
        key: str = "",
        *,
        patience: float = PATIENCE,
        sleep: Callable[[float], None] = time.sleep,
        tell: Callable[[str], None] = print,
    ):
        self.url, self._key, self._patience, self._sleep, self._tell = (
            url.rstrip("/"),
            key,
            patience,
            sleep,
            tell,
        )
        self._opener = _opener(self.url, key)
        self._failed = 0
        self._version: str | None = None

    @property
    def name(self) -> str:
        """With the server's version, if it says one."""
        if self._version is None:
            try:
                spec = self._ask("/spec")
                found = spec.get("info", {}).get("version", "") if isinstance(spec, dict) else ""
            except (_Refused, EngineError, AttributeError):
                found = ""
            self._version = found if isinstance(found, str) and _VERSION.fullmatch(found) else ""
        return f"LibreTranslate {self._version}".strip()

    def targets(self) -> list[str]:
        """The codes of the languages that the server has from Swedish."""
        try:
            answer = self._ask("/languages")
        except _Refused as refused:
            raise EngineError(f"Servern på {self.url} svarar: {refused.said} ({refused.status}).") from None
        if not isinstance(answer, list):
            raise EngineError(_not_ours(self.url))
        for language in answer:
            if isinstance(language, dict) and language.get("code") == SOURCE:
                codes = language.get("targets")
                return [
                    code
                    for code in (codes if isinstance(codes, list) else [])
                    if isinstance(code, str) and _CODE.fullmatch(code) and code != SOURCE
                ]
        raise EngineError(
            f"Servern på {self.url} kan inte svenska. Den som sköter servern behöver lägga till språket sv."
        )

    def translate(self, texts: Sequence[str], target: str) -> list[str | None]:
        """A translation of each text, in order; None where the server could not."""
        return [answer for batch in _batches(texts) for answer in self._batch(batch, target)]

    def _batch(self, texts: list[str], target: str) -> list[str | None]:
        """Halves what the server finds too much, or fails on, until it is one text."""
        try:
            answers = self._translated(texts, target)
        except _Refused as refused:
            if refused.status in (401, 403) or (refused.status == 400 and "limit" not in refused.said):
                raise EngineError(_refusal(refused)) from None
            if len(texts) > 1:
                half = len(texts) // 2
                return self._batch(texts[:half], target) + self._batch(texts[half:], target)
            self._failed += 1
            if self._failed >= FAILURES:
                raise EngineError(_refusal(refused)) from None
            return [None]
        self._failed = 0
        return answers

    def _translated(self, texts: list[str], target: str) -> list[str | None]:
        body = {"q": texts, "source": SOURCE, "target": target, "format": "text"}
        answer = self._ask("/translate", body | ({"api_key": self._key} if self._key else {}))
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(found, list) or len(found) != len(texts):
            raise EngineError(_not_ours(self.url))
        return [text if isinstance(text, str) else None for text in found]

    def _ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """The JSON of an answer, waiting as long as the server asks for. Raises _Refused and EngineError."""
        for attempt in range(ATTEMPTS):
            try:
                return self._answer(path, body)
            except _Refused as refused:
                if refused.status not in (429, 503):
                    raise
                wait = min(LONGEST_WAIT, 5 * 2**attempt if refused.wait is None else refused.wait)
                self._tell(f"  Servern är upptagen. Väntar {wait:.0f} sekunder.")
                self._sleep(wait)
        raise EngineError(f"Servern på {self.url} är upptagen. Försök igen senare, så fortsätter arbetet.")

    def _answer(self, path: str, body: dict[str, Any] | None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", "Accept-Language": "en", "User-Agent": "anhorigstod"}
        try:
            with self._opener.open(Request(self.url + path, data, headers), timeout=self._patience) as answer:
                return _json(answer.read(LARGEST + 1), self.url)
        except HTTPError as error:
            with error:
                if error.code < 400:
                    how = "Skriv adressen som den är, utan omdirigering."
                    raise EngineError(f"Servern på {self.url} skickar vidare till en annan. {how}") from None
                raise _Refused.of(error) from None
        except TimeoutError:
            raise EngineError(_silent(self.url, self._patience)) from None
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise EngineError(_silent(self.url, self._patience)) from None
            raise EngineError(_away(self.url)) from None
        except (OSError, HTTPException):
            raise EngineError(_away(self.url)) from None


class _Refused(Exception):
    """The server has answered with an error."""

    def __init__(self, status: int, said: str, wait: float | None):
        self.status, self.said, self.wait = status, said, wait

    @classmethod
    def of(cls, error: HTTPError) -> "_Refused":
        try:
            found = json.loads(error.read(LARGEST))["error"]
        except (ValueError, KeyError, TypeError, RecursionError, OSError, HTTPException):
            found = ""
        said = shown(str(found))[:200]
        return cls(error.code, said, _wait(error.headers.get("Retry-After", "")))


def _opener(url: str, key: str) -> OpenerDirector:
    """What fetches: no redirects, and no proxy on the way to this computer. Raises EngineError."""
    try:
        parts = urlsplit(url)
        host, ok = parts.hostname or "", parts.port is None or parts.port > 0
    except ValueError:
        host, ok, parts = "", False, urlsplit("")
    if (
        not (ok and host and parts.scheme in ("http", "https"))
        or parts.username
        or parts.query
        or parts.fragment
    ):
        raise EngineError(f"”{url}” är ingen adress till en server. Skriv till exempel http://localhost:5000")
    if key and parts.scheme == "http" and host not in _LOCAL:
        how = f"Använd en adress som börjar med https://, eller ta bort {KEY}."
        raise EngineError(f"Nyckeln skulle skickas öppet till {host}. {how}")
    return build_opener(_NoRedirect, *([ProxyHandler({})] if host in _LOCAL else []))


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for text in texts:
        if batch and (len(batch) == BATCH_TEXTS or sum(map(len, batch)) + len(text) > BATCH_CHARACTERS):
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch


def _json(data: bytes, url: str) -> Any:
    if len(data) > LARGEST:
        raise EngineError(f"Svaret från {url} är orimligt stort. Är det rätt server?")
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise EngineError(_not_ours(url)) from None


def _wait(header: str) -> float | None:
    """Seconds, from either form that `Retry-After` may have (RFC 9110, 10.2.3)."""
    if header.isascii() and header.isdigit():
        return float(header[:6])
    try:
        return max(0.0, (parsedate_to_datetime(header) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _refusal(refused: _Refused) -> str:
    if "key" in refused.said.lower():
        how = f"Sätt nyckeln i miljövariabeln {KEY}. Den som sköter servern kan ge dig en."
        return f"Servern vill ha en nyckel ({refused.said}). {how}"
    return f"Servern vill inte översätta. Den svarar: {refused.said or 'ingenting'} ({refused.status})."


def _away(url: str) -> str:
    how = "Är den igång? Starta den, eller skriv rätt adress med --url."
    return f"Ingen översättningsserver svarar på {url}. {how}"


def _silent(url: str, seconds: float) -> str:
    return f"Servern på {url} har inte svarat på {seconds:.0f} sekunder. Försök igen om en stund."


def _not_ours(url: str) -> str:
    return f"Det som svarar på {url} är ingen LibreTranslate. Kontrollera adressen."
