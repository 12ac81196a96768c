"""The graph of a trail holds every record once, and says where it breaks without colour."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from isms.documents.drawing import PAPER
from isms.documents.traced import traced
from isms.documents.trail_graph import ALERT, trail_graph
from tests.documents.chain import FILES, chained
from tests.documents.test_page import contrast

if TYPE_CHECKING:
    from isms.diagnostic import Language
    from isms.documents.drawing import Drawing
    from isms.model.programme import Programme

SVG = "{http://www.w3.org/2000/svg}"


def drawn(programme: Programme, language: Language = "ja") -> Drawing:
    return trail_graph(traced(programme, programme.risks["R-001"]), language)


def texts(drawing: Drawing) -> list[str]:
    return [each.text or "" for each in ET.fromstring(drawing.svg()).iter(f"{SVG}text")]  # noqa: S314 - ours


def test_every_record_stands_in_the_column_of_its_stage() -> None:
    written = texts(drawn(chained()))
    for key in ("A-01", "R-001", "T-001", "T-002", "A.8.13", "I-01", "E-01"):
        assert written.count(key) == 1, key
    heads = [
        text for text in written if text in {"情報資産", "リスク", "リスク対応", "管理策", "自主点検", "証拠"}
    ]
    assert heads == ["情報資産", "リスク", "リスク対応", "管理策", "自主点検", "証拠"]
    assert "ほか 2 件" in written


def test_a_review_says_what_it_decided_about_the_trail() -> None:
    made = {"text": "複写を自動にする", "owner": "P-01", "due": "2027-01-29", "about": ["R-001"]}
    other = {"text": "ほかの話", "owner": "P-01", "due": "2027-01-29"}
    review = {"id": "REV-1", "held": "2026-10-14", "chaired_by": "P-01", "decisions": [other, made]}
    written = "".join(texts(drawn(chained(**{"reviews/REV-1.yaml": review}))))
    assert "決定 2 複写を自動にする(期限 2027-01-29)" in written
    assert "ほかの話" not in written


def test_boxes_of_a_column_do_not_overlap_and_lie_on_the_sheet() -> None:
    drawing = drawn(chained())
    sides = "x", "y", "width", "height"
    shapes = ET.fromstring(drawing.svg()).findall(f"{SVG}rect")[1:]  # noqa: S314 - ours
    boxes = [tuple(float(each.attrib[side]) for side in sides) for each in shapes]
    assert len(boxes) == 8
    assert all(x + wide <= drawing.width and y + high <= drawing.height for x, y, wide, high in boxes)
    for one in boxes:
        for other in boxes:
            apart = one[1] + one[3] <= other[1] or other[1] + other[3] <= one[1]
            assert one is other or one[0] != other[0] or apart


def test_a_break_is_told_in_words_in_the_box_and_in_the_description() -> None:
    broken = chained(**{"inspections/I-01.yaml": None, "inspections/results/r.yaml": None})
    drawing = drawn(broken)
    assert any(text.startswith("切れ目(TRT003)") for text in texts(drawing))
    assert "切れ目 T-001:" in drawing.description
    assert 'stroke-dasharray="6 3"' in drawing.svg()
    assert "Break at T-001:" in drawn(broken, "en").description
    assert contrast(ALERT, PAPER) >= 4.5


def test_hostile_words_stay_words() -> None:
    hostile = '</text><script>alert(1)</script> & "x" ]]> <!-- y -->'
    treatment = {**FILES["treatments/T-001.yaml"], "title": hostile}
    root = ET.fromstring(drawn(chained(**{"treatments/T-001.yaml": treatment})).svg())  # noqa: S314 - ours
    shapes = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert shapes == {"svg", "title", "desc", "rect", "text", "path"}


def test_the_description_tells_the_links() -> None:
    assert "A-01からR-001へ。" in drawn(chained()).description
