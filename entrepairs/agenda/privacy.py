"""What the agenda holds about a person: what they sign up for, when they came."""

from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.actions.signups import leave_all
from entrepairs.agenda.models import (
    CrewMember,
    DraftSeat,
    DuoWish,
    Exchange,
    Facilitation,
    Feed,
    GroupPlace,
    GroupWish,
    Headcount,
    Kiosk,
    Nameless,
    Passing,
    Presence,
    Reserve,
    Rota,
    RoundLead,
    ShiftAnswer,
    ShiftSeat,
    Signup,
    StandIn,
    Swap,
    WeeklyEstimate,
    WishRound,
)
from entrepairs.agenda.tasks.traces import leave_traces
from entrepairs.core.privacy import Held, Row, Table, rows
from entrepairs.people.models import Person

RETENTION = {
    "passing": _("jusqu’à minuit"),
    "signup": _("trois mois après la rencontre ; sept jours quand on s’est inscrit sans compte"),
    "shift": _("trois mois après la permanence"),
    "wish": _("deux semaines après la fin des groupes que forme la maison"),
    "draft": _("jusqu’à ce que le planning soit publié ou abandonné"),
    "presence": _("deux ans après la fin de l’année, puis seulement des nombres"),
}
_SEAT = _("garder une place, prévenir si la rencontre change")
_SHIFT = _("tenir le lieu et la ligne, et trouver un relais")
_PLAN = _("préparer un planning avec ce que chaque personne a dit")
_GROUPS = _("former des groupes avec ce que chaque personne a dit")
_DATES = _("montrer vos dates dans votre agenda")
_COUNT = _("compter les présences pour le rapport de la maison")
_WHO_COUNTED = _("savoir à qui demander si un nombre surprend")

VERBS = {
    "crew.level": _("a noté votre expérience des permanences"),
    "signup.added": _("vous a inscrit·e à une rencontre"),
    "signup.seated": _("vous a donné une place"),
    "signup.ended": _("a noté que vous ne venez pas"),
    "presence.noted": _("a noté votre présence"),
    "presence.removed": _("a retiré une présence notée à votre nom"),
}

COVERS = {
    "agenda.Facilitation": Table(
        _("Ce que vous animez"),
        {"series gathering person rank agreed_at away_at": Held(_("savoir qui anime"), "account")},
    ),
    "agenda.Feed": Table(
        _("Les adresses de votre agenda"),
        {
            "person structure titles token_hash made_at revoked_at": Held(
                _("montrer vos dates dans votre agenda"), "account"
            )
        },
    ),
    "agenda.Signup": Table(
        _("Vos inscriptions"),
        {
            "gathering person data_key sealed_alias sealed_email token_hash state role is_first course asked_at "
            "offered_until reminded_at drew": Held(_SEAT, "signup")
        },
    ),
    "agenda.ShiftSeat": Table(_("Les permanences que vous tenez"), {"shift person taken_at": Held(_SHIFT, "shift")}),
    "agenda.Swap": Table(
        _("Les relais que vous avez demandés ou pris"),
        {"seat state asked_by asked_at taken_by closed_at": Held(_SHIFT, "shift")},
    ),
    "agenda.Exchange": Table(
        _("Les échanges de permanences que vous avez proposés ou reçus"),
        {"offered wanted state asked_by asked_of asked_at closed_at": Held(_SHIFT, "shift")},
    ),
    "agenda.Reserve": Table(
        _("Les permanences pour lesquelles vous restez joignable"), {"shift person agreed_at": Held(_SHIFT, "shift")}
    ),
    "agenda.StandIn": Table(
        _("Votre accord pour remplacer quelqu’un"), {"structure person agreed_at ended_at": Held(_SHIFT, "account")}
    ),
    "agenda.CrewMember": Table(
        _("Quand vous pouvez tenir une permanence"),
        {"structure person moments most level since away_from away_until": Held(_PLAN, "account")},
    ),
    "agenda.ShiftAnswer": Table(
        _("Vos réponses, permanence par permanence"), {"shift person answer": Held(_PLAN, "shift")}
    ),
    "agenda.DuoWish": Table(
        _("Avec qui vous aimeriez tenir une permanence, ou plutôt pas"),
        {"structure person other wish": Held(_PLAN, "account")},
    ),
    "agenda.Rota": Table(
        _("Les plannings que vous avez fait préparer"),
        {"structure first state asked_by asked_at run stops stage found closed_at": Held(_PLAN, "shift")},
    ),
    "agenda.DraftSeat": Table(
        _("Les brouillons de planning où vous êtes"), {"rota shift person": Held(_PLAN, "draft")}
    ),
    "agenda.WishRound": Table(
        _("Les groupes que vous avez proposé de former"),
        {
            "structure themes for_whom audience wishes_until moments places online languages minutes rhythm sessions "
            "starts_from link state run stage stops found opened_by asked_at closed_at": Held(_GROUPS, "account"),
            "undo": Held(_("reprendre un changement"), "draft"),
        },
    ),
    "agenda.RoundLead": Table(
        _("Les groupes que l’on vous a proposé d’animer"),
        {"round person most moments spots asked_at agreed_at": Held(_GROUPS, "wish")},
    ),
    "agenda.GroupWish": Table(
        _("Vos souhaits de groupe"),
        {"round person themes moments spots languages is_new sealed_note said_at": Held(_GROUPS, "wish")},
    ),
    "agenda.GroupPlace": Table(
        _("Les groupes qui vous ont été proposés"), {"group wish state answered_at": Held(_GROUPS, "wish")}
    ),
    "agenda.Passing": Table(
        _("Le jour où vous passez"),
        {"structure person day is_shown": Held(_("dire que vous passez aujourd’hui"), "passing")},
    ),
    "agenda.Presence": Table(
        _("Vos présences"),
        {"structure gathering person day how noted_at": Held(_COUNT, "presence")},
    ),
    "agenda.Nameless": Table(
        _("Être compté·e sans votre pseudonyme"),
        {"person since": Held(_("respecter votre choix"), "account")},
    ),
    "agenda.Kiosk": Table(
        _("Les bornes que vous avez ouvertes"),
        {
            "structure gathering name token_hash opened_by opened_at ends_at closed_at": Held(
                _("savoir qui a ouvert une tablette, et la fermer"), "account"
            )
        },
    ),
    "agenda.Headcount": Table(
        _("Les comptages que vous avez notés"),
        {
            "structure gathering day people gone": Held(_COUNT, "account"),
            "noted_by noted_at": Held(_WHO_COUNTED, "account"),
        },
    ),
    "agenda.WeeklyEstimate": Table(
        _("Les estimations de la semaine que vous avez notées"),
        {
            "structure monday people": Held(_COUNT, "account"),
            "noted_by noted_at": Held(_WHO_COUNTED, "account"),
        },
    ),
}


def export(person: Person) -> dict[str, list[Row]]:
    """What the person signed up for, where they came, what they hold and counted."""
    feeds = Feed.objects.filter(person=person).select_related("structure")
    held = Facilitation.objects.filter(person=person).select_related("series", "gathering")
    signups = Signup.objects.filter(person=person).select_related("gathering", "data_key")
    presences = Presence.objects.filter(person=person).select_related("structure", "gathering")
    counted = Headcount.objects.filter(noted_by=person).select_related("structure")
    kiosks = Kiosk.objects.filter(opened_by=person).select_related("structure")
    estimates = WeeklyEstimate.objects.filter(noted_by=person).select_related("structure")
    swaps = Swap.objects.filter(asked_by=person) | Swap.objects.filter(taken_by=person)
    return {
        "agenda.ShiftSeat": rows(ShiftSeat.objects.filter(person=person).select_related("shift"), "shift", "taken_at"),
        "agenda.Swap": rows(swaps, "state", "asked_at", "closed_at"),
        "agenda.StandIn": rows(StandIn.objects.filter(person=person), "structure", "agreed_at", "ended_at"),
        **_planned(person),
        **_grouped(person),
        "agenda.Facilitation": rows(held, "series", "gathering", "rank", "agreed_at", "away_at"),
        "agenda.Feed": rows(feeds, "structure", "titles", "made_at", "revoked_at"),
        "agenda.Signup": rows(signups, "gathering", "state", "asked_at", "offered_until"),
        "agenda.Passing": rows(
            Passing.objects.filter(person=person).select_related("structure"), "structure", "day", "is_shown"
        ),
        "agenda.Presence": rows(presences, "structure", "gathering", "day", "how"),
        "agenda.Nameless": rows(Nameless.objects.filter(person=person), "since"),
        "agenda.Kiosk": rows(kiosks, "structure", "name", "opened_at", "ends_at", "closed_at"),
        "agenda.Headcount": rows(counted, "structure", "day", "people", "noted_at"),
        "agenda.WeeklyEstimate": rows(estimates, "structure", "monday", "people", "noted_at"),
    }


def _planned(person: Person) -> dict[str, list[Row]]:
    """What they said before a planning, and the drafts where they are."""
    wishes = DuoWish.objects.filter(person=person).select_related("other")
    return {
        "agenda.CrewMember": rows(
            CrewMember.objects.filter(person=person).select_related("structure"),
            *("structure", "moments", "most", "level", "since", "away_from", "away_until"),
        ),
        "agenda.ShiftAnswer": rows(
            ShiftAnswer.objects.filter(person=person).select_related("shift"), "shift", "answer"
        ),
        "agenda.DuoWish": rows(wishes, "other", "wish"),
        "agenda.Exchange": rows(Exchange.objects.visible_to(person), "state", "asked_at", "closed_at"),
        "agenda.Reserve": rows(Reserve.objects.filter(person=person).select_related("shift"), "shift", "agreed_at"),
        "agenda.Rota": rows(Rota.objects.filter(asked_by=person), "first", "state", "asked_at"),
        "agenda.DraftSeat": rows(DraftSeat.objects.filter(person=person).select_related("shift"), "shift"),
    }


def _grouped(person: Person) -> dict[str, list[Row]]:
    """What they wished for, what they were proposed, what they lead or formed."""
    wishes = GroupWish.objects.filter(person=person).select_related("round", "person__data_key")
    leads = RoundLead.objects.filter(person=person).select_related("round")
    return {
        "agenda.GroupWish": rows(
            wishes, "round", "themes", "moments", "spots", "languages", "is_new", "note", "said_at"
        ),
        "agenda.GroupPlace": rows(GroupPlace.objects.filter(wish__person=person), "state", "answered_at"),
        "agenda.RoundLead": rows(leads, "round", "most", "moments", "spots", "asked_at", "agreed_at"),
        "agenda.WishRound": rows(WishRound.objects.filter(opened_by=person), "themes", "wishes_until", "asked_at"),
    }


def erase(person: Person, keep_shared: bool) -> None:
    """Seats go to who waits; sign-ups leave with the account; presences become numbers; counts stay, without a name."""
    leave_all(person)
    leave_traces(person, Presence.objects.filter(person=person))
