"""Documents that are one table, as rows: CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from isms import annex_a, monthly
from isms.coverage.report import line_to_json
from isms.diagnostic import Text, spoken
from isms.documents import risk_tables, traceability
from isms.documents.escape import in_cell, visible
from isms.documents.table import Cells, Table
from isms.inspecting.month import lines as lines_of_month
from isms.kind import Shape
from isms.ledger import handled
from isms.months import month_of
from isms.rules.breaches import judged_coverage
from isms.soa.keys import HOME
from isms.soa.row import to_json
from isms.soa.statement import statement_of

if TYPE_CHECKING:
    from isms.diagnostic import Language
    from isms.kind import Field, Record
    from isms.knowledge import Framework
    from isms.model.document import Document
    from isms.model.evidence import Evidence
    from isms.model.programme import Programme, Register
    from isms.soa.row import Row


def as_csv(table: Table, programme: Programme, language: Language) -> bytes:
    """Return the rows as CSV that Excel opens: with BOM, every cell quoted, no cell a formula."""
    heads = table.heads(programme)
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([in_cell(head.say(language)) for head in heads.values()])
    for row in table.rows(programme):
        writer.writerow([in_cell(_plain(row.get(key), language)) for key in heads])
    return out.getvalue().encode("utf-8-sig")


def as_json(table: Table, programme: Programme, language: Language) -> bytes:
    """Return the rows as a JSON list."""
    facts = table.facts(programme, language)
    return (json.dumps(facts, ensure_ascii=False, indent=2) + "\n").encode()


def cells(table: Table, programme: Programme, language: Language) -> Iterator[dict[str, str | int | Decimal]]:
    """Yield the filled cells of each row for a workbook: numbers as numbers, everything else as text."""
    for row in table.rows(programme):
        filled = {key: cell_of(value, language) for key, value in row.items()}
        yield {key: value for key, value in filled.items() if value is not None}


def cell_of(value: object, language: Language) -> str | int | Decimal | None:
    """Return a value as a cell of a workbook; what is absent stays empty."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value
    if isinstance(value, tuple | list):
        parts = [_plain(part, language) for part in value]
        short = all(len(part) <= _SHORT for part in parts)
        return (SEPARATOR.say(language) if short else "\n").join(parts) or None
    return _plain(value, language) or None


_SHORT = 12
"""Parts of a list that are no longer than this stand one after another in a cell, others on lines."""
SEPARATOR = Text(ja="、", en=", ")
_FLAGS = {True: Text(ja="はい", en="yes"), False: Text(ja="いいえ", en="no")}


def _plain(value: object, language: Language) -> str:
    """Return a value as a cell of a spreadsheet: days as ISO writes them, lists with semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _FLAGS[value].say(language)
    if isinstance(value, tuple | list):
        return ";".join(_plain(part, language) for part in value)
    if isinstance(value, Mapping):
        return ";".join(f"{key}: {_plain(part, language)}" for key, part in value.items())
    return "\n".join(visible(line) for line in spoken(value, language).splitlines())


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
        "decided_by": programme.people.called(row.decided_by) if row.decided_by else None,
    }


def _titled(register: Register[Document] | Register[Evidence], key: str) -> str:
    record = register.get(key)
    return record.title if record else key


def _of_records(records: Callable[[Programme], Sequence[Record]]) -> Table:
    """Return the table of records as they are written: a column a field, and the user's own fields."""

    def heads(programme: Programme) -> Mapping[str, Text]:
        found = records(programme)
        fields = _columns(found)
        own = sorted({key for record in found for key in record.extra})
        return {name: each.label for name, each in fields.items()} | {key: Text(key, key) for key in own}

    def rows(programme: Programme) -> Iterator[Cells]:
        for record in records(programme):
            yield {name: getattr(record, name) for name in _columns([record])} | dict(record.extra)

    def facts(programme: Programme, language: Language) -> list[dict[str, Any]]:
        del language
        return [
            {name: _fact(value) for name, value in row.items() if value not in (None, (), {})}
            for row in rows(programme)
        ]

    return Table(heads, rows, facts)


def _columns(records: Sequence[Record]) -> Mapping[str, Field]:
    """Return the fields of records that fit into a cell."""
    fields = type(records[0]).declaration.fields if records else {}
    cells = {Shape.ONE, Shape.MANY, Shape.MAPPING}
    return {name: each for name, each in fields.items() if each.shape in cells}


def _fact(value: object) -> object:
    """Return a value as JSON writes it."""
    if isinstance(value, bool | int) or value is None:
        return value
    if isinstance(value, tuple | list):
        return [_fact(part) for part in value]
    if isinstance(value, Mapping):
        return {key: _fact(part) for key, part in value.items()}
    return str(value)


def _kept(kind: str) -> Callable[[Programme], Sequence[Record]]:
    """Return the records of a kind that are not drafts."""
    return lambda programme: [record for record in programme.registers[kind] if not record.draft]


_COVERAGE_HEADS: Mapping[str, Text] = {
    "id": Text(ja="番号", en="Id"),
    "title": Text(ja="項目", en="Item"),
    "state": Text(ja="状態", en="State"),
    "shown": Text(ja="示す記録", en="Shown by"),
    "reason": Text(ja="理由", en="Reason"),
    "next": Text(ja="次の作業", en="Next"),
    "confidence": Text(ja="番号・題名の確かさ", en="Confidence of number and title"),
}
_COVERAGE_WIDTHS = {
    "id": 14,
    "title": 30,
    "state": 12,
    "shown": 36,
    "reason": 40,
    "next": 40,
    "confidence": 12,
}


def coverage_table(names: Sequence[str] = ()) -> Table:
    """Return coverage in rows: of frameworks by name, else of those of the standards aimed at."""

    def rows(programme: Programme) -> Iterator[Cells]:
        for line in judged_coverage(programme, names).lines:
            yield {
                "id": line.id,
                "title": line.title,
                "state": line.state,
                "shown": line.by_kind,
                "reason": line.reasons,
                "next": line.next,
                "confidence": line.confidence,
            }

    def facts(programme: Programme, language: Language) -> list[dict[str, Any]]:
        return [line_to_json(line, language) for line in judged_coverage(programme, names).lines]

    return Table(lambda _: _COVERAGE_HEADS, rows, facts, _COVERAGE_WIDTHS)


_MONTH_HEADS: Mapping[str, Text] = {
    "inspection": Text(ja="点検番号", en="Inspection"),
    "item": Text(ja="点検項目", en="Item"),
    "department": Text(ja="部署", en="Department"),
    "result": Text(ja="結果", en="Result"),
    "by": Text(ja="点検者", en="By"),
    "date": Text(ja="点検日", en="Date"),
    "comment": Text(ja="コメント", en="Comment"),
    "finding": Text(ja="指摘", en="Finding"),
    "checked_by": Text(ja="事務局確認", en="Checked by"),
    "checked_on": Text(ja="確認日", en="Checked on"),
    "lacks": Text(ja="不足", en="Missing"),
}
_MONTH_WIDTHS = {"inspection": 9, "item": 40, "department": 18, "result": 9, "comment": 34, "lacks": 18}


def month_table(month: int | None = None) -> Table:
    """Return the self-inspections of a month in rows; without one, of the last that is over on the day."""

    def rows(programme: Programme) -> Iterator[Cells]:
        chosen = month_of(programme.as_of) - 1 if month is None else month
        for line in lines_of_month(programme, chosen):
            result = line.result
            yield {
                "inspection": line.inspection.key,
                "item": line.inspection.item,
                "department": programme.departments.called(line.department),
                "result": line.outcome,
                "by": result and programme.people.called(result.by),
                "date": result and result.date,
                "comment": result and result.comment,
                "finding": result and result.finding,
                "checked_by": result and result.checked_by and programme.people.called(result.checked_by),
                "checked_on": result and result.checked_on,
                "lacks": line.lacks,
            }

    return Table(lambda _: _MONTH_HEADS, rows, partial(_spoken_rows, rows), _MONTH_WIDTHS)


_NOTHING = Text(ja="－", en="–")
_TOTAL = Text(ja="合計", en="Total")


def _year_heads(programme: Programme) -> Mapping[str, Text]:
    """Return the heads of the year: whose row it is, the months, and the figures of the year."""
    months = monthly.the_year(programme).months
    return {
        "name": Text(ja="部署・点検項目", en="Department or inspection"),
        **{f"m{number}": month for number, month in enumerate(months)},
        "asked": Text(ja="対象", en="Asked"),
        "done": Text(ja="実施", en="Done"),
        "ng": Text(ja="否", en="Not OK"),
    }


_YEAR_WIDTHS = {"name": 40, **{f"m{number}": 9 for number in range(12)}}


def _year_rows(programme: Programme) -> Iterator[Cells]:
    """Yield a row for each department, each inspection and the whole."""
    year = monthly.the_year(programme)
    items = [each._replace(name=f"{record.key} {each.name}") for record, each in year.inspections]
    for row in (*year.departments, *items, year.total):
        months = {f"m{number}": cell.text or _NOTHING for number, cell in enumerate(row.cells)}
        total = {"asked": row.total.asked, "done": row.total.done, "ng": row.total.ng}
        yield {"name": row.name or _TOTAL, **months, **total}


_OBJECTIVE_HEADS: Mapping[str, Text] = {
    "id": Text(ja="目的番号", en="Id"),
    "title": Text(ja="目的", en="Objective"),
    "department": Text(ja="部署", en="Department"),
    "measure": Text(ja="測定方法", en="Measure"),
    "target": Text(ja="目標値", en="Target"),
    "direction": Text(ja="達成の方向", en="Direction"),
    "unit": Text(ja="単位", en="Unit"),
    "baseline": Text(ja="現状値", en="Baseline"),
    "month": Text(ja="対象月", en="Month"),
    "value": Text(ja="実績値", en="Value"),
    "comment": Text(ja="コメント", en="Comment"),
    "discussion": Text(ja="検討内容", en="Discussion"),
    "by": Text(ja="記入者", en="By"),
    "date": Text(ja="記入日", en="Date"),
    "checked_by": Text(ja="事務局確認", en="Checked by"),
    "checked_on": Text(ja="確認日", en="Checked on"),
}
_OBJECTIVE_WIDTHS = {"id": 13, "title": 24, "measure": 24, "comment": 22, "discussion": 30}


def _objective_rows(programme: Programme) -> Iterator[Cells]:
    """Yield a row for each month of each objective of the year; one row where it has none."""
    people = programme.people
    for each in monthly.pursued(programme):
        plan = {
            "id": each.objective.key,
            "title": each.objective.title,
            "department": each.objective.department
            and programme.departments.called(each.objective.department),
            **{
                name: getattr(each.objective, name)
                for name in ("measure", "target", "direction", "unit", "baseline")
            },
        }
        for month in each.months or (None,):
            yield (
                plan
                if month is None
                else {
                    **plan,
                    **{
                        name: getattr(month, name)
                        for name in ("month", "value", "comment", "discussion", "date")
                    },
                    "by": month.by and people.called(month.by),
                    "checked_by": month.checked_by and people.called(month.checked_by),
                    "checked_on": month.checked_on,
                }
            )


def _spoken_rows(
    rows: Callable[[Programme], Iterator[Cells]], programme: Programme, language: Language
) -> list[dict[str, Any]]:
    """Return the rows as facts: what is filled in, in words."""
    found = ({key: cell_of(value, language) for key, value in row.items()} for row in rows(programme))
    return [{key: _fact(value) for key, value in row.items() if value is not None} for row in found]


TABLES: Mapping[str, Table] = {
    "soa": statement_table(),
    "coverage": coverage_table(),
    "personal-information": _of_records(handled),
    "monthly-report": month_table(),
    "inspections": Table(_year_heads, _year_rows, partial(_spoken_rows, _year_rows), _YEAR_WIDTHS),
    "objectives": Table(
        lambda _: _OBJECTIVE_HEADS,
        _objective_rows,
        partial(_spoken_rows, _objective_rows),
        _OBJECTIVE_WIDTHS,
    ),
    "laws": _of_records(_kept("law")),
    "suppliers": _of_records(_kept("supplier")),
    **risk_tables.TABLES,
    **traceability.TABLES,
}
"""The documents that can also be had as CSV, JSON and a workbook."""
