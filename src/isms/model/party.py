"""An interested party: someone whose needs the programme has to meet."""

from __future__ import annotations

from datetime import date

from isms.fields import flag, happened, identifier, text, word
from isms.kind import Record, record
from isms.scalars import Word


class PartyKind(Word):
    """What sort of interested party it is."""

    CLIENT = "client", "顧客・委託元", "Client"
    AUTHORITY = "authority", "行政機関", "Authority"
    EMPLOYEE = "employee", "従業者", "Employee"
    SUPPLIER = "supplier", "委託先・供給者", "Supplier"
    PRINCIPAL = "principal", "本人", "Data subject"
    OWNER = "owner", "株主・親会社", "Owner"
    OTHER = "other", "その他", "Other"


@record(folder="parties", ja="利害関係者", en="Interested party")
class Party(Record):
    """Someone whose needs the programme has to meet; ``by_programme`` tells whether it does."""

    id: str = identifier("利害関係者番号", "Id")
    name: str = text("利害関係者", "Name", "利害関係者名", required=True)
    kind: PartyKind | None = word(PartyKind, "区分", "Kind")
    needs: str = text("ニーズ及び期待", "Needs", "ニーズ・期待", required=True)
    addressed: str | None = text("対応方法", "How it is addressed")
    by_programme: bool | None = flag("マネジメントシステムで対応", "Addressed by the programme")
    climate: bool | None = flag("気候変動に関する要求", "Climate change requirement")
    reviewed: date | None = happened("見直し日", "Reviewed")
