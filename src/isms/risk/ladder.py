"""The scale of one factor: which texts mean which of its values, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.knowledge import Asked
from isms.risk.numbers import exact, plain, valued

if TYPE_CHECKING:
    from isms.diagnostic import Message
    from isms.knowledge import Scale
    from isms.risk.numbers import Value

OFF_SCALE = Text(
    ja="「{value}」は「{factor}」の尺度にありません(使える値: {values})。",
    en="'{value}' is not on the scale of '{factor}' (its values: {values}).",
)


class Ladder:
    """The scale of one factor: which texts mean which value."""

    def __init__(self, name: str, scale: Scale) -> None:
        """Learn the values and labels of a scale; a value wins over the label of another level."""
        self.name = name
        self.title = Text(ja=scale.title_ja, en=scale.title_en)
        self.asked_of_asset = scale.asked_of is Asked.ASSET
        self.levels = scale.levels
        self.values = [valued(level.value) for level in scale.levels]
        self._known: dict[str, Value] = {}
        for spelling in ("value", "label_ja", "label_en"):
            for level, value in zip(scale.levels, self.values, strict=True):
                self._known.setdefault(plain(getattr(level, spelling)), value)

    def read(self, text: str) -> Value | None:
        """Return the value that a text means, by value or label; None where it is not on the scale."""
        found = self._known.get(text)
        if found is None:
            found = self._known.get(plain(text))
        if found is None:
            number = exact(text)
            found = number if number in self.values else None
        return found

    @property
    def offered(self) -> Text:
        """The values of the scale with their labels, in words."""
        return Text(
            ja="、".join(f"{level.value}({level.label_ja})" for level in self.levels),
            en=", ".join(f"{level.value} ({level.label_en})" for level in self.levels),
        )

    def label(self, value: Value) -> Text | None:
        """Return the label of a value."""
        for level, own in zip(self.levels, self.values, strict=True):
            if own == value:
                return Text(ja=level.label_ja, en=level.label_en)
        return None

    def off(self, text: str) -> Message:
        """Say that a text is not on the scale."""
        return OFF_SCALE.of(value=text, factor=self.title, values=self.offered)
