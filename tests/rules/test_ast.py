"""Assets: not analysed, kept too long, without a supplier, not looked over, gone without a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import FieldPath, Level, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic
    from isms.rules.examples import File

    Judged = Callable[[Mapping[str, str | File]], list[Diagnostic]]

SETTINGS = (
    "format: 1\norganisation: {{name: 株式会社見本}}\nstandards: [{standards}]\nscope: 全社\n"
    "stage: certified\n"
    'risk: {{method: ipa-sme-3.1, acceptable: "score:4"}}\n'
)
REST = "confidentiality: 2\nintegrity: 2\navailability: 1\n"
ERROR, WARNING, INFO = Level.ERROR, Level.WARNING, Level.INFO


def asset(
    fields: str = "", key: str = "A-1", medium: str = "server", department: str = "D-01"
) -> dict[str, str]:
    head = f"id: {key}\nname: 資産 {key}\ndepartment: {department}\nowner: P-01\nmedium: [{medium}]\n"
    return {f"assets/{key}.yaml": f"{head}{REST}{fields}\n"}


def risk(about: str) -> dict[str, str]:
    text = (
        f"id: R-1\ntitle: 故障\n{about}\nthreat: 故障\nowner: P-01\n"
        "factors: {threat: 1, vulnerability: 1}\ndecision: accept\naccepted_by: [P-01]\n"
        "accepted_on: 2026-05-29\n"
    )
    return {"risks/R-1.yaml": text}


def personal(fields: str = "", name: str = "A-1") -> dict[str, str]:
    text = (
        "id: PI-1\nname: 名簿\ndepartment: D-01\nowner: P-01\npurpose: 連絡\nitems: 氏名\n"
        "acquisition: public\nmedium: paper\nlocation: 書庫\nretention: 1年\ndisposal: 溶解\n"
        f"asset: {name}\n{fields}\n"
    )
    return {"personal-information/PI-1.yaml": text}


def found(
    judged: Judged, code: str, *files: Mapping[str, str], standards: str = "iso27001, pmark"
) -> list[tuple[Level, FieldPath]]:
    own = {path: text for each in files for path, text in each.items()}
    said = judged({"isms.yaml": SETTINGS.format(standards=standards), **own})
    return [(d.level, d.where.field) for d in said if d.code == code and isinstance(d.where, Spot)]


OUTSIDE = {"departments/D-09.yaml": "id: D-09\nname: 社外\nexternal: true\n"}
ASIDE = {"departments/D-02.yaml": "id: D-02\nname: 別事業部\nhead: P-02\nin_scope: false\n"}


@pytest.mark.parametrize(
    ("files", "flaws"),
    [
        (asset(), 1),
        (asset("draft: true"), 0),
        (asset("disposed: 2026-10-01"), 0),
        (asset("disposed: 2026-12-01"), 1),
        (asset() | risk("asset: A-1"), 0),
        (asset() | risk("asset_kind: server"), 0),
        (asset() | risk("asset_kind: サーバー\nexempt: [A-1]"), 1),
        (asset() | risk("asset_kind: paper"), 1),
        (asset("category: 設計") | risk("asset_kind: 設計"), 0),
        (asset() | personal() | risk("personal_information: PI-1"), 0),
        (asset() | personal("ended: 2026-10-01") | risk("personal_information: PI-1"), 1),
        (asset() | {"risks/R-1.yaml": "id: R-1\n"}, 0),
        (asset(department="D-09") | OUTSIDE, 0),
    ],
)
def test_a_risk_looks_at_an_asset(files: Mapping[str, str], flaws: int, judged: Judged) -> None:
    assert found(judged, "AST001", files) == [(WARNING, ())] * flaws


def test_what_lies_outside_the_scope_is_looked_at_for_privacymark_only(judged: Judged) -> None:
    files = asset(department="D-02") | ASIDE
    assert found(judged, "AST001", files, standards="iso27001") == []
    assert found(judged, "AST001", files, standards="pmark") == [(WARNING, ())]


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        ("retention_until: 2026-10-22", ERROR),
        ("retention_until: 2026-10-23", WARNING),
        ("retention_until: 2026-11-21", WARNING),
        ("retention_until: 2026-11-22", None),
        ("retention_until: 2026-11-21\ndisposed: 2026-11-22", None),
        ("retention_until: 2026-11-21\ndisposed: 2026-11-23", WARNING),
        ("retention_until: 2026-10-01\ndisposed: 済", None),
    ],
)
def test_nothing_is_kept_too_long(fields: str, level: Level | None, judged: Judged) -> None:
    for held in ("[personal]", "[my_number]", "[none]", ""):
        files = asset(f"{fields}\npersonal_information: {held}")
        weight = WARNING if level is ERROR and held in {"[none]", ""} else level
        assert found(judged, "AST002", files) == ([(weight, ("retention_until",))] if weight else [])


OVER = "retention_until: 2026-10-01\npersonal_information: [personal]"


def test_what_lies_outside_the_scope_may_be_kept(judged: Judged) -> None:
    files = asset(OVER, department="D-02") | ASIDE
    assert found(judged, "AST002", files, standards="iso27001") == []
    assert found(judged, "AST002", files, standards="pmark") == [(ERROR, ("retention_until",))]


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("", ERROR),
        ("retention_until: 2026-11-22", ERROR),
        ("retention_until: 2026-11-21", WARNING),
        ("retention_until: 2026-11-21\ndraft: true", ERROR),
        ("retention_until: 2026-11-21\ndisposed: 2026-11-22", ERROR),
    ],
)
def test_what_the_ledger_is_late_with_is_said_there(line: str, level: Level, judged: Judged) -> None:
    assert found(judged, "AST002", asset(OVER), personal(line)) == [(level, ("retention_until",))]


SUPPLIER = "id: SUP-1\nname: 雲\nservice: 保管\nowner: P-01\npersonal_information: false\n{fields}\n"


@pytest.mark.parametrize(
    ("fields", "medium", "supplier", "flaws"),
    [
        ("", "cloud", "", 1),
        ("", "paper, cloud", "", 1),
        ("", "server", "", 0),
        ("supplier: SUP-1", "cloud", "", 0),
        ("supplier: SUP-1", "cloud", "ended: 2026-11-22", 0),
        ("supplier: SUP-1", "cloud", "ended: 2026-11-21", 1),
        ("supplier: SUP-1", "paper", "ended: 2026-11-21", 1),
        ("supplier: SUP-1\ndisposed: 2026-11-21", "cloud", "ended: 2026-11-21", 0),
    ],
)
def test_the_cloud_has_a_supplier_who_serves(
    fields: str, medium: str, supplier: str, flaws: int, judged: Judged
) -> None:
    files = asset(fields, medium=medium) | {"suppliers/SUP-1.yaml": SUPPLIER.format(fields=supplier)}
    assert found(judged, "AST003", files) == [(ERROR, ("supplier",))] * flaws


def test_what_is_inside_another_asset_takes_its_supplier(judged: Judged) -> None:
    supplier = {"suppliers/SUP-1.yaml": SUPPLIER.format(fields="")}
    outer = asset("supplier: SUP-1", "A-3", "cloud")
    middle = asset("stored_in: [A-3]", "A-2", "cloud")
    assert found(judged, "AST003", asset("stored_in: [A-2]", medium="cloud"), middle, outer, supplier) == []
    circle = asset("stored_in: [A-2]", medium="cloud") | asset("stored_in: [A-1]", "A-2", "cloud")
    assert len(found(judged, "AST003", circle)) == 2


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("reviewed: 2026-04-01\nreviewed_by: P-01", []),
        ("reviewed: 2026-04-01", [(WARNING, ("reviewed_by",))]),
        ("reviewed: 2026-04-01\nreviewed_by: だれか", []),
        ("reviewed: 2026-03-31\nreviewed_by: P-01", [(INFO, ("reviewed",))]),
        ("reviewed: 2025-03-31\nreviewed_by: P-01", [(WARNING, ("reviewed",))]),
        ("reviewed: 2025-03-31\nregistered: 2026-06-01", []),
        ("registered: 2026-06-01", []),
        ("registered: 2025-06-01", [(INFO, ("reviewed",))]),
        ("", [(WARNING, ("reviewed",))]),
        ("reviewed: 去年", []),
        ("draft: true", []),
    ],
)
def test_a_row_is_looked_over_once_a_year(
    fields: str, said: list[tuple[Level, FieldPath]], judged: Judged
) -> None:
    assert found(judged, "AST004", asset(fields)) == said


@pytest.mark.parametrize(
    ("fields", "flaws"),
    [
        ("", 1),
        ("personal_information: [none]", 0),
        ("personal_information: [たぶん]", 0),
        ("disposed: 2026-01-05", 0),
    ],
)
def test_unknown_is_not_none(fields: str, flaws: int, judged: Judged) -> None:
    assert found(judged, "AST005", asset(fields)) == [(WARNING, ("personal_information",))] * flaws


@pytest.mark.parametrize(
    ("fields", "medium", "entry", "flaws"),
    [
        ("personal_information: [personal]", "paper", {}, 1),
        ("personal_information: [personal]", "pc", {}, 0),
        ("personal_information: [none]", "paper", {}, 0),
        ("personal_information: [personal]", "paper", personal(), 0),
        ("personal_information: [personal]\nbusiness: 総務", "paper", personal("business: 総務", "A-9"), 0),
        ("personal_information: [personal]\nbusiness: 総務", "paper", personal("business: 経理", "A-9"), 1),
        ("personal_information: [my_number]\nbusiness: 総務", "pc", personal("business: 総務", "A-9"), 1),
        ("personal_information: [my_number]", "pc", personal("my_number: true"), 0),
        ("personal_information: [personal]", "paper", {"personal-information/PI-1.yaml": "id: PI-1\n"}, 0),
    ],
)
def test_the_other_ledger_has_it_too(
    fields: str, medium: str, entry: Mapping[str, str], flaws: int, judged: Judged
) -> None:
    files = asset(fields, medium=medium) | asset("disposed: 2026-01-05", "A-9") | dict(entry)
    assert found(judged, "AST006", files) == [(WARNING, ("personal_information",))] * flaws
    assert found(judged, "AST006", files, standards="iso27001") == []


@pytest.mark.parametrize(
    ("fields", "holder", "said"),
    [
        ("stored_in: [A-2]", "", []),
        ("stored_in: [A-2]", "disposed: 2026-10-01", [(ERROR, ("stored_in", 0))]),
        ("stored_in: [A-2]", "disposed: 2026-12-01", []),
        ("stored_in: [A-2]\ndisposed: 2026-10-01", "disposed: 2026-10-01", []),
        ("disposed: 2026-10-01\nregistered: 2026-10-02", "", [(ERROR, ("disposed",))]),
        ("disposed: 2026-10-01\nregistered: 2026-10-01", "", []),
    ],
)
def test_nothing_is_kept_in_what_is_gone(
    fields: str, holder: str, said: list[tuple[Level, FieldPath]], judged: Judged
) -> None:
    assert found(judged, "AST007", asset(fields), asset(holder, "A-2")) == said


GONE = "disposed: 2026-10-01\ndisposal: 破砕\npersonal_information: [personal]"
LOG = {"logs/types/disposal.yaml": "id: disposal\nname: 廃棄\n"}


def log(what: str) -> dict[str, str]:
    return {**LOG, "logs/disposal.yaml": f"type: disposal\ndate: 2026-10-01\nwhat: {what}\n"}


@pytest.mark.parametrize(
    ("fields", "files", "said"),
    [
        (GONE, {}, [(WARNING, ("disposed",))]),
        (GONE, log("サーバー(A-1)を破砕"), []),
        (GONE, log("サーバー(A-10)を破砕"), [(WARNING, ("disposed",))]),
        (
            GONE,
            {"evidence/E-1.yaml": "id: E-1\ntitle: 証明書\nurl: https://a.example\nsupports: [asset:A-1]\n"},
            [],
        ),
        (
            GONE,
            {"evidence/E-1.yaml": "id: E-1\ntitle: 証明書\nurl: https://a.example\nsupports: [A-1]\n"},
            [],
        ),
        (
            GONE,
            {"evidence/E-1.yaml": "id: E-1\ntitle: 証明\nurl: https://a.example\nsupports: ['asset: A-1']\n"},
            [],
        ),
        ("disposed: 2026-10-01\ndisposal: 破砕\npersonal_information: [none]", {}, []),
        ("disposed: 2026-10-01\npersonal_information: [none]", {}, [(WARNING, ("disposal",))]),
        (f"{GONE}\ndraft: true", {}, []),
    ],
)
def test_a_disposal_leaves_a_trace(
    fields: str, files: Mapping[str, str], said: list[tuple[Level, FieldPath]], judged: Judged
) -> None:
    assert found(judged, "AST008", asset(fields), files) == said


def test_an_id_that_is_not_ascii_is_found_in_a_log(judged: Judged) -> None:
    assert found(judged, "AST008", asset(GONE, "個-営-001"), log("個-営-001の原本を溶解")) == []


def test_a_class_is_asked_for_by_iso_27001(judged: Judged) -> None:
    assert found(judged, "AST009", asset()) == [(WARNING, ("classification",))]
    assert found(judged, "AST009", asset("classification: 秘")) == []
    assert found(judged, "AST009", asset(), standards="pmark") == []


@pytest.mark.parametrize(
    ("held", "entry", "flaws"),
    [
        ("[personal]", "", 0),
        ("[none]", "", 1),
        ("[none]", "ended: 2026-10-01", 0),
        ("[none]", "draft: true", 0),
        ("[personal]", "sensitive: true", 1),
        ("[sensitive]", "sensitive: true", 0),
        ("[personal]", "sensitive: true\nmy_number: true", 2),
        ("[personal, my_number]", "my_number: true", 0),
        ("[たぶん]", "my_number: true", 0),
        ("[personal]\ndisposed: 2026-10-01", "", 1),
    ],
)
def test_the_ledgers_agree(held: str, entry: str, flaws: int, judged: Judged) -> None:
    files = asset(f"personal_information: {held}") | personal(entry)
    assert found(judged, "AST010", files) == [(ERROR, ("asset",))] * flaws
