"""Where the site has what no file in `docs/` is: below a language, or below a page's own address."""

CARDS = "visa"
"""The folder of the cards to show."""
SHARE_PICTURE = "dela.png"
"""Below a page's address, what others show of it."""
LOST = "offline.html"
"""The page, below its language, that stands for one that is not kept on a phone without a net."""
BESIDE = "svenska/"
"""Below a page's address, the same page with the Swedish beside it."""
OTHERS = "sprak/"
"""Below a page's address, its headings in every language."""


def card_address(phrase: str) -> str:
    """The page of a card to show, below its language: `visa/tolk/`."""
    return f"{CARDS}/{phrase.replace('_', '-')}/"
