"""What is missing in a document: a visible mark in a draft, a reason to refuse a final one."""

from __future__ import annotations

from dataclasses import dataclass, field

from isms.diagnostic import Message, Text

MISSING = Text(ja="「{where}」に「{what}」がありません", en="'{where}' lacks: {what}")
OPENING = Text(ja="【未記入: ", en="[MISSING: ")
CLOSING = Text(ja="】", en="]")


class Refused(Exception):
    """A final document is refused; ``reasons`` say why, all of them."""

    def __init__(self, reasons: tuple[Message, ...]) -> None:
        """Refuse for these reasons."""
        super().__init__(*(reason.say("en") for reason in reasons))
        self.reasons = reasons


@dataclass(slots=True)
class Gaps:
    """The gaps that a document showed while it was rendered, in the order of the paper."""

    document: str
    found: list[str] = field(default_factory=list)

    def note(self, what: str) -> None:
        """Note that something is missing."""
        self.found.append(what)

    @property
    def reasons(self) -> tuple[Message, ...]:
        """The gaps as reasons, each once."""
        return tuple(MISSING.of(where=self.document, what=what) for what in dict.fromkeys(self.found))
