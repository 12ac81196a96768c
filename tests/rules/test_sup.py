"""When a supplier has to be assessed, and what has to be known of it."""

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
    "format: 1\norganisation: {name: 株式会社見本}\nstandards: [pmark]\nscope: 全社\nstage: certified\n"
    'risk: {method: ipa-sme-3.1, acceptable: "score:4"}\n'
)


LEDGER = (
    "管理番号,個人情報名,管理部署,管理責任者,利用目的,個人情報の項目,取得の形態,媒体,保管場所,委託先,保管期限,"
    "廃棄方法\n"
    "PI-01,届け先,D-01,P-01,配送,氏名,public,paper,書庫,{to},3か月,溶解\n"
)


def found(
    judged: Judged, fields: str, settings: str = SETTINGS, *codes: str, ledger: str = "", **others: str
) -> list[tuple[str, Level, FieldPath]]:
    """Return what the rules with these codes say of a supplier, in their order."""
    text = f"id: SUP-01\nname: 配送社\nservice: 配送\nowner: P-01\n{fields}\n"
    files = {"isms.yaml": settings, "suppliers/SUP-01.yaml": text, **others}
    if ledger:
        files["personal-information/ledger.csv"] = ledger
    return [
        (d.code, d.level, d.where.field)
        for d in judged(files)
        if d.code in (codes or ("SUP001", "SUP002")) and isinstance(d.where, Spot)
    ]


def assessed(*assessments: str, flags: str = "personal_information: true\nmy_number: false") -> str:
    rows = "\n".join(f"  - {{by: 総務部, result: pass, {each}}}" for each in assessments)
    return f"{flags}\nassessments:\n{rows}" if rows else flags


NEVER = ("SUP001", Level.ERROR, ("assessments",))
LATE = ("SUP001", Level.ERROR, ("assessments", 0, "next_due"))
LAPSED = ("assessments", 0, "date")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (assessed(), [NEVER]),
        (assessed(flags="personal_information: false"), []),
        (assessed(flags="my_number: true"), [NEVER]),
        (assessed() + "\nended: 2026-11-21", []),
        (assessed() + "\nended: 2026-11-22", [NEVER]),
        (assessed() + "\nstarted: 2026-12-01", []),
        (assessed("date: 2026-12-01"), [NEVER]),
        (assessed("date: 2025-10-20, next_due: 2026-11-22"), []),
        (assessed("date: 2025-10-20, next_due: 2026-11-21"), [LATE]),
        (assessed("date: 2025-10-20, next_due: 2025-12-31", "date: 2026-01-20, next_due: 2027-01-31"), []),
        (assessed("date: 2020-10-20, next_due: 2027-01-31"), []),
        (assessed("date: 2020-10-20, next_due: 令和8年"), []),
        (assessed("date: 2026-04-01"), []),
        (assessed("date: 2026-03-31"), [("SUP001", Level.INFO, LAPSED)]),
        (assessed("date: 2025-03-31"), [("SUP001", Level.ERROR, LAPSED)]),
    ],
)
def test_a_supplier_with_personal_information_is_assessed_in_time(
    fields: str, said: list[tuple[str, Level, FieldPath]], judged: Judged
) -> None:
    assert found(judged, fields) == said


def test_a_year_is_the_fiscal_year_of_the_organisation(judged: Judged) -> None:
    settings = f"{SETTINGS}fiscal_year_start: 12-01\n"
    last_days = [("SUP001", Level.WARNING, LAPSED)]
    assert found(judged, assessed("date: 2025-11-30"), settings) == last_days
    assert found(judged, assessed("date: 2025-12-01"), settings) == []


@pytest.mark.parametrize(
    ("flags", "unknown"),
    [
        ("kind: delivery", ["personal_information"]),
        ("my_number: false", ["personal_information"]),
        ("personal_information: false", []),
        (assessed("date: 2026-05-01", flags="personal_information: true"), ["my_number"]),
        (assessed("date: 2026-05-01", flags="my_number: true"), []),
        (assessed("date: 2026-05-01"), []),
        ("kind: delivery\nended: 2025-03-31", []),
    ],
)
def test_unknown_is_not_no(flags: str, unknown: list[str], judged: Judged) -> None:
    assert found(judged, flags) == [("SUP002", Level.WARNING, (name,)) for name in unknown]


def test_a_flag_that_cannot_be_read_is_reported_once(judged: Judged) -> None:
    assert found(judged, "personal_information: たぶん") == []


def test_an_assessment_that_cannot_be_read_is_not_missing(judged: Judged) -> None:
    assert found(judged, assessed("date: 昨日")) == []


def test_an_assessment_is_counted_as_it_is_written(judged: Judged) -> None:
    written = assessed("date: 2024-05-01", "date: 2025-10-20, next_due: 2026-10-31", "date: 2026-12-01")
    assert found(judged, written) == [("SUP001", Level.ERROR, ("assessments", 1, "next_due"))]


PERSONAL = "personal_information: true\nmy_number: false"
EIGHT = "responsibility, security, re_entrustment, reporting, verification, breach, incident, termination"
ISO = SETTINGS.replace("pmark", "iso27001")


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        (f"contract_signed: 2026-04-01\nclauses: [{EIGHT}]", None),
        (f"contract_signed: 2026-04-01\nclauses: [{EIGHT}, 損害賠償]", None),
        ("contract_signed: 2026-04-01", Level.WARNING),
        ("memo_signed: 2026-04-01", Level.WARNING),
        ("memo_signed: 2026-04-01\nclauses: [security]", Level.ERROR),
        ("memo_signed: 2026-04-01\nclauses: [security, 契約後の消去]", Level.WARNING),
        ("nda_signed: 2026-04-01", Level.ERROR),
        ("nda_signed: 2026-04-01\nclauses: [security]", Level.ERROR),
        (f"nda_signed: 2026-04-01\nclauses: [{EIGHT}]", None),
        ("", None),
        ("contract_signed: 2026-04-01\nended: 2026-11-21", None),
    ],
)
def test_a_contract_settles_the_eight_items(fields: str, level: Level | None, judged: Judged) -> None:
    said = found(judged, f"{PERSONAL}\n{fields}", SETTINGS, "SUP003")
    assert said == ([] if level is None else [("SUP003", level, ("clauses",))])


def test_the_eight_items_are_those_of_the_privacy_mark(judged: Judged) -> None:
    assert found(judged, f"{PERSONAL}\ncontract_signed: 2026-04-01", ISO, "SUP003") == []


SELECTED = ("assessments", 0, "date")


@pytest.mark.parametrize(
    ("fields", "settings", "level"),
    [
        ("started: 2026-05-01\n" + assessed("date: 2026-05-01, kind: selection", flags=""), "", None),
        ("started: 2026-05-01\n" + assessed("date: 2026-05-02, kind: selection", flags=""), "", Level.ERROR),
        ("started: 2026-05-01\n" + assessed("date: 2026-05-02", flags=""), "", Level.WARNING),
        ("started: 2026-05-01\n" + assessed("date: 2026-05-02", flags=""), "pms_started: 2026-05-02", None),
        (assessed("date: 2026-05-02, kind: selection", flags=""), "", None),
        ("started: 2026-05-01", "", None),
        ("started: 2025-04-01\n" + assessed("date: 2026-05-02", flags=""), "", Level.WARNING),
        ("started: 2025-03-31\n" + assessed("date: 2026-05-02", flags=""), "", None),
    ],
)
def test_a_supplier_is_chosen_before_it_begins(
    fields: str, settings: str, level: Level | None, judged: Judged
) -> None:
    said = found(judged, f"{PERSONAL}\n{fields.lstrip()}", f"{SETTINGS}{settings}\n", "SUP004")
    assert said == ([] if level is None else [("SUP004", level, SELECTED)])


@pytest.mark.parametrize(("held", "level"), [("2026-05-01", Level.WARNING), ("2026-05-02", None)])
def test_the_first_review_tells_when_the_system_began(held: str, level: Level | None, judged: Judged) -> None:
    review = f"id: RV-01\nkind: management_review\nheld: {held}\nchaired_by: P-02\n"
    fields = f"{PERSONAL}\nstarted: 2026-05-01\n" + assessed("date: 2026-05-03", flags="").lstrip()
    said = found(judged, fields, ISO, "SUP004", **{"reviews/r.yaml": review})
    assert said == ([] if level is None else [("SUP004", level, SELECTED)])


@pytest.mark.parametrize(
    ("result", "more", "level"),
    [
        ("pass", "", None),
        ("conditional", "", Level.ERROR),
        ("fail", "", Level.ERROR),
        ("fail, action: 改善を確認した", "", None),
        ("fail", "activities: [{date: 2026-07-20, kind: visit}]", None),
        ("fail", "activities: [{date: 2026-07-19, kind: visit}]", Level.ERROR),
        ("fail", "ended: 2026-11-21", None),
    ],
)
def test_a_result_that_asks_for_more_is_followed_up(
    result: str, more: str, level: Level | None, judged: Judged
) -> None:
    fields = f"assessments:\n  - {{date: 2026-07-20, by: 総務部, result: {result}}}\n{more}"
    said = found(judged, fields, SETTINGS, "SUP005")
    assert said == ([] if level is None else [("SUP005", level, ("assessments", 0, "result"))])


def test_only_the_last_result_counts(judged: Judged) -> None:
    fields = (
        "assessments:\n  - {date: 2026-07-20, by: 総務部, result: fail}\n"
        "  - {date: 2026-08-20, by: 総務部, result: pass}"
    )
    assert found(judged, fields, SETTINGS, "SUP005") == []


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        ("contract_expires: 2026-11-22\nauto_renewal: false", None),
        ("contract_expires: 2026-11-21\nauto_renewal: false", Level.ERROR),
        ("contract_expires: 2026-11-21\nauto_renewal: true", None),
        ("contract_expires: 2026-11-21", Level.WARNING),
        ("contract_expires: 2026-11-21\nauto_renewal: たぶん", None),
        ("contract_expires: 2026-11-21\nauto_renewal: false\nended: 2026-11-21", None),
    ],
)
def test_nobody_works_after_the_contract(fields: str, level: Level | None, judged: Judged) -> None:
    said = found(judged, f"{PERSONAL}\n{fields}", SETTINGS, "SUP006")
    assert said == ([] if level is None else [("SUP006", level, ("contract_expires",))])
    without = found(judged, f"personal_information: false\n{fields}", SETTINGS, "SUP006")
    assert [each for _, each, _ in without] == ([] if level is None else [Level.WARNING])


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        (f"{PERSONAL}\nended: 2026-10-23", None),
        (f"{PERSONAL}\nended: 2026-10-22", Level.ERROR),
        (f"{PERSONAL}\nended: 2026-10-22\nreturned_on: 2026-11-22", None),
        (f"{PERSONAL}\nended: 2026-10-22\nreturned_on: 2026-11-23", Level.ERROR),
        ("personal_information: false\nended: 2020-03-31", None),
        ("ended: 2020-03-31", Level.WARNING),
    ],
)
def test_what_was_held_is_returned_or_erased(fields: str, level: Level | None, judged: Judged) -> None:
    said = found(judged, fields, SETTINGS, "SUP007")
    assert said == ([] if level is None else [("SUP007", level, ("returned_on",))])


def test_isms_yaml_sets_how_long_a_return_may_take(judged: Judged) -> None:
    settings = f"{SETTINGS}rules: {{SUP007: {{days: 60}}}}\n"
    assert found(judged, f"{PERSONAL}\nended: 2026-10-01", settings, "SUP007") == []


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        (PERSONAL, Level.WARNING),
        ("my_number: true", Level.WARNING),
        ("personal_information: false", None),
        (f"{PERSONAL}\ncountries: [日本]", None),
        (f"{PERSONAL}\nended: 2026-11-21", None),
    ],
)
def test_it_is_known_where_the_data_are(fields: str, level: Level | None, judged: Judged) -> None:
    said = found(judged, fields, SETTINGS, "SUP008")
    assert said == ([] if level is None else [("SUP008", level, ("countries",))])


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        ("", Level.ERROR),
        ("nda_signed: 2026-04-01", Level.WARNING),
        ("memo_signed: 2026-04-01", None),
        ("contract_signed: 2026-12-01", Level.ERROR),
        ("contract_signed: 昨日", None),
        ("started: 2026-12-01", None),
    ],
)
def test_something_is_signed(fields: str, level: Level | None, judged: Judged) -> None:
    said = found(judged, f"{PERSONAL}\n{fields}", ISO, "SUP009")
    assert said == ([] if level is None else [("SUP009", level, ("contract_signed",))])


@pytest.mark.parametrize("fields", ["", "nda_signed: 2026-04-01", "contract_signed: 2026-04-01"])
def test_what_is_wrong_with_a_contract_is_said_once(fields: str, judged: Judged) -> None:
    assert len(found(judged, f"{PERSONAL}\n{fields}", SETTINGS, "SUP003", "SUP009")) == 1


GAP = "date: 2024-07-20, next_due: 2025-07-31"
SINCE = "date: 2026-06-10, next_due: 2027-07-31"


@pytest.mark.parametrize(
    ("assessments", "more", "settings", "missed"),
    [
        ((GAP, SINCE), "", "", True),
        ((GAP, SINCE), "activities: [{date: 2025-09-10, kind: survey}]", "", False),
        ((GAP, SINCE), "activities: [{date: 2026-04-01, kind: survey}]", "", True),
        ((GAP, SINCE), "activities: [{date: 昨日, kind: survey}]", "", False),
        ((GAP, "date: 2026-03-31, next_due: 2027-07-31"), "", "", False),
        (("date: 2024-07-20, next_due: 2027-07-31",), "", "", False),
        (("date: 2024-07-20, next_due: 2026-04-01", SINCE), "", "", False),
        (("date: 2024-07-20, next_due: 2026-03-31", SINCE), "", "", True),
        (("date: 2024-07-20, next_due: 令和8年", SINCE), "", "", False),
        (("date: 2024-07-20", SINCE), "", "", True),
        ((GAP, "date: 2026-06-10"), "", "", False),
        ((GAP, SINCE), "started: 2025-04-02", "", False),
        ((GAP, SINCE), "", "pms_started: 2025-04-02", False),
    ],
)
def test_a_year_without_supervision_is_a_gap(
    assessments: tuple[str, ...], more: str, settings: str, judged: Judged, *, missed: bool
) -> None:
    fields = f"{assessed(*assessments)}\n{more}"
    said = found(judged, fields, f"{SETTINGS}{settings}\n", "SUP010")
    assert said == ([("SUP010", Level.WARNING, ("activities",))] if missed else [])
    assert found(judged, fields, f"{ISO}{settings}\n", "SUP010") == []


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ("started: 2026-04-01\nended: 2026-03-31", ("ended",)),
        ("started: 2026-04-01\nended: 2026-04-01", None),
        ("contract_signed: 2026-04-01\ncontract_expires: 2025-04-01", ("contract_expires",)),
        (assessed("date: 2026-05-01, next_due: 2026-04-30"), ("assessments", 0, "next_due")),
        (assessed("date: 2026-05-01, next_due: 2026-05-01"), None),
    ],
)
def test_dates_follow_each_other(fields: str, place: FieldPath | None, judged: Judged) -> None:
    said = found(judged, fields, SETTINGS, "SUP011")
    assert said == ([] if place is None else [("SUP011", Level.ERROR, place)])


@pytest.mark.parametrize(
    ("fields", "to", "level"),
    [
        (PERSONAL, "", Level.WARNING),
        (PERSONAL, "SUP-01", None),
        (f"{PERSONAL}\nkind: staffing", "", None),
        (f"{PERSONAL}\nended: 2026-11-21", "", None),
        ("personal_information: false", "", None),
    ],
)
def test_the_ledger_knows_the_supplier(fields: str, to: str, level: Level | None, judged: Judged) -> None:
    text = LEDGER.format(to=to)
    said = found(judged, fields, SETTINGS, "SUP013", ledger=text)
    assert said == ([] if level is None else [("SUP013", level, ("personal_information",))])
    assert found(judged, fields, ISO, "SUP013", ledger=text) == []
    assert found(judged, fields, SETTINGS, "SUP013") == []


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ("personal_information: false", ("assessments",)),
        (assessed("date: 2020-05-01", flags="personal_information: false"), None),
        (
            assessed("date: 2025-05-01, next_due: 2026-11-21", flags="personal_information: false"),
            ("assessments", 0, "next_due"),
        ),
        ("kind: other", None),
        (PERSONAL, None),
    ],
)
def test_who_holds_no_personal_information_is_looked_at_too(
    fields: str, place: FieldPath | None, judged: Judged
) -> None:
    said = found(judged, fields, ISO, "SUP014")
    assert said == ([] if place is None else [("SUP014", Level.WARNING, place)])
    assert found(judged, fields, SETTINGS, "SUP014") == []
