"""Fields that a record lacks."""

from __future__ import annotations

from isms.diagnostic import Text
from isms.model.party import Party
from isms.rules.unsaid import unsaid

MISSING = Text(ja="{field}がありません。", en="This is missing: {field}.")


def test_each_field_that_is_lacking_is_named_and_no_other() -> None:
    party = Party(id="PT-01", name="見本市", unread=frozenset({"reviewed"}))
    flaws = list(unsaid(party, ("name", "needs", "addressed", "reviewed"), MISSING))
    assert [flaw.field for flaw in flaws] == [("needs",), ("addressed",)]
    assert flaws[0].message.say("en") == f"This is missing: {Party.label_of('needs').en}."
