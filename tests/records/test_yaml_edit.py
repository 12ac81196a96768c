"""An edit of YAML changes its span and nothing else, however the text is laid out."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isms.model.risk import Risk
from isms.model.settings import Settings
from isms.records.changes import CannotEditError, Keys
from isms.records.yaml_edit import appended, edited
from isms.records.yaml_file import parse
from isms.records.yaml_text import record_text, tidy

if TYPE_CHECKING:
    from isms.diagnostic import FieldPath
    from isms.kind import Record
    from isms.records.yaml_text import Content

LIST = """\
# 台帳
- id: R-1   # 先頭
  title: "漏えい: 端末"  # 題
  threat: '盗難'
  factors:
    threat: 3  # 高い
    vulnerability: 2
  # 管理策の前
  controls:
  - A.5.1
  - A.8.1 # 二つ目

  notes: |  # 備考
    一行目

    三行目
# 間

- {id: R-2, title: 紛失, factors: {threat: 1, vulnerability: 1}, controls: [A.5.1, "A.8.1"]} # 一行
-
  id: R-3
  リスク名: 誤送信
  controls: A.5.1;A.8.1
# 末尾
"""


def edit(text: str, ordinal: int, path: FieldPath, content: Content, kind: type[Record] = Risk) -> str:
    """Return the text with one change; the record must read as expected and all others as before."""
    before = parse("f", text).records
    new, record = edited(text, Keys(kind), ordinal, before[ordinal], {path: tidy(content)})
    after = parse("f", new)
    assert not after.misreadings
    before[ordinal] = record
    assert [tidy(raw) for raw in after.records] == [tidy(raw) for raw in before]
    return new


@pytest.mark.parametrize(
    ("ordinal", "path", "content", "old", "new"),
    [
        (0, ("title",), "新しい", '"漏えい: 端末"  #', '"新しい"  #'),
        (0, ("title",), 'a"b\\', '"漏えい: 端末"  #', '"a\\"b\\\\"  #'),
        (0, ("threat",), "it's", "'盗難'", "'it''s'"),
        (0, ("title",), "a\nb", '"漏えい: 端末"', '"a\\nb"'),
        (0, ("threat",), "a\nb", " '盗難'", " |-\n    a\n    b"),
        (0, ("id",), "R-9", "R-1   #", "R-9   #"),
        (0, ("factors", "threat"), "1", "threat: 3  #", "threat: 1  #"),
        (0, ("factors", "影響"), "2", "    vulnerability: 2\n", "    vulnerability: 2\n    影響: 2\n"),
        (0, ("factors", "threat"), "", "    threat: 3  # 高い\n", ""),
        (0, ("controls", 1), "A.8.2", "A.8.1 #", "A.8.2 #"),
        (0, ("controls", 2), "A.8.2", "二つ目\n", "二つ目\n  - A.8.2\n"),
        (0, ("controls", 0), "", "  - A.5.1\n", ""),
        (0, ("controls",), ["A.5.1", "A.8.2"], "A.8.1 #", "A.8.2 #"),
        (0, ("notes",), "別の\n備考", "    一行目\n\n    三行目\n", "    別の\n    備考\n"),
        (0, ("notes",), "一行", "    一行目\n\n    三行目\n", "    一行\n"),
        (0, ("notes",), "", "  notes: |  # 備考\n    一行目\n\n    三行目\n", ""),
        (0, ("decision",), "reduce", "    vulnerability: 2\n", "    vulnerability: 2\n  decision: reduce\n"),
        (0, ("accepted_by",), ["P-1"], "二つ目\n", "二つ目\n  accepted_by: [P-1]\n"),
        (0, ("current", "x"), "1", "    vulnerability: 2\n", "    vulnerability: 2\n  current:\n    x: 1\n"),
        (1, ("title",), "a, b", "紛失", '"a, b"'),
        (1, ("notes",), "x", '"A.8.1"]}', '"A.8.1"], notes: x}'),
        (1, ("factors", "threat"), "", "{threat: 1, v", "{v"),
        (1, ("factors", "vulnerability"), "", ", vulnerability: 1}", "}"),
        (1, ("factors",), "", " factors: {threat: 1, vulnerability: 1},", ""),
        (1, ("controls", 1), "A.8.2", '"A.8.1"', '"A.8.2"'),
        (1, ("controls", 2), "A.8.2", '"A.8.1"]', '"A.8.1", A.8.2]'),
        (1, ("controls",), [], ', controls: [A.5.1, "A.8.1"]', ""),
        (2, ("title",), "別の題", "誤送信", "別の題"),
        (2, ("threat",), "盗難", "誤送信\n", "誤送信\n  threat: 盗難\n"),
        (2, ("controls", 0), "", "A.5.1;A.8.1", "A.8.1"),
        (2, ("controls", 2), "A.8.2", "A.5.1;A.8.1", "A.5.1;A.8.1;A.8.2"),
        (2, ("id",), "", "  id: R-3\n", ""),
        (2, ("x_自社",), {"a": ["1", "2"]}, "A.5.1;A.8.1\n", "A.5.1;A.8.1\n  x_自社:\n    a: [1, 2]\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_smallest_span_changes(
    ordinal: int, path: FieldPath, content: Content, old: str, new: str, end: str
) -> None:
    text, old, new = (part.replace("\n", end) for part in (LIST, old, new))
    if text.count(old) > 1:
        before, _, rest = text.partition(old)
        wanted = before + new + rest
    else:
        assert text.count(old) == 1
        wanted = text.replace(old, new)
    assert edit(text, ordinal, path, content) == wanted


@pytest.mark.parametrize(
    ("text", "path", "content", "wanted"),
    [
        ("id: R-1\ntitle:\n", ("title",), "x", "id: R-1\ntitle: x\n"),
        ("id: R-1\ntitle:   # 未定\n", ("title",), "x", "id: R-1\ntitle: x   # 未定\n"),
        ("id: R-1\ntitle: x", ("notes",), "y", "id: R-1\ntitle: x\nnotes: y"),
        ("id: R-1\ntitle: x", ("title",), "", "id: R-1"),
        ("id: R-1\ncontrols:\n  -\n  - b\n", ("controls", 0), "a", "id: R-1\ncontrols:\n  - a\n  - b\n"),
        ("id: R-1\nfactors:\n", ("factors", "threat"), "2", "id: R-1\nfactors:\n  threat: 2\n"),
        ("id: R-1\nfactors: {threat: 3}\n", ("factors", "threat"), "", "id: R-1\n"),
        ("id: R-1\nfactors: {}\n", ("factors", "threat"), "2", "id: R-1\nfactors: {threat: 2}\n"),
        ("id: R-1\nnotes: >\n  a\n  b\n", ("notes",), "c\nd", "id: R-1\nnotes: |\n  c\n  d\n"),
        ("id: R-1\ncontrols: [a]\n", ("controls",), "b", "id: R-1\ncontrols: b\n"),
        ("id: R-1\ncontrols:\n- a\n- b\n", ("controls",), "c", "id: R-1\ncontrols: c\n"),
        ("id: R-1\ncontrols: a\n", ("controls",), ["b", "c"], "id: R-1\ncontrols: [b, c]\n"),
        ('{"id": "R-1", "title": "x"}\n', ("notes",), "y", '{"id": "R-1", "title": "x", "notes": "y"}\n'),
        ("---\nid: R-1\n...\n", ("title",), "x", "---\nid: R-1\ntitle: x\n...\n"),
        ("リスク番号: R-1\nリスク名: x\n", ("notes",), "y", "リスク番号: R-1\nリスク名: x\n備考: y\n"),
    ],
)
def test_odd_layouts_are_edited_in_their_own_way(
    text: str, path: FieldPath, content: Content, wanted: str
) -> None:
    assert edit(text, 0, path, content) == wanted


def test_settings_have_mappings_behind_free_keys() -> None:
    text = "format: 1\nrules:\n  RSK001: warning # 注\n  RSK002: {level: info}\n"
    text = edit(text, 0, ("rules", "RSK002", "days"), "3", Settings)
    text = edit(text, 0, ("rules", "RSK003"), "off", Settings)
    text = edit(text, 0, ("rules", "RSK001"), {"level": "error"}, Settings)
    first = "format: 1\nrules:\n  RSK001:\n    level: error # 注\n"
    assert text == first + "  RSK002: {level: info, days: 3}\n  RSK003: off\n"


@pytest.mark.parametrize(
    ("text", "path", "content"),
    [
        ("id: R-1\ncontrols: # 注\n  - a\n", ("controls",), "b"),
        ("id: R-1\nfactors: x\n", ("factors", "threat"), "1"),
        ("id: R-1\ncontrols: [a]\n", ("controls", 3), "b"),
        ("id: R-1\n", ("controls", 2), "b"),
        ("- id: R-1 # 注\n  # 別の注\n  title: x\n", ("id",), ""),
        ("id: R-1\n", ("id",), ""),
        ("{id: R-1 # 注\n, title: x}\n", ("id",), ""),
    ],
)
def test_what_cannot_be_edited_cleanly_is_refused(text: str, path: FieldPath, content: Content) -> None:
    raw = parse("f", text).records[0]
    try:
        new, record = edited(text, Keys(Risk), 0, raw, {path: content})
    except CannotEditError:
        return
    assert [tidy(raw) for raw in parse("f", new).records] != [tidy(record)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "- id: R-1\n  title: x # 注\n# 末尾\n",
            "- id: R-1\n  title: x # 注\n- id: R-2\n  title: 'a: b'\n# 末尾\n",
        ),
        ("- id: R-0\n\n- id: R-1\n", "- id: R-0\n\n- id: R-1\n\n- id: R-2\n  title: 'a: b'\n"),
        ("  - id: R-1", "  - id: R-1\n  - id: R-2\n    title: 'a: b'"),
        ("[{id: R-1}]\n", "[{id: R-1}, {id: R-2, title: 'a: b'}]\n"),
        ("# 空\n", "# 空\n- id: R-2\n  title: 'a: b'\n"),
        ("", "- id: R-2\n  title: 'a: b'\n"),
        ("- id: R-1\r\n", "- id: R-1\r\n- id: R-2\r\n  title: 'a: b'\r\n"),
    ],
)
def test_a_record_is_added_at_the_end_of_a_list(text: str, wanted: str) -> None:
    assert appended(text, {"id": "R-2", "title": "a: b"}).replace('"', "'") == wanted


def test_a_file_of_one_record_takes_no_second() -> None:
    with pytest.raises(CannotEditError):
        appended("id: R-1\n", {"id": "R-2"})


# Any layout.

SIGNS = "東京ab #:-'\"[]{},&*!|>%@`\\?\t=~"
TEXTS = st.one_of(
    st.sampled_from(["x", "null", "~", "5.10", "no", "- a", "a: b", "a #b", "it's", '"', "'", "#", "---"]),
    st.sampled_from(["a\nb", "あ\n\n い"]),
    st.text(st.sampled_from(SIGNS), min_size=1, max_size=10),
    st.lists(st.text(st.sampled_from(SIGNS), max_size=5), min_size=2, max_size=3).map("\n".join),
).map(str.strip).filter(bool)  # fmt: skip
ITEMS = st.lists(st.sampled_from(["A.5.1", "A.8.1", "A.8.2", "a b", "x,y", "it's"]), min_size=1, max_size=3)


class Layout(NamedTuple):
    """How a file is laid out."""

    listed: bool
    flow: bool
    indent: int
    dashes: int
    end: str
    comments: bool
    gaps: bool
    final: bool


LAYOUTS = st.builds(
    Layout,
    listed=st.booleans(), flow=st.sampled_from([False, False, False, True]), indent=st.sampled_from([2, 4]),
    dashes=st.sampled_from([0, 2]), end=st.sampled_from(["\n", "\r\n"]), comments=st.booleans(),
    gaps=st.booleans(), final=st.booleans(),
)  # fmt: skip


@st.composite
def records(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = []
    for number in range(draw(st.integers(1, 3))):
        record: dict[str, Any] = {"id": f"R-{number}", "title": draw(TEXTS), "threat": draw(TEXTS)}
        if draw(st.booleans()):
            record["factors"] = {"threat": draw(TEXTS), "影響": draw(TEXTS)}
        if draw(st.booleans()):
            record["controls"] = draw(ITEMS)
        if draw(st.booleans()):
            record["notes"] = draw(TEXTS)
        found.append(record)
    return found


class Writer:
    """Writes records as one layout has it, with comments that are numbered."""

    def __init__(self, draw: st.DrawFn, layout: Layout) -> None:
        self.draw = draw
        self.layout = layout
        self.numbers = iter(range(1_000))

    def text(self, written: list[dict[str, Any]]) -> str:
        layout = self.layout
        lines = [f"# c{next(self.numbers)}"] if layout.comments else []
        if layout.listed:
            for record in written:
                first, *rest = self.mapping(record, "" if layout.flow else "  ")
                lines += [f"- {first.strip() if layout.flow else first[2:]}", *rest]
        else:
            lines += self.mapping(written[0], "")
        return layout.end.join(lines) + (layout.end if layout.final else "")

    def mapping(self, record: dict[str, Any], margin: str) -> list[str]:
        if self.layout.flow:
            return [json.dumps(record, ensure_ascii=False) + self.comment()]
        lines = []
        for key, value in record.items():
            first, *rest = self.value(value, margin)
            lines += [f"{margin}{key}:{first}", *rest]
            if self.layout.gaps and self.draw(st.booleans()):
                lines.append(f"{margin}# c{next(self.numbers)}" if self.layout.comments else "")
        return lines

    def value(self, value: Any, margin: str) -> list[str]:
        if isinstance(value, dict):
            return self.group(value, margin + " " * self.layout.indent)
        if isinstance(value, list):
            return self.items(value, margin + " " * self.layout.dashes)
        if self.draw(st.booleans()) and not value.startswith(" ") and "\t" not in value:
            inner = margin + " " * self.layout.indent
            lines = [inner + line if line else "" for line in value.split("\n")]
            return [f" {self.draw(st.sampled_from(['|', '|-', '|+']))}{self.comment()}", *lines]
        return [f" {self.scalar(value)}{self.comment()}"]

    def group(self, value: dict[str, str], margin: str) -> list[str]:
        if self.draw(st.booleans()):
            pairs = ", ".join(f"{key}: {self.scalar(part)}" for key, part in value.items())
            return [f" {{{pairs}}}{self.comment()}"]
        lines = [f"{margin}{key}: {self.scalar(part)}{self.comment()}" for key, part in value.items()]
        return [self.comment(), *lines]

    def items(self, value: list[str], margin: str) -> list[str]:
        if self.draw(st.booleans()):
            return [f" [{', '.join(map(self.scalar, value))}]{self.comment()}"]
        return [self.comment(), *(f"{margin}- {self.scalar(part)}{self.comment()}" for part in value)]

    def scalar(self, text: str) -> str:
        style = self.draw(st.sampled_from(["plain", "single", "double"]))
        if style == "plain" and text[0].isalnum() and all(sign.isalnum() or sign in " ." for sign in text):
            return text
        if style == "single" and "\n" not in text:
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=self.draw(st.booleans()))

    def comment(self) -> str:
        return f"  # c{next(self.numbers)}" if self.layout.comments and self.draw(st.booleans()) else ""


@st.composite
def laid_out(draw: st.DrawFn, written: list[dict[str, Any]], layout: Layout) -> str:
    return Writer(draw, layout).text(written)


@st.composite
def changes(draw: st.DrawFn, record: dict[str, Any]) -> tuple[FieldPath, Any]:
    controls = record.get("controls", [])
    options: list[st.SearchStrategy[tuple[FieldPath, Any]]] = [
        st.tuples(st.sampled_from([("title",), ("threat",), ("notes",), ("impact",), ("x_自社",)]), TEXTS),
        st.tuples(
            st.sampled_from([("factors", "threat"), ("factors", "影響"), ("residual", "threat")]), TEXTS
        ),
        st.tuples(st.just(("controls",)), ITEMS),
        st.tuples(st.just(("factors",)), st.fixed_dictionaries({"threat": TEXTS, "other": TEXTS})),
        st.tuples(st.just(("controls", len(controls))), ITEMS.map(lambda items: items[0])),
        st.tuples(st.sampled_from([("notes",), ("controls",), ("factors",), ("threat",)]), st.just("")),
    ]
    if controls:
        index = draw(st.integers(0, len(controls) - 1))
        options.append(
            st.tuples(st.just(("controls", index)), ITEMS.map(lambda items: items[0]) | st.just(""))
        )
    return draw(st.one_of(options))


def wanted(record: dict[str, Any], path: FieldPath, content: Any) -> dict[str, Any]:
    """Return the record after a change, found out in another way."""
    new = copy.deepcopy(record)
    if len(path) == 1:
        new[str(path[0])] = content
    elif isinstance(path[1], int):
        new.setdefault("controls", [])[path[1] : path[1] + 1] = [content] if content else []
    else:
        new.setdefault(str(path[0]), {})[path[1]] = content
    return {key: value for key, value in new.items() if value}


@settings(deadline=None, max_examples=300, derandomize=True)
@given(data=st.data(), written=records(), layout=LAYOUTS)
def test_any_layout_is_edited_without_touching_anything_else(
    data: st.DataObject, written: list[dict[str, Any]], layout: Layout
) -> None:
    if not layout.listed:
        written = written[:1]
    text = data.draw(laid_out(written, layout))
    assert [tidy(raw) for raw in parse("f", text).records] == written
    ordinal = data.draw(st.integers(0, len(written) - 1))
    path, content = data.draw(changes(written[ordinal]))
    new = edit(text, ordinal, path, content)
    written[ordinal] = wanted(written[ordinal], path, content)
    assert [tidy(raw) for raw in parse("f", new).records] == written
    assert new.count("\r\n") == (new.count("\n") if layout.end == "\r\n" and "\r\n" in text else 0)
    if content and isinstance(content, str):
        assert all(f"# c{n}" in new for n in range(100) if f"# c{n}" in text)


@settings(deadline=None, max_examples=200, derandomize=True)
@given(record=records().map(lambda found: found[0]), end=st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_reads_back(record: dict[str, Any], end: str) -> None:
    parsed = parse("f", record_text(record, end))
    assert not parsed.misreadings
    assert [tidy(raw) for raw in parsed.records] == [tidy(record)]
