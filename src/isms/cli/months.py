"""Words that the commands of a month take as arguments."""

from __future__ import annotations

from isms.diagnostic import Text

MONTH = Text(ja="年月", en="YYYY-MM")
WHICH_MONTH = Text(ja="対象月。例 2026-10", en="The month, such as 2026-10")
DEPARTMENT = Text(ja="部署", en="DEPARTMENT")
OF_DEPARTMENT = Text(
    ja="この部署(番号又は名称)だけにする(繰り返し可)",
    en="Only this department, by id or name (may be repeated)",
)
PERSON = Text(ja="氏名", en="PERSON")
DRY_RUN = Text(ja="書き込まず、変更を行ごとに表示する", en="Write nothing; show the changes line by line")
