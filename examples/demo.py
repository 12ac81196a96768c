"""The main job on the example company, one command after the other.

    make demo        or, with isms installed:        python examples/demo.py

Prints each command with its exit status and fails where a status is not the one expected.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from isms.cli.language import DEFAULT, asked_for
from isms.diagnostic import Text

TOP = Path(__file__).resolve().parent.parent
EXAMPLE = "examples/minato-contact"
AS_OF = "2026-11-22"
"""The one day on which the example is as it should be."""
BUILD = "build/demo"
FINE = 0

STEPS = (
    ("check", FINE),
    ("risk score", FINE),
    (f"render soa --format html -o {BUILD}/soa.html", FINE),
    (f"render soa --format md -o {BUILD}/soa.md", FINE),
    (f"render soa --format csv -o {BUILD}/soa.csv", FINE),
    (f"render soa --format json -o {BUILD}/soa.json", FINE),
    (f"render soa --format xlsx -o {BUILD}/soa.xlsx", FINE),
    (f"render soa --format oscal -o {BUILD}/soa.oscal", FINE),
    (f"render manual --format html -o {BUILD}/manual.html", FINE),
    (f"pack pmark-renewal -o {BUILD}/pmark-renewal", FINE),
)
"""What is run, and the exit status it has; a pack with gaps would end with 1."""

STATUS = Text(ja="-> 終了コード {status}", en="-> exit status {status}")
UNEXPECTED = Text(
    ja="-> 終了コード {status}({expected} になるはずでした)",
    en="-> exit status {status}, but {expected} was expected",
)
FAILED = Text(
    ja="{steps} 件のうち {count} 件のコマンドが、予期しない終了コードで終わりました。",
    en="{count} of {steps} commands ended otherwise than expected.",
)
FILES = Text(ja="できたファイルは {folder} にあります:", en="The files are in {folder}:")
SIZE = Text(ja="{size} バイト", en="{size} bytes")


def command(step: str) -> list[str]:
    """Return the arguments of ``isms`` for one step."""
    return ["-C", EXAMPLE, "--as-of", AS_OF, *step.split()]


def main() -> int:
    """Run every step; return 1 where one ends otherwise than expected."""
    language = asked_for((), os.environ) or DEFAULT
    (TOP / BUILD).mkdir(parents=True, exist_ok=True)
    unexpected = 0
    for step, expected in STEPS:
        arguments = command(step)
        print("$ isms", *arguments, flush=True)
        status = subprocess.run([sys.executable, "-m", "isms", *arguments], cwd=TOP, check=False).returncode
        said = STATUS if status == expected else UNEXPECTED
        print(said.say(language, status=status, expected=expected), flush=True)
        print(flush=True)
        unexpected += status != expected
    if unexpected:
        print(FAILED.say(language, count=unexpected, steps=len(STEPS)))
        return 1
    print(FILES.say(language, folder=BUILD))
    for path in sorted((TOP / BUILD).rglob("*")):
        if path.is_file():
            size = SIZE.say(language, size=f"{path.stat().st_size:,}")
            print(f"  {path.relative_to(TOP).as_posix()}  {size}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
