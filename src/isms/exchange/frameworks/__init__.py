"""Frameworks that others have written down: libraries of CISO Assistant and OSCAL catalogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Place, Text
from isms.exchange.frameworks import catalog, library
from isms.exchange.frameworks.contents import Contents
from isms.exchange.frameworks.foreign import BYTES, Foreign, ForeignError
from isms.uncollected import uncollected

if TYPE_CHECKING:
    from datetime import date

__all__ = ["BYTES", "Contents", "ForeignError", "read"]

XML = b"<"
PROFILE = "profile"
MODELS = (
    PROFILE,
    "mapping-collection",
    "component-definition",
    "system-security-plan",
    "assessment-plan",
    "assessment-results",
    "plan-of-action-and-milestones",
)
"""What OSCAL writes beside catalogs."""
NOT_ONE = Text(
    ja="{place}: フレームワークのファイルではありません。最上位に「objects」(CISO Assistant のライブラリー)も"
    "「catalog」(OSCAL のカタログ)もありません。",
    en="{place}: it holds no framework: at the top there is neither 'objects' (a library of CISO Assistant) "
    "nor 'catalog' (OSCAL)",
)
NOT_RESOLVED = Text(
    ja="{place}: 解決前の OSCAL プロファイル(profile)で、管理策の本文を含みません。"
    "解決済みプロファイル(resolved profile)のファイルを指定してください。",
    en="{place}: it is an OSCAL profile that is not resolved and holds no controls; name the file of the "
    "resolved profile",
)
NO_CATALOG = Text(
    ja="{place}: OSCAL の「{model}」は取り込めません。"
    "「catalog」(カタログ又は解決済みプロファイル)のファイルを指定してください。",
    en="{place}: '{model}' of OSCAL is not imported; name a file with a 'catalog' (or a resolved profile)",
)
NO_XML = Text(
    ja="{place}: XML は読めません。OSCAL は JSON か YAML のファイルを指定してください。",
    en="{place}: XML is not read; of OSCAL, name the file in JSON or YAML",
)


@uncollected()
def read(name: str, data: bytes, day: date) -> Contents:
    """Return what a file of this name holds, as it is imported on a day.

    Raises ForeignError, with the line and the key, where it is none of these formats or is incomplete.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == XML:
        raise ForeignError(NO_XML.of(place=Place(name)))
    foreign = Foreign(name, data)
    top = foreign.top
    if not isinstance(top, dict):
        raise ForeignError(NOT_ONE.of(place=Place(name)))
    if library.OBJECTS in top:
        return library.read(foreign, day)
    if catalog.CATALOG in top:
        return catalog.read(foreign, day)
    model = next((model for model in MODELS if model in top), None)
    if model is None:
        raise ForeignError(NOT_ONE.of(place=Place(name)))
    said = NOT_RESOLVED if model == PROFILE else NO_CATALOG
    raise ForeignError(said.of(place=foreign.place((model,)), model=model))
