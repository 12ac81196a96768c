"""`isms upgrade`: says what it did, or that there is nothing to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.records import formats
from tests.records.test_migrate import SITE, TITLE

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Command

TEXT = "id: S-1\nname: 東京\nplace: 港区  # 住所\n"


def test_today_there_is_nothing_to_migrate(isms: Command, programme: Path) -> None:
    outcome = isms("upgrade", "-C", str(programme), "--lang", "en")
    assert (outcome.status, outcome.out) == (0, "")
    assert outcome.err == "Format 1 is the newest; there is nothing to migrate.\n"
    assert "Format 1 is the first" in " ".join(isms("upgrade", "--help", "--lang", "en").out.split())


def test_an_older_programme_is_refused_until_it_is_upgraded(
    isms: Command, programme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "MIGRATIONS", (SITE, TITLE))
    site = programme / "sites/s.yaml"
    site.parent.mkdir()
    site.write_text(TEXT, "utf-8")
    assert "isms upgrade" in isms("check").err
    shown = isms("upgrade", "--lang", "en", "--dry-run")
    assert "-place: 港区  # 住所\n+address: 港区  # 住所\n" in shown.out
    assert "This would bring it from format 1 to 3 (2 files)." in shown.err
    assert site.read_text("utf-8") == TEXT
    outcome = isms("upgrade")
    assert outcome.status == 0
    assert outcome.err.splitlines() == [
        "- 拠点の place を address に改める",
        "- 文書の heading を title に改める",
        "形式 1 から 3 に移しました(2 ファイル)。",
    ]
    assert site.read_text("utf-8") == TEXT.replace("place", "address")
    assert isms("show", "site:S-1").status == 0
    assert "形式 3 は最新" in isms("upgrade").err
