"""How records on a trail stand, in a few words of both languages."""

from __future__ import annotations

from isms.standing import standing
from tests.documents.chain import chained


def test_records_stand_as_their_kind_does() -> None:
    programme = chained()
    words = standing(programme)
    said = {
        record.reference: state.ja if (state := words.state(record)) else None
        for record in (
            programme.risks["R-001"],
            programme.risks["R-002"],
            programme.treatments["T-001"],
            programme.assets["A-01"],
        )
    }
    assert said == {
        "risk:R-001": "9・高・低減",
        "risk:R-002": "評価できない・低減",
        "treatment:T-001": "期限超過",
        "asset:A-01": None,
    }
    assert words.title(programme.controls["A.8.13"]).ja == "情報のバックアップ"
    assert words.title(programme.inspections["I-01"]).en == "複写の確認"
