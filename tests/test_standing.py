"""How records on a trail stand, in a few words of both languages."""

from __future__ import annotations

from isms.standing import decision, standing
from tests.documents.chain import chained

REVIEW = {
    "id": "REV-1", "kind": "committee", "held": "2026-10-14", "chaired_by": "P-01",
    "decisions": [
        {"id": "26-1", "text": "欄を設ける", "owner": "P-01", "due": "2027-01-29"},
        {"text": "配る", "owner": "P-01", "due": "2026-10-30", "done": "2026-10-30"},
    ],
}  # fmt: skip
FINDING = {"id": "F-1", "grade": "observation", "description": "あ" * 61, "raised_on": "2026-10-14"}


def test_records_stand_as_their_kind_does() -> None:
    programme = chained(**{"reviews/REV-1.yaml": REVIEW, "findings/F-1.yaml": FINDING})
    words = standing(programme)
    said = {
        record.reference: state.ja if (state := words.state(record)) else None
        for record in (
            programme.risks["R-001"],
            programme.risks["R-002"],
            programme.treatments["T-001"],
            programme.assets["A-01"],
            programme.risks["R-003"],
        )
    }
    assert said == {
        "risk:R-001": "9・高・低減",
        "risk:R-002": "評価できない・低減",
        "treatment:T-001": "期限超過",
        "asset:A-01": None,
        "risk:R-003": "作成中",
    }
    assert words.title(programme.reviews["REV-1"]).en == "Committee 2026-10-14"
    assert words.title(programme.findings["F-1"]).ja == "あ" * 59 + "…"
    first, second = programme.reviews["REV-1"].decisions
    assert decision(first).ja == "決定 26-1 欄を設ける(期限 2027-01-29)"
    assert decision(second).en == "Decision 2: 配る (done 2026-10-30)"
    assert words.title(programme.controls["A.8.13"]).ja == "情報のバックアップ"
    assert words.title(programme.inspections["I-01"]).en == "複写の確認"
