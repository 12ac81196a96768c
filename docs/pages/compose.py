"""Put the sources of the site together, a folder for each language.

    python -m pages.compose build/site-source        (with docs on the path)

The pages that people write are in docs/ja and docs/en. What stands in docs/*.md in both languages is divided;
the references are generated; links are turned from files of the repository to pages of the site.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, get_args

from isms.diagnostic import Language, Text
from pages.reference import generated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

TOP = Path(__file__).resolve().parents[2]
DOCS = TOP / "docs"
DIVIDED = ("formats",)
"""Pages of docs/ with a half in each language."""
SHARED = ("blind-spots",)
"""Pages of docs/ that speak both languages throughout."""
ENGLISH = ("adding", "api", "design-notes")
"""Pages of docs/ in English; docs/ja has Japanese ones in their place."""
FORMATS = Text(ja="出力の形式と CI", en="Formats and CI")

CONTENTS = (
    (Text(ja="はじめに", en="Start"), ("tour", "philosophy")),
    (
        Text(ja="立場別の使い方", en="How to, for each person"),
        (
            *("howto/secretariat", "howto/department-head", "howto/internal-auditor", "howto/top-management"),
            *("howto/consultant", "howto/engineer", "howto/external-auditor"),
        ),
    ),
    (
        Text(ja="リファレンス", en="Reference"),
        ("commands", "records/index", "rules/index", "formats", "exit-status", "api"),
    ),
    (
        Text(ja="しくみ", en="Inside"),
        ("adding", "threat-model", "design-notes", "blind-spots"),
    ),
)
"""The pages below the first, in their order, under a caption for each group."""

_FENCE = re.compile(r"^(```+).*?^\1$\n?", re.MULTILINE | re.DOTALL)
_LABEL = re.compile(r"^(```+\w+)[^\n]*$", re.MULTILINE)
_COG = re.compile(r"<!-- \[\[\[cog.*?\]\]\] -->\n*|<!-- \[\[\[end\]\]\] -->\n*", re.DOTALL)
_ANCHOR = re.compile(r'^<a id="([^"]+)"></a>$', re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)")
_WIDE = "[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff60]"
_BREAK = re.compile(rf"(?<={_WIDE})\n[ ]*(?={_WIDE})|(?<=[、。])\n[ ]*(?=[A-Za-z0-9`*\[](?!``|\d*\. ))")
"""A line end inside a Japanese sentence, where no blank belongs."""


def composed(language: Language) -> dict[str, str]:
    """Return every page of the site in one language by its path."""
    pages = {path: _outside(text, _targets) for path, text in generated(language).items()}
    for folder in ("records", "rules"):
        inside = [PurePosixPath(path).stem for path in pages if path.startswith(f"{folder}/")]
        pages[f"{folder}/index.md"] += _tree(name for name in inside if name != "index")
    for origin, path, text in _written(language):
        pages[path] = _at_home(text, path, origin)
    for caption, names in CONTENTS:
        pages["index.md"] += _tree(names, caption.say(language))
    if language == "ja":
        pages = {path: _outside(text, _joined) for path, text in pages.items()}
    return {path: _LABEL.sub(_fence, text) for path, text in pages.items()}


def _fence(opening: re.Match[str]) -> str:
    """Return the first line of a block without its label; Pygments cannot colour CSV."""
    return re.sub(r"csv$", "text", opening[1])


def _written(language: Language) -> Iterator[tuple[str, str, str]]:
    """Yield what people wrote: the path in docs/, the path in the site, and the text."""
    for file in sorted((DOCS / language).rglob("*.md")):
        path = file.relative_to(DOCS / language).as_posix()
        yield f"{language}/{path}", path, file.read_text("utf-8")
    for name in (*SHARED, *(ENGLISH if language == "en" else ())):
        yield f"{name}.md", f"{name}.md", (DOCS / f"{name}.md").read_text("utf-8")
    for name in DIVIDED:
        halves = re.split(
            r"^# (日本語|English)\n", (DOCS / f"{name}.md").read_text("utf-8"), flags=re.MULTILINE
        )
        half = halves[halves.index("日本語" if language == "ja" else "English") + 1]
        yield f"{name}.md", f"{name}.md", f"# {FORMATS.say(language)}\n{half}"


def _tree(names: Iterable[str], caption: str = "") -> str:
    """Return a table of contents that Sphinx puts beside every page."""
    head = ["```{toctree}", ":hidden:", *([f":caption: {caption}"] if caption else []), ""]
    return "\n".join(["", *head, *names, "```", ""])


def _at_home(text: str, path: str, origin: str) -> str:
    """Return a page as the site wants it: ``path`` is its own there, ``origin`` where it stands in docs/."""

    def turned(prose: str) -> str:
        return _LINK.sub(lambda link: _link(link[1], link[2], path, origin), _targets(prose))

    return _outside(_COG.sub("", text), turned)


def _targets(prose: str) -> str:
    """Turn anchors into targets of MyST."""
    return _ANCHOR.sub(r"(\1)=", prose)


def _link(said: str, target: str, path: str, origin: str) -> str:
    """Return a link as it stands in the site; a file that is not part of the site is named, not linked."""
    if re.match(r"\w+:|#", target):
        return f"[{said}]({target})"
    file, _, anchor = target.partition("#")
    place = os.path.normpath(PurePosixPath("docs", origin).parent / file).replace("\\", "/")
    if origin.startswith("ja/") and PurePosixPath(place).stem in ENGLISH and place.count("/") == 1:
        away = os.path.relpath(f"en/{PurePosixPath(place).stem}.html", PurePosixPath(path).parent)
        return f'<a hreflang="en" href="{away.replace(os.sep, "/")}{"#" * bool(anchor)}{anchor}">{said}</a>'
    page = _page(place, anchor)
    if page is None:
        return said if place in said else f"{said} (`{place}`)"
    if page.startswith("#"):
        return f"[{said}]({page})"
    return f"[{said}]({os.path.relpath(page, PurePosixPath(path).parent).replace(os.sep, '/')})"


def _page(place: str, anchor: str) -> str | None:
    """Return the page of the site for a file of the repository and an anchor; None where there is none."""
    if place in {"README.md", "README.ja.md"}:
        return "index.md"
    if not place.startswith("docs/") or not place.endswith(".md"):
        return None
    if place == "docs/rules.md":
        return f"#{anchor}" if anchor else "rules/index.md"
    if place == "docs/records.md":
        other = {"": "index", "english": "index", "ismsyaml": "settings", "ismsyaml-1": "settings"}
        return f"records/{other.get(anchor) or re.sub('-(ja|en)$', '', anchor)}.md"
    name = re.sub(r"^docs/(?:(?:ja|en)/)?", "", place)
    return f"{name}#{anchor.removesuffix('-1')}" if anchor not in {"", "english"} else name


def _outside(text: str, change: Callable[[str], str]) -> str:
    """Change what stands outside fenced blocks."""
    parts, end = [], 0
    for fence in _FENCE.finditer(text):
        parts += [change(text[end : fence.start()]), fence.group()]
        end = fence.end()
    return "".join([*parts, change(text[end:])])


def _joined(prose: str) -> str:
    return _BREAK.sub("", prose)


def main(target: Path) -> None:
    """Write the sources of both languages into a folder, in the place of earlier ones."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(DOCS / "theme/locale", target / "locale")
    for language in get_args(Language):
        for path, text in composed(language).items():
            file = target / language / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
