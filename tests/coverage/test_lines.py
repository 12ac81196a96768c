"""Each item of a framework against what the programme holds."""

from __future__ import annotations

from typing import Any

from isms.coverage.state import State
from tests.coverage.reading import DAY, SETTINGS, covered, line

ISSUE = {
    "id": "ISS-1",
    "title": "人手不足",
    "side": "internal",
    "response": "採用する",
    "reviewed": "2026-06-01",
}
OUTSIDE = {**ISSUE, "id": "ISS-2", "title": "法改正", "side": "external"}
CLIMATE = {"climate": {"relevant": True, "reason": "水害", "decided_on": "2026-04-10"}}
HOUSE = {
    "id": "house",
    "title_ja": "社内基準",
    "title_en": "House rules",
    "version": "1",
    "source": "自社",
    "confidence": "high",
    "items": [
        {"id": "H", "title_ja": "入館", "title_en": "Entry"},
        {"id": "H.1", "parent": "H", "title_ja": "施錠", "title_en": "Locks"},
        {"id": "H.2", "parent": "H", "title_ja": "来客", "title_en": "Visitors", "kind": "control"},
    ],
}
OWN = {"knowledge/frameworks/house.yaml": HOUSE}


def settings(**more: Any) -> dict[str, Any]:
    return {"isms.yaml": {**SETTINGS, **more}}


def test_an_item_is_ready_when_everything_that_it_wants_is_there() -> None:
    found = line({**settings(**CLIMATE), "issues/a.yaml": ISSUE, "issues/b.yaml": OUTSIDE}, "4.1")
    assert found.state is State.READY
    assert found.shown == ("issue:ISS-2", "issue:ISS-1", "isms.yaml")
    assert found.reasons == found.next == ()


def test_an_item_is_partly_ready_when_something_is_there() -> None:
    found = line({"issues/a.yaml": ISSUE}, "4.1")
    assert found.state is State.PARTIAL
    assert [reason.say("en").split(":")[0] for reason in found.reasons] == [
        "external issues",
        "the decision whether climate change is relevant",
    ]
    assert found.next[0].say("ja") == "課題を登録する(isms new issue)"


def test_an_item_is_missing_when_nothing_is_there() -> None:
    found = line({}, "4.1")
    assert found.state is State.MISSING
    assert found.shown == ()
    assert found.next


def test_a_programme_that_has_just_begun_has_next_actions_for_everything_that_is_missing() -> None:
    found = covered({}, "iso27001", "pmark")
    missing = [each for each in found.lines if each.state is State.MISSING]
    assert len(missing) > 130
    assert all(each.reasons and each.next for each in missing)
    assert not any(each.state in {State.READY, State.NOT_APPLICABLE} for each in found.lines)


def test_documents_that_meet_an_item_are_named_with_it() -> None:
    document = {"id": "D-1", "title": "課題の整理", "version": "1", "satisfies": ["27001:4.1"]}
    found = line({"documents/D-1.yaml": document}, "4.1")
    assert found.state is State.MISSING
    assert found.shown == ("document:D-1",)


def test_items_that_ask_for_the_same_stand_once_with_both_numbers() -> None:
    found = {each.id: each for each in covered({}, "iso27001", "pmark", "jisq15001").lines}
    shared = found["4.1 / J.1.1 / 4.1"]
    assert shared.numbers == {"iso27001": ("4.1",), "pmark": ("J.1.1",), "jisq15001": ("4.1",)}
    audit = found["9.2.1, 9.2.2 / J.6.2 / 9.2.1, 9.2.2"]
    assert audit.title.ja == "内部監査"
    assert "4.1" not in found
    assert "J.1.1" not in found


def test_every_item_stands_exactly_once_among_several_frameworks() -> None:
    found = covered({}, "iso27001", "pmark", "jisq15001")
    stood = [(name, item) for each in found.lines for name, items in each.numbers.items() for item in items]
    assert len(stood) == len(set(stood))
    asked = {
        (framework.id, item.id)
        for framework in found.frameworks
        for item in framework.items
        if item.assessable
    }
    assert set(stood) == asked


def test_what_is_shared_is_as_weak_as_its_weakest_part() -> None:
    ready = {**settings(**CLIMATE), "issues/a.yaml": ISSUE, "issues/b.yaml": OUTSIDE}
    assert line(ready, "J.1.1", "pmark").state is State.READY
    no_climate = {"issues/a.yaml": ISSUE, "issues/b.yaml": OUTSIDE}
    assert line(no_climate, "J.1.1", "pmark").state is State.READY
    (both,) = (each for each in covered(no_climate, "iso27001", "pmark").lines if each.id == "4.1 / J.1.1")
    assert both.state is State.PARTIAL


def test_one_audit_and_one_review_of_both_standards_count_in_both() -> None:
    audit = {
        "id": "A-1",
        "title": "内部監査",
        "kind": "internal",
        "part": "both",
        "standards": ["iso27001", "pmark"],
        "criteria": ["27001", "pmark"],
        "lead": "P-1",
        "planned": "2026-09",
        "plan_approved_on": "2026-08-20",
        "performed": "2026-09-10",
        "report_on": "2026-09-20",
        "reported_to": "P-2",
        "checklist": [{"clause": "27001:9.2.2", "result": "conform"}],
        "conclusion": "適合",
    }
    review = {
        "id": "R-1",
        "kind": "management_review",
        "standards": ["iso27001", "pmark"],
        "held": "2026-10-10",
        "chaired_by": "P-2",
        "inputs": {"a": "前回の処置"},
        "conclusion": "有効",
        "decisions": [
            {"id": "1", "text": "改善", "kind": "improvement", "owner": "P-1", "due": "2027-03-31"}
        ],
        "approved_on": "2026-10-12",
    }
    files: dict[str, dict[str, Any]] = {"audits/a.yaml": audit, "reviews/r.yaml": review}
    shared = ("9.2.1, 9.2.2 / J.6.2", "9.3.1, 9.3.2, 9.3.3 / J.6.3")

    def states(files: dict[str, Any], *names: str) -> dict[str, State]:
        wanted = {*shared, "9.2.1", "9.2.2", "9.3.1", "9.3.2", "9.3.3", "J.6.2", "J.6.3"}
        return {each.id: each.state for each in covered(files, *names).lines if each.id in wanted}

    assert states(files, "iso27001", "pmark") == dict.fromkeys(shared, State.READY)
    assert set(states(files, "iso27001").values()) == {State.READY}
    assert set(states(files, "pmark").values()) == {State.READY}
    of_one = {path: {**record, "standards": ["iso27001"]} for path, record in files.items()}
    assert set(states(of_one, "iso27001").values()) == {State.READY}
    assert set(states(of_one, "pmark").values()) == {State.MISSING}
    assert states(of_one, "iso27001", "pmark") == dict.fromkeys(shared, State.PARTIAL)


def test_the_items_of_the_guideline_show_those_of_the_standard() -> None:
    files = {"issues/a.yaml": ISSUE, "issues/b.yaml": OUTSIDE}
    assert line(files, "4.1", "jisq15001").state is State.READY
    assert line(files, "4.1", "15001").state is State.READY


def test_items_that_no_data_speaks_of_are_shown_by_a_document_or_a_control() -> None:
    assert line(OWN, "H.1", "house").state is State.MISSING
    assert "house:H.1" in line(OWN, "H.1", "house").next[0].say("en")
    document = {"id": "D-1", "title": "鍵の管理", "version": "1", "satisfies": ["house:H.1"]}
    assert line({**OWN, "documents/D-1.yaml": document}, "H.1", "house").state is State.READY
    control = {"id": "H.1", "framework": "house", "applicable": False, "justification": "鍵がない"}
    assert line({**OWN, "controls/h.yaml": control}, "H.1", "house").state is State.NOT_APPLICABLE


def test_an_item_above_others_is_not_assessed_where_nobody_says_so() -> None:
    assert [each.id for each in covered(OWN, "house").lines] == ["H.1", "H.2"]


def test_items_that_name_each_other_as_parents_end_somewhere() -> None:
    circle = {**HOUSE, "items": [
        {"id": "H.1", "parent": "H.2", "title_ja": "施錠", "assessable": True},
        {"id": "H.2", "parent": "H.1", "title_ja": "来客", "assessable": True},
    ]}  # fmt: skip
    assert len(covered({"knowledge/frameworks/house.yaml": circle}, "house").lines) == 2


def test_a_framework_of_the_programme_says_itself_what_shows_its_items() -> None:
    wanted = {"ja": "施錠の記録", "en": "records of locking", "kind": "log", "yearly": "date"}
    house = {**HOUSE, "items": [{"id": "H.1", "title_ja": "施錠", "shown_by": [wanted]}]}
    own = {"knowledge/frameworks/house.yaml": house}
    assert line(own, "H.1", "house").state is State.MISSING
    log = {"logs/lock.csv": "date,department,what\n2026-11-01,D-1,閉館時の施錠\n"}
    assert line({**own, **log}, "H.1", "house").state is State.READY


def test_a_file_beside_the_framework_wins() -> None:
    wanted = {"ja": "拠点", "en": "sites", "kind": "site"}
    beside = {
        "id": "iso27001",
        "framework": "27001",
        "source": "自社",
        "confidence": "high",
        "items": [{"id": "4.1", "shown_by": [wanted]}],
    }
    own = {"knowledge/coverage/iso27001.yaml": beside, "sites/S-1.yaml": {"id": "S-1", "name": "東京"}}
    assert line(own, "4.1").state is State.READY


def test_a_file_of_another_name_adds_to_the_packaged_one() -> None:
    wanted = {"ja": "拠点", "en": "sites", "kind": "site"}
    beside = {
        "id": "ours",
        "framework": "iso27001",
        "source": "自社",
        "confidence": "high",
        "items": [{"id": "4.1", "shown_by": [wanted]}],
    }
    own = {"knowledge/coverage/ours.yaml": beside, "sites/S-1.yaml": {"id": "S-1", "name": "東京"}}
    assert line(own, "4.1").state is State.READY
    assert line(own, "4.2").next[0].say("en") == "record it: isms new party"
    (shared,) = (each for each in covered(own, "iso27001", "pmark").lines if "4.1" in each.id.split(" / "))
    assert shared.id == "4.1 / J.1.1"


def test_titles_of_the_programme_are_used_and_what_shows_the_items_stays() -> None:
    titles = {**HOUSE, "id": "iso27001", "items": [{"id": "4.1", "title_ja": "状況", "assessable": True}]}
    found = line({"knowledge/frameworks/iso27001.yaml": titles}, "4.1")
    assert found.title.ja == "状況"
    assert found.next[0].say("en") == "record it: isms new issue"


def test_on_an_earlier_day_less_is_shown() -> None:
    files = {**settings(**CLIMATE), "issues/a.yaml": ISSUE, "issues/b.yaml": OUTSIDE}
    assert line(files, "4.1", day=DAY.replace(year=2025)).state is State.PARTIAL
