"""The assets in use, and those that some risk looks at: asked by several rules, worked out once."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from isms.model.once import once
from isms.risk.assess import assessor
from isms.scope import WHOLE_ENTITY, assets_in_scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.model.asset import Asset
    from isms.model.personal_information import PersonalInformation
    from isms.model.programme import Programme


@once
def in_use(programme: Programme) -> list[Asset]:
    """Return the assets that are not disposed of and that a standard of the programme covers."""
    if WHOLE_ENTITY in programme.settings.standards:
        return assets_in_scope(programme, WHOLE_ENTITY)
    return assets_in_scope(programme)


@once
def entries_by_asset(programme: Programme) -> Mapping[str, list[PersonalInformation]]:
    """Return the entries of the ledger of personal information that name each asset, ended ones left out."""
    found: dict[str, list[PersonalInformation]] = {}
    for entry in programme.personal_information:
        if entry.asset is not None and entry.ended is None:
            found.setdefault(entry.asset, []).append(entry)
    return found


@once
def analysed(programme: Programme) -> frozenset[str]:
    """Return the assets that a risk is about, by name, by kind, or by the personal information they hold."""
    risks = programme.risks.records
    found = set(map(attrgetter("asset"), risks))
    if programme.personal_information.records:
        personal = set(map(attrgetter("personal_information"), risks))
        for asset, entries in entries_by_asset(programme).items():
            if any(entry.key in personal for entry in entries):
                found.add(asset)
    kinds = {(risk.asset_kind, risk.exempt) for risk in risks if risk.asset_kind}
    for kind, exempt in kinds:
        found.update(assessor(programme).subjects.of_kind(kind, exempt))
    return frozenset(found - {None})


@once
def disposed(programme: Programme) -> list[Asset]:
    """Return the assets that were disposed of."""
    return [asset for asset in programme.assets if asset.disposed is not None]
