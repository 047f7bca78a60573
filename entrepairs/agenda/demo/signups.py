"""Who comes: some seats, someone who passes today, what six people answered after a group."""

from datetime import datetime, timedelta

from entrepairs.agenda.actions.impressions import answer_slip, draw_slip
from entrepairs.agenda.actions.passing import come_by
from entrepairs.agenda.actions.signups import sign_up
from entrepairs.agenda.models import Gathering, Impression
from entrepairs.agenda.rules.impressions import ASKED
from entrepairs.agenda.rules.signups import may_sign_up
from entrepairs.agenda.tasks.impressions import sum_impressions
from entrepairs.agenda.tokens import fingerprint
from entrepairs.core.clock import at
from entrepairs.people.models import Person
from entrepairs.structures.models import Role, Structure, held_by

COMING = ("Bruno", "Saule")
PASSING = {"Aïcha": True, "Nuage": False}
ANSWERS = (("oui", "oui"), ("oui", "oui"), ("oui", "peu"), ("peu", "oui"), ("oui", "oui"), ("peu", "non"))


def who_comes(now: datetime) -> None:
    """In the house of Dijon."""
    house = Structure.objects.here().get(commune="FR-21231")
    groups = Gathering.objects.standing().filter(structure=house, kind__in=ASKED, signup=True)
    with at(now):
        _sign_up(groups.coming(now).first())
        for pseudonym, is_shown in PASSING.items():
            person = Person.objects.get(pseudonym=pseudonym)
            if held_by(person, *Role.Name.values).filter(pk=house.pk).exists():
                come_by(house, is_shown=is_shown, by=person)
    past = groups.filter(starts_at__lt=now - timedelta(days=9)).order_by("-starts_at").first()
    if past is not None:
        _answered(past)
        with at(now):
            sum_impressions.call()


def _sign_up(nearest: Gathering | None) -> None:
    for person in Person.objects.filter(pseudonym__in=COMING).order_by("pseudonym"):
        if nearest is not None and may_sign_up(person, nearest):
            sign_up(nearest, by=person, rules_read=True)


def _answered(group: Gathering) -> None:
    people = Gathering.objects.visible_to
    able = [one for one in Person.objects.order_by("pseudonym") if people(one).filter(pk=group.pk).exists()]
    for person, (good, ease) in zip(able, ANSWERS, strict=False):
        with at(group.starts_at - timedelta(days=1)):
            row = sign_up(group, by=person, rules_read=True)
        with at(group.ends_at + timedelta(hours=1)):
            if row.state == row.State.GOING:
                slip = Impression.objects.get(token_hash=fingerprint(draw_slip(row, by=person)))
                answer_slip(slip, good, ease, by=None)
