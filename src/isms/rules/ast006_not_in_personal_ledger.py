"""Personal information on paper, photos or recordings, and every My Number, is in its ledger.
紙・写真・映像・音声の個人情報と個人番号が、個人情報管理台帳に載っていること。

The asset ledger says that an asset holds personal information; the other ledger should then have a line that
names the asset, or one of the same department and business. Only paper, photos and recordings are looked at:
of servers, clouds and devices it cannot be told whether they are the information or what carries it. My
Numbers are looked at whatever they are kept on, and need a line that names the asset.

情報資産台帳に個人情報ありとした資産は、個人情報管理台帳でも、その資産を指定した行か、同じ部署・業務の行が必要
です。サーバー、クラウド、端末は、情報そのものなのか入れ物なのかが台帳からは分からないため、紙・写真・映像・音
声だけを対象にします。個人番号は媒体を問わず対象とし、その資産を指定した行を求めます。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1}
    assets/A-01.yaml:
      id: A-01
      name: 来訪者記録票
      business: 総務
      department: D-01
      owner: P-01
      medium: [paper]
      personal_information: [personal]
      confidentiality: 2
      integrity: 1
      availability: 1

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1}
    assets/A-01.yaml:
      id: A-01
      name: 来訪者記録票
      business: 総務
      department: D-01
      owner: P-01
      medium: [paper]
      personal_information: [none]
      confidentiality: 2
      integrity: 1
      availability: 1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.inventory import entries_by_asset, in_use
from isms.model.asset import Medium, PersonalData
from isms.rules import Flaw
from isms.standards import PRIVACY_MARK, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "AST006"
LEVEL = Level.WARNING
CLAUSES = ("15001:6.1", "pmark:J.3.1.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="個人情報管理台帳に行を加えるか、該当する行の asset にこの資産を書いてください。",
    en="Add a line to the ledger of personal information, or name this asset in the line it belongs to.",
)
NO_ENTRY = Text(
    ja="個人情報を含む「{name}」が、個人情報管理台帳にありません。",
    en="'{name}' holds personal information, but the ledger of personal information has no line for it.",
)
RECORDED_ON = frozenset({Medium.PAPER, Medium.PHOTO, Medium.AV})


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the assets with personal information for which the other ledger has no entry."""
    if not aims_at(programme, PRIVACY_MARK) or not programme.can_judge("personal-information"):
        return
    named = entries_by_asset(programme)
    businesses = {(e.department, e.business) for e in programme.personal_information if e.business}
    harmless = {(), (PersonalData.NONE,)}
    for asset in in_use(programme):
        held = asset.personal_information
        if held in harmless or asset.key in named:
            continue
        alike = (asset.department, asset.business) in businesses
        recorded = not RECORDED_ON.isdisjoint(asset.medium)
        if PersonalData.MY_NUMBER in held or (recorded and not alike):
            yield Flaw(asset, ("personal_information",), NO_ENTRY.of(name=asset.name))
