"""The documentation: what it shows is so, what it links to is there, and both languages say it."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, get_args

import pytest

from isms import api
from isms.cli.start import COMMANDS
from isms.diagnostic import Language
from isms.kind import Record
from isms.model.programme import Programme
from isms.records.tree import MemoryTree
from pages import compose, verify
from pages.examples import as_csv, example
from tests.doc_blocks import DAY, FILES, TOP, Block, Reading, blocks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


PAGES = sorted(
    path.relative_to(TOP).as_posix()
    for path in (*TOP.glob("*.md"), *TOP.glob("docs/**/*.md"))
    if path.name != "CHANGELOG.md"
)
ELSEWHERE = {
    "docs/adding.md": "tests/test_adding.py",
    "docs/formats.md": "tests/cli/test_formats_page.py",
    "docs/rules.md": "tests/rules/test_examples.py",
}
"""Pages whose files and programs another test runs; the commands of these pages are run here, too."""
RUN = frozenset({"console", "sh", "python", "diff", "begin", "change"}) | FILES
LABEL = re.compile(r"not-run \(.+\)")
LINK = re.compile(r"(?<!!)\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^)\s]+)\)")
KINDS = list(Programme.kinds().values())
LANGUAGES = get_args(Language)
SETTINGS = """\
format: 1
organisation: {name: A}
standards: [iso27001, pmark]
scope: B
risk: {method: ipa-sme-3.1}
"""


def run_elsewhere(page: str, block: Block) -> bool:
    ours = block.word in {"console", "sh"} or (
        block.path and not block.path.startswith(("src/", "templates/"))
    )
    return page in ELSEWHERE and not ours


def label(block: Block) -> str | None:
    """Return why a block is not run; None for those that are."""
    if block.word in RUN and not block.label:
        return None
    return f"{block.word} {block.label}".strip()


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_is_so(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Every command is run and every file is read, from top to bottom, as a reader would."""
    for name in ("ISMS_LANG", "GITHUB_STEP_SUMMARY", "CLICOLOR_FORCE", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    english = page.startswith("docs/en/") or page == "README.md"
    for name, value in {"ISMS_LANG": "en" if english else "ja", "COLUMNS": "100", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    todo = [each for each in blocks(page) if label(each) is None and not run_elsewhere(page, each)]
    if not todo:
        return
    reading = Reading(tmp_path, monkeypatch, capfd)
    if any(re.search(r"--diff|--rev|\$ git ", each.text) for each in todo):
        reading.remember()
    for block in todo:
        try:
            reading.follow(block)
        except Exception as fault:
            fault.add_note(f"{page}:{block.line}")
            raise


def test_no_block_is_left_out_unnoticed(golden: Callable[[str, bytes], bytes]) -> None:
    left = {
        page: dict(sorted(Counter(filter(None, map(label, there))).items()))
        for page in PAGES
        if any(map(label, there := [each for each in blocks(page) if not run_elsewhere(page, each)]))
    }
    found = f"{json.dumps(left, indent=2, ensure_ascii=False)}\n".encode()
    assert found == golden("docs-blocks.json", found)


@pytest.mark.parametrize("page", PAGES)
def test_a_block_that_is_not_run_says_why(page: str) -> None:
    for block in blocks(page):
        assert block.word, f"{page}:{block.line}: a block has a language"
        assert not block.label or LABEL.fullmatch(block.label), f"{page}:{block.line}: {block.label}"


@pytest.mark.parametrize("page", ELSEWHERE)
def test_what_is_run_elsewhere_is(page: str) -> None:
    text = (TOP / ELSEWHERE[page]).read_text("utf-8")
    assert page in text or "packaged" in text


@pytest.mark.parametrize("page", PAGES)
def test_commands_that_a_page_names_are_there(page: str) -> None:
    for named in re.findall(r"`isms ([a-z][a-z-]*)", (TOP / page).read_text("utf-8")):
        assert named in COMMANDS, f"{page} speaks of isms {named}"


def slugs(text: str) -> set[str]:
    """Return the anchors of a page as GitHub makes them."""
    prose = re.sub(r"^(```+).*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
    seen: Counter[str] = Counter()
    found = set(re.findall(r'<a id="([^"]+)"', prose))
    for heading in re.findall(r"^#+ (.+)$", prose, re.MULTILINE):
        slug = re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        found.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
        seen[slug] += 1
    return found


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    text = re.sub(r"^(```+).*?^\1$", "", (TOP / page).read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in LINK.findall(text):
        if re.match(r"\w+:", target):
            continue
        file, _, anchor = target.partition("#")
        place = os.path.normpath(PurePosixPath(page).parent / file) if file else page
        assert (TOP / place).exists(), f"{page}: {target}"
        if anchor:
            assert anchor in slugs((TOP / place).read_text("utf-8")), f"{page}: {target}"


def test_the_site_has_every_page_in_both_languages() -> None:
    japanese, english = (compose.composed(language) for language in ("ja", "en"))
    assert japanese.keys() == english.keys()
    assert {f"{name}.md" for _, names in compose.CONTENTS for name in names} < japanese.keys()
    for pages in (japanese, english):
        for path, text in pages.items():
            assert text.startswith(("# ", "<a")), path
            assert "[[[" not in text
            assert "](../../" not in text


def test_the_pages_on_the_api_name_all_of_it() -> None:
    """The English page each name below a heading of its own, the Japanese one each function in its table."""
    english, japanese = ((TOP / page).read_text("utf-8") for page in ("docs/api.md", "docs/ja/api.md"))
    assert sorted(re.findall(r"^### (\w+)$", english, re.MULTILINE)) == api.__all__
    rows = "".join(line for line in japanese.splitlines() if line.startswith("| "))
    acts = {name for name in api.__all__ if not isinstance(getattr(api, name), type)}
    assert set(re.findall(r"`(\w+)`", rows)) == acts


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("docs/ja/")])
def test_japanese_pages_speak_japanese(page: str) -> None:
    prose = re.sub(
        r"^(```+).*?^\1$|<!--.*?-->", "", (TOP / page).read_text("utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    for paragraph in re.split(r"\n\n+", prose):
        assert (
            not paragraph.strip()
            or re.search(r"[\u3041-\u30ff\u4e00-\u9fff]", paragraph)
            or paragraph[0] in "#`"
        )


def plain(value: Any) -> Any:
    """Return what a record holds, without its place."""
    if isinstance(value, Record):
        return {name: plain(getattr(value, name)) for name in value.declaration.fields}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return {name: plain(each) for name, each in value.items()} if isinstance(value, Mapping) else value


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.declaration.name)
def test_the_example_of_a_kind_is_read_as_it_is_meant(kind: type[Record]) -> None:
    """As YAML, and as CSV with heads in either language."""
    shown = example(kind)
    files = [shown.path, *(f"{kind.declaration.folder}/example.csv" for _ in LANGUAGES)]
    texts = [shown.text, *(as_csv(kind, shown, language) for language in LANGUAGES)]
    name = next(name for name, each in Programme.kinds().items() if each is kind)
    made = []
    for path, text in zip(files, texts, strict=True):
        if text is None:
            continue
        loaded = api.load(MemoryTree({"isms.yaml": SETTINGS, path: text}), DAY)
        assert loaded.programme.misreadings == ()
        (record,) = getattr(loaded.programme, name)
        made.append(plain(record))
    assert made
    assert all(each == made[0] for each in made[1:])


def test_what_a_page_loads_from_elsewhere_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    head = '<script src="https://cdn.example/a.js"></script><link rel="stylesheet" href="gone.css">'
    (tmp_path / "index.html").write_text(
        f'<html lang="ja">{head}<a href="#b" aria-label="Open"></a><p id="a"></p></html>', "utf-8"
    )
    (tmp_path / "en/index.html").write_text('<html lang="en"><a href="../index.html#a"></a></html>', "utf-8")
    (tmp_path / "en/alone.html").write_text('<html lang="ja"></html>', "utf-8")
    (tmp_path / "a.css").write_text(
        "@import 'https://fonts.example/b.css'; p {background: url(c.png)}", "utf-8"
    )

    assert verify.faults(tmp_path) == [
        "en/alone.html: its language is 'ja'",
        "en/alone.html: there is no such page in the other language",
        "index.html: loads https://cdn.example/a.js from elsewhere",
        "index.html: gone.css leads nowhere",
        "index.html: #b leads nowhere",
        "index.html: 'Open' is not Japanese",
        "a.css: loads https://fonts.example/b.css from elsewhere",
    ]
