"""Programmes in memory for the tests of risk."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from isms.records.load import load
from isms.records.tree import MemoryTree
from isms.risk.score import Score, scores
from isms.rules.examples import BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.knowledge import Method
    from isms.model.programme import Programme

DAY = date(2026, 11, 22)

OUR_OWN: Mapping[str, Any] = {
    "id": "our-own",
    "title_ja": "自社の方法",
    "title_en": "Our own",
    "version": "1",
    "source": "自社で作成",
    "confidence": "high",
    "acceptable": "level:low",
    "scales": {
        "likelihood": {
            "title_ja": "起こりやすさ",
            "title_en": "Likelihood",
            "asked_of": "risk",
            "levels": [
                {"value": "2", "label_ja": "高", "label_en": "High"},
                {"value": "1", "label_ja": "低", "label_en": "Low"},
            ],
        },
        "effect": {
            "title_ja": "影響",
            "title_en": "Effect",
            "asked_of": "risk",
            "levels": [
                {"value": "severe", "label_ja": "重大", "label_en": "Severe"},
                {"value": "slight", "label_ja": "軽微", "label_en": "Slight"},
            ],
        },
    },
    "steps": [
        {
            "name": "score",
            "kind": "table",
            "of": ["likelihood", "effect"],
            "table": {"2/severe": "9.5", "2/slight": "3", "1/severe": "3", "1/slight": "1"},
        }
    ],
    "bands": [
        {"level": "high", "from": "4", "to": "10", "label_ja": "高", "label_en": "High"},
        {"level": "low", "from": "1", "to": "3", "label_ja": "低", "label_en": "Low"},
    ],
    "bands_source": "ours",
}
"""A method of two factors, one of which names its values."""

RISK: Mapping[str, Any] = {
    "id": "R-001",
    "title": "受注データの消失",
    "threat": "機器の故障",
    "owner": "P-01",
    "factors": {
        "confidentiality": "1",
        "integrity": "3",
        "availability": "2",
        "threat": "3",
        "vulnerability": "3",
    },
    "decision": "reduce",
}
"""A risk of 9 by the method of the base programme."""

TREATMENT: Mapping[str, Any] = {
    "id": "T-001",
    "title": "機器の二重化",
    "risks": ["R-001"],
    "action": "予備機を置く",
    "route": "project",
    "owner": "P-01",
    "approved_by": "P-01",
    "approved_on": "2026-05-29",
    "due": "2027-01-31",
}

ASSET: Mapping[str, Any] = {
    "id": "A-01",
    "name": "見積書",
    "department": "D-01",
    "owner": "P-01",
    "medium": ["server"],
    "personal_information": ["none"],
    "confidentiality": "2",
    "integrity": "1",
    "availability": "1",
}


class Load(Protocol):
    """Loads the base files of the examples with others over them; a mapping is written as JSON."""

    def __call__(self, files: Mapping[str, Any] = ..., *, day: date = ...) -> Programme: ...


@pytest.fixture
def loaded() -> Load:
    def load_over_base(files: Mapping[str, Any] | None = None, *, day: date = DAY) -> Programme:
        own = {
            path: content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
            for path, content in (files or {}).items()
        }
        base = {path: file.data for path, file in BASE.items()}
        return load(MemoryTree({**base, **own}), day)

    return load_over_base


class ScoreOne(Protocol):
    """Scores the risk of the base programme with some fields changed; None takes a field away."""

    def __call__(self, files: Mapping[str, Any] = ..., *, day: date = ..., **changes: Any) -> Score: ...


@pytest.fixture
def scored(loaded: Load) -> ScoreOne:
    def score_one(files: Mapping[str, Any] | None = None, *, day: date = DAY, **changes: Any) -> Score:
        risk = {name: value for name, value in {**RISK, **changes}.items() if value is not None}
        (row,) = scores(loaded({"risks/R-001.yaml": risk, **(files or {})}, day=day))
        return row

    return score_one


Raw = dict[str, Any]


@pytest.fixture
def method(loaded: Load) -> Callable[..., Method]:
    """Make the method of our own with some parts changed."""

    def make(**changes: Any) -> Method:
        found = loaded({"knowledge/methods/our-own.yaml": {**OUR_OWN, **changes}})
        return found.knowledge.methods["our-own"]

    return make


@pytest.fixture
def risk() -> Callable[..., Raw]:
    return lambda **changes: {**RISK, **changes}


@pytest.fixture
def asset() -> Callable[..., Raw]:
    return lambda **changes: {**ASSET, **changes}


@pytest.fixture
def treatment() -> Callable[..., Raw]:
    return lambda **changes: {**TREATMENT, **changes}


@pytest.fixture
def settings() -> Callable[..., Raw]:
    """Make an isms.yaml with these risk settings."""
    whole = {"format": 1, "stage": "operating", "organisation": {"name": "株式会社みほん"}, "scope": "全社"}
    return lambda **risk_settings: {**whole, "standards": ["iso27001", "pmark"], "risk": risk_settings}


@pytest.fixture
def our_own() -> Raw:
    """Return the method of our own as data."""
    return {**OUR_OWN}
