"""The edges of the rules on the ledger of personal information."""

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
LINE = {
    "id": "PI-01",
    "name": "申込書",
    "department": "D-01",
    "owner": "P-01",
    "purpose": "会員の登録",
    "items": "氏名、住所",
    "data_class": "personal_data",
    "sensitive": "false",
    "my_number": "false",
    "acquisition": "direct_written",
    "notice": "申込書に記載",
    "consent": "同意欄",
    "medium": "paper",
    "location": "書庫",
    "storage": "施錠",
    "access": "会員担当",
    "use_until": "退会まで",
    "retention": "退会後3年",
    "disposal": "溶解",
    "registered": "2026-05-10",
    "phases_na": "{acquisition: a, transfer: b, use: c, entrustment: d, storage: e, disposal: f}",
}
SUPPLIER = (
    "id: SUP-01\nname: 配送社\nservice: 配送\nowner: P-01\npersonal_information: true\nmy_number: true\n"
)
CLIENT = "id: PT-01\nname: 見本市\nkind: client\nneeds: 保護\n"
KNOWS_NOTHING = [("PII008", ERROR, ("entrusted_to", 0))]
RISK = (
    "id: R-01\ntitle: 漏えい\npersonal_information: PI-01\nphase: {}\nthreat: 持出し\nowner: P-01\n"
    "factors: {{threat: 1, vulnerability: 1}}\ndecision: open\nmeasures: [{}]\n"
)


def line(**changes: str | None) -> str:
    fields = {name: value for name, value in {**LINE, **changes}.items() if value is not None}
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def found(
    judged: Judged, text: str, *, standards: str = "pmark", others: Mapping[str, str] | None = None
) -> list[Said]:
    files = {"isms.yaml": SETTINGS.format(standards), "personal-information/PI-01.yaml": text}
    said = judged({**files, **(others or {})})
    return [
        (d.code, d.level, d.where.field)
        for d in said
        if d.code.startswith("PII") and isinstance(d.where, Spot)
    ]


def test_nothing_is_wrong_with_the_line_that_the_tests_change(judged: Judged) -> None:
    assert found(judged, line()) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"registered": "2026-03-31"}, [("PII001", INFO, ("reviewed",))]),
        ({"registered": "2025-03-31"}, [("PII001", ERROR, ("reviewed",))]),
        ({"registered": None}, [("PII001", ERROR, ("reviewed",))]),
        ({"registered": "昨日"}, []),
        ({"registered": "2020-05-10", "reviewed": "2026-04-01", "reviewed_by": "P-01"}, []),
        ({"reviewed": "2026-05-12"}, [("PII001", WARNING, ("reviewed_by",))]),
        ({"reviewed": "2026-12-01", "reviewed_by": "P-01"}, []),
        ({"registered": "2020-05-10", "ended": "2026-11-21", "retention_until": "2029-11-21"}, []),
        ({"registered": "2020-05-10", "ended": "2026-11-22"}, [("PII001", ERROR, ("reviewed",))]),
        ({"registered": "2020-05-10", "draft": "true"}, []),
    ],
)
def test_a_line_is_looked_at_in_every_year(
    changes: dict[str, str | None], said: list[Said], judged: Judged
) -> None:
    assert found(judged, line(**changes)) == said


def test_what_only_privacymark_asks_is_not_asked_of_others(judged: Judged) -> None:
    bare = line(**dict.fromkeys(("storage", "notice", "consent", "registered", "phases_na", "sensitive")))
    codes = {code for code, _, _ in found(judged, bare)}
    assert codes == {"PII001", "PII002", "PII003", "PII004", "PII012"}
    assert found(judged, bare, standards="iso27001") == []


def test_a_phase_is_analysed_or_does_not_apply(judged: Judged) -> None:
    text = line(phases_na="{取得・入力: a, transfer: b, Use: c, entrustment: d, storage: e}")
    assert found(judged, text) == [("PII003", ERROR, ("phases_na",))]
    risk = {"risks/R-01.yaml": RISK.format("disposal", "physical")}
    assert found(judged, text, others=risk) == []
    misspelt = line(phases_na="{disposl: a, entrustment: d}")
    assert found(judged, misspelt) == [("PII015", ERROR, ("phases_na", "disposl"))]
    draft = {"risks/R-01.yaml": RISK.format("disposal", "physical") + "draft: true\n"}
    assert found(judged, text, others=draft) == [("PII003", ERROR, ("phases_na",))]
    lost = {"risks/R-02.yaml": "id: R-02\n"}
    assert found(judged, text, others=lost) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"my_number": "true", "consent": None}, ["PII009", "PII009", "PII009"]),
        ({"sensitive": "true", "consent": None}, ["PII004", "PII005"]),
        ({"sensitive": "true", "consent": None, "legal_basis": "労働安全衛生法"}, ["PII004"]),
        ({"acquisition": "direct_other", "consent": None}, []),
        ({"acquisition": "direct_other", "notice": None}, ["PII018"]),
        ({"acquisition": "public", "consent": None, "contact": "電話"}, ["PII014", "PII021"]),
        ({"acquisition": "public", "consent": None, "contact": "連絡しない", "source": "官報"}, []),
        ({"acquisition": "public", "consent": None, "contact": "該当なし。", "source": "官報"}, []),
        ({"acquisition": "public", "consent": None, "contact": "N/A", "source": "官報"}, []),
        ({"acquisition": "third_party", "source": "名簿会社"}, ["PII019"]),
        ({"acquisition": "joint_use", "notice": None}, ["PII007"]),
        ({"acquisition": "joint_use", "notice": None, "shared_with": "2社"}, ["PII007"]),
        ({"shared_with": "2社"}, []),
        ({"shared_with": "2社", "notice": None}, ["PII004"]),
        (
            {"shared_with": "2社", "acquisition": "indirect", "source": "勤務先", "notice": None},
            ["PII007", "PII018"],
        ),
        ({"acquisition": "entrusted", "notice": None, "consent": None}, ["PII011"]),
        ({"acquisition": "entrusted", "client": "PT-01", "sensitive": "true", "consent": None}, []),
    ],
)
def test_how_it_is_acquired_decides_what_is_asked(
    changes: dict[str, str | None], said: list[str], judged: Judged
) -> None:
    others = {"parties/PT-01.yaml": CLIENT}
    assert sorted(code for code, _, _ in found(judged, line(**changes), others=others)) == said


def test_a_provision_needs_a_basis_and_a_record(judged: Judged) -> None:
    given = {"provided_to": "加盟店", "phases_na": LINE["phases_na"].replace("entrustment: d, ", "")}
    others = {"risks/R-01.yaml": RISK.format("entrustment", "organisational")}
    recorded = {"logs/types/L.yaml": 'id: L\nname: 提供記録\nclause: "pmark:J.8.8.2"\n'}
    by_law = line(legal_basis="会社法", **given)
    assert found(judged, by_law, others=others) == []
    basis, record = ("PII006", WARNING, ("legal_basis",)), ("PII019", WARNING, ("provided_to",))
    assert found(judged, line(**given), others=others) == [basis, record]
    assert found(judged, line(**given), others=others | recorded) == [basis]
    other = line(**given, acquisition="direct_other", consent=None)
    assert found(judged, other, others=others | recorded) == [("PII006", ERROR, ("legal_basis",))]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"legal_basis": "会社法"}, []),
        ({"legal_basis": "会社法(本人の同意を要しない)"}, []),
        ({"legal_basis": "本人の同意(申込書で提供先を示す)"}, ["PII019"]),
        ({"legal_basis": "届け出たオプトアウト"}, ["PII019"]),
        ({"legal_basis": "Consent on the form"}, ["PII019"]),
        ({"legal_basis": "本人の同意", "data_class": "information"}, []),
        ({"consent": None, "legal_basis": "本人の同意"}, ["PII019"]),
        ({"consent": None}, ["PII006"]),
        ({"data_class": "information"}, []),
    ],
)
def test_what_people_agreed_to_is_recorded(
    changes: dict[str, str | None], said: list[str], judged: Judged
) -> None:
    phases = LINE["phases_na"].replace("entrustment: d, ", "")
    others = {"risks/R-01.yaml": RISK.format("entrustment", "organisational")}
    given = line(**{"provided_to": "加盟店", "acquisition": "direct_other", "phases_na": phases, **changes})
    assert [code for code, _, _ in found(judged, given, others=others)] == said
    document = "id: F-1\ntitle: 提供の記録\nversion: '1.0'\nkind: form\nsatisfies: [J.8.8.2]\n"
    kept = others | {"documents/F-1.yaml": document}
    assert "PII019" not in [code for code, _, _ in found(judged, given, others=kept)]


def test_what_a_client_has_us_hand_on_is_the_clients_to_justify(judged: Judged) -> None:
    changes = {"acquisition": "entrusted", "client": "PT-01", "consent": None, "provided_to": "配送先"}
    phases = LINE["phases_na"].replace("entrustment: d, ", "")
    others = {
        "parties/PT-01.yaml": CLIENT,
        "risks/R-01.yaml": RISK.format("entrustment", "organisational"),
    }
    said = found(judged, line(**changes, phases_na=phases), others=others)
    assert said == [("PII006", WARNING, ("legal_basis",))]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"sensitive": "true", "acquisition": "indirect", "consent": None}, "PII005"),
        ({"provided_to": "加盟店", "consent": None}, "PII006"),
        ({"shared_with": "2社", "notice": None}, "PII007"),
        ({"medium": "cloud"}, "PII010"),
    ],
)
def test_what_the_act_asks_is_asked_without_a_privacymark(
    changes: dict[str, str | None], code: str, judged: Judged
) -> None:
    text = line(**{"phases_na": None, **changes})
    assert [said for said, _, _ in found(judged, text, standards="iso27001")] == [code]
    abroad = {"isms.yaml": SETTINGS.format("iso27001") + "timezone: Europe/London\n"}
    assert found(judged, text, others=abroad) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ("personal_information: false\nmy_number: false", KNOWS_NOTHING),
        ("personal_information: true\nmy_number: true", []),
        ("personal_information: true\nmy_number: false", []),
        ("my_number: false", []),
        ("personal_information: true\nended: 2026-11-22", []),
        ("personal_information: true\nended: 2026-11-21", KNOWS_NOTHING),
        ("personal_information: true\nstarted: 2026-11-23", [("PII008", INFO, ("entrusted_to", 0))]),
        ("personal_information: false\nstarted: 2026-11-23", KNOWS_NOTHING),
        ("personal_information: たぶん", []),
    ],
)
def test_a_supplier_knows_what_it_holds(changes: str, said: list[Said], judged: Judged) -> None:
    text = line(entrusted_to="[SUP-01]", phases_na="{}")
    supplier = f"id: SUP-01\nname: 配送社\nservice: 配送\nowner: P-01\n{changes}\n"
    others = {"suppliers/SUP-01.yaml": supplier}
    assert found(judged, text, standards="iso27001", others=others) == said


def test_a_place_abroad_is_named_allowed_and_looked_after(judged: Judged) -> None:
    abroad = {"suppliers/SUP-01.yaml": SUPPLIER + "countries: [JP, ベトナム]\n"}
    cloud = {"suppliers/SUP-01.yaml": abroad["suppliers/SUP-01.yaml"] + "kind: cloud\n"}
    changes = {"acquisition": "direct_other", "consent": None, "entrusted_to": "[SUP-01]"}
    changes |= {"phases_na": LINE["phases_na"].replace("entrustment: d, ", "")}
    risk = {"risks/R-01.yaml": RISK.format("entrustment", "external")}
    place = ("countries",)
    unnamed = found(judged, line(**changes), others=abroad | risk)
    assert unnamed == [("PII010", WARNING, place), ("PII010", ERROR, place)]
    assert found(judged, line(**changes), others=cloud | risk) == [("PII010", WARNING, place)] * 2
    given = line(provided_to="加盟店", **changes)
    assert ("PII010", ERROR, place) in found(judged, given, others=cloud | risk)
    at_home = line(countries="[JP]", **changes)
    assert found(judged, at_home, others=cloud | risk) == [("PII010", INFO, place)]
    named = line(countries="[ベトナム]", legal_basis="体制を契約で確認", **changes)
    assert found(judged, named, others=abroad | risk) == []
    unmeasured = {"risks/R-01.yaml": RISK.format("entrustment", "technical")}
    assert found(judged, named, others=abroad | unmeasured) == [("PII010", WARNING, place)]


def test_a_place_abroad_of_ones_own_may_need_no_consent(judged: Judged) -> None:
    risk = {"risks/R-01.yaml": RISK.format("storage", "external")}
    own = line(countries="[VN]", acquisition="direct_other", consent=None)
    assert found(judged, own, others=risk) == [
        ("PII010", WARNING, ("countries",)),
        ("PII015", WARNING, ("phases_na", "storage")),
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"medium": "cloud"}, [("PII010", WARNING, ("countries",))]),
        ({"medium": "cloud", "countries": "[日本]"}, []),
        ({"medium": "cloud", "countries": "[JP, Japan]"}, []),
        ({"countries": "[VN]"}, [("PII010", WARNING, ("countries",))]),
    ],
)
def test_a_cloud_is_in_a_country(changes: dict[str, str | None], said: list[Said], judged: Judged) -> None:
    assert found(judged, line(**changes)) == said


def test_my_numbers_need_their_laws_and_someone_in_charge(judged: Judged) -> None:
    guidelines = ("特定個人情報の適正な取扱いに関するガイドライン（事業者編）", "マイナンバーガイドライン")
    act = "行政手続における特定の個人を識別するための番号の利用等に関する法律"
    laws, shortly = (
        {
            f"laws/L-{n}.yaml": f"id: L-{n}\nname: {name}\nchecked_on: 2026-11-10\n"
            for n, name in enumerate((act, guideline))
        }
        for guideline in guidelines
    )
    fields = "id: P-03\nname: 桑原 明美\ndepartment: D-01\nemployment: employee\n"
    handler = {"people/P-03.yaml": f"{fields}roles: [my_number_handler]\n"}
    text = line(my_number="true")
    assert found(judged, text, others={**laws, **handler}) == []
    assert found(judged, text, others={**shortly, **handler}) == []
    assert found(judged, text, others=laws) == [("PII009", ERROR, ("my_number",))]
    assert len(found(judged, text, others=handler)) == 2


@pytest.mark.parametrize(
    ("phases", "provided", "said"),
    [
        ("{entrustment: しない}", "税務署", [("PII015", ERROR, ("phases_na", "entrustment"))]),
        ("{委託・提供: しない}", "税務署", [("PII015", ERROR, ("phases_na", "委託・提供"))]),
        ("{disposal: しない}", "税務署", [("PII015", WARNING, ("phases_na", "disposal"))]),
        ("{disposl: しない}", None, [("PII015", ERROR, ("phases_na", "disposl"))]),
        ("{entrustment: しない}", None, []),
    ],
)
def test_what_is_used_does_apply(phases: str, provided: str | None, said: list[Said], judged: Judged) -> None:
    text = line(phases_na=phases, provided_to=provided, legal_basis="所得税法")
    risk = {"risks/R-01.yaml": RISK.format("disposal", "physical")}
    assert found(judged, text, standards="iso27001", others=risk) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"retention_until": "2026-10-22"}, [("PII016", ERROR, ("retention_until",))]),
        ({"retention_until": "2026-10-23"}, [("PII016", WARNING, ("retention_until",))]),
        ({"retention_until": "2026-11-21"}, [("PII016", WARNING, ("retention_until",))]),
        ({"retention_until": "2026-11-22"}, []),
        ({"retention_until": "2026-11-21", "disposed": "2026-11-20"}, []),
        (
            {"retention_until": "2026-11-21", "disposed": "2026-11-23"},
            [("PII016", WARNING, ("retention_until",))],
        ),
        ({"ended": "2026-11-21"}, [("PII016", WARNING, ("ended",))]),
        ({"ended": "2026-11-22"}, []),
        ({"ended": "2026-11-21", "retention_until": "いつか"}, []),
        ({"ended": "2026-04-01"}, [("PII016", WARNING, ("ended",))]),
        (
            {"ended": "2026-04-01", "disposed": "2026-03-31"},
            [("PII022", ERROR, ("disposed",))],
        ),
        ({"reviewed": "2026-05-09", "reviewed_by": "P-01"}, [("PII022", ERROR, ("reviewed",))]),
    ],
)
def test_nothing_is_kept_beyond_its_time(
    changes: dict[str, str | None], said: list[Said], judged: Judged
) -> None:
    assert found(judged, line(**changes), standards="iso27001") == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"data_class": None}, ["PII017"]),
        ({"data_class": "retained"}, ["PII017"]),
        ({"data_class": "retained", "disclosure": "false"}, ["PII017"]),
        ({"data_class": "retained", "disclosure": "true"}, []),
        ({"data_class": "retained", "disclosure": "たぶん"}, []),
        ({"my_number": None}, ["PII012"]),
        ({"items": "氏名、個人番号"}, ["PII023"]),
        ({"items": "氏名、個人番号(マスキング)"}, []),
        ({"items": "履歴書(本人の病歴を除く)、扶養の状況"}, []),
        ({"items": "病歴、住所以外の連絡先"}, ["PII023"]),
        ({"items": "病歴を含まない。既往歴"}, ["PII023"]),
        ({"items": "氏名、既往歴", "sensitive": None}, ["PII012"]),
        ({"retention": "未定"}, ["PII024"]),
        ({"use_until": "必要がなくなるまで"}, ["PII024"]),
        ({"retention": "永年保存。"}, ["PII024"]),
    ],
)
def test_what_is_written_is_definite(changes: dict[str, str | None], said: list[str], judged: Judged) -> None:
    assert [code for code, _, _ in found(judged, line(**changes))] == said


def test_a_firm_that_aims_at_privacymark_has_a_ledger(judged_whole: Judged) -> None:
    def codes(files: Mapping[str, str | File]) -> set[str]:
        return {d.code for d in judged_whole(files) if d.code in {"PII013", "PII020"}}

    pmark = {"isms.yaml": SETTINGS.format("pmark")}
    assert codes(pmark) == {"PII020"}
    assert codes({"isms.yaml": SETTINGS.format("iso27001")}) == set()
    assert codes({**pmark, "personal-information/a.yaml": line()}) == {"PII013"}
    assert codes({**pmark, "personal-information/a.yaml": "id: PI-01\n"}) == set()
