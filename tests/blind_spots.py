"""Which damages to the example nothing notices, and the page that lists them.

python tests/blind_spots.py            write docs/blind-spots.md again; refuses where the list would grow
python tests/blind_spots.py --grown    write it all the same: the model or the example has changed
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest import mock

from isms.api import UnusableError
from isms.privacy import suspicions
from isms.records.load import load
from isms.records.tree import MemoryTree
from isms.records.yaml_file import parse
from isms.rules import packaged
from isms.rules.judge import judge
from tests.damage import KINDS, Damage, Untried, damages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from isms.diagnostic import Diagnostic

TOP = Path(__file__).resolve().parent.parent
EXAMPLE = TOP / "examples" / "minato-contact"
PAGE = TOP / "docs" / "blind-spots.md"
DAY = date(2026, 11, 22)
UNSEEN = {".git", "build"}


class BlindSpot(NamedTuple):
    """A damage that nothing notices."""

    field: str
    damage: str


class Section(NamedTuple):
    """What came of one kind: how many damages were done, those that nothing noticed, fields not tried."""

    kind: str
    done: int
    blind_spots: tuple[BlindSpot, ...]
    untried: tuple[str, ...]


@cache
def example() -> Mapping[str, bytes]:
    """Return the files of the example."""
    paths = (path for path in sorted(EXAMPLE.rglob("*")) if path.is_file())
    named = ((path.relative_to(EXAMPLE), path) for path in paths)
    return {name.as_posix(): path.read_bytes() for name, path in named if not UNSEEN.intersection(name.parts)}


@cache
def all_damages() -> tuple[Sequence[Damage], Sequence[Untried]]:
    """Return every damage to the example, and the fields that it does not write."""
    return damages(example(), DAY)


_REMEMBERED = {"parse": (parse, cache(parse)), "suspicions": (suspicions, cache(suspicions))}


@contextmanager
def remembering() -> Iterator[None]:
    """Parse and search each text once: of some 400 files one differs from one damage to the next."""
    readers = [module for name, module in sys.modules.items() if name.startswith("isms.records.")]
    with ExitStack() as stack:
        for module in readers:
            for name, (plain, remembered) in _REMEMBERED.items():
                if vars(module).get(name) is plain:
                    stack.enter_context(mock.patch.object(module, name, remembered))
        yield


def said(files: Mapping[str, bytes]) -> Counter[str]:
    """Return what is said about a programme, without the places: a damaged file is written differently."""
    with remembering():
        try:
            programme = load(MemoryTree(files), DAY)
        except UnusableError as error:
            return Counter([error.message.say("en")])
    return Counter(map(_spoken, judge(programme, packaged(), DAY)))


def _spoken(said: Diagnostic) -> str:
    return f"{said.code} {said.level.word} {said.kind}:{said.record} {said.message.say('en')}"


@cache
def undamaged() -> Counter[str]:
    """Return what is said about the example as it is."""
    return said(example())


def noticed(damage: Damage) -> bool:
    """Tell whether something is said about the damaged example that is not said about the example."""
    files = {path: data for path, data in example().items() if path != damage.file}
    return bool(said(files | damage.written) - undamaged())


def section(kind: str) -> Section:
    """Do every damage to a kind, one at a time."""
    done, untried = all_damages()
    mine = [damage for damage in done if damage.kind == kind]
    missed = tuple(BlindSpot(each.field, each.how) for each in mine if not noticed(each))
    return Section(kind, len(mine), missed, tuple(each.field for each in untried if each.kind == kind))


INTRODUCTION = """\
# Blind spots / まだ見つけられない誤り

What can go wrong in the records of `examples/minato-contact` without `isms check` saying anything about it on
{day}. The damages are made mechanically from the declarations in `src/isms/model`, not from the rules, one
at a time, on the first record that has the field written:

- **removed**: a required field is taken away.
- **cut**: a reference, a control or the path of a file is pointed at something that does not exist.
- **moved**: a date is moved one day past its neighbour: the next later date of the same record or the same
  part of it; for the latest date the one before it; for a date that stands alone the day itself.
- **swapped**: a word of a list is exchanged for the next one of the list, true for false and false for true.

Not every line is a defect. Where both words are possible, no rule can know which is true; but what is here
and could be known is a rule that is still to be written. The list may only become shorter: the tests fail
when a damage that was noticed is noticed no longer, and also when one is noticed that is still listed here.
`make docs` writes the page again.

この一覧は、記入例の台帳(`examples/minato-contact`)の項目を1つずつ機械的に壊し、{day} の状態で `isms check` が
何も指摘しなかったものを示します。壊し方は次の4つです。

- **removed**(削除): 必須の項目を消す。
- **cut**(切断): 参照先、管理策、ファイルのパスを、存在しないものに変える。
- **moved**(移動): 日付を、隣の日付を1日越えるところまで動かす。隣とは、同じ記録の中で次に遅い日付。
  いちばん遅い日付ではその前の日付、ほかに日付がなければ基準日。
- **swapped**(取り違え): 選択肢を次の選択肢に、true を false に、false を true に変える。

damages は壊した数、not noticed はそのうち指摘されなかった数、not tried は記入例で空欄のため
試していない項目です。どちらの値もありうる項目のように、ツールでは正誤を判断できないものも含みます。
指摘できるはずのものは、今後のルールの候補です。一覧は短くなることはあっても長くならないよう、テストで
確かめています。

"""
TOTAL = "**{done} damages: {noticed} noticed, {missed} not.**"
HEADING = "## {kind}: {ja} / {en}"
COUNTED = "{done} damages, {missed} not noticed."
HEADS = "| Field | What nothing notices |\n|---|---|"
UNTRIED = "Not tried, because the example leaves them empty: {fields}."


def page(sections: Sequence[Section]) -> str:
    """Return the page with these sections."""
    done = sum(each.done for each in sections)
    missed = sum(len(each.blind_spots) for each in sections)
    total = TOTAL.format(done=done, noticed=done - missed, missed=missed)
    return "\n\n".join([INTRODUCTION.format(day=DAY).strip(), total, *map(shown, sections)]) + "\n"


def shown(section: Section) -> str:
    """Return one section of the page."""
    label = KINDS[section.kind].declaration.label
    blocks = [HEADING.format(kind=section.kind, ja=label.ja, en=label.en)]
    blocks.append(COUNTED.format(done=section.done, missed=len(section.blind_spots)))
    if section.blind_spots:
        rows = [f"| `{each.field}` | {each.damage} |" for each in section.blind_spots]
        blocks.append("\n".join([HEADS, *rows]))
    if section.untried:
        blocks.append(UNTRIED.format(fields=", ".join(f"`{field}`" for field in section.untried)))
    return "\n\n".join(blocks)


def listed(text: str) -> Iterator[Section]:
    """Read the sections of a page back."""
    for block in re.split(r"^(?=## )", text, flags=re.MULTILINE)[1:]:
        heading = re.match(r"## ([\w-]+): ", block)
        counted = re.search(r"^(\d+) damages, ", block, re.MULTILINE)
        rows = re.findall(r"^\| `([^`]+)` \| (.+) \|$", block, re.MULTILINE)
        untried = re.search(r"^Not tried, .*: (.*)\.$", block, re.MULTILINE)
        fields = tuple(re.findall(r"`([^`]+)`", untried[1])) if untried else ()
        if heading and counted:
            yield Section(heading[1], int(counted[1]), tuple(BlindSpot(*row) for row in rows), fields)


def grown(old: Sequence[Section], new: Sequence[Section]) -> Iterator[str]:
    """Yield what is noticed no longer, or has never been."""
    before = {(section.kind, each) for section in old for each in section.blind_spots}
    for section in new:
        for each in section.blind_spots:
            if (section.kind, each) not in before:
                yield f"{section.kind} {each.field}: {each.damage}"


def main(arguments: Sequence[str]) -> int:
    """Write the page; return 1 where the list would grow and nobody has said that it may."""
    old = list(listed(PAGE.read_text("utf-8"))) if PAGE.is_file() else []
    new = [section(kind) for kind in KINDS]
    more = list(grown(old, new)) if old and "--grown" not in arguments else []
    if more:
        print("Nothing notices these damages, and the page does not list them:", *more, sep="\n  ")
        print("Write a rule. Where the model or the example has changed: python -m tests.blind_spots --grown")
        return 1
    PAGE.write_text(page(new), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
