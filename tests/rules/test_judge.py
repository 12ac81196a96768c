"""Settings, stage, drafts and days decide what a fault weighs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import Fault, Level, Misreading, Place, Spot, Text
from isms.rules import Flaw, Rule, packaged
from isms.rules.examples import DAY
from isms.rules.judge import judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from isms.diagnostic import Diagnostic
    from isms.model.programme import Programme
    from isms.rules.examples import File

    Judged = Callable[[Mapping[str, str | File]], list[Diagnostic]]
    Loaded = Callable[[Mapping[str, str | File]], Programme]

BROKEN = "id: D-02\nname: 営業部\nhead: P-9\n"
LEFT = "id: P-03\nname: 小林\ndepartment: D-01\nemployment: intern\nleft: 2026-01-31\n"
HEADED = "id: D-02\nname: 営業部\nhead: P-03\n"
SUPPLIER = (
    "id: SUP-01\nname: 配送社\nservice: 配送\npersonal_information: true\nmy_number: false\nowner: P-01\n"
)
SETTINGS = (
    "format: 1\norganisation: {name: 株式会社見本}\nstandards: [iso27001]\nscope: 受託開発\n"
    'risk: {method: ipa-sme-3.1, acceptable: "score:4"}\n'
)
CERTIFICATE = "id: C-01\nstandard: iso27001\ngranted: 2025-06-01\nexpires: 2028-05-31\n"


def of(code: str, diagnostics: list[Diagnostic]) -> Diagnostic:
    (found,) = [diagnostic for diagnostic in diagnostics if diagnostic.code == code]
    return found


def none_of(code: str, diagnostics: list[Diagnostic]) -> bool:
    return code not in {diagnostic.code for diagnostic in diagnostics}


@pytest.mark.parametrize(
    ("stage", "level"), [("building", Level.INFO), ("operating", Level.WARNING), ("certified", Level.ERROR)]
)
def test_what_is_absent_weighs_by_the_stage(stage: str, level: Level, judged: Judged) -> None:
    said = judged({"isms.yaml": f"{SETTINGS}stage: {stage}\n", "suppliers/s.yaml": SUPPLIER})
    assert of("SUP001", said).level is level
    assert of("SUP001", said).rule_level is Level.ERROR


@pytest.mark.parametrize("stage", ["building", "operating", "certified"])
def test_what_is_written_weighs_the_same_at_every_stage(stage: str, judged: Judged) -> None:
    files = {
        "isms.yaml": f"{SETTINGS}stage: {stage}\n",
        "departments/D-02.yaml": BROKEN,
    }
    assert of("REF001", judged(files)).level is Level.ERROR


def test_without_a_stage_a_certificate_decides(judged: Judged) -> None:
    files = {"isms.yaml": SETTINGS, "suppliers/s.yaml": SUPPLIER}
    assert of("SUP001", judged(files)).level is Level.INFO
    certified = {**files, "certifications/C-01.yaml": CERTIFICATE}
    assert of("SUP001", judged(certified)).level is Level.ERROR


def test_isms_yaml_sets_a_level(judged: Judged) -> None:
    site = {"sites/S-01.yaml": "id: S-01\nname: 本社\nopened: 2020/5/1\n"}
    assert of("REC017", judged(site)).level is Level.WARNING
    raised = {**site, "isms.yaml": f"{SETTINGS}rules: {{REC017: error}}\n"}
    assert of("REC017", judged(raised)).level is Level.ERROR
    lowered = {**site, "isms.yaml": f"{SETTINGS}rules: {{REC017: {{level: info}}}}\n"}
    assert of("REC017", judged(lowered)).level is Level.INFO
    off = {**site, "isms.yaml": f"{SETTINGS}rules: {{REC017: off}}\n"}
    assert none_of("REC017", judged(off))


def test_an_error_on_a_mandatory_clause_cannot_be_lowered(judged: Judged) -> None:
    files = {
        "isms.yaml": f"{SETTINGS}rules:\n  ORG001: off\n",
        "people/P-03.yaml": LEFT,
        "departments/D-02.yaml": HEADED,
    }
    said = judged(files)
    assert of("ORG001", said).level is Level.ERROR
    assert of("REC028", said).where == Spot("isms.yaml", 0, ("rules", "ORG001", "level"))


def test_an_error_on_annex_a_alone_can_be_lowered(judged: Judged) -> None:
    files = {"isms.yaml": f"{SETTINGS}rules: {{PRV001: info}}\n", "notes.txt": "123456789018\n"}
    said = judged(files)
    assert of("PRV001", said).level is Level.INFO
    assert none_of("REC028", said)


@pytest.mark.parametrize(
    ("standards", "level", "idle"),
    [
        ("[iso27001]", Level.INFO, False),
        ("[iso27001, pmark]", Level.ERROR, True),
        ("[pmark]", Level.ERROR, True),
    ],
)
def test_a_clause_binds_those_who_aim_at_its_standard(
    standards: str, level: Level, judged: Judged, *, idle: bool
) -> None:
    law = "id: L-01\nname: 社内の申合せ\nowner: P-01\nobligations: 安全管理\n"
    settings = SETTINGS.replace("[iso27001]", standards) + "rules: {LAW008: info}\n"
    dates = "checked_on: 2026-11-10\nnext_check: 2026-05-10\n"
    said = judged({"isms.yaml": settings, "laws/L-01.yaml": law + dates})
    assert of("LAW008", said).level is level
    assert none_of("REC028", said) is not idle


def test_an_unknown_rule_is_named_with_what_was_meant(judged: Judged) -> None:
    said = of("REC028", judged({"isms.yaml": f"{SETTINGS}rules: {{SUP01: off}}\n"}))
    assert "SUP001" in said.message.say("en")


def test_what_is_missing_in_a_draft_is_one_line_for_the_kind(judged: Judged) -> None:
    files = {"isms.yaml": SETTINGS} | {
        f"controls/A.5.{n}.yaml": f"id: A.5.{n}\ndraft: true\n" for n in range(1, 30)
    }
    (line,) = judged(files)
    assert (line.code, line.level) == ("REC024", Level.INFO)
    assert "29" in line.message.say("ja")


def test_a_wrong_value_in_a_draft_stays_an_error(judged: Judged) -> None:
    said = judged({"sites/S-01.yaml": "id: S-01\ndraft: true\nopened: 昨日\n"})
    assert of("REC002", said).level is Level.ERROR


def test_what_a_draft_lacks_is_not_held_against_it(judged: Judged) -> None:
    assert none_of("SUP001", judged({"suppliers/s.yaml": f"{SUPPLIER}draft: true\n"}))


def test_a_record_of_another_day_is_named_only_today(loaded: Loaded) -> None:
    programme = loaded({"sites/S-01.yaml": "id: S-01\nname: 本社\nopened: 2027-01-01\n"})
    assert of("REC023", judge(programme, packaged(), DAY)).record == "S-01"
    assert none_of("REC023", judge(programme, packaged(), DAY + timedelta(days=1)))


def test_a_misreading_inside_a_part_names_its_record(judged: Judged) -> None:
    part = "assessments:\n  - {date: 2026-05-01, by: 総務部, result: pass, scor: 90}\n"
    said = of("REC001", judged({"suppliers/s.yaml": SUPPLIER + part}))
    assert (said.kind, said.record) == ("supplier", "SUP-01")


def test_a_diagnostic_carries_everything_that_is_known(judged: Judged) -> None:
    said = of("ORG001", judged({"people/P-03.yaml": LEFT, "departments/D-02.yaml": HEADED}))
    assert said.where == Spot("departments/D-02.yaml", 0, ("head",))
    assert (said.kind, said.record) == ("department", "D-02")
    assert said.clauses == packaged()["ORG001"].clauses
    assert said.hint is not None


def rule_of(
    check: Callable[[Programme], Iterator[Flaw]] | None, faults: Fault = Fault.WRITTEN, code: str = "AST999"
) -> Mapping[str, Rule]:
    hint = Text(ja="直す。", en="Mend it.")
    return {code: Rule(code, Level.ERROR, (), faults, hint, "One.\n一。", check, None)}


def test_a_flaw_may_weigh_less_than_its_rule(loaded: Loaded) -> None:
    def check(_: Programme) -> Iterator[Flaw]:
        yield Flaw(Place("a", 3, 4), (), Text(ja="遅い。", en="Late.").of(), Level.INFO)

    (said,) = judge(loaded({}), rule_of(check), DAY)
    assert (said.level, said.rule_level) == (Level.INFO, Level.ERROR)
    assert (said.where, said.kind, said.record) == (Place("a", 3, 4), None, None)


def test_a_rule_that_raises_is_not_silenced(loaded: Loaded) -> None:
    def check(programme: Programme) -> Iterator[Flaw]:
        return iter([Flaw(programme.settings, (str(1 // len(programme.sites)),), Text("", "").of())])

    with pytest.raises(ZeroDivisionError):
        judge(loaded({}), rule_of(check), DAY)


def test_a_misreading_needs_a_rule_with_a_message(loaded: Loaded) -> None:
    programme = loaded({})
    programme.misreadings = (Misreading("AST999", Place("a")),)
    with pytest.raises(TypeError, match="AST999"):
        judge(programme, rule_of(None), DAY)


def test_a_setting_is_about_no_kind(loaded: Loaded) -> None:
    def check(programme: Programme) -> Iterator[Flaw]:
        yield Flaw(programme.settings, ("scope",), Text(ja="狭い。", en="Narrow.").of())

    (said,) = judge(loaded({}), rule_of(check), DAY)
    assert (said.where, said.kind, said.record) == (Spot("isms.yaml", 0, ("scope",)), None, None)
