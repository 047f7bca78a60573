"""Who runs the days of a house, and what they may still change."""

from datetime import date

from django.utils.translation import gettext as _

from entrepairs.agenda.models import Gathering, Series, Signup
from entrepairs.core.clock import now
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure, run_by


def may_run(person: Person, house: Structure) -> Verdict:
    """Those who run the days of the house."""
    if not run_by(person).filter(pk=house.pk).exists():
        return No(_("Seule l’équipe de cette maison peut faire cela."))
    return YES


def may_become_course(series: Series, since: date) -> Verdict:
    """One signs up for a whole course: nobody is added to dates that they did not choose."""
    chosen = Signup.objects.live().filter(gathering__series=series, gathering__occurs_on__gte=since)
    if not series.is_course and chosen.filter(gathering__starts_at__gt=now()).exists():
        return No(
            _(
                "Des personnes sont déjà inscrites à certaines dates, et un atelier s’ouvre en entier. Laissez vide le "
                "nombre de séances, ou prévoyez un nouvel atelier."
            )
        )
    return YES


def may_change(person: Person, gathering: Gathering) -> Verdict:
    """Until it is over: what was lived stays as it was lived."""
    if gathering.ends_at <= now():
        return No(_("Cette rencontre a eu lieu. Elle reste comme elle était."))
    return may_run(person, gathering.structure)


def may_cancel(person: Person, gathering: Gathering) -> Verdict:
    if gathering.is_cancelled:
        return No(_("Cette rencontre est déjà annulée."))
    return may_change(person, gathering)


def may_restore(person: Person, gathering: Gathering) -> Verdict:
    if not gathering.is_cancelled:
        return No(_("Cette rencontre n’est pas annulée."))
    return may_change(person, gathering)
