"""The settings of rules in isms.yaml have an effect.
isms.yaml のルールの設定は、効果のあるものであること。

A setting for a rule that does not exist does nothing. Errors on clauses 4-10, on items of the PrivacyMark
guideline and on the form of records stay errors: they are nonconformities, whatever a setting says.

存在しないルールの設定は、何の効果もありません。規格の箇条4〜10、プライバシーマーク指針のJ項目、記録の形式に
関わるエラーは、設定で下げることができません。設定を変えても、不適合であることは変わらないためです。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [iso27001]
      scope: 受託開発
      stage: operating
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
      rules: {AUD001: info}

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [iso27001]
      scope: 受託開発
      stage: operating
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
      rules: {XYZ999: off}

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [iso27001]
      scope: 受託開発
      stage: operating
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
      rules: {REC017: off, PRV004: {level: error, count: 50}}
"""

from isms.diagnostic import Level, Text

CODE = "REC028"
LEVEL = Level.WARNING
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(ja="このルールの設定は効きません。{reason}", en="This setting has no effect. {reason}")
HINT = Text(
    ja="ルール番号は `isms explain` で確かめられます。効かない設定は消してください。",
    en="`isms explain` lists the codes; remove settings that do nothing.",
)
