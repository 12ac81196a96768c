"""A filled sheet of a month that was damaged on its way back to the office."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from isms import api
from isms.api.filled_sheets import read_inspection_sheet
from isms.api.inspection_sheets import inspection_sheet
from isms.inspecting.cells import Asking
from isms.months import number
from tests.hostile.edits import EDITS, EXAMPLE, PLACES, SECONDS, TEXTS, Edit

if TYPE_CHECKING:
    from isms.api.loading import Loaded

MONTH = number("2026-09")
DAMAGED_SHEETS = st.tuples(
    st.sampled_from(["sheet.csv", "sheet.xlsx"]),
    st.lists(
        st.builds(Edit, st.sampled_from(EDITS), PLACES, PLACES, st.sampled_from(TEXTS)),
        min_size=1,
        max_size=4,
    ),
)
"""A form of the sheet, and what is done to it."""


class Office:
    """The programme of the example with the sheets that it sent out."""

    def __init__(self) -> None:
        """Make the sheets of a month with what is on record in them."""
        self.loaded: Loaded = api.load(EXAMPLE, date(2026, 11, 22))
        self.sheets = {
            name: inspection_sheet(self.loaded, MONTH, name, "ja") for name in ("sheet.csv", "sheet.xlsx")
        }

    def assert_read_back(self, name: str, edits: list[Edit]) -> None:
        """Check that a damaged sheet is refused in words, or only changes what can be read again."""
        data = self.sheets[name]
        for edit in edits:
            data = edit(data)
        begun = time.process_time()
        with TemporaryDirectory() as folder:
            file = Path(folder) / name
            file.write_bytes(data)
            found = None
            try:
                found = read_inspection_sheet(self.loaded, Asking(MONTH, replace=True), file)
            except api.RequestError as error:
                said = [error.message]
        if found is not None:
            said = [fault.message for fault in (*found.faults, *found.remarks)]
            assert not (found.faults and found.changes)
            assert {change.path.split("/")[0] for change in found.changes} <= {"inspections"}
        assert all(message.say("ja") != message.say("en") for message in said)
        assert time.process_time() - begun < SECONDS
