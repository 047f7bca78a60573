"""Groups that a house forms: what people wish for, who would lead, and the drafts that a coordinator reads."""

from datetime import date, timedelta
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.forming.values import ONLINE
from entrepairs.agenda.models.programme import Audience
from entrepairs.agenda.models.series import Series
from entrepairs.agenda.recurrence import Rhythm
from entrepairs.core import searches
from entrepairs.core.clock import now
from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.core.searches import Search
from entrepairs.core.states import Stateful
from entrepairs.people.models import Person
from entrepairs.structures.models import Role, Structure, held_by, run_by

RHYTHMS = [
    (Rhythm.WEEKLY.value, _("chaque semaine")),
    (Rhythm.FORTNIGHTLY.value, _("une semaine sur deux")),
    (Rhythm.MONTHLY.value, _("une fois par mois")),
]


class WishRoundQuerySet(models.QuerySet["WishRound"]):
    def visible_to(self, person: Person | None) -> "WishRoundQuerySet":
        """Those for everybody; those for the house or its members, to them; all of them, to who runs the house, was
        asked to lead there, or has a wish there."""
        if person is None:
            return self.filter(audience=Audience.ALL)
        members = set(Role.Name.values) - {Role.Name.VISITOR, Role.Name.PARTNER}
        return self.filter(
            Q(audience=Audience.ALL)
            | Q(audience=Audience.HOUSE, structure__in=held_by(person, *Role.Name.values))
            | Q(audience=Audience.MEMBERS, structure__in=held_by(person, *members))
            | Q(structure__in=run_by(person))
            | Q(pk__in=RoundLead.objects.filter(person=person).values("round"))
            | Q(pk__in=GroupWish.objects.filter(person=person).values("round"))
        )

    def run_by(self, person: Person) -> "WishRoundQuerySet":
        return self.filter(structure__in=run_by(person))

    def standing(self) -> "WishRoundQuerySet":
        return self.exclude(state=WishRound.State.ENDED)


class WishRound(Search):
    """A house asks who would like a group, then forms some (« recueil de souhaits »).

    `themes`, `moments` ([weekday from 0, "18:30"]), `places` (keys of Place), `languages` (ISO 639): what is offered;
    wishes and groups know them by their rank. `wishes_until`: the last day, on the clock of the house. `rhythm`,
    `sessions`, `minutes`, `starts_from`, `link`: of the groups to be. `asked_at`: when it was opened. `found`: how many
    were placed, the bound, the seconds. `undo`: drafts as they were before each change, the latest last."""

    class State(models.TextChoices):
        OPEN = "ouvert", _("recueille les souhaits")
        SENT = searches.SENT, _("attend son tour")
        SEARCHING = searches.SEARCHING, _("se prépare")
        READY = "brouillon", _("à relire")
        FAILED = "echoue", _("n’a pas pu se préparer")
        ENDED = "fini", _("terminé")

    TRANSITIONS: ClassVar[dict[Any, set[Any]]] = {
        State.OPEN: {State.SENT, State.ENDED},
        State.SENT: {State.SEARCHING, State.OPEN, State.FAILED},
        State.SEARCHING: {State.READY, State.OPEN, State.FAILED},
        State.READY: {State.SENT, State.OPEN, State.ENDED},
        State.FAILED: {State.SENT, State.OPEN, State.ENDED},
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    themes = models.JSONField("thèmes", default=list)
    for_whom = models.CharField("pour qui", max_length=200, blank=True)
    audience = models.CharField(max_length=8, choices=Audience, default=Audience.HOUSE)
    wishes_until = models.DateField()
    moments = models.JSONField("moments", default=list)
    places = models.JSONField("lieux", default=list)
    online = models.BooleanField("en ligne", default=False)
    languages = models.JSONField("langues", default=list)
    minutes = models.PositiveSmallIntegerField(default=90)
    rhythm = models.CharField(max_length=10, choices=RHYTHMS, default=Rhythm.WEEKLY.value)
    sessions = models.PositiveSmallIntegerField(default=8)
    starts_from = models.DateField()
    link = models.URLField(blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    found = models.JSONField(default=dict)
    undo = models.JSONField(default=list)
    opened_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = WishRoundQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_at", "pk"]

    def __str__(self) -> str:
        return " · ".join(self.themes)

    @property
    def today(self) -> date:
        """On the clock of the house."""
        return now().astimezone(ZoneInfo(self.structure.zone)).date()

    @property
    def takes_wishes(self) -> bool:
        return self.state == self.State.OPEN and self.today <= self.wishes_until

    @property
    def spots(self) -> list[int]:
        """Ranks of where a group may be."""
        return [*range(len(self.places)), *([ONLINE] if self.online else [])]


class RoundLeadQuerySet(models.QuerySet["RoundLead"]):
    def visible_to(self, person: Person) -> "RoundLeadQuerySet":
        return self.filter(Q(person=person) | Q(round__structure__in=run_by(person)))


class RoundLead(models.Model):
    """Someone who was asked to lead groups of a round (« animation proposée »). `most`: how many at once, at most.
    `moments`: bits of ranks; `spots`: ranks, ONLINE among them. `agreed_at`: they said yes; before, nothing counts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    round = models.ForeignKey(WishRound, on_delete=models.CASCADE, related_name="leads")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    most = models.PositiveSmallIntegerField("groupes, au plus", default=1)
    moments = models.PositiveIntegerField("moments", default=0)
    spots = models.JSONField("où", default=list)
    asked_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)

    objects = RoundLeadQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at", "pk"]
        constraints = [models.UniqueConstraint(name="leads_a_round_once", fields=["round", "person"])]

    def __str__(self) -> str:
        return str(self.person)


class GroupWishQuerySet(models.QuerySet["GroupWish"]):
    def visible_to(self, person: Person) -> "GroupWishQuerySet":
        """One’s own; and, to those who form the groups, those of the houses that one runs."""
        return self.filter(Q(person=person) | Q(round__structure__in=run_by(person)))


class GroupWish(models.Model):
    """Someone would like a group of this round (« souhait de groupe »). `themes`: ranks, the dearest first. `moments`:
    bits of ranks. `spots`: ranks, ONLINE among them. `languages`: codes. `is_new`: they never came to a group. `note`:
    a word for who forms the groups. Nothing is asked on health."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    round = models.ForeignKey(WishRound, on_delete=models.CASCADE, related_name="wishes")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    themes = models.JSONField("thèmes", default=list)
    moments = models.PositiveIntegerField("moments", default=0)
    spots = models.JSONField("où", default=list)
    languages = models.JSONField("langues", default=list)
    is_new = models.BooleanField("première fois", default=False)
    sealed_note = models.BinaryField(default=b"", editable=False)
    note = sealed("sealed_note", key="person.data_key")
    said_at = models.DateTimeField()

    objects = GroupWishQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["said_at", "pk"]
        constraints = [models.UniqueConstraint(name="wishes_once_a_round", fields=["round", "person"])]

    def __str__(self) -> str:
        return str(self.person)


class FormedGroup(Stateful):
    """A group that a round forms (« groupe en préparation »), until it is in the agenda. `theme`, `moment`, `place`:
    ranks of the round; `language`: a code. `drawn`: keys of the wishes that the drawing put there: where two people may
    not be together, they come first, whoever is moved since. `is_told`: the house knows that answers are missing."""

    class State(models.TextChoices):
        DRAFT = "brouillon", _("à relire")
        INVITED = "invite", _("les personnes répondent")
        STARTED = "commence", _("dans l’agenda")
        CLOSED = "ferme", _("fermé")

    TRANSITIONS: ClassVar[dict[Any, set[Any]]] = {
        State.DRAFT: {State.INVITED, State.CLOSED},
        State.INVITED: {State.STARTED, State.CLOSED},
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    round = models.ForeignKey(WishRound, on_delete=models.CASCADE, related_name="groups")
    number = models.PositiveSmallIntegerField()
    theme = models.PositiveSmallIntegerField()
    moment = models.PositiveSmallIntegerField()
    place = models.SmallIntegerField()
    language = models.CharField(max_length=8)
    lead = models.ForeignKey(RoundLead, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    drawn = models.JSONField(default=list)
    answer_by = models.DateTimeField(null=True)
    is_told = models.BooleanField(default=False)
    series = models.ForeignKey(Series, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["number", "pk"]
        constraints = [models.UniqueConstraint(name="one_number_a_group", fields=["round", "number"])]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def last_day(self) -> date | None:
        """The last day to answer, on the clock of the house."""
        until = self.answer_by and self.answer_by - timedelta(seconds=1)
        return until and until.astimezone(ZoneInfo(self.round.structure.zone)).date()


class GroupPlaceQuerySet(models.QuerySet["GroupPlace"]):
    def visible_to(self, person: Person) -> "GroupPlaceQuerySet":
        """One’s own once it was proposed; those of the houses that one runs."""
        own = Q(wish__person=person) & ~Q(state=GroupPlace.State.DRAFT)
        return self.filter(own | Q(wish__round__structure__in=run_by(person)))

    def live(self) -> "GroupPlaceQuerySet":
        """Those that hold someone."""
        return self.filter(state__in=GroupPlace.LIVE)


class GroupPlace(Stateful):
    """Someone in a group that is being formed (« place proposée »)."""

    class State(models.TextChoices):
        DRAFT = "brouillon", _("dans le brouillon")
        INVITED = "invite", _("n’a pas encore répondu")
        ACCEPTED = "accepte", _("a dit oui")
        PASSED = "autre", _("préfère un autre groupe")
        LAPSED = "passe", _("le groupe a commencé avant sa réponse")

    TRANSITIONS: ClassVar[dict[Any, set[Any]]] = {
        State.DRAFT: {State.INVITED},
        State.INVITED: {State.ACCEPTED, State.PASSED, State.LAPSED},
        State.ACCEPTED: {State.PASSED, State.LAPSED},
    }
    LIVE: ClassVar[list[str]] = [State.DRAFT, State.INVITED, State.ACCEPTED]

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(FormedGroup, on_delete=models.CASCADE, related_name="seats")
    wish = models.ForeignKey(GroupWish, on_delete=models.CASCADE, related_name="seats")
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    answered_at = models.DateTimeField(null=True)

    objects = GroupPlaceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["wish__said_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="placed_once_in_a_group", fields=["group", "wish"]),
            models.UniqueConstraint(
                name="one_live_place_a_wish", fields=["wish"], condition=Q(state__in=["brouillon", "invite", "accepte"])
            ),
        ]

    def __str__(self) -> str:
        return self.get_state_display()
