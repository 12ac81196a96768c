from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from isms.knowledge import Method, StepKind
from isms.records.packaged import packaged
from isms.risk import faults
from isms.risk.faults import method_faults
from isms.risk.numbers import combine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from isms.risk.numbers import Exact

LEVEL = {"label_ja": "段階", "label_en": "Level"}


@pytest.mark.parametrize("name", ["ipa-sme-3.1", "iso27005-5x5"])
def test_a_packaged_method_has_no_fault(name: str) -> None:
    method = packaged(Method, name)
    assert method is not None
    assert method_faults(method) == []


def test_a_sound_method_has_no_fault(method: Callable[..., Method]) -> None:
    assert method_faults(method()) == []


def fields(method: Method) -> list[str]:
    found = method_faults(method)
    for fault in found:
        assert fault.message.say("ja") != fault.message.say("en")
        assert "{" not in fault.message.say("ja")
    return [".".join(map(str, fault.field)) for fault in found]


def squares(count: int) -> list[dict[str, Any]]:
    """Return steps each of which multiplies the one before by itself."""
    names = ["likelihood", *(f"s{place}" for place in range(count))]
    return [{"name": name, "kind": "product", "of": [before] * 2} for before, name in pairwise(names)]


def test_a_result_with_too_many_digits_is_named_where_it_comes_out(
    method: Callable[..., Method], our_own: dict[str, Any]
) -> None:
    likelihood = our_own["scales"]["likelihood"]
    one = {"likelihood": {**likelihood, "levels": likelihood["levels"][:1]}}
    assert fields(method(scales=one, steps=squares(64))) == ["steps.11.kind"]


def test_the_values_of_all_steps_together_are_gone_through_up_to_a_limit(
    method: Callable[..., Method], monkeypatch: pytest.MonkeyPatch
) -> None:
    reckoned: list[Sequence[Exact]] = []

    def counting(kind: StepKind, values: Sequence[Exact]) -> Exact | None:
        reckoned.append(values)
        return combine(kind, values)

    monkeypatch.setattr(faults, "combine", counting)
    monkeypatch.setattr(faults, "CELLS", 1_000)
    method_faults(method(steps=squares(64)))
    assert len(reckoned) == 1_000


def step(**changes: Any) -> list[dict[str, Any]]:
    table = {"2/severe": "9", "2/slight": "3", "1/severe": "3", "1/slight": "1"}
    return [{"name": "score", "kind": "table", "of": ["likelihood", "effect"], "table": table, **changes}]


def test_a_missing_cell_is_named(method: Callable[..., Method]) -> None:
    found = method_faults(method(steps=step(table={"2/severe": "9", "2/slight": "3"})))
    assert [fault.field for fault in found] == [("steps", 0, "table")]
    assert "1/severe" in found[0].message.say("ja")


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ({"2/severe": "9", "2/slight": "3", "1/severe": "x", "1/slight": "1"}, "steps.0.table.1/severe"),
        (
            {"2/severe": "9", "2/slight": "3", "1/severe": "3", "1/slight": "1", "3/slight": "3"},
            "steps.0.table.3/slight",
        ),
        (
            {"2/severe": "9", "2/slight": "3", "1/severe": "3", "1/slight": "1", "2.0/severe": "9"},
            "steps.0.table.2.0/severe",
        ),
    ],
)
def test_a_wrong_cell_is_named(table: dict[str, str], field: str, method: Callable[..., Method]) -> None:
    assert fields(method(steps=step(table=table))) == [field]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"of": ["likelihood", "weather"]}, ["steps.0.of.1"]),
        ({"kind": "product", "table": {}}, ["steps.0.of.1"]),
        ({"kind": "maximum", "of": ["likelihood"]}, ["steps.0.table"]),
        ({"table": {}}, ["steps.0"]),
        ({"personal_information": "much"}, ["steps.0.personal_information"]),
        ({"personal_information": "99"}, ["bands"]),
        ({"name": "likelihood"}, ["steps.0.name"]),
    ],
)
def test_a_wrong_step_is_named(changes: Any, expected: list[str], method: Callable[..., Method]) -> None:
    assert fields(method(steps=step(**changes))) == expected


def test_a_step_uses_earlier_steps_only(method: Callable[..., Method]) -> None:
    steps = [
        {"name": "score", "kind": "maximum", "of": ["later"]},
        {"name": "later", "kind": "maximum", "of": ["likelihood"]},
    ]
    assert "steps.0.of.0" in fields(method(steps=steps))


def band(level: str, lowest: str, highest: str) -> dict[str, str]:
    return {"level": level, "from": lowest, "to": highest, **LEVEL}


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        ([band("high", "4", "10"), band("low", "2", "3")], ["bands"]),
        ([band("high", "3", "10"), band("low", "1", "3")], ["bands.0.lowest"]),
        ([band("high", "4", "x"), band("low", "1", "3")], ["bands.0.highest", "bands"]),
        ([band("low", "1", "10"), band("none", "12", "11")], ["bands.1.lowest"]),
        ([band("low", "4", "10"), band("low", "1", "3")], ["bands.1.level"]),
        ([band("高", "4", "10"), band("low", "1", "3")], ["bands.0.level"]),
    ],
)
def test_bands_hold_every_score_once(bands: Any, expected: list[str], method: Callable[..., Method]) -> None:
    assert fields(method(bands=bands)) == expected


@pytest.mark.parametrize(
    ("changes", "remedy"),
    [
        (
            {"bands": [band("high", "4", "10"), band("low", "2", "3")]},
            "widen from or to of a band, or add one",
        ),
        (
            {"bands": [band("high", "3", "10"), band("low", "1", "3")]},
            "let 'high' begin above 3, or 'low' end below 3",
        ),
        (
            {"steps": step(table={"2/severe": "9", "2/slight": "3"})},
            "a cell is likelihood, effect, joined by '/'",
        ),
        ({"steps": step(of=["likelihood", "weather"])}, "there are likelihood, effect."),
        ({"steps": step(kind="product", table={})}, "make its kind 'table'"),
        ({"steps": step(table={})}, "what comes out for each likelihood, effect"),
        ({"draft": True}, "choose another method in isms.yaml"),
    ],
)
def test_the_remedy_is_said(changes: Any, remedy: str, method: Callable[..., Method]) -> None:
    assert remedy in method_faults(method(**changes))[0].message.say("en")


def test_of_many_missing_cells_the_first_and_their_number_are_said(
    method: Callable[..., Method], our_own: Any
) -> None:
    scales = {**our_own["scales"], "likelihood": scale("risk", *map(str, range(1, 10)))}
    (found,) = method_faults(method(scales=scales, steps=step(table={"1/slight": "1"})))
    said = found.message.say("en")
    assert said.startswith("Cells that the table lacks: 17 (")
    assert said.count("/s") == 5
    assert "…" in said


def test_a_score_that_cannot_come_out_needs_no_band(method: Callable[..., Method]) -> None:
    bands = [band("high", "9", "10"), band("middle", "3", "3"), band("low", "1", "1")]
    assert fields(method(bands=bands)) == []


def test_the_criterion_of_the_method_is_looked_at(method: Callable[..., Method]) -> None:
    assert fields(method(acceptable="level:tiny")) == ["acceptable"]


def scale(asked_of: str, *values: str) -> dict[str, Any]:
    levels = [{"value": value, "label_ja": f"段階{value}", "label_en": f"Level {value}"} for value in values]
    return {"title_ja": "尺度", "title_en": "Scale", "asked_of": asked_of, "levels": levels}


def test_a_value_stands_once_on_its_scale(method: Callable[..., Method], our_own: Any) -> None:
    scales = {**our_own["scales"], "likelihood": scale("risk", "2", "1", "２")}
    assert "scales.likelihood.levels.2.value" in fields(method(scales=scales))


def test_only_what_an_asset_has_can_be_asked_of_it(method: Callable[..., Method], our_own: Any) -> None:
    scales = {**our_own["scales"], "likelihood": scale("asset", "2", "1")}
    assert fields(method(scales=scales)) == ["scales.likelihood.asked_of"]


def test_a_huge_table_is_looked_at_in_bounded_time(method: Callable[..., Method], our_own: Any) -> None:
    many = scale("risk", *map(str, range(60)))
    scales = {**our_own["scales"], **{f"f{number}": many for number in range(8)}}
    steps = [{"name": "score", "kind": "table", "of": list(scales), "table": {"1": "1"}}]
    assert "steps.0.table" in fields(method(scales=scales, steps=steps))


@pytest.mark.parametrize("changes", [{"draft": True}, {"draft": True, "acceptable": "", "bands": []}])
def test_a_draft_cannot_be_used(changes: Any, method: Callable[..., Method]) -> None:
    assert fields(method(**changes)) == ["draft"]


def test_a_draft_of_a_part_cannot_be_used_either(method: Callable[..., Method], our_own: Any) -> None:
    scales = {
        **our_own["scales"],
        "likelihood": {**our_own["scales"]["likelihood"], "levels": [{"draft": True}]},
    }
    assert fields(method(scales=scales)) == ["draft"]
