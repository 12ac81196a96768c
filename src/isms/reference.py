"""The reference of records: every kind with its fields, as the declarations have them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.kind import COMMON, Field, Kind, Record, Shape, Time
from isms.model.programme import Programme
from isms.model.settings import Settings
from isms.scalars import PERSON, OneOf, Reference, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.diagnostic import Language

HEADS = Text(
    ja="| 項目 | 日本語ラベル | 英語ラベル | 型 | 備考 |",
    en="| Field | Japanese label | English label | Type | Notes |",
)
RULE = "|---|---|---|---|---|"
COMMON_TITLE = Text(ja="どの種類にも書ける項目", en="Fields of every kind")
FOLDER = Text(ja="フォルダー: `{folder}/`", en="Folder: `{folder}/`")
KEY = Text(ja="キー: {key}", en="Key: {key}")
NO_KEY = Text(ja="キーなし", en="no key")
MARKDOWN = Text(ja="Markdown(フロントマター)でも書けます", en="may also be Markdown with front matter")
CSV_BY_DEFAULT = Text(ja="`isms init` はCSVで作ります", en="`isms init` writes it as CSV")
YAML_ONLY = Text(
    ja="マッピングの並びである項目はYAMLだけに書けます", en="lists of mappings can be written in YAML only"
)
BY_FILE = Text(
    ja="`{field}` を書かなければファイル名が使われます", en="without `{field}` the name of the file is used"
)
PART = Text(ja="`{path}` の中", en="Inside `{path}`")
LIST = Text(ja="{type}(複数)", en="{type}; several")
FREE = Text(ja="名前ごとに {type}", en="by name: {type}")
ONE_PART = Text(ja="マッピング", en="a mapping")
PARTS = Text(ja="マッピングの並び", en="a list of mappings")
NAMED = Text(ja="名前ごとにマッピング", en="by name: a mapping")
NAMED_PERSON = Text(ja="人員の番号(ID)又は氏名", en="a person's id or name")
OTHERS_TOO = Text(ja="ほかの言葉も可", en="other words too")
REQUIRED = Text(ja="必須", en="required")
TARGET = Text(ja="→ `{kind}`", en="→ `{kind}`")
BEGINS = Text(ja="この日から記録がある", en="the record begins on this day")
HAPPENED = Text(ja="起きた日", en="a day that has happened")
PLANNED = Text(
    ja="予定・期限、又は期間の初日・末日", en="a day planned or due, or the first or last of a period"
)
WITHDRAWS = Text(ja="この日より前は {fields} も空", en="before this day {fields} is empty too")
ALSO = Text(ja="見出しは {heads} も可", en="also headed {heads}")


def records_table(language: Language) -> str:
    """Return the reference of all kinds and of isms.yaml as Markdown, with the labels in both languages."""
    blocks = [f"## {COMMON_TITLE.say(language)}", common_table(language)]
    for kind in Programme.kinds().values():
        declared = kind.declaration
        blocks.append(f'<a id="{declared.name}-{language}"></a>')
        blocks.append(f"## {declared.name}: {declared.label.ja} / {declared.label.en}")
        blocks.append(kind_tables(kind, language))
    blocks += ["## isms.yaml", settings_tables(language)]
    return "\n\n".join(blocks)


def kind_tables(kind: type[Record], language: Language) -> str:
    """Return what holds for a kind, its fields and those of its parts, as Markdown."""
    return "\n\n".join([_summary(kind.declaration, language), *_tables(kind, "", language)])


def settings_tables(language: Language) -> str:
    """Return the fields of isms.yaml as Markdown."""
    return "\n\n".join(_tables(Settings, "", language))


def common_table(language: Language) -> str:
    """Return the fields that a record of any kind may have, as Markdown."""
    return _table(COMMON, language)


def _summary(declared: Kind, language: Language) -> str:
    """Return on one line where records of a kind stand, and what is particular about them."""
    key = ", ".join(f"`{part}`" for part in declared.key)
    said = [FOLDER.say(language, folder=declared.folder)]
    said.append(KEY.say(language, key=key) if key else NO_KEY.say(language))
    said += [text.say(language, **values) for text, values in _remarks(declared)]
    return " · ".join(said)


def _remarks(declared: Kind) -> Iterator[tuple[Text, Mapping[str, object]]]:
    """Yield what is particular about a kind."""
    if declared.documents:
        yield MARKDOWN, {}
    if declared.tabular:
        yield CSV_BY_DEFAULT, {}
    if declared.nested_lists:
        yield YAML_ONLY, {}
    if declared.named_by_file:
        yield BY_FILE, {"field": declared.named_by_file}


def _tables(kind: type[Record], path: str, language: Language) -> Iterator[str]:
    """Yield the table of a class, then those of its parts."""
    yield _table(kind.declaration.fields, language)
    for declared in kind.declaration.fields.values():
        if declared.inside is not None:
            below = f"{path}{declared.name}"
            label = f"{declared.label.ja} / {declared.label.en}"
            yield f"{PART.say(language, path=below)} ({label}):"
            yield from _tables(declared.inside, f"{below}.", language)


def _table(fields: Mapping[str, Field], language: Language) -> str:
    rows = [
        f"| `{name}` | {declared.label.ja} | {declared.label.en} | {_type(declared, language)} "
        f"| {'; '.join(_notes(declared, language))} |"
        for name, declared in fields.items()
    ]
    return "\n".join([HEADS.say(language), RULE, *rows])


def _type(declared: Field, language: Language) -> str:
    """Return the type of a field in words; of a fixed list, its words with their labels."""
    parts = {Shape.GROUP: ONE_PART, Shape.GROUPS: PARTS, Shape.NAMED: NAMED}
    if declared.shape in parts:
        return parts[declared.shape].say(language)
    scalar = declared.scalar
    said = type_in_words(scalar).say(language)
    if isinstance(scalar, OneOf):
        said = ", ".join(f"`{word}` {word.label.ja} / {word.label.en}" for word in scalar.words)
        said += f"; {OTHERS_TOO.say(language)}" if scalar.open else ""
    if declared.shape is Shape.MANY:
        return LIST.say(language, type=said)
    return FREE.say(language, type=said) if declared.shape is Shape.MAPPING else said


def type_in_words(scalar: Scalar) -> Text:
    """Return the name of the type of a single value; of a reference, with the label of its kind."""
    if scalar is PERSON:
        return NAMED_PERSON
    if isinstance(scalar, Reference):
        label = _labels()[scalar.kind]
        return Text(ja=f"{label.ja}の番号(ID)", en=f"an id ({label.en.lower()})")
    return scalar.name


@cache
def _labels() -> Mapping[str, Text]:
    return {kind.declaration.name: kind.declaration.label for kind in Programme.kinds().values()}


def _notes(declared: Field, language: Language) -> Iterator[str]:
    """Yield what else is to be known about a field."""
    if declared.required:
        yield f"**{REQUIRED.say(language)}**"
    if isinstance(declared.scalar, Reference):
        yield TARGET.say(language, kind=declared.scalar.kind)
    if declared.begins:
        yield BEGINS.say(language)
    elif declared.time is not None:
        yield (HAPPENED if declared.time is Time.HAPPENED else PLANNED).say(language)
    if declared.withdraws:
        yield WITHDRAWS.say(language, fields=", ".join(f"`{name}`" for name in declared.withdraws))
    if declared.also:
        yield ALSO.say(language, heads=", ".join(declared.also))
