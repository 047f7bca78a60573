"""« J’y serai »: one seat, or a place in the waiting list."""

from typing import ClassVar

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.models.gathering import Gathering
from entrepairs.agenda.tokens import fingerprint, slip_token, token
from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.core.models import DataKey
from entrepairs.core.states import Stateful
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure, run_by


class SignupQuerySet(models.QuerySet["Signup"]):
    def visible_to(self, person: Person) -> "SignupQuerySet":
        """Own ones, and those of the houses whose days one runs."""
        return self.filter(Q(person=person) | Q(gathering__structure__in=run_by(person)))

    def seated(self) -> "SignupQuerySet":
        """Those that hold a seat: one that is offered is kept until the offer ends."""
        return self.filter(state__in=[Signup.State.GOING, Signup.State.OFFERED])

    def waiting(self) -> "SignupQuerySet":
        """The waiting list, first come first."""
        return self.filter(state=Signup.State.WAITING).order_by("asked_at", "pk")

    def of(self, person: Person) -> "SignupQuerySet":
        """Own ones that hold."""
        return self.live().filter(person=person)

    def by_token(self, token: str) -> "SignupQuerySet":
        """The one whose link this is, while it holds."""
        return self.live().filter(token_hash=fingerprint(token))

    def with_rank(self) -> "SignupQuerySet":
        """Each with its `rank` on the waiting list, from 1."""
        before = Signup.objects.filter(state=Signup.State.WAITING, gathering=OuterRef("gathering"))
        of_each = before.filter(asked_at__lt=OuterRef("asked_at")).order_by().values("gathering")
        return self.annotate(rank=Coalesce(Subquery(of_each.annotate(n=Count("pk")).values("n")), 0) + 1)

    def live(self) -> "SignupQuerySet":
        return self.exclude(state=Signup.State.CANCELLED)


class Signup(Stateful):
    """Someone signs up (« inscription »). With an account, or without: then `alias`, an e-mail address if they gave
    one, and `token_hash`, the fingerprint of the link by which they come back.

    `role`: the role that they hold in the house, empty for someone from outside: seats may be kept by role.
    `is_first`: they come for the first time. `course`: the same on the rows of all the sessions that one sign-up opens.
    `offered_until`: a seat came free and is theirs to take until then. `drew`: they were given a blank slip for the
    two questions afterwards; what became of it nobody knows."""

    class State(models.TextChoices):
        GOING = "vient", _("vient")
        WAITING = "attend", _("sur la liste d’attente")
        OFFERED = "place", _("une place est proposée")
        CANCELLED = "annule", _("ne vient pas")

    TRANSITIONS = {
        State.GOING: {State.CANCELLED},
        State.WAITING: {State.OFFERED, State.GOING, State.CANCELLED},
        State.OFFERED: {State.GOING, State.WAITING, State.CANCELLED},
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="signups")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    data_key = models.ForeignKey(DataKey, on_delete=models.SET_NULL, null=True, related_name="+", editable=False)
    sealed_alias = models.BinaryField(default=b"", editable=False)
    sealed_email = models.BinaryField(default=b"", editable=False)
    alias = sealed("sealed_alias", key="data_key")
    email = sealed("sealed_email", key="data_key")
    token_hash = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.GOING)
    role = models.CharField(max_length=20, blank=True)
    is_first = models.BooleanField(default=False)
    course = models.UUIDField(null=True)
    asked_at = models.DateTimeField()
    offered_until = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    drew = models.BooleanField(default=False)

    objects = SignupQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at", "pk"]
        indexes = [models.Index(fields=["gathering", "state", "asked_at"], name="signup_of_gathering")]
        constraints = [
            models.UniqueConstraint(
                name="signed_up_once", fields=["gathering", "person"], condition=~Q(state="annule")
            ),
            models.UniqueConstraint(name="one_signup_a_token", fields=["token_hash"], condition=~Q(token_hash="")),
            models.CheckConstraint(
                name="signup_offered_iff_until",
                condition=Q(state="place", offered_until__isnull=False) | (~Q(state="place") & Q(offered_until=None)),
            ),
        ]

    def __str__(self) -> str:
        return self.get_state_display()

    def copied_to(self, gathering: Gathering) -> "Signup":
        """The same for another session of the course, not yet written."""
        kept = ("person", "data_key", "state", "role", "is_first", "course", "asked_at", "offered_until")
        row = Signup(gathering=gathering, **{name: getattr(self, name) for name in kept})
        if self.data_key:
            row.alias, row.email = self.alias, self.email
        return row

    @property
    def path(self) -> str:
        """Their own page: of the gathering, or behind the link of someone without an account."""
        if self.person_id or not self.data_key:
            return self.gathering.get_absolute_url()
        return reverse("agenda:place", args=[token(self.data_key.secret)])

    @property
    def slip(self) -> str:
        """The token of their slip for the two questions, which only their key can write; "" without one."""
        key = self.person.data_key if self.person else self.data_key
        return slip_token(key.secret, self.pk) if key else ""

    @property
    def name(self) -> str:
        """What the team reads on its list: the pseudonym, or the alias, or nothing."""
        return self.person.pseudonym if self.person else self.alias


class BookingLimit(models.Model):
    """How many seats one person may hold at once in a house (« places à la fois »). No row: `USUAL`."""

    USUAL = 5

    structure = models.OneToOneField(Structure, on_delete=models.CASCADE, related_name="+")
    most = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(name="booking_limit_leaves_some", condition=Q(most__gte=1))]

    def __str__(self) -> str:
        return str(self.most)
