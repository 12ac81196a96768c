"""The pack for the renewal of the PrivacyMark."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from isms.documents.gaps import Refused
from isms.documents.pack import MANIFEST, pack
from isms.documents.render import Unavailable, render
from isms.renewal import State

if TYPE_CHECKING:
    from tests.documents.conftest import Ordering


def test_a_pack_holds_numbered_files_an_index_and_their_digests(example_order: Ordering) -> None:
    files = pack(example_order("pmark-renewal")).files
    assert list(files) == sorted(files)
    table = {f"01-personal-information.{form}" for form in ("md", "html", "csv", "xlsx")}
    assert {"00-index.html", "00-index.md", "07-application-data.md"} | table <= set(files)
    assert files["01-personal-information.xlsx"] == render(example_order("personal-information"), "xlsx")
    lines = [line.split("  ", 1) for line in files[MANIFEST].decode().splitlines()]
    assert [name for _, name in lines] == [name for name in files if name != MANIFEST]
    assert all(hashlib.sha256(files[name]).hexdigest() == digest for digest, name in lines)


def test_the_index_tells_what_is_missing_and_what_to_do(order: Ordering) -> None:
    made = pack(order("pmark-renewal"))
    index = made.files["00-index.md"].decode()
    assert not made.complete
    assert "[個人情報管理台帳](01-personal-information.html) | 不足 | 記録が1件もありません |" in index
    assert "2025年度の全員教育が実施されていません" in index
    assert "【未記入: 有効期限(certifications/)】" in index


def test_a_final_pack_is_refused_with_gaps(order: Ordering) -> None:
    with pytest.raises(Refused) as refused:
        pack(order("pmark-renewal", final=True))
    said = [reason.say("ja") for reason in refused.value.reasons]
    assert "「個人情報管理台帳」: 記録が1件もありません" in said
    assert len(said) == len(set(said))


def test_the_same_records_make_the_same_pack(example_order: Ordering) -> None:
    assert (
        pack(example_order("pmark-renewal", "en")).files == pack(example_order("pmark-renewal", "en")).files
    )


def test_every_paper_of_the_example_has_its_state(example_order: Ordering) -> None:
    found = pack(example_order("pmark-renewal")).renewal
    assert found.count(State.READY) + found.count(State.MISSING) + found.count(State.NEEDS_REVIEW) == 17
    assert all(bool(item.reasons) == (item.state is not State.READY) for item in found.items)
    assert all(bool(item.reasons) == bool(item.next) for item in found.items)


def test_there_is_no_pack_for_what_nobody_packs(order: Ordering) -> None:
    with pytest.raises(Unavailable, match="there are: pmark-renewal"):
        pack(order("picnic"))
