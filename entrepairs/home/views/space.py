"""« Mon espace » : the next thing to do, then where one is. Nothing is counted, nothing is ranked."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from entrepairs.accompaniment.models import Accompaniment, CheckIn, Participant, Proposal, Relay, Request
from entrepairs.accompaniment.models.offer import Offer
from entrepairs.accompaniment.views.desk_rows import to_do
from entrepairs.agenda.models import Gathering, Signup
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, page
from entrepairs.people.models import Person
from entrepairs.people.staff import is_staff
from entrepairs.safety.models import Look, Watcher
from entrepairs.safety.rules.watch import may_name_watchers, watches
from entrepairs.safety.watch_queue import next_of
from entrepairs.structures.models import TEAM, Role, Structure, coordinated_by
from entrepairs.structures.rules import carries_a_house, may_import
from entrepairs.training.models import Habilitation
from entrepairs.ui import dates

SHOWN = 5


@dataclass(frozen=True)
class Line:
    """A page to open: what it is, and one short thing about it."""

    url: str
    title: str | Promise
    detail: str | Promise = ""


@require_safe
def space(request: SignedInRequest) -> HttpResponse:
    me = request.person
    context = {
        "to_do": [
            *_watch(me),
            *_desk(me),
            *_check_ins(me),
            *_to_answer(me),
            *_to_choose(me),
            *_relays(me),
            *_roles(me),
        ],
        "accompaniments": _accompaniments(me),
        "requests": _requests(me),
        "helps": Offer.objects.filter(person=me).exists() or Habilitation.objects.in_force().filter(person=me).exists(),
        "gatherings": _gatherings(me),
        "houses": _houses(me),
        "is_on_the_team": carries_a_house(me) or me.is_staff,
        "watches": watches(me),
        "may_name_watchers": bool(may_name_watchers(me)),
        "may_import": bool(may_import(me)),
    }
    return page(request, "home/space.html", context)


@require_safe
def account(request: SignedInRequest) -> HttpResponse:
    """« Mon compte » : every page about oneself, on one page."""
    return page(request, "home/account.html", {"lines": [Line(reverse(name), *words) for name, *words in ACCOUNT]})


ACCOUNT = [
    ("people:profile", gettext_lazy("Mon profil"), gettext_lazy("mes vécus, mes langues, mes moments")),
    ("people:my_data", gettext_lazy("Mes données"), gettext_lazy("mes accords, tout emporter, tout effacer")),
    ("people:notice_choices", gettext_lazy("Mes avis"), gettext_lazy("comment on me prévient, et quand")),
    ("people:preferences", gettext_lazy("Mon affichage"), gettext_lazy("calme, contraste, taille, tutoiement")),
    ("people:sheet", gettext_lazy("Ma feuille de secours"), gettext_lazy("pour retrouver mon accès")),
    ("mfa_index", gettext_lazy("Ma connexion"), gettext_lazy("ma phrase de passe, mes clés, mes appareils")),
    ("structures:roles", gettext_lazy("Mes rôles"), gettext_lazy("dans les maisons")),
    ("safety:blocks", gettext_lazy("Mes blocages"), gettext_lazy("les personnes que je ne veux plus croiser")),
    ("safety:decisions", gettext_lazy("Ce que l’équipe a décidé"), gettext_lazy("de mes textes, et pourquoi")),
    (
        "safety:my_names",
        gettext_lazy("Quand on a voulu savoir qui j’étais"),
        gettext_lazy("sous un nom tiré au hasard"),
    ),
    ("safety:receipts", gettext_lazy("Suivre ce que j’ai dit"), gettext_lazy("avec le numéro reçu en signalant")),
]


def _watch(me: Person) -> list[Line]:
    """Something waits for someone of the watch, or one is asked to be of it: one line, that says no more."""
    offered = Watcher.objects.current().filter(person=me, accepted_at=None).exists()
    if offered:
        return [Line(reverse("safety:my_watch"), _("Quelque chose vous est proposé"), _("Vous pouvez dire non."))]
    if next_of(Look.objects.visible_to(me).open(), me) is None:
        return []
    return [Line(reverse("safety:watch"), _("On compte sur vous à la veille"), _("La page dit par quoi commencer."))]


def _desk(me: Person) -> list[Line]:
    """One line for the team, whatever the number of things that wait there."""
    houses = coordinated_by(me).exists()
    if not is_staff(me) or not to_do(me, now(), coordinates=houses):
        return []
    return [
        Line(
            reverse("accompaniment:desk"),
            _("On compte sur vous à la coordination"),
            _("La page dit par quoi commencer."),
        )
    ]


def _check_ins(me: Person) -> list[Line]:
    mine = Participant.objects.filter(person=me, role=Participant.Role.SEEKER, left_at=None)
    asked = CheckIn.objects.filter(accompaniment__participants__in=mine, asked_at__isnull=False, answer="")
    rows = asked.exclude(accompaniment__state=Accompaniment.State.ENDED)
    words = (_("Cela fait trois semaines"), _("Une question, une réponse."))
    return [Line(reverse("accompaniment:check_in", args=[row.pk]), *words) for row in rows]


def _to_answer(me: Person) -> list[Line]:
    asked = Proposal.objects.visible_to(me).asked().filter(supporter=me)
    words = (_("Quelqu’un attend votre réponse"), _("Oui ou non, les deux conviennent."))
    return [Line(proposal.get_absolute_url(), *words) for proposal in asked]


def _to_choose(me: Person) -> list[Line]:
    rows = Request.objects.visible_to(me).open().filter(proposals__state=Proposal.State.SHOWN)
    asked = Proposal.objects.asked().filter(request__person=me).values("request")
    words = (_("Des personnes vous sont proposées"), _("Vous choisissez, à votre rythme."))
    return [Line(row.get_absolute_url(), *words) for row in rows.exclude(pk__in=asked).distinct()]


def _relays(me: Person) -> list[Line]:
    rows = Relay.objects.visible_to(me).standing().distinct()
    asked = [relay for relay in rows if relay.to_id == me.pk and relay.relay_agreed_at is None]
    words = (_("On vous demande un relais"), _("Oui ou non, les deux conviennent."))
    return [Line(reverse("accompaniment:relay", args=[relay.pk]), *words) for relay in asked]


def _roles(me: Person) -> list[Line]:
    rows = Role.objects.visible_to(me).filter(person=me, accepted_at=None, ended_at=None).select_related("structure")
    return [Line(reverse("structures:roles"), _("Un rôle vous est proposé"), row.structure.name) for row in rows]


def _accompaniments(me: Person) -> list[Line]:
    rows = Accompaniment.objects.visible_to(me).open().prefetch_related("participants__person")
    return [Line(row.get_absolute_url(), _names(row, me), row.get_state_display()) for row in rows]


def _names(row: Accompaniment, me: Person) -> str:
    others = [str(one) for one in row.participants.all() if one.left_at is None and one.person_id != me.pk]
    return " · ".join(others) or _("Personne pour l’instant")


def _gatherings(me: Person) -> list[Line]:
    """Where one said that one would be; the next ones only."""
    coming = Gathering.objects.filter(starts_at__gte=now()).standing()
    rows = Signup.objects.visible_to(me).live().filter(person=me, gathering__in=coming).select_related("gathering")
    first = rows.order_by("gathering__starts_at")[:SHOWN]
    return [Line(row.gathering.get_absolute_url(), row.gathering.title, _when(row)) for row in first]


def _when(row: Signup) -> str:
    at = dates.moment(row.gathering.starts_at)
    return at if row.state == Signup.State.GOING else f"{at} · {row.get_state_display()}"


def _houses(me: Person) -> list[Line]:
    """The houses one is of: the side from which one comes in."""
    held = Role.objects.visible_to(me).in_force().filter(person=me).select_related("structure").order_by("given_at")
    by_house: dict[Structure, list[Role]] = {}
    for role in held:
        by_house.setdefault(role.structure, []).append(role)
    return [_house(house, roles) for house, roles in by_house.items()]


def _house(house: Structure, roles: list[Role]) -> Line:
    runs = any(role.name in TEAM for role in roles)
    where = reverse("structures:run", args=[house.pk]) if runs else house.get_absolute_url()
    return Line(where, house.name, ", ".join(role.get_name_display() for role in roles))


def _requests(me: Person) -> list[Line]:
    rows = Request.objects.visible_to(me).open().select_related("person__data_key")
    return [Line(row.get_absolute_url(), f"« {row.text[:60].strip()}… »", _("en attente")) for row in rows]
