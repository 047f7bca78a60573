"""A small world made by the real actions: one pair under way, one person who waits, and all that they wrote."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from entrepairs.accompaniment.actions.frameworks import save_framework
from entrepairs.accompaniment.actions.notes import write_note
from entrepairs.accompaniment.actions.offers import add_absence
from entrepairs.accompaniment.actions.projects import add_step, begin_project
from entrepairs.accompaniment.actions.relays import name_relay
from entrepairs.accompaniment.actions.supervision import need_supervision
from entrepairs.accompaniment.models import Accompaniment, CheckIn, Offer, Request
from entrepairs.accompaniment.tasks.proposals import propose
from entrepairs.accompaniment.terms import Terms
from entrepairs.accompaniment.tests.chain import DIJON, habilitated, offering, open_house, written
from entrepairs.accompaniment.tests.pairs import in_days, meet, say, walking
from entrepairs.agenda.actions.signups import sign_up
from entrepairs.agenda.models.programme import Audience
from entrepairs.agenda.tests.gathered import came, held_by, member, planned, subscribed
from entrepairs.agenda.tests.grouped import rows_of_groups
from entrepairs.agenda.tests.held import rows_of_permanences
from entrepairs.clubhouse.tests.club import PRIVATE as OF_A_CLUB
from entrepairs.clubhouse.tests.club import rows_of_a_club
from entrepairs.community.tests.talking import rows_of_circles
from entrepairs.community.tests.waiting import asked_of
from entrepairs.core.clock import now
from entrepairs.participation.tests.decided import decided
from entrepairs.people.models import Device, Notice, Person
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.tests.opened import PRIVATE as OF_A_NAME
from entrepairs.safety.tests.opened import rows_of_names
from entrepairs.safety.tests.told import rows_of_reports
from entrepairs.safety.tests.watched import PRIVATE as OF_THE_WATCH
from entrepairs.safety.tests.watched import rows_of_the_watch
from entrepairs.structures.actions.corrections import report_mistake
from entrepairs.structures.actions.joining import ask_to_run
from entrepairs.structures.actions.roles import give_role
from entrepairs.structures.models import Role
from entrepairs.structures.tests.listed import listed
from entrepairs.structures.tests.lists import brought_by
from entrepairs.structures.tests.lived_in import lived_in
from entrepairs.testimonies.tests.stories import submitted
from entrepairs.training.models import Habilitation

PRIVATE = {
    "request": "sors de l’hôpital depuis mardi avec ma valise rouge",
    "message": "parapluie violet sous le pont de pierre",
    "answer": "lanterne orange au bout du quai",
    "framework": "retrouver le goût du potager",
    "note": "trois bocaux de confiture de rhubarbe",
    "project": "appartement avec une fenêtre au sud",
    "step": "appeler la dame du guichet quatre",
    "place": "banc près du kiosque à musique",
    "waiting": "personne ne sait que je garde un cahier bleu",
    "coming": "un jeudi, avec mon chapeau de paille",
    "wish": "un coussin à carreaux sous l’escalier",
    "circle": "une soupe de cailloux sous la tonnelle",
    "story": "trois marches bleues derrière le marché couvert",
    **OF_A_CLUB,
    **OF_THE_WATCH,
    "name": OF_A_NAME,
}

FOR_MEMBERS = "goûter sous le tilleul argenté"
"""Title of what is planned for the members of the house: not sealed, not shown to others."""


@dataclass
class World:
    """Who is there, and the rows that outsiders must not see."""

    people: dict[str, Person]
    pair: Accompaniment
    waiting: Request
    rows: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        return self.rows[name]


def build(person: Any) -> World:
    """`person`: the fixture that opens an account."""
    people = {name: person(name) for name in ("Aïcha", "Bruno", "Elena", "Farid", "Driss", "Saule", "Nadia", "Claire")}
    elena, bruno, aicha = people["Elena"], people["Bruno"], people["Aïcha"]
    pair = _walking(people)
    offering(habilitated(people["Saule"], pair.structure, by=elena))
    waiting = written(people["Nadia"], text=PRIVATE["waiting"], commune=DIJON)
    propose(waiting)
    open_house(people["Driss"], name="Une autre maison")
    world = World(people, pair, waiting)
    world.rows = {
        "message": say(pair, PRIVATE["message"], bruno),
        "answer": say(pair, PRIVATE["answer"], aicha),
        "framework": save_framework(pair, Terms(why=PRIVATE["framework"]), 0, by=aicha),
        "meeting": meet(pair, bruno, place=PRIVATE["place"]),
        "note": write_note(pair, uuid4(), PRIVATE["note"], "", by=bruno),
        "project": begin_project(pair, uuid4(), "logement", PRIVATE["project"], by=bruno),
        "need": need_supervision(pair, by=aicha),
        "relay": name_relay(pair, people["Saule"], kind="duo", by=elena),
        "proposal": waiting.proposals.get(supporter=aicha),
        "block": block(people["Claire"], by=bruno),
        "notice": Notice.objects.filter(person=bruno).first(),
        "participant": pair.participants.get(person=aicha),
        "absence": add_absence(Offer.objects.get(person=aicha), in_days(60).date(), in_days(61).date(), by=aicha),
        "habilitation": Habilitation.objects.get(person=aicha),
        "role": give_role(pair.structure, people["Claire"], Role.Name.MEMBER, by=elena),
        "correction": report_mistake(pair.structure, "le numéro de la porte verte"),
        "device": Device.objects.create(
            person=aicha, session_key="0" * 32, name="Firefox", signed_in_at=now(), last_day=now().date()
        ),
    }
    _lived(world, person)
    return world


def _lived(world: World, person: Any) -> None:
    """What other apps add: a house that lives, its club, circles, the watch."""
    people, pair = world.people, world.pair
    elena, bruno, aicha = people["Elena"], people["Bruno"], people["Aïcha"]
    world.rows["step"] = add_step(world.rows["project"], uuid4(), PRIVATE["step"], None, by=bruno)
    world.rows["check_in"] = _asked(pair)
    member(pair.structure, bruno, by=elena)
    world.rows["gathering"] = planned(pair.structure, by=elena, title=FOR_MEMBERS, audience=Audience.MEMBERS)
    world.rows["signup"] = sign_up(world.rows["gathering"], by=bruno)
    world.rows |= held_by(pair.structure, bruno, by=elena) | subscribed(aicha)
    asks = (people["Claire"], PRIVATE["coming"])
    world.rows |= lived_in(pair.structure, by=elena, visitor=people["Nadia"], asks=asks)
    world.rows |= decided(pair.structure, by=elena)
    world.rows |= rows_of_permanences(pair.structure, by=elena, held_by=aicha)
    members = [bruno, *_members(pair.structure, person, elena)]
    world.rows |= rows_of_groups(pair.structure, aicha, members, note=PRIVATE["wish"], by=elena)
    world.rows |= rows_of_a_club(elena, bruno, aicha)
    world.rows["presence"] = came(pair.structure, bruno, by=elena)
    world.rows["importing"] = brought_by(person("Inès"))
    world.rows["claim"] = ask_to_run(listed("GEM seulement listé"), "le carnet sous la pendule", by=person("Luc"))
    world.rows |= rows_of_circles(pair.structure, by=elena, author=bruno, text=PRIVATE["circle"])
    world.rows["story"] = submitted(bruno, pair.structure, text=PRIVATE["story"])
    world.rows |= rows_of_the_watch(world.rows["story"], people["Driss"], by=elena)
    world.rows |= asked_of(aicha, author=people["Nadia"], by=people["Driss"])
    world.rows |= rows_of_names(pair.structure, bruno, person("Jonas"), by=elena)
    world.rows |= rows_of_reports(bruno, pair.structure, reader=elena, by=people["Driss"])


def _members(house: Any, person: Any, elena: Person) -> list[Person]:
    """Five who wish for a group beside Bruno."""
    found = [person(name) for name in ("Ada", "Blé", "Cyan", "Dune", "Fée")]
    for one in found:
        member(house, one, by=elena)
    return found


def _walking(people: dict[str, Person]) -> Accompaniment:
    pair = walking(people["Bruno"], people["Aïcha"], people["Elena"])
    if pair.request is not None:
        pair.request.text = PRIVATE["request"]
        pair.request.save()
    return pair


def _asked(pair: Accompaniment) -> CheckIn:
    check_in = pair.check_ins.get()
    CheckIn.objects.filter(pk=check_in.pk).update(asked_at=now() - timedelta(hours=1))
    return check_in
