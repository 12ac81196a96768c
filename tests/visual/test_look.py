"""How the documents of the example look and read in a browser.

Needs Chromium (on PATH, or named by ISMS_CHROMIUM), poppler-utils, Japanese fonts and the axe-core of
requirements/visual.txt; fails without them. What it sees is kept in build/visual.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from isms.documents.catalogue import Templates
from isms.documents.pack import pack
from isms.documents.provenance import Provenance
from isms.documents.render import Order, render
from isms.records.load import load
from isms.records.tree import FolderTree
from tests.documents.chain import chained

if TYPE_CHECKING:
    from isms.model.programme import Programme

TOP = Path(__file__).resolve().parents[2]
KEPT = TOP / "build/visual"
GRAVE = {"serious", "critical"}
WIDE, NARROW = "1280,900", "500,900"
RUN_AXE = """
<pre id="axe-result"></pre>
<script>
axe.run(document, {resultTypes: ["violations"]}).then(function (found) {
  document.getElementById("axe-result").textContent = JSON.stringify({
    checked: found.passes.length,
    violations: found.violations.map(function (each) {
      return [each.impact, each.id, each.nodes.slice(0, 3).map(function (node) { return node.html; })];
    }),
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  });
});
</script>
"""
NAMES = [
    *("soa", "manual", "personal-information", "personal-information-risks", "laws", "suppliers"),
    *("trainings", "audits-and-reviews", "application-data", "pack-index"),
    *("risk-assessment", "risk-plan", "heat-map", "treatment-progress", "trace"),
    *("monthly-report", "inspections", "objectives"),
]
LANGUAGES = pytest.mark.parametrize("language", ["ja", "en"])


@cache
def program(*names: str) -> str:
    """Return the first of these programs that is there; fail where none is."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.fail(f"none of these is on PATH: {', '.join(names)}")
    return found


@cache
def browser() -> list[str]:
    """Return how Chromium is called."""
    named = os.environ.get("ISMS_CHROMIUM")
    path = named or program("chromium", "chromium-browser", "google-chrome", "chrome")
    as_root = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    return [path, "--headless", "--disable-gpu", "--hide-scrollbars", *as_root]


@cache
def axe() -> str:
    """Return the source of axe-core."""
    spec = importlib.util.find_spec("axe_playwright_python")
    if spec is None or not spec.submodule_search_locations:
        pytest.fail("axe-core is missing: pip install --no-deps --requirement requirements/visual.txt")
    return Path(spec.submodule_search_locations[0], "axe.min.js").read_text("utf-8")


@cache
def order(name: str, language: str) -> Order:
    programme = load(FolderTree(TOP / "examples/minato-contact"), date(2026, 11, 22))
    templates = Templates(TOP / "templates/documents")
    return Order(programme, name, language, Provenance("0.0.0"), templates)  # type: ignore[arg-type]  # ja or en


@cache
def page(name: str, language: str) -> Path:
    """Write a document to build/visual and return its path."""
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"{name}.{language}.html"
    if name == "pack-index":
        path.write_bytes(pack(order("pmark-renewal", language)).files["00-index.html"])
    else:
        path.write_bytes(render(order(name, language), "html"))
    return path


def call(*arguments: str, attempts: int = 4) -> str:
    """Run Chromium with a fresh profile; on a busy machine it hangs now and then, and is started again."""
    for attempt in range(1, attempts + 1):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            command = [*browser(), f"--user-data-dir={profile}", *arguments]
            try:
                done = subprocess.run(command, capture_output=True, timeout=120, check=False)
            except subprocess.TimeoutExpired:
                if attempt == attempts:
                    raise
                continue
            return done.stdout.decode("utf-8", "replace")
    return ""


def examined(path: Path, size: str) -> dict[str, Any]:
    """Return what axe says of a page in a window of some size; the copy lets axe run, the page does not."""
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", path.read_text("utf-8"))
    script = "<script>" + axe().replace("</script", "<\\/script") + "</script>"
    copy = path.with_suffix(".axe.html")
    copy.write_text(text.replace("</body>", f"{script}{RUN_AXE}</body>"), "utf-8")
    dom = call(f"--window-size={size}", "--virtual-time-budget=60000", "--dump-dom", copy.as_uri())
    copy.unlink()
    match = re.search(r'<pre id="axe-result">(\{.*?\})</pre>', dom, re.DOTALL)
    assert match, f"axe did not finish on {path.name}"
    answer = match[1].replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    found: dict[str, Any] = json.loads(answer)
    return found


@LANGUAGES
@pytest.mark.parametrize(
    ("name", "size"), [*((name, WIDE) for name in NAMES), *((name, NARROW) for name in NAMES[:3])]
)
def test_axe_finds_nothing_serious(name: str, language: str, size: str) -> None:
    found = examined(page(name, language), size)
    assert found["checked"] >= 10
    assert [each for each in found["violations"] if each[0] in GRAVE] == []
    assert found["wider"] <= 0, "the page is wider than the window"


@LANGUAGES
@pytest.mark.parametrize("name", NAMES)
def test_screen(name: str, language: str) -> None:
    path = page(name, language)
    picture = path.with_suffix(".png")
    call("--window-size=1280,1800", f"--screenshot={picture}", path.as_uri())
    assert picture.stat().st_size > 20_000


@LANGUAGES
@pytest.mark.parametrize("name", NAMES)
def test_print(name: str, language: str) -> None:
    path = page(name, language)
    paper = path.with_suffix(".pdf")
    call("--no-pdf-header-footer", f"--print-to-pdf={paper}", path.as_uri())
    told = subprocess.run([program("pdfinfo"), paper], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Page size: .*A4", told)
    width, height = map(float, re.findall(r"Page size:\s+([\d.]+) x ([\d.]+)", told)[0])
    assert (width > height) == ('class="draft landscape"' in path.read_text("utf-8"))
    subprocess.run(
        [program("pdftoppm"), "-r", "80", "-l", "2", "-png", paper, paper.with_suffix("")], check=True
    )
    assert list(KEPT.glob(f"{name}.{language}-*1.png"))
    pages = text_of(paper)
    assert len(pages) == 1 if name == "monthly-report" else len(pages) >= 2
    origin, made_by = (
        ("この文書の出所", "作成した版") if language == "ja" else ("Where this document", "Made by")
    )
    # The contents of a long document name the chapter, too: the last page that does is the chapter itself.
    assert made_by in [text for text in pages if origin in text][-1], "the chapter is cut off from its table"
    mark = "案" if language == "ja" else "DRAFT"
    assert all(mark in text for text in pages)
    assert all(re.search(rf"\b{at}\s*/\s*{len(pages)}\b", text) for at, text in enumerate(pages, 1))


@LANGUAGES
def test_a_month_with_more_than_a_page_can_tell_is_still_one_page(language: str, tmp_path: Path) -> None:
    path = tmp_path / "month.html"
    path.write_bytes(render(replace(order("monthly-report", language), programme=busy()), "html"))
    paper = path.with_suffix(".pdf")
    call("--no-pdf-header-footer", f"--print-to-pdf={paper}", path.as_uri())
    (text,) = text_of(paper)
    told = (
        ("ほか8部署", "ほか「否」8件、未実施8件", "ほか8件")
        if language == "ja"
        else ("And 8 more departments", "And 8 more not OK, 8 more not done", "And 8 more (")
    )
    assert all(words in text for words in told)


def busy() -> Programme:
    """Return a programme of twelve departments whose month has more to tell than a page can hold."""
    departments = [f"D-{number:02}" for number in range(1, 13)]
    told = "決めた手順と違う扱いが1件あり、その場で本人に伝えて直した。翌週にもう一度確かめる。"
    item = {"item": "帰るときに机の上と複合機に書類が残っていない", "every": "month", "starts": "2026-04-01"}
    month = {"month": "2026-10", "value": "60"}
    result = {"inspection": "I-01", "result": "ng", "by": "P-01", "date": "2026-10-30", "comment": told}
    objective = {
        "title": "訓練の申告率を70%以上にする", "measure": "申告率", "target": "70", "unit": "%",
        "direction": "at_least", "owner": "P-01", "starts": "2026-04-01", "due": "2027-03-31",
        "months": [{**month, "discussion": told}],
    }  # fmt: skip
    return chained(
        **{f"departments/{key}.yaml": {"id": key, "name": f"営業部 {key}"} for key in departments},
        **{f"inspections/{key}.yaml": {"id": key, **item} for key in ("I-01", "I-02")},
        **{
            "inspections/results/r.yaml": [
                {**result, "department": key, "month": month["month"]} for key in departments
            ]
        },
        **{f"objectives/O-{key}.yaml": {"id": f"O-{key}", **objective} for key in departments},
    )


def text_of(paper: Path) -> list[str]:
    """Return the text of each page."""
    command = [program("pdftotext"), "-layout", "-enc", "UTF-8", str(paper), "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout.decode().rstrip("\f").split("\f")


def test_the_heads_of_a_table_stand_on_every_page() -> None:
    path = page("soa", "ja")
    paper = path.with_suffix(".pdf")
    call("--no-pdf-header-footer", f"--print-to-pdf={paper}", path.as_uri())
    with_controls = [text for text in text_of(paper) if re.search(r"^\s*A\.[5-8]\.\d+\s", text, re.MULTILINE)]
    assert len(with_controls) >= 5
    assert all("採否の理由" in text and "責任者" in text for text in with_controls)
