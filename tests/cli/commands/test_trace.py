"""`isms trace`: the tree in the terminal, the same as JSON, and where the chain breaks."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

pytestmark = pytest.mark.usefixtures("programme")
DAY = ("--as-of", "2026-11-22")


def test_the_tree_goes_both_ways(isms: Command) -> None:
    outcome = isms("trace", "R-002", *DAY)
    assert outcome.status == 0
    assert outcome.out == (
        "リスク R-002 会社案内の紛失 [1・低・受容]\n\n"
        "元になった記録\n└─ 情報資産 AS-10 会社案内\n\n"
        "この記録から生じたもの\n(なし)\n"
    )


def test_it_says_where_the_chain_breaks(isms: Command, programme: Path) -> None:
    settings = programme / "isms.yaml"
    settings.write_text(settings.read_text("utf-8").replace("building", "certified"), "utf-8")
    lines = isms("trace", "AS-01", "--lang", "en", *DAY).out.splitlines()
    risk = next(number for number, line in enumerate(lines) if line.startswith("└─ Risk R-001"))
    assert any(line.startswith("   ! RSK003 error: ") for line in lines[risk + 1 :])


def test_json_holds_the_same(isms: Command) -> None:
    found = json.loads(isms("trace", "AS-10", "--format", "json", *DAY).out)
    (risk,) = found["down"]["nodes"]
    assert (risk["kind"], risk["id"], risk["state"], risk["nodes"]) == ("risk", "R-002", "1・低・受容", [])
    assert found["up"]["nodes"] == []


def test_of_results_only_the_last_and_those_not_ok_are_shown(isms: Command, programme: Path) -> None:
    folder = programme / "inspections/results"
    folder.mkdir(parents=True)
    (programme / "inspections/I-01.yaml").write_text("id: I-01\nitem: 机上の確認\nevery: month\n", "utf-8")
    rows = [
        f"I-01,D-GA,2026-{month:02},{'ng' if month == 7 else 'ok'},P-02,2026-{month:02}-28"
        for month in (6, 7, 8, 9, 10)
    ]
    head = "inspection,department,month,result,by,date"
    (folder / "r.csv").write_text("\n".join([head, *rows]) + "\n", "utf-8")
    lines = [line for line in isms("trace", "I-01", *DAY).out.splitlines() if line.startswith(("├", "└"))]
    assert lines == [
        "├─ 自主点検の結果 I-01/D-GA/2026-07 2026-07 [否]",
        "└─ 自主点検の結果 I-01/D-GA/2026-10 2026-10 [適] … ほか 3 件",
    ]


def test_what_is_not_on_the_trail_is_refused(isms: Command) -> None:
    outcome = isms("trace", "P-01", *DAY)
    assert outcome.status == 2
    assert "人員は、リスクから証拠までのつながりに含まれません" in outcome.err


def test_the_trail_is_a_picture_and_a_page(isms: Command) -> None:
    picture = isms("trace", "R-002", "--format", "svg", *DAY).out
    root = ET.fromstring(picture)  # noqa: S314 - we wrote it
    assert root[0].text == "記録のつながり: リスク R-002 会社案内の紛失"
    page = isms("trace", "R-002", "--format", "html", "--lang", "en", *DAY).out
    assert "Trail of R-002" in page
    assert "<svg" in page
    assert page.count("<tr>") == 3


def test_a_review_is_followed_by_what_it_decided(isms: Command, programme: Path) -> None:
    (programme / "reviews").mkdir()
    (programme / "reviews/REV-1.yaml").write_text(
        "id: REV-1\nkind: management_review\nheld: 2026-10-28\nchaired_by: P-01\ndecisions:\n"
        "- {id: 26-1, text: 保管庫を買う, owner: P-02, due: 2027-01-29, about: [R-002]}\n",
        "utf-8",
    )
    assert isms("trace", "R-002", *DAY).out.splitlines()[-2:] == [
        "└─ マネジメントレビュー REV-1 マネジメントレビュー 2026-10-28",
        "   · 決定 26-1 保管庫を買う(期限 2027-01-29)",
    ]
    assert "└─ リスク R-002 会社案内の紛失" in isms("trace", "REV-1", *DAY).out
    (review,) = json.loads(isms("trace", "R-002", "--format", "json", *DAY).out)["down"]["nodes"]
    assert review["decisions"] == [
        {"id": "26-1", "text": "保管庫を買う", "owner": "P-02", "due": "2027-01-29", "done": None}
    ]
    page = isms("trace", "R-002", "--format", "html", "--lang", "en", *DAY).out
    assert "<br>Decision 26-1: 保管庫を買う (due " in page


def test_a_decision_about_nothing_is_named_at_its_line(isms: Command, programme: Path) -> None:
    (programme / "reviews").mkdir()
    (programme / "reviews/REV-1.yaml").write_text(
        "id: REV-1\nheld: 2026-10-28\nchaired_by: P-01\ndecisions:\n"
        "- text: 保管庫を買う\n  owner: P-02\n  due: 2027-01-29\n  about: [R-002, risk:R-099]\n",
        "utf-8",
    )
    said = isms("check", "--select", "REF004", "--lang", "en", *DAY).out
    assert said.startswith("reviews/REV-1.yaml:8:18: REF004 error: There is no Risk 'R-099'.")
