"""Evidence that is missing, altered or over."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import FieldPath, Level, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic
    from isms.rules.examples import File

    Judged = Callable[[Mapping[str, str | File]], list[Diagnostic]]

NOTE = "evidence/files/note.txt"
DIGEST = sha256(b"note\n").hexdigest()


@pytest.mark.parametrize(
    ("fields", "faults"),
    [
        (f"path: {NOTE}", []),
        (f"path: {NOTE}\nsha256: {DIGEST}", []),
        (f"path: {NOTE}\nsha256: {DIGEST.upper()}", []),
        (f"path: {NOTE}\nsha256: {'0' * 64}", [("sha256",)]),
        (f"path: {NOTE}\nsha256: 読めない", [("sha256",)]),
        ("path: evidence/files/gone.txt", [("path",)]),
        (f"path: evidence/files/gone.txt\nsha256: {DIGEST}", [("path",)]),
        ("url: https://example.jp/report", []),
        (f"path: {NOTE}\nvalid_until: 2026-11-22", []),
        (f"path: {NOTE}\nvalid_until: 2026-11-21", [("valid_until",)]),
        ("path: evidence/files/gone.txt\nvalid_until: 2026-11-21", [("path",), ("valid_until",)]),
    ],
)
def test_evidence_shows_something(fields: str, faults: list[FieldPath], judged: Judged) -> None:
    said = judged({"evidence/E-01.yaml": f"id: E-01\ntitle: 記録\n{fields}\n", NOTE: "note\n"})
    assert [d.where.field for d in said if d.code == "EVD001" and isinstance(d.where, Spot)] == faults


@pytest.mark.parametrize(
    ("newer", "expired"),
    [
        ("valid_until: 2026-11-22, supports: [person:P-01]", False),
        ("valid_until: 2027-11-22, supports: [person:P-02, person:P-01]", False),
        ("valid_until: 2027-11-22, supports: [person:P-02]", True),
        ("valid_until: 2026-11-20, supports: [person:P-01]", True),
        ("supports: [person:P-01]", True),
        ("valid_until: 2026-11-22, supports: [person:P-01], draft: true", True),
    ],
)
def test_evidence_is_over_until_there_is_newer(newer: str, judged: Judged, *, expired: bool) -> None:
    older = (
        "- {id: E-01, title: 認証, url: https://a.example, valid_until: 2026-11-19, supports: [person:P-01]}"
    )
    text = f"{older}\n- {{id: E-02, title: 認証, url: https://b.example, {newer}}}\n"
    said = [d for d in judged({"evidence/e.yaml": text}) if d.code == "EVD001" and d.record == "E-01"]
    assert [d.level for d in said] == ([Level.WARNING] if expired else [])
