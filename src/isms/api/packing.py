"""Packs: the papers for one occasion in a folder of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from isms.api.errors import RequestError
from isms.api.rendering import order
from isms.diagnostic import Language, Text
from isms.documents.pack import MANIFEST, Pack
from isms.documents.pack import pack as make
from isms.documents.render import Unavailable
from isms.documents.worker import confined
from isms.records.fresh import Occupied, replace_folder, restore
from isms.renewal import renewal

if TYPE_CHECKING:
    from pathlib import Path

    from isms.api.loading import Loaded
    from isms.documents.render import Order

NOT_OURS = Text(
    ja="{path} に以前のパック以外のファイルがあります。新しいフォルダーか空のフォルダーを指定してください。",
    en="{path} holds files that are not of an earlier pack; name a new folder or an empty one",
)


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack that was written, and its folder."""

    folder: Path
    pack: Pack


def pack(loaded: Loaded, occasion: str, folder: Path, language: Language, *, final: bool = False) -> Packed:
    """Write the papers for an occasion into a folder, in the place of an earlier pack there.

    A draft is written with its gaps. Raises Refused, and writes nothing, for a final pack that lacks
    something; RequestError where there is no such occasion, or the folder holds something else. An earlier
    pack that a killed run has moved aside is put back first, whatever becomes of this one.
    """
    restore(folder)
    try:
        made = _made(order(loaded, occasion, language, final=final))
    except Unavailable as missing:
        raise RequestError(missing.message) from None
    try:
        replace_folder(folder, made.files, MANIFEST)
    except Occupied:
        raise RequestError(NOT_OURS.of(path=folder)) from None
    return Packed(folder, made)


def _made(wanted: Order) -> Pack:
    """Return the pack; templates that the programme brings work in a process of their own."""
    if not wanted.templates.own:
        return make(wanted)
    files = confined(lambda: dict(make(wanted).files))
    return Pack(files, renewal(wanted.programme))
