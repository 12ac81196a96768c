"""Handing out the sheet of a month that departments fill in, as CSV or as a form of Excel."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from isms.api.errors import RequestError
from isms.diagnostic import Text
from isms.documents.escape import in_cell
from isms.inspecting import sheet
from isms.inspecting.month import lines
from isms.model.inspection_result import InspectionOutcome, InspectionResult
from isms.months import written
from isms.records.text import BOM

if TYPE_CHECKING:
    from collections.abc import Collection

    from isms.api.loading import Loaded
    from isms.diagnostic import Language
    from isms.inspecting.month import Line
    from isms.model.programme import Programme

NOTHING_ASKED = Text(
    ja="{month} に求められる自主点検はありません。", en="no self-inspection is asked for in {month}"
)
WHICH_FORM = Text(
    ja="「{name}」は .csv か .xlsx の名前にしてください。",
    en="give '{name}' a name that ends in .csv or .xlsx",
)
FORMS = (".csv", ".xlsx")

TITLE = Text(ja="自主点検表 {month}", en="Self-inspection {month}")
HOW = Text(ja="記入のしかた", en="How to fill it in")
ITEM, CONTENT = Text(ja="項目", en="Item"), Text(ja="内容", en="Content")
INSTRUCTIONS = (
    (
        InspectionResult.label_of("month"),
        Text(
            ja="{month} に行った点検の結果を記入してください。四半期・半期・年ごとの項目は、実施した月に一度"
            "だけ記入し、実施していない月は空欄のままにします。",
            en="Fill in what was found in {month}. What is due every quarter, half or year is filled in "
            "once, in the month in which it was done; leave it empty in the others.",
        ),
    ),
    (
        InspectionResult.label_of("result"),
        Text(
            ja="一覧から「適」「否」「該当なし」を選びます。判定は「判定基準」の列によります。空欄は未実施として"
            "扱い、取り込みません。",
            en="Choose OK, Not OK or Not applicable by the criteria. An empty cell is no result and is "
            "not read.",
        ),
    ),
    (
        InspectionResult.label_of("by"),
        Text(
            ja="点検した人を一覧から選びます。一覧にない人は、番号又は氏名を入力します。",
            en="Choose who inspected; of others write the id or the name.",
        ),
    ),
    (
        InspectionResult.label_of("date"),
        Text(
            ja="点検した日を 2026-10-30 の形で入力します。", en="The day of the inspection, like 2026-10-30."
        ),
    ),
    (
        InspectionResult.label_of("comment"),
        Text(
            ja="「否」のときは、何があったかと、その場でどう直したかを書きます。その場で直せないものは事務局に"
            "連絡してください(不適合・指摘として登録します)。",
            en="If it is not OK: what was found, and how it was put right on the spot. Tell the office about "
            "what could not be put right; it becomes a finding.",
        ),
    ),
    (
        InspectionResult.label_of("finding"),
        Text(
            ja="登録済みの不適合・指摘があれば、その番号を書きます。なければ空欄にします。",
            en="The id of the finding on record, if there is one; else leave it empty.",
        ),
    ),
    (
        Text(ja="灰色の列", en="Grey columns"),
        Text(
            ja="点検番号、部署、対象月などの灰色の列は書き換えないでください(保護にパスワードはありません)。行を並べ替えたり、"
            "削除したりしても取り込めます。",
            en="Leave the grey columns as they are (the lock has no password). Rows may be sorted or "
            "deleted.",
        ),
    ),
)


def inspection_sheet(
    loaded: Loaded, month: int, name: str, language: Language, departments: Collection[str] = ()
) -> bytes:
    """Return the sheet of a month to be filled in, as CSV or as a workbook by the ending of its name.

    What is on record already stands in it. Raises RequestError where the month asks for nothing, or there is
    no such form.
    """
    programme = loaded.programme
    asked = [line for line in lines(programme, month, departments) if line.asked]
    if not name.lower().endswith(FORMS):
        raise RequestError(WHICH_FORM.of(name=name))
    if not asked:
        raise RequestError(NOTHING_ASKED.of(month=written(month)))
    rows = [sheet.row(programme, line, language) for line in asked]
    if name.lower().endswith(".csv"):
        return _csv(sheet.heads(language), rows)
    return _workbook(programme, asked, rows, language)


def _csv(heads: tuple[str, ...], rows: list[sheet.SheetRow]) -> bytes:
    """Return the sheet as CSV that Excel opens."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([in_cell(cell) for cell in row.cells] for row in rows)
    return BOM + out.getvalue().encode()


def _workbook(
    programme: Programme, asked: list[Line], rows: list[sheet.SheetRow], language: Language
) -> bytes:
    """Return the sheet as a form of Excel."""
    from isms.documents.workbook import Choice, Form, Running, Sheet, workbook  # noqa: PLC0415 - openpyxl is slow

    month = written(asked[0].month)
    people = sheet.inspectors(programme, list(dict.fromkeys(line.department for line in asked)))
    result, by, date = (sheet.FIRST_FILLED + at for at in range(3))
    form = Form(
        open=range(sheet.FIRST_FILLED, sheet.FIRST_FILLED + len(sheet.FILLED)),
        closed_rows=[number for number, row in enumerate(rows) if row.checked],
        choices=(
            Choice(result, [outcome.label.say(language) for outcome in InspectionOutcome], strict=True),
            Choice(by, list(dict.fromkeys(people))),
        ),
        dates=(date,),
    )
    title = TITLE.say(language, month=month)
    page = Sheet(title, sheet.heads(language), [row.cells for row in rows], WIDTHS, form=form)
    how = Sheet(
        HOW.say(language),
        [ITEM.say(language), CONTENT.say(language)],
        [[label.say(language), said.say(language, month=month)] for label, said in INSTRUCTIONS],
        (16, 100),
        facts=True,
    )
    organisation = programme.settings.organisation
    running = Running(organisation.name if organisation else "", title)
    return workbook((page, how), running, language, programme.as_of)


WIDTHS = (10, 34, 34, 22, 9, 10, 18, 12, 34, 12, 12)
"""How wide the columns of the form are, in characters of half width."""
