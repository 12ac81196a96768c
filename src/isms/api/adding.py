"""Adding a record: an id that no other branch makes, and a file of its own or a row of a ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from isms import identifier
from isms.api.errors import RequestError
from isms.api.schemas import SCHEMA_FOLDER, modeline
from isms.diagnostic import Text
from isms.kind import COMMON, Field, Record, Shape
from isms.model.risk import Risk
from isms.near import Vocabulary
from isms.records import save
from isms.records.yaml_text import record_text
from isms.risk.assess import assessor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from isms.api.loading import Loaded
    from isms.diagnostic import Language
    from isms.records.yaml_text import Content

NO_FIELD = Text(
    ja="{kind}に「{name}」という項目はありません。{near}", en="a {kind} has no field '{name}'. {near}"
)
NOT_HERE = Text(
    ja="「{name}」は複数の項目からなるため、ここでは指定できません。作ったファイルに書いてください。",
    en="'{name}' consists of fields of its own; write it into the file that is made",
)
PAIR = Text(
    ja="「{name}」は「名前=値」の形で指定してください(例 threat=3)。",
    en="give '{name}' as NAME=VALUE, such as threat=3",
)
WRONG = Text(ja="{label}: {fault}", en="{label}: {fault}")
KEY_NEEDED = Text(ja="次の項目を指定してください: {fields}", en="give {fields}")
TAKEN = Text(ja="番号「{key}」の記録は既にあります。", en="there is a record '{key}' already")
WHICH_FILE = Text(
    ja="台帳のファイルが複数あります。-o でどれか指定してください: {files}",
    en="there are several ledgers; say which with -o: {files}",
)
ALL_NEEDED = Text(
    ja="{path} は CSV の台帳です。必須の項目をすべて指定してください: {fields}",
    en="{path} is a ledger in CSV; give all required fields: {fields}",
)
NO_FOLDER = Text(
    ja="過去のリビジョン(--rev)やメモリー上の台帳には追加できません。",
    en="records cannot be added to an earlier revision (--rev) or to a programme in memory",
)
NOT_OF_KIND = Text(
    ja="{path} には{kind}の記録を置けません。{folder}/ の中の .yaml 又は .csv を指定してください。",
    en="{path} holds no {kind}; name a .yaml or .csv file in {folder}/",
)
REQUIRED = Text(ja="必須: {label}", en="required: {label}")
FACTOR = Text(ja="{title}: {values}", en="{title}: {values}")


@dataclass(frozen=True, slots=True)
class Added:
    """A record that was added: its file, its key, and the required fields that are still empty."""

    path: str
    key: str
    missing: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """What a new id is made of: the present time where the programme is kept, and a number by chance."""

    time: datetime
    chance: int


def new_record(
    loaded: Loaded,
    kind: type[Record],
    given: Mapping[str, Sequence[str]],
    moment: Moment,
    *,
    path: str | None = None,
    language: Language = "ja",
) -> Added:
    """Add a record with these fields, each with one text or more, and an id where none is given.

    A register that is kept in CSV gets a row, any other a file. Required fields that are not given stay
    empty in a file, which is then marked as a draft. Raises RequestError for fields and values that there
    are not, NotSavedError where nothing could be written.
    """
    if loaded.root is None:
        raise RequestError(NO_FOLDER.of())
    content = dict(_contents(kind, given))
    key = _key(loaded, kind, content, moment)
    target = path or _target(loaded, kind, key, content)
    if not target.startswith(f"{kind.declaration.folder}/") or not target.endswith((".yaml", ".csv")):
        values = {"path": target, "kind": kind.declaration.label, "folder": kind.declaration.folder}
        raise RequestError(NOT_OF_KIND.of(**values))
    missing = tuple(f for f in kind.declaration.fields.values() if f.required and f.name not in content)
    if target.endswith(".csv"):
        if missing:
            raise RequestError(ALL_NEEDED.of(path=target, fields=[f.label for f in missing]))
        save.append(loaded.root, target, kind, content, language)
    else:
        save.create(loaded.root, target, file_of(loaded, kind, target, content, language))
    return Added(target, key, missing)


def _contents(kind: type[Record], given: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Content]]:
    """Yield the fields given with their contents, each text read by the type of its field."""
    heads = kind.declaration.heads
    for name, texts in given.items():
        declared = heads.get(name)
        if declared is None:
            values = {"kind": kind.declaration.label, "name": name, "near": Vocabulary(heads).near(name)}
            raise RequestError(NO_FIELD.of(**values))
        if declared.inside is not None:
            raise RequestError(NOT_HERE.of(name=declared.name))
        yield declared.name, _content(declared, texts)


def _content(declared: Field, texts: Sequence[str]) -> Content:
    if declared.shape is Shape.MAPPING:
        pairs = [text.partition("=") for text in texts]
        if not all(name.strip() and sign for name, sign, _ in pairs):
            raise RequestError(PAIR.of(name=declared.name))
        return {name.strip(): value.strip() for name, _, value in pairs}
    parts = [
        part.strip()
        for text in texts
        for part in (text.split(";") if declared.shape is Shape.MANY else [text])
    ]
    for part in filter(None, parts):
        reading = declared.scalar.read(part)
        if reading.fault is not None:
            raise RequestError(WRONG.of(label=declared.label, fault=reading.fault))
    return [part for part in parts if part] if declared.shape is Shape.MANY else parts[-1]


def _key(loaded: Loaded, kind: type[Record], content: dict[str, Content], moment: Moment) -> str:
    """Return the key of the new record; where it is an id of our own making, put it among the contents."""
    declared = kind.declaration
    register = loaded.programme.registers[declared.name]
    own = kind.identity is Record.identity
    if declared.key == ("id",) and own and "id" not in content:
        prefix = identifier.prefix_for(declared.name, register.by_key)
        taken = loaded.programme.taken(declared.name)
        content["id"] = identifier.make(prefix, moment.time, moment.chance, taken)
    lacking = [declared.fields[part].label for part in declared.key if part not in content]
    if lacking:
        raise RequestError(KEY_NEEDED.of(fields=lacking))
    texts: dict[str, Any] = {name: part for name, part in content.items() if isinstance(part, str)}
    key = kind(**texts).identity()
    if key and loaded.programme.exists(declared.name, key):
        raise RequestError(TAKEN.of(key=key))
    return key


def _target(loaded: Loaded, kind: type[Record], key: str, content: Mapping[str, Content]) -> str:
    """Return the file that a new record goes into: the ledger of a register in CSV, else one of its own."""
    declared = kind.declaration
    folder = declared.folder
    if declared.named_by_file:
        if declared.named_by_file not in content:
            raise RequestError(KEY_NEEDED.of(fields=[declared.fields[declared.named_by_file].label]))
        return f"{folder}/{content[declared.named_by_file]}.csv"
    if not declared.tabular:
        return f"{folder}/{key.replace('/', '-')}.yaml"
    ledgers = sorted(
        path for path in loaded.programme.sources if path.startswith(f"{folder}/") and path.endswith(".csv")
    )
    if len(ledgers) > 1:
        raise RequestError(WHICH_FILE.of(files=ledgers))
    return ledgers[0] if ledgers else f"{folder}/{folder.rpartition('/')[2]}.csv"


def file_of(
    loaded: Loaded, kind: type[Record], path: str, content: Mapping[str, Content], language: Language
) -> bytes:
    """Return a new record as a file: its fields in order, and an empty line for each that is still required.

    With such fields it is a draft. The file points an editor to the schema where the programme keeps its own.
    """
    absent = {f.name: f for f in kind.declaration.fields.values() if f.required and f.name not in content}
    if absent:
        content = {**content, COMMON["draft"].name: "true"}
    has_schemas = loaded.root is not None and (loaded.root / SCHEMA_FOLDER).is_dir()
    lines = [f"{modeline(kind, path)}\n"] if has_schemas else []
    for name in [*(n for n in kind.__annotations__ if n not in COMMON), *COMMON]:
        if name in absent:
            lines.append(f"{name}:  # {REQUIRED.say(language, label=absent[name].label)}\n")
            if kind is Risk and name == "factors":
                lines += _factors(loaded, content, language)
        elif name in content:
            lines.append(record_text({name: content[name]}))
    return "".join(lines).encode()


def _factors(loaded: Loaded, content: Mapping[str, Content], language: Language) -> Iterator[str]:
    """Yield an empty line for each factor that the method asks of a new risk, with its values."""
    fields: dict[str, Any] = {n: tuple(c) if isinstance(c, list) else c for n, c in content.items()}
    for ladder in assessor(loaded.programme).asked(Risk(**fields)):
        said = FACTOR.say(language, title=ladder.title, values=ladder.offered)
        yield f"  {ladder.name}:  # {said}\n"
