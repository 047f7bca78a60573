"""What a person says of themselves. Nothing of it is ever required."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from entrepairs.core.rules import require
from entrepairs.people import experiences
from entrepairs.people.events import profile_changed
from entrepairs.people.models import LivedExperience, Person, Profile
from entrepairs.people.rules.own import may_act_for


@transaction.atomic
def save_profile(person: Person, *, by: Person, **changes: Any) -> Profile:
    """Write the answers given: any of commune, languages, ways, moments, limits. The others stay."""
    require(may_act_for(by, person))
    Profile.objects.get_or_create(person=person)
    profile = Profile.objects.select_for_update(of=("self",)).select_related("person__data_key").get(person=person)
    for name, value in changes.items():
        setattr(profile, name, value)
    profile.save()
    profile_changed.send(sender=Profile, person=person)
    return profile


@transaction.atomic
def choose_experiences(person: Person, keys: Sequence[str], *, by: Person) -> None:
    """These experiences, no other. New ones are shown to the pair; the sensitive ones, to nobody."""
    require(may_act_for(by, person))
    mine = LivedExperience.objects.filter(person=person)
    mine.exclude(experience__in=keys).delete()
    kept = set(mine.values_list("experience", flat=True))
    new = [key for key in dict.fromkeys(keys) if key not in kept and experiences.find(key)]
    rows = [LivedExperience(person=person, experience=key, shown_to=first_shown_to(key)) for key in new]
    LivedExperience.objects.bulk_create(rows, ignore_conflicts=True)
    profile_changed.send(sender=LivedExperience, person=person)


@transaction.atomic
def change_experience(lived: LivedExperience, *, when: str, shown_to: str, by: Person) -> None:
    """« Je traverse » or « j’ai traversé », and who may see it."""
    require(may_act_for(by, lived.person))
    LivedExperience.objects.filter(pk=lived.pk).update(when=when, shown_to=shown_to)
    profile_changed.send(sender=LivedExperience, person=lived.person)


def first_shown_to(key: str) -> str:
    """Who sees an experience before the person decides."""
    found = experiences.find(key)
    is_sensitive = found is None or found.sensitive
    return LivedExperience.ShownTo.NOBODY if is_sensitive else LivedExperience.ShownTo.PAIR
