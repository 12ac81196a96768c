"""A programme with a bit of everything that risk is made of, and the same records written in other ways."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import yaml
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Raw: TypeAlias = dict[str, Any]

SETTINGS: Raw = {
    "format": "1",
    "stage": "operating",
    "organisation": {"name": "株式会社みほん", "industry": "service", "persons": "40"},
    "standards": ["iso27001", "pmark"],
    "scope": "全社",
    "risk": {"method": "ipa-sme-3.1", "lifecycle_method": "pms-lifecycle", "acceptable": "score:4"},
}
_ASSET = {"department": "D-1", "owner": "P-1", "personal_information": ["none"], "availability": "1"}
_RISK = {"owner": "P-2", "decision": "reduce", "factors": {"threat": "3", "vulnerability": "3"}}
_MEASURED = {"owner": "P-1", "measure": "割合", "unit": "%", "direction": "at_least", "starts": "2026-04-01"}
RECORDS: Mapping[str, Sequence[Raw]] = {
    "departments": [
        {"id": "D-1", "name": "総務部", "head": "P-1"},
        {"id": "D-2", "name": "営業部", "head": "P-2"},
    ],
    "people": [
        {
            "id": "P-1",
            "name": "青木 健一",
            "department": "D-1",
            "employment": "officer",
            "roles": ["top_management"],
        },
        {"id": "P-2", "name": "大森 由美", "department": "D-2", "employment": "employee"},
    ],
    "assets": [
        {
            "id": "A-1",
            "name": "サーバー",
            "medium": ["server"],
            "confidentiality": "1",
            "integrity": "1",
            **_ASSET,
        },
        {
            "id": "A-2",
            "name": "名簿",
            "medium": ["server", "paper"],
            "confidentiality": "3",
            "integrity": "2",
            **_ASSET,
            "department": "D-2",
            "personal_information": ["personal"],
            "stored_in": ["A-1"],
        },
        {
            "id": "A-3",
            "name": "台帳",
            "medium": ["server"],
            "confidentiality": "3",
            "integrity": "2",
            **_ASSET,
            "stored_in": ["A-1"],
        },
        {
            "id": "A-4",
            "name": "契約書",
            "medium": ["paper"],
            "confidentiality": "2",
            "integrity": "3",
            **_ASSET,
        },
        {
            "id": "A-5",
            "name": "携帯電話",
            "medium": ["mobile"],
            "confidentiality": "2",
            "integrity": "1",
            **_ASSET,
        },
    ],
    "risks": [
        {
            "id": "R-1",
            "title": "侵入",
            "asset": "A-1",
            "threat": "不正アクセス",
            **_RISK,
            "residual": {"threat": "2", "vulnerability": "1"},
            "controls": ["A.8.13", "A.5.1"],
        },
        {
            "id": "R-2",
            "title": "紛失",
            "asset_kind": "server",
            "exempt": ["A-3"],
            "threat": "紛失",
            **_RISK,
            "decision": "accept",
            "factors": {"threat": "1", "vulnerability": "2"},
            "accepted_by": ["P-2", "P-1"],
            "accepted_on": "2026-05-01",
            "accepted_until": "2027-03-31",
        },
        {
            "id": "R-3",
            "title": "誤廃棄",
            "asset": "A-4",
            "threat": "誤廃棄",
            **_RISK,
            "current": {"threat": "1", "vulnerability": "1"},
            "assessed_on": "2026-04-10",
            "assessed_by": "P-2",
        },
        {
            "id": "R-4",
            "title": "停電",
            "threat": "停電",
            **_RISK,
            "decision": "open",
            "factors": {"confidentiality": "1", "availability": "2", "integrity": "1", "threat": "2"},
        },
        {"id": "R-5", "title": "書きかけ", "asset": "A-4", "threat": "盗難", **_RISK, "draft": "true"},
        {"id": "R-6", "title": "宛先なし", "asset": "A-9", "threat": "誤送信", **_RISK, "owner": "P-1"},
    ],
    "treatments": [
        {
            "id": "T-1",
            "title": "多要素認証",
            "risks": ["R-1", "R-2"],
            "controls": ["A.8.13"],
            "action": "設定する",
            "route": "inspection",
            "owner": "P-1",
            "department": "D-1",
            "approved_by": "P-2",
            "approved_on": "2026-05-01",
            "due": "2026-10-31",
            "cost_jpy": "300000",
            "progress": [
                {"date": "2026-08-31", "percent": "30", "by": "P-1"},
                {"date": "2026-09-30", "percent": "60", "by": "P-2", "note": "試行中"},
            ],
        },
        {
            "id": "T-2",
            "title": "溶解処理",
            "risks": ["R-3"],
            "action": "委託する",
            "route": "objective",
            "owner": "P-2",
            "due": "2027-03-31",
        },
        {
            "id": "T-3",
            "title": "無停電装置",
            "risks": ["R-4"],
            "action": "置く",
            "route": "project",
            "owner": "P-1",
            "due": "2026-09-30",
            "done": "2026-09-15",
        },
    ],
    "controls": [
        {
            "id": "A.8.13",
            "applicable": "true",
            "reasons": ["risk"],
            "status": "implemented",
            "evidence": ["E-1"],
        },
        {"id": "A.5.1", "applicable": "true", "reasons": ["baseline", "law"], "status": "planned"},
    ],
    "objectives": [
        {
            "id": "O-1",
            "title": "適用率",
            **_MEASURED,
            "target": "95",
            "treatment": "T-2",
            "due": "2027-03-31",
            "months": [
                {"month": "2026-09", "value": "80", "by": "P-1", "date": "2026-09-30"},
                {"month": "2026-10", "value": "90", "comment": "改善", "by": "P-1", "date": "2026-10-30"},
            ],
        },
        {"id": "O-2", "title": "受講率", **_MEASURED, "target": "100", "months": []},
    ],
    "inspections": [
        {"id": "I-1", "item": "施錠", "every": "month", "starts": "2026-08-01", "treatment": "T-1"},
        {"id": "I-2", "item": "机上", "every": "quarter", "starts": "2026-08-01", "departments": ["D-2"]},
    ],
    "inspections/results": [
        {
            "inspection": "I-1",
            "department": department,
            "month": month,
            "result": result,
            "by": by,
            "date": f"{month}-28",
            **checked,
        }
        for department, month, result, by, checked in (
            ("D-1", "2026-09", "ok", "P-1", {"checked_by": "P-2", "checked_on": "2026-10-05"}),
            ("D-2", "2026-09", "ng", "P-2", {"finding": "F-1"}),
            ("D-1", "2026-10", "ok", "P-1", {}),
            ("D-1", "2026-08", "na", "P-1", {"comment": "休業"}),
        )
    ],
    "findings": [
        {
            "id": "F-1",
            "source": "inspection",
            "grade": "minor",
            "description": "施錠されていない",
            "raised_on": "2026-10-01",
            "department": "D-2",
            "owner": "P-2",
            "due": "2026-12-31",
        }
    ],
    "evidence": [
        {
            "id": "E-1",
            "title": "設定の記録",
            "kind": "record",
            "url": "https://a.example/1",
            "collected_on": "2026-09-30",
            "collected_by": "P-1",
            "supports": ["T-1", "risk:R-1"],
        }
    ],
}


class Writing(NamedTuple):
    """How a programme is written: what hypothesis draws for each file."""

    draw: Callable[[st.SearchStrategy[Any]], Any]
    shuffled: bool

    def files(self) -> dict[str, bytes]:
        """Return the files of the programme, in one of the ways in which they may be written."""
        found = {"isms.yaml": self._bytes(self._yaml(SETTINGS))}
        for folder, records in RECORDS.items():
            written = self.draw(st.permutations(records)) if self.shuffled else list(records)
            for number, part in enumerate(self._parts(written)):
                form = self._csv if all(map(flat, part)) and self.draw(st.booleans()) else self._listed
                ending = "csv" if form == self._csv else "yaml"
                found[f"{folder}/{number:02}.{ending}"] = self._bytes(form(part))
        return found

    def _parts(self, records: list[Raw]) -> list[list[Raw]]:
        """Split records among files that are read in their order."""
        cuts = sorted(self.draw(st.sets(st.integers(1, len(records)))))
        return [part for a, b in zip([0, *cuts], [*cuts, None], strict=True) if (part := records[a:b])]

    def _bytes(self, text: str) -> bytes:
        ends = self.draw(st.sampled_from(["\n", "\r\n"]))
        mark = self.draw(st.sampled_from(["", "\ufeff"]))
        return f"{mark}{text}".replace("\n", ends).encode()

    def _shaken(self, value: Any) -> Any:
        """Return a value with the keys of every mapping in another order; lists keep theirs."""
        if isinstance(value, dict):
            keys = self.draw(st.permutations(list(value)))
            return {key: self._shaken(value[key]) for key in keys}
        return [self._shaken(each) for each in value] if isinstance(value, list) else value

    def _listed(self, records: list[Raw]) -> str:
        shaken = self._shaken(records)
        return self._yaml(shaken[0] if len(shaken) == 1 and self.draw(st.booleans()) else shaken)

    def _yaml(self, value: Any) -> str:
        value = self._shaken(value)
        if self.draw(st.booleans()):
            return f"{json.dumps(value, ensure_ascii=False)}\n"
        return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)

    def _csv(self, records: list[Raw]) -> str:
        rows = [cells(record) for record in records]
        heads = self.draw(st.permutations(list(dict.fromkeys(head for row in rows for head in row))))
        text = io.StringIO()
        writer = csv.DictWriter(text, heads, lineterminator="\n", quoting=self.draw(st.sampled_from([0, 1])))
        writer.writeheader()
        writer.writerows(rows)
        return text.getvalue()


def flat(record: Raw) -> bool:
    """Tell whether a record fits into a row: none of its lists holds mappings."""
    return not any(isinstance(each, dict) for v in record.values() if isinstance(v, list) for each in v)


def cells(record: Raw) -> dict[str, str]:
    """Return a record as the cells of a row, by head."""
    found: dict[str, str] = {}
    for name, value in record.items():
        if isinstance(value, dict):
            found |= {f"{name}.{key}": each for key, each in value.items()}
        else:
            found[name] = ";".join(value) if isinstance(value, list) else value
    return found


@st.composite
def writings(draw: st.DrawFn, *, shuffled: bool) -> dict[str, bytes]:
    """Return the programme, written in some way; ``shuffled``: also with its records in another order."""
    return Writing(draw, shuffled).files()
