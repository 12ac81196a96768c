"""The statement of applicability in rows: a control a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms import annex_a
from isms.diagnostic import Text
from isms.documents.table import Table
from isms.soa.keys import HOME
from isms.soa.row import to_json
from isms.soa.statement import statement_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.diagnostic import Language
    from isms.documents.table import Cells
    from isms.knowledge import Framework
    from isms.model.document import Document
    from isms.model.evidence import Evidence
    from isms.model.programme import Programme, Register
    from isms.soa.row import Row


_SOA_HEADS: Mapping[str, Text] = {
    "id": Text(ja="番号", en="Id"),
    "theme": Text(ja="区分", en="Theme"),
    "title": Text(ja="管理策", en="Control"),
    "applicable": Text(ja="適用", en="Applicable"),
    "reasons": Text(ja="適用理由", en="Reasons"),
    "justification": Text(ja="採否の理由", en="Justification"),
    "status": Text(ja="実施状況", en="Status"),
    "treatments": Text(ja="進行中の対応", en="Treatments under way"),
    "implementation": Text(ja="実施内容", en="Implementation"),
    "risks": Text(ja="関連リスク", en="Risks"),
    "bases": Text(ja="根拠の法令・契約", en="Laws and contracts"),
    "documents": Text(ja="関連文書", en="Documents"),
    "evidence": Text(ja="証拠", en="Evidence"),
    "owner": Text(ja="管理責任者", en="Owner"),
    "decided_on": Text(ja="決定日", en="Decided on"),
    "decided_by": Text(ja="決定者", en="Decided by"),
}
_COMPARED: Mapping[str, Text] = {"comparison": Text(ja="附属書Aとの比較", en="Comparison with Annex A")}
_SOA_WIDTHS = {
    "id": 8,
    "theme": 13,
    "title": 20,
    "applicable": 8,
    "reasons": 11,
    "justification": 22,
    "status": 9,
    "treatments": 8,
    "implementation": 30,
    "risks": 14,
    "bases": 20,
    "documents": 18,
    "evidence": 18,
    "owner": 10,
    "decided_on": 11,
    "decided_by": 10,
    "comparison": 10,
}
_APPLIES = {
    True: Text(ja="適用", en="Applicable"),
    False: Text(ja="除外", en="Excluded"),
    None: Text(ja="未決定", en="Undecided"),
}


def statement_table(framework: Framework | None = None) -> Table:
    """Return the statement in rows: the programme's own, or that on the controls of one framework.

    The programme's own says of each control what comparing it with Annex A found.
    """

    def heads(programme: Programme) -> Mapping[str, Text]:
        return {**_SOA_HEADS, **(_COMPARED if compared(programme) else {})}

    def compared(programme: Programme) -> bool:
        return framework is None and programme.knowledge.framework(HOME) is not None

    def rows(programme: Programme) -> Iterator[Cells]:
        found = {each.row.id: each.result for each in annex_a.comparison(programme)}
        for row in statement_of(programme, framework):
            yield {**_statement_cells(programme, row), "comparison": found.get(row.id)}

    def facts(programme: Programme, language: Language) -> list[dict[str, Any]]:
        if not compared(programme):
            return [to_json(row, language) for row in statement_of(programme, framework)]
        return [
            {**to_json(each.row, language), "comparison": str(each.result)}
            for each in annex_a.comparison(programme)
        ]

    return Table(heads, rows, facts, _SOA_WIDTHS)


def _statement_cells(programme: Programme, row: Row) -> Cells:
    return {
        "id": row.number,
        "theme": row.section,
        "title": row.title,
        "applicable": _APPLIES[row.applicable],
        "reasons": row.reasons,
        "justification": row.justification,
        "status": row.status,
        "treatments": tuple(treatment.shown for treatment in row.treatments),
        "implementation": row.implementation,
        "risks": tuple(risk.shown for risk in row.risks),
        "bases": tuple(base.name for base in row.bases),
        "documents": tuple(_titled(programme.documents, key) for key in row.documents),
        "evidence": tuple(_titled(programme.evidence, key) for key in row.evidence),
        "owner": row.owner_name or row.owner,
        "decided_on": row.decided_on,
        "decided_by": programme.people.called(row.decided_by),
    }


def _titled(register: Register[Document] | Register[Evidence], key: str) -> str:
    record = register.get(key)
    return record.title if record else key
