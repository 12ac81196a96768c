"""How much is read: every limit of the reader, in one place."""

from __future__ import annotations

YAML_BYTES = 16 * 1024 * 1024
MARKDOWN_BYTES = 4 * 1024 * 1024
CSV_BYTES = 2 * 1024 * 1024 * 1024
OTHER_BYTES = 16 * 1024 * 1024
"""Files that are no records are looked at for personal data up to this size."""
CELL_CHARACTERS = 1024 * 1024
COLUMNS = 1_000
DEPTH = 64
FILES = 200_000
