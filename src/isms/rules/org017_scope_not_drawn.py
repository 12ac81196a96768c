"""The scope has its boundaries, its interfaces and a reason for what it leaves out.
適用範囲の境界とインターフェースが決まり、除外に理由があること。

A sentence about the business is no scope yet: which departments and sites belong to it, where it ends, and
what it depends on beyond that (clients' systems, the landlord, providers) has to be said. Whatever is left
out needs a reason that is not just convenience.

事業を一文で書いただけでは、適用範囲を決めたことになりません。どの部署と拠点が含まれるのか、境界はどこか、
境界の外の何(委託元のシステム、ビル管理会社、通信事業者など)に依存しているのかを示します。除外するものに
は、都合ではない理由が必要です。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [iso27001]
      scope: 受託開発
      stage: operating
      scope_detail:
        departments: [D-01]
        boundaries: 本社3階の執務室
      risk: {method: ipa-sme-3.1}

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [iso27001]
      scope: 受託開発
      stage: operating
      scope_detail:
        departments: [D-01]
        boundaries: 本社3階の執務室
        interfaces: ビル管理会社と通信事業者との接点は契約で定める
      risk: {method: ipa-sme-3.1}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.settings import ScopeDetail
from isms.rules import Flaw
from isms.standards import ISMS, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "ORG017"
LEVEL = Level.WARNING
CLAUSES = ("27001:4.3",)
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="isms.yaml の scope_detail に boundaries、interfaces、除外の理由を書いてください。",
    en="Write boundaries, interfaces and the reasons of exclusions under scope_detail in isms.yaml.",
)
NOT_SAID = Text(ja="適用範囲の「{part}」がありません。", en="The scope does not say '{part}'.")
NO_REASON = Text(ja="「{what}」を除外する理由がありません。", en="'{what}' is left out without a reason.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield what is missing of the scope."""
    settings = programme.settings
    if not aims_at(programme, ISMS) or "scope_detail" in settings.unread:
        return
    detail = settings.scope_detail
    for name in ("boundaries", "interfaces"):
        if getattr(detail, name, None) is None:
            yield Flaw(settings, ("scope_detail",), NOT_SAID.of(part=ScopeDetail.label_of(name)))
    for exclusion in detail.exclusions if detail else ():
        if exclusion.reason is None:
            field = ("scope_detail", "exclusions", exclusion.ordinal)
            yield Flaw(settings, field, NO_REASON.of(what=exclusion.what or ""))
