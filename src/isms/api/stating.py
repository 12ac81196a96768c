"""Listings of controls: the Statement of Applicability, and how it compares with Annex A."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import annex_a
from isms.api.answers import comparison, statement
from isms.api.listings import named
from isms.diagnostic import Text
from isms.listing import Column, Listing, listed
from isms.soa.row import to_json as as_statement_row

if TYPE_CHECKING:
    from isms.api.loading import Loaded
    from isms.diagnostic import Language

SOA_COLUMNS = (
    Column("id", Text(ja="管理策", en="Control")),
    Column("title", Text(ja="表題", en="Title")),
    Column("applicable", Text(ja="適用", en="Applicable")),
    Column("reasons", Text(ja="適用理由", en="Reasons")),
    Column("status", Text(ja="実施状況", en="Status")),
    Column("risks", Text(ja="関連するリスク", en="Risks")),
    Column("evidence", Text(ja="証拠", en="Evidence")),
    Column("owner", Text(ja="管理責任者", en="Owner")),
)
SOA_OTHERS = (
    Column("justification", Text(ja="採否の理由", en="Justification")),
    Column("implementation", Text(ja="実施内容", en="Implementation")),
    Column("number", Text(ja="番号だけ", en="Bare number")),
    Column("laws", Text(ja="根拠の法令・契約", en="Laws and contracts")),
    Column("parties", Text(ja="根拠の利害関係者", en="Parties")),
    Column("suppliers", Text(ja="根拠の供給者", en="Suppliers")),
    Column("theme", Text(ja="区分", en="Theme")),
    Column("documents", Text(ja="関連文書", en="Documents")),
    Column("treatments", Text(ja="完了していない対応", en="Open treatments")),
    Column("decided_on", Text(ja="決定日", en="Decided on")),
    Column("decided_by", Text(ja="決定者", en="Decided by")),
    Column("framework", Text(ja="フレームワーク", en="Framework")),
    Column("title_ja", Text(ja="日本語の表題", en="Japanese title")),
    Column("title_en", Text(ja="英語の表題", en="English title")),
    Column("confidence", Text(ja="表題の確かさ", en="Confidence of the title")),
    Column("owner_name", Text(ja="管理責任者の氏名", en="Name of the owner")),
    Column("draft", Text(ja="作成中", en="Draft")),
)


COMPARISON_COLUMNS = (
    Column("id", Text(ja="管理策", en="Control")),
    Column("title", Text(ja="表題", en="Title")),
    Column("result", Text(ja="比較の結果", en="Result")),
    Column("applicable", Text(ja="適用", en="Applicable")),
    Column("risks", Text(ja="挙げているリスク", en="Named by risks")),
    Column("treatments", Text(ja="進行中の対応", en="Open treatments")),
)


def comparison_listing(loaded: Loaded, language: Language) -> Listing:
    """Return the comparison with Annex A, as `isms soa --compare --format json` has it."""
    rows = [
        {**annex_a.to_json(each, language), "result": each.result, "reasons": list(each.row.reasons)}
        for each in comparison(loaded)
    ]
    return listed(rows, COMPARISON_COLUMNS)


def soa_listing(loaded: Loaded, language: Language, framework: str | None = None) -> Listing:
    """Return the Statement of Applicability, as `isms soa --format json` has it, or that on a framework."""
    programme = loaded.programme
    rows = [
        {
            **as_statement_row(row, language),
            "reasons": list(row.reasons),
            "status": row.status,
            "owner": named(programme, "person", row.owner),
        }
        for row in statement(loaded, framework)
    ]
    return listed(rows, SOA_COLUMNS, SOA_OTHERS)
