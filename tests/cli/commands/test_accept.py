"""`isms accept`: risks, treatments and reviews are signed off; isms check says what changes afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

DAY = ("--as-of", "2026-11-22")
LATER = ("--as-of", "2026-12-01")
TREATMENT = """\
id: T-001
title: 監視の強化
risks: [R-001]
action: 不審な通信を監視する
route: project
owner: P-02
due: 2027-01-31
"""


def test_a_risk_is_accepted_by_its_owner(isms: Command, programme: Path) -> None:
    outcome = isms("accept", "R-002", "--by", "佐藤次郎", *DAY)
    assert outcome.status == 0
    assert outcome.out == ""
    assert outcome.err.startswith("受容を記録しました: 1 件(R-002)\n")
    assert "RSK001" not in outcome.err
    written = (programme / "risks/R-002.yaml").read_text("utf-8")
    assert "accepted_by: [P-02]\naccepted_on: 2026-11-22\nstamps:\n  accepted:\n    digest: " in written
    assert "\n    score: 1\n    level: low\n" in written
    assert "RSK009" not in isms("check", *LATER).out


def test_a_risk_that_changes_afterwards_is_not_accepted_any_more(isms: Command, programme: Path) -> None:
    isms("accept", "R-002", "--by", "P-02", *DAY)
    risk, ledger = programme / "risks/R-002.yaml", programme / "assets/assets.csv"
    risk.write_text(risk.read_text("utf-8").replace("置き忘れ", "盗難"), "utf-8")
    said = isms("check", "--select", "RSK009", *LATER).out
    assert "2026-11-22 の受容は無効です: 脅威\n" in said
    ledger.write_text(ledger.read_text("utf-8").replace("none,1,1,1", "none,3,1,1"), "utf-8")
    said = isms("check", "--select", "RSK009", "--lang", "en", *LATER).out
    assert "these have changed: Threat, score (1 -> 3), level (Low -> Middle)." in said


def test_what_stays_above_the_criterion_needs_an_end_and_top_management(
    isms: Command, programme: Path
) -> None:
    risk = programme / "risks/R-001.yaml"
    risk.write_text(risk.read_text("utf-8").replace("reduce", "accept").replace("P-01", "P-02"), "utf-8")
    before = risk.read_bytes()
    assert isms("accept", "R-001", "--by", "P-02", *DAY).status == 2
    assert isms("accept", "R-001", "--by", "P-02", "--until", "2026-11-21", *DAY).status == 2
    assert risk.read_bytes() == before
    owner = isms("accept", "R-001", "--by", "P-02", "--until", "2027-03-31", *DAY)
    assert "RSK001" in owner.err
    top = isms("accept", "R-001", "--by", "P-01", *LATER)
    assert "RSK001" not in top.err
    written = risk.read_text("utf-8")
    assert "accepted_by: [P-02, P-01]\naccepted_on: 2026-12-01\naccepted_until: 2027-03-31\n" in written


def test_nobody_else_is_said_to_have_signed_on_a_later_day(isms: Command, programme: Path) -> None:
    risk = programme / "risks/R-001.yaml"
    risk.write_text(risk.read_text("utf-8").replace("reduce", "accept").replace("P-01", "P-02"), "utf-8")
    isms("accept", "R-001", "--by", "P-02", "--by", "P-01", "--until", "2027-03-31", *DAY)
    assert "accepted_by: [P-02, P-01]\n" in risk.read_text("utf-8")
    isms("accept", "R-001", "--by", "P-02", "--until", "2027-06-30", *LATER)
    assert "accepted_by: [P-02]\naccepted_on: 2026-12-01\naccepted_until: 2027-06-30\n" in risk.read_text(
        "utf-8"
    )


def test_who_accepts_what_is_accepted_already_joins_those_before(isms: Command, programme: Path) -> None:
    isms("accept", "R-002", "--by", "P-02", "--until", "2027-03-31", *DAY)
    outcome = isms("accept", "R-002", "--by", "P-01", *LATER)
    assert "RSK001" not in outcome.err
    assert "accepted_by: [P-02, P-01]\naccepted_on: 2026-12-01\naccepted_until: 2027-03-31\n" in (
        programme / "risks/R-002.yaml"
    ).read_text("utf-8")


def test_nobody_joins_an_acceptance_of_which_no_stamp_tells_what_was_accepted(
    isms: Command, programme: Path
) -> None:
    risk = programme / "risks/R-002.yaml"
    before = risk.read_bytes()
    outcome = isms("accept", "R-002", "--by", "P-01", *DAY)
    assert outcome.status == 2
    assert "P-02 が受容していますが、刻印がなく" in outcome.err
    assert risk.read_bytes() == before
    assert isms("accept", "R-002", "--by", "P-02", "--by", "P-01", *DAY).status == 0
    assert "accepted_by: [P-02, P-01]\n" in risk.read_text("utf-8")


@pytest.fixture
def accepted_by_top(isms: Command, programme: Path) -> Path:
    """Return a risk above the criterion that top management has accepted, and its owner not yet."""
    risk = programme / "risks/R-001.yaml"
    risk.write_text(risk.read_text("utf-8").replace("reduce", "accept").replace("P-01", "P-02"), "utf-8")
    isms("accept", "R-001", "--by", "P-01", "--until", "2026-11-30", *DAY)
    return risk


def test_the_owner_joins_top_management_while_the_risk_is_what_it_accepted(
    isms: Command, accepted_by_top: Path
) -> None:
    assert isms("accept", "R-001", "--by", "P-02", "--as-of", "2026-11-30").status == 0
    assert "accepted_by: [P-01, P-02]\n" in accepted_by_top.read_text("utf-8")


def test_nobody_is_said_to_have_accepted_what_has_changed_since(isms: Command, accepted_by_top: Path) -> None:
    accepted_by_top.write_text(accepted_by_top.read_text("utf-8").replace("標的型攻撃", "内部不正"), "utf-8")
    alone = isms("accept", "R-001", "--by", "P-02", "--until", "2027-03-31", *LATER)
    assert "トップマネジメントが受容していません" in alone.err
    assert "accepted_by: [P-02]\n" in accepted_by_top.read_text("utf-8")


def test_nobody_joins_an_acceptance_that_is_over(isms: Command, accepted_by_top: Path) -> None:
    before = accepted_by_top.read_bytes()
    assert "--until で受容の期限を" in isms("accept", "R-001", "--by", "P-02", *LATER).err
    assert accepted_by_top.read_bytes() == before
    isms("accept", "R-001", "--by", "P-02", "--until", "2027-03-31", *LATER)
    assert "accepted_by: [P-02]\n" in accepted_by_top.read_text("utf-8")


def test_nobody_joins_top_management_where_no_stamp_tells_what_it_accepted(
    isms: Command, accepted_by_top: Path
) -> None:
    text = accepted_by_top.read_text("utf-8")
    stamps = text[text.index("stamps:") : text.index("x_note:")]
    accepted_by_top.write_text(text.replace(stamps, ""), "utf-8")
    assert isms("accept", "R-001", "--by", "P-02", *DAY).status == 2
    isms("accept", "R-001", "--by", "P-02", "--until", "2027-03-31", *DAY)
    assert "accepted_by: [P-02]\n" in accepted_by_top.read_text("utf-8")


def test_who_joins_cannot_prolong_what_the_others_have_accepted(isms: Command, accepted_by_top: Path) -> None:
    before = accepted_by_top.read_bytes()
    longer = isms("accept", "R-001", "--by", "P-02", "--until", "2026-12-31", *DAY)
    assert (longer.status, accepted_by_top.read_bytes()) == (2, before)
    assert "受容している人(P-01)の期限は 2026-11-30 です" in longer.err
    isms("accept", "R-001", "--by", "P-02", "--until", "2026-11-25", *DAY)
    assert "accepted_by: [P-01, P-02]\naccepted_on: 2026-11-22\naccepted_until: 2026-11-25\n" in (
        accepted_by_top.read_text("utf-8")
    )


def test_a_treatment_is_approved_and_its_progress_may_go_on(isms: Command, programme: Path) -> None:
    plan = programme / "treatments/T-001.yaml"
    plan.parent.mkdir()
    plan.write_text(TREATMENT, "utf-8")
    outcome = isms("accept", "treatment:T-001", "--by", "P-01", *DAY)
    assert outcome.err.startswith("承認を記録しました: 1 件(T-001)\n")
    plan.write_text(plan.read_text("utf-8") + "progress:\n  - {date: 2026-11-30, percent: 50}\n", "utf-8")
    assert "TRT001" not in isms("check", *LATER).out
    plan.write_text(plan.read_text("utf-8").replace("2027-01-31", "2027-12-31"), "utf-8")
    assert "承認(2026-11-22)の後に変わった項目があります: 期限\n" in isms("check", *LATER).out


def test_a_ledger_is_reviewed_in_one_go(isms: Command, programme: Path) -> None:
    ledger = programme / "assets/assets.csv"
    outcome = isms(
        "accept", "--kind", "情報資産", "--where", "department=D-GA", "--by", "P-01", "--lang", "en", *DAY
    )
    assert outcome.err.startswith("reviewed: 2 (AS-01, AS-10)\n")
    rows = ledger.read_text("utf-8").splitlines()
    assert rows[0].endswith("availability,reviewed_by,reviewed,stamps.reviewed.digest,stamps.reviewed.parts")
    assert ",P-01,2026-11-22," in rows[1]
    assert ",P-01,2026-11-22," in rows[2]
    assert "AST004" not in isms("check", *LATER).out
    ledger.write_text(ledger.read_text("utf-8").replace("顧客台帳", "顧客名簿"), "utf-8")
    assert "見直し(2026-11-22)の後に変わった項目があります: 情報資産名称" in isms("check", *LATER).out


def test_a_dry_run_shows_the_difference_and_writes_nothing(isms: Command, programme: Path) -> None:
    before = (programme / "risks/R-002.yaml").read_bytes()
    outcome = isms("accept", "R-002", "--by", "P-02", "--dry-run", *DAY)
    assert outcome.status == 0
    assert "-accepted_on: 2026-10-01\n+accepted_on: 2026-11-22\n+stamps:\n" in outcome.out
    assert (programme / "risks/R-002.yaml").read_bytes() == before


def test_a_dry_run_says_what_would_still_be_wrong(isms: Command, programme: Path) -> None:
    risk = programme / "risks/R-002.yaml"
    risk.write_text(risk.read_text("utf-8").replace("accepted_by: [P-02]\n", ""), "utf-8")
    before = risk.read_bytes()
    outcome = isms("accept", "R-002", "--by", "P-01", "--dry-run", "--lang", "en", *DAY)
    assert "isms check still says of these records (2):" in outcome.err
    assert "RSK001" in outcome.err
    assert "accepted: 1" not in outcome.err
    assert risk.read_bytes() == before
    quiet = isms("accept", "R-002", "--by", "P-01", "--dry-run", "--quiet", *DAY)
    assert quiet.err == ""


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-09-30", "受容日には、基準日 2026-09-30 より後に行われたものがあります"),
        ("2026-08-31", "評価日は、受容する日 2026-08-31 より後です"),
    ],
)
def test_an_acceptance_is_not_put_before_what_is_on_record(
    isms: Command, programme: Path, day: str, said: str
) -> None:
    risk = programme / "risks/R-002.yaml"
    risk.write_text(risk.read_text("utf-8") + "assessed_on: 2026-09-01\nassessed_by: P-02\n", "utf-8")
    before = risk.read_bytes()
    outcome = isms("accept", "R-002", "--by", "P-02", "--as-of", day)
    assert (outcome.status, risk.read_bytes()) == (2, before)
    assert said in outcome.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("R-009", "--by", "P-01"), "「R-009」という記録はありません"),
        (("R-002", "--by", "P-09"), "「P-09」という人はいません"),
        (("R-002", "--by", "P-03"), "三田 実 さんは 2026-11-22 には在籍していません"),
        (("P-01", "--by", "P-01"), "人員は、受容・承認・見直しを記録する種類ではありません"),
        (("AS-01", "--by", "P-01", "--by", "P-02"), "記録できるのは1人です"),
        (("AS-01", "--by", "P-01", "--until", "2027-03-31"), "リスクの受容だけです"),
        (("R-002", "--by", "P-02", "--until", "いつか"), "いつか"),
        (("--by", "P-01"), "--kind"),
        (("R-002", "--kind", "risk", "--by", "P-01"), "--kind"),
        (("R-002", "--where", "owner=P-02", "--by", "P-01"), "--where は --kind と一緒に"),
        (("R-003", "--by", "P-01"), "対応の選択肢が未定です"),
        (("R-004", "--by", "P-01"), "作成中(draft)です"),
        (("R-003", "R-004", "--by", "P-01"), "ほかにも記録できないものが 1 件あります: R-004。"),
        (("R-005", "--by", "P-01"), "評価できず"),
        (("R-002",), "--by"),
    ],
)
def test_what_cannot_be_signed_is_said_and_nothing_written(
    isms: Command, programme: Path, arguments: tuple[str, ...], said: str
) -> None:
    first = (programme / "risks/R-001.yaml").read_text("utf-8")
    people = programme / "people/people.csv"
    people.write_text(
        people.read_text("utf-8").replace("役割", "役割,left") + "P-03,三田 実,D-GA,正社員,,2026-03-31\n"
    )
    for key, changed in (
        ("R-003", first.replace("reduce", "open")),
        ("R-004", first + "draft: true\n"),
        ("R-005", first.replace("threat: 3, ", "")),
    ):
        (programme / f"risks/{key}.yaml").write_text(changed.replace("R-001", key), "utf-8")
    before = {path: path.read_bytes() for path in programme.rglob("*") if path.is_file()}
    outcome = isms("accept", *arguments, *DAY)
    assert outcome.status == 2
    assert said in outcome.err
    assert {path: path.read_bytes() for path in programme.rglob("*") if path.is_file()} == before


def test_a_condition_that_nothing_meets_writes_nothing(isms: Command, programme: Path) -> None:
    outcome = isms("accept", "--kind", "risk", "--where", "owner=P-77", "--by", "P-01", *DAY)
    assert (outcome.status, outcome.err) == (0, "条件に合う記録はありません。\n")
    assert (programme / "risks/R-001.yaml").exists()
