"""Beginning a programme: a folder with settings, registers, and what git, editors and CI need."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING

from isms import __version__
from isms.api.errors import RequestError
from isms.api.schemas import SCHEMA_FOLDER, schemas
from isms.diagnostic import Language, Text
from isms.history import git
from isms.kind import COMMON, Record, Shape
from isms.knowledge import Framework, LawFact, Method
from isms.model.law import Law, LawKind
from isms.model.programme import Programme
from isms.near import Vocabulary
from isms.records import facts, limits
from isms.records.fresh import Occupied, put_in_place
from isms.records.packaged import packaged, shipped
from isms.records.tree import FolderTree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

STANDARDS = ("iso27001", "pmark")
METHOD = "ipa-sme-3.1"
EXAMPLE = "minato-contact"
BOM = b"\xef\xbb\xbf"

OCCUPIED = Text(
    ja="{path} は空ではありません。新しいフォルダーか、空のフォルダーを指定してください。",
    en="{path} is not empty; name a new folder or an empty one",
)
NO_METHOD = Text(
    ja="評価方法「{name}」はありません。あるもの: {methods}。{near}",
    en="there is no method '{name}'; there are: {methods}. {near}",
)
NO_EXAMPLE = Text(ja="この isms には例が入っていません。", en="this isms was installed without the example")
DRAFT = Text(ja="はい", en="true")
SCOPE = Text(ja="{organisation}の全部門及び全拠点", en="all departments and sites of {organisation}")

_TEMPLATES = {
    "isms.yaml": "programme/{language}/isms.yaml",
    "README.md": "programme/{language}/README.md",
    "CODEOWNERS": "programme/{language}/CODEOWNERS",
    ".gitattributes": "programme/every/gitattributes",
    ".gitignore": "programme/every/gitignore",
    ".githooks/pre-commit": "programme/every/pre-commit",
    ".pre-commit-config.yaml": "programme/every/pre-commit-config.yaml",
    ".github/workflows/isms.yaml": "ci/github.yaml",
    ".gitlab-ci.yml": "ci/gitlab.yaml",
}
"""The files of a fresh programme, and the template of each."""
PROGRAMS = frozenset({".githooks/pre-commit"})
"""Files that the shell runs."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a fresh programme is for; what is left empty gets a sensible start."""

    organisation: str = ""
    standards: tuple[str, ...] = ("iso27001",)
    scope: str = ""
    language: Language = "ja"
    method: str = METHOD


@dataclass(frozen=True, slots=True)
class Begun:
    """A programme that was begun: its folder, and whether git keeps it."""

    root: Path
    files: int
    repository: bool


def init(target: Path, plan: Plan, *, example: bool = False) -> Begun:
    """Make a new programme in a folder that is new or empty; ``example`` copies the packaged one.

    Everything is written beside its place first and put there at the end, with the repository around it: a
    run that is killed leaves no programme, and can be run again. Raises RequestError where the folder is not
    empty, or the plan names what there is not.
    """
    files = dict(_example() if example else _skeleton(plan, target.resolve().name))
    try:
        put_in_place(target, files, PROGRAMS, lambda folder: git.keeps(folder) or git.begin(folder))
    except Occupied:
        raise RequestError(OCCUPIED.of(path=target)) from None
    return Begun(target, len(files), git.keeps(target))


def methods() -> tuple[str, ...]:
    """Return the names of the packaged risk methods."""
    return shipped(Method)


def _skeleton(plan: Plan, folder: str) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of every file of a fresh programme."""
    if plan.method not in methods():
        near = Vocabulary(methods()).near(plan.method)
        raise RequestError(NO_METHOD.of(name=plan.method, near=near, methods=methods()))
    for path, template in _TEMPLATES.items():
        yield path, _filled(template.format(language=plan.language), _values(plan, folder))
    yield from _registers(plan)
    if "iso27001" in plan.standards:
        yield from ((path, content) for _, path, content in control_drafts(plan.language))
    yield from schemas().items()
    yield ".vscode/settings.json", _editor()


def _values(plan: Plan, folder: str) -> Mapping[str, str]:
    """Return what stands for each name in a template; texts are quoted as YAML and JSON quote them."""
    organisation = plan.organisation or folder
    scope = plan.scope or SCOPE.say(plan.language, organisation=organisation)
    first = (
        _filled(f"programme/{plan.language}/first-controls.md", {}).decode()
        if "iso27001" in plan.standards
        else ""
    )
    return {
        "organisation": _quoted(organisation),
        "organisation_plain": organisation,
        "scope": _quoted(scope),
        "standards": ", ".join(plan.standards),
        "method": plan.method,
        "requires": ".".join(__version__.split(".")[:2]),
        "version": __version__,
        "first_controls": first,
    }


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _filled(template: str, values: Mapping[str, str]) -> bytes:
    text = (facts.templates() / template).read_text("utf-8")
    return Template(text).substitute(values).encode()


def _registers(plan: Plan) -> Iterator[tuple[str, bytes]]:
    """Yield the folder of every kind: ledgers for Excel with their heads, the others empty."""
    for kind in Programme.kinds().values():
        folder = kind.declaration.folder
        if kind is Law:
            yield "laws/laws.csv", _table(kind, plan.language, list(_laws(plan)))
        elif kind.declaration.tabular and "/" not in folder and not kind.declaration.named_by_file:
            yield f"{folder}/{folder}.csv", _table(kind, plan.language, [])
        elif folder != "controls" or "iso27001" not in plan.standards:
            yield f"{folder}/.gitkeep", b""


def _table(kind: type[Record], language: Language, rows: list[Mapping[str, str]]) -> bytes:
    """Return a ledger as Excel opens it: every field that fits a cell, under its label."""
    written = list(kind.__annotations__)
    fields = {
        name: f
        for name, f in sorted(kind.declaration.fields.items(), key=lambda item: written.index(item[0]))
        if f.shape in {Shape.ONE, Shape.MANY}
    }
    if any("draft" in row for row in rows):
        fields["draft"] = COMMON["draft"]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(f.label.say(language) for f in fields.values())
    writer.writerows([row.get(name, "") for name in fields] for row in rows)
    return BOM + text.getvalue().encode()


def _laws(plan: Plan) -> Iterator[Mapping[str, str]]:
    """Yield the laws and guidelines that concern every firm, as drafts: nobody has looked at them yet."""
    text = (facts.templates() / "knowledge" / "laws.csv").read_text("utf-8-sig")
    for row in csv.DictReader(io.StringIO(text)):
        if row["core"] == "true" and ("pmark" in plan.standards or row["id"] != "GL-PMARK"):
            yield _law(row, plan.language)


def law_draft(fact: LawFact, language: Language) -> Mapping[str, str]:
    """Return a law that is known as a record for the list, a draft: nobody has looked at it yet."""
    known = {name: getattr(fact, name) or "" for name in ("id", "title_ja", "number", "relevance", "url")}
    return {name: text for name, text in _law(known, language).items() if text}


def _law(known: Mapping[str, str], language: Language) -> Mapping[str, str]:
    kind = LawKind.GUIDELINE if known["relevance"] == "guideline" else LawKind.ACT
    return {
        "id": known["id"],
        "name": known["title_ja"],
        "number": known["number"],
        "kind": kind.label.say(language),
        "source": known["url"],
        "draft": DRAFT.say(language),
    }


def control_drafts(language: Language, *, modeline: bool = True) -> Iterator[tuple[str, str, bytes]]:
    """Yield a draft for every control of Annex A, to be decided one by one: its id, path and content.

    ``modeline`` keeps the line that points an editor to the schema of controls.
    """
    framework = packaged(Framework, "iso27001")
    for item in framework.items if framework else ():
        if item.kind == "control":
            values = {"id": item.id, "title": item.title.say(language)}
            content = _filled(f"programme/{language}/control.yaml", values)
            yield item.id, f"controls/{item.id}.yaml", content if modeline else content.partition(b"\n")[2]


def ledger(kind: type[Record], language: Language) -> bytes:
    """Return an empty ledger as Excel opens it."""
    return _table(kind, language, [])


def _editor() -> bytes:
    """Return the settings that let Visual Studio Code check records without a network."""
    matched = {
        f"{SCHEMA_FOLDER}/{kind.declaration.name}.json": f"{kind.declaration.folder}/*.yaml"
        for kind in Programme.kinds().values()
    }
    settings = {
        "yaml.schemaStore.enable": False,
        "yaml.schemas": matched | {f"{SCHEMA_FOLDER}/settings.json": "isms.yaml"},
    }
    return (json.dumps(settings, indent=2) + "\n").encode()


def _example() -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of every file of the packaged example."""
    shipped = facts.templates() / "examples" / EXAMPLE
    folder = shipped if shipped.is_dir() else facts.templates().parent / "examples" / EXAMPLE
    if not folder.is_dir():
        raise RequestError(NO_EXAMPLE.of())
    tree = FolderTree(folder)
    for entry in tree.entries():
        yield entry.path, tree.read(entry.path, limits.CSV_BYTES)
    values = {"version": __version__}
    for name in (".gitattributes", ".gitignore"):
        yield name, _filled(_TEMPLATES[name], values)
