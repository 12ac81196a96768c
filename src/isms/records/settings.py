"""The settings of a programme: read first, and able to stop the reading of everything else."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, cast

from isms import __version__, refusal
from isms.diagnostic import Message, Misreading, Place, Spot, Text
from isms.kind import COMMON
from isms.model.settings import Settings
from isms.records import formats, limits
from isms.records.text import decode, knows
from isms.records.tree import TooLarge, Tree
from isms.records.versions import NoConditionError, satisfies
from isms.records.yaml_file import Parsed, parse

if TYPE_CHECKING:
    from isms.records.build import Builder

SETTINGS = "isms.yaml"

NOT_HERE = Text(
    ja="isms.yaml がありません。台帳のフォルダーで実行するか、-C で指定してください"
    "(新しく始めるには isms init)",
    en="there is no isms.yaml; run this in the folder of a programme, name it with -C, "
    "or begin one with isms init",
)
NOT_READ = Text(ja="isms.yaml を読めません: {reason}", en="isms.yaml cannot be read: {reason}")
TOO_LARGE = Text(ja="大きすぎます(上限 {limit} MB)", en="it is too large (at most {limit} MB)")
NO_MAPPING = Text(ja="「項目名: 値」の並びではありません", en="it is no mapping of fields")
NEWER = Text(
    ja="この台帳の形式は {format} で、この isms が読めるのは {known} までです。isms を更新してください",
    en="this programme has format {format}; this isms reads up to {known}, update it",
)
OLDER = Text(
    ja="この台帳の形式は {format} です。isms upgrade で {known} に移してください",
    en="this programme has format {format}; isms upgrade brings it to {known}",
)
NO_FORMAT = Text(
    ja="形式 {format} はありません。isms.yaml の format を {known} にしてください",
    en="there is no format {format}; the format in isms.yaml is {known}",
)
OTHER_VERSION = Text(
    ja="この台帳には isms {wanted} が必要です(isms.yaml の requires)。今のバージョンは {version} です",
    en="this programme needs isms {wanted} (requires in isms.yaml); this is {version}",
)
NO_VERSION = Text(
    ja="「{text}」はバージョンの条件として読めません。「>=0.1」の形で書いてください",
    en="'{text}' is no condition on a version; write it like >=0.1",
)


class UnusableError(Exception):
    """The programme cannot be read at all; ``message`` says why and ``place`` where."""

    def __init__(self, message: Message, place: Place | None = None) -> None:
        """Keep what is to be said."""
        super().__init__(message.say("en"))
        self.message = message
        self.place = place


def read_settings(tree: Tree, builder: Builder) -> tuple[Settings, list[Misreading]]:
    """Return isms.yaml; whatever else is wrong in it, it must be meant for this version."""
    try:
        data = tree.read(SETTINGS, limits.YAML_BYTES)
    except FileNotFoundError:
        raise UnusableError(NOT_HERE.of()) from None
    except TooLarge:
        raise UnusableError(NOT_READ.of(reason=TOO_LARGE.of(limit=limits.YAML_BYTES >> 20))) from None
    except OSError as error:
        raise UnusableError(NOT_READ.of(reason=refusal.reason(error))) from error
    decoded = decode(SETTINGS, data, knows(Settings.declaration.heads))
    said = list(decoded.misreadings)
    parsed = Parsed()
    if decoded.text is not None:
        parsed = parse(SETTINGS, unicodedata.normalize("NFC", decoded.text))
        said += parsed.misreadings
    if not decoded.normal:
        said.append(Misreading("REC018", Place(SETTINGS)))
    raw = parsed.records[0] if parsed.records and not parsed.listed else None
    if not isinstance(raw, dict):
        raise _unusable(said)
    draft = COMMON["draft"]
    written = {key: part for key, part in raw.items() if Settings.declaration.heads.get(key) is not draft}
    settings = builder.mapping(Settings, written | {draft.name: "true"}, Spot(SETTINGS))
    if not isinstance(settings, Settings):
        raise _unusable(builder.misreadings)
    object.__setattr__(settings, "draft", False)
    return settings, said + _unfit(settings)


def _unfit(settings: Settings) -> list[Misreading]:
    """Refuse a programme of another format, or one that wants another isms; name a wish that is none."""
    newest = formats.newest()
    held = cast("int | None", settings.format)  # isms.yaml is read as a draft, and may lack it
    written = newest if held is None else held
    if written != newest:
        refused = NEWER if written > newest else OLDER if written >= formats.FIRST else NO_FORMAT
        raise UnusableError(refused.of(format=written, known=newest))
    wanted = settings.requires
    try:
        if wanted is None or satisfies(__version__, wanted):
            return []
    except NoConditionError:
        label = Settings.label_of("requires")
        values = {"field": label, "reason": NO_VERSION.of(text=wanted)}
        return [Misreading("REC002", Spot(SETTINGS, 0, ("requires",)), values)]
    raise UnusableError(OTHER_VERSION.of(wanted=wanted, version=__version__))


def _unusable(said: list[Misreading]) -> UnusableError:
    first = next((m for m in said if m.code in {"REC005", "REC006", "REC008", "REC009"}), None)
    if first is None:
        return UnusableError(NOT_READ.of(reason=NO_MAPPING))
    reason = first.values.get("reason") or first.values.get("what") or _wide(first)
    return UnusableError(NOT_READ.of(reason=reason), first.where if isinstance(first.where, Place) else None)


def _wide(misreading: Misreading) -> Message:
    return Text(ja="全角の「{found}」があります", en="there is a full-width '{found}'").of(
        found=misreading.values.get("found", "")
    )
