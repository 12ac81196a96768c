"""What risks are about: the assets, as far as they decide how grave a risk is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from isms.diagnostic import Text
from isms.model.asset import Medium
from isms.near import Vocabulary
from isms.risk.holding import TAKES_PERSONAL, inherited, personal
from isms.risk.numbers import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.model.asset import Asset
    from isms.model.programme import Programme
    from isms.model.risk import Risk
    from isms.risk.holding import Inherited
    from isms.risk.ladder import Ladder


class Subject(NamedTuple):
    """What decides the score on the side of the asset; many assets are alike in it.

    ``personal`` is None where nobody has said whether personal information is included. Without
    ``asset`` the risk itself brings the factors that are asked of an asset.
    """

    personal: bool | None
    asset: bool = False
    confidentiality: str | None = None
    integrity: str | None = None
    availability: str | None = None

    def taking_over(self, values: Mapping[str, Inherited]) -> Subject:
        """Return the subject with the values that its asset takes over from those stored in it."""
        higher: dict[str, Any] = {name: each.value for name, each in values.items() if name != TAKES_PERSONAL}
        return self._replace(personal=True if TAKES_PERSONAL in values else self.personal, **higher)


About: TypeAlias = tuple[Subject, ...]
"""What a risk is about: one subject, or several different ones where a kind of asset is named."""

EVENT: About = (Subject(personal=False),)
"""What a risk is about that is about no asset: an event."""
PERSONAL: About = (Subject(personal=True),)
"""What a risk is about that is about personal information and no asset."""


class Subjects:
    """The assets of a programme by what decides the score."""

    def __init__(self, programme: Programme, ladders: Mapping[str, Ladder]) -> None:
        """Go through the assets once; ``ladders`` are the scales of their values, by factor."""
        self._assets = programme.assets
        self.inherited = inherited(programme.assets, ladders)
        """What assets take over from those that are stored in them, by asset and factor."""
        self._personal_information = programme.personal_information
        self._kept: dict[About, About] = {}
        self.of_asset = self._by_asset()
        """What a risk on each asset is about."""

    def _by_asset(self) -> dict[str, About]:
        """Read each asset; those that give the same are read once."""
        alike: dict[tuple[object, ...], About] = {}
        found = {}
        for asset in self._assets:
            values = (asset.confidentiality, asset.integrity, asset.availability)
            # The reader shares equal lists, so their identity is enough to tell them apart quickly.
            given = (id(asset.personal_information), asset.unread, *values)
            about = alike.get(given)
            if about is None:
                about = alike[given] = self._keep((Subject(personal(asset), True, *values),))
            found[asset.key] = about
        for key, higher in self.inherited.items():
            found[key] = self._keep((found[key][0].taking_over(higher),))
        return found

    def _keep(self, about: About) -> About:
        """Return the one tuple that stands for all equal ones."""
        return self._kept.setdefault(about, about)

    def of(self, risk: Risk) -> About | None:
        """Return what a risk is about; None where its asset is not there, nothing where no asset is alike."""
        if risk.asset_kind:
            kind = self._different(risk.asset_kind, risk.exempt)
            own = self.of_asset.get(risk.asset) if risk.asset else ()
            return None if own is None else self._keep((*own, *kind))
        if risk.asset:
            own = self.of_asset.get(risk.asset)
            return self._with_personal(own) if own and risk.personal_information else own
        return self._of_personal(risk.personal_information) if risk.personal_information else EVENT

    def _of_personal(self, key: str) -> About:
        """Return what a risk on a record of personal information is about: its asset, where it names one."""
        record = self._personal_information.get(key)
        own = self.of_asset.get(record.asset) if record and record.asset else None
        return PERSONAL if own is None else self._with_personal(own)

    def _with_personal(self, about: About) -> About:
        return self._keep(tuple(subject._replace(personal=True) for subject in about))

    @cached_property
    def _of_kind(self) -> Mapping[str, Mapping[Subject, list[str]]]:
        """The assets that are not disposed of, by medium and by category."""
        kinds: dict[str, dict[Subject, list[str]]] = {}
        alike: dict[tuple[int, str | None, int], list[list[str]]] = {}
        for asset in self._assets:
            if asset.disposed is not None:
                continue
            about = self.of_asset[asset.key]
            given = (id(asset.medium), asset.category, id(about))
            lists = alike.get(given)
            if lists is None:
                names = kinds_of(asset)
                lists = alike[given] = [kinds.setdefault(name, {}).setdefault(about[0], []) for name in names]
            for keys in lists:
                keys.append(asset.key)
        return kinds

    def _different(self, kind: str, exempt: tuple[str, ...]) -> About:
        """Return the different subjects among the assets of a medium or category that are not exempt."""
        excluded = frozenset(exempt)
        found = self._of_kind.get(kind_key(kind), {})
        return tuple(subject for subject, keys in found.items() if not excluded.issuperset(keys))

    @cached_property
    def kinds(self) -> Vocabulary:
        """Every spelling of the media and categories that assets have."""
        labels = [(key, kind_label(key)) for key in self._of_kind]
        return Vocabulary(word for key, label in labels for word in dict.fromkeys((key, label.ja, label.en)))

    def of_kind(self, kind: str, exempt: tuple[str, ...]) -> Mapping[str, Subject]:
        """Return the assets of a medium or category that are not exempt, by id."""
        excluded = frozenset(exempt)
        found = self._of_kind.get(kind_key(kind), {})
        every = {key: subject for subject, keys in found.items() for key in keys if key not in excluded}
        return dict(sorted(every.items()))


_MEDIA = {plain(spelling): m for m in Medium for spelling in (m.value, m.label.ja, m.label.en)}


def kinds_of(asset: Asset) -> list[str]:
    """Return the kinds that an asset is of: its media and its category, as `kind_key` has them."""
    return list(dict.fromkeys([*map(str, asset.medium), *map(kind_key, filter(None, [asset.category]))]))


def kind_key(text: str) -> str:
    """Return the medium that a text names, else the text as a category; what is alike has one key."""
    name = plain(text)
    return str(_MEDIA.get(name, name))


def kind_label(text: str) -> Text:
    """Return how a kind of asset is shown: a medium by its label, a category as it is written."""
    medium = _MEDIA.get(plain(text))
    return Text(ja=text, en=text) if medium is None else medium.label
