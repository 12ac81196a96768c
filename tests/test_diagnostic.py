"""Texts with their values, in one language and in both."""

from __future__ import annotations

from isms.diagnostic import Text

NAMED = Text(ja="{kind}「{name}」", en="{kind} '{name}'")
RISK = Text(ja="リスク", en="risk")


def test_a_text_with_its_values_stands_in_both_languages() -> None:
    assert NAMED.filled(kind=RISK, name="R-001") == Text(ja="リスク「R-001」", en="risk 'R-001'")


def test_a_filled_text_can_stand_in_another() -> None:
    told = Text(ja="{what}を見る", en="see {what}").filled(what=NAMED.filled(kind=RISK, name="{x}"))
    assert (told.say("ja"), told.say("en")) == ("リスク「{x}」を見る", "see risk '{x}'")
