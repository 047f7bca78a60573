"""What others see of a person: decided here once, for every page and for the preview."""

from dataclasses import dataclass

from entrepairs.people import experiences, fields, languages
from entrepairs.people.models import LivedExperience, Person, Profile
from entrepairs.people.models.profile import Way
from entrepairs.places.communes import find
from entrepairs.ui.moments import moment_choices

ShownTo = LivedExperience.ShownTo
_SEEN_BY: dict[str, set[str]] = {
    ShownTo.MEMBERS: {ShownTo.MEMBERS},
    ShownTo.PAIR: {ShownTo.MEMBERS, ShownTo.PAIR},
}


@dataclass(frozen=True)
class Shown:
    """A person as someone else sees them. Empty parts are those not said, or not shown to that someone."""

    pseudonym: str
    lived: list[str]
    languages: list[str]
    ways: list[str]
    moments: list[str]
    commune: str
    limits: str


def shown(person: Person, to: str) -> Shown:
    """The person as seen by a member (`ShownTo.MEMBERS`) or by their pair (`ShownTo.PAIR`).

    A member sees the experiences shown to members, and the languages. A pair also sees how, when and where to meet,
    and the limits."""
    profile = profile_of(person)
    is_pair = to == ShownTo.PAIR
    commune = find(profile.commune)
    return Shown(
        pseudonym=person.pseudonym,
        lived=lived_words(person, _SEEN_BY[to]),
        languages=languages.labels(profile.languages),
        ways=way_words(profile.ways) if is_pair else [],
        moments=moment_words(profile.moments) if is_pair else [],
        commune=commune.label if commune and is_pair else "",
        limits=profile.limits if is_pair else "",
    )


def profile_of(person: Person) -> Profile:
    """The profile of the person, unsaved and empty when nothing was said yet."""
    found = Profile.objects.select_related("person__data_key").filter(person=person).first()
    return found or Profile(person=person)


def lived_words(person: Person, shown_to: set[str]) -> list[str]:
    """« Dépression (j’ai traversé) », for the experiences shown to one of these."""
    rows = LivedExperience.objects.filter(person=person, shown_to__in=shown_to)
    named = ((experiences.find(row.experience), row.get_when_display()) for row in rows)
    return [f"{found.label} ({when})" for found, when in named if found]


def way_words(ways: list[str]) -> list[str]:
    return [str(Way(way).label) for way in ways if way in Way.values]


def moment_words(bits: int) -> list[str]:
    """« lundi matin », in the order of the week."""
    held = set(fields.moments_of(bits))
    return [str(words) for value, words in moment_choices() if value in held]
