"""What an act answers with when it cannot be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.documents.gaps import Refused
from isms.records.settings import UnusableError

if TYPE_CHECKING:
    from isms.diagnostic import Message

__all__ = ["Refused", "RequestError", "UnusableError"]


class RequestError(ValueError):
    """What was asked for cannot be meant: no such kind, record, document or code; ``message`` says which."""

    def __init__(self, message: Message) -> None:
        """Keep what is to be said."""
        super().__init__(message.say("en"))
        self.message = message
