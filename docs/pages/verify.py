"""Look at the site that was built: everything a page needs is in it, in both languages.

python -m pages.verify build/site
"""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADED = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src"}
"""What a browser fetches by itself when it shows a page."""
_JAPANESE = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
_CSS = re.compile(r"url\(\s*['\"]?(?!data:)([^'\")]+)|@import\s+['\"]([^'\"]+)")


class Page(HTMLParser):
    """What a page points at, and what can be pointed at in it."""

    def __init__(self, text: str) -> None:
        """Read the page."""
        super().__init__()
        self.language = ""
        self.loaded: list[str] = []
        self.linked: list[str] = []
        self.anchors: set[str] = set()
        self.labels: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the references and the ids of an element."""
        held = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = held.get("lang", "")
        if "id" in held:
            self.anchors.add(held["id"])
        if "aria-label" in held:
            self.labels.add(held["aria-label"])
        if tag in LOADED and LOADED[tag] in held and held.get("rel") != "canonical":
            self.loaded.append(held[LOADED[tag]])
        elif tag == "a" and "href" in held:
            self.linked.append(held["href"])


def faults(site: Path) -> list[str]:
    """Return what is wrong with a site, one line for each fault."""
    pages = {path.resolve(): Page(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}
    found = []
    for path, page in pages.items():
        name = path.relative_to(site.resolve()).as_posix()
        english = name.startswith("en/")
        if page.language != ("en" if english else "ja"):
            found.append(f"{name}: its language is {page.language!r}")
        twin = site.resolve() / (name.removeprefix("en/") if english else f"en/{name}")
        if twin not in pages:
            found.append(f"{name}: there is no such page in the other language")
        found += [f"{name}: loads {each} from elsewhere" for each in page.loaded if urlsplit(each).netloc]
        found += [
            f"{name}: {each} leads nowhere"
            for each in page.loaded + page.linked
            if not _leads(path, each, pages)
        ]
        found += [
            f"{name}: {each!r} is not Japanese"
            for each in sorted(page.labels)
            if not english and not _JAPANESE.search(each)
        ]
    for sheet in sorted(site.rglob("*.css")):
        for match in _CSS.finditer(sheet.read_text("utf-8")):
            if urlsplit(match[1] or match[2]).netloc:
                found.append(f"{sheet.name}: loads {match[1] or match[2]} from elsewhere")
    return found


def _leads(path: Path, target: str, pages: dict[Path, Page]) -> bool:
    """Tell whether a reference of a page leads to a file of the site, and to an anchor that is there."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return True
    there = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    page = pages.get(there)
    if page is None:
        return there.is_file()
    return not parts.fragment or unquote(parts.fragment) in page.anchors


if __name__ == "__main__":
    wrong = faults(Path(sys.argv[1]))
    print(
        "\n".join(wrong)
        or f"{sys.argv[1]}: every page is there in both languages, and loads nothing from elsewhere"
    )
    sys.exit(bool(wrong))
