"""A pack: the documents for one occasion in a folder, with an index and a manifest of digests."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from isms import renewal
from isms.diagnostic import Message, Text
from isms.documents import render
from isms.documents.gaps import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.renewal import Renewal

RENEWAL = "pmark-renewal"
OCCASIONS = (RENEWAL,)
"""What packs are made for."""
INDEX = "00-index"
MANIFEST = "manifest.sha256"

NO_OCCASION = Text(
    ja="パック「{name}」はありません。あるもの: {names}", en="there is no pack '{name}'; there are: {names}"
)
LACKS = Text(ja="「{paper}」: {reason}", en="'{paper}': {reason}")


@dataclass(frozen=True, slots=True)
class Pack:
    """The files of a pack by name, and what the occasion still lacks."""

    files: Mapping[str, bytes]
    renewal: Renewal

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return self.renewal.complete


def pack(order: render.Order) -> Pack:
    """Return the pack that an order names by its occasion; a final one is refused where anything lacks."""
    if order.name not in OCCASIONS:
        raise render.Unavailable(NO_OCCASION.of(name=order.name, names=OCCASIONS))
    found = renewal.renewal(order.programme)
    numbered = {
        item.document: f"{at:02d}-{item.id}" for at, item in enumerate(found.papers, 1) if item.document
    }
    files: dict[str, bytes] = {}
    reasons: list[Message] = (
        [LACKS.of(paper=item.title, reason=reason) for item in found.items for reason in item.reasons]
        if order.final and not found.complete
        else []
    )
    for name, stem in numbered.items():
        reasons += _add(files, replace(order, name=name), stem)
    more = {
        "files": {name: f"{stem}.html" for name, stem in numbered.items()},
        "numbers": {name: stem[:2] for name, stem in numbered.items()},
        "own_body": found.form_set is not None and renewal.is_our_body(order.programme, found.form_set),
    }
    reasons += _add(files, replace(order, name=f"_pack-{order.name}", more=more), INDEX)
    if order.final and reasons:
        raise Refused(tuple({reason.say("en"): reason for reason in reasons}.values()))
    files[MANIFEST] = manifest(files)
    return Pack(dict(sorted(files.items())), found)


def manifest(files: Mapping[str, bytes]) -> bytes:
    """Return the digests of files as `sha256sum --check` reads them, sorted by name."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()


def _add(files: dict[str, bytes], order: render.Order, stem: str) -> tuple[Message, ...]:
    """Add a document in every format that it has; return why it is not final."""
    made = render.compose(order)
    files[f"{stem}.md"] = made.markdown.encode()
    files[f"{stem}.html"] = render.as_page(order, made).encode()
    if "csv" in render.formats(order.name):
        files[f"{stem}.csv"] = render.as_table(order, "csv")
    return made.reasons
