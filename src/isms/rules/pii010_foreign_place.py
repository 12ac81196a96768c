"""Where personal information is kept abroad, the country is known and what follows from it is done.
個人情報を外国で取り扱うときは、国を把握し、必要な措置をとっていること。

The ledger names the countries in which the information is kept. A country of a supplier that it leaves out is
a warning where it names none, and info where it names some. Giving it to a third party abroad, a supplier
too, needs the person's consent or another basis; that is a warning where the ledger names nobody else, or
only a cloud or hosting service, which may not handle it at all. The external environment belongs to the
safety measures: some risk of the line answers for it. A cloud whose country nobody knows is a warning.

台帳には、取り扱う国を書きます。委託先の国が台帳にない場合、国の記載がなければ警告、ほかの国の記載があれば情報とし
ます。外国にある第三者(委託先を含む)への提供には、本人の同意又は別の根拠が必要です。台帳に相手の記載がない場合
と、相手がクラウドやホスティングだけの場合は、提供に当たらないこともあるため警告とします。外的環境の把握は安全管理
措置の一つであり、その個人情報のリスクで扱います。どの国にあるか分からないクラウドは警告とします。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: certified
      risk: {method: ipa-sme-3.1}
    personal-information/PI-01.yaml:
      id: PI-01
      name: 会員の申込書
      department: D-01
      owner: P-01
      purpose: 会員の登録と連絡
      items: 氏名、住所、電話番号
      acquisition: direct_other
      medium: cloud
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      countries: [ベトナム]

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: certified
      risk: {method: ipa-sme-3.1}
    personal-information/PI-01.yaml:
      id: PI-01
      name: 会員の申込書
      department: D-01
      owner: P-01
      purpose: 会員の登録と連絡
      items: 氏名、住所、電話番号
      acquisition: direct_other
      medium: cloud
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      countries: [ベトナム]
      legal_basis: 基準に適合する体制を契約で確認
    risks/R-01.yaml:
      id: R-01
      title: 外国の制度による閲覧
      personal_information: PI-01
      phase: storage
      threat: 現地の制度に基づく開示
      owner: P-01
      factors: {threat: 1, vulnerability: 1}
      decision: open
      measures: [external]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.ledger import abroad, foreign, under_the_act
from isms.model.asset import Medium
from isms.model.once import once
from isms.model.risk import Measure
from isms.model.supplier import SupplierKind
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.personal_information import PersonalInformation
    from isms.model.programme import Programme

CODE = "PII010"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.23", "27001:A.5.34", "pmark:J.8.8.1", "pmark:J.9.2", "pmark:J.10.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="国名(countries)と、同意又は根拠(consent、legal_basis)を書き、外的環境のリスクを評価してください。"
    "提供に当たらない場合(取り扱わないクラウドなど)や例外の国は、その旨を legal_basis に書きます。",
    en="Enter the countries, the consent or legal_basis, and assess the risk of the external environment. "
    "Where it is no provision, or the country is exempt, say so under legal_basis.",
)
UNNAMED = Text(
    ja="委託先は{countries}で取り扱いますが、台帳に国名がありません。",
    en="A supplier handles it in {countries}, and the ledger does not say so.",
)
NO_BASIS = Text(
    ja="外国({countries})で取り扱っていますが、本人の同意もそれに代わる根拠もありません。",
    en="It is handled abroad ({countries}) without consent or another basis.",
)
NO_MEASURE = Text(
    ja="外国({countries})で取り扱っていますが、外的環境を扱うリスクがありません。",
    en="It is handled abroad ({countries}), and no risk answers for the external environment.",
)
UNKNOWN = Text(
    ja="クラウドにありますが、取り扱う国が不明です。",
    en="It is in a cloud, and the country is not known.",
)
KEEPERS = frozenset({SupplierKind.CLOUD, SupplierKind.HOSTING})
"""The suppliers that may keep information without handling it."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the lines abroad that are not named, allowed or looked after, and those of an unknown place."""
    for line in under_the_act(programme):
        if line.unread.isdisjoint(("countries", "entrusted_to")):
            yield from _place(programme, line)


def _place(programme: Programme, line: PersonalInformation) -> Iterator[Flaw]:
    known = foreign(programme, line)
    unnamed = [name for name in known if name not in line.countries]
    if unnamed:
        ceiling = Level.INFO if line.countries else Level.WARNING
        yield Flaw(line, ("countries",), UNNAMED.of(countries=unnamed), ceiling)
    countries = abroad(line.countries) if line.countries else known
    if countries and line.lacks("consent") and line.lacks("legal_basis"):
        handed_on = line.provided_to or _handled_abroad(programme, line)
        yield Flaw(
            line, ("countries",), NO_BASIS.of(countries=countries), None if handed_on else Level.WARNING
        )
    if abroad(line.countries) and line.key not in _looked_after(programme) and programme.can_judge("risk"):
        yield Flaw(line, ("countries",), NO_MEASURE.of(countries=countries), Level.WARNING)
    if line.medium == Medium.CLOUD and not line.countries and not line.entrusted_to:
        yield Flaw(line, ("countries",), UNKNOWN.of(), Level.WARNING)


def _handled_abroad(programme: Programme, line: PersonalInformation) -> bool:
    """Tell whether a line is entrusted to a supplier abroad that does more than keep it."""
    suppliers = [supplier for key in line.entrusted_to if (supplier := programme.suppliers.get(key))]
    return any(each.kind not in KEEPERS and abroad(each.countries) for each in suppliers)


@once
def _looked_after(programme: Programme) -> frozenset[str]:
    """Return the lines with a risk that is met by knowing the external environment."""
    return frozenset(
        risk.personal_information
        for risk in programme.risks
        if risk.personal_information is not None and Measure.EXTERNAL in risk.measures
    )
