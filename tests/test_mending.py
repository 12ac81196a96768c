"""What `fmt` and `check --fix` would write: by the form of files, and by what rules declare."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from isms import api
from isms.diagnostic import Text
from isms.records.tree import MemoryTree
from isms.rules import Flaw, packaged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.diagnostic import FieldPath
    from isms.model.programme import Programme
    from isms.rules import Rule

DAY = date(2026, 11, 22)
SETTINGS = (
    "format: 1\norganisation: {name: A}\nstandards: [iso27001]\nscope: B\nrisk: {method: ipa-sme-3.1}\n"
)
SITES = "id,name,opened\nS-1,a,2020/4/1\nS-2,b,2020-04-01\n"
CODE = "SUP002"


def opened(**more: str) -> api.Loaded:
    files = {"isms.yaml": SETTINGS, "sites/s.csv": SITES, "sites/t.yaml": "id: S-3\nname: か\u3099\n"}
    return api.load(MemoryTree({**files, **more}), DAY)


def declaring(fix: Mapping[FieldPath, str]) -> Mapping[str, Rule]:
    """Return the rules with one that finds every site at fault and declares how to set it right."""

    def check(programme: Programme) -> Iterator[Flaw]:
        yield from (Flaw(site, ("name",), Text(ja="x", en="x").of(), fix=fix) for site in programme.sites)

    return {**packaged(), CODE: replace(packaged()[CODE], check=check, fix=Text(ja="消す", en="clears it"))}


def contents(found: api.Mended) -> dict[str, str]:
    return {change.path: (change.new or b"").decode() for change in found.changes}


def test_files_are_tidied_all_or_some() -> None:
    assert contents(api.tidied(opened())) == {
        "sites/s.csv": SITES.replace("2020/4/1", "2020-04-01"),
        "sites/t.yaml": "id: S-3\nname: が\n",
    }
    assert list(contents(api.tidied(opened(), ["sites/t.yaml"]))) == ["sites/t.yaml"]


def test_what_is_shown_is_fixed_and_nothing_else() -> None:
    loaded = opened()
    assert list(contents(api.fixes(loaded, api.check(loaded, select=["REC017"])))) == ["sites/s.csv"]
    assert contents(api.fixes(loaded, api.check(loaded, select=["ORG"]))) == {}


def test_what_is_waived_is_not_fixed() -> None:
    waiver = "id: W-1\nrule: REC018\npath: sites/t.yaml\nreason: r\napproved_by: P-1\nuntil: 2027-01-01\n"
    loaded = opened(**{"waivers/w.yaml": waiver})
    assert list(contents(api.fixes(loaded, api.check(loaded)))) == ["sites/s.csv"]


def test_a_rule_says_itself_what_its_fix_is() -> None:
    rules = declaring({("address",): "住所", ("opened",): ""})
    loaded = opened()
    found = api.fixes(loaded, api.check(loaded, rules=rules, select=[CODE, "REC017"]), rules)
    assert contents(found) == {
        "sites/s.csv": "id,name,opened,address\nS-1,a,,住所\nS-2,b,,住所\n",
        "sites/t.yaml": "id: S-3\nname: か\u3099\naddress: 住所\n",
    }
    assert {mend.message.say("en") for mend in found.mends} == {"clears it", "2020/4/1 -> 2020-04-01"}


def test_a_fix_that_cannot_be_written_is_left() -> None:
    rules = declaring({("nothing",): "x"})
    loaded = opened()
    found = api.fixes(loaded, api.check(loaded, rules=rules, select=[CODE]), rules)
    assert not found.changes
    assert {mend.message.say("en") for mend in found.left} == {"there is no field 'nothing'"}


def test_a_programme_in_memory_cannot_be_written() -> None:
    with pytest.raises(api.RequestError, match="in memory"):
        api.apply(opened(), api.tidied(opened()).changes)
