"""How far a control is shown: by the decision on it, its status, its evidence and its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms.coverage.saying import some_of
from isms.coverage.state import Holding, Lack, State
from isms.diagnostic import Text
from isms.model.control import ControlStatus
from isms.papers import NOT_OURS
from isms.soa.keys import key_in
from isms.soa.on_record import decided, open_treatments_by_control

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.kind import Record
    from isms.model.control import Control
    from isms.model.programme import Programme, Register

_UNDECIDED = Text(
    ja="適用するかどうかが決められていません", en="it is not decided whether the control applies"
)
_UNREAD = Text(
    ja="管理策の記録が読めないため判定できません", en="cannot be judged: its record could not be read"
)
_DRAFT = Text(ja="採否の記録が作成中です", en="the decision is still a draft")
_EXCLUDED = Text(ja="除外: {reason}", en="excluded: {reason}")
_NO_REASON = Text(ja="除外の理由がありません", en="excluded without a reason")
_NO_STATUS = Text(ja="実施状況が不明です", en="how far it is implemented is not known")
_STATUS = Text(ja="実施状況が「{status}」です", en="its status is: {status}")
_OPEN = Text(
    ja="「実施」なのに完了していないリスク対応があります({shown})",
    en="it is implemented, but treatments are open ({shown})",
)
_NO_EVIDENCE = Text(ja="証拠も関連文書もありません", en="there is neither evidence nor a document")
_OUT_OF_DATE = Text(ja="有効期限を過ぎた証拠があります({shown})", en="evidence is out of date ({shown})")
_UNAPPROVED = Text(ja="関連文書が承認されていません({shown})", en="its documents are not approved ({shown})")

_DO_DECIDE = Text(
    ja="適用の有無と理由を決め、controls/ に登録する(isms new control)",
    en="decide whether it applies and why, and record it: isms new control",
)
_DO_MEND = Text(ja="isms check で読めない記録を直す", en="mend what isms check says cannot be read")
_DO_FINISH = Text(
    ja="適用の有無と理由を決めて記入し、draft を外す",
    en="decide whether it applies, say why, and take draft away",
)
_DO_JUSTIFY = Text(ja="除外の理由(justification)を記入する", en="fill in the justification")
_DO_STATUS = Text(ja="実施状況(status)を記入する", en="fill in the status")
_DO_IMPLEMENT = Text(ja="管理策を実施し、実施状況を改める", en="implement the control and update its status")
_DO_CARRY_ON = Text(
    ja="リスク対応({shown})を終え、実施状況を改める",
    en="finish the treatments ({shown}) and update its status",
)
_DO_TREAT = Text(
    ja="リスク対応を終えるか、実施状況を「一部実施」に改める",
    en="finish the treatment, or set the status to partial",
)
_DO_SHOW = Text(
    ja="証拠(evidence)か関連文書(documents)を記入する", en="enter evidence or documents of the control"
)
_DO_RENEW = Text(ja="証拠を取り直す", en="collect the evidence anew")
_DO_APPROVE = Text(
    ja="承認を受け、approved_by と approved_on を記入する",
    en="have it approved; fill in approved_by and approved_on",
)
BEGUN = frozenset({ControlStatus.PARTIAL, ControlStatus.PLANNED, None})
"""The statuses of a control that applies and is on its way."""


def controlled(programme: Programme, key: str) -> Holding:
    """Return how far a control is shown."""
    control = decided(programme).get(key)
    if control is None:
        if programme.exists("control", key):
            return Holding(State.MISSING, (), (Lack(_UNREAD.of(), _DO_MEND.of()),))
        return Holding(State.MISSING, (), (Lack(_UNDECIDED.of(), _DO_DECIDE.of()),))
    if control.draft and control.status is None and control.lacks("justification"):
        return Holding(State.MISSING, (), (Lack(_UNDECIDED.of(), _DO_FINISH.of()),))
    if control.draft:
        return Holding(State.PARTIAL, (control,), (Lack(_DRAFT.of(), _DO_FINISH.of()),))
    if not control.applicable:
        if control.justification:
            return Holding(
                State.NOT_APPLICABLE, (control,), (), _EXCLUDED.of(reason=control.justification.strip())
            )
        return Holding(State.PARTIAL, (control,), (Lack(_NO_REASON.of(), _DO_JUSTIFY.of()),))
    lacks = tuple(_lacks(programme, control))
    begun = control.status is ControlStatus.IMPLEMENTED or control.status in BEGUN
    state = State.READY if not lacks else State.PARTIAL if begun else State.MISSING
    return Holding(state, (control, *_shown_by(programme, control)), lacks)


def _lacks(programme: Programme, control: Control) -> Iterator[Lack]:
    """Yield what an applicable control lacks."""
    unfinished = open_treatments_by_control(programme).get(key_in(programme, control), [])
    if control.status is None:
        yield Lack(_NO_STATUS.of(), _DO_STATUS.of())
        return
    if control.status is not ControlStatus.IMPLEMENTED:
        next_ = _DO_CARRY_ON.of(shown=some_of(unfinished)) if unfinished else _DO_IMPLEMENT.of()
        yield Lack(_STATUS.of(status=control.status), next_)
        return
    if unfinished:
        yield Lack(_OPEN.of(shown=some_of(unfinished)), _DO_TREAT.of())
    if control.lacks("evidence") and control.lacks("documents"):
        yield Lack(_NO_EVIDENCE.of(), _DO_SHOW.of())
    evidence = [programme.evidence[key] for key in control.evidence if key in programme.evidence]
    old = [each for each in evidence if each.valid_until is not None and each.valid_until < programme.as_of]
    if old and len(old) == len(evidence):
        yield Lack(_OUT_OF_DATE.of(shown=some_of(old)), _DO_RENEW.of())
    documents = [programme.documents[key] for key in control.documents if key in programme.documents]
    unapproved = [
        each for each in documents if each.kind not in NOT_OURS and (each.draft or each.lacks("approved_on"))
    ]
    if unapproved:
        yield Lack(_UNAPPROVED.of(shown=some_of(unapproved)), _DO_APPROVE.of())


def _shown_by(programme: Programme, control: Control) -> Iterator[Record]:
    """Yield the evidence and the documents that a control names."""
    shown: tuple[tuple[Register[Any], tuple[str, ...]], ...] = (
        (programme.evidence, control.evidence),
        (programme.documents, control.documents),
    )
    for register, keys in shown:
        for key in keys:
            if key in register:
                yield register[key]
