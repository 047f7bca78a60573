"""How two people of the demonstration find each other, and what they do together."""

from typing import Any

from entrepairs.accompaniment.actions.checkins import answer_check_in
from entrepairs.accompaniment.actions.endings import end, tell
from entrepairs.accompaniment.actions.offers import Terms, pause_offer, save_offer
from entrepairs.accompaniment.actions.proposals import accept_proposal, choose_proposal, suggest_by_hand
from entrepairs.accompaniment.actions.requests import send_request
from entrepairs.accompaniment.demo.calendar import Calendar
from entrepairs.accompaniment.demo.sharing import have_seen, set_framework, set_meeting, set_note, set_project, talk
from entrepairs.accompaniment.models import Accompaniment, CheckIn, Ending, Offer, Proposal, Request
from entrepairs.accompaniment.wishes import Wishes
from entrepairs.people.fields import bits_of
from entrepairs.people.models import Person
from entrepairs.structures.rules import coordinators
from entrepairs.training.models import Habilitation

USUAL_HOUR = "17:30"
SHARING = {"cadre": set_framework, "rencontre": set_meeting, "note": set_note, "projet": set_project}


def someone(pseudonym: str) -> Person:
    """A person of the demonstration, made here if they have no face of their own: nobody signs in as them."""
    found = Person.objects.filter(pseudonym=pseudonym).first()
    return found or Person.objects.create_person(pseudonym)


def open_offers(particular: dict[str, Any], calendar: Calendar, days_ago: int) -> None:
    """Everyone habilitated offers what they have lived, as their profile says."""
    habilitated = Habilitation.objects.in_force().values("person")
    helpers = Person.objects.filter(pk__in=habilitated).select_related("profile").order_by("pseudonym")
    for helper in helpers:
        own = particular.get(helper.pseudonym, {})
        profile = helper.profile
        terms = Terms(
            topics=helper.lived_experiences.values_list("experience", flat=True),
            refused_topics=own.get("sans", []),
            capacity=own.get("places", 2),
            ways=profile.ways,
            moments=profile.moments,
        )
        with calendar.living(days_ago):
            save_offer(terms, by=helper)


def ask(row: dict[str, Any], calendar: Calendar) -> Request:
    """Someone writes, with their wishes."""
    wanted = row.get("demande", row)
    wishes = Wishes(
        text=row["texte"],
        experiences=row["vecus"],
        languages=wanted.get("langues", []),
        ways=wanted.get("rencontre", []),
        moments=bits_of(wanted.get("moments", [])),
        commune=wanted.get("commune", ""),
        open_to_team=wanted.get("ouvert", False),
    )
    with calendar.living(row["ecrit"], row.get("heure", USUAL_HOUR)):
        return send_request(wishes, by=someone(row["personne"]))


def shown_to(request: Request, supporter: Person) -> Proposal:
    """The proposal of this supporter; a coordinator suggests it when others came first."""
    found = request.proposals.shown().filter(supporter=supporter).first()
    if found is not None or request.structure is None:
        return found or request.proposals.get(supporter=supporter)
    return suggest_by_hand(request, supporter, by=coordinators(request.structure)[0])


def meet(row: dict[str, Any], calendar: Calendar) -> Accompaniment:
    """They write, choose, and the other says yes `oui` days later."""
    supporter = someone(row["pair"])
    request = ask(row, calendar)
    with calendar.living(row["ecrit"], "19:00"):
        proposal = shown_to(request, supporter)
        shared = row.get("demande", {}).get("partage", ["text"])
        choose_proposal(proposal, shared=shared, by=request.person)
    with calendar.living(row["ecrit"] - row["oui"], "08:30"):
        return accept_proposal(proposal, by=supporter)


def pair(row: dict[str, Any], calendar: Calendar) -> Accompaniment:
    """Everything that this pair has done until today."""
    accompaniment = meet(row, calendar)
    people = {"p": someone(row["personne"]), "a": someone(row["pair"])}
    talk(accompaniment, row["messages"], people, calendar)
    for name, act in SHARING.items():
        if name in row:
            act(accompaniment, row[name], people, calendar)
    have_seen(row["messages"], people, calendar)
    if "pause" in row:
        with calendar.living(row["pause"], "20:00"):
            pause_offer(Offer.objects.get(person=people["a"]), by=people["a"])
    if "fin" in row:
        close(accompaniment, row["fin"], people, calendar)
    return accompaniment


def close(accompaniment: Accompaniment, row: dict[str, Any], people: dict[str, Person], calendar: Calendar) -> None:
    """A last word by the supporter; the person says how it was."""
    with calendar.living(row["jour"], "18:00"):
        end(accompaniment, kind=Ending.Kind.PLANNED, last_word=row["mot"], by=people["a"])
    if row.get("retour"):
        with calendar.living(row["jour"], "20:30"):
            tell(accompaniment, row["retour"], open_to_team=True, by=people["p"])


def brief_pair(row: dict[str, Any], calendar: Calendar) -> None:
    """A short accompaniment that is already over."""
    accompaniment = meet(row, calendar)
    with calendar.living(row["ecrit"] - row["oui"] - row["dure"], "18:00"):
        end(accompaniment, kind=Ending.Kind.PLANNED, last_word="", by=someone(row["personne"]))


def waiting(row: dict[str, Any], calendar: Calendar) -> None:
    """Someone who waits; perhaps for the answer of someone they have chosen."""
    request = ask(row, calendar)
    if "choisit" in row:
        with calendar.living(row["choix"], "09:20"):
            proposal = shown_to(request, someone(row["choisit"]))
            choose_proposal(proposal, shared=row["partage"], by=request.person)


def answer_check_in_of(row: dict[str, Any], calendar: Calendar) -> None:
    """« Point d’étape » : what the person answered, if they did."""
    if "point" in row:
        person = someone(row["personne"])
        check_in = CheckIn.objects.get(accompaniment__participants__person=person, asked_at__isnull=False)
        with calendar.living(row["point"]["jour"], "20:10"):
            answer_check_in(check_in, row["point"]["reponse"], by=person)
