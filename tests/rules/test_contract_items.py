"""What a contract has to settle is data: the packaged eight items, or the firm's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from isms.diagnostic import Diagnostic

PMARK = "format: 1\norganisation: {name: 株式会社見本}\nstandards: [pmark]\nscope: 全社\n"
HEADS = "id,title_ja,title_en,valid_from,valid_to,confidence,source\n"
OWN = (
    f"{HEADS}security,安全管理,Security,,,high,社内規程\n"
    "audit_right,監査権,Right to audit,2026-01-01,,high,社内規程\n"
    "fax,FAXの禁止,No fax,,2025-12-31,high,社内規程\n"
    "later,量子耐性,Later,2027-04-01,,high,社内規程\n"
)


def supplier(clauses: str) -> dict[str, str]:
    return {
        "isms.yaml": PMARK,
        "suppliers/SUP-01.yaml": "id: SUP-01\nname: 運送\nservice: 配送\npersonal_information: true\n"
        f"owner: P-01\ncontract_signed: 2026-04-01\nclauses: [{clauses}]\n",
    }


def missing(said: list[Diagnostic]) -> list[str]:
    return [each.message.say("ja") for each in said if each.code == "SUP003"]


def test_the_packaged_items_are_asked_for(judged: Callable[..., list[Diagnostic]]) -> None:
    assert missing(judged(supplier("security, 再委託"))) == [
        (
            "委託先との契約に、次の項目がありません: "
            "責任の明確化、取扱状況の報告、遵守の確認、契約違反時の措置、事故の報告・連絡、契約終了後の措置。"
        )
    ]


def test_the_firms_own_items_are_asked_for_while_they_hold(judged: Callable[..., list[Diagnostic]]) -> None:
    own = {"knowledge/contract-items.csv": OWN}
    assert missing(judged(supplier("security") | own)) == ["委託先との契約に、次の項目がありません: 監査権。"]
    assert missing(judged(supplier("security, audit_right") | own)) == []
    assert missing(judged(supplier("security, 監査権") | own)) == []
