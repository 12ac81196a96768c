"""Every packaged file of facts: it can be read, says its source, and its counts are those published."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from isms.knowledge import ContractItem, FormSet, Framework, Knowledge, Method
from isms.knowledge.annex import EarlierSuccession, Edition, Fate, Succession, TitleVariant
from isms.knowledge.confidence import Confidence
from isms.knowledge.marks import AuditDays, ComparisonCell, Fee, Figure, SizeBand, SizeClass, TimeLine
from isms.knowledge.practice import SelfCheck
from isms.knowledge.validity import begins, ends
from isms.model.settings import Industry
from isms.model.supplier import Clause
from isms.records import facts
from isms.records.fact_files import FactFile, fact_files
from isms.records.packaged import ask, packaged

if TYPE_CHECKING:
    from isms.diagnostic import Text
    from isms.kind import Record

FILES = {file.name: file for file in fact_files()}
PAGE = (facts.templates() / "knowledge" / "README.md").read_text("utf-8")
EACH = pytest.mark.parametrize("name", sorted(FILES))


def table(kind: type[Record]) -> list[Record]:
    knowledge = Knowledge()
    ask(knowledge, kind)
    return list(knowledge.table(kind).values())


def titles(record: Record) -> list[tuple[str, object]]:
    return [
        (name.removesuffix("_en"), getattr(record, name))
        for name in record.declaration.fields
        if name.endswith("_en") and name != "note_en" and f"{name[:-3]}_ja" in record.declaration.fields
    ]


def test_every_file_is_a_fact() -> None:
    shipped = {entry.path for entry in facts.tree().entries()} - {"README.md"}
    assert shipped == {file.path for file in FILES.values()}


@EACH
def test_it_can_be_read_whole(name: str) -> None:
    assert FILES[name].misreadings == ()
    assert FILES[name].rows


@EACH
def test_every_fact_says_where_it_is_from_and_how_sure_it_is(name: str) -> None:
    file = FILES[name]
    assert all(isinstance(file.confidence(row), Confidence) for row in file.rows)
    assert all(file.source(row) or row_without_source(file, row) for row in file.rows)


def row_without_source(file: FactFile, row: Record) -> bool:
    """Tell whether a fact may come without a source: none is known, and it says so."""
    return file.confidence(row) is Confidence.LOW and bool(getattr(row, "note", None))


@EACH
def test_no_fact_ends_before_it_begins(name: str) -> None:
    file = FILES[name]
    for row in (*file.rows, *filter(None, [file.header])):
        first, last = begins(row), ends(row)
        assert first is None or date(1900, 1, 1) <= first
        assert first is None or last is None or first <= last


@EACH
def test_titles_are_there_in_both_languages(name: str) -> None:
    for row in FILES[name].rows:
        for stem, english in titles(row):
            japanese = getattr(row, f"{stem}_ja")
            assert (japanese is None) == (english is None), (name, stem, japanese)
            assert japanese is None or japanese != english or re.fullmatch(r"[\x20-\x7e]+", japanese)


@EACH
def test_the_page_names_the_file(name: str) -> None:
    path = FILES[name].path
    folder = path.rpartition("/")[0]
    assert f"`{path}`" in PAGE or f"`{folder}/*.yaml`" in PAGE


def test_the_page_names_no_other_file() -> None:
    named = set(re.findall(r"^\| `([^`*]+)` \|", PAGE, re.MULTILINE))
    assert named <= {file.path for file in FILES.values()}


@EACH
def test_no_text_of_a_standard_is_inside(name: str) -> None:
    spoken = re.compile(r"しなければならない|shall ")
    for row in FILES[name].rows:
        for field in row.declaration.fields:
            assert not spoken.search(str(getattr(row, field))), (name, row, field)


def framework(name: str) -> Framework:
    found = packaged(Framework, name)
    assert found is not None
    return found


def test_annex_a_has_its_controls() -> None:
    controls = [item for item in framework("iso27001").items if item.kind == "control"]
    themes = Counter(item.id.rpartition(".")[0] for item in controls)
    assert themes == {"A.5": 37, "A.6": 8, "A.7": 14, "A.8": 34}
    edition = {each.id: each for each in table(Edition) if isinstance(each, Edition)}["2022"]
    assert edition.by_clause == themes
    assert {each.id for each in table(TitleVariant) if isinstance(each, TitleVariant)} == {
        c.id for c in controls
    }


@pytest.mark.parametrize(
    ("attribute", "count"),
    [("types", 3), ("properties", 3), ("concepts", 5), ("capabilities", 15), ("domains", 4)],
)
def test_attributes_have_their_values(attribute: str, count: int) -> None:
    controls = [item for item in framework("iso27001").items if item.kind == "control"]
    assert all(getattr(control, attribute) for control in controls)
    assert len({value for control in controls for value in getattr(control, attribute)}) == count


def test_the_clauses_run_from_4_to_10() -> None:
    clauses = [item.id for item in framework("iso27001").items if item.kind == "clause"]
    assert {clause.partition(".")[0] for clause in clauses} == {str(n) for n in range(4, 11)}
    assert len(clauses) == 41


def test_editions_add_up() -> None:
    editions = {each.id: each for each in table(Edition) if isinstance(each, Edition)}
    assert {key: each.controls for key, each in editions.items()} == {"2005": 133, "2013": 114, "2022": 93}
    assert all(sum(each.by_clause.values()) == each.controls for each in editions.values())
    now = editions["2022"]
    assert (now.new, now.merged, now.updated) == (11, 24, 58)


def test_every_control_of_2013_went_somewhere() -> None:
    pairs = [each for each in table(Succession) if isinstance(each, Succession)]
    mapped = [each for each in pairs if each.id_2013]
    editions = {each.id: each for each in table(Edition) if isinstance(each, Edition)}
    assert len(mapped) == 115
    old = {each.id_2013 for each in mapped if each.id_2013}
    assert Counter(id_.rsplit(".", 2)[0] for id_ in old) == editions["2013"].by_clause
    fates = Counter({each.id_2022: each.change_type for each in pairs}.values())
    assert fates == {Fate.NEW: 11, Fate.MERGED: 24, Fate.UPDATED: 58}
    assert {each.id_2022 for each in pairs} == {
        i.id for i in framework("iso27001").items if i.kind == "control"
    }


def test_eleven_rows_of_2005_are_known() -> None:
    rows = [each for each in table(EarlierSuccession) if isinstance(each, EarlierSuccession)]
    known = {each.id_2013 for each in table(Succession) if isinstance(each, Succession)}
    assert len(rows) == 11
    assert {each.id_2013 for each in rows} <= known


def test_the_guideline_runs_from_1_to_11() -> None:
    items = [item.id for item in framework("pmark").items]
    chapters = {".".join(id_.split(".")[:2]) for id_ in items}
    assert chapters == {f"J.{n}" for n in range(1, 12)}
    assert len(items) == len(set(items)) == 74


def test_there_are_all_laws() -> None:
    laws = FILES["laws"].rows
    assert len(laws) == 36


def test_fees_add_up_or_are_unknown() -> None:
    fees = [each for each in table(Fee) if isinstance(each, Fee)]
    assert len(fees) == 12
    for fee in fees:
        parts = (fee.application_fee, fee.review_fee, fee.registration_fee)
        if fee.valid_from < date(2026, 10, 1):
            assert sum(part or 0 for part in parts) == fee.total
        else:
            assert (*parts, fee.total) == (None,) * 4
    assert sorted(f.total for f in fees if f.total) == [230478, 314288, 471430, 628573, 942858, 1257144]


def test_every_industry_has_its_sizes() -> None:
    assert {each.industry for each in table(SizeBand) if isinstance(each, SizeBand)} == set(
        map(str, Industry)
    )


def test_audit_days_leave_no_gap() -> None:
    bands = [each for each in table(AuditDays) if isinstance(each, AuditDays)]
    assert bands[0].persons_from == 1
    for one, following in itertools.pairwise(bands):
        assert one.persons_to + 1 == following.persons_from
        assert one.initial_audit_days < following.initial_audit_days
    assert len(bands) == 22


def test_a_contract_has_eight_items() -> None:
    items = [each for each in table(ContractItem) if isinstance(each, ContractItem)]
    assert [each.id for each in items] == [str(clause) for clause in Clause]
    assert [each.label for each in items] == [clause.label for clause in Clause]


def test_both_marks_are_under_every_aspect() -> None:
    cells = [each for each in table(ComparisonCell) if isinstance(each, ComparisonCell)]
    by_aspect: dict[tuple[str, Text], list[str]] = {}
    for cell in cells:
        by_aspect.setdefault((cell.aspect, cell.title), []).append(cell.standard)
    assert set(map(tuple, by_aspect.values())) == {("iso27001", "pmark")}
    asked = {
        "object",
        "scope",
        "who",
        "days",
        "money",
        "cycle",
        "audience",
        "surveillance",
        "standard",
        "law",
    }
    assert asked <= {aspect for aspect, _ in by_aspect}


def test_the_self_check_has_25_themes_in_three_parts() -> None:
    check = packaged(SelfCheck, "ipa-25-3.1")
    assert check is not None
    assert [theme.no for theme in check.items] == list(range(1, 26))
    assert list(Counter(theme.part_en for theme in check.items).values()) == [5, 13, 7]
    assert [int(answer.points) for answer in check.answers] == [4, 2, 0, -1]
    assert int(check.bands[0].highest) == 25 * int(check.answers[0].points)


def test_no_two_items_have_one_number() -> None:
    for file in FILES.values():
        ids = [id_ for row in file.rows if (id_ := getattr(row, "id", None))]
        assert len(ids) == len(set(ids)), file.name


def test_the_method_of_version_4_differs_in_its_bands_and_says_what_is_uncertain() -> None:
    old, new = (packaged(Method, f"ipa-sme-{version}") for version in ("3.1", "4.0"))
    assert old is not None
    assert new is not None
    assert {b.label_ja: (b.lowest, b.highest) for b in new.bands} == {
        "大": ("6", "9"),
        "中": ("4", "4"),
        "小": ("1", "3"),
    }
    assert [band.confidence for band in new.bands] == [None, None, Confidence.LOW]
    assert [step.confidence for step in new.steps] == [Confidence.LOW, Confidence.LOW, None]
    assert [step.table for step in new.steps] == [step.table for step in old.steps]
    assert (old.confidence, new.confidence) == (Confidence.HIGH, Confidence.MEDIUM)


def test_a_list_of_forms_that_may_be_old_says_so_in_both_languages() -> None:
    forms = packaged(FormSet, "pmark-renewal-juas")
    assert forms is not None
    said = forms.said_of_it
    assert said is not None
    assert "2024年10月以降の更新用の一覧は確認できていない" in said.ja
    assert "after October 2024 was not found" in said.en


def test_what_a_comparison_is_completed_with_is_there() -> None:
    hours = {f"pmark-on-site-{size}" for size in SizeClass}
    assert hours <= {line.key or line.identity() for line in table(TimeLine)}
    figures = {each.figure for each in table(ComparisonCell) if isinstance(each, ComparisonCell)}
    assert figures == {None, *Figure}
