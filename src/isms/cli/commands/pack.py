"""`isms pack`: the papers for an audit or a renewal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import api
from isms.cli import tables
from isms.cli.command import argument, option
from isms.cli.given import as_command
from isms.cli.guard import FAILED
from isms.cli.language import spoken
from isms.cli.layout import one_line, pad, width
from isms.cli.opened import opened, root_of, spare_records, whole
from isms.cli.output import put
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.api import Packed
    from isms.cli.given import Given
    from isms.diagnostic import Language

DETAILS = Text(
    ja="書類ごとに、準備済か不足か、その理由と次にすることを示し、目次と sha256 の一覧とともに"
    "フォルダーに置く。不足があれば終了コードは 1。--final を付けると、不足があるときは何も書き出さない。",
    en="Says of each paper whether it is ready, why not, and what to do next, and puts all papers into a "
    "folder with an index and their sha256. Exits 1 with gaps; with --final, gaps mean that nothing is "
    "written.",
)
OCCASION = Text(ja="用途", en="OCCASION")
WHICH = Text(ja="何のための書類か。例 pmark-renewal", en="What the papers are for, such as pmark-renewal")
FOLDER = Text(
    ja="書き出すフォルダー(省略時は build/ の中)。以前のパックは置き換える",
    en="The folder to write (default: one in build/); an earlier pack is replaced",
)
FINAL = Text(ja="確定版を作る", en="Make the final version")
WRITTEN = Text(ja="{folder} に {files} ファイルを書き出しました。", en="Wrote {files} files to {folder}.")
INCOMPLETE = Text(ja="不足があります。", en="Something is missing.")
NEXT = Text(ja="次: {next}", en="next: {next}")


@as_command(DETAILS, formats=("text", "json"), output=FOLDER)
@argument("occasion", OCCASION, WHICH)
@option("--final", said=FINAL, is_flag=True)
def command(given: Given, occasion: str, final: bool) -> int:
    """Write the papers, and fail where something is missing."""
    loaded = opened(given)
    folder = given.output or root_of(given) / "build" / occasion
    spare_records(folder, folder=True)
    packed = api.pack(loaded, occasion, folder, spoken(), final=final)
    put(_json(packed, spoken()) if given.form == "json" else _text(packed, spoken(), quiet=given.quiet))
    return whole(loaded) or (0 if packed.pack.complete else FAILED)


def _json(packed: Packed, language: Language) -> str:
    return tables.json_text({
        "folder": packed.folder,
        "complete": packed.pack.complete,
        "files": list(packed.pack.files),
        "cautions": [said.say(language) for said in packed.pack.renewal.cautions],
        "items": [
            {
                "id": item.id,
                "title": item.title.say(language),
                "state": item.state,
                "document": item.document,
                "reasons": [reason.say(language) for reason in item.reasons],
                "next": [text.say(language) for text in item.next],
            }
            for item in packed.pack.renewal.items
        ],
    })  # fmt: skip


def _text(packed: Packed, language: Language, *, quiet: bool) -> str:
    """Return a line for each paper with its state, and under it what it lacks."""
    items = packed.pack.renewal.items
    column = max((width(item.state.label.say(language)) for item in items), default=0)
    lines = []
    for item in items:
        lines.append(f"{pad(item.state.label.say(language), column)}  {item.title.say(language)}")
        margin = " " * (column + 4)
        lines += [f"{margin}- {one_line(reason.say(language))}" for reason in item.reasons]
        lines += [f"{margin}{NEXT.say(language, next=text)}" for text in item.next]
    cautions = packed.pack.renewal.cautions
    lines += ["", *(one_line(said.say(language)) for said in cautions)] if cautions else []
    if not quiet:
        lines += ["", WRITTEN.say(language, folder=packed.folder, files=len(packed.pack.files))]
        lines += [] if packed.pack.complete else [INCOMPLETE.say(language)]
    return "".join(f"{line}\n" for line in lines)
