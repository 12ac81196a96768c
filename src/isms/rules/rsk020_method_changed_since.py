"""Acceptances do not rest on a method that has changed since.
リスクを受容した後に、評価方法が変わっていないこと。

A version stands for one definition. When the scales, the steps, the bands or the criterion of a method
change and its version does not, the same figures mean something else, and nobody can tell any more what was
accepted. The stamp of an acceptance keeps the method, its version and a fingerprint of its definition, which
`isms accept` writes. One line at the file of the method, or in isms.yaml for a packaged one, says how many
acceptances rest on it as it was; RSK009 names each of them. Another version and another method are an
orderly change: that is a warning, until the last of these risks is accepted again. Drafts, and acceptances
that have run out, are left alone.

評価方法の版は、一つの定義を指します。尺度・計算・区分・受容基準が版をそのままにして変わると、同じ値の意味が
変わり、何を受容したのか分からなくなります。受容の刻印には、評価方法と版、定義の指紋が残ります(isms accept
が記録します)。変わる前の評価方法による受容の件数を、評価方法のファイル(収録された方法は isms.yaml)の1行で
知らせます。個々のリスクは RSK009 が示します。版又は方法を改めるのは正規の変更なので、すべて受容し直すまでの
警告とします。作成中のリスクと、期限の切れた受容は対象にしません。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-05-29
      stamps:
        accepted:
          digest: 3d378ed20d0834e147cf660e092018e7fa8eca17df0f0dfb02a13060c2656571
          method: ipa-sme-3.1
          version: "3.1"
          definition: 40b8f2f5c6aaf2b7f4f24d85ae0bbd3bca5f2c4a8b6c9c1f1d0d8dce2a4a1f7e

Passes:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-05-29
      stamps:
        accepted:
          digest: 3d378ed20d0834e147cf660e092018e7fa8eca17df0f0dfb02a13060c2656571
          method: ipa-sme-3.1
          version: "3.1"
          definition: 6144c98e44ba4bb5c94f9a2a391ff5843500bdf9b35ac48d29c0ce4a0f56effa
"""

from __future__ import annotations

from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from isms.diagnostic import Level, Text
from isms.excerpt import excerpt
from isms.model.risk import Decision
from isms.risk.acceptance import redefined
from isms.risk.assess import assessor
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from isms.diagnostic import FieldPath, Message
    from isms.kind import Record
    from isms.model.programme import Programme
    from isms.model.risk import Risk
    from isms.model.stamp import Stamp
    from isms.risk.method import Scorer

CODE = "RSK020"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.1.2", "27001:6.1.3", "pmark:J.3.1.3")
HINT = Text(
    ja="版をそのままにして変えた定義は、元に戻すか、新しい版(version)を付けます。前の評価方法で受容したリスクは、"
    "見直して受容し直してください(isms accept で記録できます)。",
    en="Restore a definition that has changed under its version, or give it another version. Look over the "
    "risks that were accepted by the former method, and accept them again (isms accept records it).",
)
REDEFINED = Text(
    ja="評価方法「{method}」の定義が、版をそのままにして変わっています。"
    "変わる前の定義による受容が {count} 件あります({risks})。",
    en="The definition of the method '{method}' has changed under the same version; acceptances that rest on "
    "it as it was: {count} ({risks}).",
)
SUCCEEDED = Text(
    ja="評価方法は「{now}」になりましたが、「{then}」による受容が {count} 件残っています({risks})。",
    en="The method is '{now}' now; acceptances that still rest on '{then}': {count} ({risks}).",
)
NAMED = 3
"""So many risks are named; RSK009 names each."""


class _Former(NamedTuple):
    """A method as stamps name it, what scores those risks today, and whether the version stayed the same."""

    method: str
    version: str | None
    now: Scorer
    redefined: bool


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield one flaw for each method that acceptances rest on as it was, and that is no longer so."""
    resting: dict[_Former, list[str]] = {}
    for risk in compress(programme.risks, map(attrgetter("stamps"), programme.risks)):
        stamp = risk.stamps.accepted if risk.stamps and _accepted(programme, risk) else None
        former = _former(stamp, assessor(programme).scorer(risk)) if stamp else None
        if former is not None:
            resting.setdefault(former, []).append(risk.key)
    for former, risks in resting.items():
        record, field = _place(programme, former)
        ceiling = None if former.redefined else Level.WARNING
        yield Flaw(record, field, _message(former, risks), ceiling)


def _accepted(programme: Programme, risk: Risk) -> bool:
    """Tell whether a risk would be accepted on the day if nothing had changed."""
    over = risk.accepted_until is not None and risk.accepted_until < programme.as_of
    decided = risk.decision is not Decision.OPEN and not risk.draft
    return decided and risk.owner in risk.accepted_by and risk.accepted_on is not None and not over


def _former(stamp: Stamp, scorer: Scorer | None) -> _Former | None:
    """Return the method that a stamp rests on, where the risk is no longer judged by it as it was."""
    if stamp.method is None or scorer is None:
        return None
    now = scorer.method
    changed = redefined(stamp, scorer)
    if not changed and (stamp.method, stamp.version) == (now.id, now.version):
        return None
    return _Former(stamp.method, stamp.version, scorer, changed)


def _place(programme: Programme, former: _Former) -> tuple[Record, FieldPath]:
    """Return where the change is written: in the method's own file, or in isms.yaml, which chooses it."""
    now = former.now.method
    if now.id == former.method and now.file in programme.sources:
        return now, ("version",)
    risk = programme.settings.risk
    chosen = "lifecycle_method" if risk and risk.method != now.id else "method"
    return programme.settings, ("risk", chosen)


def _message(former: _Former, risks: Sequence[str]) -> Message:
    named = excerpt(risks, NAMED)
    then = " ".join(filter(None, (former.method, former.version)))
    if former.redefined:
        return REDEFINED.of(method=then, count=len(risks), risks=named)
    now = f"{former.now.method.id} {former.now.method.version}"
    return SUCCEEDED.of(now=now, then=then, count=len(risks), risks=named)
