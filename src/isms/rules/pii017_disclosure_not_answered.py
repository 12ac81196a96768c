"""It is settled which personal information people may ask to see.
開示等の請求の対象になるかどうかを、台帳で決めていること。

Retained personal data are subject to disclosure, correction and erasure on request. The ledger says to which
class of the act a line belongs and whether requests apply; a line that is retained data and yet excluded
from requests contradicts itself.

保有個人データは、開示、訂正、利用停止などの請求の対象です。台帳には、法律上の区分と開示等の対象かどうかを書
きます。保有個人データを開示等の対象外とした行は、矛盾しています。

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
      acquisition: direct_written
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      data_class: retained

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
      acquisition: direct_written
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      data_class: retained
      disclosure: true
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.ledger import under_pmark
from isms.model.personal_information import DataClass
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "PII017"
LEVEL = Level.WARNING
CLAUSES = ("pmark:J.10.1", "pmark:J.10.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="個人情報の区分を data_class に、開示等対象かどうかを disclosure に書いてください。",
    en="Write the class under data_class, and true or false under disclosure.",
)
NO_CLASS = Text(
    ja="個人情報の区分(個人情報・個人データ・保有個人データ)が書かれていません。",
    en="The class of the act is not given: personal information, personal data or retained data.",
)
NO_ANSWER = Text(
    ja="保有個人データですが、開示等の対象かどうかが書かれていません。",
    en="These are retained personal data, and it is not said whether people may ask for them.",
)
DENIED = Text(
    ja="保有個人データですが、開示等の対象外とされています。",
    en="These are retained personal data, and they are said not to be subject to requests.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the lines of which nobody can say whether people may ask for them."""
    for line in under_pmark(programme):
        if line.lacks("data_class"):
            yield Flaw(line, ("data_class",), NO_CLASS.of())
        elif line.data_class is DataClass.RETAINED and not line.disclosure:
            if line.disclosure is False:
                yield Flaw(line, ("disclosure",), DENIED.of())
            elif line.lacks("disclosure"):
                yield Flaw(line, ("disclosure",), NO_ANSWER.of())
