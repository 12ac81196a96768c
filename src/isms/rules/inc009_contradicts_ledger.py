"""What an incident says of its personal information agrees with the ledger.
事故の記録が、個人情報管理台帳と食い違わないこと。

Whether sensitive data or My Numbers are concerned decides on reports. Where the ledger says that an entry
holds them and the incident says that they are not concerned, one of the two needs a look: the part that
leaked may have held none, but then the record should say so in what was verified. A number of My Numbers
above the number of persons is wrong in any case.

要配慮個人情報や特定個人情報が関わるかどうかで、報告の要否が変わります。台帳で含むとされている個人情報につい
て、事故の記録では「含まない」となっているときは、どちらかを見直します。漏れた部分に含まれていなかったのなら、
「事実確認の結果」にそう書きます。特定個人情報の本人の数が、本人の数を超えることはありません。

Fails:

    personal-information/PI-01.yaml:
      id: PI-01
      name: 健康診断の結果
      department: D-01
      owner: P-01
      purpose: 就業上の措置
      items: 氏名、所見
      sensitive: true
      my_number: false
      acquisition: direct_written
      medium: 紙
      location: 書庫
      retention: 5年
      disposal: 溶解
    incidents/INC-01.yaml:
      id: INC-01
      title: 健診結果の置き忘れ
      known_on: 2026-11-18
      kind: loss
      personal_information: [PI-01]
      persons_affected: 1
      sensitive: false
      my_number: false

Passes:

    incidents/INC-01.yaml:
      id: INC-01
      title: 入館証の紛失
      known_on: 2026-11-18
      kind: loss
      persons_affected: 1
      my_number: false
      sensitive: false
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.incident import Incident
    from isms.model.programme import Programme

CODE = "INC009"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.5.25", "pmark:J.4.4.2")
HINT = Text(
    ja="含むなら true に直し、含まないなら理由を「事実確認の結果」(verified)に書いてください。",
    en="Write true where they are concerned; where not, say why in verified.",
)
DENIED = Text(
    ja="「{field}」が false ですが、台帳では {entries} が該当します。",
    en="'{field}' is false, but in the ledger it is true of {entries}.",
)
TOO_MANY = Text(
    ja="特定個人情報の本人の数({count})が、本人の数({persons})を超えています。",
    en="My Numbers of {count} persons are more than the {persons} persons concerned.",
)
FLAGS = ("sensitive", "my_number")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the answers of incidents that the ledger contradicts."""
    for incident in programme.incidents:
        if not incident.draft:
            yield from _flags(programme, incident)
            count, persons = incident.my_number_count, incident.persons_affected
            if count is not None and persons is not None and count > persons:
                yield Flaw(incident, ("my_number_count",), TOO_MANY.of(count=count, persons=persons))


def _flags(programme: Programme, incident: Incident) -> Iterator[Flaw]:
    entries = [programme.personal_information.get(key) for key in incident.personal_information]
    for name in FLAGS:
        held = [entry.shown for entry in entries if entry is not None and getattr(entry, name)]
        if held and getattr(incident, name) is False and incident.verified is None:
            label = incident.label_of(name)
            yield Flaw(incident, (name,), DENIED.of(field=label, entries=held))
