"""Evidence is there, unaltered and still valid.
証拠のファイルが存在し、変わっておらず、有効期限内であること。

A file that evidence names must be in the repository; where its sha256 is written down, the file must still be
the same; and evidence with a last day of validity has to be renewed after it: that is a warning, until
evidence with days left supports one of the same records. Evidence at an address on the web is not
opened.

証拠として示したファイルは、リポジトリーの中にあり、sha256 を記録していればその時の内容のままでなければなりま
せん。有効期限のある証拠は、期限の翌日から取り直しが必要です(警告。同じ記録を裏付ける、有効期限の残る証拠があ
れば指摘しません)。URL で示した証拠は開いて確かめません。

Fails:

    evidence/E-01.yaml:
      id: E-01
      title: 研修の確認テスト
      path: evidence/files/test.txt

Fails:

    evidence/E-01.yaml:
      id: E-01
      title: 研修の確認テスト
      path: evidence/files/test.txt
      sha256: 0000000000000000000000000000000000000000000000000000000000000000
    evidence/files/test.txt:
      平均点 92

Passes:

    evidence/E-01.yaml:
      id: E-01
      title: 研修の確認テスト
      path: evidence/files/test.txt
      sha256: 042e821c905b2690ff4f105840f8d649b79d3ff746db18d3cb559ac69834268d
      valid_until: 2027-03-31
    evidence/files/test.txt:
      平均点 92

Passes:

    evidence/all.yaml:
      - {id: E-01, title: 登録証, url: https://a.example/1, valid_until: 2026-10-31, supports: [person:P-01]}
      - {id: E-02, title: 登録証, url: https://a.example/2, valid_until: 2029-10-31, supports: [person:P-01]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.evidence import Evidence
    from isms.model.programme import Programme

CODE = "EVD001"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.5.3", "15001:7.5", "pmark:J.4.5.5")
HINT = Text(
    ja="元のファイルを戻すか、証拠を取り直して sha256 と日付を書き換えてください。期限が過ぎて取り直した証拠"
    "は別の番号で登録し、新しい期限(valid_until)を書いて、同じ記録を supports に挙げます。",
    en="Put the file back, or collect the evidence again and write its sha256 and date anew. Enter what "
    "replaces expired evidence under a number of its own, with its last day under valid_until and the same "
    "records under supports.",
)
MISSING = Text(ja="証拠のファイル「{path}」がありません。", en="The file {path} is not there.")
ALTERED = Text(
    ja="証拠のファイル「{path}」は、記録した時から変わっています(sha256 が違います)。",
    en="The file {path} has changed since: its sha256 is another.",
)
EXPIRED = Text(ja="証拠の有効期限({day})が過ぎています。", en="The evidence was valid until {day}.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the evidence that shows nothing any more."""
    renewed = _renewed(programme)
    for evidence in programme.evidence:
        yield from _file(programme, evidence)
        until = evidence.valid_until
        if until is not None and until < programme.as_of and renewed.isdisjoint(evidence.supports):
            yield Flaw(evidence, ("valid_until",), EXPIRED.of(day=until), Level.WARNING)


def _renewed(programme: Programme) -> set[str]:
    """Return what is supported by evidence with a last day that has not passed."""
    return {
        record
        for evidence in programme.evidence
        if evidence.valid_until is not None and programme.as_of <= evidence.valid_until and not evidence.draft
        for record in evidence.supports
    }


def _file(programme: Programme, evidence: Evidence) -> Iterator[Flaw]:
    if evidence.path is None:
        return
    source = programme.sources.get(evidence.path)
    if source is None:
        yield Flaw(evidence, ("path",), MISSING.of(path=evidence.path))
    elif evidence.sha256 and source.digest is not None and evidence.sha256.lower() != source.digest:
        yield Flaw(evidence, ("sha256",), ALTERED.of(path=evidence.path))
