"""A difference says what patch would do."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isms.api.differences import difference
from isms.records.journal import Change

if TYPE_CHECKING:
    from pathlib import Path

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="applies the difference with git")


def said(old: str | None, new: str | None) -> list[str]:
    before, after = (None if text is None else text.encode() for text in (old, new))
    return difference([Change("a.yaml", before, after)], "en").splitlines()


def test_only_what_changes_and_what_is_around_it_is_shown() -> None:
    old = "".join(f"{n}\n" for n in range(1, 21))
    assert said(old, old.replace("\n8\n", "\neight\n").replace("\n20\n", "\ntwenty\n")) == [
        "--- a.yaml", "+++ a.yaml",
        "@@ -6,5 +6,5 @@", " 6", " 7", "-8", "+eight", " 9", " 10",
        "@@ -18,3 +18,3 @@", " 18", " 19", "-20", "+twenty",
    ]  # fmt: skip


def test_a_new_file_and_one_that_goes_come_from_and_go_nowhere() -> None:
    assert said(None, "x\n") == ["--- /dev/null", "+++ a.yaml", "@@ -0,0 +1,1 @@", "+x"]
    assert said("x\n", None) == ["--- a.yaml", "+++ /dev/null", "@@ -1,1 +0,0 @@", "-x"]


def test_where_only_the_encoding_changes_it_says_so() -> None:
    change = Change("a.csv", "名\n".encode("cp932"), "\ufeff名\n".encode())
    assert difference([change], "en").splitlines()[2:] == ["(only the encoding changes)"]


LINES = st.lists(st.sampled_from(("a", "b", "c", "あ")), max_size=12)


@needs_git
@settings(
    deadline=None,
    max_examples=40,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(old=LINES, new=LINES)
def test_git_makes_the_new_file_out_of_the_old(tmp_path: Path, old: list[str], new: list[str]) -> None:
    before, after = ("".join(f"{line}\n" for line in lines) for lines in (old, new))
    if not old or not new or old == new:
        return
    (tmp_path / "a.yaml").write_text(before, "utf-8")
    subprocess.run(
        ["git", "apply", "-p0", "--unidiff-zero", "-"],
        cwd=tmp_path,
        input="\n".join([*said(before, after), ""]).encode(),
        check=True,
    )
    assert (tmp_path / "a.yaml").read_text("utf-8") == after
