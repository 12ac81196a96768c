"""The edges of the rules on the list of laws."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import FieldPath, Level, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic
    from isms.rules.examples import File

    Judged = Callable[[Mapping[str, str | File]], list[Diagnostic]]
    Said = tuple[str, Level, FieldPath]

ERROR, WARNING, INFO = Level.ERROR, Level.WARNING, Level.INFO
SETTINGS = (
    "format: 1\norganisation: {{name: 株式会社見本}}\nstandards: [{}]\nscope: 全社\nstage: certified\n"
    'risk: {{method: ipa-sme-3.1, acceptable: "score:4"}}\n'
)
ACT = "415AC0000000057"
REST = {"owner": "P-01", "obligations": "安全管理", "impact": "検討済み", "checked_on": "2026-11-10"}
NOTES = "id,name_ja,title_ja,also,former,renamed,repealed,upcoming_from,revisions,confidence\n"


def law(name: str, **changes: str | None) -> str:
    fields = {"id": "L-01", "name": name, **REST, **changes}
    return "".join(f"{field}: {value}\n" for field, value in fields.items() if value is not None)


def found(
    judged: Judged, text: str, standards: str = "iso27001", others: Mapping[str, str] | None = None
) -> list[Said]:
    files = {"isms.yaml": SETTINGS.format(standards), "laws/L-01.yaml": text, **(others or {})}
    return [
        (d.code, d.level, d.where.field)
        for d in judged(files)
        if d.code.startswith("LAW") and isinstance(d.where, Spot)
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (law("社内の申合せ"), []),
        (law("ＩＴ基本法"), [("LAW001", ERROR, ("name",))]),
        (law("法", number="平成12年法律第144号"), [("LAW001", ERROR, ("name",))]),
        (law("法", number="平成１２年法律 第１４４号"), [("LAW001", ERROR, ("name",))]),
        (law("IT基本法", abolished="2021-09-01"), []),
        (law("IT基本法", abolished="2026-11-21", checked_on="2020-01-01"), []),
        (law("IT基本法", draft="true"), []),
        (law("経済産業分野ガイドライン"), [("LAW001", ERROR, ("name",))]),
        (law("プロバイダ責任制限法"), [("LAW007", WARNING, ("name",))]),
        (law("情プラ法"), []),
    ],
)
def test_a_law_is_found_by_what_it_is_called(text: str, said: list[Said], judged: Judged) -> None:
    assert found(judged, text) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"version": f"{ACT}_20261001_507AC0000000070"}, [("LAW002", ERROR, ("version",))]),
        ({"version": f"{ACT}_20261102_508AC0000000062"}, []),
        ({"version": f"{ACT}_20270117_508AC0000000056"}, []),
        ({"version": "2022-04-01"}, [("LAW002", ERROR, ("version",))]),
        ({"version": "2022-04-01", "checked_on": "2026-11-02"}, [("LAW002", ERROR, ("version",))]),
        ({"version": "2022-04-01", "checked_on": "2026-11-01"}, [("LAW002", WARNING, ("version",))]),
        ({"version": "令和8年版"}, []),
        ({"version": "2022-13-01"}, []),
        ({"checked_on": "2026-11-02"}, []),
        ({"checked_on": "2026-11-01"}, [("LAW002", WARNING, ("checked_on",))]),
        ({"impact": None}, [("LAW006", WARNING, ("impact",))]),
    ],
)
def test_a_version_is_the_one_in_force(
    changes: dict[str, str | None], said: list[Said], judged: Judged
) -> None:
    assert found(judged, law("個人情報保護法", **changes)) == said


def test_a_version_with_a_name_is_compared_as_it_is(judged: Judged) -> None:
    assert found(judged, law("構築・運用指針", version="ｖｅｒ1.0")) == []
    said = found(judged, law("構築・運用指針", version="2022年版"))
    assert said == [("LAW002", WARNING, ("version",))]


def test_what_is_not_certain_is_a_warning_and_says_so(judged: Judged) -> None:
    text = law("番号法", version="425AC0000000027_20220401_503AC0000000037")
    files = {"isms.yaml": SETTINGS.format("iso27001"), "laws/L-01.yaml": text}
    (said,) = [d for d in judged(files) if d.code == "LAW002"]
    assert said.level is WARNING
    assert said.message.say("ja").endswith("※要確認")
    assert said.message.say("en").endswith("*unconfirmed")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"next_check": "2026-11-22"}, []),
        ({"next_check": "2026-11-21"}, [("LAW003", ERROR, ("next_check",))]),
        ({"checked_on": "2026-04-01"}, []),
        ({"checked_on": "2026-03-31"}, [("LAW003", INFO, ("checked_on",))]),
        ({"checked_on": "2025-03-31"}, [("LAW003", ERROR, ("checked_on",))]),
        ({"checked_on": "2026-12-01"}, [("LAW003", ERROR, ("checked_on",))]),
        ({"checked_on": "2020-04-01", "next_check": "2027-03-31"}, []),
        ({"checked_on": "2020-04-01", "next_check": "いつか"}, []),
        ({"owner": None}, [("LAW005", WARNING, ("owner",))]),
        ({"owner": None, "obligations": None}, [("LAW005", WARNING, ("obligations",))]),
        ({"effective": "2027-04-01", "abolished": "2027-03-31"}, [("LAW008", ERROR, ("abolished",))]),
        ({"next_check": "2026-11-09"}, [("LAW008", ERROR, ("next_check",))]),
    ],
)
def test_a_law_is_looked_at_in_time(changes: dict[str, str | None], said: list[Said], judged: Judged) -> None:
    assert found(judged, law("社内の申合せ", **changes)) == said


def test_days_before_a_change_can_be_set(judged: Judged) -> None:
    text = law("個人情報保護法", impact=None)
    for days, said in ((55, []), (56, [("LAW006", WARNING, ("impact",))])):
        settings = SETTINGS.format("iso27001") + f"rules: {{LAW006: {{days: {days}}}}}\n"
        assert found(judged, text, others={"isms.yaml": settings}) == said


def test_the_programmes_own_facts_are_found_first(judged: Judged) -> None:
    own = "\ufeff" + NOTES + "X,見本条例,見本条例,,旧見本条例,,2026-04-01,,,medium\n"
    others = {"knowledge/laws.csv": own}
    assert found(judged, law("見本条例"), others=others) == [("LAW001", WARNING, ("name",))]
    renamed = [("LAW001", WARNING, ("name",)), ("LAW007", WARNING, ("name",))]
    assert found(judged, law("旧見本条例"), others=others) == renamed
    assert found(judged, law("IT基本法"), others=others) == []


def test_a_broken_file_of_facts_is_named_at_its_line(judged: Judged) -> None:
    others = {"knowledge/laws.csv": NOTES + "X,見本条例,見本条例,,,,昨日,,,medium\n"}
    files = {"laws/L-01.yaml": law("見本条例"), **others}
    (said,) = [d for d in judged(files) if d.code == "REC002"]
    assert isinstance(said.where, Spot)
    assert (said.where.path, said.where.field) == ("knowledge/laws.csv", ("repealed",))


def test_the_list_holds_what_every_firm_needs(judged_whole: Judged) -> None:
    def missing(files: Mapping[str, str]) -> list[Level]:
        settings = {"isms.yaml": SETTINGS.format("pmark")}
        return [d.level for d in judged_whole({**settings, **files}) if d.code == "LAW004"]

    act, guide = "個人情報の保護に関する法律", "個人情報保護法ガイドライン(通則編)"
    assert missing({}) == [ERROR, ERROR, WARNING]
    listed = {"laws/1.yaml": law(act), "laws/2.yaml": law(guide, id="L-02", draft="true")}
    assert missing(listed) == [WARNING]
    for name in ("個人情報の保護に関する法律についてのガイドライン", "個人情報保護委員会ガイドライン"):
        assert missing({**listed, "laws/2.yaml": law(name, id="L-02")}) == [WARNING]
    criterion = (
        "プライバシーマークにおける個人情報保護マネジメントシステム構築・運用指針【JIS Q 15001:2023準拠】"
    )
    assert missing({**listed, "laws/3.yaml": law(criterion, id="L-03")}) == []
    assert missing({**listed, "laws/1.yaml": law(act, abolished="2026-11-21")}) == [ERROR, WARNING]
    assert missing({**listed, "laws/3.yaml": "id: L-03\n"}) == []
    pi = (
        "id: PI-01\nname: 名簿\ndepartment: D-01\nowner: P-01\npurpose: 登録\nitems: 氏名\nmedium: paper\n"
        "acquisition: third_party\nlocation: 書庫\nretention: 3年\ndisposal: 溶解\ncountries: [VN]\n"
    )
    assert missing({**listed, "personal-information/p.yaml": pi}) == [WARNING] * 3
