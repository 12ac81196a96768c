"""By when requests are answered, and what their records have to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import Level, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic

    Judged = Callable[[Mapping[str, str]], list[Diagnostic]]

SETTINGS = (
    "format: 1\norganisation: {name: 株式会社見本}\nstandards: [iso27001, pmark]\nscope: 全社\n"
    'stage: certified\nrisk: {method: ipa-sme-3.1, acceptable: "score:4"}\n'
)


def found(judged: Judged, code: str, files: Mapping[str, str]) -> list[Diagnostic]:
    """Return what one rule says."""
    return [said for said in judged({"isms.yaml": SETTINGS, **files}) if said.code == code]


def places(said: list[Diagnostic]) -> list[tuple[Level, object]]:
    """Return how loudly and of which field a rule speaks."""
    return [(d.level, d.where.field[0]) for d in said if isinstance(d.where, Spot)]


def request(fields: str, kind: str = "disclosure") -> dict[str, str]:
    text = f"id: RQ-01\nsubject: 開示\nowner: P-01\n{fields}\n"
    return {"requests/r.yaml": text + (f"kind: {kind}\n" if kind else "")}


ANSWERED = "received: 2026-09-01\nanswered: 2026-09-10"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("received: 2026-11-01\ndue: 2026-11-22", []),
        ("received: 2026-11-01\ndue: 2026-11-21", [(Level.ERROR, "due")]),
        ("received: 2026-11-01\ndue: 2026-11-21\nanswered: 2026-11-22", [(Level.WARNING, "answered")]),
        ("received: 2026-11-01\ndue: 2026-11-21\nanswered: 2026-11-23", [(Level.ERROR, "due")]),
        ("received: 2026-11-01\ndue: 2026-11-21\nanswered: 昨日", []),
        ("received: 2026-10-23", []),
        ("received: 2026-10-22", [(Level.WARNING, "received")]),
    ],
)
def test_a_request_is_answered_in_time(fields: str, said: list[object], judged: Judged) -> None:
    assert places(found(judged, "REQ001", request(fields))) == said


@pytest.mark.parametrize(
    ("fields", "kind", "wrong"),
    [
        (ANSWERED, "disclosure", True),
        (ANSWERED, "deletion", True),
        (ANSWERED, "complaint", False),
        (ANSWERED, "", False),
        (f"{ANSWERED}\nidentity_checked: 写し", "disclosure", False),
        (f"{ANSWERED}\nrefused_reason: 本人と確かめられなかったため", "disclosure", False),
        ("received: 2026-09-01", "disclosure", False),
    ],
)
def test_who_asks_is_known(fields: str, kind: str, wrong: object, judged: Judged) -> None:
    said = places(found(judged, "REQ002", request(fields, kind)))
    assert said == ([(Level.WARNING, "identity_checked")] if wrong else [])


@pytest.mark.parametrize(
    ("fields", "kind", "wrong"),
    [
        (f"{ANSWERED}\noutcome: 一部を不開示とした", "disclosure", True),
        (f"{ANSWERED}\noutcome: Refused", "disclosure", True),
        (f"{ANSWERED}\noutcome: 開示をお断りしました", "disclosure", True),
        (f"{ANSWERED}\noutcome: 利用停止を拒否した", "disclosure", True),
        (f"{ANSWERED}\noutcome: 着信拒否の一覧から番号を消去した", "deletion", False),
        (f"{ANSWERED}\noutcome: お断りの葉書の送付先を訂正した", "correction", False),
        (f"{ANSWERED}\noutcome: 一部を不開示とした\nrefused_reason: 第三者の情報のため", "disclosure", False),
        (f"{ANSWERED}\noutcome: お断りした調査の電話", "complaint", False),
        (f"{ANSWERED}\noutcome: 全部を開示", "disclosure", False),
    ],
)
def test_a_refusal_has_a_reason(fields: str, kind: str, wrong: object, judged: Judged) -> None:
    said = places(found(judged, "REQ003", request(fields, kind)))
    assert said == ([(Level.WARNING, "outcome")] if wrong else [])


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        (ANSWERED, True),
        (f"{ANSWERED}\noutcome: 開示した", False),
        (f"{ANSWERED}\nrefused_reason: 第三者の情報のため", False),
        ("received: 2026-09-01\nanswered: 2026-11-23", False),
    ],
)
def test_an_answer_has_an_outcome(fields: str, wrong: object, judged: Judged) -> None:
    said = places(found(judged, "REQ004", request(fields)))
    assert said == ([(Level.ERROR, "outcome")] if wrong else [])


@pytest.mark.parametrize(
    ("kind", "field"),
    [("disclosure", "personal_information"), ("", "kind"), ("inquiry", None), ("complaint", None)],
)
def test_it_is_known_what_is_asked_for(kind: str, field: str | None, judged: Judged) -> None:
    said = places(found(judged, "REQ005", request(ANSWERED, kind)))
    assert said == ([] if field is None else [(Level.WARNING, field)])


@pytest.mark.parametrize(("kind", "said"), [("disclosure", []), ("", [(Level.WARNING, "kind")])])
def test_there_may_be_no_such_data(kind: str, said: list[object], judged: Judged) -> None:
    answered = f"{ANSWERED}\noutcome: 該当する個人情報を保有していない"
    assert places(found(judged, "REQ005", request(answered, kind))) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("received: 2026-09-02\nanswered: 2026-09-02\ndue: 2026-09-02", []),
        ("received: 2026-09-02\nanswered: 2026-09-01\ndue: 2026-09-16", [(Level.ERROR, "answered")]),
        ("received: 2026-09-02\nanswered: 2026-09-02\ndue: 2026-09-01", [(Level.ERROR, "due")]),
    ],
)
def test_an_answer_follows_the_request(fields: str, said: list[object], judged: Judged) -> None:
    assert places(found(judged, "REQ006", request(fields))) == said
