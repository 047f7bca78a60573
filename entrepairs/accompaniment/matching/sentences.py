"""The French of reasons, mismatches, relaxations and obstacles. No score, no name of what is silent."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from entrepairs.accompaniment.matching.constraints import Rule
from entrepairs.accompaniment.matching.lacks import Lack
from entrepairs.accompaniment.matching.reasons import Reason
from entrepairs.accompaniment.matching.relaxing import Band, Criterion, Obstacle, Relaxation
from entrepairs.accompaniment.matching.values import IN_PERSON, PHONE, VIDEO, WRITTEN
from entrepairs.people import experiences, languages
from entrepairs.ui.moments import moment_choices

MOST_NAMED = 3


def of_reason(reason: Reason) -> str:
    """The sentence of a reason or of a mismatch."""
    return _SENTENCES[reason.code](reason.values)


def of_relaxation(relaxation: Relaxation) -> str:
    """What to relax and what it opens: « Si vous acceptez d’autres moments : quelqu’un de plus. »"""
    what = joined([_criterion(criterion) for criterion in relaxation.criteria])
    if relaxation.opens is Band.SEVERAL:
        return _("Si vous acceptez %(what)s : plusieurs personnes de plus.") % {"what": what}
    return _("Si vous acceptez %(what)s : quelqu’un de plus.") % {"what": what}


def of_band(band: Band | None) -> str:
    """What an answer would open: « quelqu’un de plus devient possible »."""
    if band is None:
        return _("personne de plus aujourd’hui")
    several = band is Band.SEVERAL
    return _("plusieurs personnes de plus deviennent possibles") if several else _("quelqu’un de plus devient possible")


def of_obstacle(obstacle: Obstacle) -> str:
    """For the coordinator: « Personne ne parle le portugais et n’est libre le soir. »"""
    if obstacle.discreet:
        return _("Les personnes disponibles ne conviennent pas pour cette demande.")
    if not obstacle.rules:
        return _("Aucun·e pair·e n’est disponible en ce moment.")
    lacks = [_lack(rule, obstacle) for rule in obstacle.rules]
    return _("Personne %(lacks)s.") % {"lacks": joined(lacks)}


def of_lack(lack: Lack) -> str:
    """For the coordinator: « 7 personnes attendent quelqu’un qui parle l’arabe et qui est libre le soir. »"""
    wanted = joined([_wanted(rule, lack.obstacle) for rule in lack.obstacle.rules])
    return _("%(count)s personnes attendent quelqu’un %(wanted)s.") % {"count": lack.people, "wanted": wanted}


def joined(names: Sequence[str]) -> str:
    """« a », « a et b », « a, b et c »."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s et %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def language_named(code: str) -> str:
    """« le portugais », « l’arabe », « la langue des signes française »."""
    name = languages.label(code)
    if name.startswith("langue"):
        return f"la {name}"
    return f"l’{name}" if name[:1] in "aeiouyéèê" or name == "hébreu" else f"le {name}"


def _experiences(ids: Sequence[Any]) -> str:
    """Labels inside a sentence: « dépression, nuits difficiles »."""
    return ", ".join(_inside(label) for label in experiences.labels(ids)[:MOST_NAMED])


def _inside(label: str) -> str:
    """The label without its capital, unless it is an acronym."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _moments(bits: Sequence[Any]) -> str:
    choices = [str(label) for _value, label in moment_choices()]
    return joined([_("le %(moment)s") % {"moment": choices[bit]} for bit in bits[:MOST_NAMED]])


def _ways(ways: Sequence[Any]) -> str:
    words = {WRITTEN: _("par écrit"), PHONE: _("au téléphone"), VIDEO: _("en visio"), IN_PERSON: _("en personne")}
    return joined([words[way] for way in ways])


def _share(ids: Sequence[Any]) -> str:
    named = _experiences(ids)
    return _("Connaît, comme vous : %(named)s.") % {"named": named} if named else _common_ground(())


def _speaks_of(ids: Sequence[Any]) -> str:
    """About the supporter only: words recognised in a text never say anything of who wrote it."""
    named = _experiences(ids)
    return _("Parle volontiers de : %(named)s.") % {"named": named} if named else _common_ground(())


def _common_ground(_values: Sequence[Any]) -> str:
    return _("Vous avez des points communs.")


_SENTENCES: dict[str, Callable[[Sequence[Any]], str]] = {
    "experiences": _share,
    "speaks_of": _speaks_of,
    "common_ground": _common_ground,
    "available": lambda _values: _("A une place pour vous en ce moment."),
    "language": lambda values: _("Parle aussi %(language)s.") % {"language": language_named(values[0])},
    "moments": lambda values: _("Disponible comme vous %(moments)s.") % {"moments": _moments(values)},
    "near": lambda values: _("À moins de %(km)s km de chez vous.") % {"km": values[0]},
    "ways": lambda values: _("Vous pourrez échanger %(ways)s.") % {"ways": _ways(values)},
    "other_language": lambda values: _("N’a pas dit parler %(language)s.") % {"language": language_named(values[0])},
    "not_in_person": lambda _values: _("Vous ne pourrez sans doute pas vous voir en personne."),
    "untold": lambda values: _("Rien n’est dit ici de : %(named)s.") % {"named": _experiences(values)},
    "other_moments": lambda _values: _("Vos moments libres ne sont pas les mêmes : vous pourrez vous écrire."),
    "missing_ways": lambda values: _("Ne propose pas d’échanger %(ways)s.") % {"ways": _ways(values)},
}


def _criterion(criterion: Criterion) -> str:
    return {
        Criterion.MOMENTS: _("d’autres moments"),
        Criterion.WAYS: _("d’autres façons d’échanger"),
        Criterion.DISTANCE: _("quelqu’un qui habite plus loin"),
        Criterion.LANGUAGE: _("une autre langue"),
        Criterion.MUST: _("que vos vécus indispensables ne le soient plus"),
        Criterion.EXPERIENCE: _("quelqu’un qui a vécu autre chose"),
    }[criterion]


def _lack(rule: Rule, obstacle: Obstacle) -> str:
    named = _experiences(obstacle.experiences)
    if rule in (Rule.EXPERIENCE, Rule.MUST):
        return _("ne parle de : %(named)s") % {"named": named} if named else _("ne partage ce qui est demandé")
    if rule is Rule.LANGUAGE:
        spoken = [language_named(code) for code in obstacle.languages]
        return _("ne parle %(languages)s") % {"languages": f" {_('ni')} ".join(spoken)}
    if rule is Rule.WAY:
        return _("ne propose cette façon d’échanger")
    return _("n’est libre %(moments)s") % {"moments": _when(obstacle.moments)}


def _wanted(rule: Rule, obstacle: Obstacle) -> str:
    named = _experiences(obstacle.experiences)
    if rule in (Rule.EXPERIENCE, Rule.MUST):
        return _("qui parle de : %(named)s") % {"named": named} if named else _("qui partage ce qu’elles ont nommé")
    if rule is Rule.LANGUAGE:
        spoken = [language_named(code) for code in obstacle.languages]
        return _("qui parle %(languages)s") % {"languages": f" {_('ou')} ".join(spoken)}
    if rule is Rule.WAY:
        return _("avec qui leur façon d’échanger est possible")
    return _("qui est libre %(moments)s") % {"moments": _when(obstacle.moments)}


def _when(bits: int) -> str:
    """« le soir » when only evenings are asked, else « à ces moments »."""
    parts = {bit % 3 for bit in range(bits.bit_length()) if bits >> bit & 1}
    if len(parts) != 1:
        return _("à ces moments")
    return [_("le matin"), _("l’après-midi"), _("le soir")][parts.pop()]
