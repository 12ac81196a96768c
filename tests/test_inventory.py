"""The assets in use, those that are gone, and those that a risk looks at."""

from __future__ import annotations

from datetime import date
from typing import Any

from isms.inventory import analysed, disposed, entries_by_asset, in_use
from isms.model.asset import Asset, Medium
from isms.model.department import Department
from isms.model.personal_information import PersonalInformation
from isms.model.programme import Programme
from isms.model.risk import Decision, Risk
from isms.model.settings import RiskSettings, Settings

DAY = date(2026, 11, 22)


def asset(key: str, gone: date | None = None, department: str = "D-01", medium: Medium = Medium.PC) -> Asset:
    return Asset(
        key=key, id=key, name=key, department=department, owner="P-01", medium=(medium,),
        confidentiality="1", integrity="1", availability="1", disposed=gone,
    )  # fmt: skip


def entry(key: str, on: str, ended: date | None = None) -> PersonalInformation:
    return PersonalInformation(
        key=key, id=key, name=key, department="D-01", owner="P-01", asset=on, purpose="連絡", items="氏名",
        location="棚", retention="1年", disposal="溶解", ended=ended,
    )  # fmt: skip


def risk(key: str, **about: Any) -> Risk:
    return Risk(key=key, id=key, title=key, threat="故障", owner="P-01", decision=Decision.ACCEPT, **about)


def programme(standards: tuple[str, ...] = ("iso27001",)) -> Programme:
    made = Programme(DAY, Settings(format=1, standards=standards, risk=RiskSettings(method="none")))
    made.departments.add(
        [
            Department(key="D-01", id="D-01", name="甲"),
            Department(key="D-02", id="D-02", name="乙", in_scope=False),
        ]
    )
    made.assets.add(
        [
            asset("A-1"),
            asset("A-2", date(2026, 8, 20)),
            asset("A-3", department="D-02"),
            asset("A-4", medium=Medium.PAPER),
        ]
    )
    return made


def test_what_is_gone_or_outside_the_scope_is_not_in_use() -> None:
    assert [a.key for a in in_use(programme())] == ["A-1", "A-4"]
    assert [a.key for a in in_use(programme(("iso27001", "pmark")))] == ["A-1", "A-3", "A-4"]
    assert [a.key for a in disposed(programme())] == ["A-2"]


def test_entries_that_have_ended_hold_nothing() -> None:
    made = programme()
    made.personal_information.add([entry("PI-1", "A-1"), entry("PI-2", "A-4", date(2026, 3, 31))])
    assert {key: [e.key for e in held] for key, held in entries_by_asset(made).items()} == {"A-1": ["PI-1"]}


def test_a_risk_looks_at_an_asset_by_name_kind_or_what_it_holds() -> None:
    made = programme()
    made.personal_information.add([entry("PI-1", "A-3")])
    made.risks.add(
        [risk("R-1", asset="A-1"), risk("R-2", asset_kind="紙"), risk("R-3", personal_information="PI-1")]
    )
    assert analysed(made) >= {"A-1", "A-3", "A-4"}
    assert "A-2" not in analysed(made)
