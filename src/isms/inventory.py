"""The assets in use, and those that some risk looks at: asked by several rules, worked out once."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from isms.ledger import ended
from isms.model.once import once
from isms.model.risk import Risk
from isms.risk.assess import assessor
from isms.scope import WHOLE_ENTITY, assets_in_scope
from isms.standards import aims_at

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from isms.model.asset import Asset
    from isms.model.personal_information import PersonalInformation
    from isms.model.programme import Programme


@once
def in_use(programme: Programme) -> list[Asset]:
    """Return the assets that are not disposed of and that a standard of the programme covers."""
    if aims_at(programme, WHOLE_ENTITY):
        return assets_in_scope(programme, WHOLE_ENTITY)
    return assets_in_scope(programme)


@once
def entries_by_asset(programme: Programme) -> Mapping[str, list[PersonalInformation]]:
    """Return the lines of the ledger of personal information that name each asset, ended ones left out."""
    day = programme.as_of
    found: dict[str, list[PersonalInformation]] = {}
    for entry in programme.personal_information:
        if entry.asset is not None and (entry.ended is None or day <= entry.ended):
            found.setdefault(entry.asset, []).append(entry)
    return found


@once
def analysed(programme: Programme) -> frozenset[str]:
    """Return the assets that a risk is about, by name, by kind, or by the personal information they hold."""
    found = set(_named_by_risks(programme, "asset"))
    entries = entries_by_asset(programme)
    if entries:
        personal = _named_by_risks(programme, "personal_information")
        found.update(a for a, held in entries.items() if any(entry.key in personal for entry in held))
    risks = programme.risks.records
    if any(map(attrgetter("asset_kind"), risks)):
        for kind, exempt in {(risk.asset_kind, risk.exempt) for risk in risks if risk.asset_kind}:
            found.update(assessor(programme).subjects.of_kind(kind, exempt))
    return frozenset(found)


def _named_by_risks(programme: Programme, name: str) -> Collection[str]:
    """Return what risks name in a field: what the reader met there, else what the records hold."""
    met = programme.met.get((Risk, name)) if programme.met is not None else None
    return set(map(attrgetter(name), programme.risks)) if met is None else met


def without_subject(programme: Programme, risk: Risk) -> bool:
    """Tell whether the asset or the personal information that a risk is about is not there any more."""
    asset = programme.assets.get(risk.asset)
    gone = asset is not None and asset.disposed is not None
    return gone or risk.personal_information in ended(programme)


@once
def disposed(programme: Programme) -> list[Asset]:
    """Return the assets that were disposed of."""
    return [asset for asset in programme.assets if asset.disposed is not None]
