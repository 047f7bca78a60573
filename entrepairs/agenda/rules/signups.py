"""Who may sign up, and until when."""

from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.agenda.models import BookingLimit, Gathering, Presence, Signup
from entrepairs.agenda.seats import Someone
from entrepairs.core.clock import now
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.structures.models import Role, Structure
from entrepairs.ui import dates


def is_open(gathering: Gathering) -> Verdict:
    """Whether one can still sign up, whoever one is."""
    if gathering.is_cancelled:
        return No(_("Cette rencontre est annulée."))
    if not gathering.signup:
        return No(_("Pas besoin de s’inscrire : vous pouvez venir, tout simplement."))
    if gathering.starts_at <= now():
        return No(_("Cette rencontre a déjà commencé. Vous pouvez venir, tout simplement."))
    return YES


def may_sign_up(person: Person, gathering: Gathering) -> Verdict:
    """Whoever may see it, until it begins, once; nobody holds more seats at a time than the house has decided."""
    if not (verdict := is_open(gathering)):
        return verdict
    if Signup.objects.of(person).filter(gathering=gathering).exists():
        return No(_("C’est déjà noté : nous vous attendons."))
    return YES if gathering.capacity is None else may_book(person, gathering.structure)


def may_book(person: Person, house: Structure) -> Verdict:
    """Seats are few: so many at once, then one more after the first of them. Waiting counts as well."""
    held = Signup.objects.of(person).filter(gathering__structure=house, gathering__starts_at__gt=now())
    held = held.filter(gathering__capacity__isnull=False).exclude(gathering__state=Gathering.State.CANCELLED)
    rows = held.order_by("gathering__starts_at").select_related("gathering")
    ends = {row.course or row.pk: row.gathering.starts_at for row in rows}
    most = most_at_once(house)
    if len(ends) < most:
        return YES
    words = {"n": most, "moment": dates.moment(min(ends.values()))}
    sentence = _(
        "Vous tenez déjà %(n)d places ici, et c’est ce que la maison permet à la fois. Vous pourrez en prendre une "
        "autre après %(moment)s, ou dès que vous en rendez une."
    )
    return No(sentence % words, reverse("agenda:mine"))


def most_at_once(house: Structure) -> int:
    """How many seats one person may hold at once in this house."""
    chosen = BookingLimit.objects.filter(structure=house).first()
    return chosen.most if chosen else BookingLimit.USUAL


def may_withdraw(person: Person, signup: Signup) -> Verdict:
    if signup.person_id != person.pk:
        return No(_("Cette inscription est celle d’une autre personne."))
    return YES


def is_offered(signup: Signup) -> Verdict:
    """Whether a seat is kept for this sign-up now."""
    if signup.state != Signup.State.OFFERED or signup.offered_until is None or signup.offered_until <= now():
        return No(_("Cette place n’est plus gardée pour vous. Vous pouvez demander la suivante."))
    return YES


_WEIGHT = [
    Role.Name.COORDINATOR,
    Role.Name.FACILITATOR,
    Role.Name.BOARD,
    Role.Name.REFERENT,
    Role.Name.MEMBER,
    Role.Name.VOLUNTEER,
    Role.Name.PARTNER,
    Role.Name.VISITOR,
]
"""Someone holds several roles: the first of these is the one by which their seat is counted."""


def someone(person: Person, gathering: Gathering) -> Someone:
    """What their seat depends on."""
    roles = Role.objects.in_force().filter(person=person, structure=gathering.structure)
    held = set(roles.values_list("name", flat=True))
    role = next((name for name in _WEIGHT if name in held), "")
    return Someone(str(role), is_first=not _came_before(person, gathering))


def _came_before(person: Person, gathering: Gathering) -> bool:
    """To something in this house, as far as it remembers."""
    house = gathering.structure_id
    seats = Signup.objects.of(person).filter(state=Signup.State.GOING, gathering__structure=house)
    return (
        Presence.objects.filter(person=person, structure=house).exists()
        or seats.filter(gathering__starts_at__lt=now()).exists()
    )
