"""Whatever the order of acts, what the search reads of an offer is what the offer says at that moment; and the three
that it finds are those that the slow rules choose among every offer."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from entrepairs.accompaniment.actions.endings import end
from entrepairs.accompaniment.actions.erasures import leave_everything
from entrepairs.accompaniment.actions.leaving import leave
from entrepairs.accompaniment.actions.offers import add_absence, pause_offer, remove_absence, resume_offer
from entrepairs.accompaniment.actions.pauses import pause, resume
from entrepairs.accompaniment.actions.proposals import (
    accept_proposal,
    choose_proposal,
    decline_proposal,
    dismiss_all,
    take_back_proposal,
)
from entrepairs.accompaniment.actions.relays import agree_to_relay, decline_relay, name_relay
from entrepairs.accompaniment.actions.requests import reopen_request, withdraw_request
from entrepairs.accompaniment.matching import choose
from entrepairs.accompaniment.matching.columns import columns
from entrepairs.accompaniment.models import (
    Absence,
    Accompaniment,
    FindableOffer,
    Offer,
    Proposal,
    Relay,
    Request,
)
from entrepairs.accompaniment.offered import best, offers_now, peer_of
from entrepairs.accompaniment.rules.candidates import peers_for, seeker_of
from entrepairs.accompaniment.rules.pauses import seeker_of_pair
from entrepairs.accompaniment.tasks.proposals import EXPIRE_AFTER, locked_request, watch_asked
from entrepairs.accompaniment.tests.chain import DIJON, NANTES, habilitated, offering, open_house, written
from entrepairs.core.clock import at
from entrepairs.core.rules import Refused
from entrepairs.people.actions.consents import give_consent, withdraw_consent
from entrepairs.people.actions.profiles import change_experience, choose_experiences, save_profile
from entrepairs.people.models import LivedExperience, Person
from entrepairs.people.models.consent import Purpose
from entrepairs.safety.actions.blocks import block, unblock
from entrepairs.testimonies.tests.stories import NOON
from entrepairs.training.actions import withdraw_habilitation
from entrepairs.training.models import Habilitation
from tests.lives import Lived, a_few, many

HELPING, ASKING = ("Ada", "Basile", "Cléo", "Dora"), ("Zoé", "Yann", "Xéna")
TOPICS = ["depression", "bipolarite", "pensees-suicidaires"]
helper, asker, topics = st.integers(0, 3), st.integers(0, 2), st.lists(st.sampled_from(TOPICS), unique=True)
turn = st.integers(0, 30)
T = TypeVar("T")


def one_of(rows: Sequence[T], turn: int) -> T | None:
    return rows[turn % len(rows)] if rows else None


def accept(asked: Proposal) -> Any:
    return accept_proposal(asked, by=asked.supporter)


class Lives(Lived):
    """Four who help, three who ask, a house."""

    BEGINS, REFUSALS = NOON, (Refused, Proposal.DoesNotExist)

    @initialize()
    def begin(self) -> None:
        with at(self.hour):
            self.elena = Person.objects.create_person("Elena")
            self.house = open_house(self.elena)
            self.helpers = [Person.objects.create_person(name) for name in HELPING]
            self.askers = [Person.objects.create_person(name) for name in ASKING]
            for one in self.helpers:
                offering(habilitated(one, self.house, by=self.elena), topics=TOPICS[:1], capacity=1)

    def act(self, what: Callable[..., Any], *told: Any) -> Any:
        self.hour += timedelta(minutes=7)
        return super().act(what, *told)

    @rule(who=helper, said=topics, refused=topics, capacity=st.integers(0, 3), moments=st.integers(0, 7))
    def offer(self, who, said, refused, capacity, moments):
        one = self.helpers[who]
        terms = {"topics": said, "refused_topics": refused[:1], "capacity": capacity, "moments": moments}
        self.act(lambda: offering(one, **terms))

    @rule(who=helper, commune=st.sampled_from([DIJON, NANTES, ""]), languages=st.sampled_from([[], ["ar"], ["fr"]]))
    def tell(self, who, commune, languages):
        one = self.helpers[who]
        self.act(lambda: save_profile(one, by=one, commune=commune, languages=languages))

    @rule(who=helper, keys=topics, shown_to=st.sampled_from(["personne", "pair"]))
    def live(self, who, keys, shown_to):
        one = self.helpers[who]
        self.act(lambda: choose_experiences(one, keys, by=one))
        if lived := LivedExperience.objects.filter(person=one).first():
            self.act(lambda: change_experience(lived, when=lived.when, shown_to=shown_to, by=one))

    @rule(who=helper, what=st.integers(0, 7))
    def stop_or_come_back(self, who, what):
        one, day = self.helpers[who], self.hour.date()
        offer, absence = Offer.objects.get(person=one), Absence.objects.filter(offer__person=one).first()
        held = Habilitation.objects.in_force().filter(person=one).first()
        acts: list[Callable[[], Any]] = [
            lambda: pause_offer(offer, by=one),
            lambda: resume_offer(offer, by=one),
            lambda: add_absence(offer, day, day + timedelta(days=1), by=one),
            lambda: remove_absence(absence, by=one) if absence else None,
            lambda: withdraw_consent(one, Purpose.HELPING, by=one),
            lambda: give_consent(one, Purpose.HELPING, by=one),
            lambda: withdraw_habilitation(held, because="Voilà.", by=self.elena) if held else None,
            lambda: None if held else habilitated(one, self.house, by=self.elena),
        ]
        self.act(acts[what])

    @rule(who=asker, keys=topics, avoid=st.sampled_from(["", "Pas Ada, ni cléo"]), must=st.booleans())
    def ask(self, who, keys, avoid, must):
        one = self.askers[who]
        text = f"Bonjour, {self.hour}."
        wishes = {"experiences": keys, "must": keys[:1] if must else [], "avoid": avoid, "commune": DIJON}
        self.act(lambda: written(one, text, **wishes))

    @rule(turn=turn)
    def choose_one(self, turn):
        if one := one_of(Proposal.objects.shown().select_related("request__person"), turn):
            self.act(lambda: choose_proposal(one, shared=[], by=one.request.person))

    @rule(turn=turn, what=st.sampled_from([accept_proposal, accept_proposal, decline_proposal]))
    def answer(self, turn, what):
        if one := one_of(Proposal.objects.asked().select_related("supporter", "request__person"), turn):
            self.act(lambda: what(one, by=one.supporter))

    @rule(who=asker)
    def meet(self, who):
        """All at once, so that many walk together."""
        one, text = self.askers[who], f"Encore, {self.hour}."
        self.act(lambda: accept(choose_proposal(written(one, text).proposals.shown()[:1].get(), shared=[], by=one)))

    @rule(turn=turn)
    def take_back(self, turn):
        if one := one_of(Proposal.objects.asked().select_related("request__person"), turn):
            self.act(lambda: take_back_proposal(one, by=one.request.person))

    @rule(turn=turn, what=st.sampled_from([dismiss_all, withdraw_request, reopen_request]))
    def change_my_mind(self, turn, what):
        if one := one_of(Request.objects.select_related("person").order_by("pk"), turn):
            self.act(lambda: what(one, by=one.person))

    @rule()
    def nobody_answers(self):
        self.hour += EXPIRE_AFTER
        self.act(watch_asked.call)

    @rule(turn=turn, what=st.sampled_from([end, leave, pause, resume]), who=st.booleans())
    def walk_on(self, turn, what, who):
        if one := one_of(Accompaniment.objects.order_by("began_at"), turn):
            present = [row.person for row in one.participants.filter(left_at=None) if row.person]
            self.act(lambda: what(one, by=present[0 if who else -1]) if present else None)

    @rule(turn=turn, who=helper, kind=st.sampled_from(Relay.Kind.values))
    def call_someone(self, turn, who, kind):
        if one := one_of(Accompaniment.objects.open().order_by("began_at"), turn):
            self.act(lambda: name_relay(one, self.helpers[who], kind=kind, by=self.elena))

    @rule(turn=turn, yes=st.booleans())
    def come_or_not(self, turn, yes):
        if one := one_of(Relay.objects.standing().exclude(to=None).select_related("to", "accompaniment"), turn):
            seeker = seeker_of_pair(one.accompaniment)
            self.act(lambda: (agree_to_relay if yes else decline_relay)(one, by=one.to))
            if yes and seeker:
                self.act(lambda: agree_to_relay(Relay.objects.get(pk=one.pk), by=seeker))

    @rule(who=asker, other=helper, what=st.sampled_from([block, unblock]), mine=st.booleans())
    def keep_apart(self, who, other, what, mine):
        one, them = self.askers[who], self.helpers[other]
        self.act(lambda: what(them, by=one) if mine else what(one, by=them))

    @rule(who=asker)
    def go(self, who):
        self.act(lambda: leave_everything(self.askers[who]))

    @invariant()
    def what_is_read_is_what_is_said(self):
        with at(self.hour):
            kept = {row.offer_id: row for row in FindableOffer.objects.all()}
            for offer in offers_now():
                row = kept.pop(offer.pk)
                said = columns(peer_of(offer))
                assert {name: getattr(row, name) for name in said} == said, offer.person
            assert not kept

    @invariant()
    def what_is_found_is_what_is_chosen_by_hand(self):
        with at(self.hour):
            for key in Request.objects.open().values_list("pk", flat=True):
                request = locked_request(key)
                seeker = seeker_of(request)
                by_hand = [match.peer.id for match in choose(seeker, peers_for(request))]
                assert [str(one.person) for one in best(seeker, 3)] == by_hand


@pytest.mark.django_db
def test_no_order_of_acts_leaves_the_search_behind():
    a_few(Lives, examples=6, steps=20)


@pytest.mark.long
@pytest.mark.django_db
def test_the_same_with_many_orders():
    many(Lives, examples=60, steps=50)
