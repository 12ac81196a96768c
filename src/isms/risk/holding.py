"""What an asset that stores others takes over from them: the highest value of everything in it.

A server is as confidential as the most confidential of the ledgers on it, and a cabinet with personnel files
holds personal information, whatever its own row says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from isms.model.asset import PersonalData

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from isms.model.asset import Asset
    from isms.risk.ladder import Ladder

TAKES_PERSONAL = "personal_information"


class Inherited(NamedTuple):
    """One value that an asset takes over: which, the value as it is written, and whose it is."""

    factor: str
    value: str
    asset: str


def inherited(
    assets: Iterable[Asset], ladders: Mapping[str, Ladder]
) -> Mapping[str, Mapping[str, Inherited]]:
    """Return, by asset and factor, the values that assets take over from what is stored in them.

    ``ladders`` are the scales on which the values of assets stand, by factor. What is disposed of hands
    nothing on; a value of its own that is on no scale stays as it is, to be mended. Assets may lie in each
    other in a ring: then all of them have the highest value in it. Of several equally high the asset with the
    first id is named, in whatever order they are written; one that is itself as high hands on its own.
    """
    known = {asset.key: asset for asset in assets if asset.disposed is None}
    found: dict[str, dict[str, Inherited]] = {}
    waiting = [known[key] for key in sorted(known, reverse=True) if known[key].stored_in]
    while waiting:
        asset = waiting.pop()
        for key in asset.stored_in:
            holder = known.get(key)
            if holder is not None and _take_over(holder, asset, ladders, found) and holder.stored_in:
                waiting.append(holder)
    return found


def _take_over(
    holder: Asset,
    asset: Asset,
    ladders: Mapping[str, Ladder],
    found: dict[str, dict[str, Inherited]],
) -> bool:
    """Let an asset take over what is higher in one that it stores; tell whether anything was."""
    mine, theirs = found.get(holder.key, {}), found.get(asset.key, {})
    changed = False
    for factor, ladder in ladders.items():
        handed = theirs.get(factor) or Inherited(factor, getattr(asset, factor), asset.key)
        held = mine.get(factor)
        own = (held.value, held.asset) if held else (getattr(holder, factor), "")
        place, other = _place(ladder, handed.value), _place(ladder, own[0])
        if place is not None and other is not None and (place, handed.asset) < (other, own[1]):
            found.setdefault(holder.key, {})[factor] = handed
            changed = True
    if not personal(holder) and (TAKES_PERSONAL in theirs or personal(asset)):
        handed = theirs.get(TAKES_PERSONAL) or Inherited(TAKES_PERSONAL, "true", asset.key)
        if TAKES_PERSONAL not in mine or handed.asset < mine[TAKES_PERSONAL].asset:
            found.setdefault(holder.key, {})[TAKES_PERSONAL] = handed
            changed = True
    return changed


def _place(ladder: Ladder, text: str | None) -> int | None:
    """Return the place of a value on a scale, 0 for the highest level; None where it is not on it."""
    value = ladder.read(text) if text else None
    return None if value is None else ladder.values.index(value)


def personal(asset: Asset) -> bool | None:
    """Tell whether an asset holds personal information by its own row; None where that does not say."""
    kinds = asset.personal_information
    if not kinds or TAKES_PERSONAL in asset.unread:
        return None
    return any(kind is not PersonalData.NONE for kind in kinds)
