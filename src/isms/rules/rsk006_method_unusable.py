"""The method and the criterion that risks are assessed by are sound.
リスクの評価方法と受容基準に、誤りがないこと。

isms.yaml names a method that is packaged or stands in the programme's own `knowledge/methods/`. Its steps
name factors and earlier steps only, its tables have every cell, and every score that can come out lies in
exactly one band. The criterion is a score or one of the method's levels.

isms.yaml の評価方法は、収録されたものか、`knowledge/methods/` に置いたものから選びます。計算は要素と前の計算
だけを使い、表には欠けたセルがなく、出てくる値はどれも一つの区分に入らなければなりません。受容基準は、値か、
その方法のレベルで書きます。

Fails:

    isms.yaml:
      format: 1
      stage: operating
      organisation: {name: 株式会社みほん}
      standards: [iso27001]
      scope: 全社
      risk: {method: ipa-sme-3.1, acceptable: "level:moderate"}

Fails:

    isms.yaml:
      format: 1
      stage: operating
      organisation: {name: 株式会社みほん}
      standards: [iso27001]
      scope: 全社
      risk: {method: our-own}
    knowledge/methods/our-own.yaml:
      id: our-own
      title_ja: 自社の方法
      title_en: Our own
      version: "1"
      source: 自社で作成
      confidence: high
      acceptable: "level:low"
      scales:
        likelihood:
          title_ja: 起こりやすさ
          title_en: Likelihood
          asked_of: risk
          levels: [{value: 2, label_ja: 高, label_en: High}, {value: 1, label_ja: 低, label_en: Low}]
      steps:
        - {name: score, kind: product, of: [likelihood, effect]}
      bands: [{level: low, from: 1, to: 2, label_ja: 低, label_en: Low}]
      bands_source: ours

Passes:

    isms.yaml:
      format: 1
      stage: operating
      organisation: {name: 株式会社みほん}
      standards: [iso27001]
      scope: 全社
      risk: {method: ipa-sme-3.1, acceptable: "level:middle"}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Message, Text
from isms.knowledge import Method
from isms.near import Vocabulary
from isms.risk.criterion import ANY_METHOD
from isms.risk.faults import method_faults
from isms.risk.method import Scorer, finished
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme
    from isms.model.settings import RiskSettings

CODE = "RSK006"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.1.2", "pmark:J.3.1.3")
HINT = Text(
    ja="isms.yaml の risk の設定、又は knowledge/methods/ にある評価方法のファイルの、"
    "示された箇所を直してください。収録された評価方法は isms knowledge list で、その書き方は isms knowledge "
    "show ipa-sme-3.1 --format yaml で確かめられます。",
    en="Correct this place under risk in isms.yaml, or in the file of the method in knowledge/methods/. "
    "isms knowledge list names the packaged methods; isms knowledge show ipa-sme-3.1 --format yaml shows "
    "how one is written.",
)
NOT_SET = Text(
    ja="リスクがあるのに、isms.yaml に評価方法がありません。risk に「method: ipa-sme-3.1」のように書いてく"
    "ださい。",
    en="There are risks, but isms.yaml sets no method; write one under risk, as in method: ipa-sme-3.1.",
)
UNKNOWN = Text(
    ja="評価方法「{method}」が見つかりません。{near}あるものは {known} です。",
    en="There is no method '{method}'; there are {known}. {near}",
)
NOT_USED = Text(
    ja="受容基準に書かれている評価方法「{method}」は使われていません。{near}",
    en="There is a criterion for the method '{method}', which is not in use. {near}",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield what is wrong with the risk settings and with the methods that the programme knows."""
    settings = programme.settings
    if settings.risk is not None:
        yield from _names(programme, settings.risk)
        yield from _criteria(programme, settings.risk)
    elif len(programme.risks):
        yield Flaw(settings, ("risk",), NOT_SET.of())
    for method in programme.knowledge.methods.values():
        for fault in method_faults(method):
            yield Flaw(method, fault.field, fault.message)


def _names(programme: Programme, risk: RiskSettings) -> Iterator[Flaw]:
    """Yield the methods that isms.yaml names and nobody knows."""
    methods = programme.knowledge.methods
    known = sorted({*methods, *programme.knowledge.packaged_methods})
    for field in ("method", "lifecycle_method"):
        name = getattr(risk, field)
        if name and name not in methods and not _named_already(programme, name):
            message = UNKNOWN.of(method=name, near=Vocabulary(known).near(name), known=known)
            yield Flaw(programme.settings, ("risk", field), message)


def _named_already(programme: Programme, method: str) -> bool:
    """Tell whether the programme brings a method whose file could not be read, as has been said there."""
    path = f"knowledge/{Method.declaration.folder}/{method}.yaml"
    return any(misreading.where.path == path for misreading in programme.misreadings)


def _criteria(programme: Programme, risk: RiskSettings) -> Iterator[Flaw]:
    """Yield the criteria of isms.yaml that cannot be read; one that holds for several methods once.

    A criterion for a method that nobody knows is named where it may be meant for one in use.
    """
    known = programme.knowledge.methods
    used = filter(None, (risk.method, risk.lifecycle_method))
    covered = ANY_METHOD in risk.acceptable or all(name in risk.acceptable for name in used)
    methods = {name: found for name, found in known.items() if finished(found)}
    for key, text in risk.acceptable.items():
        if not covered and key not in known:
            message = NOT_USED.of(method=key, near=Vocabulary(known).near(key))
            yield Flaw(programme.settings, ("risk", "acceptable", key), message)
        meant = (key,) if key != ANY_METHOD else (risk.method, risk.lifecycle_method or risk.method)
        scorers = [Scorer(methods[name], text) for name in meant if name in methods]
        unread = [scorer.criterion for scorer in scorers if isinstance(scorer.criterion, Message)]
        if unread:
            field = ("risk", "acceptable") if key == ANY_METHOD else ("risk", "acceptable", key)
            yield Flaw(programme.settings, field, unread[0])
