"""Whatever is done to a real file, it is read, and wrong only where it is wrong."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from tests.hostile.edits import DAMAGED, EXAMPLE, Edit, assert_read, real_files

FIXED = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@settings(FIXED, max_examples=800)
@given(damaged=DAMAGED)
def test_a_damaged_file_is_wrong_only_where_it_is_wrong(damaged: tuple[str, list[Edit]]) -> None:
    assert_read(*damaged)


@settings(FIXED, max_examples=60)
@given(damaged=DAMAGED)
def test_rules_look_at_what_is_left_of_it(damaged: tuple[str, list[Edit]]) -> None:
    assert_read(*damaged, judged=True)


def test_every_register_of_the_example_is_damaged() -> None:
    folders = {file.parent.relative_to(EXAMPLE).parts[0] for file in EXAMPLE.glob("*/**/*.*")}
    assert {path.partition("/")[0] for path in real_files()} >= folders - {"people"}
