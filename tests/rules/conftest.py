"""Programmes in memory for the tests of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.api.proving import ExampleTree
from isms.diagnostic import Fault, Spot
from isms.records.load import load
from isms.rules import packaged
from isms.rules.examples import BASE, DAY, File
from isms.rules.judge import judge

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic
    from isms.model.programme import Programme


@pytest.fixture
def loaded() -> Callable[[Mapping[str, str | File]], Programme]:
    """Load the base files of the examples with these over them."""

    def load_over_base(own: Mapping[str, str | File]) -> Programme:
        files = {path: file if isinstance(file, File) else File(file) for path, file in own.items()}
        return load(ExampleTree({**BASE, **files}), DAY)

    return load_over_base


@pytest.fixture
def judged_whole(
    loaded: Callable[[Mapping[str, str | File]], Programme],
) -> Callable[[Mapping[str, str | File]], list[Diagnostic]]:
    """Return everything that all rules say about the base files with these over them."""

    def judge_over_base(own: Mapping[str, str | File]) -> list[Diagnostic]:
        return judge(loaded(own), packaged(), DAY)

    return judge_over_base


@pytest.fixture
def judged(
    judged_whole: Callable[[Mapping[str, str | File]], list[Diagnostic]],
) -> Callable[[Mapping[str, str | File]], list[Diagnostic]]:
    """Return the same without what such a small programme lacks as a whole: audits, reviews, roles."""

    def judge_over_base(own: Mapping[str, str | File]) -> list[Diagnostic]:
        return [said for said in judged_whole(own) if not lacking(said)]

    return judge_over_base


def lacking(said: Diagnostic) -> bool:
    """Tell whether something is absent from the programme as a whole."""
    absent = packaged()[said.code].faults is Fault.ABSENCE or said.code == "REC029"
    return absent and isinstance(said.where, Spot) and said.where.path == "isms.yaml"
