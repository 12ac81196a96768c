"""`isms knowledge`: what is known from outside, with source and confidence."""

from __future__ import annotations

from isms.cli.command import entry
from isms.cli.given import group

COMMANDS = {
    "list": entry(
        "knowledge_list",
        ja="収録した事実の一覧を、確からしさと有効期間とともに示す",
        en="List the facts, how sure they are and until when",
    ),
    "show": entry(
        "knowledge_show", ja="事実を1件ずつ、出典とともに示す", en="Show facts one by one, with their sources"
    ),
    "compare": entry(
        "knowledge_compare",
        ja="ISMS認証とプライバシーマークを比べる",
        en="Compare ISMS certification with the PrivacyMark",
    ),
}

command = group("knowledge", COMMANDS)
