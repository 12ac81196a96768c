"""The system security plan: of every control whether it applies, why, and how far it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.exchange.oscal.parts import NAMESPACE, PROFILE, line, metadata, midnight, prop, props
from isms.model.control import ControlStatus
from isms.model.settings import Stage
from isms.stage import stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.document_head import Head, Signature
    from isms.exchange.oscal.parts import Json, Statement
    from isms.kind import Record
    from isms.model.document import Revision
    from isms.soa.row import Row

TITLE = Text(ja="{title}(システムセキュリティ計画)", en="{title} (system security plan)")
SYSTEM = Text(ja="情報セキュリティマネジメントシステム", en="Information security management system")
NO_SCOPE = Text(ja="適用範囲は記録されていません。", en="The scope is not recorded.")
NOT_TOLD = Text(ja="実施内容は記録されていません。", en="How it is implemented is not recorded.")
NOT_JUSTIFIED = Text(ja="除外の理由は記録されていません。", en="Why it is excluded is not recorded.")
INFORMATION = Text(ja="適用範囲で取り扱う情報", en="Information handled within the scope")
CONTROLS = Text(
    ja="適用宣言書のすべての管理策について、適用の有無、理由、実施状況を示します。",
    en="For every control of the Statement of Applicability: whether it applies, why, and how far it is.",
)
STAFF = Text(ja="適用範囲の従業者", en="People within the scope")
OWNER = Text(ja="管理策の責任者", en="Owner of the control")
OWNER_ROLE = "control-owner"
SIGNED = {
    "content-approver": Text(ja="承認", en="Approved by"),
    "reviewer": Text(ja="審査", en="Reviewed by"),
    "prepared-by": Text(ja="作成", en="Prepared by"),
}
"""The roles of those who sign the paper; OSCAL has no word for who reviews it."""
_STATES = {
    ControlStatus.IMPLEMENTED: "implemented",
    ControlStatus.PARTIAL: "partial",
    ControlStatus.PLANNED: "planned",
    ControlStatus.NOT_IMPLEMENTED: "not-implemented",
}
_APPLICABILITY = {True: "applicable", False: "excluded", None: "undecided"}
INWARD = frozenset({"risk", "treatment"})
"""The kinds of which nothing but the number gets out."""
REASONS = {"risk": "risk", "law": "legal", "contract": "contract", "baseline": "baseline"}


def compose(statement: Statement) -> dict[str, Json]:
    """Return the plan."""
    language = statement.language
    linked = dict(_linked(statement))
    plan: dict[str, Json] = {
        "metadata": _metadata(statement),
        "import-profile": {"href": PROFILE},
        "system-characteristics": _characteristics(statement),
        "system-implementation": {
            "users": [
                {
                    "uuid": statement.uuid("user", "staff"),
                    "title": STAFF.say(language),
                    "role-ids": [OWNER_ROLE],
                }
            ],
            "components": [
                {
                    "uuid": _component(statement),
                    "type": "this-system",
                    "title": SYSTEM.say(language),
                    "description": _scope(statement),
                    "status": {"state": _state(statement)},
                }
            ],
        },
        "control-implementation": {
            "description": CONTROLS.say(language),
            "implemented-requirements": [_requirement(statement, row) for row in statement.rows],
        },
    }
    if linked:
        plan["back-matter"] = {"resources": list(linked.values())}
    return plan


def _metadata(statement: Statement) -> dict[str, Json]:
    """Return the metadata with who approved and prepared the paper, its versions, and the owners of controls.

    They are parties; a version is published on the day of its revision, the paper on that of its approval.
    """
    language, head = statement.language, statement.head
    made = metadata(statement, TITLE.say(language, title=statement.title))
    if head.approved.day:
        made["published"] = midnight(head.approved.day)
    people = {row.owner: row.owner_name for row in statement.rows if row.owner and row.owner_name}
    signed = _signed(head)
    people |= {key: signature.name for _, key, signature in signed if signature.name}
    revisions: list[Json] = [_revision(revision) for revision in head.revisions if revision.version]
    if revisions:
        made["revisions"] = revisions
    roles = {OWNER_ROLE: OWNER} | {role: SIGNED[role] for role, _, _ in signed}
    made["roles"] = [{"id": role, "title": title.say(language)} for role, title in roles.items()]
    parties: list[Json] = [
        {
            "uuid": statement.uuid("organisation"),
            "type": "organization",
            "name": statement.organisation,
        }
    ]
    parties += [
        {"uuid": statement.uuid("person", key), "type": "person", "name": line(name)}
        for key, name in sorted(people.items())
    ]
    made["parties"] = parties
    if signed:
        made["responsible-parties"] = [
            {"role-id": role, "party-uuids": [statement.uuid("person", key)]} for role, key, _ in signed
        ]
    return made


def _signed(head: Head) -> list[tuple[str, str, Signature]]:
    """Return who approved, reviewed and prepared the paper: role, id and signature."""
    record = head.record
    if record is None:
        return []
    keys = (record.approved_by, record.reviewed_by, record.prepared_by)
    signatures = (head.approved, head.reviewed, head.prepared)
    return [
        (role, key, each)
        for role, key, each in zip(SIGNED, keys, signatures, strict=True)
        if key and each.name
    ]


def _revision(revision: Revision) -> Json:
    """Return one version of the paper: when and why."""
    made: dict[str, Json] = {"version": line(revision.version or "")}
    if revision.date:
        made["published"] = midnight(revision.date)
    if revision.reason:
        made["remarks"] = revision.reason
    return made


def _characteristics(statement: Statement) -> Json:
    """Return what the system is: the management system within its scope."""
    scope, language = _scope(statement), statement.language
    detail = statement.programme.settings.scope_detail
    boundary = detail.boundaries if detail and detail.boundaries else scope
    return {
        "system-ids": [{"identifier-type": "http://ietf.org/rfc/rfc4122", "id": statement.uuid("system")}],
        "system-name": f"{statement.organisation} {SYSTEM.say(language)}",
        "description": scope,
        "system-information": {
            "information-types": [
                {
                    "uuid": statement.uuid("information"),
                    "title": INFORMATION.say(language),
                    "description": scope,
                }
            ]
        },
        "status": {"state": _state(statement)},
        "authorization-boundary": {"description": boundary},
    }


def _scope(statement: Statement) -> str:
    return statement.programme.settings.scope or NO_SCOPE.say(statement.language)


def _state(statement: Statement) -> str:
    return "under-development" if stage(statement.programme) is Stage.BUILDING else "operational"


def _component(statement: Statement) -> str:
    return statement.uuid("component", "this-system")


def _requirement(statement: Statement, row: Row) -> Json:
    """Return what the statement says of one control."""
    made: dict[str, Json] = {
        "uuid": statement.uuid("control", row.id),
        "control-id": statement.ids[row.id],
        "props": [
            *prop("applicability", _APPLICABILITY[row.applicable]),
            *props("inclusion-reason", (REASONS[str(reason)] for reason in row.reasons)),
            *prop("justification", row.justification),
            *prop("implementation-status", str(row.status) if row.status else None),
            *prop("decided-on", row.decided_on.isoformat() if row.decided_on else None),
            *prop("decided-by", statement.programme.people.called(row.decided_by or "")),
        ],
    }
    links: list[Json] = [
        {"href": f"#{_resource(statement, record)}", "rel": record.declaration.name.replace("_", "-")}
        for record in _records(statement, row)
    ]
    if links:
        made["links"] = links
    done = _implementation(statement, row)
    if done is not None:
        made["by-components"] = [done]
    return made


def _implementation(statement: Statement, row: Row) -> Json | None:
    """Return how the management system carries a control out; nothing where that is not decided."""
    if row.applicable is None:
        return None
    made: dict[str, Json] = {
        "component-uuid": _component(statement),
        "uuid": statement.uuid("implementation", row.id),
    }
    if row.applicable:
        made["description"] = row.implementation or NOT_TOLD.say(statement.language)
        if row.status is not None:
            made["implementation-status"] = {"state": _STATES[row.status]}
    else:
        made["description"] = row.justification or NOT_JUSTIFIED.say(statement.language)
        made["implementation-status"] = {"state": "not-applicable"}
    if row.owner and row.owner_name:
        made["responsible-roles"] = [
            {"role-id": OWNER_ROLE, "party-uuids": [statement.uuid("person", row.owner)]}
        ]
    return made


def _records(statement: Statement, row: Row) -> Iterator[Record]:
    """Yield the records that a control is linked with, as far as they are there."""
    programme = statement.programme
    yield from row.risks
    yield from row.bases
    yield from row.treatments
    yield from (programme.documents[key] for key in row.documents if key in programme.documents)
    yield from (programme.evidence[key] for key in row.evidence if key in programme.evidence)


def _resource(statement: Statement, record: Record) -> str:
    return statement.uuid(record.declaration.name, record.key)


def _linked(statement: Statement) -> Iterator[tuple[str, Json]]:
    """Yield the resource of every linked record by its identifier: its title and number, not its content.

    Risks and treatments are numbers only, as on paper: a statement is shown to clients, a weakness is not.
    """
    for row in statement.rows:
        for record in _records(statement, row):
            uuid = _resource(statement, record)
            named = getattr(record, "title", None) or getattr(record, "name", None)
            title = line(record.shown if record.declaration.name in INWARD else str(named or record.shown))
            resource: dict[str, Json] = {
                "uuid": uuid,
                "title": title,
                "props": [*prop("kind", record.declaration.name), *prop("record", record.key)],
                "document-ids": [{"scheme": f"{NAMESPACE}:record", "identifier": line(record.key)}],
            }
            yield uuid, resource
