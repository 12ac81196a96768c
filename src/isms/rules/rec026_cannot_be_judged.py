"""Every record could be read, so that what is missing is missing indeed.
すべての記録を読み込めており、「ない」ことを判断できること。

Where records of a kind were left out, rules that ask whether something is missing cannot answer for that
kind. This line says so: silence would look like a clean result.

読み込めなかった記録があると、その種類について「足りないものがないか」を判断できません。何も知らせないと
問題がないように見えるため、この行で知らせます。

Fails:

    sites/sites.yaml:
      - {id: S-01, name: 本社}
      - {id: S-02}

Passes:

    sites/sites.yaml:
      - {id: S-01, name: 本社}
      - {id: S-02, draft: true}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Spot, Text
from isms.model.programme import UNKNOWN_KEYS
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from isms.diagnostic import Place
    from isms.kind import Kind
    from isms.model.programme import Programme

CODE = "REC026"
LEVEL = Level.INFO
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="読み込めなかった記録の誤りを先に直してください。",
    en="Correct the records that could not be read first.",
)
SOME = Text(
    ja="{kind}: 読み込めない記録が {count} 件あるため、足りないものがあるかを判断できません。",
    en="{kind}: {count} could not be read, so what is missing cannot be judged.",
)
UNKNOWN = Text(
    ja="{kind}: 読み込めないファイルがあるため、足りないものがあるかを判断できません。",
    en="{kind}: a file could not be read, so what is missing cannot be judged.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield one flaw for each kind of which something was left out."""
    for name, keys in programme.left_out.items():
        if not keys:
            continue
        kind = programme.registers[name].kind.declaration
        said = UNKNOWN if UNKNOWN_KEYS in keys else SOME
        where = _first_loss(programme, kind, keys)
        yield Flaw(where, (), said.of(kind=kind.label, count=len(keys)))


def _first_loss(programme: Programme, kind: Kind, keys: Container[str]) -> Spot | Place:
    """Return the first place at which the reader had something to say about what was left out of a kind."""
    lost = (m for m in programme.misreadings if m.kind == kind.name and (m.record or UNKNOWN_KEYS) in keys)
    own = [m.where for m in lost]
    folder = f"{kind.folder}/"
    near = (m.where for m in programme.misreadings if m.where.path.startswith(folder))
    return own[0] if own else next(near, Spot(programme.settings.file))
