"""What a person puts their name to: the fields that say so, and what has changed in the record since.

A risk is accepted, a treatment approved, a row of a ledger, a control or a document reviewed. Each of these
acts writes who did it and when, and may leave a stamp with the fingerprint of what was signed. The check of
the office, of results and of values of a month, leaves no stamp.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from isms.diagnostic import Text
from isms.model.fingerprint import fingerprint, parts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from isms.diagnostic import Message
    from isms.kind import Record
    from isms.model.stamp import Stamp

CHANGED = Text(
    ja="{act}({day})の後に変わった項目があります: {fields}",
    en="Since it was {act} on {day} these have changed: {fields}.",
)
CHANGED_SOMEWHERE = Text(
    ja="{act}({day})の後に内容が変わっています。", en="It has changed since it was {act} on {day}."
)
_ACTS = {
    "accepted": Text(ja="受容", en="accepted"),
    "approved": Text(ja="承認", en="approved"),
    "reviewed": Text(ja="見直し", en="reviewed"),
}
ADDED = Text(ja="{label}(追加)", en="{label} (new)")
REMOVED = Text(ja="{label}(削除)", en="{label} (removed)")


@dataclass(frozen=True, slots=True)
class SignOff:
    """One act: the stamp that it leaves, the fields for who and when, and those that may change after it."""

    stamp: str
    by: str
    on: str
    leaving_out: tuple[str, ...]

    def digest(self, record: Record, **context: str) -> str:
        """Return the fingerprint of what is signed, with what it was judged by."""
        return fingerprint(record, self.leaving_out, **context)

    def stamped(self, record: Record) -> Stamp | None:
        """Return the stamp that the record carries."""
        stamps = getattr(record, "stamps", None)
        found: Stamp | None = getattr(stamps, self.stamp) if stamps else None
        return found

    def content(self, record: Record, **context: str) -> dict[str, str]:
        """Return what a new stamp holds."""
        each = parts(record, self.leaving_out)
        return {
            "digest": self.digest(record, **context),
            "parts": " ".join(f"{name}:{digits}" for name, digits in each.items()),
        }

    def changed(self, record: Record) -> tuple[Text, ...]:
        """Return the labels of the fields that are no longer as they were when the stamp was made.

        Empty where the stamp does not keep the single fields.
        """
        stamp = self.stamped(record)
        if stamp is None or stamp.parts is None:
            return ()
        then = dict(part.split(":", 1) for part in stamp.parts.split() if ":" in part)
        now = parts(record, self.leaving_out)
        return tuple(
            _named(record, name, then, now) for name in {**now, **then} if now.get(name) != then.get(name)
        )


def _named(record: Record, name: str, then: Mapping[str, str], now: Mapping[str, str]) -> Text:
    """Return the label of a field, with a word where it was not there then, or is not there now."""
    declared = record.declaration.fields.get(name)
    label = declared.label if declared else Text(ja=name, en=name)
    form = ADDED if name not in then else REMOVED if name not in now else None
    if form is None:
        return label
    return form.filled(label=label)


ACCEPTANCE = SignOff(
    "accepted",
    "accepted_by",
    "accepted_on",
    (
        "accepted_by", "accepted_on", "accepted_until", "stamps",
        "assessed_on", "assessed_by", "review_due", "notes",
    ),
)  # fmt: skip
"""The remaining risk is accepted by its owner (ISO/IEC 27001 6.1.3 f)."""
APPROVAL = SignOff(
    "approved",
    "approved_by",
    "approved_on",
    ("approved_by", "approved_on", "approval", "stamps", "progress", "done", "result", "evidence"),
)
"""A row of the treatment plan is approved by the owner of the risk (ISO/IEC 27001 6.1.3 f)."""
_OF_ASSET = SignOff("reviewed", "reviewed_by", "reviewed", ("reviewed", "reviewed_by", "stamps", "notes"))
_OF_PERSONAL = SignOff("reviewed", "reviewed_by", "reviewed", ("reviewed", "reviewed_by", "stamps"))
_OF_CONTROL = SignOff(
    "reviewed", "reviewed_by", "reviewed", ("reviewed", "reviewed_by", "stamps", "evidence")
)
_OF_DOCUMENT = SignOff(
    "reviewed", "last_review_by", "last_review", ("last_review", "last_review_by", "stamps", "next_review")
)
SIGN_OFFS: Mapping[str, SignOff] = {
    "risk": ACCEPTANCE,
    "treatment": APPROVAL,
    "asset": _OF_ASSET,
    "personal-information": _OF_PERSONAL,
    "control": _OF_CONTROL,
    "document": _OF_DOCUMENT,
}
"""The act by which a record of a kind is signed off, by the name of the kind."""


def outdated(record: Record) -> Message | None:
    """Say what has changed since a record was signed off; None where it carries no stamp, or still fits it.

    Risks are judged together with their scores, by `isms.risk.acceptance.stale`.
    """
    act = SIGN_OFFS[record.declaration.name]
    stamp, day = act.stamped(record), getattr(record, act.on)
    if stamp is None or day is None or stamp.digest == act.digest(record):
        return None
    fields = act.changed(record)
    form = CHANGED if fields else CHANGED_SOMEWHERE
    return form.of(act=_ACTS[act.stamp], day=day, fields=fields)


class Checkable(Protocol):
    """What the office checks: the result of a self-inspection, or the month of an objective."""

    @property
    def checked_by(self) -> str | None:
        """Who checked it, by id."""

    @property
    def checked_on(self) -> date | None:
        """When it was checked."""


def is_checked(entry: Checkable) -> bool:
    """Tell whether it is recorded who in the office checked something, and when."""
    return entry.checked_by is not None and entry.checked_on is not None
