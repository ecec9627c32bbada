"""What a machine that translates must offer. Everything else in this room works with any engine that does."""

from collections.abc import Sequence
from typing import Protocol


class EngineError(Exception):
    """The engine cannot be used, or not any longer. Its text is Swedish, for staff."""


class Engine(Protocol):
    """A machine that translates from Swedish. Its answers are as untrusted as a stranger's file."""

    @property
    def name(self) -> str:
        """What stands in the origin of what it makes: `LibreTranslate 1.6.5`."""
        ...

    def targets(self) -> Sequence[str]:
        """The codes of the languages that it can translate Swedish into. Raises EngineError."""
        ...

    def translate(self, texts: Sequence[str], target: str) -> list[str | None]:
        """A translation of each text, in order; None where it could not. Raises EngineError."""
        ...
