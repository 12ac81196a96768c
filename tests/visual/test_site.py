"""How the site reads in a browser, on a desk and on a phone, and whether its search finds anything.

Needs Chromium and axe-core, as the look of the documents does, and the site that `make site` makes; fails
without them.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tests.visual.test_look import GRAVE, KEPT, NARROW, RUN_AXE, WIDE, axe, browser

SITE = Path(__file__).resolve().parents[2] / "build/site"
LOOKED_AT = [
    *(("light", name) for name in ("index", "tour", "records/risk", "rules/RSK", "formats")),
    ("dark", "tour"),
]
SPOKEN = pytest.mark.parametrize("folder", ["", "en/"], ids=["ja", "en"])


def ask(address: str, *options: str) -> str:
    """Return what a page is after its scripts have run."""
    command = [*browser(), "--virtual-time-budget=8000", *options, "--dump-dom", address]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=120)
    return done.stdout


def page(name: str) -> Path:
    found = SITE / f"{name}.html"
    if not found.is_file():
        pytest.fail("the site is missing: make site")
    return found


@SPOKEN
@pytest.mark.parametrize(("theme", "name"), LOOKED_AT)
def test_a_page_reads_well(folder: str, name: str, theme: str) -> None:
    original = page(folder + name)
    text = original.read_text("utf-8").replace('localStorage.getItem("theme") || "auto"', json.dumps(theme))
    assert json.dumps(theme) in text
    shown = original.with_name(f"{original.stem}-looked-at.html")
    shown.write_text(text.replace("</body>", f"<script>{axe()}</script>{RUN_AXE}</body>"), "utf-8")
    bare = original.with_name(f"{original.stem}-shown.html")
    bare.write_text(text, "utf-8")
    try:
        for size, width in ((WIDE, "wide"), (NARROW, "narrow")):
            picture = (
                KEPT / "site" / f"{folder.strip('/') or 'ja'}-{name.replace('/', '-')}-{width}-{theme}.png"
            )
            picture.parent.mkdir(parents=True, exist_ok=True)
            taken = [*browser(), f"--window-size={size}", f"--screenshot={picture}", bare.as_uri()]
            subprocess.run(taken, check=True, capture_output=True, timeout=120)
            answer = ask(shown.as_uri(), f"--window-size={size}")
            found = re.search(r'<pre id="axe-result">(.*?)</pre>', answer, re.DOTALL)
            assert found is not None
            result: dict[str, Any] = json.loads(html.unescape(found[1]))
            assert result["checked"] > 5
            assert result["wider"] <= 0, "it scrolls sideways"
            assert [each for each in result["violations"] if each[0] in GRAVE] == []
    finally:
        shown.unlink()
        bare.unlink()


@pytest.mark.parametrize(
    ("folder", "query", "wanted"),
    [
        ("", "適用宣言書", "rules/SOA.html"),
        ("", "残留リスク", "rules/RSK.html"),
        ("", "RSK001", "rules/RSK.html"),
        ("en/", "waiver", "records/waiver.html"),
    ],
)
def test_search_finds(folder: str, query: str, wanted: str) -> None:
    """From the file itself, as somebody who has no server and no network opens it."""
    page(f"{folder}search")
    with tempfile.TemporaryDirectory() as made:
        answer = ask(f"{(SITE / folder / 'search.html').as_uri()}?q={query}", f"--user-data-dir={made}")
    assert f'href="{wanted}' in answer
