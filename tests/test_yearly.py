"""What was done in each fiscal year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from isms.records.load import load
from isms.records.tree import MemoryTree
from isms.yearly import span, twelvemonths, up_to_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.model.programme import Programme

DAY = date(2026, 11, 22)
FILES = {
    "isms.yaml": "format: 1\norganisation: {name: ひかり}\nstandards: [pmark]\nscope: 全社\n",
    "departments/d.csv": "id,部署名,社外\nd1,管理部,\nx1,社外,true\n",
    "people/people.csv": (
        "id,氏名,部署,雇用区分,入社日,退職日\n"
        "P-1,一郎,d1,役員,2020-04-01,\n"
        "P-2,二郎,d1,パート・アルバイト,2020-04-01,\n"
        "P-3,三郎,d1,正社員,2020-04-01,2026-05-31\n"
        "P-4,四郎,x1,業務委託,2020-04-01,\n"
        "P-5,五郎,d1,正社員,2026-10-01,\n"
    ),
    "trainings/t1.yaml": (
        "id: T-1\ntitle: 全員教育\nkind: general\nplanned: 2026-06\nheld: 2026-06-10\n"
        "audience: [all]\ncontents: 規程\n"
    ),
    "trainings/t2.yaml": (
        "id: T-2\ntitle: 管理者教育\nkind: function\nplanned: 2027-02\naudience: [officer]\ncontents: 役割\n"
    ),
    "trainings/attendance/t1.csv": (
        "training,person,date,status,passed\n"
        "T-1,P-1,2026-06-10,attended,true\n"
        "T-1,P-2,2026-06-10,absent,\n"
        "T-1,P-2,2026-07-01,attended,false\n"
    ),
    "audits/a.yaml": (
        "- {id: A-1, title: 内部監査, kind: internal, standards: [pmark], "
        "planned: 2025-09, performed: 2025-09-10}\n"
        "- {id: A-2, title: ISMSだけ, kind: internal, standards: [iso27001], "
        "planned: 2026-09, performed: 2026-09-10}\n"
        "- {id: A-3, title: 現地審査, kind: onsite, planned: 2026-08, performed: 2026-08-10}\n"
        "- {id: A-4, title: 次の監査, kind: internal, planned: 2027-01}\n"
    ),
    "findings/f.yaml": (
        "- {id: F-1, audit: A-1, grade: minor, description: x, raised_on: 2025-09-10, "
        "closed_on: 2025-12-01}\n"
        "- {id: F-2, audit: A-1, grade: major, description: x, raised_on: 2025-09-10}\n"
    ),
    "reviews/r.yaml": (
        "- {id: R-1, kind: management_review, held: 2025-10-01, chaired_by: P-1}\n"
        "- {id: R-2, kind: committee, held: 2026-10-01, chaired_by: P-1}\n"
    ),
}
CERTIFICATE = "id: C-1\nstandard: pmark\ngranted: {granted}\nexpires: 2027-01-15\n"


def programme(day: date = DAY, more: Mapping[str, str] | None = None) -> Programme:
    return load(MemoryTree({**FILES, **(more or {})}), day)


def test_the_span_is_the_running_fiscal_year_and_the_one_before() -> None:
    found = span(programme())
    assert [year.number for year in found.years] == [2025, 2026]
    assert (found.first, found.last) == (date(2025, 4, 1), DAY)


def test_the_span_reaches_back_to_the_grant() -> None:
    granted = CERTIFICATE.format(granted="2025-01-16")
    found = programme(more={"certifications/c.yaml": granted})
    assert span(found).first == date(2025, 1, 16)
    assert [each.year.number for each in twelvemonths(found)] == [2024, 2025, 2026]


def test_a_grant_within_the_two_years_cuts_nothing_off() -> None:
    found = programme(more={"certifications/c.yaml": CERTIFICATE.format(granted="2025-10-01")})
    assert span(found).first == date(2025, 4, 1)


def test_after_the_end_the_years_are_those_of_the_certificate() -> None:
    found = programme(date(2028, 8, 1), {"certifications/c.yaml": CERTIFICATE.format(granted="2025-01-16")})
    assert span(found).last == date(2027, 1, 15)
    assert [year.number for year in span(found).years] == [2025, 2026]


def test_a_training_counts_who_was_at_work_and_ours() -> None:
    taught = twelvemonths(programme())[-1].general[0]
    assert (taught.expected, taught.attended, taught.exempt) == (2, 2, 0)
    assert taught.missing == ()
    assert (taught.passed, taught.failed) == (1, 1)


def test_who_has_no_record_is_missing() -> None:
    found = programme(
        more={"trainings/attendance/t1.csv": "training,person,date,status\nT-1,P-1,2026-06-10,exempt\n"}
    )
    taught = twelvemonths(found)[-1].general[0]
    assert (taught.expected, taught.exempt, taught.missing) == (2, 1, ("P-2",))


def test_plans_audits_and_reviews_of_each_year() -> None:
    before, running = twelvemonths(programme())
    assert [training.key for training in running.trainings_planned] == ["T-2"]
    assert [done.audit.key for done in before.audits] == ["A-1"]
    assert (before.audits[0].count("minor"), before.audits[0].count("major"), before.audits[0].open) == (
        1,
        1,
        1,
    )
    assert not running.audits
    assert [audit.key for audit in running.audits_planned] == ["A-4"]
    assert [review.key for review in before.reviews] == ["R-1"]
    assert not running.reviews


def test_a_yearly_duty_is_up_to_date_until_the_running_year_runs_out() -> None:
    found = programme()
    assert up_to_date(found, date(2026, 4, 1))
    assert up_to_date(found, date(2025, 4, 1))
    assert not up_to_date(found, date(2025, 3, 31))
    assert not up_to_date(found, None)
    assert not up_to_date(programme(date(2027, 3, 1)), date(2025, 4, 1))
