"""The documents that are tables, by name: these can also be had as CSV, JSON and a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.documents import (
    inspection_tables,
    matrix_table,
    objective_table,
    risk_tables,
    traceability,
    treatment_tables,
)
from isms.documents.coverage_table import coverage_table
from isms.documents.record_table import kept, table_of
from isms.documents.statement_table import statement_table
from isms.ledger import handled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.documents.table import Table

TABLES: Mapping[str, Table] = {
    "soa": statement_table(),
    "coverage": coverage_table(),
    "personal-information": table_of(handled),
    "laws": table_of(kept("law")),
    "suppliers": table_of(kept("supplier")),
    **inspection_tables.TABLES,
    **objective_table.TABLES,
    **risk_tables.TABLES,
    **matrix_table.TABLES,
    **treatment_tables.TABLES,
    **traceability.TABLES,
}
