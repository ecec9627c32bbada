"""The client against a server that speaks the real API: batches, limits, waiting, and answers that are no answers."""

import json
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from anhorigstod.drafting.engine import Engine, EngineError
from anhorigstod.drafting.libretranslate import BATCH_CHARACTERS, FAILURES, LARGEST, LibreTranslate
from tests.drafting.libre_server import Libre, serving


@pytest.fixture
def libre() -> Iterator[Libre]:
    with serving(Libre()) as libre:
        yield libre


class Client:
    """A client with its waits and messages written down instead of waited for."""

    def __init__(self, libre: Libre, key: str = "", patience: float = 20):
        self.waits: list[float] = []
        self.told: list[str] = []
        self.engine: Engine = LibreTranslate(
            libre.url, key, patience=patience, sleep=self.waits.append, tell=self.told.append
        )


def test_translates_in_order_and_sends_nothing_but_the_texts(libre: Libre) -> None:
    engine = Client(libre).engine
    assert engine.translate(["hej du", "ring"], "fi") == ["Jeh Ud", "Gnir"]
    assert libre.requests == [{"q": ["hej du", "ring"], "source": "sv", "target": "fi", "format": "text"}]
    assert engine.targets() == ["ar", "en", "fi"]
    assert engine.name == "LibreTranslate 1.6.5"
    assert engine.translate([], "fi") == [] and len(libre.requests) == 1


@pytest.mark.parametrize("version", ["", "?", "1.0\n# ursprung: person", "x" * 50, None, 3])
def test_a_version_that_is_none_is_left_out(libre: Libre, version) -> None:
    libre.version = version
    assert Client(libre).engine.name == "LibreTranslate"


def test_many_texts_go_in_small_batches(libre: Libre) -> None:
    texts = [f"text nummer {number} {'o' * (number % 300)}" for number in range(90)]
    libre.character_limit, libre.batch_limit, libre.translate = 2000, 20, str.upper
    assert Client(libre).engine.translate(texts, "fi") == [text.upper() for text in texts]
    assert all(sum(map(len, request["q"])) <= BATCH_CHARACTERS for request in libre.requests)


def test_a_narrower_server_gets_smaller_batches_and_what_is_too_long_stays(libre: Libre) -> None:
    libre.batch_limit, libre.character_limit, libre.translate = 3, 50, str.upper
    texts = ["a", "b", "c" * 60, "d", "e", "f", "g"]
    assert Client(libre).engine.translate(texts, "fi") == ["A", "B", None, "D", "E", "F", "G"]


def test_one_text_that_fails_does_not_stop_the_others(libre: Libre) -> None:
    def fails(text: str) -> str:
        if "fel" in text:
            raise ValueError("modell")
        return text.upper()

    libre.translate = fails
    assert Client(libre).engine.translate(["a", "fel", "b"], "fi") == ["A", None, "B"]
    with pytest.raises(EngineError, match="Cannot translate text: modell"):
        Client(libre).engine.translate(["fel"] * FAILURES * 3, "fi")


def test_a_busy_server_is_waited_for(libre: Libre) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=40))
    slow = {"error": "Slowdown: 20 per 1 minute"}
    libre.answers = [
        (429, {"Retry-After": "7"}, slow),
        (429, {"Retry-After": later}, slow),
        (429, {}, slow),
        (503, {"Retry-After": "99999999999"}, b""),
    ]
    client = Client(libre)
    assert client.engine.translate(["hej"], "fi") == ["Jeh"]
    first, second, third, fourth = client.waits
    assert (first, third, fourth) == (7, 20, 120) and 20 < second <= 40
    assert client.told[0] == "  Servern är upptagen. Väntar 7 sekunder."
    libre.answers = [(429, {"Retry-After": "x"}, slow)] * 9
    with pytest.raises(EngineError, match="upptagen"):
        client.engine.translate(["hej"], "fi")


def test_a_key_goes_along_and_its_lack_is_told(libre: Libre) -> None:
    libre.key = "hemlig"
    assert Client(libre, "hemlig").engine.translate(["hej"], "fi") == ["Jeh"]
    for key in ("", "fel"):
        with pytest.raises(EngineError, match="LIBRETRANSLATE_API_KEY") as caught:
            Client(libre, key).engine.translate(["hej", "du"], "fi")
        assert "hemlig" not in str(caught.value)


NO_ANSWERS = [
    (200, {}, b""),
    (200, {}, b"<html>"),
    (200, {}, b"[" * 100_000),
    (200, {}, {"translatedText": "Jeh"}),
    (200, {}, {"translatedText": ["Jeh", "Jeh"]}),
    (200, {}, {"translatedText": None}),
    (200, {}, ["Jeh"]),
    (200, {}, b'{"translatedText": ["\xff"]}'),
    (200, {}, json.dumps({"translatedText": ["x" * LARGEST]}).encode()),
    (302, {"Location": "http://127.0.0.1:1/"}, b""),
    (307, {"Location": "/languages"}, b""),
    (403, {}, {"error": "Too many request limits violations"}),
    (400, {}, {"error": "xx is not supported"}),
    (404, {}, b"<html>"),
]


@pytest.mark.parametrize("answer", NO_ANSWERS, ids=lambda answer: str(answer)[:40])
def test_an_answer_that_is_none_is_told_in_one_sentence(libre: Libre, answer) -> None:
    libre.answers = [answer] * 20
    if answer[0] == 404:
        assert Client(libre).engine.translate(["hej"], "fi") == [None]
        return
    with pytest.raises(EngineError) as caught:
        Client(libre).engine.translate(["hej"], "fi")
    assert len(str(caught.value)) < 400 and str(caught.value).isprintable()


def test_what_is_no_text_is_no_translation(libre: Libre) -> None:
    libre.answers = [(200, {}, {"translatedText": ["Jeh", 3, None, ["x"]]})]
    assert Client(libre).engine.translate(["a", "b", "c", "d"], "fi") == ["Jeh", None, None, None]


@pytest.mark.parametrize("languages", [{}, "x", [], [{"code": "en", "targets": ["fi"]}], [3, None]])
def test_a_server_without_swedish_is_told(libre: Libre, languages) -> None:
    libre.languages = languages
    with pytest.raises(EngineError, match=r"kan inte svenska|ingen LibreTranslate"):
        Client(libre).engine.targets()


def test_codes_that_are_none_are_left_out(libre: Libre) -> None:
    libre.languages = [{"code": "sv", "targets": ["fi", "sv", "../x", 3, None, "zh-Hans", "\x1b[31m"]}]
    assert Client(libre).engine.targets() == ["fi", "zh-Hans"]


def test_nobody_there_and_nobody_answering(libre: Libre) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        libre.url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(EngineError, match="inte svarat på"):
            Client(libre, patience=0.2).engine.targets()
    with pytest.raises(EngineError, match=r"Ingen översättningsserver svarar på .* --url"):
        Client(libre).engine.targets()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:5000",
        "file:///etc/passwd",
        "ftp://a.se",
        "http://",
        "http://u:p@a.se",
        "http://a.se/?x=1",
        "http://a:99999",
        "http://[",
        "http://a.se:x",
    ],
)
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(EngineError, match="ingen adress till en server"):
        LibreTranslate(url)


def test_a_key_is_not_sent_in_the_open() -> None:
    with pytest.raises(EngineError, match=r"skickas öppet till oversatt\.example\.se"):
        LibreTranslate("http://oversatt.example.se:5000", "hemlig")
    LibreTranslate("https://oversatt.example.se", "hemlig")
    LibreTranslate("http://localhost:5000", "hemlig")
