"""Facts as readers of each language meet them."""

import re

import pytest
from babel import Locale

from anhorigstod.content.values import Clock, Day, Duration, Email, Money, Phone, Url, ValueProblem, Weekdays

ARABIC, FINNISH, SWEDISH = Locale("ar"), Locale("fi"), Locale("sv")
LANGUAGES = [
    "sv",
    "ar",
    "fi",
    "bs",
    "pl",
    "fa",
    "en",
    "so",
    "fa_AF",
    "sq",
    "tr",
    "ckb",
    "ti",
    "uk",
    "ru",
    "es",
    "de",
]


def say(swedish: str) -> str:
    return swedish


@pytest.mark.parametrize(
    ("shown", "uri"),
    [
        ("0410-73 30 00", "tel:+46410733000"),
        ("112", "tel:112"),
        ("1177", "tel:1177"),
        ("113 13", "tel:11313"),
        ("020-50 50 50", "tel:020505050"),
        ("0200-239 500", "tel:0200239500"),
        ("010-175 50 56", "tel:+46101755056"),
        ("08-123 456 78", "tel:+46812345678"),
    ],
)
def test_a_phone_number_rings_and_reads_left_to_right(shown: str, uri: str) -> None:
    assert Phone.parse(shown).html(ARABIC, say) == f'<bdi dir="ltr"><a href="{uri}">{shown}</a></bdi>'


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(
            (Phone, text)
            for text in (
                "0410733000",
                "0410-7",
                "fråga oss",
                "+46 410 73",
                "0410-73 30 00 00 00 00",
                "",
                "1234567",
            )
        ),
        *((Email, text) for text in ("a@b", "a b@c.se", "mailto:a@b.se", '"><script>@b.se')),
        *(
            (Url, text)
            for text in ("http://a.se", "www.a.se", "javascript:alert(1)", 'https://a.se/"><b>', "https://a")
        ),
        *((Day, text) for text in ("2026-02-30", "21/11 2026", "20261121", "i dag")),
        *((Clock, text) for text in ("9.00", "9:00", "25:00", "12:60")),
        *((Weekdays, text) for text in ("mon-fri", "mån-fre-lör", "vardagar", "")),
        *((Money, text) for text in ("150 kr", "1,50", "-3", "")),
        *((Duration, text) for text in ("tio", "10 timmar", "1000")),
    ],
)
def test_what_is_no_value_is_refused_with_a_remedy(kind: type, text: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        kind.parse(text)  # type: ignore[attr-defined]
    what, how = caught.value.args
    assert what.startswith(f"”{text}” är ing") and how.startswith(("Skriv", "Kopiera"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_digits_are_latin_and_clocks_have_24_hours_in_every_language(language: str) -> None:
    locale = Locale.parse(language)
    shown = (
        Day.parse("2026-11-21").html(locale, say)
        + Clock.parse("18:30").html(locale, say)
        + Duration.parse("10").html(locale, say)
    )
    assert not re.search(r"[٠-٩۰-۹]", shown)
    assert "2026" in shown and "21" in shown and "18:30" in shown and "10" in shown


def test_each_language_has_its_own_words() -> None:
    day = Day.parse("2026-11-21")
    assert "marraskuuta" in day.html(FINNISH, say) and "نوفمبر" in day.html(ARABIC, say)
    assert Duration.parse("1").html(SWEDISH, say) == "<bdi>1 timme</bdi>"
    assert Duration.parse("10").html(FINNISH, say) == "<bdi>10 tuntia</bdi>"
    assert Weekdays.parse("mån-fre").html(FINNISH, say).startswith("maanantai")
    assert Weekdays.parse("alla").html(FINNISH, say) == "alla dagar"


def test_money_and_addresses_are_isolated_and_short() -> None:
    assert (
        Money.parse("1200").html(ARABIC, say)
        == '<bdi dir="ltr">1\N{NO-BREAK SPACE}200\N{NO-BREAK SPACE}kr</bdi>'
    )
    assert (
        Url.parse("https://www.trelleborg.se/").html(ARABIC, say)
        == '<bdi dir="ltr"><a href="https://www.trelleborg.se/">trelleborg.se</a></bdi>'
    )
    assert (
        Email.parse("a@b.se").html(ARABIC, say)
        == '<bdi dir="ltr"><a href="mailto:a@b.se">a@<wbr>b.se</a></bdi>'
    )
