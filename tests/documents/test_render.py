"""One document: drafts with their gaps, final ones or the reasons against them, the same bytes each time."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import Misreading, Place
from isms.documents import render as engine
from isms.documents.catalogue import Templates, own_templates
from isms.documents.gaps import Refused
from isms.documents.provenance import History, Provenance
from isms.documents.render import Unavailable, compose, formats, render, render_each
from isms.records.load import load
from isms.records.tree import MemoryTree
from tests.documents.conftest import DAY, SMALL, with_facts

if TYPE_CHECKING:
    from isms.documents.render import Composed, Order
    from isms.model.programme import Programme
    from tests.documents.conftest import Ordering


def said(refused: Refused, language: str = "ja") -> str:
    return "\n".join(reason.say(language) for reason in refused.reasons)  # type: ignore[arg-type]  # ja or en


def test_a_draft_shows_its_gaps(order: Ordering) -> None:
    text = render(order("soa"), "md").decode()
    assert text.startswith("<!-- page: landscape -->\n# 適用宣言書(案)\n")
    assert "【未記入: 管理策 A.5.3 の適用・除外の決定】" in text
    assert "| A.5.1 | 情報セキュリティのための方針群 | 適用 | 組織の基本方針 | 方針が要る | 実施 |" in text
    assert "| A.5.2 | 情報セキュリティの役割及び責任 | 除外 |" in text
    english = render(order("soa", "en"), "md").decode()
    assert "# Statement of Applicability (DRAFT)" in english
    assert "[MISSING: decision on control A.5.3]" in english


def test_a_draft_says_so_on_every_page(order: Ordering) -> None:
    html = render(order("soa"), "html").decode()
    assert '<body class="draft landscape">' in html
    assert '@top-right { content: "案"' in html
    assert 'body::before { content: "案"' in html
    assert "<title>案 " in html


def test_a_final_statement_is_refused_with_every_reason(order: Ordering) -> None:
    with pytest.raises(Refused) as refused:
        render(order("soa", final=True), "md")
    reasons = said(refused.value)
    assert "管理策 A.5.3 の適用・除外が決定されていません" in reasons
    assert "管理策 A.8.34 の適用・除外が決定されていません" in reasons
    assert len(refused.value.reasons) >= 91


@pytest.mark.parametrize("form", ["html", "csv", "json"])
def test_every_format_of_a_final_document_is_refused_alike(order: Ordering, form: str) -> None:
    with pytest.raises(Refused):
        render(order("soa", final=True), form)  # type: ignore[arg-type]  # a format


def test_a_final_document_is_refused_where_records_did_not_load(small: Programme, order: Ordering) -> None:
    small.misreadings = (Misreading("REC001", Place("risks/x.yaml")),)
    with pytest.raises(Refused) as refused:
        render(order("manual", final=True), "md")
    assert "読めなかった記録又は項目が 1 件あります" in said(refused.value)


def test_several_formats_are_composed_once_and_are_as_each_alone(
    order: Ordering, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = {form: render(order("soa"), form) for form in formats("soa")}
    composed: list[Order] = []

    def once(wanted: Order) -> Composed:
        composed.append(wanted)
        return compose(wanted)

    monkeypatch.setattr(engine, "compose", once)
    assert render_each(order("soa"), formats("soa")) == alone
    assert len(composed) == 1


def test_what_a_draft_lacks_is_not_called_unread(order: Ordering) -> None:
    bare = load(MemoryTree(SMALL | {"controls/A.5.4.yaml": "id: A.5.4\ndraft: true\n"}), DAY)
    assert {each.code for each in bare.misreadings} == {"REC003"}
    with pytest.raises(Refused) as refused:
        render(order("manual", final=True, programme=bare), "md")
    assert "読めなかった記録" not in said(refused.value)


HOUSE = """\
id: house
aliases: [ours]
title_ja: 自社基準
title_en: House rules
version: "1"
source: 自社
confidence: high
items:
  - {id: H.1, kind: control, title_ja: 来客, title_en: Visitors}
  - {id: H.2, kind: control, title_ja: 入館, title_en: Entry}
"""


@pytest.mark.parametrize(
    ("controls", "reason"),
    [
        ("[{id: H.1, framework: house, applicable: true}]", "管理策 house/H.2 の適用・除外が決定されて"),
        (
            "[{id: H.1, framework: house, applicable: true}, {id: H.1, framework: ours, applicable: true}]",
            "管理策 house/H.1 の採否が二度決められて",
        ),
    ],
)
def test_a_final_statement_on_another_framework_is_held_to_the_same(
    order: Ordering, controls: str, reason: str
) -> None:
    files = SMALL | {"knowledge/frameworks/house.yaml": HOUSE, "controls/house.yaml": controls}
    programme = load(MemoryTree(files), DAY)
    house = programme.knowledge.framework("house")
    with pytest.raises(Refused) as refused:
        render(order("soa", final=True, programme=programme, framework=house), "md")
    assert reason in said(refused.value)


def test_a_final_statement_holds_no_control_that_its_framework_does_not_have(order: Ordering) -> None:
    lost = load(MemoryTree(SMALL | {"controls/A.9.9.yaml": "id: A.9.9\napplicable: true\n"}), DAY)
    with pytest.raises(Refused) as refused:
        render(order("soa", final=True, programme=lost), "md")
    assert "管理策 A.9.9 は、そのフレームワークにありません" in said(refused.value)
    draft = render(order("soa", programme=lost), "md").decode()
    assert "附属書Aの管理策93件のそれぞれ" in draft


def test_a_statement_without_controls_says_so_and_settles_nothing(order: Ordering) -> None:
    files = {path: text for path, text in SMALL.items() if not path.startswith("controls/")}
    files["isms.yaml"] = files["isms.yaml"].replace("[iso27001, pmark]", "[pmark]")
    empty = with_facts(load(MemoryTree(files), DAY))
    draft = render(order("soa", programme=empty), "md").decode()
    assert "【未記入: 適用宣言書に載せる管理策" in draft
    assert "見落とされた必要な管理策はありません" not in draft
    with pytest.raises(Refused) as refused:
        render(order("soa", final=True, programme=empty), "md")
    assert "適用宣言書に載せる管理策がありません" in said(refused.value)


def test_a_final_document_needs_an_approved_record(small: Programme, order: Ordering) -> None:
    with pytest.raises(Refused) as refused:
        render(order("manual", final=True), "md")
    assert "「renders: manual」を持つ文書の記録がありません" in said(refused.value)
    object.__setattr__(small.documents["DOC-SOA"], "approved_by", None)
    with pytest.raises(Refused) as refused:
        render(order("soa", final=True), "md")
    assert "文書 D-01 が承認されていません" in said(refused.value)


def test_a_final_document_of_the_example_bears_no_mark_of_a_draft(example_order: Ordering) -> None:
    for language in ("ja", "en"):
        html = render(example_order("soa", language, final=True), "html").decode()
        assert 'class="final landscape"' in html
        assert "body::before" not in html
        assert "案" not in html[: html.index("</h1>")]
        assert "<mark>" not in html


def test_the_statement_lists_every_control_in_order(order: Ordering) -> None:
    text = render(order("soa"), "md").decode()
    ids = re.findall(r"^\| (A\.[5-8]\.\d+) \|", text, re.MULTILINE)
    assert len(ids) == 93
    assert ids == sorted(ids, key=lambda number: [int(part) for part in number[2:].split(".")])


def test_the_same_records_make_the_same_bytes(example_order: Ordering) -> None:
    for form in formats("soa"):
        assert render(example_order("soa"), form) == render(example_order("soa"), form)


@pytest.mark.parametrize("form", ["md", "html"])
def test_version_and_commit_change_only_the_provenance(order: Ordering, form: str) -> None:
    one = Provenance("1.0.0", History.COMMITTED, "abc1234")
    other = Provenance("2.0.0", History.UNCOMMITTED)
    texts = [render(order("soa", provenance=each), form).decode() for each in (one, other)]  # type: ignore[arg-type]  # a format
    fronts, backs = zip(*(text.split("この文書の出所", 1) for text in texts), strict=True)
    assert fronts[0] == fronts[1]
    assert "abc1234" in backs[0]
    assert "未コミットの変更あり" in backs[1]


def test_provenance_names_the_day_the_records_and_the_facts(example_order: Ordering) -> None:
    text = render(example_order("soa"), "md").decode()
    assert "| 基準日 | 2026年11月22日 |" in text
    assert "| 記録のコミット | 履歴不明 |" in text
    assert "iso27001 2022+A1:2024" in text
    assert '"isms.yaml": "' in text
    assert "--" not in text[text.index("<!-- isms ") + 5 : text.rindex("-->")]


def test_drafts_left_out_are_counted(example_order: Ordering, example: Programme) -> None:
    drafts = sum(risk.draft for risk in example.risks)
    text = render(example_order("manual"), "md").decode()
    assert (f"リスク {drafts}件" in text) == bool(drafts)


def test_what_is_not_there_is_said_with_what_is(order: Ordering) -> None:
    with pytest.raises(Unavailable, match=r"there is no document 'sao'; there are: .*soa"):
        render(order("sao"), "md")
    with pytest.raises(Unavailable, match="there is no document '_head'"):
        render(order("_head"), "md")
    with pytest.raises(Unavailable, match="cannot be had as csv"):
        render(order("manual"), "csv")


@pytest.mark.parametrize("standards", ["[iso27001]", "[pmark]", "[iso27001, pmark]"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_programme_of_settings_alone_makes_every_draft(
    order: Ordering, standards: str, language: str
) -> None:
    settings = f"format: 1\norganisation: {{name: ひかり}}\nstandards: {standards}\nscope: 全社\n"
    bare = with_facts(load(MemoryTree({"isms.yaml": settings}), date(2026, 11, 22)))
    for name in order("soa").templates.names:
        text, reasons, _ = compose(order(name, language, programme=bare))
        assert reasons
        assert ("【未記入: " if language == "ja" else "[MISSING: ") in text


def test_without_a_record_the_head_is_one_gap(order: Ordering) -> None:
    text, reasons, _ = compose(order("laws"))
    assert "| 【未記入: 文書番号、版及び承認(documents/ に「renders: laws」の記録)】 | | | | |" in text
    assert "改訂履歴" not in text
    assert len(reasons) == 3


def own(order: Ordering, text: str, name: str = "soa.ja.md.j2") -> str:
    templates = Templates(order("soa").templates.folder, {name: text})
    return compose(order("soa", templates=templates))[0]


def test_a_template_of_the_programme_goes_first(order: Ordering) -> None:
    text = own(order, "# {{ settings.organisation.name }}\n\n{% include '_origin.ja.md.j2' %}\n")
    assert text.startswith("# 株式会社ひかり\n")
    assert "(独自、sha256" in text


@pytest.mark.parametrize("picture", ["'<svg onload=x>'", "name", "lipsum"])
def test_a_template_of_the_programme_brings_no_picture(order: Ordering, picture: str) -> None:
    with pytest.raises(Unavailable) as refused:
        own(order, f"# x\n\n{{{{ figure({picture}) }}}}\n")
    assert "templates/soa.ja.md.j2:3" in refused.value.message.say("ja")


@pytest.mark.parametrize(
    "attack",
    [
        "{{ programme.__class__.__mro__[1].__subclasses__() }}",
        "{{ ''.__class__ }}",
        "{{ statement.func.__globals__ }}",
        "{{ programme.risks.records.append(1) }}",
        "{% include '/etc/passwd' %}",
        "{% include '../../pyproject.toml' %}",
        "{{ nothing }}",
        "{{ 'undefined' if }}",
    ],
)
def test_a_template_of_the_programme_cannot_leave_its_sandbox(order: Ordering, attack: str) -> None:
    with pytest.raises(
        Unavailable,
        match=r"templates/soa.ja.md.j2:\d+ is faulty: .*(unsafe|passwd|pyproject|undefined|unexpected)",
    ):
        own(order, attack)


def test_own_templates_are_markdown_directly_in_the_folder() -> None:
    files = {
        "templates/soa.ja.md.j2": "﻿# x".encode(),
        "templates/deep/laws.ja.md.j2": b"# y",
        "templates/page.html.j2": b"<script>",
        "templates/laws.ja.md.j2": b"\xff",
        "templates/manual.ja.md.j2": b"x" * (5 * 1024 * 1024),
    }
    assert own_templates(files) == {"soa.ja.md.j2": "# x"}


def test_on_an_earlier_day_the_approval_has_not_happened(order: Ordering, example: Programme) -> None:
    assert example.as_of == date(2026, 11, 22)
    html = render(order("soa"), "html").decode()
    assert "光 一郎" in html
