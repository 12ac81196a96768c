"""How Sphinx makes the site: `make site` builds it twice, once in each language.

The language is what `-D language=` says; the sources are put together by pages.compose.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from jinja2.ext import Extension

from isms import __version__

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

project = "isms"
author = "isms contributors"
project_copyright = "isms contributors, Apache License 2.0"
release = version = __version__
extensions = ["myst_parser", "pages.japanese_search"]
exclude_patterns: list[str] = []
nitpicky = True
suppress_warnings = ["misc.highlighting_failure"]
"""Some examples are broken on purpose."""

myst_heading_anchors = 3
myst_links_external_new_tab = False

html_theme = "furo"
html_title = "isms"
html_static_path = ["static"]
html_css_files = ["isms.css"]
html_copy_source = False
html_show_sphinx = False
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/language.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
html_use_index = False
templates_path = ["templates"]
locale_dirs = ["../locale"]
"""Put beside the sources by pages.compose, because Sphinx writes there."""
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"

_FONTS = (
    '"Hiragino Sans", "Hiragino Kaku Gothic ProN", "BIZ UDPGothic", "Noto Sans JP", "Noto Sans CJK JP", '
    '"Yu Gothic Medium", "Yu Gothic", Meiryo, sans-serif'
)
_LATIN = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", '
_MONO = (
    '"SFMono-Regular", Menlo, Consolas, "Liberation Mono", "BIZ UDGothic", "Noto Sans Mono CJK JP", monospace'
)
_BOTH = {
    "font-stack": _LATIN + _FONTS,
    "font-stack--headings": _LATIN + _FONTS,
    "font-stack--monospace": _MONO,
}
html_theme_options: dict[str, Any] = {
    "light_css_variables": {**_BOTH, "color-brand-primary": "#1c4f80", "color-brand-content": "#1c5d99"},
    "dark_css_variables": {"color-brand-primary": "#9cc9f5", "color-brand-content": "#9cc9f5"},
}


_ENGLISH = re.compile(r'(?P<before>aria-label="|<title>)(?P<said>[A-Z][\w ,/]*)(?="|</title>)')
_BELOW = re.compile(r'aria-label="Toggle navigation of ([^"]*)"')


class Translated(Extension):
    """Has the words that the theme writes in English only looked up in sphinx.po, as its other words are."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return a template of the theme with its English words marked to be translated."""
        del name, filename
        return _ENGLISH.sub(r'\g<before>{{ _("\g<said>") }}', source)


def setup(app: Any) -> None:  # noqa: ANN401 - Sphinx need not be installed to read this
    """Let a keyboard and a screen reader get everywhere, which the theme does not."""
    app.connect("builder-inited", _translated)
    app.connect("html-page-context", _accessible, priority=900)


def _translated(app: Any) -> None:  # noqa: ANN401 - as above
    """Have the templates of the theme translated throughout."""
    app.builder.templates.environment.add_extension(Translated)


def _accessible(app: Any, _page: str, _template: str, context: dict[str, Any], _tree: object) -> None:  # noqa: ANN401 - as above
    """Let blocks and tables that scroll be reached with a key, and captions say their level."""
    body, tree = context.get("body") or "", context.get("furo_navigation_tree") or ""
    body = body.replace("<pre>", '<pre tabindex="0">')
    context["body"] = body.replace('<div class="table-wrapper', '<div tabindex="0" class="table-wrapper')
    if app.config.language == "ja":
        tree = _BELOW.sub(r'aria-label="「\1」の下のページの開閉"', tree)
    context["furo_navigation_tree"] = tree.replace('role="heading"', 'role="heading" aria-level="2"')
