"""« Assouplissements » : for each criterion, the few ways to ask a little less, as whole changed wishes. Plain values.

Each one only adds: whoever was possible stays possible (matching.relaxing says what it opens)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from entrepairs.accompaniment.matching.values import IN_PERSON, MOMENTS, PHONE, USUAL_LANGUAGE, VIDEO, WRITTEN
from entrepairs.accompaniment.wishes import RADII, Wishes

PARTS = 3
"""Of a day: morning, afternoon, evening."""


@dataclass(frozen=True)
class Easing:
    """`slug`: of the question it changes; `key`: what a form posts; `words`: « aussi le soir »."""

    slug: str
    key: str
    words: str
    change: dict[str, Any]

    def of(self, wishes: Wishes) -> Wishes:
        return replace(wishes, **self.change)


def easings(wishes: Wishes) -> list[Easing]:
    """In the order of the questions; none for what is not asked: there, everything suits already."""
    kinds = (_experiences, _must, _ways, _moments, _languages, _distance)
    return [easing for kind in kinds for easing in kind(wishes)]


def _experiences(wishes: Wishes) -> Iterator[Easing]:
    if wishes.experiences:
        words = _("quelqu’un qui a vécu autre chose")
        yield Easing("vecus", "vecus-autres", words, {"experiences": [], "must": []})


def _must(wishes: Wishes) -> Iterator[Easing]:
    if wishes.must:
        yield Easing("essentiel", "essentiel-rien", _("plus rien d’indispensable"), {"must": []})


def _ways(wishes: Wishes) -> Iterator[Easing]:
    if not wishes.ways:
        return
    named = {WRITTEN: _("aussi par écrit"), PHONE: _("aussi au téléphone"), VIDEO: _("aussi en visio")}
    if wishes.commune:
        named[IN_PERSON] = _("aussi en personne")
    missing = [way for way in named if way not in wishes.ways]
    for way in missing:
        yield Easing("rencontre", f"rencontre-{way}", named[way], {"ways": [*wishes.ways, way]})
    if len(missing) > 1:
        yield Easing("rencontre", "rencontre-toutes", _("toutes les façons d’échanger"), {"ways": []})


def _moments(wishes: Wishes) -> Iterator[Easing]:
    if not wishes.moments:
        return
    named = [
        ("matin", _("aussi le matin"), _("tous les matins")),
        ("apres-midi", _("aussi l’après-midi"), _("tous les après-midi")),
        ("soir", _("aussi le soir"), _("tous les soirs")),
    ]
    for part, (key, words, more) in enumerate(named):
        every_day = sum(1 << bit for bit in range(part, MOMENTS, PARTS))
        if every_day & ~wishes.moments:
            said = more if every_day & wishes.moments else words
            yield Easing("moments", f"moments-{key}", said, {"moments": wishes.moments | every_day})
    yield Easing("moments", "moments-tous", _("tout moment de la semaine"), {"moments": 0})


def _languages(wishes: Wishes) -> Iterator[Easing]:
    if wishes.languages and USUAL_LANGUAGE not in wishes.languages:
        languages = [*wishes.languages, USUAL_LANGUAGE]
        yield Easing("langues", "langues-fr", _("aussi en français"), {"languages": languages})


def _distance(wishes: Wishes) -> Iterator[Easing]:
    if wishes.commune and (IN_PERSON in wishes.ways or not wishes.ways):
        for km in RADII:
            if km > wishes.radius_km:
                yield Easing("lieu", f"lieu-{km}", _("jusqu’à %(km)d km") % {"km": km}, {"radius_km": km})
