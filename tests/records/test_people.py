"""A person may be given by a name that exactly one person has."""

from __future__ import annotations

import pytest

from tests.records.reading import SETTINGS, read_beside

PEOPLE = """\
id,氏名,部署,雇用区分
P-1,山田 花子,D-0,正社員
P-2,佐藤　恵,D-0,正社員
P-3,佐藤 恵,D-0,派遣
"""


def outcome_of(owner: str) -> tuple[str | None, list[str]]:
    outcome = read_beside(
        {
            "people/more.csv": PEOPLE,
            "issues/i.yaml": f"id: I-1\ntitle: 人手不足\nside: internal\nowner: {owner}\n",
        }
    )
    return outcome.programme.issues["I-1"].owner, outcome.said


@pytest.mark.parametrize("name", ["P-1", "山田 花子", "山田花子", "山田　花子", "山 田 花 子"])
def test_a_name_that_one_person_has_is_that_person(name: str) -> None:
    assert outcome_of(name) == ("P-1", [])


def test_a_name_that_several_have_is_nobody() -> None:
    assert outcome_of("佐藤 恵") == (None, ["issues/i.yaml:4:8 REF002"])


def test_a_name_that_nobody_has_stays_for_the_rules() -> None:
    assert outcome_of("鈴木 一郎") == ("鈴木 一郎", [])


def test_an_id_wins_over_a_name() -> None:
    people = "- {id: 山田, name: 佐藤, department: D-0, employment: 正社員}\n"
    people += "- {id: P-9, name: 山田, department: D-0, employment: 正社員}\n"
    outcome = read_beside(
        {"people/p.yaml": people, "departments/d.yaml": "id: D-1\nname: 人事\nhead: 山田\n"}
    )
    assert outcome.programme.departments["D-1"].head == "山田"
    assert outcome.programme.people["山田"].name == "佐藤"


def test_people_and_settings_know_names_that_were_read_after_them() -> None:
    person = """\
- id: P-1
  name: 山田 花子
  department: D-0
  employment: 正社員
  appointments: [{role: privacy_manager, since: 2025-04-01, by: 社長}]
- {id: P-2, name: 社長, department: D-0, employment: 役員}
"""
    settings = SETTINGS + "waivers: {approvers: [社長, P-1]}\nproject: {owner: 山田花子}\n"
    programme = read_beside({"people/p.yaml": person, "isms.yaml": settings}).programme
    assert programme.people["P-1"].appointments[0].by == "P-2"
    assert programme.settings.waivers is not None
    assert programme.settings.waivers.approvers == ("P-2", "P-1")
    assert programme.settings.project is not None
    assert programme.settings.project.owner == "P-1"
